"""Correction by a displacement field: the image resampled once, each pixel from where it was wrongly placed."""

from __future__ import annotations

import math
import os
from typing import Sequence

from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.grid import GeoGrid
from ..core.raster import RESAMPLINGS
from .align import refuse_classes
from .aligned_file import Alignment, write_tiles
from .band_info import has_own_mask
from .field_plan import FieldPlan, warp_by_field
from .gdal_calls import READING, GdalProblem, gdal_calls
from .geolocation_on_map import open_on_map
from .open import georeferenced_grid, name_of
from .output import check_output, driver_for, expected_bytes
from .shift_raster import Displacement
from .virtual import shifted_vrt
from .write import LABEL, failure, warn_of_loss


def write_corrected(
    source: str,
    output: str,
    model: Displacement,
    *,
    grid: GeoGrid | None = None,
    resampling: str = "cubic",
    driver: str = "",
    options: Sequence[str] = (),
    threads: int | None = None,
    feedback: Feedback = SILENT,
) -> None:
    """Write ``source`` with every pixel moved by ``model``, resampled once to ``grid`` (any CRS; default: its own).

    ``model`` gives what must be added to the coordinates of ``source``, in its CRS, at the true places: the output at
    P shows the source at P - displacement(P), to 0.005 px where the field is smooth. Where the shift is NaN there is
    no data. A result is valid where the nearest pixel of the source is; invalid ones take no part in others. What is
    kept, and how empty pixels are marked, is as in ``align.write_aligned``. ``threads``: None = all cores.
    Raises InputError, OutputError, CancelledError; then nothing is left behind.
    """
    output, source = os.fspath(output), os.fspath(source)
    dataset = open_on_map(source, LABEL, feedback)
    place = georeferenced_grid(dataset, name_of(source, LABEL))
    grid = place if grid is None else grid
    name = check_warped(source, output, grid, resampling, driver, options)
    check_cancelled(feedback)
    plan = FieldPlan.through(model, place, grid)
    try:
        with gdal_calls(**READING):
            view = source_view(dataset, feedback)
            alignment = Alignment.of(
                dataset, view, place, grid, resampling, feedback, plan,
                warp=warp_by_field, threads=str(threads or "ALL_CPUS"),
            )  # fmt: skip
        warn_of_loss(options, feedback, dataset)
        write_tiles(alignment, output, name, options, feedback)
    except GdalProblem as problem:
        raise failure(problem, source, output, feedback) from problem
    feedback.set_progress(100)


def check_warped(
    source: str, output: str, grid: GeoGrid, resampling: str, driver: str = "", options: Sequence[str] = (),
    inputs: Sequence[str] = (),
) -> str:  # fmt: skip
    """The driver's name; raises InputError or OutputError before long work where new pixels could not be written."""
    if resampling not in RESAMPLINGS:
        raise InputError(f"There is no resampling method \"{resampling}\": choose one of {', '.join(RESAMPLINGS)}.")
    refuse_classes(source, resampling)
    name = driver_for(output, driver)
    if name == "VRT":
        raise InputError(f"{output} is a VRT, which cannot hold new pixels: choose another format, for example .tif.")
    check_output(output, [source, *inputs], name, options, expected_bytes(source, grid), like=source)
    return name


def source_view(dataset: gdal.Dataset, feedback: Feedback) -> gdal.Dataset:
    """The image as GDAL is to read it: undeclared NaN of floating-point images are no data."""
    view = shifted_vrt(dataset, 0, 0, feedback)
    if not has_own_mask(dataset):
        for number in range(1, view.RasterCount + 1):
            band = view.GetRasterBand(number)
            if band.GetNoDataValue() is None and band.DataType in (gdal.GDT_Float32, gdal.GDT_Float64):
                band.SetNoDataValue(math.nan)
    return view
