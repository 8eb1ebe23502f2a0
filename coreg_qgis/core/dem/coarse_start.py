"""Where to start from when the models lie many pixels apart: correlation of decimated models, then least squares.

One peak can be wrong, so the best few and no shift at all are solved on decimated models; the NMAD decides.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import List, Tuple

import numpy as np
from scipy import ndimage

from ..coarse import correlation_of
from ..feedback import SILENT, Feedback, check_cancelled
from .dem_pair import NO_SHIFT, DemPair
from .least_z import LeastZSettings, attempt
from .robust import nmad
from .solution import OK, DemShift
from .terrain import gradient

_SIDE = 256  # px across that the models are decimated to
_SOLVED = 3  # candidates that least squares are tried on
_PEAKS = 5
_APART = 3  # px between two peaks that count as different
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
    return replace(best, covariance=None, count=0, history=())


def _proposed(small: DemPair, start: DemShift) -> List[Tuple[float, float]]:
    """Shifts in metres that the highest peaks of the correlation stand for."""
    model = small.resampled(start)
    a_valid, b_valid = np.isfinite(small.reference), np.isfinite(model)
    if not b_valid.any():
        return []
    # Twice the area: a shift is not mistaken for its complement.
    padding = [(0, n) for n in model.shape]
    a, b, a_valid, b_valid = (
        np.pad(v, padding) for v in (np.nan_to_num(small.reference), np.nan_to_num(model), a_valid, b_valid)
    )
    surface = correlation_of(a, a_valid, b, b_valid)
    highest = ndimage.maximum_filter(surface, 2 * _APART + 1, mode="wrap") == surface
    rows, cols = np.nonzero(highest)
    best = np.argsort(-surface[rows, cols], kind="stable")[:_PEAKS]
    found = []
    for row, col in zip(rows[best], cols[best]):
        right, down = surface.shape[1] // 2 - col, surface.shape[0] // 2 - row
        east, north = small.reference_grid.vector_to_map(float(right), float(down))
        found.append((east * small.metres[0], north * small.metres[1]))
    return found


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
