"""What geomap says of a fit: the summary for the screen and the results file with its list of points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from .fit import GeomapFit
from .number_text import fixed_point, general, shortened

_LIST_FORM = {"real": (9, 7), "double": (16, 14)}  # width and digits of a column
_SUMMARY_DIGITS = 7
_COLUMNS = (
    "X (reference) ", "Y (reference)", "X (input)", "Y (input)", "X (fit)", "Y (fit)", "X (residual)", "Y (residual)",
)  # fmt: skip


@dataclass(frozen=True)
class Heading:
    """Names of the list of tie points, of the transform and of the results file ("" for none)."""

    coordinates: str
    transform: str
    results: str = ""


def summary_text(heading: Heading, fit: GeomapFit) -> str:
    """For the screen: status, rms, means and the meaning of the linear part."""
    return _joined("", [*_head(heading), "Coordinate mapping status", *_summary(fit)])


def results_text(heading: Heading, fit: GeomapFit, points: np.ndarray, calctype: str) -> str:
    """A section of a results file; ``points`` (n, 4) are x, y, X, Y of every tie point that was given to the fit."""
    summary = _joined("# ", [*_head(heading), "Coordinate mapping status", *_summary(fit)])
    columns = [f"    Column {number}: {what}" for number, what in enumerate(_COLUMNS, 1)]
    return summary + _joined("# ", ["Input Coordinate Listing", *columns]) + "\n" + _listing(fit, points, calctype)


def no_points_texts(heading: Heading) -> Tuple[str, str]:
    """(screen, results file) where no tie point lies within the limits."""
    said = f"Coordinate list: {heading.coordinates} has no data in range."
    return _joined("", [*_head(heading), said]), _joined("# ", _head(heading))


def too_few_points_texts(heading: Heading) -> Tuple[str, str]:
    """(screen, results file) where the tie points do not suffice for the fit."""
    failed = f"Error fitting coordinate list: {heading.coordinates}"
    few = "Too few points for X or Y fits."
    lines = [*_head(heading), "Coordinate mapping status"]
    return (
        _joined("", [*lines, f"    {failed}", f"\t{few}"]),
        _joined("# ", [*lines, f"    # {failed}", f"    {few}"]),
    )


def _joined(prefix: str, lines: list) -> str:
    return "\n" + "".join(f"{prefix}{line}\n" for line in lines)


def _head(heading: Heading) -> list:
    return [
        f"Coordinate list: {heading.coordinates}  Transform: {heading.transform}",
        f"    Results file: {heading.results}",
    ]


def _summary(fit: GeomapFit) -> list:
    record, linear = fit.record, fit.record.linear_part
    return [
        f"    {fit.status[0]}  {fit.status[1]}",
        f"    Xin and Yin fit rms: {_pair(record.rms)}",
        "Coordinate mapping parameters",
        f"    Mean Xref and Yref: {_pair(record.reference_mean)}",
        f"    Mean Xin and Yin: {_pair(record.input_mean)}",
        f"    X and Y shift: {_pair(linear.shift)}  (xin  yin)",
        f"    X and Y scale: {_pair(linear.magnification)}  (xin / xref  yin / yref)",
        f"    X and Y axis rotation: {'  '.join(fixed_point(one, 5) for one in linear.rotation)}  (degrees  degrees)",
    ]


def _pair(values: Tuple[float, float]) -> str:
    return "  ".join(general(value, _SUMMARY_DIGITS) for value in values)


def _listing(fit: GeomapFit, points: np.ndarray, calctype: str) -> str:
    """The points within the limits in their order, INDEF for fit and residuals of those that were not used."""
    width, digits = _LIST_FORM[calctype]
    found = np.where(fit.used[:, None], np.hstack([fit.fitted, fit.residuals]), np.nan)
    rows = np.hstack([np.asarray(points, float), found])[fit.in_range].tolist()
    texts = ([shortened(general, value, digits, width).rjust(width) for value in row] for row in rows)
    pairs = ("  ".join(f"{row[k]} {row[k + 1]}" for k in range(0, len(row), 2)) for row in texts)
    return "\n".join([*pairs, "\n"])
