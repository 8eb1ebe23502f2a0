"""Correction by georeferencing alone: the same pixels at another place."""

from __future__ import annotations

import os
import re
from typing import Callable, List, Sequence

import numpy as np
from osgeo import gdal, gdal_array

from ..core.errors import CancelledError, InputError, OutputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.grid import GeoGrid
from .band_info import copy_metadata, has_classes
from .creation_options import LOSSLESS, complete_options, split_options
from .gdal_calls import READING, GdalProblem, gdal_calls, progress_of, reason, small_cache
from .open import georeferenced_grid, name_of, open_dataset
from .output import can_create, check_output, driver_for, expected_bytes, staged
from .virtual import relative_name, shifted_vrt, source_name, vrt_text, with_own_statistics

WRITING = {"GDAL_NUM_THREADS": "1", "GDAL_TIFF_INTERNAL_MASK": "YES"}  # the option NUM_THREADS compresses in parallel
LABEL = "The image"
_LOSSY_FORMATS = ("JPEG", "ECW", "JP2ECW", "JP2MrSID", "GIF")
_READ_FAILURES = re.compile(r"\bread\b|IReadBlock|ReadEncoded|Fill(Tile|Strip)|decod|inflate|Cannot open TIFF", re.I)


def write_shifted(
    source: str,
    output: str,
    dx: float,
    dy: float,
    *,
    driver: str = "",
    options: Sequence[str] = (),
    feedback: Feedback = SILENT,
) -> None:
    """Write ``source`` moved by (dx, dy) map units to ``output``; pixels, metadata, masks and overviews stay.

    A ``.vrt`` only points to the source and costs no disk. Without options a GeoTIFF keeps the source's tiling and
    lossless compression. Raises InputError, OutputError, CancelledError; then nothing is left behind.
    """
    output, source = os.fspath(output), os.fspath(source)
    dataset = open_dataset(source, LABEL)
    grid = georeferenced_grid(dataset, name_of(source, LABEL)).shifted(dx, dy)
    name = driver_for(output, driver)
    if name in _LOSSY_FORMATS:
        raise InputError(f"The format {name} of {output} changes pixel values: choose another, for example .tif.")
    check_output(output, [source], name, options, 0 if name == "VRT" else expected_bytes(source))
    check_cancelled(feedback)
    try:
        with gdal_calls():
            vrt = shifted_vrt(dataset, dx, dy, feedback)
        if name == "VRT":
            factors = overview_factors(dataset)
            write_vrt(vrt, source_name(dataset), output, feedback, lambda text: with_own_statistics(text, factors))
            return
        warn_of_loss(options, feedback)
        copy_raster(vrt, dataset, output, name, options, grid, feedback)
    except GdalProblem as problem:
        raise failure(problem, source, output, feedback) from problem
    feedback.set_progress(100)


def write_vrt(
    vrt: gdal.Dataset, name: str, output: str, feedback: Feedback, change: Callable[[str], str] = str
) -> None:
    """Write a VRT in memory, whose one source is ``name``, as a file; ``change`` has a last word on its text."""
    if not relative_name(name, output)[1]:
        feedback.message(f"{output} names its source {name} in full: it stays valid only while that stays in place.")
    with gdal_calls():
        text = change(vrt_text(vrt, name, output))
    with staged(output) as path, open(path, "w", encoding="utf-8") as file:
        file.write(text)
    feedback.set_progress(100)


def warn_of_loss(options: Sequence[str], feedback: Feedback) -> None:
    """Say so where the user's compression changes pixels."""
    method = split_options(options).get("COMPRESS", "NONE").upper()
    if method not in (*LOSSLESS, "NONE") and not method.startswith(("LERC", "CCITT")):
        feedback.warning(f"The compression {method} may change pixel values: choose DEFLATE to keep them.")


def copy_raster(
    view: gdal.Dataset,
    origin: gdal.Dataset,
    output: str,
    driver: str,
    options: Sequence[str],
    grid: GeoGrid,
    feedback: Feedback,
) -> None:
    """Write ``view``, which shows the pixels of ``origin`` on ``grid``, as a file of the driver."""
    creation = complete_options(driver, options, origin, output)
    overviews = overview_factors(origin)
    if driver == "GTiff" and overviews and not any(o.startswith("COPY_SRC_OVERVIEWS") for o in creation):
        creation.append("COPY_SRC_OVERVIEWS=YES")
    with staged(output) as path:
        _create_copy(view, origin, path, driver, creation, feedback)
        finish(path, output, driver, overviews, has_classes(origin), feedback)
        verify(path, view, grid, driver)
        check_cancelled(feedback)


