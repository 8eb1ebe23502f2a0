"""Pairs of elevation models of any size, read and corrected window by window.

Local methods go through a pair in bands of rows, so that memory depends on the width of the reference only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Tuple

import numpy as np

from ..grid import GeoGrid, Window
from ..raster import ArrayRaster, RasterSource, read_usable
from .dem_pair import DemPair

_BAND = 1 << 18  # pixels of a band, about
_MARGIN = 12  # px around the places read, within which a cubic spline forgets where its array ended
_SHRINK_EARLY = 0.3  # a model 1.7 times as fine as the reference is averaged two by two when it is read


@dataclass(frozen=True, eq=False)
class PairWindows:
    """As DemPair, of rasters; a ``stable`` raster on the reference's grid is stable where it is valid and not 0."""

    reference: RasterSource
    aligned: RasterSource
    stable: RasterSource | None = None
    metres: Tuple[float, float] = (1.0, 1.0)

    @classmethod
    def of(cls, pair: DemPair) -> PairWindows:
        """The windows of a pair in memory."""
        grids = (pair.reference_grid, pair.aligned_grid)
        rasters = [ArrayRaster(a, g.geotransform, g.crs_wkt) for a, g in zip((pair.reference, pair.aligned), grids)]
        stable = pair.stable
        if stable is not None:
            stable = ArrayRaster(stable.view(np.uint8), grids[0].geotransform, grids[0].crs_wkt)
        return cls(*rasters, stable, pair.metres)

    @property
    def grid(self) -> GeoGrid:
        """The reference's grid."""
        return self.reference.grid

    @property
    def pixel(self) -> float:
        """The longer side of a reference pixel in metres."""
        return float(max(np.multiply(self.grid.resolution, self.metres)))

    def bands(self, multiple: int = 1) -> List[Window]:
        """The reference in bands whose heights are multiples of ``multiple`` rows, from the top."""
        rows, cols = self.grid.shape
        height = multiple * max(1, round(_BAND / (cols * multiple)))
        return [Window(row, 0, min(height, rows - row), cols) for row in range(0, rows, height)]

    def heights(self, window: Window) -> np.ndarray:
        """Heights of the reference (float32), NaN in voids and outside."""
        return _with_voids(*read_usable(self.reference, window))

    def stable_pixels(self, window: Window) -> np.ndarray:
        """Bool: stable by the mask, whether there is a height or not."""
        if self.stable is None:
            return np.ones(window.shape, bool)
        values, valid = read_usable(self.stable, window)
        return valid & (values != 0)

    def places(self, window: Window) -> Tuple[np.ndarray, np.ndarray]:
        """Map coordinates (x, y) of the centres of the reference's pixels."""
        cols = np.arange(window.col, window.col + window.width) + 0.5
        rows = np.arange(window.row, window.row + window.height)[:, None] + 0.5
        return tuple(np.broadcast_to(v, window.shape) for v in self.grid.to_map(cols, rows))

    def pair(self, window: Window, field: Any, reach: int = 0) -> DemPair:
        """The window, with as much of the other model as ``field`` brings onto it and ``reach`` px around that."""
        heights = self.heights(window)
        return self._pair(window, heights, *self.sources(window, field, heights)[:2], reach)

    def sources(self, window: Window, field: Any, heights: np.ndarray) -> Tuple[np.ndarray, ...]:
        """(x, y, z) of each pixel: where ``field`` brings it from, and what it adds to the height there."""
        x, y = self.places(window)
        if hasattr(field, "sources"):
            return field.sources(x, y, heights, window)
        return shift_sources(field, x, y, heights)

    def corrected(self, window: Window, field: Any, heights: np.ndarray) -> np.ndarray:
        """The corrected model on a window of the reference; float32, NaN in voids. One cubic interpolation."""
        x, y, up = self.sources(window, field, heights)
        pair = self._pair(window, heights, x, y)
        if not np.isfinite(pair.aligned).any():
            return np.full(window.shape, np.nan, np.float32)
        return pair.sampled(x, y) + np.asarray(up, np.float32)

    def _pair(self, window: Window, heights: np.ndarray, x: np.ndarray, y: np.ndarray, reach: int = 0) -> DemPair:
        grid = self.aligned.grid
        factor = max(1, int(min(np.divide(self.grid.resolution, grid.resolution)) + _SHRINK_EARLY))
        part = around(*grid.to_pixel(x, y), grid.shape, factor, _MARGIN + reach)
        model = _with_voids(*read_usable(self.aligned, part, 1, factor))
        return DemPair(
            heights, model, self.grid.subgrid(window), grid.subgrid(part, factor), self.stable_pixels(window),
            self.metres,
        )  # fmt: skip


def shift_sources(field: Any, x: np.ndarray, y: np.ndarray, heights: np.ndarray) -> Tuple[Any, ...]:
    """As PairWindows.sources, of a whole-model solution at map places (x, y) of the reference."""
    if field.is_translation:
        east, north = (float(v) for v in field.displacement(0.0, 0.0))
        up = field.vertical(x - east, y - north) if field.ramps else field.dz
        return x - east, y - north, up
    z = np.where(np.isfinite(heights), heights, field.centre[2])
    east, north = field.displacement(x, y, z)
    for _ in range(2):
        # Given at the model's own places: a fixed point, as it changes slowly.
        east, north = field.displacement(x - east, y - north, z)
    return x - east, y - north, field.vertical(x - east, y - north, z)


def _with_voids(values: np.ndarray, valid: np.ndarray) -> np.ndarray:
    return values if valid.all() else np.where(valid, values, np.float32(np.nan))


def around(col: np.ndarray, row: np.ndarray, shape: Tuple[int, int], factor: int, margin: int) -> Window:
    """The part of a raster around pixel places, of whole averaged pixels; at least one of them, all inside."""
    sides, margin = [], margin * factor
    for place, size in ((row, shape[0]), (col, shape[1])):
        low = min(max(int(np.floor(place.min())) - margin, 0), size - 1) // factor * factor
        high = min(max(int(np.ceil(place.max())) + margin, low + 1), size)
        sides.append((low, -(-(high - low) // factor) * factor))
    (top, height), (left, width) = sides
    return Window(top, left, height, width)
