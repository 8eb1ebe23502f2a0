"""One axis of a transform: a polynomial surface z(x, y) in one of three bases, its terms and its derivatives.

Order n means the degrees 0 ... n - 1. Term (i, j) is B_i(u) B_j(v) with u = (x - origin_x) / scale_x and v alike; terms
are stored with j outermost and i fastest, as IRAF's gsurfit does (math/gsurfit, help page ``gsinit``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Tuple

import numpy as np

from ..errors import InputError

FUNCTIONS = ("chebyshev", "legendre", "polynomial")  # codes 1, 2, 3 of a database
CROSS_TERMS = ("none", "full", "half")  # codes 0, 1, 2
MOST_ORDER = 40
_CHUNK = 1 << 12  # places whose basis is held at once, in the cache

Limits = Tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Surface:
    """z(x, y); ``limits`` (xmin, xmax, ymin, ymax) say where it was fitted, it can be evaluated anywhere.

    Chebyshev and Legendre polynomials take the limits to -1 ... 1. The powers of a polynomial count from ``origin`` in
    units of ``scale``, so that those of coordinates in the millions stay exact; (0, 0) and (1, 1) is IRAF's own form.
    """

    function: str
    xorder: int
    yorder: int
    xterms: str
    limits: Limits
    coefficients: np.ndarray  # (number of terms,)
    origin: Tuple[float, float] = (0.0, 0.0)
    scale: Tuple[float, float] = (1.0, 1.0)

    def __post_init__(self):
        check_form(self.function, self.xorder, self.yorder, self.xterms)
        count = len(terms(self.xorder, self.yorder, self.xterms))
        if np.shape(self.coefficients) != (count,):
            given = np.size(self.coefficients)
            raise InputError(f"A surface of {count} terms has {given} coefficients: give one for each term.")
        if self.function != "polynomial":
            origin, scale = frame(self.limits)
            object.__setattr__(self, "origin", origin)
            object.__setattr__(self, "scale", scale)

    def value(self, x, y) -> np.ndarray:
        """Height at places of any shape."""
        return self._over_chunks(x, y, (self._sum,))[0]

    def gradient(self, x, y) -> Tuple[np.ndarray, np.ndarray]:
        """(dz/dx, dz/dy)."""
        return self._over_chunks(x, y, (self._slope_x, self._slope_y))

    def _over_chunks(self, x, y, wanted) -> tuple:
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        shape, x, y = x.shape, x.ravel(), y.ravel()
        found = tuple(np.empty(x.size) for _ in wanted)
        slopes = len(wanted) > 1
        for start in range(0, x.size, _CHUNK):
            part = slice(start, start + _CHUNK)
            u, v = (x[part] - self.origin[0]) / self.scale[0], (y[part] - self.origin[1]) / self.scale[1]
            across, down = (basis(self.function, n, w, slopes) for n, w in ((self.xorder, u), (self.yorder, v)))
            for result, one in zip(found, wanted):
                result[part] = one(across, down)
        return tuple(result.reshape(shape) for result in found)

    def _sum(self, across, down) -> np.ndarray:
        return _contract(self.table(), across[0], down[0])

    def _slope_x(self, across, down) -> np.ndarray:
        return _contract(self.table(), across[1], down[0]) / self.scale[0]

    def _slope_y(self, across, down) -> np.ndarray:
        return _contract(self.table(), across[0], down[1]) / self.scale[1]

    def table(self) -> np.ndarray:
        """Coefficients (xorder, yorder), zero for terms that are left out."""
        table = np.zeros((self.xorder, self.yorder))
        i, j = terms(self.xorder, self.yorder, self.xterms).T
        table[i, j] = self.coefficients
        return table


def frame(limits: Limits) -> Tuple[Tuple[float, float], Tuple[float, float]]:
    """(origin, scale) that take limits to -1 ... 1. InputError where they enclose nothing."""
    xmin, xmax, ymin, ymax = limits
    if not (np.isfinite(limits).all() and xmax > xmin and ymax > ymin):
        raise InputError(
            f"The limits x {xmin:g} ... {xmax:g}, y {ymin:g} ... {ymax:g} enclose no area: give each upper limit "
            "greater than the lower one."
        )
    return ((xmin + xmax) / 2, (ymin + ymax) / 2), ((xmax - xmin) / 2, (ymax - ymin) / 2)


def check_form(function: str, xorder: int, yorder: int, xterms: str) -> None:
    """InputError unless a surface can have this form."""
    for value, known, what in ((function, FUNCTIONS, "function"), (xterms, CROSS_TERMS, "kind of cross terms")):
        if value not in known:
            raise InputError(f'There is no {what} "{value}": give one of {", ".join(known)}.')
    for order in (xorder, yorder):
        if not 1 <= order <= MOST_ORDER:
            raise InputError(f"The order {order} of a surface cannot be used: give 1 to {MOST_ORDER}.")


@lru_cache(maxsize=64)
def terms(xorder: int, yorder: int, xterms: str) -> np.ndarray:
    """Int (n, 2): the degrees (i, j) of each term in the order of the coefficients; read-only."""
    most = {"none": 0, "half": max(xorder, yorder) - 1, "full": xorder + yorder}[xterms]
    kept = [(i, j) for j in range(yorder) for i in range(xorder) if i + j <= most or (xterms == "none" and not i * j)]
    found = np.array(kept)
    found.flags.writeable = False
    return found


def basis(function: str, order: int, u: np.ndarray, slopes: bool = False) -> Tuple[np.ndarray, np.ndarray | None]:
    """B_0 ... B_(order - 1) at u, (order, n), and their derivatives by u (None unless asked for)."""
    values = np.empty((order, len(u)))
    values[0] = 1
    derived = np.zeros((order, len(u))) if slopes else None
    if order > 1:
        values[1] = u
    if order > 1 and slopes:
        derived[1] = 1
    for k in range(2, order):
        a, b = {"polynomial": (1, 0), "chebyshev": (2, 1), "legendre": ((2 * k - 1) / k, (k - 1) / k)}[function]
        np.multiply(u, values[k - 1], out=values[k])
        if b:
            values[k] *= a
            values[k] -= values[k - 2] if b == 1 else b * values[k - 2]
        if slopes:
            derived[k] = a * (values[k - 1] + u * derived[k - 1]) - b * derived[k - 2]
    return values, derived


def design_matrix(function: str, xorder: int, yorder: int, xterms: str, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """(n, number of terms): each term at the normalised places (n,)."""
    i, j = terms(xorder, yorder, xterms).T
    return (basis(function, xorder, u)[0][i] * basis(function, yorder, v)[0][j]).T


def _contract(table: np.ndarray, across: np.ndarray, down: np.ndarray) -> np.ndarray:
    return np.einsum("jn,jn->n", table.T @ across, down)
