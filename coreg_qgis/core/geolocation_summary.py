"""What the arrays of an image say about it, in numbers: pixel size, heading, folds, gaps, and how exact they invert."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from .feedback import SILENT, Feedback, check_cancelled
from .geolocation import Geolocation
from .geolocation_cells import wrapped

CLOSURE_POINTS = 1000
_SEMI_MAJOR, _ECCENTRICITY_2 = 6378137.0, 0.00669437999014  # WGS 84
_CELLS = 128  # along each axis, from which medians are taken
_BLOCK_ROWS = 256
_GAP = 3.0  # times the usual distance between lines
_OUTLIER = 1.5  # cells away from the middle of the four neighbours
_GOLDEN = (0.7548776662466927, 0.5698402909980532)  # fractions that spread points evenly over a square


@dataclass(frozen=True)
class GeolocationSummary:
    """Numbers about a Geolocation; lengths in metres for degrees, in map units otherwise, NaN where unknown.

    ``pixel_size`` (across, along the lines' order) medians, ``pixel_range`` (least, greatest) of the square root of the
    pixels' area, ``heading`` of increasing lines clockwise from north (or the y axis), ``bounds`` (xmin, ymin, xmax,
    ymax; xmin > xmax over the dateline), counts of cells and samples, ``closure`` (rms, max) in pixels of places there
    and back on the ground, ``lost`` places of those that are not found again, ``other_scan`` those found in another.
    """

    samples: Tuple[int, int]
    missing: int
    missing_in_one: int
    bounds: Tuple[float, float, float, float]
    pixel_size: Tuple[float, float]
    pixel_range: Tuple[float, float]
    heading: float
    scan_lines: int
    scans: int
    folded_cells: int
    flat_cells: int
    outliers: int
    gaps: int
    crosses_dateline: bool
    pole: str
    single_precision_px: float
    closure: Tuple[float, float]
    lost: int
    other_scan: int


def summarise(geolocation: Geolocation, *, feedback: Feedback = SILENT) -> GeolocationSummary:
    """The numbers about ``geolocation``; samples whose location is unknown are left out."""
    known_x, known_y = np.isfinite(geolocation.x), np.isfinite(geolocation.y)
    size, extent, heading, line_length = _pixels(geolocation)
    starts = None if geolocation.cells.first is None else np.unique(geolocation.cells.first)
    jumps, folded, flat, outliers, gaps = _defects(geolocation, line_length, feedback)
    rms, most, lost, other = _closure(geolocation, size)
    return GeolocationSummary(
        samples=geolocation.x.shape,
        missing=int(np.count_nonzero(~(known_x & known_y))),
        missing_in_one=int(np.count_nonzero(known_x ^ known_y)),
        bounds=_bounds(geolocation, jumps),
        pixel_size=size, pixel_range=extent, heading=heading,
        scan_lines=0 if starts is None else int(np.median(np.diff(np.append(starts, geolocation.x.shape[0])))),
        scans=0 if starts is None else starts.size,
        folded_cells=folded, flat_cells=flat, outliers=outliers, gaps=gaps,
        crosses_dateline=jumps, pole=_pole(geolocation),
        single_precision_px=_single_precision(geolocation, size),
        closure=(rms, most), lost=lost, other_scan=other,
    )


def steps_in_metres(x: np.ndarray, y: np.ndarray, axis: int, geographic: bool) -> Tuple[np.ndarray, np.ndarray]:
    """(east, north) of the steps between neighbouring samples along an axis; map units where not geographic."""
    dx, dy = np.diff(x, axis=axis), np.diff(y, axis=axis)
    if not geographic:
        return dx, dy
    count = y.shape[axis] - 1
    lat = np.radians((np.take(y, range(count), axis) + np.take(y, range(1, count + 1), axis)) / 2)
    bend = 1 - _ECCENTRICITY_2 * np.sin(lat) ** 2
    along = _SEMI_MAJOR * (1 - _ECCENTRICITY_2) / bend ** 1.5
    return np.radians(wrapped(dx)) * _SEMI_MAJOR / np.sqrt(bend) * np.cos(lat), np.radians(dy) * along


def _sparse(geolocation: Geolocation) -> Tuple[np.ndarray, np.ndarray]:
    """(3, k, l) corners 00, 01, 10 of cells all over the arrays, none between scans: x and y."""
    rows, cols = (np.unique(np.linspace(0, n - 2, _CELLS).astype(int)) for n in geolocation.x.shape)
    if geolocation.cells.first is not None:
        rows = rows[geolocation.cells.last[rows] > rows]
    corners = [(rows, cols), (rows, cols + 1), (rows + 1, cols)]
    return tuple(np.stack([a[np.ix_(*at)] for at in corners]) for a in (geolocation.x, geolocation.y))


def _pixels(geolocation: Geolocation) -> Tuple[Tuple[float, float], Tuple[float, float], float, float]:
    """Median pixel size, range of sizes, heading, median distance of two lines of samples."""
    x, y = _sparse(geolocation)
    east, north = steps_in_metres(x[:2], y[:2], 0, geolocation.geographic)
    down_east, down_north = steps_in_metres(x[::2], y[::2], 0, geolocation.geographic)
    layout = geolocation.layout
    across, along = np.hypot(east, north) / layout.pixel_step, np.hypot(down_east, down_north) / layout.line_step
    area = np.abs(east * down_north - north * down_east) / (layout.pixel_step * layout.line_step)
    side = np.sqrt(area[np.isfinite(area)])
    if not side.size:
        return (np.nan, np.nan), (np.nan, np.nan), np.nan, np.nan
    middle = tuple(slice(n // 3, max(2 * n // 3, n // 3 + 1)) for n in area.shape[1:])
    unit = np.array([_mean(v[0][middle]) for v in (down_east, down_north)])
    heading = float(np.degrees(np.arctan2(*unit)) % 360.0)
    size = _median(across), _median(along)
    return size, (float(side.min()), float(side.max())), heading, size[1] * layout.line_step


def _mean(values: np.ndarray) -> float:
    values = values[np.isfinite(values)]
    return float(values.mean()) if values.size else np.nan


def _median(values: np.ndarray) -> float:
    values = values[np.isfinite(values)]
    return float(np.median(values)) if values.size else np.nan


def _defects(geolocation: Geolocation, line_length: float, feedback: Feedback) -> Tuple[bool, int, int, int, int]:
    """Whether longitudes jump, and numbers of folded and flat cells, outliers and gaps between lines."""
    counts = np.zeros(5, np.int64)  # positive, negative, flat, outliers, gaps
    jumps, rows = False, geolocation.x.shape[0]
    for top in range(0, rows - 1, _BLOCK_ROWS):
        check_cancelled(feedback)
        bottom = min(top + _BLOCK_ROWS, rows - 1)
        part = slice(max(top - 1, 0), bottom + 1)
        x, y = geolocation.x[part], geolocation.y[part]
        jumps = jumps or (geolocation.geographic and bool((np.abs(np.diff(x, axis=1)) > 180.0).any()))
        first = top - part.start
        counts += _block_defects(geolocation, x, y, top, first, line_length)
        feedback.set_progress(90 * bottom / rows)
    positive, negative, flat, outliers, gaps = (int(v) for v in counts)
    return jumps, min(positive, negative), flat, outliers, gaps


def _block_defects(geolocation, x, y, top, first, line_length) -> np.ndarray:
    """As _defects, with both orientations of cells, for the rows of cells from ``first`` on (row ``top``)."""
    across = np.stack(steps_in_metres(x, y, 1, geolocation.geographic))
    down = np.stack(steps_in_metres(x, y, 0, geolocation.geographic))
    a, d = across[:, first:-1], down[:, first:, :-1]
    area = a[0] * d[1] - a[1] * d[0]
    length = np.hypot(*down[:, first:])
    whole = np.ones(area.shape[0], bool)
    if geolocation.cells.first is not None:
        rows = np.arange(top, top + area.shape[0])
        whole = geolocation.cells.last[rows] > rows
    if geolocation.cells.polar:
        area[np.abs(y[first:-1, :-1]) > 89.0] = np.nan  # a parallel is no straight line there
    size = _median(np.abs(area))
    counts = [area[whole] > 1e-6 * size, area[whole] < -1e-6 * size, np.abs(area[whole]) <= 1e-6 * size]
    # Where a sample lies beside the middle of its neighbours: half the difference of two steps that follow each other.
    bent = np.hypot(*np.diff(across[:, first:-1], axis=2)) / 2 > _OUTLIER * _median(np.hypot(*a))
    length = length[whole]
    length = length[np.isfinite(length).any(1)]
    gap = np.nanmedian(length, axis=1) > _GAP * line_length if length.size else np.zeros(0, bool)
    return np.array([*(np.count_nonzero(c) for c in counts), np.count_nonzero(bent), np.count_nonzero(gap)])


def _bounds(geolocation: Geolocation, jumps: bool) -> Tuple[float, float, float, float]:
    known = np.isfinite(geolocation.x) & np.isfinite(geolocation.y)
    if not known.any():
        return (np.nan,) * 4
    x, y = (v.ravel() if known.all() else v[known] for v in (geolocation.x, geolocation.y))
    if jumps:
        west, east = x[x > geolocation.cells.west + 180.0].min(), x[x <= geolocation.cells.west + 180.0].max()
    else:
        west, east = x.min(), x.max()
    return float(west), float(y.min()), float(east), float(y.max())


def _pole(geolocation: Geolocation) -> str:
    """"north", "south" or "": the pole that the image sees."""
    if geolocation.geographic:
        for name, latitude in (("north", 90.0), ("south", -90.0)):
            if np.isfinite(geolocation.to_pixel(0.0, latitude, strict=True)[0]):
                return name
    return ""


def _single_precision(geolocation: Geolocation, size: Tuple[float, float]) -> float:
    """How far, in pixels, the coordinates are rounded if they come from 32-bit numbers, else 0."""
    every = tuple(slice(None, None, max(1, n // _CELLS)) for n in geolocation.x.shape)
    x, y = geolocation.x[every], geolocation.y[every]
    known = np.isfinite(x) & np.isfinite(y)
    x, y = x[known], y[known]
    with np.errstate(over="ignore"):
        single = [v.astype(np.float32) for v in (x, y)]
    if not x.size or not all(np.array_equal(s.astype(float), v) for s, v in zip(single, (x, y))):
        return 0.0
    if all(np.array_equal(v, np.rint(v)) for v in (x, y)):
        return 0.0  # whole numbers lose nothing
    units = 1.0
    if geolocation.geographic:
        units = np.radians(1.0) * _SEMI_MAJOR
    rounding = max(float(np.spacing(np.abs(s).max())) / 2 for s in single)
    return units * rounding / min(size)


def _closure(geolocation: Geolocation, size: Tuple[float, float]) -> Tuple[float, float, int, int]:
    """(rms, max) distance in pixels between places and what they give there and back; numbers lost and elsewhere."""
    n = np.arange(1, CLOSURE_POINTS + 1)
    col, row = ((n * g % 1.0) * s for g, s in zip(_GOLDEN, geolocation.shape[::-1]))
    x, y = geolocation.to_map(col, row)
    known = np.isfinite(x)
    if not known.any():
        return np.nan, np.nan, 0, 0
    x, y, col, row = x[known], y[known], col[known], row[known]
    back = geolocation.to_pixel(x, y)
    found = np.isfinite(back[0])
    again = geolocation.to_map(*back)
    off = np.hypot(*steps_in_metres(np.stack([x, again[0]]), np.stack([y, again[1]]), 0, geolocation.geographic))[0]
    off = off[found] / np.sqrt(size[0] * size[1])
    moved = np.hypot(back[0] - col, back[1] - row)[found] > 0.01
    if not off.size:
        return np.nan, np.nan, int(known.sum()), 0
    return float(np.sqrt(np.mean(off ** 2))), float(off.max()), int((~found).sum()), int(moved.sum())
