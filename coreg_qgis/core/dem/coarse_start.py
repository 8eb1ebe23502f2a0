"""Where to start from when the models lie many pixels apart: all shifts of decimated models, then least squares.

The variance of the height differences of every shift comes from masked correlations (Padfield 2012, IEEE Trans. Image
Process. 21, 2706-2718). One minimum can be wrong, so the best few and no shift at all are solved; the NMAD decides.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import List, Tuple

import numpy as np
from scipy import ndimage

from .. import fourier
from ..feedback import SILENT, Feedback, check_cancelled
from .dem_pair import NO_SHIFT, DemPair
from .least_z import LeastZSettings, attempt
from .robust import nmad
from .solution import OK, DemShift
from .terrain import gradient

_SIDE = 256  # px across that the models are decimated to
_SOLVED = 3  # candidates that least squares are tried on
_MINIMA = 5
_APART = 3  # px between two minima that count as different
_BETTER = 0.9  # times the NMAD that is reached from the start; a place elsewhere must be better than that
_FINER = 4  # times from level to level
_FINE = 8  # the factor from which full resolution finds the way by itself
_LEAST_OVERLAP = 0.3  # of the widest: NMADs of small overlaps are small by chance


def coarse_start(pair: DemPair, start: DemShift = NO_SHIFT, seed: int = 0, feedback: Feedback = SILENT) -> DemShift:
    """A shift near enough for the solutions at full resolution, or ``start`` itself where nothing lies better.

    The median of dh, too, is left to the solutions.
    """
    factor = max(1, math.ceil(max(pair.reference.shape) / _SIDE))
    small = pair.decimated(factor)
    start = replace(start, metres=pair.metres)
    candidates = [start, *(replace(start, dx=start.dx + x, dy=start.dy + y) for x, y in _proposed(small, start))]
    steep = _steep(small)
    ranked = _ranked(small, candidates, steep)
    settings = LeastZSettings(seed=seed, least=30, tolerance=0.01)
    solved = {}
    for number in [*(n for n in ranked[:_SOLVED] if n != 0), 0]:
        check_cancelled(feedback)
        found = attempt(small, candidates[number], settings, feedback=feedback)
        solved[number] = found if found.status == OK else candidates[number]
    scatter = {number: _scatter(small, found, steep)[0] for number, found in solved.items()}
    lowest = min(scatter, key=scatter.get)
    # Where many places fit as well as the first, the terrain tells none from another.
    best = solved[lowest] if not scatter[lowest] > _BETTER * scatter[0] else solved[0]
    while factor > _FINE:
        factor = -(-factor // _FINER)
        check_cancelled(feedback)
        found = attempt(pair.decimated(factor), best, settings, feedback=feedback)
        best = found if found.status == OK else best
    return replace(best, covariance=None, count=0, history=(), iterations=0)


def _proposed(small: DemPair, start: DemShift) -> List[Tuple[float, float]]:
    """Shifts in metres at which the variance of the height differences has its lowest minima."""
    reference, model = small.reference, small.resampled(start)
    if not np.isfinite(model).any():
        return []
    variance, count = variances(reference - np.nanmedian(reference), model - np.nanmedian(model))
    variance[count < _LEAST_OVERLAP * count.max()] = np.inf
    lowest = (ndimage.minimum_filter(variance, 2 * _APART + 1, mode="wrap") == variance) & np.isfinite(variance)
    rows, cols = np.nonzero(lowest)
    best = np.argsort(variance[rows, cols], kind="stable")[:_MINIMA]
    found = []
    for row, col in zip(rows[best], cols[best]):
        right, down = (place - n if place > n // 2 else place for place, n in zip((col, row), variance.shape[::-1]))
        east, north = small.reference_grid.vector_to_map(float(right), float(down))
        found.append((east * small.metres[0], north * small.metres[1]))
    return found


def variances(first: np.ndarray, second: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Variance of first - second, and the number of pixels, for all whole shifts of the second (NaN are voids).

    Row and column are the shift down and right, negative ones from the end, as in a discrete Fourier transform.
    """
    rows, cols = (fourier.fast_length(2 * n, up=True) for n in first.shape)
    plan = fourier.plan((3, rows, cols))
    spectra = []
    for heights in (first, second):
        known = np.isfinite(heights)
        plan.space[:] = 0
        part = plan.space[:, : heights.shape[0], : heights.shape[1]]
        part[0], part[1] = known, np.where(known, heights, 0)
        part[2] = part[1] ** 2
        spectra.append(plan.forward().copy())
    a, b = spectra[0], spectra[1].conj()
    products = np.stack([a[0] * b[0], a[1] * b[0] - a[0] * b[1], a[2] * b[0] - 2 * a[1] * b[1] + a[0] * b[2]])
    count, total, squares = plan.inverse(products).astype(np.float64)
    count = np.maximum(np.rint(count), 0)
    at_least_one = np.maximum(count, 1)
    return np.maximum(squares / at_least_one - (total / at_least_one) ** 2, 0), count


def _steep(small: DemPair) -> np.ndarray:
    """Stable pixels on the steeper half of the terrain: a plain says little of a horizontal shift."""
    slope = np.hypot(*gradient(small.reference, small.reference_grid, small.metres))
    usable = small.stable_pixels() & np.isfinite(slope)
    return usable & (slope >= np.median(slope[usable])) if usable.any() else small.stable_pixels()


def _scatter(small: DemPair, field: DemShift, where: np.ndarray) -> Tuple[float, int]:
    """(NMAD, number) of the height differences that a correction leaves; infinite without any."""
    dh = small.difference(field)[where]
    count = int(np.isfinite(dh).sum())
    return (nmad(dh) if count else np.inf), count


def _ranked(small: DemPair, candidates: List[DemShift], steep: np.ndarray) -> List[int]:
    """Numbers of the candidates that overlap enough, that with the lowest NMAD first."""
    found = [_scatter(small, candidate, steep) for candidate in candidates]
    widest = max(count for _, count in found)
    enough = [n for n, (_, count) in enumerate(found) if count and count >= _LEAST_OVERLAP * widest]
    return sorted(enough, key=lambda n: found[n][0])
