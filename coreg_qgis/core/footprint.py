"""Where a raster holds data: its footprint as a polygon, and what two of them share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, List, Tuple

import numpy as np
from scipy import ndimage
from shapely.affinity import affine_transform
from shapely.geometry import Polygon, box
from shapely.ops import unary_union
from shapely.validation import make_valid

from .errors import InputError, NoOverlapError
from .feedback import SILENT, Feedback, check_cancelled
from .grid import GeoGrid, Window
from .raster import RasterSource, read_usable

MAX_SIDE = 1024  # of the decimated mask from which matching takes its footprints
_MANY_RUNS = 20_000  # scattered no-data gives so many pieces that they are closed before they become polygons


@dataclass(frozen=True, eq=False)
class Decimated:
    """A raster read at a fraction of its resolution: values, validity and their grid."""

    values: np.ndarray
    valid: np.ndarray
    grid: GeoGrid
    factor: int


def read_decimated(
    source: RasterSource, band: int, window: Window, factor: int, feedback: Feedback = SILENT
) -> Decimated:
    """``window`` of the source averaged over squares of ``factor`` pixels, read in bands of rows."""
    grid = source.grid.subgrid(window, factor)
    values, valid = np.zeros(grid.shape, np.float32), np.zeros(grid.shape, bool)
    step = max(1, 1024 // factor)
    for first in range(0, grid.shape[0], step):
        check_cancelled(feedback)
        last = min(first + step, grid.shape[0])
        height = min(last * factor, window.height) - first * factor
        part = Window(window.row + first * factor, window.col, height, window.width)
        values[first:last], valid[first:last] = read_usable(source, part, band, factor)
        feedback.set_progress(100 * last / grid.shape[0])
    return Decimated(values, valid, grid, factor)


def valid_footprint(source: RasterSource, band: int = 1, feedback: Feedback = SILENT) -> Any:
    """Polygon of the pixels that hold data, in the raster's CRS, as fine as ``MAX_SIDE`` pixels across allow.

    Raises InputError where no pixel holds data.
    """
    factor = max(1, math.ceil(max(source.grid.shape) / MAX_SIDE))
    whole = read_decimated(source, band, Window(0, 0, *source.grid.shape), factor, feedback)
    footprint = polygon_of(whole.valid, whole.grid)
    # The last decimated row and column may reach past the raster.
    footprint = footprint.intersection(Polygon(source.grid.corners()))
    if footprint.is_empty:
        raise InputError(f"{source.name} holds no valid data in band {band}: check its no-data value and its mask.")
    return footprint


def polygon_of(valid: np.ndarray, grid: GeoGrid) -> Any:
    """Polygon of the True pixels of ``valid`` on ``grid``; empty where there are none."""
    runs = _boxes(valid)
    if len(runs) > _MANY_RUNS:
        runs = _boxes(ndimage.binary_closing(np.pad(valid, 2), iterations=2)[2:-2, 2:-2] | valid)
    x0, a, b, y0, c, d = grid.geotransform
    return affine_transform(unary_union([box(*run) for run in runs]), [a, b, c, d, x0, y0])


def _boxes(valid: np.ndarray) -> List[Tuple[int, int, int, int]]:
    """Rectangles (col, row, col, row) that tile the True pixels: runs of a row, joined over rows that repeat."""
    padded = np.zeros((valid.shape[0], valid.shape[1] + 2), np.int8)
    padded[:, 1:-1] = valid
    edges = np.diff(padded, axis=1)
    boxes, open_runs, since = [], None, 0
    for row in range(valid.shape[0]):
        if row == 0 or (valid[row] != valid[row - 1]).any():
            boxes += [(first, since, last, row) for first, last in open_runs or []]
            starts, stops = np.flatnonzero(edges[row] == 1), np.flatnonzero(edges[row] == -1)
            open_runs, since = list(zip(starts.tolist(), stops.tolist())), row
    return boxes + [(first, since, last, valid.shape[0]) for first, last in open_runs or []]


def overlap_of(reference: Any, target: Any) -> Any:
    """What two footprints in the same CRS share; raises NoOverlapError where that has no area."""
    # Outlines drawn by hand may cross themselves.
    reference, target = (g if g.is_valid else make_valid(g) for g in (reference, target))
    shared = reference.intersection(target)
    polygons = [g for g in getattr(shared, "geoms", [shared]) if g.geom_type in ("Polygon", "MultiPolygon")]
    shared = unary_union(polygons)
    if shared.is_empty or shared.area <= 0:
        raise NoOverlapError(
            "The reference and the target image do not overlap: check that both show the same place and that "
            "their CRSs are right."
        )
    return shared


def window_over(grid: GeoGrid, geometry: Any) -> Window:
    """The smallest window of ``grid`` that covers the bounds of a geometry in the same CRS."""
    xmin, ymin, xmax, ymax = geometry.bounds
    cols, rows = grid.to_pixel(np.array([xmin, xmax, xmax, xmin]), np.array([ymin, ymin, ymax, ymax]))
    row, col = math.floor(rows.min() + 1e-6), math.floor(cols.min() + 1e-6)
    height, width = math.ceil(rows.max() - 1e-6) - row, math.ceil(cols.max() - 1e-6) - col
    return Window(row, col, max(1, height), max(1, width))
