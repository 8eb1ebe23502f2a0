"""Small rasters on disk, and a feedback that remembers."""

from __future__ import annotations

import os
import shutil
import subprocess

import numpy as np
import pytest
from osgeo import gdal, gdal_array, ogr, osr

UTM33 = "EPSG:32633"
NORTH_UP = (500000.0, 10.0, 0.0, 5000000.0, 0.0, -10.0)


class Recorder:
    """A feedback that keeps what it is told, and cancels after some questions."""

    def __init__(self, cancel_after=None):
        self.messages, self.warnings, self.progress = [], [], []
        self._left = cancel_after

    def set_progress(self, percent):
        self.progress.append(percent)

    def is_cancelled(self):
        if self._left is None:
            return False
        self._left -= 1
        return self._left < 0

    def message(self, text):
        self.messages.append(text)

    def warning(self, text):
        self.warnings.append(text)


@pytest.fixture(params=["return values", "exceptions"], ids=["", "raising"])
def gdal_style(request):
    """GDAL as it reports errors by default, and after somebody has called ``UseExceptions()``."""
    before, wanted = bool(gdal.GetUseExceptions()), request.param == "exceptions"
    switch_exceptions(wanted)
    yield request.param
    switch_exceptions(before)


def switch_exceptions(wanted: bool):
    """GDAL before 3.7 minds being asked twice, or to go back in another order."""
    for module in (gdal, ogr, osr) if wanted else (osr, ogr, gdal):
        if bool(module.GetUseExceptions()) != wanted:
            module.UseExceptions() if wanted else module.DontUseExceptions()


@pytest.fixture
def recorder():
    return Recorder()


@pytest.fixture
def cancelling():
    return Recorder


@pytest.fixture
def make_raster(tmp_path):
    """make_raster(name, array, ...) -> path of a raster with the array's bands."""

    def make(
        name, array, *, geotransform=NORTH_UP, crs=UTM33, nodata=None, driver="GTiff", options=(), mask=None, setup=None
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        bands = array if array.ndim == 3 else array[None]
        code = gdal_array.NumericTypeCodeToGDALTypeCode(bands.dtype)
        dataset = gdal.GetDriverByName(driver).Create(
            str(path), bands.shape[2], bands.shape[1], len(bands), code, list(options)
        )
        if geotransform is not None:
            dataset.SetGeoTransform(geotransform)
        if crs:
            srs = osr.SpatialReference()
            srs.SetFromUserInput(crs)
            srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            dataset.SetSpatialRef(srs)
        if setup is not None:
            setup(dataset)
        for number, band in enumerate(bands, 1):
            if nodata is not None:
                dataset.GetRasterBand(number).SetNoDataValue(nodata)
            dataset.GetRasterBand(number).WriteArray(band)
        if mask is not None:
            dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
            dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.where(mask, 255, 0).astype(np.uint8))
        dataset.FlushCache()
        dataset = None
        return str(path)

    return make


@pytest.fixture
def noise():
    """noise(shape, dtype) -> reproducible values over the type's range, never 0."""

    def make(shape, dtype=np.uint16, seed=1):
        generator = np.random.default_rng(seed)
        dtype = np.dtype(dtype)
        if dtype.kind in "iu":
            return generator.integers(1, min(np.iinfo(dtype).max, 2**40), shape).astype(dtype)
        return generator.normal(100, 30, shape).astype(dtype)

    return make


@pytest.fixture
def small_disk(tmp_path):
    """An empty disk of one megabyte."""
    place = tmp_path / "small disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if os.name != "posix" or shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root on Linux")
    yield place
    subprocess.run(["umount", str(place)], check=True)
