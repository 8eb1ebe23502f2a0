"""Which places of an image located by arrays the nodes of a map grid show: what is needed to resample it."""

from __future__ import annotations

from typing import Callable, Tuple

import numpy as np
from scipy import ndimage

from .feedback import SILENT, Feedback, check_cancelled
from .geolocation import Geolocation
from .grid import GeoGrid

_SPARSE = 8  # every so many nodes are searched, the others begin between them
_ROWS = 512  # of nodes at once


def pixel_lattice(
    geolocation: Geolocation, grid: GeoGrid, step: int, *, project: Callable | None = None,
    feedback: Feedback = SILENT,
) -> Tuple[np.ndarray, np.ndarray]:
    """Pixel coordinates (cols, rows) in the image of the nodes of ``grid``, NaN where the image does not reach.

    Nodes lie at the pixel coordinates step * (index 1, index 0) of the grid and end at or beyond its last edges.
    ``project(x, y)`` takes the grid's coordinates to the arrays' CRS (default: they share it), NaN or infinite where
    that is not possible. Half a step of the arrays beyond the image's edges is filled, for interpolation at the edge.
    """
    shape = tuple(-(-n // step) + 1 for n in grid.shape)
    cols, rows = np.empty(shape), np.empty(shape)
    for first in range(0, shape[0], _ROWS):
        check_cancelled(feedback)
        part = np.arange(first, min(first + _ROWS, shape[0]))
        x, y = grid.to_map(*np.meshgrid(np.arange(shape[1]) * float(step), part * float(step)))
        if project is not None:
            x, y = project(x, y)
        cols[part], rows[part] = _solved(geolocation, x, y)
        feedback.set_progress(100 * (part[-1] + 1) / shape[0])
    return cols, rows


def _solved(geolocation: Geolocation, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Places of all nodes, begun between sparse ones that are searched."""
    if geolocation.cells.first is not None or min(x.shape) < 3 * _SPARSE:
        return geolocation.to_pixel(x, y)
    sparse = [_edge_kept(v) for v in (x, y)]
    found = geolocation.to_pixel(*sparse)
    index = [np.minimum(np.arange(n) / _SPARSE, s - 1) for n, s in zip(x.shape, sparse[0].shape)]
    at = np.meshgrid(*index, indexing="ij")
    near = [ndimage.map_coordinates(f, at, order=1, mode="nearest") for f in found]
    return geolocation.to_pixel(x, y, near=near)


def _edge_kept(nodes: np.ndarray) -> np.ndarray:
    rows, cols = (np.append(np.arange(0, n - 1, _SPARSE), n - 1) for n in nodes.shape)
    return nodes[np.ix_(rows, cols)]
