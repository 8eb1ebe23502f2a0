"""Match windows as rows of a layer: fields, attributes and geometries; NULL where there is no number."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Sequence, Tuple

import numpy as np
from qgis.core import QgsField, QgsFields, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QVariant

if TYPE_CHECKING:
    from ..core.global_shift import GlobalShift

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
SHAPEFILE_NAMES = {  # a shapefile cuts names at 10 characters
    "RELIABILITY": "RELIABIL",
    "UNCERTAINTY_PX": "UNCERT_PX",
    "SSIM_BEFORE": "SSIM_BEF",
    "SSIM_AFTER": "SSIM_AFT",
    "SSIM_IMPROVED": "SSIM_IMPR",
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


def vector_rows(result: GlobalShift) -> Iterator[Tuple[QgsGeometry, List[Any]]]:
    """A line from the window's centre along its shift, and its attributes, for each window that was measured."""
    names = [name for name, _ in POINT_FIELDS]
    for values in point_values(result):
        x, y, dx, dy = (values[names.index(name)] for name in ("X_MAP", "Y_MAP", "X_SHIFT_M", "Y_SHIFT_M"))
        if dx is not None and dy is not None:
            yield QgsGeometry.fromPolylineXY([QgsPointXY(x, y), QgsPointXY(x + dx, y + dy)]), values


def point_values(result: GlobalShift) -> Iterator[List[Any]]:
    """The attributes of each window, in the order of POINT_FIELDS."""
    columns = _point_columns(result)
    for row in range(len(result.matches)):
        values = [_typed(columns[name][row], kind) for name, kind in POINT_FIELDS]
        yield values


def _point_columns(result: GlobalShift) -> Dict[str, Any]:
    """Shifts in pixels of the target and in map units, whatever grid they were measured on."""
    m, target = result.matches, result.target_grid
    dx, dy = result.matching_grid.vector_to_map(m.x_shift, m.y_shift)
    cols, rows = target.vector_to_pixel(dx, dy)
    scale = np.divide(result.matching_grid.resolution, target.resolution)
    measured = np.isfinite(dx) & np.isfinite(dy)
    both = np.isfinite(m.ssim_before) & np.isfinite(m.ssim_after)
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
        "SSIM_IMPROVED": np.where(both, m.ssim_after > m.ssim_before, np.nan),
        "OUTLIER": np.where(measured, ~np.asarray(result.used, bool), np.nan),
        "MESSAGE": m.message,
    }


def _typed(value: Any, kind: Any) -> Any:
    if kind == TEXT:
        return str(value) if value else None
    number = plain(value)
    return int(number) if kind == INTEGER and number is not None else number
