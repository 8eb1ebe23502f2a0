"""The tie points that a displacement model is fitted to: valid, finite, one a place; and their spatial folds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from .errors import InputError
from .grid import GeoGrid
from .tie_points import TiePoints

SAME_PLACE = 0.01  # px: points closer than this are one measured twice
_MANY, _LEAST_CROWDS, _CROWDS_ACROSS = 2.0, 20, 5  # points in a square, squares, squares along the longer side
_FLOOR = 0.05  # px: beside the stated uncertainty of a match; neighbours of exact points differ by so much


@dataclass(frozen=True, eq=False)
class FitSample:
    """Places (n, 2) and shifts (n, 2) in map units, standard deviations (n,); where they came from."""

    at: np.ndarray
    shifts: np.ndarray
    sigma: np.ndarray  # map units
    window: float  # side of the windows that the points were measured in, map units; 0 = not known
    grid: GeoGrid  # the target's

    def __len__(self) -> int:
        """Number of places."""
        return len(self.at)

    @property
    def pixel(self) -> float:
        """Side of a target pixel in map units; the mean of both where they differ."""
        return float(np.sqrt(np.prod(self.grid.resolution)))

    @property
    def spacing(self) -> float:
        """About how far the points stand apart, map units; 0 for one point."""
        if len(self) < 2:
            return 0.0
        size = np.ptp(self.at, 0)
        return float(max(np.sqrt(size.prod() / len(self)), size.max() / len(self)))

    @property
    def windows(self) -> float:
        """How many windows that share no pixels fit among the points; their number where windows are not known."""
        fit = np.prod(np.ptp(self.at, 0) / self.window + 1) if self.window > 0 else np.inf
        return float(min(fit, len(self)))

    def select(self, rows) -> FitSample:
        """The rows of an index or boolean array."""
        return FitSample(self.at[rows], self.shifts[rows], self.sigma[rows], self.window, self.grid)

    def crowds(self) -> np.ndarray | None:
        """Int (n,): points in one square as large as a window share a number; None where squares hold hardly any.

        Matches whose windows overlap see the same pixels and err together. Where the points reach over a few windows
        only, the squares are smaller: half a remedy is better than none.
        """
        side = min(self.window, float(np.ptp(self.at, 0).max()) / _CROWDS_ACROSS)
        if side <= 0:
            return None
        _, crowd = np.unique(np.floor((self.at - self.at.min(0)) / side), axis=0, return_inverse=True)
        count = int(crowd.max()) + 1
        return crowd.reshape(-1) if count >= _LEAST_CROWDS and len(self) >= _MANY * count else None

    def means(self, crowd: np.ndarray) -> FitSample:
        """One place for each crowd: the weighted mean of its points, no surer than one of them."""
        weight = self.sigma**-2
        total = np.bincount(crowd, weight)
        origin = self.at[0]
        at, shifts = (_means(v, weight / total[crowd], crowd) for v in (self.at - origin, self.shifts))
        return FitSample(at + origin, shifts, (total / np.bincount(crowd)) ** -0.5, self.window, self.grid)

    def residuals_px(self, field) -> np.ndarray:
        """(n, 2) what a field leaves of the shifts, target pixels (right, down)."""
        left = self.shifts - np.column_stack(field.displacement(*self.at.T))
        return np.column_stack(self.grid.vector_to_pixel(*left.T))


def usable(points: TiePoints) -> np.ndarray:
    """Bool (n,): valid points with a place."""
    return points.valid & np.isfinite(points.x_map) & np.isfinite(points.y_map)


def fit_sample(points: TiePoints, grid: GeoGrid) -> FitSample:
    """Valid points of an image with the ``grid``; those at one place become their weighted mean.

    Raises InputError where no point is valid or all lie far from the image.
    """
    rows = usable(points)
    _check(points, rows, grid)
    at = np.column_stack([points.x_map[rows], points.y_map[rows]]).astype(float)
    shifts = np.column_stack([points.x_shift_m[rows], points.y_shift_m[rows]]).astype(float)
    pixel = float(np.sqrt(np.prod(grid.resolution)))
    stated = np.asarray(points.uncertainty_px[rows], float)
    known = np.isfinite(stated) & (stated >= 0)
    stated = np.where(known, stated, np.median(stated[known]) if known.any() else 0.0)
    at, shifts, sigma = _merged(at, shifts, np.hypot(stated, _FLOOR) * pixel, SAME_PLACE * pixel)
    window = np.nan_to_num(np.asarray(points.win_size[rows], float), nan=0.0, posinf=0.0)
    return FitSample(at, shifts, sigma, float(np.median(window)) * pixel, grid)


def stated_px(points: TiePoints) -> float:
    """Median of the uncertainties that the usable points state, both axes together, px; NaN where none does."""
    stated = np.asarray(points.uncertainty_px[usable(points)], float)
    stated = stated[np.isfinite(stated) & (stated > 0)]
    return float(np.median(stated)) if len(stated) else float("nan")


def spatial_folds(sample: FitSample, count: int, seed: int) -> np.ndarray:
    """Int (n,): fold of each point, 0 ... count - 1; every small neighbourhood has some of each.

    Points are put in runs of ``count`` neighbours by halving the set along its longer side; chance deals the folds
    within a run.
    """
    rng, fold = np.random.default_rng(seed), np.empty(len(sample), int)
    for run in runs(sample.at, np.arange(len(sample)), count):
        fold[run] = rng.permutation(count)[:len(run)]
    return fold


def _check(points: TiePoints, rows: np.ndarray, grid: GeoGrid) -> None:
    if not len(points):
        raise InputError("There are no tie points: give a layer with at least one, or measure them.")
    if not points.measured.any():
        raise InputError(f"None of the {len(points)} tie points has a shift: give points that were measured.")
    if not points.valid.any():
        raise InputError(
            f"All {int(points.measured.sum())} measured tie points are marked as outliers: unmark those that are "
            "right, or measure them with filters that are less strict."
        )
    if not rows.any():
        raise InputError("None of the valid tie points has a place on the map: give X_MAP and Y_MAP of each.")
    col, row = grid.to_pixel(points.x_map[rows], points.y_map[rows])
    height, width = grid.shape
    length = np.hypot(points.x_shift_px[rows], points.y_shift_px[rows])
    if np.nanmedian(length) > max(height, width):
        raise InputError(
            f"The tie points' shifts of {np.nanmedian(length):.0f} px are longer than the target image: give shifts in "
            "its map units, measured on it."
        )
    if not ((col > -width) & (col < 2 * width) & (row > -height) & (row < 2 * height)).any():
        raise InputError(
            "All tie points lie far outside the target image: give points that were measured on it, in its CRS."
        )


def _merged(at: np.ndarray, shifts: np.ndarray, sigma: np.ndarray, apart: float) -> Tuple[np.ndarray, ...]:
    origin = at.min(0)
    _, place = np.unique(np.rint((at - origin) / apart), axis=0, return_inverse=True)
    place = place.reshape(-1)
    if place.max() + 1 == len(at):
        return at, shifts, sigma
    weight = sigma**-2
    total = np.bincount(place, weight)
    at, shifts = (_means(v, weight / total[place], place) for v in (at - origin, shifts))
    return origin + at, shifts, total**-0.5


def _means(values: np.ndarray, share: np.ndarray, group: np.ndarray) -> np.ndarray:
    return np.column_stack([np.bincount(group, share * v) for v in values.T])


def runs(at: np.ndarray, who: np.ndarray, size: int):
    """Runs of ``size`` neighbours; the last may be shorter."""
    if len(who) <= size:
        yield who
        return
    axis = int(np.ptp(at[who], 0).argmax())
    order = who[np.lexsort((at[who, 1 - axis], at[who, axis]))]
    half = size * max(round(len(who) / size / 2), 1)
    yield from runs(at, order[:half], size)
    yield from runs(at, order[half:], size)
