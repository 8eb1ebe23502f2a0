"""One shift from the shifts of several windows, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from .matches import Matches

_TOLERANCES = (1.0, 2.0, 4.0, 8.0)  # px; wider ones only where most trusted windows need them (rotation, relief)
_MOST = 0.6  # share of the trust that must agree before a tolerance is accepted
_TRUSTED = 0.5
_COUNTED = 0.02  # probability below which a window that happens to agree says nothing
_ROUNDS = 5
_EXTRA_SIGMA = 0.01  # px; windows never count as more certain than this against each other
_SCATTER_SHARE = 1 / 3  # of the windows' scatter that is taken for an error common to all of them
_COMMON = 0.5  # how far windows of one pair err independently, 0..1: they share sensor, season and clouds


@dataclass(frozen=True, eq=False)
class Consensus:
    """What the windows agree on, in pixels of the matching grid."""

    x_shift: float
    y_shift: float
    used: np.ndarray  # bool (n,)
    reliability: float  # 0..100
    uncertainty: float  # 1 sigma of the shift, both axes together
    scatter: float  # robust standard deviation of the agreeing windows about the shift, per axis


NOTHING = Consensus(np.nan, np.nan, np.zeros(0, bool), 0.0, np.nan, np.nan)


def agree(matches: Matches, tried: int = 1) -> Consensus:
    """The shift that the most reliability stands behind.

    Each window proposes its shift and is backed by the reliability of those near it; the winner is refined by
    inverse-variance weights with outliers trimmed by the windows' own scatter. ``tried`` is the number of candidate
    shifts from which these matches were chosen: the best of many chance results looks better than one.
    """
    shifts = np.column_stack([matches.x_shift, matches.y_shift])
    sigma = np.column_stack([matches.sigma_x, matches.sigma_y])
    finite = np.isfinite(shifts).all(1) & np.isfinite(sigma).all(1) & np.isfinite(matches.reliability)
    trust = np.where(finite, np.clip(matches.reliability / 100, 0, 0.9999), 0)
    if not trust.any():
        return NOTHING
    apart = np.hypot(*(shifts[:, None] - shifts[None]).transpose(2, 0, 1))
    apart = np.where(finite[:, None] & finite[None], apart, np.inf)
    members, tolerance = _cluster(apart, trust)
    area = float(np.median(matches.height * matches.width))
    reliability = _joint(trust, members, np.pi * tolerance**2 / (area / 4), tried)
    return _refined(shifts, sigma, trust, members, reliability)


def _cluster(apart: np.ndarray, trust: np.ndarray) -> Tuple[np.ndarray, float]:
    """The windows that agree, and within what tolerance."""
    sure = np.where(trust >= _TRUSTED, trust, 0)
    for tolerance in _TOLERANCES:
        members = _backed(apart, trust, tolerance)
        if sure[members].sum() >= _MOST * sure.sum():
            return members, tolerance
    return _backed(apart, trust, _TOLERANCES[0]), _TOLERANCES[0]


def _backed(apart: np.ndarray, trust: np.ndarray, tolerance: float) -> np.ndarray:
    near = apart <= tolerance
    return near[(near @ trust * (trust > 0)).argmax()]


def _refined(
    shifts: np.ndarray, sigma: np.ndarray, trust: np.ndarray, members: np.ndarray, reliability: float
) -> Consensus:
    used = candidates = members & (trust > 0)
    for _ in range(_ROUNDS):
        own = shifts[used]
        scatter = 1.4826 * np.median(np.abs(own - np.median(own, 0)), 0)
        # Windows of changed land err by several times their sigma, but still in proportion to it.
        variance = sigma**2 + (_SCATTER_SHARE * scatter) ** 2 + _EXTRA_SIGMA**2
        weight = trust[used, None] / variance[used]
        centre = (weight * own).sum(0) / weight.sum(0)
        limit = 3 * np.sqrt(sigma**2 + scatter**2 + _EXTRA_SIGMA**2)
        kept = candidates & (np.abs(shifts - centre) <= limit).all(1)
        if not kept.any() or (kept == used).all():
            break
        used = kept
    n = int(len(own))
    formal = 1 / (1 / (sigma[used] ** 2 + _EXTRA_SIGMA**2)).sum(0) if n > 1 else sigma[used][0] ** 2
    observed = (weight**2 * (own - centre) ** 2).sum(0) / weight.sum(0) ** 2 * n / max(n - 1, 1)
    uncertainty = float(np.sqrt(np.maximum(formal, observed).sum()))
    x_shift, y_shift = map(float, centre)
    return Consensus(x_shift, y_shift, used, reliability, uncertainty, float(np.sqrt((scatter**2).mean())))


def _joint(trust: np.ndarray, members: np.ndarray, by_chance: float, tried: int) -> float:
    """Reliability 0..100 of the agreement, as log odds.

    The best window counts as it judges itself; every further one that agrees is worth the improbability of agreeing
    by chance (``by_chance``), every trusted one that does not speaks against the result, and the best of several
    windows and of several candidates is no surprise.
    """
    best = trust[members].max()
    others = max(0, int((members & (trust >= _COUNTED)).sum()) - 1)
    odds = np.log(best / (1 - best)) - np.log(tried * len(trust))
    odds += _COMMON * (others * np.log(1 / min(by_chance, 1.0)) + np.log(1 - trust[~members]).sum())
    return float(100 / (1 + np.exp(-odds)))
