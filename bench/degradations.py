"""What spoils a real pair, one function each, on float32 windows at the final resolution."""

from __future__ import annotations

import numpy as np
from scipy import ndimage


def noise(window: np.ndarray, snr: float, rng: np.random.Generator) -> np.ndarray:
    """Add white Gaussian noise; ``snr`` is the standard deviation of the signal over that of the noise."""
    return (window + rng.standard_normal(window.shape) * (window.std() / snr)).astype(np.float32)


def gain_ramp(window: np.ndarray, rng: np.random.Generator, gain: float = 1.5, ramp: float = 2.0) -> np.ndarray:
    """Another gain and offset, and a brightness ramp of ``ramp`` standard deviations across the window."""
    rows, cols = np.mgrid[: window.shape[0], : window.shape[1]] / (np.array(window.shape)[:, None, None] - 1) - 0.5
    direction = rng.uniform(0, 2 * np.pi)
    slope = ramp * window.std() * (np.cos(direction) * cols + np.sin(direction) * rows)
    return (gain * window + 0.3 * window.mean() + slope).astype(np.float32)


def gamma(window: np.ndarray, exponent: float) -> np.ndarray:
    """A non-linear tone curve over the window's own range of values."""
    low, high = float(window.min()), float(window.max())
    if high <= low:
        return window
    return (low + (high - low) * ((window - low) / (high - low)) ** exponent).astype(np.float32)


def clouds(window: np.ndarray, fraction: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Bright clouds with soft edges over ``fraction`` of the window; returns (window, bool mask of the clouds)."""
    shape = window.shape
    scale = max(shape) / 10
    field = ndimage.gaussian_filter(rng.standard_normal(shape), scale) / scale ** -1
    field += 0.15 * ndimage.gaussian_filter(rng.standard_normal(shape), scale / 4) * (scale / 4)
    level = np.quantile(field, 1 - fraction)
    opacity = np.clip((field - level) / (0.25 * field.std()) + 0.5, 0, 1)
    brightness = window.mean() + 4 * window.std() + 0.3 * window.std() * ndimage.gaussian_filter(
        rng.standard_normal(shape), 2) * 2
    return ((1 - opacity) * window + opacity * brightness).astype(np.float32), opacity > 0


def change(window: np.ndarray, fraction: float, other: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Replace rectangular patches that cover ``fraction`` of the window by the same place of ``other``."""
    result = window.copy()
    covered = np.zeros(window.shape, bool)
    while covered.mean() < fraction:
        height, width = (max(2, int(rng.uniform(0.06, 0.16) * n)) for n in window.shape)
        row, col = rng.integers(0, window.shape[0] - height + 1), rng.integers(0, window.shape[1] - width + 1)
        patch = np.s_[row:row + height, col:col + width]
        covered[patch] = True
        result[patch] = other[patch] - other[patch].mean() + window[patch].mean() + rng.normal(0, window.std())
    return result


def psf(fine: np.ndarray, sigma_px: float, oversampling: int) -> np.ndarray:
    """Blur a fine image by a Gaussian of ``sigma_px`` final pixels, before it is averaged to them."""
    return ndimage.gaussian_filter(fine, sigma_px * oversampling, mode="nearest", truncate=3.5)


def rotation(fine: np.ndarray, degrees: float) -> np.ndarray:
    """Rotate a fine image about its centre by cubic splines."""
    return ndimage.rotate(fine, degrees, reshape=False, order=3, mode="nearest")
