"""What a displacement model is worth at tie points that it has not seen.

Matches whose windows overlap see the same pixels and err together: a point is only unseen where the model that
predicts it was fitted without any window that shares pixels with its own (Roberts et al. 2017, Ecography 40, on
cross-validation of data with spatial structure).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Tuple

import numpy as np

from .errors import InputError
from .feedback import SILENT, Feedback, check_cancelled
from .fit_sample import runs, usable
from .grid import GeoGrid
from .local_model import LocalModel, field_of_kind, statistics_on
from .statistics import ShiftStatistics
from .tie_points import TiePoints

Split = Tuple[np.ndarray, np.ndarray]  # bool (n,): to fit, to test

FEWEST = 10  # usable points
_SHARE = 0.2  # of the points to test, where windows stand apart
_TESTED, _APART = 0.5, 3.5  # windows: side of a place that is tested, and from one to the next
_ENOUGH, _FEWEST_PLACES, _MOST_ROUNDS = 40, 6, 4


@dataclass(frozen=True, eq=False)
class HoldOut:
    """``left`` is NaN for points that were not tested; the statistics are of those that were, before and after."""

    test: np.ndarray  # bool (n,)
    left: np.ndarray  # (n, 2) map units: what models that have not seen a point leave of its shift
    before: ShiftStatistics
    after: ShiftStatistics


def hold_out(
    points: TiePoints, grid: GeoGrid, model: LocalModel, seed: int = 0, feedback: Feedback = SILENT
) -> HoldOut | None:
    """Test the kind of a model at points that others of its kind have not seen.

    None where there are fewer than ten usable points, too few windows that share no pixels, or where the points
    without those tested do not determine the kind.
    """
    rows = usable(points)
    if rows.sum() < FEWEST:
        return None
    left = np.full((len(points), 2), np.nan)
    shifts = np.column_stack([points.x_shift_m, points.y_shift_m]).astype(float)
    try:
        splits = list(_splits(points, rows, grid, seed))
        for i, (fit, test) in enumerate(splits):
            check_cancelled(feedback)
            feedback.set_progress(100 * i / len(splits))
            field = field_of_kind(points.select(fit), grid, model)
            at = (points.x_map[test].astype(float), points.y_map[test].astype(float))
            left[test] = shifts[test] - np.column_stack(field.displacement(*at))
    except InputError:  # the rest does not determine this kind of model
        return None
    test = np.isfinite(left).all(1)
    if not test.any():
        return None
    before, after = (statistics_on(grid, v[test]) for v in (shifts, left))
    return HoldOut(test, left, before, after)


def split_hold_out(points: TiePoints, share: float, seed: int = 0) -> Tuple[np.ndarray, np.ndarray]:
    """(to fit, to test) as two boolean arrays (n,) over the points; ``share`` of the usable ones to test, everywhere.

    Raises InputError for a share outside 0..0.5 and for fewer than two usable points.
    """
    if not 0 < share <= 0.5:
        raise InputError(f"The share of points held out is {share:g}: give more than 0 and at most 0.5.")
    rows = np.flatnonzero(usable(points))
    if len(rows) < 2:
        raise InputError(f"There are {len(rows)} valid tie points, too few to hold some out: give two or more.")
    at = np.column_stack([points.x_map[rows], points.y_map[rows]])
    rng, test = np.random.default_rng(seed), np.zeros(len(points), bool)
    for run in runs(at, np.arange(len(rows)), round(1 / share)):
        test[rows[rng.choice(run, max(1, round(share * len(run))), replace=False)]] = True
    fit = np.zeros(len(points), bool)
    fit[rows] = ~test[rows]
    return fit, test


def _splits(points: TiePoints, rows: np.ndarray, grid: GeoGrid, seed: int) -> Iterator[Split]:
    """(to fit, to test) of one round or several; none where no window can be left free."""
    at = np.column_stack(grid.to_pixel(points.x_map[rows].astype(float), points.y_map[rows].astype(float)))
    window = float(np.median(np.nan_to_num(points.win_size[rows].astype(float), posinf=0.0)))
    if _share_pixels(at, window):
        yield from _free_windows(at, window, rows, seed)
    else:
        yield split_hold_out(points, _SHARE, seed)


def _share_pixels(at: np.ndarray, window: float) -> bool:
    """Whether the windows around most of the places (n, 2) overlap another by half or more."""
    size = np.ptp(at, 0)
    return bool(max(np.sqrt(size.prod() / len(at)), size.max() / len(at)) < window / 2)


def _free_windows(at: np.ndarray, window: float, rows: np.ndarray, seed: int) -> Iterator[Split]:
    """Places of half a window, each with a ring around it that shares pixels and takes no part; other ones each time.

    Yields nothing unless several places can be tested.
    """
    rng, every = np.random.default_rng(seed), np.flatnonzero(rows)
    found, places = [], 0
    for _ in range(_MOST_ROUNDS):
        if places >= _ENOUGH:
            break
        cell = (at - at.min(0)) / (_APART * window) + rng.uniform(0, 1, 2)
        distance = np.abs(cell % 1 - 0.5).max(1) * _APART  # windows from the middle of the cell
        tested, free = distance <= _TESTED / 2, distance > _TESTED / 2 + 1
        if tested.any() and free.sum() >= FEWEST:
            places += len(np.unique(np.floor(cell[tested]), axis=0))
            found.append(tuple(np.isin(np.arange(len(rows)), every[which]) for which in (free, tested)))
    if places >= _FEWEST_PLACES:
        yield from found
