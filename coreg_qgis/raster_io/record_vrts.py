"""The image without resampling, placed by a record: ground control points, or geolocation arrays (GDAL RFC 4)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback
from ..core.geomap.transform import Transform
from ..core.grid import GeoGrid
from ..core.tie_points import TiePoints
from .field_vectors import true_places
from .gcps import write_gcp_vrt
from .geolocation_vrt import write_geolocation_vrt
from .record_frame import Pair, RecordFrame
from .record_plan import lattice

POINTS_A_SIDE = 13
_SEARCHED = 40  # steps along each axis that tell whether the arrays say what the record does
_EXACT = 0.01  # px


@dataclass(frozen=True)
class BeyondLinear:
    """What the distortion adds to the place of a pixel: the image lies on ``linear_grid`` without it."""

    frame: RecordFrame

    def displacement(self, x, y) -> Pair:
        """(east, north) at true places, map units."""
        reference = self.frame.reference(np.asarray(x, float), np.asarray(y, float))
        straight = _linear(self.frame.transform).backward(*self.frame.transform.forward(*reference))
        back = self.frame.place(*straight)
        return x - back[0], y - back[1]


def write_record_gcps(path: str, source: str, frame: RecordFrame, *, feedback: Feedback = SILENT) -> None:
    """Write a VRT of ``source`` that is placed by ground control points all over it. See gcps.write_gcp_vrt."""
    # Whole pixels: VRT files have four digits behind the point.
    col, row = np.unique(np.rint(lattice(frame.image.shape, POINTS_A_SIDE - 1)), axis=1)
    places, grid = frame.places(col, row, strict=True), linear_grid(frame)
    write_gcp_vrt(path, source, _points(grid.to_map(col, row), places), grid, feedback=feedback)


def write_record_geolocation(path: str, source: str, frame: RecordFrame, *, feedback: Feedback = SILENT) -> None:
    """Write a VRT of ``source`` with arrays of the places of its pixels. See geolocation_vrt.write_geolocation_vrt."""
    col, row = lattice(frame.image.shape, _SEARCHED)
    places = frame.places(col, row, strict=True)
    grid, model = linear_grid(frame), BeyondLinear(frame)
    found = true_places(*grid.to_map(col, row), model)
    strays = grid.vector_to_pixel(*(a - b for a, b in zip(found, places)))
    if not np.hypot(*strays).max() < _EXACT:
        raise InputError(
            f"The transform bends the raster {source} too strongly for geolocation arrays: write the transformed "
            "raster, or ground control points."
        )
    write_geolocation_vrt(path, source, model, grid, feedback=feedback)


def linear_grid(frame: RecordFrame) -> GeoGrid:
    """Where the linear part of the transform has the image; raises InputError where it has no inverse."""
    straight = replace(frame, transform=_linear(frame.transform))
    x, y = straight.places(np.array([0.0, 1, 0]) * frame.image.shape[1], np.array([0.0, 0, 1]) * frame.image.shape[0])
    (a, b), (c, d) = ((v[1:] - v[0]) / frame.image.shape[::-1] for v in (x, y))
    return GeoGrid(frame.image.shape, (x[0], a, b, y[0], c, d), frame.crs)


def _linear(transform: Transform) -> Transform:
    return Transform(transform.linear, (None, None), transform.limits)


def _points(shown: Pair, true: Pair) -> TiePoints:
    """Tie points that are shown at map coordinates of the linear grid, and lie at others."""
    count = len(shown[0])
    nothing = {field.name: np.zeros(count) for field in fields(TiePoints)}
    known = {
        "point_id": np.arange(1, count + 1), "x_map": true[0], "y_map": true[1],
        "x_shift_m": true[0] - shown[0], "y_shift_m": true[1] - shown[1], "message": np.full(count, "", object),
        **{name: np.zeros(count, bool) for name in ("unreliable", "dissimilar", "inconsistent")},
    }  # fmt: skip
    return TiePoints(**{**nothing, **known})
