"""GDAL's warper through geolocation arrays, with our own way back from the map to the swath."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Sequence, Tuple

import numpy as np
from osgeo import gdal

from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.geolocation import Geolocation
from ..core.grid import GeoGrid
from .crs import Projector, area_of_interest
from .field_plan import APPROXIMATION, warp_by_lattice
from .geolocation_lattice import lattice_over
from .record_plan import lattice
from .warp import WarpPlan

Pair = Tuple[np.ndarray, np.ndarray]
_SEARCHED = 100  # steps along each axis that tell whether the image covers the grid
_ROWS = 256  # after which a cancelled run ends
_SAMPLED = 24  # steps along each axis for the size of pixels
_PROJECTED = 8  # pixels from one exactly projected place to the next: 0.002 px off for pixels of 1 km


@dataclass(frozen=True)
class GeolocationPlan(WarpPlan):
    """How a map grid is seen from a swath; its pixels are those of the image, whatever the warper's grid for it."""

    geolocation: Geolocation
    feedback: Feedback = SILENT

    @classmethod
    def through(cls, geolocation: Geolocation, target: GeoGrid, feedback: Feedback = SILENT) -> GeolocationPlan:
        """The plan for ``target``; raises InputError where no projection is known."""
        area = area_of_interest(target)
        projector = Projector(target.crs_wkt, geolocation.crs_wkt, area)
        plan = cls(projector, area, (1.0, 1.0), geolocation)
        return cls(projector, area, plan._scale(target), geolocation, feedback)

    def image_pixels(self, target: GeoGrid, col, row) -> Pair:
        """(col, row) of the image for pixel coordinates of the target, arrays of any shape; NaN where unknown."""
        return self.geolocation.to_pixel(*self.projector(*target.to_map(col, row)))

    def places_over(self, target: GeoGrid, cols: np.ndarray, rows: np.ndarray, wanted=None) -> np.ndarray:
        """(2, rows, cols): ``image_pixels`` of all of these columns and rows, 1-D and evenly spaced.

        ``wanted`` (rows, cols) bool: others stay NaN. Raises CancelledError.
        """
        x, y = self._projected(target, cols, rows)
        if wanted is not None:
            x = np.where(wanted, x, np.nan)
        places = np.empty((2, *x.shape))
        for first in range(0, len(rows), _ROWS):
            check_cancelled(self.feedback)
            part = slice(first, first + _ROWS)
            places[:, part] = self.geolocation.to_pixel(x[part], y[part])
        return places

    def source_pixels(self, source: GeoGrid, target: GeoGrid, steps: int = _SEARCHED) -> Pair:
        """See WarpPlan.source_pixels."""
        return self.image_pixels(target, *lattice(target.shape, steps))

    @property
    def in_scans(self) -> bool:
        """True where the image consists of scans whose places do not go on from one to the next."""
        return self.geolocation.cells.first is not None

    def in_image(self, col, row) -> np.ndarray:
        """True for pixel coordinates of the image."""
        rows, cols = self.geolocation.shape
        return (col >= 0) & (col <= cols) & (row >= 0) & (row <= rows)

    def whole_around(self, col, row, margin: float) -> bool:
        """True where no sample is missing in the part of the image that the places (NaN = unknown) lie in.

        ``margin``: so many pixels of the target around count, too.
        """
        places = self.geolocation.layout.to_samples(col, row)
        steps = self.geolocation.layout.pixel_step, self.geolocation.layout.line_step
        parts = []
        for at, step, size in zip(places, steps, self.geolocation.x.shape[::-1]):
            reach = 2 * margin * max(self.scale) / step + 2
            low, high = math.floor(np.nanmin(at) - reach), math.ceil(np.nanmax(at) + reach) + 1
            parts.insert(0, slice(min(max(low, 0), size), min(max(high, 0), size)))
        return bool(np.isfinite(self.geolocation.x[tuple(parts)]).all())

    def _projected(self, target: GeoGrid, cols: np.ndarray, rows: np.ndarray) -> Pair:
        """Coordinates in the CRS of the arrays, (rows, cols): where they are many, linear between some of them."""
        if not self.projector.changes_nothing and len(cols) > 1 and cols[1] - cols[0] < _PROJECTED:
            at = [v[0] + _PROJECTED * np.arange((v[-1] - v[0]) // _PROJECTED + 2) for v in (cols, rows)]
            x, y = self.projector(*target.to_map(*np.meshgrid(*at)))
            x = _in_one_piece(x) if self.geolocation.geographic else x
            if x is not None and np.isfinite(x).all() and np.isfinite(y).all():
                u, v = ((v - v[0]) / _PROJECTED for v in (cols, rows))
                return _between(x, u, v), _between(y, u, v)
        return self.projector(*target.to_map(*np.meshgrid(cols, rows)))

    def _scale(self, target: GeoGrid) -> Tuple[float, float]:
        """Steps along the columns and rows of the image in one pixel of the target (median where it is seen)."""
        col, row = lattice(target.shape, _SAMPLED)
        here, right, below = (
            np.array(self.image_pixels(target, col + across, row + down)) for across, down in ((0, 0), (1, 0), (0, 1))
        )
        steps = np.hypot(right - here, below - here)
        known = np.isfinite(steps).all(0)
        return tuple(float(v) for v in np.median(steps[:, known], axis=1)) if known.any() else (1.0, 1.0)


def _in_one_piece(longitude: np.ndarray) -> np.ndarray | None:
    """Longitudes without the jump at the dateline; None around a pole."""
    if not np.ptp(longitude) > 180:
        return longitude
    around = longitude % 360
    return None if np.ptp(around) > 180 else around


def _between(nodes: np.ndarray, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """The nodes bilinearly interpolated at all columns u and rows v, node coordinates."""
    j, i = u.astype(int), v.astype(int)
    u, v = u - j, (v - i)[:, None]
    across = nodes[:, j] * (1 - u) + nodes[:, j + 1] * u
    return across[i] * (1 - v) + across[i + 1] * v


def warp_by_geolocation(
    source: gdal.Dataset,
    source_grid: GeoGrid,
    target: gdal.Dataset,
    target_grid: GeoGrid,
    resampling: str,
    plan: GeolocationPlan,
    *,
    threads: str = "1",
    options: Sequence[str] = (),
    alpha: Tuple[bool, bool] = (False, False),
    megabytes: int = 64,
) -> None:
    """As ``warp.warp``, through the arrays of ``plan``. Pixels without a place in the image keep their content."""
    places = lattice_over(plan, target_grid)
    smooth = places.known.all() and not places.offset  # else GDAL could miss a few known places between unknown ones
    warp_by_lattice(
        source, plan.geolocation.shape, target, places, resampling, plan, threads=threads, options=options,
        alpha=alpha, megabytes=megabytes, approximation=APPROXIMATION if smooth else 0,
    )  # fmt: skip
