"""Image pairs whose shift is known exactly: area averages of a scene with pixels four times as fine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

OVERSAMPLING = 4
GSD = 10.0
ORIGIN = (500000.0, 5200000.0)
SHIFT_PX = (3.25, -5.5)  # what has to be added to the target: right, down
SHIFT_M = (32.5, 55.0)  # east, north


def landscape(rows: int, cols: int, seed: int) -> np.ndarray:
    """Fields with sharp edges and texture of many sizes, about 0 to 4000."""
    rng = np.random.default_rng(seed)
    scene = np.full((rows, cols), 1000.0)
    for _ in range(max(rows * cols // 4000, 200)):
        row, col = rng.integers(-60, rows), rng.integers(-60, cols)
        height, width = rng.integers(8, 160, 2)
        scene[max(row, 0) : row + height, max(col, 0) : col + width] = rng.uniform(300, 2500)
    for size in (4, 8, 16, 64):
        small = rng.normal(0, 60, (-(-rows // size), -(-cols // size)))
        scene += np.kron(small, np.ones((size, size)))[:rows, :cols]
    return scene


def averaged(fine: np.ndarray) -> np.ndarray:
    """What a sensor with larger pixels sees of it."""
    rows, cols = (n // OVERSAMPLING for n in fine.shape)
    return fine.reshape(rows, OVERSAMPLING, cols, OVERSAMPLING).mean((1, 3))


def shifted_images(shape, shift_px=SHIFT_PX, seed=1, noise=10.0):
    """Reference and target (rows, cols), float: ``shift_px`` brings the target onto the reference, exactly."""
    k, margin = OVERSAMPLING, 4 * int(np.ceil(np.abs(shift_px).max())) + 8
    rows, cols = (n * k for n in shape)
    fine = landscape(rows + 2 * margin, cols + 2 * margin, seed)
    right, down = (int(round(s * k)) for s in shift_px)
    pair = (fine[margin : margin + rows, margin : margin + cols],)
    pair += (fine[margin + down : margin + down + rows, margin + right : margin + right + cols],)
    rng = np.random.default_rng(seed + 1000)
    return [np.clip(averaged(image) + rng.normal(0, noise, shape), 1, None) for image in pair]


def write_raster(path, bands, *, origin=ORIGIN, gsd=GSD, epsg=32633, nodata=None, dtype=None, driver="GTiff"):
    """Write (rows, cols) or (bands, rows, cols); ``gsd`` None = no georeferencing; returns the path as text."""
    from osgeo import gdal, gdal_array, osr

    bands = np.atleast_3d(bands) if np.ndim(bands) == 2 else np.moveaxis(np.asarray(bands), 0, 2)
    bands = bands.astype(dtype or np.uint16)
    rows, cols, count = bands.shape
    code = gdal_array.NumericTypeCodeToGDALTypeCode(bands.dtype.type)
    dataset = gdal.GetDriverByName(driver).Create(str(path), cols, rows, count, code)
    if gsd is not None:
        dataset.SetGeoTransform((origin[0], gsd, 0, origin[1], 0, -gsd))
    if epsg is not None:
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
        dataset.SetProjection(crs.ExportToWkt())
    for number in range(count):
        band = dataset.GetRasterBand(number + 1)
        band.WriteArray(bands[:, :, number])
        if nodata is not None:
            band.SetNoDataValue(nodata)
    del band, dataset
    return str(path)


@dataclass(frozen=True)
class Pair:
    """Two files and the shift between them."""

    reference: str
    target: str
    folder: Path
    shift_px: tuple = SHIFT_PX
    shift_m: tuple = SHIFT_M

    @property
    def inputs(self) -> dict:
        """As parameters."""
        return {"REFERENCE": self.reference, "TARGET": self.target}
