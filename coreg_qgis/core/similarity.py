"""How alike two windows look: structural similarity on brightness scaled to a common range."""

from __future__ import annotations

import numpy as np

_SIDE = 8  # px of the local statistics, which do not overlap
_SQUARES = 128  # that are looked at in large windows: rows of them, evenly spread, enough for a mean
_LEAST_BANDS = 4
_LEAST = 4  # squares without invalid pixels
_C1, _C2 = 0.01**2, 0.03**2
_SAMPLED = 4  # every so many pixels, for the range of brightness


def ssim(first: np.ndarray, second: np.ndarray, valid: np.ndarray) -> float:
    """Mean structural similarity (Wang et al. 2004, doi:10.1109/TIP.2003.819861) over the valid pixels, -1..1.

    Both windows (rows, cols) are scaled to their own 2nd to 98th percentile first, so that gain and offset between
    dates do not count. The local statistics are those of squares of 8 pixels. NaN where too few squares are valid or
    a window is flat.
    """
    patch = np.pad(second, ((1, 2), (1, 2)))
    return ssim_at(first, valid, patch, np.ones(patch.shape, bool), (0.0, 0.0))


def ssim_at(first: np.ndarray, valid: np.ndarray, patch: np.ndarray, seen: np.ndarray, part: tuple) -> float:
    """As ``ssim`` with the part of ``patch`` (rows + 3, cols + 3) that begins at pixel 1 + ``part``.

    ``part`` is (x, y), 0 <= part < 1; between pixels by cubic convolution (Keys 1981, doi:10.1109/TASSP.1981.1163711,
    a = -1/2). ``valid`` and ``seen`` are the usable pixels of both.
    """
    rows = _rows(first.shape)
    own = first[rows]
    other = _between(patch, part, rows)
    usable = None
    if not (valid.all() and seen.all()):
        usable = valid[rows] & _seen_around(seen, part, rows)
        if not usable.any():
            return float("nan")
        own, other = np.where(usable, own, 0), np.where(usable, other, 0)
    scaled = [_scaled(window, usable) for window in (own, other)]
    if scaled[0] is None or scaled[1] is None:
        return float("nan")
    score = _score(*scaled)
    if usable is not None:
        score = score[_means(usable.astype(np.float32)) > 0.999]  # rounding of a sum of 64
    return float(score.mean(dtype=np.float64)) if score.size >= _LEAST else float("nan")


def _score(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    mean_a, mean_b, mean_aa, mean_bb, mean_ab = map(_means, (a, b, a * a, b * b, a * b))
    product, squares = mean_a * mean_b, mean_a**2 + mean_b**2
    score = (2 * product + _C1) * (2 * (mean_ab - product) + _C2)
    return score / ((squares + _C1) * (mean_aa + mean_bb - squares + _C2))


def _rows(shape: tuple) -> np.ndarray:
    """(bands, 8) rows of a window that are looked at."""
    height, width = shape
    bands = min(height // _SIDE, max(_SQUARES * _SIDE // width, _LEAST_BANDS))
    first = np.arange(bands) * (height // bands) if bands else np.arange(0)
    return first[:, None] + np.arange(_SIDE)


def _between(patch: np.ndarray, part: tuple, rows: np.ndarray) -> np.ndarray:
    """(bands, 8, cols) of the patch at pixel 1 + part."""
    cols = patch.shape[1] - 3
    x, y = part
    if y == 0:
        tall = patch[rows + 1]
    else:
        banded = np.zeros((_SIDE, _SIDE + 3), np.float32)
        for i, weight in enumerate(_cubic(y)):
            banded[np.arange(_SIDE), np.arange(_SIDE) + i] = weight
        tall = np.matmul(banded, patch[rows[:, :1] + np.arange(_SIDE + 3)])
    if x == 0:
        return tall[:, :, 1:1 + cols]
    weights = _cubic(x)
    total = tall[:, :, :cols] * weights[0]
    for i in (1, 2, 3):
        total += tall[:, :, i:i + cols] * weights[i]
    return total


def _seen_around(seen: np.ndarray, part: tuple, rows: np.ndarray) -> np.ndarray:
    """Where all pixels that _between takes are seen."""
    cols = seen.shape[1] - 3
    across, down = ((1,) if p == 0 else range(4) for p in part)
    tall = np.logical_and.reduce([seen[rows + i] for i in down])
    return np.logical_and.reduce([tall[:, :, i:i + cols] for i in across])


def _cubic(t: float) -> np.ndarray:
    """Weights of the samples at -1, 0, 1, 2 for the position ``t`` between 0 and 1."""
    return np.array([
        ((2 - t) * t - 1) * t / 2, ((3 * t - 5) * t * t + 2) / 2, ((4 - 3 * t) * t + 1) * t / 2, (t - 1) * t * t / 2
    ], np.float32)


def _means(values: np.ndarray) -> np.ndarray:
    """Means (bands, squares) over squares."""
    sums = values.sum(1)
    squares = sums.shape[1] // _SIDE
    whole = np.ascontiguousarray(sums[:, :squares * _SIDE]).reshape(-1, _SIDE)
    return (whole @ np.full(_SIDE, 1 / _SIDE**2, np.float32)).reshape(len(sums), squares)


def _scaled(values: np.ndarray, usable: np.ndarray | None) -> np.ndarray | None:
    """Brightness over the range of most pixels; None for a flat window."""
    sample = values[:, ::_SAMPLED, ::_SAMPLED]
    sample = np.sort(sample.ravel() if usable is None else sample[usable[:, ::_SAMPLED, ::_SAMPLED]])
    if not sample.size:
        return None
    low, high = sample[round(0.02 * (sample.size - 1))], sample[round(0.98 * (sample.size - 1))]
    if not high > low:
        return None
    out = values - low
    out *= np.float32(1) / (high - low)
    np.maximum(out, np.float32(-1), out=out)
    return np.minimum(out, np.float32(2), out=out)
