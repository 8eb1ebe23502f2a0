"""Numbers from the words of a list, as plain decimals or in base 60."""

from __future__ import annotations

import re
from math import isfinite, nan

import numpy as np

_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?", re.ASCII)
_BASE_60 = re.compile(r"([+-]?)(\d+):(\d+\.?\d*|\d+:\d+\.?\d*)", re.ASCII)
_BEFORE_EXPONENT = re.compile(r"[^eEdD]*")
_LONGEST = 20
_EXACT_DIGITS = 15
_POWERS = 10.0 ** np.arange(_LONGEST)


def read_number(word: str) -> float | None:
    """Value of ``-12.5``, ``1.5E3``, ``1.5D3`` or ``12:30:00``; NaN for INDEF; None where the word is no number."""
    if _DECIMAL.fullmatch(word):
        value = float(word.replace("d", "e").replace("D", "e"))
        return value if isfinite(value) else None
    found = _BASE_60.fullmatch(word)
    if found:
        parts = [float(part) for part in (found[2] + ":" + found[3]).split(":")]
        value = sum(part / 60**k for k, part in enumerate(parts))
        return -value if found[1] == "-" else value
    return nan if word == "INDEF" else None


def count_digits(word: str) -> int:
    """Digits before the exponent, leading zeros and those of base 60 included, as IRAF counts them."""
    return sum(figure.isdigit() for figure in _BEFORE_EXPONENT.match(word)[0])


def read_numbers(data: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(values, digits, whether it is a number) of the words data[start:end], uint8 data; all (n,).

    What ``read_number`` and ``count_digits`` find, in whole columns of characters for plain decimals.
    """
    lengths = ends - starts
    plain = lengths <= _LONGEST
    mantissa, digits, decimals = (np.zeros(len(starts), np.int64) for _ in range(3))
    pointed = np.zeros(len(starts), bool)
    last = len(data) - 1
    for place in range(min(int(lengths.max(initial=0)), _LONGEST)):
        figure = data[np.minimum(starts + place, last)]
        inside = place < lengths
        digit = inside & (figure - np.uint8(48) < 10)
        point = inside & (figure == ord("."))
        if place == 0:
            negative = figure == ord("-")
            plain &= digit | point | negative | (figure == ord("+"))
        else:
            plain &= digit | point | ~inside
        plain &= ~(point & pointed) & (digits < _EXACT_DIGITS + (~digit))
        mantissa = np.where(digit & plain, mantissa * 10 + (figure - np.uint8(48)), mantissa)
        digits += digit
        decimals += digit & pointed
        pointed |= point
    plain &= digits > 0
    values = mantissa / _POWERS[np.minimum(decimals, _LONGEST - 1)]
    if len(starts):
        values[negative] *= -1
    known = plain.copy()
    for row in np.flatnonzero(~plain):
        word = data[starts[row] : ends[row]].tobytes().decode("latin-1")
        value = read_number(word)
        known[row] = value is not None
        values[row] = nan if value is None else value
        digits[row] = count_digits(word)
    return values, digits, known
