"""Coordinate reference systems as texts: comparison, names, and the projection of points."""

from __future__ import annotations

import threading
from typing import Tuple

import numpy as np
from osgeo import ogr, osr

from ..core.errors import InputError
from ..core.grid import GeoGrid, authority_code
from .gdal_calls import GdalProblem, gdal_calls, reason

_SAME = ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS"]


def spatial_reference(text: str) -> osr.SpatialReference:
    """OSR's object for WKT or an authority code, x before y; raises InputError where the text is not understood."""
    try:
        with gdal_calls():
            srs = osr.SpatialReference()
            if srs.SetFromUserInput(text) != ogr.OGRERR_NONE:
                raise GdalProblem("unknown to PROJ")
            srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    except RuntimeError as problem:
        name = _short(text)
        raise InputError(f"The CRS \"{name}\" cannot be understood ({reason(problem)}): choose another.") from None
    return srs


def _short(text: str) -> str:
    """The name in WKT, a code as it is."""
    return text.split('"')[1][:80] if "[" in text and '"' in text else text[:80]


def wkt_of(srs: osr.SpatialReference | None) -> str:
    """WKT 2, which loses nothing; "" for no CRS."""
    if srs is None:
        return ""
    with gdal_calls():
        return srs.ExportToWkt(["FORMAT=WKT2_2019"]) or ""


def display_name(text: str) -> str:
    """How the CRS is called in messages: its code, else its name."""
    return authority_code(text) or spatial_reference(text).GetName() or "an unnamed CRS"


def equivalent(first: str, second: str) -> bool:
    """True where both texts mean the same CRS, whatever the order of axes."""
    if first == second:
        return True
    if not first or not second:
        return False
    with gdal_calls():
        return bool(spatial_reference(first).IsSame(spatial_reference(second), _SAME))


class Projector:
    """Projects points from one CRS to another; ``area`` is (west, south, east, north) in degrees.

    The area fixes which of several datum shifts is used, so that all windows of a scene use the same. Equal or
    missing CRSs change nothing. May be shared between threads.
    """

    def __init__(self, from_crs: str, to_crs: str, area: Tuple[float, float, float, float] | None = None):
        self._lock = threading.Lock()
        self._transformation = None
        if from_crs and to_crs and not equivalent(from_crs, to_crs):
            self._transformation = _transformation(from_crs, to_crs, area)

    @property
    def changes_nothing(self) -> bool:
        """True where both CRSs are the same."""
        return self._transformation is None

    def __call__(self, x, y) -> Tuple[np.ndarray, np.ndarray]:
        """Arrays of the shape of ``x``; NaN where a point cannot be projected."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        if self.changes_nothing:
            return x, y
        with self._lock, gdal_calls() as log:
            points = self._transformation.TransformPoints(np.column_stack([x.ravel(), y.ravel()]).tolist())
            log.failures.clear()  # points outside the CRS's domain come back as infinity
        projected = np.array(points, float)[:, :2]
        projected[~np.isfinite(projected).all(1)] = np.nan
        return projected[:, 0].reshape(x.shape), projected[:, 1].reshape(x.shape)


def _transformation(from_crs: str, to_crs: str, area) -> osr.CoordinateTransformation:
    try:
        with gdal_calls() as log:
            options = osr.CoordinateTransformationOptions()
            if area is not None:
                options.SetAreaOfInterest(*area)
            return log.need(
                osr.CreateCoordinateTransformation(spatial_reference(from_crs), spatial_reference(to_crs), options)
            )
    except RuntimeError as problem:
        raise InputError(
            f"There is no way from {display_name(from_crs)} to {display_name(to_crs)} ({reason(problem)}): "
            "project one of the inputs first."
        ) from None


def outline(grid: GeoGrid, steps: int = 20) -> Tuple[np.ndarray, np.ndarray]:
    """Map coordinates (x, y) of a lattice over the grid, edges included: (steps + 1)^2 points each."""
    rows, cols = grid.shape
    col, row = np.meshgrid(np.linspace(0, cols, steps + 1), np.linspace(0, rows, steps + 1))
    return grid.to_map(col.ravel(), row.ravel())


def area_of_interest(grid: GeoGrid) -> Tuple[float, float, float, float] | None:
    """(west, south, east, north) of the grid in degrees; None where that cannot be said."""
    if not grid.crs_wkt or spatial_reference(grid.crs_wkt).IsLocal():
        return None
    longitude, latitude = Projector(grid.crs_wkt, "OGC:CRS84")(*outline(grid, 4))
    if not np.isfinite(longitude).all() or np.ptp(longitude) > 180 or np.abs(longitude).max() > 180:
        return None
    return float(longitude.min()), float(latitude.min()), float(longitude.max()), float(latitude.max())


def numerically_equal(grid: GeoGrid, crs: str) -> bool:
    """True where projecting the grid's points to ``crs`` moves none by more than a thousandth of a pixel."""
    x, y = outline(grid, 4)
    try:
        px, py = Projector(grid.crs_wkt, crs, area_of_interest(grid))(x, y)
    except InputError:
        return False
    distance = np.hypot(px - x, py - y)
    return bool(np.all(np.isfinite(distance)) and distance.max() < 1e-3 * min(grid.resolution))
