"""Pixel grids on the map: GDAL geotransforms, windows, and the arithmetic between pixels and map units.

Pixel coordinates are floats (col, row) with (0, 0) at the outer corner of the first pixel, as in GDAL;
the centre of the first pixel is (0.5, 0.5).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Tuple

import numpy as np

from .errors import InputError

SAME_RESOLUTION = 1.05  # grids whose pixels differ by less are compared on the target's
SAME_PIXEL_TOLERANCE = 1e-4  # relative; over half a 256 px window this is 0.013 px and symmetric, so no bias


@dataclass(frozen=True)
class Window:
    """A rectangle of whole pixels; may reach past the raster's edge."""

    row: int
    col: int
    height: int
    width: int

    def __post_init__(self) -> None:
        """Plain integers: GDAL refuses numpy's."""
        for name in ("row", "col", "height", "width"):
            object.__setattr__(self, name, int(getattr(self, name)))

    @property
    def shape(self) -> Tuple[int, int]:
        """(height, width)."""
        return self.height, self.width

    @classmethod
    def centred(cls, col: float, row: float, shape: Tuple[int, int]) -> Window:
        """The window of ``shape`` (height, width) whose centre lies closest to the pixel position (col, row)."""
        height, width = shape
        return cls(math.floor(row - height / 2 + 0.5), math.floor(col - width / 2 + 0.5), height, width)

    def moved(self, cols: int, rows: int) -> Window:
        """The window moved by whole pixels."""
        return replace(self, row=self.row + rows, col=self.col + cols)

    @property
    def centre(self) -> Tuple[float, float]:
        """(col, row) of the centre."""
        return self.col + self.width / 2, self.row + self.height / 2


