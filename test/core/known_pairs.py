"""Image pairs whose shift is known exactly: area averages of one fine scene, cut at whole fine pixels.

Nothing is interpolated. The truth of a map shift comes from the geotransform alone: the target says that it lies where
it does not, by exactly minus the correction, so any number of any size can be the truth.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from bench import degradations, scenes
from coreg_qgis.core.raster import ArrayRaster

FINE = 2.5  # map units of a fine pixel
ORIGIN = (500000.0, 5200000.0)
CRS = "EPSG:32633"
SIDE = 1600


@lru_cache(maxsize=4)
def fine_scene(seed: int = 3, kind: str = "mixed", blur: float = 1.2) -> np.ndarray:
    """A landscape seen through the optics of a sensor (``blur``: sigma in fine pixels)."""
    fine = scenes.generated_scene((SIDE, SIDE), seed, kind)
    return degradations.psf(fine, blur, 1)


def cut(fine: np.ndarray, row: int, col: int, shape, factors=(4, 4)):
    """(array, true geotransform) of ``shape`` pixels, each the mean of ``factors`` (rows, cols) fine ones."""
    ky, kx = factors
    rows, cols = shape
    part = fine[row : row + rows * ky, col : col + cols * kx]
    if row < 0 or col < 0 or part.shape != (rows * ky, cols * kx):
        raise ValueError("the scene is too small")
    array = part.reshape(rows, ky, cols, kx).mean((1, 3), dtype=np.float64)
    x0, y0 = ORIGIN[0] + col * FINE, ORIGIN[1] - row * FINE
    return array, (x0, kx * FINE, 0.0, y0, 0.0, -ky * FINE)


def moved(geotransform, dx: float, dy: float):
    """The geotransform moved on the map."""
    x0, a, b, y0, c, d = geotransform
    return (x0 + dx, a, b, y0 + dy, c, d)


def wrongly_placed(array, geotransform, correction_m, **more) -> ArrayRaster:
    """A raster that lies where it should once ``correction_m`` (east, north) is added to its coordinates."""
    more = {"name": "the target", **more}
    return ArrayRaster(array, moved(geotransform, -correction_m[0], -correction_m[1]), CRS, **more)


def raster_pair(correction_m=(7.3, -12.1), shape=(300, 300), *, seed=3, at=(40, 40), target_at=None, target_shape=None,
                factors=(4, 4), target_factors=None, snr=20.0, fine=None, spoil=None, dtype=np.float64):
    """(reference, target): ``correction_m`` is what has to be added to the target's coordinates.

    ``at`` is the first fine pixel (row, col); ``spoil`` changes the target's array before its dtype is set.
    """
    fine = fine_scene(seed) if fine is None else fine
    rng = np.random.default_rng(seed)
    first, first_at = cut(fine, *at, shape, factors)
    # A little beside the reference's pixels, so that the contents differ by parts of a pixel too.
    target_at = target_at or (at[0] + 1, at[1] + 3)
    second, second_at = cut(fine, *target_at, target_shape or shape, target_factors or factors)
    if np.isfinite(snr):
        first, second = degradations.noise(first, snr, rng), degradations.noise(second, snr, rng)
    if spoil is not None:
        second = spoil(second)
    if np.dtype(dtype).kind in "iu":
        first, second = np.rint(first), np.rint(second)
    reference = ArrayRaster(first.astype(dtype), first_at, CRS, name="the reference")
    return reference, wrongly_placed(second.astype(dtype), second_at, correction_m)


def window_stack(size, shifts, *, margin=12, k=4, seed=3, snr=20.0, fine=None):
    """References (n, rows, cols), targets with a margin, and the exact content displacements (n, 2) x, y."""
    fine = fine_scene(seed) if fine is None else fine
    shape = (size, size) if np.isscalar(size) else size
    rng = np.random.default_rng([seed, *shape])
    references, targets, exact = [], [], []
    for shift in shifts:
        r, t, d = scenes.known_shift_pair(fine, shape, shift, k, rng, margin=margin)
        if np.isfinite(snr):
            r, t = degradations.noise(r, snr, rng), degradations.noise(t, snr, rng)
        references.append(r)
        targets.append(t)
        exact.append(d)
    return np.stack(references), np.stack(targets), np.array(exact)


def rmse(error: np.ndarray) -> float:
    """Root mean square over everything."""
    return float(np.sqrt(np.mean(np.asarray(error) ** 2)))


class Recorder:
    """Feedback that keeps what it is told, and cancels at a progress."""

    def __init__(self, cancel_at: float = np.inf):
        self.progress: list = []
        self.messages: list = []
        self.warnings: list = []
        self.asked = 0
        self.cancel_at = cancel_at

    def set_progress(self, percent: float) -> None:
        self.progress.append(percent)

    def is_cancelled(self) -> bool:
        self.asked += 1
        return bool(self.progress) and self.progress[-1] >= self.cancel_at

    def message(self, text: str) -> None:
        self.messages.append(text)

    def warning(self, text: str) -> None:
        self.warnings.append(text)
