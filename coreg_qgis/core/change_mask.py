"""What changed between two aligned windows, from the windows alone: clouds, harvests, new buildings."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

_HIGH_PASS = 4.0  # px; slow differences of illumination are no change
_SMOOTH = 5  # px over which squared residuals are averaged
_TIMES_MEDIAN = 9.0
_GAIN_ROUNDS = 3


def unchanged(
    reference: np.ndarray, target: np.ndarray, displacement: np.ndarray, weights: np.ndarray | None
) -> np.ndarray:
    """Weights (n, rows, cols) 0..1 in the frame of the reference: 0 where the content differs, soft in between.

    ``displacement`` (n, 2) px of at most 1 is that of the target's content. A pixel has changed where the locally
    averaged squared residual, after a robust gain, is above nine times its median.
    """
    out = np.ones_like(reference)
    for i in range(len(reference)):
        used = np.ones(reference[i].shape, bool) if weights is None else weights[i] > 0.5
        if used.any():
            out[i] = _unchanged_window(reference[i], target[i], displacement[i], used)
    return out


def _unchanged_window(reference, target, displacement, used) -> np.ndarray:
    aligned = ndimage.shift(target, -displacement[::-1], order=3, mode="nearest")
    a, b = (v - ndimage.gaussian_filter(v, _HIGH_PASS) for v in (reference, aligned))
    inlier = used.copy()
    for _ in range(_GAIN_ROUNDS):
        power = (a[inlier] ** 2).sum()
        residual = b - ((a[inlier] * b[inlier]).sum() / power if power > 0 else 1.0) * a
        size = np.abs(residual)
        inlier = used & (size <= 3 * 1.4826 * np.median(size[used]))
        if not inlier.any():
            return used.astype(np.float32)
    local = ndimage.uniform_filter(residual**2, _SMOOTH)
    limit = _TIMES_MEDIAN * np.median(local[used])
    changed = ndimage.binary_dilation(local > limit, iterations=2) if limit > 0 else np.zeros_like(used)
    soft = ndimage.gaussian_filter((~changed).astype(np.float32), 2.0, mode="nearest")
    return np.where(changed, 0, np.clip(2 * soft - 1, 0, 1)).astype(np.float32)
