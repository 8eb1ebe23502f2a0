"""Correction with resampling: the shifted image on another grid, block by block."""

from __future__ import annotations

import os
from typing import Sequence

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.grid import GeoGrid
from ..core.raster import RESAMPLINGS
from .aligned_file import Alignment, write_tiles
from .band_info import has_classes, structure
from .gdal_calls import READING, GdalProblem, gdal_calls
from .geolocation_on_map import open_on_map, refuse_temporary
from .grids import output_grid
from .open import georeferenced_grid, name_of, open_dataset
from .output import check_output, driver_for, expected_bytes
from .virtual import shifted_vrt, source_name
from .warped_vrt import write_warped_vrt
from .write import LABEL, failure, warn_of_loss

__all__ = ["output_grid", "refuse_classes", "write_aligned"]


def write_aligned(
    source: str,
    output: str,
    dx: float,
    dy: float,
    grid: GeoGrid,
    *,
    resampling: str,
    driver: str = "",
    options: Sequence[str] = (),
    feedback: Feedback = SILENT,
) -> None:
    """Write ``source`` moved by (dx, dy) map units of its CRS and resampled once to ``grid`` (any CRS).

    No-data value, metadata, band names, scale, offset and overviews are kept. Without a no-data value, empty pixels
    are NaN in float images and marked by a mask in others. Raises InputError (also for classes with another
    resampling than nearest), OutputError, CancelledError; then nothing is left behind.
    """
    output, source = os.fspath(output), os.fspath(source)
    if resampling not in RESAMPLINGS:
        raise InputError(f"There is no resampling method \"{resampling}\": choose one of {', '.join(RESAMPLINGS)}.")
    dataset = open_on_map(source, LABEL, feedback)
    place = georeferenced_grid(dataset, name_of(source, LABEL)).shifted(dx, dy)
    name = driver_for(output, driver)
    refuse_temporary(source, output, name)
    refuse_classes(source, resampling)
    check_output(output, [source], name, options, 0 if name == "VRT" else expected_bytes(source, grid), like=source)
    check_cancelled(feedback)
    try:
        with gdal_calls(**READING):
            view = shifted_vrt(dataset, dx, dy, feedback)
            alignment = Alignment.of(dataset, view, place, grid, resampling, feedback)
        if name == "VRT":
            write_warped_vrt(alignment, source_name(dataset), output, feedback)
            return
        warn_of_loss(options, feedback, dataset)
        write_tiles(alignment, output, name, options, feedback)
    except GdalProblem as problem:
        raise failure(problem, source, output, feedback) from problem
    feedback.set_progress(100)


def refuse_classes(source: str, resampling: str) -> None:
    """Raise InputError where the values cannot be resampled like that."""
    if resampling == "nearest":
        return
    dataset = open_dataset(source, LABEL)
    if has_classes(dataset):
        raise InputError(
            f"{name_of(source, LABEL)} has a colour table: its values are classes that cannot be averaged, "
            "choose the resampling method nearest."
        )
    if structure(dataset.GetRasterBand(1)).get("PIXELTYPE") == "SIGNEDBYTE":
        raise InputError(
            f"{name_of(source, LABEL)} holds signed bytes, which this GDAL can only resample by nearest: "
            "choose that, or convert the image to Int16 first."
        )
