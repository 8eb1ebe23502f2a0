"""Rasters of elevation models: differences in a symmetric ramp, and corrections to the east, north and up."""

from __future__ import annotations

import math
from typing import Sequence, Tuple

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsRasterBandStats,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ..translation import tr

# Red where the reference is lower, white where both are alike, blue where it is higher: as the report has them.
DIFFERENCE_COLOURS = ("#67001f", "#b2182b", "#f4a582", "#f7f7f7", "#92c5de", "#2166ac", "#053061")
_SHIFT_COLOURS = ("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725")
# Newer QGIS has moved these and warns of their old places.
_INTERPOLATED = getattr(Qgis, "ShaderInterpolationMethod", None)
_CONTINUOUS = getattr(Qgis, "ShaderClassificationMethod", None)
_STATISTIC = getattr(Qgis, "RasterBandStatistic", None) or QgsRasterBandStats.Stats
_SAMPLE = 250_000  # pixels that a range is taken from
_LEAST_SPAN = 1e-3  # m


def style_difference(layer: QgsRasterLayer, limit: float) -> None:
    """Reference minus model in colours from -limit to limit (metres); white is zero."""
    _pseudo_colour(layer, 1, -limit, limit, DIFFERENCE_COLOURS)
    layer.triggerRepaint()


def style_shifts(layer: QgsRasterLayer) -> None:
    """Bands 1, 2, 3 (metres to the east, north, up) as styles of the layer; the first is the one that is shown."""
    manager = layer.styleManager()
    names = (tr("Shift east"), tr("Shift north"), tr("Shift up"))
    for band in (3, 2, 1):
        if band > layer.bandCount():
            continue
        found = layer.dataProvider().bandStatistics(band, _STATISTIC.Min | _STATISTIC.Max, layer.extent(), _SAMPLE)
        low, high = found.minimumValue, found.maximumValue
        if not (math.isfinite(low) and math.isfinite(high)):
            continue
        _pseudo_colour(layer, band, *_round_ends(low, high), _SHIFT_COLOURS)
        if band > 1:
            manager.addStyleFromLayer(names[band - 1])
    manager.renameStyle(manager.currentStyle(), names[0])
    layer.triggerRepaint()


def _round_ends(low: float, high: float) -> Tuple[float, float]:
    """Ends with few digits, as the legend has them, that hold all values."""
    step = 10.0 ** (math.floor(math.log10(max(high - low, _LEAST_SPAN))) - 1)
    digits = max(0, round(-math.log10(step)))
    bottom, top = (round(f(value / step) * step, digits) for f, value in ((math.floor, low), (math.ceil, high)))
    return bottom, max(top, round(bottom + step, digits))


def _pseudo_colour(layer: QgsRasterLayer, band: int, low: float, high: float, colours: Sequence[str]) -> None:
    ramp = _ramp(colours)
    how = QgsColorRampShader.Interpolated if _INTERPOLATED is None else _INTERPOLATED.Linear
    classes = QgsColorRampShader.Continuous if _CONTINUOUS is None else _CONTINUOUS.Continuous
    function = QgsColorRampShader(low, high, ramp, how, classes)
    function.setClip(False)
    items = []
    for place, colour in enumerate(colours):
        value = low + (high - low) * place / (len(colours) - 1)
        items.append(QgsColorRampShader.ColorRampItem(value, QColor(colour), f"{value:.3g}"))
    function.setColorRampItemList(items)
    shader = QgsRasterShader(low, high)
    shader.setRasterShaderFunction(function)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), band, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    layer.setRenderer(renderer)


def _ramp(colours: Sequence[str]) -> QgsGradientColorRamp:
    first, *middle, last = map(QColor, colours)
    stops = [QgsGradientStop((i + 1) / (len(middle) + 1), colour) for i, colour in enumerate(middle)]
    return QgsGradientColorRamp(first, last, False, stops)
