"""A swath whose arrays are wrong by a known field, and a map that is right."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import ndimage

sys.path.append(str(Path(__file__).resolve().parents[1] / "core"))

from shifted_pairs import landscape
from swaths import CENTRED, Swath

CELL = 0.0025  # degrees of the map; the swath's pixels are about four times as long
LABELS = {"lon": "X", "lat": "Y"}


@dataclass(frozen=True)
class Scene:
    """Files, and what is wrong with the arrays."""

    image: str
    reference: str
    folder: Path
    swath: Swath

    @property
    def inputs(self) -> dict:
        return {"INPUT": self.image, "REFERENCE": self.reference}


def wrong_by(col, row):
    """(right, down) px: the arrays place pixel p where p + this is; 0 to 4 px."""
    return 1.6 + 1.4 * np.sin(row / 70) * np.cos(col / 90), -1.2 + 1.1 * np.cos(col / 80 + row / 150)


def true_place(swath, col, row):
    return swath.place(col, row)


def given_geolocation(swath, layout=CENTRED):
    """The wrong arrays: p is said to be where p + wrong_by(p) is."""
    geolocation = swath.geolocation(layout)
    col, row = np.meshgrid(*layout.sample_places(geolocation.x.shape))
    right, down = wrong_by(col, row)
    x, y = swath.place(col + right, row + down)
    return type(geolocation)(x, y, layout, geolocation.crs_wkt, True, geolocation.shape)


def write_scene(folder: Path, swath=None, seed=4, layout=CENTRED) -> Scene:
    """The map covers the swath; every pixel of the swath is the mean of the map over its true area."""
    from shifted_pairs import write_raster

    swath = swath or Swath(shape=(360, 400), panorama=0.3)
    rows, cols = swath.shape
    lon, lat = swath.place(*np.meshgrid(np.linspace(-12, cols + 12, 60), np.linspace(-12, rows + 12, 60)))
    west, north = lon.min() - 0.05, lat.max() + 0.05
    size = tuple(int(np.ceil(n / CELL)) for n in (lat.max() - lat.min() + 0.1, lon.max() - lon.min() + 0.1))
    fine = ndimage.gaussian_filter(landscape(*size, seed), 1.5).astype(np.float32)
    spread = (np.arange(5) + 0.5) / 5
    image = np.zeros(swath.shape)
    for i in spread:
        for j in spread:
            x, y = swath.place(*np.meshgrid(np.arange(cols) + j, np.arange(rows) + i))
            places = [(north - y) / CELL - 0.5, (x - west) / CELL - 0.5]
            image += ndimage.map_coordinates(fine, places, order=1) / 25
    noise = np.random.default_rng(seed).normal(0, 8, image.shape)
    reference = write_raster(folder / "map.tif", fine, origin=(west, north), gsd=CELL, epsg=4326)
    plain = write_raster(folder / "swath.tif", np.clip(image + noise, 1, None), gsd=None, epsg=None)
    located = folder / "swath.vrt"
    attach(located, plain, given_geolocation(swath, layout))
    return Scene(str(located), reference, folder, swath)


def attach(path, source, geolocation):
    from coreg_qgis.raster_io.geolocation_attach import write_attached

    write_attached(str(path), str(source), geolocation)


def pixels_off(geolocation, swath, margin=4, count=4000):
    """px at nadir between the places of pixels in the arrays and the truth."""
    from swaths import random_pixels

    at = random_pixels(swath.shape, count, margin=margin)
    return swath.pixels_off(geolocation.to_map(*at), swath.place(*at))
