"""Sub-pixel shifts of a batch of window pairs from the phase of their cross-spectrum.

The base is phase correlation to sub-pixel accuracy (Foroosh, Zerubia & Berthod 2002, doi:10.1109/83.988953). The
default estimator refines it: whitening per ring of frequencies instead of per frequency and weighting by the measured
coherence gives every frequency the vote that its signal-to-noise ratio earns, which is the maximum-likelihood form of
phase correlation (cf. Knapp & Carter 1976, doi:10.1109/TASSP.1976.1162830, for delays of one-dimensional signals).

Displacements are those of the *content*: target(x) = reference(x - d), (x, y) in pixels, +right, +down. The correction
of the target's coordinates is the opposite.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence, Tuple

import numpy as np

from . import fourier, spectrum
from .spectrum import Band

_COHERENCE_FLOOR = 0.05
_COHERENCE_CEILING = 0.9998
_GROUP_PIXELS = 65536
_SMALL_STEP = 0.1  # px; Newton's error after a step e is about e^3 / 6, so a second step would change 0.0002 px


@dataclass(frozen=True, eq=False)
class Refinement:
    """The sub-pixel result of a batch; arrays of length n unless said otherwise."""

    step: np.ndarray  # (n, 2) what the refinement added to the first displacement, px
    covariance: np.ndarray  # (n, 3) xx, xy, yy in px^2
    coherence: np.ndarray  # mean over the rings, 0..1
    resultant: np.ndarray  # length of the mean phase residual vector, 0..1


def apply_window(
    values: Sequence[np.ndarray], displacement: np.ndarray | None, weights: np.ndarray | None, out: np.ndarray
) -> None:
    """Write (values - weighted mean) * window into ``out`` (n, rows, cols), for n windows of values.

    The window moves with the content by ``displacement`` (n, 2) px of at most 1, None = at rest. ``weights``
    (n, rows, cols), where given, multiply the window: 0 = not used.
    """
    n, (rows, cols) = len(values), values[0].shape
    still = displacement is None and weights is None
    at = np.zeros((0 if still else n, 2)) if displacement is None else displacement
    across, down = spectrum.taper(cols, at[:, 0]), spectrum.taper(rows, at[:, 1])
    step = max(1, _GROUP_PIXELS // (rows * cols))
    for first in range(0, n, step):  # so many at a time stay in the cache
        group = slice(first, first + step)
        own = values[first][None] if step == 1 else np.asarray(values[group])
        if still:
            _at_rest(own, out[group])
        elif weights is None:
            _moved(own, down[group], across[group], out[group])
        else:
            _weighted(own, weights[group] * (down[group, :, None] * across[group, None]), out[group])


def _at_rest(values: np.ndarray, out: np.ndarray) -> None:
    window, total = spectrum.window(values.shape[1:])
    mean = np.array([np.vdot(v, window) for v in values], np.float32) / np.float32(total)
    np.subtract(values, mean[:, None, None], out=out)
    np.multiply(out, window, out=out)


def _moved(values: np.ndarray, down: np.ndarray, across: np.ndarray, out: np.ndarray) -> None:
    total = down.sum(1) * across.sum(1)
    mean = np.matmul(np.matmul(down[:, None], values), across[:, :, None])[:, :, 0] / total[:, None]
    np.subtract(values, mean[:, :, None], out=out)
    for edge in spectrum.edges(values.shape[1]):  # the window is 1 everywhere else
        out[:, edge] *= down[:, edge, None]
    for edge in spectrum.edges(values.shape[2]):
        out[:, :, edge] *= across[:, None, edge]


def _weighted(values: np.ndarray, window: np.ndarray, out: np.ndarray) -> None:
    total = np.maximum(window.sum((1, 2)), 1e-6)
    mean = np.einsum("nij,nij->n", window, values) / total
    np.subtract(values, mean[:, None, None], out=out)
    np.multiply(out, window, out=out)


def band_spectrum(plan, band: Band) -> np.ndarray:
    """Spectrum of what stands in the plan's space at the frequencies of the band: (n, k) complex64."""
    half = plan.forward()
    return np.take(half.reshape(len(half), -1), band.index, axis=1)


def spectrum_of(
    values: Sequence[np.ndarray], part: np.ndarray | None, weights: np.ndarray | None, band: Band, plan
) -> np.ndarray:
    """Band spectrum (n, k) of windowed values; the window displaced by ``part``, its weights already so."""
    apply_window(values, part, weights, plan.space)
    return band_spectrum(plan, band)


def whitened(cross: np.ndarray) -> np.ndarray:
    """Cross-spectrum with every amplitude set to 1 (0 stays 0)."""
    return cross * (1 / np.maximum(np.abs(cross), np.finfo(np.float32).tiny))


