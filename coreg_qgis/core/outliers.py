"""Which shifts of a field contradict the others: real distortion and jumps between strips stay, wrong shifts go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Tuple

import numpy as np
from scipy.special import erfc

from .field_islands import islands
from .neighbour_fit import Neighbourhood
from .robust_affine import affine_consensus, background_area, common_slope
from .robust_trend import SHARES, log_likelihood, neighbour_support, posterior, robust_scatter, robust_trend

_TRUSTED = 0.5
_FLOOR = 0.05  # px per axis; no field of tie points is told apart more finely
_MOST_SCATTER = 1.0  # px per axis; shifts that agree no better are those of unrelated images
_FEW = 8
_CLEAR = (10.0, 2.0)  # scatters and px by which a point must contradict a few others
_MOST_FITTED = 1200  # points that the trend is fitted to
_MOST_SLOPED = 20000  # points from whose neighbours the common slope is taken
_PASSES = 3
_ROUNDS = 3
_MOST_GROWTH = 0.5  # by how much an uncertain prediction may raise the variance allowed for a deviation
_SIDE = 0.3  # share of the majority's votes that makes another side of a jump
_AGREEMENT = 0.9  # share of the votes on that side that must be for it, times the share of wrong points in the field
_LEAST_VOTES = 1.5
_LONELY = 3.0  # times the usual reach of neighbours from which on distance makes their word less certain


@dataclass(frozen=True, eq=False)
class Consistency:
    """Verdicts on n shifts, in their unit."""

    inconsistent: np.ndarray  # bool (n,): contradicts the other points
    deviation: np.ndarray  # (n,) distance from what the other points say at this place; NaN where they say nothing
    scatter: float  # robust standard deviation per axis of the consistent points; NaN where there are too few
    predicted: np.ndarray  # (n, 2) what the other points say


def spatial_consensus(x, y, dx, dy, *, sigma=None, trust=None, threshold: float = 3.0, seed: int = 0) -> Consistency:
    """Flag the shifts (dx, dy) at the places (x, y), all (n,) and in pixels, that contradict the others.

    ``sigma`` is the stated standard deviation per axis of each point, ``trust`` 0..1 its own reliability: those below
    one half get a deviation but have no say. ``threshold`` counts standard deviations of a normal distribution: 3
    throws away 0.3 % of good points. Shifts that are not finite take no part. The order of the points does not matter.
    Fewer than eight points that have a say judge only what contradicts them clearly. Where the points agree no better
    than chance, or no better than to one pixel, all are flagged and the scatter is NaN.
    """
    columns = [np.asarray(c, float).reshape(-1) for c in (x, y, dx, dy)]
    n = len(columns[0])
    columns.append(np.zeros(n) if sigma is None else np.nan_to_num(np.asarray(sigma, float).reshape(-1), posinf=0.0))
    columns.append(np.ones(n) if trust is None else np.nan_to_num(np.asarray(trust, float).reshape(-1), nan=0.0))
    table = np.column_stack(columns)
    rows = np.flatnonzero(np.isfinite(table).all(1))
    rows = rows[np.lexsort(table[rows].T[::-1])]
    table = table[rows]
    trusted = table[:, 5] >= _TRUSTED
    if trusted.sum() < _FEW:
        verdict, predicted, scatter = _few(table[:, 2:4], table[:, 4], trusted)
    else:
        verdict, predicted, scatter = _Field(table, trusted, threshold, seed).judged()
    result = Consistency(np.zeros(n, bool), np.full(n, np.nan), scatter, np.full((n, 2), np.nan))
    result.inconsistent[rows], result.predicted[rows] = verdict, predicted
    result.deviation[rows] = np.hypot(*(table[:, 2:4] - predicted).T)
    return result


def _few(shifts: np.ndarray, sigma: np.ndarray, trusted: np.ndarray) -> Tuple[np.ndarray, np.ndarray, float]:
    """(verdict, prediction, NaN): the median of the other trusted points, where there are at least two."""
    predicted, verdict = np.full(shifts.shape, np.nan), np.zeros(len(shifts), bool)
    who = np.flatnonzero(trusted)
    # At most eight columns, one for each point that has a say.
    others = np.where(np.arange(len(shifts))[:, None] == who, np.nan, 1.0)[:, :, None] * shifts[who]
    told = np.isfinite(others[..., 0]).sum(1) if len(who) else np.zeros(len(shifts), int)
    some = told >= 2
    if some.any():
        predicted[some] = np.nanmedian(others[some], 1)
        apart = np.hypot(*(others[some] - predicted[some, None]).transpose(2, 0, 1))
        scale = np.maximum(np.nanmedian(apart, 1), np.maximum(sigma[some], _FLOOR))
        deviation = np.hypot(*(shifts[some] - predicted[some]).T)
        verdict[some] = (deviation > np.maximum(_CLEAR[0] * scale, _CLEAR[1])) & (told[some] >= 3)
    return verdict, predicted, float("nan")


class _Judgement(NamedTuple):
    deviant: np.ndarray  # bool (n,)
    predicted: np.ndarray  # (n, 2) residuals of the base
    base: np.ndarray  # (n, 2) what was subtracted from the shifts
    deviation: np.ndarray  # (n,) in units of one good point's standard deviation
    scatter: float
    score: float


class _Field:
    """Finite points in an order that does not depend on how they were given."""

    def __init__(self, table: np.ndarray, trusted: np.ndarray, threshold: float, seed: int):
        self.shifts, self.sigma, self.trusted = table[:, 2:4], table[:, 4], trusted
        # The length of two normal deviates that is as rare as one beyond the threshold.
        self.radius = float(np.sqrt(-2 * np.log(max(erfc(threshold / np.sqrt(2)), 1e-300))))
        self.rng = np.random.default_rng(seed)
        at = table[:, :2] - table[trusted, :2].mean(0)
        size = np.ptp(at[trusted], 0).max()
        self.at = at / size if size > 0 else at

    def judged(self) -> Tuple[np.ndarray, np.ndarray, float]:
        """(verdict (n,), prediction (n, 2), scatter)."""
        affine = self._affine()
        level = self.shifts - affine
        voters = self.trusted.copy()
        for _ in range(_PASSES):
            found = self._best(level, voters)
            if found is None or found.scatter > _MOST_SCATTER:
                return np.ones(len(level), bool), affine, float("nan")
            tolerance = self.radius * max(found.scatter, _FLOOR)
            whole, used = found.predicted + found.base, voters & ~found.deviant
            apart = islands(self.at, whole, found.predicted, used, tolerance)
            if not apart.any() or (voters & ~apart).sum() < _FEW:
                break
            voters = voters & ~apart
        return found.deviant, found.predicted + found.base + affine, found.scatter

    def _affine(self) -> np.ndarray:
        at, shifts = self.at[self.trusted], self.shifts[self.trusted]
        solution = affine_consensus(at, shifts, self.rng)[0]
        left = shifts - np.column_stack([np.ones(len(at)), at]) @ solution
        # Many points: those of a part of the field, for neighbours must stay neighbours.
        close = np.argsort((at**2).sum(1), kind="stable")[:_MOST_SLOPED]
        solution[1:] += common_slope(at[close], left[close])
        return np.column_stack([np.ones(len(self.at)), self.at]) @ solution

    def _best(self, level: np.ndarray, voters: np.ndarray) -> _Judgement | None:
        """By the neighbours about a smooth trend or about none, whichever foretells the points better."""
        who = np.flatnonzero(voters)
        who = np.sort(self.rng.permutation(who)[:_MOST_FITTED])
        trend = robust_trend(self.at[who], level[who], self.sigma[who], _FLOOR)
        if trend is None:
            return None
        spare = np.ones(len(level))
        spare[who] = trend.spare
        near = Neighbourhood(self.at, voters)
        base = trend.at(self.at)
        smooth = self._local(near, level, base, spare, voters)
        plain = self._local(near, level, np.zeros_like(level), np.ones(len(level)), voters)
        return max(plain, smooth, key=lambda judgement: judgement.score)

    def _local(
        self, near: Neighbourhood, level: np.ndarray, base: np.ndarray, spare: np.ndarray, voters: np.ndarray
    ) -> _Judgement:
        """``spare``: share of a point's deviation that the base, fitted to it too, has left."""
        left, background = level - base, background_area(level[voters])
        weight = np.zeros(len(left))
        weight[voters], tolerance = neighbour_support(self.at[voters], left[voters])
        scatter = tolerance / 2
        lonely = np.maximum(near.reach / (np.median(near.reach[voters]) * _LONELY), 1)
        for _ in range(_ROUNDS):
            share = float(np.clip(weight[voters].mean(), *SHARES))
            predicted, variance = self._predicted(near, level, left, weight, max(scatter, _FLOOR), share)
            growth = (1 + np.minimum(variance, _MOST_GROWTH)) / spare
            squared = ((left / spare[:, None] - predicted) ** 2).sum(1)
            distance = np.sqrt(squared / growth)
            scatter = robust_scatter(distance[voters], weight[voters], self.sigma[voters], 0.0)
            expected = (max(scatter, _FLOOR) ** 2 + self.sigma**2) * growth
            weight = np.where(voters, posterior(squared, expected, share, background), 0)
        score = log_likelihood(squared[voters], expected[voters], share, background)
        deviation = np.sqrt(squared / expected) / lonely
        return _Judgement(deviation > self.radius, predicted, base, deviation, scatter, score)

    def _predicted(
        self, near: Neighbourhood, level: np.ndarray, left: np.ndarray, weight: np.ndarray, scale: float,
        share: float,
    ) -> Tuple[np.ndarray, np.ndarray]:
        """(prediction (n, 2), variance (n,)) by the majority, or by a point's own side of a jump if there is one."""
        predicted, variance, votes, _ = near.majority(left, weight, scale)
        for values in (left, level) if (left != level).any() else (left,):
            deviation = np.hypot(*(left - predicted).T)
            unlike = np.flatnonzero(deviation > self.radius / 2 * scale)
            found, uncertain, backing, agreement = near.own_side(unlike, values, weight, scale)
            found += left[unlike] - values[unlike]
            closer = np.hypot(*(left[unlike] - found).T) < deviation[unlike]
            closer &= backing >= np.maximum(_SIDE * votes[unlike], _LEAST_VOTES)
            closer &= agreement >= _AGREEMENT * (1 - share)
            predicted[unlike[closer]], variance[unlike[closer]] = found[closer], uncertain[closer]
        return predicted, variance
