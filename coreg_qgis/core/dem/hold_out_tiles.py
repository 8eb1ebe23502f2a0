"""Half of the stable pixels kept aside, to judge what was fitted to the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Tuple

import numpy as np

from ..grid import Window

TILE = 24  # px; noise of elevation models is alike over some pixels, so that single pixels would be no judges


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Square tiles of a raster of ``shape``, drawn at random with ``seed``: half of them are kept aside."""

    shape: Tuple[int, int]
    seed: int = 0
    tile: int = TILE

    @cached_property
    def _kept(self) -> np.ndarray:
        rows, cols = (-(-n // self.tile) for n in self.shape)
        drawn = np.random.default_rng(self.seed).permutation(rows * cols)
        return (drawn % 2 == 0).reshape(rows, cols)

    def kept_aside(self, window: Window) -> np.ndarray:
        """(height, width) bool of a window that lies inside: True for pixels that judge."""
        rows = np.arange(window.row, window.row + window.height) // self.tile
        cols = np.arange(window.col, window.col + window.width) // self.tile
        return self._kept[rows[:, None], cols]
