"""coreg:footprint and coreg:overlap against areas that are known exactly."""

from __future__ import annotations

import numpy as np
import pytest
from shifted_pairs import GSD, ORIGIN, write_raster

PIXEL = GSD * GSD


@pytest.fixture
def frame():
    """60 x 80 pixels of data, with 10 columns of no data on the left and a hole of 20 x 20."""
    values = np.full((60, 90), 500)
    values[:, :10] = 0
    values[20:40, 40:60] = 0
    return values


def only_feature(layer):
    features = list(layer.getFeatures())
    assert len(features) == 1
    return features[0]


def test_footprint_keeps_the_hole_and_the_crs(run, tmp_path, frame):
    path = write_raster(tmp_path / "frame.tif", frame, nodata=0)
    result = run("footprint", INPUT=path, OUTPUT="memory:")
    feature = only_feature(result["OUTPUT"])
    assert result["AREA"] == pytest.approx((60 * 80 - 400) * PIXEL)
    assert isinstance(result["AREA"], float)
    assert result["CRS"] == result["OUTPUT"].crs().authid() == "EPSG:32633"
    assert feature["AREA"] == pytest.approx(result["AREA"])
    assert feature.geometry().area() == pytest.approx(result["AREA"])
    bounds = feature.geometry().boundingBox()
    assert (bounds.xMinimum(), bounds.yMaximum()) == (ORIGIN[0] + 10 * GSD, ORIGIN[1])


def test_footprint_derives_a_missing_nodata_value_and_says_so(run, log, tmp_path, frame):
    path = write_raster(tmp_path / "frame.tif", frame)
    assert run("footprint", INPUT=path)["AREA"] == pytest.approx((60 * 80 - 400) * PIXEL)
    assert "0 is taken from the corners" in log.text
    assert run("footprint", INPUT=path, DERIVE_NODATA=False)["AREA"] == pytest.approx(60 * 90 * PIXEL)


def test_footprint_obeys_the_nodata_override(run, tmp_path, frame):
    path = write_raster(tmp_path / "frame.tif", frame)
    assert run("footprint", INPUT=path, NODATA=500)["AREA"] == pytest.approx((60 * 10 + 400) * PIXEL)


def test_footprint_of_one_band_or_of_any(run, tmp_path, frame):
    path = write_raster(tmp_path / "two.tif", np.stack([frame, np.full_like(frame, 7)]), nodata=0)
    assert run("footprint", INPUT=path)["AREA"] == pytest.approx(60 * 90 * PIXEL)
    assert run("footprint", INPUT=path, BAND=1)["AREA"] == pytest.approx((60 * 80 - 400) * PIXEL)


def test_footprint_in_degrees_has_its_area_in_square_metres(run, tmp_path):
    path = write_raster(tmp_path / "degrees.tif", np.ones((100, 100)), origin=(10, 50.05), gsd=0.001, epsg=4326)
    result = run("footprint", INPUT=path)
    # 0.1 degree of latitude is 11.12 km at 50 degrees, of longitude 7.17 km.
    assert result["AREA"] == pytest.approx(11.123e3 * 7.17e3, rel=2e-3)
    assert result["CRS"] == "EPSG:4326"


def test_footprint_in_feet_has_its_area_in_square_metres(run, tmp_path):
    path = write_raster(tmp_path / "feet.tif", np.ones((10, 10)), origin=(6000000, 2000000), gsd=100, epsg=2229)
    assert run("footprint", INPUT=path)["AREA"] == pytest.approx((1000 * 0.3048006) ** 2, rel=1e-5)


def test_footprint_leaves_the_input_alone(run, tmp_path, frame):
    path = write_raster(tmp_path / "frame.tif", frame)
    before = (tmp_path / "frame.tif").read_bytes()
    run("footprint", INPUT=path)
    assert [p.name for p in tmp_path.iterdir()] == ["frame.tif"]
    assert (tmp_path / "frame.tif").read_bytes() == before


@pytest.fixture
def overlapping(tmp_path):
    """100 x 100 pixels, and 100 x 100 of which 50 x 40 lie on the first."""
    first = write_raster(tmp_path / "first.tif", np.full((100, 100), 9))
    origin = (ORIGIN[0] + 50 * GSD, ORIGIN[1] - 60 * GSD)
    return {"REFERENCE": first, "TARGET": write_raster(tmp_path / "second.tif", np.full((100, 200), 9), origin=origin)}


