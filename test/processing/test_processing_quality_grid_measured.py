"""Quality grids of real pairs: numbers against the truth, points where they were asked for, models, qgis_process."""

from __future__ import annotations

import math

import numpy as np
import pytest
from shifted_pairs import ORIGIN, SHIFT_M, SHIFT_PX

SMALL = {"WINDOW_SIZE": 64, "POINT_COUNT": 40}


def places(layer):
    return [(f.geometry().asPoint().x(), f.geometry().asPoint().y()) for f in layer.getFeatures()]


def column(layer, name):
    return [feature[name] for feature in layer.getFeatures()]


def at(col, row):
    return ORIGIN[0] + 10 * col, ORIGIN[1] - 10 * row


@pytest.fixture
def points_layer(qgis_app):
    """``points_layer([[(x, y), …], …])`` makes a layer of multipoints."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    def layer_of(features, crs="EPSG:32633", kind="MultiPoint"):
        layer = QgsVectorLayer(f"{kind}?crs={crs}", "positions", "memory")
        for points in features:
            feature = QgsFeature()
            if points is not None:
                feature.setGeometry(QgsGeometry.fromMultiPointXY([QgsPointXY(*point) for point in points]))
            layer.dataProvider().addFeature(feature)
        return layer

    return layer_of


def test_the_shift_is_measured_everywhere(run, log, pair, no_new_files):
    result = run("qualitygrid", **SMALL, **pair.inputs, POINTS="memory:")
    assert result["STATUS"] == "ok"
    assert 25 <= result["POINTS_TOTAL"] <= 60
    assert result["POINTS_VALID"] >= 0.95 * result["POINTS_TOTAL"]
    np.testing.assert_allclose((result["X_SHIFT_PX"], result["Y_SHIFT_PX"]), SHIFT_PX, atol=0.03)
    np.testing.assert_allclose((result["MEAN_X_M"], result["MEAN_Y_M"]), SHIFT_M, atol=0.5)
    assert result["RMSE_ABS_PX"] == pytest.approx(math.hypot(*SHIFT_PX), abs=0.05)
    assert result["RMSE_ABS_PX_AFFINE"] <= result["RMSE_ABS_PX_GLOBAL"] < 0.1
    assert result["SSIM_AFTER"] > result["SSIM_BEFORE"]
    assert f"{result['POINTS_VALID']} of {result['POINTS_TOTAL']} points are valid" in log.text


def test_unrelated_images_have_no_valid_point(run, log, unrelated):
    result = run("qualitygrid", **SMALL, **unrelated.inputs, POINTS="memory:")
    assert result["STATUS"].startswith("no match: ")
    assert result["POINTS_VALID"] == 0 and result["POINTS"].featureCount() == result["POINTS_TOTAL"] > 0
    assert result["RMSE_ABS_PX"] is None
    assert log.errors == [result["STATUS"]]


def test_positions_of_a_layer_in_another_crs(run, log, pair, points_layer):
    from qgis.core import NULL, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject

    systems = [QgsCoordinateReferenceSystem(code) for code in ("EPSG:32633", "EPSG:4326")]
    transform = QgsCoordinateTransform(*systems, QgsProject.instance())
    wanted = [at(150, 150), at(350, 250), at(250, 200)]
    there = [(p.x(), p.y()) for p in (transform.transform(*place) for place in wanted)]
    outside, nowhere = (16.0, 40.0), (500.0, 500.0)
    layer = points_layer([there[:2], None, [outside, nowhere], there[2:]], "EPSG:4326")
    result = run("qualitygrid", **SMALL, **pair.inputs, POSITIONS=layer, POINTS="memory:", VECTORS="memory:")
    features = list(result["POINTS"].getFeatures())
    assert [feature["POINT_ID"] for feature in features] == [1, 2, 3, 4, 5, 6]  # of the layer: one has no place
    kept = [features[row].geometry().asPoint() for row in (0, 1, 5)]
    np.testing.assert_allclose([(p.x(), p.y()) for p in kept], wanted, atol=0.01)
    assert "3 of 6 positions lie outside" in log.text
    np.testing.assert_allclose([features[row]["X_SHIFT_M"] for row in (0, 1, 5)], SHIFT_M[0], atol=1)
    assert [features[row]["X_SHIFT_M"] for row in (2, 3, 4)] == [NULL, NULL, NULL]
    assert all("outside the overlap" in features[row]["MESSAGE"] for row in (2, 3, 4))
    assert [features[row].hasGeometry() for row in (2, 3, 4)] == [False, True, False]
    assert result["VECTORS"].featureCount() == 3


def test_positions_that_cannot_be_used(fails, pair, points_layer):
    assert "None of the 1 positions" in fails("qualitygrid", **pair.inputs, POSITIONS=points_layer([[(0, 0)]]))
    lost = points_layer([[(500.0, 500.0)]], "EPSG:4326")
    assert "None of the 1 positions" in fails("qualitygrid", **pair.inputs, POSITIONS=lost)
    assert "holds no points" in fails("qualitygrid", **pair.inputs, POSITIONS=points_layer([]))


@pytest.mark.parametrize("mode, wanted", [(0, True), (1, False)])
def test_points_inside_or_outside_polygons(run, pair, polygons, mode, wanted):
    box = (*at(100, 300), *at(400, 100))
    result = run("qualitygrid", **SMALL, **pair.inputs, EXTENT_MASK=polygons([box]), EXTENT_MODE=mode, POINTS="memory:")
    found = places(result["POINTS"])
    assert len(found) > 10
    assert {box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in found} == {wanted}


def test_an_area_elsewhere(fails, pair, polygons):
    away = polygons([(0, 0, 10, 10)])
    assert "area given for the points" in fails("qualitygrid", **pair.inputs, EXTENT_MASK=away)
    everything = polygons([(*at(-100, 600), *at(700, -100))])
    assert "without points" in fails("qualitygrid", **pair.inputs, EXTENT_MASK=everything, EXTENT_MODE=1)


def test_the_seed_fixes_the_subset(run, pair):
    def ids(seed):
        result = run("qualitygrid", **SMALL, **pair.inputs, MAX_POINTS=5, SEED=seed, SEARCH=1, POINTS="memory:")
        assert result["POINTS_TOTAL"] == 5
        return column(result["POINTS"], "POINT_ID")

    assert ids(1) == ids(1) != ids(2)


def test_spacing_in_target_pixels(run, pair):
    result = run("qualitygrid", WINDOW_SIZE=64, SPACING=100, **pair.inputs, POINTS="memory:")
    xs, ys = (sorted(set(np.round(v, 3))) for v in zip(*places(result["POINTS"])))
    np.testing.assert_allclose(np.diff(xs), 1000)
    np.testing.assert_allclose(np.diff(ys), 1000)


@pytest.fixture
def model(coreg_provider):
    """Quality grid; QGIS's statistics of its points; expressions of both, of which one is a distance."""
    from qgis.core import (
        QgsApplication,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildDependency,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterRasterLayer,
    )

    source = QgsProcessingModelChildParameterSource
    chain = QgsProcessingModelAlgorithm("statistics", "test")
    for name in ("reference", "target"):
        chain.addModelParameter(QgsProcessingParameterRasterLayer(name, name), QgsProcessingModelParameter(name))
    grid = QgsProcessingModelChildAlgorithm("coreg:qualitygrid")
    grid.setChildId("grid")
    for parameter, name in (("REFERENCE", "reference"), ("TARGET", "target")):
        grid.addParameterSources(parameter, [source.fromModelParameter(name)])
    for parameter, value in SMALL.items():
        grid.addParameterSources(parameter, [source.fromStaticValue(value)])
    grid.addParameterSources("POINTS", [source.fromStaticValue("TEMPORARY_OUTPUT")])
    chain.addChildAlgorithm(grid)
    statistics = QgsProcessingModelChildAlgorithm("native:basicstatisticsforfields")
    if QgsApplication.processingRegistry().algorithmById("native:basicstatisticsforfields") is None:
        statistics.setAlgorithmId("qgis:basicstatisticsforfields")  # of QGIS 3.22
    statistics.setChildId("statistics")
    statistics.addParameterSources("INPUT_LAYER", [source.fromChildOutput("grid", "POINTS")])
    statistics.addParameterSources("FIELD_NAME", [source.fromStaticValue("X_SHIFT_M")])
    chain.addChildAlgorithm(statistics)
    steps = {
        "buffered": ("native:buffer", {"DISTANCE": source.fromExpression("@grid_RMSE_ABS_M * 2")}),
        "calculated": (
            "native:fieldcalculator",
            {
                "FIELD_NAME": source.fromStaticValue("average"),
                "FORMULA": source.fromExpression("to_string(@statistics_MEAN)"),
            },
        ),
    }
    for name, (algorithm, parameters) in steps.items():
        step = QgsProcessingModelChildAlgorithm(algorithm)
        step.setChildId(name)
        step.setDependencies([QgsProcessingModelChildDependency("statistics")])
        step.addParameterSources("INPUT", [source.fromChildOutput("grid", "POINTS")])
        for parameter, value in parameters.items():
            step.addParameterSources(parameter, [value])
        output = QgsProcessingModelOutput(name)
        output.setChildId(name)
        output.setChildOutputName("OUTPUT")
        step.setModelOutputs({name: output})
        chain.addChildAlgorithm(step)
    return chain


def test_a_model_uses_the_points_and_the_numbers(model, feedback, pair):
    import processing

    given = {"reference": pair.reference, "target": pair.target}
    outputs = {f"{name}:{name}": "memory:" for name in ("buffered", "calculated")}
    result = processing.run(model, {**given, **outputs}, feedback=feedback)
    calculated, buffered = result["calculated:calculated"], result["buffered:buffered"]
    assert next(calculated.getFeatures())["average"] == pytest.approx(SHIFT_M[0], abs=0.5)
    assert next(buffered.getFeatures()).geometry().boundingBox().width() == pytest.approx(4 * 63.9, abs=2)


def test_qgis_process_with_the_two_inputs_alone(qgis_process, pair):
    result = qgis_process.run("coreg:qualitygrid", **pair.inputs)
    assert result["STATUS"] == "ok"
    assert result["POINTS_VALID"] > 0
    assert result["X_SHIFT_PX"] == pytest.approx(SHIFT_PX[0], abs=0.05)
