"""What the neighbours of each point say of its shift, where the field may jump between two sides."""

from __future__ import annotations

from typing import Tuple

import numpy as np
from scipy.spatial import cKDTree

_NEIGHBOURS = 20
_TUKEY = 4.685  # scales at which a neighbour's vote ends (biweight, 95 % efficiency for normal errors)
_STRICT = 3.2  # the same for votes on a side of a jump, where near outliers must not pass for one
_ROUNDS = 3
_SLOPE_PRIOR = 0.05  # votes for a level field: few neighbours, or such on a line, do not hold a slope
_CHUNK = 4096


class Neighbourhood:
    """The nearest voters of each point (n, 2), never the point itself; there must be two voters."""

    def __init__(self, at: np.ndarray, voters: np.ndarray):
        self._at = at
        who = np.flatnonzero(voters)
        k = min(_NEIGHBOURS, len(who) - 1)
        distance, index = cKDTree(at[who]).query(at, k + 1)
        index = who[index]
        # The point itself, or else the farthest, moves to the end and out.
        itself = index == np.arange(len(at))[:, None]
        itself[:, -1] |= ~itself.any(1)
        order = np.argsort(itself, 1, kind="stable")[:, :k]
        self._index = np.take_along_axis(index, order, 1)
        distance = np.take_along_axis(distance, order, 1)
        self.reach = np.maximum(distance[:, -1], np.median(distance[:, -1]) * 1e-3 + 1e-300)
        self._closeness = 1 - 0.7 * (distance / self.reach[:, None]) ** 2

    def majority(self, shifts: np.ndarray, weight: np.ndarray, scale: float) -> Tuple[np.ndarray, ...]:
        """(prediction (n, 2), its variance (n,) in those of one vote, votes (n,)) of what most neighbours agree on."""
        limit = scale * _TUKEY

        def opinion(place, values, votes, own):
            value, variance, weight = _plane(place, values, votes, _mode(values, votes, limit), limit)
            return value, variance, weight.sum(1), _agreement(place, votes, weight)

        return self._chunks(np.arange(len(self._at)), shifts, weight, opinion)

    def own_side(self, points: np.ndarray, shifts: np.ndarray, weight: np.ndarray, scale: float):
        """The same for some points (indices) by those neighbours that agree with the point's own shift."""
        limit = scale * _STRICT

        def opinion(place, values, votes, own):
            value, variance, weight = _plane(place, values, votes, own, limit)
            return value, variance, weight.sum(1), _agreement(place, votes, weight)

        return self._chunks(points, shifts, weight, opinion)

    def _chunks(self, points: np.ndarray, shifts: np.ndarray, weight: np.ndarray, opinion) -> Tuple[np.ndarray, ...]:
        result = np.empty((len(points), 2)), *np.empty((3, len(points)))
        for start in range(0, len(points), _CHUNK):
            who = points[start:start + _CHUNK]
            near = self._index[who]
            place = (self._at[near] - self._at[who, None]) / self.reach[who, None, None]
            found = opinion(place, shifts[near], weight[near] * self._closeness[who], shifts[who])
            for whole, part in zip(result, found):
                whole[start:start + _CHUNK] = part
        return result


def _biweight(squared: np.ndarray, limit: float) -> np.ndarray:
    return np.maximum(1 - squared / limit**2, 0) ** 2


def _mode(shifts: np.ndarray, votes: np.ndarray, limit: float) -> np.ndarray:
    """(m, 2): of the neighbours' shifts (m, k, 2) the one that most votes (m, k) agree with."""
    x, y = shifts[..., 0], shifts[..., 1]
    apart = (x[:, :, None] - x[:, None]) ** 2 + (y[:, :, None] - y[:, None]) ** 2
    backing = np.einsum("mij,mj->mi", _biweight(apart, limit), votes)
    return np.take_along_axis(shifts, backing.argmax(1)[:, None, None], 1)[:, 0]


def _plane(
    place: np.ndarray, shifts: np.ndarray, votes: np.ndarray, start: np.ndarray, limit: float
) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(value at the point (m, 2), its variance (m,), votes behind it (m,)) of planes grown from a level."""
    design = np.concatenate([np.ones_like(place[:, :, :1]), place], 2)
    prior = np.diag([1e-6, _SLOPE_PRIOR, _SLOPE_PRIOR])
    solution = np.concatenate([start[:, None], np.zeros((len(start), 2, 2))], 1)
    for _ in range(_ROUNDS):
        squared = ((shifts - design @ solution) ** 2).sum(2)
        weight = votes * _biweight(squared, limit)
        weighted = (design * weight[:, :, None]).transpose(0, 2, 1)
        inverse = np.linalg.inv(weighted @ design + prior)
        right = weighted @ shifts
        right[:, 0] += 1e-6 * start  # without any vote the start stays
        solution = inverse @ right
    return solution[:, 0], inverse[:, 0, 0], weight


def _agreement(place: np.ndarray, votes: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """(m,) share of the votes on that side of the point where those that agree (m, k) lie."""
    heading = np.einsum("mk,mkc->mc", weight, place)
    heading /= np.maximum(np.hypot(*heading.T), 1e-12)[:, None]
    there = np.einsum("mkc,mc->mk", place, heading) > 0
    return (weight * there).sum(1) / np.maximum((votes * there).sum(1), 1e-12)
