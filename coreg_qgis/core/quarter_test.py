"""Whether a displacement belongs to the whole window: its quarters must agree, and its texture must be spread."""

from __future__ import annotations

from typing import Sequence, Tuple

import numpy as np

from . import fourier, spectrum
from .phase_correlation import over_channels, refine, spectrum_of

_QUARTER = 32  # px
_LEAST_SHARE = 0.02
_ROUNDING = 1e-6  # of the largest value: single precision, and sums of it
_ORDINARY_EVENNESS = 0.15  # of the gradient energy of real images over a window


def quarter_test(
    shape: Tuple[int, int],
    reference: Sequence[np.ndarray],
    target: Sequence[np.ndarray],
    displacement: np.ndarray,
    weights: np.ndarray | None,
    backend: str | None,
) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How far the four quarters of the windows disagree with the whole, and how evenly their texture is spread.

    The first is a weighted rms in px, each quarter at most 2 px: a shift that belongs to the whole window is found in
    each quarter; a false peak is not. The second is 1 for ordinary texture and small where one edge or one bright
    object makes the match. The third is how much of the shared texture varies along the direction that varies least,
    0..1: lines fix a shift across them only. All are measured on quarters brought to about 32 px: enough, at little
    cost. The windows may come at a fraction of their ``shape``; the displacement (n, 2) is in full pixels.
    Several channels a window come one after the other, all windows of each.
    """
    channels = len(reference) // len(displacement)
    given = shape[0] // reference[0].shape[0]
    further = max(1, min(shape) // (2 * _QUARTER * given))
    factor = given * further
    small = [block_means(s, further) for s in (reference, target)]
    gradients = [_gradients(s) for s in small]
    even = np.minimum(*(_evenness(s, g, channels) for s, g in zip(small, gradients))) / _ORDINARY_EVENNESS
    share = np.where(even > 0, np.clip(even, _LEAST_SHARE, 1), 0)
    first, second = (_quarters(s) for s in small)
    part = np.repeat(displacement / factor, 4, axis=0)
    joint = None if weights is None else _quarters(block_means(weights, factor))
    band = spectrum.band(first.shape[1:])
    plan = fourier.plan(first.shape, backend)
    still = spectrum_of(first, None, tiled(joint, channels), band, plan)
    shifted = None if joint is None else displaced(joint, part)
    moved = spectrum_of(second, tiled(part, channels), tiled(shifted, channels), band, plan)
    result = refine(still, moved, part, band)
    off = np.minimum(factor * np.hypot(*result.step.T), 2.0).reshape(-1, 4)
    vote = np.maximum(result.coherence.reshape(-1, 4), 1e-3)
    if joint is not None:
        vote = vote * joint.mean((1, 2)).reshape(-1, 4) + 1e-6
    return np.sqrt((vote * off**2).sum(1) / vote.sum(1)), share, _isotropy(*gradients, channels)


def _gradients(windows: Sequence[np.ndarray]) -> Tuple[np.ndarray, np.ndarray]:
    """Sobel gradients to the right and down, (n, rows - 2, cols - 2) each: at one place, whatever the angle."""
    stack = np.stack(windows)
    tall = stack[:, :-1] + stack[:, 1:]
    tall = tall[:, :-1] + tall[:, 1:]
    wide = stack[:, :, :-1] + stack[:, :, 1:]
    wide = wide[:, :, :-1] + wide[:, :, 1:]
    return tall[:, :, 2:] - tall[:, :, :-2], wide[:, 2:] - wide[:, :-2]


def _evenness(windows: Sequence[np.ndarray], gradients: Tuple[np.ndarray, np.ndarray], channels: int) -> np.ndarray:
    """Participation ratio of the squared gradient: 1 = the same everywhere, 1 / n = all of it in one of n pixels.

    0 where the window is flat but for rounding, which both windows share and which would match perfectly.
    """
    across, down = gradients
    energy = over_channels(across * across + down * down, channels)
    mean_square = np.einsum("nij,nij->n", energy, energy, dtype=np.float64) / energy[0].size
    mean = energy.mean((1, 2), dtype=np.float64)
    rounding = _ROUNDING * np.array([np.abs(w).max() for w in windows]).reshape(channels, -1).max(0)
    return np.where(mean > rounding**2, mean**2 / np.maximum(mean_square, 1e-60), 0)


def _isotropy(
    first: Tuple[np.ndarray, np.ndarray], second: Tuple[np.ndarray, np.ndarray], channels: int
) -> np.ndarray:
    """Ratio of the eigenvalues of the structure tensor that two aligned windows share, 0..1.

    Products of the gradients of one window with those of the other leave out the noise, which they do not share.
    """
    xx, yy, xy, yx = (
        over_channels(np.einsum("nij,nij->n", first[i], second[j], dtype=np.float64), channels)
        for i, j in ((0, 0), (1, 1), (0, 1), (1, 0))
    )
    mean, spread = (xx + yy) / 2, np.hypot((xx - yy) / 2, (xy + yx) / 2)
    return np.where(mean > 0, np.maximum(mean - spread, 0) / np.maximum(mean + spread, 1e-60), 0)


def block_means(stack: Sequence[np.ndarray], factor: int) -> Sequence[np.ndarray]:
    """Windows averaged over squares of ``factor`` pixels, one at a time so that each stays in the cache."""
    if factor == 1:
        return stack
    return [_block_mean(window, factor) for window in stack]


def _block_mean(window: np.ndarray, factor: int) -> np.ndarray:
    rows, cols = (n // factor for n in window.shape)
    tall = window[:rows * factor, :cols * factor].reshape(rows, factor, cols * factor)
    flat = tall[:, 0] + tall[:, 1]
    for i in range(2, factor):
        flat += tall[:, i]
    # A product with a tiny vector sums neighbours several times faster than a reduction over a short axis.
    return (flat.reshape(-1, factor) @ np.full(factor, 1 / factor**2, np.float32)).reshape(rows, cols)


def _quarters(stack: Sequence[np.ndarray]) -> np.ndarray:
    r, c = (n // 4 * 2 for n in stack[0].shape)
    return np.stack([part for w in stack for part in (w[:r, :c], w[:r, -c:], w[-r:, :c], w[-r:, -c:])])


def tiled(values: np.ndarray | None, channels: int) -> np.ndarray | None:
    """Values (n, ...) repeated for every channel: (channels * n, ...); None stays None."""
    return values if values is None or channels == 1 else np.concatenate([values] * channels)


def displaced(weights: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Weights moved with the content by (n, 2) px of at most 1: linear between the pixels, 0 beyond the edge."""
    out = np.empty_like(weights)
    for weight, (x, y), moved in zip(weights, part, out):  # one at a time, so that each stays in the cache
        moved[:] = _moved(_moved(weight.T, x).T, y)
    return out


def _moved(weight: np.ndarray, amount: float) -> np.ndarray:
    """A window moved along its rows."""
    share = np.float32(abs(amount))
    out = weight * (1 - share)
    if amount > 0:
        out[1:] += share * weight[:-1]
    else:
        out[:-1] += share * weight[1:]
    return out
