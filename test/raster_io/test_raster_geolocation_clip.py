"""Parts of swaths: pixels bit by bit, and the places that the whole swath gives them."""

from __future__ import annotations

import os

import numpy as np
import pytest
from geolocated_files import gdal_places, image_of, pixels_of, write_swath
from osgeo import gdal
from shapely.geometry import Point, box
from swaths import CENTRED, DEGREES, Swath, Wavy, every, random_pixels, with_hole

from coreg_qgis.core.errors import InputError, OutputError
from coreg_qgis.raster_io.geolocation_clip import (
    check_window,
    clipped_geolocation,
    resized_window,
    shared_window,
    window_of_area,
    window_view,
)
from coreg_qgis.raster_io.geolocation_domain import array_keys, read_geolocation, write_attached

SWATH = Swath(shape=(120, 160))
WINDOW = (33, 21, 64, 48)


def clip(source, output, window, resampling="nearest", cut_arrays=True, **given):
    found = resized_window(window, given.get("factor"), given.get("size", (None, None)))
    whole = read_geolocation(source)
    arrays = clipped_geolocation(whole, found, resampling, cut_arrays=cut_arrays)
    kept = None if cut_arrays else array_keys(source)
    view = window_view(gdal.Open(source), found, resampling)
    write_attached(str(output), source, arrays, view=view, kept=kept)
    return read_geolocation(str(output)), found


@pytest.mark.parametrize("cut_arrays", [True, False])
@pytest.mark.parametrize("name", ["out.vrt", "out.tif"])
@pytest.mark.parametrize("layout", [CENTRED, every(5), every(40, 1)])
def test_a_crop_keeps_pixels_and_places(tmp_path, layout, name, cut_arrays):
    source = write_swath(tmp_path, SWATH.geolocation(layout))
    found, _window = clip(source, tmp_path / name, WINDOW, cut_arrays=cut_arrays)
    assert np.array_equal(pixels_of(tmp_path / name), image_of(SWATH.shape, 0)[21:69, 33:97])
    col, row = random_pixels((48, 64), 300)
    expected = np.array(read_geolocation(source).to_map(col + 33, row + 21))
    assert np.abs(np.array(found.to_map(col, row)) - expected).max() < 1e-11
    assert np.abs(gdal_places(str(tmp_path / name), col, row) - expected).max() < 1e-9
    smaller = found.x.size < read_geolocation(source).x.size
    assert smaller is cut_arrays
    assert (tmp_path / "out.geolocation.tif").exists() is (cut_arrays and name == "out.vrt")


@pytest.mark.parametrize("factor", [2, 3, 4])
@pytest.mark.parametrize("layout", [CENTRED, every(5)])
def test_the_nearest_pixel_of_a_block_keeps_its_own_place(tmp_path, layout, factor):
    source = write_swath(tmp_path, SWATH.geolocation(layout))
    found, window = clip(source, tmp_path / "out.tif", (33, 21, 65, 49), factor=factor)
    pixels, image = pixels_of(tmp_path / "out.tif"), image_of(SWATH.shape, 0)
    first = factor // 2
    assert np.array_equal(pixels, image[21 + first :: factor, 33 + first :: factor][: len(pixels), : pixels.shape[1]])
    col, row = (v.ravel() for v in np.meshgrid(np.arange(window.out_width), np.arange(window.out_height)))
    expected = read_geolocation(source).to_map(33 + factor * col + first + 0.5, 21 + factor * row + first + 0.5)
    assert np.abs(np.array(found.to_map(col + 0.5, row + 0.5)) - expected).max() < 1e-11


def test_means_of_blocks_and_enlarged_pixels_lie_where_they_were(tmp_path):
    source = write_swath(tmp_path, SWATH.geolocation(CENTRED))
    for resampling, given, ratio in (("average", {"factor": 4}, 0.25), ("bilinear", {"size": (128, None)}, 2)):
        found, window = clip(source, tmp_path / "out.tif", WINDOW, resampling, **given)
        assert (window.out_width, window.out_height) == (64 * ratio, 48 * ratio)
        col, row = random_pixels((48, 64), 200)
        expected = read_geolocation(source).to_map(col + 33, row + 21)
        assert np.abs(np.array(found.to_map(col * ratio, row * ratio)) - expected).max() < 1e-11
    means = image_of(SWATH.shape, 0)[21:69, 33:97].reshape(12, 4, 16, 4).mean((1, 3))
    clip(source, tmp_path / "out.tif", WINDOW, "average", factor=4)
    assert np.abs(pixels_of(tmp_path / "out.tif") - means).max() <= 1


