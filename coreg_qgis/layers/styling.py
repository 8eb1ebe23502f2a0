"""Styles for results: given to QGIS as post-processors, which run when the layer is loaded into the project."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Callable, Dict

from qgis.core import (
    QgsExpressionContextUtils,
    QgsMapLayer,
    QgsMapLayerStyle,
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsUnitTypes,
    QgsVectorLayer,
)

from .block_classes import classify_blocks
from .classes import RESIDUAL, classify
from .dem_block_classes import style_blocks
from .dem_rasters import style_difference, style_shifts
from .exaggeration import VARIABLE, suggested_exaggeration

FOLDER = Path(__file__).resolve().parent
FOOTPRINT, OVERLAP, WINDOWS, VECTORS = "footprint.qml", "overlap.qml", "windows.qml", "vectors.qml"
QUALITY_POINTS, GRID_VECTORS, BLOCKS = "quality_points.qml", "grid_vectors.qml", "blocks.qml"
TRANSFORM_POINTS, TRANSFORM_VECTORS = "transform_points.qml", "transform_vectors.qml"
DEM_BLOCKS, DEM_VECTORS = "dem_blocks.qml", "dem_vectors.qml"

_SCALE = re.compile(r" \(× [\d.]+\)$")
_ALIVE: Dict[str, QgsProcessingLayerPostProcessorInterface] = {}  # Python would drop what only C++ points to


class StyleError(RuntimeError):
    """A style file cannot be read; the text is QGIS's own."""


class _OwnStyle(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, name: str, unit: str = ""):
        super().__init__()
        self._name = name
        self._unit = unit

    def postProcessLayer(self, layer, context, feedback):
        try:
            apply_style(layer, self._name, context.project(), self._unit)
        except StyleError as problem:
            feedback.pushWarning(str(problem))


class _StyleLike(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, style: QgsMapLayerStyle):
        super().__init__()
        self._style = style

    def postProcessLayer(self, layer, context, feedback):
        self._style.writeToLayer(layer)
        layer.triggerRepaint()


class _Styled(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, style: Callable[[QgsMapLayer], None]):
        super().__init__()
        self._style = style

    def postProcessLayer(self, layer, context, feedback):
        self._style(layer)


def apply_style(layer: QgsVectorLayer, name: str, project: QgsProject | None = None, unit: str = "") -> None:
    """Give a layer one of our styles; raises StyleError.

    Shift vectors are drawn longer than they are: by the variable ``coreg_exaggeration`` of the project where it
    defines one, else by a factor that suits the data and becomes a variable of the layer. The layer's name tells it.
    Quality points and blocks are classified by their shifts, whose ``unit`` (default: that of the layer's CRS) the
    legend names; so are the points of a transform by their residuals, whose unit is none unless it is given.
    """
    message, loaded = layer.loadNamedStyle(str(FOLDER / name))
    if not loaded:
        raise StyleError(message)
    if name in (VECTORS, GRID_VECTORS, TRANSFORM_VECTORS, DEM_VECTORS):
        _exaggerate(layer, project)
    if name in (QUALITY_POINTS, BLOCKS):
        by_length = classify if name == QUALITY_POINTS else classify_blocks
        by_length(layer, unit or QgsUnitTypes.toAbbreviatedString(layer.crs().mapUnits()))
    if name == DEM_BLOCKS:
        style_blocks(layer)
    if name == TRANSFORM_POINTS:
        classify(layer, unit, RESIDUAL)  # may be of pixels, whatever the CRS
    layer.triggerRepaint()


def style_on_load(context: QgsProcessingContext, destination_id: str, name: str, unit: str = "") -> None:
    """Give the layer one of our styles when it is loaded; nothing happens where it will not be."""
    _attach(context, destination_id, _OwnStyle(name, unit))


def difference_style_on_load(context: QgsProcessingContext, destination_id: str, limit: float) -> None:
    """Give a raster of height differences colours from -limit to limit (metres) when it is loaded."""
    _attach(context, destination_id, _Styled(lambda layer: style_difference(layer, limit)))


def shifts_style_on_load(context: QgsProcessingContext, destination_id: str) -> None:
    """Give a raster of corrections (bands east, north, up; metres) a style for each band when it is loaded."""
    _attach(context, destination_id, _Styled(style_shifts))


def style_like_on_load(context: QgsProcessingContext, destination_id: str, style: QgsMapLayerStyle | None) -> None:
    """Give the layer the style of another one when it is loaded."""
    if style is not None:
        _attach(context, destination_id, _StyleLike(style))


def style_of(layer: QgsMapLayer | None) -> QgsMapLayerStyle | None:
    """The present style of a layer; to be called in the layer's thread."""
    if layer is None or not layer.isValid():
        return None
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    return style


def _exaggerate(layer: QgsVectorLayer, project: QgsProject | None) -> None:
    scope = None if project is None else QgsExpressionContextUtils.projectScope(project)
    if scope is not None and scope.hasVariable(VARIABLE):
        try:
            factor = float(scope.variable(VARIABLE))
        except (TypeError, ValueError):
            factor = 1.0  # an expression in the variable is nothing to put into a name
    else:
        factor = suggested_exaggeration(layer)
        QgsExpressionContextUtils.setLayerVariable(layer, VARIABLE, factor)
    plain = _SCALE.sub("", layer.name())
    layer.setName(plain if factor == 1 else f"{plain} (× {factor:.10g})")


def _attach(context: QgsProcessingContext, destination_id: str, processor) -> None:
    if context.willLoadLayerOnCompletion(destination_id):
        _ALIVE[destination_id] = processor
        context.layerToLoadOnCompletionDetails(destination_id).setPostProcessor(processor)
