"""Records whose transform is known exactly, and images to see them by."""

from __future__ import annotations

import numpy as np
from osgeo import gdal, gdal_array

from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.core.grid import GeoGrid

CRS = "EPSG:32633"
LEFT, TOP, PIXEL = 500000.0, 5000000.0, 10.0
ROWS, COLS = 140, 180
NORTH_UP = (LEFT, PIXEL, 0.0, TOP, 0.0, -PIXEL)
GRID = GeoGrid((ROWS, COLS), NORTH_UP, CRS)
CUBIC = {"xxorder": 3, "xyorder": 3, "yxorder": 3, "yyorder": 3}
TURN = np.radians(12)


def bent(x, y):
    """Reference pixels (1 = centre of the first one) to input pixels: turned, 1.1 times as large, bent by some px."""
    u, v = x - 90, y - 70
    return (
        95 + 1.1 * np.cos(TURN) * u + 1.1 * np.sin(TURN) * v + 2e-4 * u * v,
        66 - 1.1 * np.sin(TURN) * u + 1.1 * np.cos(TURN) * v + 1.5e-4 * u**2,
    )


def on_map(function):
    """The same transform of the pixels of GRID, as one between map coordinates."""

    def moved(x, y):
        col, row = GRID.to_pixel(x, y)
        xin, yin = function(col + 0.5, row + 0.5)
        return GRID.to_map(xin - 0.5, yin - 0.5)

    return moved


def record_of(function, coordinates="pixel", *, crs="", limits=(1, COLS, 1, ROWS), **settings):
    """The record of a function (x, y) -> (X, Y), fitted to a lattice over the limits."""
    x, y = (v.ravel() for v in np.meshgrid(np.linspace(*limits[:2], 12), np.linspace(*limits[2:], 10)))
    return fit_record(
        x, y, *function(x, y), FitSettings(**{**CUBIC, **settings}), name="known", coordinates=coordinates, crs=crs
    ).record


def map_record(function=bent, **settings):
    """The record of a transform of pixels, as one between map coordinates."""
    left, top = GRID.to_map(0.5, 0.5)
    right, bottom = GRID.to_map(COLS - 0.5, ROWS - 0.5)
    limits = (left, right, bottom, top)
    return record_of(on_map(function), "map", crs=CRS, limits=limits, **settings)


def centres(shape=(ROWS, COLS)):
    """Pixels (x, y) as geomap counts them, each (rows, cols)."""
    y, x = np.mgrid[1 : shape[0] + 1, 1 : shape[1] + 1].astype(float)
    return x, y


def waves(x, y):
    """Heights at pixel coordinates, 30 to 170: smooth, so that resampling hardly changes them."""
    return 100 + 40 * np.sin(x / 17 + y / 29) + 30 * np.cos(y / 11)


def seen_inside(xin, yin, margin=0.0, shape=(ROWS, COLS)):
    """Whether input pixels lie in the image, ``margin`` px from its edges."""
    inside = (xin > 0.5 + margin) & (xin < shape[1] + 0.5 - margin)
    return inside & (yin > 0.5 + margin) & (yin < shape[0] + 0.5 - margin)


def write(path, bands, *, geotransform=NORTH_UP, crs=CRS, nodata=None, alpha=False, mask=None):
    """Write (rows, cols) or (bands, rows, cols) and return the path as text."""
    bands = bands[None] if bands.ndim == 2 else bands
    code = gdal_array.NumericTypeCodeToGDALTypeCode(bands.dtype)
    options = ["ALPHA=YES"] if alpha else []
    made = gdal.GetDriverByName("GTiff").Create(str(path), *bands.shape[:0:-1], len(bands), code, options)
    if geotransform:
        made.SetGeoTransform(geotransform)
    if crs:
        made.SetProjection(_wkt(crs))
    for number, band in enumerate(bands, 1):
        made.GetRasterBand(number).WriteArray(band)
        if nodata is not None:
            made.GetRasterBand(number).SetNoDataValue(nodata)
    if mask is not None:
        made.CreateMaskBand(gdal.GMF_PER_DATASET)
        made.GetRasterBand(1).GetMaskBand().WriteArray(np.where(mask, 255, 0).astype(np.uint8))
    made = None
    return str(path)


def read(path):
    """Pixels of a file."""
    return gdal.Open(str(path)).ReadAsArray()


def valid(path, band=1):
    """Which pixels of a band are valid."""
    dataset = gdal.Open(str(path))
    return dataset.GetRasterBand(band).GetMaskBand().ReadAsArray() > 0


def _wkt(crs):
    from coreg_qgis.raster_io.crs import spatial_reference

    return spatial_reference(crs).ExportToWkt()
