"""Tables of a transform: what its linear part means, how it was fitted, its coefficients with their errors."""

from __future__ import annotations

import math
from typing import Callable, Iterator, List, Sequence, Tuple

import numpy as np

from ..core.geomap.surfaces import Surface, terms
from . import html
from .numbers import NONE, count
from .transform_facts import FittedRecord, linear_errors, shift_at_centre

Translate = Callable[[str], str]
Row = Tuple[str, Sequence[str]]
PLUS_MINUS = " \u00b1 "
_MOST_DECIMALS = 12
_NO_ANGLE = 1e-12  # degrees: rounding
_TINY = 1e-5  # written with a power of ten
_POWERS = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")


def measured(value: float, sigma: float = math.nan, unit: str = "") -> str:
    """A number with its standard error, to the second digit of that; seven digits where there is none."""
    if not math.isfinite(value):
        return NONE
    decimals = 1 - math.floor(math.log10(sigma)) if math.isfinite(sigma) and sigma > 0 else None
    if decimals is None:
        text = plain(value)
    elif decimals > _MOST_DECIMALS:
        text = f"{value:.12g}{PLUS_MINUS}{sigma:.1e}"
    else:
        places = max(decimals, 0)
        text = f"{value:.{places}f}{PLUS_MINUS}{sigma:.{places}f}"
    return _with_unit(text.replace("-", "\u2212"), unit)


def plain(value: float, unit: str = "", digits: int = 7) -> str:
    """So many digits, or three decimals where that is more."""
    if not math.isfinite(value):
        return NONE
    text = f"{value:.3f}" if abs(value) >= 10.0 ** (digits - 3) else f"{value:.{digits}g}"
    return _with_unit(text.replace("-", "\u2212"), unit)


def place(value: float, unit: str = "") -> str:
    """A coordinate: ten digits, so that degrees tell millimetres."""
    return plain(value, unit, 10)


def short(value: float, unit: str = "") -> str:
    """Three digits that count, without a power of ten unless the number is tiny."""
    if not math.isfinite(value):
        return NONE
    size = abs(value)
    if size == 0:
        text = "0"
    elif size < _TINY:
        text = f"{value:.2e}"
    else:
        text = f"{value:.{max(0, 2 - math.floor(math.log10(size)))}f}"
    return _with_unit(text.replace("-", "\u2212"), unit)


def _with_unit(text: str, unit: str) -> str:
    return f"{text}{unit}" if unit == "\u00b0" else f"{text} {unit}".rstrip()


def magnification_unit(record: FittedRecord) -> str:
    """Of input for one of reference, "" where both are the same."""
    same = record.input_unit == record.reference_unit
    return "" if same else f"{record.input_unit}/{record.reference_unit or '1'}"


def signed_rotation(record: FittedRecord) -> Tuple[float, float]:
    """The rotation of both axes from -180 to 180 degrees."""
    return tuple(_angle(one - 360 if one > 180 else one) for one in record.fit.record.linear_part.rotation)


def skew(record: FittedRecord) -> float:
    """By how much the axes depart from 90 degrees."""
    return _angle(record.fit.record.linear_part.skew)


def _angle(degrees: float) -> float:
    return 0.0 if abs(degrees) < _NO_ANGLE else degrees


