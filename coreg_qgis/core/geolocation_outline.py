"""What an image with geolocation arrays covers of the map, as a polygon, and samples of its places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Tuple

import numpy as np
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.ops import unary_union
from shapely.validation import make_valid

from .geolocation import Geolocation
from .geolocation_cells import wrapped
from .geolocation_summary import steps_in_metres

_ALONG = 200  # vertices along each edge
_CELLS = 96  # along each axis, that are joined where an edge is not known
_WIDEST = 180.0  # degrees; a cell that spans more lies around a pole


@dataclass(frozen=True, eq=False)
class SamplePoints:
    """Places of pixels all over an image and the way back from them; arrays of equal length, NaN where unknown.

    ``off_px`` is the distance on the ground between a place and that of the pixel it leads back to, in pixels;
    ``seen`` how many pixels see the place (several where scans overlap).
    """

    col: np.ndarray
    row: np.ndarray
    x: np.ndarray
    y: np.ndarray
    back_col: np.ndarray
    back_row: np.ndarray
    off_px: np.ndarray
    pixel_size: np.ndarray  # square root of the pixel's area; metres for degrees, else map units
    seen: np.ndarray


def sample_points(geolocation: Geolocation, count: int) -> SamplePoints:
    """About ``count`` pixel centres on a regular grid, row by row."""
    rows, cols = geolocation.shape
    step = max(np.sqrt(rows * cols / max(count, 1)), 1.0)
    counts = [max(round(n / step), 1) for n in (cols, rows)]
    at = [np.floor((np.arange(k) + 0.5) * n / k) + 0.5 for k, n in zip(counts, (cols, rows))]
    col, row = (v.ravel() for v in np.meshgrid(*at))
    x, y = geolocation.to_map(col, row)
    back = geolocation.to_pixel(x, y)
    again = geolocation.to_map(*back)
    size = _pixel_size(geolocation, col, row)
    off = np.hypot(*steps_in_metres(np.stack([x, again[0]]), np.stack([y, again[1]]), 0, geolocation.geographic))[0]
    seen = np.isfinite(geolocation.candidates(x, y)[0]).sum(-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return SamplePoints(col, row, x, y, *back, off / size, size, seen)


def _pixel_size(geolocation: Geolocation, col: np.ndarray, row: np.ndarray) -> np.ndarray:
    steps = []
    for right, down in ((0.5, 0.0), (0.0, 0.5)):
        places = [geolocation.to_map(col + k * right, row + k * down) for k in (-1, 1)]
        x, y = (np.stack(v) for v in zip(*places))
        steps.append([v[0] for v in steps_in_metres(x, y, 0, geolocation.geographic)])
    (across_x, across_y), (along_x, along_y) = steps
    return np.sqrt(np.abs(across_x * along_y - across_y * along_x))


def outline(geolocation: Geolocation) -> Any:
    """The shapely Polygon or MultiPolygon of an image in the CRS of its arrays; empty where nothing is located.

    The edge of the image, with vertices along it; where that is not located everywhere, the cells of a lattice that
    are. Longitudes are -180 to 180: what crosses the dateline has several parts.
    """
    x, y = geolocation.to_map(*_edge(geolocation))
    if np.isfinite(x + y).all():
        ring = _unwound(x, geolocation.geographic)
        shape = _valid(Polygon(_around_pole(geolocation, ring, y)))
    else:
        shape = _of_cells(geolocation)
    return _within_circle(shape) if geolocation.geographic and not shape.is_empty else shape


def _edge(geolocation: Geolocation) -> Tuple[np.ndarray, np.ndarray]:
    """Pixel coordinates around the image, closed; of scans that overlap only their middles count at the sides."""
    rows, cols = geolocation.shape
    across, down = np.linspace(0, cols, min(_ALONG, cols) + 1), _lines(geolocation)
    col = np.concatenate([across, np.full(len(down), cols), across[::-1], np.zeros(len(down))])
    row = np.concatenate([np.zeros(len(across)), down, np.full(len(across), rows), down[::-1]])
    return np.append(col, col[0]), np.append(row, row[0])


def _lines(geolocation: Geolocation) -> np.ndarray:
    """Lines between the first and the last edge."""
    rows, cells = geolocation.shape[0], geolocation.cells
    if cells.first is None:
        return np.linspace(0, rows, min(_ALONG, rows) + 1)[1:-1]
    middles = np.unique((cells.first + cells.last) / 2)
    lines = geolocation.layout.to_image(0.0, middles)[1]
    lines = lines[(lines > 0) & (lines < rows)]
    chosen = np.linspace(0, len(lines) - 1, min(_ALONG, len(lines)))
    return lines[np.unique(chosen.astype(int))]


def _unwound(x: np.ndarray, geographic: bool) -> np.ndarray:
    """Longitudes that go on beyond 180 instead of jumping."""
    return x[0] + np.concatenate([[0.0], np.cumsum(wrapped(np.diff(x)))]) if geographic else x


def _around_pole(geolocation: Geolocation, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The ring (n, 2); one that runs around the Earth is closed along the parallel of the pole."""
    ring = np.column_stack([x, y])
    if not geolocation.geographic or abs(x[-1] - x[0]) < _WIDEST:
        return ring
    pole = 90.0 if np.median(y) > 0 else -90.0
    return np.vstack([ring, [x[-1], pole], [x[0], pole]])


def _of_cells(geolocation: Geolocation) -> Any:
    rows, cols = geolocation.shape
    at = [np.linspace(0, n, min(_CELLS, n) + 1) for n in (cols, rows)]
    x, y = geolocation.to_map(*np.meshgrid(*at))
    corners = [(slice(None, -1), slice(None, -1)), (slice(None, -1), slice(1, None)),
               (slice(1, None), slice(1, None)), (slice(1, None), slice(None, -1))]  # fmt: skip
    quads = np.stack([np.stack([x[c], y[c]], -1).reshape(-1, 2) for c in corners], 1)
    quads = quads[np.isfinite(quads).all((1, 2))]
    if geolocation.geographic:
        quads[:, 1:, 0] = quads[:, :1, 0] + wrapped(quads[:, 1:, 0] - quads[:, :1, 0])
        quads = quads[np.ptp(quads[:, :, 0], axis=1) < _WIDEST]
    return _valid(unary_union([_valid(Polygon(quad)) for quad in quads]))


def _within_circle(shape: Any) -> Any:
    """The parts of a polygon beyond -180 or 180 degrees moved to where they are."""
    west, _, east, _ = shape.bounds
    parts = []
    for turn in range(int(np.floor((west + 180) / 360)), int(np.ceil((east - 180) / 360)) + 1):
        part = shape.intersection(box(360 * turn - 180, -90, 360 * turn + 180, 90))
        parts.append(translate(part, -360.0 * turn))
    return _valid(unary_union(parts))


def _valid(shape: Any) -> Any:
    """Polygons alone, without self-intersections."""
    if not shape.is_valid:
        shape = make_valid(shape)
    found = _polygons(shape)
    return found[0] if len(found) == 1 else MultiPolygon(found)


def _polygons(shape: Any) -> List[Any]:
    if shape.geom_type == "Polygon":
        return [] if shape.is_empty else [shape]
    return [one for part in getattr(shape, "geoms", ()) for one in _polygons(part)]
