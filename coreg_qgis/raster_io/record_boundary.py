"""Images that go on beyond their edges, as IRAF's geotran has them: constant, nearest, reflect, wrap."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import List, Sequence, Tuple

import numpy as np
from osgeo import gdal, gdal_array

from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.grid import GeoGrid, Window
from .band_info import has_own_mask
from .field_plan import warp_by_field
from .gdal_calls import gdal_calls
from .record_plan import KERNEL, RecordPlan
from .warp import array_dataset, tile_like

BOUNDARIES = ("constant", "nearest", "reflect", "wrap")
LARGEST_WINDOW = 64 << 20  # bytes of the image that are held for one part of the output
SMALLEST_PART = 16  # px
MOST_SHRUNK = 64
_SMALL = 512  # px of the image
_SEARCH = 8  # px between the places of a part that are looked at
_FARTHEST = 1e12  # px
_VALID = 100  # fits every band type
_OPAQUE = {np.dtype(np.uint16): 65535, np.dtype(np.int16): 32767}


def folded(start: int, count: int, size: int, boundary: str) -> np.ndarray:
    """Index, within 0 ... size - 1, of ``count`` pixels from ``start`` on; -1 where the constant stands.

    The reflection does not repeat the pixel at the edge, as in IRAF.
    """
    index = start + np.arange(count)
    if boundary == "nearest":
        return np.clip(index, 0, size - 1)
    if boundary == "wrap":
        return index % size
    if boundary == "reflect":
        index = index % max(2 * size - 2, 1)
        return np.minimum(index, 2 * size - 2 - index)
    return np.where((index >= 0) & (index < size), index, -1)


@dataclass(frozen=True)
class Extended:
    """As ``field_plan.warp_by_field`` for a RecordPlan, with an image that goes on; ``skipped`` counts lost pixels."""

    boundary: str
    constant: float = 0.0
    feedback: Feedback = SILENT
    skipped: List[int] = field(default_factory=list)

    def __call__(
        self, source: gdal.Dataset, source_grid: GeoGrid, target: gdal.Dataset, target_grid: GeoGrid, resampling: str,
        plan: RecordPlan, **settings,
    ) -> None:  # fmt: skip
        """Warp part by part, each from the window of the image that it needs."""
        pixel = gdal.GetDataTypeSize(target.GetRasterBand(1).DataType) // 8 * (source.RasterCount + 1)
        settings = {**settings, "resampling": resampling, "plan": plan}
        parts = [Window(0, 0, *target_grid.shape)]
        while parts:
            part = parts.pop()
            check_cancelled(self.feedback)
            window = _needed(plan, source_grid, target_grid.subgrid(part))
            if window is None:
                continue
            if window.height * window.width * pixel <= LARGEST_WINDOW and not _is_absurd(window, part, plan):
                self._warp_part(source, source_grid, target, target_grid, window, part, settings)
            elif max(part.shape) <= SMALLEST_PART:
                self.skipped.append(part.height * part.width)
            else:
                parts += _halves(part)

    def _warp_part(self, source, source_grid, target, target_grid, window, part, settings) -> None:
        box = part.col, part.row, part.width, part.height
        pixels = np.atleast_3d(target.ReadAsArray(*box).T).T.copy()  # bands first, also where there is one
        tile = tile_like(target, pixels)
        own_alpha, tile_alpha = settings.get("alpha", (False, False))
        image, masked = self._image(source, window, pixels.dtype, own_alpha)
        options = list(settings.get("options", ())) + ([f"SRC_ALPHA_MAX={_VALID}"] if masked else [])
        changed = {**settings, "options": options, "alpha": (own_alpha or masked, tile_alpha)}
        warp_by_field(image, source_grid.subgrid(window), tile, target_grid.subgrid(part), **changed)
        tile.FlushCache()
        for number, band in enumerate(pixels, 1):
            target.GetRasterBand(number).WriteArray(band, part.col, part.row)

    def _image(self, source: gdal.Dataset, window: Window, dtype: np.dtype, alpha: bool) -> Tuple[gdal.Dataset, bool]:
        """The window, and whether its last band is the image's mask."""
        size = source.RasterYSize, source.RasterXSize
        rows, cols = (
            folded(start, count, n, self.boundary)
            for start, count, n in zip((window.row, window.col), window.shape, size)
        )
        bands = [source.GetRasterBand(number) for number in range(1, source.RasterCount + 1)]
        masked = has_own_mask(source)
        beyond = [self.constant] * len(bands)
        if alpha:
            beyond[-1] = _OPAQUE.get(dtype, 255)
        pixels = np.empty((len(bands) + masked, *window.shape), dtype)
        for number, (band, value) in enumerate(zip(bands, beyond)):
            _fold(band, rows, cols, value, pixels[number])
        if masked:
            inside = np.empty(window.shape, np.uint8)
            _fold(bands[0].GetMaskBand(), rows, cols, 255, inside)
            pixels[-1] = np.where(inside, _VALID, 0)
        image = array_dataset(pixels)
        for number, band in enumerate(bands, 1):
            if band.GetNoDataValue() is not None:
                image.GetRasterBand(number).SetNoDataValue(band.GetNoDataValue())
        if alpha or masked:
            image.GetRasterBand(image.RasterCount).SetColorInterpretation(gdal.GCI_AlphaBand)
        return image, masked


