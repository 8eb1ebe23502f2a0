"""Images that are located by arrays of coordinates (GDAL's geolocation arrays, RFC 4) instead of a geotransform.

Pixel coordinates are floats (col, row) with (0, 0) at the outer corner of the first pixel, as in grid.py. Sample
coordinates (u, v) are fractional indices of the arrays: (0, 0) is the first sample itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Tuple

import numpy as np

from .errors import InputError
from .geolocation_cells import Cells, tidy_longitudes
from .geolocation_inverse import Inverse

TOP_LEFT_CORNER = "TOP_LEFT_CORNER"
PIXEL_CENTER = "PIXEL_CENTER"
CONVENTIONS = (TOP_LEFT_CORNER, PIXEL_CENTER)
_ROUNDING = 1e-6  # px


@dataclass(frozen=True)
class ArrayLayout:
    """Which places of the image the samples of the arrays locate, in the terms of GDAL's metadata.

    Sample i along a line lies at pixel_offset + i * pixel_step, and half a step further where the convention is
    PIXEL_CENTER: the centre of the block of step x step pixels, not of a pixel. Fractions are legal.
    """

    pixel_offset: float = 0.0
    line_offset: float = 0.0
    pixel_step: float = 1.0
    line_step: float = 1.0
    convention: str = TOP_LEFT_CORNER

    def __post_init__(self) -> None:
        """Normalise to plain numbers and refuse what cannot be inverted."""
        for name in ("pixel_offset", "line_offset", "pixel_step", "line_step"):
            object.__setattr__(self, name, float(getattr(self, name)))
            if not np.isfinite(getattr(self, name)):
                raise InputError(f"{name.upper()} of the geolocation arrays is not a number: correct the metadata.")
        for name in ("pixel_step", "line_step"):
            if getattr(self, name) <= 0:
                value = getattr(self, name)
                raise InputError(
                    f"{name.upper()} of the geolocation arrays is {value:g}, but must be positive: correct the "
                    "metadata."
                )
        if self.convention not in CONVENTIONS:
            raise InputError(
                f"GEOREFERENCING_CONVENTION of the geolocation arrays is '{self.convention}', but must be "
                "TOP_LEFT_CORNER or PIXEL_CENTER: correct the metadata."
            )

    @property
    def first(self) -> Tuple[float, float]:
        """(col, row) of the first sample."""
        half = 0.5 if self.convention == PIXEL_CENTER else 0.0
        return self.pixel_offset + half * self.pixel_step, self.line_offset + half * self.line_step

    def sample_places(self, shape: Tuple[int, int]) -> Tuple[np.ndarray, np.ndarray]:
        """Pixel coordinates (cols, rows), each 1-D, of the samples of arrays of ``shape``."""
        return self.to_image(np.arange(shape[1]), np.arange(shape[0]))

    def to_samples(self, col, row):
        """Pixel coordinates to sample coordinates (u, v)."""
        first = self.first
        return (col - first[0]) / self.pixel_step, (row - first[1]) / self.line_step

    def to_image(self, u, v):
        """Sample coordinates to pixel coordinates (col, row)."""
        first = self.first
        return first[0] + self.pixel_step * u, first[1] + self.line_step * v

    def cropped(self, col_off: float, row_off: float) -> ArrayLayout:
        """The layout in the image that begins at pixel (col_off, row_off) of this one; the arrays stay."""
        return replace(self, pixel_offset=self.pixel_offset - col_off, line_offset=self.line_offset - row_off)

    def resized(self, ratio_x: float, ratio_y: float) -> ArrayLayout:
        """The layout in the image that has ``ratio`` (new size / old size) times the pixels; the arrays stay."""
        return replace(
            self, pixel_offset=self.pixel_offset * ratio_x, pixel_step=self.pixel_step * ratio_x,
            line_offset=self.line_offset * ratio_y, line_step=self.line_step * ratio_y,
        )

    def thinned(self, cols: int, rows: int, first_col: int = 0, first_row: int = 0) -> ArrayLayout:
        """The layout of array[first_row::rows, first_col::cols]; the image stays."""
        at = self.to_image(first_col, first_row)
        steps = {"pixel_step": self.pixel_step * cols, "line_step": self.line_step * rows}
        half = 0.5 if self.convention == PIXEL_CENTER else 0.0
        offsets = {"pixel_offset": at[0] - half * steps["pixel_step"], "line_offset": at[1] - half * steps["line_step"]}
        return replace(self, **steps, **offsets)

    def flipped(
        self, image_shape: Tuple[int, int], array_shape: Tuple[int, int], *, horizontal: bool = False,
        vertical: bool = False,
    ) -> ArrayLayout:
        """The layout where the image and the arrays are both mirrored left to right or top to bottom."""
        half = 0.5 if self.convention == PIXEL_CENTER else 0.0
        last = self.to_image(array_shape[1] - 1, array_shape[0] - 1)
        changes = {}
        if horizontal:
            changes["pixel_offset"] = image_shape[1] - last[0] - half * self.pixel_step
        if vertical:
            changes["line_offset"] = image_shape[0] - last[1] - half * self.line_step
        return replace(self, **changes)


@dataclass(frozen=True, eq=False)
class Geolocation:
    """The places of an image's pixels: x and y (m, n) at the samples, NaN = not known.

    ``geographic``: x, y are longitude and latitude in degrees. ``shape`` (rows, cols) is the image's.

    Between the samples places are bilinear, as in GDAL; beyond the outermost samples the last cell goes on. A missing
    sample has no place, and neither has what lies nearer to it than to others, except where its neighbours on two
    opposite sides are known: then it is interpolated. Cells that span more than POLAR_SPAN degrees of longitude, as
    around a pole, are interpolated in azimuthal coordinates. Across the dateline longitudes go on, and results stay
    in the range of the arrays (-180..180 or 0..360). Raises InputError where the arrays are no pair of at least
    2 x 2 samples.
    """

    x: np.ndarray
    y: np.ndarray
    layout: ArrayLayout
    crs_wkt: str
    geographic: bool
    shape: Tuple[int, int]

    def __post_init__(self) -> None:
        """Normalise to float64, with both coordinates of a sample or none, and look for jumps."""
        x, y = np.asarray(self.x, np.float64), np.asarray(self.y, np.float64)
        if x.shape != y.shape or x.ndim != 2 or min(x.shape) < 2:
            raise InputError(
                f"The geolocation arrays of X and Y are {x.shape} and {y.shape} samples, but must be of the same size "
                "and 2 x 2 at least: name other arrays."
            )
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)
        object.__setattr__(self, "shape", (int(self.shape[0]), int(self.shape[1])))
        object.__setattr__(self, "cells", Cells(x, y, self.geographic))

    def to_map(self, col, row):
        """Pixel coordinates to map coordinates (x, y), NaN where the arrays do not say; scalars or arrays.

        Places outside the image are extrapolated from the last cell however far they are.
        """
        col, row = np.broadcast_arrays(np.asarray(col, float), np.asarray(row, float))
        u, v = self.layout.to_samples(col.ravel(), row.ravel())
        x, y = self.cells.places(u, v)
        if self.geographic:
            x = tidy_longitudes(x, self.cells.west)
        return x.reshape(col.shape)[()], y.reshape(col.shape)[()]

    def to_pixel(self, x, y, *, strict: bool = False, near: tuple | None = None) -> Tuple[np.ndarray, np.ndarray]:
        """Map coordinates to pixel coordinates (col, row), NaN where the image does not see them; scalars or arrays.

        Up to half a step beyond the image's edges is allowed, with ``strict`` nothing. Where scans overlap, the place
        in the scan whose centre line is nearest; between scans, up to a quarter of a line is bridged. Where the arrays
        fold otherwise, one of the places. ``near``: (col, row) close to the results, if known, to save time.
        """
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        if near is not None:
            near = self.layout.to_samples(*(np.broadcast_to(np.asarray(v, float), x.shape).ravel() for v in near))
        u, v = self._inverse().positions(x.ravel(), y.ravel(), near)
        col, row = self.layout.to_image(u, v)
        if strict:
            rows, cols = self.shape
            inside = (col >= -_ROUNDING) & (col <= cols + _ROUNDING) & (row >= -_ROUNDING) & (row <= rows + _ROUNDING)
            col, row = np.where(inside, col, np.nan), np.where(inside, row, np.nan)
        return col.reshape(x.shape)[()], row.reshape(x.shape)[()]

    def candidates(self, x, y) -> Tuple[np.ndarray, np.ndarray]:
        """All pixel coordinates (cols, rows) that see map coordinates: (..., c), NaN beyond the number of each."""
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        u, v = self._inverse().all_positions(x.ravel(), y.ravel())
        col, row = self.layout.to_image(u, v)
        return col.reshape(*x.shape, -1), row.reshape(*x.shape, -1)

    def _inverse(self) -> Inverse:
        """Made when it is first needed."""
        if "inverse" not in self.__dict__:
            object.__setattr__(self, "inverse", Inverse(self.cells, self._limits()))
        return self.__dict__["inverse"]

    def _limits(self) -> Tuple[float, float, float, float]:
        """Sample coordinates half a step beyond the image, and never more than that and a step beyond the samples."""
        low = self.layout.to_samples(0.0, 0.0)
        high = self.layout.to_samples(float(self.shape[1]), float(self.shape[0]))
        ends = []
        for a, b, count in zip(low, high, self.x.shape[::-1]):
            ends += [max(a, -1.0) - 0.5, min(b, float(count)) + 0.5]
        return tuple(ends)