def parameters(record: FittedRecord, tr: Translate) -> str:
    """What the linear part means, by axis, with standard errors."""
    fit, unit = record.fit, record.input_unit
    part, errors = fit.record.linear_part, linear_errors(fit)
    rows: List[Row] = []
    if fit.record.coordinates != "mixed":
        shift, sigma = shift_at_centre(fit)
        rows.append(("", [tr("Shift at the middle of the points"), *_pair(shift, sigma, unit)]))
    scale = magnification_unit(record)
    rows.append(("", [tr("Magnification"), *_pair(part.magnification, errors.magnification, scale)]))
    if fit.record.coordinates == "mixed":
        sizes = [1 / m if m > 0 else math.nan for m in part.magnification]
        sigmas = [s * size**2 for s, size in zip(errors.magnification, sizes)]
        rows.append(("", [tr("Size of a pixel"), *_pair(sizes, sigmas, record.reference_unit)]))
    turns = signed_rotation(record)
    rows.append(("", [tr("Rotation of the axis"), *_pair(turns, errors.rotation, "\u00b0")]))
    rows.append(("", [tr("Skew"), measured(skew(record), errors.skew, "\u00b0"), ""]))
    rows.append(("", [tr("Mirrored"), tr("yes") if part.mirrored else tr("no"), ""]))
    iraf = [tr("As in IRAF: shift of the origin"), *(plain(one, unit) for one in part.shift)]
    rows.append(("first", iraf))
    rows.append(("", [tr("As in IRAF: rotation, 0 to 360\u00b0"), *(plain(one, "\u00b0") for one in part.rotation)]))
    return html.table([tr("Linear part"), "X", "Y"], rows, text_columns=(0,))


def _pair(values, sigmas, unit: str) -> List[str]:
    return [measured(value, sigma, unit) for value, sigma in zip(values, sigmas)]


def residual_table(record: FittedRecord, tr: Translate) -> str:
    """How far the used points lie from the fit, by axis."""
    unit, rms = record.input_unit, record.rms
    rows = [
        (tr("RMS (over n \u2212 1, as IRAF has it)"), rms),
        (tr("Robust deviation (NMAD)"), record.scatter),
        (tr("Largest residual"), record.largest),
    ]
    lines = [("", [name, *(short(one, unit) for one in values)]) for name, values in rows]
    return html.table([tr("Residuals of the used points"), "X", "Y"], lines, text_columns=(0,))


def fit_facts(record: FittedRecord, tr: Translate) -> str:
    """How it was fitted."""
    fit = record.fit
    xmin, xmax, ymin, ymax = fit.record.limits
    unit = record.reference_unit
    forms = [_form(surface) for surface in fit.record.distortion]
    pairs = [
        (tr("Geometry"), fit.record.geometry),
        (tr("Function"), fit.record.function),
        (tr("Distortion of X"), forms[0] or tr("none")),
        (tr("Distortion of Y"), forms[1] or tr("none")),
        (tr("Status"), "  ".join(fit.status)),
        (tr("Points"), _points(record, tr)),
        (tr("Limits of x"), f"{place(xmin)} \u2026 {place(xmax, unit)}"),
        (tr("Limits of y"), f"{place(ymin)} \u2026 {place(ymax, unit)}"),
        (tr("Mean of the reference coordinates"), ", ".join(map(place, fit.record.reference_mean))),
        (tr("Mean of the input coordinates"), ", ".join(map(place, fit.record.input_mean))),
        (tr("Coordinates"), _coordinates(record, tr)),
    ]
    return html.pairs_table(pairs)


def _form(surface: Surface | None) -> str:
    if surface is None:
        return ""
    return f"xorder {surface.xorder}, yorder {surface.yorder}, xterms {surface.xterms}"


def _points(record: FittedRecord, tr: Translate) -> str:
    fit = record.fit
    text = tr("{all} given, {inside} within the limits, {used} used, {rejected} rejected in {rounds} refits")
    return text.format(
        all=count(len(record.points)), inside=count(fit.in_range.sum()), used=count(fit.used.sum()),
        rejected=count(record.rejected.sum()), rounds=fit.rounds,
    )  # fmt: skip


def _coordinates(record: FittedRecord, tr: Translate) -> str:
    kind, crs = record.fit.record.coordinates, record.fit.record.crs
    text = {
        "map": tr("map coordinates"), "pixel": tr("columns and lines, the centre of the first pixel is 1, 1"),
        "mixed": tr("map coordinates of the reference, columns and lines of the input"), "unknown": tr("not stated"),
    }[kind]  # fmt: skip
    return f"{text} ({crs.splitlines()[0][:60]})" if crs else text


