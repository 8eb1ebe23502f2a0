"""How results leave an algorithm: as numbers, as layers, as files that are checked before long work."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDistanceArea,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsFileUtils,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsUnitTypes,
)

from ..core.errors import CancelledError, OutputError
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


def check_places(texts: Iterable[str], inputs: Sequence[str]) -> None:
    """Raise OutputError, before long work, for files that could not be written or would replace an input."""
    from ..raster_io.paths import same_source

    for text in filter(None, texts):
        path = text.split("|")[0]
        if ":" in os.path.splitdrive(path)[1]:  # a database, whose provider speaks for itself
            continue
        folder = os.path.dirname(os.path.abspath(path))
        if not os.path.isdir(folder):
            raise OutputError(tr("The folder of the output {} does not exist: create it first.").format(path))
        if os.path.isdir(path):
            raise OutputError(tr("The output {} is a folder: name a file in it.").format(path))
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as problem:
            text = tr("Nothing can be written to the folder of the output {} ({}): choose another one.")
            raise OutputError(text.format(path, problem.strerror)) from problem
        if any(same_source(path, other) for other in inputs):
            raise OutputError(tr("The output {} is one of the inputs: choose another name.").format(path))


def check_distinct(places: Dict[str, str]) -> None:
    """Raise OutputError where two outputs {name: destination} would be the same file."""
    from ..raster_io.paths import same_source

    files = [(name, text.split("|")[0]) for name, text in places.items() if text]
    files = [(name, path) for name, path in files if ":" not in os.path.splitdrive(path)[1]]
    for (first, path), (second, other) in combinations(files, 2):
        if same_source(path, other):
            text = tr("The outputs {} and {} are the same file, {}: give each a file of its own.")
            raise OutputError(text.format(first, second, path))


def remove_outputs(paths: Iterable[str], context) -> None:
    """Take back what a run wrote that was then cancelled."""
    from ..raster_io.output import remove_raster

    files = {os.path.realpath(text.split("|")[0]) for text in paths if text}
    kept = {
        place: details
        for place, details in context.layersToLoadOnCompletion().items()
        if os.path.realpath(place.split("|")[0]) not in files
    }
    context.setLayersToLoadOnCompletion(kept)
    for path in files:
        beside = QgsFileUtils.sidecarFilesForPath(path) if os.path.isfile(path) else ()  # those of a shapefile
        for name in (path, *beside, *(path + ending for ending in ("-wal", "-shm", "-journal"))):
            remove_raster(name)


@contextmanager
def removed_if_cancelled(parameters, names: Iterable[str], context, feedback: Feedback) -> Iterator[None]:
    """Take back the outputs ``names`` where the run is cancelled before, within or right after this block."""
    try:
        check_cancelled(feedback)
        yield
        check_cancelled(feedback)
    except CancelledError:
        remove_outputs((destination_text(parameters, name, context) for name in names), context)
        raise


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
