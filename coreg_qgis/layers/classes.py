"""Classes of shift lengths, made from the data of a layer once, when it is styled.

An expression that asks the layer for its range would do so for every point, and newer QGIS can hang on it.
"""

from __future__ import annotations

import math
from typing import List, Sequence

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
_SHIFT_RULE = 2  # of the style, after what was not measured and the outliers
_SAME = 1e-6  # relative difference of lengths that are the same


def classify(layer: QgsVectorLayer, unit: str) -> None:
    """Replace the one rule for shifts by one a class of ABS_SHIFT; ``unit`` is for the legend.

    The rule stays as it is where no point is valid.
    """
    lengths = _lengths(layer)
    if not lengths or not isinstance(layer.renderer(), QgsRuleBasedRenderer):
        return
    renderer = layer.renderer().clone()  # set as a whole, so that the legend hears of it
    root = renderer.rootRule()
    template = root.children()[_SHIFT_RULE]
    bounds = class_bounds(lengths)
    ramp = _ramp()
    for place in range(len(bounds) + 1):
        low = bounds[place - 1] if place else None
        high = bounds[place] if place < len(bounds) else None
        rule = QgsRuleBasedRenderer.Rule(template.symbol().clone())
        rule.symbol().setColor(ramp.color(place / len(bounds) if bounds else 0.5))
        rule.setFilterExpression(_filter(low, high))
        rule.setLabel(_label(low, high, _decimals(bounds), unit) if bounds else _length(lengths[0], unit))
        root.appendChild(rule)
    root.removeChildAt(_SHIFT_RULE)
    layer.setRenderer(renderer)


def class_bounds(lengths: Sequence[float]) -> List[float]:
    """Round bounds between classes, rising; none where all lengths are the same."""
    ordered = sorted(lengths)
    low, high = (ordered[round(share * (len(ordered) - 1))] for share in (_SHARE, 1 - _SHARE))
    if high - low <= _SAME * high:
        return []
    return [bound for bound in QgsSymbolLayerUtils.prettyBreaks(low, high, CLASSES) if low < bound < high]


def _lengths(layer: QgsVectorLayer) -> List[float]:
    places = [layer.fields().lookupField(name) for name in ("ABS_SHIFT", "OUTLIER")]
    if min(places) < 0:
        return []
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(places)
    pairs = ([feature.attribute(place) for place in places] for feature in layer.getFeatures(request))
    return [length for length, outlier in pairs if outlier == 0 and length not in (None, NULL)]


def _ramp() -> QgsGradientColorRamp:
    first, *middle, last = map(QColor, _RAMP)
    stops = [QgsGradientStop((i + 1) / (len(middle) + 1), colour) for i, colour in enumerate(middle)]
    return QgsGradientColorRamp(first, last, False, stops)


def _filter(low: float | None, high: float | None) -> str:
    """Plain comparisons only: they are evaluated for every point."""
    parts = ['"OUTLIER" = 0']
    parts += [] if low is None else [f'"ABS_SHIFT" >= {low!r}']
    parts += [] if high is None else [f'"ABS_SHIFT" < {high!r}']
    return " AND ".join(parts)


def _decimals(bounds: Sequence[float]) -> int:
    """So many that the bounds differ."""
    steps = [second - first for first, second in zip(bounds, bounds[1:])] or bounds
    return max(0, -math.floor(math.log10(min(steps)) + _SAME)) if steps else 0


def _label(low: float | None, high: float | None, decimals: int, unit: str) -> str:
    bottom, top = (None if bound is None else f"{bound:.{decimals}f}" for bound in (low, high))
    if bottom is None:
        return tr("Shift under {} {}").format(top, unit).rstrip()
    if top is None:
        return tr("Shift of {} {} or more").format(bottom, unit)
    return tr("Shift of {} to {} {}").format(bottom, top, unit).rstrip()


def _length(length: float, unit: str) -> str:
    return tr("Shift of {} {}").format(f"{length:.4g}", unit).rstrip()
