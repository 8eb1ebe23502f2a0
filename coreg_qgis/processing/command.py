"""The qgis_process command that repeats a run, and its settings as the user reads them."""

from __future__ import annotations

import os
import shlex
from typing import List, Tuple

from qgis.core import (
    QgsMapLayer,
    QgsPointXY,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingUtils,
    QgsProperty,
    QgsReferencedPointXY,
)

from ..translation import tr
from .inputs import is_given

_LAYERS = ("raster", "layer", "source")  # types of parameters


def command(algorithm, parameters, context) -> str:
    """One line for the shell; to be called in the main thread, where layers may be asked for their files."""
    words = ["qgis_process", "run", algorithm.id(), "--"]
    for definition in algorithm.parameterDefinitions():
        if is_given(parameters, definition.name()):
            # qgis_process makes a list of a parameter that is given more than once.
            for value in _each(parameters[definition.name()]):
                words.append(f"{definition.name()}={value_text(definition, value, context)}")
    return " ".join(_quoted(word) for word in words)


def settings(algorithm, parameters, context) -> List[Tuple[str, str]]:
    """(description, value) of every parameter, whether given or left at its default."""
    rows = []
    for definition in algorithm.parameterDefinitions():
        if definition.isDestination():
            continue
        given = is_given(parameters, definition.name())
        value = parameters[definition.name()] if given else definition.defaultValue()
        texts = [value_text(definition, one, context) for one in _each(value)] if value is not None else []
        text = ", ".join(texts) or tr("not set")
        if isinstance(definition, QgsProcessingParameterEnum) and text.isdigit():
            text = definition.options()[int(text)]
        rows.append((definition.description(), text))
    return rows


def _each(value) -> list:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def layer_files(algorithm, parameters, context) -> Tuple[str, ...]:
    """The files of all layers that were given as inputs; to be called in the main thread."""
    files = []
    for definition in algorithm.parameterDefinitions():
        if definition.type() in _LAYERS and is_given(parameters, definition.name()):
            text = value_text(definition, parameters[definition.name()], context).split("|")[0]
            files += [text] if os.path.exists(text) else []
    return tuple(files)


def value_text(definition: QgsProcessingParameterDefinition, value, context) -> str:
    """A parameter's value as qgis_process reads it."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext(), "")[0]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, QgsPointXY):
        crs = f" [{value.crs().authid()}]" if isinstance(value, QgsReferencedPointXY) else ""
        return f"{value.x()!r},{value.y()!r}{crs}"
    if definition.type() in _LAYERS:
        value = _layer_file(value, context)
    text = str(value)
    return os.path.abspath(text) if os.path.exists(text) else text


def _layer_file(value, context) -> str:
    """The file of a layer that is given as itself, by its id or by its name in the project."""
    if isinstance(value, str) and not os.path.exists(value):
        value = QgsProcessingUtils.mapLayerFromString(value, context, False) or value
    return value.source() if isinstance(value, QgsMapLayer) else str(value)


def _quoted(word: str) -> str:
    if os.name != "nt":
        return shlex.quote(word)
    return f'"{word}"' if set(word) & set(" &|<>^()%!;,=") and not word.startswith("--") else word
