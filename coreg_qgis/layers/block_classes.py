"""Classes of the shifts of blocks: a heat map whose bounds are made from the data once, when the layer is styled."""

from __future__ import annotations

import math

from qgis.core import NULL, QgsFeatureRequest, QgsGraduatedSymbolRenderer, QgsRendererRange, QgsVectorLayer

from ..translation import tr
from .classes import class_bounds


def classify_blocks(layer: QgsVectorLayer, unit: str) -> None:
    """Give the style's graduated renderer its classes of ABS_SHIFT; ``unit`` is for the legend."""
    lengths, renderer = _lengths(layer), layer.renderer()
    if not lengths or not isinstance(renderer, QgsGraduatedSymbolRenderer):
        return
    renderer = renderer.clone()  # set as a whole, so that the legend hears of it
    renderer.deleteAllClasses()
    edges = [min(lengths), *class_bounds(lengths), max(lengths)]
    digits = _decimals(edges)
    for low, high in zip(edges, edges[1:]):
        label = tr("Shift of {} to {} {}").format(f"{low:.{digits}f}", f"{high:.{digits}f}", unit).rstrip()
        renderer.addClassRange(QgsRendererRange(low, high, renderer.sourceSymbol().clone(), label))
    renderer.updateColorRamp(renderer.sourceColorRamp().clone())
    layer.setRenderer(renderer)


def _lengths(layer: QgsVectorLayer) -> list:
    place = layer.fields().lookupField("ABS_SHIFT")
    if place < 0:
        return []
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([place])
    values = (feature.attribute(place) for feature in layer.getFeatures(request))
    return [value for value in values if value not in (None, NULL)]


def _decimals(edges: list) -> int:
    """So many that the edges differ."""
    least = min((b - a for a, b in zip(edges, edges[1:]) if b > a), default=0.0)
    return min(max(0, 1 - math.floor(math.log10(least))), 12) if least > 0 else 3
