"""What the report of a transform says beyond its record: points by their fate, standard errors, reach, folds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Tuple

import numpy as np

from ..core.geomap.fit import GeomapFit
from ..core.geomap.geometries import PARAMETERS

Pair = Tuple[float, float]
_GRID = 21  # places along a side of the limits
_SLOPES = (1, 2, 4, 5)  # of the covariance of the linear part
_NMAD = 1.4826  # makes the median of absolute deviations that of a normal distribution's sigma
_FEWEST_NEIGHBOURS = 30
_SYMBOLS = {"deg": "\u00b0", "degrees": "\u00b0"}
_ROUNDING = 1e-13  # of the coordinates: residuals below it are none


@dataclass(frozen=True, eq=False)
class FittedRecord:
    """A record and the tie points (n, 4) x, y, X, Y that were given to its fit, in the order of the fit."""

    name: str
    fit: GeomapFit
    points: np.ndarray
    map_unit: str = ""  # of map coordinates: "m", "deg" or other symbols, "" = not known
    weights: np.ndarray | None = None  # (n,), where the fit had some

    @property
    def reference_unit(self) -> str:
        """Symbol of the unit of x, y."""
        symbol = _SYMBOLS.get(self.map_unit, self.map_unit)
        return {"map": symbol, "mixed": symbol, "pixel": "px"}.get(self.fit.record.coordinates, "")

    @property
    def input_unit(self) -> str:
        """Symbol of the unit of X, Y."""
        return "px" if self.fit.record.coordinates == "mixed" else self.reference_unit

    @property
    def rejected(self) -> np.ndarray:
        """Points (n,) that the fit has thrown out, without those that had no weight to begin with."""
        out = self.fit.in_range & ~self.fit.used
        return out if self.weights is None else out & (np.asarray(self.weights, float) > 0)

    @property
    def exact(self) -> np.ndarray:
        """(2,) whether nothing but rounding is left of an axis at the points that were used."""
        rounding = _ROUNDING * np.abs(self.points[self.fit.used, 2:]).max(0)
        return np.abs(self.fit.residuals[self.fit.used]).max(0) <= rounding

    @property
    def all_residuals(self) -> np.ndarray:
        """(n, 2), 0 in place of rounding, NaN outside the limits."""
        found = self.fit.residuals.copy()
        found[np.ix_(self.fit.used, self.exact)] = 0
        return found

    @property
    def residuals(self) -> np.ndarray:
        """(n used, 2) of the points that were used, 0 in place of rounding."""
        return self.all_residuals[self.fit.used]

    @property
    def rms(self) -> Pair:
        """As the record has it (over n - 1), 0 in place of rounding."""
        return tuple(0.0 if none else one for one, none in zip(self.fit.record.rms, self.exact))

    @property
    def scatter(self) -> Pair:
        """Robust deviation of the residuals (NMAD)."""
        left = self.residuals
        return tuple((_NMAD * np.median(np.abs(left - np.median(left, 0)), 0)).tolist())

    @property
    def largest(self) -> Pair:
        """The largest residual of the points that were used."""
        return tuple(np.abs(self.residuals).max(0).tolist())


def spare_points(fit: GeomapFit) -> Pair:
    """Degrees of freedom of each axis: points less coefficients, half a point for one that both axes share."""
    found = []
    for axis, surface in enumerate(fit.record.distortion):
        count = PARAMETERS[fit.record.geometry] / 2
        if surface is not None:
            count = len(surface.coefficients) - len(dropped_terms(fit, axis))
        found.append(float(fit.used.sum()) - count)
    return tuple(found)


def dropped_terms(fit: GeomapFit, axis: int) -> np.ndarray:
    """Which coefficients of a distortion the points do not determine."""
    surface = fit.record.distortion[axis]
    if surface is None or not fit.status[axis].startswith("Warning"):
        return np.zeros(0, int)
    return np.flatnonzero(surface.coefficients == 0)


@dataclass(frozen=True)
class LinearErrors:
    """1-sigma of what the linear part means; NaN where no point is left over to tell. Degrees."""

    magnification: Pair
    rotation: Pair
    skew: float


def linear_errors(fit: GeomapFit) -> LinearErrors:
    """From the covariance of the slopes, to first order."""
    part = fit.record.linear_part
    (xmag, ymag), matrix = part.magnification, fit.covariance.linear[np.ix_(_SLOPES, _SLOPES)]
    if not (xmag > 0 and ymag > 0):
        return LinearErrors((math.nan, math.nan), (math.nan, math.nan), math.nan)
    turn_x = np.array([part.e, 0, -part.b, 0]) / xmag**2
    turn_y = np.array([0, part.f, 0, -part.c]) / ymag**2
    rows = [
        np.array([part.b, 0, part.e, 0]) / xmag, np.array([0, part.c, 0, part.f]) / ymag,
        np.degrees(turn_x), np.degrees(turn_y), np.degrees(turn_y - turn_x),
    ]  # fmt: skip
    sigma = [math.sqrt(max(_variance(row, matrix), 0.0)) for row in rows]
    return LinearErrors(tuple(sigma[:2]), tuple(sigma[2:4]), sigma[4])


def _variance(row: np.ndarray, matrix: np.ndarray) -> float:
    """Of a sum; an unknown variance counts only where it has a part."""
    shares = np.outer(row, row)
    return float(np.where(shares == 0, 0, shares * matrix).sum())


def shift_at_centre(fit: GeomapFit) -> Tuple[Pair, Pair]:
    """Reference minus input at the middle of the used points: (shift, its 1-sigma)."""
    x, y = fit.covariance.centre
    there, sigma = fit.record.forward(x, y), fit.uncertainty(x, y)
    return (x - float(there[0]), y - float(there[1])), (float(sigma[0]), float(sigma[1]))


@dataclass(frozen=True, eq=False)
class Reach:
    """How the transform behaves within its limits: 1-sigma (X, Y) of the surface, and whether it folds."""

    middling: Pair  # median over the limits
    worst: Pair
    folds: bool


def reach(fit: GeomapFit) -> Reach:
    """Over a lattice on the limits."""
    xmin, xmax, ymin, ymax = fit.record.limits
    x, y = np.meshgrid(np.linspace(xmin, xmax, _GRID), np.linspace(ymin, ymax, _GRID))
    sigma = np.array(fit.uncertainty(x, y)).reshape(2, -1)
    slopes = np.array([_slopes(fit, axis, x, y) for axis in (0, 1)])
    area = slopes[0, 0] * slopes[1, 1] - slopes[0, 1] * slopes[1, 0]
    folds = bool(area.min() <= 0 <= area.max())
    return Reach(tuple(np.median(sigma, 1).tolist()), tuple(sigma.max(1).tolist()), folds)


def _slopes(fit: GeomapFit, axis: int, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """(2, ...) by x and y."""
    surfaces = fit.record.linear[axis], fit.record.distortion[axis]
    return sum(np.array(one.gradient(x, y)) for one in surfaces if one is not None)


def covered_share(record: FittedRecord) -> float:
    """Share of the limits that the convex hull of the used points surrounds."""
    from shapely.geometry import MultiPoint

    xmin, xmax, ymin, ymax = record.fit.record.limits
    places = (record.points[record.fit.used, :2] - (xmin, ymin)) / (xmax - xmin, ymax - ymin)
    return float(MultiPoint(places).convex_hull.area)


def alike_neighbours(record: FittedRecord) -> float:
    """Correlation of the residuals of neighbouring points, NaN for few points or where nothing is left."""
    from scipy.spatial import cKDTree

    left = record.residuals
    if len(left) < _FEWEST_NEIGHBOURS or record.exact.any():
        return math.nan
    places = record.points[record.fit.used, :2]
    nearest = cKDTree(places).query(places, 2)[1][:, 1]
    scaled = left / np.maximum(np.sqrt((left**2).mean(0)), 1e-300)
    return float((scaled * scaled[nearest]).mean())


def residuals_on_reference(record: FittedRecord) -> np.ndarray | None:
    """(n, 2): what would still have to be added after the transform, to first order; None where it has no inverse.

    The residual, taken back to the reference, is how far the transformed input lies beyond its place.
    """
    part = record.fit.record.linear_part
    slopes = np.array([[part.b, part.c], [part.e, part.f]])
    if not abs(np.linalg.det(slopes)) > 1e-13 * np.prod(part.magnification):
        return None
    return -np.linalg.solve(slopes, record.all_residuals.T).T
