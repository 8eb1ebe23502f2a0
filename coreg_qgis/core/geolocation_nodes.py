"""A few of the samples of geolocation arrays, from which the search for a place begins."""

from __future__ import annotations

from typing import List, Tuple

import numpy as np
from scipy.spatial import cKDTree

from .geolocation_scans import to_space

_COUNT = 16384
_ROUGH = 0.5  # of a cell's size, by which it differs from the cells around it
_ROUGH_SHARE = 0.01
_LEAST = 8  # nodes along an axis, where there are so many samples
_REACH = 1.5  # distances between nodes; places farther from all nodes are outside


class Nodes:
    """One known sample of each block of the arrays; blocks keep to the scans."""

    def __init__(self, cells, limits: Tuple[float, float, float, float]):
        rows, cols = _blocks(cells, limits)
        i, j = (a.ravel() for a in np.meshgrid(_middles(rows), _middles(cols), indexing="ij"))
        known = np.isfinite(cells.sample(i, j)[0])
        if not known.all():
            i, j = _known_in_blocks(cells, rows, cols, i, j)
            known = i >= 0
        i_grid = np.where(known, i, 0)
        space = np.where(known, to_space(*cells.sample(i_grid, np.where(known, j, 0)), cells.geographic), np.nan)
        self._geographic, self._u, self._v = cells.geographic, j[known].astype(float), i[known].astype(float)
        self._far = _reach(space.reshape(-1, len(rows) - 1, len(cols) - 1))
        self.rough = _is_rough(cells, i[known], j[known])
        self._tree = cKDTree(space[:, known].T) if known.any() else None

    def nearest(self, x: np.ndarray, y: np.ndarray, k: int = 0) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Which of the places lie near the arrays, and (u, v) of their nearest node, or the (k + 1)th nearest."""
        good = np.isfinite(x) & np.isfinite(y)
        if self._geographic:
            good &= np.abs(y) <= 90.0
        at = np.flatnonzero(good)
        if self._tree is None or not at.size:
            return np.zeros(0, np.intp), np.zeros(0), np.zeros(0)
        distance, node = self._tree.query(to_space(x[at], y[at], self._geographic).T, [k + 1])
        near = np.flatnonzero(distance[:, 0] <= self._far)
        node = node[near, 0]
        return at[near], self._u[node], self._v[node]


def _blocks(cells, limits) -> Tuple[np.ndarray, np.ndarray]:
    """Edges of the blocks along rows and columns, within the samples that the limits reach."""
    low = [max(0, int(np.floor(v))) for v in (limits[2], limits[0])]
    high = [min(n, int(np.ceil(v)) + 1) for n, v in zip(cells.shape, (limits[3], limits[1]))]
    size = [max(h - a, 1) for a, h in zip(low, high)]
    cols = int(np.clip(np.sqrt(_COUNT), _LEAST, size[1])) if size[1] >= _LEAST else size[1]
    rows = int(np.clip(_COUNT / cols, min(_LEAST, size[0]), size[0]))
    if size[0] * cols < _COUNT:
        cols = int(min(size[1], _COUNT // size[0]))
    edges = [np.unique(np.linspace(a, a + n, k + 1).astype(int)) for a, n, k in zip(low, size, (rows, cols))]
    if cells.first is not None:
        starts = np.unique(cells.first)
        own = np.append(starts, cells.shape[0])
        longest = int(np.diff(own).max())
        finer = edges[0] if longest > 2 * size[0] / max(rows, 1) else own[:0]
        edges[0] = np.unique(np.concatenate([finer, own]))
        edges[0] = edges[0][np.flatnonzero((edges[0] >= low[0]) & (edges[0] <= low[0] + size[0]))]
        edges[0] = np.unique(np.concatenate([edges[0], [low[0], low[0] + size[0]]]))
    return edges[0], edges[1]


def _middles(edges: np.ndarray) -> np.ndarray:
    return (edges[:-1] + edges[1:]) // 2


def _known_in_blocks(cells, rows, cols, i, j) -> Tuple[np.ndarray, np.ndarray]:
    """A known sample of each block, the middle one if possible; -1 where there is none."""
    i, j = i.copy(), j.copy()
    width = len(cols) - 1
    for n in np.flatnonzero(~np.isfinite(cells.sample(i, j)[0])):
        top, left = rows[n // width], cols[n % width]
        part = cells.usable[top:rows[n // width + 1], left:cols[n % width + 1]]
        found = np.flatnonzero(part)
        if found.size:
            down, right = divmod(int(found[found.size // 2]), part.shape[1])
            i[n], j[n] = top + down, left + right
        else:
            i[n] = j[n] = -1
    return i, j


def _reach(space: np.ndarray) -> float:
    """How far from its nearest node a place in the arrays can be."""
    if min(space.shape[1:]) < 2:
        return np.inf
    steps: List[float] = []
    for axis in (1, 2):
        lengths = np.sqrt((np.diff(space, axis=axis) ** 2).sum(0))
        if np.isfinite(lengths).any():
            steps.append(float(np.nanmax(lengths)))
    return _REACH * float(np.hypot(*steps)) if len(steps) == 2 else np.inf


def _is_rough(cells, i: np.ndarray, j: np.ndarray) -> bool:
    """True where single cells differ so much from those around them that they may fold."""
    i, j = np.minimum(i, cells.shape[0] - 2), np.minimum(j, cells.shape[1] - 2)
    cx, cy, _ = cells.coefficients(i, j)
    a, b, c, d = cells.slopes(i, j)
    size = np.maximum(np.hypot(a, c), np.hypot(b, d))
    off = np.maximum(np.hypot(cx[1] - a, cy[1] - c), np.hypot(cx[2] - b, cy[2] - d))
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = off / size
    ratio = ratio[np.isfinite(ratio)]
    return bool(ratio.size and np.mean(ratio > _ROUGH) > _ROUGH_SHARE)
