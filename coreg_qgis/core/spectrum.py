"""Tables of the frequencies that matching looks at, one set a window shape, and the windows that taper the edges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Tuple

import numpy as np

from . import fourier

BAND = 0.75  # frequencies above this share of Nyquist carry aliasing and noise rather than position
RINGS = 8
_SEARCH_SIGMA = 0.35  # low-pass of the correlation surface, share of Nyquist
_RADIAL_DAMPING = 0.75  # of the weights, per radian a pixel
_TAPER = 0.25  # share of a window's length that its two edges take together
_TAPER_SMALL = 0.40  # for windows of 32 pixels and less


@dataclass(frozen=True, eq=False)
class Band:
    """The half-plane frequencies inside the band as flat arrays, sorted by ring; angular frequencies in rad/px."""

    index: np.ndarray  # into the flattened half-plane spectrum
    row: np.ndarray  # row and column of each in the half-plane
    col: np.ndarray
    ky_axis: np.ndarray  # angular frequency of every row / column of the half-plane
    kx_axis: np.ndarray
    ring: np.ndarray  # 0 .. RINGS - 1
    ring_starts: np.ndarray
    ring_counts: np.ndarray  # frequencies of the full plane in each ring
    multiplicity: np.ndarray  # 2 where a column stands for its mirror image too
    search: np.ndarray  # low-pass of the correlation surface
    search_shape: Tuple[int, int]  # of the surface, which holds only the band
    search_source: np.ndarray  # for each place of the surface's flattened half-plane its frequency; n = none
    weight: np.ndarray  # radial damping times multiplicity
    kk: np.ndarray  # (n, 3) products of the angular frequencies xx, xy, yy
    newton: np.ndarray  # (2 n, 5): interleaved real and imaginary parts to -kx, -ky, xx, xy, yy sums
    low: int  # frequencies below 0.6 of Nyquist come first


@lru_cache(maxsize=32)
def band(shape: Tuple[int, int]) -> Band:
    """The frequency tables of windows of ``shape`` (rows, cols), both even."""
    rows, cols = shape
    ky_axis = (2 * np.pi * np.fft.fftfreq(rows)).astype(np.float32)
    kx_axis = (2 * np.pi * np.fft.rfftfreq(cols)).astype(np.float32)
    radius = np.hypot(ky_axis[:, None], kx_axis[None, :]) / np.pi
    inside = np.flatnonzero((radius < BAND) & (radius > 0))
    ring = np.minimum((radius.ravel()[inside] / BAND * RINGS).astype(int), RINGS - 1)
    order = np.argsort(ring, kind="stable")
    index, ring = inside[order], ring[order]
    row, col = np.unravel_index(index, radius.shape)
    kx, ky, r = kx_axis[col], ky_axis[row], radius.ravel()[index]
    multiplicity = np.where(col > 0, 2, 1).astype(np.float32)
    starts = np.searchsorted(ring, np.arange(RINGS))
    kk = np.column_stack([kx * kx, kx * ky, ky * ky])
    newton = np.zeros((2 * len(index), 5), np.float32)
    newton[::2, 2:] = kk
    newton[1::2, :2] = np.column_stack([-kx, -ky])
    search_shape = tuple(fourier.fast_length(int(np.ceil(BAND * n)), up=True) for n in shape)
    search_row = np.where(row < rows // 2, row, row - rows + search_shape[0])
    search_source = np.full(search_shape[0] * (search_shape[1] // 2 + 1), len(index))
    search_source[search_row * (search_shape[1] // 2 + 1) + col] = np.arange(len(index))
    return Band(
        index, row, col, ky_axis, kx_axis, ring, starts, np.add.reduceat(multiplicity, starts), multiplicity,
        np.exp(-0.5 * (r / _SEARCH_SIGMA) ** 2).astype(np.float32), search_shape, search_source,
        multiplicity * np.exp(-(_RADIAL_DAMPING**2) * (kx**2 + ky**2)).astype(np.float32),
        kk, newton, int(starts[round(0.6 / BAND * RINGS)]),
    )


def _edge(length: int) -> float:
    return (_TAPER if length > 32 else _TAPER_SMALL) * length / 2


def edges(length: int) -> Tuple[slice, slice]:
    """Where windows of ``length`` displaced by at most 1 px may differ from 1, at both ends."""
    reach = min(int(_edge(length)) + 2, length // 2)
    return slice(0, reach), slice(length - reach, length)


def taper(length: int, displacement: np.ndarray) -> np.ndarray:
    """Tukey windows of ``length`` samples displaced by amounts (n,) of at most 1 px: (n, length) float32.

    Analytic, so that a window can move with the content without resampling; zero outside.
    """
    edge, (left, _) = _edge(length), edges(length)
    out = np.ones((len(displacement), length), np.float32)
    position = np.arange(left.stop) + 0.5
    moved = np.asarray(displacement, float)[:, None]
    for side, place in ((position - moved, out[:, left]), (position + moved, out[:, ::-1][:, left])):
        place[:] = 0.5 - 0.5 * np.cos(np.minimum(np.maximum(side, 0), edge) * (np.pi / edge))
    return out


@lru_cache(maxsize=32)
def window(shape: Tuple[int, int]) -> Tuple[np.ndarray, float]:
    """The window of ``shape`` at rest (float32, read-only) and its sum."""
    down, across = (taper(n, np.zeros(1))[0] for n in shape)
    product = np.outer(down, across)
    product.flags.writeable = False
    return product, float(product.sum(dtype=np.float64))
