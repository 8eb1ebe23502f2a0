"""A correction that varies over the model: the whole-model solution, and smooth surfaces of what it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from ..grid import GeoGrid, Window
from .node_grid import NodeGrid
from .pair_windows import shift_sources
from .solution import DemShift

_ROUNDS = 3  # of the fixed point between places of the model and places of the reference


@dataclass(frozen=True, eq=False)
class LocalField:
    """``local``: metres (east, north, up) to add to what ``start`` corrects, at places of the reference's ``grid``."""

    start: DemShift
    grid: GeoGrid
    local: NodeGrid

    is_translation = False

    @property
    def needs_height(self) -> bool:
        """True where the displacement of a place depends on its height, too."""
        return self.start.needs_height

    @property
    def centre(self) -> Tuple[float, float, float]:
        """As of the whole-model solution."""
        return self.start.centre

    def _local(self, x, y, z) -> np.ndarray:
        """(3, ...) metres at places of the model to be aligned."""
        east, north = self.start.displacement(x, y, z)
        x, y = x + east, y + north
        found = np.zeros((3, *np.shape(x)))
        for _ in range(_ROUNDS):
            col, row = self.grid.to_pixel(x + found[0] / self.start.metres[0], y + found[1] / self.start.metres[1])
            found = self.local.at(col, row)
        return found

    def displacement(self, x, y, z=None) -> Tuple[np.ndarray, np.ndarray]:
        """Map units to add to the coordinates of the model; ``z``: its heights there, else that of the centre."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        local, (east, north) = self._local(x, y, z), self.start.displacement(x, y, z)
        return east + local[0] / self.start.metres[0], north + local[1] / self.start.metres[1]

    def vertical(self, x, y, z=None) -> np.ndarray:
        """Metres to add to the heights of the model at its places."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        return self.start.vertical(x, y, z) + self._local(x, y, z)[2]

    def sources(self, x: np.ndarray, y: np.ndarray, heights: np.ndarray, window: Window) -> Tuple[np.ndarray, ...]:
        """(x, y) in the model of the reference's pixels of ``window``, whose places and heights are given, and dz."""
        east, north, up = self.local.on_window(window)
        x, y = x - east / self.start.metres[0], y - north / self.start.metres[1]
        x, y, whole = shift_sources(self.start, x, y, heights)
        return x, y, whole + up

    def with_level_vertical(self, dz: float) -> LocalField:
        """The same without the local part of the vertical correction; ``dz`` is added everywhere instead."""
        coefficients = self.local.coefficients.copy()
        coefficients[2] = dz
        return LocalField(self.start, self.grid, NodeGrid(self.local.cell, coefficients))
