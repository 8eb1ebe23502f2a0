"""Missing samples of geolocation arrays: the cells beside them are completed from their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np
from scipy import ndimage

_SIDES = ((0, 1), (1, 0), (1, 1), (1, -1))


@dataclass(frozen=True, eq=False)
class Holes:
    """Arrays whose missing samples beside known ones are extrapolated, so that half a cell beyond these is located.

    ``usable``: known samples, and missing ones between two known ones (one on either side), which are interpolated.
    """

    x: np.ndarray
    y: np.ndarray
    usable: np.ndarray

    @classmethod
    def found(cls, x: np.ndarray, y: np.ndarray, first: np.ndarray | None, geographic: bool) -> Holes | None:
        """The holes of x, y (m, n); None without any. ``first``: the first row of the scan of each row."""
        known = np.isfinite(x) & np.isfinite(y)
        if known.all():
            return None
        beside = ndimage.binary_dilation(known, np.ones((3, 3), bool)) & ~known
        at = np.nonzero(beside)
        samples = _Samples(x, y, known, first, geographic, at)
        between, extrapolated = samples.between(), samples.extrapolated()
        usable = known
        bridged = np.isfinite(between[0])
        usable[at[0][bridged], at[1][bridged]] = True
        x, y = np.where(known, x, np.nan), np.where(known, y, np.nan)
        for values, inside, outside in zip((x, y), between, extrapolated):
            values[at] = np.where(bridged, inside, outside)
        return cls(x, y, usable)


class _Samples:
    """The known samples around missing ones ``at`` (rows, cols)."""

    def __init__(self, x, y, known, first, geographic, at):
        self._x, self._y, self._known, self._first = x, y, known, first
        self._geographic, self._at = geographic, at

    def _near(self, down: int, right: int) -> Tuple[np.ndarray, np.ndarray]:
        """(x, y) of the samples that far away, NaN where unknown or of another scan."""
        rows, cols = self._known.shape
        i, j = self._at[0] + down, self._at[1] + right
        inside = (i >= 0) & (i < rows) & (j >= 0) & (j < cols)
        i, j = np.where(inside, i, 0), np.where(inside, j, 0)
        inside &= self._known[i, j]
        if self._first is not None:
            inside &= self._first[i] == self._first[self._at[0]]
        return np.where(inside, self._x[i, j], np.nan), np.where(inside, self._y[i, j], np.nan)

    def between(self) -> Tuple[np.ndarray, np.ndarray]:
        """Means of the neighbours on either side, in a line or a column."""
        return self._mean([(self._near(-d, -r), self._near(d, r), 0.5, 0.5) for d, r in _SIDES[:2]])

    def extrapolated(self) -> Tuple[np.ndarray, np.ndarray]:
        """Means of what lines through two neighbours say, and of parallelograms where there are none."""
        both = [(s * d, s * r) for d, r in _SIDES for s in (1, -1)]
        lines = self._mean([(self._near(d, r), self._near(2 * d, 2 * r), 2.0, -1.0) for d, r in both])
        corners = []
        for d in (-1, 1):
            for r in (-1, 1):
                beside, over, far = self._near(0, r), self._near(d, 0), self._near(d, r)
                over = (over[0] + self._turns(far[0], over[0]), over[1])
                move = over[0] - self._same_turn(far[0], over[0]), over[1] - far[1]
                corners.append(((beside[0] + move[0], beside[1] + move[1]), beside, 1.0, 0.0))
        shapes = self._mean(corners)
        return tuple(np.where(np.isfinite(a), a, b) for a, b in zip(lines, shapes))

    def _turns(self, near: np.ndarray, far: np.ndarray) -> np.ndarray:
        """Whole turns to add to ``far`` so that it goes on from ``near``."""
        return -360.0 * np.rint((far - near) / 360.0) if self._geographic else np.zeros(near.shape)

    def _same_turn(self, value: np.ndarray, like: np.ndarray) -> np.ndarray:
        return value + self._turns(like, value)

    def _mean(self, pairs: List[tuple]) -> Tuple[np.ndarray, np.ndarray]:
        """Means of a * first + b * second over the pairs (first, second, a, b) that are known."""
        total = np.zeros((2, self._at[0].size))
        count, base = np.zeros(self._at[0].size), np.full(self._at[0].size, np.nan)
        for one, other, a, b in pairs:
            x = a * one[0] + b * self._same_turn(other[0], one[0])
            y = a * one[1] + b * other[1]
            base = np.where(np.isfinite(base), base, x)
            good = np.isfinite(x) & np.isfinite(y)
            total += np.where(good, (self._same_turn(x, base), y), 0.0)
            count += good
        with np.errstate(invalid="ignore"):
            return tuple(np.where(count > 0, total / np.maximum(count, 1), np.nan))
