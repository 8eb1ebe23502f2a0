"""The target without resampling: geolocation arrays (GDAL RFC 4) hold the corrected place of its pixels."""

from __future__ import annotations

import os
from typing import Iterator, Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, StepFeedback, check_cancelled
from ..core.grid import GeoGrid
from .crs import Projector, area_of_interest, spatial_reference
from .field_vectors import true_places
from .gcps import without_place
from .gdal_calls import GdalProblem, gdal_calls
from .geolocation_on_map import refuse_projected
from .open import open_dataset
from .output import check_output, staged
from .shift_raster import Displacement
from .virtual import shifted_vrt, source_name, with_overviews, with_own_statistics
from .write import LABEL, failure, overview_factors, write_vrt

STEP = 8  # px between the places that are stored: GDAL interpolates, to 0.01 px for fields that bend over 400 px
_ROWS = 64  # of the arrays at a time
_OPTIONS = ("TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=3", "BIGTIFF=IF_SAFER")


def arrays_beside(path: str) -> str:
    """Where the arrays of the VRT ``path`` are kept."""
    return f"{os.path.splitext(path)[0]}.geolocation.tif"


def write_geolocation_vrt(
    path: str, target_source: str, model: Displacement, target_grid: GeoGrid, *, feedback: Feedback = SILENT
) -> None:
    """Write a VRT of the target, and beside it the arrays that say where its pixels truly lie.

    ``gdalwarp -geoloc`` makes the corrected image of it (GDAL 3.5 or newer). Raises InputError, OutputError,
    CancelledError; then nothing is left behind.
    """
    path, source = os.fspath(path), os.fspath(target_source)
    arrays = arrays_beside(path)
    if not target_grid.crs_wkt:
        raise InputError(f"{source} has no CRS, which geolocation arrays need: give it one first.")
    dataset = open_dataset(source, LABEL)
    refuse_projected(dataset, target_grid, source)
    check_output(path, [source], "VRT")
    check_output(arrays, [source])
    factors = overview_factors(dataset)
    try:
        with staged(arrays) as unfinished:
            _write_arrays(unfinished, model, target_grid, StepFeedback(feedback, 0, 95))
            with gdal_calls() as log:
                vrt = log.need(with_overviews(shifted_vrt(dataset, 0, 0, feedback), factors))
                vrt.SetMetadata(_domain(os.path.basename(arrays), _degrees(target_grid)), "GEOLOCATION")
            write_vrt(
                vrt, source_name(dataset), path, StepFeedback(feedback, 95, 100),
                lambda text: with_own_statistics(without_place(text), factors),
            )
    except GdalProblem as problem:
        raise failure(problem, source, path, feedback) from problem


def _degrees(grid: GeoGrid) -> str:
    """WKT of the grid's own longitudes and latitudes: in metres, GDAL up to 3.6.2 inverts such arrays wrongly."""
    return spatial_reference(grid.crs_wkt).CloneGeogCS().ExportToWkt()


def _domain(arrays: str, crs: str) -> dict:
    """The metadata of RFC 4; nodes lie at the outer corners of pixels."""
    axes = {
        key: value for axis, band in (("X", "1"), ("Y", "2")) for key, value in (
            (f"{axis}_DATASET", arrays), (f"{axis}_DATASET_RELATIVE_TO_SOURCE", "YES"), (f"{axis}_BAND", band)
        )
    }  # fmt: skip
    return {
        **axes, "SRS": crs, "PIXEL_OFFSET": "0", "LINE_OFFSET": "0",
        "PIXEL_STEP": str(STEP), "LINE_STEP": str(STEP), "GEOREFERENCING_CONVENTION": "TOP_LEFT_CORNER",
    }  # fmt: skip


def _write_arrays(path: str, model: Displacement, grid: GeoGrid, feedback: Feedback) -> None:
    """Longitude and latitude of the true places, Float64."""
    rows, cols = (-(-n // STEP) + 1 for n in grid.shape)
    with gdal_calls() as log:
        made = log.need(gdal.GetDriverByName("GTiff").Create(path, cols, rows, 2, gdal.GDT_Float64, list(_OPTIONS)))
        made.SetSpatialRef(spatial_reference(_degrees(grid)))
        for first, places in _places(model, grid, (rows, cols)):
            check_cancelled(feedback)
            for band, values in enumerate(places, 1):
                made.GetRasterBand(band).WriteArray(values, 0, first)
            feedback.set_progress(100 * first / rows)
        made.FlushCache()
        del made


def _places(
    model: Displacement, grid: GeoGrid, shape: Tuple[int, int]
) -> Iterator[Tuple[int, Tuple[np.ndarray, np.ndarray]]]:
    """(first row, (longitudes, latitudes)) of the arrays, some rows at a time."""
    to_degrees = Projector(grid.crs_wkt, _degrees(grid), area_of_interest(grid))
    for first in range(0, shape[0], _ROWS):
        last = min(first + _ROWS, shape[0])
        col, row = np.meshgrid(STEP * np.arange(shape[1], dtype=float), STEP * np.arange(first, last, dtype=float))
        yield first, to_degrees(*true_places(*grid.to_map(col, row), model))
