"""Geolocation arrays corrected by shifts that were measured in the pixels of the image: no pixel is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Callable, Tuple

import numpy as np
from scipy import ndimage

from .feedback import SILENT, Feedback, check_cancelled
from .grid import GeoGrid
from .matching import BEYOND

if TYPE_CHECKING:
    from .geolocation import ArrayLayout, Geolocation
    from .tie_points import TiePoints

Places = Tuple[np.ndarray, np.ndarray]
INTERPOLATION = 0.01  # px that linear interpolation between samples may differ from the shifts
_AT_ONCE = 1 << 19  # samples
_LATTICES, _QUICK, _TESTED, _AROUND = (16, 8, 4), 0.001, 3000, 4  # px, px, places, nodes beyond the image
_PROBED = 64  # cells along each axis in which the interpolation is looked at


def swath_grid(shape: Tuple[int, int]) -> GeoGrid:
    """The grid of an image that only its arrays place: x = column, y = -row, in pixels from the outer corner."""
    return GeoGrid(shape, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "")


def corrected_geolocation(
    geolocation: Geolocation, moved: Callable, layout: ArrayLayout, shape: Tuple[int, int], feedback: Feedback = SILENT
) -> Geolocation:
    """Arrays (rows, cols) = ``shape`` after a correction: a pixel gets the place that its content had until now.

    ``moved(col, row) -> (col, row)``: where the arrays so far place what the pixel shows; pixel coordinates from the
    outer corner, arrays of any shape. NaN where no place is known.
    """
    cols, rows = layout.sample_places(shape)
    x, y = np.empty(shape), np.empty(shape)
    step = max(_AT_ONCE // shape[1], 1)
    for first in range(0, shape[0], step):
        check_cancelled(feedback)
        part = slice(first, min(first + step, shape[0]))
        col, row = np.meshgrid(cols, rows[part])
        x[part], y[part] = continued(geolocation, (col, row), moved(col, row))
        feedback.set_progress(100 * part.stop / shape[0])
    return replace(geolocation, x=x, y=y, layout=layout)


def continued(geolocation: Geolocation, at: Places, to: Places) -> Places:
    """Map coordinates of the pixels ``to`` as seen from those ``at``: in holes mirrored at these.

    Where the image consists of scans that overlap, the scan goes on that sees ``at``.
    """
    (col, row), (to_col, to_row) = at, to
    line, inward = _in_own_scan(geolocation, row, to_row)
    x, y = (np.array(v, float) for v in geolocation.to_map(to_col, line))
    lost = ~np.isfinite(x + y) & np.isfinite(to_col + to_row)
    if lost.any():
        own = geolocation.to_map(col[lost], row[lost])
        other = geolocation.to_map(2 * col[lost] - to_col[lost], 2 * row[lost] - line[lost])
        dx, dy = _difference(geolocation, own, other)
        x[lost], y[lost] = own[0] + dx, own[1] + dy
    beyond = np.flatnonzero(inward)
    if len(beyond):
        here = tuple(v.ravel()[beyond] for v in (x, y))
        before = geolocation.to_map(to_col.ravel()[beyond], (line + inward).ravel()[beyond])
        times = ((line - to_row) / np.where(inward, inward, 1)).ravel()[beyond]
        for values, step in zip((x, y), _difference(geolocation, here, before)):
            values.ravel()[beyond] += times * step
    return _within(geolocation, x), y


def _difference(geolocation: Geolocation, end: Places, start: Places) -> Places:
    """The way from one place to another; the shorter one around the Earth."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return ((dx + 180) % 360 - 180 if geolocation.geographic else dx), dy


def _within(geolocation: Geolocation, x: np.ndarray) -> np.ndarray:
    """Longitudes as the arrays have them: -180..180, or on to 360."""
    if not geolocation.geographic or np.nanmax(geolocation.x, initial=-180.0) > 180:
        return x
    return np.where(np.abs(x) > 180, (x + 180) % 360 - 180, x)


def _in_own_scan(geolocation: Geolocation, row: np.ndarray, to_row: np.ndarray) -> Places:
    """(rows, lines to the one before) inside of the scan that sees the lines ``row``, as near as can be to ``to_row``.

    The next scan sees the ground once more: its lines are no continuation of this one's.
    """
    cells, layout = geolocation.cells, geolocation.layout
    if cells.first is None:
        return to_row, np.zeros(to_row.shape)
    own = np.clip(np.rint(layout.to_samples(0.0, row)[1]), 0, len(cells.first) - 1).astype(int)
    first, last = (layout.to_image(0.0, ends[own])[1] for ends in (cells.first, cells.last))
    inside = np.clip(to_row, first, last)
    inward = np.where(to_row > last, -1.0, np.where(to_row < first, 1.0, 0.0)) * (last > first) * layout.line_step
    return inside, inward


