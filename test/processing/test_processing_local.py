"""Local coregistration against known fields: image, shifts, model, layers, numbers."""

from __future__ import annotations

import json

import numpy as np
import pytest
from distorted_pairs import (
    CRS,
    GRID,
    GSD,
    MEASURED,
    RESULTS,
    SIDE,
    read,
    rows_along,
    tie_point_layer,
    true_shift,
    write_distorted,
)
from shifted_pairs import SHIFT_M

SMOOTH = ("polynomial", "spline")  # models that suit half a wave
NOISE = 0.05  # px that a match of these small windows may be wrong


@pytest.fixture(scope="module")
def distorted(tmp_path_factory):
    return write_distorted(tmp_path_factory.mktemp("distorted"))


@pytest.fixture(scope="module")
def corrected(coreg_provider, distorted, tmp_path_factory):
    """(results, folder) of one run with every output."""
    import processing

    folder = tmp_path_factory.mktemp("corrected")
    files = {name: str(folder / file) for name, file in RESULTS.items()}
    return processing.run("coreg:coregisterlocal", {**MEASURED, **distorted.inputs, **files}), folder


def layer_rows(path):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(str(path), "layer", "ogr")
    assert layer.isValid()
    names = layer.fields().names()
    return [{"geometry": f.geometry(), **dict(zip(names, f.attributes()))} for f in layer.getFeatures()]


def test_the_corrected_image_matches_the_reference(run, corrected, distorted):
    results, folder = corrected
    again = {"REFERENCE": distorted.reference, "TARGET": results["OUTPUT"], "WINDOW_SIZE": 96, "SPACING": 60}
    before = run("qualitygrid", **{**again, "TARGET": distorted.target})
    after = run("qualitygrid", **again)
    assert before["RMSE_ABS_PX"] > 1
    assert after["RMSE_ABS_PX"] < NOISE
    assert after["POINTS_VALID"] == after["POINTS_TOTAL"] > 20


def test_every_output_is_there_and_nothing_else(corrected):
    results, folder = corrected
    assert sorted(path.name for path in folder.iterdir()) == sorted([*RESULTS.values(), "placed.geolocation.tif"])
    assert {name: results[name] for name in RESULTS} == {name: str(folder / file) for name, file in RESULTS.items()}


def test_numbers_are_measured_at_points_that_the_model_has_not_seen(corrected):
    results, _ = corrected
    assert results["MODEL_USED"] in SMOOTH
    assert results["POINTS_USED"] == 64
    assert results["STATUS"] == "ok"
    assert 1 < results["RMSE_BEFORE_PX"] < 3
    assert results["RMSE_AFTER_PX"] < 0.15


def test_the_shifts_are_the_true_field_and_extrapolation_has_no_uncertainty(corrected):
    from osgeo import gdal

    results, _ = corrected
    raster = gdal.Open(results["SHIFTS"])
    x0, step, _, y0, _, down = raster.GetGeoTransform()
    rows, cols = raster.RasterYSize, raster.RasterXSize
    assert raster.RasterCount == 3
    bands = raster.ReadAsArray()
    x, y = np.meshgrid(x0 + step * (np.arange(cols) + 0.5), y0 + down * (np.arange(rows) + 0.5))
    known = np.isfinite(bands[2])
    assert 0.9 < known.mean() < 1
    assert np.isfinite(bands[:2]).all()
    truth = true_shift(x[known], y[known])
    error = bands[:2, known].T - truth
    assert np.sqrt((error**2).sum(1).mean()) < 1.5 * NOISE * GSD
    assert 0 < bands[2][known].max() < 0.2 * GSD


def test_points_have_residuals_in_target_pixels(corrected):
    results, _ = corrected
    rows = layer_rows(results["POINTS"])
    assert len(rows) == 64
    assert all(row["USED"] == 1 and row["OUTLIER"] == 0 for row in rows)
    for row in rows[::7]:
        assert row["RES_PX"] == pytest.approx(np.hypot(row["RES_X_PX"], row["RES_Y_PX"]))
    left = np.array([(row["RES_X_PX"], row["RES_Y_PX"]) for row in rows])
    model = json.loads((corrected[1] / "model.json").read_text("utf-8"))
    assert np.median(np.hypot(*left.T)) / 1.1774 == pytest.approx(model["scatter_px"], rel=1e-6)
    truth = true_shift(*np.transpose([(row["X_MAP"], row["Y_MAP"]) for row in rows]))
    measured = np.array([(row["X_SHIFT_M"], row["Y_SHIFT_M"]) for row in rows])
    fitted = measured - left * (GSD, -GSD)
    assert np.sqrt(((fitted - truth) ** 2).sum(1).mean()) < NOISE * GSD


