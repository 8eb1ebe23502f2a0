"""Tie points from a layer: those of a quality grid, possibly edited by hand."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Dict, List

import numpy as np
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
    QgsWkbTypes,
)

from ..core.errors import InputError
from ..translation import tr
from .inputs import given, is_given, qgis_crs
from .point_table import SHAPEFILE_NAMES

if TYPE_CHECKING:
    from ..core.grid import GeoGrid
    from ..core.tie_points import TiePoints

NEEDED = ("X_SHIFT_M", "Y_SHIFT_M")
VERDICTS = {"unreliable": "OUT_REL", "dissimilar": "OUT_SSIM", "inconsistent": "OUT_FIELD"}
ELSEWHERE_PX = 10  # typical distance of the points' coordinates from their geometries that tells another CRS
_NUMBERS = ("X_MAP", "Y_MAP", *NEEDED, "OUTLIER", "USED", "POINT_ID", "WIN_SIZE", "UNCERTAINTY_PX", "RELIABILITY")
_OTHERS = ("SSIM_BEFORE", "SSIM_AFTER", "DEVIATION_PX", *VERDICTS.values())


@dataclass(frozen=True, eq=False)
class GivenPoints:
    """A layer as plain arrays of equal length; NaN where there is no number."""

    places: np.ndarray  # (n, 2) of the geometries, in the layer's CRS
    columns: Dict[str, np.ndarray]  # by the names of the fields, those that the layer has
    messages: List[str]
    crs: QgsCoordinateReferenceSystem
    transforms: QgsCoordinateTransformContext

    def tie_points(self, grid: GeoGrid) -> TiePoints:
        """The points of the target with this grid; raises InputError where they belong to another CRS."""
        from ..core.tie_points import TiePoints

        x, y = self._places(grid).T
        dx, dy = (self.columns[name] for name in NEEDED)
        right, down = grid.vector_to_pixel(dx, dy)
        col, row = grid.to_pixel(x, y)
        known = {
            "point_id": self._ids(), "x_map": x, "y_map": y, "x_im": col, "y_im": row, "x_shift_px": right,
            "y_shift_px": down, "x_shift_m": dx, "y_shift_m": dy, "message": np.array(self.messages, object),
            **self._flags(),
        }  # fmt: skip
        others = (f.name for f in fields(TiePoints) if f.name not in known)
        return TiePoints(**known, **{name: self._column(name.upper()) for name in others})

    def _column(self, name: str) -> np.ndarray:
        return self.columns.get(name, np.full(len(self.places), np.nan))

    def _ids(self) -> np.ndarray:
        ids = self._column("POINT_ID")
        return np.where(np.isfinite(ids), ids, np.arange(1, len(ids) + 1)).astype(int)

    def _flags(self) -> Dict[str, np.ndarray]:
        """Verdicts of the filters as the points' OUTLIER wants them; where that is missing, as USED does."""
        if "OUTLIER" in self.columns:
            outlier = np.nan_to_num(self.columns["OUTLIER"]) != 0
        elif "USED" in self.columns:
            outlier = self.columns["USED"] == 0
        else:
            outlier = np.zeros(len(self.places), bool)
        flags = {name: outlier & (np.nan_to_num(self._column(field)) != 0) for name, field in VERDICTS.items()}
        by_hand = outlier & ~np.any(list(flags.values()), axis=0)
        return {**flags, "inconsistent": flags["inconsistent"] | by_hand}

    def _places(self, grid: GeoGrid) -> np.ndarray:
        """(n, 2) X_MAP and Y_MAP, which are in the target's CRS; the geometries where these are missing."""
        geometries = self._in_crs(qgis_crs(grid.crs_wkt))
        written = np.column_stack([self._column("X_MAP"), self._column("Y_MAP")])
        both = np.isfinite(written + geometries).all(1)
        if both.any():
            apart = grid.vector_to_pixel(*(written - geometries)[both].T)
            if not np.median(np.hypot(*apart)) <= ELSEWHERE_PX:
                raise InputError(self._elsewhere(grid))
        elif not np.isfinite(written).all(1).any() and self._other_crs(grid):
            raise InputError(self._elsewhere(grid))
        return np.where(np.isfinite(written), written, geometries)

    def _other_crs(self, grid: GeoGrid) -> bool:
        crs = qgis_crs(grid.crs_wkt)
        return self.crs.isValid() and crs.isValid() and self.crs != crs

    def _in_crs(self, crs: QgsCoordinateReferenceSystem) -> np.ndarray:
        if not (self.crs.isValid() and crs.isValid()) or self.crs == crs:
            return self.places
        transform = QgsCoordinateTransform(self.crs, crs, self.transforms)
        return np.array([_transformed(transform, *place) for place in self.places.tolist()]).reshape(-1, 2)

    def _elsewhere(self, grid: GeoGrid) -> str:
        text = tr(
            "The tie points belong to another CRS than the target's ({}), or to another image: X_MAP, Y_MAP and the "
            "shifts have to be in the CRS of the target. Measure them on this target, or choose the one they belong to."
        )
        return text.format(qgis_crs(grid.crs_wkt).authid() or tr("unknown"))


