"""Styles for results: given to QGIS as post-processors, which run when the layer is loaded into the project."""

from __future__ import annotations

from pathlib import Path
from typing import Dict

from qgis.core import QgsMapLayer, QgsMapLayerStyle, QgsProcessingContext, QgsProcessingLayerPostProcessorInterface

FOLDER = Path(__file__).resolve().parent
FOOTPRINT, OVERLAP, WINDOWS, VECTORS = "footprint.qml", "overlap.qml", "windows.qml", "vectors.qml"

_ALIVE: Dict[str, QgsProcessingLayerPostProcessorInterface] = {}  # Python would drop what only C++ points to


class _StyleFromFile(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, path: Path):
        super().__init__()
        self._path = path

    def postProcessLayer(self, layer, context, feedback):
        message, loaded = layer.loadNamedStyle(str(self._path))
        if not loaded:
            feedback.pushWarning(message)
        layer.triggerRepaint()


class _StyleLike(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, style: QgsMapLayerStyle):
        super().__init__()
        self._style = style

    def postProcessLayer(self, layer, context, feedback):
        self._style.writeToLayer(layer)
        layer.triggerRepaint()


def style_path(name: str) -> Path:
    """Where the style lies; for whoever styles a layer without Processing."""
    return FOLDER / name


def style_on_load(context: QgsProcessingContext, destination_id: str, name: str) -> None:
    """Give the layer one of our styles when it is loaded; nothing happens where it will not be."""
    _attach(context, destination_id, _StyleFromFile(style_path(name)))


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


def _attach(context: QgsProcessingContext, destination_id: str, processor) -> None:
    if context.willLoadLayerOnCompletion(destination_id):
        _ALIVE[destination_id] = processor
        context.layerToLoadOnCompletionDetails(destination_id).setPostProcessor(processor)
