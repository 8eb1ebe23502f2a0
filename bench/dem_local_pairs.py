"""Pairs of elevation models for the bench of local corrections: the real ones, and endless periodic ones."""

from __future__ import annotations

from pathlib import Path
from typing import Tuple

import numpy as np

from coreg_qgis.core.dem.dem_pair import DemPair
from coreg_qgis.core.dem.pair_windows import PairWindows
from coreg_qgis.core.grid import GeoGrid, Window
from coreg_qgis.core.raster import block_mean

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "dem"
PERIOD, PIXEL = 1000, 20.0
SHIFT = (13.4, -8.2, 3.0)  # metres, of the periodic pairs


def real_pair(name: str) -> Tuple[DemPair, np.ndarray | None]:
    """(pair, its correction (3, rows, cols) where it is known) from the folder of real pairs."""
    from osgeo import gdal

    arrays = []
    for part in ("ref", "tba", "mask"):
        dataset = gdal.Open(str(FOLDER / name / f"{part}.tif"))
        band = dataset.GetRasterBand(1)
        heights, nodata = band.ReadAsArray(), band.GetNoDataValue()
        if part != "mask":
            heights = heights.astype(np.float32)
            if nodata is not None:
                heights[heights == np.float32(nodata)] = np.nan
        arrays.append(heights)
    grid = GeoGrid(arrays[0].shape, dataset.GetGeoTransform(), dataset.GetProjection())
    field = FOLDER / name / "field.npz"
    truth = None
    if field.exists():
        with np.load(field) as loaded:
            truth = np.stack([loaded[c] for c in ("cx", "cy", "cz")])
    return DemPair(arrays[0], arrays[1], grid, grid, arrays[2] == 1), truth


class PeriodicTerrain:
    """A RasterSource of any size that holds one period of it in memory."""

    band_count, name, all_usable = 1, "periodic terrain", True

    def __init__(self, period: np.ndarray, side: int):
        self._period = period
        self.grid = GeoGrid((side, side), (500000.0, PIXEL, 0.0, 8000000.0, 0.0, -PIXEL), "EPSG:32633")

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource.read."""
        rows = np.arange(window.row, window.row + window.height)
        cols = np.arange(window.col, window.col + window.width)
        side = self.grid.shape[0]
        valid = ((rows >= 0) & (rows < side))[:, None] & ((cols >= 0) & (cols < side))
        values = self._period[np.ix_(rows % PERIOD, cols % PERIOD)]
        return block_mean(np.where(valid, values, 0), valid, factor)


def periodic_pair(side: int) -> PairWindows:
    """Fractal hills of ``side`` px and the same displaced by SHIFT, with noise that is alike over 2 px."""
    rng = np.random.default_rng(11)
    row, col = np.fft.fftfreq(PERIOD)[:, None], np.fft.rfftfreq(PERIOD)
    radius = np.hypot(row, col)
    power = np.where(radius > 0, np.maximum(radius, 1 / PERIOD) ** -1.9, 0) * np.exp(-((radius / 0.25) ** 2))
    spectrum = np.fft.rfft2(rng.standard_normal((PERIOD, PERIOD))) * power
    spectrum *= 300 / np.fft.irfft2(spectrum, (PERIOD, PERIOD)).std()
    east, north = SHIFT[0] / PIXEL, SHIFT[1] / PIXEL
    moved = spectrum * np.exp(2j * np.pi * (col * east - row * north))
    grain = np.fft.irfft2(np.fft.rfft2(rng.standard_normal((PERIOD, PERIOD))) * np.exp(-((radius / 0.2) ** 2)))
    models = [np.fft.irfft2(s, (PERIOD, PERIOD)) for s in (spectrum, moved)]
    models[1] += grain / grain.std() - SHIFT[2]
    return PairWindows(*(PeriodicTerrain(m.astype(np.float32), side) for m in models))
