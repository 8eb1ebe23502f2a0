"""Features for pairs whose contrast differs or reverses: direction of the edges, blind to which side is the brighter.

A gradient z = gx + i gy becomes z^2 / |z|^1.5 = sqrt(|z|) exp(2 i angle): turning the contrast round turns z by half a
turn and leaves its square alone, and the root lets faint edges speak beside strong ones (the double angle is that of
Bigun & Granlund 1987, Optimal orientation detection of linear symmetry, whose length is |z|^2). Real and imaginary part
are matched as two channels of one image: their cross-spectra and powers add up.
"""

from __future__ import annotations

from typing import Tuple

import numpy as np
from scipy import ndimage

from .quarter_test import tiled

OTHER_CONTRAST = "other_contrast"  # the method's name
CHANNELS = 2
ALIASING_SIGMA = 0.012  # px an axis: squaring a gradient doubles its frequencies, beyond what pixels can hold
_ROUNDING = 1e-6  # of the largest value: single precision; weaker gradients have no direction
_GROUP_PIXELS = 65536


def channels_of(method: str) -> int:
    """How many images stand for one window when it is matched by the method."""
    return CHANNELS if method == OTHER_CONTRAST else 1


def matched_content(
    stack: np.ndarray, weights: np.ndarray | None, channels: int
) -> Tuple[np.ndarray, np.ndarray | None]:
    """What is matched, (channels * n, rows, cols), and its weights: the pixels, or the directions of their edges."""
    if weights is not None:
        stack = _filled(stack, weights)
    if channels == 1:
        return stack, weights
    stack = edge_directions(stack)
    if weights is None:
        return stack, None
    weights = _eroded(weights)
    return _filled(stack, tiled(weights, channels)), weights


def edge_directions(windows: np.ndarray) -> np.ndarray:
    """Features (2 n, rows, cols) of windows (n, rows, cols) float32: all real parts, then all imaginary parts.

    0 where a window is flat. Gradients are those of Sobel, whose support is small: what blurs before the direction is
    taken mixes edges of opposite contrast, what blurs after it does not.
    """
    n, rows, cols = windows.shape
    out = np.empty((CHANNELS * n, rows, cols), np.float32)
    step = max(1, _GROUP_PIXELS // (rows * cols))
    for first in range(0, n, step):  # so many at a time stay in the cache
        group = slice(first, min(first + step, n))
        _directions(windows[group], out[group], out[n + group.start:n + group.stop])
    return out


def _directions(windows: np.ndarray, real: np.ndarray, imaginary: np.ndarray) -> None:
    across, down = _sobel(windows)
    largest = np.abs(windows).max((1, 2), keepdims=True)
    np.multiply(across, down, out=imaginary)
    imaginary *= 2
    across *= across
    down *= down
    np.subtract(across, down, out=real)
    energy = across
    energy += down
    root = np.sqrt(energy)
    length = np.sqrt(root)
    length *= root  # |z|^1.5
    factor = np.divide(1, length, out=np.zeros_like(length), where=root > _ROUNDING * largest)
    real *= factor
    imaginary *= factor


def _sobel(windows: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Gradients to the right and down, of the same shape; the edge pixels repeat beyond the edge."""
    padded = np.pad(windows, ((0, 0), (1, 1), (1, 1)), mode="edge")
    tall = padded[:, :-1] + padded[:, 1:]
    tall = tall[:, :-1] + tall[:, 1:]
    wide = padded[:, :, :-1] + padded[:, :, 1:]
    wide = wide[:, :, :-1] + wide[:, :, 1:]
    return tall[:, :, 2:] - tall[:, :, :-2], wide[:, 2:] - wide[:, :-2]


def _filled(stack: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Pixels that are not used at the mean of the others: weights that move between pixels must not uncover them."""
    out = np.empty_like(stack)
    for values, weight, filled in zip(stack, weights, out):  # one at a time, so that each stays in the cache
        unused = weight <= 0
        filled[:] = values
        filled[unused] = 0  # whatever stands there, NaN too
        filled[unused] = filled.sum(dtype=np.float64) / max(unused.size - int(unused.sum()), 1)
    return out


def _eroded(weights: np.ndarray) -> np.ndarray:
    """Weights (n, rows, cols) no larger than those of the neighbours, which a gradient looks at too."""
    return ndimage.minimum_filter(weights, (1, 3, 3), mode="nearest")
