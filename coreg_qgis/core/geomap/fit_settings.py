"""What a fit is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Tuple

from ..errors import InputError
from .record import GEOMETRIES
from .surfaces import CROSS_TERMS, FUNCTIONS, MOST_ORDER, terms

CALCTYPES = ("real", "double")
LEAST_ORDER = 2
_CHOICES = {
    "geometry": GEOMETRIES, "function": FUNCTIONS, "xxterms": CROSS_TERMS, "yxterms": CROSS_TERMS,
    "calctype": CALCTYPES,
}  # fmt: skip


@dataclass(frozen=True)
class FitSettings:
    """The parameters of geomap, by their names there; InputError for what cannot be.

    Orders and cross terms matter to "general" only. A limit of None is that of the points; ``reject`` of None, or no
    ``maxiter``, rejects nothing. All is computed in double; ``calctype`` says with how many digits it is written.
    """

    geometry: str = "general"
    function: str = "polynomial"
    xxorder: int = 2
    xyorder: int = 2
    yxorder: int = 2
    yyorder: int = 2
    xxterms: str = "half"
    yxterms: str = "half"
    maxiter: int = 0
    reject: float | None = 3.0
    xmin: float | None = None
    xmax: float | None = None
    ymin: float | None = None
    ymax: float | None = None
    calctype: str = "real"

    def __post_init__(self):
        for name, known in _CHOICES.items():
            if getattr(self, name) not in known:
                raise InputError(
                    f'There is no {name} "{getattr(self, name)}" of a fit: give one of {", ".join(known)}.'
                )
        for name in ("xxorder", "xyorder", "yxorder", "yyorder"):
            order = getattr(self, name)
            if int(order) != order or not LEAST_ORDER <= order <= MOST_ORDER:
                raise InputError(
                    f"The {name} {order} cannot be fitted: give a whole number from {LEAST_ORDER} to {MOST_ORDER}."
                )
        if int(self.maxiter) != self.maxiter or self.maxiter < 0:
            raise InputError(f"{self.maxiter} rounds of rejection are impossible: give maxiter 0 or more.")
        if self.reject is not None and not self.reject > 0:
            raise InputError(f"Points cannot be rejected beyond {self.reject} sigma: give a reject greater than 0.")
        for axis in "xy":
            self._check_limits(axis)

    def _check_limits(self, axis: str) -> None:
        low, high = getattr(self, axis + "min"), getattr(self, axis + "max")
        for limit in (low, high):
            if limit is not None and not isfinite(limit):
                raise InputError(f"The limit {limit} of {axis} is not a number: give a number or leave it out.")
        if low is not None and high is not None and low > high:
            raise InputError(
                f"The {axis}min {low:.15g} is greater than the {axis}max {high:.15g}, so that no point lies between "
                "them: exchange the two."
            )

    def form(self, axis: int) -> Tuple[int, int, str] | None:
        """(xorder, yorder, cross terms) of the distortion of X (0) or Y (1); None where the fit has none."""
        xorder, yorder, xterms = (
            (self.xxorder, self.xyorder, self.xxterms),
            (self.yxorder, self.yyorder, self.yxterms),
        )[axis]
        bent = self.geometry == "general" and (max(xorder, yorder) > 2 or xterms == "full")
        return (int(xorder), int(yorder), xterms) if bent else None

    def term_count(self, axis: int) -> int:
        """Terms of the distortion of an axis, 0 for none."""
        form = self.form(axis)
        return len(terms(*form)) if form else 0
