"""Swaths with wrong arrays, matched with a map: the corrected arrays against the truth."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "processing"))

from shifted_pairs import write_raster
from swath_scenes import given_geolocation, pixels_off, write_scene, wrong_by
from swaths import Swath, every

from coreg_qgis.core.errors import CancelledError, InputError, NoMatchError, NoOverlapError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.grid import Window
from coreg_qgis.core.pair import GlobalShiftSettings
from coreg_qgis.core.quality_grid import GridSettings
from coreg_qgis.raster_io.open import open_raster
from coreg_qgis.raster_io.swath_images import open_swath, reference_in_swath
from coreg_qgis.raster_io.swath_match import SwathPair, match_swath, points_on_map

SETTINGS = GridSettings(matching=GlobalShiftSettings(window_shape=(48, 48)), point_count=400)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write_scene(tmp_path_factory.mktemp("swath"), Swath(shape=(300, 320), panorama=0.3))


@pytest.fixture(scope="module")
def pair(scene, tmp_path_factory):
    image, geolocation = open_swath(scene.image, "The image")
    reference = open_raster(scene.reference, label="The reference")
    return SwathPair(image, geolocation, reference, 1, str(tmp_path_factory.mktemp("scratch")))


@pytest.fixture(scope="module")
def matched(pair):
    return match_swath(pair, SETTINGS, passes=2)


def test_the_reference_is_seen_as_the_swath_would_see_it(pair, scene, tmp_path):
    true = scene.swath.geolocation()
    seen = reference_in_swath(pair.reference, 1, true, str(tmp_path / "seen.tif"))
    values, valid = seen.read(Window(0, 0, *true.shape))
    image, _ = pair.image.read(Window(0, 0, *true.shape))
    assert valid.all()
    assert np.abs(values - image).mean() < 16  # a noise of 8 gives 6 already
    assert abs((values - image).mean()) < 0.5


def test_a_map_in_another_crs_is_seen_alike(pair, scene, tmp_path):
    from osgeo import gdal

    path = str(tmp_path / "utm.tif")
    gdal.Warp(path, scene.reference, dstSRS="EPSG:32632", resampleAlg="cubic", dstNodata=0, errorThreshold=0)
    true, seen = scene.swath.geolocation(), []
    for number, source in enumerate((scene.reference, path)):
        reference = open_raster(source, label="The reference")
        raster = reference_in_swath(reference, 1, true, str(tmp_path / f"{number}.tif"))
        seen.append(raster.read(Window(0, 0, *true.shape)))
    both = seen[0][1] & seen[1][1]
    assert both.mean() > 0.95
    assert np.abs(seen[0][0] - seen[1][0])[both].mean() < 0.03 * seen[0][0][both].std()


def test_corrected_arrays_place_pixels_within_a_tenth(matched, pair, scene):
    before, after = (pixels_off(g, scene.swath) for g in (pair.geolocation, matched.corrected))
    assert np.sqrt((before**2).mean()) > 2
    assert np.sqrt((after**2).mean()) < 0.1
    assert matched.corrected.layout == pair.geolocation.layout


def test_numbers_tell_what_was_wrong_and_what_is_left(matched):
    assert matched.unseen.before("px", "rmse", "abs") > 2
    assert matched.unseen.after("px", "rmse", "abs") < 0.2
    assert matched.again.before("px", "rmse", "abs") < 0.1


def test_shifts_are_what_is_wrong(matched):
    points = matched.points.select(matched.points.valid)
    right, down = wrong_by(points.x_im, points.y_im)  # varies little from a pixel to where its content was
    assert np.median(np.abs(points.x_shift_px + right)) < 0.3
    assert np.median(np.abs(points.y_shift_px + down)) < 0.3


def test_a_second_pass_is_better_than_one(pair, scene, matched):
    one = match_swath(pair, SETTINGS, passes=1)
    errors = [np.sqrt((pixels_off(m.corrected, scene.swath) ** 2).mean()) for m in (one, matched)]
    assert errors[1] < 0.8 * errors[0]


def test_the_maximum_shift_is_that_of_all_passes_together(pair, matched):
    lengths = np.hypot(matched.points.x_shift_px, matched.points.y_shift_px)[matched.points.valid]
    limit = float(np.median(lengths))
    limited = replace(SETTINGS, matching=replace(SETTINGS.matching, max_shift=limit), coarse_search=False)
    points = match_swath(pair, limited, passes=2).points
    assert 20 < points.valid.sum() < 0.8 * len(lengths)
    assert np.hypot(points.x_shift_px, points.y_shift_px)[points.valid].max() <= limit
    assert "beyond the maximum shift" in points.message[~points.measured]


def test_points_on_the_map_say_the_same(matched, pair, scene):
    points = points_on_map(matched.points, pair.geolocation, "EPSG:4326")
    good = points.select(points.valid)
    lon, lat = pair.geolocation.to_map(good.x_im, good.y_im)
    assert np.allclose(good.x_map, lon) and np.allclose(good.y_map, lat)
    content = good.x_im - good.x_shift_px, good.y_im - good.y_shift_px
    moved = (v + s for v, s in zip(pair.geolocation.to_map(*content), (good.x_shift_m, good.y_shift_m)))
    assert scene.swath.pixels_off(tuple(moved), scene.swath.place(*content)).mean() < 0.2


def test_coarse_arrays_are_corrected_too(pair, scene):
    coarse = replace(pair, geolocation=given_geolocation(scene.swath, every(20)))
    found = match_swath(coarse, SETTINGS, passes=2)
    assert np.sqrt((pixels_off(found.corrected, scene.swath) ** 2).mean()) < 0.12
    assert found.corrected.x.size < pair.geolocation.x.size / 10
    assert found.sampling_px <= 0.01


def test_a_map_that_goes_on_over_the_dateline_is_seen_on_both_sides(tmp_path):
    swath = Swath(shape=(100, 120), centre=(179.9, 20))
    lon, lat = swath.place(*np.meshgrid([0, 60, 120], [0, 50, 100]))
    west, north = (lon % 360).min() - 0.1, lat.max() + 0.1
    size = tuple(int((np.ptp(v) + 0.2) / 0.01) for v in (lat, lon % 360))
    image = np.add.outer(np.zeros(size[0]), np.arange(size[1]) + 1.0)
    path = write_raster(tmp_path / "map.tif", image, origin=(west, north), gsd=0.01, epsg=4326)
    seen = reference_in_swath(open_raster(path), 1, swath.geolocation(), str(tmp_path / "seen.tif"))
    values, valid = seen.read(Window(0, 0, *swath.shape))
    x, _ = swath.geolocation().to_map(*np.meshgrid(np.arange(120) + 0.5, np.arange(100) + 0.5))
    assert valid.mean() > 0.99
    assert np.abs(values - ((x % 360 - west) / 0.01 + 0.5))[valid].max() < 0.1


def test_another_place_on_earth_is_refused_with_both_extents(pair, scene):
    away = Swath(shape=scene.swath.shape, centre=(-60, -30)).geolocation()
    with pytest.raises(NoOverlapError, match="holds no data where the arrays place the image: they reach from"):
        match_swath(replace(pair, geolocation=away), SETTINGS)


def test_an_image_with_nothing_in_common_is_no_match(pair, scene, tmp_path):
    noise = np.random.default_rng(1).normal(1000, 100, scene.swath.shape)
    other = replace(pair, image=open_other(write_raster(tmp_path / "n.tif", noise, gsd=None, epsg=None), pair))
    with pytest.raises(NoMatchError, match="No correction was made, since there is no match"):
        match_swath(other, SETTINGS, passes=1)


def open_other(path, pair):
    from coreg_qgis.raster_io.gdal_raster import GdalRaster
    from coreg_qgis.raster_io.open import open_dataset

    return GdalRaster(open_dataset(path), pair.image.grid, path)


def test_an_image_without_arrays_is_refused(scene):
    with pytest.raises(InputError, match="has no geolocation arrays"):
        open_swath(scene.reference, "The image")


def test_a_cancelled_run_ends(pair):
    class Cancelled(SilentFeedback):
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        match_swath(pair, SETTINGS, feedback=Cancelled())
