"""Smoothing thin-plate splines through scattered values (Duchon 1976; Wahba 1990, Spline Models, ch. 2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_SMOOTHED = 0.7  # distances between points over which a surface averages
_THIN = 1e-3  # width over length of points that count as one line
_CHUNK = 1 << 22  # products of places and points held at once


@dataclass(frozen=True, eq=False)
class ThinPlate:
    """Surfaces (k) over places; ``weights`` (n, k) of the points' kernels, ``trend`` of the plane's terms."""

    centre: np.ndarray
    size: float
    axes: np.ndarray  # (2, m) directions in which the plane may tilt
    points: np.ndarray
    weights: np.ndarray
    trend: np.ndarray

    def at(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """(..., k) values at places of any shape."""
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        places = (np.column_stack([x.ravel(), y.ravel()]) - self.centre) / self.size
        step = max(1, _CHUNK // len(self.points))
        found = [
            _kernel(part, self.points) @ self.weights + _terms(part, self.axes) @ self.trend
            for part in (places[i : i + step] for i in range(0, len(places), step))
        ]
        return np.concatenate(found).reshape(*x.shape, self.weights.shape[1])


def thin_plate(x: np.ndarray, y: np.ndarray, values: np.ndarray, sigma: np.ndarray) -> ThinPlate:
    """The surfaces of ``values`` (n, k) with standard deviations ``sigma`` (n,), of which only the ratios count.

    They average over a little less than the distance between points (the equivalent kernel of Silverman 1984, Ann.
    Statist. 12): cross-validation of a dozen values would take half of what they tell for noise.
    """
    points = np.column_stack([x, y]).astype(float)
    centre, size = points.mean(0), max(float(np.ptp(points, axis=0).max()), 1e-9)
    points = (points - centre) / size
    _, spread, directions = np.linalg.svd(points, full_matrices=True)
    spread = np.append(spread, np.zeros(2))[:2]
    axes = directions[spread > max(_THIN * spread[0], 1e-12)].T
    variance = np.square(sigma / np.median(sigma))
    basis = np.linalg.qr(_terms(points, axes), mode="complete")[0]
    free = basis[:, axes.shape[1] + 1 :]
    kernel = _kernel(points, points)
    spacing = np.sqrt(max(float(np.prod(np.ptp(points, axis=0))), 1 / len(points)) / len(points))
    smoothness = len(points) * (_SMOOTHED * spacing) ** 4
    inner = free.T @ (kernel + smoothness * np.diag(variance)) @ free
    weights = free @ np.linalg.solve(inner, free.T @ values)
    rest = values - (kernel + smoothness * np.diag(variance)) @ weights
    trend = np.linalg.lstsq(_terms(points, axes), rest, rcond=None)[0]
    return ThinPlate(centre, size, axes, points, weights, trend)


def _kernel(places: np.ndarray, points: np.ndarray) -> np.ndarray:
    """r^2 log r of all pairs, (places, points)."""
    squared = sum((places[:, None, i] - points[None, :, i]) ** 2 for i in (0, 1))
    return 0.5 * squared * np.log(np.maximum(squared, 1e-300))


def _terms(places: np.ndarray, axes: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(places)), places @ axes])
