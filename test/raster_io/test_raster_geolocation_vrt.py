"""The target placed by geolocation arrays: gdalwarp brings everything to its true place, and nothing is resampled."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from scipy.ndimage import binary_erosion

from coreg_qgis.core.errors import CancelledError, InputError, OutputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.raster_io.geolocation_vrt import arrays_beside, write_geolocation_vrt

pytestmark = pytest.mark.usefixtures("gdal_style")

CRS, SHAPE, PIXEL = "EPSG:32633", (300, 360), 10.0
NORTH_UP = (500000, PIXEL, 0, 5000000, 0, -PIXEL)
TURNED = (500000, 9.5, 3.1, 5000000, 3.1, -9.5)


class Bent:
    """A shift of 1 to 4 pixels that varies over the scene."""

    def displacement(self, x, y):
        u, v = (x - 502000) / 1000, (y - 4998500) / 1000
        return 23.0 + 3 * u - 2 * v + 4 * np.sin(u), -31.0 + 2 * u + 3 * v + 4 * np.cos(v)


def scene(x, y):
    return 1000 + 300 * np.sin((x - 500000) / 200) * np.cos((y - 5000000) / 260)


def as_given(grid):
    """What a target on ``grid`` shows: everything at its place minus the shift."""
    shown = x, y = grid.to_map(*np.meshgrid(np.arange(grid.shape[1]) + 0.5, np.arange(grid.shape[0]) + 0.5))
    for _ in range(40):
        dx, dy = Bent().displacement(x, y)
        x, y = shown[0] + dx, shown[1] + dy
    return scene(x, y).astype(np.float32)


@pytest.fixture
def target(make_raster):
    def make(geotransform=NORTH_UP, name="target image.tif"):
        grid = GeoGrid(SHAPE, geotransform, CRS)
        return make_raster(name, as_given(grid), geotransform=geotransform, crs=CRS, nodata=-1), grid

    return make


def worst_error(path, **how):
    """Largest grey value error of what gdalwarp makes of the image."""
    warped = gdal.Warp(
        "", path, format="MEM", dstSRS=CRS, outputBounds=(500500, 4997500, 503000, 4999500), xRes=PIXEL, yRes=PIXEL,
        resampleAlg="cubic", errorThreshold=0, dstNodata=-1, **how,
    )  # fmt: skip
    x, y = np.meshgrid(500500 + PIXEL * (np.arange(250) + 0.5), 4999500 - PIXEL * (np.arange(200) + 0.5))
    seen = warped.ReadAsArray()
    inside = binary_erosion(seen > 0, iterations=3)
    assert inside.mean() > 0.6
    return np.abs(seen - scene(x, y))[inside].max()


@pytest.mark.skipif(int(gdal.VersionInfo()) < 3050000, reason="GDAL reads such arrays from 3.5 on")
@pytest.mark.parametrize("geotransform", [NORTH_UP, TURNED], ids=["north up", "turned"])
def test_warping_brings_the_content_to_its_place(target, tmp_path, geotransform):
    path, grid = target(geotransform)
    output = str(tmp_path / "Bild ä.vrt")
    write_geolocation_vrt(output, path, Bent(), grid)
    slope = 1.5 * PIXEL  # steepest, grey values a pixel
    assert worst_error(path) > slope
    assert worst_error(output, geoloc=True) < 0.05 * slope


def test_pixels_stay_and_only_the_arrays_place_them(target, tmp_path):
    path, grid = target()
    before = Path(path).read_bytes()
    write_geolocation_vrt(str(tmp_path / "placed.vrt"), path, Bent(), grid)
    dataset = gdal.Open(str(tmp_path / "placed.vrt"))
    np.testing.assert_array_equal(dataset.ReadAsArray(), gdal.Open(path).ReadAsArray())
    assert dataset.GetGeoTransform(can_return_null=True) is None and dataset.GetGCPCount() == 0
    domain = dataset.GetMetadata("GEOLOCATION")
    assert domain["X_DATASET"] == "placed.geolocation.tif" and domain["PIXEL_STEP"] == "8"
    assert dataset.GetRasterBand(1).GetNoDataValue() == -1
    arrays = gdal.Open(arrays_beside(str(tmp_path / "placed.vrt"))).ReadAsArray()
    assert arrays.shape == (2, 39, 46) and np.isfinite(arrays).all()
    assert Path(path).read_bytes() == before


def test_nothing_is_left_behind(target, tmp_path):
    path, grid = target()

    class Cancelled:
        def set_progress(self, percent):
            pass

        message = warning = set_progress

        def is_cancelled(self):
            return True

    known = set(os.listdir(tmp_path))
    with pytest.raises(CancelledError):
        write_geolocation_vrt(str(tmp_path / "no.vrt"), path, Bent(), grid, feedback=Cancelled())
    with pytest.raises(OutputError):
        write_geolocation_vrt(str(tmp_path / "no" / "folder.vrt"), path, Bent(), grid)
    with pytest.raises(InputError, match="has no CRS"):
        write_geolocation_vrt(str(tmp_path / "no.vrt"), path, Bent(), GeoGrid(SHAPE, NORTH_UP, ""))
    assert set(os.listdir(tmp_path)) == known
