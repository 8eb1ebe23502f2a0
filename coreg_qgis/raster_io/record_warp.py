"""Correction by a record of geomap: what IRAF's geotran and gregister do."""

from __future__ import annotations

import os
from typing import Callable, Sequence

import numpy as np
from osgeo import gdal, gdal_array

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.grid import GeoGrid
from .aligned_file import Alignment, write_tiles
from .field_plan import warp_by_field
from .field_warp import check_warped, source_view
from .gdal_calls import READING, GdalProblem, gdal_calls
from .geolocation_on_map import open_on_map
from .open import open_dataset
from .record_boundary import BOUNDARIES, Extended
from .record_flux import FluxKept
from .record_frame import LABEL, RecordFrame
from .record_plan import RecordPlan, lattice
from .write import failure, warn_of_loss

_SEARCHED = 100  # steps along each axis that tell how much of the output lies within the limits


def write_transformed(
    source: str,
    output: str,
    frame: RecordFrame,
    grid: GeoGrid,
    *,
    resampling: str = "cubic",
    boundary: str = "constant",
    constant: float | None = None,
    flux: bool = False,
    driver: str = "",
    options: Sequence[str] = (),
    feedback: Feedback = SILENT,
) -> None:
    """Write ``source`` resampled once to ``grid``, each pixel from where the record has it, to 0.005 px.

    ``boundary`` is what stands beyond the image's edges, with ``constant`` None nothing: no data. ``flux`` multiplies
    by the pixels of the image in a pixel of the output. All else is as in ``field_warp.write_corrected``. Raises
    InputError, OutputError, CancelledError; then nothing is left behind.
    """
    output, source = os.fspath(output), os.fspath(source)
    name = check_transformed(source, output, grid, resampling, boundary, driver, options)
    on_map = bool(frame.image.crs_wkt)
    dataset = open_on_map(source, LABEL, feedback) if on_map else open_dataset(source, LABEL)
    check_cancelled(feedback)
    beyond = "" if boundary == "constant" and constant is None else boundary
    plan = RecordPlan.through(frame, grid, beyond)
    _check_places(plan, grid, source, feedback)
    extended = Extended(boundary, _fitting(constant, dataset), feedback) if beyond else None
    warp: Callable = extended or warp_by_field
    try:
        with gdal_calls(**READING):
            alignment = Alignment.of(
                dataset, source_view(dataset, feedback), frame.image, grid, resampling, feedback, plan,
                warp=FluxKept(warp) if flux else warp, threads="ALL_CPUS",
            )  # fmt: skip
        warn_of_loss(options, feedback, dataset)
        write_tiles(alignment, output, name, options, feedback)
    except GdalProblem as problem:
        raise failure(problem, source, output, feedback) from problem
    if extended and extended.skipped:
        feedback.warning(
            f"{sum(extended.skipped)} pixels are left without data, since the transform shrinks the image there too "
            "much: give a smaller range of the output."
        )
    feedback.set_progress(100)


def check_transformed(
    source: str, output: str, grid: GeoGrid, resampling: str, boundary: str, driver: str = "",
    options: Sequence[str] = (), inputs: Sequence[str] = (),
) -> str:  # fmt: skip
    """The driver's name; raises InputError or OutputError before long work where ``output`` could not be written."""
    if boundary not in BOUNDARIES:
        raise InputError(f"There is no boundary \"{boundary}\": choose one of {', '.join(BOUNDARIES)}.")
    return check_warped(source, output, grid, resampling, driver, options, inputs)


def _check_places(plan: RecordPlan, grid: GeoGrid, source: str, feedback: Feedback) -> None:
    """Raise InputError where the output shows nothing of the image; warn of what is extrapolated."""
    frame = plan.frame
    if frame.counted is None and not (frame.crs or grid.crs_wkt):
        feedback.warning("The record does not name a CRS, so that the output has none: assign one to it.")
    at = [v * (n - 1) / n + 0.5 for v, n in zip(lattice(grid.shape, _SEARCHED), grid.shape[::-1])]  # centres of pixels
    col, row = plan.image_pixels(grid, *at)
    rows, cols = frame.image.shape
    seen = (col >= 0) & (col <= cols) & (row >= 0) & (row <= rows)
    if not seen.any() and not plan.endless:
        raise InputError(
            f"The transform takes nothing of the raster {source} to the range of the output: check whether the record "
            "is for this raster and what its coordinates are, or give XMIN, XMAX, YMIN and YMAX."
        )
    if seen.any():
        outside = 1 - frame.transform.covers(*plan.reference(grid, *at))[seen].mean()
        if outside >= 0.01:
            feedback.warning(
                f"{100 * outside:.0f} % of the transformed image lie outside the limits of the record: there, "
                "the transform is a guess."
            )


def _fitting(constant: float | None, dataset: gdal.Dataset) -> float:
    """The constant; raises InputError where no pixel of the image can have it."""
    value = 0.0 if constant is None else float(constant)
    for number in range(1, dataset.RasterCount + 1):
        dtype = np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(dataset.GetRasterBand(number).DataType))
        if dtype.kind in "iu":
            info = np.iinfo(dtype)
            if not info.min <= value <= info.max or value != int(value):
                raise InputError(
                    f"The constant {value:g} is no value of a pixel of this raster: give a whole number from "
                    f"{info.min} to {info.max}, or leave it empty for no data."
                )
    return value
