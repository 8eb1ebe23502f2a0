"""Styles: how long the arrows are, what the layer's name says, and that rendering in threads never waits for us."""

from __future__ import annotations

import math
import re

import pytest

WINDOW, GSD = 64, 10.0


@pytest.fixture
def vectors(qgis_app):
    """``vectors([(x, y, dx_px, dy_px, outlier), ...])`` makes a layer as the detection does."""
    from qgis.core import NULL, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    def layer_of(rows, name="Shift vectors"):
        columns = ("X_SHIFT_PX:double", "Y_SHIFT_PX:double", "ABS_SHIFT:double", "WIN_SIZE:int", "OUTLIER:int")
        columns = "&".join(f"field={column}" for column in (*columns, "RELIABILITY:double"))
        layer = QgsVectorLayer(f"LineString?crs=EPSG:32633&{columns}", name, "memory")
        for x, y, right, down, outlier in rows:
            made = QgsFeature(layer.fields())
            east, north = right * GSD, -down * GSD
            made.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(x, y), QgsPointXY(x + east, y + north)]))
            length = math.hypot(east, north)
            made.setAttributes([right, down, length, WINDOW, NULL if outlier is None else int(outlier), 95.0])
            layer.dataProvider().addFeature(made)
        layer.updateExtents()
        return layer

    return layer_of


def grid(right, down, count=4, step=1000.0):
    return [(500000 + i * step, 5200000 + j * step, right, down, 0) for i in range(count) for j in range(count)]


def factor_of(layer):
    from coreg_qgis.layers.exaggeration import suggested_exaggeration

    return suggested_exaggeration(layer)


@pytest.mark.parametrize(
    "right, wanted",
    [
        (0.05, 500),  # half a window is 32 px: 640 times
        (3.2, 10),
        (8.0, 5),  # 4 times
        (40.0, 1),  # longer than that already
    ],
)
def test_an_arrow_is_about_half_a_window_long(vectors, right, wanted):
    assert factor_of(vectors(grid(right, 0.0, count=2))) == wanted


def test_in_a_large_scene_arrows_are_a_share_of_its_extent(vectors):
    assert factor_of(vectors(grid(0.5, 0.0, count=2, step=100_000))) == 1000  # 7 % of 100 km over 5 m is 1400


def test_on_a_dense_grid_arrows_reach_to_the_next_point(vectors):
    assert factor_of(vectors(grid(0.64, 0.0, count=30, step=100))) == 20  # 130 m over 6.4 m, not half a window, 320 m
    assert factor_of(vectors(grid(0.66, 0.0, count=30, step=100))) == 10  # 19.7 times at most


