"""Two rasters made comparable, and the rough shift between them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, List, Tuple

import numpy as np
from shapely.geometry import Point, Polygon

from .coarse import CoarseSearch, search
from .consensus import Consensus, agree
from .contrast import OTHER_CONTRAST, channels_of
from .errors import InputError
from .feedback import Feedback, StepFeedback, check_cancelled
from .footprint import footprint_of, overlap_of, overview, window_over
from .fourier import fast_length
from .grid import GeoGrid, matching_grid
from .matching import MatchSettings, match_windows
from .placement import place_windows
from .raster import RasterSource

FOUND_FROM = 50.0  # reliability below which there is no shift
SURE_FROM = 95.0  # reliability above which no further candidate is looked at
SMALLEST_WINDOW = 16  # px of the matching grid
DEFAULT_SMALLEST = 64  # px that a window should keep where the matching grid is the coarser
_SIDES = (512, 1024, 2048)  # px across the decimated overlap; finer ones only where the coarser say nothing
_VERIFYING = 6  # windows that decide between candidates
_RIVAL_HEIGHT = 0.6  # of the highest peak, from which on another one is looked at in any case
_RIVAL_ODDS = 0.05  # of the best one's
_RIVAL_APART = 4.0  # px between two shifts that are not the same


@dataclass(frozen=True)
class GlobalShiftSettings:
    """Parameters of the detection; every one has a default that suits most pairs."""

    reference_band: int = 1
    target_band: int = 1
    window_shape: Tuple[int, int] = (256, 256)  # (rows, cols) in reference pixels
    window_count: int = 16  # 1 = the classic single window
    window_centre: Tuple[float, float] | None = None  # map coordinates in the target's CRS; one window stands there
    max_shift: float | None = None  # px of the target; None = as far as the coarse search reaches
    max_iterations: int = 5
    estimator: str = "coherence"
    resampling: str = "cubic"  # used only where the grids differ


@dataclass(frozen=True, eq=False)
class MatchPair:
    """Both rasters with the same pixels, what they share, and the windows' shape on the matching grid."""

    reference: RasterSource
    target: RasterSource
    overviews: Tuple[RasterSource, RasterSource]  # both, for reading at low resolution
    target_grid: GeoGrid  # as given
    grid: GeoGrid
    overlap: Any
    shape: Tuple[int, int]
    centre: Tuple[float, float] | None  # (col, row) on the reference's grid
    max_shift: float | None  # px of the matching grid
    reference_band: int
    target_band: int

    @property
    def target_pixels(self) -> float:
        """Length of a matching pixel in target pixels (mean of both axes)."""
        return float(np.mean(np.divide(self.grid.resolution, self.target_grid.resolution)))

    def match_settings(self, settings: GlobalShiftSettings, similarity: bool = True) -> MatchSettings:
        """The settings for windows of this pair; no similarity where dark may be bright in the other image."""
        similarity = similarity and settings.estimator != OTHER_CONTRAST
        return MatchSettings(
            self.shape, self.reference_band, self.target_band, self.max_shift, settings.max_iterations,
            settings.estimator, similarity,
        )

    def centres(self, found: CoarseSearch, displacement: Tuple[float, float], count: int) -> np.ndarray:
        """Window centres (n, 2) on the reference's grid: the user's one, or the best places."""
        if self.centre is not None:
            return np.array([self.centre])
        return place_windows(found, displacement, self.shape, count)


def prepare_pair(
    reference: RasterSource,
    target: RasterSource,
    settings: GlobalShiftSettings,
    reference_footprint: Any,
    target_footprint: Any,
    feedback: Feedback,
) -> MatchPair:
    """Check the inputs and bring both rasters to one grid; raises InputError or NoOverlapError."""
    for source, band in ((reference, settings.reference_band), (target, settings.target_band)):
        if not 1 <= band <= source.band_count:
            raise InputError(f"{source.name} has {source.band_count} band(s), but band {band} was asked for.")
    # The bounds of both come first: they tell at once whether anything can be compared.
    overlap_of(_outline(reference), _outline(target))
    grid = matching_grid(reference.grid, target.grid)
    first, second = (
        source if source.grid.has_pixels_like(grid) else source.on_grid(grid, settings.resampling)
        for source in (reference, target)
    )
    prints, seen = [], []
    for source, band, given, progress in (
        (first, settings.reference_band, reference_footprint, 0), (second, settings.target_band, target_footprint, 50)
    ):
        if given is None:
            seen.append(overview(source, band, StepFeedback(feedback, progress, progress + 50)))
        else:
            seen.append(source)
        prints.append(footprint_of(seen[-1]) if given is None else given)
    overlap = overlap_of(*prints)
    shape = _window_shape(reference.grid, first.grid, overlap, settings, feedback)
    scale = float(np.mean(np.divide(target.grid.resolution, grid.resolution)))
    limit = None if settings.max_shift is None else settings.max_shift * scale
    centre = _centre(first.grid, overlap, settings.window_centre)
    return MatchPair(
        first, second, tuple(seen), target.grid, grid, overlap, shape, centre, limit, settings.reference_band,
        settings.target_band,
    )


def _outline(source: RasterSource) -> Any:
    return Polygon(source.grid.corners())


