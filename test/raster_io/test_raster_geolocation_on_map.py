"""Images that only geolocation arrays place, opened as if they lay on the map."""

from __future__ import annotations

import os
from dataclasses import fields

import numpy as np
import pytest
from geolocated_files import set_keys, write_bands, write_swath
from osgeo import gdal
from scipy import ndimage
from swaths import CENTRED, Swath, every

from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.grid import Window
from coreg_qgis.core.tie_points import TiePoints
from coreg_qgis.raster_io.align import write_aligned
from coreg_qgis.raster_io.crs import Projector
from coreg_qgis.raster_io.field_warp import write_corrected
from coreg_qgis.raster_io.gcps import write_gcp_vrt
from coreg_qgis.raster_io.geolocation_on_map import projected
from coreg_qgis.raster_io.geolocation_vrt import write_geolocation_vrt
from coreg_qgis.raster_io.open import RasterInput, only_by_arrays, open_dataset, open_pair, open_raster
from coreg_qgis.raster_io.write import write_shifted

SWATH = Swath(shape=(150, 180))


def scene(lon, lat):
    return 20000 + 8000 * np.sin(lat * 9) + 6000 * np.cos(lon * 7)


def write_scene(folder, swath=SWATH, layout=CENTRED, name="image.tif", nodata=None, spoiled=None):
    path = write_swath(folder, swath.geolocation(layout), name)
    keys = gdal.Open(path).GetMetadata("GEOLOCATION")
    col, row = np.meshgrid(np.arange(swath.shape[1]) + 0.5, np.arange(swath.shape[0]) + 0.5)
    pixels = scene(*swath.place(col, row)).astype(np.uint16)
    if spoiled is not None:
        pixels[spoiled] = 7
    write_bands(path, [pixels], nodata)
    set_keys(path, keys)
    return path


def off(raster, dx=0.0, dy=0.0):
    """Largest difference between a raster's valid pixels and the scene at their places, and how many there are."""
    values, valid = raster.read(Window(0, 0, *raster.grid.shape))
    col, row = np.meshgrid(np.arange(values.shape[1]) + 0.5, np.arange(values.shape[0]) + 0.5)
    x, y = raster.grid.to_map(col, row)
    lon, lat = Projector(raster.grid.crs_wkt, "EPSG:4326")(x - dx, y - dy)
    inner = ndimage.binary_erosion(valid, iterations=2)  # at the rim there is nothing to interpolate between
    return np.abs(values - scene(lon, lat))[inner].max(), valid.sum()


def test_a_swath_is_read_as_if_it_lay_on_the_map(tmp_path, cancelling):
    path, heard = write_scene(tmp_path), cancelling()
    raster = open_raster(path, label="The target image", feedback=heard)
    assert "32632" in raster.grid.crs_wkt
    most, count = off(raster)
    assert most < 60 and count > 0.8 * 150 * 180
    assert raster.name == f"The target image {path}"
    assert heard.messages == [
        f"The target image {path} is placed by geolocation arrays: it is projected on the fly to EPSG:32632, with "
        f"pixels of {raster.grid.resolution[0]:g} map units."
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["image.tif", "xy.tif"]


def test_it_is_projected_once_and_again_after_a_change(tmp_path):
    path = write_scene(tmp_path)
    first = projected(path, "")
    assert projected(path, "") == first
    os.utime(tmp_path / "xy.tif", (1, 1))
    assert projected(path, "") != first


def test_georeferencing_comes_first(tmp_path):
    path = write_scene(tmp_path)
    assert only_by_arrays(open_dataset(path))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.SetGeoTransform((500000, 10, 0, 5000000, 0, -10))
    dataset = None
    assert not only_by_arrays(open_dataset(path))


def test_no_data_of_the_swath_takes_no_part(tmp_path):
    spoiled = np.zeros(SWATH.shape, bool)
    spoiled[40:60, 50:90] = True
    (tmp_path / "b").mkdir()
    declared = open_raster(write_scene(tmp_path, nodata=7, spoiled=spoiled))
    given = open_raster(write_scene(tmp_path / "b", spoiled=spoiled), nodata=7)
    for raster in (declared, given):
        most, count = off(raster)
        assert most < 60
    whole = off(open_raster(write_scene(tmp_path, name="whole.tif")))[1]
    assert whole - count == pytest.approx(20 * 40, rel=0.35)


def test_a_pair_of_a_swath_and_a_map(tmp_path, cancelling):
    path = write_scene(tmp_path)
    (tmp_path / "other").mkdir()
    other = write_scene(tmp_path / "other", Swath(shape=(150, 180), heading=170.0), every(5))
    heard = cancelling()
    reference, target = open_pair(RasterInput(other), RasterInput(path), heard)
    assert reference.grid.crs_wkt == target.grid.crs_wkt
    assert off(reference)[0] < 200 and off(target)[0] < 60
    assert len(heard.messages) == 2


def test_it_is_moved_and_resampled_like_others(tmp_path):
    path = write_scene(tmp_path)
    write_shifted(path, str(tmp_path / "moved.tif"), 5000, -3000)
    assert off(open_raster(str(tmp_path / "moved.tif")), 5000, -3000)[0] < 60
    grid = open_raster(path).grid
    write_aligned(path, str(tmp_path / "aligned.tif"), 5000, 0, grid, resampling="cubic")
    assert off(open_raster(str(tmp_path / "aligned.tif")), 5000, 0)[0] < 100
    write_corrected(path, str(tmp_path / "corrected.tif"), Everywhere(), grid=grid)
    assert off(open_raster(str(tmp_path / "corrected.tif")), 1000, 2000)[0] < 100


class Everywhere:
    """A displacement model: the same shift at all places."""

    def displacement(self, x, y):
        return np.full(np.shape(x), 1000.0), np.full(np.shape(x), 2000.0)


def test_what_would_refer_to_a_temporary_image_is_refused(tmp_path):
    path = write_scene(tmp_path)
    grid = open_raster(path).grid
    with pytest.raises(InputError, match=r"would point to a temporary image.*choose another format"):
        write_shifted(path, str(tmp_path / "moved.vrt"), 5000, -3000)
    with pytest.raises(InputError, match="would point to a temporary image"):
        write_aligned(path, str(tmp_path / "moved.vrt"), 0, 0, grid, resampling="cubic")
    with pytest.raises(InputError, match="its own pixels were not measured: rectify it first"):
        write_geolocation_vrt(str(tmp_path / "placed.vrt"), path, Everywhere(), grid)
    with pytest.raises(InputError, match="its own pixels were not measured: rectify it first"):
        write_gcp_vrt(str(tmp_path / "placed.vrt"), path, one_point(), grid)
    assert not list(tmp_path.glob("*.vrt"))


def one_point():
    columns = {field.name: np.zeros(1) for field in fields(TiePoints)}
    flags = {name: np.zeros(1, bool) for name in ("unreliable", "dissimilar", "inconsistent")}
    return TiePoints(**{**columns, **flags, "message": np.array([""], object)})


def test_wrong_arrays_are_named(tmp_path):
    path = write_scene(tmp_path)
    os.remove(tmp_path / "xy.tif")
    with pytest.raises(InputError, match=r"X_DATASET.*xy\.tif"):
        open_raster(path, label="The target image")


def test_cancelling_ends_the_projection(tmp_path, cancelling):
    with pytest.raises(CancelledError):
        open_raster(write_scene(tmp_path), feedback=cancelling(cancel_after=0))
    assert open_raster(write_scene(tmp_path)).grid.shape[0] > 100
