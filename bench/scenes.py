"""Source scenes, and window pairs cut from them whose shift is known exactly.

A pair is made by moving a fine image by whole fine pixels and averaging squares of 4 to 8 of them, so nothing is
interpolated at the final resolution. Its shift d is the displacement of the content in pixels, +x right, +y down:
target(x) = reference(x - d). The *correction* of the target is -d.

The average over the pixel alone is sharper than any sensor (modulation transfer at the Nyquist frequency 0.64), and
what it aliases is an error that no estimator can avoid. The case "with optics" shows how much: there both images are
blurred first (0.41 at Nyquist; Sentinel-2 has about 0.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Sequence

import numpy as np

from . import degradations
from .landscape import generated_scene
from .pair_files import write_pair  # noqa: F401  (one door for all that is generated)

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
OVERSAMPLINGS = range(4, 9)
MARGIN = 12  # pixels of the target around the window, so that an estimator can cut again
MAX_SHIFT = 6.0
OPTICS = 0.3  # px, sigma of a sensor's optics
_REAL = (
    ("NAIP 2018", "naip_prairie/m_4709963_se_14_1_20180716.tif", 2),
    ("Sentinel-2 Baviaans", "baviaans_s2_l8/sentinel2_b432_byte.tif", 1),
    ("Sentinel-2 Los Angeles", "large_s2_losangeles_2048/opt_band0_2048x2048.tif", 1),
    ("Sentinel-2 T15SVC", "large_s2_b01_1830/S2_T15SVC_B01.jp2", 1),
    ("Landsat 8 Corumba", "landsat8_corumba/LC08_L1TP_227074_20190809_B456.tif", 2),
)


@dataclass(frozen=True)
class Case:
    """One row of the accuracy table; noise is added to both images, all else to the target only."""

    name: str
    snr: float = 20.0
    sensor_psf_px: float = 0.0  # of both images
    psf_px: float = 0.0  # a further blur of the target
    rotation_deg: float = 0.0
    gain_ramp: bool = False
    gamma: float = 1.0
    cloud: float = 0.0
    change: float = 0.0
    nothing_common: str = ""  # "unrelated" or "blank": there is no shift to find


CASES = {case.name: case for case in (
    Case("noise-free", snr=np.inf),
    Case("SNR 20"),
    Case("SNR 5", snr=5),
    Case("SNR 20, with optics", sensor_psf_px=OPTICS),
    Case("other PSF", psf_px=0.5),
    Case("gain+ramp", gain_ramp=True),
    Case("gamma 1.8", gamma=1.8),
    Case("cloud 10 %", cloud=0.1),
    Case("cloud 20 %", cloud=0.2),
    Case("cloud 30 %", cloud=0.3),
    Case("rotation 0.25 deg", rotation_deg=0.25),
    Case("realistic", psf_px=0.5, gain_ramp=True, gamma=1.2, cloud=0.1, change=0.05),
    Case("unrelated", nothing_common="unrelated"),
    Case("blank", nothing_common="blank"),
)}


def real_scenes() -> list[tuple[str, np.ndarray]]:
    """(name, float32 array with NaN for no data) of the real images beside the repository; [] where there are none."""
    scenes = []
    for name, path, band_number in _REAL:
        if (DATA / path).exists():
            scenes.append((name, read_band(DATA / path, band_number)))
    return scenes


def read_band(path: Path, number: int) -> np.ndarray:
    """A band of a file as float32, NaN where it holds no data."""
    from osgeo import gdal

    with_errors = gdal.GetUseExceptions()
    gdal.UseExceptions()
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_RASTER)  # kept: a band dies with its dataset
        band = dataset.GetRasterBand(number)
        values = band.ReadAsArray().astype(np.float32)
        if band.GetNoDataValue() is not None:
            values[values == band.GetNoDataValue()] = np.nan
    finally:
        if not with_errors:
            gdal.DontUseExceptions()
    return values


def area_average(fine: np.ndarray, factor: int) -> np.ndarray:
    """Mean of squares of ``factor`` pixels; the shape must be a multiple of it."""
    rows, cols = (n // factor for n in fine.shape)
    return fine.reshape(rows, factor, cols, factor).mean((1, 3), dtype=np.float64).astype(np.float32)


def _room(shape, margin: int, shift_xy, oversampling: int) -> tuple[int, int]:
    """Fine pixels (rows, cols) that a pair needs, with room for blur and rotation at the edge."""
    return tuple(
        (n + 2 * (margin + 4)) * oversampling + 2 * int(np.ceil(abs(s) * oversampling))
        for n, s in zip(shape, shift_xy[::-1])
    )


def usable_oversamplings(scene_shape, shape, margin: int, shift_xy) -> list[int]:
    """The oversamplings of 4 to 8 for which the scene has pixels enough; [] where it is too small."""
    return [k for k in OVERSAMPLINGS if all(a >= b for a, b in zip(scene_shape, _room(shape, margin, shift_xy, k)))]


def known_shift_pair(
    scene: np.ndarray, shape, shift_xy, oversampling: int, rng: np.random.Generator, *,
    margin: int = 0, sensor_psf_px: float = 0.0, psf_px: float = 0.0, rotation_deg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, tuple[float, float]]:
    """A window pair from a random place of a fine scene: (reference, target, exact (dx, dy) in px).

    The reference has ``shape`` (rows, cols), the target ``margin`` pixels more on every side. ``shift_xy`` is rounded
    to whole fine pixels. ``sensor_psf_px`` blurs both, ``psf_px`` the target only (sigma in final px). Raises
    ValueError where the scene is too small or has no place without NaN.
    """
    fine_x, fine_y = (int(round(s * oversampling)) for s in shift_xy)
    room = _room(shape, margin, shift_xy, oversampling)
    patch = _patch_without_gaps(scene, room, rng)
    k = oversampling
    if sensor_psf_px:
        patch = degradations.psf(patch, sensor_psf_px, k)
    top, left = ((room[i] - shape[i] * k) // 2 for i in (0, 1))
    reference = patch[top:top + shape[0] * k, left:left + shape[1] * k]
    moved = patch
    if psf_px:
        moved = degradations.psf(moved, psf_px, k)
    if rotation_deg:
        # About the centre of the patch, which is that of the reference: there the shift stays exact.
        moved = degradations.rotation(moved, rotation_deg)
    top, left = top - fine_y - margin * k, left - fine_x - margin * k
    target = moved[top:top + (shape[0] + 2 * margin) * k, left:left + (shape[1] + 2 * margin) * k]
    return area_average(reference, k), area_average(target, k), (fine_x / k, fine_y / k)


def _patch_without_gaps(scene: np.ndarray, room, rng: np.random.Generator) -> np.ndarray:
    if room[0] > scene.shape[0] or room[1] > scene.shape[1]:
        raise ValueError(f"the scene has {scene.shape} pixels, the pair needs {room}")
    for _ in range(50):
        row, col = (int(rng.integers(0, scene.shape[i] - room[i] + 1)) for i in (0, 1))
        patch = scene[row:row + room[0], col:col + room[1]]
        if not np.isnan(patch).any() and patch.std() > 0:
            return patch
    raise ValueError("no place in the scene is free of gaps")


def degrade(reference: np.ndarray, target: np.ndarray, case: Case, rng: np.random.Generator, other: np.ndarray):
    """Spoil a pair as ``case`` says: (reference, target); ``other`` is what changed patches show (target's shape)."""
    if case.change:
        target = degradations.change(target, case.change, other, rng)
    if case.gain_ramp:
        target = degradations.gain_ramp(target, rng)
    if case.gamma != 1:
        target = degradations.gamma(target, case.gamma)
    if case.cloud:
        target, _ = degradations.clouds(target, case.cloud, rng)
    if np.isfinite(case.snr):
        # The clouds' contrast must not raise the noise: it belongs to the sensor.
        reference = degradations.noise(reference, case.snr, rng)
        clear = degradations.noise(other, case.snr, rng) - other
        target = (target + clear).astype(np.float32)
    return reference, target


def window_pairs(
    case: Case | str, size: int, count: int, seed: int, scenes=None, *, margin: int = MARGIN,
    max_shift: float = MAX_SHIFT,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs of one case: references (n, size, size), targets (n, size + 2 margin, ...), shifts (n, 2) as (dx, dy).

    The scenes, a list of (name, array), take turns; those too small for the size are left out, and a generated one
    stands in where none is left. Shifts are uniform in +-``max_shift``; NaN where there is nothing to find.
    """
    case = CASES[case] if isinstance(case, str) else case
    rng = np.random.default_rng([seed, size, sum(case.name.encode())])
    usable = _usable_scenes(scenes, size, margin, max_shift, seed)
    references, targets, shifts = [], [], []
    for i in range(count):
        scene = usable[i % len(usable)]
        reference, target, shift = _one_pair(case, scene, size, margin, max_shift, rng)
        references.append(reference)
        targets.append(target)
        shifts.append(shift)
    return np.stack(references), np.stack(targets), np.array(shifts)


def _usable_scenes(scenes, size: int, margin: int, max_shift: float, seed: int) -> Sequence[np.ndarray]:
    if scenes is None:
        scenes = real_scenes()
    worst = (max_shift, max_shift)
    usable = [a for _, a in scenes if usable_oversamplings(a.shape, (size, size), margin, worst)]
    if usable:
        return usable
    room = _room((size, size), margin, worst, 6)
    return _stand_ins(tuple(int(1.25 * n) for n in room), seed)


@lru_cache(maxsize=4)
def _stand_ins(shape: tuple[int, int], seed: int) -> tuple[np.ndarray, ...]:
    return tuple(generated_scene(shape, seed, kind) for kind in ("mixed", "urban", "natural"))


def _one_pair(case: Case, scene: np.ndarray, size: int, margin: int, max_shift: float, rng: np.random.Generator):
    shift = rng.uniform(-max_shift, max_shift, 2)
    k = int(rng.choice(usable_oversamplings(scene.shape, (size, size), margin, (max_shift, max_shift))))
    reference, target, shift = known_shift_pair(
        scene, (size, size), shift, k, rng, margin=margin, sensor_psf_px=case.sensor_psf_px, psf_px=case.psf_px,
        rotation_deg=case.rotation_deg)
    other = known_shift_pair(scene, (size, size), (0, 0), k, rng, margin=margin, sensor_psf_px=case.sensor_psf_px)[1]
    other = other[::-1, ::-1]  # flipped, because a small scene gives the same place twice
    if case.nothing_common:
        shift = (np.nan, np.nan)
        target = other if case.nothing_common == "unrelated" else np.full_like(target, target.mean())
    return (*degrade(reference, target, case, rng, other if not case.nothing_common else target), shift)
