"""A record ready for use: both ways, with the overrides that geoxytran knows."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from math import inf
from typing import Tuple

import numpy as np

from ..errors import InputError
from .inversion import solve
from .panels import Axes, over_places
from .record import LinearPart, Record
from .surfaces import Limits, Surface

TOLERANCE = 1e-10  # of the range of the reference coordinates
GEOMETRIES_OF_USE = ("geometric", "linear")
DIRECTIONS = ("forward", "backward")
_FLAT = 1e-13  # of the product of both magnifications: a linear part that has no inverse in double precision
_PRINTED = 1e-7  # of the largest limit: geomap writes seven digits of them

Pair = Tuple[np.ndarray, np.ndarray]


class ConvergenceError(InputError):
    """Some places have no inverse."""


@dataclass(frozen=True)
class Overrides:
    """What replaces parts of a record's linear part, or makes one; None = not given. Magnifications, degrees, units.

    (xref, yref) goes to (xout, yout). A shift is added to the constant of a record and goes before xout, yout.
    """

    xref: float | None = None
    yref: float | None = None
    xmag: float | None = None
    ymag: float | None = None
    xrotation: float | None = None
    yrotation: float | None = None
    xout: float | None = None
    yout: float | None = None
    xshift: float | None = None
    yshift: float | None = None

    def __post_init__(self):
        for name, value in zip(self.__dataclass_fields__, astuple(self)):
            if value is not None and not np.isfinite(value):
                raise InputError(f"{name} is {value}: give a number, or leave it out.")

    @property
    def of_shape(self) -> Tuple[float | None, ...]:
        """(xmag, ymag, xrotation, yrotation)."""
        return self.xmag, self.ymag, self.xrotation, self.yrotation


@dataclass(frozen=True, eq=False)
class Transform:
    """X = linear[0] + distortion[0], Y = linear[1] + distortion[1] at reference coordinates (x, y).

    Coordinates are numbers or arrays of any shape; NaN stays NaN.
    """

    linear: Tuple[Surface, Surface]
    distortion: Tuple[Surface | None, Surface | None]
    limits: Limits
    _axes: Axes = field(init=False, repr=False)

    def __post_init__(self):
        object.__setattr__(self, "_axes", Axes.of(self.linear, self.distortion))

    def forward(self, x, y) -> Pair:
        """Input coordinates (X, Y), also of places outside the limits."""
        return tuple(over_places(self._axes.value, x, y))

    def backward(self, x, y, tolerance: float = TOLERANCE, strict: bool = True) -> Pair:
        """Reference coordinates of input coordinates, by Newton's method from the inverse of the linear part.

        The last step is shorter than ``tolerance`` times the range of the limits. A place without an inverse raises
        ConvergenceError, or is NaN where not ``strict``. InputError where the linear part has no inverse at all.
        """
        linear = _Plane.of(self.linear)
        if self.distortion == (None, None):
            compute = linear.inverse
        else:
            xmin, xmax, ymin, ymax = self.limits
            nearest = tolerance * (xmax - xmin), tolerance * (ymax - ymin)
            jet, rounding = self._axes.value_and_slopes(), self._axes.rounding(self.limits)

            def compute(x, y):
                return solve(jet, np.array([x, y]), linear.inverse(x, y), nearest, rounding, linear.determinant)

        found = over_places(compute, x, y)
        if strict:
            self._check_found(found, x, y, tolerance)
        return tuple(found)

    def covers(self, x, y) -> np.ndarray:
        """Whether reference coordinates lie within the limits of the fit, as exactly as seven digits tell them."""
        xmin, xmax, ymin, ymax = self.limits
        x, y = np.asarray(x, float), np.asarray(y, float)
        if not np.isfinite(self.limits).all():
            return np.isfinite(x) & np.isfinite(y)
        wide, high = _PRINTED * max(abs(xmin), abs(xmax)), _PRINTED * max(abs(ymin), abs(ymax))
        return (x >= xmin - wide) & (x <= xmax + wide) & (y >= ymin - high) & (y <= ymax + high)

    def _check_found(self, found: np.ndarray, x, y, tolerance: float) -> None:
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        lost = np.flatnonzero((np.isnan(found).any(axis=0) & np.isfinite(x) & np.isfinite(y)).ravel())
        if len(lost):
            xmin, xmax, ymin, ymax = self.limits
            first = lost[0]
            raise ConvergenceError(
                f"{len(lost)} of {x.size} places have no inverse within {tolerance:g} of the range, the first one is "
                f"number {first + 1} at {x.ravel()[first]:.10g} {y.ravel()[first]:.10g}: the transform folds there; "
                f"leave places out that are far from the limits x {xmin:.10g} ... {xmax:.10g}, "
                f"y {ymin:.10g} ... {ymax:.10g} of the reference, or use the linear part alone."
            )


@dataclass(frozen=True)
class RecordDisplacement:
    """A transform as a displacement field: (dx, dy) that takes a place to where the transform has it."""

    transform: Transform
    direction: str = "forward"

    def __post_init__(self):
        _check_word("direction", self.direction, DIRECTIONS)

    def displacement(self, x, y) -> Pair:
        """(dx, dy) in the units of the coordinates; NaN where there is no inverse."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        if self.direction == "forward":
            moved = self.transform.forward(x, y)
        else:
            moved = self.transform.backward(x, y, strict=False)
        return moved[0] - x, moved[1] - y


