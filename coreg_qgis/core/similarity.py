"""How alike two windows look: structural similarity on brightness scaled to a common range."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

_SIDE = 7  # px of the local statistics, as in Wang et al. 2004 with a uniform window
_C1, _C2 = 0.01**2, 0.03**2


def ssim(first: np.ndarray, second: np.ndarray, valid: np.ndarray) -> float:
    """Mean structural similarity (Wang et al. 2004, doi:10.1109/TIP.2003.819861) over the valid pixels, -1..1.

    Both windows (rows, cols) are scaled to their own 2nd to 98th percentile first, so that gain and offset between
    dates do not count. NaN where too few pixels are valid or a window is flat.
    """
    inner = ndimage.uniform_filter(valid.astype(np.float32), _SIDE, mode="constant") > 0.999
    if inner.sum() < _SIDE * _SIDE:
        return float("nan")
    a, b = _scaled(first, valid), _scaled(second, valid)
    if a is None or b is None:
        return float("nan")
    mean_a, mean_b, mean_aa, mean_bb, mean_ab = (
        ndimage.uniform_filter(v, _SIDE) for v in (a, b, a * a, b * b, a * b)
    )
    variance_a, variance_b = mean_aa - mean_a**2, mean_bb - mean_b**2
    covariance = mean_ab - mean_a * mean_b
    score = (2 * mean_a * mean_b + _C1) * (2 * covariance + _C2)
    score /= (mean_a**2 + mean_b**2 + _C1) * (variance_a + variance_b + _C2)
    return float(score[inner].mean())


def _scaled(values: np.ndarray, valid: np.ndarray) -> np.ndarray | None:
    low, high = np.percentile(values[valid], [2, 98])
    if not high > low:
        return None
    return np.clip(np.where(valid, (values - low) / (high - low), 0), -1, 2).astype(np.float64)
