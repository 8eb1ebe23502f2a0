"""CF-netCDF: the raster with the longitude and latitude of every pixel centre within."""

from __future__ import annotations

import os

import numpy as np
from osgeo import gdal

from ..core.errors import InputError, OutputError
from ..core.feedback import Feedback, StepFeedback, check_cancelled
from ..core.geolocation import PIXEL_CENTER, ArrayLayout, Geolocation
from .band_info import copy_bands, copy_metadata
from .crs import Projector, spatial_reference
from .fidelity import CHECKING
from .gdal_calls import GdalProblem, gdal_calls, progress_of, small_cache
from .geolocation_keys import DOMAIN, ArrayBand, domain_of
from .geolocation_tiff import write_arrays
from .output import scratch_folder

_ROWS = 256
_MOST_COMPARED = 512  # rows
_DIMENSIONS = "NETCDF_DIM_"  # of a netCDF source, which GDAL would write again, each of one step
_VARIABLE = "NETCDF_VARNAME"


def write_netcdf(path: str, view: gdal.Dataset, geolocation: Geolocation, feedback: Feedback) -> None:
    """Write ``view`` with arrays of all of its pixels; raises GdalProblem, InputError, OutputError.

    GDAL takes the last row of such files for the first when it reads them, so that they are written that way.
    """
    if gdal.GetDriverByName("netCDF") is None:
        raise InputError(f"GDAL here cannot write netCDF: choose a .vrt or .tif instead of {os.path.basename(path)}.")
    with scratch_folder(path) as folder:
        image, arrays = (os.path.join(folder, name) for name in ("image.tif", "arrays.tif"))
        full = _upside_down(_all_pixels(geolocation, StepFeedback(feedback, 0, 40)))
        write_arrays(arrays, full, feedback)
        _mirror(view, image, StepFeedback(feedback, 40, 60))
        source = None
        with gdal_calls() as log, small_cache():
            try:
                source = log.need(gdal.OpenEx(image, gdal.OF_RASTER | gdal.OF_UPDATE))
                pair = [ArrayBand("X", arrays, 1), ArrayBand("Y", arrays, 2)]
                source.SetMetadata(domain_of(full.layout, pair, full.crs_wkt), DOMAIN)
                progress = progress_of(StepFeedback(feedback, 60, 100))
                log.need(gdal.GetDriverByName("netCDF").CreateCopy(path, source, 0, [], progress)).FlushCache()
            finally:
                source = None
    _verify(path, view, full)


def _all_pixels(geolocation: Geolocation, feedback: Feedback) -> Geolocation:
    """The places of all pixel centres, in degrees: the format knows nothing else."""
    rows, cols = geolocation.shape
    crs = geolocation.crs_wkt
    if not geolocation.geographic:
        crs = spatial_reference(crs).CloneGeogCS().ExportToWkt()
    projector = Projector(geolocation.crs_wkt, crs)
    places = np.empty((2, rows, cols))
    for first in range(0, rows, _ROWS):
        check_cancelled(feedback)
        row = np.arange(first, min(first + _ROWS, rows)) + 0.5
        x, y = geolocation.to_map(np.arange(cols)[None, :] + 0.5, row[:, None])
        places[0, first : first + _ROWS], places[1, first : first + _ROWS] = projector(x, y)
        feedback.set_progress(100 * first / rows)
    layout = ArrayLayout(convention=PIXEL_CENTER)
    return Geolocation(*places, layout, crs, True, geolocation.shape)


def _upside_down(full: Geolocation) -> Geolocation:
    return Geolocation(full.x[::-1], full.y[::-1], full.layout, full.crs_wkt, True, full.shape)


def _mirror(view: gdal.Dataset, path: str, feedback: Feedback) -> None:
    """The view top to bottom as a temporary GeoTIFF."""
    cols, rows, count = view.RasterXSize, view.RasterYSize, view.RasterCount
    made = None
    with gdal_calls() as log:
        try:
            kind = view.GetRasterBand(1).DataType
            made = log.need(gdal.GetDriverByName("GTiff").Create(path, cols, rows, count, kind, ["BIGTIFF=IF_SAFER"]))
            copy_bands(view, made, statistics=True)
            copy_metadata(view, made)
            _forget_dimensions(made)
            for first in range(0, rows, _ROWS):
                check_cancelled(feedback)
                height = min(_ROWS, rows - first)
                for number in range(1, count + 1):
                    values = log.need(view.GetRasterBand(number).ReadAsArray(0, first, cols, height))
                    made.GetRasterBand(number).WriteArray(values[::-1].copy(), 0, rows - first - height)
                feedback.set_progress(100 * first / rows)
            made.FlushCache()
        finally:
            made = None


def _forget_dimensions(made: gdal.Dataset) -> None:
    """Leave out what a netCDF source said of its dimensions: time and the like make other arrays of the bands."""
    bands = [made.GetRasterBand(number) for number in range(1, made.RasterCount + 1)]
    left_out = _DIMENSIONS if len(bands) == 1 else (_DIMENSIONS, _VARIABLE)
    for holder in (made, *bands):
        metadata = holder.GetMetadata() or {}
        kept = {key: value for key, value in metadata.items() if not key.startswith(left_out)}
        if len(kept) < len(metadata):
            holder.SetMetadata(kept)


def _verify(path: str, view: gdal.Dataset, full: Geolocation) -> None:
    """Raise OutputError where GDAL reads another image, or other places, from the file."""
    height = min(_MOST_COMPARED, view.RasterYSize)
    try:
        with gdal_calls(**CHECKING) as log:
            for number in range(1, view.RasterCount + 1):
                name = path if view.RasterCount == 1 else f'NETCDF:"{path}":Band{number}'
                written = log.need(gdal.OpenEx(name, gdal.OF_RASTER | gdal.OF_READONLY))
                before = log.need(view.GetRasterBand(number).ReadAsArray(0, 0, view.RasterXSize, height))
                after = log.need(written.GetRasterBand(1).ReadAsArray(0, 0, view.RasterXSize, height))
                domain = written.GetMetadata(DOMAIN) or {}
                array = log.need(gdal.OpenEx(domain.get("X_DATASET", ""), gdal.OF_RASTER | gdal.OF_READONLY))
                x = log.need(array.ReadAsArray(0, 0, view.RasterXSize, height))
                x[x == array.GetRasterBand(1).GetNoDataValue()] = np.nan
                if not _same(before, after) or not _same(full.x[::-1][:height], x):
                    raise GdalProblem("it reads back another image")
    except GdalProblem as problem:
        raise OutputError(
            f"GDAL here does not read {os.path.basename(path)} as it was written ({problem}): write a .vrt or .tif."
        ) from problem


def _same(first: np.ndarray, second: np.ndarray) -> bool:
    if first.shape != second.shape:
        return False
    return bool(np.all((first == second) | (np.isnan(first) & np.isnan(second))))