def test_blocks_tile_the_scene_and_show_its_shifts(corrected):
    results, _ = corrected
    rows = layer_rows(results["BLOCKS"])
    assert len(rows) >= 4
    total = rows[0]["geometry"]
    for row in rows[1:]:
        total = total.combine(row["geometry"])
    assert total.area() == pytest.approx(sum(row["geometry"].area() for row in rows), rel=1e-6)
    for row in rows:
        centre = row["geometry"].centroid().asPoint()
        assert (centre.x(), centre.y()) == pytest.approx((row["X_MAP"], row["Y_MAP"]))
        assert row["ABS_SHIFT"] == pytest.approx(np.hypot(row["X_SHIFT_M"], row["Y_SHIFT_M"]))
        assert row["COUNT"] > 0 and row["FILLED"] == 0 and row["SCATTER"] > 0


def test_gcps_place_the_target_without_touching_a_pixel(corrected, distorted):
    from osgeo import gdal

    results, _ = corrected
    vrt = gdal.Open(results["GCP_VRT"])
    assert vrt.GetGCPCount() == 64
    np.testing.assert_array_equal(vrt.ReadAsArray(), read(distorted.target))


def test_geolocation_arrays_place_the_target_without_touching_a_pixel(corrected, distorted):
    from osgeo import gdal

    results, folder = corrected
    vrt = gdal.Open(results["GEOLOCATION_VRT"])
    np.testing.assert_array_equal(vrt.ReadAsArray(), read(distorted.target))
    longitude, latitude = gdal.Open(str(folder / "placed.geolocation.tif")).ReadAsArray()
    assert longitude.shape == (51, 51) and 14.9 < longitude.min() < longitude.max() < 15.1
    if int(gdal.VersionInfo()) >= 3050000:
        placed = gdal.Warp("", vrt, format="MEM", dstSRS=CRS, geoloc=True, xRes=GSD, yRes=GSD, resampleAlg="cubic",
                           outputBounds=(500500, 5196500, 503500, 5199500), errorThreshold=0)  # fmt: skip
        reference = read(distorted.reference)[50:350, 50:350]
        assert np.corrcoef(placed.ReadAsArray().ravel(), reference.ravel())[0, 1] > 0.98


def test_the_report_names_the_model_and_the_second_match(corrected):
    text = (corrected[1] / "report.html").read_text("utf-8")
    for words in ("spline", "left-out points", "matched again", "coreg:coregisterlocal", "<svg"):
        assert words in text


def test_the_target_stays_as_it_is(corrected, distorted):
    assert sorted(path.name for path in distorted.folder.iterdir()) == ["reference.tif", "target.tif"]


def test_a_saved_model_makes_the_same_image(run, corrected, distorted, tmp_path):
    results, _ = corrected
    again = run(
        "applydisplacement", INPUT=distorted.target, DISPLACEMENT=results["MODEL_FILE"], OUTPUT=f"{tmp_path}/o.tif"
    )
    np.testing.assert_array_equal(read(again["OUTPUT"]), read(results["OUTPUT"]))


def test_a_pure_shift_gets_no_wavy_field(run, pair, tmp_path):
    result = run("coregisterlocal", **pair.inputs, **MEASURED, SHIFTS=f"{tmp_path}/s.tif", OUTPUT=None)
    assert result["MODEL_USED"] == "shift"
    assert result["OUTPUT"] is None
    np.testing.assert_allclose(read(result["SHIFTS"])[:2].mean((1, 2)), SHIFT_M, atol=0.3)


def test_pixels_line_up_with_the_reference(run, distorted, tmp_path):
    from osgeo import gdal

    layer = tie_point_layer(rows_along([(7.0, -4.0)] * 4))
    common = {"TARGET": distorted.target, "TIE_POINTS": layer, "REFERENCE": distorted.reference}
    own = run("coregisterlocal", **common, OUTPUT=f"{tmp_path}/own.tif")
    lined = run("coregisterlocal", **common, ALIGN_TO_REFERENCE=True, OUTPUT=f"{tmp_path}/lined.tif")
    assert gdal.Open(own["OUTPUT"]).GetGeoTransform() == GRID.geotransform
    image = gdal.Open(lined["OUTPUT"])
    origin = np.array(image.GetGeoTransform())[[0, 3]]
    np.testing.assert_allclose((origin - (500000, 5200000)) / GSD % 1, 0, atol=1e-9)
    assert image.RasterXSize == SIDE + 1  # the moved target, in whole pixels


def test_the_reference_may_be_left_out_where_points_are_given(run, distorted, tmp_path):
    layer = tie_point_layer(rows_along([(10.0, 20.0)] * 9))
    result = run("coregisterlocal", TARGET=distorted.target, TIE_POINTS=layer, OUTPUT=f"{tmp_path}/o.tif")
    assert (result["MODEL_USED"], result["POINTS_USED"]) == ("shift", 9)
    np.testing.assert_array_equal(read(result["OUTPUT"])[:-2, 1:], read(distorted.target)[2:, :-1])


def test_given_points_are_held_against_a_reference_too(run, corrected, distorted, tmp_path):
    report = tmp_path / "report.html"
    layer = {"TIE_POINTS": corrected[0]["POINTS"], "OUTPUT": f"{tmp_path}/o.tif", "REPORT": str(report)}
    result = run("coregisterlocal", REFERENCE=distorted.reference, TARGET=distorted.target, **layer)
    assert result["POINTS_USED"] == corrected[0]["POINTS_USED"] and "matched again" in report.read_text("utf-8")
    run("coregisterlocal", TARGET=distorted.target, **layer)
    assert "matched again" not in report.read_text("utf-8")