def _needed(plan: RecordPlan, source: GeoGrid, target: GeoGrid) -> Window | None:
    """The window of the endless image that ``target`` shows; None where no place is known."""
    axes = [np.linspace(0, n, max(math.ceil(n / _SEARCH), 1) + 1) for n in target.shape]
    row, col = np.meshgrid(*axes, indexing="ij")
    found = np.array(plan.places(source, target, col.ravel(), row.ravel()))
    found = found[:, np.isfinite(found).all(0)]
    if not found.size:
        return None
    margin = math.ceil(KERNEL * max(1.0, *plan.scale)) + KERNEL
    low, high = (np.clip(v, -_FARTHEST, _FARTHEST) for v in (found.min(1), found.max(1)))
    left, top = (math.floor(v) - margin for v in low)
    right, bottom = (math.ceil(v) + margin for v in high)
    return Window(top, left, bottom - top, right - left)


def _is_absurd(window: Window, part: Window, plan: RecordPlan) -> bool:
    """Whether the image shrinks here so much more than elsewhere that a polynomial must have left its limits far."""
    usual = np.maximum(plan.scale, 1.0) * part.shape[::-1]
    return bool((window.shape[::-1] > MOST_SHRUNK * usual + _SMALL).any())


def _halves(part: Window) -> Sequence[Window]:
    if part.height >= part.width:
        first = part.height // 2
        return [
            Window(part.row, part.col, first, part.width),
            Window(part.row + first, part.col, part.height - first, part.width),
        ]
    first = part.width // 2
    return [
        Window(part.row, part.col, part.height, first),
        Window(part.row, part.col + first, part.height, part.width - first),
    ]


def _fold(band: gdal.Band, rows: np.ndarray, cols: np.ndarray, constant: float, into: np.ndarray) -> None:
    """Pixels of the band at the rows and columns, each pixel of the file read once."""
    code = gdal_array.NumericTypeCodeToGDALTypeCode(into.dtype)
    unique_rows, unique_cols = (np.unique(index[index >= 0]) for index in (rows, cols))
    compact = np.empty((len(unique_rows), len(unique_cols)), into.dtype)
    with gdal_calls() as log:
        for row, height, top in _ranges(unique_rows):
            for col, width, left in _ranges(unique_cols):
                data = log.need(band.ReadAsArray(col, row, width, height, buf_type=code))
                compact[top:top + height, left:left + width] = data
    into[...] = constant
    inside = np.ix_(np.flatnonzero(rows >= 0), np.flatnonzero(cols >= 0))
    at = (np.searchsorted(unique, index[index >= 0]) for unique, index in ((unique_rows, rows), (unique_cols, cols)))
    into[inside] = compact[np.ix_(*at)]


def _ranges(unique: np.ndarray) -> List[Tuple[int, int, int]]:
    """(first value, count, index) of the runs of neighbours in sorted whole numbers."""
    starts = np.flatnonzero(np.diff(unique, prepend=-2) > 1)
    ends = [*starts[1:].tolist(), len(unique)]
    return [(int(unique[start]), end - start, start) for start, end in zip(starts.tolist(), ends)]
