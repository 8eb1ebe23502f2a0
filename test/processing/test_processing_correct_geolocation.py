"""Swaths whose arrays are wrong by a known field: corrected arrays, layers, numbers, report, and what is refused."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import numpy as np
import pytest
from swath_scenes import pixels_off, write_scene
from swaths import Swath

MATCHING = {"WINDOW_SIZE": 48, "POINT_COUNT": 300, "SEED": 1}


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write_scene(tmp_path_factory.mktemp("Schwad 1"), Swath(shape=(260, 280), panorama=0.3))


@pytest.fixture(scope="module")
def corrected(coreg_provider, scene, tmp_path_factory):
    """(results, folder) of one run with every output."""
    import processing

    folder = tmp_path_factory.mktemp("corrected")
    files = {"OUTPUT": "right.vrt", "POINTS": "points.gpkg", "REPORT": "report.html"}
    outputs = {name: str(folder / file) for name, file in files.items()}
    return processing.run("coreg:correctgeolocation", {**MATCHING, **scene.inputs, **outputs}), folder


def read(path):
    from coreg_qgis.raster_io.geolocation_domain import read_geolocation

    return read_geolocation(str(path))


def rms(values):
    return float(np.sqrt((values**2).mean()))


def test_the_corrected_arrays_place_pixels_within_a_tenth(corrected, scene):
    results, _ = corrected
    assert rms(pixels_off(read(scene.image), scene.swath)) > 2
    assert rms(pixels_off(read(results["OUTPUT"]), scene.swath)) < 0.1


def test_every_output_is_there_and_the_pixels_are_the_same(corrected, scene):
    from osgeo import gdal

    results, folder = corrected
    names = ["points.gpkg", "report.html", "right.geolocation.tif", "right.vrt"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert results["ARRAYS"] == str(folder / "right.geolocation.tif")
    pixels = [gdal.Open(path).ReadAsArray() for path in (scene.image, results["OUTPUT"])]
    assert np.array_equal(*pixels)


def test_gdal_places_the_image_as_we_do(corrected, scene):
    from osgeo import gdal

    results, _ = corrected
    transformer = gdal.Transformer(gdal.Open(results["OUTPUT"]), None, ["SRC_METHOD=GEOLOC_ARRAY"])
    ok, (lon, lat, _) = transformer.TransformPoint(False, 100.5, 80.5)
    assert ok
    assert scene.swath.pixels_off((lon, lat), scene.swath.place(100.5, 80.5)) < 0.25


def test_the_folder_can_be_moved(run, scene, tmp_path):
    from osgeo import gdal

    first, second = tmp_path / "first", tmp_path / "second"
    shutil.copytree(scene.folder, first)
    inputs = {"INPUT": str(first / "swath.vrt"), "REFERENCE": str(first / "map.tif")}
    run("correctgeolocation", **MATCHING, **inputs, PASSES=1, OUTPUT=str(first / "right.vrt"))
    before, pixels = read(first / "right.vrt"), gdal.Open(str(first / "right.vrt")).ReadAsArray()
    first.rename(second)
    assert np.array_equal(read(second / "right.vrt").x, before.x)
    assert np.array_equal(gdal.Open(str(second / "right.vrt")).ReadAsArray(), pixels)


def test_numbers_tell_what_was_wrong_and_what_is_left(corrected):
    results, _ = corrected
    assert results["RMSE_BEFORE_PX"] > 2
    assert results["RMSE_AFTER_PX"] < 0.2
    assert results["RMSE_AGAIN_PX"] < 0.1
    assert -3.2 < results["X_SHIFT_PX"] < -0.2 and 0.1 < results["Y_SHIFT_PX"] < 2.5
    assert 0.01 < results["ABS_SHIFT"] < 0.04  # degrees
    assert results["INTERPOLATION_ERROR_PX"] <= 0.01
    assert 200 < results["POINTS_USED"] <= results["POINTS_TOTAL"] < 400
    assert (results["MODEL_USED"], results["STATUS"]) == ("spline", "ok")


def test_the_points_lie_on_the_map_with_shifts_in_its_units(corrected, scene):
    from qgis.core import QgsVectorLayer

    results, _ = corrected
    layer = QgsVectorLayer(results["POINTS"], "points", "ogr")
    assert layer.crs().authid() == "EPSG:4326"
    assert layer.featureCount() == results["POINTS_TOTAL"]
    given, off = read(scene.image), []
    for feature in layer.getFeatures():
        if feature["OUTLIER"] != 0:
            continue
        place = feature.geometry().asPoint()
        assert (place.x(), place.y()) == pytest.approx((feature["X_MAP"], feature["Y_MAP"]))
        col, row = feature["X_IM"] - feature["X_SHIFT_PX"], feature["Y_IM"] - feature["Y_SHIFT_PX"]
        x, y = given.to_map(col, row)
        there = x + feature["X_SHIFT_M"], y + feature["Y_SHIFT_M"]
        off.append(float(scene.swath.pixels_off(there, scene.swath.place(col, row))))
        assert feature["RES_PX"] < 1
    assert np.median(off) < 0.15


def test_the_report_says_which_model_and_what_is_left(corrected):
    results, _ = corrected
    text = Path(results["REPORT"]).read_text("utf-8")
    assert 'class="status good"' in text
    assert f"{results['RMSE_AGAIN_PX']:.3f} px" in text
    assert "qgis_process run coreg:correctgeolocation" in text


def test_inputs_stay_as_they_are(run, scene, tmp_path):
    def checksums():
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in scene.folder.iterdir()}

    before = checksums()
    run("correctgeolocation", **MATCHING, **scene.inputs, PASSES=1, OUTPUT=str(tmp_path / "copy.tif"))
    assert checksums() == before
    assert rms(pixels_off(read(tmp_path / "copy.tif"), scene.swath)) < 0.25


def test_a_single_shift_can_be_asked_for(run, scene, tmp_path):
    results = run("correctgeolocation", **MATCHING, **scene.inputs, PASSES=1, MODEL=1, OUTPUT=str(tmp_path / "a.vrt"))
    assert results["MODEL_USED"] == "shift"
    before, after = read(scene.image), read(tmp_path / "a.vrt")
    there = before.to_map(150.5 + results["X_SHIFT_PX"], 120.5 + results["Y_SHIFT_PX"])
    assert scene.swath.pixels_off(after.to_map(150.5, 120.5), there) < 0.4


def test_without_an_output_the_arrays_are_temporary(run, scene):
    results = run("correctgeolocation", **MATCHING, **scene.inputs, PASSES=1)
    assert Path(results["OUTPUT"]).exists() and Path(results["ARRAYS"]).exists()
    assert results["POINTS"] is None and results["REPORT"] is None


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"INPUT": "map.tif", "REFERENCE": "swath.vrt"}, "has no geolocation arrays"),
        ({"REFERENCE": "swath.vrt"}, "are the same file"),
        ({"BAND": 7}, "but band 7 was asked for"),
        ({"REFERENCE_BAND": 3}, "but band 3 was asked for"),
        ({"OUTPUT": "map.tif"}, "is one of the inputs|would overwrite"),
        ({"OUTPUT": "nowhere/right.vrt"}, "does not exist: create it"),
        ({"OUTPUT": "swath.vrt"}, "is one of the inputs|would overwrite"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(fails, scene, changes, sentence):
    import re

    places = {name: str(scene.folder / v) if isinstance(v, str) else v for name, v in changes.items()}
    before = sorted(scene.folder.iterdir())
    text = fails("correctgeolocation", **{**MATCHING, **scene.inputs, **places})
    assert re.search(sentence, text), text
    assert sorted(scene.folder.iterdir()) == before


def test_nothing_is_written_where_nothing_matches(fails, scene, tmp_path):
    from shifted_pairs import write_raster
    from swath_scenes import attach, given_geolocation

    noise = np.random.default_rng(2).normal(1000, 100, scene.swath.shape)
    image = write_raster(tmp_path / "n.tif", noise, gsd=None, epsg=None)
    attach(tmp_path / "n.vrt", image, given_geolocation(scene.swath))
    out = tmp_path / "out"
    out.mkdir()
    text = fails(
        "correctgeolocation", **MATCHING, INPUT=str(tmp_path / "n.vrt"), REFERENCE=scene.reference,
        OUTPUT=str(out / "a.vrt"), REPORT=str(out / "r.html"),
    )  # fmt: skip
    assert "No correction was made, since there is no match" in text
    assert list(out.iterdir()) == []


def test_a_cancelled_run_leaves_nothing(run, scene, tmp_path, monkeypatch):
    """Cancelled when everything but the last check is done."""
    from qgis.core import QgsProcessingFeedback

    from coreg_qgis.processing import correct_geolocation_results

    feedback, write = QgsProcessingFeedback(), correct_geolocation_results.write_report

    def cancel(*args, **options):
        feedback.cancel()
        return write(*args, **options)

    monkeypatch.setattr(correct_geolocation_results, "write_report", cancel)
    outputs = {"OUTPUT": "a.vrt", "REPORT": "r.html", "POINTS": "p.gpkg"}
    paths = {name: str(tmp_path / file) for name, file in outputs.items()}
    assert run("correctgeolocation", using=feedback, **MATCHING, **scene.inputs, PASSES=1, **paths) == {}
    assert list(tmp_path.iterdir()) == []
