"""One shift from the shifts of several windows, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .matches import Matches

_TOLERANCES = (1.0, 2.0, 4.0, 8.0)  # px; wider ones only where most trusted windows need them (rotation, relief)
_MOST = 0.6  # share of the trust that must agree before a tolerance is accepted
_ROUNDS = 5
_EXTRA_SIGMA = 0.01  # px; windows never count as more certain than this against each other
_WEAKEST = 0.1  # mean probability of agreeing windows below which their agreement is chance


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


def agree(matches: Matches) -> Consensus:
    """The shift that the most reliability stands behind.

    Each window proposes its shift and is backed by the reliability of those near it; the winner is refined by
    inverse-variance weights with outliers trimmed by the windows' own scatter.
    """
    shifts = np.column_stack([matches.x_shift, matches.y_shift])
    finite = np.isfinite(shifts).all(1)
    trust = np.where(finite, matches.reliability / 100, 0)
    if not trust.any():
        return NOTHING
    apart = np.hypot(*(shifts[:, None] - shifts[None]).transpose(2, 0, 1))
    apart = np.where(finite[:, None] & finite[None], apart, np.inf)
    for tolerance in _TOLERANCES:
        members = _backed(apart, trust, tolerance)
        if trust[members].sum() >= _MOST * trust.sum():
            break
    else:
        members = _backed(apart, trust, _TOLERANCES[0])
    sigma = np.column_stack([matches.sigma_x, matches.sigma_y])
    return _refined(shifts, sigma, trust, members)


def _backed(apart: np.ndarray, trust: np.ndarray, tolerance: float) -> np.ndarray:
    near = apart <= tolerance
    return near[(near @ trust * (trust > 0)).argmax()]


def _refined(shifts: np.ndarray, sigma: np.ndarray, trust: np.ndarray, members: np.ndarray) -> Consensus:
    used = members & (trust > 0)
    candidates = used
    for _ in range(_ROUNDS):
        own = shifts[used]
        scatter = 1.4826 * np.median(np.abs(own - np.median(own, 0)), 0)
        weight = trust[used, None] / (np.nan_to_num(sigma[used], nan=1.0) ** 2 + scatter**2 + _EXTRA_SIGMA**2)
        centre = (weight * own).sum(0) / weight.sum(0)
        limit = 3 * np.sqrt(sigma**2 + scatter**2 + _EXTRA_SIGMA**2)
        kept = candidates & (np.abs(shifts - centre) <= np.nan_to_num(limit, nan=1.0)).all(1)
        if not kept.any() or (kept == used).all():
            break
        used = kept
    own, weight = shifts[used], trust[used, None] / (sigma[used] ** 2 + scatter**2 + _EXTRA_SIGMA**2)
    centre = (weight * own).sum(0) / weight.sum(0)
    formal = 1 / (1 / (sigma[used] ** 2 + _EXTRA_SIGMA**2)).sum(0) if len(own) > 1 else sigma[used][0] ** 2
    observed = np.mean((own - centre) ** 2, 0) / max(len(own) - 1, 1)
    uncertainty = float(np.sqrt(np.maximum(formal, observed).sum()))
    return Consensus(
        float(centre[0]), float(centre[1]), used, _joint(trust, members), uncertainty, float(np.sqrt((scatter**2).mean()))
    )


def _joint(trust: np.ndarray, members: np.ndarray) -> float:
    """Reliability of the agreement: windows that err do so independently, so each that agrees makes it surer.

    Lowered where more trust stands against the result than behind it.
    """
    own = trust[members]
    if own.mean() < _WEAKEST:
        return float(100 * own.max())
    surely = 1 - np.prod(1 - own)
    share = own.sum() / trust.sum()
    return float(100 * surely * min(1.0, 2 * share))