def given_points(algorithm, parameters, name: str, context) -> GivenPoints | None:
    """The optional layer of tie points, read in the main thread; raises InputError where it is none."""
    if not is_given(parameters, name):
        return None
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        text = tr("The layer of tie points, {}, cannot be read: choose a point layer, or none.")
        raise InputError(text.format(given(parameters, name, context)))
    places = _fields(source)
    _check_geometries(source, places)
    missing = [field for field in NEEDED if field not in places]
    if missing:
        text = tr("The layer of tie points has no field {}: choose the points of a quality grid.")
        raise InputError(text.format(" and ".join(missing)))
    features = list(source.getFeatures(QgsFeatureRequest()))
    if not features:
        raise InputError(tr("The layer of tie points is empty: choose one with points."))
    columns = {
        field: np.array([_number(feature.attribute(place), field) for feature in features])
        for field, place in places.items()
        if field != "MESSAGE"
    }
    texts = [_text(feature.attribute(places["MESSAGE"])) if "MESSAGE" in places else "" for feature in features]
    xy = np.array([_place(feature.geometry()) for feature in features], float).reshape(-1, 2)
    return GivenPoints(xy, columns, texts, source.sourceCrs(), context.transformContext())


def _fields(source) -> Dict[str, int]:
    """Our fields in the layer, by their full names; a shapefile has short ones."""
    found = {}
    for field in (*_NUMBERS, *_OTHERS, "MESSAGE"):
        places = [source.fields().lookupField(text) for text in (field, SHAPEFILE_NAMES.get(field, field))]
        if max(places) >= 0:
            found[field] = next(place for place in places if place >= 0)
    return found


def _check_geometries(source, places: Dict[str, int]) -> None:
    """A table will do where it has the coordinates; the first vertices of lines or polygons are no tie points."""
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind == QgsWkbTypes.GeometryType.NullGeometry:
        if not {"X_MAP", "Y_MAP"} <= places.keys():
            text = tr('"{}" is a table without geometries: give it the fields X_MAP and Y_MAP, or choose points.')
            raise InputError(text.format(source.sourceName()))
    elif kind != QgsWkbTypes.GeometryType.PointGeometry:
        text = tr('The layer of tie points, "{}", has no points but lines or polygons: choose a point layer.')
        raise InputError(text.format(source.sourceName()))


def _number(value: Any, field: str) -> float:
    if value is None or value == NULL or value == "":  # a CSV file has no NULL
        return np.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        text = tr('The field {} of the tie points holds "{}", which is no number: correct it.')
        raise InputError(text.format(field, value)) from None


def _text(value: Any) -> str:
    return "" if value is None or value == NULL else str(value)


def _place(geometry) -> tuple:
    if geometry.isNull() or geometry.isEmpty():
        return np.nan, np.nan
    point = next(geometry.vertices())
    return point.x(), point.y()


def _transformed(transform: QgsCoordinateTransform, x: float, y: float) -> tuple:
    if not (np.isfinite(x) and np.isfinite(y)):
        return np.nan, np.nan
    try:
        point = transform.transform(x, y)
    except QgsCsException:
        return np.nan, np.nan
    return point.x(), point.y()
