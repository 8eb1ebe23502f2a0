"""Terrain of known shape, so that a model displaced by any correction can be computed without interpolating it."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from coreg_qgis.core.dem.dem_pair import DemPair
from coreg_qgis.core.grid import GeoGrid

ROWS, COLS, PIXEL = 220, 260, 10.0
GEOTRANSFORM = (500000.0, PIXEL, 0.0, 5200000.0, 0.0, -PIXEL)
GRID = GeoGrid((ROWS, COLS), GEOTRANSFORM, "EPSG:32633")
CENTRE = (501300.0, 5198900.0)


def hills(x, y, seed=4):
    """Heights at places in metres from the centre: a sum of waves from 150 to 1500 m long."""
    rng = np.random.default_rng(seed)
    z = np.zeros(np.broadcast(x, y).shape)
    for _ in range(20):
        length, direction, phase = np.exp(rng.uniform(5, 7.3)), rng.uniform(0, np.pi), rng.uniform(0, 2 * np.pi)
        along = x * np.cos(direction) + y * np.sin(direction)
        z += 0.017 * length * np.sin(2 * np.pi * along / length + phase)
    return z + 500


def centres(grid=GRID):
    rows, cols = grid.shape
    return grid.to_map(np.arange(cols) + 0.5 + np.zeros((rows, 1)), np.arange(rows)[:, None] + 0.5 + np.zeros(cols))


def from_centre(x, y):
    return x - CENTRE[0], y - CENTRE[1]


def reference(grid=GRID):
    return hills(*from_centre(*centres(grid))).astype(np.float32)


def displaced(shift, grid=GRID):
    """The model that the correction ``shift`` (with displacement and vertical) brings onto the reference."""
    x, y = centres(grid)
    z = hills(*from_centre(x, y))
    for _ in range(8 if shift.needs_height else 1):
        extra = (z,) if shift.needs_height else ()
        east, north = shift.displacement(x, y, *extra)
        z = hills(*from_centre(x + east, y + north)) - shift.vertical(x, y, *extra)
    return z.astype(np.float32)


def noise(amount, seed=0, shape=GRID.shape):
    """Correlated over about 3 px."""
    rough = ndimage.gaussian_filter(np.random.default_rng(seed).standard_normal(shape), 1.2)
    return (amount * rough / rough.std()).astype(np.float32)


def patches(share, seed=0, shape=GRID.shape):
    """Blobs that cover a share of the area."""
    smooth = ndimage.gaussian_filter(np.random.default_rng(seed).standard_normal(shape), 5)
    return smooth > np.quantile(smooth, 1 - share)


def pair_of(shift, amount=0.0, stable=None, grid=GRID):
    model = displaced(shift, grid) + noise(amount, 1, grid.shape)
    return DemPair(reference(), model, GRID, grid, stable)
