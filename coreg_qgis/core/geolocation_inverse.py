"""From the map back to the pixels of an image that is located by arrays: a real inverse, not a lookup.

A search tree of a few samples (in space for degrees, so that neither dateline nor pole matters) gives the start;
Newton's method on the bilinear cells walks from there, cell by cell, to the place itself. Where scans overlap, each is
searched on its own, and a place belongs to the one whose centre line is nearest.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Iterator, List, Tuple

import numpy as np

from .geolocation_nodes import Nodes
from .geolocation_walk import search_around, walk

_CHUNK = 1 << 15
_STARTS = 6  # tried for places that cannot be reached from the nearest node
_ALL_STARTS = 16  # tried where all places are wanted
_SCANS_AROUND = 3  # scans on each side of the nearest one that may see a place too
_CENTRAL = 0.4  # of half a scan: nearer its centre line, no other scan can be nearer
_GAP = 0.25  # lines: what may lie between scans and still belongs to the nearer one
_SAME = 0.02  # steps; places nearer to each other are one
_ROUNDING = 1e-6


class Inverse:
    """The inverse of ``cells`` within ``limits`` (u from, u to, v from, v to); safe to use from many threads."""

    def __init__(self, cells, limits: Tuple[float, float, float, float]):
        self._cells, self._limits = cells, limits
        self._nodes = Nodes(cells, limits)

    def positions(self, x: np.ndarray, y: np.ndarray, near: tuple | None = None) -> Tuple[np.ndarray, np.ndarray]:
        """(u, v) of 1-D map coordinates, NaN where the arrays do not reach; ``near``: (u, v) where to begin."""
        result = np.full((2, x.size), np.nan)
        parts = [slice(i, i + _CHUNK) for i in range(0, x.size, _CHUNK)]

        def part(of: slice) -> None:
            begin = None if near is None else (near[0][of], near[1][of])
            result[:, of] = self._part(x[of], y[of], begin)

        if len(parts) < 2:
            for of in parts:
                part(of)
        else:
            with ThreadPoolExecutor(min(len(parts), os.cpu_count() or 1)) as pool:
                list(pool.map(part, parts))
        return result[0], result[1]

    def _part(self, x, y, begin) -> np.ndarray:
        found = np.full((2, x.size), np.nan)
        if begin is None or self._cells.first is not None:
            at, u, v = self._nodes.nearest(x, y)
        else:
            at = np.flatnonzero(np.isfinite(x) & np.isfinite(y) & np.isfinite(begin[0]) & np.isfinite(begin[1]))
            u, v = begin[0][at], begin[1][at]
        if at.size:
            found[:, at], settled = self._from(x[at], y[at], u, v)
            again = at[~settled]
            if begin is not None and self._cells.first is None:
                again = np.setdiff1d(np.arange(x.size), at[settled])
            self._retry(x, y, again, found)
        elif begin is not None:
            self._retry(x, y, np.arange(x.size), found)
        return found

    def _retry(self, x, y, again, found) -> None:
        """Places that a first walk did not reach, from other nodes around them."""
        for k in range(_STARTS):
            if not again.size:
                return
            near, u, v = self._nodes.nearest(x[again], y[again], k)
            again = again[near]
            if again.size:
                found[:, again], settled = self._from(x[again], y[again], u, v, thorough=True)
                again = again[~settled]

    def _from(self, x, y, u, v, thorough=False) -> Tuple[np.ndarray, np.ndarray]:
        """Places (2, n) reached from positions, NaN for none; and where there is no need to try from elsewhere."""
        if self._cells.first is not None:
            place = self._in_scans(x, y, u, v)
            settled = np.isfinite(place[0])
        else:
            place, settled = walk(self._cells, x, y, u, v, None, self._limits)
            if self._nodes.rough:  # a walk over folds may have left the arrays for no reason
                settled &= self._acceptable(place, settled)
            if thorough and not settled.all():
                those = np.flatnonzero(~settled)
                begin = (u[those], v[those]) if self._nodes.rough else place[:, those]
                place[:, those], settled[those] = search_around(self._cells, x[those], y[those], *begin)
        good = self._acceptable(place, settled)
        simple = self._cells.first is None and self._cells.usable is None and not self._nodes.rough
        return np.where(good, place, np.nan), good | (settled & simple)

    def _acceptable(self, place, settled) -> np.ndarray:
        u, v = np.where(settled, place, 0.0)
        low_u, high_u, low_v, high_v = self._limits
        inside = (u >= low_u - _ROUNDING) & (u <= high_u + _ROUNDING)
        inside &= (v >= low_v - _ROUNDING) & (v <= high_v + _ROUNDING)
        return settled & inside & self._cells.located(u, v)

    def _in_scans(self, x, y, u, v) -> np.ndarray:
        """The place in the scan whose centre line is nearest, of the scan at (u, v) and those beside it."""
        row = np.clip(np.rint(v), 0, self._cells.shape[0] - 1).astype(np.intp)
        best = np.full((2, x.size), np.nan)
        distance = np.full(x.size, np.inf)
        todo = np.arange(x.size)
        step = np.zeros(x.size, np.intp)
        for _ in range(4):
            place, side, off = self._in_one_scan(x[todo], y[todo], u[todo], v[todo], row[todo])
            nearer = off < distance[todo]
            best[:, todo[nearer]], distance[todo[nearer]] = place[:, nearer], off[nearer]
            # The scan on the side where the place lies may see it nearer to its centre; never turn back.
            go = np.isfinite(side) & (np.abs(side) > _CENTRAL) & (step[todo] * side >= 0)
            todo, place, side = todo[go], place[:, go], np.sign(side[go]).astype(np.intp)
            beyond = np.where(side > 0, self._cells.last[row[todo]] + 1, self._cells.first[row[todo]] - 1)
            exists = (beyond >= 0) & (beyond < self._cells.shape[0])
            todo, beyond = todo[exists], beyond[exists]
            if not todo.size:
                break
            step[todo], row[todo] = side[exists], beyond
            u[todo] = place[0, exists]
            v[todo] = (self._cells.first[beyond] + self._cells.last[beyond]) / 2
        return best

    def _in_one_scan(self, x, y, u, v, row) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Places in the scans of ``row``; where from the centre line to the edge (-1 to 1); how far, inf if not in."""
        first, last = self._cells.first[row], self._cells.last[row]
        place, settled = walk(self._cells, x, y, u, v, row, self._limits)
        half = (last - first + 1) / 2
        side = np.where(settled, (place[1] - (first + last) / 2) / half, np.nan)
        low = np.where(first == 0, self._limits[2], first - 0.5 - _GAP)
        high = np.where(last == self._cells.shape[0] - 1, self._limits[3], last + 0.5 + _GAP)
        inside = settled & (place[1] >= low - _ROUNDING) & (place[1] <= high + _ROUNDING)
        own = np.clip(place[1], np.where(first == 0, -np.inf, first - 0.5 + _ROUNDING),
                      np.where(last == self._cells.shape[0] - 1, np.inf, last + 0.5 - _ROUNDING))
        place = np.stack([place[0], own])
        # Where one scan has a hole, another may see what is in it.
        off = np.where(inside & self._acceptable(place, settled), np.abs(side), np.inf)
        return place, side, off

    def all_positions(self, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """(u, v), each (n, c): every place that sees the map coordinates, NaN beyond their number."""
        found: List[np.ndarray] = []
        for at, u, v in self._all_starts(x, y):
            place = np.full((2, x.size), np.nan)
            if at.size:
                place[:, at] = self._one(x[at], y[at], u, v)
            for other in found:
                same = np.abs(place - other).max(0) < _SAME
                place[:, same] = np.nan
            found.append(place)
        places = np.stack(found, axis=-1)
        order = np.argsort(np.isnan(places[0]), axis=1, kind="stable")
        places = np.stack([np.take_along_axis(p, order, axis=1) for p in places])
        count = int(np.isfinite(places[0]).sum(1).max(initial=0))
        return places[0][:, :max(count, 1)], places[1][:, :max(count, 1)]

    def _all_starts(self, x, y) -> Iterator[Tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Which places can be near, and (u, v) from where: nodes around them, and the scans around the nearest one."""
        if self._cells.first is None:
            for k in range(_ALL_STARTS):
                yield self._nodes.nearest(x, y, k)
            return
        at, u, v = self._nodes.nearest(x, y)
        middles = (np.unique(self._cells.first) + np.unique(self._cells.last)) / 2
        scan = np.searchsorted(np.unique(self._cells.first), v, side="right") - 1
        for k in sorted(range(-_SCANS_AROUND, _SCANS_AROUND + 1), key=abs):
            exists = (scan + k >= 0) & (scan + k < middles.size)
            yield at[exists], u[exists], middles[scan[exists] + k]

    def _one(self, x, y, u, v) -> np.ndarray:
        """The place in the scan, or the part of the arrays, at (u, v)."""
        if self._cells.first is None:
            place, settled = walk(self._cells, x, y, u, v, None, self._limits)
        else:
            row = np.clip(np.rint(v), 0, self._cells.shape[0] - 1).astype(np.intp)
            place, _, off = self._in_one_scan(x, y, u, v, row)
            settled = np.isfinite(off)
        return np.where(self._acceptable(place, settled), place, np.nan)
