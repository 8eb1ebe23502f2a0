"""The grids on which corrected images are written."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Tuple

import numpy as np

from ..core.errors import InputError
from ..core.grid import GeoGrid, Window
from .crs import Projector, area_of_interest, display_name, outline

SNAP = 1e-4  # pixels: an edge so close to a pixel's edge lies on it


def output_grid(
    target: GeoGrid,
    dx: float,
    dy: float,
    *,
    reference: GeoGrid | None = None,
    match_extent: bool = False,
    resolution: Tuple[float, float] | None = None,
) -> GeoGrid:
    """The grid for ``target`` after its correction by (dx, dy) map units of its CRS.

    With a reference: its CRS, origin and pixels, over the corrected target's extent in whole pixels, or with
    ``match_extent`` over exactly the reference's. Without: the corrected target's own. ``resolution`` (x, y) in
    map units replaces the pixel size; the origin stays. Raises InputError where the target cannot be projected.
    """
    shifted = target.shifted(dx, dy)
    base = shifted if reference is None else reference
    if resolution is not None:
        base = _with_resolution(base, resolution)
    grid = base if reference is None or match_extent else base.subgrid(_window_over(base, shifted))
    if resolution is not None and min(grid.shape) < 2 <= min(target.shape):
        raise InputError(
            f"The resolution {resolution[0]:g} is larger than the image, of which less than 2 pixels would be left: "
            "give a smaller one, in units of the CRS of the output."
        )
    return grid


def _with_resolution(grid: GeoGrid, resolution: Tuple[float, float]) -> GeoGrid:
    """The same origin, axes and extent with pixels of another size; the last ones may reach past the edge."""
    if not all(math.isfinite(r) and r > 0 for r in resolution):
        raise InputError(f"The resolution {resolution} cannot be used: give two numbers greater than 0.")
    fx, fy = (new / old for new, old in zip(resolution, grid.resolution))
    x0, a, b, y0, c, d = grid.geotransform
    shape = (_whole(grid.shape[0] / fy), _whole(grid.shape[1] / fx))
    return replace(grid, shape=shape, geotransform=(x0, a * fx, b * fy, y0, c * fx, d * fy))


def _whole(count: float) -> int:
    return max(math.ceil(count - SNAP), 1)


def _window_over(base: GeoGrid, covered: GeoGrid) -> Window:
    """The whole pixels of ``base`` that cover ``covered``; both may be in different CRSs."""
    projector = Projector(covered.crs_wkt, base.crs_wkt, area_of_interest(covered))
    cols, rows = base.to_pixel(*projector(*outline(covered)))
    known = np.isfinite(cols) & np.isfinite(rows)
    if not known.any():
        raise InputError(f"The image cannot be projected to {display_name(base.crs_wkt)}: choose another grid.")
    cols, rows = cols[known], rows[known]
    left, top = math.floor(cols.min() + SNAP), math.floor(rows.min() + SNAP)
    return Window(top, left, _whole(rows.max() - top), _whole(cols.max() - left))
