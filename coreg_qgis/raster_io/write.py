"""Correction by georeferencing alone: the same pixels at another place."""

from __future__ import annotations

import os
import re
from typing import Callable, List, Sequence

from osgeo import gdal

from ..core.errors import CancelledError, InputError, OutputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.grid import GeoGrid
from .band_info import copy_metadata, has_classes
from .creation_options import complete_options, lossy_options
from .fidelity import keep_band_info, lost_info, verify, verify_pixels
from .gdal_calls import READING, GdalProblem, gdal_calls, progress_of, reason, small_cache
from .geolocation_on_map import open_on_map, refuse_temporary
from .open import georeferenced_grid, name_of
from .output import can_create, check_output, driver_for, expected_bytes, staged
from .virtual import relative_name, shifted_vrt, source_name, vrt_text, with_overviews, with_own_statistics

# The option NUM_THREADS compresses in parallel; what a format cannot hold goes to a .aux.xml beside the output.
WRITING = {"GDAL_NUM_THREADS": "1", "GDAL_TIFF_INTERNAL_MASK": "YES", "GDAL_PAM_ENABLED": "YES"}
LABEL = "The image"
_LOSSY_FORMATS = ("JPEG", "ECW", "JP2ECW", "JP2MrSID", "GIF", "GPKG", "MBTiles")
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
    dataset = open_on_map(source, LABEL, feedback)
    grid = georeferenced_grid(dataset, name_of(source, LABEL)).shifted(dx, dy)
    name = driver_for(output, driver)
    refuse_lossy_format(output, name)
    refuse_temporary(source, output, name)
    check_output(output, [source], name, options, 0 if name == "VRT" else expected_bytes(source), like=source)
    check_cancelled(feedback)
    try:
        with gdal_calls():
            vrt = with_overviews(shifted_vrt(dataset, dx, dy, feedback), overview_factors(dataset))
        if name == "VRT":
            factors = overview_factors(dataset)
            write_vrt(vrt, source_name(dataset), output, feedback, lambda text: with_own_statistics(text, factors))
            return
        warn_of_loss(options, feedback, dataset)
        copy_raster(vrt, dataset, output, name, options, grid, feedback)
    except GdalProblem as problem:
        raise failure(problem, source, output, feedback) from problem
    feedback.set_progress(100)


def refuse_lossy_format(output: str, driver: str = "") -> None:
    """Raise InputError for formats that cannot hold pixels as they are."""
    name = driver_for(output, driver)
    if name in _LOSSY_FORMATS:
        raise InputError(f"The format {name} of {output} changes pixel values: choose another, for example .tif.")


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


def warn_of_loss(options: Sequence[str], feedback: Feedback, origin: gdal.Dataset) -> None:
    """Say so where the user's options change pixels."""
    for name, value in lossy_options(options, origin).items():
        feedback.warning(f"The creation option {name}={value} may change pixel values: leave it out to keep them.")


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
        verify(path, view, grid, driver)
        finish(path, output, driver, overviews, has_classes(origin), feedback)
        verify_pixels(path, view, driver, feedback)
        warn_of_lost_info(path, origin, driver, feedback)
        check_cancelled(feedback)


def _create_copy(view, origin, path: str, driver: str, creation: Sequence[str], feedback: Feedback) -> None:
    copied = None
    with gdal_calls(**WRITING) as log:
        try:
            with small_cache():
                copied = gdal.GetDriverByName(driver).CreateCopy(path, view, 0, creation, progress_of(feedback))
            keep_metadata(origin, log.need(copied), feedback)
            keep_band_info(origin, copied)
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


def warn_of_lost_info(path: str, origin: gdal.Dataset, driver: str, feedback: Feedback) -> None:
    """Name what the output does not say any more."""
    lost = lost_info(path, origin)
    if lost:
        feedback.warning(
            f"The format {driver} does not keep what the image says about itself ({', '.join(lost)}): "
            "choose another format, for example .tif, to keep it."
        )


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
