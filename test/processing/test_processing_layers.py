"""What the layers of a detection hold, against a result whose numbers are known; and their styles."""

from __future__ import annotations

import math

import pytest
from fake_detection import COARSE, TARGET


@pytest.fixture
def layers(run, pair, detected):
    """Results of a detection with all its layers in memory."""
    return run("detectglobalshift", OVERLAP="memory:", WINDOWS="memory:", VECTORS="memory:", **pair.inputs)


def rows(layer):
    return [dict(zip(layer.fields().names(), f.attributes())) for f in layer.getFeatures()]


def test_numbers_have_signs_and_units(run, pair, detected):
    result = run("detectglobalshift", **pair.inputs)
    assert (result["X_SHIFT_PX"], result["Y_SHIFT_PX"]) == (1.0, -3.0)
    assert (result["X_SHIFT_M"], result["Y_SHIFT_M"]) == (10.0, 30.0)
    assert result["ABS_SHIFT"] == pytest.approx(math.hypot(10, 30))
    assert result["ANGLE"] == pytest.approx(18.43495)
    assert result["STATUS"] == "ok"
    assert all(type(result[name]) is float for name in ("X_SHIFT_PX", "RELIABILITY", "SSIM_AFTER", "UNCERTAINTY_PX"))


def test_windows_are_in_target_pixels_whatever_grid_they_were_measured_on(layers):
    first = rows(layers["WINDOWS"])[0]
    assert (first["POINT_ID"], first["WIN_SIZE"]) == (1, 64)
    assert (first["X_SHIFT_PX"], first["Y_SHIFT_PX"]) == (1.0, -3.0)  # 0.5, -1.5 px of 20 m
    assert (first["X_SHIFT_M"], first["Y_SHIFT_M"]) == (10.0, 30.0)
    assert first["UNCERTAINTY_PX"] == pytest.approx(0.1)  # 0.05 px of 20 m
    assert first["ANGLE"] == pytest.approx(18.43495)
    assert first["OUTLIER"] == 0
    assert first["SSIM_IMPROVED"] == 1


def test_an_outlier_is_flagged_and_not_removed(layers):
    second = rows(layers["WINDOWS"])[1]
    assert second["OUTLIER"] == 1
    assert second["SSIM_IMPROVED"] == 0
    assert len(rows(layers["VECTORS"])) == 2


def test_what_was_not_measured_is_null(layers):
    from qgis.core import NULL

    third = rows(layers["WINDOWS"])[2]
    empty = ["X_SHIFT_PX", "Y_SHIFT_PX", "X_SHIFT_M", "Y_SHIFT_M", "ABS_SHIFT", "ANGLE", "RELIABILITY"]
    empty += ["UNCERTAINTY_PX", "SSIM_BEFORE", "SSIM_AFTER", "SSIM_IMPROVED", "OUTLIER"]
    assert all(third[name] == NULL for name in empty)
    assert third["MESSAGE"] == "Flat texture."
    assert rows(layers["WINDOWS"])[0]["MESSAGE"] == NULL


def test_a_window_is_drawn_where_it_lies(layers):
    box = next(layers["WINDOWS"].getFeatures()).geometry().boundingBox()
    assert (box.xMinimum(), box.xMaximum()) == (501000 - 640, 501000 + 640)  # 64 px of 20 m wide
    assert (box.yMinimum(), box.yMaximum()) == (5199000 - 320, 5199000 + 320)


def test_a_vector_goes_from_the_window_along_the_shift(layers):
    line = next(layers["VECTORS"].getFeatures()).geometry().asPolyline()
    assert [(p.x(), p.y()) for p in line] == [(501000, 5199000), (501010, 5199030)]


def test_layers_are_in_the_crs_of_the_target(layers):
    for name in ("OVERLAP", "WINDOWS", "VECTORS"):
        assert layers[name].crs().authid() == "EPSG:32633"
    assert rows(layers["OVERLAP"]) == [{"AREA": pytest.approx(16e6)}]


def test_skipped_layers_are_none(run, pair, detected):
    result = run("detectglobalshift", **pair.inputs)
    assert [result[name] for name in ("OVERLAP", "WINDOWS", "VECTORS", "REPORT")] == [None] * 4


def test_a_shapefile_gets_the_documented_short_names(run, pair, detected, tmp_path):
    from qgis.core import QgsVectorLayer

    result = run("detectglobalshift", WINDOWS=str(tmp_path / "windows.shp"), **pair.inputs)
    layer = QgsVectorLayer(result["WINDOWS"])
    names = layer.fields().names()
    assert set(names) >= {"RELIABIL", "UNCERT_PX", "SSIM_BEF", "SSIM_AFT", "SSIM_IMPR", "X_SHIFT_PX"}
    assert all(len(name) <= 10 for name in names)
    assert rows(layer)[0]["UNCERT_PX"] == pytest.approx(0.1)


def test_a_geopackage_keeps_the_full_names(run, pair, detected, tmp_path):
    from qgis.core import NULL, QgsVectorLayer

    run("detectglobalshift", VECTORS=str(tmp_path / "vectors.gpkg"), **pair.inputs)
    layer = QgsVectorLayer(str(tmp_path / "vectors.gpkg"))
    assert {"RELIABILITY", "UNCERTAINTY_PX", "SSIM_IMPROVED"} <= set(layer.fields().names())
    assert rows(layer)[0]["MESSAGE"] == NULL


