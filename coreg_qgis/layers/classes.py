"""Classes of shift or residual lengths, made from the data of a layer once, when it is styled.

An expression that asks the layer for its range would do so for every point, and newer QGIS can hang on it.
"""

from __future__ import annotations

import math
from typing import List, NamedTuple, Sequence, Tuple

from qgis.core import (
    NULL,
    QgsFeatureRequest,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsRuleBasedRenderer,
    QgsSymbolLayerUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..translation import tr

CLASSES = 6  # wanted; round bounds make it a few more or less
_SHARE = 0.02  # of the points at either end lie in open classes, so that a few odd ones do not set the scale
_RAMP = ("#0d0887", "#7e03a8", "#cc4778", "#f89540", "#f0f921")  # evenly light, safe for colour-blind eyes
_CLASSED_RULE = 2  # of the style, after what was not measured or used and the outliers
_DIGITS = 9  # behind the point: less is rounding, a tenth of a millimetre if in degrees
_SAME = 1e-6  # relative difference of lengths that are the same


class Quantity(NamedTuple):
    """A field of lengths, and which value of another field tells the points that count."""

    field: str
    flag: str
    counted: int


SHIFT, RESIDUAL = Quantity("ABS_SHIFT", "OUTLIER", 0), Quantity("RES", "USED", 1)


def classify(layer: QgsVectorLayer, unit: str, quantity: Quantity = SHIFT) -> None:
    """Replace the one rule for lengths by one a class; ``unit`` is for the legend.

    The rule stays as it is where no point counts.
    """
    lengths = _lengths(layer, quantity)
    if not lengths or not isinstance(layer.renderer(), QgsRuleBasedRenderer):
        return
    renderer = layer.renderer().clone()  # set as a whole, so that the legend hears of it
    root, names = renderer.rootRule(), _names(quantity)
    template = root.children()[_CLASSED_RULE]
    bounds = class_bounds(lengths)
    ramp = _ramp()
    for place in range(len(bounds) + 1):
        low = bounds[place - 1] if place else None
        high = bounds[place] if place < len(bounds) else None
        rule = QgsRuleBasedRenderer.Rule(template.symbol().clone())
        rule.symbol().setColor(ramp.color(place / len(bounds) if bounds else 0.5))
        rule.setFilterExpression(_filter(quantity, low, high))
        rule.setLabel(_label(names, low, high, _decimals(bounds), unit) if bounds else _length(names, lengths[0], unit))
        root.appendChild(rule)
    root.removeChildAt(_CLASSED_RULE)
    layer.setRenderer(renderer)


def class_bounds(lengths: Sequence[float]) -> List[float]:
    """Round bounds between classes, rising; none where all lengths are the same."""
    ordered = sorted(lengths)
    low, high = (ordered[round(share * (len(ordered) - 1))] for share in (_SHARE, 1 - _SHARE))
    if high - low <= _SAME * high:
        return []
    return [bound for bound in QgsSymbolLayerUtils.prettyBreaks(low, high, CLASSES) if low < bound < high]


def _lengths(layer: QgsVectorLayer, quantity: Quantity) -> List[float]:
    places = [layer.fields().lookupField(name) for name in (quantity.field, quantity.flag)]
    if min(places) < 0:
        return []
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(places)
    pairs = ([feature.attribute(place) for place in places] for feature in layer.getFeatures(request))
    known = (length for length, flag in pairs if flag == quantity.counted and length not in (None, NULL))
    return [round(length, _DIGITS) for length in known]


def _ramp() -> QgsGradientColorRamp:
    first, *middle, last = map(QColor, _RAMP)
    stops = [QgsGradientStop((i + 1) / (len(middle) + 1), colour) for i, colour in enumerate(middle)]
    return QgsGradientColorRamp(first, last, False, stops)


def _filter(quantity: Quantity, low: float | None, high: float | None) -> str:
    """Plain comparisons only: they are evaluated for every point."""
    parts = [f'"{quantity.flag}" = {quantity.counted}']
    parts += [] if low is None else [f'"{quantity.field}" >= {low!r}']
    parts += [] if high is None else [f'"{quantity.field}" < {high!r}']
    return " AND ".join(parts)


def _decimals(bounds: Sequence[float]) -> int:
    """So many that the bounds differ."""
    steps = [second - first for first, second in zip(bounds, bounds[1:])] or bounds
    return max(0, -math.floor(math.log10(min(steps)) + _SAME)) if steps else 0


def _names(quantity: Quantity) -> Tuple[str, str, str, str]:
    """What the legend says of lengths under, above and between bounds, and of one length."""
    if quantity is RESIDUAL:
        return (
            tr("Residual under {} {}"), tr("Residual of {} {} or more"), tr("Residual of {} to {} {}"),
            tr("Residual of {} {}"),
        )  # fmt: skip
    return tr("Shift under {} {}"), tr("Shift of {} {} or more"), tr("Shift of {} to {} {}"), tr("Shift of {} {}")


def _label(names: Sequence[str], low: float | None, high: float | None, decimals: int, unit: str) -> str:
    bottom, top = (None if bound is None else f"{bound:.{decimals}f}" for bound in (low, high))
    under, above, between, _ = names
    if bottom is None:
        return under.format(top, unit).rstrip()
    if top is None:
        return " ".join(above.format(bottom, unit).split())
    return between.format(bottom, top, unit).rstrip()


def _length(names: Sequence[str], length: float, unit: str) -> str:
    return names[3].format(f"{length:.4g}", unit).rstrip()
