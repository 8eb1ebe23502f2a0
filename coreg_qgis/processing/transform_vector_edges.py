"""Vertices put into long edges where a transform bends them, so that they lie on the bent edge and not on its chord."""

from __future__ import annotations

from typing import Callable, List, Sequence, Tuple

import numpy as np

Move = Callable[[np.ndarray, np.ndarray], Tuple[np.ndarray, np.ndarray]]

_TESTED = (0.25, 0.5, 0.75)  # of an edge: the middle alone does not see an edge that is bent like an S
_ROUNDS = 8
_MOST_PARTS = 64  # of an edge in a round
_MOST_VERTICES = 5_000_000  # of all chains together


def densified(chains: Sequence[np.ndarray], move: Move, tolerance: float) -> List[np.ndarray]:
    """The chains (n, 2 to 4) with so many vertices more that their moved edges are right within ``tolerance``.

    All columns are interpolated. An edge gets the same vertices in both of its directions, so that neighbours still
    meet. NaN from ``move`` does not count.
    """
    found = list(chains)
    open_ones = [number for number, chain in enumerate(found) if len(chain) > 1]
    for _ in range(_ROUNDS):
        if not open_ones:
            break
        starts = np.concatenate([found[number][:-1] for number in open_ones])
        ends = np.concatenate([found[number][1:] for number in open_ones])
        parts = _parts(starts, ends, move, tolerance)
        if sum(map(len, found)) + int((parts - 1).sum()) > _MOST_VERTICES:
            break
        splits = np.split(parts, np.cumsum([len(found[number]) - 1 for number in open_ones])[:-1])
        bent = [(number, own) for number, own in zip(open_ones, splits) if (own > 1).any()]
        for number, own in bent:
            found[number] = _divided(found[number], own)
        open_ones = [number for number, _ in bent]
    return found


def _parts(starts: np.ndarray, ends: np.ndarray, move: Move, tolerance: float) -> np.ndarray:
    """Into how many equal parts each edge has to be divided: its bend shrinks with the square of their number."""
    first, second, _ = _ordered(starts, ends)
    a, b = (np.array(move(*places[:, :2].T)) for places in (first, second))
    chord = b - a
    length = np.hypot(*chord)
    bend = np.zeros(len(starts))
    for share in _TESTED:
        middle = first[:, :2] + share * (second - first)[:, :2]
        off = np.array(move(*middle.T)) - a
        with np.errstate(invalid="ignore", divide="ignore"):
            across = np.abs(chord[0] * off[1] - chord[1] * off[0]) / length
        bend = np.fmax(bend, np.where(length > tolerance, across, np.hypot(*off)))
    wanted = np.ceil(np.sqrt(np.where(np.isfinite(bend), bend, 0) / tolerance))
    return np.clip(wanted, 1, _MOST_PARTS).astype(int)


def _divided(chain: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """A chain whose edges are divided into so many equal parts."""
    edge = np.repeat(np.arange(len(parts)), parts)
    step = np.arange(len(edge)) - np.repeat(np.cumsum(parts) - parts, parts)
    first, second, swapped = _ordered(chain[:-1][edge], chain[1:][edge])
    share = np.where(swapped, parts[edge] - step, step) / parts[edge]
    inner = first + share[:, None] * (second - first)
    inner[step == 0] = chain[:-1]
    return np.concatenate([inner, chain[-1:]])


def _ordered(starts: np.ndarray, ends: np.ndarray) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(one end, other end, whether they are swapped), the same for an edge and its reverse."""
    swapped = (starts[:, 0] > ends[:, 0]) | ((starts[:, 0] == ends[:, 0]) & (starts[:, 1] > ends[:, 1]))
    return np.where(swapped[:, None], ends, starts), np.where(swapped[:, None], starts, ends), swapped
