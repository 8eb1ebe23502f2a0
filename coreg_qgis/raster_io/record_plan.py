"""GDAL's warper through a record of geomap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Tuple

import numpy as np

from ..core.grid import GeoGrid
from . import field_plan
from .crs import Projector, area_of_interest
from .record_frame import Pair, RecordFrame
from .warp import WarpPlan

KERNEL = 4  # px of the source, or of the coarser output, beyond the widest kernel
_SEARCHED = 200  # steps along each axis that tell whether the image covers the grid
_ROWS = 128  # of areas at a time


@dataclass(frozen=True)
class RecordPlan(WarpPlan):
    """How the grid of the output is seen from the image; a ``plan`` for ``field_plan.warp_by_field``.

    ``endless``: the image goes on beyond its edges. ``reach``: where it does not change any more there, px from them.
    """

    frame: RecordFrame
    endless: bool = False
    reach: float = np.inf
    closest: ClassVar[int] = 1  # px between nodes: a polynomial is smooth, however bent

    @classmethod
    def through(cls, frame: RecordFrame, target: GeoGrid, beyond: str = "") -> RecordPlan:
        """The plan for ``target``; ``beyond`` the edges is "" (nothing), constant, nearest, reflect or wrap."""
        projector = Projector(target.crs_wkt, frame.crs, area_of_interest(target))
        plan = cls(projector, None, (1.0, 1.0), frame)
        scale = plan._scale(target)
        ends = beyond in ("constant", "nearest") and field_plan.BY_ARRAYS  # splines cannot follow a sudden end
        reach = 3 * KERNEL * max(1.0, *scale) + KERNEL if ends else np.inf
        return cls(projector, None, scale, frame, bool(beyond), reach)

    def reference(self, target: GeoGrid, col, row) -> Pair:
        """Reference coordinates at pixel coordinates of the target; NaN where they are not known."""
        return self.frame.reference(*self.projector(*target.to_map(col, row)))

    def image_pixels(self, target: GeoGrid, col, row) -> Pair:
        """(col, row) of the image for pixel coordinates of the target, arrays of any shape; NaN where unknown."""
        return self.frame.image.to_pixel(*self.frame.transform.forward(*self.reference(target, col, row)))

    def places(self, source: GeoGrid, target: GeoGrid, col, row) -> Pair:
        """As ``image_pixels``, in the window ``source`` of the image, and none beyond the reach."""
        offset = source.to_pixel(*self.frame.image.to_map(0, 0))
        sizes = self.frame.image.shape[::-1]
        found = self.image_pixels(target, col, row)
        return tuple(np.clip(v, -self.reach, n + self.reach) + o for v, n, o in zip(found, sizes, offset))

    def source_pixels(self, source: GeoGrid, target: GeoGrid, steps: int = _SEARCHED) -> Pair:
        """See WarpPlan.source_pixels; an endless image has all places within it."""
        found = self.image_pixels(target, *lattice(target.shape, steps))
        return tuple(np.clip(v, 0, n) for v, n in zip(found, source.shape[::-1])) if self.endless else found

    def areas(self, target: GeoGrid) -> np.ndarray:
        """Pixels of the image in each pixel of the target, (rows, cols); NaN where unknown."""
        rows, cols = target.shape
        found = np.empty(target.shape)
        for first in range(0, rows, _ROWS):
            last = min(first + _ROWS, rows)
            x, y = self.image_pixels(target, *np.meshgrid(np.arange(cols + 1.0), np.arange(first, last + 1.0)))
            # Half the cross product of its diagonals is the area of a quadrangle.
            down, up = ((v[1:, 1:] - v[:-1, :-1], v[1:, :-1] - v[:-1, 1:]) for v in (x, y))
            found[first:last] = np.abs(down[0] * up[1] - down[1] * up[0]) / 2
        return found

    def _scale(self, target: GeoGrid) -> Tuple[float, float]:
        """Steps along the columns and rows of the image in one pixel of the target (median where it is seen)."""
        col, row = lattice(target.shape, 16)
        here, right, below = (
            np.array(self.image_pixels(target, col + across, row + down)) for across, down in ((0, 0), (1, 0), (0, 1))
        )
        limits = np.array(self.frame.image.shape[::-1])[:, None]
        steps = np.hypot(right - here, below - here)
        known = np.isfinite(steps).all(0)
        seen = known & ((here >= 0) & (here <= limits)).all(0)
        steps = steps[:, seen if seen.any() else known]
        return tuple(float(v) for v in np.median(steps, axis=1)) if steps.size else (1.0, 1.0)


def lattice(shape: Tuple[int, int], steps: int) -> Pair:
    """(col, row) of places over a grid, edges included, each of (steps + 1)^2."""
    col, row = np.meshgrid(np.linspace(0, shape[1], steps + 1), np.linspace(0, shape[0], steps + 1))
    return col.ravel(), row.ravel()
