"""Parts of a field of shifts that agree within themselves but not with what surrounds them."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

_NEIGHBOURS = 10
_STRAIGHT = 0.5  # resultant length of doubled angles: 1 for one straight border, 0 for a circle
_SPAN = 0.6  # of the field along its border that a part between nearly straight borders must reach
_GRADIENT = 3.0  # times the usual difference between neighbours that a smooth field may have
_LEAST_BORDER = 10  # border points that tell a shape


def islands(
    at: np.ndarray, shifts: np.ndarray, left: np.ndarray, used: np.ndarray, tolerance: float
) -> np.ndarray:
    """Bool (n,): those of the used points (n, 2) whose part of the field has no straight border to the others.

    Strips of an image meet along lines that cross it; clouds, their shadows and changed land have round borders. Two
    neighbours belong to one part where their smoothed shifts (n, 2) differ by no more than the tolerance and what is
    usual between neighbours, or what a smooth trend has ``left`` of them (n, 2) by no more than the tolerance.
    """
    who = np.flatnonzero(used)
    result = np.zeros(len(at), bool)
    if len(who) < _NEIGHBOURS + 1:
        return result
    at, shifts, left = at[who], shifts[who], left[who]
    near = cKDTree(at).query(at, _NEIGHBOURS + 1)[1][:, 1:]
    this, other = np.repeat(np.arange(len(who)), _NEIGHBOURS), near.ravel()
    apart = np.hypot(*(shifts[this] - shifts[other]).T)
    joined = apart <= tolerance + _GRADIENT * np.median(apart)
    joined |= np.hypot(*(left[this] - left[other]).T) <= tolerance
    links = sparse.coo_matrix((joined[joined], (this[joined], other[joined])), (len(who), len(who)))
    part = connected_components(links, directed=False)[1]
    sizes = np.bincount(part)
    outward = _outward(at, this, other, part[this] != part[other])
    cut_off = [c for c in np.flatnonzero(sizes < sizes.max()) if _round(at, outward, part == c)]
    result[who] = np.isin(part, cut_off)
    return result


def _outward(at: np.ndarray, this: np.ndarray, other: np.ndarray, cut: np.ndarray) -> np.ndarray:
    """(n, 2) sums of the directions to neighbours in other parts; 0 for points that are not on a border."""
    outward = np.zeros_like(at)
    for here, there in ((this[cut], other[cut]), (other[cut], this[cut])):
        step = at[there] - at[here]
        np.add.at(outward, here, step / np.maximum(np.hypot(*step.T), 1e-300)[:, None])
    return outward


def _round(at: np.ndarray, outward: np.ndarray, own: np.ndarray) -> bool:
    """Whether the border of a part (bool (n,)) is no line across the field."""
    border = outward[own][outward[own].any(1)]
    if len(border) < _LEAST_BORDER:
        return False
    twice = np.exp(2j * np.arctan2(border[:, 1], border[:, 0])).mean()
    if abs(twice) >= _STRAIGHT:
        return False
    heading = np.angle(twice) / 2
    across, along = at @ (np.cos(heading), np.sin(heading)), at @ (-np.sin(heading), np.cos(heading))
    low, high = np.percentile(across[own], (10, 90))
    band = (across >= low) & (across <= high)
    span = np.ptp(along[own & band]) / max(np.ptp(along[band]), 1e-300)
    return bool(span < _SPAN)
