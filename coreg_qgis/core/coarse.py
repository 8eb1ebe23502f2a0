"""Where the target lies roughly: correlation of the whole decimated overlap, as candidates to be verified.

A single peak on decimated images can be wrong (fields of equal size, clouds, borders), so the best few are handed on
and windows at full resolution decide between them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, List, Tuple

import numpy as np
from scipy import ndimage

from . import fourier, spectrum
from .contrast import matched_content
from .feedback import SILENT, Feedback, StepFeedback
from .footprint import Decimated, read_decimated, window_over
from .grid import Window
from .phase_correlation import gaussian_peak, search_phase, spectrum_of, whole_surface
from .quarter_test import tiled
from .raster import RasterSource
from .windows import scaled, soft_weights

MAX_CANDIDATES = 5
_APART = 3  # decimated px between two peaks that count as different


@dataclass(frozen=True, eq=False)
class CoarseSearch:
    """Decimated overlap of both images and the displacements of the content that its correlation proposes."""

    window: Window  # on the reference's grid
    reference: Decimated
    target: Decimated
    candidates: List[Tuple[float, float]]  # (x, y) in px of the matching grid, best first
    heights: List[float]  # of their peaks
    surface: np.ndarray  # centred: zero displacement at [rows // 2, cols // 2]


def search(
    reference: RasterSource,
    target: RasterSource,
    overlap: Any,
    bands: Tuple[int, int],
    side: int,
    max_shift: float | None = None,
    channels: int = 1,
    feedback: Feedback = SILENT,
) -> CoarseSearch:
    """Candidates from the overlap decimated to at most ``side`` pixels across; ``channels`` as contrast.channels_of."""
    window = window_over(reference.grid, overlap)
    factor, step = _factor(reference, target, max(1, math.ceil(max(window.shape) / side)))
    row, col = (start // step * step for start in (window.row, window.col))
    room = window.height + window.row - row, window.width + window.col - col
    rows, cols = (fourier.fast_length(-(-n // factor), up=True) for n in room)
    window = Window(row, col, rows * factor, cols * factor)
    x, y = target.grid.to_pixel(*reference.grid.to_map(window.col, window.row))
    other = Window(*(int(np.rint(start / step)) * step for start in (y, x)), *window.shape)
    fraction = np.array([other.col - x, other.row - y])
    a = read_decimated(reference, bands[0], window, factor, StepFeedback(feedback, 0, 50))
    b = read_decimated(target, bands[1], other, factor, StepFeedback(feedback, 50, 100))
    surface = correlation_of(a.values, a.valid, b.values, b.valid, channels)
    limit = None if max_shift is None else max_shift / factor + 1
    found, heights = _peaks(surface, limit)
    peaks = [(float(x), float(y)) for x, y in found * factor + fraction]
    return CoarseSearch(window, a, b, peaks, heights.tolist(), surface)


def _factor(reference: RasterSource, target: RasterSource, least: int) -> Tuple[int, int]:
    """Factor of decimation, ``least`` or more, and the step of window places at which overviews of both serve."""
    steps = {getattr(source, "factor", 1) for source in (reference, target)}
    step = steps.pop()
    return (-(-least // step) * step, step) if not steps and least >= step else (least, 1)


def correlation_of(
    a: np.ndarray, a_valid: np.ndarray, b: np.ndarray, b_valid: np.ndarray, channels: int = 1
) -> np.ndarray:
    """Correlation surface of two images of one shape, zero displacement in the middle."""
    band, plan = spectrum.band(a.shape), fourier.plan((channels, *a.shape))
    spectra = []
    for values, valid in ((a, a_valid), (b, b_valid)):
        values, weights = scaled(values)[None], None if valid.all() else soft_weights(valid[None])
        if channels > 1:
            values, weights = matched_content(values, weights, channels)
        spectra.append(spectrum_of(values, None, tiled(weights, channels), band, plan))
    return whole_surface(search_phase(*spectra, band, channels), a.shape)[0]


def _peaks(surface: np.ndarray, limit: float | None) -> Tuple[np.ndarray, np.ndarray]:
    """Displacements (n, 2) in decimated px and heights of the highest separate maxima, within ``limit`` of zero."""
    highest = ndimage.maximum_filter(surface, 2 * _APART + 1, mode="wrap") == surface
    middle = np.array(surface.shape) // 2
    rows, cols = np.nonzero(highest)
    if limit is not None:
        near = np.hypot(rows - middle[0], cols - middle[1]) <= limit
        rows, cols = rows[near], cols[near]
    best = np.argsort(-surface[rows, cols], kind="stable")[:MAX_CANDIDATES]
    row, col = rows[best], cols[best]
    height, width = surface.shape
    centre = surface[row, col]
    x = col + gaussian_peak(surface[row, col - 1], centre, surface[row, (col + 1) % width]) - middle[1]
    y = row + gaussian_peak(surface[row - 1, col], centre, surface[(row + 1) % height, col]) - middle[0]
    return np.column_stack([x, y]), centre
