"""Which displacement model the tie points deserve, by cross-validation on held-out points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import Any, Callable, List, Sequence, Tuple

import numpy as np
from scipy.special import stdtrit

from .blockwise import block_field
from .feedback import SILENT, Feedback, check_cancelled
from .fit_sample import FitSample, spatial_folds
from .polynomial_field import ORDERS, fit_polynomial
from .shift_field import SmoothField, best_affine, best_translation, smooth_field

SIGNIFICANT = 0.95  # one-sided: how sure one model must be to beat a simpler one
_MATTERS = 0.005  # share of the loss below which a gain, however significant, is too small to be seen
_MATTERS_CROWDED = 0.08  # the same for windows side by side, which still err together a little
_EXACT = 1e-3  # px, below which all residuals are as good as none
_SHARED = 0.015  # px: RMS of what neighbouring windows may err together, farther than one window reaches
_BLOCKS_APART = (1.0, 1.5, 2.0, 3.0, 4.5, 7.0)  # point spacings between the centres of blocks that are tried
LEAST_WINDOWS = 20  # that share no pixels, to tell distortion from errors that neighbours share
_EXPLAINED = 1.2  # times the stated uncertainty
_MEDIAN_OF_RMS = 0.8326  # the median length of two normal deviates over their RMS length
_PULL = 2.5  # scales from which on a point pulls the spline no harder
_ROUNDS = 2
_LOSS = 2.0  # scales from which on a residual counts linearly (Huber 1964)


@dataclass(frozen=True, eq=False)
class Candidate:
    """A kind of model and the sample that it is fitted to; ``fit`` gives None where a sample does not determine it."""

    kind: str
    sample: FitSample
    fit: Callable[[FitSample], Any]
    side: float = 0.0  # of blocks, map units


def candidates(
    sample: FitSample, kinds: Sequence[str], side: float | None, order: int | None = None
) -> List[Candidate]:
    """The models of these kinds, simplest first; blocks of several sides where ``side`` is None, polynomials alike."""
    found = []
    for kind in kinds:
        if kind == "shift":
            found.append(Candidate(kind, sample, fit_shift))
        elif kind == "affine":
            found.append(Candidate(kind, sample, fit_affine))
        elif kind == "polynomial":
            steady, orders = without_outliers(sample), ORDERS if order is None else (order,)
            found += [Candidate(kind, steady, partial(fit_polynomial, order=one)) for one in orders]
        elif kind == "spline":
            # Which points are wrong is judged on all of them: in every fold anew it would take three times as long.
            found.append(Candidate(kind, without_outliers(sample), fit_spline))
        else:
            sides = block_sides(sample) if side is None else (side,)
            found += [Candidate(kind, sample, partial(_fit_blocks, side=one), one) for one in sides]
    return found


def block_sides(sample: FitSample) -> Tuple[float, ...]:
    """Sides of blocks worth trying, the largest first, map units."""
    unit = sample.spacing or sample.pixel
    return tuple(2 * unit * apart for apart in reversed(_BLOCKS_APART))


def fit_shift(sample: FitSample):
    """Robust mean."""
    return best_translation(*sample.shifts.T, sample.sigma**-2)


def fit_affine(sample: FitSample):
    """Robust affine model; None for fewer than three points or points on a line."""
    return best_affine(*sample.at.T, *sample.shifts.T, sample.sigma**-2)


def fit_spline(sample: FitSample) -> SmoothField:
    """Smoothing spline, as smooth as generalised cross-validation says."""
    return smooth_field(*sample.at.T, *sample.shifts.T, sample.sigma)


def independent(sample: FitSample) -> FitSample:
    """The sample, or where windows overlap much one place for each.

    To cross-validation, errors that neighbours share look like distortion.
    """
    crowds = sample.crowds()
    return sample if crowds is None else without_outliers(sample).means(crowds)


def without_outliers(sample: FitSample) -> FitSample:
    """The sample with larger standard deviations for points that a smooth field contradicts (Huber weights)."""
    sigma = sample.sigma
    for _ in range(_ROUNDS):
        distance = np.hypot(*sample.residuals_px(smooth_field(*sample.at.T, *sample.shifts.T, sigma)).T)
        scale = np.median(distance) / 1.1774
        if scale <= 0:
            break
        sigma = sample.sigma * np.sqrt(np.maximum(1, distance / (_PULL * scale)))
    return replace(sample, sigma=sigma)


def _fit_blocks(sample: FitSample, side: float) -> SmoothField:
    return block_field(sample, side)[0]


def explained(sample: FitSample, stated: float) -> Tuple[str, float] | None:
    """(kind, residual px) of a shift or affine model that leaves no more than matches state of their own errors.

    None where cross-validation can tell more: among windows that nearly all share pixels it cannot, as what they err
    together looks like a smooth field to it.
    """
    if sample.windows >= LEAST_WINDOWS or not stated > 0:
        return None
    for kind, fit in (("shift", fit_shift), ("affine", fit_affine)):
        field = fit(sample)
        left = np.inf if field is None else np.median(np.hypot(*sample.residuals_px(field).T)) / _MEDIAN_OF_RMS
        if left <= _EXPLAINED * stated:
            return kind, float(left)
    return None


def held_out(
    sample: FitSample, tried: List[Candidate], folds: int, seed: int, feedback: Feedback = SILENT
) -> Tuple[np.ndarray, List[List[Any]]]:
    """What each model leaves of points that it has not seen, (candidate, n, 2) px, and its field of every fold.

    All models get the same folds.
    """
    fold = spatial_folds(sample, min(folds, len(sample)), seed)
    left, fields = np.empty((len(tried), len(sample), 2)), [[] for _ in tried]
    numbers = np.unique(fold)
    for done, (k, (one, residual, found)) in enumerate(product(numbers, list(zip(tried, left, fields)))):
        check_cancelled(feedback)
        feedback.set_progress(100 * done / (len(numbers) * len(tried)))
        training, test = fold != k, fold == k
        found.append(one.fit(one.sample.select(training)) or fit_shift(sample.select(training)))
        residual[test] = sample.select(test).residuals_px(found[-1])
    return left, fields


def choose(left: np.ndarray, crowded: bool = False) -> Tuple[int, int]:
    """(chosen, best) of models from simple to complex, from their residuals (model, n, 2).

    Chosen is the simplest whose loss at held-out points is not significantly greater than that of the best, by a
    paired t-test (Huber's loss, as some points may be wrong). ``crowded``: neighbours err together a little.
    """
    matters, least = (_MATTERS_CROWDED, _SHARED) if crowded else (_MATTERS, _EXACT)
    distance = np.hypot(left[..., 0], left[..., 1])
    bend = _LOSS * max(np.median(distance, 1).min() / 1.1774, _EXACT)
    loss = np.where(distance <= bend, distance**2 / 2, bend * (distance - bend / 2))
    best = int(loss.mean(1).argmin())
    for i, one in enumerate(loss):
        gain = one.mean() - loss[best].mean()
        if gain <= matters * loss[best].mean() + least**2 / 2 or not _greater(one - loss[best]):
            return i, best
    return best, best


def _greater(difference: np.ndarray) -> bool:
    """Whether the mean is significantly above zero."""
    count = len(difference)
    error = difference.std(ddof=1) / np.sqrt(count)
    return bool(difference.mean() > stdtrit(count - 1, SIGNIFICANT) * error)
