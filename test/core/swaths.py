"""Images of swaths whose every pixel has a place that is known exactly, and the arrays that sample them.

Pixel coordinates (col, row) count from the outer corner of the first pixel, as in core/grid.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from coreg_qgis.core.geolocation import ArrayLayout, Geolocation

EARTH_KM = 6371.0
DEGREES = "EPSG:4326"
METRES = "EPSG:32633"
CENTRED = ArrayLayout(convention="PIXEL_CENTER")  # a sample at the centre of every pixel
CORNERS = ArrayLayout()  # a sample at the first corner of every pixel


def every(step, line_step=None):
    """Samples at the centres of every step-th pixel."""
    return ArrayLayout(0.5, 0.5, step, step if line_step is None else line_step)


@dataclass(frozen=True)
class Swath:
    """A scanner over a sphere; longitudes -180 to 180 and latitudes in degrees.

    ``centre`` (lon, lat) of the image, ``heading`` of the flight there clockwise from north, ``pixel_km`` at nadir,
    ``panorama`` growth of the pixels' width to both sides (km at the edge / km at nadir - 1), ``bend`` km along the
    track at the edges, ``mirrored`` = scanned from right to left, ``scan_rows`` lines that one turn of the mirror
    sees (0 = a scanner of single lines) and ``bowtie`` how much taller than at nadir such a scan is at the edges.
    """

    shape: Tuple[int, int] = (200, 300)
    centre: Tuple[float, float] = (10.0, 45.0)
    heading: float = 190.0
    pixel_km: float = 1.0
    panorama: float = 0.6
    bend: float = 4.0
    mirrored: bool = False
    scan_rows: int = 0
    bowtie: float = 2.0

    def place(self, col, row):
        """(lon, lat) of pixel coordinates; with scans, the boundary between two belongs to the second."""
        col, row = np.broadcast_arrays(np.asarray(col, float), np.asarray(row, float))
        scan = np.floor(row / self.scan_rows) if self.scan_rows else row
        return self._on_earth(*self._track(col, row, scan))

    def place_in_scan(self, col, row, scan):
        """(lon, lat) of pixel coordinates as the given scan, or what would be beyond its edge, sees them."""
        return self._on_earth(*self._track(*(np.asarray(v, float) for v in (col, row, scan))))

    def _track(self, col, row, scan):
        """km across and along the track."""
        rows, cols = self.shape
        side = (col - cols / 2) / (cols / 2)
        across = self.pixel_km * cols / 2 * (side + self.panorama / 3 * side ** 3)
        along = row - rows / 2
        if self.scan_rows:
            middle = (scan + 0.5) * self.scan_rows
            along = middle - rows / 2 + (row - middle) * (1 + (self.bowtie - 1) * side ** 2)
        along = self.pixel_km * along + self.bend * side ** 2 * (1 + 0.3 * side)
        return (-across if self.mirrored else across), along

    def _on_earth(self, across, along):
        lon, lat, heading = np.radians([*self.centre, self.heading])
        up = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
        east = np.array([-np.sin(lon), np.cos(lon), 0.0])
        north = np.cross(up, east)
        ahead = north * np.cos(heading) + east * np.sin(heading)
        right = np.cross(ahead, up)
        a, c = along / EARTH_KM, across / EARTH_KM
        x, y, z = (
            np.cos(c) * (np.cos(a) * up[i] + np.sin(a) * ahead[i]) + np.sin(c) * right[i] for i in range(3)
        )
        return np.degrees(np.arctan2(y, x)), np.degrees(np.arcsin(np.clip(z, -1, 1)))

    def geolocation(self, layout=CENTRED, size=None, crs=DEGREES):
        """The arrays; ``size`` (rows, cols) of them where they do not cover the image as far as their steps can."""
        return sampled(self.place, self.shape, layout, size, crs, True)

    def pixels_off(self, got, truth):
        """Distance on the ground, in pixels at nadir, between two pairs (lon, lat)."""
        return earth_km(*got, *truth) / self.pixel_km


@dataclass(frozen=True)
class Wavy:
    """An image in metres, turned and scaled, with waves of ``amplitude`` px (``wavelength`` px) on its places."""

    shape: Tuple[int, int] = (320, 400)
    pixel: float = 10.0
    turn: float = 14.0
    amplitude: float = 3.0
    wavelength: float = 400.0

    def place(self, col, row):
        """(x, y) of pixel coordinates."""
        col, row = np.broadcast_arrays(np.asarray(col, float), np.asarray(row, float))
        k, angle = 2 * np.pi / self.wavelength, np.radians(self.turn)
        u = col + self.amplitude * np.sin(k * row + 0.4) * np.cos(0.7 * k * col)
        v = row + 0.7 * self.amplitude * np.cos(k * col) * np.sin(0.6 * k * row)
        x = 500000.0 + self.pixel * (np.cos(angle) * u - np.sin(angle) * v)
        return x, 5000000.0 - self.pixel * (np.sin(angle) * u + np.cos(angle) * v)

    def geolocation(self, layout=CENTRED, size=None, crs=METRES):
        """The arrays, as Swath.geolocation."""
        return sampled(self.place, self.shape, layout, size, crs, False)


def sampled(place, shape, layout, size=None, crs=DEGREES, geographic=True):
    """The Geolocation that samples ``place(col, row)`` for an image of ``shape``."""
    steps = (layout.line_step, layout.pixel_step)
    size = size or tuple(int(np.ceil(n / s)) for n, s in zip(shape, steps))
    cols, rows = layout.sample_places(size)
    x, y = place(*np.meshgrid(cols, rows))
    return Geolocation(x, y, layout, crs, geographic, shape)


def with_hole(geolocation, rows, cols):
    """The same arrays without the samples [rows, cols] (slices)."""
    x, y = geolocation.x.copy(), geolocation.y.copy()
    x[rows, cols] = y[rows, cols] = np.nan
    return Geolocation(x, y, geolocation.layout, geolocation.crs_wkt, geolocation.geographic, geolocation.shape)


def random_pixels(shape, count, seed=1, margin=0.0):
    """(col, row) of ``count`` places in an image, ``margin`` px from its edges."""
    draw = np.random.RandomState(seed).uniform
    return tuple(draw(margin, n - margin, count) for n in shape[::-1])


def earth_km(lon, lat, other_lon, other_lat):
    """Distance on the sphere, exact for small ones too."""
    lon, lat, other_lon, other_lat = np.broadcast_arrays(lon, lat, other_lon, other_lat)
    a, b = (np.stack([np.cos(v) * np.cos(u), np.cos(v) * np.sin(u), np.sin(v)]) for u, v in (
        np.radians([lon, lat]), np.radians([other_lon, other_lat])))
    return 2 * EARTH_KM * np.arcsin(np.minimum(1, np.sqrt(((a - b) ** 2).sum(0)) / 2))