def _create_copy(view, origin, path: str, driver: str, creation: Sequence[str], feedback: Feedback) -> None:
    copied = None
    with gdal_calls(**WRITING) as log:
        try:
            with small_cache():
                copied = gdal.GetDriverByName(driver).CreateCopy(path, view, 0, creation, progress_of(feedback))
            keep_metadata(origin, log.need(copied), feedback)
            copied.FlushCache()
        finally:
            copied = None  # closed before the folder goes, also where an error keeps this frame alive


def keep_metadata(origin: gdal.Dataset, target: gdal.Dataset, feedback: Feedback) -> None:
    """What a format cannot hold is no reason to give up the pixels."""
    try:
        with gdal_calls():
            copy_metadata(origin, target)
    except GdalProblem as problem:
        feedback.warning(f"Some metadata of the image could not be kept ({reason(problem)}).")


def overview_factors(dataset: gdal.Dataset) -> List[int]:
    """How many pixels one pixel of each overview stands for."""
    band = dataset.GetRasterBand(1)
    widths = [band.GetOverview(i).XSize for i in range(band.GetOverviewCount())]
    return sorted({round(band.XSize / width) for width in widths if 0 < width < band.XSize})


def finish(
    path: str, output: str, driver: str, overviews: Sequence[int], classes: bool, feedback: Feedback
) -> None:
    """Overviews where the format could not take them along, and the final name in an ENVI header."""
    _name_in_header(path, output)
    if not overviews or driver == "COG" or _has_overviews(path):  # COG makes its own
        return
    with gdal_calls(**WRITING) as log:
        try:
            dataset = log.need(gdal.OpenEx(path, gdal.OF_RASTER | (gdal.OF_UPDATE if can_create(driver) else 0)))
            dataset.BuildOverviews("NEAREST" if classes else "AVERAGE", list(overviews), progress_of(feedback))
            dataset.FlushCache()
        finally:
            dataset = None


def _has_overviews(path: str) -> bool:
    with gdal_calls(**READING) as log:
        dataset = log.need(gdal.Open(path))
        return dataset.GetRasterBand(1).GetOverviewCount() > 0


def _name_in_header(path: str, output: str) -> None:
    """ENVI headers carry the file's name, which was a temporary one."""
    header = os.path.splitext(path)[0] + ".hdr"
    if not os.path.exists(header):
        return
    with open(header, "rb") as file:
        text = file.read()
    final = os.path.abspath(output).encode("utf-8")
    with open(header, "wb") as file:
        file.write(text.replace(path.encode("utf-8"), final))


def verify(path: str, expected: gdal.Dataset, grid: GeoGrid, driver: str) -> None:
    """Raise OutputError where the file cannot hold what it was given; GdalProblem where it cannot be read again."""
    with gdal_calls() as log:
        written = log.need(gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY))
        geotransform = written.GetGeoTransform(can_return_null=True)
        for number in range(1, written.RasterCount + 1):
            log.need(written.GetRasterBand(number).ReadAsArray(written.RasterXSize - 1, written.RasterYSize - 1, 1, 1))
    remedy = "choose another format, for example .tif"
    if (written.RasterYSize, written.RasterXSize) != grid.shape or written.RasterCount < expected.RasterCount:
        raise OutputError(f"The format {driver} cannot hold all bands of the image: {remedy}.")
    if any(not np.can_cast(_dtype(expected, n), _dtype(written, n)) for n in range(1, expected.RasterCount + 1)):
        raise OutputError(f"The format {driver} cannot hold the image's band type without loss: {remedy}.")
    if geotransform is None or not _same_place(GeoGrid(grid.shape, geotransform), grid):
        raise OutputError(f"The format {driver} cannot hold the image's georeferencing: {remedy}.")


def _dtype(dataset: gdal.Dataset, band: int) -> np.dtype:
    return np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(dataset.GetRasterBand(band).DataType))


def _same_place(written: GeoGrid, wanted: GeoGrid) -> bool:
    distance = np.hypot(*(written.corners() - wanted.corners()).T)
    return bool(distance.max() < 1e-3 * min(wanted.resolution))


def failure(problem: BaseException, source: str, output: str, feedback: Feedback) -> Exception:
    """What GDAL's failure means for the user."""
    if feedback.is_cancelled():
        return CancelledError("The run was cancelled.")
    text = reason(problem)
    if _READ_FAILURES.search(text):
        return InputError(
            f"{name_of(source, LABEL)} cannot be read to its end ({text}): the file is damaged or incomplete, "
            "get a fresh copy."
        )
    return OutputError(f"{output} could not be written ({text}): check the creation options and the free space.")
