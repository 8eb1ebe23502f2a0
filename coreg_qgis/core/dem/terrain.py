"""Slope and aspect as coregistration needs them.

Gradients are Horn's (1981, Proc. IEEE 69, 14-47): central differences averaged over three rows or columns, with
weights 1, 2, 1. Aspect is the direction in which the terrain falls, clockwise from north.
"""

from __future__ import annotations

import math
from typing import Tuple

import numpy as np

from ..grid import GeoGrid

_EQUATOR, _ECCENTRICITY_2 = 6378137.0, 0.00669437999014  # WGS 84


def gradient(heights: np.ndarray, grid: GeoGrid, metres: Tuple[float, float] = (1.0, 1.0)) -> Tuple[np.ndarray, ...]:
    """(rise to the east, rise to the north), metres per metre, of heights (rows, cols) in metres.

    ``metres`` are those of one map unit to the east and to the north. NaN at the border, and wherever one of the
    eight neighbours is NaN.
    """
    right = np.full(heights.shape, np.nan, np.float32)
    down = right.copy()
    if min(heights.shape) >= 3:
        z = heights if heights.dtype == np.float32 else np.asarray(heights, np.float64)
        across = z[:, 2:] - z[:, :-2]
        right[1:-1, 1:-1] = (across[:-2] + 2 * across[1:-1] + across[2:]) / 8
        along = z[2:] - z[:-2]
        down[1:-1, 1:-1] = (along[:, :-2] + 2 * along[:, 1:-1] + along[:, 2:]) / 8
        # Horn's weights are zero for some neighbours of each component, and for the pixel itself.
        unknown = np.isnan(right) | np.isnan(down) | np.isnan(heights)
        right[unknown] = down[unknown] = np.nan
    return to_ground(right, down, grid, metres)


def to_ground(right, down, grid: GeoGrid, metres: Tuple[float, float] = (1.0, 1.0)):
    """Rises per column and per row as rises per metre to the east and to the north, on any grid."""
    # Columns of the inverse of the pixel-to-map matrix: what a step of one map unit is in pixels.
    east_col, east_row = grid.vector_to_pixel(1.0, 0.0)
    north_col, north_row = grid.vector_to_pixel(0.0, 1.0)
    if east_row == 0 and north_col == 0:
        return right * np.float32(east_col / metres[0]), down * np.float32(north_row / metres[1])
    east = (right * np.float32(east_col) + down * np.float32(east_row)) / np.float32(metres[0])
    return east, (right * np.float32(north_col) + down * np.float32(north_row)) / np.float32(metres[1])


def slope_aspect(east: np.ndarray, north: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """(slope in degrees, aspect in degrees 0..360) of gradients; the aspect of level places is NaN."""
    slope = np.degrees(np.arctan(np.hypot(east, north)))
    aspect = np.mod(np.degrees(np.arctan2(-east, -north)), 360)
    return slope, np.where(slope > 0, aspect, np.nan)


def ground_metres(grid: GeoGrid, is_geographic: bool, metres_per_unit: float = 1.0) -> Tuple[float, float]:
    """Metres on the ground of one map unit to the east and to the north, at the middle of a grid.

    For degrees: the radii of curvature of the WGS 84 ellipsoid at the middle latitude.
    """
    if not is_geographic:
        return metres_per_unit, metres_per_unit
    latitude = math.radians(grid.to_map(grid.shape[1] / 2, grid.shape[0] / 2)[1])
    root = math.sqrt(1 - _ECCENTRICITY_2 * math.sin(latitude) ** 2)
    degree = math.radians(1)
    east = degree * _EQUATOR / root * max(math.cos(latitude), 1e-6)
    return east, degree * _EQUATOR * (1 - _ECCENTRICITY_2) / root**3
