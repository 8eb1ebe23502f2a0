"""Elevation models of terrain that is known at every place, so that shifts of any length are exact."""

from __future__ import annotations

import numpy as np
from shifted_pairs import write_raster

GSD = 10.0
ORIGIN = (500000.0, 5200000.0)
SHAPE = (180, 200)
SHIFT = (13.7, -8.3, 4.2)  # metres to add to the model: east, north, up


def terrain(x, y, relief=1.0, seed=3):
    """Heights in metres at places in metres: hills from 150 m to 3 km across."""
    rng = np.random.default_rng(seed)
    total = np.full(np.broadcast(x, y).shape, 800.0)
    for length in np.geomspace(150, 3000, 24):
        angle, phase = rng.uniform(0, 2 * np.pi, 2)
        along = (x - ORIGIN[0]) * np.cos(angle) + (y - ORIGIN[1]) * np.sin(angle)
        total = total + relief * 0.012 * length * np.sin(2 * np.pi * along / length + phase)
    return total


def places(shape=SHAPE, gsd=GSD, origin=ORIGIN):
    """Coordinates of the pixels' centres."""
    return np.meshgrid(
        origin[0] + gsd * (np.arange(shape[1]) + 0.5), origin[1] - gsd * (np.arange(shape[0]) + 0.5)
    )  # fmt: skip


def reference_heights(shape=SHAPE, gsd=GSD, origin=ORIGIN, **how):
    """Heights where they are."""
    return terrain(*places(shape, gsd, origin), **how)


def moved_heights(shift=SHIFT, shape=SHAPE, gsd=GSD, origin=ORIGIN, noise=0.2, **how):
    """Heights of a model that ``shift`` (three numbers or arrays) brings to where they are."""
    x, y = places(shape, gsd, origin)
    clean = terrain(x + shift[0], y + shift[1], **how) - shift[2]
    return clean + np.random.default_rng(8).normal(0, noise, shape)


def write_dem(path, heights, *, dtype=np.float32, origin=ORIGIN, gsd=GSD, **more):
    """A GeoTIFF in UTM 33N unless said otherwise; returns its path as text."""
    return write_raster(path, heights, dtype=dtype, origin=origin, gsd=gsd, **more)


def read_dem(path, band=1):
    """Heights as they are in the file."""
    from osgeo import gdal

    dataset = gdal.Open(str(path))
    return dataset.GetRasterBand(band).ReadAsArray().astype(float)


def nmad(values):
    """Of the finite values."""
    values = values[np.isfinite(values)]
    return 1.4826 * np.median(np.abs(values - np.median(values)))
