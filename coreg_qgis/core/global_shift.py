"""One trustworthy shift for a scene: coarse search, windows at full resolution, robust consensus."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Tuple

import numpy as np

from .consensus import Consensus, agree
from .contrast import OTHER_CONTRAST
from .errors import InputError
from .evidence import WindowEvidence, window_evidence
from .feedback import SILENT, Feedback, StepFeedback, check_cancelled
from .grid import GeoGrid
from .matches import Matches
from .matching import match_windows
from .pair import FOUND_FROM, GlobalShiftSettings, MatchPair, RoughShift, find_shift, prepare_pair
from .raster import RESAMPLINGS, RasterSource

ESTIMATORS = ("coherence", "coherence_masked", "foroosh", OTHER_CONTRAST)
DEFAULTS = GlobalShiftSettings()
SURELY_FROM = 90.0  # reliability below which a found shift is marked as doubtful
FOROOSH_BIAS = 0.08  # px, both axes together; as measured by bench/accuracy.py without noise
DISTORTED_FROM = 0.3  # px of scatter between windows that no noise explains


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
    settings: GlobalShiftSettings = DEFAULTS,
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
    check_settings(settings)
    pair = prepare_pair(
        reference, target, settings, reference_footprint, target_footprint, StepFeedback(feedback, 0, 20)
    )
    rough = find_shift(pair, settings, StepFeedback(feedback, 20, 75))
    problem = _no_start(pair, rough, settings)
    if problem:
        return _not_found(pair, problem, Matches.none())
    displacement = (-rough.shift.x_shift, -rough.shift.y_shift)
    centres = pair.centres(rough.search, displacement, settings.window_count)
    matches = match_windows(
        pair.reference, pair.target, centres, pair.match_settings(settings),
        start=displacement, feedback=StepFeedback(feedback, 75, 95),
    )
    check_cancelled(feedback)
    result = agree(matches, rough.tried)
    if result.reliability < FOUND_FROM:
        return _not_found(pair, _nothing_reliable(settings), matches)
    shift = _found(pair, matches, result, settings, feedback)
    feedback.set_progress(100)
    return shift


def check_settings(settings: GlobalShiftSettings) -> None:
    """Refuse settings that mean nothing, before anything is read, by InputError."""
    for name, value, known in (
        ("estimator", settings.estimator, ESTIMATORS), ("resampling method", settings.resampling, RESAMPLINGS)
    ):
        if value not in known:
            raise InputError(f"The {name} {value!r} is unknown: use one of {', '.join(known)}.")
    for name, value in (
        ("window height", settings.window_shape[0]), ("window width", settings.window_shape[1]),
        ("number of windows", settings.window_count), ("number of iterations", settings.max_iterations),
    ):
        if not value >= 1:
            raise InputError(f"The {name} is {value}: give 1 or more.")
    if settings.max_shift is not None and not settings.max_shift > 0:
        raise InputError(f"The maximum shift is {settings.max_shift:g} px: give more than 0, or none for no limit.")


def _no_start(pair: MatchPair, rough: RoughShift | None, settings: GlobalShiftSettings) -> str:
    """Why there is no rough shift to go on from; "" where there is one."""
    if rough is None:
        larger = "" if settings.max_shift is None else f", or allow a larger shift than {settings.max_shift:g} px"
        return (
            "the images overlap, but what they share holds too few usable pixels, no texture, or dark in one image "
            f"what is bright in the other: check the bands, the no-data values and the masks{larger}"
        )
    return "" if rough.rival is None else ambiguity(pair, rough)


def _nothing_reliable(settings: GlobalShiftSettings) -> str:
    if settings.max_shift is not None:
        return f"no shift within the maximum of {settings.max_shift:g} px matches reliably: allow a larger one"
    return (
        "no window of the overlap matches reliably: check that both bands show the same kind of content, "
        "or try larger windows or other bands"
    )


def ambiguity(pair: MatchPair, rough: RoughShift) -> str:
    """Which two shifts fit equally well, and what to do about it."""
    shifts = (
        pair.target_grid.vector_to_pixel(*pair.grid.vector_to_map(found.x_shift, found.y_shift))
        for found in (rough.shift, rough.rival)
    )
    first, second = (f"({x:.1f}, {y:.1f})" for x, y in shifts)
    return (
        f"the content repeats, so that shifts of {first} and {second} px fit equally well: limit the maximum shift to "
        "less than half a period, or take another band"
    )


def _found(
    pair: MatchPair, matches: Matches, result: Consensus, settings: GlobalShiftSettings, feedback: Feedback
) -> GlobalShift:
    x_map, y_map = pair.grid.vector_to_map(result.x_shift, result.y_shift)
    x_px, y_px = pair.target_grid.vector_to_pixel(x_map, y_map)
    # The classic estimator's pull towards whole pixels is the same in all windows and does not average out.
    uncertainty = math.hypot(result.uncertainty, FOROOSH_BIAS if settings.estimator == "foroosh" else 0.0)
    remark = _remark(matches, result)
    if remark:
        feedback.warning(remark)
    return GlobalShift(
        found=True, status=f"ok: {remark}" if remark else "ok",
        x_shift_px=float(x_px), y_shift_px=float(y_px), x_shift_m=float(x_map), y_shift_m=float(y_map),
        reliability=result.reliability, uncertainty_px=uncertainty * pair.target_pixels,
        ssim_before=_mean(matches.ssim_before[result.used]), ssim_after=_mean(matches.ssim_after[result.used]),
        target_grid=pair.target_grid, matching_grid=pair.grid, overlap=pair.overlap, matches=matches, used=result.used,
        evidence=window_evidence(pair, matches, result, settings.estimator),
    )


def _remark(matches: Matches, result: Consensus) -> str:
    """What the user should know before trusting the shift; "" where there is nothing."""
    if result.scatter > DISTORTED_FROM:
        return (
            f"the shift differs between the windows by about {result.scatter:.2f} px (rotation, relief or local "
            "distortion), which one global shift cannot correct"
        )
    if result.reliability < SURELY_FROM:
        return f"the reliability is only {result.reliability:.0f} %: look at the windows before using it"
    agreeing, trusted = int(result.used.sum()), int((matches.reliability >= FOUND_FROM).sum())
    if len(matches) > 1 and agreeing < 0.5 * max(trusted, 2):
        return f"only {agreeing} of {len(matches)} windows agree on it: look at the windows before using it"
    return ""


def _not_found(pair: MatchPair, reason: str, matches: Matches) -> GlobalShift:
    nan = math.nan
    return GlobalShift(
        False, f"no match: {reason}", nan, nan, nan, nan, 0.0, nan, nan, nan, pair.target_grid, pair.grid,
        pair.overlap, matches, np.zeros(len(matches), bool),
    )


def _mean(values: np.ndarray) -> float:
    finite = values[np.isfinite(values)]
    return float(finite.mean()) if len(finite) else math.nan
