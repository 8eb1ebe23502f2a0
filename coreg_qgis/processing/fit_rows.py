"""Tie points of a fit as rows of layers: fitted positions, residuals, what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, List, Tuple

import numpy as np
from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsPointXY

from ..core.errors import InputError
from ..translation import tr
from .point_table import INTEGER, REAL, TEXT, attribute_rows

if TYPE_CHECKING:
    from .fit_choice import Fitted

FIT_FIELDS = (
    ("RECORD", TEXT),
    ("POINT_ID", INTEGER),  # of the layer, or the line of the file
    ("X_REF", REAL),
    ("Y_REF", REAL),
    ("X_IN", REAL),
    ("Y_IN", REAL),
    ("X_FIT", REAL),  # input coordinates that the transform gives
    ("Y_FIT", REAL),
    ("X_RES", REAL),  # input minus fitted, as geomap counts them
    ("Y_RES", REAL),
    ("RES", REAL),
    ("WEIGHT", REAL),
    ("USED", INTEGER),
    ("REJECTED", INTEGER),  # within the limits, and not used all the same
    ("X_SIGMA", REAL),  # of the fitted position
    ("Y_SIGMA", REAL),
)
Row = Tuple[QgsGeometry, List[Any]]


def fit_values(fitted: Fitted) -> List[List[Any]]:
    """The attributes of each tie point, in the order of FIT_FIELDS."""
    fit, source = fitted.fit, fitted.source
    count = len(source.points)
    columns = dict(zip(("X_REF", "Y_REF", "X_IN", "Y_IN"), source.points.T))
    columns.update(zip(("X_FIT", "Y_FIT", "X_RES", "Y_RES"), np.hstack([fit.fitted, fit.residuals]).T))
    columns.update(zip(("X_SIGMA", "Y_SIGMA"), fit.uncertainty(*source.points[:, :2].T)))
    return attribute_rows(
        {
            **columns,
            "RECORD": [fitted.name] * count,
            "POINT_ID": source.ids,
            "RES": np.hypot(*fit.residuals.T),
            "WEIGHT": np.ones(count) if source.weights is None else source.weights,
            "USED": fit.used,
            "REJECTED": fit.in_range & ~fit.used,
        },
        FIT_FIELDS,
    )


def fit_points(fitted: Fitted, transform: QgsCoordinateTransform | None) -> Iterator[Row]:
    """The place in the reference and the attributes of each tie point."""
    for (x, y), values in zip(_shown(fitted.source.points[:, :2], fitted).tolist(), fit_values(fitted)):
        yield _projected(QgsGeometry.fromPointXY(QgsPointXY(x, y)), transform), values


def fit_vectors(fitted: Fitted, kind: str, transform: QgsCoordinateTransform | None) -> Iterator[Row]:
    """A line from the place in the reference, and the attributes, for each tie point that has such a vector."""
    places = fitted.source.points[:, :2]
    ends = places + (_shifts_left(fitted) if kind == "residuals" else places - fitted.source.points[:, 2:])
    known = np.isfinite(ends).all(1).tolist()
    places, ends = _shown(places, fitted), _shown(ends, fitted)
    for start, end, is_known, values in zip(places.tolist(), ends.tolist(), known, fit_values(fitted)):
        if is_known:
            line = QgsGeometry.fromPolylineXY([QgsPointXY(*start), QgsPointXY(*end)])
            yield _projected(line, transform), values


def _shown(places: np.ndarray, fitted: Fitted) -> np.ndarray:
    """Where QGIS shows reference places (n, 2): pixels as those of an image without georeferencing."""
    return places * (1, -1) + (-0.5, 0.5) if fitted.source.coordinates == "pixel" else places


def _shifts_left(fitted: Fitted) -> np.ndarray:
    """(n, 2) what had still to be added after the transform, in reference units; NaN where it is not known."""
    from ..report.transform_facts import FittedRecord, residuals_on_reference

    left = residuals_on_reference(FittedRecord(fitted.name, fitted.fit, fitted.source.points))
    return np.where(fitted.fit.in_range[:, None], np.nan if left is None else left, np.nan)


def _projected(geometry: QgsGeometry, transform: QgsCoordinateTransform | None) -> QgsGeometry:
    if transform is not None:
        try:
            geometry.transform(transform)
        except QgsCsException as problem:
            text = tr("The points cannot be projected to the CRS {} of the others: fit them in a run of their own.")
            raise InputError(text.format(transform.destinationCrs().authid())) from problem
    return geometry
