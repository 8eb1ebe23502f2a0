"""What to mistrust in aligned elevation models, each in a sentence with its remedy."""

from __future__ import annotations

import math
from typing import Callable, Iterator, List

import numpy as np

from .dem_result import DemResult
from .numbers import number

Translate = Callable[[str], str]
_WIDE_GAP = 60.0  # degrees of aspect without slopes
_LEFT_OVER = 0.1  # px: an amplitude of the cosine that should have gone
_CLEAR = 3.0  # times its standard deviation
_SKEWED = 0.25  # of the NMAD, between mean and median
_FLAGGED = 0.3  # share of the blocks
_LITTLE_STABLE = 0.1  # share of the pixels


def remarks(result: DemResult, tr: Translate) -> List[str]:
    """None for a correction that is what it seems."""
    return [
        *_unconverged(result, tr), *_stable(result, tr), *_aspects(result, tr), *_left_over(result, tr),
        *_outliers(result, tr), *_blocks(result, tr), *_absorbed(result, tr),
    ]  # fmt: skip


def _unconverged(result: DemResult, tr: Translate) -> Iterator[str]:
    if not result.shift.converged:
        yield tr("The shift still changed in the last round: mask what has changed between the models, or start with "
                 "a coarse search.")  # fmt: skip


def _stable(result: DemResult, tr: Translate) -> Iterator[str]:
    stage = result.before
    heights = np.isfinite(stage.difference)
    share = float((stage.stable & heights).sum() / max(heights.sum(), 1))
    if heights.any() and share < _LITTLE_STABLE:
        text = tr("Only {} % of the common area counts as stable: the correction is extrapolated over the rest; check "
                  "the mask and whether it means inside or outside.")  # fmt: skip
        yield text.format(number(100 * share, 1))


def _aspects(result: DemResult, tr: Translate) -> Iterator[str]:
    curve = result.after.curve or result.before.curve
    if curve is None or len(curve.aspect) < 2:
        return
    steps = np.diff(np.append(curve.aspect, curve.aspect[0] + 360))
    gap = float(steps.max() - np.median(steps))  # between the edges of bins, not their centres
    if gap > _WIDE_GAP:
        text = tr("No stable slopes face {} degrees of aspect in a row: the horizontal shift is weak in that "
                  "direction; a smaller mask may help.")  # fmt: skip
        yield text.format(number(gap, 0))


def _left_over(result: DemResult, tr: Translate) -> Iterator[str]:
    curve, pixel = result.after.curve, result.pixel
    if curve is None:
        return
    sigma = math.sqrt(max(float(np.trace(curve.covariance[:2, :2])), 0.0))
    if curve.amplitude > max(_LEFT_OVER * pixel, _CLEAR * sigma):
        text = tr("Differences still go with aspect: a shift of {} m ({} px) toward {} degrees is left by this "
                  "measure. Noise that is not alike on all slopes does that, too; else try another method or a local "
                  "correction.")  # fmt: skip
        parts = number(curve.amplitude, 2), number(curve.amplitude / pixel, 2), number(curve.azimuth, 0)
        yield text.format(*parts)


def _outliers(result: DemResult, tr: Translate) -> Iterator[str]:
    left = result.after.statistics
    if abs(left.mean - left.median) > _SKEWED * left.nmad:
        text = tr("Mean and median of what is left differ by {} m: the stable terrain holds changes or blunders on one "
                  "side; the correction follows the median.")  # fmt: skip
        yield text.format(number(abs(left.mean - left.median), 2))


def _blocks(result: DemResult, tr: Translate) -> Iterator[str]:
    blocks = result.blocks
    if blocks is not None and len(blocks) and blocks.filled.mean() > _FLAGGED:
        text = tr("{} of {} blocks were filled from their neighbours: use larger blocks or a smaller mask, and look at "
                  "their status.")  # fmt: skip
        yield text.format(int(blocks.filled.sum()), len(blocks))


def _absorbed(result: DemResult, tr: Translate) -> Iterator[str]:
    if result.is_local and result.shifts is not None:
        up = result.shifts[2][np.isfinite(result.shifts[2])]
        if up.size and float(np.ptp(up)) > 2 * result.after.statistics.nmad:
            text = tr("The vertical part of the local correction varies by {} m: real changes of height over wide "
                      "areas may be in it. If they matter, keep the vertical correction the same everywhere.")
            yield text.format(number(float(np.ptp(up)), 2))
