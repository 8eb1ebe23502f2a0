"""Tie points to a transform: the least-squares fit of IRAF's geomap, with weights and uncertainties added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Tuple

import numpy as np

from ..errors import InputError
from ..feedback import SILENT, Feedback, check_cancelled
from . import geometries
from .fit_settings import FitSettings
from .geometries import LinearFit
from .least_squares import Solution, solve
from .record import COORDINATES, Record
from .surfaces import Limits, Surface, design_matrix, frame, terms

_CHUNK = 1 << 12
_DEFAULTS = FitSettings()
_ROUNDING = 1e-14  # of coordinates; a residual below it is none, however well the others fit


class NoPointsError(InputError):
    """No tie point lies within the limits."""


class TooFewPointsError(InputError):
    """Fewer tie points than the fit has terms."""


@dataclass(frozen=True, eq=False)
class Covariance:
    """How sure the coefficients are, all NaN where no point is left over to tell.

    ``linear`` (6, 6) is of (X, b, c, Y, e, f) with X and Y at ``centre``, the mean of the used reference points.
    ``distortion`` has for each axis with a distortion surface (m, m) of the coefficients of that surface, the linear
    surface taken as given: that of their sum, since the distortion has the linear terms too. Variances are those of
    the residuals over n less the coefficients; noise of the reference coordinates counts only as far as it shows there.
    """

    linear: np.ndarray
    centre: Tuple[float, float]
    distortion: Tuple[np.ndarray | None, np.ndarray | None] = (None, None)


@dataclass(frozen=True, eq=False)
class GeomapFit:
    """A record and how it fits the points (n of them, in their order).

    ``used``: within the limits, of a weight above 0, not rejected. ``fitted`` (n, 2) and ``residuals`` (n, 2), input
    minus fitted, in the unit of the input coordinates; residuals are NaN outside the limits only. ``status`` is what
    geomap says of each axis, ``rounds`` the number of refits after rejection.
    """

    record: Record
    used: np.ndarray
    in_range: np.ndarray
    fitted: np.ndarray
    residuals: np.ndarray
    status: Tuple[str, str]
    rounds: int
    covariance: Covariance

    def uncertainty(self, x, y) -> Tuple[np.ndarray, np.ndarray]:
        """1-sigma (X, Y) of the fitted surface at places of any shape, not of a single new point."""
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        flat = x.ravel(), y.ravel()
        return tuple(np.sqrt(self._variance(axis, *flat)).reshape(x.shape) for axis in (0, 1))

    def _variance(self, axis: int, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        surface, matrix = self.record.distortion[axis], self.covariance.distortion[axis]
        variance = np.empty(len(x))
        for start in range(0, len(x), _CHUNK):
            part = slice(start, start + _CHUNK)
            if surface is None:
                own = slice(3 * axis, 3 * axis + 3)
                offsets = (x[part] - self.covariance.centre[0], y[part] - self.covariance.centre[1])
                design, covariance = np.vstack([np.ones_like(x[part]), *offsets]), self.covariance.linear[own, own]
            else:
                design, covariance = _terms_at(surface, x[part], y[part]), matrix
            variance[part] = np.maximum(np.einsum("pn,pn->n", design, covariance @ design), 0)
        return variance


@dataclass(frozen=True, eq=False)
class _Fitted:
    """One fit of the points that were used."""

    line: LinearFit
    linear: Tuple[Surface, Surface]
    distortion: Tuple[Surface | None, Surface | None]
    solutions: Tuple[Solution | None, Solution | None]  # of the distortion


def fit_record(
    x, y, xin, yin, settings: FitSettings = _DEFAULTS, *, name: str = "", weights=None, coordinates: str = "unknown",
    crs: str = "", feedback: Feedback = SILENT,
) -> GeomapFit:  # fmt: skip
    """Fit input coordinates (xin, yin) as functions of reference coordinates (x, y), all (n,).

    ``weights`` (n,) >= 0 are relative, as 1 / sigma^2; a point of weight 0 is not used. Raises NoPointsError,
    TooFewPointsError or InputError (values that are not numbers, points that lie where they cannot tell the geometry).
    """
    points, weights = _checked(x, y, xin, yin, weights)
    if coordinates not in COORDINATES:
        raise InputError(f'There are no coordinates "{coordinates}": give one of {", ".join(COORDINATES)}.')
    in_range = _in_range(points, settings)
    limits = _limits(points[:2, in_range], settings)
    used = in_range if weights is None else in_range & (weights > 0)
    _check_count(settings, int(used.sum()), 0)
    fitted = _fit(points, weights, used, limits, settings, feedback)
    residuals = _residuals(fitted, points)
    used, fitted, residuals, rounds = _reject(fitted, residuals, points, weights, used, limits, settings, feedback)
    rms = _rms(residuals[:, used], _part(weights, used))
    means = points[:, in_range]
    mean = means[:, 0] + np.average(means - means[:, :1], 1, _part(weights, in_range))
    record = Record(
        name, fitted.linear, fitted.distortion, settings.geometry, settings.function, tuple(mean[:2].tolist()),
        tuple(mean[2:].tolist()), tuple(rms.tolist()), coordinates, crs,
    )  # fmt: skip
    covariance = _covariance(fitted, residuals[:, used], _part(weights, used))
    positions = (points[2:] - residuals).T
    shown = np.where(in_range, residuals, np.nan).T
    return GeomapFit(record, used, in_range, positions, shown, _status(fitted), rounds, covariance)


def _checked(x, y, xin, yin, weights) -> Tuple[np.ndarray, np.ndarray | None]:
    """Points (4, n) and weights (n,) as doubles."""
    columns = [np.asarray(column, float) for column in (x, y, xin, yin) + (() if weights is None else (weights,))]
    if any(column.ndim != 1 or len(column) != len(columns[0]) for column in columns):
        raise InputError("The columns of the tie points differ in length: give one value a point in each.")
    stack = np.array(columns)
    wrong = np.flatnonzero(~np.isfinite(stack).all(0))
    if len(wrong):
        rows = ", ".join(str(row + 1) for row in wrong[:5]) + (" ..." if len(wrong) > 5 else "")
        raise InputError(
            f"{len(wrong)} of {stack.shape[1]} tie points have values that are not numbers (points {rows}): correct "
            "them or leave them out."
        )
    if weights is not None and (stack[4] < 0).any():
        raise InputError(f"The weight of tie point {int((stack[4] < 0).argmax()) + 1} is negative: give 0 or more.")
    # They are relative: a power of two changes no digit, and great ones do not overflow.
    return stack[:4], None if weights is None else np.ldexp(stack[4], -np.frexp(stack[4].max(initial=0))[1])


def _in_range(points: np.ndarray, settings: FitSettings) -> np.ndarray:
    """Which points lie within the limits, those upon them too; NoPointsError for none."""
    inside = np.ones(points.shape[1], bool)
    for values, low, high in zip(points[:2], (settings.xmin, settings.ymin), (settings.xmax, settings.ymax)):
        inside &= (low is None or values >= low) & (high is None or values <= high)
    if not len(inside):
        raise NoPointsError("There are no tie points: give a list that has some.")
    if not inside.any():
        raise NoPointsError(
            f"None of the {len(inside)} tie points lies within the limits: widen xmin, xmax, ymin, ymax or leave "
            "them out."
        )
    return inside


def _limits(places: np.ndarray, settings: FitSettings) -> Limits:
    """Those given, else the extremes of the points (2, n) within them; half a unit wider where they enclose nothing."""
    found = []
    for values, low, high in zip(places, (settings.xmin, settings.ymin), (settings.xmax, settings.ymax)):
        low, high = float(values.min() if low is None else low), float(values.max() if high is None else high)
        found += [low, high] if low < high else [low - 0.5, high + 0.5]
    return tuple(found)


def _check_count(settings: FitSettings, count: int, rejected: int) -> None:
    """TooFewPointsError unless so many points can be fitted.

    After rejection, as in geomap, a distortion may lose terms (its status says so), but the linear part may not.
    """
    needed, what = geometries.LEAST_POINTS[settings.geometry], f'a "{settings.geometry}" geometry needs'
    for axis in (0, 1):
        if settings.term_count(axis) > needed and not rejected:
            xorder, yorder, xterms = settings.form(axis)
            needed = settings.term_count(axis)
            what = f"the {needed} terms of {'XY'[axis]} (orders {xorder} and {yorder}, cross terms {xterms}) need"
    if count >= needed:
        return
    are = f"{count} tie point{' is' if count == 1 else 's are'}"
    if rejected:
        raise TooFewPointsError(
            f"Only {are} left after {rejected} more were rejected, but {what} at least {needed}: raise reject above "
            f"{settings.reject:g} or lower maxiter."
        )
    raise TooFewPointsError(
        f"Only {are} of use within the limits, but {what} at least {needed}: give more points or ask for a simpler "
        "transform."
    )


def _part(weights: np.ndarray | None, chosen: np.ndarray) -> np.ndarray | None:
    return None if weights is None else weights[chosen]


def _fit(points, weights, used, limits: Limits, settings: FitSettings, feedback: Feedback) -> _Fitted:
    points, weights = points[:, used], _part(weights, used)
    line = geometries.fit_linear(settings.geometry, points, weights, feedback)
    linear = _planes(line, limits, settings)
    surfaces, solutions = [None, None], [None, None]
    forms = settings.form(0), settings.form(1)
    rests = np.array([rest - plane.value(*points[:2]) for rest, plane in zip(points[2:], linear)]) if any(forms) else ()
    for form in set(forms) - {None}:
        axes = [axis for axis in (0, 1) if forms[axis] == form]
        shape = _empty(form, limits, settings, points)
        found = solve(lambda part, shape=shape: _terms_at(shape, *points[:2, part]), rests[axes], weights, feedback)
        for axis, coefficients in zip(axes, found.coefficients):
            surfaces[axis], solutions[axis] = replace(shape, coefficients=coefficients), found
    return _Fitted(line, linear, tuple(surfaces), tuple(solutions))


def _planes(line: LinearFit, limits: Limits, settings: FitSettings) -> Tuple[Surface, Surface]:
    """The linear part in the basis asked for; "xyscale" keeps the order 1 across each axis."""
    raw = settings.function == "polynomial"
    origin, scale = ((0.0, 0.0), (1.0, 1.0)) if raw else frame(limits)
    planes = []
    for axis, (constant, slopes) in enumerate(zip(line.at(*origin), line.slopes)):
        kept = [axis] if settings.geometry == "xyscale" else [0, 1]
        coefficients = np.array([constant] + [slopes[k] * scale[k] for k in kept])
        orders = [2 if k in kept else 1 for k in (0, 1)]
        planes.append(Surface(settings.function, *orders, "none", limits, coefficients))
    return tuple(planes)


def _empty(form, limits: Limits, settings: FitSettings, points: np.ndarray) -> Surface:
    """A surface without its coefficients; powers count from the middle of the points, in units of their half width."""
    zeros = np.zeros(len(terms(*form)))
    if settings.function != "polynomial":
        return Surface(settings.function, *form, limits, zeros)
    low, high = points[:2].min(1), points[:2].max(1)
    origin, scale = frame((low[0], high[0], low[1], high[1]))
    return Surface(settings.function, *form, limits, zeros, tuple(map(float, origin)), tuple(map(float, scale)))


def _terms_at(surface: Surface, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """(number of terms, n)."""
    u, v = (x - surface.origin[0]) / surface.scale[0], (y - surface.origin[1]) / surface.scale[1]
    return design_matrix(surface.function, surface.xorder, surface.yorder, surface.xterms, u, v).T


def _residuals(fitted: _Fitted, points: np.ndarray) -> np.ndarray:
    """(2, n): input minus fitted."""
    rests = [rest - plane.value(*points[:2]) for rest, plane in zip(points[2:], fitted.linear)]
    bends = [0.0 if bent is None else bent.value(*points[:2]) for bent in fitted.distortion]
    return np.array([rest - bend for rest, bend in zip(rests, bends)])


def _reject(fitted, residuals, points, weights, used, limits, settings: FitSettings, feedback: Feedback):
    """(used, fitted, residuals, refits) once nothing exceeds the cut or maxiter is reached; rejected never returns."""
    rounds = 0
    while settings.reject is not None and rounds < settings.maxiter and used.sum() > 1:
        check_cancelled(feedback)
        cut = settings.reject * _rms(residuals[:, used], _part(weights, used))[:, None]
        cut = np.maximum(cut, _ROUNDING * np.abs(points[2:, used]).max())
        # A point of little weight is expected to lie that much farther off.
        size = np.abs(residuals) if weights is None else np.abs(residuals) * np.sqrt(weights / weights[used].mean())
        kept = used & ~(size > cut).any(0)
        if kept.sum() == used.sum():
            break
        _check_count(settings, int(kept.sum()), int(used.sum() - kept.sum()))
        used, rounds = kept, rounds + 1
        fitted = _fit(points, weights, used, limits, settings, feedback)
        residuals = _residuals(fitted, points)
    return used, fitted, residuals, rounds


def _squares(residuals: np.ndarray, weights: np.ndarray | None) -> np.ndarray:
    """Sum of squares (2,) of residuals (2, n); weights count by their ratios only."""
    return (residuals**2).sum(1) if weights is None else residuals**2 @ weights / weights.mean()


def _rms(residuals: np.ndarray, weights: np.ndarray | None) -> np.ndarray:
    """As geomap's: over n - 1 whatever was fitted, 0 for one point."""
    count = residuals.shape[1]
    return np.sqrt(_squares(residuals, weights) / (count - 1)) if count > 1 else np.zeros(2)


def _status(fitted: _Fitted) -> Tuple[str, str]:
    dropped = [one is not None and not one.independent.all() for one in fitted.solutions]
    return tuple(f"Warning singular {axis} fit." if some else f"{axis} fit ok." for axis, some in zip("XY", dropped))


def _covariance(fitted: _Fitted, residuals: np.ndarray, weights: np.ndarray | None) -> Covariance:
    shared = fitted.line.jacobian.shape[1] / 2 + 1
    ranks = np.array([shared if one is None else one.independent.sum() for one in fitted.solutions])
    spare = residuals.shape[1] - ranks
    unit = 1.0 if weights is None else weights.mean()
    variances = np.where(spare > 0, _squares(residuals, weights) * unit / np.maximum(spare, 1e-9), np.nan)
    distortion = tuple(one and variance * one.inverse for one, variance in zip(fitted.solutions, variances))
    x, y = fitted.line.moments.mean[:2].tolist()
    return Covariance(geometries.covariance(fitted.line, variances), (x, y), distortion)
