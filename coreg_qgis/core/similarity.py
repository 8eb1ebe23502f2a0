"""How alike two windows look: structural similarity on brightness scaled to a common range."""

from __future__ import annotations

import numpy as np

_SIDE = 8  # px of the local statistics, which do not overlap
_DENSE_BELOW = 192  # rows; of larger windows every second row of squares says enough
_LEAST = 4  # squares without invalid pixels
_C1, _C2 = 0.01**2, 0.03**2
_SAMPLED = 4  # every so many pixels, for the range of brightness
_NEAREST = np.array([0, 1, 0, 0], np.float32)


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
    own = _squares(first, 0, first.shape)
    taps = [_NEAREST if p == 0 else _cubic(p) for p in part]
    other = _between(patch, taps, first.shape, np.multiply, np.add)
    usable = None
    if not (valid.all() and seen.all()):
        used = [w != 0 for w in taps]
        usable = _squares(valid, 0, first.shape) & _between(seen, used, first.shape, _needed, np.logical_and)
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


def _squares(values: np.ndarray, first: int, shape: tuple) -> np.ndarray:
    """View (bands, 8, cols): the rows of squares of a window of ``shape`` that are looked at, from row ``first`` on."""
    step = _SIDE if shape[0] < _DENSE_BELOW else 2 * _SIDE
    bands = max((shape[0] - _SIDE) // step + 1, 0)
    down, across = values.strides
    return np.lib.stride_tricks.as_strided(
        values[first:], (bands, _SIDE, values.shape[1]), (step * down, down, across), writeable=False
    )


def _between(values: np.ndarray, taps: list, shape: tuple, times, plus) -> np.ndarray:
    """Rows of squares of a window of ``shape``: each pixel put together from 4 x 4 ``values`` by ``taps`` (x, y)."""
    cols = shape[1]
    tall = _combined([_squares(values, i, shape) for i in range(4)], taps[1], times, plus)
    return _combined([tall[:, :, i:i + cols] for i in range(4)], taps[0], times, plus)


def _combined(parts: list, taps: np.ndarray, times, plus) -> np.ndarray:
    chosen = [(part, tap) for part, tap in zip(parts, taps) if tap]
    if len(chosen) == 1:
        return chosen[0][0]
    total = times(*chosen[0])
    for part, tap in chosen[1:]:
        total = plus(total, times(part, tap))
    return total


def _needed(seen: np.ndarray, _tap: bool) -> np.ndarray:
    return seen


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
