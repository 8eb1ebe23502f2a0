"""coreg:detectglobalshift and coreg:coregisterglobal on images whose shift is known exactly."""

from __future__ import annotations

import math

import numpy as np
import pytest
from osgeo import gdal
from shifted_pairs import GSD, ORIGIN, SHIFT_M, SHIFT_PX, shifted_images, write_raster

CLOSE = 0.03  # px


def assert_known_shift(result, shift_px=SHIFT_PX, gsd=GSD, tolerance=CLOSE):
    assert result["STATUS"].startswith("ok")
    found = np.array([result["X_SHIFT_PX"], result["Y_SHIFT_PX"]])
    np.testing.assert_allclose(found, shift_px, atol=tolerance)
    np.testing.assert_allclose([result["X_SHIFT_M"], result["Y_SHIFT_M"]], found * (gsd, -gsd), atol=1e-6)


def test_the_shift_has_signs_units_and_quality(run, pair):
    result = run("detectglobalshift", **pair.inputs)
    assert_known_shift(result)
    np.testing.assert_allclose([result["X_SHIFT_M"], result["Y_SHIFT_M"]], SHIFT_M, atol=CLOSE * GSD)
    assert result["ABS_SHIFT"] == pytest.approx(math.hypot(*SHIFT_M), abs=CLOSE * GSD)
    assert result["ANGLE"] == pytest.approx(math.degrees(math.atan2(*SHIFT_M)), abs=1)
    assert result["RELIABILITY"] > 80
    assert 0 < result["UNCERTAINTY_PX"] < 0.2
    assert result["SSIM_AFTER"] > result["SSIM_BEFORE"]


def test_applying_the_shift_leaves_none(run, pair, tmp_path):
    first = run("coregisterglobal", OUTPUT=str(tmp_path / "corrected.tif"), **pair.inputs)
    assert_known_shift(first)
    second = run("detectglobalshift", REFERENCE=pair.reference, TARGET=str(tmp_path / "corrected.tif"))
    assert abs(second["X_SHIFT_PX"]) < CLOSE
    assert abs(second["Y_SHIFT_PX"]) < CLOSE


def test_the_corrected_image_has_the_same_pixels(run, pair, tmp_path):
    output = str(tmp_path / "corrected.tif")
    result = run("coregisterglobal", OUTPUT=output, **pair.inputs)
    corrected, target = gdal.Open(output), gdal.Open(pair.target)
    np.testing.assert_array_equal(corrected.ReadAsArray(), target.ReadAsArray())
    assert corrected.GetGeoTransform()[0] == pytest.approx(ORIGIN[0] + result["X_SHIFT_M"], abs=1e-6)
    assert corrected.GetGeoTransform()[3] == pytest.approx(ORIGIN[1] + result["Y_SHIFT_M"], abs=1e-6)


@pytest.mark.parametrize("correction, extent", [(1, False), (2, True)])
def test_the_corrected_image_lies_on_the_grid_of_the_reference(run, pair, tmp_path, correction, extent):
    output = str(tmp_path / "corrected.tif")
    run("coregisterglobal", OUTPUT=output, CORRECTION=correction, RESAMPLING=1, **pair.inputs)
    corrected, reference = gdal.Open(output), gdal.Open(pair.reference)
    offset = np.subtract(corrected.GetGeoTransform(), reference.GetGeoTransform())[[0, 3]] / GSD
    np.testing.assert_allclose(offset, np.round(offset), atol=1e-9)
    assert (list(offset) == [0, 0]) is extent
    assert ((corrected.RasterYSize, corrected.RasterXSize) == (400, 500)) is extent
    if extent:
        inner = slice(20, -20)
        a, b = (d.ReadAsArray().astype(float)[inner, inner] for d in (corrected, reference))
        assert np.corrcoef(a.ravel(), b.ravel())[0, 1] > 0.98


def test_onto_a_resolution_or_another_grid(run, pair, tmp_path):
    grid = write_raster(tmp_path / "grid.tif", np.ones((10, 10)), origin=(ORIGIN[0] + 7, ORIGIN[1] - 1), gsd=20)
    output = str(tmp_path / "corrected.tif")
    run("coregisterglobal", OUTPUT=output, CORRECTION=3, GRID=grid, RESAMPLING=5, **pair.inputs)
    x0, a, _, y0, _, d = gdal.Open(output).GetGeoTransform()
    assert (a, d) == (20, -20)
    assert (x0 - ORIGIN[0] - 7) % 20 == pytest.approx(0)
    assert (y0 - ORIGIN[1] + 1) % 20 == pytest.approx(0)


def test_a_vrt_costs_no_disk(run, pair, tmp_path):
    output = tmp_path / "corrected.vrt"
    run("coregisterglobal", OUTPUT=str(output), **pair.inputs)
    np.testing.assert_array_equal(gdal.Open(str(output)).ReadAsArray(), gdal.Open(pair.target).ReadAsArray())
    assert output.stat().st_size < 10_000


def test_a_skipped_output_still_gives_the_numbers(run, pair):
    result = run("coregisterglobal", OUTPUT=None, **pair.inputs)
    assert result["OUTPUT"] is None
    assert_known_shift(result)


def test_everything_at_once(run, pair, tmp_path):
    from qgis.core import QgsVectorLayer

    names = {"OUTPUT": "o.tif", "OVERLAP": "o.gpkg", "WINDOWS": "w.gpkg", "VECTORS": "v.gpkg", "REPORT": "r.html"}
    result = run("coregisterglobal", **{key: str(tmp_path / name) for key, name in names.items()}, **pair.inputs)
    assert_known_shift(result)
    assert {p.name for p in tmp_path.iterdir()} >= set(names.values())
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "qgis_process run coreg:coregisterglobal --" in page
    assert "<svg" in page
    windows, vectors = (QgsVectorLayer(result[name]) for name in ("WINDOWS", "VECTORS"))
    assert 1 <= vectors.featureCount() <= windows.featureCount() <= 16
    shift = next(f for f in vectors.getFeatures() if f["OUTLIER"] == 0)
    np.testing.assert_allclose([shift["X_SHIFT_M"], shift["Y_SHIFT_M"]], SHIFT_M, atol=3)


