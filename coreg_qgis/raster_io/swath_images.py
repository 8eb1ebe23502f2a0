"""An image that arrays place and its reference, both in the pixels of that image: nothing of it is resampled."""

from __future__ import annotations

from typing import Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError, NoOverlapError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.geolocation import Geolocation
from ..core.grid import Window
from ..core.swath_correction import sampled, swath_grid
from .crs import Projector, area_of_interest, display_name, spatial_reference
from .gdal_calls import gdal_calls
from .gdal_raster import GdalRaster
from .geolocation_domain import read_sound_geolocation
from .open import name_of, open_dataset

TILE, _SMALLEST = 256, 16  # px
_MOST = 6 << 20  # pixels read at a time; tiles that need more, as some at poles and the dateline do, are split
_FINEST = 8  # places in a pixel, along each axis, whose mean is what the pixel sees
_MARGIN = 6  # pixels around what is read, for the splines
_BESIDE = 64  # pixels west of a map that are not taken for its east
_NODES = 12  # along each axis, between which projections are interpolated
_EXACT = 0.005  # pixels of what is read
_MANY = 2000  # places from which interpolating is quicker
_PROBES = 60


def open_swath(
    source: str,
    label: str,
    *,
    nodata: float | None = None,
    derive_nodata: bool = True,
    feedback: Feedback = SILENT,
) -> Tuple[GdalRaster, Geolocation]:
    """An image with geolocation arrays on the grid of its pixels (``swath_grid``), and the arrays; raises InputError.

    ``nodata`` and ``derive_nodata`` are those of ``open_raster``.
    """
    dataset = open_dataset(source, label)
    name = name_of(source, label)
    geolocation = read_sound_geolocation(dataset, label, feedback=feedback)
    for band in range(1, dataset.RasterCount + 1):
        if gdal.DataTypeIsComplex(dataset.GetRasterBand(band).DataType):
            raise InputError(f"{name} holds complex numbers in band {band}: compute their magnitude first.")
    grid = swath_grid(geolocation.shape)
    raster = GdalRaster(dataset, grid, name, nodata=nodata, derive_nodata=derive_nodata, feedback=feedback)
    return raster, geolocation


def reference_in_swath(
    reference: GdalRaster, band: int, geolocation: Geolocation, path: str, *, feedback: Feedback = SILENT
) -> GdalRaster:
    """What an image with these arrays would show if it saw the reference: written to the GeoTIFF ``path``.

    Pixels are the mean over their area; NaN where the arrays or the reference hold nothing. Raises NoOverlapError
    where that is everywhere, InputError, CancelledError.
    """
    view, (rows, cols), seen = _View(reference, band, geolocation), geolocation.shape, False
    with gdal_calls() as log:
        options = ["TILED=YES", "BIGTIFF=IF_SAFER"]
        made = log.need(gdal.GetDriverByName("GTiff").Create(path, cols, rows, 1, gdal.GDT_Float32, options))
        made.GetRasterBand(1).SetNoDataValue(np.nan)
        for row in range(0, rows, TILE):
            for col in range(0, cols, TILE):
                check_cancelled(feedback)
                values = view.tile(Window(row, col, min(TILE, rows - row), min(TILE, cols - col)))
                seen = seen or bool(np.isfinite(values).any())
                made.GetRasterBand(1).WriteArray(values, col, row)
            reference.empty_cache()
            feedback.set_progress(100 * row / rows)
        made.FlushCache()
    if not seen:
        raise NoOverlapError(_nothing_shared(reference, geolocation))
    return GdalRaster(made, swath_grid(geolocation.shape), reference.name, derive_nodata=False, feedback=feedback)


def _nothing_shared(reference: GdalRaster, geolocation: Geolocation) -> str:
    crs = display_name(geolocation.crs_wkt)
    x, y = geolocation.x, geolocation.y
    bounds = ", ".join(f"{v:.6g}" for v in reference.grid.window_bounds())
    return (
        f"{reference.name} holds no data where the arrays place the image: they reach from {np.nanmin(x):.6g} to "
        f"{np.nanmax(x):.6g} east and from {np.nanmin(y):.6g} to {np.nanmax(y):.6g} north ({crs}), the reference over "
        f"{bounds} ({display_name(reference.grid.crs_wkt)}). Choose a reference of the same area, or check the arrays."
    )


