"""The geometric quality grid: the shift at many places over the overlap, judged, filtered and summed up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Tuple

import numpy as np

from .errors import InputError
from .feedback import SILENT, Feedback, StepFeedback, check_cancelled
from .global_shift import ambiguity, check_settings
from .grid import GeoGrid
from .grid_layout import Layout, given, limited, regular, subset
from .matches import Matches
from .matching import BEYOND
from .pair import FOUND_FROM, GlobalShiftSettings, MatchPair, RoughShift, find_shift, prepare_pair
from .point_filters import FilterSettings, filtered, tie_points
from .raster import RasterSource
from .row_bands import match_many
from .shift_field import best_affine, best_translation
from .statistics import ShiftStatistics, shift_statistics
from .tie_points import TiePoints

_CLOSEST = 1 / 32  # of the window: points that are asked for by number stand no closer
_LEAST_CLOSEST = 2.0  # px
_FEW = 0.2  # share of valid points below which the status says so


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


def measure_quality_grid(
    reference: RasterSource,
    target: RasterSource,
    settings: GridSettings | None = None,
    *,
    positions: np.ndarray | None = None,
    area: Any = None,
    excluded: Any = None,
    reference_footprint: Any = None,
    target_footprint: Any = None,
    feedback: Feedback = SILENT,
) -> QualityGrid:
    """Measure the shift of ``target`` against ``reference`` at many places; changes nothing.

    ``positions`` (n, 2) replace the grid; points stand inside the polygon ``area`` and outside ``excluded``; all of
    them, and the footprints, on the map in the target's CRS. Raises InputError or NoOverlapError for inputs that cannot
    be compared, CancelledError; images with nothing to match give a result whose points are all rejected.
    """
    settings = settings or GridSettings()
    check_settings(settings.matching)
    _check(settings)
    pair = prepare_pair(
        reference, target, settings.matching, reference_footprint, target_footprint, StepFeedback(feedback, 0, 10)
    )
    layout = _layout(pair, settings, positions, area, excluded, feedback)
    rough = find_shift(pair, settings.matching, StepFeedback(feedback, 10, 20)) if settings.coarse_search else None
    start, reliability = _start(rough, settings, feedback)
    problem = "" if rough is None or rough.rival is None else ambiguity(pair, rough)
    matches = _matched(pair, settings, layout, start, StepFeedback(feedback, 20, 98))
    check_cancelled(feedback)
    result = _summed_up(pair, settings, layout, matches, (start, reliability, problem))
    feedback.set_progress(100)
    return result


def _check(settings: GridSettings) -> None:
    for name, value, least in (
        ("number of points", settings.point_count, 1), ("largest number of points", settings.max_points, 1),
        ("number of threads", settings.threads, 1), ("spacing", settings.spacing, 1), ("seed", settings.seed, 0),
    ):
        if value is not None and not least <= value < np.inf:
            raise InputError(f"The {name} is {value:g}: give {least} or more.")
    filters = settings.filters
    if filters.min_reliability is not None and not 0 <= filters.min_reliability <= 100:
        raise InputError(f"The least reliability is {filters.min_reliability:g}: give 0 to 100.")
    if filters.consensus is not None and not filters.consensus > 0:
        raise InputError(f"The threshold of the consensus is {filters.consensus:g}: give more than 0.")


def _layout(pair: MatchPair, settings: GridSettings, positions, area, excluded, feedback: Feedback) -> Layout:
    allowed = limited(pair.overlap, area, excluded)
    if positions is not None:
        layout = given(positions, allowed)
        if not layout.usable.all():
            feedback.message(f"{(~layout.usable).sum()} of {len(layout.places)} positions lie outside the overlap.")
    else:
        closest = max(_LEAST_CLOSEST, _CLOSEST * min(pair.shape)) * pair.target_pixels
        layout = regular(
            pair.target_grid, allowed, spacing=settings.spacing, count=settings.point_count, closest=closest
        )
        if settings.spacing is None and layout.spacing <= closest:
            feedback.message(
                f"{settings.point_count} points would stand closer than {closest:g} px, where windows of this size "
                f"tell nothing new: {len(layout.places)} are measured. Give a spacing to have them closer."
            )
    return subset(layout, settings.max_points, settings.seed)


def _matched(pair: MatchPair, settings: GridSettings, layout: Layout, start, feedback: Feedback) -> Matches:
    """One row a place of the layout; those that cannot be used are not measured."""
    centres = np.column_stack(pair.reference.grid.to_pixel(*layout.places[layout.usable].T))
    matches = match_many(
        pair.reference, pair.target, centres, pair.match_settings(settings.matching), start=start,
        threads=settings.threads, feedback=feedback,
    )
    others = Matches.unmeasured(layout.places[~layout.usable], pair.shape, "outside the overlap")
    order = np.concatenate([np.flatnonzero(layout.usable), np.flatnonzero(~layout.usable)])
    return Matches.joined([matches, others]).select(np.argsort(order))


def _start(rough: RoughShift | None, settings: GridSettings, feedback: Feedback) -> Tuple[Tuple[float, float], float]:
    """Displacement of the content to begin from, and its reliability."""
    if not settings.coarse_search:
        return (0.0, 0.0), np.nan
    if rough is None or rough.shift.reliability < FOUND_FROM:
        feedback.warning("No shift of the whole image was found: the windows start from the given position.")
        return (0.0, 0.0), 0.0 if rough is None else rough.shift.reliability
    return (-rough.shift.x_shift, -rough.shift.y_shift), rough.shift.reliability


def _summed_up(pair: MatchPair, settings: GridSettings, layout: Layout, matches: Matches, begun) -> QualityGrid:
    start, reliability, problem = begun
    points, scatter = filtered(tie_points(pair, matches, layout.point_id), settings.filters, settings.seed)
    if problem:
        points = replace(points, unreliable=points.measured)
    good = points.select(points.valid)
    at, shifts = (good.x_map, good.y_map), (good.x_shift_m, good.y_shift_m)
    weights = 1 / (good.uncertainty_px**2 + (np.nan_to_num(scatter)**2 or 1.0))
    mean, affine = best_translation(*shifts, weights), best_affine(*at, *shifts, weights)
    left = [_left_over(pair.target_grid, good, model) for model in (mean, affine)]
    x_start, y_start = pair.target_grid.vector_to_pixel(*pair.grid.vector_to_map(-start[0], -start[1]))
    return QualityGrid(
        status=_status(points, problem), points=points, start_shift_px=(float(x_start), float(y_start)),
        start_reliability=float(reliability),
        before=shift_statistics(np.column_stack([good.x_shift_px, good.y_shift_px]), np.column_stack(shifts)),
        after_global=left[0], after_affine=left[1],
        global_shift_m=(np.nan, np.nan) if mean is None else (mean.dx, mean.dy),
        affine=np.full((2, 3), np.nan) if affine is None else affine.matrix,
        ssim_before=_mean(good.ssim_before), ssim_after=_mean(good.ssim_after), scatter_px=scatter,
        target_grid=pair.target_grid, matching_grid=pair.grid, overlap=pair.overlap, window_shape=pair.shape,
        spacing_px=layout.spacing,
    )


def _left_over(grid: GeoGrid, points: TiePoints, model) -> ShiftStatistics:
    """Statistics of the shifts that a model does not explain."""
    if model is None:
        return shift_statistics(np.empty((0, 2)), np.empty((0, 2)))
    dx, dy = model.displacement(points.x_map, points.y_map)
    rest = points.x_shift_m - dx, points.y_shift_m - dy
    return shift_statistics(np.column_stack(grid.vector_to_pixel(*rest)), np.column_stack(rest))


def _status(points: TiePoints, problem: str) -> str:
    measured, valid = int(points.measured.sum()), int(points.valid.sum())
    if problem:
        return f"no match: {problem}"
    if not measured and (points.message == BEYOND).any():
        return "no match: the shifts are larger than the maximum shift: allow a larger one"
    if not measured:
        return "no match: no point of the overlap could be measured: check the bands, the no-data values and the masks"
    if not valid:
        return (
            f"no match: none of {len(points)} points matches reliably: check that both bands show the same kind of "
            "content, or try larger windows or other bands"
        )
    few = valid < _FEW * len(points)
    return f"ok: only {valid} of {len(points)} points are valid: look at the others before using them" if few else "ok"


def _mean(values: np.ndarray) -> float:
    finite = values[np.isfinite(values)]
    return float(finite.mean()) if len(finite) else np.nan