def _window_shape(given: GeoGrid, grid: GeoGrid, overlap: Any, settings: GlobalShiftSettings, feedback: Feedback):
    """(rows, cols) on the matching grid, even and quick to transform, no larger than the overlap."""
    scale = np.divide(given.resolution, grid.resolution)[::-1]
    wanted = np.maximum(np.rint(np.array(settings.window_shape) * scale), 1).astype(int)
    if (wanted < DEFAULT_SMALLEST).any() and (scale < 1).any():
        feedback.message(
            f"The windows are enlarged from {wanted[1]} x {wanted[0]} to at least {DEFAULT_SMALLEST} px of the coarser "
            "image, on which the images are compared."
        )
        wanted = np.maximum(wanted, DEFAULT_SMALLEST)
    room = window_over(grid, overlap).shape
    shape = tuple(fast_length(min(w, r)) for w, r in zip(wanted, room))
    if min(shape) < SMALLEST_WINDOW:
        raise InputError(
            f"The overlap is only {room[1]} x {room[0]} pixels or the window too small: matching needs at least "
            f"{SMALLEST_WINDOW} x {SMALLEST_WINDOW} pixels."
        )
    if any(s < min(w, r) or w > r for s, w, r in zip(shape, wanted, room)):
        feedback.message(f"The match windows are {shape[1]} x {shape[0]} px, as the overlap and fast transforms allow.")
    return shape


def _centre(grid: GeoGrid, overlap: Any, centre: Tuple[float, float] | None) -> Tuple[float, float] | None:
    if centre is None:
        return None
    if not overlap.covers(Point(*centre)):
        raise InputError(
            f"The window centre ({centre[0]:.6g}, {centre[1]:.6g}) lies outside the overlap of the two images: "
            "choose a place inside it or leave it empty."
        )
    col, row = grid.to_pixel(*centre)
    return float(col), float(row)


@dataclass(frozen=True, eq=False)
class RoughShift:
    """What the candidates came to: the decimated overlap, the most reliable shift, and what spoke against it."""

    search: CoarseSearch
    shift: Consensus
    tried: int  # candidates that were looked at
    rival: Consensus | None  # another shift that fits as well


def find_shift(pair: MatchPair, settings: GlobalShiftSettings, feedback: Feedback) -> RoughShift | None:
    """The most reliable rough shift; None where no window fits anywhere."""
    longest = max(window_over(pair.reference.grid, pair.overlap).shape)
    sides = [side for side in _SIDES if side < longest] or [_SIDES[0]]
    best, tried = None, 0
    for i, side in enumerate(sides):
        step = StepFeedback(feedback, 100 * i / len(sides), 100 * (i + 1) / len(sides))
        found = search(
            *pair.overviews, pair.overlap, (pair.reference_band, pair.target_band), side, pair.max_shift,
            channels_of(settings.estimator), StepFeedback(step, 0, 80),
        )
        results, count = _verified(pair, settings, found, StepFeedback(step, 80, 100))
        tried += count
        if results and (best is None or results[0].reliability > best.shift.reliability):
            best = RoughShift(found, results[0], tried, _rival(results))
        if best is not None and best.shift.reliability >= SURE_FROM:
            break
    return None if best is None else replace(best, tried=tried)


def _verified(
    pair: MatchPair, settings: GlobalShiftSettings, found: CoarseSearch, feedback: Feedback
) -> Tuple[List[Consensus], int]:
    """What windows at full resolution say of the candidates, the most reliable first, and how many were looked at.

    Once one is sure, only those whose peak is nearly as high are looked at: a pattern that repeats has several.
    """
    # Most images are nearly where they say.
    candidates = [*zip(found.candidates, found.heights), ((0.0, 0.0), 0.0)]
    results: List[Consensus] = []
    tried = 0
    for i, (displacement, height) in enumerate(candidates):
        check_cancelled(feedback)
        feedback.set_progress(100 * i / len(candidates))
        sure = any(result.reliability >= SURE_FROM for result in results)
        centres = pair.centres(found, displacement, _VERIFYING)
        if not len(centres) or (sure and height < _RIVAL_HEIGHT * found.heights[0]):
            continue
        tried += not sure
        matches = match_windows(
            pair.reference, pair.target, centres, pair.match_settings(settings, similarity=False), start=displacement
        )
        result = agree(matches)
        if math.isfinite(result.x_shift):
            results.append(result)
    return sorted(results, key=lambda result: -result.reliability), tried


def _rival(results: List[Consensus]) -> Consensus | None:
    """Another result that is about as sure as the best, but elsewhere; the nearest to no shift."""
    best = results[0]
    others = [
        other for other in results[1:]
        if _as_sure(other.reliability, best.reliability)
        and math.hypot(other.x_shift - best.x_shift, other.y_shift - best.y_shift) > _RIVAL_APART
    ]
    return min(others, key=lambda other: math.hypot(other.x_shift, other.y_shift), default=None)


def _as_sure(reliability: float, best: float) -> bool:
    """Both beyond doubt, or both found with odds of the same order."""
    if reliability < FOUND_FROM or best < FOUND_FROM:
        return False
    odds, best_odds = (value / max(100 - value, 1e-9) for value in (reliability, best))
    return reliability >= SURE_FROM or odds >= _RIVAL_ODDS * best_odds
