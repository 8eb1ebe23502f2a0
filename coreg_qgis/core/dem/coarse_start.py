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
from ..errors import NoOverlapError
from ..feedback import SILENT, Feedback, check_cancelled
from ..grid import Window
from .dem_pair import NO_SHIFT, DemPair
from .least_z import LeastZSettings, attempt
from .robust import nmad
from .solution import OK, DemShift

_SIDE = 256  # px across that the models are decimated to
_SOLVED = 3  # candidates that least squares are tried on
_PEAKS = 5
_APART = 3  # px between two peaks that count as different
_FINER = 4  # times from level to level
_LEAST_OVERLAP = 0.3  # of the widest: NMADs of small overlaps are small by chance


def coarse_start(pair: DemPair, start: DemShift = NO_SHIFT, seed: int = 0, feedback: Feedback = SILENT) -> DemShift:
    """A shift near enough for the solutions at full resolution, or ``start`` itself where nothing lies better.

    Raises InputError or NoOverlapError where nothing could be solved.
    """
    factor = max(1, math.ceil(max(pair.reference.shape) / _SIDE))
    small = pair.decimated(factor)
    start = replace(start, metres=pair.metres)
    candidates = [start, *(replace(start, dx=start.dx + x, dy=start.dy + y) for x, y in _proposed(small, start))]
    ranked = _ranked(small, candidates)
    settings = LeastZSettings(seed=seed, least=30, tolerance=0.01)
    best, least = ranked[0][1], ranked[0][0]
    for _, candidate in ranked[:_SOLVED]:
        check_cancelled(feedback)
        found = attempt(small, candidate, settings, feedback=feedback)
        if found.status == OK and found.nmad_after < least:
            best, least = found, found.nmad_after
    while factor > _FINER:
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


def _ranked(small: DemPair, candidates: List[DemShift]) -> List[Tuple[float, DemShift]]:
    """(NMAD, candidate with the median as its dz), the best first, without those that overlap little."""
    rows, stable = [], small.stable_pixels(Window(0, 0, *small.reference.shape))
    for candidate in candidates:
        dh = small.difference(candidate)[stable]
        dh = dh[np.isfinite(dh)]
        if dh.size:
            rows.append((nmad(dh), replace(candidate, dz=candidate.dz + float(np.median(dh))), dh.size))
    if not rows:
        raise NoOverlapError(
            "The two elevation models share no heights on stable terrain: check their extents and the mask."
        )
    widest = max(count for _, _, count in rows)
    rows = [row for row in rows if row[2] >= _LEAST_OVERLAP * widest]
    return sorted(((scatter, candidate) for scatter, candidate, _ in rows), key=lambda row: row[0])
