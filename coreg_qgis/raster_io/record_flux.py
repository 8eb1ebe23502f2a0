"""Warping that keeps the flux: each pixel times how many pixels of the image lie in it, as IRAF's geotran does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np
from osgeo import gdal

from ..core.grid import GeoGrid
from .record_plan import RecordPlan
from .validity import holds_data, is_nodata
from .warp import array_dataset

_OPAQUE = {np.dtype(np.uint16): 65535, np.dtype(np.int16): 32767}


@dataclass(frozen=True)
class FluxKept:
    """Another warp of a RecordPlan, of the same parameters, followed by the multiplication."""

    warp: Callable

    def __call__(
        self, source: gdal.Dataset, source_grid: GeoGrid, target: gdal.Dataset, target_grid: GeoGrid, resampling: str,
        plan: RecordPlan, **settings,
    ) -> None:  # fmt: skip
        """Whole numbers are warped as fractions and rounded once, at the end."""
        first = np.atleast_3d(target.ReadAsArray().T).T
        pixels = first.astype(_fraction(first.dtype))
        work = array_dataset(pixels)
        alpha = settings.get("alpha", (False, False))[1]
        options = list(settings.get("options", ()))
        if alpha and not any(option.startswith("DST_ALPHA_MAX") for option in options):
            options.append(f"DST_ALPHA_MAX={_OPAQUE.get(first.dtype, 255)}")
        for number in range(1, target.RasterCount + 1):
            band, other = target.GetRasterBand(number), work.GetRasterBand(number)
            other.SetColorInterpretation(band.GetColorInterpretation())
            if band.GetNoDataValue() is not None:
                other.SetNoDataValue(band.GetNoDataValue())
        self.warp(source, source_grid, work, target_grid, resampling, plan, **{**settings, "options": options})
        work.FlushCache()
        areas = np.nan_to_num(plan.areas(target_grid), nan=1.0)
        seen = pixels[-1] > 0 if alpha else None
        for number, band in enumerate(pixels, 1):
            made = target.GetRasterBand(number)
            if not (alpha and number == len(pixels)):
                band = _times(band, areas, seen, made.GetNoDataValue(), first.dtype)
            made.WriteArray(band.astype(first.dtype))


def _fraction(dtype: np.dtype) -> np.dtype:
    if dtype.kind == "f":
        return dtype
    return np.dtype(np.float32 if dtype.itemsize < 4 else np.float64)


def _times(band: np.ndarray, areas: np.ndarray, seen, nodata: float | None, dtype: np.dtype) -> np.ndarray:
    """The band times the areas where it holds data; no result becomes the no-data value by chance."""
    valid = holds_data(band, nodata) if seen is None else seen
    found = band * areas
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        found = np.clip(np.rint(found), info.min, info.max)
        chance = None if nodata is None else is_nodata(found, nodata)
        if chance is not None:
            found = np.where(chance, nodata + 1 if nodata < info.max else nodata - 1, found)
    return found if valid is None else np.where(valid, found, band)
