"""A part of a raster, or a coarser one, and the geolocation arrays that still locate it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.geolocation import ArrayLayout, Geolocation
from ..core.grid_layout import inside
from .crs import Projector, spatial_reference
from .gdal_calls import READING, gdal_calls
from .geolocation_given import cut

_EDGE = 2000  # places along the outline of an area
_LATTICE = 200  # places along each axis of the image
_SLACK = 1e-6  # px
RESAMPLINGS = ("nearest", "bilinear", "cubic", "cubicspline", "lanczos", "average")


@dataclass(frozen=True)
class PixelWindow:
    """Whole pixels of an image, and the size to which they are resampled."""

    col: int
    row: int
    width: int
    height: int
    out_width: int
    out_height: int

    @property
    def ratios(self) -> Tuple[float, float]:
        """Pixels of the output for each of the image."""
        return self.out_width / self.width, self.out_height / self.height


def window_of_area(geolocation: Geolocation, area: Any, crs_wkt: str, name: str) -> Tuple[int, int, int, int]:
    """(col, row, width, height) of the pixels that see an area (shapely, in a CRS); InputError where none does."""
    cols, rows = _on_outline(geolocation, area, crs_wkt)
    more = _lattice_inside(geolocation, area, crs_wkt)
    cols, rows = np.append(cols, more[0]), np.append(rows, more[1])
    known = np.isfinite(cols) & np.isfinite(rows)
    if not known.any():
        raise InputError(
            f"The area lies outside of {name}, or where its geolocation arrays have no data: choose another area."
        )
    low, high = [], []
    for values, size in ((cols[known], geolocation.shape[1]), (rows[known], geolocation.shape[0])):
        first = min(max(math.floor(values.min() + _SLACK), 0), size - 1)
        low.append(first)
        high.append(min(max(math.ceil(values.max() - _SLACK), first + 1), size))
    return low[0], low[1], high[0] - low[0], high[1] - low[1]


def _on_outline(geolocation: Geolocation, area: Any, crs_wkt: str) -> Tuple[np.ndarray, np.ndarray]:
    """Pixels of the image at places along the outline."""
    found = [np.empty((0, 2))]
    for polygon in getattr(area, "geoms", [area]):
        ring = np.asarray(polygon.exterior.coords)[:, :2]
        along = np.append(0, np.cumsum(np.hypot(*np.diff(ring, axis=0).T)))
        places = np.union1d(np.linspace(0, along[-1], _EDGE), along)
        found.append(np.column_stack([np.interp(places, along, axis) for axis in ring.T]))
    return geolocation.to_pixel(*Projector(crs_wkt, geolocation.crs_wkt)(*np.vstack(found).T), strict=True)


def _lattice_inside(geolocation: Geolocation, area: Any, crs_wkt: str) -> Tuple[np.ndarray, np.ndarray]:
    """Places of the image, edges included, that lie in the area; longitudes of any turn."""
    rows, cols = geolocation.shape
    lattice = np.meshgrid(*(np.linspace(0, n, min(n, _LATTICE) + 1) for n in (cols, rows)))
    col, row = (v.ravel() for v in lattice)
    x, y = Projector(geolocation.crs_wkt, crs_wkt)(*geolocation.to_map(col, row))
    turns = (-360, 0, 360) if crs_wkt and spatial_reference(crs_wkt).IsGeographic() else (0,)
    found = np.zeros(len(x), bool)
    known = np.isfinite(x) & np.isfinite(y)
    for turn in turns:
        found[known] |= inside(np.column_stack([x[known] + turn, y[known]]), area)
    return col[found], row[found]


def resized_window(
    window: Tuple[int, int, int, int], factor: float | None, size: Tuple[int | None, int | None]
) -> PixelWindow:
    """``factor`` pixels become one, along each axis, of a window that is cut to whole ones; or ``size`` (cols, rows).

    Of a size with one number the other keeps the shape of pixels. Raises InputError.
    """
    col, row, width, height = window
    if factor is not None and factor != 1:
        if any(n is not None for n in size):
            raise InputError("FACTOR and XSIZE or YSIZE both say how large the output is: give one of them.")
        outs = [max(int(n / factor + _SLACK), 1) for n in (width, height)]
        width, height = (min(max(round(out * factor), 1), n) for out, n in zip(outs, (width, height)))
        return PixelWindow(col, row, width, height, *outs)
    across, down = size
    if across is None and down is not None:
        across = max(round(width * down / height), 1)
    if down is None and across is not None:
        down = max(round(height * across / width), 1)
    return PixelWindow(col, row, width, height, across or width, down or height)


def check_window(window: Tuple[int, int, int, int], shape: Tuple[int, int], name: str) -> None:
    """Raise InputError where a window (col, row, width, height) does not lie in the image."""
    col, row, width, height = window
    if col < 0 or row < 0 or width < 1 or height < 1 or col + width > shape[1] or row + height > shape[0]:
        raise InputError(
            f"The window of {width} x {height} pixels from column {col}, line {row} does not lie within {name}, which "
            f"has {shape[1]} x {shape[0]}: columns and lines count from 0; correct them."
        )


def clipped_geolocation(
    geolocation: Geolocation, window: PixelWindow, resampling: str, *, cut_arrays: bool
) -> Geolocation:
    """The arrays of the window: samples as they were, offsets and steps by the rule OFFSET' = (OFFSET - off) * r."""
    part = geolocation
    if cut_arrays:
        part = cut(geolocation, (window.col, window.row, window.width, window.height))
    layout = part.layout.cropped(window.col, window.row)
    if resampling == "nearest":
        layout = layout.cropped(*_picked(window))
    layout = _resized(layout, window.ratios)
    return replace(part, layout=layout, shape=(window.out_height, window.out_width))


def _resized(layout: ArrayLayout, ratios: Tuple[float, float]) -> ArrayLayout:
    return layout if ratios == (1.0, 1.0) else layout.resized(*ratios)


def _picked(window: PixelWindow) -> Tuple[float, float]:
    """How far right and below of the middle of its block the pixel lies that nearest neighbour takes of it."""
    found = []
    for size, out in ((window.width, window.out_width), (window.height, window.out_height)):
        factor = size / out
        found.append(factor // 2 + 0.5 - factor / 2 if factor > 1 and factor == int(factor) else 0.0)
    return found[0], found[1]


def window_view(dataset: gdal.Dataset, window: PixelWindow, resampling: str) -> gdal.Dataset:
    """A VRT in memory of the window; raises GdalProblem."""
    with gdal_calls(**READING) as log:
        options = gdal.TranslateOptions(
            format="VRT", srcWin=[window.col, window.row, window.width, window.height], width=window.out_width,
            height=window.out_height, resampleAlg=resampling,
        )  # fmt: skip
        return log.need(gdal.Translate("", dataset, options=options))


def shared_window(first: Tuple[int, int, int, int], second: Tuple[int, int, int, int]) -> Tuple[int, int, int, int]:
    """What two windows (col, row, width, height) have in common; InputError where there is nothing."""
    low = [max(a, b) for a, b in zip(first[:2], second[:2])]
    high = [min(first[i] + first[i + 2], second[i] + second[i + 2]) for i in (0, 1)]
    if high[0] <= low[0] or high[1] <= low[1]:
        raise InputError("The window of pixels and the areas on the map share no pixel: correct one of them.")
    return low[0], low[1], high[0] - low[0], high[1] - low[1]
