"""Georeferenced GeoTIFF pairs of any size with exactly known shift, written band of rows by band of rows."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from .landscape import generated_scene

PERIODS = (701, 857, 1009)  # final pixels; coprime, so that their sum does not repeat within any scene
OVERSAMPLING = 4
BLOCK = 512
_WAVES = 192


class EndlessScene:
    """A landscape without end whose pixels can be had anywhere, displaced by whole fine pixels.

    Three periodic landscapes are blended by weights that vary over hundreds of pixels, over a sum of long waves: all
    of them are known at every fine position, so a displaced copy is exact.
    """

    def __init__(self, seed: int, shift_xy, periods=PERIODS):
        """``shift_xy``: displacement of the content in px; ``shift`` is what it became on the fine grid."""
        rng = np.random.default_rng(seed)
        fine = [int(round(s * OVERSAMPLING)) for s in shift_xy]
        self.shift = (fine[0] / OVERSAMPLING, fine[1] / OVERSAMPLING)
        kinds = ("mixed", "natural", "urban")
        self._tiles = [_tile(period, seed + i, kinds[i % 3], fine) for i, period in enumerate(periods)]
        self._weights = [_Waves(rng, 12, (400, 3000)) for _ in self._tiles]
        self._relief = _Waves(rng, _WAVES, (60, 6000))

    def rows(self, first: int, count: int, width: int) -> np.ndarray:
        """float32 (count, width): the rows from ``first`` on, about 0 to 4000."""
        rows, cols = np.arange(first, first + count), np.arange(width)
        at = rows - self.shift[1], cols - self.shift[0]
        result = 1200 + 250 * self._relief(*at)
        for tile, weight in zip(self._tiles, self._weights):
            strength = np.clip(6 + 5 * weight(*at), 1, 12)
            result += strength * tile[np.ix_(rows % tile.shape[0], cols % tile.shape[1])]
        return result


class _Waves:
    """A sum of plane waves of unit variance; separable, so a block of it is one matrix product."""

    def __init__(self, rng: np.random.Generator, count: int, wavelengths):
        length = np.exp(rng.uniform(*np.log(wavelengths), count))
        angle = rng.uniform(0, 2 * np.pi, count)
        self._ky, self._kx = 2 * np.pi / length * np.sin(angle), 2 * np.pi / length * np.cos(angle)
        self._phase = rng.uniform(0, 2 * np.pi, count)
        self._amplitude = np.sqrt(length / np.sum(length) * 2)

    def __call__(self, rows: np.ndarray, cols: np.ndarray) -> np.ndarray:
        y, x = np.outer(rows, self._ky) + self._phase, np.outer(self._kx, cols)
        left = np.hstack((np.cos(y), -np.sin(y))) * np.tile(self._amplitude, 2)
        return left.astype(np.float32) @ np.vstack((np.cos(x), np.sin(x))).astype(np.float32)


def _tile(period: int, seed: int, kind: str, fine_shift) -> np.ndarray:
    fine = generated_scene((period * OVERSAMPLING, period * OVERSAMPLING), seed, kind) - 120
    fine = np.roll(fine, (fine_shift[1], fine_shift[0]), (0, 1))
    return fine.reshape(period, OVERSAMPLING, period, OVERSAMPLING).mean((1, 3), dtype=np.float32)


def write_pair(
    folder, size: int, shift_xy, *, seed: int = 1, snr: float = 20.0, gsd: float = 10.0, epsg: int = 32633,
    periods=PERIODS,
) -> tuple[Path, Path, tuple[float, float]]:
    """Write reference and target as tiled, deflated uint16 GeoTIFFs of size x size on the same grid.

    Returns their paths and the exact displacement of the content (dx, dy) in px: the correction is its negative.
    Files that are already there are used again.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"pair_{size}_seed{seed}_snr{snr:g}_tiles{'-'.join(map(str, periods))}"
    paths = folder / f"{name}_reference.tif", folder / f"{name}_moved_{shift_xy[0]:g}_{shift_xy[1]:g}.tif"
    shift = tuple(round(s * OVERSAMPLING) / OVERSAMPLING for s in shift_xy)
    for path, moved_by, noise_seed in zip(paths, ((0, 0), shift_xy), (seed + 100, seed + 200)):
        if not path.exists():
            scene = EndlessScene(seed, moved_by, periods)
            _write_scene(path, scene, size, snr, noise_seed, (gsd, epsg))
    return paths[0], paths[1], shift


def _write_scene(path: Path, scene: EndlessScene, size: int, snr: float, noise_seed: int, georeference) -> None:
    from osgeo import gdal, osr

    gsd, epsg = georeference
    temporary = path.with_name(path.name + ".part")
    options = ["TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "COMPRESS=DEFLATE", "ZLEVEL=1", "PREDICTOR=2",
               "NUM_THREADS=2"]
    dataset = gdal.GetDriverByName("GTiff").Create(str(temporary), size, size, 1, gdal.GDT_UInt16, options)
    if dataset is None:
        raise OSError(f"{temporary} could not be created")
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    dataset.SetProjection(crs.ExportToWkt())
    dataset.SetGeoTransform((500000.0, gsd, 0.0, 5400000.0, 0.0, -gsd))
    rng = np.random.default_rng(noise_seed)
    sigma = None
    for first in range(0, size, BLOCK):
        rows = scene.rows(first, min(BLOCK, size - first), size)
        sigma = sigma or float(rows.std()) / snr
        rows += rng.standard_normal(rows.shape, dtype=np.float32) * sigma
        dataset.GetRasterBand(1).WriteArray(np.clip(np.rint(rows), 1, 65535).astype(np.uint16), 0, first)
    dataset.FlushCache()
    del dataset
    os.replace(temporary, path)


def write_raster(path: Path, image: np.ndarray, geotransform, crs: str) -> None:
    """Write a uint16 image (rows, cols) as a GeoTIFF; ``crs`` is whatever GDAL understands."""
    from osgeo import gdal, osr

    reference_system = osr.SpatialReference()
    reference_system.SetFromUserInput(crs)
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), image.shape[1], image.shape[0], 1, gdal.GDT_UInt16, ["COMPRESS=DEFLATE"])
    if dataset is None:
        raise OSError(f"{path} could not be created")
    dataset.SetProjection(reference_system.ExportToWkt())
    dataset.SetGeoTransform(geotransform)
    dataset.GetRasterBand(1).WriteArray(image)
    dataset.FlushCache()
