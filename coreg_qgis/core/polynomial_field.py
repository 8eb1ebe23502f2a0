"""A displacement field from a polynomial transform: geomap's general geometry, held still beyond its points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from .errors import InputError
from .fit_sample import FitSample
from .geomap.fit import fit_record
from .geomap.fit_settings import FitSettings
from .geomap.record import Record
from .geomap.surfaces import Limits

ORDERS = (3, 4, 5, 6)  # degrees 2 ... 5
_PER_TERM = 4  # points for each term at least, or the surface swings between them; half as many for the lowest order


@dataclass(frozen=True, eq=False)
class PolynomialField:
    """displacement = place - record(place), in map units; beyond the bounds the distortion keeps its border value."""

    record: Record
    bounds: Limits  # of the windows of its points

    def displacement(self, x, y) -> Tuple[np.ndarray, np.ndarray]:
        """(dx, dy) at the places."""
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        xmin, xmax, ymin, ymax = self.bounds
        within = np.clip(x, xmin, xmax), np.clip(y, ymin, ymax)
        return tuple(
            place - plane.value(x, y) - (0.0 if bent is None else bent.value(*within))
            for place, plane, bent in zip((x, y), self.record.linear, self.record.distortion)
        )


def fit_polynomial(sample: FitSample, order: int) -> PolynomialField | None:
    """Least squares with weights from the standard deviations; None where the points do not determine it."""
    terms = order * (order + 1) // 2
    if len(sample) < _PER_TERM * (terms if order > ORDERS[0] else terms / 2):
        return None
    weights = (sample.sigma / sample.sigma.min()) ** -2.0
    settings = FitSettings(xxorder=order, xyorder=order, yxorder=order, yyorder=order, calctype="double")
    try:
        found = fit_record(*sample.at.T, *(sample.at - sample.shifts).T, settings, name="displacement", weights=weights,
                           coordinates="map")  # fmt: skip
    except InputError:  # on one line, or all at one place
        return None
    bounds = tuple(limit + side * sample.window / 2 for limit, side in zip(found.record.limits, (-1, 1, -1, 1)))
    return PolynomialField(found.record, bounds)
