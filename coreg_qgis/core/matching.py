"""Windows of two rasters to measured shifts: reads pairs, follows large shifts, judges every match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np
from scipy import ndimage

from .estimator import BATCH, Estimates, estimate
from .feedback import SILENT, Feedback, check_cancelled
from .grid import Window
from .matches import Matches
from .quality import ORDINARY_ISOTROPY, reliability
from .raster import RasterSource, read_usable
from .similarity import ssim_at
from .windows import centroid, normalised, soft_weights

BEYOND = "beyond the maximum shift"
MIN_VALID_SHARE = 0.25  # of a window's pixels that must be usable in both images
_FLOOR_SIGMA = 0.003  # px; aliasing leaves this much whatever the noise
_FLAT_SAMPLED = 16  # every so many rows tell at little cost that a window is not flat
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
    for first in range(0, len(centres), BATCH):
        check_cancelled(feedback)
        part = np.asarray(centres, float)[first:first + BATCH]
        parts.append(match_chunk(reference, target, part, settings, start))
        feedback.set_progress(100 * min(first + BATCH, len(centres)) / len(centres))
    return Matches.joined(parts)


def match_chunk(
    reference: RasterSource, target: RasterSource, centres: np.ndarray, settings: MatchSettings, start=(0.0, 0.0)
) -> Matches:
    """As match_windows for so few windows that all may be in memory at once."""
    return _Chunk(reference, target, centres, settings).match(start)


def margin_of(shape: Tuple[int, int]) -> int:
    """Pixels around a window of ``shape`` that are read of the target."""
    return max(8, min(shape) // 8)


class _Chunk:
    """The windows of one chunk: what was read, and where the target was cut."""

    def __init__(self, reference: RasterSource, target: RasterSource, centres: np.ndarray, settings: MatchSettings):
        self.target, self.settings = target, settings
        self.margin = margin_of(settings.shape)
        self.windows = [Window.centred(col, row, settings.shape) for col, row in centres]
        self.grid = reference.grid
        # Where the reference window's corner lies in the target by its georeferencing alone, fractions of a pixel kept.
        corners = np.array([(w.col, w.row) for w in self.windows], float)
        self.nominal = np.column_stack(target.grid.to_pixel(*reference.grid.to_map(*corners.T)))
        reads = [read_usable(reference, w, settings.reference_band) for w in self.windows]
        self.given = [values for values, _ in reads]  # brightness as read, for the similarity
        self.values, self.valid, self.flat = _stack(reads)
        self.whole = _all_valid(self.valid)
        self.patches: List[tuple] = [None] * len(self.windows)  # target as last read: window, values, validity

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
        for i, (x, y) in zip(rows, corner.tolist()):
            window = Window(y - m, x - m, height + 2 * m, width + 2 * m)
            self.patches[i] = window, *read_usable(self.target, window, self.settings.target_band)
        values, valid, _ = _stack([self.patches[i][1:] for i in rows])
        limit = None
        if self.settings.max_shift is not None:
            reach = self.settings.max_shift + np.abs(corner - self.nominal[rows]).max(0, initial=0)
            limit = tuple(reach + 1)
        whole = self.whole[rows] & _all_valid(valid)
        result = Estimates.blank(len(rows))
        for group, weigh in ((np.flatnonzero(whole), False), (np.flatnonzero(~whole), True)):
            if not len(group):
                continue
            part = estimate(
                _taken(self.values, rows[group]), _taken(values, group), max_shift=limit,
                method=self.settings.estimator,
                reference_weights=soft_weights([self.valid[i] for i in rows[group]]) if weigh else None,
                target_weights=soft_weights([valid[i] for i in group]) if weigh else None,
            )
            result = result.updated(group, part)
        return result

    def judged(self, result: Estimates, displacement: np.ndarray) -> Matches:
        """Reliability, similarity and remarks for final displacements of the content (n, 2)."""
        variance = result.covariance[:, [0, 2]]
        sigma = np.sqrt(np.maximum(variance, 0) + _FLOOR_SIGMA**2)
        score = reliability(result, self.values[0].size)
        messages = np.array([""] * len(score), object)
        share, flat, centre, after = self.seen(displacement)
        messages[result.isotropy < ORDINARY_ISOTROPY / 2] = "structure in one direction only"
        messages[result.outside] = "the shift did not settle within the iterations"
        if self.settings.max_shift is not None:
            beyond = np.hypot(*displacement.T) > self.settings.max_shift
            messages[beyond] = BEYOND
            displacement = np.where(beyond[:, None], np.nan, displacement)
        flat |= ~np.isfinite(variance).all(1)  # nothing coherent at any frequency
        messages[result.opposed] = "bright and dark are reversed between the images"
        messages[flat] = "no texture in the window"
        messages[share < MIN_VALID_SHARE] = "too little valid data in the window"
        unusable = (share < MIN_VALID_SHARE) | flat
        displacement = np.where(unusable[:, None], np.nan, displacement)
        found = np.isfinite(displacement).all(1)
        height, width = self.settings.shape
        middle, used = (self.grid.to_map(*(self.corners() + c).T) for c in ((width / 2, height / 2), centre))
        return Matches(
            x_map=middle[0], y_map=middle[1], x_used=used[0], y_used=used[1],
            height=np.full(len(score), height), width=np.full(len(score), width),
            x_shift=-displacement[:, 0], y_shift=-displacement[:, 1], sigma_x=sigma[:, 0], sigma_y=sigma[:, 1],
            reliability=np.where(found, score, 0.0), ssim_before=self.similarities(found),
            ssim_after=np.where(found, after, np.nan), message=messages,
        )

    def corners(self) -> np.ndarray:
        """(n, 2) corners (col, row) of the windows on the reference's grid."""
        return np.array([(w.col, w.row) for w in self.windows], float).reshape(-1, 2)

    def seen(self, displacement: np.ndarray) -> Tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """What the target shows after the shift, by window.

        Share of the pixels that are usable in both images, whether one is flat there, the centre (x, y) of those
        pixels from the window's corner, and the similarity.
        """
        n = len(displacement)
        share, flat, centre, similar = np.ones(n), self.flat.copy(), np.empty((n, 2)), np.full(n, np.nan)
        centre[:] = self.settings.shape[1] / 2, self.settings.shape[0] / 2
        for i, place in enumerate(self.nominal + np.nan_to_num(displacement)):
            values, valid, part = self.patch(i, place)
            inner = values[1:-2, 1:-2], valid[1:-2, 1:-2]
            if self.whole[i] and inner[1].all():
                flat[i] |= _is_flat(inner[0])
            else:
                both = self.valid[i] & inner[1]
                share[i], centre[i] = both.mean(), centroid(both)
                flat[i] = any(_is_flat(v[both]) for v in (self.given[i], inner[0]))
            if self.settings.similarity and not flat[i]:
                similar[i] = ssim_at(self.given[i], self.valid[i], values, valid, part)
        return share, flat, centre, similar

    def similarities(self, wanted: np.ndarray) -> np.ndarray:
        """Similarity at the given position of the windows that are wanted, NaN of the others."""
        before = np.full(len(wanted), np.nan)
        for i in np.flatnonzero(wanted & self.settings.similarity):
            before[i] = ssim_at(self.given[i], self.valid[i], *self.patch(i, self.nominal[i]))
        return before

    def patch(self, i: int, corner: np.ndarray) -> Tuple[np.ndarray, np.ndarray, Tuple[float, float]]:
        """Target around window ``i`` at a fractional corner (col, row) as ssim_at takes it: values, validity, part."""
        whole = np.floor(corner)
        col, row = whole.astype(int).tolist()
        height, width = (n + 3 for n in self.settings.shape)
        known, values, valid = self.patches[i]
        top, left = row - 1 - known.row, col - 1 - known.col
        if min(top, left) < 0 or top + height > known.height or left + width > known.width:
            values, valid = read_usable(
                self.target, Window(row - 1, col - 1, height, width), self.settings.target_band
            )
        else:
            place = slice(top, top + height), slice(left, left + width)
            values, valid = values[place], valid[place]
        return values, valid, tuple(corner - whole)


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


def _is_flat(values: np.ndarray) -> bool:
    some = values[::_FLAT_SAMPLED]
    return values.size > 0 and bool(some.max() == some.min() and values.max() == values.min())


def _stack(pairs: list) -> Tuple[np.ndarray, List[np.ndarray], np.ndarray]:
    """Values of windows ready to be matched, their validity, and which are flat."""
    values = np.empty((len(pairs), *pairs[0][0].shape), np.float32)
    flat = np.array([normalised(*pair, out) for pair, out in zip(pairs, values)])
    return values, [valid for _, valid in pairs], flat


def _all_valid(windows: List[np.ndarray]) -> np.ndarray:
    return np.array([bool(valid.all()) for valid in windows])


def _taken(stack: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Rows of a stack, not copied where they are all of it."""
    return stack if len(rows) == len(stack) else stack[rows]
