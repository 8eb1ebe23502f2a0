"""A transform as geomap stores it: surfaces, what their linear part means, and the notes kept with them."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, nan, radians, sin
from typing import Tuple

import numpy as np

from .surfaces import Limits, Surface

GEOMETRIES = ("shift", "xyscale", "rotate", "rscale", "rxyscale", "general")
_FLAT = 1e-12  # least determinant, of the squared slopes
COORDINATES = ("unknown", "map", "pixel", "mixed")


@dataclass(frozen=True)
class LinearPart:
    """X = a + b x + c y, Y = d + e x + f y."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @property
    def shift(self) -> Tuple[float, float]:
        """(X, Y) of the origin (0, 0)."""
        return self.a, self.d

    @property
    def magnification(self) -> Tuple[float, float]:
        """(x, y) units of input for a unit of reference, both >= 0."""
        return hypot(self.b, self.e), hypot(self.c, self.f)

    @property
    def rotation(self) -> Tuple[float, float]:
        """(x, y) of the axes in degrees, 0 <= r < 360; they differ by 180 for a mirrored image."""
        return _turn(-self.e, self.b), _turn(self.c, self.f)

    @property
    def skew(self) -> float:
        """Angle by which the axes depart from 90 degrees, -180 < s <= 180; 180 for a pure mirror image."""
        x, y = self.rotation
        return 180 - (x - y + 180) % 360 + 0.0 if x != y else 0.0

    @property
    def mirrored(self) -> bool:
        """Whether the transform turns the plane over."""
        return self.b * self.f - self.c * self.e < 0

    @property
    def invertible(self) -> bool:
        """False where the plane goes to a line or a point, but for rounding."""
        return abs(self.b * self.f - self.c * self.e) > _FLAT * hypot(self.b, self.c, self.e, self.f) ** 2

    @classmethod
    def of(cls, shift, magnification, rotation) -> LinearPart:
        """The inverse of the three properties; degrees."""
        (xmag, ymag), (xrot, yrot) = magnification, map(radians, rotation)
        return cls(shift[0], xmag * cos(xrot), ymag * sin(yrot), shift[1], -xmag * sin(xrot), ymag * cos(yrot))


@dataclass(frozen=True, eq=False)
class Record:
    """X = linear[0] + distortion[0], Y = linear[1] + distortion[1] at reference coordinates.

    ``stored`` has the numbers of the header that IRAF reads back (xshift ... yrotation); None where a record was not
    read from a file. ``extra`` are fields that geomap does not know, (name, lines) each, kept as they are.
    ``coordinates`` says what the reference and input coordinates are: both "map", both "pixel" (columns and lines, the
    centre of the first pixel is 1, 1), "mixed" (reference map, input pixel) or "unknown".
    """

    name: str
    linear: Tuple[Surface, Surface]
    distortion: Tuple[Surface | None, Surface | None] = (None, None)
    geometry: str = ""  # one of GEOMETRIES; "" in old records
    function: str = ""
    reference_mean: Tuple[float, float] = (nan, nan)
    input_mean: Tuple[float, float] = (nan, nan)
    rms: Tuple[float, float] = (nan, nan)
    coordinates: str = "unknown"
    crs: str = ""  # of map coordinates, "EPSG:32633" or WKT; "" = not known
    stored: Tuple[Tuple[str, float], ...] | None = None
    extra: Tuple[Tuple[str, Tuple[str, ...]], ...] = ()

    @property
    def limits(self) -> Limits:
        """(xmin, xmax, ymin, ymax) of the reference coordinates that it was fitted to."""
        return self.linear[0].limits

    @property
    def linear_part(self) -> LinearPart:
        """Of raw coordinates, whatever the basis of the linear surfaces."""
        return LinearPart(*_plane(self.linear[0]), *_plane(self.linear[1]))

    def forward(self, x, y, geometry: str = "geometric") -> Tuple[np.ndarray, np.ndarray]:
        """Input coordinates (X, Y) of reference coordinates; "linear" leaves the distortion out."""
        from .transform import transform_of  # noqa: PLC0415  (it is built on records)

        return transform_of(self, geometry=geometry).forward(x, y)


def _plane(surface: Surface) -> Tuple[float, float, float]:
    """(constant, slope in x, slope in y) of a surface of order 2 at most."""
    constant, (slope_x, slope_y) = float(surface.value(*surface.origin)), surface.gradient(*surface.origin)
    at_zero = constant - slope_x * surface.origin[0] - slope_y * surface.origin[1]
    return float(at_zero), float(slope_x), float(slope_y)


def _turn(sine: float, cosine: float) -> float:
    angle = degrees(atan2(sine, cosine)) if sine or cosine else 0.0
    return angle % 360 if angle % 360 < 360 else 0.0
