"""Correction of vector data by a displacement field."""

from __future__ import annotations

from typing import Any, List, Sequence, Tuple

import numpy as np

from .shift_raster import Displacement

_ROUNDS = 30
_EXACT = 1e-7  # of the shift
STRAIGHT = 0.02  # px that an edge may be off where it is drawn as a straight line
_SHORT, _SAMPLED = 4, 16  # px: shorter edges are straight; distance at which others are looked at
_MOST_PARTS = 4096  # of an edge
_AT_ONCE = 1 << 20  # places


def true_places(x, y, model: Displacement) -> Tuple[np.ndarray, np.ndarray]:
    """Where positions measured in the target truly lie; arrays of any shape, map units, NaN where no shift is known.

    The shift is defined at the true place P of a measured Q, so P = Q + displacement(P) is solved by fixed-point
    iteration, which converges where the field changes by less than a pixel a pixel; else the last round counts. The
    result for a position does not depend on the others, so that neighbours meet that are not moved together.
    """
    measured = np.stack(np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float)))
    shape, measured = measured.shape, measured.reshape(2, -1)
    places, left = measured.copy(), np.arange(measured.shape[1])
    rounding = 4 * np.spacing(np.abs(measured).max(0))
    for _ in range(_ROUNDS):
        shift = np.stack(model.displacement(*places[:, left]))
        before, places[:, left] = places[:, left], measured[:, left] + shift
        change = np.hypot(*(places[:, left] - before))
        left = left[change > np.maximum(_EXACT * np.hypot(*shift), rounding[left])]
        if not len(left):
            break
    return tuple(places.reshape(shape))


def bent_shares(starts, ends, model: Displacement, pixel: float) -> List[np.ndarray]:
    """Where straight edges (n, 2) need vertices to bend as the field does, to about STRAIGHT ``pixel`` (map units).

    Rising shares (between 0 and 1, whole multiples of a power of two) of each edge. They depend on the edge alone:
    ``along`` puts vertices at the very same places whichever end comes first, so that neighbours still meet.
    """
    starts, ends = (np.asarray(v, float).reshape(-1, 2) for v in (starts, ends))
    back = _backwards(starts, ends)
    first, last = np.where(back, ends, starts), np.where(back, starts, ends)
    length = np.nan_to_num(np.hypot(*(last - first).T) / pixel, posinf=0)
    parts = 2 ** np.ceil(np.log2(np.clip(length / _SAMPLED, 2, _MOST_PARTS))).astype(int)
    shares = [np.empty(0)] * len(starts)
    long = np.flatnonzero(length > _SHORT)
    for some in np.split(long, np.flatnonzero(np.diff(np.cumsum(parts[long]) // _AT_ONCE)) + 1):
        for edge, places in _bends(first[some], last[some], parts[some], model, STRAIGHT * pixel):
            found = places / parts[some[edge]]
            shares[some[edge]] = 1 - found[::-1] if back[some[edge], 0] else found
    return shares


def along(start: np.ndarray, end: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """(m, k) coordinates at shares (m,) of the edge between two vertices (k,), k >= 2: the same from either end."""
    if _backwards(start[None, :2], end[None, :2])[0, 0]:
        return end + (1 - shares)[:, None] * (start - end)
    return start + shares[:, None] * (end - start)


def _with_bends(columns: Sequence[Any], model: Displacement, pixel: float) -> Tuple[np.ndarray, ...]:
    """The coordinates of a chain of vertices, and those of the vertices that its edges need between them."""
    chain = np.column_stack([np.atleast_1d(column) for column in columns])
    shares = bent_shares(chain[:-1, :2], chain[1:, :2], model, pixel)
    edges = [np.vstack([a, along(a, b, own)]) for a, b, own in zip(chain[:-1], chain[1:], shares)]
    return tuple(np.vstack([*edges, chain[-1:]]).T)


def _backwards(starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """(n, 1) bool: the edge's end comes before its start from the west, then from the south."""
    west = np.where(starts[:, 0] == ends[:, 0], ends[:, 1] < starts[:, 1], ends[:, 0] < starts[:, 0])
    return west[:, None]


def _bends(first: np.ndarray, last: np.ndarray, parts: np.ndarray, model: Displacement, tolerance: float):
    """(edge, places) of the edges (n, 2) that bend; places count ``parts`` (n,) of the edge."""
    if not len(first):
        return
    begin = np.cumsum(parts + 1) - parts - 1
    edge = np.repeat(np.arange(len(parts)), parts + 1)
    share = ((np.arange(len(edge)) - begin[edge]) / parts[edge])[:, None]
    shifts = np.column_stack(model.displacement(*(first[edge] + share * (last - first)[edge]).T))
    chord = shifts[begin][edge] + share * (shifts[begin + parts] - shifts[begin])[edge]
    off = np.maximum.reduceat(np.nan_to_num(np.hypot(*(shifts - chord).T)), begin)
    for one in np.flatnonzero(off > tolerance):
        yield one, _halved(shifts[begin[one] : begin[one] + parts[one] + 1], tolerance)


def _halved(shifts: np.ndarray, tolerance: float) -> np.ndarray:
    """Indices of the shifts (n, 2) between which straight lines are right; intervals are halved until they are."""
    found, left = [], [(0, len(shifts) - 1)]
    while left:
        i, j = left.pop()
        share = np.linspace(0, 1, j - i + 1)[:, None]
        chord = shifts[i] + share * (shifts[j] - shifts[i])
        if j - i > 1 and np.nan_to_num(np.hypot(*(shifts[i : j + 1] - chord).T)).max() > tolerance:
            middle = (i + j) // 2
            found.append(middle)
            left += [(i, middle), (middle, j)]
    return np.array(sorted(found), float)


def displace_geometries(geometries: Sequence[Any], model: Displacement, pixel: float | None = None) -> List[Any]:
    """Shapely geometries measured in the target with every vertex at its true place; Z stays.

    None for a geometry of which a vertex has no known shift. Equal vertices stay equal, so that neighbours still meet.
    ``pixel`` (map units): edges get vertices by ``bent_shares``; None = they stay straight.
    """
    from shapely.ops import transform  # noqa: PLC0415  (the plugin must load where shapely is missing)

    if pixel is not None:
        geometries = [transform(lambda *columns: _with_bends(columns, model, pixel), one) for one in geometries]

    parts: List[np.ndarray] = []

    def collect(x, y, *z):
        parts.append(np.column_stack([x, y]))
        return (x, y, *z)

    counts = []
    for geometry in geometries:
        transform(collect, geometry)
        counts.append(len(parts))
    if not parts:
        return list(geometries)
    measured, index = np.unique(np.concatenate(parts), axis=0, return_inverse=True)
    moved = np.column_stack(true_places(*measured.T, model))[index.ravel()]
    moved_parts = np.split(moved, np.cumsum([len(part) for part in parts])[:-1])
    results, known = [], [bool(np.isfinite(part).all()) for part in moved_parts]
    for geometry, first, last in zip(geometries, [0, *counts], counts):
        own = iter(moved_parts[first:last])
        place = transform(lambda _x, _y, *z, own=own: (*next(own).T, *z), geometry) if all(known[first:last]) else None
        results.append(place)
    return results
