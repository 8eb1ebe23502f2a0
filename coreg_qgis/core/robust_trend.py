"""The smooth field behind shifts of which up to most are wrong.

Expectation maximisation of a mixture of a smooth field with normal errors and of wrong shifts anywhere, as in vector
field consensus (Ma et al. 2014, IEEE Trans. Image Process. 23), here with penalised splines that are first stiff and
then ever softer. The field that predicts left-out points best is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np
from scipy import linalg
from scipy.spatial import cKDTree

from .penalised_spline import Lattice
from .robust_affine import TOLERANCES, background_area, evidence

_NEIGHBOURS = 12
_POINTS_PER_CELL = 5
_MOST_CELLS = 16 * 16
_SMOOTHNESS = (1.0, 0.1, 0.01, 1e-3, 1e-4)
_ROUNDS = 5
SHARES = (0.02, 0.98)  # of right points, never quite none or all
_LEAST_GAIN = 0.7  # nats a point by which a field must predict better than chance; random ones reach 0.1 to 0.7
_QUANTILE = 0.4  # of the distances, for their scale: wrong points are among the larger ones
_RAYLEIGH = np.sqrt(-2 * np.log(1 - _QUANTILE))


@dataclass(frozen=True, eq=False)
class Trend:
    """A smooth surface of shifts."""

    lattice: Lattice
    coefficients: np.ndarray
    spare: np.ndarray  # (n,) share of its residual that is left of a point's own deviation from the others
    score: float  # log likelihood of the left-out points

    def at(self, places: np.ndarray) -> np.ndarray:
        """Shifts (n, 2)."""
        return self.lattice.evaluate(self.coefficients, *places.T)


def neighbour_support(at: np.ndarray, shifts: np.ndarray) -> Tuple[np.ndarray, float]:
    """(probability (n,) that each shift is right, tolerance) by the nearest points that agree with it, n >= 2.

    The tolerance is the one at which neighbours agree most beyond chance.
    """
    k = min(_NEIGHBOURS, len(at) - 1)
    near = cKDTree(at).query(at, k + 1)[1][:, 1:]
    apart = ((shifts[:, None] - shifts[near]) ** 2).sum(2)
    agreeing = np.stack([apart <= t * t for t in TOLERANCES])
    chance = np.minimum(np.pi * TOLERANCES**2 / background_area(shifts), 0.99)
    level = int(evidence(agreeing.mean((1, 2)), chance).argmax())
    p, support = float(chance[level]), agreeing[level].sum(1)
    right = np.clip(np.sqrt(max((support.mean() / k - p) / (1 - p), 0)), 0.05, 0.95)
    hit = right + (1 - right) * p
    odds = support * np.log(hit / p) + (k - support) * np.log((1 - hit) / (1 - p))
    # Half: the votes of neighbours are not independent.
    return _logistic(np.log(right / (1 - right)) + 0.5 * odds), float(TOLERANCES[level])


def robust_trend(at: np.ndarray, shifts: np.ndarray, sigma: np.ndarray, floor: float) -> Trend | None:
    """The trend of shifts (n, 2) at places (n, 2), n >= 2; None where none predicts better than chance."""
    spline = _WeightedSpline(at)
    support = neighbour_support(at, shifts)
    chance = -len(at) * np.log(background_area(shifts))
    best = None
    for again in (False, True):
        right, scatter = support[0], support[1] / 2
        for smoothness in _SMOOTHNESS:
            trend, right, scatter, left = _maximised(spline, smoothness, shifts, sigma, right, scatter, floor)
            if best is None or trend.score > best.score:
                best = trend
            # Either way lets in again the points that a stiffer surface could not follow.
            if again:
                right, tolerance = neighbour_support(at, left)
                scatter = tolerance / 2
            else:
                scatter = max(2 * scatter, 6 * floor)
    return best if best.score - chance > _LEAST_GAIN * len(at) else None


def _maximised(
    spline: _WeightedSpline, smoothness: float, shifts: np.ndarray, sigma: np.ndarray, right: np.ndarray,
    scatter: float, floor: float,
) -> Tuple[Trend, np.ndarray, float, np.ndarray]:  # fmt: skip
    """(trend, probabilities, scatter, residuals) after some rounds at one smoothness."""
    background = background_area(shifts)
    share = float(np.clip(right.mean(), *SHARES))
    for _ in range(_ROUNDS):
        variance = scatter**2 + sigma**2
        left, spare = spline.fit(shifts, right * scatter**2 / variance, smoothness)
        squared = (left**2).sum(1) / spare**2
        expected = variance / spare
        right = posterior(squared, expected, share, background)
        share = float(np.clip(right.mean(), *SHARES))
        scatter = robust_scatter(np.sqrt(squared * spare), right, sigma, floor)
    score = log_likelihood(squared, (scatter**2 + sigma**2) / spare, share, background)
    trend = Trend(spline.lattice, spline.coefficients, spare, score)
    return trend, right, scatter, left


def posterior(squared: np.ndarray, variance: np.ndarray, share: float, background: float) -> np.ndarray:
    """Probability (n,) that shifts so far from the field follow it, where wrong ones lie anywhere in an area."""
    log_odds = np.log(share / (1 - share)) - np.log(2 * np.pi * variance / background) - squared / variance / 2
    return _logistic(log_odds)


def log_likelihood(squared: np.ndarray, variance: np.ndarray, share: float, background: float) -> float:
    """The same mixture's log likelihood of all points together."""
    density = share * np.exp(-squared / variance / 2) / (2 * np.pi * variance) + (1 - share) / background
    return float(np.log(density).sum())