@pytest.mark.parametrize("field", ["OUTLIER", "USED"])
def test_points_edited_by_hand_change_the_result(run, distorted, tmp_path, field):
    fields = ("X_MAP", "Y_MAP", "X_SHIFT_M", "Y_SHIFT_M", field)
    good, bad = (0, 1) if field == "OUTLIER" else (1, 0)
    rows = [row[:4] for row in rows_along([(10.0, 0.0)] * 4 + [(50.0, 0.0)] * 5)]

    def shift(*flags):
        layer = tie_point_layer([(*row, flag) for row, flag in zip(rows, flags)], fields=fields)
        options = {"MODEL": 1, "SHIFTS": f"{tmp_path}/{field}{sum(flags)}.tif", "OUTPUT": None}
        result = run("coregisterlocal", TARGET=distorted.target, TIE_POINTS=layer, **options)
        return result["POINTS_USED"], float(read(result["SHIFTS"])[0].mean())

    assert shift(*[good] * 4, *[bad] * 5) == (4, pytest.approx(10))
    assert shift(*[bad] * 4, *[good] * 5) == (5, pytest.approx(50))


def test_points_of_a_quality_grid_can_be_used_again_from_a_shapefile(run, corrected, distorted, tmp_path):
    layer = run("qualitygrid", **distorted.inputs, **MEASURED, POINTS=f"{tmp_path}/p.shp")["POINTS"]
    again = {"TARGET": distorted.target, "TIE_POINTS": layer, "OUTPUT": f"{tmp_path}/o.tif"}
    result = run("coregisterlocal", **again, POINTS=f"{tmp_path}/again.gpkg")
    assert (result["MODEL_USED"], result["POINTS_USED"]) == (corrected[0]["MODEL_USED"], 64)
    difference = read(result["OUTPUT"]).astype(float) - read(corrected[0]["OUTPUT"])
    assert np.abs(difference).max() <= 1  # a shapefile keeps fewer digits
    one = layer_rows(result["POINTS"])[0]
    assert one["UNCERTAINTY_PX"] > 0 and one["RELIABILITY"] > 0


def test_points_of_a_quality_grid_in_another_crs(run, corrected, distorted):
    layer = run("qualitygrid", **distorted.inputs, **MEASURED, CRS="EPSG:4326", POINTS="memory:")["POINTS"]
    assert layer.crs().authid() == "EPSG:4326"
    result = run("coregisterlocal", TARGET=distorted.target, TIE_POINTS=layer, OUTPUT=None)
    assert (result["MODEL_USED"], result["POINTS_USED"]) == (corrected[0]["MODEL_USED"], 64)


def test_flags_follow_the_outlier_that_was_edited(run, distorted):
    from qgis.core import QgsProcessing

    fields = ("X_MAP", "Y_MAP", "X_SHIFT_M", "Y_SHIFT_M", "OUTLIER", "OUT_REL")
    rows = [(*row[:4], *flags) for row, flags in zip(rows_along([(1.0, 1.0)] * 3), ((0, 1), (1, 1), (1, 0)))]
    layer = tie_point_layer(rows, fields=fields)
    out = {"POINTS": QgsProcessing.TEMPORARY_OUTPUT, "OUTPUT": None}
    made = run("coregisterlocal", TARGET=distorted.target, TIE_POINTS=layer, **out)["POINTS"]
    found = [(f["OUTLIER"], f["OUT_REL"], f["OUT_FIELD"], f["USED"]) for f in made.getFeatures()]
    assert found == [(0, 0, 0, 1), (1, 1, 0, 0), (1, 0, 1, 0)]
    assert made.crs().authid() == CRS


def test_model_and_block_size_reach_the_core(run, distorted):
    rng = np.random.default_rng(1)
    layer = tie_point_layer(rows_along(rng.normal(0, 3, (64, 2)).tolist()))
    given = {"TARGET": distorted.target, "TIE_POINTS": layer, "OUTPUT": None, "BLOCKS": "memory:"}
    counts = {}
    for size in (100, 200):
        result = run("coregisterlocal", **given, MODEL=4, BLOCK_SIZE=size)
        assert result["MODEL_USED"] == "blockwise"
        counts[size] = result["BLOCKS"].featureCount()
    assert counts[100] > 2 * counts[200]
    assert run("coregisterlocal", **given, MODEL=2)["MODEL_USED"] == "affine"


def test_qgis_process_with_the_two_inputs_alone(qgis_process, distorted):
    result = qgis_process.run("coreg:coregisterlocal", **distorted.inputs, WINDOW_SIZE=64, SPACING=50)
    assert result["STATUS"] == "ok" and result["MODEL_USED"] in SMOOTH
    assert result["OUTPUT"].endswith("OUTPUT.tif")
