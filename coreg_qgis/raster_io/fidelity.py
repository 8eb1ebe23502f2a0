"""Whether a file that was just written holds what it was given."""

from __future__ import annotations

from typing import List

import numpy as np
from osgeo import gdal, gdal_array

from ..core.errors import OutputError
from ..core.feedback import Feedback, check_cancelled
from ..core.grid import GeoGrid
from .gdal_calls import READING, GdalProblem, gdal_calls, small_cache

FAITHFUL = ("GTiff", "COG", "VRT", "ENVI")  # their pixels are those given, but for options that warn_of_loss names
CHECKING = {**READING, "GDAL_PAM_ENABLED": "YES"}  # the output's .aux.xml belongs to it
COMPARED_PIXELS = 4 << 20  # at a time
REMEDY = "choose another format, for example .tif"


def verify(path: str, expected: gdal.Dataset, grid: GeoGrid, driver: str) -> None:
    """Raise OutputError where the file cannot hold what it was given; GdalProblem where it cannot be read again."""
    with gdal_calls(**CHECKING) as log:
        written = log.need(gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY))
        geotransform = written.GetGeoTransform(can_return_null=True)
        for number in range(1, written.RasterCount + 1):
            log.need(written.GetRasterBand(number).ReadAsArray(written.RasterXSize - 1, written.RasterYSize - 1, 1, 1))
    if (written.RasterYSize, written.RasterXSize) != grid.shape or written.RasterCount < expected.RasterCount:
        raise OutputError(f"The format {driver} cannot hold all bands of the image: {REMEDY}.")
    if any(not np.can_cast(_dtype(expected, n), _dtype(written, n)) for n in range(1, expected.RasterCount + 1)):
        raise OutputError(f"The format {driver} cannot hold the image's band type without loss: {REMEDY}.")
    if geotransform is None or not _same_place(GeoGrid(grid.shape, geotransform), grid):
        raise OutputError(f"The format {driver} cannot hold the image's georeferencing: {REMEDY}.")


def verify_pixels(path: str, expected: gdal.Dataset, driver: str, feedback: Feedback) -> None:
    """Raise OutputError where a format changed a pixel value; formats that never do are not read again."""
    if driver in FAITHFUL:
        return
    with gdal_calls(**CHECKING) as log, small_cache():
        written = log.need(gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY))
        cols, rows = written.RasterXSize, written.RasterYSize
        step = max(COMPARED_PIXELS // cols, 1)
        for row in range(0, rows, step):
            for number in range(1, expected.RasterCount + 1):
                check_cancelled(feedback)
                part = (0, row, cols, min(step, rows - row))
                before, after = (log.need(d.GetRasterBand(number).ReadAsArray(*part)) for d in (expected, written))
                if not _same_values(before, after):
                    raise OutputError(f"The format {driver} changed pixel values of the image: {REMEDY}.")


def _same_values(before: np.ndarray, after: np.ndarray) -> bool:
    if before.dtype == after.dtype and before.tobytes() == after.tobytes():
        return True
    return bool(np.all((before == after) | (np.isnan(before) & np.isnan(after))))


def keep_band_info(origin: gdal.Dataset, target: gdal.Dataset) -> None:
    """Hand over what CreateCopy left behind: most formats keep it in a .aux.xml beside the file."""
    for number in range(1, min(origin.RasterCount, target.RasterCount) + 1):
        source, band = origin.GetRasterBand(number), target.GetRasterBand(number)
        for value, present, setter in _band_info(source, band):
            if not _same(value, present):
                try:
                    with gdal_calls():
                        setter(value)
                except GdalProblem:
                    continue  # lost_info tells


def _band_info(source: gdal.Band, band: gdal.Band):
    return [
        (source.GetNoDataValue(), band.GetNoDataValue(), band.SetNoDataValue),
        (_unless(source.GetScale(), 1), band.GetScale(), band.SetScale),
        (_unless(source.GetOffset(), 0), band.GetOffset(), band.SetOffset),
        (source.GetUnitType(), band.GetUnitType(), band.SetUnitType),
        (source.GetDescription(), band.GetDescription(), band.SetDescription),
    ]


def _unless(value: float | None, default: float) -> float | None:
    return None if value == default else value


def lost_info(path: str, origin: gdal.Dataset) -> List[str]:
    """What the bands of the image say and those of the written file do not."""
    names = ("no-data value", "scale", "offset", "unit", "band names")
    lost = set()
    with gdal_calls(**CHECKING) as log:
        written = log.need(gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY))
        for number in range(1, origin.RasterCount + 1):
            info = _band_info(origin.GetRasterBand(number), written.GetRasterBand(number))
            lost |= {name for name, (value, present, _) in zip(names, info) if not _same(value, present)}
        kept = written.GetMetadata() or {}
        if any(key not in kept for key in origin.GetMetadata() or {} if key != "AREA_OR_POINT"):
            lost.add("metadata")
    return [name for name in (*names, "metadata") if name in lost]


def _same(value, present) -> bool:
    """True where nothing is lost: None and "" say nothing."""
    if value is None or value == "" or value == present:
        return True
    if present is None or isinstance(value, str):
        return False
    return bool(np.isclose(value, present, rtol=1e-6, atol=0, equal_nan=True))


def _dtype(dataset: gdal.Dataset, band: int) -> np.dtype:
    return np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(dataset.GetRasterBand(band).DataType))


def _same_place(written: GeoGrid, wanted: GeoGrid) -> bool:
    distance = np.hypot(*(written.corners() - wanted.corners()).T)
    return bool(distance.max() < 1e-3 * min(wanted.resolution))