def coefficients(record: FittedRecord, level: int, tr: Translate) -> Iterator[str]:
    """Linear part about the middle of the points and distortion in its own basis, with standard errors."""
    fit = record.fit
    part, (x, y) = fit.record.linear_part, fit.covariance.centre
    constants = [float(surface.value(x, y)) for surface in fit.record.linear]
    sigma = np.sqrt(np.maximum(np.diag(fit.covariance.linear), 0))
    yield html.heading(tr("Coefficients"), level)
    values = [constants[0], part.b, part.c], [constants[1], part.e, part.f]
    names = ("1", "x \u2212 x\u2080", "y \u2212 y\u2080")
    rows = [
        ("", [name, *(measured(values[axis][k], sigma[3 * axis + k]) for axis in (0, 1))])
        for k, name in enumerate(names)
    ]
    yield html.table([tr("Linear part, term"), "X", "Y"], rows, text_columns=(0,))
    text = tr("x\u2080 = {x}, y\u2080 = {y}: the middle of the used points.")
    yield html.paragraph(text.format(x=place(x), y=place(y)), "soft")
    for axis, surface in enumerate(fit.record.distortion):
        if surface is not None:
            yield _distortion(fit, axis, surface, tr)
            yield html.paragraph(_frame_text(surface, tr), "soft")


def _distortion(fit, axis: int, surface: Surface, tr: Translate) -> str:
    sigma = np.sqrt(np.maximum(np.diag(fit.covariance.distortion[axis]), 0))
    rows = []
    for (i, j), value, error in zip(terms(surface.xorder, surface.yorder, surface.xterms), surface.coefficients, sigma):
        ratio = abs(value) / error if error > 0 else math.nan
        weak = "weak" if ratio < 2 else ""
        name = _term(surface.function, int(i), int(j))
        rows.append((weak, [name, measured(value, error), f"{ratio:.1f}" if math.isfinite(ratio) else NONE]))
    heads = [tr("Distortion of {}, term").format("XY"[axis]), tr("Coefficient"), tr("Times its error")]
    return html.table(heads, rows, text_columns=(0,))


def _term(function: str, i: int, j: int) -> str:
    if function == "polynomial":
        parts = [name + (str(n).translate(_POWERS) if n > 1 else "") for name, n in (("u", i), ("v", j)) if n]
    else:
        letter = {"chebyshev": "T", "legendre": "P"}[function]
        parts = [f"{letter}{_lowered(n)}({name})" for name, n in (("u", i), ("v", j)) if n]
    return " ".join(parts) or "1"


def _lowered(n: int) -> str:
    return "".join(chr(0x2080 + int(digit)) for digit in str(n))


def _frame_text(surface: Surface, tr: Translate) -> str:
    text = tr(
        "u = (x \u2212 {x}) / {width}, v = (y \u2212 {y}) / {height}. Terms below twice their standard error are grey: "
        "the points do not need them."
    )
    (x, y), (width, height) = surface.origin, surface.scale
    return text.format(x=place(x), y=place(y), width=place(width), height=place(height))


def overview(records: Sequence[FittedRecord], tr: Translate) -> str:
    """A line for each record."""
    heads = [
        tr("Record"), tr("Points used"), tr("Rejected"), "RMS X", "RMS Y", tr("Magnification"), tr("Rotation"),
        tr("Status"),
    ]  # fmt: skip
    return html.table(heads, [_overview_row(record) for record in records], text_columns=(0, 7))


def _overview_row(record: FittedRecord) -> Row:
    fit = record.fit
    part, warned = fit.record.linear_part, any(text.startswith("Warning") for text in fit.status)
    scales = ", ".join(f"{one:.6g}" for one in part.magnification)
    turns = ", ".join(f"{one:.4f}".replace("-", "\u2212") for one in signed_rotation(record))
    rms = [short(one, record.input_unit) for one in record.rms]
    cells = [
        record.name, count(fit.used.sum()), count(record.rejected.sum()), *rms, scales, turns + "\u00b0",
        "  ".join(fit.status),
    ]  # fmt: skip
    return ("rejected" if warned else "", cells)
