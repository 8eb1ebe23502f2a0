"""Swaths as files: an image and beside it its geolocation arrays, with every key as a test wants it."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from osgeo import gdal, osr

sys.path.append(str(Path(__file__).resolve().parents[1] / "core"))

KEYS = {
    "X_DATASET": "xy.tif", "X_BAND": "1", "Y_DATASET": "xy.tif", "Y_BAND": "2",
    "X_DATASET_RELATIVE_TO_SOURCE": "YES", "Y_DATASET_RELATIVE_TO_SOURCE": "YES",
}  # fmt: skip


def write_bands(path, bands, nodata=None, crs=None, kind=None, driver="GTiff"):
    """A raster of 2-D arrays without a geotransform."""
    bands = [np.asarray(band) for band in bands]
    kind = kind or {"f": gdal.GDT_Float64, "u": gdal.GDT_UInt16, "i": gdal.GDT_Int32}[bands[0].dtype.kind]
    made = gdal.GetDriverByName(driver).Create(str(path), *bands[0].shape[::-1], len(bands), kind)
    for number, band in enumerate(bands, 1):
        made.GetRasterBand(number).WriteArray(band)
        if nodata is not None:
            made.GetRasterBand(number).SetNoDataValue(nodata)
    if crs:
        srs = osr.SpatialReference()
        srs.SetFromUserInput(crs)
        made.SetSpatialRef(srs)
    made = None
    return str(path)


def image_of(shape, seed=3):
    """Pixels (rows, cols), UInt16."""
    return np.random.RandomState(seed).randint(1, 60000, shape).astype(np.uint16)


def write_swath(folder, geolocation, name="image.tif", bands=1, **keys):
    """The image of a Geolocation, its arrays in xy.tif beside it; ``keys`` replace or, with None, remove metadata."""
    layout = geolocation.layout
    write_bands(folder / "xy.tif", [geolocation.x, geolocation.y], np.nan)
    path = write_bands(folder / name, [image_of(geolocation.shape, seed) for seed in range(bands)])
    srs = osr.SpatialReference()
    srs.SetFromUserInput(geolocation.crs_wkt)
    found = {
        **KEYS, "PIXEL_OFFSET": str(layout.pixel_offset), "LINE_OFFSET": str(layout.line_offset),
        "PIXEL_STEP": str(layout.pixel_step), "LINE_STEP": str(layout.line_step), "SRS": srs.ExportToWkt(),
        "GEOREFERENCING_CONVENTION": layout.convention, **keys,
    }  # fmt: skip
    set_keys(path, {key: value for key, value in found.items() if value is not None})
    return path


def set_keys(path, keys):
    """Replace the GEOLOCATION metadata of a file."""
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.SetMetadata(keys, "GEOLOCATION")
    dataset = None


def pixels_of(path):
    """All pixel values."""
    return gdal.Open(str(path)).ReadAsArray()


def gdal_places(source, col, row):
    """(x, y) by GDAL's own transformer."""
    transformer = gdal.Transformer(gdal.Open(source) if isinstance(source, str) else source, None, [])
    points, _ok = transformer.TransformPoints(0, np.column_stack([col, row]).tolist())
    return np.array(points)[:, :2].T
