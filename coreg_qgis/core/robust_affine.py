"""The affine model that most of a field of shifts follows, and how closely it follows it."""

from __future__ import annotations

from typing import Tuple

import numpy as np
from scipy.spatial import cKDTree

TOLERANCES = 0.25 * 2.0 ** np.arange(8)  # px
_LEAST_BACKGROUND = 16.0  # px^2 over which wrong shifts spread at least; less is noise, not error
_HYPOTHESES = 600
_MOST_SCORED = 1500
_REFINED = 5
_NEIGHBOURS = 12
_ROUNDS = 12


def background_area(shifts: np.ndarray) -> float:
    """Area in px^2 over which wrong shifts would scatter: that of the shifts (n, 2) themselves, less a few far ones."""
    low, high = np.percentile(shifts, (2.5, 97.5), axis=0)
    return float(max(np.prod((high - low) / 0.95), _LEAST_BACKGROUND))


def evidence(share: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """How much more often than by chance: the relative entropy of two binomials, 0 where not more often."""
    share, chance = np.clip(share, 1e-9, 1 - 1e-9), np.clip(chance, 1e-9, 1 - 1e-9)
    gain = share * np.log(share / chance) + (1 - share) * np.log((1 - share) / (1 - chance))
    return np.where(share > chance, gain, 0.0)


def affine_consensus(at: np.ndarray, shifts: np.ndarray, rng: np.random.Generator) -> Tuple[np.ndarray, float]:
    """(coefficients (3, 2) for (1, x, y), tolerance in px) of the model that the points (n, 2), n >= 3, agree on.

    MSAC (Torr & Zisserman 2000) over triples of points, with the tolerance at which the agreement is least likely to
    be chance (a contrario, Moisan & Stival 2004). ``at`` should be centred and of unit size.
    """
    n = len(at)
    design = np.column_stack([np.ones(n), at])
    triples = rng.integers(0, n, (_HYPOTHESES, 3))
    # Triples on a line or of one point twice still give the flattest plane through them.
    solutions = np.linalg.pinv(design[triples], rcond=0.02) @ shifts[triples]
    solutions[0] = 0
    solutions[0, 0] = np.median(shifts, 0)
    scored = rng.permutation(n)[:_MOST_SCORED]
    residual = design[scored] @ solutions - shifts[scored]
    squared = (residual**2).sum(2)
    chance = np.minimum(np.pi * TOLERANCES**2 / background_area(shifts), 1)
    share = np.stack([(squared <= t * t).mean(1) for t in TOLERANCES], 1)
    level = int(evidence(share, chance).max(0).argmax())
    tolerance = float(TOLERANCES[level])
    best = solutions[np.minimum(squared, tolerance**2).sum(1).argmin()]
    return _refined(design, shifts, best, tolerance), tolerance


def _refined(design: np.ndarray, shifts: np.ndarray, solution: np.ndarray, tolerance: float) -> np.ndarray:
    for _ in range(_REFINED):
        squared = ((design @ solution - shifts) ** 2).sum(1)
        weight = np.maximum(1 - squared / (1.5 * tolerance) ** 2, 0)[:, None]
        # Points on a line do not hold the slope across it: the least change of the model does.
        change = np.linalg.lstsq(weight * design, weight * (shifts - design @ solution), rcond=1e-3)[0]
        solution = solution + change
    return solution


def common_slope(at: np.ndarray, shifts: np.ndarray) -> np.ndarray:
    """(2, 2): the gradient that most pairs of neighbours share, shift = at @ gradient; n >= 2.

    Strips that are shifted against each other look tilted to a model of their levels, not to one of differences.
    """
    k = min(_NEIGHBOURS, len(at) - 1)
    near = cKDTree(at).query(at, k + 1)[1][:, 1:].ravel()
    this = np.repeat(np.arange(len(at)), k)
    apart, step = at[near] - at[this], shifts[near] - shifts[this]
    slope = np.zeros((2, 2))
    distance = np.hypot(*step.T)
    chance = np.minimum(np.pi * TOLERANCES**2 / background_area(shifts), 1)
    limit = TOLERANCES[int(evidence((distance[:, None] <= TOLERANCES).mean(0), chance).argmax())]
    for _ in range(_ROUNDS):
        left = step - apart @ slope
        weight = np.maximum(1 - (left**2).sum(1) / (1.5 * limit) ** 2, 0)[:, None] ** 2
        slope = slope + np.linalg.lstsq(weight * apart, weight * left, rcond=1e-3)[0]
        limit = max(limit * 0.8, TOLERANCES[0])
    return slope
