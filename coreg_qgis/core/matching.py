"""Windows of two rasters to measured shifts: reads pairs, follows large shifts, judges every match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np
from scipy import ndimage

from .estimator import Estimates, estimate
from .feedback import SILENT, Feedback, check_cancelled
from .grid import Window
from .matches import Matches
from .quality import ORDINARY_ISOTROPY, reliability
from .raster import RasterSource, read_usable
from .similarity import ssim

CHUNK = 16  # windows in memory at a time
MIN_VALID_SHARE = 0.25  # of a window's pixels that must be usable in both images
_FLOOR_SIGMA = 0.003  # px; aliasing leaves this much whatever the noise
_SPIKE_REACH = 3.0  # times the 2nd to 98th percentile range
_SPLINE_MARGIN = 6  # px around a window that is sampled between pixels


@dataclass(frozen=True)
class MatchSettings:
    """How windows are matched; the shape is (rows, cols) in pixels of the matching grid, both even."""

    shape: Tuple[int, int] = (256, 256)
    reference_band: int = 1
    target_band: int = 1
    max_shift: float | None = None  # px of the matching grid, counted from the given position
    max_iterations: int = 5
    estimator: str = "coherence"
    similarity: bool = True


def match_windows(
    reference: RasterSource,
    target: RasterSource,
    centres: np.ndarray,
    settings: MatchSettings,
    *,
    start: Tuple[float, float] = (0.0, 0.0),
    feedback: Feedback = SILENT,
) -> Matches:
    """Shifts of windows around ``centres`` (n, 2), (col, row) on the reference's grid.

    Both sources have the same pixels (GeoGrid.has_pixels_like). ``start`` is a displacement of the target's content
    (x, y) in px to begin the search from: minus the expected shift.
    """
    parts = [Matches.none()]
    for first in range(0, len(centres), CHUNK):
        check_cancelled(feedback)
        parts.append(_Chunk(reference, target, np.asarray(centres, float)[first:first + CHUNK], settings).match(start))
        feedback.set_progress(100 * min(first + CHUNK, len(centres)) / len(centres))
    return Matches.joined(parts)


class _Chunk:
    """The windows of one chunk: what was read, and where the target was cut."""

    def __init__(self, reference: RasterSource, target: RasterSource, centres: np.ndarray, settings: MatchSettings):
        self.target, self.settings = target, settings
        rows, cols = settings.shape
        self.margin = max(8, min(rows, cols) // 8)
        self.windows = [Window.centred(col, row, settings.shape) for col, row in centres]
        self.map = np.array([reference.grid.to_map(*w.centre) for w in self.windows])
        # Where the reference window's corner lies in the target by its georeferencing alone, fractions of a pixel kept.
        corners = [reference.grid.to_map(w.col, w.row) for w in self.windows]
        self.nominal = np.column_stack(target.grid.to_pixel(*np.array(corners).T))
        self.values, self.valid = _stack([read_usable(reference, w, settings.reference_band) for w in self.windows])

    def match(self, start: Tuple[float, float]) -> Matches:
        """Measure every window; those whose shift leaves the target patch are read again where they point."""
        n = len(self.windows)
        corner = np.rint(self.nominal + start).astype(int)
        result, todo = Estimates.blank(n), np.arange(n)
        for _ in range(max(1, self.settings.max_iterations)):
            part = self.estimate(todo, corner[todo])
            result = result.updated(todo, part)
            moved = corner[todo] + np.rint(np.nan_to_num(part.displacement)).astype(int)
            again = part.outside
            if not again.any():
                break
            corner[todo[again]] = moved[again]
            todo = todo[again]
        displacement = corner - self.nominal + result.displacement
        # A row that still points outside was not confirmed; its corner has moved on since it was measured.
        displacement[result.outside] = np.nan
        return self.judged(result, displacement)

    def estimate(self, rows: np.ndarray, corner: np.ndarray) -> Estimates:
        """Displacements from the corners at which the target is cut."""
        height, width = self.settings.shape
        m = self.margin
        patches = [
            read_usable(self.target, Window(y - m, x - m, height + 2 * m, width + 2 * m), self.settings.target_band)
            for x, y in corner
        ]
        values, valid = _stack(patches)
        limit = None
        if self.settings.max_shift is not None:
            reach = self.settings.max_shift + np.abs(corner - self.nominal[rows]).max(0, initial=0)
            limit = tuple(reach + 1)
        whole = self.valid[rows].all((1, 2)) & valid.all((1, 2))
        result = Estimates.blank(len(rows))
        for group, weigh in ((np.flatnonzero(whole), False), (np.flatnonzero(~whole), True)):
            part = estimate(
                self.values[rows[group]], values[group], max_shift=limit, method=self.settings.estimator,
                reference_weights=soft_weights(self.valid[rows[group]]) if weigh else None,
                target_weights=soft_weights(valid[group]) if weigh else None,
            )
            result = result.updated(group, part)
        return result

    def judged(self, result: Estimates, displacement: np.ndarray) -> Matches:
        """Reliability, similarity and remarks for final displacements of the content (n, 2)."""
        variance = result.covariance[:, [0, 2]]
        sigma = np.sqrt(np.maximum(variance, 0) + _FLOOR_SIGMA**2)
        score = reliability(result, self.values[0].size)
        messages = np.array([""] * len(score), object)
        share, flat = self.shared(displacement)
        messages[result.isotropy < ORDINARY_ISOTROPY / 2] = "structure in one direction only"
        messages[result.outside] = "the shift did not settle within the iterations"
        if self.settings.max_shift is not None:
            beyond = np.hypot(*displacement.T) > self.settings.max_shift
            messages[beyond] = "beyond the maximum shift"
            displacement = np.where(beyond[:, None], np.nan, displacement)
        flat |= ~np.isfinite(variance).all(1)  # nothing coherent at any frequency
        messages[result.opposed] = "bright and dark are reversed between the images"
        messages[flat] = "no texture in the window"
        messages[share < MIN_VALID_SHARE] = "too little valid data in the window"
        unusable = (share < MIN_VALID_SHARE) | flat
        displacement = np.where(unusable[:, None], np.nan, displacement)
        score = np.where(np.isfinite(displacement).all(1), score, 0.0)
        before, after = self.similarities(displacement)
        full = np.full(len(score), self.settings.shape[0])
        return Matches(
            x_map=self.map[:, 0], y_map=self.map[:, 1], height=full, width=np.full_like(full, self.settings.shape[1]),
            x_shift=-displacement[:, 0], y_shift=-displacement[:, 1], sigma_x=sigma[:, 0], sigma_y=sigma[:, 1],
            reliability=score, ssim_before=before, ssim_after=after, message=messages,
        )

    def shared(self, displacement: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """Share of each window's pixels that are usable in both images after the shift, and where one is flat there."""
        corner = np.rint(self.nominal + np.nan_to_num(displacement)).astype(int)
        share, flat = np.zeros(len(corner)), np.zeros(len(corner), bool)
        for i, (x, y) in enumerate(corner):
            values, seen = read_usable(self.target, Window(y, x, *self.settings.shape), self.settings.target_band)
            both = seen & self.valid[i]
            share[i] = both.mean()
            flat[i] = any(_is_flat(v, both) for v in (self.values[i], values))
        return share, flat

    def similarities(self, displacement: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """SSIM of every window before and after the correction."""
        before, after = np.full((2, len(displacement)), np.nan)
        if self.settings.similarity:
            for i, d in enumerate(displacement):
                if np.isfinite(d).all():
                    before[i] = self.similarity(i, self.nominal[i])
                    after[i] = self.similarity(i, self.nominal[i] + d)
        return before, after

    def similarity(self, i: int, corner: np.ndarray) -> float:
        """SSIM of reference window ``i`` with the target at a fractional corner (col, row)."""
        values, valid = sample(self.target, corner, self.settings.shape, self.settings.target_band)
        return ssim(self.values[i], values, self.valid[i] & valid)


def sample(
    source: RasterSource, corner: np.ndarray, shape: Tuple[int, int], band: int
) -> Tuple[np.ndarray, np.ndarray]:
    """A window of the source whose outer corner lies at a fractional pixel position (col, row), by cubic splines."""
    whole = np.floor(corner).astype(int)
    part = corner - whole
    m = _SPLINE_MARGIN
    window = Window(whole[1] - m, whole[0] - m, shape[0] + 2 * m, shape[1] + 2 * m)
    values, valid = read_usable(source, window, band)
    inner = (slice(m, m + shape[0]), slice(m, m + shape[1]))
    if not part.any():
        return values[inner], valid[inner]
    filled = np.where(valid, values, values[valid].mean() if valid.any() else 0)
    moved = ndimage.shift(filled, -part[::-1], order=3, mode="nearest")
    usable = ndimage.shift(valid.astype(np.float32), -part[::-1], order=1, mode="constant") > 0.999
    return moved[inner].astype(np.float32), usable[inner]


def soft_weights(valid: np.ndarray) -> np.ndarray:
    """Weights 0..1 (n, rows, cols) for validity masks: 0 on invalid pixels, rising softly away from them.

    Hard edges of a mask would be content that both windows share without sharing a place.
    """
    sigma = max(1.0, min(valid.shape[1:]) / 32)
    smooth = ndimage.gaussian_filter(valid.astype(np.float32), (0, sigma, sigma), mode="nearest", truncate=2.5)
    return np.where(valid, np.clip(2 * smooth - 1, 0, 1), 0).astype(np.float32)


def _is_flat(values: np.ndarray, used: np.ndarray) -> bool:
    own = values if used.all() else values[used]
    return own.size > 0 and bool(own.max() == own.min())


def _stack(pairs: list) -> Tuple[np.ndarray, np.ndarray]:
    return np.stack([scaled(_without_spikes(*pair)) for pair in pairs]), np.stack([valid for _, valid in pairs])


def scaled(values: np.ndarray) -> np.ndarray:
    """Values over their largest: squares of very large or small units would leave single precision."""
    largest = float(np.abs(values).max(initial=0))
    return values * np.float32(1 / largest) if largest > 0 and np.isfinite(1 / np.float32(largest)) else values


def _without_spikes(values: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """Values limited to far outside the usual range: dead, saturated or undeclared no-data pixels must not lead.

    The range is taken from every few pixels, which is enough for a limit this wide.
    """
    seen = values[::5, ::5][valid[::5, ::5]]
    if seen.size < 20:
        return values
    low, high = np.percentile(seen, [2, 98])
    reach = _SPIKE_REACH * (high - low)
    return np.clip(values, low - reach, high + reach) if reach > 0 else values
