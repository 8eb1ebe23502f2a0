"""Where blocks lie on the reference, and what each of them tells: one row a block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from ..errors import InputError
from ..grid import GeoGrid, Window

IMPLAUSIBLE = "implausible"  # beside those of solution.py: the block contradicts its neighbours
LEAST_BLOCK = 16  # px
MOST_BLOCKS = 40_000


@dataclass(frozen=True)
class BlockSettings:
    """``size`` px of the reference; ``overlap``: share of a side that neighbours have in common.

    ``method``: "least_z" or "nuth_kaab"; "vertical" fits dz only. ``least_share``: of the block's pixels that must be
    stable and valid in both models. ``sample``: most pixels of a block that take part. ``most_shift``: metres that a
    block may lie away from the whole-model solution (default: a quarter of its side).
    """

    size: int = 500
    overlap: float = 0.5
    method: str = "least_z"
    least_share: float = 0.02
    slopes: Tuple[float, float] = (1.0, 60.0)
    sample: int = 15_000
    seed: int = 0
    most_shift: float | None = None

    def __post_init__(self) -> None:
        """Refuse what makes no blocks."""
        if self.size < LEAST_BLOCK:
            raise InputError(f"Blocks of {self.size} px are too small to find a shift: use {LEAST_BLOCK} or more.")
        if not 0 <= self.overlap <= 0.75:
            raise InputError(f"The overlap of blocks is {self.overlap:g}; give a share from 0 to 0.75.")
        if not 0 <= self.least_share < 1:
            raise InputError(f"The least valid share of a block is {self.least_share:g}; give one from 0 to below 1.")

    @property
    def step(self) -> float:
        """About how far the centres of blocks stand apart, px."""
        return self.size * (1 - self.overlap)


@dataclass(frozen=True, eq=False)
class Blocks:
    """Arrays of one length, blocks row by row from the first row of the reference.

    Shifts in metres (east, north, up): what is added to the model at the block's centre, whole-model part included.
    """

    window: np.ndarray  # (n, 4) row, col, height, width in the reference
    x: np.ndarray  # centre on the reference, map units
    y: np.ndarray
    z: np.ndarray  # median height of the reference, NaN where there is none
    dx: np.ndarray
    dy: np.ndarray
    dz: np.ndarray
    sigma: np.ndarray  # (n, 3) standard deviations of dx, dy, dz; NaN where unknown
    count: np.ndarray  # stable pixels used
    share: np.ndarray  # of the pixels that are stable with heights in both models
    slope_share: np.ndarray  # of these, those on usable slopes
    aspect_share: np.ndarray  # of twelve aspects, those that hold usable slopes
    nmad_before: np.ndarray
    nmad_after: np.ndarray
    iterations: np.ndarray
    status: np.ndarray  # text
    filled: np.ndarray  # bool: the shift comes from the neighbours

    def __len__(self) -> int:
        """Number of blocks."""
        return len(self.x)

    def corners(self, grid: GeoGrid) -> np.ndarray:
        """(n, 4, 2) map coordinates around each block."""
        return np.stack([grid.corners(Window(*w)) for w in self.window.tolist()])

    def destinations(self) -> np.ndarray:
        """(n, 3) centres on the reference: x, y in map units, z in metres."""
        return np.column_stack([self.x, self.y, self.z])

    def sources(self, metres: Tuple[float, float] = (1.0, 1.0)) -> np.ndarray:
        """(n, 3) where the model to be aligned has them."""
        return self.destinations() - np.column_stack([self.dx / metres[0], self.dy / metres[1], self.dz])


def block_windows(shape: Tuple[int, int], settings: BlockSettings) -> List[Window]:
    """Blocks of one size, row by row, that cover a reference of ``shape``; their overlap is what makes them fit."""
    if settings.size > max(shape):
        raise InputError(
            f"Blocks of {settings.size} px are larger than the reference of {shape[1]} x {shape[0]} px: "
            "use smaller blocks, or one correction for the whole model."
        )
    (rows, height), (cols, width) = (_starts(n, settings) for n in shape)
    if len(rows) * len(cols) > MOST_BLOCKS:
        raise InputError(
            f"Blocks of {settings.size} px would be {len(rows) * len(cols)}: use larger blocks or less overlap, "
            f"so that there are at most {MOST_BLOCKS}."
        )
    return [Window(row, col, height, width) for row in rows for col in cols]


def _starts(length: int, settings: BlockSettings) -> Tuple[List[int], int]:
    size = min(settings.size, length)
    if settings.overlap == 0:
        # Nothing in common and nothing left over: the blocks become a little smaller or larger.
        count = max(1, round(length / size))
        size = -(-length // count)
        return [min(i * size, length - size) for i in range(count)], size
    count = 1 + max(0, round((length - size) / settings.step))
    count = max(count, -(-length // size))
    return [round(i * (length - size) / max(count - 1, 1)) for i in range(count)], size