def search_phase(reference: np.ndarray, target: np.ndarray, band: Band, channels: int = 1) -> np.ndarray:
    """Whitened, low-passed cross-spectrum (n, k) of two band spectra: what correlation surfaces are made of.

    Several channels are whitened per ring: what images of different contrast share is so little that its strength
    tells at which frequencies to look.
    """
    if channels == 1:
        phase = whitened(np.conj(reference) * target)
    else:
        phase = cross_spectrum(reference, target, channels)
        whitening = _ring_whitening(reference, target, channels, band)
        phase *= np.take(whitening.astype(np.float32), band.ring, axis=1)
    phase *= band.search
    return phase


def cross_spectrum(reference: np.ndarray, target: np.ndarray, channels: int = 1) -> np.ndarray:
    """Cross-spectrum (n, k) of band spectra (channels * n, k), those of the first channel first; channels add up."""
    cross = np.conj(reference)
    cross *= target
    return over_channels(cross, channels)


def over_channels(values: np.ndarray, channels: int) -> np.ndarray:
    """Sum over the channels of values (channels * n, ...)."""
    return values if channels == 1 else values.reshape(channels, -1, *values.shape[1:]).sum(0)


def correlation_surface(phase: np.ndarray, band: Band, backend: str | None = None) -> np.ndarray:
    """Surface of whitened band frequencies (n, k) on the band's search grid; displacement (0, 0) at index (0, 0)."""
    rows, cols = band.search_shape
    with_zero = np.append(phase, np.zeros((len(phase), 1), np.complex64), axis=1)
    half = np.take(with_zero, band.search_source, axis=1).reshape(len(phase), rows, -1)
    return fourier.plan((len(phase), rows, cols), backend).inverse(half)