def test_overlap_has_area_and_shares(run, overlapping):
    result = run("overlap", OVERLAP="memory:", **overlapping)
    feature = only_feature(result["OVERLAP"])
    assert result["AREA"] == pytest.approx(50 * 40 * PIXEL)
    assert result["SHARE_REFERENCE"] == pytest.approx(20.0)
    assert result["SHARE_TARGET"] == pytest.approx(10.0)
    assert result["CRS"] == result["OVERLAP"].crs().authid() == "EPSG:32633"
    assert feature.geometry().area() == pytest.approx(result["AREA"])
    assert [feature[name] for name in ("AREA", "SHARE_REF", "SHARE_TGT")] == pytest.approx([2e5, 20, 10])


def test_overlap_without_a_layer_still_gives_the_numbers(run, overlapping):
    result = run("overlap", **overlapping)
    assert result["AREA"] == pytest.approx(50 * 40 * PIXEL)
    assert result["OVERLAP"] is None


def test_overlap_is_in_the_crs_of_the_target(run, tmp_path, overlapping):
    degrees = write_raster(tmp_path / "wide.tif", np.full((100, 100), 9), origin=(14.9, 47.05), gsd=0.002, epsg=4326)
    result = run("overlap", REFERENCE=degrees, TARGET=overlapping["TARGET"])
    assert result["CRS"] == "EPSG:32633"
    assert result["SHARE_TARGET"] == pytest.approx(100, abs=0.01)


def test_overlap_of_given_footprints(run, overlapping, polygons):
    x, y = ORIGIN
    quarter = polygons([(x, y - 1000, x + 600, y), (x + 500, y - 1000, x + 1000, y - 800)])
    result = run("overlap", REFERENCE_FOOTPRINT=quarter, **overlapping)
    # Of the merged polygons, 100 x 400 m and 500 x 200 m lie on the target, 100 x 200 m of them twice.
    assert result["AREA"] == pytest.approx(100 * 400 + 500 * 200 - 100 * 200)


def test_overlap_of_a_footprint_in_another_crs(run, overlapping, polygons):
    everywhere = polygons([(14.9, 46.8, 15.2, 47.1)], crs="EPSG:4326")
    result = run("overlap", REFERENCE_FOOTPRINT=everywhere, **overlapping)
    assert result["SHARE_TARGET"] == pytest.approx(100)


def test_no_overlap_is_said(fails, tmp_path, overlapping):
    away = write_raster(tmp_path / "away.tif", np.full((50, 50), 9), origin=(ORIGIN[0] + 5000, ORIGIN[1]))
    assert "do not overlap" in fails("overlap", REFERENCE=away, TARGET=overlapping["TARGET"])


def test_an_image_that_only_touches_does_not_overlap(fails, tmp_path, overlapping):
    beside = write_raster(tmp_path / "beside.tif", np.full((50, 50), 9), origin=(ORIGIN[0] - 500, ORIGIN[1]))
    assert "do not overlap" in fails("overlap", REFERENCE=overlapping["REFERENCE"], TARGET=beside)


def test_the_same_file_twice_is_refused(fails, tmp_path, overlapping):
    link = tmp_path / "link.tif"
    link.symlink_to(overlapping["REFERENCE"])
    assert "same file" in fails("overlap", REFERENCE=overlapping["REFERENCE"], TARGET=str(link))


@pytest.mark.parametrize("name", ["footprint", "overlap"])
def test_an_image_without_data_is_named(fails, tmp_path, name, overlapping):
    empty = write_raster(tmp_path / "empty.tif", np.zeros((40, 40)), nodata=0)
    given = {"INPUT": empty} if name == "footprint" else {**overlapping, "TARGET": empty}
    text = fails(name, **given)
    assert "empty.tif" in text
    assert "no-data" in text


def test_a_footprint_layer_without_polygons_is_named(fails, polygons, overlapping):
    text = fails("overlap", TARGET_FOOTPRINT=polygons([]), **overlapping)
    assert "footprint of the target holds no polygons" in text


def test_a_file_that_is_no_raster_is_named(fails, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    assert "notes.txt" in fails("footprint", INPUT=str(tmp_path / "notes.txt"))
    assert "missing.tif" in fails("footprint", INPUT=str(tmp_path / "missing.tif"))


def test_a_band_that_does_not_exist_is_named(fails, pair):
    assert "band 4" in fails("footprint", INPUT=pair.reference, BAND=4)
