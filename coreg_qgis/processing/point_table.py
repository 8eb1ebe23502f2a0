"""Match windows and tie points as rows of a layer: fields, attributes and geometries; NULL where is no number."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Sequence, Tuple

import numpy as np
from qgis.core import QgsCoordinateTransform, QgsCsException, QgsField, QgsFields, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QVariant

from ..core.errors import InputError
from ..translation import tr

if TYPE_CHECKING:
    from ..core.global_shift import GlobalShift
    from ..core.tie_points import TiePoints

INTEGER, REAL, TEXT = QVariant.Int, QVariant.Double, QVariant.String
POINT_FIELDS = (
    ("POINT_ID", INTEGER),
    ("X_MAP", REAL),
    ("Y_MAP", REAL),
    ("WIN_SIZE", INTEGER),  # longer side, px of the coarser image
    ("X_SHIFT_PX", REAL),
    ("Y_SHIFT_PX", REAL),
    ("X_SHIFT_M", REAL),
    ("Y_SHIFT_M", REAL),
    ("ABS_SHIFT", REAL),
    ("ANGLE", REAL),
    ("RELIABILITY", REAL),
    ("UNCERTAINTY_PX", REAL),
    ("SSIM_BEFORE", REAL),
    ("SSIM_AFTER", REAL),
    ("SSIM_IMPROVED", INTEGER),  # 1 or 0, since a shapefile knows no booleans
    ("OUTLIER", INTEGER),
    ("MESSAGE", TEXT),
)
_IN_TARGET = (("X_IM", REAL), ("Y_IM", REAL))  # target pixels, from the outer corner
_VERDICTS = (("DEVIATION_PX", REAL), ("OUT_REL", INTEGER), ("OUT_SSIM", INTEGER), ("OUT_FIELD", INTEGER))
GRID_FIELDS = (*POINT_FIELDS[:1], *_IN_TARGET, *POINT_FIELDS[1:-2], *_VERDICTS, *POINT_FIELDS[-2:])
SHAPEFILE_NAMES = {  # a shapefile cuts names at 10 characters
    "RELIABILITY": "RELIABIL",
    "UNCERTAINTY_PX": "UNCERT_PX",
    "SSIM_BEFORE": "SSIM_BEF",
    "SSIM_AFTER": "SSIM_AFT",
    "SSIM_IMPROVED": "SSIM_IMPR",
    "DEVIATION_PX": "DEVIAT_PX",
}


def plain(value: Any) -> float | None:
    """A number as QGIS stores it: a Python float, or None where there is no number."""
    number = float(value)
    return number if math.isfinite(number) else None


def fields_of(columns: Sequence[Tuple[str, Any]], destination: str) -> QgsFields:
    """Fields for a destination: short names where that is a shapefile."""
    short = destination.lower().split("|")[0].endswith(".shp")
    fields = QgsFields()
    for name, kind in columns:
        fields.append(QgsField(SHAPEFILE_NAMES.get(name, name) if short else name, kind))
    return fields


def window_rows(result: GlobalShift) -> Iterator[Tuple[QgsGeometry, List[Any]]]:
    """A polygon and its attributes for each match window."""
    matches, grid = result.matches, result.matching_grid
    for row, values in enumerate(point_values(result)):
        col, line = grid.to_pixel(matches.x_map[row], matches.y_map[row])
        half_width, half_height = matches.width[row] / 2, matches.height[row] / 2
        corners = [
            QgsPointXY(*map(float, grid.to_map(col + right * half_width, line + down * half_height)))
            for right, down in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
        ]
        yield QgsGeometry.fromPolygonXY([corners]), values


def vector_rows(rows, fields, transform: QgsCoordinateTransform | None = None) -> Iterator[Tuple[QgsGeometry, Any]]:
    """A line from the position along the shift, and the attributes, for each row of ``fields`` that was measured."""
    names = [name for name, _ in fields]
    places = [names.index(name) for name in ("X_MAP", "Y_MAP", "X_SHIFT_M", "Y_SHIFT_M")]
    for values in rows:
        x, y, dx, dy = (values[place] for place in places)
        if dx is not None and dy is not None:
            line = QgsGeometry.fromPolylineXY([QgsPointXY(x, y), QgsPointXY(x + dx, y + dy)])
            yield _projected(line, transform), values


def position_rows(rows, fields, transform: QgsCoordinateTransform | None = None) -> Iterator[Tuple[QgsGeometry, Any]]:
    """The position and the attributes of each row of ``fields``, measured or not; a place unknown has no geometry."""
    names = [name for name, _ in fields]
    x, y = names.index("X_MAP"), names.index("Y_MAP")
    for values in rows:
        if values[x] is None or values[y] is None:
            yield QgsGeometry(), values
        else:
            yield _projected(QgsGeometry.fromPointXY(QgsPointXY(values[x], values[y])), transform), values


def point_values(result: GlobalShift) -> List[List[Any]]:
    """The attributes of each window, in the order of POINT_FIELDS."""
    return attribute_rows(_point_columns(result), POINT_FIELDS)


def tie_point_values(points: TiePoints) -> List[List[Any]]:
    """The attributes of each tie point, in the order of GRID_FIELDS."""
    return attribute_rows(_tie_point_columns(points), GRID_FIELDS)


def attribute_rows(columns: Dict[str, Any], fields: Sequence[Tuple[str, Any]]) -> List[List[Any]]:
    """Columns as rows of plain Python values in the order of the fields; None where there is no number or text."""
    return list(map(list, zip(*(_plain_column(columns[name], kind) for name, kind in fields))))


def _projected(geometry: QgsGeometry, transform: QgsCoordinateTransform | None) -> QgsGeometry:
    if transform is not None:
        try:
            geometry.transform(transform)
        except QgsCsException as problem:
            text = tr("The points cannot be projected to the chosen CRS {}: choose another one, or none.")
            raise InputError(text.format(transform.destinationCrs().authid())) from problem
    return geometry


def _point_columns(result: GlobalShift) -> Dict[str, Any]:
    """Shifts in pixels of the target and in map units, whatever grid they were measured on."""
    m, target = result.matches, result.target_grid
    dx, dy = result.matching_grid.vector_to_map(m.x_shift, m.y_shift)
    cols, rows = target.vector_to_pixel(dx, dy)
    scale = np.divide(result.matching_grid.resolution, target.resolution)
    measured = np.isfinite(dx) & np.isfinite(dy)
    return {
        "POINT_ID": np.arange(1, len(m) + 1),
        "X_MAP": m.x_map,
        "Y_MAP": m.y_map,
        "WIN_SIZE": np.maximum(m.height, m.width),
        "X_SHIFT_PX": cols,
        "Y_SHIFT_PX": rows,
        "X_SHIFT_M": dx,
        "Y_SHIFT_M": dy,
        "ABS_SHIFT": np.hypot(dx, dy),
        "ANGLE": np.degrees(np.arctan2(dx, dy)) % 360,
        "RELIABILITY": m.reliability,
        "UNCERTAINTY_PX": np.hypot(m.sigma_x * scale[0], m.sigma_y * scale[1]),
        "SSIM_BEFORE": m.ssim_before,
        "SSIM_AFTER": m.ssim_after,
        "SSIM_IMPROVED": _improved(m),
        "OUTLIER": np.where(measured, ~np.asarray(result.used, bool), np.nan),
        "MESSAGE": m.message,
    }


def _tie_point_columns(points: TiePoints) -> Dict[str, Any]:
    measured = points.measured
    verdicts = {
        "OUT_REL": points.unreliable,
        "OUT_SSIM": points.dissimilar,
        "OUT_FIELD": points.inconsistent,
        "OUTLIER": points.outlier,
    }
    same = ("POINT_ID", "X_IM", "Y_IM", "X_MAP", "Y_MAP", "WIN_SIZE", "RELIABILITY", "SSIM_BEFORE", "SSIM_AFTER")
    shifts = ("X_SHIFT_PX", "Y_SHIFT_PX", "X_SHIFT_M", "Y_SHIFT_M", "ABS_SHIFT", "ANGLE", "UNCERTAINTY_PX")
    return {
        **{name: getattr(points, name.lower()) for name in (*same, *shifts, "DEVIATION_PX", "MESSAGE")},
        **{name: np.where(measured, flag, np.nan) for name, flag in verdicts.items()},
        "SSIM_IMPROVED": _improved(points),
    }


def _improved(points: Any) -> np.ndarray:
    """1 or 0, NaN where one of the similarities is not known."""
    both = np.isfinite(points.ssim_before) & np.isfinite(points.ssim_after)
    return np.where(both, points.ssim_after > points.ssim_before, np.nan)


def _plain_column(values: Any, kind: Any) -> List[Any]:
    if kind == TEXT:
        return [str(text) if text else None for text in values]
    numbers = np.asarray(values, float)
    known = np.isfinite(numbers)
    column = np.where(known, numbers, 0).astype(int if kind == INTEGER else float).tolist()
    return column if known.all() else [v if k else None for v, k in zip(column, known.tolist())]
