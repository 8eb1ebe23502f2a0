"""What a set of shift vectors says in a few numbers, and what is left of them after the best simple models."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Iterator, Tuple

import numpy as np

UNITS = ("px", "m")  # target pixels, +right and +down; map units, +east and +north
MEASURES = ("mean", "median", "std", "rmse", "ce90", "nmad")
AXES = ("x", "y", "abs")
_NMAD = 1.4826  # times the median absolute deviation is the standard deviation of a normal distribution


@dataclass(frozen=True, eq=False)
class ShiftStatistics:
    """Statistics of ``count`` vectors; ``values`` has the shape (UNITS, MEASURES, AXES), NaN where there is none.

    std and NMAD are about the mean and the median; RMSE is about zero. ce90 is the bound that 90 % of the absolute
    values do not exceed: for "abs" the circular error CE90, for "x" and "y" the linear error LE90.
    """

    count: int
    values: np.ndarray

    def __call__(self, unit: str, measure: str, axis: str) -> float:
        """One number, for example ("px", "rmse", "abs")."""
        return float(self.values[UNITS.index(unit), MEASURES.index(measure), AXES.index(axis)])

    def items(self) -> Iterator[Tuple[str, str, str, float]]:
        """(unit, measure, axis, value) of all numbers."""
        for unit in UNITS:
            for measure in MEASURES:
                for axis in AXES:
                    yield unit, measure, axis, self(unit, measure, axis)


def shift_statistics(pixels: np.ndarray, on_map: np.ndarray) -> ShiftStatistics:
    """Statistics of the same vectors (n, 2) in target pixels and in map units; all NaN for n = 0."""
    return ShiftStatistics(len(pixels), np.stack([_measures(np.asarray(v, float)) for v in (pixels, on_map)]))


def _measures(vectors: np.ndarray) -> np.ndarray:
    if not len(vectors):
        return np.full((len(MEASURES), len(AXES)), math.nan)
    columns = np.column_stack([vectors, np.hypot(*vectors.T)])
    middle = np.median(columns, 0)
    return np.stack([
        columns.mean(0), middle, columns.std(0, ddof=1) if len(columns) > 1 else np.zeros(3),
        np.sqrt((columns**2).mean(0)), np.percentile(np.abs(columns), 90, axis=0),
        _NMAD * np.median(np.abs(columns - middle), 0),
    ])
