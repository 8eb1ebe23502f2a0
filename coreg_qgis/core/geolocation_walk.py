"""Newton's method on the bilinear cells of geolocation arrays, for many places at once."""

from __future__ import annotations

from typing import Tuple

import numpy as np

_ITERATIONS = 48
_BACK_AND_FORTH = 10  # iterations, after which a walk goes back and forth over an edge; then it goes cell by cell
_SLOW = 32  # iterations, after which it goes half as far as it should
_FLAT = 1e-3  # steps; larger last corrections mean that a cell does not contain a place
_EDGE_WEIGHT = 5e-5  # of distances beyond the outermost cells, which go on
_FIRM = 1e-5  # steps; the last correction, after which the error is far smaller
_BEYOND = 2.0  # steps outside the limits where a walk is stopped
_STUCK = 3  # times there: the place is outside
_AROUND = 3  # cells on each side that are searched where a walk goes in circles
_SMOOTH_ITERATIONS = 6
_INSIDE = 1e-6  # steps
_BETWEEN = 1e-4  # steps; farther outside a cell a place is not its own
_BETWEEN_POLAR = 0.02  # so far apart can the edges of two cells be, of which only one is taken as polar


def walk(
    cells, x: np.ndarray, y: np.ndarray, u: np.ndarray, v: np.ndarray, row: np.ndarray | None,
    limits: Tuple[float, float, float, float],
) -> Tuple[np.ndarray, np.ndarray]:
    """Positions (2, n) of the map coordinates x, y, begun at (u, v); and which of them are final.

    With ``row`` a walk stays in the scan of that row and goes on beyond its edges. Walks that leave the limits are
    final too, at a position outside.
    """
    place, settled = np.array([u, v], float), np.zeros(x.size, bool)
    active, outside = np.arange(x.size), np.zeros(x.size, np.int8)
    low = np.array([[limits[0]], [limits[2]]]) - _BEYOND
    high = np.array([[limits[1]], [limits[3]]]) + _BEYOND
    for iteration in range(_ITERATIONS):
        at = place[:, active]
        i, j = cells.index(at[0], at[1], None if row is None else row[active])
        change = _correction(cells, x[active], y[active], at, i, j)
        moved = at - _slowed(change, iteration)
        lost = np.isnan(change[0])
        kept = np.where(lost, at, np.clip(moved, low, high))
        place[:, active] = kept
        firm = np.abs(change).max(0) < _FIRM
        left = (moved != kept).any(0)
        outside[active] = np.where(left, outside[active] + 1, 0)
        gone = outside[active] >= _STUCK
        settled[active[firm | (gone & ~lost)]] = True
        active = active[~(firm | gone | lost)]
        if not active.size:
            break
    return place, settled & np.isfinite(place).all(0)


def _slowed(change: np.ndarray, iteration: int) -> np.ndarray:
    if iteration < _BACK_AND_FORTH:
        return change
    longest = np.maximum(np.abs(change).max(0), 1.0)
    return change / longest * (0.5 if iteration >= _SLOW else 1.0)


def _correction(cells, x, y, at, i, j) -> np.ndarray:
    """(2, n): what to subtract from positions ``at`` by the cells (i, j), NaN where these are unknown or flat."""
    cx, cy, x, y = cells.towards(i, j, x, y)
    s, t = at[0] - j, at[1] - i
    a, b = cx[1] + t * cx[3], cx[2] + s * cx[3]
    c, d = cy[1] + t * cy[3], cy[2] + s * cy[3]
    off_x = cx[0] + s * cx[1] + t * b - x
    off_y = cy[0] + s * cy[1] + t * d - y
    return _solved(a, b, c, d, off_x, off_y)


def _solved(a, b, c, d, off_x, off_y) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = 1.0 / (a * d - b * c)
        change = np.stack([(d * off_x - b * off_y) * scale, (a * off_y - c * off_x) * scale])
    return np.where(np.isfinite(change).all(0), change, np.nan)


def search_around(cells, x, y, u, v) -> Tuple[np.ndarray, np.ndarray]:
    """Positions (2, n) in the cells around (u, v) that contain the map coordinates; and where there is one.

    For arrays so rough that a walk goes back and forth between cells; (u, v) are first brought near the places by the
    slopes of larger parts.
    """
    known = np.isfinite(u) & np.isfinite(v)
    u, v = _smooth_walk(cells, x, y, np.where(known, u, 0.0), np.where(known, v, 0.0))
    most = _BETWEEN_POLAR if cells.polar else _BETWEEN
    best, off = np.array([u, v], float), np.full(x.size, most)
    i0, j0 = cells.index(u, v)
    reach = sorted(((a, b) for a in range(-_AROUND, _AROUND + 1) for b in range(-_AROUND, _AROUND + 1)), key=_length)
    for down, right in reach:
        todo = np.flatnonzero(known & (off > _INSIDE))
        if not todo.size:
            break
        i, j = i0[todo] + down, j0[todo] + right
        exists = (i >= 0) & (j >= 0) & (i < cells.shape[0] - 1) & (j < cells.shape[1] - 1)
        todo, i, j = todo[exists], i[exists], j[exists]
        place, sure = _in_cell(cells, x[todo], y[todo], i, j)
        distance = np.where(sure, _outside(cells, place, i, j), np.inf)
        nearer = distance < off[todo]
        best[:, todo[nearer]], off[todo[nearer]] = place[:, nearer], distance[nearer]
    return best, off < most


def _smooth_walk(cells, x, y, u, v) -> Tuple[np.ndarray, np.ndarray]:
    """Positions near the map coordinates, as near as the arrays are smooth; where they began if that fails."""
    for _ in range(_SMOOTH_ITERATIONS):
        i, j = cells.index(u, v)
        cx, cy, off_x, off_y = cells.towards(i, j, x, y)
        s, t = u - j, v - i
        off_x = cx[0] + s * cx[1] + t * (cx[2] + s * cx[3]) - off_x
        off_y = cy[0] + s * cy[1] + t * (cy[2] + s * cy[3]) - off_y
        change = np.nan_to_num(_solved(*cells.slopes(i, j), off_x, off_y))
        u = np.clip(u - change[0], -1.0, cells.shape[1])
        v = np.clip(v - change[1], -1.0, cells.shape[0])
    return u, v


def _length(offset: Tuple[int, int]) -> int:
    return offset[0] ** 2 + offset[1] ** 2


def _outside(cells, place: np.ndarray, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """How far positions lie outside cells, in steps; less where the cells are the outermost ones."""
    worst = np.full(i.shape, -np.inf)
    for at, index, count in ((place[0], j, cells.shape[1]), (place[1], i, cells.shape[0])):
        below, above = index - at, at - index - 1.0
        below = np.where((index == 0) & (below > 0), _EDGE_WEIGHT * below, below)
        above = np.where((index == count - 2) & (above > 0), _EDGE_WEIGHT * above, above)
        worst = np.maximum(worst, np.maximum(below, above))
    return worst


def _in_cell(cells, x, y, i, j) -> Tuple[np.ndarray, np.ndarray]:
    """The position (2, n) by the cells (i, j) alone, wherever it lies; and where there is one."""
    place, change = np.stack([j + 0.5, i + 0.5]), np.zeros((2, i.size))
    for _ in range(6):
        change = _correction(cells, x, y, place, i, j)
        place = place - change
    return place, np.abs(change).max(0) < _FLAT
