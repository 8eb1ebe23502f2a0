"""A tiny image like the one to come, written in memory: what a format refuses shows before long work."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from typing import Sequence

from osgeo import gdal

from ..core.errors import OutputError
from .creation_options import complete_options
from .gdal_calls import READING, GdalProblem, gdal_calls, reason
from .paths import opened

SIZE = 32
_NOT_TRIED = ("VRT", "GPKG", "MBTiles", "KMLSUPEROVERLAY", "netCDF")  # nothing sensible in memory


def try_output(output: str, driver: str, options: Sequence[str], source: str) -> None:
    """Raise OutputError where an image like ``source`` cannot be written in the format with the options."""
    origin = opened(source)
    made = gdal.GetDriverByName(driver)
    if origin is None or not origin.RasterCount or driver in _NOT_TRIED:
        return
    if made.GetMetadataItem("DCAP_VIRTUALIO") != "YES":
        return
    folder = f"/vsimem/coreg-{uuid.uuid4().hex}"
    path = f"{folder}/{os.path.basename(output)}"
    creation = complete_options(driver, options, origin, output)
    try:
        with gdal_calls(**READING) as log:
            _copy(made, path, origin, creation, log)
    except GdalProblem as problem:
        text = reason(problem).replace(path, output)
        raise OutputError(
            f"{output} could not be written ({text}): check the creation options, or choose another format."
        ) from problem
    finally:
        _remove(folder)


def _copy(driver: gdal.Driver, path: str, origin: gdal.Dataset, creation: Sequence[str], log) -> None:
    copied = log.need(driver.CreateCopy(path, _like(origin), 0, creation))
    copied.FlushCache()


def _remove(folder: str) -> None:
    with gdal_calls() as log:
        with suppress(RuntimeError):
            for name in gdal.ReadDir(folder) or []:
                gdal.Unlink(f"{folder}/{name}")
            gdal.Rmdir(folder)
        log.failures.clear()  # a driver that wrote nothing made no folder


def _like(origin: gdal.Dataset) -> gdal.Dataset:
    cols, rows = (min(n, SIZE) for n in (origin.RasterXSize, origin.RasterYSize))
    first = origin.GetRasterBand(1)
    small = gdal.GetDriverByName("MEM").Create("", cols, rows, 0)
    small.SetGeoTransform(origin.GetGeoTransform())
    if origin.GetSpatialRef() is not None:
        small.SetSpatialRef(origin.GetSpatialRef())
    for number in range(1, origin.RasterCount + 1):
        small.AddBand(origin.GetRasterBand(number).DataType)
    if first.GetColorTable() is not None:
        small.GetRasterBand(1).SetColorTable(first.GetColorTable())
    return small
