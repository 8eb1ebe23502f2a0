"""From a batch of window pairs to displacements, their covariance and a quality: integer search, re-cut, refinement.

Displacements are those of the content, target(x) = reference(x - d), in pixels, +right, +down.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import List, Sequence, Tuple

import numpy as np

from . import fourier, spectrum
from .change_mask import unchanged
from .contrast import ALIASING_SIGMA, channels_of, matched_content
from .phase_correlation import correlation_surface, foroosh, peak, refine, search_phase, spectrum_of
from .quarter_test import block_means, displaced, quarter_test, tiled

BATCH = 12  # windows a batch: enough to hide the cost of calls, few enough for the cache
_HALF_ABOVE = 192  # windows from this size on are searched at half resolution: the band of the search lies below it
_HALF_ABOVE_FEATURES = 96  # what different contrasts share lies at lower frequencies still
_OPPOSED = 1.5  # a trough this many times as deep as the peak is high; unrelated windows reach 1.46
_LARGE_SHARE = 16  # displacements above 1 / 16 of the window are searched again after the re-cut


@dataclass(frozen=True, eq=False)
class Estimates:
    """Results of n window pairs; NaN displacement where the pair holds too little valid data or texture."""

    displacement: np.ndarray  # (n, 2) x, y in px
    covariance: np.ndarray  # (n, 3) xx, xy, yy in px^2
    coherence: np.ndarray  # 0..1
    resultant: np.ndarray  # 0..1
    spread: np.ndarray  # px: how far the quarters of the window disagree
    share: np.ndarray  # 0..1: of the window that carries the match, after masks and where its texture is concentrated
    isotropy: np.ndarray  # 0..1: of the shared texture; small = lines, which fix the shift across them only
    outside: np.ndarray  # bool: the displacement reaches past the margin of the target patch
    opposed: np.ndarray  # bool: what is bright in one window is dark in the other, so that every peak is a side lobe
    other_contrast: np.ndarray  # bool: measured by the directions of edges, whose statistics are judged differently

    @classmethod
    def blank(cls, n: int) -> Estimates:
        """N rows that hold nothing yet."""
        nan, no = np.full(n, np.nan), np.zeros(n, bool)
        return cls(np.full((n, 2), np.nan), np.full((n, 3), np.nan), nan, nan, nan, nan, nan, no, no, no)

    def updated(self, rows: np.ndarray, part: Estimates) -> Estimates:
        """The same with the given rows taken from ``part``."""
        columns = {}
        for f in fields(self):
            columns[f.name] = getattr(self, f.name).copy()
            columns[f.name][rows] = getattr(part, f.name)
        return Estimates(**columns)

    @classmethod
    def joined(cls, parts: list) -> Estimates:
        """The rows of several results in order."""
        return cls(**{f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(cls)})


def estimate(
    reference: np.ndarray,
    target: np.ndarray,
    *,
    reference_weights: np.ndarray | None = None,
    target_weights: np.ndarray | None = None,
    max_shift: Tuple[float, float] | None = None,
    method: str = "coherence",
    backend: str | None = None,
) -> Estimates:
    """Displacements of the content of ``target`` relative to ``reference``.

    ``reference`` is (n, rows, cols) float32 with even sides, ``target`` (n, rows + 2 my, cols + 2 mx): the margins
    are what the re-cut may reach. Weights have the same shapes, 0 = not used, 1 = used, soft edges in between.
    ``max_shift`` (x, y) limits the search, in px. Methods: "coherence"; "coherence_masked", which also finds what
    changed between the images and leaves it out; "foroosh", the classic estimator of 2002 judged by the same quality;
    "other_contrast", which compares the directions of edges, for images whose contrast differs or reverses.
    """
    parts = [Estimates.blank(0)]
    channels = channels_of(method)
    size = BATCH // channels
    for first in range(0, len(reference), size):
        rows = slice(first, first + size)
        weights = (None, None) if reference_weights is None else (reference_weights[rows], target_weights[rows])
        batch = _Batch(reference[rows], target[rows], *weights, max_shift, backend, channels)
        runs = {
            "coherence": batch.run, "coherence_masked": batch.run_masked, "foroosh": batch.run_foroosh,
            "other_contrast": batch.run,
        }
        parts.append(runs[method]())
    return Estimates.joined(parts)


class _Batch:
    """One batch on its way through the steps; holds the inputs so that the steps stay readable."""

    def __init__(self, reference, target, reference_weights, target_weights, max_shift, backend, channels=1):
        self.opposed = np.zeros(len(reference), bool)
        self.reference, self.reference_weights = matched_content(reference, reference_weights, channels)
        self.target, self.target_weights = matched_content(target, target_weights, channels)
        self.max_shift, self.backend, self.channels = max_shift, backend, channels
        self.shape = reference.shape[1:]
        # Large windows are searched, and their quarters tested, at half resolution.
        self.factor = 2 if min(self.shape) >= (_HALF_ABOVE if channels == 1 else _HALF_ABOVE_FEATURES) else 1
        self.small_reference, self.small_target = (block_means(s, self.factor) for s in (self.reference, self.target))
        self.margin = np.array([(t - r) // 2 for t, r in zip(target.shape[1:], self.shape)])[::-1]  # x, y

    def run(self) -> Estimates:
        """Search, re-cut, refine."""
        first = self.search_twice()
        whole = np.rint(first).astype(int)
        return self.refined(whole, first - whole, self.joint_weights(whole))

    def run_masked(self) -> Estimates:
        """As run, then once more without the pixels that changed between the images."""
        before = self.run()
        whole = np.rint(before.displacement).astype(int)
        part, cut, weights = before.displacement - whole, self.cut(whole), self.joint_weights(whole)
        kept = unchanged(self.reference, cut, part, weights)
        after = self.refined(whole, part, kept if weights is None else weights * kept)
        # What is left once all that differs is left out always looks alike; the whole window has its say too.
        coherence, resultant = ((getattr(before, n) + getattr(after, n)) / 2 for n in ("coherence", "resultant"))
        return replace(after, coherence=coherence, resultant=resultant)

    def run_foroosh(self) -> Estimates:
        """The classic estimator on whole windows; the quality is that of its result."""
        whole = np.rint(self.search_twice()).astype(int)
        part = foroosh(self.reference, np.stack(self.cut(whole)), self.backend)
        return self.refined(whole, part, self.joint_weights(whole), step=0.0)

    def search_twice(self) -> np.ndarray:
        """First displacement (n, 2), sub-pixel; large ones are searched again where the windows overlap fully."""
        first = self.search(np.zeros((len(self.opposed), 2), int))
        # Beyond the margin the target cannot be cut: the second search counts from where it was.
        whole = np.clip(np.rint(first).astype(int), -self.margin, self.margin)
        again = (np.abs(whole) * _LARGE_SHARE > self.shape[::-1]).any(1)
        if again.any():
            first = np.where(again[:, None], whole + self.search(whole), first)
        return first

    def refined(
        self, whole: np.ndarray, part: np.ndarray, weights: np.ndarray | None, step: float = 1.0
    ) -> Estimates:
        """Refinement of displacements ``whole + part``, judged; ``step`` 0 judges without refining."""
        band, plan = spectrum.band(self.shape), fourier.plan(self.reference.shape, self.backend)
        cut = self.cut(whole)
        reference = spectrum_of(self.reference, None, tiled(weights, self.channels), band, plan)
        moved = None if weights is None else tiled(displaced(weights, part), self.channels)
        result = refine(reference, spectrum_of(cut, tiled(part, self.channels), moved, band, plan), part, band)
        part = part + step * result.step
        small, at = self.small_cut(whole, self.small_target)
        spread, share, isotropy = quarter_test(
            self.shape, self.small_reference, small, whole + part - at, weights, self.backend
        )
        outside = (np.abs(whole) > self.margin).any(1)
        covariance = result.covariance
        if weights is not None:  # frequencies are independent only as far as the window reaches
            used = (weights**2).mean((1, 2))
            share, covariance = share * used, covariance / np.maximum(used, 1e-3)[:, None]
        if self.channels > 1:
            covariance = covariance + ALIASING_SIGMA**2 * np.array([1, 0, 1])
        return Estimates(
            whole + part, covariance, result.coherence, result.resultant, spread, share, isotropy, outside,
            self.opposed, np.full(len(whole), self.channels > 1),
        )

    def cut(self, whole: np.ndarray, stack: np.ndarray | None = None) -> List[np.ndarray]:
        """Views of the target at whole-pixel displacements, kept inside the patch."""
        stack = self.target if stack is None else stack
        rows, cols = self.shape
        corner = np.clip(whole, -self.margin, self.margin) + self.margin
        return [t[y:y + rows, x:x + cols] for t, (x, y) in zip(stack, corner.tolist() * self.channels)]

    def joint_weights(self, whole: np.ndarray) -> np.ndarray | None:
        """Weights of both windows together in the frame of the reference."""
        if self.reference_weights is None:
            return None
        return self.reference_weights * np.stack(self.cut(whole, self.target_weights))

    def small_cut(self, whole: np.ndarray, stack: Sequence[np.ndarray]) -> Tuple[List[np.ndarray], np.ndarray]:
        """Views of the small target next to whole-pixel displacements, and the displacements (n, 2) they stand for."""
        rows, cols = (n // self.factor for n in self.shape)
        corner = (np.clip(whole, -self.margin, self.margin) + self.margin) // self.factor
        views = [t[y:y + rows, x:x + cols] for t, (x, y) in zip(stack, corner.tolist() * self.channels)]
        return views, corner * self.factor - self.margin

    def search(self, whole: np.ndarray) -> np.ndarray:
        """First displacement (n, 2) beyond ``whole``, at which the target is cut."""
        small, at = self.small_cut(whole, self.small_target)
        weights = [None, None]
        if self.target_weights is not None:
            moved, _ = self.small_cut(whole, block_means(self.target_weights, self.factor))
            still = block_means(self.reference_weights, self.factor)
            weights = [tiled(np.stack(w), self.channels) for w in (still, moved)]
        shape = small[0].shape
        band, plan = spectrum.band(shape), fourier.plan((len(small), *shape), self.backend)
        first = spectrum_of(self.small_reference, None, weights[0], band, plan)
        second = spectrum_of(small, None, weights[1], band, plan)
        limit = None if self.max_shift is None else np.asarray(self.max_shift) / self.factor
        surface = correlation_surface(search_phase(first, second, band, self.channels), band, self.backend)
        if self.channels == 1:
            self.opposed |= -surface.min((1, 2)) > _OPPOSED * surface.max((1, 2))
        return at - whole + self.factor * peak(surface, shape, limit)
