"""Where the points of a quality grid stand: regularly over the overlap, or where the user wants them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from shapely.geometry import Polygon
from shapely.ops import unary_union

from .errors import InputError
from .grid import GeoGrid

MOST_POINTS = 4_000_000  # more do not fit into memory and say nothing new
_CHUNK = 200_000  # points whose pixels are looked up at a time


@dataclass(frozen=True, eq=False)
class Layout:
    """Places (n, 2) on the map, their numbers from 1, and the distance between them in target pixels."""

    places: np.ndarray
    point_id: np.ndarray
    spacing: float  # NaN for given places
    usable: np.ndarray  # bool (n,): inside what may be measured


def regular(grid: GeoGrid, area: Any, *, spacing: float | None, count: int, closest: float = 1.0) -> Layout:
    """Places over a (multi)polygon ``area``, along the rows and columns of ``grid`` (the target's), row by row.

    ``spacing`` in pixels of the grid; None = for about ``count`` places, but no less than ``closest``. The lattice is
    centred, so that the outermost places are about half a spacing from the edge; at least one place is given.
    """
    corners = _pixel_bounds(grid, area)
    lengths = corners[1] - corners[0]
    if spacing is None:
        spacing = max(math.sqrt(area.area / (grid.resolution[0] * grid.resolution[1]) / count), closest)
    across, down = (max(1, round(length / spacing)) for length in lengths.tolist())
    if across * down > MOST_POINTS:
        raise InputError(
            f"A spacing of {spacing:g} px makes {across * down} points: give one that makes no more than {MOST_POINTS}."
        )
    cols, rows = (
        middle + (np.arange(n) - (n - 1) / 2) * spacing for middle, n in zip(corners.mean(0), (across, down))
    )
    places = np.column_stack(grid.to_map(*(v.ravel() for v in np.meshgrid(cols, rows))))
    places = places[inside(places, area)]
    if not len(places):
        point = area.representative_point()
        places = np.array([[point.x, point.y]])
    return Layout(places, np.arange(1, len(places) + 1), float(spacing), np.ones(len(places), bool))


def _pixel_bounds(grid: GeoGrid, area: Any) -> np.ndarray:
    """(2, 2) smallest and largest (col, row) of an area."""
    points = np.concatenate([np.asarray(p.exterior.coords)[:, :2] for p in _polygons(area)])
    pixels = np.column_stack(grid.to_pixel(*points.T))
    return np.stack([pixels.min(0), pixels.max(0)])


def _polygons(area: Any) -> list:
    return [part for part in getattr(area, "geoms", [area]) if isinstance(part, Polygon) and not part.is_empty]


def inside(places: np.ndarray, area: Any) -> np.ndarray:
    """Bool (n,): which places (n, 2) lie in a (multi)polygon, its outline included or not as rounding has it.

    By the crossings of a ray with all edges, for many places at once: shapely 1 and 2 share no such function.
    """
    result = np.zeros(len(places), bool)
    for polygon in _polygons(area):
        xmin, ymin, xmax, ymax = polygon.bounds
        near = np.flatnonzero(
            (places[:, 0] >= xmin) & (places[:, 0] <= xmax) & (places[:, 1] >= ymin) & (places[:, 1] <= ymax)
        )
        rings = [np.asarray(ring.coords)[:, :2] for ring in (polygon.exterior, *polygon.interiors)]
        result[near] |= _odd_crossings(places[near], rings)
    return result


def _odd_crossings(places: np.ndarray, rings: list) -> np.ndarray:
    """Whether a ray to the right crosses the rings an odd number of times."""
    start = np.concatenate([ring[:-1] for ring in rings])
    end = np.concatenate([ring[1:] for ring in rings])
    odd = np.zeros(len(places), bool)
    step = max(1, _CHUNK * 10 // max(len(start), 1))
    order = np.argsort(places[:, 1], kind="stable")
    for first in range(0, len(places), step):
        rows = order[first:first + step]
        x, y = places[rows].T
        # Only edges that reach into the chunk's rows can be crossed.
        low, high = np.minimum(start[:, 1], end[:, 1]), np.maximum(start[:, 1], end[:, 1])
        near = (low <= y.max()) & (high >= y.min())
        (x0, y0), (x1, y1) = start[near].T, end[near].T
        spans = (y0[None] > y[:, None]) != (y1[None] > y[:, None])
        slope = (x1 - x0) / np.where(y1 == y0, 1, y1 - y0)
        right = x[:, None] < x0[None] + (y[:, None] - y0[None]) * slope[None]
        odd[rows] = (spans & right).sum(1) % 2 == 1
    return odd


def limited(overlap: Any, area: Any, excluded: Any) -> Any:
    """The part of the overlap where points may stand; raises InputError where nothing is left."""
    for other, combine, problem in (
        (area, "intersection", "The area given for the points lies outside the overlap of the two images"),
        (excluded, "difference", "The area without points covers the whole overlap of the two images"),
    ):
        if other is not None:
            overlap = unary_union(_polygons(getattr(overlap, combine)(other)))
            if overlap.is_empty:
                raise InputError(f"{problem}: check its place and its CRS.")
    return overlap


def subset(layout: Layout, count: int | None, seed: int) -> Layout:
    """A random part of at most ``count`` places, in their order."""
    if count is None or count >= len(layout.places):
        return layout
    rows = np.sort(np.random.default_rng(seed).choice(len(layout.places), count, replace=False))
    return Layout(layout.places[rows], layout.point_id[rows], layout.spacing, layout.usable[rows])


def given(places: np.ndarray, area: Any) -> Layout:
    """The user's own places (n, 2), of which those in ``area`` can be used; InputError where there are none."""
    places = np.asarray(places, float).reshape(-1, 2)
    if not len(places):
        raise InputError("There is no position among those given for the points: give at least one, or none at all.")
    usable = inside(places, area)
    if not usable.any():
        raise InputError(
            f"None of the {len(places)} positions given for the points lies in the overlap of the two images (and in "
            "the area for the points): check their place and their CRS."
        )
    return Layout(places, np.arange(1, len(places) + 1), math.nan, usable)
