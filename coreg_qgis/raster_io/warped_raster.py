"""A raster as it appears on another grid: reading a window is the resampling."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Tuple

import numpy as np

from ..core.errors import InputError
from ..core.feedback import check_cancelled
from ..core.grid import GeoGrid, Window
from ..core.raster import RESAMPLINGS
from .gdal_calls import gdal_calls, reason
from .warp import COARSER, WarpPlan, array_dataset, warp

if TYPE_CHECKING:
    from .gdal_raster import GdalRaster

TILE = 512  # target pixels; the patch of the source below one is at most 4 * SHRUNK_SCALE times as wide
SHRUNK_SCALE = 2.0  # finer sources are averaged until so many of their pixels fall on one target pixel
MARGIN = 4  # source pixels: the radius of the longest kernel (lanczos, 3), and one to spare


class WarpedRaster:
    """Another raster on ``grid`` as a RasterSource; windows may reach past the grid, where the source has data.

    Invalid pixels take no part. At about equal resolution a pixel is valid where the four source pixels around its
    centre are; on coarser grids, where at least half of what lies below it is.
    """

    def __init__(self, source: GdalRaster, grid: GeoGrid, resampling: str = "cubic"):
        if resampling not in (*RESAMPLINGS, "max"):
            raise InputError(f"There is no resampling method \"{resampling}\": choose one of {', '.join(RESAMPLINGS)}.")
        self.source = source
        self.grid = grid
        self.resampling = resampling
        self._plan = WarpPlan.between(source.grid, grid)

    @property
    def band_count(self) -> int:
        """Number of bands of the source that hold data."""
        return self.source.band_count

    @property
    def name(self) -> str:
        """Name of the source."""
        return self.source.name

    @property
    def scale(self) -> Tuple[float, float]:
        """How many pixels of the source lie in one of the grid, along its columns and rows."""
        return self._plan.scale

    @property
    def block_rows(self) -> int:
        """Rows that are best read at once."""
        return TILE

    def with_crs(self, crs_wkt: str) -> WarpedRaster:
        """The same with another text for the grid's CRS."""
        grid = GeoGrid(self.grid.shape, self.grid.geotransform, crs_wkt)
        return WarpedRaster(self.source, grid, self.resampling)

    def on_grid(self, grid: GeoGrid, resampling: str = "cubic") -> WarpedRaster:
        """Resamples from the original, never twice."""
        return self.source.on_grid(grid, resampling)

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource.read; ``factor`` > 1 resamples straight onto the coarser grid."""
        target = self.grid.subgrid(window, factor)
        values, valid = np.zeros(target.shape, np.float32), np.zeros(target.shape, bool)
        for top in range(0, target.shape[0], TILE):
            for left in range(0, target.shape[1], TILE):
                check_cancelled(self.source.feedback)
                place = slice(top, top + TILE), slice(left, left + TILE)
                tile = Window(top, left, *values[place].shape)
                values[place], valid[place] = self._read_tile(target.subgrid(tile), band, factor)
        return values, valid

    def read_valid(self, window: Window, band: int = 1) -> np.ndarray:
        """Validity alone, bool (rows, cols)."""
        return self.read(window, band)[1]

    def empty_cache(self) -> None:
        """Give back the blocks that GDAL keeps for later reads."""
        self.source.empty_cache()

    def _read_tile(self, target: GeoGrid, band: int, factor: int) -> Tuple[np.ndarray, np.ndarray]:
        plan = WarpPlan(self._plan.projector, self._plan.area, tuple(s * factor for s in self._plan.scale))
        resampling = "average" if factor > 1 and self.resampling == "nearest" else self.resampling
        shrink = 1 if resampling == "nearest" else max(1, math.floor(min(plan.scale) / SHRUNK_SCALE))
        patch = self._patch_below(target, plan, shrink)
        if patch is None:
            self.source.read(Window(0, 0, 0, 0), band)  # a wrong band number is an error wherever it is read
            return np.zeros(target.shape, np.float32), np.zeros(target.shape, bool)
        values, valid = self.source.read(patch, band, shrink)
        if not valid.any():
            return np.zeros(target.shape, np.float32), np.zeros(target.shape, bool)
        try:
            return _resample(values, valid, self.source.grid.subgrid(patch, shrink), target, resampling, plan, shrink)
        except RuntimeError as problem:
            raise InputError(f"{self.name} cannot be resampled to the other grid ({reason(problem)}).") from problem

    def _patch_below(self, target: GeoGrid, plan: WarpPlan, shrink: int) -> Window | None:
        """The window of the source that a tile needs, None where the source does not reach."""
        cols, rows = plan.source_pixels(self.source.grid, target)
        known = np.isfinite(cols) & np.isfinite(rows)
        if not known.any():
            return None
        margin = math.ceil(MARGIN * max(*plan.scale, shrink)) + shrink
        # Beyond its margin the source is invalid anyway; without this a grid far away would ask for a huge patch.
        limit_rows, limit_cols = self.source.grid.shape
        top, bottom = _span(rows[known], margin, limit_rows)
        left, right = _span(cols[known], margin, limit_cols)
        if top >= bottom or left >= right:
            return None
        return Window(top, left, -(-(bottom - top) // shrink) * shrink, -(-(right - left) // shrink) * shrink)


def _span(positions: np.ndarray, margin: int, limit: int) -> Tuple[int, int]:
    first, last = math.floor(positions.min()) - margin, math.ceil(positions.max()) + margin
    return max(first, -margin), min(last, limit + margin)


def _resample(values, valid, origin: GeoGrid, target: GeoGrid, resampling: str, plan: WarpPlan, shrink: int):
    """Values (float32) and validity of a patch at grid ``origin`` on the grid ``target``."""
    everywhere = bool(valid.all())
    result = np.full(target.shape, np.nan, np.float32)
    patch = values if everywhere else np.where(valid, values, np.float32(np.nan))
    source = array_dataset(patch)
    destination = array_dataset(result)
    with gdal_calls():
        if not everywhere:
            source.GetRasterBand(1).SetNoDataValue(math.nan)
            destination.GetRasterBand(1).SetNoDataValue(math.nan)
    warp(source, origin, destination, target, resampling, plan, shrink=shrink)
    destination.FlushCache()
    usable = np.isfinite(result)
    if not everywhere and resampling not in ("nearest", "max"):
        share = np.zeros(target.shape, np.float32)
        kernel = "average" if resampling == "average" else "bilinear"
        parts = valid.astype(np.float32)
        warp(array_dataset(parts), origin, array_dataset(share), target, kernel, plan, shrink=shrink)
        coarser = resampling == "average" or max(plan.scale) >= COARSER
        usable &= share >= (0.499 if coarser else 0.999)
    return np.where(usable, result, np.float32(0)), usable
