"""Image pairs whose shift varies over the scene as an exactly known field.

The target shows at pixel X what the reference shows at X - d(X). It is sampled from a scene 4 times as fine by cubic
splines and then averaged, so what the interpolation loses lies far above the final resolution.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np
from scipy import ndimage

OVERSAMPLING = 4
_ROUNDS = 12  # of the fixed point; the fields vary by a few per cent at most


@dataclass(frozen=True)
class Field:
    """Displacement of the content, (dx, dy) = displacement(col, row), in px of the target."""

    name: str
    displacement: Callable

    def correction_at(self, col: np.ndarray, row: np.ndarray) -> np.ndarray:
        """(n, 2) what must be added to the target's pixel coordinates, at places of the reference."""
        dx, dy = np.zeros_like(col), np.zeros_like(row)
        for _ in range(_ROUNDS):
            dx, dy = self.displacement(col + dx, row + dy)
        return -np.column_stack([dx, dy])


def constant(dx: float, dy: float) -> Field:
    """The same shift everywhere."""
    return Field("constant", lambda c, r: (np.full_like(c, dx), np.full_like(r, dy)))


def linear(dx: float, dy: float, rotation_deg: float, scale_ppm: float, size: float) -> Field:
    """Shift, rotation and scale about the middle of a scene of ``size`` px."""
    turn, grow = np.radians(rotation_deg), scale_ppm * 1e-6

    def displacement(c, r):
        x, y = c - size / 2, r - size / 2
        return dx + grow * x - turn * y, dy + turn * x + grow * y

    return Field("linear", displacement)


def smooth(amplitude: float, wavelength: float, dx: float = 0.0, dy: float = 0.0) -> Field:
    """Waves across the scene in both directions."""
    k = 2 * np.pi / wavelength
    return Field("smooth", lambda c, r: (
        dx + amplitude * np.sin(k * r + 0.4) * np.cos(0.7 * k * c), dy + amplitude * np.cos(k * c) * np.sin(0.6 * k * r)
    ))


def jumping(step: float, width: float, dx: float = 0.0, dy: float = 0.0) -> Field:
    """Strips of ``width`` columns, every other one displaced by ``step`` px along the rows and half of it across."""
    def displacement(c, r):
        odd = (np.floor(c / width) % 2).astype(float)
        return dx + step / 2 * odd, dy + step * odd + 0 * r

    return Field("jumping", displacement)


def distorted_pair(
    fine: np.ndarray, shape: tuple[int, int], field: Field, corner: tuple[int, int] = (0, 0)
) -> tuple[np.ndarray, np.ndarray]:
    """(reference, target) float32 of ``shape`` (rows, cols) from a fine scene, ``corner`` its first pixel (row, col).

    Raises ValueError where the scene does not reach far enough around what both images show.
    """
    k, (rows, cols) = OVERSAMPLING, shape
    top, left = corner
    reference = fine[top:top + rows * k, left:left + cols * k]
    if reference.shape != (rows * k, cols * k):
        raise ValueError("the scene is too small")
    coefficients = ndimage.spline_filter(fine.astype(np.float32), order=3, output=np.float32)
    target = np.empty(shape, np.float32)
    at_col = (np.arange(cols * k) + 0.5) / k
    for first in range(0, rows, 64):
        last = min(first + 64, rows)
        c, r = np.meshgrid(at_col, (np.arange(first * k, last * k) + 0.5) / k)
        dx, dy = field.displacement(c, r)
        places = [(r - dy) * k - 0.5 + top, (c - dx) * k - 0.5 + left]
        if min(p.min() for p in places) < 0 or any(p.max() > n - 1 for p, n in zip(places, fine.shape)):
            raise ValueError("the scene is too small")
        part = ndimage.map_coordinates(coefficients, places, order=3, prefilter=False, output=np.float32)
        target[first:last] = _average(part, k)
    return _average(reference, k), target


def _average(fine: np.ndarray, k: int) -> np.ndarray:
    rows, cols = (n // k for n in fine.shape)
    return fine.reshape(rows, k, cols, k).mean((1, 3), dtype=np.float64).astype(np.float32)
