"""Evaluation of a transform at many places: both axes and their slopes in one product of matrices, chunks over threads.

A plane has the same form in all three bases (B_0 = 1, B_1 = u), so the linear part of an axis folds into its
distortion. Axes that count in the same frame share the basis functions.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable, Sequence, Tuple

import numpy as np
from numpy.polynomial import chebyshev, legendre, polynomial

from .surfaces import Limits, Surface, basis

_CHUNK = 1 << 13  # places at once: what is computed of them stays in the cache
_FEW = 1 << 17  # multiplications
_TASK = 1 << 15  # places given to a thread at once
_DERIVED = {"chebyshev": chebyshev.chebder, "legendre": legendre.legder, "polynomial": polynomial.polyder}


@dataclass(frozen=True, eq=False)
class Panel:
    """Surfaces of one frame. ``tables`` (..., xorder, yorder): coefficient of B_i(u) B_j(v) of each surface."""

    function: str
    origin: Tuple[float, float]
    scale: Tuple[float, float]
    tables: np.ndarray

    def value(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """(..., n) at places (n,)."""
        *lead, xorder, yorder = self.tables.shape
        u, v = (x - self.origin[0]) / self.scale[0], (y - self.origin[1]) / self.scale[1]
        rows = _product(np.swapaxes(self.tables, -1, -2).reshape(-1, xorder), basis(self.function, xorder, u)[0])
        terms = rows.reshape(-1, yorder, len(x))
        terms *= basis(self.function, yorder, v)[0]
        return terms.sum(axis=1).reshape(*lead, len(x))

    def with_slopes(self) -> Panel:
        """The tables (3, ...) of value, d/dx and d/dy."""
        return Panel(self.function, self.origin, self.scale, np.stack([self.tables, self._slope(0), self._slope(1)]))

    def rounding(self, limits: Limits) -> float:
        """What the last digits of its values within the limits may be off by."""
        x, y = np.abs(np.array(limits).reshape(2, 2) - np.array([self.origin]).T).max(axis=1)
        most = Panel("polynomial", (0.0, 0.0), self.scale, np.abs(self.tables))
        if self.function != "polynomial":  # bounded by 1 within the limits
            x, y = self.scale
        return float(np.finfo(float).eps * most.value(np.array([x]), np.array([y])).max())

    def _slope(self, axis: int) -> np.ndarray:
        found = np.zeros_like(self.tables)
        slope = _DERIVED[self.function](self.tables, axis=axis - 2) / self.scale[axis]
        found[..., : slope.shape[-2], : slope.shape[-1]] = slope
        return found


class Axes:
    """Several axes z(x, y), each in a panel that it may share."""

    def __init__(self, panels: Sequence[Tuple[Sequence[int], Panel]]):
        self._panels = tuple(panels)

    @classmethod
    def of(cls, planes: Sequence[Surface], bent: Sequence[Surface | None]) -> Axes:
        """Each axis the sum of a plane (orders 2 at most) and a distortion."""
        frames = [_frame(plane if bend is None else bend) for plane, bend in zip(planes, bent)]
        tables = [_folded(*pair, frame) for *pair, frame in zip(planes, bent, frames)]
        panels = []
        for frame in sorted(set(frames)):
            axes = [k for k, one in enumerate(frames) if one == frame]
            panels.append((axes, Panel(*frame, _padded([tables[k] for k in axes]))))
        return cls(panels)

    def value(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """(2, n) at places (n,)."""
        if len(self._panels) == 1:
            return self._panels[0][1].value(x, y)
        found = np.empty((2, len(x)))
        for axes, panel in self._panels:
            found[axes] = panel.value(x, y)
        return found

    def value_and_slopes(self) -> Callable:
        """A function of x and y (n,) that gives (3, 2, n): values, d/dx and d/dy of both axes."""
        panels = [(axes, panel.with_slopes()) for axes, panel in self._panels]

        def jet(x, y):
            found = np.empty((3, 2, len(x)))
            for axes, panel in panels:
                found[:, axes] = panel.value(x, y)
            return found

        return jet

    def rounding(self, limits: Limits) -> float:
        """The larger one of both axes."""
        return max(panel.rounding(limits) for _, panel in self._panels)


def over_places(compute: Callable, x, y) -> np.ndarray:
    """(2, *shape): ``compute`` (n,), (n,) -> (2, n) on places of any shape, in chunks and on all cores."""
    x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
    shape, x, y = x.shape, x.ravel(), y.ravel()
    found = np.empty((2, x.size))

    def work(start: int) -> None:
        for first in range(start, min(start + _TASK, x.size), _CHUNK):
            part = slice(first, first + _CHUNK)
            found[:, part] = compute(x[part], y[part])

    starts = range(0, x.size, _TASK)
    if len(starts) > 1:
        with ThreadPoolExecutor(min(os.cpu_count() or 1, len(starts))) as pool:
            list(pool.map(work, starts))
    else:
        for start in starts:
            work(start)
    return found.reshape(2, *shape)


def _product(table: np.ndarray, values: np.ndarray) -> np.ndarray:
    """``table @ values`` in pieces so small that OpenBLAS starts no threads of its own, which would fight ours."""
    found = np.empty((len(table), values.shape[1]))
    width = max(_FEW // table.size, 64)
    for start in range(0, values.shape[1], width):
        part = slice(start, start + width)
        np.matmul(table, values[:, part], out=found[:, part])
    return found


def _frame(surface: Surface) -> Tuple[str, Tuple[float, float], Tuple[float, float]]:
    return surface.function, tuple(map(float, surface.origin)), tuple(map(float, surface.scale))


def _folded(plane: Surface, bent: Surface | None, frame) -> np.ndarray:
    """Table (xorder, yorder) of the sum, in ``frame``."""
    _, origin, scale = frame
    found = np.zeros((2, 2)) if bent is None else _padded([bent.table(), np.zeros((2, 2))])[0]
    table = _padded([plane.table(), np.zeros((2, 2))])[0]
    if _frame(plane)[1:] != (origin, scale):
        slopes = table[1, 0] / plane.scale[0], table[0, 1] / plane.scale[1]
        middle = table[0, 0] + slopes[0] * (origin[0] - plane.origin[0]) + slopes[1] * (origin[1] - plane.origin[1])
        table = np.array([[middle, slopes[1] * scale[1]], [slopes[0] * scale[0], 0.0]])
    found[:2, :2] += table
    return found


def _padded(tables: Sequence[np.ndarray]) -> np.ndarray:
    """(number of tables, largest xorder, largest yorder)."""
    found = np.zeros((len(tables), *np.max([table.shape for table in tables], axis=0)))
    for k, table in enumerate(tables):
        found[k, : table.shape[0], : table.shape[1]] = table
    return found
