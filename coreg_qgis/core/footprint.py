"""Where a raster holds data: its footprint as a polygon, and what two of them share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, List, Tuple

import numpy as np
from scipy import ndimage
from shapely.affinity import affine_transform
from shapely.geometry import Polygon, box
from shapely.ops import unary_union
from shapely.validation import make_valid

from .errors import InputError, NoOverlapError
from .feedback import SILENT, Feedback, check_cancelled
from .grid import GeoGrid, Window
from .raster import ArrayRaster, RasterSource, read_usable

MAX_SIDE = 1024  # of the decimated mask from which matching takes its footprints
_MANY_RUNS = 20_000  # scattered no-data gives so many pieces that they are closed before they become polygons


@dataclass(frozen=True, eq=False)
class Decimated:
    """A raster read at a fraction of its resolution: values, validity and their grid."""

    values: np.ndarray
    valid: np.ndarray
    grid: GeoGrid
    factor: int


def read_decimated(
    source: RasterSource, band: int, window: Window, factor: int, feedback: Feedback = SILENT
) -> Decimated:
    """``window`` of the source averaged over squares of ``factor`` pixels, read in bands of rows."""
    grid = source.grid.subgrid(window, factor)
    values, valid = np.zeros(grid.shape, np.float32), np.zeros(grid.shape, bool)
    step = max(1, 1024 // factor)
    for first in range(0, grid.shape[0], step):
        check_cancelled(feedback)
        last = min(first + step, grid.shape[0])
        height = min(last * factor, window.height) - first * factor
        part = Window(window.row + first * factor, window.col, height, window.width)
        values[first:last], valid[first:last] = read_usable(source, part, band, factor)
        feedback.set_progress(100 * last / grid.shape[0])
    return Decimated(values, valid, grid, factor)


@dataclass(frozen=True, eq=False)
class Overview:
    """A raster one band of which has been read at a fraction of its resolution: coarser reads do not read it again."""

    source: RasterSource
    band: int
    whole: Decimated

    @property
    def grid(self) -> GeoGrid:
        """The grid at full resolution."""
        return self.source.grid

    @property
    def factor(self) -> int:
        """Windows whose place and factor are multiples of this are known."""
        return self.whole.factor

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource.read."""
        if band != self.band or any(n % self.factor for n in (factor, window.row, window.col)):
            return self.source.read(window, band, factor)
        small = ArrayRaster(self.whole.values, self.whole.grid.geotransform, bad=~self.whole.valid)
        place = Window(
            window.row // self.factor, window.col // self.factor, *(-(-n // self.factor) for n in window.shape)
        )
        return small.read(place, 1, factor // self.factor)


def overview(source: RasterSource, band: int = 1, feedback: Feedback = SILENT) -> Overview:
    """The raster read once so that it is at most ``MAX_SIDE`` pixels across."""
    factor = max(1, math.ceil(max(source.grid.shape) / MAX_SIDE))
    whole = Window(0, 0, *source.grid.shape)
    return Overview(source, band, read_decimated(source, band, whole, factor, feedback))


def valid_footprint(source: RasterSource, band: int = 1, feedback: Feedback = SILENT) -> Any:
    """Polygon of the pixels that hold data, in the raster's CRS, as fine as ``MAX_SIDE`` pixels across allow.

    Raises InputError where no pixel holds data.
    """
    return footprint_of(overview(source, band, feedback))


def footprint_of(seen: Overview) -> Any:
    """As valid_footprint."""
    footprint = polygon_of(seen.whole.valid, seen.whole.grid)
    # The last decimated row and column may reach past the raster.
    footprint = footprint.intersection(Polygon(seen.grid.corners()))
    if footprint.is_empty:
        raise InputError(
            f"{seen.source.name} holds no valid data in band {seen.band}: check its no-data value and its mask."
        )
    return footprint


def polygon_of(valid: np.ndarray, grid: GeoGrid) -> Any:
    """Polygon of the True pixels of ``valid`` on ``grid``; empty where there are none."""
    runs = _boxes(valid)
    if len(runs) > _MANY_RUNS:
        runs = _boxes(ndimage.binary_closing(np.pad(valid, 2), iterations=2)[2:-2, 2:-2] | valid)
    x0, a, b, y0, c, d = grid.geotransform
    return affine_transform(unary_union([box(*run) for run in runs]), [a, b, c, d, x0, y0])


def _boxes(valid: np.ndarray) -> List[Tuple[int, int, int, int]]:
    """Rectangles (col, row, col, row) that tile the True pixels: runs of a row, joined over rows that repeat."""
    padded = np.zeros((valid.shape[0], valid.shape[1] + 2), np.int8)
    padded[:, 1:-1] = valid
    edges = np.diff(padded, axis=1)
    boxes, open_runs, since = [], None, 0
    for row in range(valid.shape[0]):
        if row == 0 or (valid[row] != valid[row - 1]).any():
            boxes += [(first, since, last, row) for first, last in open_runs or []]
            starts, stops = np.flatnonzero(edges[row] == 1), np.flatnonzero(edges[row] == -1)
            open_runs, since = list(zip(starts.tolist(), stops.tolist())), row
    return boxes + [(first, since, last, valid.shape[0]) for first, last in open_runs or []]


def overlap_of(reference: Any, target: Any) -> Any:
    """What two footprints in the same CRS share; raises NoOverlapError where that has no area."""
    # Outlines drawn by hand may cross themselves.
    reference, target = (g if g.is_valid else make_valid(g) for g in (reference, target))
    shared = reference.intersection(target)
    polygons = [g for g in getattr(shared, "geoms", [shared]) if g.geom_type in ("Polygon", "MultiPolygon")]
    shared = unary_union(polygons)
    if shared.is_empty or shared.area <= 0:
        raise NoOverlapError(
            "The reference and the target image do not overlap: check that both show the same place and that "
            "their CRSs are right."
        )
    return shared


def window_over(grid: GeoGrid, geometry: Any) -> Window:
    """The smallest window of ``grid`` that covers the bounds of a geometry in the same CRS."""
    xmin, ymin, xmax, ymax = geometry.bounds
    cols, rows = grid.to_pixel(np.array([xmin, xmax, xmax, xmin]), np.array([ymin, ymin, ymax, ymax]))
    row, col = math.floor(rows.min() + 1e-6), math.floor(cols.min() + 1e-6)
    height, width = math.ceil(rows.max() - 1e-6) - row, math.ceil(cols.max() - 1e-6) - col
    return Window(row, col, max(1, height), max(1, width))
