"""Displacement models: the shift at any place of the map, from tie points.

A shift is what must be added to the target's coordinates; all in map units of the target's CRS, +east and +north.
Every model has ``displacement(x, y) -> (dx, dy)`` for arrays of any shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from .errors import InputError
from .penalised_spline import BandedSystem, Lattice

Shifts = Tuple[np.ndarray, np.ndarray]
_HUBER = 1.345  # scales beyond which a point pulls no harder (95 % efficiency for normal errors)
_ROUNDS = 30
_THIN = 1e-6  # width over length of points that count as one line
_NARROW = 0.05
_MOST_CELLS = 80 * 80
_SMOOTHNESS = 10.0 ** np.arange(-4, 5.1, 0.75)  # penalty weights tried, times the weight of the points in a cell
_PROBES = 16  # random vectors for the trace of the hat matrix where there are many points
_EXACT = 150  # points up to which it is computed exactly
_CAUTION = 1.4  # factor of the degrees of freedom against undersmoothing (Kim & Gu 2004, JRSS B 66)


@dataclass(frozen=True)
class Translation:
    """The same shift everywhere."""

    dx: float
    dy: float

    def displacement(self, x, y) -> Shifts:
        """(dx, dy) at the places."""
        shape = np.broadcast(x, y).shape
        return np.full(shape, self.dx), np.full(shape, self.dy)


@dataclass(frozen=True, eq=False)
class Affine:
    """shift = matrix @ (1, x, y); matrix (2, 3)."""

    matrix: np.ndarray

    def displacement(self, x, y) -> Shifts:
        """(dx, dy) at the places."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        return tuple(row[0] + row[1] * x + row[2] * y for row in self.matrix)


@dataclass(frozen=True, eq=False)
class SmoothField:
    """An affine trend and a smooth surface of what it leaves; beyond the points the surface keeps its border value."""

    trend: Affine
    lattice: Lattice
    coefficients: np.ndarray  # (number of coefficients, 2)

    def displacement(self, x, y) -> Shifts:
        """(dx, dy) at the places."""
        dx, dy = self.trend.displacement(x, y)
        surface = self.lattice.evaluate(self.coefficients, np.asarray(x, float), np.asarray(y, float))
        return dx + surface[..., 0], dy + surface[..., 1]


def best_translation(dx, dy, weights=None) -> Translation | None:
    """Robust mean (Huber 1964) of the shifts (n,); None where there is no finite one."""
    shifts, weights = _columns(dx, dy), _weights(weights, len(dx))
    used = np.isfinite(shifts).all(1) & (weights > 0)
    if not used.any():
        return None
    return Translation(*map(float, _huber(np.ones((int(used.sum()), 1)), shifts[used], weights[used])[0]))


def best_affine(x, y, dx, dy, weights=None) -> Affine | None:
    """Robust affine model (Huber 1964) of the shifts (n,) at the points (n,).

    None where fewer than three points, or points on one line, do not determine it.
    """
    at, shifts, weights = _columns(x, y), _columns(dx, dy), _weights(weights, len(dx))
    used = np.isfinite(at).all(1) & np.isfinite(shifts).all(1) & (weights > 0)
    if used.sum() < 3:
        return None
    at, shifts, weights = at[used], shifts[used], weights[used]
    centre = at.mean(0)
    spread = np.linalg.svd(at - centre, compute_uv=False)
    if spread[1] <= _THIN * spread[0]:
        return None
    return _affine(at, shifts, weights, centre, spread[0] / np.sqrt(len(at)))


