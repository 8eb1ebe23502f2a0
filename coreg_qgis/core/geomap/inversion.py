"""Where a transform takes a given value: Newton's method, which halves a step that leads away from the answer."""

from __future__ import annotations

from typing import Callable, Tuple

import numpy as np

_MOST_ROUNDS = 60
_LAST_DIGITS = 4 * float(np.finfo(float).eps)  # of a coordinate: no step is smaller


def solve(
    jet: Callable, wanted: np.ndarray, start: np.ndarray, nearest: Tuple[float, float], rounding: float, turn: float
) -> np.ndarray:
    """Places (2, n) where a map has the values ``wanted`` (2, n); NaN where there is none near ``start`` (2, n).

    ``jet`` (x, y) gives (3, 2, n): values and their slopes in x and y. A place is found when the next step is shorter
    than ``nearest`` (in x and y), or the value is right within ``rounding``. Where the map turns the plane over in
    another way than the sign ``turn`` it is folded, and the place is not the one that was meant.
    """
    found = np.full(wanted.shape, np.nan)
    rows = np.flatnonzero(np.isfinite(wanted).all(axis=0))
    place, step = start[:, rows], np.zeros((2, len(rows)))
    size = np.full(len(rows), np.inf)
    for _ in range(_MOST_ROUNDS):
        if not len(rows):
            break
        trial = place + step
        newton, off, determinant = _newton_step(jet, wanted[:, rows], trial)
        better = off < size
        place, size = np.where(better, trial, place), np.where(better, off, size)
        step = np.where(better, newton, step / 2)
        short = (np.abs(step) <= np.maximum(np.array([nearest]).T, _LAST_DIGITS * np.abs(place))).all(axis=0)
        right = better & (short | (off <= rounding)) & (determinant * turn > 0)
        found[:, rows[right]] = (place + np.where(short, step, 0.0))[:, right]
        going = ~(right | short) & np.isfinite(step).all(axis=0)
        if not going.all():
            rows, place, step, size = rows[going], place[:, going], step[:, going], size[going]
    return found


def _newton_step(jet, wanted, place) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(step (2, n), distance from the wanted value, determinant of the slopes)."""
    with np.errstate(all="ignore"):  # far away or in a fold there is no step: not finite
        value, along_x, along_y = jet(*place)
        (du, dv), (f_x, g_x), (f_y, g_y) = wanted - value, along_x, along_y
        determinant = f_x * g_y - f_y * g_x
        step = np.array([g_y * du - f_y * dv, f_x * dv - g_x * du]) / determinant
        return step, np.hypot(du, dv), determinant
