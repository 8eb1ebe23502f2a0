"""Numbers as text, in the forms that IRAF's formatted output gives them (sys/fmtio)."""

from __future__ import annotations

from fractions import Fraction
from math import copysign, isfinite
from typing import Callable

_FIGURES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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


def exponential(value: float, digits: int) -> str:
    """Value with so many significant digits: ``1.23E1``, ``-2.5E-7``; INDEF unless finite."""
    value = float(value)
    if not isfinite(value):
        return "INDEF"
    figures, exponent = _decimal(abs(value)) if value else ("0", 0)
    kept, exponent = _rounded(figures, exponent, digits)
    return f"{'-' if value < 0 else ''}{kept[0]}.{kept[1:]}E{exponent}"


def fixed_point(value: float, decimals: int) -> str:
    """Value with so many decimals, halves away from zero: ``-0.000``, ``12.346``, ``99``; INDEF unless finite."""
    value = float(value)
    if not isfinite(value):
        return "INDEF"
    figures, exponent = _decimal(abs(value)) if value else ("0", 0)
    wanted = exponent + 1 + decimals
    whole = _rounded("0" + figures, 0, wanted + 1)[0] if wanted >= 0 else "0"
    whole = whole.rjust(decimals + 1, "0")
    cut = len(whole) - decimals
    whole, rest = whole[:cut].lstrip("0") or "0", whole[cut:]
    return ("-" if value < 0 else "") + whole + ("." + rest if decimals else "")


def sexagesimal(value: float, decimals: int, fields: int = 3, divisor: int = 1) -> str:
    """Value / divisor in base 60: ``12:20:44.4`` in three fields, ``12:20.7`` (minutes and seconds) in two."""
    value = float(value)
    if not isfinite(value):
        return "INDEF"
    exact = abs(Fraction(repr(value))) * 60 ** (fields - 1) / divisor
    steps = int(exact * 10**decimals + Fraction(1, 2))
    seconds, part = divmod(steps, 10**decimals)
    minutes, seconds = divmod(seconds, 60)
    leading = f"{minutes // 60}:{minutes % 60:02d}" if fields == 3 else str(minutes)
    return f"{'-' if value < 0 else ''}{leading}:{seconds:02d}" + (f".{part:0{decimals}d}" if decimals else "")


def integer(value: float, radix: int = 10, signed: bool = True) -> str:
    """Whole part of a value; unsigned ones are 32 bits wide, as IRAF prints them: -1 is ``FFFFFFFF``."""
    if not isfinite(value):
        return "INDEF"
    whole = int(value)
    if signed and radix == 10:
        return str(whole)
    whole, figures = whole % (1 << 32), ""
    while whole or not figures:
        whole, figure = divmod(whole, radix)
        figures = _FIGURES[figure] + figures
    return figures


def shortened(write: Callable[[float, int], str], value: float, digits: int, width: int) -> str:
    """``write(value, digits)`` with fewer digits where it is wider than a field; stars where even one does not fit.

    Width 0 sets no limit. IRAF lets the last attempt be one character too wide.
    """
    value = float(value)
    text = write(value, digits)
    while width and len(text) > width and digits > 1:
        digits -= 1
        text = write(value, digits)
    if not width or len(text) <= width or text == "INDEF":
        return text if not width else text[: width + 1]
    # Room is needed for the figures before they are rounded too: -0.99 as -1. takes four characters.
    unrounded = write(copysign(float(f"1e{_decimal(abs(value))[1]}"), value), digits) if value else text
    return text if max(len(text), len(unrounded)) <= width + 1 else "*" * (width + 1)


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