@dataclass(frozen=True)
class GeoGrid:
    """Where the pixels of a raster lie on the map.

    ``shape`` is (rows, cols), ``geotransform`` GDAL's six numbers, ``crs_wkt`` WKT or an authority code such as
    "EPSG:32633". Rotated and south-up grids are legal; raises InputError where the pixels have no area.
    """

    shape: Tuple[int, int]
    geotransform: Tuple[float, float, float, float, float, float]
    crs_wkt: str = ""

    def __post_init__(self) -> None:
        """Normalise to plain numbers and refuse grids that cannot be inverted."""
        numbers = tuple(float(v) for v in self.geotransform)
        object.__setattr__(self, "shape", (int(self.shape[0]), int(self.shape[1])))
        object.__setattr__(self, "geotransform", numbers)
        if len(numbers) != 6 or not all(map(math.isfinite, numbers)) or self._determinant() == 0:
            raise InputError(f"The geotransform {numbers} cannot be used: its pixels have no area.")

    def _determinant(self) -> float:
        _, a, b, _, c, d = self.geotransform
        return a * d - b * c

    def to_map(self, col, row):
        """Pixel coordinates to map coordinates (x, y); scalars or arrays."""
        x0, a, b, y0, c, d = self.geotransform
        return x0 + a * col + b * row, y0 + c * col + d * row

    def to_pixel(self, x, y):
        """Map coordinates to pixel coordinates (col, row); scalars or arrays."""
        return self.vector_to_pixel(x - self.geotransform[0], y - self.geotransform[3])

    def vector_to_map(self, cols, rows):
        """A displacement in pixels (+right, +down) as a displacement in map units (+east, +north)."""
        _, a, b, _, c, d = self.geotransform
        return a * cols + b * rows, c * cols + d * rows

    def vector_to_pixel(self, dx, dy):
        """A displacement in map units as a displacement in pixels (+right, +down)."""
        _, a, b, _, c, d = self.geotransform
        determinant = self._determinant()
        return (d * dx - b * dy) / determinant, (a * dy - c * dx) / determinant

    @property
    def resolution(self) -> Tuple[float, float]:
        """Lengths of the pixel's column step and row step in map units, both positive."""
        _, a, b, _, c, d = self.geotransform
        return math.hypot(a, c), math.hypot(b, d)

    def corners(self, window: Window | None = None) -> np.ndarray:
        """(4, 2) map coordinates of the outer corners, in order around the window (default: the whole grid)."""
        w = window or Window(0, 0, *self.shape)
        cols = np.array([w.col, w.col + w.width, w.col + w.width, w.col], float)
        rows = np.array([w.row, w.row, w.row + w.height, w.row + w.height], float)
        return np.column_stack(self.to_map(cols, rows))

    def window_bounds(self, window: Window | None = None) -> Tuple[float, float, float, float]:
        """(xmin, ymin, xmax, ymax) of the window on the map."""
        corners = self.corners(window)
        return (*map(float, corners.min(0)), *map(float, corners.max(0)))

    def shifted(self, dx: float, dy: float) -> GeoGrid:
        """The grid moved by (dx, dy) map units."""
        x0, a, b, y0, c, d = self.geotransform
        return replace(self, geotransform=(x0 + dx, a, b, y0 + dy, c, d))

    def subgrid(self, window: Window, factor: int = 1) -> GeoGrid:
        """The grid of ``window`` with pixels ``factor`` times as long; the window's size is rounded up."""
        _, a, b, _, c, d = self.geotransform
        x0, y0 = self.to_map(window.col, window.row)
        shape = (-(-window.height // factor), -(-window.width // factor))
        return replace(self, shape=shape, geotransform=(x0, a * factor, b * factor, y0, c * factor, d * factor))

    def has_pixels_like(self, other: GeoGrid) -> bool:
        """True when both share CRS, pixel size and orientation, so that windows compare without resampling."""
        mine = np.array(self.geotransform)[[1, 2, 4, 5]]
        theirs = np.array(other.geotransform)[[1, 2, 4, 5]]
        tolerance = SAME_PIXEL_TOLERANCE * min(self.resolution)
        return same_crs(self.crs_wkt, other.crs_wkt) and bool(np.all(np.abs(mine - theirs) <= tolerance))


def same_crs(first: str, second: str) -> bool:
    """True when two CRS texts are equal, or end in the same authority code (WKT 1, WKT 2 or "EPSG:n")."""
    if re.sub(r"\s+", "", first).upper() == re.sub(r"\s+", "", second).upper():
        return True
    code = authority_code(first)
    return code is not None and code == authority_code(second)


def authority_code(crs: str) -> str | None:
    """"EPSG:32633" from WKT 1, WKT 2 or the code itself; None where the text names none for the whole CRS."""
    text = crs.strip()
    match = (
        re.fullmatch(r"(\w+):(\w+)", text)
        or re.search(r'(?:AUTHORITY|ID)\s*\[\s*"(\w+)"\s*,\s*"?(\w+)"?\s*\]\s*\]$', text)
    )
    return f"{match.group(1).upper()}:{match.group(2)}" if match else None


def matching_grid(reference: GeoGrid, target: GeoGrid) -> GeoGrid:
    """The grid on which two rasters are compared: the coarser of the two, in the target's CRS.

    Where each is the coarser along one axis, or the CRSs differ and the reference is the coarser, the grid has the
    target's origin and axes with longer pixels. A reference in another CRS must be given as its grid in the
    target's CRS, so that the pixel sizes compare.
    """
    ours, theirs = np.array(target.resolution), np.array(reference.resolution)
    factors = np.maximum(theirs / ours, 1.0)
    if np.all(factors <= SAME_RESOLUTION):
        return target
    if np.all(theirs * SAME_RESOLUTION >= ours) and same_crs(reference.crs_wkt, target.crs_wkt):
        return reference
    fx, fy = factors
    x0, a, b, y0, c, d = target.geotransform
    shape = (math.ceil(target.shape[0] / fy), math.ceil(target.shape[1] / fx))
    return GeoGrid(shape, (x0, a * fx, b * fy, y0, c * fx, d * fy), target.crs_wkt)