def test_two_clips_are_as_one(tmp_path):
    source = write_swath(tmp_path, with_hole(SWATH.geolocation(every(5)), slice(8, 10), slice(9, 12)))
    clip(source, tmp_path / "one.vrt", (10, 5, 100, 80))
    twice, _window = clip(str(tmp_path / "one.vrt"), tmp_path / "two.vrt", (23, 16, 64, 48))
    once, _window = clip(source, tmp_path / "once.tif", WINDOW)
    assert np.array_equal(pixels_of(tmp_path / "two.vrt"), pixels_of(tmp_path / "once.tif"))
    col, row = random_pixels((48, 64), 300)
    for a, b in zip(twice.to_map(col, row), once.to_map(col, row)):
        assert np.nanmax(np.abs(a - b)) < 1e-11
        assert np.array_equal(np.isnan(a), np.isnan(b))


def test_a_moved_folder_keeps_working_and_inputs_are_not_overwritten(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    source = write_swath(folder, SWATH.geolocation(CENTRED))
    for name, cut_arrays in (("cut.vrt", True), ("kept.vrt", False)):
        clip(source, folder / name, WINDOW, cut_arrays=cut_arrays)
    with pytest.raises(OutputError, match="would overwrite"):
        clip(source, folder / "xy.tif", WINDOW)
    os.rename(folder, tmp_path / "b")
    for name in ("cut.vrt", "kept.vrt"):
        assert read_geolocation(str(tmp_path / "b" / name)).shape == (48, 64)
        assert np.array_equal(pixels_of(tmp_path / "b" / name), image_of(SWATH.shape, 0)[21:69, 33:97])


@pytest.mark.parametrize("centre", [(10.0, 45.0), (179.9, 10.0), (30.0, 89.8)])
def test_the_window_of_an_area_holds_all_pixels_that_see_it(centre):
    scene = Swath(shape=(120, 160), centre=centre)
    whole = scene.geolocation(every(5))
    lon, lat = whole.to_map(90.0, 70.0)
    for area in (box(lon - 0.3, lat - 0.15, lon + 0.3, min(lat + 0.15, 90)), Point(lon, lat).buffer(1e-4)):
        col, row, width, height = window_of_area(whole, area, DEGREES, "image")
        # any sub-pixel place in the area must lie in the window
        cols, rows = random_pixels(scene.shape, 40000)
        x, y = whole.to_map(cols, rows)
        west, south, east, north = area.bounds
        seen = ((x - west) % 360 < east - west) & (y > south) & (y < north)
        assert np.all((cols[seen] >= col - 0.6) & (cols[seen] <= col + width + 0.6))
        assert np.all((rows[seen] >= row - 0.6) & (rows[seen] <= row + height + 0.6))
        assert col <= 90 <= col + width
        assert row <= 70 <= row + height
        assert width * height < scene.shape[0] * scene.shape[1] / 3 or abs(lat) > 89


def test_an_area_in_another_crs_a_larger_one_and_one_elsewhere():
    scene = Wavy()
    whole = scene.geolocation(every(10))
    x, y = scene.place(200.0, 160.0)
    window = window_of_area(whole, box(x - 50, y - 50, x + 50, y + 50), whole.crs_wkt, "image")
    assert 10 <= window[2] <= 16
    assert abs(window[0] + window[2] / 2 - 200) < 3
    assert window_of_area(whole, box(x - 1e5, y - 1e5, x + 1e5, y + 1e5), whole.crs_wkt, "image") == (0, 0, 400, 320)
    assert window_of_area(whole, box(14, 44, 17, 46), DEGREES, "image") == (0, 0, 400, 320)
    with pytest.raises(InputError, match="area lies outside of image"):
        window_of_area(whole, box(0, 0, 1, 1), DEGREES, "image")


def test_windows_that_cannot_be():
    for window in ((-1, 0, 5, 5), (0, 0, 0, 5), (100, 0, 61, 5), (0, 119, 5, 2)):
        with pytest.raises(InputError, match="does not lie within image"):
            check_window(window, (120, 160), "image")
    check_window((0, 0, 160, 120), (120, 160), "image")
    with pytest.raises(InputError, match="give one of them"):
        resized_window(WINDOW, 2, (10, None))
    with pytest.raises(InputError, match="share no pixel"):
        shared_window((0, 0, 5, 5), (5, 0, 5, 5))
    assert shared_window((0, 0, 5, 5), (2, 3, 9, 9)) == (2, 3, 3, 2)
    assert resized_window((0, 0, 10, 7), 3, (None, None)).ratios == (3 / 9, 2 / 6)
