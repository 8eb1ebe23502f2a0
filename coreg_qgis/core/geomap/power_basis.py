"""Exact change of the place and the unit from which the powers of a polynomial surface count.

Databases hold powers of raw coordinates. Those of coordinates in the millions cancel to many digits, so the change is
made in rational numbers and rounded once, at the end.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Sequence, Tuple

import numpy as np

from ..errors import InputError
from .surfaces import Surface, terms

RAW = ((0.0, 0.0), (1.0, 1.0))  # origin and scale of the powers in a database


def raw(surface: Surface) -> Surface:
    """The same surface in powers of x and y themselves; the surface itself where it has no powers."""
    return rebased(surface, *RAW) if surface.function == "polynomial" else surface


def rebased(surface: Surface, origin: Tuple[float, float], scale: Tuple[float, float]) -> Surface:
    """The same polynomial in powers of (x - origin_x) / scale_x and (y - origin_y) / scale_y.

    InputError for other functions, and where a coefficient cannot be held by a floating point number.
    """
    if surface.function != "polynomial":
        raise InputError(f"A {surface.function} surface counts from the middle of its limits and cannot be moved.")
    if (tuple(surface.origin), tuple(surface.scale)) == (tuple(origin), tuple(scale)):
        return surface
    degrees = terms(surface.xorder, surface.yorder, surface.xterms)
    table = [[Fraction(0)] * surface.xorder for _ in range(surface.yorder)]
    for (i, j), value in zip(degrees, surface.coefficients):
        table[j][i] = Fraction(float(value))
    (ox, sx), (oy, sy) = (_change(*axis) for axis in zip(surface.origin, surface.scale, origin, scale))
    rows = [_moved(row, ox, sx) for row in table]
    columns = [_moved(column, oy, sy) for column in zip(*rows)]
    try:
        values = np.array([float(columns[i][j]) for i, j in degrees])
    except OverflowError:
        raise InputError(
            "A coefficient of the polynomial is too great for a floating point number: choose a lower order."
        ) from None
    return replace(surface, coefficients=values, origin=tuple(origin), scale=tuple(scale))


def _change(origin: float, scale: float, new_origin: float, new_scale: float) -> Tuple[Fraction, Fraction]:
    """(shift, factor) with u = shift + factor w for the old u and the new w."""
    unit = Fraction(scale)
    return (Fraction(new_origin) - Fraction(origin)) / unit, Fraction(new_scale) / unit


def _moved(powers: Sequence[Fraction], shift: Fraction, factor: Fraction) -> list:
    """Coefficients in w of a polynomial in u = shift + factor w (synthetic division, Horner)."""
    found = list(powers)
    for first in range(len(found) - 1):
        for k in range(len(found) - 2, first - 1, -1):
            found[k] += shift * found[k + 1]
    return [value * factor**k for k, value in enumerate(found)]