def test_lengths_are_those_on_the_map_of_the_layer(qgis_app):
    """Shifts in metres on a layer in degrees."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    columns = "&".join(f"field={name}:double" for name in ("X_SHIFT_PX", "Y_SHIFT_PX", "WIN_SIZE", "OUTLIER"))
    layer = QgsVectorLayer(f"LineString?crs=EPSG:4326&{columns}", "", "memory")
    for i in range(4):
        made = QgsFeature(layer.fields())
        made.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(i, 0), QgsPointXY(i + 0.001, 0)]))
        made.setAttributes([10.0, 0.0, 64.0, 0])
        layer.dataProvider().addFeature(made)
    layer.updateExtents()
    assert factor_of(layer) == 200  # 7 % of 3 degrees over 0.001


def test_outliers_and_what_was_not_measured_do_not_count(vectors):
    rows = grid(0.0, 0.32, step=100) + [(500000, 5200000, 300.0, 0.0, 1)] * 40 + [(500000, 5200000, 300.0, 0.0, None)]
    assert factor_of(vectors(rows)) == 100


@pytest.mark.parametrize(
    "rows", [[], [(500000, 5200000, 1.0, 1.0, 1)], grid(0.0, 0.0)], ids=["no feature", "all outliers", "no shift"]
)
def test_without_a_typical_shift_nothing_is_exaggerated(vectors, rows):
    assert factor_of(vectors(rows)) == 1


def test_another_line_layer_is_not_exaggerated(qgis_app):
    from qgis.core import QgsVectorLayer

    assert factor_of(QgsVectorLayer("LineString?field=name:string", "roads", "memory")) == 1


@pytest.mark.parametrize("factor", range(1, 40))
def test_factors_are_one_two_or_five_times_a_power_of_ten(factor):
    from coreg_qgis.layers.exaggeration import _round

    steps = [1, 2, 5, 10, 20, 50]
    assert _round(factor) == min(steps, key=lambda step: abs(math.log(step / factor)))
    assert _round(factor * 1000.0) == _round(factor) * 1000


def drawn(layer, feature, project=None):
    """The line that the style draws for a feature."""
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

    expression = QgsExpression(layer.renderer().rootRule().children()[1].symbol().symbolLayer(0).geometryExpression())
    context = QgsExpressionContext()
    if project:
        context.appendScope(QgsExpressionContextUtils.projectScope(project))
    context.appendScope(QgsExpressionContextUtils.layerScope(layer))
    context.setFeature(feature)
    shown = expression.evaluate(context)
    assert not expression.hasEvalError(), expression.evalErrorString()
    return [(point.x(), point.y()) for point in shown.asPolyline()]


def test_the_arrow_starts_at_the_window_and_is_exaggerated(vectors):
    from coreg_qgis.layers.styling import VECTORS, apply_style

    layer = vectors([(500000, 5200000, 3.0, -4.0, 0)])
    apply_style(layer, VECTORS)
    assert drawn(layer, next(layer.getFeatures())) == [(500000, 5200000), (500000 + 5 * 30, 5200000 + 5 * 40)]


def test_a_style_loaded_by_hand_draws_the_shift_as_it_is(vectors):
    from coreg_qgis.layers.styling import FOLDER, VECTORS

    layer = vectors([(500000, 5200000, 3.0, -4.0, 0)])
    assert layer.loadNamedStyle(str(FOLDER / VECTORS))[1]
    assert drawn(layer, next(layer.getFeatures())) == [(500000, 5200000), (500030, 5200040)]


def test_the_name_tells_the_scale_once(vectors):
    from qgis.core import QgsProject

    from coreg_qgis.layers.styling import VECTORS, apply_style

    layer = vectors(grid(0.05, 0.0, count=2))
    for _ in range(2):
        apply_style(layer, VECTORS, QgsProject())
        assert layer.name() == "Shift vectors (× 500)"
    still = vectors(grid(0.0, 0.0))
    apply_style(still, VECTORS)
    assert still.name() == "Shift vectors"


def test_a_variable_of_the_project_rules(vectors):
    from qgis.core import QgsExpressionContextUtils, QgsProject

    from coreg_qgis.layers.styling import VECTORS, apply_style

    project = QgsProject()
    QgsExpressionContextUtils.setProjectVariable(project, "coreg_exaggeration", 7)
    layer = vectors([(500000, 5200000, 3.0, -4.0, 0)])
    apply_style(layer, VECTORS, project)
    assert layer.name() == "Shift vectors (× 7)"
    assert not QgsExpressionContextUtils.layerScope(layer).hasVariable("coreg_exaggeration")
    end = drawn(layer, next(layer.getFeatures()), project)[1]
    assert end == (500000 + 7 * 30, 5200000 + 7 * 40)


def test_the_factor_is_kept_in_the_project(vectors, tmp_path):
    from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer

    from coreg_qgis.layers.styling import VECTORS, apply_style

    path, project = str(tmp_path / "vectors.gpkg"), QgsProject()
    options = QgsVectorFileWriter.SaveVectorOptions()
    memory = vectors([(500000, 5200000, 3.0, -4.0, 0)])
    assert QgsVectorFileWriter.writeAsVectorFormatV3(memory, path, project.transformContext(), options)[0] == 0
    layer = QgsVectorLayer(path, "Shift vectors")
    apply_style(layer, VECTORS, project)
    project.addMapLayer(layer)
    assert project.write(str(tmp_path / "project.qgz"))
    again = QgsProject()
    assert again.read(str(tmp_path / "project.qgz"))
    (layer,) = again.mapLayers().values()
    assert drawn(layer, next(layer.getFeatures()))[1] == (500000 + 5 * 30, 5200000 + 5 * 40)


def test_a_style_that_cannot_be_read_is_reported(vectors, tmp_path, monkeypatch):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from coreg_qgis.layers import styling

    class Recorder(QgsProcessingFeedback):
        warnings = []

        def pushWarning(self, text):
            self.warnings.append(text)

    monkeypatch.setattr(styling, "FOLDER", tmp_path)
    (tmp_path / "broken.qml").write_text("<qgis")
    with pytest.raises(styling.StyleError):
        styling.apply_style(vectors([]), "broken.qml")
    styling._OwnStyle("broken.qml").postProcessLayer(vectors([]), QgsProcessingContext(), Recorder())
    assert len(Recorder.warnings) == 1


STYLES = [
    "footprint.qml", "overlap.qml", "windows.qml", "vectors.qml", "quality_points.qml", "grid_vectors.qml",
    "transform_points.qml", "transform_vectors.qml",
]  # fmt: skip


@pytest.mark.parametrize("name", STYLES)
def test_no_style_asks_a_layer_while_it_is_rendered(name, qgis_app):
    """On QGIS 3.30 and later such functions are run by the main thread, which may be waiting for the rendering."""
    from qgis.core import QgsExpression

    from coreg_qgis.layers.styling import FOLDER

    asking = {function.name() for function in QgsExpression.Functions() if {"Aggregates", "Map Layers"} & set(
        function.groups())} | {"aggregate", "relation_aggregate", "get_feature", "layer_property"}  # fmt: skip
    assert {"median", "layer_property"} <= asking
    text = (FOLDER / name).read_text("utf-8")
    called = set(re.findall(r"([a-z_0-9]+) *\(", text))
    assert not called & asking
    assert "&lt;Option" not in text  # nothing hides one level deeper


RENDER = """
    import json, math, sys
    from qgis.core import *
    from qgis.PyQt.QtCore import QRectF, QSize
    from qgis.PyQt.QtGui import QColor
    app = QgsApplication([], True)
    app.initQgis()
    from coreg_qgis.layers.styling import VECTORS, apply_style

    def layer_of(rows):
        columns = "&".join(f"field={name}:double" for name in
                           ("X_SHIFT_PX", "Y_SHIFT_PX", "ABS_SHIFT", "WIN_SIZE", "OUTLIER", "RELIABILITY"))
        layer = QgsVectorLayer(f"LineString?crs=EPSG:32633&{columns}", "Shift vectors", "memory")
        for x, y, dx, dy, outlier in rows:
            feature = QgsFeature(layer.fields())
            line = [QgsPointXY(x, y), QgsPointXY(x + dx, y + dy)]
            feature.setGeometry(QgsGeometry.fromPolylineXY(line))
            feature.setAttributes([dx / 10, -dy / 10, math.hypot(dx, dy), 64.0, float(outlier), 95.0])
            layer.dataProvider().addFeature(feature)
        apply_style(layer, VECTORS)
        return layer

    def dark(image):
        return sum(image.pixelColor(i, j).value() < 250 or image.pixelColor(i, j).saturation() > 30
                   for i in range(image.width()) for j in range(image.height()))

    def rendered(layer):
        settings = QgsMapSettings()
        settings.setLayers([layer])
        settings.setDestinationCrs(layer.crs())
        settings.setExtent(QgsRectangle(-1000, -1000, 4000, 4000))
        settings.setOutputSize(QSize(150, 150))
        settings.setBackgroundColor(QColor(255, 255, 255))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        return dark(job.renderedImage())

    def printed(layer):
        project = QgsProject.instance()
        project.addMapLayer(layer)
        layout = QgsPrintLayout(project)
        layout.initializeDefaults()
        item = QgsLayoutItemMap(layout)
        item.attemptSetSceneRect(QRectF(10, 10, 150, 150))
        item.setExtent(QgsRectangle(-1000, -1000, 4000, 4000))
        item.setLayers([layer])
        layout.addLayoutItem(item)
        return dark(QgsLayoutExporter(layout).renderPageToImage(0, dpi=20))

    cases = {
        "one": [(0, 0, 3, 4, 0)],
        "none": [],
        "outliers": [(0, 0, 3, 4, 1), (2000, 2000, -300, 4, 1)],
        "still": [(0, 0, 0, 0, 0), (2000, 2000, 0, 0, 0)],
        "many": [(i * 100, j * 100, 3, 4, (i + j) % 7 == 0) for i in range(30) for j in range(30)],
    }
    found = {name: [kind(layer_of(rows)) for kind in (rendered, printed)] for name, rows in cases.items()}
    print(json.dumps(found))
"""


def test_rendering_that_is_waited_for_ends(run_python):
    """Where it hangs, as it did with medians in the style, ``run_python`` gives up after two minutes."""
    pixels = run_python(RENDER)
    assert pixels["none"] == [0, 0]
    assert all(count > 0 for name in ("one", "outliers", "still", "many") for count in pixels[name])
    assert pixels["many"][0] > 20 * pixels["one"][0]
