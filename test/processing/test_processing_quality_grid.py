"""What the quality grid asks the core for, and what its layers and numbers hold, against a known result."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from fake_grid import OUTLIER, TARGET, UNMEASURED, nothing, points, quality_grid, tie_points

LAYERS = {"POINTS": "memory:", "VECTORS": "memory:", "OVERLAP": "memory:"}
NAMES = ["POINT_ID", "X_IM", "Y_IM", "X_MAP", "Y_MAP", "WIN_SIZE", "X_SHIFT_PX", "Y_SHIFT_PX", "X_SHIFT_M"]
NAMES += ["Y_SHIFT_M", "ABS_SHIFT", "ANGLE", "RELIABILITY", "UNCERTAINTY_PX", "SSIM_BEFORE", "SSIM_AFTER"]
NAMES += ["SSIM_IMPROVED", "DEVIATION_PX", "OUT_REL", "OUT_SSIM", "OUT_FIELD", "OUTLIER", "MESSAGE"]


@pytest.fixture
def layers(run, pair, gridded):
    return run("qualitygrid", **LAYERS, **pair.inputs)


def rows(layer):
    return [dict(zip(layer.fields().names(), f.attributes())) for f in layer.getFeatures()]


def test_defaults_are_those_of_the_core(run, pair, gridded):
    from coreg_qgis.core.quality_grid import GridSettings

    run("qualitygrid", **pair.inputs)
    assert gridded.asked["settings"] == GridSettings()
    others = ("positions", "area", "excluded", "reference_footprint", "target_footprint")
    assert [gridded.asked.get(name) for name in others] == [None] * 5


def test_every_choice_reaches_the_core(run, pair, gridded):
    from coreg_qgis.core.pair import GlobalShiftSettings
    from coreg_qgis.core.quality_grid import FilterSettings, GridSettings

    run(
        "qualitygrid", **pair.inputs, WINDOW_SIZE=64, SPACING=40.5, POINT_COUNT=77, MAX_POINTS=50, SEED=3, SEARCH=1,
        MIN_RELIABILITY=70, FILTER_SIMILARITY=False, CONSENSUS_THRESHOLD=2.5, THREADS=2, MAX_SHIFT=9, ESTIMATOR=2,
        MATCH_RESAMPLING=1, MAX_ITERATIONS=4,
    )  # fmt: skip
    matching = GlobalShiftSettings(
        window_shape=(64, 64), max_shift=9.0, max_iterations=4, estimator="foroosh", resampling="bilinear"
    )
    filters = FilterSettings(min_reliability=70.0, similarity=False, consensus=2.5)
    assert gridded.asked["settings"] == GridSettings(matching, 40.5, 77, 50, 3, False, filters, 2)


@pytest.mark.parametrize("threads", [0, None, "2"])
def test_no_number_of_threads_is_all_cores_and_filters_can_be_off(run, pair, gridded, threads):
    off = {"FILTER_RELIABILITY": False, "FILTER_CONSENSUS": False, "FILTER_SIMILARITY": False}
    run("qualitygrid", THREADS=threads, **off, **pair.inputs)
    settings = gridded.asked["settings"]
    assert settings.threads == (2 if threads else None)
    filters = settings.filters
    assert (filters.min_reliability, filters.similarity, filters.consensus) == (None, False, None)


def test_points_have_the_public_fields_and_places(layers):
    from qgis.core import QgsWkbTypes

    assert layers["POINTS"].fields().names() == NAMES
    assert layers["VECTORS"].fields().names() == NAMES
    assert layers["POINTS"].wkbType() == QgsWkbTypes.Type.Point
    first = next(layers["POINTS"].getFeatures())
    assert (first.geometry().asPoint().x(), first.geometry().asPoint().y()) == (501000, 5199000)
    row = rows(layers["POINTS"])[0]
    assert (row["POINT_ID"], row["X_IM"], row["Y_IM"], row["X_MAP"], row["Y_MAP"]) == (1, 100, 100, 501000, 5199000)
    assert (row["X_SHIFT_PX"], row["Y_SHIFT_PX"], row["X_SHIFT_M"], row["Y_SHIFT_M"]) == (1, -3, 10, 30)
    assert row["ABS_SHIFT"] == pytest.approx(math.hypot(10, 30))
    assert row["ANGLE"] == pytest.approx(18.43495)
    assert (row["WIN_SIZE"], row["SSIM_IMPROVED"], row["OUTLIER"], row["DEVIATION_PX"]) == (64, 1, 0, 0.1)


def test_bad_points_stay_with_the_flag_or_null_and_the_reason(layers):
    from qgis.core import NULL

    found = rows(layers["POINTS"])
    assert len(found) == 6
    flags = ("OUT_REL", "OUT_SSIM", "OUT_FIELD", "OUTLIER")
    assert [found[OUTLIER][name] for name in flags] == [0, 0, 1, 1]
    assert found[OUTLIER]["MESSAGE"] == "Contradicts its neighbours."
    unmeasured = found[UNMEASURED]
    known = {"POINT_ID", "X_IM", "Y_IM", "X_MAP", "Y_MAP", "WIN_SIZE", "MESSAGE"}
    assert {name for name, value in unmeasured.items() if value != NULL} == known
    assert unmeasured["MESSAGE"] == "Flat texture."
    assert found[0]["MESSAGE"] == NULL
    assert not any(value == -9999 for row in found for value in row.values())


def test_a_vector_goes_from_the_true_position_along_the_shift(layers):
    lines = [f.geometry().asPolyline() for f in layers["VECTORS"].getFeatures()]
    assert len(lines) == 5  # the outlier, too
    assert [(p.x(), p.y()) for p in lines[0]] == [(501000, 5199000), (501010, 5199030)]


def test_layers_in_another_crs(run, pair, gridded):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject

    result = run("qualitygrid", CRS="EPSG:4326", **LAYERS, **pair.inputs)
    systems = [QgsCoordinateReferenceSystem(code) for code in ("EPSG:32633", "EPSG:4326")]
    transform = QgsCoordinateTransform(*systems, QgsProject.instance())
    for name, place in (("POINTS", (501000, 5199000)), ("VECTORS", (501010, 5199030))):
        assert result[name].crs().authid() == "EPSG:4326"
        geometry = next(result[name].getFeatures()).geometry()
        end = geometry.asPoint() if name == "POINTS" else geometry.asPolyline()[-1]
        wanted = transform.transform(*place)
        np.testing.assert_allclose((end.x(), end.y()), (wanted.x(), wanted.y()), atol=1e-9)
        row = rows(result[name])[0]
        assert (row["X_MAP"], row["Y_MAP"], row["X_SHIFT_M"]) == (501000, 5199000, 10)
    assert result["OVERLAP"].crs().authid() == "EPSG:32633"


def test_layers_are_in_the_crs_of_the_target_by_default(layers):
    assert {layers[name].crs().authid() for name in LAYERS} == {"EPSG:32633"}
    assert rows(layers["OVERLAP"]) == [{"AREA": pytest.approx(20e6)}]


def test_numbers_are_counted_from_the_points(run, pair, gridded):
    result = run("qualitygrid", **pair.inputs)
    counts = [result[f"POINTS_{name}"] for name in ("TOTAL", "MATCHED", "VALID", "OUTLIER")]
    assert counts == [6, 5, 4, 1]
    assert all(type(count) is int for count in counts)
    assert (result["MEAN_X_PX"], result["MEAN_Y_PX"]) == (1.5, -3.5)
    assert (result["MEAN_X_M"], result["MEAN_Y_M"]) == (15, 35)
    assert result["RMSE_X_PX"] == pytest.approx(math.sqrt(2.5))
    lengths = [math.hypot(*v) for v in ((1, 3), (2, 3), (1, 4), (2, 4))]
    assert result["RMSE_ABS_PX"] == pytest.approx(math.sqrt(sum(v * v for v in lengths) / 4))
    assert result["CE90_ABS_M"] == pytest.approx(10 * np.percentile(lengths, 90))
    assert result["RMSE_ABS_PX_GLOBAL"] == result["RMSE_ABS_PX_AFFINE"] == pytest.approx(math.sqrt(0.5))
    shift = [result[f"{axis}_SHIFT_{unit}"] for axis in "XY" for unit in ("PX", "M")]
    assert shift == [1.5, 15.0, -3.5, 35.0]
    assert (result["SSIM_BEFORE"], result["SSIM_AFTER"], result["SCATTER_PX"]) == (0.4, 0.9, 0.1)
    assert result["STATUS"] == "ok"
    assert type(result["NMAD_ABS_M_AFFINE"]) is float


def test_every_declared_output_is_returned(coreg_provider, run, pair, gridded):
    declared = [o.name() for o in coreg_provider.algorithm("qualitygrid").outputDefinitions()]
    assert sorted(run("qualitygrid", **pair.inputs)) == sorted(declared)
    assert len(declared) == 8 + 4 + 3 * 2 * 6 * 3 + 3 + 4 + 1


def test_nothing_found_is_no_error(run, log, pair, gridded, tmp_path):
    gridded(nothing())
    files = {"SHIFTS": "s.tif", "POINTS_FILE": "p.points", "GCP_VRT": "g.vrt", "TIE_POINT_LIST": "t.txt"}
    result = run("qualitygrid", **pair.inputs, **LAYERS, **{k: f"{tmp_path}/{v}" for k, v in files.items()})
    assert result["STATUS"] == "no match: the images show nothing in common."
    assert (result["POINTS_TOTAL"], result["POINTS_MATCHED"], result["POINTS_VALID"]) == (3, 0, 0)
    assert result["POINTS"].featureCount() == 3 and result["VECTORS"].featureCount() == 0
    numbers = [name for name in result if name.startswith(("RMSE", "MEAN", "SSIM", "X_SHIFT", "SCATTER"))]
    assert [name for name in numbers if result[name] is not None] == []
    assert [result[name] for name in files] == [None] * 4
    assert len(log.warnings) == 1 and all(name in log.warnings[0] for name in files)
    assert log.errors == [result["STATUS"]]
    assert list(tmp_path.iterdir()) == []


def test_a_shapefile_gets_the_documented_short_names(run, pair, gridded, tmp_path, coreg_provider):
    from qgis.core import NULL, QgsVectorLayer

    run("qualitygrid", POINTS=str(tmp_path / "points.shp"), **pair.inputs)
    layer = QgsVectorLayer(str(tmp_path / "points.shp"))
    names = layer.fields().names()
    assert len(names) == len(NAMES)
    assert all(len(name) <= 10 for name in names)
    help_text = coreg_provider.algorithm("qualitygrid").shortHelpString()
    assert [name for name in names if name not in NAMES and name not in help_text] == []
    assert set(names) - set(NAMES) == {"RELIABIL", "UNCERT_PX", "SSIM_BEF", "SSIM_AFT", "SSIM_IMPR", "DEVIAT_PX"}
    found = rows(layer)
    assert found[0]["DEVIAT_PX"] == 0.1
    assert [found[UNMEASURED][name] for name in ("X_SHIFT_M", "OUTLIER", "RELIABIL")] == [NULL] * 3


def test_a_geopackage_keeps_names_and_nulls(run, pair, gridded, tmp_path):
    from qgis.core import NULL, QgsVectorLayer

    run("qualitygrid", POINTS=str(tmp_path / "points.gpkg"), **pair.inputs)
    layer = QgsVectorLayer(str(tmp_path / "points.gpkg"))
    assert set(NAMES) <= set(layer.fields().names())
    assert rows(layer)[UNMEASURED]["X_SHIFT_M"] == NULL


def many(count):
    side = int(math.sqrt(count))
    cols, lines = (v.ravel() for v in np.meshgrid(np.linspace(0, 500, side), np.linspace(0, 400, side)))
    right = np.where(np.arange(side * side) % 10 == 0, math.nan, np.sin(cols / 50))
    return tie_points(cols, lines, right, np.where(np.isnan(right), math.nan, 1.0))


def test_a_hundred_thousand_points_are_written_in_seconds(run, pair, gridded, tmp_path):
    gridded(many(100_000))
    started = time.process_time()
    result = run("qualitygrid", POINTS=str(tmp_path / "p.gpkg"), VECTORS=str(tmp_path / "v.gpkg"), **pair.inputs)
    assert result["POINTS_TOTAL"] == 316**2
    assert time.process_time() - started < 25  # 4 s here, on one core


def test_styles_arrive_with_the_layers(coreg_provider, feedback, pair, gridded, tmp_path):
    import gc

    from qgis.core import QgsProcessingContext, QgsProcessingOutputLayerDefinition, QgsProcessingUtils, QgsProject

    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    wanted = {name: QgsProcessingOutputLayerDefinition(place, project) for name, place in LAYERS.items()}
    parameters = {**pair.inputs, **wanted, "CRS": "EPSG:4326"}
    _, ok = coreg_provider.algorithm("qualitygrid").run(parameters, context, feedback)
    assert ok
    gc.collect()
    loaded = {}
    for source, details in context.layersToLoadOnCompletion().items():
        layer = QgsProcessingUtils.mapLayerFromString(source, context)
        details.postProcessor().postProcessLayer(layer, context, feedback)
        loaded[details.name] = layer
    labels = [rule.label() for rule in loaded["Quality points"].renderer().rootRule().children()]
    assert labels[:2] == ["Not measured", "Outlier, not used"]
    assert labels[2] == "Shift under 32 m"  # metres of the target, whatever the layer's CRS
    assert loaded["Shift vectors"].renderer().type() == "RuleRenderer"


def test_the_fake_is_what_it_says():
    grid = quality_grid()
    assert grid.found and len(points()) == 6 and TARGET.resolution == (10, 10)
