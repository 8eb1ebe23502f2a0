"""Rasters of aligned elevation models, computed block by block from the original: one interpolation, or none."""

from __future__ import annotations

from typing import Any, Tuple

import numpy as np

from ..core.dem.dem_pair import DemPair
from ..core.dem.local_field import LocalField
from ..core.dem.pair_windows import PairWindows, around, shift_sources
from ..core.grid import GeoGrid, Window
from ..core.raster import read_usable
from .crs import Projector, area_of_interest
from .dem_open import OpenedDems

HEIGHT, DIFFERENCE = "Height", "Difference"
SHIFT_BANDS = ("SHIFT_X_M", "SHIFT_Y_M", "SHIFT_Z_M")
_BLOCK = 1 << 19  # pixels: large ones waste little on the margins that a spline needs
_MARGIN = 16  # px around the places read
_SHRINK_EARLY = 0.3


class MovedHeights:
    """The pixels as they are, at their new place, with the vertical correction added: nothing is interpolated."""

    bands = (HEIGHT,)
    block_pixels = _BLOCK

    def __init__(self, windows: PairWindows, field: Any):
        self._source, self._field = windows.aligned, field
        east, north = (float(v) for v in field.displacement(0.0, 0.0))
        self.grid = windows.aligned.grid.shifted(east, north)

    def read(self, block: Window) -> np.ndarray:
        """See shift_raster.Bands."""
        values, valid = read_usable(self._source, block)
        places = self._source.grid.to_map(*_centres(block))
        return np.where(valid, values + self._field.vertical(*places), np.nan).astype(np.float32)[None]


class HeightsOnReference:
    """The corrected model on the pixels of the reference, where that is in the same CRS."""

    bands = (HEIGHT,)
    block_pixels = _BLOCK

    def __init__(self, dems: OpenedDems, field: Any):
        self._windows, self._field, self._part = dems.windows, field, dems.part
        crs = dems.windows.grid.crs_wkt
        self.grid = GeoGrid(dems.reference_grid.shape, dems.reference_grid.geotransform, crs)

    def read(self, block: Window) -> np.ndarray:
        """See shift_raster.Bands."""
        window = block.moved(-self._part.col, -self._part.row)
        return self._windows.corrected(window, self._field, self._windows.heights(window))[None]


class HeightsOnGrid:
    """The corrected model on any grid in any CRS."""

    bands = (HEIGHT,)
    block_pixels = _BLOCK

    def __init__(self, windows: PairWindows, field: Any, grid: GeoGrid):
        self.grid = grid
        self._windows, self._field = windows, field
        self._projector = Projector(grid.crs_wkt, windows.grid.crs_wkt, area_of_interest(grid))

    def read(self, block: Window) -> np.ndarray:
        """See shift_raster.Bands."""
        x, y = self._projector(*self.grid.to_map(*_centres(block)))
        found = np.full((1, *block.shape), np.nan, np.float32)
        known = np.isfinite(x) & np.isfinite(y)
        if known.any():
            found[0, known] = self._sampled(x[known], y[known], _spacing(x, y))
        return found

    def _sampled(self, x: np.ndarray, y: np.ndarray, spacing: Tuple[float, float]) -> np.ndarray:
        model, field = self._windows.aligned, self._field
        factor = max(1, int(min(np.divide(spacing, model.grid.resolution)) + _SHRINK_EARLY))
        from_x, from_y, up = _sources(field, x, y, np.full(x.shape, np.nan))
        part = around(*model.grid.to_pixel(from_x, from_y), model.grid.shape, factor, _MARGIN)
        values, valid = read_usable(model, part, 1, factor)
        if not valid.any():
            return np.full(x.shape, np.nan, np.float32)
        heights, grid = np.where(valid, values, np.float32(np.nan)), model.grid.subgrid(part, factor)
        pair = DemPair(heights, heights, grid, grid, None, self._windows.metres)
        if field.needs_height:
            from_x, from_y, up = _sources(field, x, y, pair.sampled(from_x, from_y) + up)
        return pair.sampled(from_x, from_y) + np.asarray(up, np.float32)


class Differences:
    """Reference minus corrected model on the pixels that are compared."""

    bands = (DIFFERENCE,)
    block_pixels = _BLOCK

    def __init__(self, windows: PairWindows, field: Any):
        self.grid = windows.grid
        self._windows, self._field = windows, field

    def read(self, block: Window) -> np.ndarray:
        """See shift_raster.Bands."""
        heights = self._windows.heights(block)
        return (heights - self._windows.corrected(block, self._field, heights))[None]


class Shifts:
    """Metres east, north and up that are added to what lands on each pixel of the reference."""

    bands = SHIFT_BANDS
    block_pixels = _BLOCK

    def __init__(self, windows: PairWindows, field: Any):
        self.grid = windows.grid
        self._windows, self._field = windows, field

    def read(self, block: Window) -> np.ndarray:
        """See shift_raster.Bands."""
        x, y = self._windows.places(block)
        from_x, from_y, up = self._windows.sources(block, self._field, self._windows.heights(block))
        metres = self._windows.metres
        found = np.empty((3, *block.shape), np.float32)
        found[0], found[1], found[2] = (x - from_x) * metres[0], (y - from_y) * metres[1], up
        return found


def aligned_heights(dems: OpenedDems, field: Any, on_reference: bool) -> Any:
    """The corrected model as Bands on the reference's grid, or where it stays itself.

    A correction that is more than a shift and a ramp is resampled onto the model's own grid.
    """
    if on_reference:
        if dems.is_projected:
            return HeightsOnGrid(dems.windows, field, dems.reference_grid)
        return HeightsOnReference(dems, field)
    if isinstance(field, LocalField) or not field.is_translation:
        return HeightsOnGrid(dems.windows, field, dems.aligned_grid)
    return MovedHeights(dems.windows, field)


def _centres(block: Window) -> Tuple[np.ndarray, np.ndarray]:
    cols, rows = np.arange(block.width) + block.col + 0.5, np.arange(block.height) + block.row + 0.5
    return tuple(np.meshgrid(cols, rows))


def _spacing(x: np.ndarray, y: np.ndarray) -> Tuple[float, float]:
    """Typical length of the block's pixels along both axes of the map."""
    lengths = []
    for v in (x, y):
        steps = [np.abs(np.diff(v, axis=axis)) for axis in (0, 1) if v.shape[axis] > 1]
        medians = [float(np.median(s[np.isfinite(s)])) for s in steps if np.isfinite(s).any()]
        lengths.append(max(medians, default=0.0))
    return tuple(lengths)


def _sources(field: Any, x: np.ndarray, y: np.ndarray, heights: np.ndarray) -> Tuple[Any, ...]:
    """As PairWindows.sources, of places that are no pixels of the reference."""
    if not isinstance(field, LocalField):
        return shift_sources(field, x, y, heights)
    east, north, up = field.local.at(*field.grid.to_pixel(x, y))
    metres = field.start.metres
    x, y, whole = shift_sources(field.start, x - east / metres[0], y - north / metres[1], heights)
    return x, y, whole + up
