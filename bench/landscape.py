"""An artificial landscape: parcels, roads, buildings, water and texture on every scale, with sharp edges."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree


def power_law_noise(shape, rng: np.random.Generator, exponent: float = 1.2, shortest: float = 2.0) -> np.ndarray:
    """Unit-variance Gaussian noise whose amplitude falls as frequency ** -exponent; ``shortest`` wavelength in px."""
    fy, fx = np.fft.fftfreq(shape[0])[:, None], np.fft.rfftfreq(shape[1])[None]
    frequency = np.hypot(fy, fx).astype(np.float32)
    frequency[0, 0] = 1
    amplitude = frequency ** -exponent * (frequency < 1 / shortest)
    amplitude[0, 0] = 0
    phases = np.fft.rfft2(rng.standard_normal(shape, dtype=np.float32)).astype(np.complex64)
    field = np.fft.irfft2(phases * amplitude, s=shape).astype(np.float32)
    return field / field.std()


def _fields(shape, rng: np.random.Generator, spacing: float, kind: str) -> np.ndarray:
    """Parcels with sharp edges: brightness of each, some with rows of a crop."""
    count = max(8, int(shape[0] * shape[1] / spacing ** 2))
    turn = rng.uniform(0, np.pi)
    stretch = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) * [[1.0], [2.2]]
    seeds = rng.uniform(0, 1, (count, 2)) * shape
    rows, cols = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    norm = np.inf if kind != "natural" else 2
    places = np.stack((rows, cols), -1).reshape(-1, 2) @ stretch.T
    label = cKDTree(seeds @ stretch.T).query(places, p=norm, workers=1)[1].reshape(shape)
    angle, pitch = rng.uniform(0, np.pi, count), rng.uniform(10, 40, count)
    amplitude = np.where(rng.uniform(size=count) < 0.3, 0.3, 0.0)
    wave = np.sin(2 * np.pi / pitch[label] * (np.cos(angle)[label] * rows + np.sin(angle)[label] * cols))
    return (rng.normal(0, 1, count)[label] + amplitude[label] * wave).astype(np.float32)


def _draw_roads(image: np.ndarray, rng: np.random.Generator, count: int) -> None:
    rows = np.arange(image.shape[0], dtype=float)
    for _ in range(count):
        angle, width = rng.uniform(0, np.pi), rng.uniform(2, 7)
        offset = rng.uniform(-0.6, 0.6) * max(image.shape)
        bend = rng.uniform(10, 60) * np.sin(2 * np.pi * rows / rng.uniform(0.4, 1.5) / max(image.shape))
        slope = np.cos(angle) if abs(np.cos(angle)) > 1e-9 else 1e-9
        middle = (offset - (rows - image.shape[0] / 2) * np.sin(angle)) / slope + image.shape[1] / 2 - bend
        half, value = width / abs(slope), rng.choice([-1.8, 1.8, 2.4])
        first, last = (np.clip(np.ceil(v), 0, image.shape[1]).astype(int) for v in (middle - half, middle + half))
        for row in np.flatnonzero(last > first).tolist():
            image[row, first[row]:last[row]] = value


def _draw_buildings(image: np.ndarray, rng: np.random.Generator, count: int) -> None:
    for _ in range(count):
        height, width = rng.integers(5, 26, 2)
        row, col = rng.integers(0, image.shape[0] - 32), rng.integers(0, image.shape[1] - 32)
        image[row + 3:row + height + 3, col + 3:col + width + 3] = -2.0  # its shadow
        image[row:row + height, col:col + width] = rng.normal(2.0, 0.8)


def generated_scene(shape, seed: int, kind: str = "mixed") -> np.ndarray:
    """An artificial landscape, float32 of ``shape``, at least 64 x 64; kind "mixed", "urban" or "natural"."""
    rng = np.random.default_rng(seed)
    texture = power_law_noise(shape, rng, 1.1)
    image = _fields(shape, rng, 90 if kind != "natural" else 160, kind)
    area = shape[0] * shape[1]
    if kind != "natural":
        _draw_roads(image, rng, 4 + area // 150_000)
        _draw_buildings(image, rng, area // (1_500 if kind == "urban" else 6_000))
    lowland = power_law_noise(shape, rng, 1.8, 12)
    water = lowland < -1.7
    image += (1.3 if kind == "natural" else 0.5) * texture
    image[water] = -2.5 + 0.05 * texture[water]
    return (120 + 25 * (image + 0.6 * power_law_noise(shape, rng, 1.6, 6))).astype(np.float32)
