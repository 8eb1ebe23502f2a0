"""The grid of a raster that is transformed by a record: its range, its pixel size, its number of pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Tuple

import numpy as np

from ..core.errors import InputError
from ..core.grid import GeoGrid
from .record_frame import RecordFrame
from .record_plan import lattice

LARGEST_SIDE = 1_000_000  # px
MOST_TIMES = 16  # as many pixels as the image has: more come from a transform that is used too far out
_MOST_OF_SMALL = 1 << 20  # pixels of any output
_SNAP = 1e-6  # px
_STEPS = 20


@dataclass(frozen=True)
class OutputRange:
    """What is asked of the output along one axis; None = not given.

    ``low`` and ``high`` are the centres of the first and last pixel where reference coordinates count pixels, else the
    outer edges; ``step`` is the size of a pixel in their units.
    """

    axis: str
    low: float | None = None
    high: float | None = None
    step: float | None = None
    count: int | None = None

    def __post_init__(self):
        if self.low is not None and self.high is not None and not self.low < self.high:
            raise InputError(
                f"{self.axis}MIN {self.low:g} is not below {self.axis}MAX {self.high:g}: exchange them, or leave one "
                "empty."
            )
        if self.step is not None and not (math.isfinite(self.step) and self.step > 0):
            raise InputError(f"{self.axis}SCALE {self.step:g} is no size of a pixel: give a number greater than 0.")
        if self.count is not None and self.count < 1:
            raise InputError(f"An output of {self.count} pixels along {self.axis} is none: give 1 or more, or nothing.")

    @property
    def given(self) -> bool:
        """Whether anything is asked for."""
        return any(value is not None for value in (self.low, self.high, self.step, self.count))

    def between_edges(self, low: float, high: float, step: float) -> Tuple[float, float, float, int]:
        """(low, high, step, count) from defaults of the outer edges and the step."""
        low, high = self._ends(low, high)
        if self.step is None and self.count is not None:
            return low, high, (high - low) / self.count, self.count
        step = step if self.step is None else self.step
        count = self.count if self.count is not None and self.high is None else math.ceil((high - low) / step - _SNAP)
        return low, high, step, max(self._checked(count), 1)

    def between_centres(self, low: float, high: float) -> Tuple[float, float, int]:
        """(low, step, count) from default centres of the first and last pixel, as IRAF's geotran has them."""
        low, high = self._ends(low, high)
        if self.step is None and self.count is not None:
            return low, (high - low) / max(self.count - 1, 1), self.count
        step = self.step or 1.0
        count = self.count if self.count is not None and self.high is None else int((high - low) / step + _SNAP) + 1
        return low, step, self._checked(count)

    def _ends(self, low: float, high: float) -> Tuple[float, float]:
        low, high = (default if value is None else value for value, default in ((self.low, low), (self.high, high)))
        if not low < high:
            raise InputError(
                f"The output would end at {self.axis} = {high:.10g} before it begins at {low:.10g}: give both "
                f"{self.axis}MIN and {self.axis}MAX."
            )
        return low, high

    def _checked(self, count: int) -> int:
        if count > LARGEST_SIDE:
            raise InputError(
                f"The output would have {count} pixels along {self.axis}: give a larger {self.axis}SCALE, or "
                f"{self.axis}MIN and {self.axis}MAX that are nearer to each other."
            )
        return count


def grid_of(frame: RecordFrame, across: OutputRange, along: OutputRange) -> GeoGrid:
    """The output's grid for the ranges asked for along x and y. Raises InputError."""
    if frame.base is not None and not (across.given or along.given):
        return frame.base
    if frame.counted is not None:
        return _counting(frame, across, along)
    if frame.base is None:
        bounds, steps = _seen(frame, across, along), (_pixel_size(frame),) * 2
    else:
        bounds, steps = frame.base.window_bounds(), frame.base.resolution
    west, _, dx, cols = across.between_edges(bounds[0], bounds[2], steps[0])
    south, north, dy, rows = along.between_edges(bounds[1], bounds[3], steps[1])
    if along.low is not None and along.high is None:  # the limit that was given is kept exactly
        north = south + rows * dy
    crs = frame.crs if frame.base is None else frame.base.crs_wkt
    grid = GeoGrid((rows, cols), (west, dx, 0, north, 0, -dy), crs)
    if frame.base is None and not (across.given or along.given):
        _check_size(grid, frame)
    return grid


def _counting(frame: RecordFrame, across: OutputRange, along: OutputRange) -> GeoGrid:
    """A part of the grid whose pixels the reference coordinates count."""
    xmin, dx, cols = across.between_centres(1.0, float(frame.lender.shape[1]))
    ymin, dy, rows = along.between_centres(1.0, float(frame.lender.shape[0]))
    x, y = xmin - dx / 2 + np.array([0, cols * dx]), ymin - dy / 2 + np.array([0, rows * dy])
    left, top = (min(ends) for ends in frame.counted.to_pixel(x, y))
    x0, y0 = frame.lender.to_map(left, top)
    _, a, b, _, c, d = frame.lender.geotransform
    return replace(frame.lender, shape=(rows, cols), geotransform=(x0, a * dx, b * dy, y0, c * dx, d * dy))


def _seen(frame: RecordFrame, across: OutputRange, along: OutputRange) -> Tuple[float, float, float, float]:
    """(xmin, ymin, xmax, ymax) of the image and of the limits of the record."""
    wanted = across.low, along.low, across.high, along.high
    if None not in wanted:
        return wanted
    places = np.array(frame.places(*lattice(frame.image.shape, _STEPS)))
    xmin, xmax, ymin, ymax = frame.transform.limits
    places = np.column_stack([places[:, np.isfinite(places).all(0)], [xmin, ymin], [xmax, ymax]])
    return (*map(float, places.min(1)), *map(float, places.max(1)))


def _pixel_size(frame: RecordFrame) -> float:
    """Side of the square on the map in which one pixel of the image lies, by the linear part."""
    part = [surface.gradient(*surface.origin) for surface in frame.transform.linear]
    determinant = float(part[0][0] * part[1][1] - part[0][1] * part[1][0])
    if not abs(determinant) > 0:
        raise InputError("The linear part of the record takes the plane to a line: fit it to other points.")
    return 1 / math.sqrt(abs(determinant))


def _check_size(grid: GeoGrid, frame: RecordFrame) -> None:
    """Raise InputError where the transform, used far out, or its limits would make a grid that nobody wants."""
    rows, cols = frame.image.shape
    if grid.shape[0] * grid.shape[1] > MOST_TIMES * rows * cols + _MOST_OF_SMALL:
        raise InputError(
            f"The output would have {grid.shape[1]} x {grid.shape[0]} pixels, for an image of {cols} x {rows}, to hold "
            "all of it and the limits of the record: give XMIN, XMAX, YMIN and YMAX."
        )
