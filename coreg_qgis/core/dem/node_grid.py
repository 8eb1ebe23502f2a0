"""Smooth surfaces over a raster, given at the centres of square cells of its pixels: bicubic B-splines through them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np
from scipy import ndimage

from ..grid import Window

_CHUNK = 1 << 20  # places evaluated at once


@dataclass(frozen=True, eq=False)
class NodeGrid:
    """``coefficients`` (k, rows + 2, cols + 2) of k surfaces; nodes lie in the middle of their cells of ``cell`` px.

    Beyond the outermost nodes the surfaces keep their value there.
    """

    cell: int
    coefficients: np.ndarray

    @classmethod
    def through(cls, values: np.ndarray, cell: int) -> NodeGrid:
        """The surfaces with these values (k, rows, cols) at the nodes."""
        found = np.empty((len(values), values.shape[1] + 2, values.shape[2] + 2))
        for own, surface in zip(found, values):
            # Odd reflection: beside the border the surface goes on as it arrives there.
            wide = np.pad(surface, 2, "reflect", reflect_type="odd")
            own[:] = ndimage.spline_filter(wide, 3, mode="mirror")[1:-1, 1:-1]
        return cls(cell, found)

    @classmethod
    def level(cls, values: Tuple[float, ...], shape: Tuple[int, int], cell: int) -> NodeGrid:
        """Constant surfaces over a raster of ``shape``."""
        rows, cols = node_count(shape, cell)
        return cls(cell, np.ones((len(values), rows + 2, cols + 2)) * np.reshape(values, (-1, 1, 1)))

    @property
    def nodes(self) -> Tuple[int, int]:
        """Number of nodes (rows, cols)."""
        return self.coefficients.shape[1] - 2, self.coefficients.shape[2] - 2

    def on_cells(self, shape: Tuple[int, int], cell: int) -> np.ndarray:
        """(k, rows, cols) values at the nodes that cells of ``cell`` px of a raster of ``shape`` have."""
        row, col = ((np.arange(n) + 0.5) * cell for n in node_count(shape, cell))
        return self._product(row, col)

    def on_window(self, window: Window) -> np.ndarray:
        """(k, height, width) float32 at the centres of the raster's pixels."""
        row = window.row + np.arange(window.height) + 0.5
        col = window.col + np.arange(window.width) + 0.5
        return self._product(row, col)

    def at(self, col: np.ndarray, row: np.ndarray) -> np.ndarray:
        """(k, ...) at pixel places of any shape."""
        col, row = np.broadcast_arrays(np.asarray(col, float), np.asarray(row, float))
        found = np.empty((len(self.coefficients), col.size))
        flat_col, flat_row = col.reshape(-1), row.reshape(-1)
        for start in range(0, col.size, _CHUNK):
            part = slice(start, start + _CHUNK)
            place = np.stack([
                np.clip(v[part] / self.cell - 0.5, 0, n - 1) + 1 for v, n in zip((flat_row, flat_col), self.nodes)
            ])  # fmt: skip
            for own, surface in zip(found, self.coefficients):
                own[part] = ndimage.map_coordinates(surface, place, order=3, mode="mirror", prefilter=False)
        return found.reshape(len(found), *col.shape)

    def _product(self, row: np.ndarray, col: np.ndarray) -> np.ndarray:
        """Values at all pairs of pixel rows and columns; float32, as its pixels are many."""
        down, across = (_basis(v / self.cell - 0.5, n) for v, n in zip((row, col), self.nodes))
        # Only the nodes that the rows reach take part.
        used = np.flatnonzero(down.any(0))
        first, last = used[0], used[-1] + 1
        inner = np.matmul(down[:, first:last], self.coefficients[:, first:last]).astype(np.float32)
        return _along_columns(inner, across)


def node_count(shape: Tuple[int, int], cell: int) -> Tuple[int, int]:
    """Number of cells (rows, cols) that cover a raster."""
    return -(-shape[0] // cell), -(-shape[1] // cell)


def _weights(t: np.ndarray, nodes: int) -> Tuple[np.ndarray, np.ndarray]:
    """First coefficient and weights (n, 4) of the cubic B-splines at t, 0 at the first node."""
    t = np.clip(t, 0, nodes - 1)
    first = np.minimum(t.astype(int), max(nodes - 2, 0))
    u = (t - first)[:, None]
    weights = np.hstack([(1 - u) ** 3, 3 * u**3 - 6 * u**2 + 4, -3 * u**3 + 3 * u**2 + 3 * u + 1, u**3]) / 6
    return first, weights


def _basis(t: np.ndarray, nodes: int) -> np.ndarray:
    first, weights = _weights(t, nodes)
    found = np.zeros((len(t), nodes + 2))
    for i in range(4):
        # A single node has three coefficients, and the fourth weight is zero there.
        np.add.at(found, (np.arange(len(t)), np.minimum(first + i, nodes + 1)), weights[:, i])
    return found


def _along_columns(inner: np.ndarray, across: np.ndarray) -> np.ndarray:
    """``inner`` (k, rows, coefficients) times the banded matrix ``across`` (cols, coefficients), piece by piece."""
    found = np.empty((*inner.shape[:2], len(across)), np.float32)
    step = max(64, len(across) // 16)
    for start in range(0, len(across), step):
        part = across[start : start + step]
        used = np.flatnonzero(part.any(0))
        first, last = used[0], used[-1] + 1
        found[..., start : start + step] = inner[..., first:last] @ part[:, first:last].T.astype(np.float32)
    return found
