"""Pixels that must take no part in the matching: clouds, water, whatever the user has marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Tuple

import numpy as np
from osgeo import gdal, ogr

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback
from ..core.grid import GeoGrid, Window
from .footprint import memory_layer, transform_geometry
from .gdal_calls import gdal_calls, reason
from .gdal_raster import GdalRaster
from .warp import array_dataset

FINER = 0.75  # a mask whose pixels are smaller than this share of the image's is asked for any bad pixel below


@dataclass(frozen=True, eq=False)
class MaskInput:
    """Where an image is bad: where a raster's first band is valid and not 0, or inside polygons (shapely).

    A pixel is bad where its centre lies in a polygon. ``crs_wkt`` is the polygons' CRS, "" = the image's.
    """

    source: str = ""
    polygons: Tuple[Any, ...] = ()
    crs_wkt: str = ""


class BadData:
    """The bad pixels of one image grid, found window by window."""

    def __init__(self, mask: MaskInput, grid: GeoGrid, label: str = "The mask", feedback: Feedback = SILENT):
        self.grid = grid
        self._raster = _mask_raster(mask.source, grid, label, feedback) if mask.source else None
        self._polygons = [_in_crs(p, mask.crs_wkt, grid.crs_wkt, label) for p in mask.polygons if not p.is_empty]
        self._bounds = np.array([p.bounds for p in self._polygons], float).reshape(-1, 4)

    def read(self, window: Window) -> np.ndarray:
        """True where a pixel of the window is bad, bool (rows, cols)."""
        bad = self._burn(window)
        if self._raster is not None:
            values, valid = self._raster.read(window)
            bad |= valid & (values != 0)
        return bad

    def _burn(self, window: Window) -> np.ndarray:
        bad = np.zeros(window.shape, np.uint8)
        xmin, ymin, xmax, ymax = self.grid.window_bounds(window)
        left, bottom, right, top = self._bounds.T
        hits = np.flatnonzero((left <= xmax) & (right >= xmin) & (bottom <= ymax) & (top >= ymin))
        if len(hits):
            _rasterise([self._polygons[i] for i in hits], self.grid.subgrid(window), bad)
        return bad.astype(bool)


class _NonZero(GdalRaster):
    """A mask as 1 where it is not zero, so that averages and maxima of it mean something."""

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource.read."""
        data, valid = self._read_native(window, band)
        values = (data != 0).astype(np.float32)
        if valid is None:
            valid = np.ones(window.shape, bool)
        values[~valid] = 0
        return (values, valid) if factor == 1 else _any_of(values, valid, factor)


def _any_of(values: np.ndarray, valid: np.ndarray, factor: int) -> Tuple[np.ndarray, np.ndarray]:
    rows, cols = (-(-n // factor) for n in values.shape)
    padding = ((0, rows * factor - values.shape[0]), (0, cols * factor - values.shape[1]))
    squares = (np.pad(a, padding).reshape(rows, factor, cols, factor) for a in (values, valid))
    marked, known = (square.max((1, 3)) for square in squares)
    return marked, known


def _mask_raster(source: str, grid: GeoGrid, label: str, feedback: Feedback):
    from .open import open_raster  # noqa: PLC0415  (open applies masks)

    raster = open_raster(source, label=label, derive_nodata=False, feedback=feedback, kind=_NonZero)
    if raster.grid == GeoGrid(grid.shape, grid.geotransform, raster.grid.crs_wkt):
        return raster
    warped = raster.on_grid(grid, "nearest")
    return raster.on_grid(grid, "max") if min(warped.scale) > 1 / FINER else warped


def _in_crs(polygon, from_crs: str, to_crs: str, label: str):
    if polygon.geom_type not in ("Polygon", "MultiPolygon", "GeometryCollection"):
        raise InputError(f"{label} holds a {polygon.geom_type}: give polygons.")
    return transform_geometry(polygon, from_crs, to_crs) if from_crs else polygon


def _rasterise(polygons, grid: GeoGrid, bad: np.ndarray) -> None:
    """Set ``bad`` to 1 where a pixel's centre lies inside."""
    try:
        with gdal_calls() as log:
            target = array_dataset(bad)
            target.SetGeoTransform((1, 1, 0, 1, 0, 1))  # at (0, 0) GDAL would take it for "not georeferenced"
            _store, layer = memory_layer()
            for polygon in polygons:
                feature = ogr.Feature(layer.GetLayerDefn())
                feature.SetGeometry(ogr.CreateGeometryFromWkb(_to_pixels(polygon, grid).wkb))
                layer.CreateFeature(feature)
            gdal.RasterizeLayer(target, [1], layer, burn_values=[1])
            target.FlushCache()
            log.check()
    except RuntimeError as problem:
        raise InputError(f"The mask's polygons cannot be used ({reason(problem)}): repair them first.") from problem


def _to_pixels(polygon, grid: GeoGrid):
    """Pixel coordinates plus one: this suits rotated grids, and needs no CRS."""
    from shapely.ops import transform  # noqa: PLC0415  (the plugin must load where shapely is missing)

    def place(x, y, *_z):
        col, row = grid.to_pixel(np.asarray(x, float), np.asarray(y, float))
        return col + 1, row + 1

    return transform(place, polygon)