class QuickPlaces:
    """``moved`` of an image of ``shape`` by splines between a lattice of exact places, where these are as good.

    Called with (col, row) it gives (col, row), as ``moved`` does; exact places far outside the image.
    """

    def __init__(self, moved: Callable, shape: Tuple[int, int]):
        self._moved, self._step = moved, 0
        rng = np.random.default_rng(0)
        probes = tuple(rng.uniform(0, n, _TESTED) for n in shape[::-1])
        exact = np.stack(moved(*probes))
        for step in _LATTICES:
            self._lay(step, shape)
            off = np.hypot(*(np.stack(self(*probes)) - exact))
            if np.nanmax(off, initial=np.inf if np.isnan(off).any() else 0.0) <= _QUICK:
                return
        self._step = 0

    def _lay(self, step: int, shape: Tuple[int, int]) -> None:
        row, col = (step * (np.arange(-(-n // step) + 2 * _AROUND + 1) - _AROUND) for n in shape)
        col, row = np.meshgrid(col.astype(float), row.astype(float))
        shifts = np.stack(self._moved(col, row)) - np.stack([col, row])
        self._step, self._shape = step, shape
        self._splines = [ndimage.spline_filter(v, order=3, mode="mirror") for v in shifts]

    def __call__(self, col, row) -> Places:
        """(col, row) at places of any shape."""
        col, row = np.broadcast_arrays(np.asarray(col, float), np.asarray(row, float))
        if not self._step:
            return self._moved(col, row)
        at = np.stack([row, col]) / self._step + _AROUND
        near = ((at >= 1) & (at <= np.reshape(self._splines[0].shape, (2,) + (1,) * col.ndim) - 2)).all(0)
        if not near.all():
            return self._moved(col, row)
        shifts = [ndimage.map_coordinates(v, at, order=3, mode="mirror", prefilter=False) for v in self._splines]
        return col + shifts[0], row + shifts[1]


def sufficient_layout(
    layout: ArrayLayout, shape: Tuple[int, int], moved: Callable, tolerance: float = INTERPOLATION
) -> Tuple[ArrayLayout, Tuple[int, int], float]:
    """(layout, (rows, cols), error px): samples between which the shifts may be interpolated linearly.

    The samples given, and others between them where these are too far apart; none closer than a pixel.
    """
    splits, errors = [1, 1], [0.0, 0.0]
    for axis, step in enumerate((layout.line_step, layout.pixel_step)):
        while True:
            errors[axis] = _interpolation_error(layout, shape, moved, axis, splits[axis])
            if errors[axis] <= tolerance or step / (2 * splits[axis]) < 1:
                break
            splits[axis] *= 2
    down, across = splits
    found = layout.thinned(1 / across, 1 / down)  # the samples given are among them
    return found, tuple((n - 1) * k + 1 for n, k in zip(shape, splits)), max(errors)


def _interpolation_error(layout, shape: Tuple[int, int], moved: Callable, axis: int, split: int) -> float:
    """Largest distance, px, between the shift in the middle of two samples along ``axis`` and the mean of theirs."""
    if shape[axis] < 2:
        return 0.0
    probes = [v[np.unique(np.linspace(0, len(v) - 1, _PROBED).astype(int))] for v in layout.sample_places(shape)]
    col, row = (v.ravel() for v in np.meshgrid(*probes))
    half = (layout.line_step if axis == 0 else layout.pixel_step) / split / 2
    to = (0.0, half) if axis == 0 else (half, 0.0)
    shifts = [_shift(moved, col + k * to[0], row + k * to[1]) for k in (0, 1, 2)]
    off = np.hypot(*(shifts[1] - (shifts[0] + shifts[2]) / 2))
    return float(np.nanmax(off, initial=0.0))


def _shift(moved: Callable, col: np.ndarray, row: np.ndarray) -> np.ndarray:
    there = moved(col, row)
    return np.stack([there[0] - col, there[1] - row])


def sampled(values: np.ndarray, valid: np.ndarray, col: np.ndarray, row: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Values (rows, cols) at places in pixels from the outer corner, by cubic splines, and where they are sound.

    A result is valid where the nearest pixels all are; invalid pixels are filled by the mean, so that they do not ring.
    """
    known = np.isfinite(col + row)
    places = np.stack([np.where(known, row, -9) - 0.5, np.where(known, col, -9) - 0.5])
    filled = np.where(valid, values, values[valid].mean() if valid.any() else 0).astype(np.float32)
    found = ndimage.map_coordinates(filled, places, order=3, mode="nearest", output=np.float32)
    usable = known
    if valid.all():
        limits = np.reshape(values.shape, (2,) + (1,) * col.ndim) - 1
        usable = known & ((places >= 0) & (places <= limits)).all(0)
    else:
        share = ndimage.map_coordinates(valid.astype(np.float32), places, order=1, mode="constant", cval=0.0)
        usable = known & (share > 0.999)
    return np.where(usable, found, 0).astype(np.float32), usable


def refined_points(points: TiePoints, grid: GeoGrid, moved: Callable) -> TiePoints:
    """Points that were measured with corrected arrays, as they are against the arrays before that.

    ``moved(col, row)`` is where those placed what the pixels show, ``grid`` the swath's.
    """
    col, row = grid.to_pixel(np.asarray(points.x_map, float), np.asarray(points.y_map, float))
    at_col, at_row = moved(col, row)
    right, down = at_col - col + points.x_shift_px, at_row - row + points.y_shift_px
    x, y = grid.to_map(at_col, at_row)
    dx, dy = grid.vector_to_map(right, down)
    return replace(
        points, x_map=x, y_map=y, x_im=at_col, y_im=at_row, x_shift_px=right, y_shift_px=down, x_shift_m=dx,
        y_shift_m=dy,
    )  # fmt: skip


def within_limit(points: TiePoints, max_shift: float | None) -> TiePoints:
    """Points without the shifts that are longer than ``max_shift`` target pixels, None = all stay."""
    if max_shift is None:
        return points
    beyond = np.hypot(points.x_shift_px, points.y_shift_px) > max_shift
    names = ("x_shift_px", "y_shift_px", "x_shift_m", "y_shift_m")
    kept = {name: np.where(beyond, np.nan, getattr(points, name)) for name in names}
    return replace(points, **kept, message=np.where(beyond, BEYOND, points.message))