def test_no_match_gives_no_numbers_and_says_why(run, log, pair, detected):
    detected(False)
    result = run("detectglobalshift", WINDOWS="memory:", VECTORS="memory:", OVERLAP="memory:", **pair.inputs)
    assert result["STATUS"] == "no match: the images show nothing in common."
    names = ["X_SHIFT_PX", "Y_SHIFT_PX", "X_SHIFT_M", "Y_SHIFT_M", "ABS_SHIFT", "ANGLE", "RELIABILITY"]
    names += ["SSIM_BEFORE", "SSIM_AFTER", "UNCERTAINTY_PX"]
    assert [result[name] for name in names] == [None] * len(names)
    assert log.errors == [result["STATUS"]]
    assert result["WINDOWS"].featureCount() == 3
    assert [row["OUTLIER"] for row in rows(result["VECTORS"])] == [1, 1]


def test_no_match_corrects_nothing_and_writes_nothing(fails, pair, detected, tmp_path):
    detected(False)
    names = {"OUTPUT": "out.tif", "WINDOWS": "windows.gpkg", "REPORT": "report.html"}
    text = fails("coregisterglobal", **{key: str(tmp_path / name) for key, name in names.items()}, **pair.inputs)
    assert "nothing in common" in text
    assert list(tmp_path.iterdir()) == []


def test_the_report_repeats_the_run(run, pair, detected, tmp_path):
    report = tmp_path / "über uns.html"
    result = run("detectglobalshift", REPORT=str(report), WINDOW_COUNT=9, **pair.inputs)
    assert result["REPORT"] == str(report)
    page = report.read_text("utf-8")
    assert "qgis_process run coreg:detectglobalshift --" in page
    assert "WINDOW_COUNT=9" in page
    assert "refé.tif" in page
    assert "Detect global shift" in page
    assert "Number of match windows" in page


def test_grids_of_the_fake_differ():
    assert COARSE.resolution == (20, 20)
    assert TARGET.resolution == (10, 10)


def load_results(context):
    """What QGIS does with the layers of a finished run."""
    from qgis.core import QgsProcessingFeedback, QgsProcessingUtils

    loaded = {}
    for source, details in context.layersToLoadOnCompletion().items():
        layer = QgsProcessingUtils.mapLayerFromString(source, context)
        if details.postProcessor() is not None:
            details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
        loaded[details.name] = layer
    return loaded


@pytest.fixture
def loading(qgis_app):
    """A context and a function that marks an output to be loaded into the project when the run is over."""
    from qgis.core import QgsProcessingContext, QgsProcessingOutputLayerDefinition, QgsProject

    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    return context, lambda place: QgsProcessingOutputLayerDefinition(str(place), project)


def test_layers_arrive_in_the_project_with_their_styles(coreg_provider, feedback, pair, detected, loading, tmp_path):
    import gc

    context, to_project = loading
    places = {"OVERLAP": tmp_path / "overlap.gpkg", "WINDOWS": "memory:", "VECTORS": tmp_path / "vectors.shp"}
    parameters = {**pair.inputs, **{name: to_project(place) for name, place in places.items()}}
    _, ok = coreg_provider.algorithm("detectglobalshift").run(parameters, context, feedback)
    assert ok
    gc.collect()
    loaded = load_results(context)
    assert loaded["Shift vectors"].name() == "vectors (× 10)"  # half a window of 64 px over a shift of 3.16 px
    rules = [rule.label() for rule in loaded["Shift vectors"].renderer().rootRule().children()]
    classes = ["90 to 100", "75 to 90", "50 to 75", "under 50"]
    assert rules == ["Outlier, not used", *(f"Reliability {name}" for name in classes)]
    assert loaded["Match windows"].renderer().type() == "RuleRenderer"
    assert loaded["Overlap"].renderer().symbol().symbolLayerCount() == 3


def test_rules_sort_the_windows_also_in_a_shapefile(run, pair, detected, tmp_path, qgis_app):
    from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsRenderContext, QgsVectorLayer

    from coreg_qgis.layers.styling import VECTORS, apply_style

    for name in ("vectors.shp", "vectors.gpkg"):
        run("detectglobalshift", VECTORS=str(tmp_path / name), **pair.inputs)
        layer = QgsVectorLayer(str(tmp_path / name))
        apply_style(layer, VECTORS)
        renderer, context = layer.renderer(), QgsRenderContext()
        scopes = QgsExpressionContextUtils.globalProjectLayerScopes(layer)
        context.setExpressionContext(QgsExpressionContext(scopes))
        renderer.startRender(context, layer.fields())
        labels = []
        for feature in layer.getFeatures():
            context.expressionContext().setFeature(feature)
            keys = renderer.legendKeysForFeature(feature, context)
            labels += [rule.label() for rule in renderer.rootRule().children() if rule.ruleKey() in keys]
        renderer.stopRender(context)
        assert labels == ["Reliability 90 to 100", "Outlier, not used"], name
