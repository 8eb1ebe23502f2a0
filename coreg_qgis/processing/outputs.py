"""How results leave an algorithm: as numbers, as layers, as files that are checked before long work."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsDistanceArea,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsUnitTypes,
)

from ..core.errors import OutputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..layers.styling import style_on_load
from ..translation import tr
from .point_table import fields_of, plain

if TYPE_CHECKING:
    from ..core.global_shift import GlobalShift

FEATURES_AT_ONCE = 2000  # between two looks at whether the user has cancelled
NUMBERS = (  # names of the outputs; GlobalShift has them in lower case
    "X_SHIFT_PX",
    "Y_SHIFT_PX",
    "X_SHIFT_M",
    "Y_SHIFT_M",
    "ABS_SHIFT",
    "ANGLE",
    "RELIABILITY",
    "SSIM_BEFORE",
    "SSIM_AFTER",
    "UNCERTAINTY_PX",
)


def numbers(result: GlobalShift) -> Dict[str, Any]:
    """The outputs that are numbers, all None where nothing was found, and STATUS."""
    found = {name: plain(getattr(result, name.lower())) if result.found else None for name in NUMBERS}
    return {**found, "STATUS": str(result.status)}


def destination_text(parameters, name: str, context) -> str:
    """Where an output shall go, as given; "" for temporary or skipped ones. Has no side effects."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext(), "")[0]
    text = str(value) if isinstance(value, str) else ""
    return "" if text == QgsProcessing.TEMPORARY_OUTPUT or text.startswith("memory:") else text


def place_of(text: str) -> Tuple[str, str]:
    """(file, table) of a destination: no file for a database server, no table where the file is the output."""
    if text.startswith("ogr:"):
        uri = QgsDataSourceUri(text[len("ogr:") :])
        return uri.database(), uri.table()
    path, _, layer = text.partition("|")
    if ":" in os.path.splitdrive(path)[1]:  # its provider speaks for itself
        return "", ""
    return path, layer.partition("layername=")[2].split("|")[0]


def check_places(texts: Iterable[str], inputs: Sequence[str]) -> None:
    """Raise OutputError, before long work, for files that could not be written or would replace an input."""
    from ..raster_io.output import refuse_device

    for path, table in map(place_of, texts):
        if not path:
            continue
        folder = os.path.dirname(os.path.abspath(path))
        if not os.path.isdir(folder):
            raise OutputError(tr("The folder of the output {} does not exist: create it first.").format(path))
        if os.path.isdir(path):
            raise OutputError(tr("The output {} is a folder: name a file in it.").format(path))
        refuse_device(path)
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as problem:
            text = tr("Nothing can be written to the folder of the output {} ({}): choose another one.")
            raise OutputError(text.format(path, problem.strerror)) from problem
        _check_file(path, table, inputs)


def _check_file(path: str, table: str, inputs: Sequence[str]) -> None:
    from ..raster_io.older_outputs import layers_in
    from ..raster_io.paths import same_source

    is_input = any(same_source(path, other) for other in inputs)
    if table:
        if is_input and table in layers_in(path):
            text = tr("The output would replace the layer {} of {}, which is one of the inputs: choose another name.")
            raise OutputError(text.format(table, path))
        return
    if is_input:
        raise OutputError(tr("The output {} is one of the inputs: choose another name.").format(path))
    if path.lower().endswith(".gpkg") and os.path.exists(path) and len(layers_in(path)) > 1:
        text = tr("The output {} holds several layers, which would be lost: save to a layer in it or to another file.")
        raise OutputError(text.format(path))


def check_endings(parameters, context, endings: Dict[str, str]) -> None:
    """Raise OutputError where an output {name: ending} would be taken for another kind of file."""
    for name, ending in endings.items():
        path = destination_text(parameters, name, context)
        if path and not path.lower().endswith(ending):
            text = tr("The output {} is not named as what is written into it: give it a name that ends in {}.")
            raise OutputError(text.format(path, ending))


def check_distinct(places: Dict[str, str]) -> None:
    """Raise OutputError where two outputs {name: destination} would be the same file or table."""
    from ..raster_io.paths import same_source

    files = [(name, *place_of(text)) for name, text in places.items()]
    for (first, path, table), (second, other, other_table) in combinations(files, 2):
        if not (path and other and same_source(path, other)):
            continue
        if not (table and other_table):
            text = tr("The outputs {} and {} are the same file, {}: give each a file of its own.")
            raise OutputError(text.format(first, second, path))
        if table == other_table:
            text = tr("The outputs {} and {} are the same layer, {} of {}: give each a name of its own.")
            raise OutputError(text.format(first, second, table, path))


def area_m2(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context) -> float:
    """Area in square metres: on the plane of a projected CRS, on the ellipsoid for longitudes and latitudes."""
    if crs.isGeographic():
        measure = QgsDistanceArea()
        measure.setSourceCrs(crs, context.transformContext())
        measure.setEllipsoid(crs.ellipsoidAcronym())
        return float(measure.measureArea(geometry))
    metres = QgsUnitTypes.DistanceUnit.DistanceMeters
    known = crs.mapUnits() != QgsUnitTypes.DistanceUnit.DistanceUnknownUnit
    factor = QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), metres) if known else 1.0
    return float(geometry.area() * factor**2)


def from_shapely(shape: Any) -> QgsGeometry:
    """A shapely geometry for QGIS."""
    geometry = QgsGeometry()
    geometry.fromWkb(shape.wkb)
    return geometry


def feature(fields: QgsFields, geometry: QgsGeometry, values: Sequence[Any]) -> QgsFeature:
    """A feature with its attributes in the order of the fields."""
    made = QgsFeature(fields)
    made.setGeometry(geometry)
    made.setAttributes(list(values))
    return made


@dataclass(frozen=True)
class ResultLayer:
    """A kind of result layer: the sink it goes to, its geometry type, its fields and its style."""

    sink: str
    geometry: Any
    columns: Sequence[Tuple[str, Any]]
    style: str


def write_layer(
    algorithm, parameters, context, layer: ResultLayer, crs, rows, *, feedback: Feedback = SILENT, unit: str = ""
) -> Dict[str, Any]:
    """Write (geometry, attributes) rows and return {sink: layer id}, or {sink: None} where it is not wanted.

    ``unit`` is that of the shifts, for the legend. Raises OutputError, CancelledError.
    """
    fields = fields_of(layer.columns, destination_text(parameters, layer.sink, context))
    sink, made = algorithm.parameterAsSink(parameters, layer.sink, context, fields, layer.geometry, crs)
    if sink is None:
        return {layer.sink: None}
    written = _fill(sink, fields, iter(rows), feedback)
    del sink  # closes the file, so that it can be removed
    check_cancelled(feedback)
    if not written:
        raise OutputError(tr("The layer {} cannot be written: is the disk full?").format(made))
    style_on_load(context, made, layer.style, unit)
    return {layer.sink: made}


def _fill(sink, fields: QgsFields, rows: Iterator[Tuple[QgsGeometry, Sequence[Any]]], feedback: Feedback) -> bool:
    """False where the sink does not take a feature; ends early where the run is cancelled."""
    while not feedback.is_cancelled():
        features = [feature(fields, geometry, values) for geometry, values in islice(rows, FEATURES_AT_ONCE)]
        if not features:
            return True
        if not sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            return False
    return True
