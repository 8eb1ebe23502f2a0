"""An image that arrays place, matched with a map in its own pixels; the shifts become corrected arrays."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Callable, Tuple

import numpy as np

from ..core.errors import CoregError, NoMatchError
from ..core.feedback import SILENT, Feedback, StepFeedback, check_cancelled
from ..core.geolocation import Geolocation
from ..core.hold_out import HoldOut, hold_out
from ..core.local_model import LocalModel, LocalSettings, fit_local
from ..core.quality_grid import GridSettings, QualityGrid, measure_quality_grid
from ..core.swath_correction import (
    QuickPlaces,
    continued,
    corrected_geolocation,
    refined_points,
    sufficient_layout,
    swath_grid,
    within_limit,
)
from ..core.tie_points import TiePoints
from .crs import Projector, spatial_reference
from .field_vectors import true_places
from .gdal_raster import GdalRaster
from .swath_images import reference_in_swath

CHECK_POINTS = 200  # of the last match: about as many as an RMSE needs
SMALLEST_WINDOW = 32  # px, of the passes after the first
_AS_MANY = 0.8  # of the valid points of the pass before
_SEEN = 0.2  # share of a pass in which the reference is brought into the pixels
_MATCHED = 0.7  # share of a pass before the model is fitted
_CHECKED = 0.12  # share of all the work that the last match takes


@dataclass(frozen=True, eq=False)
class SwathMatch:
    """Shifts, their model and the corrected arrays; all in the pixels of the image (``swath_grid``)."""

    quality: QualityGrid  # of the last pass that counts, with ``points``
    points: TiePoints  # shifts against the arrays as given
    model: LocalModel
    unseen: HoldOut | None  # None = too few points to test it
    corrected: Geolocation
    sampling_px: float  # what interpolation between the samples loses of the shifts
    again: QualityGrid | None  # a match with the corrected arrays; None where there is none


@dataclass(frozen=True, eq=False)
class SwathPair:
    """An image with its arrays, and a reference on the map."""

    image: GdalRaster
    geolocation: Geolocation
    reference: GdalRaster
    reference_band: int
    folder: str  # for files that are not kept


def match_swath(
    pair: SwathPair,
    settings: GridSettings,
    local: LocalSettings | None = None,
    *,
    passes: int = 3,
    feedback: Feedback = SILENT,
) -> SwathMatch:
    """Measure the shifts of an image that arrays place, and correct the arrays.

    In every pass but the first the reference is seen through the arrays corrected so far, in smaller windows where
    these match: what windows average of shifts that change within them gets less each time. Raises NoMatchError where
    nothing matches, InputError, NoOverlapError, CancelledError.
    """
    local, share = local or LocalSettings(), 100 * (1 - _CHECKED) / passes
    found = None
    for number in range(passes):
        step = StepFeedback(feedback, share * number, share * (number + 1))
        quality = _pass(pair, found, settings, StepFeedback(step, 0, 100 * _MATCHED))
        check_cancelled(feedback)
        if not quality.found:
            if found is None:
                raise NoMatchError(f"No correction was made, since there is {quality.status}")
            feedback.warning(f"Pass {number + 1} found nothing to improve: the one before it counts.")
            break
        most = settings.matching.max_shift
        found = _fitted(pair, found, quality, local, most, StepFeedback(step, 100 * _MATCHED, 100))
    again = _again(pair, found, settings, StepFeedback(feedback, 100 * (1 - _CHECKED), 100))
    unseen = hold_out(found.points, found.quality.target_grid, found.model, local.seed, StepFeedback(feedback, 99, 100))
    return replace(found, unseen=unseen, again=again)


def _pass(pair: SwathPair, found: SwathMatch | None, settings: GridSettings, feedback: Feedback) -> QualityGrid:
    """The shifts of one pass; smaller windows count as long as they match at about as many points as larger ones."""
    if found is None:
        return _measured(pair, found, settings, feedback)
    given = settings.matching.window_shape
    smaller = tuple(max(n // 2, min(n, SMALLEST_WINDOW)) for n in given)
    if smaller != given:
        quality = _measured(pair, found, _with_windows(settings, smaller), StepFeedback(feedback, 0, 70))
        if quality.points.valid.mean() >= _AS_MANY * found.quality.points.valid.mean():
            return quality
    return _measured(pair, found, settings, StepFeedback(feedback, 70, 100))


def _with_windows(settings: GridSettings, shape: Tuple[int, int]) -> GridSettings:
    return replace(settings, matching=replace(settings.matching, window_shape=shape))


def _measured(pair: SwathPair, found: SwathMatch | None, settings: GridSettings, feedback: Feedback) -> QualityGrid:
    """The shifts against the arrays as given, or as corrected so far."""
    geolocation = pair.geolocation if found is None else found.corrected
    path = os.path.join(pair.folder, "reference.tif")
    seen = reference_in_swath(
        pair.reference, pair.reference_band, geolocation, path, feedback=StepFeedback(feedback, 0, 100 * _SEEN)
    )
    matching = replace(settings.matching, reference_band=1)
    settings = replace(settings, matching=matching, coarse_search=settings.coarse_search and found is None)
    return measure_quality_grid(seen, pair.image, settings, feedback=StepFeedback(feedback, 100 * _SEEN, 100))


def _fitted(
    pair: SwathPair, before: SwathMatch | None, quality: QualityGrid, local: LocalSettings, most: float | None,
    feedback: Feedback,
) -> SwathMatch:  # fmt: skip
    grid, points = quality.target_grid, quality.points
    if before is not None:
        points = refined_points(points, grid, content_places(before.model, pair.geolocation.shape))
        points = within_limit(points, most)  # of all passes together
    model = fit_local(points, grid, local, StepFeedback(feedback, 0, 50))
    moved = QuickPlaces(content_places(model, pair.geolocation.shape), pair.geolocation.shape)
    layout, shape, error = sufficient_layout(pair.geolocation.layout, pair.geolocation.x.shape, moved)
    corrected = corrected_geolocation(pair.geolocation, moved, layout, shape, StepFeedback(feedback, 50, 100))
    return SwathMatch(quality, points, model, None, corrected, error, None)


def _again(pair: SwathPair, found: SwathMatch, settings: GridSettings, feedback: Feedback) -> QualityGrid | None:
    few = replace(settings, point_count=CHECK_POINTS, spacing=None, max_points=None)
    few = _with_windows(few, found.quality.window_shape)
    try:
        return _measured(pair, found, few, feedback)
    except CoregError as problem:
        check_cancelled(feedback)
        feedback.warning(f"The corrected arrays could not be matched again: {problem}")
        return None


def content_places(model: LocalModel, shape: Tuple[int, int]) -> Callable:
    """(col, row) -> (col, row): where the arrays so far place what the pixels of an image of this shape show."""
    grid = swath_grid(shape)

    def moved(col, row):
        return grid.to_pixel(*true_places(*grid.to_map(col, row), model))

    return moved


def points_on_map(points: TiePoints, geolocation: Geolocation, crs_wkt: str, area=None) -> TiePoints:
    """Tie points of a swath with places and shifts on the map, in the CRS ``crs_wkt``; pixels stay pixels.

    The place is where the point was measured on the reference, the shift what is added to the place that the arrays
    gave to what is seen there.
    """
    projector = Projector(geolocation.crs_wkt, crs_wkt, area)
    at = tuple(np.asarray(v, float) for v in (points.x_im, points.y_im))
    content = at[0] - points.x_shift_px, at[1] - points.y_shift_px
    x, y = projector(*geolocation.to_map(*at))
    old_x, old_y = projector(*continued(geolocation, at, content))
    dx = x - old_x
    if spatial_reference(crs_wkt).IsGeographic():
        dx = (dx + 180) % 360 - 180
    return replace(points, x_map=x, y_map=y, x_shift_m=dx, y_shift_m=y - old_y)
