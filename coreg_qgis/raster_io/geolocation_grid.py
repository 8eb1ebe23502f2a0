"""The map grids that swaths are rectified to: which CRS, which pixels, which extent."""

from __future__ import annotations

import math
from typing import Tuple

import numpy as np
from osgeo import osr

from ..core.errors import InputError
from ..core.geolocation import Geolocation
from ..core.grid import GeoGrid
from .crs import Projector, display_name, spatial_reference, wkt_of
from .gdal_calls import gdal_calls
from .grids import SNAP, output_grid
from .record_plan import lattice

Bounds = Tuple[float, float, float, float]
_SEARCHED = 200  # steps along each axis of the image that tell where it lies
_UTM_HALF_WIDTH, _UTM_LATITUDE = 6.0, 84.0  # degrees in which UTM is used
_POLAR_LATITUDE, _ARCTIC, _ANTARCTIC = 60.0, "EPSG:3995", "EPSG:3031"
_AROUND_A_POINT = 60.0  # degrees from the middle up to which an azimuthal projection shows the swath
_LARGEST_SIDE = 2_000_000  # pixels


def suggested_crs(geolocation: Geolocation) -> str:
    """The CRS of arrays in map units; for degrees UTM, polar stereographic or, for wide swaths, an azimuthal one."""
    if not geolocation.geographic:
        return geolocation.crs_wkt
    lon, lat = _places(geolocation)
    lon, lat = lon[np.isfinite(lon)], lat[np.isfinite(lon)]
    centre = np.array([np.mean(np.cos(np.radians(lat)) * f(np.radians(lon))) for f in (np.cos, np.sin)])
    middle = math.degrees(math.atan2(centre[1], centre[0]))
    half_width = np.abs((lon - middle + 180) % 360 - 180).max()
    if half_width <= _UTM_HALF_WIDTH and np.abs(lat).max() <= _UTM_LATITUDE:
        zone = int((middle + 180) // 6) % 60 + 1
        return f"EPSG:{(32600 if np.mean(lat) >= 0 else 32700) + zone}"
    if lat.min() >= _POLAR_LATITUDE or lat.max() <= -_POLAR_LATITUDE:
        return _ARCTIC if lat.min() > 0 else _ANTARCTIC
    up = np.stack([np.cos(np.radians(lat)) * f(np.radians(lon)) for f in (np.cos, np.sin)] + [np.sin(np.radians(lat))])
    mean = up.mean(1) / np.linalg.norm(up.mean(1))
    if np.degrees(np.arccos(np.clip(mean @ up, -1, 1))).max() > _AROUND_A_POINT:
        return "EPSG:4326"
    return _azimuthal(round(math.degrees(math.asin(mean[2]))), round(math.degrees(math.atan2(mean[1], mean[0]))))


def _azimuthal(latitude: int, longitude: int) -> str:
    with gdal_calls():
        crs = osr.SpatialReference()
        crs.SetProjCS(f"WGS 84 / Lambert azimuthal equal area around {latitude} N {longitude} E")
        crs.SetWellKnownGeogCS("WGS84")
        crs.SetLAEA(latitude, longitude, 0, 0)
    return wkt_of(crs)


def rectified_grid(
    geolocation: Geolocation,
    *,
    crs: str = "",
    resolution: float | None = None,
    extent: Bounds | None = None,
    reference: GeoGrid | None = None,
) -> GeoGrid:
    """The grid for a swath in ``crs`` ("" = the suggested one), square pixels of ``resolution`` map units.

    Default resolution: the median pixel of the swath. Default extent: the swath's, in whole pixels. ``extent`` is
    (xmin, ymin, xmax, ymax) in the CRS of the result. ``reference`` gives its CRS and pixels and, without an extent,
    its own. Raises InputError where that makes no grid.
    """
    if extent is not None and not (extent[0] < extent[2] and extent[1] < extent[3]):
        raise InputError(f"The extent {extent} is empty: its minima must be smaller than its maxima.")
    if reference is not None:
        sides = None if resolution is None else (resolution, resolution)
        grid = output_grid(reference, 0, 0, reference=reference, match_extent=True, resolution=sides)
        return grid if extent is None else _over(grid, extent)
    crs = crs or suggested_crs(geolocation)
    size = resolution or ground_pixel(geolocation, crs)
    if extent is None:
        west, south, east, north = swath_bounds(geolocation, crs)
        west, north = math.floor(west / size + SNAP) * size, math.ceil(north / size - SNAP) * size
    else:
        west, south, east, north = extent
    shape = tuple(max(math.ceil(v / size - SNAP), 1) for v in (north - south, east - west))
    if max(shape) > _LARGEST_SIDE:
        raise InputError(
            f"The rectified image would have {shape[1]} x {shape[0]} pixels of {size:g} map units: give a coarser "
            f"resolution or a smaller extent, in units of {display_name(crs)}."
        )
    return GeoGrid(shape, (west, size, 0, north, 0, -size), crs)


def _over(grid: GeoGrid, extent: Bounds) -> GeoGrid:
    """The whole pixels of ``grid``, continued, that cover an extent."""
    cols, rows = grid.to_pixel(np.array([extent[0], extent[2]] * 2), np.array([extent[1]] * 2 + [extent[3]] * 2))
    (left, right), (top, bottom) = (
        (math.floor(v.min() + SNAP), math.ceil(v.max() - SNAP)) for v in (cols, rows)
    )
    west, north = grid.to_map(left, top)
    _, a, b, _, c, d = grid.geotransform
    return GeoGrid((max(bottom - top, 1), max(right - left, 1)), (west, a, b, north, c, d), grid.crs_wkt)


def ground_pixel(geolocation: Geolocation, crs: str) -> float:
    """Side of a square as large as the median pixel, in map units of ``crs``; raises InputError where unknown."""
    rows, cols = geolocation.shape
    col, row = (np.clip(v, 0, n - 1) for v, n in zip(lattice(geolocation.shape, 60), (cols, rows)))
    here, right, below = (_in_crs(geolocation, crs, col + i, row + j) for i, j in ((0, 0), (1, 0), (0, 1)))
    (a, c), (b, d) = ((v[0] - here[0], v[1] - here[1]) for v in (right, below))
    areas = np.abs(a * d - b * c)
    areas = areas[np.isfinite(areas) & (areas > 0)]
    if not areas.size:
        raise InputError(
            f"The swath cannot be projected to {display_name(crs)}, or its pixels have no area: choose another CRS "
            "and check the geolocation arrays."
        )
    return float(_rounded(math.sqrt(np.median(areas))))


def _rounded(size: float) -> float:
    """Three digits: no one wants pixels of 1012.3849 m."""
    digits = 2 - math.floor(math.log10(size))
    return round(size, digits)


def swath_bounds(geolocation: Geolocation, crs: str) -> Bounds:
    """(xmin, ymin, xmax, ymax) of the swath in a CRS; degrees go on across the dateline where that is narrower."""
    x, y = swath_places(geolocation, crs)
    if not len(x):
        raise InputError(f"The swath cannot be projected to {display_name(crs)}: choose another CRS.")
    if spatial_reference(crs).IsGeographic() and np.ptp(x) > 180 and np.ptp(x % 360) <= 180:
        x = x % 360
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def swath_places(geolocation: Geolocation, crs: str) -> Tuple[np.ndarray, np.ndarray]:
    """Map coordinates in a CRS of places all over the image, its edges included; without those that are unknown."""
    x, y = Projector(geolocation.crs_wkt, crs)(*_places(geolocation))
    known = np.isfinite(x) & np.isfinite(y)
    return x[known], y[known]


def _in_crs(geolocation: Geolocation, crs: str, col, row):
    return Projector(geolocation.crs_wkt, crs)(*geolocation.to_map(col, row))


def _places(geolocation: Geolocation) -> Tuple[np.ndarray, np.ndarray]:
    """Coordinates, in the CRS of the arrays, all over the image and at the outermost samples that are known."""
    col, row = lattice(geolocation.shape, _SEARCHED)
    rim_col, rim_row = _rim(geolocation)
    return geolocation.to_map(np.concatenate([col, rim_col]), np.concatenate([row, rim_row]))


def _rim(geolocation: Geolocation) -> Tuple[np.ndarray, np.ndarray]:
    """(col, row) of the first and last known sample of each row and column, within the image."""
    known = np.isfinite(geolocation.x)
    if known.all():  # then the edges of the image are known, too
        return np.zeros(0), np.zeros(0)
    u, v = [], []
    for axis in (0, 1):
        lines = np.flatnonzero(known.any(axis))
        first = known.argmax(axis)[lines]
        last = known.shape[axis] - 1 - np.flip(known, axis).argmax(axis)[lines]
        for at in (first, last):
            u.append(lines if axis == 0 else at)
            v.append(at if axis == 0 else lines)
    col, row = geolocation.layout.to_image(np.concatenate(u), np.concatenate(v))
    return np.clip(col, 0, geolocation.shape[1]), np.clip(row, 0, geolocation.shape[0])


def bounds_in(extent: Bounds, from_crs: str, to_crs: str) -> Bounds:
    """The extent around an extent of another CRS; raises InputError where it cannot be projected."""
    west, south, east, north = extent
    across, along = (v / _SEARCHED for v in lattice((_SEARCHED, _SEARCHED), 40))
    x, y = Projector(from_crs, to_crs)(west + (east - west) * across, south + (north - south) * along)
    known = np.isfinite(x) & np.isfinite(y)
    if not known.any():
        raise InputError(f"The extent cannot be projected to {display_name(to_crs)}: give it in that CRS.")
    return float(x[known].min()), float(y[known].min()), float(x[known].max()), float(y[known].max())
