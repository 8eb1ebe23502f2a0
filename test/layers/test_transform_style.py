"""Tie points of a fit: classes of residuals, crosses for what was rejected, arrows that can be seen."""

from __future__ import annotations

import numpy as np
import pytest
from drawn_rules import drawn_by

COLUMNS = "field=RES:double&field=USED:int&field=REJECTED:int"
OUTSIDE, REJECTED = (None, 0, 0), (900.0, 0, 1)


@pytest.fixture
def layer_of(qgis_app):
    """``layer_of(rows)`` of (RES, USED, REJECTED): points 100 apart; with ``vectors`` lines of that length."""
    from qgis.core import NULL, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    alive = []  # rules point into their layer

    def make(rows, vectors=False, crs="?crs=EPSG:32633&"):
        layer = QgsVectorLayer(f"{'LineString' if vectors else 'Point'}{crs}{COLUMNS}", "Fit", "memory")
        for i, (length, used, rejected) in enumerate(rows):
            feature, place = QgsFeature(layer.fields()), QgsPointXY(100 * (i % 30), 100 * (i // 30))
            line = [place, QgsPointXY(place.x() + (length or 0), place.y())]
            feature.setGeometry(QgsGeometry.fromPolylineXY(line) if vectors else QgsGeometry.fromPointXY(place))
            feature.setAttributes([NULL if length is None else length, used, rejected])
            layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        alive.append(layer)
        return layer

    yield make
    alive.clear()


def rules_of(layer, unit=""):
    from coreg_qgis.layers.styling import TRANSFORM_POINTS, apply_style

    apply_style(layer, TRANSFORM_POINTS, unit=unit)
    return layer.renderer().rootRule().children()


def test_every_point_is_in_one_class(layer_of):
    layer = layer_of([(v, 1, 0) for v in np.linspace(2, 5, 301).tolist()] + [REJECTED, OUTSIDE, (0.1, 0, 0)])
    labels = [rule.label() for rule in rules_of(layer, "px")]
    assert labels[:3] == ["Outside the limits, not used", "Rejected", "Residual under 2.5 px"]
    assert labels[-1] == "Residual of 4.5 px or more"
    found = drawn_by(layer)
    assert {len(rules) for rules in found} == {1}
    assert found[0] == ["Residual under 2.5 px"] and found[75] == ["Residual of 2.5 to 3.0 px"]
    assert found[-3:] == [["Rejected"], ["Outside the limits, not used"], ["Outside the limits, not used"]]


def test_no_unit_is_told_that_was_not_given(layer_of):
    rows = [(float(v), 1, 0) for v in range(100)]
    assert rules_of(layer_of(rows))[-1].label() == "Residual of 80 or more"
    assert rules_of(layer_of(rows), "m")[-1].label() == "Residual of 80 m or more"


@pytest.mark.parametrize(
    "rows, label", [([(1e-14 * i, 1, 0) for i in range(9)], "Residual of 0 m"), ([REJECTED, OUTSIDE], "Residual")]
)
def test_without_residuals_there_is_one_class(layer_of, rows, label):
    layer = layer_of(rows)
    assert [rule.label() for rule in rules_of(layer, "m")][2:] == [label]
    assert {len(rules) for rules in drawn_by(layer)} == {1}


def test_arrows_are_exaggerated_by_the_points_that_were_used(layer_of):
    from qgis.core import QgsExpressionContextUtils

    from coreg_qgis.layers.styling import TRANSFORM_VECTORS, apply_style

    layer = layer_of([(5.0, 0, 1)] * 500 + [(0.66, 1, 0)] * 400, vectors=True)
    apply_style(layer, TRANSFORM_VECTORS)
    assert layer.name() == "Fit (× 200)"  # 7 % of 2905 over 0.66 is 308; 1.3 of 2905 / 19 over 0.66 is 301
    assert float(QgsExpressionContextUtils.layerScope(layer).variable("coreg_exaggeration")) == 200
    labels = [rule.label() for rule in layer.renderer().rootRule().children()]
    assert labels == ["Not used", "Used"]
    assert {tuple(one) for one in drawn_by(layer)} == {("Used",), ()}  # what was not used is hidden at first


@pytest.mark.parametrize("rows", [[], [(0.0, 1, 0)] * 4, [REJECTED] * 3], ids=["no feature", "exact", "all rejected"])
def test_without_residuals_nothing_is_exaggerated(layer_of, rows):
    from coreg_qgis.layers.styling import TRANSFORM_VECTORS, apply_style

    layer = layer_of(rows, vectors=True)
    apply_style(layer, TRANSFORM_VECTORS)
    assert layer.name() == "Fit"