def smooth_field(x, y, dx, dy, sigma=None) -> SmoothField:
    """Smooth displacements from tie points (n,), n >= 1; points that are not finite take no part.

    ``sigma`` (n,) is the standard deviation of each point, of which only the ratios count: how smooth the field is
    follows from the points by generalised cross-validation (Craven & Wahba 1979). Wrong points must be left out.
    """
    at, shifts = _columns(x, y), _columns(dx, dy)
    weights = np.ones(len(at)) if sigma is None else 1 / np.square(np.asarray(sigma, float))
    used = np.isfinite(at).all(1) & np.isfinite(shifts).all(1) & np.isfinite(weights)
    if not used.any():
        raise InputError("There is no tie point with a shift to make a shift field of; give at least one.")
    at, shifts, weights = at[used], shifts[used], weights[used] / weights[used].mean()
    spread = np.linalg.svd(at - at.mean(0), compute_uv=False)
    # A slope held by a narrow strip of points would run far off beside it.
    wide = len(at) >= 3 and spread[1] > _NARROW * spread[0]
    trend = (best_affine(*at.T, *shifts.T, weights) if wide else None) or _least_affine(at, shifts, weights)
    left = shifts - np.column_stack(trend.displacement(*at.T))
    lattice = Lattice.over(*at.T, min(len(at), _MOST_CELLS))
    return SmoothField(trend, lattice, _smoothed(lattice, at, left, weights))


def _smoothed(lattice: Lattice, at: np.ndarray, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Coefficients of the surface with the least generalised cross-validation score."""
    basis, n = lattice.basis(*at.T), len(at)
    weighted = basis.multiply(weights[:, None]).T.tocsr()
    system = BandedSystem(lattice, weighted @ basis, lattice.penalty())
    if n <= _EXACT:
        probes = np.eye(n)
    else:
        probes = np.random.default_rng(0).choice([-1.0, 1.0], (n, _PROBES))
    right = weighted @ np.hstack([values, probes])
    best, least = np.zeros((right.shape[0], 2)), (weights[:, None] * values**2).sum() / n
    for smoothness in _SMOOTHNESS * n / np.prod(lattice.cells):
        solved = system.solve(smoothness, right)
        fitted = basis @ solved
        freedom = (probes * fitted[:, 2:]).sum() * n / (probes**2).sum()
        left = n - _CAUTION * freedom
        if left <= 0:
            continue
        score = n * (weights[:, None] * (values - fitted[:, :2]) ** 2).sum() / left**2
        if score < least:
            best, least = solved[:, :2], score
    return best


def _huber(design: np.ndarray, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Coefficients (k, 2) by iteratively reweighted least squares; one weight for both axes of a point."""
    own = np.ones(len(values))
    solution = np.zeros((design.shape[1], values.shape[1]))
    for _ in range(_ROUNDS):
        root = np.sqrt(weights * own)[:, None]
        before, solution = solution, np.linalg.lstsq(root * design, root * values, rcond=1e-10)[0]
        distance = np.hypot(*(values - design @ solution).T)
        scale = np.median(distance) / 1.1774  # the median length of two normal deviates
        own = np.minimum(1, _HUBER * scale / np.maximum(distance, 1e-300)) if scale > 0 else own
        if np.allclose(solution, before, rtol=1e-9, atol=1e-12):
            break
    return solution


def _affine(at: np.ndarray, shifts: np.ndarray, weights: np.ndarray, centre: np.ndarray, scale: float) -> Affine:
    # Map coordinates are millions with a few thousand between them: solved about their centre.
    solution = _huber(np.column_stack([np.ones(len(at)), (at - centre) / scale]), shifts, weights)
    slope = solution[1:].T / scale
    return Affine(np.column_stack([solution[0] - slope @ centre, slope]))


def _least_affine(at: np.ndarray, shifts: np.ndarray, weights: np.ndarray) -> Affine:
    """What the points tell and no more: a translation, and a gradient along their line where they stand on one."""
    centre = at.mean(0)
    direction = np.linalg.svd(at - centre, full_matrices=False)[2][0]
    along = (at - centre) @ direction
    length = np.ptp(along)
    design = np.ones((len(at), 1)) if length == 0 else np.column_stack([np.ones(len(at)), along / length])
    solution = _huber(design, shifts, weights)
    slope = np.outer(solution[1], direction) / length if length > 0 else np.zeros((2, 2))
    return Affine(np.column_stack([solution[0] - slope @ centre, slope]))


def _columns(first, second) -> np.ndarray:
    return np.column_stack([np.asarray(first, float), np.asarray(second, float)])


def _weights(weights, count: int) -> np.ndarray:
    return np.ones(count) if weights is None else np.nan_to_num(np.asarray(weights, float), nan=0.0)