def robust_scatter(distance: np.ndarray, weight: np.ndarray, sigma: np.ndarray, floor: float) -> float:
    """Standard deviation per axis that distances (n,) show beyond the stated ``sigma``, by their weighted quantile."""
    order = np.argsort(distance, kind="stable")
    total = np.cumsum(weight[order])
    place = order[min(np.searchsorted(total, total[-1] * _QUANTILE), len(order) - 1)]
    likely = weight > 0.5
    stated = np.median(sigma[likely]) if likely.any() else 0.0
    return float(np.sqrt(max((distance[place] / _RAYLEIGH) ** 2 - stated**2, floor**2)))


class _WeightedSpline:
    """Weighted penalised least squares on a coarse lattice with exact leverages."""

    def __init__(self, at: np.ndarray):
        self.lattice = Lattice.over(*at.T, np.clip(len(at) / _POINTS_PER_CELL, 1, _MOST_CELLS))
        self._basis = self.lattice.basis(*at.T)
        self._columns, self._values = self._basis.indices.reshape(-1, 16), self._basis.data.reshape(-1, 16)
        self._penalty = self.lattice.penalty().toarray() / np.prod(self.lattice.cells)
        self.coefficients = np.zeros((len(self._penalty), 2))

    def fit(self, shifts: np.ndarray, weight: np.ndarray, smoothness: float) -> Tuple[np.ndarray, np.ndarray]:
        """(residuals (n, 2), 1 - leverages (n,)); sets the coefficients."""
        weighted = self._basis.multiply(weight[:, None]).T.tocsr()
        normal = (weighted @ self._basis).toarray() + smoothness * max(weight.sum(), 1.0) * self._penalty
        inverse = linalg.cho_solve(linalg.cho_factor(normal, lower=True), np.eye(len(normal)))
        self.coefficients = inverse @ (weighted @ shifts)
        own = inverse[self._columns[:, :, None], self._columns[:, None]]
        leverage = weight * np.einsum("ni,nij,nj->n", self._values, own, self._values)
        return shifts - self._basis @ self.coefficients, np.clip(1 - leverage, 0.1, 1)


def _logistic(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))
