"""The linear part of a transform under the six fit geometries: least squares in closed form from moments of the points.

About the weighted means of the points, X - X_mean = b (x - x_mean) + c (y - y_mean) and Y - Y_mean = e ... + f ... .
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, sin, sqrt
from typing import Tuple

import numpy as np

from ..errors import InputError
from ..feedback import SILENT, Feedback
from .least_squares import solve

# Points that are spread across a line by less than this share of its length are taken to lie on it.
ON_A_LINE = 1e-6
_ROUNDING = 8 * np.finfo(float).eps
_UNDECIDED = 1e-12  # share of a determinant that is rounding
LEAST_POINTS = {"shift": 1, "xyscale": 2, "rotate": 2, "rscale": 2, "rxyscale": 3, "general": 3}
PARAMETERS = {"shift": 2, "xyscale": 4, "rotate": 3, "rscale": 4, "rxyscale": 5, "general": 6}
_ELSE = "give points that are spread out"


@dataclass(frozen=True, eq=False)
class Moments:
    """Weighted means and sums of products of n points about them; lower case reference, upper case input."""

    mean: np.ndarray  # (4,): x, y, X, Y
    weight: float
    reference: np.ndarray  # (2, 2): Sxx, Sxy; Sxy, Syy
    cross: np.ndarray  # (2, 2): SxX, SxY; SyX, SyY
    largest: np.ndarray  # (4,): the largest absolute value of each coordinate


@dataclass(frozen=True, eq=False)
class LinearFit:
    """Slopes ((b, c), (e, f)) about the means; ``jacobian`` (4, parameters) has how each of b, c, e, f varies."""

    moments: Moments
    slopes: np.ndarray
    jacobian: np.ndarray

    def at(self, x: float, y: float) -> np.ndarray:
        """(X, Y) of one place."""
        mean = self.moments.mean
        return mean[2:] + self.slopes @ (np.array([x, y]) - mean[:2])


def moments_of(points: np.ndarray, weights: np.ndarray | None) -> Moments:
    """Of points (4, n): x, y, X, Y."""
    weight = float(points.shape[1] if weights is None else weights.sum())
    largest = np.maximum(points.max(1), -points.min(1))
    # Means are taken of differences from a point nearby, else coordinates in the millions would cost digits.
    start = points[:, :1]
    apart = points - start
    mean = apart.mean(1) if weights is None else apart @ weights / weight
    centred = apart - mean[:, None]
    reference = centred[:2] if weights is None else centred[:2] * weights
    return Moments(start[:, 0] + mean, weight, reference @ centred[:2].T, reference @ centred[2:].T, largest)


def fit_linear(
    geometry: str, points: np.ndarray, weights: np.ndarray | None = None, feedback: Feedback = SILENT
) -> LinearFit:
    """The least-squares linear part for points (4, n), n enough; InputError where their places leave it open."""
    with np.errstate(over="ignore", invalid="ignore"):
        moments = moments_of(points, weights)
    _check_places(geometry, moments)
    if geometry == "general":
        slopes, jacobian = _general(points, weights, moments, feedback), np.eye(4)
    else:
        of = {"shift": _shift, "xyscale": _xyscale, "rotate": _rotate, "rscale": _rscale, "rxyscale": _rxyscale}
        slopes, jacobian = of[geometry](moments)
    return LinearFit(moments, np.reshape(slopes, (2, 2)), jacobian)


def covariance(fit: LinearFit, variances: np.ndarray) -> np.ndarray:
    """(6, 6) of (X, b, c, Y, e, f), X and Y at the mean, from the variances (2,) of unit weight of both axes.

    Both axes decide upon shared parameters, each with its own noise: the "sandwich" of White (1980).
    """
    by_axis = fit.jacobian.reshape(2, 2, -1)  # axis, slope, parameter
    information = np.einsum("asp,st,atq->apq", by_axis, fit.moments.reference, by_axis)
    spread = fit.jacobian @ np.linalg.inv(information.sum(0))
    found = np.zeros((6, 6))
    slopes = np.ix_([1, 2, 4, 5], [1, 2, 4, 5])
    for variance, own in zip(variances, information):
        share = spread @ own @ spread.T
        # An unknown variance stays out of coefficients that it has no part in.
        found[slopes] += np.where(share == 0, 0, share * variance)
    found[[0, 3], [0, 3]] = variances / fit.moments.weight
    return found


def _check_places(geometry: str, moments: Moments) -> None:
    """InputError where the reference points are too close or in line for a geometry."""
    if not (np.isfinite(moments.reference).all() and np.isfinite(moments.cross).all()):
        raise InputError(
            f"The tie points reach {moments.largest.max():g}, too far to be computed with: correct the coordinates."
        )
    spread = np.sqrt(np.diag(moments.reference) / moments.weight)
    same = spread <= _ROUNDING * moments.largest[:2]
    if geometry == "xyscale" and same.any():
        axis = "xy"[int(same.argmax())]
        raise InputError(
            f"All points have the same reference {axis}, so that their {axis} scale cannot be told: give points that "
            f'differ in {axis} or fit a "shift".'
        )
    if geometry != "shift" and same.all():
        raise InputError(
            f'All points have the same reference coordinates, which cannot tell a "{geometry}" geometry: {_ELSE} or '
            'fit a "shift".'
        )
    least, most = np.linalg.eigvalsh(moments.reference)
    if geometry in ("general", "rxyscale") and least <= ON_A_LINE**2 * most:
        raise InputError(
            f'All points lie on one line of the reference, which cannot tell a "{geometry}" geometry: {_ELSE} on both '
            'sides of it or fit an "rscale" geometry.'
        )


def _general(points: np.ndarray, weights, moments: Moments, feedback: Feedback) -> np.ndarray:
    mean = moments.mean[:, None]
    found = solve(lambda part: points[:2, part] - mean[:2], points[2:] - mean[2:], weights, feedback)
    return found.coefficients


def _shift(_moments: Moments):
    return (1.0, 0.0, 0.0, 1.0), np.zeros((4, 0))


def _xyscale(moments: Moments):
    b, f = np.diag(moments.cross) / np.diag(moments.reference)
    return (b, 0.0, 0.0, f), np.eye(4)[:, [0, 3]]


def _rotate(moments: Moments):
    cosine, sine, flip, _ = _turn(moments)
    return _turned(cosine, sine, flip), np.array(_turned(-sine, cosine, flip))[:, None]


def _rscale(moments: Moments):
    cosine, sine, flip, strength = _turn(moments)
    magnification = strength / np.trace(moments.reference)
    turned, across = np.array(_turned(cosine, sine, flip)), np.array(_turned(-sine, cosine, flip))
    return magnification * turned, np.column_stack([magnification * across, turned])


def _turned(cosine: float, sine: float, flip: int) -> Tuple[float, float, float, float]:
    """(b, c, e, f) of a rotation; ``flip`` is -1 for one that turns the plane over."""
    return flip * cosine, sine, -flip * sine, cosine


def _turn(moments: Moments) -> Tuple[float, float, int, float]:
    """(cosine, sine, flip, strength) of the best rotation: two-dimensional orthogonal Procrustes."""
    (x_x, x_y), (y_x, y_y) = moments.cross
    along, crossed = x_x * y_y, y_x * x_y
    # Points on a line fit either way; rounding must not decide that they are mirrored.
    flip = -1 if along - crossed < -_UNDECIDED * (abs(along) + abs(crossed)) else 1
    upper, lower = y_x - flip * x_y, y_y + flip * x_x
    strength = sqrt(upper * upper + lower * lower)
    if strength <= _strength_of_rounding(moments):
        raise InputError(
            f"The input coordinates of the points are the same or do not follow the reference, so that no rotation can "
            f'be told: {_ELSE} and belong together, or fit a "shift".'
        )
    return lower / strength, upper / strength, flip, strength


def _strength_of_rounding(moments: Moments) -> float:
    """What sums of products of coordinates reach when the input coordinates differ by rounding only."""
    length = sqrt(np.trace(moments.reference) * moments.weight)
    return float(_ROUNDING * length * moments.largest[2:].max())


def _rxyscale(moments: Moments):
    (xx, _), (_, yy) = moments.reference
    (x_x, x_y), (y_x, y_y) = moments.cross
    upper = 2 * (xx * y_x * y_y - yy * x_x * x_y)
    lower = yy * (x_x**2 - x_y**2) - xx * (y_x**2 - y_y**2)
    size = yy * (x_x**2 + x_y**2) + xx * (y_x**2 + y_y**2)
    if np.abs(moments.cross).max() <= _strength_of_rounding(moments) or abs(upper) + abs(lower) <= _UNDECIDED * size:
        raise InputError(
            f"The input coordinates of the points fit any rotation with two scales equally well: {_ELSE} in both "
            'directions, or fit a "general" geometry.'
        )
    angle = atan2(upper, lower) / 2
    cosine, sine = cos(angle), sin(angle)
    along, down = (x_x * cosine - x_y * sine) / xx, (y_x * sine + y_y * cosine) / yy
    # IRAF takes a half turn above 0, which decides the signs of the scales but not the surface.
    slopes = along * cosine, down * sine, -along * sine, down * cosine
    turning = -along * sine, down * cosine, -along * cosine, -down * sine
    return slopes, np.column_stack([turning, (cosine, 0, -sine, 0), (0, sine, 0, cosine)])
