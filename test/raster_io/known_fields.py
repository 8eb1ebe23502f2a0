"""Displacement fields and images whose correction is known exactly."""

from __future__ import annotations

import numpy as np
from osgeo import gdal, gdal_array

from coreg_qgis.core.grid import GeoGrid

CRS = "EPSG:32633"
LEFT, TOP, PIXEL = 500000.0, 5000000.0, 10.0
GRID = GeoGrid((300, 420), (LEFT, PIXEL, 0, TOP, 0, -PIXEL), CRS)


class Shift:
    """The same shift everywhere, in map units."""

    def __init__(self, dx, dy):
        self.dx, self.dy = dx, dy

    def displacement(self, x, y):
        return np.full(np.shape(x), self.dx), np.full(np.shape(x), self.dy)


class Waves:
    """A field that is symmetric in nothing: ``amplitude`` and ``wavelength`` in pixels of 10 m; unknown in the east."""

    def __init__(self, amplitude=3.0, wavelength=400.0, known_to=np.inf):
        self._size, self._k, self._known_to = amplitude * PIXEL, 2 * np.pi / wavelength / PIXEL, known_to

    def displacement(self, x, y):
        a, b = self._k * (x - LEFT), self._k * (TOP - y)
        dx = self._size * np.sin(b + 0.4) * np.cos(0.7 * a)
        return np.where(x > self._known_to, np.nan, dx), 0.7 * self._size * np.cos(a) * np.sin(0.6 * b)


class Turn:
    """Rotation, scale and shift: displacement = matrix @ (x - LEFT, y - TOP) + shift."""

    matrix = np.array([[0.0011, -0.0042], [0.0035, -0.0008]])
    shift = np.array([13.7, -6.2])

    def displacement(self, x, y):
        a, b = x - LEFT, y - TOP
        return tuple(row[0] * a + row[1] * b + s for row, s in zip(self.matrix, self.shift))

    def corrected(self, geotransform):
        """The geotransform that does the same: P - displacement(P) = Q."""
        gt = np.array(geotransform)
        back = np.linalg.inv(np.eye(2) - self.matrix)
        origin = back @ (np.array([gt[0] - LEFT, gt[3] - TOP]) + self.shift) + (LEFT, TOP)
        steps = back @ np.array([gt[1:3], gt[4:6]])
        return (origin[0], *steps[0], origin[1], *steps[1])


def centres(grid):
    rows, cols = grid.shape
    col, row = np.meshgrid(np.arange(cols) + 0.5, np.arange(rows) + 0.5)
    return grid.to_map(col, row)


def source_places(model, grid=GRID, source=GRID):
    """(col, row) in the source of all pixel centres of a grid, exactly."""
    x, y = centres(grid)
    dx, dy = model.displacement(x, y)
    return source.to_pixel(x - dx, y - dy)


def read(path):
    dataset = gdal.Open(str(path))
    return gdal_array.DatasetReadAsArray(dataset), dataset


def mask_of(dataset):
    return dataset.GetRasterBand(1).GetMaskBand().ReadAsArray() > 0
