"""What the report of aligned elevation models is made of; rasters are thinned here, so that a page stays small."""

from __future__ import annotations

import math
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
# Red where the reference is lower, blue where it is higher, white where both are alike; safe for colour-blind eyes.
DIFFERENCE_COLOURS = ("#67001f", "#b2182b", "#f4a582", "#f7f7f7", "#92c5de", "#2166ac", "#053061")
_SHOWN = 95  # per cent of the differences within the colours
_RATIO = 4.0  # at most between the ramp and what is left: a large offset would make the rest one colour
_LEAST_LIMIT = 0.01  # m


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
    def limit(self) -> float:
        """Height difference in metres, of either sign, at which the colours of both maps end; a round number."""
        return difference_limit(self.before.sample, self.after.sample)

    @property
    def pixel(self) -> float:
        """The longer side of a pixel of the reference in metres."""
        return float(max(np.multiply(self.reference_grid.resolution, self.shift.metres)))

    @property
    def is_local(self) -> bool:
        """True where the correction varies over the model by more than a rotation or a ramp."""
        return self.choice is not None and self.choice.kind != GLOBAL


def difference_limit(before: np.ndarray, after: np.ndarray) -> float:
    """Where a symmetric ramp for differences on stable terrain (metres, any shape, NaN left out) should end."""
    reach = [np.percentile(np.abs(v[np.isfinite(v)]), _SHOWN) if np.isfinite(v).any() else 0.0 for v in (before, after)]
    wanted = max(min(reach[0], _RATIO * reach[1]), reach[1], _LEAST_LIMIT)
    power = 10.0 ** math.floor(math.log10(wanted))
    return float(next(step * power for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15) if step * power >= 0.999 * wanted))
