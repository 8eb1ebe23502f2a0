"""Numbers as text, in the forms that IRAF's formatted output gives them (sys/fmtio)."""

from __future__ import annotations

from math import isfinite


def general(value: float, digits: int) -> str:
    """Value in G form with so many significant digits: ``512.``, ``0.5``, ``1.234567E-4``; INDEF unless finite.

    The shorter of fixed and exponential notation; fixed has every integer digit and no zeros at its end. Halves are
    rounded away from zero, on the shortest decimal number that stands for the value.
    """
    value = float(value)
    if not isfinite(value):
        return "INDEF"
    if value == 0:
        return "0."
    sign = "-" if value < 0 else ""
    figures, exponent = _decimal(abs(value))
    # As in IRAF the notation is chosen before rounding: 0.0009999 with three digits is 1.00E-3.
    fixed = max(digits, exponent + 1) if exponent > 0 else digits - exponent
    exponential = digits + 1 + len(str(abs(exponent))) + (exponent < 0)
    if fixed <= exponential:
        kept, exponent = _rounded(figures, exponent, max(digits, exponent + 1))
        return sign + _fixed(kept, exponent)
    kept, exponent = _rounded(figures, exponent, digits)
    return f"{sign}{kept[0]}.{kept[1:]}E{exponent}"


def _decimal(value: float) -> tuple[str, int]:
    """(figures, exponent) of a value > 0, which is f.igures x 10^exponent."""
    mantissa, _, power = repr(value).partition("e")
    whole, _, rest = mantissa.partition(".")
    figures = (whole + rest).lstrip("0")
    leading = len(whole) if whole != "0" else len(figures) - len(rest)
    return figures, leading - 1 + int(power or 0)


def _rounded(figures: str, exponent: int, digits: int) -> tuple[str, int]:
    """Exactly ``digits`` figures; one more power of ten where 9.99 becomes 10.0."""
    if len(figures) <= digits:
        return figures.ljust(digits, "0"), exponent
    kept = str(int(figures[:digits]) + (figures[digits] >= "5"))
    return kept[:digits], exponent + len(kept) - digits


def _fixed(figures: str, exponent: int) -> str:
    if exponent < 0:
        return ("0." + "0" * (-exponent - 1) + figures).rstrip("0")
    whole = figures[: exponent + 1].ljust(exponent + 1, "0")
    return whole + "." + figures[exponent + 1 :].rstrip("0")