def transform_of(record: Record | None, overrides: Overrides = Overrides(), geometry: str = "geometric") -> Transform:
    """The transform of a record, or of the overrides alone; "linear" leaves the distortion out."""
    _check_word("geometry", geometry, GEOMETRIES_OF_USE)
    if record is None:
        plane = _plane_alone(overrides)
        return Transform(plane.surfaces(), (None, None), plane.limits)
    if max(order for surface in record.linear for order in (surface.xorder, surface.yorder)) > 2:
        raise InputError(f'The linear part of the record "{record.name}" has an order above 2: fit it again.')
    bent = record.distortion if geometry == "geometric" else (None, None)
    if all(value is None for value in astuple(overrides)):
        return Transform(record.linear, bent, record.limits)
    return Transform(_plane_over(record, overrides).surfaces(), bent, record.limits)


@dataclass(frozen=True)
class _Plane:
    """A linear part whose constants a, d are the values at ``centre``."""

    part: LinearPart
    centre: Tuple[float, float] = (0.0, 0.0)
    limits: Limits = (-inf, inf, -inf, inf)

    @classmethod
    def of(cls, linear: Tuple[Surface, Surface]) -> _Plane:
        """About the origin of the x surface; that of powers is the origin of the coordinates, as IRAF has it."""
        centre = linear[0].origin if linear[0].function != "polynomial" else (0.0, 0.0)
        rows = [(float(s.value(*centre)), *map(float, s.gradient(*centre))) for s in linear]
        return cls(LinearPart(*rows[0], *rows[1]), centre, linear[0].limits)

    @property
    def determinant(self) -> float:
        """By how much areas grow; InputError where they vanish."""
        p = self.part
        found = p.b * p.f - p.c * p.e
        if not abs(found) > _FLAT * np.prod(p.magnification):
            raise InputError(
                f"The linear part with the slopes {p.b:g} {p.c:g} and {p.e:g} {p.f:g} takes the plane to a line and "
                "has no inverse: use the transform forward, or give magnifications that are not 0 and axes that differ."
            )
        return found

    def inverse(self, x, y) -> np.ndarray:
        """(2, n)."""
        p, determinant = self.part, self.determinant
        du, dv = x - p.a, y - p.d
        found = np.array([p.f * du - p.c * dv, p.b * dv - p.e * du]) / determinant
        return found + np.array([self.centre]).T

    def surfaces(self) -> Tuple[Surface, Surface]:
        """As powers that count from the centre."""
        rows = np.array(astuple(self.part)).reshape(2, 3)
        return tuple(Surface("polynomial", 2, 2, "none", self.limits, row, self.centre) for row in rows)

    def moved(self, overrides: Overrides, reference: Tuple[float, float], constant: Tuple[float, float]) -> _Plane:
        """With the shift added, or else the reference taken to the output, or else the ``constant``."""
        shift, out = (overrides.xshift, overrides.yshift), (overrides.xout, overrides.yout)
        offset = [place - middle for place, middle in zip(reference, self.centre)]
        found = list(constant)
        for axis, (s, t) in enumerate(((self.part.b, self.part.c), (self.part.e, self.part.f))):
            if shift[axis] is not None:
                found[axis] += shift[axis]
            elif out[axis] is not None:
                found[axis] = out[axis] - (s * offset[0] + t * offset[1])
        p = self.part
        return _Plane(LinearPart(found[0], p.b, p.c, found[1], p.e, p.f), self.centre, self.limits)


def _plane_alone(overrides: Overrides) -> _Plane:
    """Here the coordinates turn: the angles are opposite to those of a record."""
    magnification = _given(overrides.xmag, 1.0), _given(overrides.ymag, 1.0)
    rotation = -_given(overrides.xrotation, 0.0), -_given(overrides.yrotation, 0.0)
    plane = _Plane(LinearPart.of((0.0, 0.0), magnification, rotation))
    return plane.moved(overrides, (_given(overrides.xref, 0.0), _given(overrides.yref, 0.0)), (0.0, 0.0))


def _plane_over(record: Record, overrides: Overrides) -> _Plane:
    """A new shape turns about the origin of the powers, or about the middle of the limits in the other bases."""
    plane, xmin, xmax, ymin, ymax = _Plane.of(record.linear), *record.limits
    constant = plane.part.a, plane.part.d
    if any(value is not None for value in overrides.of_shape):
        part = record.linear_part
        stored = dict(record.stored or ())
        names = ("xmag", "ymag", "xrotation", "yrotation")
        old = [stored.get(name, value) for name, value in zip(names, (*part.magnification, *part.rotation))]
        xmag, ymag, xrotation, yrotation = map(_given, overrides.of_shape, old)
        plane = _Plane(LinearPart.of(constant, (xmag, ymag), (xrotation, yrotation)), plane.centre, plane.limits)
    middle = _given(overrides.xref, (xmin + xmax) / 2), _given(overrides.yref, (ymin + ymax) / 2)
    return plane.moved(overrides, middle, constant)


def _given(value: float | None, default: float) -> float:
    return default if value is None else float(value)


def _check_word(what: str, given: str, known: Tuple[str, ...]) -> None:
    if given not in known:
        raise InputError(f'There is no {what} "{given}": give {" or ".join(known)}.')