def test_one_window_at_a_chosen_place(run, pair):
    x, y = ORIGIN[0] + 2600.0, ORIGIN[1] - 1900.0
    settings = {"WINDOW_CENTER": f"{x},{y}", "WINDOW_COUNT": 1, "WINDOW_SIZE_X": 128, "WINDOW_SIZE_Y": 96}
    result = run("detectglobalshift", WINDOWS="memory:", **settings, **pair.inputs)
    assert_known_shift(result, tolerance=0.1)
    windows = list(result["WINDOWS"].getFeatures())
    assert len(windows) == 1
    box = windows[0].geometry().boundingBox()
    assert (box.width() / GSD, box.height() / GSD) == (128, 96)
    assert abs(box.center().x() - x) <= GSD
    assert abs(box.center().y() - y) <= GSD


def test_the_centre_may_be_given_in_another_crs(run, pair, qgis_app):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    utm, degrees = (QgsCoordinateReferenceSystem(code) for code in ("EPSG:32633", "EPSG:4326"))
    x, y = ORIGIN[0] + 2600, ORIGIN[1] - 1900
    there = QgsCoordinateTransform(utm, degrees, QgsProject()).transform(QgsPointXY(x, y))
    centre = f"{there.x()!r},{there.y()!r} [EPSG:4326]"
    result = run("detectglobalshift", WINDOW_CENTER=centre, WINDOW_COUNT=1, WINDOWS="memory:", **pair.inputs)
    middle = next(result["WINDOWS"].getFeatures()).geometry().boundingBox().center()
    assert abs(middle.x() - x) <= GSD
    assert abs(middle.y() - y) <= GSD


def test_polygon_masks_and_footprints_take_part(run, pair, polygons):
    x, y = ORIGIN
    cloud = polygons([(x + 500, y - 1500, x + 1500, y - 500)])
    inside = polygons([(x + 100, y - 3900, x + 4900, y - 100)])
    given = {"REFERENCE_MASK": cloud, "TARGET_FOOTPRINT": inside}
    result = run("detectglobalshift", OVERLAP="memory:", **given, **pair.inputs)
    assert_known_shift(result)
    overlap = next(result["OVERLAP"].getFeatures()).geometry()
    assert overlap.boundingBox().xMinimum() == pytest.approx(x + 100, abs=GSD)


def test_a_raster_mask_takes_part(run, pair, tmp_path):
    bad = np.zeros((400, 500))
    bad[50:150, 50:200] = 1
    mask = write_raster(tmp_path / "clouds.tif", bad, dtype=np.uint8)
    assert_known_shift(run("detectglobalshift", TARGET_MASK=mask, **pair.inputs))
    assert [p.name for p in tmp_path.iterdir()] == ["clouds.tif"]


def test_layers_of_the_project_are_as_good_as_files(run, pair, qgis_app):
    from qgis.core import QgsProject, QgsRasterLayer

    layer = QgsRasterLayer(pair.reference, "the reference", "gdal")
    QgsProject.instance().addMapLayer(layer)
    try:
        assert_known_shift(run("detectglobalshift", REFERENCE=layer.id(), TARGET=QgsRasterLayer(pair.target)))
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


@pytest.fixture(scope="module")
def images():
    return shifted_images((400, 500))


def test_other_resolution_type_and_nodata(run, images, tmp_path):
    reference, target = images
    coarse = reference.reshape(200, 2, 250, 2).mean((1, 3))
    target = target.astype(np.float32) / 7 - 300
    target[:30] = np.nan
    result = run(
        "detectglobalshift",
        REFERENCE=write_raster(tmp_path / "coarse.tif", coarse, gsd=2 * GSD),
        TARGET=write_raster(tmp_path / "float.tif", target, dtype=np.float32),
    )
    assert_known_shift(result, tolerance=0.15)


def test_another_crs_is_projected_on_the_fly(run, log, pair, tmp_path):
    other = str(tmp_path / "degrees.tif")
    gdal.Warp(other, pair.reference, dstSRS="EPSG:4326", resampleAlg="cubic", errorThreshold=0, dstNodata=0)
    result = run("detectglobalshift", REFERENCE=other, TARGET=pair.target, WINDOWS="memory:")
    assert_known_shift(result, tolerance=0.2)
    assert result["WINDOWS"].crs().authid() == "EPSG:32633"
    assert "projected on the fly" in log.text


def test_nothing_to_match_is_said(run, log, unrelated):
    result = run("detectglobalshift", **unrelated.inputs)
    assert result["STATUS"].startswith("no match: ")
    assert result["X_SHIFT_PX"] is None
    assert result["X_SHIFT_M"] is None
    assert result["RELIABILITY"] is None
    assert log.errors == [result["STATUS"]]


def test_nothing_to_match_corrects_nothing(fails, unrelated, tmp_path):
    assert "no match" in fails("coregisterglobal", OUTPUT=str(tmp_path / "out.tif"), **unrelated.inputs)
    assert list(tmp_path.iterdir()) == []


def test_inputs_are_left_alone(run, pair, no_new_files):
    before = [open_bytes(pair.reference), open_bytes(pair.target)]
    run("detectglobalshift", **pair.inputs)
    assert [open_bytes(pair.reference), open_bytes(pair.target)] == before


def open_bytes(path):
    with open(path, "rb") as file:
        return file.read()
