"""Many numbers as text at once: what ``number_text`` writes one by one, in whole columns of characters."""

from __future__ import annotations

from typing import Callable, Tuple

import numpy as np

from .number_text import general, shortened

_MOST_DIGITS = 15
_POWERS = 10.0 ** np.arange(23)
_WHOLE_POWERS = 10 ** np.arange(19, dtype=np.int64)
_BLANK, _ZERO, _POINT, _MINUS = (np.uint8(ord(figure)) for figure in " 0.-")

Texts = Tuple[np.ndarray, np.ndarray]


def general_columns(values: np.ndarray, digits: np.ndarray, widths: np.ndarray) -> Texts:
    """(texts, lengths): ``shortened(general, value, digits, width)`` for each of n values.

    Texts are uint8 (n, L), each at the right end of its row after at least one blank; L > all widths.
    """
    rows, exponents, usable = _Rows(values), *_exponents(np.abs(values))
    waiting, fewer = np.flatnonzero(usable), digits.copy()
    while len(waiting):
        wanted, exponent = fewer[waiting], exponents[waiting]
        fixed = np.where(exponent > 0, np.maximum(wanted, exponent + 1), wanted - exponent)
        exponential = wanted + 2 + (np.abs(exponent) >= 10) + (exponent < 0)
        plain = (fixed <= exponential) & (wanted > 0) & (np.maximum(wanted, exponent + 1) <= _MOST_DIGITS)
        waiting, decimals = waiting[plain], np.maximum(wanted - 1 - exponent, 0)[plain]
        waiting = rows.put(waiting, decimals, widths[waiting], zeros=False)
        fewer[waiting] -= 1
    return rows.texts(
        lambda row: shortened(general, values[row], int(digits[row]), int(widths[row])), int(widths.max(initial=0))
    )


def fixed_columns(values: np.ndarray, decimals: int, width: int, single: Callable[[float], str]) -> Texts:
    """(texts, lengths) with ``decimals`` >= 1 of each of n values; ``single`` writes those that need more care."""
    rows = _Rows(values)
    usable = np.flatnonzero(rows.sizes < 10.0 ** max(_MOST_DIGITS - decimals, 0))
    if decimals < _MOST_DIGITS:
        rows.put(usable, np.full(len(usable), decimals), np.full(len(usable), width), zeros=True)
    return rows.texts(lambda row: single(float(values[row])), width)


class _Rows:
    """Values as mantissas and decimals where their rounding is certain; length 0 where it is not."""

    def __init__(self, values: np.ndarray):
        self.sizes, self.negative = np.abs(values), values < 0
        self.mantissas, self.decimals, self.lengths = (np.zeros(len(values), np.int64) for _ in range(3))

    def put(self, rows: np.ndarray, decimals: np.ndarray, widths: np.ndarray, zeros: bool) -> np.ndarray:
        """Round some rows to so many decimals each; the rows that are wider so than their widths."""
        scaled = self.sizes[rows] * _POWERS[decimals]
        whole = np.floor(scaled)
        rest = scaled - whole
        # Where binary and decimal fractions round to different sides of a half, only the decimal text can tell.
        certain = np.abs(rest - 0.5) > scaled * 2.0**-50
        rows, decimals, widths = rows[certain], decimals[certain], widths[certain]
        mantissas = (whole + (rest > 0.5))[certain].astype(np.int64)
        if not zeros:
            _drop_zeros(mantissas, decimals)
        figures = np.searchsorted(_WHOLE_POWERS, mantissas, side="right")
        lengths = np.maximum(figures, decimals + 1) + 1 + self.negative[rows]
        fits = lengths <= widths
        done = rows[fits]
        self.mantissas[done], self.decimals[done], self.lengths[done] = mantissas[fits], decimals[fits], lengths[fits]
        return rows[~fits]

    def texts(self, single: Callable[[int], str], width: int) -> Texts:
        """All rows, those without mantissas as ``single(row)`` writes them, in rows of more than ``width``."""
        others = np.flatnonzero(self.lengths == 0)
        written = [single(row).encode("latin-1") for row in others]
        longest = max(int(self.lengths.max(initial=0)), max(map(len, written), default=0), width) + 1
        table, lengths = self._table(longest), self.lengths.copy()
        if written:
            joined = b"".join(text.rjust(longest) for text in written)
            table[others] = np.frombuffer(joined, np.uint8).reshape(len(written), longest)
            lengths[others] = [len(text) for text in written]
        return table, lengths

    def _table(self, width: int) -> np.ndarray:
        columns = np.full((width, len(self.sizes)), _BLANK)
        rest, first = self.mantissas, self.lengths - 1
        signed = self.negative & (self.lengths > 0)
        for place in range(int(self.lengths.max(initial=0))):
            point = self.decimals == place
            quotient = rest // 10
            column = (rest - quotient * 10).astype(np.uint8) + _ZERO
            rest = np.where(point, rest, quotient)
            column[point] = _POINT
            column[signed & (first == place)] = _MINUS
            columns[width - 1 - place] = np.where(first >= place, column, _BLANK)
        return np.ascontiguousarray(columns.T)


def _exponents(sizes: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """(decimal exponents, whether they are certain): the logarithm of 999.9999999999999 can come out as 3."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.floor(np.log10(sizes))
    usable = np.isfinite(found) & (np.abs(found) < _MOST_DIGITS)
    found = np.where(usable, found, 0)
    power = 10.0**found
    inside = (sizes >= power * (1 + 1e-12)) & (sizes <= power * (10 - 1e-11))
    return found.astype(np.int64), usable & (inside | (sizes == power))


def _drop_zeros(mantissas: np.ndarray, decimals: np.ndarray) -> None:
    """Shorten 12500 with 4 decimals to 125 with 2, in place."""
    ending = np.flatnonzero((mantissas % 10 == 0) & (decimals > 0))
    while len(ending):
        mantissas[ending] //= 10
        decimals[ending] -= 1
        ending = ending[(mantissas[ending] % 10 == 0) & (decimals[ending] > 0)]
