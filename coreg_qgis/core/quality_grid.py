"""The geometric quality grid: the shift at many places over the overlap, judged, filtered and summed up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Tuple

import numpy as np

from .grid import GeoGrid
from .pair import GlobalShiftSettings
from .statistics import ShiftStatistics
from .tie_points import TiePoints

SMALL_STEP = 16  # px of the target: points closer together than this repeat each other


@dataclass(frozen=True)
class FilterSettings:
    """Which points are rejected; None switches a filter off."""

    min_reliability: float | None = 50.0  # 0..100
    similarity: bool = True  # reject points whose SSIM does not grow by the correction
    consensus: float | None = 3.0  # times the points' own scatter that a point may deviate from its neighbours


@dataclass(frozen=True)
class GridSettings:
    """Parameters of a quality grid; every one has a default that suits most pairs."""

    matching: GlobalShiftSettings = field(default_factory=GlobalShiftSettings)  # its window count and centre are unused
    spacing: float | None = None  # target pixels between points; None = from point_count
    point_count: int = 1000  # about so many points over the overlap, where no spacing is given
    max_points: int | None = None  # a random subset of so many
    seed: int = 0
    coarse_search: bool = True  # find the global shift first, and start every window from it
    filters: FilterSettings = field(default_factory=FilterSettings)
    threads: int | None = None  # None = all cores


@dataclass(frozen=True, eq=False)
class QualityGrid:
    """The result: points and numbers. ``status`` is "ok", "ok: <remark>" or "no match: <reason>".

    Statistics are those of the valid points: of their shifts, of what is left of them after the best single shift
    (``global_shift_m``), and after the best affine transformation (``affine``).
    """

    status: str
    points: TiePoints
    start_shift_px: Tuple[float, float]  # of the coarse search, target pixels (right, down); (0, 0) without
    start_reliability: float  # 0..100; NaN without a coarse search
    before: ShiftStatistics
    after_global: ShiftStatistics
    after_affine: ShiftStatistics
    global_shift_m: Tuple[float, float]  # robust mean of the valid points, map units (east, north); NaN for none
    affine: np.ndarray  # (2, 3): (east, north) shift = affine @ (1, x_map, y_map); NaN for fewer than 3 points
    ssim_before: float  # mean over the valid points
    ssim_after: float
    scatter_px: float  # robust deviation of the valid points from their neighbours, per axis, target pixels
    target_grid: GeoGrid  # as given
    matching_grid: GeoGrid
    overlap: Any  # shapely geometry in the target's CRS
    window_shape: Tuple[int, int]  # (rows, cols) on the matching grid
    spacing_px: float  # between the points, target pixels; NaN for given positions

    @property
    def found(self) -> bool:
        """True when at least one point is valid."""
        return bool(self.points.valid.any())
