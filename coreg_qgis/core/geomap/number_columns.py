"""Many numbers in G form at once: what ``number_text`` writes one by one, in whole columns of characters."""

from __future__ import annotations

import numpy as np

from .number_text import general, shortened

_MOST_DIGITS = 15
_POWERS = 10.0 ** np.arange(23)
_WHOLE_POWERS = 10 ** np.arange(19, dtype=np.int64)
_BLANK, _ZERO, _POINT, _MINUS = (np.uint8(ord(figure)) for figure in " 0.-")


def general_columns(values: np.ndarray, digits: np.ndarray, widths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(texts, lengths): ``shortened(general, value, digits, width)`` for each of n values.

    Texts are uint8 (n, L), each at the right end of its row after blanks.
    """
    rows = _Rows(values, digits, widths)
    waiting = np.arange(len(values))
    digits = digits.copy()
    while len(waiting):
        too_wide = rows.write(waiting, digits[waiting])
        digits[too_wide] -= 1
        waiting = too_wide
    singly = np.flatnonzero(rows.lengths == 0)
    texts = [shortened(general, values[row], int(rows.digits[row]), int(widths[row])) for row in singly]
    longest = max(int(rows.lengths.max(initial=0)), max(map(len, texts), default=0), int(widths.max(initial=0))) + 1
    table = rows.table(longest)
    for row, text in zip(singly, texts):
        table[row, longest - len(text) :] = np.frombuffer(text.encode("latin-1"), np.uint8)
        rows.lengths[row] = len(text)
    return table, rows.lengths


class _Rows:
    """The mantissas and decimals of values whose fixed notation is certain; length 0 where it is not."""

    def __init__(self, values, digits, widths):
        self.values, self.digits, self.widths = values, digits, widths
        self.sizes = np.abs(values)
        self.negative = values < 0
        with np.errstate(divide="ignore", invalid="ignore"):
            exponents = np.floor(np.log10(self.sizes))
        self.usable = np.isfinite(exponents) & (np.abs(exponents) < _MOST_DIGITS)
        self.exponents = np.where(self.usable, exponents, 0).astype(np.int64)
        power = 10.0 ** self.exponents.astype(float)
        # The logarithm of 999.9999999999999 can come out as 3.
        inside = (self.sizes >= power * (1 + 1e-12)) & (self.sizes <= power * (10 - 1e-11))
        self.usable &= inside | (self.sizes == power)
        self.mantissas, self.decimals, self.lengths = (np.zeros(len(values), np.int64) for _ in range(3))

    def write(self, rows: np.ndarray, digits: np.ndarray) -> np.ndarray:
        """Round some rows to so many digits each; the rows that are too wide so."""
        exponents = self.exponents[rows]
        fixed = np.where(exponents > 0, np.maximum(digits, exponents + 1), digits - exponents)
        exponential = digits + 1 + (1 + (np.abs(exponents) >= 10)) + (exponents < 0)
        decimals = np.maximum(digits - 1 - exponents, 0)
        certain = self.usable[rows] & (fixed <= exponential) & (digits > 0)
        certain &= np.maximum(digits, exponents + 1) <= _MOST_DIGITS
        rows, decimals = rows[certain], decimals[certain]
        scaled = self.sizes[rows] * _POWERS[decimals]
        whole = np.floor(scaled)
        # Where binary and decimal fractions round to different sides of a half, only the decimal text can tell.
        certain = np.abs(scaled - whole - 0.5) > scaled * 2.0**-50
        rows, decimals = rows[certain], decimals[certain]
        mantissas = (whole + (scaled - whole > 0.5))[certain].astype(np.int64)
        _drop_zeros(mantissas, decimals)
        figures = np.searchsorted(_WHOLE_POWERS, mantissas, side="right")
        lengths = np.maximum(figures, decimals + 1) + 1 + self.negative[rows]
        fits = lengths <= self.widths[rows]
        done = rows[fits]
        self.mantissas[done], self.decimals[done], self.lengths[done] = mantissas[fits], decimals[fits], lengths[fits]
        return rows[~fits]

    def table(self, width: int) -> np.ndarray:
        """uint8 (n, width) of all texts."""
        columns = np.full((width, len(self.values)), _BLANK)
        rest, decimals = self.mantissas.copy(), self.decimals
        first = self.lengths - 1
        signed = self.negative & (self.lengths > 0)
        for place in range(int(self.lengths.max(initial=0))):
            point = decimals == place
            quotient = rest // 10
            column = (rest - quotient * 10).astype(np.uint8) + _ZERO
            rest = np.where(point, rest, quotient)
            column[point] = _POINT
            column[signed & (first == place)] = _MINUS
            columns[width - 1 - place] = np.where(first >= place, column, _BLANK)
        return np.ascontiguousarray(columns.T)


def _drop_zeros(mantissas: np.ndarray, decimals: np.ndarray) -> None:
    """Shorten 12500 with 4 decimals to 125 with 2, in place."""
    ending = np.flatnonzero((mantissas % 10 == 0) & (decimals > 0))
    while len(ending):
        mantissas[ending] //= 10
        decimals[ending] -= 1
        ending = ending[(mantissas[ending] % 10 == 0) & (decimals[ending] > 0)]
