"""Two elevation models: the reference on its grid, and the model to be aligned, read at displaced places.

Every reading is one cubic interpolation (B-spline) of the original model, whatever steps have added up before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Tuple

import numpy as np
from scipy import ndimage

from ..errors import InputError, NoOverlapError
from ..grid import GeoGrid, Window, same_crs
from ..raster import block_mean
from .solution import DemShift

_SHRINK_EARLY = 0.3  # a model 1.7 times as fine as the reference is averaged two by two first
_EDGE = 8  # px beside a model, within which its spline forgets how it ends
_WHOLE = 1e-6  # px: closer to a pixel's centre than this needs no neighbour
_STRIP = 1 << 21  # pixels that are interpolated at once
_CHECKED = 250_000  # pixels looked at for a common height
NO_SHIFT = DemShift()


@dataclass(frozen=True, eq=False)
class DemPair:
    """A reference (rows, cols) and a model to be aligned, heights in metres with NaN voids, in one CRS.

    ``stable``: bool on the reference's grid, True where the terrain has not changed (default: everywhere).
    ``metres``: of one map unit to the east and north, see terrain.ground_metres. Raises InputError.
    """

    reference: np.ndarray
    aligned: np.ndarray
    reference_grid: GeoGrid
    aligned_grid: GeoGrid
    stable: np.ndarray | None = None
    metres: Tuple[float, float] = (1.0, 1.0)

    def __post_init__(self) -> None:
        """Check that arrays and grids fit."""
        for name, heights, grid in (
            ("reference", self.reference, self.reference_grid),
            ("model to be aligned", self.aligned, self.aligned_grid),
        ):
            if heights.shape != grid.shape:
                raise InputError(f"The {name} has shape {heights.shape}, but its grid {grid.shape}: give both alike.")
            if heights.dtype.kind != "f":
                raise InputError(f"The {name} holds {heights.dtype}: give floating point heights with NaN voids.")
        if self.stable is not None and self.stable.shape != self.reference.shape:
            raise InputError(
                f"The stable mask has shape {self.stable.shape}, the reference {self.reference.shape}: "
                "give the mask on the reference's grid."
            )
        if not same_crs(self.reference_grid.crs_wkt, self.aligned_grid.crs_wkt):
            raise InputError("The two elevation models are in different CRSs: reproject one of them first.")

    @cached_property
    def _base(self) -> Tuple[np.ndarray, np.ndarray | None, GeoGrid]:
        """(heights without voids, validity or None where all are valid, grid), no finer than needed."""
        heights, grid = self.aligned, self.aligned_grid
        valid = np.isfinite(heights)
        if not valid.any():
            raise InputError("The model to be aligned holds no heights, only voids: give another one.")
        shrink = int(min(np.divide(self.reference_grid.resolution, grid.resolution)) + _SHRINK_EARLY)
        if shrink > 1:
            heights, valid = _averaged(heights, valid, shrink)
            grid = grid.subgrid(Window(0, 0, *grid.shape), shrink)
        if valid.all():
            return heights, None, grid
        return _filled(heights, valid), valid, grid

    @cached_property
    def _coefficients(self) -> np.ndarray:
        """Of the spline, for pixels from ``_EDGE`` outside the model on."""
        # An even mirror would level slopes at the edges; the odd one lets them go on.
        heights = np.pad(self._base[0].astype(np.float32, copy=False), _EDGE, "reflect", reflect_type="odd")
        ndimage.spline_filter(heights, 3, output=heights, mode="mirror")
        return heights

    def places(self, window: Window | None = None) -> Tuple[np.ndarray, np.ndarray]:
        """Map coordinates (x, y) of the centres of reference pixels, each of the window's shape."""
        w = window or Window(0, 0, *self.reference.shape)
        cols = np.arange(w.col, w.col + w.width) + 0.5
        rows = np.arange(w.row, w.row + w.height)[:, None] + 0.5
        return tuple(np.broadcast_to(v, w.shape) for v in self.reference_grid.to_map(cols, rows))

    def source_places(self, x, y, field: Any, z=None) -> Tuple[np.ndarray, np.ndarray]:
        """Where the model's points lie, in its own coordinates, that ``field`` brings to (x, y) of height z."""
        extra = (z,) if getattr(field, "needs_height", False) else ()
        east, north = field.displacement(x, y, *extra)
        if not getattr(field, "is_translation", False):
            for _ in range(2):
                # The field is given at the model's own places: a fixed point, as it changes slowly.
                east, north = field.displacement(x - east, y - north, *extra)
        return x - east, y - north

    def sampled(self, x, y, field: Any = NO_SHIFT, z=None) -> np.ndarray:
        """Corrected heights at places (x, y) of the reference; NaN beside voids and outside.

        ``z``: heights there, for fields that need them; without it they are read from the model first.
        """
        if z is None and getattr(field, "needs_height", False):
            z = self._read(x, y)
            z = np.where(np.isfinite(z), z, field.centre[2])
        at = self.source_places(x, y, field, z)
        heights = self._read(*at)
        extra = (heights,) if getattr(field, "needs_height", False) else ()
        return (heights + field.vertical(*at, *extra)).astype(np.float32)

    def _read(self, x, y) -> np.ndarray:
        """Uncorrected heights at the model's own places."""
        _, valid, grid = self._base
        col, row = grid.to_pixel(x, y)
        col, row = col - 0.5, row - 0.5
        heights = ndimage.map_coordinates(
            self._coefficients, [row + _EDGE, col + _EDGE], order=3, prefilter=False, mode="mirror", output=np.float32
        )
        heights[~_usable(row, col, valid, grid.shape)] = np.nan
        return heights

    def resampled(self, field: Any = NO_SHIFT, window: Window | None = None) -> np.ndarray:
        """The corrected model (float32, NaN voids) on the reference's grid, or on a window of it that lies inside."""
        w = window or Window(0, 0, *self.reference.shape)
        grid = self._base[2]
        if isinstance(field, DemShift) and field.is_translation and grid.has_pixels_like(self.reference_grid):
            return self._translated(field, w)
        found = np.empty(w.shape, np.float32)
        step = max(1, _STRIP // w.width)
        for start in range(0, w.height, step):
            strip = Window(w.row + start, w.col, min(step, w.height - start), w.width)
            x, y = self.places(strip)
            found[start : start + strip.height] = self.sampled(x, y, field, self._heights(strip, field))
        return found

    def _heights(self, w: Window, field: Any) -> np.ndarray | None:
        """Heights of the reference for fields that need them, where it has them all."""
        if not getattr(field, "needs_height", False):
            return None
        heights = self.reference[w.row : w.row + w.height, w.col : w.col + w.width]
        return heights if np.isfinite(heights).all() else None

    def _translated(self, shift: DemShift, w: Window) -> np.ndarray:
        """The same fraction of a pixel everywhere: four weights along each axis."""
        coefficients, (_, valid, grid) = self._coefficients, self._base
        east, north = (float(v) for v in shift.displacement(0.0, 0.0))
        x, y = self.reference_grid.to_map(w.col + 0.5, w.row + 0.5)
        col, row = (float(v) - 0.5 for v in grid.to_pixel(x - east, y - north))
        for axis, (start, length) in enumerate(((row, w.height), (col, w.width))):
            coefficients = _along(coefficients, start + _EDGE, length, axis)
        rows, cols = row + np.arange(w.height)[:, None], col + np.arange(w.width)
        coefficients[~_usable(rows, cols, valid, grid.shape)] = np.nan
        if shift.ramps:
            x, y = self.places(w)
            return coefficients + shift.vertical(x - east, y - north).astype(np.float32)
        coefficients += np.float32(shift.dz)
        return coefficients

    def difference(self, field: Any = NO_SHIFT, window: Window | None = None) -> np.ndarray:
        """Reference minus corrected model, metres."""
        w = window or Window(0, 0, *self.reference.shape)
        return self.reference[w.row : w.row + w.height, w.col : w.col + w.width] - self.resampled(field, w)

    def stable_pixels(self, window: Window | None = None) -> np.ndarray:
        """(rows, cols) bool: stable, and the reference has a height."""
        w = window or Window(0, 0, *self.reference.shape)
        part = (slice(w.row, w.row + w.height), slice(w.col, w.col + w.width))
        found = np.isfinite(self.reference[part])
        return found if self.stable is None else found & self.stable[part]

    def decimated(self, factor: int) -> DemPair:
        """Both models with pixels ``factor`` times as long, averaged; stable where most of the reference is."""
        if factor == 1:
            return self
        heights, valid = _averaged(self.reference, self.stable_pixels(), factor)
        heights[~valid] = np.nan
        grid = self.reference_grid.subgrid(Window(0, 0, *self.reference.shape), factor)
        return DemPair(heights, self.aligned, grid, self.aligned_grid, None, self.metres)

    def check(self) -> None:
        """Raise InputError or NoOverlapError with the reason where nothing could be solved, whatever the method."""
        if not np.isfinite(self.reference).any():
            raise InputError("The reference holds no heights, only voids: give another one.")
        a, b = self.reference_grid.window_bounds(), self.aligned_grid.window_bounds()
        if min(a[2], b[2]) <= max(a[0], b[0]) or min(a[3], b[3]) <= max(a[1], b[1]):
            raise NoOverlapError("The two elevation models do not overlap: check their CRSs and extents.")
        if self.stable is not None and not self.stable.any():
            raise InputError("The mask leaves no stable terrain: give a smaller mask, or swap inside and outside.")
        if not self.stable_pixels().any():
            raise InputError("The reference has no heights on stable terrain: give a smaller mask.")
        step = max(1, int(np.sqrt(self.reference.size / _CHECKED)))
        rows, cols = np.nonzero(self.stable_pixels()[::step, ::step])
        x, y = self.reference_grid.to_map(step * cols + 0.5, step * rows + 0.5)
        _, valid, grid = self._base
        col, row = grid.to_pixel(x, y)
        if not _usable(row - 0.5, col - 0.5, valid, grid.shape).any():
            raise NoOverlapError(
                "The two elevation models share no heights on stable terrain: check their extents and the mask."
            )


def _averaged(heights: np.ndarray, valid: np.ndarray, factor: int) -> Tuple[np.ndarray, np.ndarray]:
    """As raster.block_mean, in strips: its copies would be as large as the model."""
    step = max(1, _STRIP // (heights.shape[1] * factor)) * factor
    parts = [
        block_mean(heights[row : row + step], valid[row : row + step], factor)
        for row in range(0, heights.shape[0], step)
    ]
    return tuple(np.concatenate(column) for column in zip(*parts))


def _usable(row, col, valid: np.ndarray | None, shape: Tuple[int, int]) -> np.ndarray:
    """Where all pixels next to a place (0 at the first pixel's centre) are inside and valid."""
    low_row, high_row = np.floor(row + _WHOLE).astype(np.intp), np.ceil(row - _WHOLE).astype(np.intp)
    low_col, high_col = np.floor(col + _WHOLE).astype(np.intp), np.ceil(col - _WHOLE).astype(np.intp)
    inside = (low_row >= 0) & (high_row < shape[0]) & (low_col >= 0) & (high_col < shape[1])
    if valid is None:
        return inside
    rows = [np.clip(v, 0, shape[0] - 1) for v in (low_row, high_row)]
    cols = [np.clip(v, 0, shape[1] - 1) for v in (low_col, high_col)]
    for r in rows:
        for c in cols:
            inside = inside & valid[r, c]
    return inside


def _along(coefficients: np.ndarray, start: float, length: int, axis: int) -> np.ndarray:
    """Values of a cubic B-spline at start, start + 1, ... along one axis."""
    whole = int(np.floor(start))
    t = start - whole
    weights = ((1 - t) ** 3 / 6, 2 / 3 - t**2 + t**3 / 2, 1 / 6 + t / 2 + t**2 / 2 - t**3 / 2, t**3 / 6)
    count = coefficients.shape[axis]
    total = None
    for offset, weight in zip(range(-1, 3), weights):
        place = np.clip(whole + offset + np.arange(length), 0, count - 1)  # outside is not usable anyhow
        if place[-1] - place[0] == length - 1 and (np.diff(place) == 1).all():
            part = slice(place[0], place[0] + length)
            taken = coefficients[part] if axis == 0 else coefficients[:, part]
        else:
            taken = np.take(coefficients, place, axis)
        total = taken * np.float32(weight) if total is None else total + taken * np.float32(weight)
    return total


def _filled(heights: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """Voids with the nearest height, so that the spline does not ring at their edges."""
    nearest = ndimage.distance_transform_edt(~valid, return_distances=False, return_indices=True)
    return heights[tuple(nearest)]
