"""What the report of aligned elevation models is made of; rasters are thinned here, so that a page stays small."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Tuple

import numpy as np

from ..core.dem.block_layout import Blocks
from ..core.dem.choice import GLOBAL, Choice
from ..core.dem.nuth_kaab import AspectCurve
from ..core.dem.solution import DemShift
from ..core.dem.statistics import DemStatistics, by_aspect, by_slope, statistics_of
from ..core.grid import GeoGrid

MAP_SIDE = 512  # px at most of a map in the page


@dataclass(frozen=True, eq=False)
class DemStage:
    """Reference minus model at one stage, metres: a thinned map, and figures of all stable pixels."""

    difference: np.ndarray  # (rows, cols), NaN = void; every n-th pixel of the reference
    stable: np.ndarray  # bool, alike
    statistics: DemStatistics
    slopes: List[Tuple[float, float, DemStatistics]] = field(default_factory=list)
    aspects: List[Tuple[float, DemStatistics]] = field(default_factory=list)
    curve: AspectCurve | None = None  # None = the terrain does not give one

    @property
    def sample(self) -> np.ndarray:
        """(n,) differences of the stable pixels of the map."""
        return self.difference[self.stable & np.isfinite(self.difference)]


def dem_stage(
    difference: np.ndarray,
    stable: np.ndarray | None = None,
    slope: np.ndarray | None = None,
    aspect: np.ndarray | None = None,
    curve: AspectCurve | None = None,
) -> DemStage:
    """The stage of arrays on the reference's grid, whole or every n-th pixel of it.

    ``difference``: metres with NaN voids; ``stable``: default everywhere; ``slope`` and ``aspect``: degrees.
    """
    stable = np.ones(difference.shape, bool) if stable is None else stable
    return DemStage(
        thinned_map(difference), thinned_map(stable), statistics_of(difference, stable),
        [] if slope is None else by_slope(difference, slope, stable),
        [] if aspect is None else by_aspect(difference, aspect, stable), curve,
    )  # fmt: skip


def thinned_map(values: np.ndarray) -> np.ndarray:
    """Every n-th pixel along the last two axes, at most ``MAP_SIDE`` a side; a copy, so that the whole can go."""
    step = max(1, -(-max(values.shape[-2:]) // MAP_SIDE))
    return values[..., ::step, ::step].copy()


@dataclass(frozen=True, eq=False)
class DemResult:
    """What is reported."""

    shift: DemShift  # of the whole model
    before: DemStage
    after: DemStage  # of the correction that was written
    reference_grid: GeoGrid
    method: str  # as the user chose it
    choice: Choice | None = None  # of a local correction; None = the whole model only
    shifts: np.ndarray | None = None  # (3, rows, cols) metres east, north, up on the thinned reference

    @property
    def blocks(self) -> Blocks | None:
        """Blocks, where the correction comes from them."""
        return None if self.choice is None else self.choice.blocks

    @property
    def is_local(self) -> bool:
        """True where the correction varies over the model by more than a rotation or a ramp."""
        return self.choice is not None and self.choice.kind != GLOBAL
