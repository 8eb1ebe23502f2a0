"""One trustworthy shift for a scene: coarse search, windows at full resolution, robust consensus."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Tuple

import numpy as np

from .feedback import SILENT, Feedback
from .grid import GeoGrid
from .matches import Matches
from .raster import RasterSource

ESTIMATORS = ("coherence", "coherence_masked", "foroosh")


@dataclass(frozen=True)
class GlobalShiftSettings:
    """Parameters of the detection; every one has a default that suits most pairs."""

    reference_band: int = 1
    target_band: int = 1
    window_shape: Tuple[int, int] = (256, 256)  # (rows, cols) in reference pixels
    window_count: int = 16  # 1 = the classic single window
    window_centre: Tuple[float, float] | None = None  # map coordinates in the target's CRS
    max_shift: float | None = None  # px of the target; None = as far as the coarse search reaches
    max_iterations: int = 5
    estimator: str = "coherence"
    resampling: str = "cubic"  # used only where the grids differ


@dataclass(frozen=True, eq=False)
class WindowEvidence:
    """What the best window looked like, for the report; arrays (rows, cols), NaN = no data."""

    reference: np.ndarray
    target_before: np.ndarray  # target at its given position
    target_after: np.ndarray  # target at its corrected position
    surface: np.ndarray  # correlation surface of the integer search, zero shift in the middle
    x_map: float
    y_map: float


@dataclass(frozen=True, eq=False)
class GlobalShift:
    """The measured global shift: what must be added to the target's coordinates.

    All numbers are NaN unless ``found``; ``status`` is "ok", "ok: <remark>" or "no match: <reason>".
    """

    found: bool
    status: str
    x_shift_px: float  # target pixels, +right
    y_shift_px: float  # target pixels, +down
    x_shift_m: float  # map units of the target's CRS, +east
    y_shift_m: float  # +north
    reliability: float  # 0..100
    uncertainty_px: float  # 1 sigma, target pixels, both axes together
    ssim_before: float
    ssim_after: float
    target_grid: GeoGrid  # as given, before any correction
    matching_grid: GeoGrid
    overlap: Any  # shapely geometry in the target's CRS
    matches: Matches
    used: np.ndarray  # bool (n,): windows that agree with the result
    evidence: WindowEvidence | None = None

    @property
    def abs_shift(self) -> float:
        """Length of the shift in map units."""
        return math.hypot(self.x_shift_m, self.y_shift_m)

    @property
    def angle(self) -> float:
        """Azimuth of the shift on the map: degrees clockwise from north, 0..360."""
        return math.degrees(math.atan2(self.x_shift_m, self.y_shift_m)) % 360

    @property
    def corrected_geotransform(self) -> Tuple[float, ...]:
        """The target's geotransform after the correction."""
        return self.target_grid.shifted(self.x_shift_m, self.y_shift_m).geotransform


def detect_global_shift(
    reference: RasterSource,
    target: RasterSource,
    settings: GlobalShiftSettings = GlobalShiftSettings(),
    *,
    reference_footprint: Any = None,
    target_footprint: Any = None,
    feedback: Feedback = SILENT,
) -> GlobalShift:
    """Measure the shift that brings ``target`` onto ``reference``; changes nothing.

    Footprints are shapely polygons in the target's CRS and save the search for them. Raises InputError or
    NoOverlapError for inputs that cannot be compared, CancelledError; a pair with nothing to match gives a result
    with ``found`` False and the reason in ``status``.
    """
    raise NotImplementedError