def whole_surface(phase: np.ndarray, shape: Tuple[int, int]) -> np.ndarray:
    """As correlation_surface, sampled at whole pixels of windows of ``shape``, zero displacement in the middle."""
    rows, cols = shape
    half = np.zeros((len(phase), rows * (cols // 2 + 1)), np.complex64)
    half[:, spectrum.band(shape).index] = phase
    surface = fourier.plan((len(phase), rows, cols)).inverse(half.reshape(len(phase), rows, -1))
    return np.fft.fftshift(surface, axes=(1, 2))


def peak(surface: np.ndarray, shape: Tuple[int, int], max_shift: np.ndarray | None = None) -> np.ndarray:
    """Displacement (n, 2) in px of the highest value of surfaces made for windows of ``shape``, Gaussian-fitted.

    ``max_shift`` (2,) limits the displacement in x and y.
    """
    n, rows, cols = surface.shape
    scale = np.array([shape[1] / cols, shape[0] / rows])
    if max_shift is not None:
        surface = _forbid_beyond(surface, np.ceil(max_shift / scale))
    best = surface.reshape(n, -1).argmax(1)
    row, col = np.unravel_index(best, (rows, cols))
    i = np.arange(n)
    centre = surface[i, row, col]
    across = gaussian_peak(surface[i, row, col - 1], centre, surface[i, row, (col + 1) % cols])
    down = gaussian_peak(surface[i, row - 1, col], centre, surface[i, (row + 1) % rows, col])
    whole = np.column_stack([(col + cols // 2) % cols - cols // 2, (row + rows // 2) % rows - rows // 2])
    return (whole + np.column_stack([across, down])) * scale


def _forbid_beyond(surface: np.ndarray, limit: np.ndarray) -> np.ndarray:
    _, rows, cols = surface.shape
    across = np.abs((np.arange(cols) + cols // 2) % cols - cols // 2) > limit[0]
    down = np.abs((np.arange(rows) + rows // 2) % rows - rows // 2) > limit[1]
    return np.where(across[None, None, :] | down[None, :, None], -np.inf, surface)


def gaussian_peak(before: np.ndarray, centre: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Position of the maximum of a Gaussian through three samples at -1, 0, +1, limited to half a pixel."""
    smallest = np.maximum(centre, 1e-12) * 1e-3  # side values below 0 or forbidden say "not on this side"
    a, z, b = (np.log(np.maximum(v, smallest)) for v in (before, centre, after))
    curvature = 2 * (a - 2 * z + b)
    return np.where(curvature < 0, np.clip((a - b) / np.where(curvature < 0, curvature, 1), -0.5, 0.5), 0.0)


def foroosh(reference: np.ndarray, target: np.ndarray, backend: str | None = None) -> np.ndarray:
    """Sub-pixel displacement (n, 2) of windows (n, rows, cols) by the classic two-point formula.

    Foroosh, Zerubia & Berthod 2002: the whitened surface of whole windows has its two highest values along an axis
    at a and a + 1 in the ratio (1 - d) : d. Kept for comparison; it is pulled towards whole pixels.
    """
    plan = fourier.plan(reference.shape, backend)
    plan.space[:] = reference - reference.mean((1, 2), keepdims=True)
    first = np.conj(plan.forward())
    plan.space[:] = target - target.mean((1, 2), keepdims=True)
    surface = np.abs(plan.inverse(whitened(first * plan.forward())))
    n, rows, cols = surface.shape
    row, col = np.unravel_index(surface.reshape(n, -1).argmax(1), (rows, cols))
    i = np.arange(n)
    centre = np.maximum(surface[i, row, col], 1e-12)
    parts = []
    for before, after in (
        (surface[i, row, col - 1], surface[i, row, (col + 1) % cols]),
        (surface[i, row - 1, col], surface[i, (row + 1) % rows, col]),
    ):
        side = np.maximum(before, after)
        parts.append(np.where(after >= before, 1, -1) * side / (side + centre))
    whole = np.column_stack([(col + cols // 2) % cols - cols // 2, (row + rows // 2) % rows - rows // 2])
    return np.clip(whole + np.column_stack(parts), -1, 1)


def ramp(band: Band, displacement: np.ndarray) -> np.ndarray:
    """exp(i k.d) at the band's frequencies for displacements (n, 2): (n, k) complex64."""
    across = np.exp(1j * displacement[:, :1] * band.kx_axis).astype(np.complex64)
    down = np.exp(1j * displacement[:, 1:] * band.ky_axis).astype(np.complex64)
    out = np.take(across, band.col, axis=1)
    out *= np.take(down, band.row, axis=1)
    return out


def refine(reference: np.ndarray, target: np.ndarray, displacement: np.ndarray, band: Band) -> Refinement:
    """Maximum-likelihood displacement next to a first value (n, 2) from band spectra of both windows.

    The spectra are (n, k), or (channels * n, k) with those of the first channel first.
    """
    channels = len(reference) // max(len(displacement), 1)
    cross = cross_spectrum(reference, target, channels)
    cross *= ramp(band, displacement)
    whitening = _ring_whitening(reference, target, channels, band)
    coherence = np.clip(_ring_mean(cross.real, band) * whitening, 0, _COHERENCE_CEILING)
    weight = np.where(coherence > _COHERENCE_FLOOR, coherence / (1 - coherence), 0) * whitening
    weighted = cross * (np.take(weight.astype(np.float32), band.ring, axis=1) * band.weight)
    step = _newton_step(weighted, band)
    far = np.flatnonzero((np.abs(step) > _SMALL_STEP).any(1))  # a window's company in the batch must not matter
    if len(far):
        step[far] += _newton_step(weighted[far] * ramp(band, step[far]), band)
    amplitude = np.abs(cross)
    resultant = _resultant(cross, amplitude, band)
    covariance = _covariance(amplitude, coherence, whitening, band)
    mean_coherence = coherence @ band.ring_counts / band.ring_counts.sum()
    return Refinement(step, covariance, mean_coherence, resultant)


def _ring_mean(values: np.ndarray, band: Band) -> np.ndarray:
    return np.add.reduceat(values * band.multiplicity, band.ring_starts, axis=1) / band.ring_counts


def _ring_whitening(reference: np.ndarray, target: np.ndarray, channels: int, band: Band) -> np.ndarray:
    """Per ring (n, RINGS): 1 / sqrt(power of reference * power of target)."""
    first, second = (over_channels(_ring_mean(np.abs(s) ** 2, band), channels) for s in (reference, target))
    # Roots before the product: it would overflow single precision with 16 bit counts in a large window.
    amplitudes = np.sqrt(first) * np.sqrt(second)
    floor = 1e-6 * amplitudes.max(1, keepdims=True) + np.finfo(np.float32).tiny
    return 1 / np.maximum(amplitudes, floor)


def _newton_step(turned: np.ndarray, band: Band) -> np.ndarray:
    """One Newton step (n, 2) towards the maximum of sum Re[turned exp(i k.e)], at most 1 px; 0 where there is none."""
    gx, gy, xx, xy, yy = (turned.view(np.float32) @ band.newton).astype(np.float64).T
    determinant = xx * yy - xy * xy
    safe = (determinant > 1e-9 * (xx + yy) ** 2) & (xx > 0)
    step = np.column_stack([yy * gx - xy * gy, xx * gy - xy * gx]) / np.where(safe, determinant, 1)[:, None]
    return np.where(safe[:, None], np.clip(step, -1, 1), 0)


def _resultant(cross: np.ndarray, amplitude: np.ndarray, band: Band) -> np.ndarray:
    """Length of the mean unit vector of the phase residuals at low frequencies, 1 = all phases agree."""
    low = slice(0, band.low)
    weight = band.multiplicity[low] / np.maximum(amplitude[:, low], np.finfo(np.float32).tiny)
    mean = np.einsum("ij,ij->i", cross[:, low], weight) / band.multiplicity[low].sum()
    return np.abs(mean)


def _covariance(amplitude: np.ndarray, coherence: np.ndarray, whitening: np.ndarray, band: Band) -> np.ndarray:
    """Inverse Fisher information (n, 3) xx, xy, yy."""
    per_ring = 0.5 * coherence**2 / (1 - coherence**2) * whitening
    information = amplitude * np.take(per_ring.astype(np.float32), band.ring, axis=1)
    information *= band.multiplicity
    xx, xy, yy = (information @ band.kk).astype(np.float64).T
    determinant = xx * yy - xy * xy
    determinant = np.where(determinant > 1e-12 * (xx + yy) ** 2, determinant, np.nan)
    return np.column_stack([yy, -xy, xx]) / determinant[:, None]