class _View:
    """The reference as it is seen from places of the swath."""

    def __init__(self, reference: GdalRaster, band: int, geolocation: Geolocation):
        self._reference, self._band, self._geolocation = reference, band, geolocation
        area = area_of_interest(reference.grid)
        self._projector = Projector(geolocation.crs_wkt, reference.grid.crs_wkt, area)
        degrees = spatial_reference(reference.grid.crs_wkt).IsGeographic()
        self._west = reference.grid.window_bounds()[0] if degrees else None

    def tile(self, window: Window) -> np.ndarray:
        """float32 (rows, cols) of a window of the swath, NaN where nothing is seen."""
        empty = np.full(window.shape, np.nan, np.float32)
        shrink, fine = self._scale(window)
        down, across = fine
        row = window.row + (np.arange(window.height * down) + 0.5) / down
        col = window.col + (np.arange(window.width * across) + 0.5) / across
        at = self._pixels(*np.meshgrid(col, row), _EXACT * shrink)
        height, width = self._reference.grid.shape
        inside = (at[0] >= 0) & (at[0] <= width) & (at[1] >= 0) & (at[1] <= height)
        if not inside.any():
            return empty
        patch = _patch([v[inside] for v in at], shrink)
        if patch.height * patch.width > _MOST * shrink**2 and min(window.shape) > _SMALLEST:
            return self._parts(window, empty)
        values, valid = self._reference.read(patch, self._band, shrink)
        found, usable = sampled(values, valid, (at[0] - patch.col) / shrink, (at[1] - patch.row) / shrink)
        return _mean(found, usable & inside, window.shape, fine)

    def _parts(self, window: Window, result: np.ndarray) -> np.ndarray:
        half = tuple(-(-n // 2) for n in window.shape)
        for top in (0, half[0]):
            for left in (0, half[1]):
                size = min(half[0], window.height - top), min(half[1], window.width - left)
                part = self.tile(Window(window.row + top, window.col + left, *size))
                result[top : top + size[0], left : left + size[1]] = part
        return result

    def _scale(self, window: Window) -> Tuple[int, Tuple[int, int]]:
        """(pixels of the reference read as one, places looked at in a pixel (down, across))."""
        col, row = np.meshgrid(*(
            start + (np.arange(5) + 0.5) * size / 5
            for start, size in ((window.col, window.width), (window.row, window.height))
        ))  # fmt: skip
        lengths = []
        for right, down in ((0, 0.5), (0.5, 0)):
            there = np.array(self._pixels(col + right, row + down)) - np.array(self._pixels(col - right, row - down))
            length = np.hypot(*there)
            # A tile that is unknown at all probes may be known between them.
            lengths.append(float(np.median(length[np.isfinite(length)])) if np.isfinite(length).any() else 1.0)
        shrink = max(1, round(min(lengths)))
        fine = tuple(int(np.clip(round(length / shrink), 1, _FINEST)) for length in lengths)
        return shrink, fine

    def _pixels(self, col: np.ndarray, row: np.ndarray, tolerance: float = 0.0) -> Tuple[np.ndarray, np.ndarray]:
        """Pixels of the reference, NaN where unknown; ``tolerance`` in them, 0 = exact."""
        x, y = self._geolocation.to_map(col, row)
        known = np.isfinite(x + y)
        places = [np.full(x.shape, np.nan) for _ in range(2)]
        if known.any():
            found = self._projected(x[known], y[known], tolerance)
            if self._west is not None:  # a map over the dateline goes on beyond 180 degrees
                beside = _BESIDE * self._reference.grid.resolution[0]
                found = (found[0] - self._west + beside) % 360 + self._west - beside, found[1]
            for place, values in zip(places, self._reference.grid.to_pixel(*found)):
                place[known] = values
        return places[0], places[1]

    def _projected(self, x: np.ndarray, y: np.ndarray, tolerance: float) -> Tuple[np.ndarray, np.ndarray]:
        """Projections vary smoothly over a tile: a few exact places and splines between them serve all others."""
        from scipy.interpolate import RectBivariateSpline  # noqa: PLC0415  (the plugin must load where it is missing)

        if self._projector.changes_nothing or not tolerance or len(x) < _MANY or not (np.ptp(x) and np.ptp(y)):
            return self._projector(x, y)
        axes = [np.linspace(v.min(), v.max(), _NODES) for v in (x, y)]
        nodes = self._projector(*np.meshgrid(*axes, indexing="ij"))
        if not np.isfinite(nodes).all():
            return self._projector(x, y)
        splines = [RectBivariateSpline(*axes, node) for node in nodes]
        some = slice(None, None, max(len(x) // _PROBES, 1))
        exact = np.stack(self._projector(x[some], y[some]))
        off = np.stack([spline.ev(x[some], y[some]) for spline in splines]) - exact
        if not np.hypot(*self._reference.grid.vector_to_pixel(*off)).max() <= tolerance:
            return self._projector(x, y)
        return splines[0].ev(x, y), splines[1].ev(x, y)


def _patch(at, shrink: int) -> Window:
    """The window that holds the places and what splines need around them, in whole squares of ``shrink`` pixels."""
    margin = _MARGIN * shrink
    col, row = (int(np.floor(v.min())) - margin for v in at)
    width, height = (-(-(int(np.ceil(v.max())) + margin - first) // shrink) for v, first in zip(at, (col, row)))
    return Window(row, col, height * shrink, width * shrink)


def _mean(values: np.ndarray, usable: np.ndarray, shape, fine: Tuple[int, int]) -> np.ndarray:
    """The mean over the places in each pixel; NaN where less than half of them are usable."""
    cells = shape[0], fine[0], shape[1], fine[1]
    count = usable.reshape(cells).sum((1, 3))
    total = np.where(usable, values, 0).reshape(cells).sum((1, 3), dtype=np.float64)
    enough = 2 * count >= fine[0] * fine[1]
    return np.where(enough, total / np.maximum(count, 1), np.nan).astype(np.float32)
