"""Lists of tie points as text: four numbers a line, as geomap reads them; lines that are left out are told."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import Iterable, List, Tuple

import numpy as np

from ..errors import InputError
from .number_read import read_number

_COLUMNS = 4
_MOST_TOLD = 20


@dataclass(frozen=True, eq=False)
class TieList:
    """``points`` (n, 4): reference x, y and input X, Y; ``lines`` (n,): where they stand, counted from 1.

    ``weights`` (n,) if a column of them was asked for. ``skipped``: (line, reason) of lines that are neither tie
    points nor blank nor comments.
    """

    name: str
    points: np.ndarray
    lines: np.ndarray
    weights: np.ndarray | None
    skipped: Tuple[Tuple[int, str], ...]

    def messages(self) -> List[str]:
        """A sentence for each line that was skipped, the first ones if there are many."""
        told = [f"{self.name}, line {line}: skipped, {reason}." for line, reason in self.skipped[:_MOST_TOLD]]
        more = len(self.skipped) - len(told)
        return told + ([f"{self.name}: {more} more lines skipped."] if more else [])


def read_ties(lines: Iterable[str], name: str, weight_column: int | None = None) -> TieList:
    """Tie points of a text; what follows the fourth number of a line is passed over, except for a column of weights.

    InputError, with the line, for a weight that is missing or not a number >= 0.
    """
    if weight_column is not None and weight_column <= _COLUMNS:
        raise InputError(f"Column {weight_column} of {name} holds a coordinate: give the weights column 5 or beyond.")
    points, places, weights, skipped = [], [], [], []
    for number, line in enumerate(lines, 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        values = [read_number(word) for word in words[:_COLUMNS]]
        reason = _reason(words, values)
        if reason:
            skipped.append((number, reason))
            continue
        points.append(values)
        places.append(number)
        if weight_column is not None:
            weights.append(_weight(words, weight_column, f"{name}, line {number}"))
    table = np.array(points, float).reshape(-1, _COLUMNS)
    found = None if weight_column is None else np.array(weights, float)
    return TieList(name, table, np.array(places, int), found, tuple(skipped))


def _reason(words: List[str], values: list) -> str:
    """Why a line is no tie point; "" where it is one."""
    for word, value in zip(words, values):
        if value is None:
            return f'"{word[:40]}" is not a number'
        if isnan(value):
            return f"{word} is no coordinate"
    return f"it has {len(values)} numbers instead of {_COLUMNS}" if len(values) < _COLUMNS else ""


def _weight(words: List[str], column: int, place: str) -> float:
    value = read_number(words[column - 1]) if len(words) >= column else None
    if value is None or not value >= 0:
        given = f'"{words[column - 1][:40]}"' if len(words) >= column else "nothing"
        raise InputError(f"{place}: {given} stands in column {column} where a weight of 0 or more belongs; correct it.")
    return value
