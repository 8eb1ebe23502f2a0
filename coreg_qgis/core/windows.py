"""Windows as matching wants them: in a range that single precision squares, without spikes, softly masked."""

from __future__ import annotations

from typing import Sequence, Tuple

import numpy as np
from scipy import ndimage

_SPIKE_REACH = 3.0  # times the 2nd to 98th percentile range
_SAMPLED = 5  # every so many pixels, for a limit this wide
_LEAST_SAMPLE = 20


def normalised(values: np.ndarray, valid: np.ndarray, out: np.ndarray) -> bool:
    """Write a window scaled and without spikes to ``out`` (rows, cols); returns whether all values are the same.

    Dead, saturated or undeclared no-data pixels must not lead: values are limited to far outside the usual range.
    """
    out[:] = values  # first, because all that follows is faster on rows that lie side by side
    low, high = float(out.min()), float(out.max())
    if low == high:
        out *= _factor(abs(high))
        return True
    sample = out[::_SAMPLED, ::_SAMPLED]
    seen = valid[::_SAMPLED, ::_SAMPLED]
    sample = np.sort(sample.ravel() if seen.all() else sample[seen])
    if sample.size >= _LEAST_SAMPLE:
        usual = [float(sample[round(share * (sample.size - 1))]) for share in (0.02, 0.98)]
        reach = _SPIKE_REACH * (usual[1] - usual[0])
        lowest, highest = usual[0] - reach, usual[1] + reach
        if reach > 0 and (low < lowest or high > highest):
            np.maximum(out, np.float32(lowest), out=out)
            np.minimum(out, np.float32(highest), out=out)
            low, high = max(low, lowest), min(high, highest)
    out *= _factor(max(-low, high))
    return False


def scaled(values: np.ndarray) -> np.ndarray:
    """Values over their largest: squares of very large or small units would leave single precision."""
    return values * _factor(float(np.abs(values).max(initial=0)))


def _factor(largest: float) -> np.float32:
    return np.float32(1 / largest) if largest > 0 and np.isfinite(1 / np.float32(largest)) else np.float32(1)


def soft_weights(valid: Sequence[np.ndarray]) -> np.ndarray:
    """Weights 0..1 (n, rows, cols) for n validity masks: 0 on invalid pixels, rising softly away from them.

    Hard edges of a mask would be content that both windows share without sharing a place.
    """
    return np.stack([_soft(window, max(1.0, min(window.shape) / 32)) for window in valid])


def _soft(valid: np.ndarray, sigma: float) -> np.ndarray:
    if valid.all():
        return np.ones(valid.shape, np.float32)
    down, across = valid.any(1), valid.any(0)
    if (valid == down[:, None] & across).all():  # whole rows and columns, as at the edge of a scene: much quicker
        return np.outer(_ramps(down, sigma), _ramps(across, sigma))
    return _ramps(valid, sigma)


def _ramps(valid: np.ndarray, sigma: float) -> np.ndarray:
    """By two box filters in place of a Gaussian one, which takes four times as long."""
    side = 2 * round((np.sqrt(6 * sigma**2 + 1) - 1) / 2) + 1
    smooth = valid.astype(np.float32)
    for _ in range(2):
        smooth = ndimage.uniform_filter(smooth, side, mode="nearest")
    return np.where(valid, np.clip(2 * smooth - 1, 0, 1), 0).astype(np.float32)


def centroid(valid: np.ndarray) -> Tuple[float, float]:
    """Centre (x, y) of the True pixels, from the outer corner of the window; the window's own where there are none."""
    total = valid.sum()
    if not total:
        return valid.shape[1] / 2, valid.shape[0] / 2
    return tuple(float((valid.sum(axis) @ (np.arange(valid.shape[1 - axis]) + 0.5)) / total) for axis in (0, 1))
