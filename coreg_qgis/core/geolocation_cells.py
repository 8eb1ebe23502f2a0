"""The bilinear cells between the samples of geolocation arrays: across the dateline, around poles, beside holes.

A cell has four samples as corners; within it, places are bilinear in coordinates without jumps: as they are, with
longitudes that go on over the dateline, or azimuthal around a pole. Positions in the arrays are (u, v), fractional
indices along a line and across the lines.
"""

from __future__ import annotations

from typing import Tuple

import numpy as np

from .geolocation_holes import Holes
from .geolocation_scans import scan_limits

POLAR_SPAN = 5.0  # degrees of longitude in one cell; its straight edges would be 1 % of its size off their true course
_POLAR_LATITUDE = 60.0
_FAR_SPANS = 3.0  # spans from a cell, beyond which a place may be nearer across the pole than along a parallel
_NEAR_END = 10.0  # degrees; arrays that come closer to the ends of the range of longitudes may go on beyond them
_REGULAR = 1e-6  # of a cell's size, by which grids of longitude and latitude may be off
_BLOCK_ROWS = 256
_SMOOTH = 8  # samples on each side, over which slopes are taken where single cells are too rough


class Cells:
    """The cells of x, y (m, n), NaN = missing; ``first``/``last`` are the rows of each row's scan, None without scans.

    ``west`` is where the range of longitudes begins that the arrays keep to.
    """

    def __init__(self, x: np.ndarray, y: np.ndarray, geographic: bool):
        self.shape, self.geographic = x.shape, geographic
        self.west, self.wraps, self.polar = _longitudes(x, y) if geographic else (None, False, False)
        self.first, self.last = scan_limits(x, y, geographic)
        holes = Holes.found(x, y, self.first, geographic)
        self.usable = holes.usable if holes else None  # where a place that is nearest to this sample is located
        self._x, self._y = (v.ravel() for v in ((holes.x, holes.y) if holes else (x, y)))

    def index(self, u: np.ndarray, v: np.ndarray, row: np.ndarray | None = None) -> Tuple[np.ndarray, np.ndarray]:
        """(i, j) of the cell for each position: the nearest one in the scan of ``row`` (default: the nearest row)."""
        rows, cols = self.shape
        j = np.clip(np.floor(u), 0, cols - 2).astype(np.intp)
        if self.first is None:
            return np.clip(np.floor(v), 0, rows - 2).astype(np.intp), j
        if row is None:
            row = np.clip(np.rint(v), 0, rows - 1).astype(np.intp)
        return np.clip(np.floor(v), self.first[row], self.last[row] - 1).astype(np.intp), j

    def coefficients(self, i: np.ndarray, j: np.ndarray) -> Tuple[np.ndarray, np.ndarray, np.ndarray | None]:
        """Both coordinates, (4, k): place = c0 + c1 s + c2 t + c3 s t; and 1/-1 around a pole, 0 elsewhere."""
        x, y = self._corners(i, j)
        pole = self._azimuthal(x, y) if self.polar else None
        return _bilinear(x), _bilinear(y), pole

    def towards(
        self, i: np.ndarray, j: np.ndarray, x: np.ndarray, y: np.ndarray
    ) -> Tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """The coefficients of cells and, in their coordinates, the places (x, y) that are looked for from there."""
        corners = self._corners(i, j)
        if self.geographic:
            x = corners[0][0] + wrapped(x - corners[0][0])
        if self.polar:
            far = np.abs(x - corners[0][0]) > _FAR_SPANS * POLAR_SPAN
            pole = self._azimuthal(*corners, far)
            those = np.flatnonzero(pole)
            y = y.copy()
            x[those], y[those] = to_azimuthal(x[those], y[those], pole[those])
        return _bilinear(corners[0]), _bilinear(corners[1]), x, y

    def sample(self, i: np.ndarray, j: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """(x, y) of samples, NaN where they are not known."""
        at = i * self.shape[1] + j
        known = True if self.usable is None else self.usable.ravel().take(at)
        return np.where(known, self._x.take(at), np.nan), np.where(known, self._y.take(at), np.nan)

    def slopes(self, i: np.ndarray, j: np.ndarray) -> Tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """dx/du, dx/dv, dy/du, dy/dv around cells, over many samples; longitudes without regard to poles."""
        rows, cols = self.shape
        low, high = (np.clip(i + k, 0, rows - 1) for k in (-_SMOOTH, _SMOOTH + 1))
        left, right = (np.clip(j + k, 0, cols - 1) for k in (-_SMOOTH, _SMOOTH + 1))
        (x0, y0), (x1, y1) = self.sample(i, left), self.sample(i, right)
        (x2, y2), (x3, y3) = self.sample(low, j), self.sample(high, j)
        across, down = x1 - x0, x3 - x2
        if self.geographic:
            across, down = wrapped(across), wrapped(down)
        width, height = right - left, high - low
        return across / width, down / height, (y1 - y0) / width, (y3 - y2) / height

    def _corners(self, i: np.ndarray, j: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        at = i * self.shape[1] + j
        x = np.stack([self._x.take(at + k) for k in (0, 1, self.shape[1], self.shape[1] + 1)])
        y = np.stack([self._y.take(at + k) for k in (0, 1, self.shape[1], self.shape[1] + 1)])
        if self.wraps or self.polar:
            x[1:] = x[0] + wrapped(x[1:] - x[0])
        return x, y

    @staticmethod
    def _azimuthal(x: np.ndarray, y: np.ndarray, far: np.ndarray | bool = False) -> np.ndarray:
        """Turn cells around poles, and those from which places behind the pole are sought, into azimuthal ones."""
        high, span = np.abs(y).min(0) > _POLAR_LATITUDE, np.ptp(x, axis=0)
        regular = np.maximum(np.abs(x[0] - x[2]), np.abs(x[1] - x[3])) <= _REGULAR * span  # as it was meant to be
        pole = np.where(high & (((span > POLAR_SPAN) & ~regular) | far), np.sign(y[0]), 0.0)
        those = np.flatnonzero(pole)
        x[:, those], y[:, those] = to_azimuthal(x[:, those], y[:, those], pole[those])
        return pole

    def places(self, u: np.ndarray, v: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """(x, y) at 1-D positions, NaN where nothing is located; longitudes may lie beyond their range."""
        known = np.isfinite(u) & np.isfinite(v)
        u, v = np.where(known, u, 0.0), np.where(known, v, 0.0)
        i, j = self.index(u, v)
        cx, cy, pole = self.coefficients(i, j)
        s, t = u - j, v - i
        x, y = (c[0] + s * c[1] + t * (c[2] + s * c[3]) for c in (cx, cy))
        if pole is not None:
            those = np.flatnonzero(pole)
            x[those], y[those] = from_azimuthal(x[those], y[those], pole[those])
        known &= self.located(u, v)
        return np.where(known, x, np.nan), np.where(known, y, np.nan)

    def located(self, u: np.ndarray, v: np.ndarray) -> np.ndarray:
        """True where the nearest sample is known, or bridged by those on both sides."""
        if self.usable is None:
            return np.ones(np.shape(u), bool)
        rows, cols = self.shape
        i = np.clip(np.rint(v), 0, rows - 1).astype(np.intp)
        return self.usable[i, np.clip(np.rint(u), 0, cols - 1).astype(np.intp)]


def _bilinear(corners: np.ndarray) -> np.ndarray:
    """Corner values (4, k) -> coefficients, in place."""
    corners[3] -= corners[1] + corners[2] - corners[0]
    corners[1] -= corners[0]
    corners[2] -= corners[0]
    return corners


def wrapped(difference: np.ndarray) -> np.ndarray:
    """A difference of longitudes as -180 to 180 degrees; smaller ones keep every digit."""
    return np.where(np.abs(difference) > 180.0, difference - 360.0 * np.rint(difference / 360.0), difference)


def tidy_longitudes(lon: np.ndarray, west: float) -> np.ndarray:
    """Longitudes beyond west to west + 360 degrees brought into that range; others keep every digit."""
    return np.where((lon < west) | (lon > west + 360.0), west + (lon - west) % 360.0, lon)


def to_azimuthal(lon: np.ndarray, lat: np.ndarray, pole: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Equidistant coordinates in degrees around the pole (1 north, -1 south)."""
    angle, distance = np.radians(lon), 90.0 - pole * lat
    return distance * np.cos(angle), distance * np.sin(angle)


def from_azimuthal(x: np.ndarray, y: np.ndarray, pole: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """(lon, lat) of to_azimuthal's coordinates."""
    return np.degrees(np.arctan2(y, x)), pole * (90.0 - np.hypot(x, y))


def _longitudes(x: np.ndarray, y: np.ndarray) -> Tuple[float, bool, bool]:
    """(west end of the range, whether arrays may go on beyond its ends, whether cells lie around a pole)."""
    known = np.isfinite(x)
    if not known.any():
        return -180.0, False, False
    low, high = (float(f(x, where=known, initial=start)) for f, start in ((np.min, np.inf), (np.max, -np.inf)))
    west = -180.0
    if low < west or high > 180.0:
        west = 0.0 if low >= 0.0 and high <= 360.0 else float(np.floor(low))
    jumps = polar = False
    for i in range(0, x.shape[0] - 1, _BLOCK_ROWS):
        part = x[i:i + _BLOCK_ROWS + 1]
        steps = np.abs(np.diff(part, axis=1)), np.abs(np.diff(part, axis=0))
        jumps = jumps or any(bool((s > 180.0).any()) for s in steps)
        across, down = (np.minimum(s, np.abs(360.0 - s)) > POLAR_SPAN / 4 for s in steps)
        polar = polar or bool((across | (np.abs(y[i:i + part.shape[0], 1:]) > 89.0)).any() or down.any())
    near_end = low - west < _NEAR_END or west + 360.0 - high < _NEAR_END
    return west, jumps or near_end, polar
