"""Shifts of the blocks of elevation models as heat maps: one style of the layer for each quantity."""

from __future__ import annotations

import math
from typing import Dict, List, Tuple

from qgis.core import (
    NULL,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsGraduatedSymbolRenderer,
    QgsRendererRange,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..translation import tr
from .classes import class_bounds

MARGIN = "coreg_block_margin"  # variable of the layer: map units by which blocks are drawn smaller than they are
_EAST, _NORTH, _UP, _AFTER = "SHIFT_X", "SHIFT_Y", "SHIFT_Z", "NMAD_AFTER"
_LENGTH = f'sqrt("{_EAST}" ^ 2 + "{_NORTH}" ^ 2)'
_ROOM = 1e-9  # relative, so that rounding leaves no block without a class


def style_blocks(layer: QgsVectorLayer) -> None:
    """Give the layer a style for each quantity, of which the horizontal shift is the one that is shown."""
    values = _values(layer)
    if not values or not isinstance(layer.renderer(), QgsGraduatedSymbolRenderer):
        return
    QgsExpressionContextUtils.setLayerVariable(layer, MARGIN, _margin(layer))
    manager = layer.styleManager()
    quantities = _quantities()
    for name, expression, fields in quantities[1:]:
        if name in manager.styles():
            manager.removeStyle(name)
        _show(layer, name, expression, values[fields])
        manager.addStyleFromLayer(name)
    name, expression, fields = quantities[0]
    _show(layer, name, expression, values[fields])
    _label(layer, _three_lines(values))
    manager.renameStyle(manager.currentStyle(), name)


def _quantities() -> List[Tuple[str, str, str]]:
    """(name of the style, expression, key of its values)."""
    return [
        (tr("Horizontal shift"), _LENGTH, _LENGTH), (tr("Shift east"), f'"{_EAST}"', _EAST),
        (tr("Shift north"), f'"{_NORTH}"', _NORTH), (tr("Shift up"), f'"{_UP}"', _UP),
        (tr("NMAD after"), f'"{_AFTER}"', _AFTER),
    ]  # fmt: skip


def _values(layer: QgsVectorLayer) -> Dict[str, List[float]]:
    """Of each quantity; nothing where there are no blocks with shifts."""
    names = (_EAST, _NORTH, _UP, _AFTER)
    places = [layer.fields().lookupField(name) for name in names]
    if min(places) < 0:
        return {}
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(places)
    rows = [[feature.attribute(place) for place in places] for feature in layer.getFeatures(request)]
    found = {name: [row[i] for row in rows if _known(row[i])] for i, name in enumerate(names)}
    found[_LENGTH] = [math.sqrt(row[0] ** 2 + row[1] ** 2) for row in rows if _known(row[0]) and _known(row[1])]
    return found if found[_LENGTH] else {}


def _known(value) -> bool:
    return value not in (None, NULL) and math.isfinite(value)


def _show(layer: QgsVectorLayer, name: str, expression: str, values: List[float]) -> None:
    """Classes of one quantity, and labels with it."""
    if not values:
        return
    renderer = layer.renderer().clone()  # set as a whole, so that the legend hears of it
    renderer.setClassAttribute(expression)
    renderer.deleteAllClasses()
    edges = [min(values), *class_bounds(values), max(values)]
    digits = _digits(edges)
    room = _ROOM * max(abs(edges[0]), abs(edges[-1]), 1e-6)
    for place, (low, high) in enumerate(zip(edges, edges[1:])):
        ends = (low - room if place == 0 else low), (high + room if place == len(edges) - 2 else high)
        label = tr("{name} of {low} to {high} m").format(name=name, low=f"{low:.{digits}f}", high=f"{high:.{digits}f}")
        renderer.addClassRange(QgsRendererRange(*ends, renderer.sourceSymbol().clone(), label))
    renderer.updateColorRamp(renderer.sourceColorRamp().clone())
    layer.setRenderer(renderer)
    _label(layer, _signed(expression, digits))


def _digits(edges: List[float]) -> int:
    """So many behind the point that the bounds differ."""
    steps = [b - a for a, b in zip(edges, edges[1:]) if b > a]
    return min(max(0, 1 - math.floor(math.log10(min(steps)))), 3) if steps else 2


def _signed(expression: str, digits: int) -> str:
    return f"if({expression} > 0, '+', '') || format_number({expression}, {digits})"


def _three_lines(values: Dict[str, List[float]]) -> str:
    """East, north and up below each other."""
    lines = []
    for name, letter in ((_EAST, tr("E")), (_NORTH, tr("N")), (_UP, tr("Z"))):
        span = max(values[name], default=0.0) - min(values[name], default=0.0)
        text = _signed(f'"{name}"', max(1, _digits([0.0, span])))
        lines.append("'" + letter.replace("'", "''") + " ' || " + text)
    return " || '\\n' || ".join(lines)


def _label(layer: QgsVectorLayer, expression: str) -> None:
    labeling = layer.labeling()
    if labeling is None:
        return
    settings = labeling.settings()
    settings.fieldName, settings.isExpression = expression, True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _margin(layer: QgsVectorLayer) -> float:
    """Half of what neighbours have in common along a side: drawn smaller by it, blocks do not cover each other."""
    centres, sides = [], []
    for feature in layer.getFeatures(QgsFeatureRequest().setNoAttributes()):
        ring = [] if feature.geometry().isEmpty() else list(feature.geometry().vertices())
        if len(ring) >= 4:
            centre = feature.geometry().centroid().asPoint()
            centres.append((centre.x(), centre.y()))
            sides.append(min(ring[0].distance(ring[1]), ring[1].distance(ring[2])))
    steps = [math.dist(a, b) for a, b in zip(centres, centres[1:]) if a != b]
    return max(0.0, (min(sides) - min(steps)) / 2) if steps else 0.0
