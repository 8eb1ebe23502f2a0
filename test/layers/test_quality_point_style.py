"""Quality points: classes of the shifts that the layer has, a legend with units, crosses for outliers."""

from __future__ import annotations

import numpy as np
import pytest
from drawn_rules import drawn_by

NULL_ROW = (None, None)  # ABS_SHIFT, OUTLIER


@pytest.fixture
def quality_points(qgis_app):
    """``quality_points([(length, outlier), …])`` makes a layer of points in a row."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    alive = []  # rules point into their layer

    def layer_of(rows, crs="EPSG:32633"):
        layer = QgsVectorLayer(f"Point?crs={crs}&field=ABS_SHIFT:double&field=OUTLIER:int", "points", "memory")
        features = []
        for i, values in enumerate(rows):
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(i, 0)))
            feature.setAttributes(list(values))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        alive.append(layer)
        return layer

    yield layer_of
    alive.clear()


def styled(layer, unit=""):
    from coreg_qgis.layers.styling import QUALITY_POINTS, apply_style

    apply_style(layer, QUALITY_POINTS, unit=unit)
    return layer.renderer().rootRule().children()


def test_classes_follow_the_data_and_every_point_is_in_one(quality_points):
    lengths = np.linspace(2.0, 5.0, 301)
    layer = quality_points([(v, 0) for v in lengths.tolist()] + [(900.0, 1), NULL_ROW])
    labels = [rule.label() for rule in styled(layer)]
    assert labels[:2] == ["Not measured", "Outlier, not used"]
    classes = ["Shift under 2.5 m", "Shift of 2.5 to 3.0 m", "Shift of 3.0 to 3.5 m", "Shift of 3.5 to 4.0 m"]
    assert labels[2:] == [*classes, "Shift of 4.0 to 4.5 m", "Shift of 4.5 m or more"]
    found = drawn_by(layer)
    assert {len(rules) for rules in found} == {1}
    assert found[0] == ["Shift under 2.5 m"] and found[50] == ["Shift of 2.5 to 3.0 m"]
    assert found[-2:] == [["Outlier, not used"], ["Not measured"]]


def test_colours_rise_in_lightness(quality_points):
    rules = styled(quality_points([(float(v), 0) for v in range(100)]))[2:]
    lightness = [0.3 * c.red() + 0.59 * c.green() + 0.11 * c.blue() for c in (r.symbol().color() for r in rules)]
    assert len(lightness) >= 4
    assert all(second - first > 15 for first, second in zip(lightness, lightness[1:]))


def test_a_few_extremes_do_not_set_the_classes(quality_points):
    rules = styled(quality_points([(1 + v / 1000, 0) for v in range(1000)] + [(500.0, 0)] * 5))
    assert rules[-1].label() == "Shift of 1.8 m or more"


@pytest.mark.parametrize("rows, label", [
    ([(0.0, 0)] * 5, "Shift of 0 m"), ([(12.3456, 0)], "Shift of 12.35 m"), ([NULL_ROW, (3.0, 1)], "Shift"),
    ([], "Shift"),
])  # fmt: skip
def test_without_a_range_there_is_one_class(quality_points, rows, label):
    layer = quality_points(rows)
    assert [rule.label() for rule in styled(layer)][2:] == [label]
    assert {len(rules) for rules in drawn_by(layer)} <= {1}


def test_units_of_the_layer_or_as_given(quality_points):
    rows = [(v * 1e-6, 0) for v in range(100)]
    assert styled(quality_points(rows, "EPSG:4326"))[-1].label() == "Shift of 0.00008 deg or more"
    assert styled(quality_points(rows, "EPSG:4326"), "m")[-1].label() == "Shift of 0.00008 m or more"


def test_styled_again_it_has_the_classes_of_today(quality_points):
    layer = quality_points([(float(v), 0) for v in range(100)])
    first = [rule.label() for rule in styled(layer)]
    assert [rule.label() for rule in styled(layer)] == first


def test_the_legend_of_a_loaded_layer_shows_the_classes(quality_points):
    from qgis.core import QgsLayerTree, QgsLayerTreeModel

    layer, tree = quality_points([(float(v), 0) for v in range(100)]), QgsLayerTree()
    model = QgsLayerTreeModel(tree)
    node = tree.addLayer(layer)
    labels = [rule.label() for rule in styled(layer)]
    assert [entry.data(0) for entry in model.layerLegendNodes(node)] == labels


def test_a_layer_of_another_kind_is_left_with_the_plain_style(qgis_app):
    from qgis.core import QgsVectorLayer

    trees = QgsVectorLayer("Point?field=name:string", "trees", "memory")
    assert len(styled(trees)) == 3


def test_the_style_survives_a_project(quality_points, tmp_path):
    from qgis.core import QgsMapLayerStyle, QgsVectorLayer

    layer = quality_points([(float(v), 0) for v in range(100)])
    labels = [rule.label() for rule in styled(layer)]
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    other = QgsVectorLayer("Point?field=ABS_SHIFT:double&field=OUTLIER:int", "copy", "memory")
    style.writeToLayer(other)
    assert [rule.label() for rule in other.renderer().rootRule().children()] == labels


def test_valid_points_are_discs_outliers_crosses_and_the_rest_faint(quality_points):
    from qgis.core import QgsSimpleMarkerSymbolLayerBase

    shapes = QgsSimpleMarkerSymbolLayerBase.Shape
    unmeasured, outlier, *valid = (rule.symbol() for rule in styled(quality_points([(1.0, 0), (2.0, 0), (3.0, 0)])))
    assert outlier.symbolLayer(1).shape() == shapes.Cross2
    grey = outlier.symbolLayer(1).strokeColor()
    assert grey.red() == grey.green() == grey.blue()
    assert {symbol.symbolLayer(0).shape() for symbol in valid} == {shapes.Circle}
    assert unmeasured.size() < outlier.size() < valid[0].size()
    assert unmeasured.symbolLayer(0).fillColor().alpha() < 150
