"""Geolocation arrays as a file."""

from __future__ import annotations

import numpy as np
from osgeo import gdal

from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.geolocation import Geolocation
from .crs import spatial_reference
from .gdal_calls import gdal_calls

_ROWS = 256  # at a time
_OPTIONS = ("TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=3", "BIGTIFF=IF_SAFER")


def write_arrays(path: str, geolocation: Geolocation, feedback: Feedback = SILENT) -> None:
    """X and y of the samples as a GeoTIFF of two Float64 bands, NaN = no data; raises GdalProblem, CancelledError."""
    rows, cols = geolocation.x.shape
    with gdal_calls() as log:
        try:
            made = log.need(gdal.GetDriverByName("GTiff").Create(path, cols, rows, 2, gdal.GDT_Float64, list(_OPTIONS)))
            made.SetSpatialRef(spatial_reference(geolocation.crs_wkt))
            for number, (values, name) in enumerate(((geolocation.x, "X"), (geolocation.y, "Y")), 1):
                band = made.GetRasterBand(number)
                band.SetDescription(name)
                band.SetNoDataValue(np.nan)
                for first in range(0, rows, _ROWS):
                    check_cancelled(feedback)
                    band.WriteArray(np.ascontiguousarray(values[first : first + _ROWS]), 0, first)
                    feedback.set_progress(50 * (number - 1 + first / rows))
            made.FlushCache()
        finally:
            made = band = None
