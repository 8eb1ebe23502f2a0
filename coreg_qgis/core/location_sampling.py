"""Geolocation arrays from a function that locates pixels: how far apart samples may lie for a stated error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Tuple

import numpy as np

from .errors import InputError
from .feedback import SILENT, Feedback, StepFeedback, check_cancelled
from .geolocation import PIXEL_CENTER, ArrayLayout, Geolocation

Place = Callable[[np.ndarray, np.ndarray], Tuple[np.ndarray, np.ndarray]]
STEPS = (64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1)  # px between samples
SAMPLES = ("corner", "centre")
_AT_ONCE = 1 << 15  # places: a thin-plate spline takes long, and between two looks the user can cancel
_HOPELESS = 4.0  # times the error that is allowed
_CHECKS = 120  # cells along each axis that are looked at
_NUDGE = 0.25  # px


@dataclass(frozen=True, eq=False)
class SampledPlaces:
    """Arrays, the distance of their samples in px, and the largest error of the places between them in px."""

    geolocation: Geolocation
    step: int
    error_px: float


def sampled_places(
    place: Place,
    shape: Tuple[int, int],
    crs_wkt: str,
    geographic: bool,
    *,
    most_px: float = 0.01,
    samples: str = "corner",
    step: int | None = None,
    feedback: Feedback = SILENT,
) -> SampledPlaces:
    """Arrays of ``place(col, row) -> (x, y)`` for an image (rows, cols), NaN where it gives none.

    Samples lie at the outer corners of pixels or at their centres, as far apart as the error ``most_px`` of bilinear
    interpolation allows, in the middle of cells and of their sides; ``step`` fixes the distance. Raises InputError
    where no place is known, CancelledError.
    """
    if samples not in SAMPLES:
        raise InputError(f"Samples cannot lie at \"{samples}\" of pixels: choose {' or '.join(SAMPLES)}.")
    if not (step is None or step >= 1) or not most_px > 0:
        raise InputError(f"The step {step} and the error {most_px} px are not both above 0: correct them.")
    tried = [s for s in STEPS if s <= max(1, max(shape) // 2)] if step is None else [int(step)]
    distance, error = None, 0.0
    for number, closer in enumerate(tried):
        # Errors shrink at most with the square of the distance.
        if distance and error * (closer / distance) ** 2 > _HOPELESS * most_px and closer != tried[-1]:
            continue
        part = StepFeedback(feedback, 100 * number / len(tried), 100 * (number + 1) / len(tried))
        found, distance = _sampled(place, shape, closer, samples, (crs_wkt, geographic), part), closer
        error = largest_error_px(found, place, feedback)
        if error <= most_px:
            break
    return SampledPlaces(found, distance, error)


def layout_of(step: float, samples: str) -> ArrayLayout:
    """Samples at the corners or the centres of every step-th pixel."""
    if samples == "corner":
        return ArrayLayout(0, 0, step, step)
    return ArrayLayout(convention=PIXEL_CENTER) if step == 1 else ArrayLayout(0.5, 0.5, step, step)


def _sampled(place: Place, shape, step: int, samples: str, crs: Tuple[str, bool], feedback: Feedback) -> Geolocation:
    layout = layout_of(step, samples)
    count = [max(-(-(n - (samples == "centre")) // step) + 1, 2) for n in shape]  # so that no edge is far beyond
    if step == 1 and samples == "centre":
        count = [max(n, 2) for n in shape]
    cols, rows = layout.sample_places(tuple(count))
    x, y = np.empty(count), np.empty(count)
    height = max(_AT_ONCE // count[1], 1)
    for first in range(0, count[0], height):
        check_cancelled(feedback)
        part = slice(first, first + height)
        x[part], y[part] = place(*np.meshgrid(cols, rows[part]))
        feedback.set_progress(100 * first / count[0])
    lost = ~(np.isfinite(x) & np.isfinite(y))
    if lost.all():
        raise InputError("The place of no pixel of the image is known, so that there are no geolocation arrays of it.")
    x[lost] = y[lost] = np.nan
    return Geolocation(x, y, layout, *crs, shape)


def largest_error_px(geolocation: Geolocation, place: Place, feedback: Feedback = SILENT) -> float:
    """Largest distance in px between the places of the arrays and the true ones, between the samples and at edges.

    Places that either does not know take no part; NaN where there is no other.
    """
    rows, cols = geolocation.shape
    u, v = (_looked_at(n) for n in geolocation.x.shape[::-1])
    largest = np.nan
    for du, dv in ((0.5, 0.5), (0.5, 0.0), (0.0, 0.5)):
        check_cancelled(feedback)
        col, row = geolocation.layout.to_image(u + du, v + dv)
        col, row = (np.unique(np.clip([*a, 0, n], 0, n)) for a, n in ((col, cols), (row, rows)))
        col, row = (values.ravel() for values in np.meshgrid(col, row))
        off = distance_px(geolocation.to_map(col, row), place, col, row, geolocation.geographic)
        largest = np.fmax(largest, np.nanmax(off)) if np.isfinite(off).any() else largest
    return float(largest)


def _looked_at(count: int) -> np.ndarray:
    """Cells of one axis."""
    return np.unique(np.linspace(0, count - 1, min(count, _CHECKS)).astype(int))


def distance_px(found, place: Place, col: np.ndarray, row: np.ndarray, geographic: bool) -> np.ndarray:
    """Distance of the places ``found`` (x, y) from the true ones of (col, row), in pixels of the image there."""
    true = _in_space(*place(col, row), geographic)
    off = _in_space(*found, geographic) - true
    along = (_in_space(*place(col + _NUDGE, row), geographic) - true) / _NUDGE
    down = (_in_space(*place(col, row + _NUDGE), geographic) - true) / _NUDGE
    aa, bb, ab = ((p * q).sum(0) for p, q in ((along, along), (down, down), (along, down)))
    ao, bo = (along * off).sum(0), (down * off).sum(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        area = aa * bb - ab**2
        return np.hypot((bb * ao - ab * bo) / area, (aa * bo - ab * ao) / area)


def _in_space(x, y, geographic: bool) -> np.ndarray:
    """(2, n) on the plane, (3, n) on the unit sphere: neither dateline nor poles are special there."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    if not geographic:
        return np.stack([x, y])
    lon, lat = np.radians(x), np.radians(y)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
