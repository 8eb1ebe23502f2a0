"""Tie points for a fit, from a layer or from files, in the conventions of a record.

Reference coordinates say where something belongs, input coordinates where the image that was not corrected shows it:
at the reference minus the shift. Pixels count as in a record: 1, 1 is the centre of the first one, lines go down.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, List, Sequence, Tuple

import numpy as np
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)

from ..core.errors import InputError
from ..core.feedback import Feedback
from ..translation import tr
from .inputs import crs_text, qgis_crs
from .local_points import NEEDED, GivenPoints, given_points
from .tie_files import read_tie_file

LINES = QgsWkbTypes.GeometryType.LineGeometry
_OF_GRID = ("POINT_ID", "X_MAP", "Y_MAP", "OUTLIER", "USED")
_SAME_PLACE = 0.01  # of the extent: a median distance of X_MAP, Y_MAP from the geometries that tells another CRS
_IN_PIXELS = ("X_IM", "Y_IM", "X_SHIFT_PX", "Y_SHIFT_PX")
_MOST_TOLD = 5
_UNCHECKED = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks  # a line may have no length


@dataclass(frozen=True, eq=False)
class TieSource:
    """What becomes one record."""

    name: str  # of the record, if the user gives none
    label: str  # of the layer or file in messages
    points: np.ndarray  # (n, 4) reference x, y, input x, y
    ids: np.ndarray  # (n,)
    weights: np.ndarray | None
    coordinates: str  # as Record has it
    crs: QgsCoordinateReferenceSystem  # of reference coordinates on the map, invalid = not known or pixels
    messages: Tuple[str, ...] = ()

    @property
    def crs_name(self) -> str:
        """As a record stores it: a code of an authority, else WKT."""
        code = self.crs.authid()
        return code if code and not code.upper().startswith("USER:") else crs_text(self.crs)


@dataclass(frozen=True, eq=False)
class LayerTies:
    """The columns of a layer, read in the main thread."""

    name: str
    crs: QgsCoordinateReferenceSystem
    transforms: QgsCoordinateTransformContext
    given: GivenPoints | None  # of a quality grid
    ends: np.ndarray  # (n, 4) start and end of each line of any other layer
    ids: np.ndarray
    weights: np.ndarray | None
    in_pixels: np.ndarray | None  # (n, 4), the columns of _IN_PIXELS

    def source(self, coordinates: str, from_input: bool, crs: QgsCoordinateReferenceSystem) -> TieSource:
        """The tie points; ``crs``, where it is valid, is that of the reference coordinates."""
        if self.given is None:
            return self._of_lines(coordinates, from_input, crs)
        return self._of_points(coordinates, crs)

    def _of_lines(self, coordinates: str, from_input: bool, crs: QgsCoordinateReferenceSystem) -> TieSource:
        start, end = self.ends[:, :2], self.ends[:, 2:]
        found = "map" if coordinates == "auto" else coordinates
        pairs = in_pixels(np.hstack([end, start] if from_input else [start, end]), found)
        crs = crs if crs.isValid() else self.crs
        for first in {"map": (0, 2), "mixed": (0,)}.get(found, ()):
            pairs[:, first : first + 2] = self._in_crs(pairs[:, first : first + 2], crs)
        return self._checked(pairs, np.ones(len(pairs), bool), found, crs, ())

    def _of_points(self, coordinates: str, crs: QgsCoordinateReferenceSystem) -> TieSource:
        found = "map" if coordinates == "auto" else coordinates
        places, crs = self._places(crs)
        columns = self.given.columns
        if found in ("pixel", "mixed"):
            if self.in_pixels is None:
                text = tr("The layer {} has no pixels ({}): choose the points of a quality grid, or map coordinates.")
                raise InputError(text.format(self.name, ", ".join(_IN_PIXELS)))
            pixels = self.in_pixels[:, :2] + 0.5
            pairs = np.hstack([pixels if found == "pixel" else places, pixels - self.in_pixels[:, 2:]])
        else:
            pairs = np.hstack([places, places - np.column_stack([columns[name] for name in NEEDED])])
        outlier = _outliers(columns, len(places))
        count = int(outlier.sum())
        told = (tr("{}: {} outliers are left out.").format(self.name, count),) if count else ()
        return self._checked(pairs, ~outlier, found, crs, told)

    def _checked(self, pairs, kept, coordinates: str, crs, told: Tuple[str, ...]) -> TieSource:
        """Without points that are unknown, and those that are not ``kept``."""
        known = np.isfinite(pairs).all(1)
        lost = int((kept & ~known).sum())
        if lost:
            told = (*told, tr("{}: {} points without a place or a shift are left out.").format(self.name, lost))
        kept = kept & known
        weights = None if self.weights is None else self.weights[kept]
        if coordinates not in ("map", "mixed"):
            crs = QgsCoordinateReferenceSystem()
        return TieSource(self.name, self.name, pairs[kept], self.ids[kept], weights, coordinates, crs, told)

    def _places(self, crs: QgsCoordinateReferenceSystem) -> Tuple[np.ndarray, QgsCoordinateReferenceSystem]:
        """X_MAP and Y_MAP, or the geometries where there are none, and their CRS."""
        crs = crs if crs.isValid() else self.crs
        geometries = self._in_crs(self.given.places, crs)
        missing = np.full(len(geometries), np.nan)
        written = np.column_stack([self.given.columns.get(name, missing) for name in ("X_MAP", "Y_MAP")])
        both = np.isfinite(written + geometries).all(1)
        if both.any():
            apart = np.median(np.hypot(*(written - geometries)[both].T))
            extent = np.hypot(*np.ptp(written[both], axis=0))
            if not apart <= max(_SAME_PLACE * extent, 1e-6 * np.abs(written[both]).max()):
                text = tr(
                    "X_MAP and Y_MAP of {} are not in the CRS {}: give the CRS of the target that the points were "
                    "measured on as CRS of the reference coordinates."
                )
                raise InputError(text.format(self.name, crs.authid() or tr("unknown")))
        return np.where(np.isfinite(written), written, geometries), crs

    def _in_crs(self, places: np.ndarray, crs: QgsCoordinateReferenceSystem) -> np.ndarray:
        """Places of the layer (n, 2) in another CRS, where both are known; NaN for those that do not exist there."""
        if not (crs.isValid() and self.crs.isValid()) or crs == self.crs:
            return places
        transform, found = QgsCoordinateTransform(self.crs, crs, self.transforms), np.full(places.shape, np.nan)
        for row in np.flatnonzero(np.isfinite(places).all(1)).tolist():
            try:
                point = transform.transform(*places[row].tolist())
            except QgsCsException:
                continue
            found[row] = point.x(), point.y()
        return found


def layer_ties(algorithm, parameters, context) -> LayerTies | None:
    """The layer TIE_POINTS, None where none is given; to be called in the main thread. Raises InputError."""
    source = algorithm.parameterAsSource(parameters, "TIE_POINTS", context)
    if source is None:
        return None
    given, ends = None, np.empty((0, 4))
    lines = QgsWkbTypes.geometryType(source.wkbType()) == LINES
    if lines and not _has_fields(source, NEEDED):
        ids, ends = _line_ends(source)
    else:
        given = _of_vectors(source, context) if lines else given_points(algorithm, parameters, "TIE_POINTS", context)
        ids = given.columns.get("POINT_ID", np.full(len(given.places), np.nan))
        ids = np.where(np.isfinite(ids), ids, np.arange(1, len(ids) + 1)).astype(int)
    field = algorithm.parameterAsString(parameters, "WEIGHT_FIELD", context)
    weights = _weights(source, field) if field else None
    pixels = _columns(source, _IN_PIXELS) if _has_fields(source, _IN_PIXELS) else None
    return LayerTies(
        source.sourceName(), source.sourceCrs(), context.transformContext(), given, ends, ids, weights, pixels
    )


def file_ties(
    path: str, coordinates: str, crs: QgsCoordinateReferenceSystem, weight_column: int | None, feedback: Feedback
) -> TieSource:
    """The tie points of a .points file or a list; raises InputError, CancelledError."""
    found = read_tie_file(path, weight_column, feedback)
    name, told = os.path.splitext(os.path.basename(path))[0], list(found.messages)
    if coordinates == "auto" and found.georeferencer:
        coordinates = {True: "mixed", False: "map", None: "unknown"}[found.of_pixels]
        told.append(_taken_as(name, coordinates))
    coordinates = "unknown" if coordinates == "auto" else coordinates
    points = in_pixels(found.points, coordinates) if found.georeferencer else found.points
    if not crs.isValid() and found.crs:
        crs = qgis_crs(found.crs)
    if coordinates not in ("map", "mixed"):
        crs = QgsCoordinateReferenceSystem()
    return TieSource(name, path, points, found.lines, found.weights, coordinates, crs, tuple(told))


def in_pixels(pairs: np.ndarray, coordinates: str) -> np.ndarray:
    """Pairs (n, 4) with pixels as a record has them; QGIS shows such images by (column, -row) from their corner."""
    converted = pairs.copy()
    for first in {"pixel": (0, 2), "mixed": (2,)}.get(coordinates, ()):
        converted[:, first] += 0.5
        converted[:, first + 1] = 0.5 - converted[:, first + 1]
    return converted


def _taken_as(name: str, coordinates: str) -> str:
    if coordinates == "mixed":
        return tr("{}: the input positions are taken as pixels of an image without georeferencing.").format(name)
    if coordinates == "map":
        return tr("{}: the input positions are taken as map coordinates.").format(name)
    return tr("{}: the input positions are neither pixels nor near the reference: say what they are.").format(name)


def _outliers(columns, count: int) -> np.ndarray:
    if "OUTLIER" in columns:
        return np.nan_to_num(columns["OUTLIER"]) != 0
    return columns["USED"] == 0 if "USED" in columns else np.zeros(count, bool)


def _line_ends(source) -> Tuple[np.ndarray, np.ndarray]:
    """Ids (n,) and both ends (n, 4) of lines of two points; NaN for features without a geometry."""
    ids, ends, wrong = [], [], []
    for feature in source.getFeatures(QgsFeatureRequest().setNoAttributes(), _UNCHECKED):
        vertices = [] if feature.geometry().isNull() else [(v.x(), v.y()) for v in feature.geometry().vertices()]
        if len(vertices) not in (0, 2):
            wrong.append(feature.id())
        ids.append(feature.id())
        ends.append([*vertices[0], *vertices[-1]] if vertices else [np.nan] * 4)
    if wrong:
        text = tr("{} lines of {} do not have two points (features {}): draw each from one place to the other.")
        raise InputError(text.format(len(wrong), source.sourceName(), _listed(wrong)))
    if not ids:
        raise InputError(
            tr("The layer of tie points {} is empty: choose one with features.").format(source.sourceName())
        )
    return np.array(ids, int), np.array(ends, float)


def _weights(source, field: str) -> np.ndarray:
    if not _has_fields(source, [field]):
        text = tr("The layer of tie points {} has no field {} for the weights: choose one of {}.")
        raise InputError(text.format(source.sourceName(), field, ", ".join(source.fields().names())))
    values = _columns(source, [field])[:, 0]
    wrong = np.flatnonzero(~(values >= 0))
    if len(wrong):
        text = tr("The field {} has no weight of 0 or more in {} features of {} (rows {}): correct it.")
        rows = _listed((wrong + 1).tolist())
        raise InputError(text.format(field, len(wrong), source.sourceName(), rows))
    return values


def _of_vectors(source, context) -> GivenPoints:
    """The vectors of a quality grid: they begin at the places of its points, and end where nothing lies."""
    names = [name for name in (*_OF_GRID, *NEEDED) if _has_fields(source, [name])]
    columns = dict(zip(names, _columns(source, names).T))
    return GivenPoints(_line_ends(source)[1][:, :2], columns, [], source.sourceCrs(), context.transformContext())


def _has_fields(source, names: Sequence[str]) -> bool:
    return min(source.fields().lookupField(name) for name in names) >= 0


def _columns(source, names: Sequence[str]) -> np.ndarray:
    """(n, number of fields); NaN where there is no number."""
    places = [source.fields().lookupField(name) for name in names]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    features = source.getFeatures(request, _UNCHECKED)
    rows = [[_number(feature.attribute(place)) for place in places] for feature in features]
    return np.array(rows, float).reshape(-1, len(places))


def _number(value: Any) -> float:
    if value is None or value == NULL:
        return np.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        return np.nan


def _listed(values: List[int]) -> str:
    return ", ".join(map(str, values[:_MOST_TOLD])) + (" ..." if len(values) > _MOST_TOLD else "")
