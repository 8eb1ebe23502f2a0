"""Window pairs of other contrast with known shift: generated ones, and real images of different wavelengths."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Iterator, NamedTuple

import numpy as np
from scipy import ndimage

from bench import scenes
from bench.scenes import DATA, read_band

MARGIN = scenes.MARGIN
_NAIP = "naip_prairie/m_4709963_se_14_1_{}.tif"
_LANDSAT_8 = "landsat8_corumba/LC08_L1TP_227074_{}_B456.tif"
_PUCALLPA = "landsat_pucallpa/pucallpa_landsat_{}.tif"
_OPTICS = partial(scenes.Case, sensor_psf_px=scenes.OPTICS)  # real sensors have some
INVERTED = (
    _OPTICS("SNR 20"),
    _OPTICS("SNR 5", snr=5),
    _OPTICS("gain, ramp, gamma 1.8", gain_ramp=True, gamma=1.8),
    _OPTICS("cloud 20 %", cloud=0.2),
    _OPTICS("realistic", psf_px=0.5, gain_ramp=True, gamma=1.2, cloud=0.1, change=0.05),
)
SPOILT = (
    *(_OPTICS(f"SNR {snr}", snr=snr) for snr in (20.0, 5.0, 2.0, 1.0)),
    *(_OPTICS(f"cloud {share}", cloud=share) for share in (0.3, 0.6, 0.85)),
    *(_OPTICS(f"change {share}", change=share) for share in (0.3, 0.7)),
    _OPTICS("realistic", psf_px=0.5, gain_ramp=True, gamma=1.2, cloud=0.1, change=0.05),
    _OPTICS("hard", psf_px=0.8, gain_ramp=True, gamma=1.6, cloud=0.4, change=0.2, snr=3),
    _OPTICS("rotation 0.25", rotation_deg=0.25, snr=5),
    _OPTICS("unrelated", nothing_common="unrelated"),
    _OPTICS("blank", nothing_common="blank"),
)


class RealPair(NamedTuple):
    """Two images of one grid; the displacement of the second one's content is (x, y) px."""

    name: str
    reference: np.ndarray
    target: np.ndarray
    displacement: tuple[float, float]
    radar: bool


def infrared_pairs() -> Iterator[RealPair]:
    """Red against near infrared of one file, or of two dates known to lie alike; none without the data."""
    for name, reference, target, bands in (
        ("NAIP 2010", _NAIP.format(20100629), None, (1, 4)),
        ("NAIP 2017", _NAIP.format(20170827), None, (1, 4)),
        ("NAIP 2018", _NAIP.format(20180716), None, (1, 4)),
        ("Landsat 8", _LANDSAT_8.format(20190809), None, (1, 2)),
        ("Landsat 8, 16 days on", _LANDSAT_8.format(20190809), _LANDSAT_8.format(20190825), (1, 2)),
        ("Landsat 1985", _PUCALLPA.format(1985), None, (3, 2)),
        ("Landsat 2020", _PUCALLPA.format(2020), None, (3, 2)),
    ):
        paths = [DATA / path for path in (reference, target or reference)]
        if all(path.exists() for path in paths):
            yield RealPair(name, *map(_whole, paths, bands), (0.0, 0.0), False)


def radar_pairs() -> Iterator[RealPair]:
    """Sentinel-2 red against Sentinel-1 VH; none without the data.

    The displacements come from an oriented-gradient matcher; those of the large XX
    """
    for number, displacement in (("021", (3.5, -1.7)), ("074", (2.9, 1.3))):
        folder = DATA / f"s2_s1_losangeles_{number}"
        if folder.exists():
            paths = folder / f"s2_rgb_{number}.tif", folder / f"s1_vh_{number}.tif"
            yield RealPair(f"radar {number}", *(_whole(path, 1) for path in paths), displacement, True)
    folder = DATA / "large_s2_losangeles_2048"
    if not folder.exists():
        return
    whole = [_whole(folder / f"{kind}_band0_2048x2048.tif", 1) for kind in ("opt", "sar")]
    for row, col, displacement in ((0, 0, (1, 1)), (0, 1024, (5, 1)), (1024, 0, (1, 2)), (1024, 1024, (1, 1.5))):
        parts = [image[row:row + 1024, col:col + 1024] for image in whole]
        yield RealPair(f"radar mosaic {row} {col}", *parts, displacement, True)


def _whole(path: Path, band: int) -> np.ndarray:
    values = read_band(path, band)
    return np.where(np.isnan(values), np.nanmean(values), values).astype(np.float32)


def windows_of(pair: RealPair, size: int, count: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """As scenes.window_pairs from places of a real pair; the target is cut up to 8 px off, so that no shift is zero."""
    rng = np.random.default_rng([seed, size, sum(pair.name.encode())])
    reach = MARGIN + 8
    references, targets, shifts = [], [], []
    for _ in range(count):
        row, col = (int(rng.integers(reach, n - size - reach + 1)) for n in pair.reference.shape)
        dx, dy = (int(v) for v in rng.integers(-8, 9, 2))
        references.append(pair.reference[row:row + size, col:col + size])
        top, left, side = row + dy - MARGIN, col + dx - MARGIN, size + 2 * MARGIN
        targets.append(pair.target[top:top + side, left:left + side])
        shifts.append((pair.displacement[0] - dx, pair.displacement[1] - dy))
    return np.stack(references), np.stack(targets), np.array(shifts)


def recoloured(targets: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Windows in another contrast: reversed, or by a random tone curve that rises and falls; some with speckle."""
    return np.stack([_recoloured(window, rng) for window in targets]).astype(np.float32)


def _recoloured(window: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    low, high = np.percentile(window, [1, 99])
    if not high > low:
        return window
    kind = rng.random()
    if kind < 0.4:
        result = high + low - window
    else:
        knots = np.linspace(0, 1, int(rng.integers(4, 7)))
        result = np.interp((window - low) / (high - low), knots, rng.random(len(knots)))
    if kind > 0.7:
        looks = rng.uniform(1, 8)
        speckle = ndimage.gaussian_filter(rng.gamma(looks, 1 / looks, window.shape), 0.4)
        result = (result - result.min() + 0.2 * np.ptp(result)) * speckle
    return result
