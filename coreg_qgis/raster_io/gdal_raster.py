"""A raster on disk, read window by window with its validity."""

from __future__ import annotations

import copy
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Dict, Iterator, List, Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.grid import GeoGrid, Window
from .decimation import mean_of_squares
from .gdal_calls import READING, gdal_calls, reason
from .validity import derived_nodata, holds_data, read_pixels

if TYPE_CHECKING:
    from .bad_data import BadData
    from .warped_raster import WarpedRaster

CHUNK_BYTES = 6 << 20  # what one step of a decimated read holds in the band's own type
CACHE_BYTES = 40 << 20  # GDAL's block cache is emptied after so much, since its own limit is 5 % of all memory
KEPT_BYTES = 96 << 20  # but images that are no larger stay there: they are gone through several times


@dataclass(frozen=True)
class BandRules:
    """What makes a pixel of one band invalid."""

    nodata: float | None
    mask: gdal.Band | None  # 0 = invalid; a mask or alpha band


class GdalRaster:
    """A georeferenced raster file as a RasterSource; made by ``open.open_raster``.

    ``band_count`` counts the bands that hold data: an alpha band only says where they do. Band numbers are GDAL's.
    ``read`` may be called from several threads.
    """

    def __init__(
        self,
        dataset: gdal.Dataset,
        grid: GeoGrid,
        name: str,
        *,
        nodata: float | None = None,
        derive_nodata: bool = True,
        feedback: Feedback = SILENT,
    ):
        self.grid = grid
        self.name = name
        self.dataset = dataset
        self.lock = threading.RLock()
        self.feedback = feedback
        self._nodata = nodata
        self._derive_nodata = derive_nodata
        self._bad: BadData | None = None
        self._rules: Dict[int, BandRules] = {}
        with gdal_calls(**READING):
            self.data_bands = [n for n in range(1, dataset.RasterCount + 1) if not _is_alpha(dataset, n)]
            interleave = dataset.GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE")
        self._bands_per_block = dataset.RasterCount if interleave == "PIXEL" else 1
        self._cached = 0  # bytes read since the cache was emptied

    @property
    def band_count(self) -> int:
        """Number of bands that hold data."""
        return len(self.data_bands)

    @property
    def block_rows(self) -> int:
        """Rows of the file's own blocks: reading whole blocks at once decodes none twice."""
        return self.dataset.GetRasterBand(1).GetBlockSize()[1]

    def with_crs(self, crs_wkt: str) -> GdalRaster:
        """The same raster with another text for its CRS."""
        other = copy.copy(self)
        other.grid = GeoGrid(self.grid.shape, self.grid.geotransform, crs_wkt)
        return other

    def with_bad_data(self, bad: BadData) -> GdalRaster:
        """The same raster with the pixels of ``bad`` taken out."""
        other = copy.copy(self)
        other._bad = bad
        return other

    def on_grid(self, grid: GeoGrid, resampling: str = "cubic") -> WarpedRaster:
        """See RasterSource.on_grid; any CRS, any orientation."""
        from .warped_raster import WarpedRaster  # noqa: PLC0415  (each needs the other)

        return WarpedRaster(self, grid, resampling)

    def nodata(self, band: int = 1) -> float | None:
        """The no-data value in force for a band: given, declared, or derived from the corners."""
        with self.lock, self._reading(Window(0, 0, *self.grid.shape)):
            return self._rules_of(band).nodata

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource.read. Raises InputError for a band that is not there and for damaged files."""
        if factor > 1:
            return self._read_decimated(window, band, factor)
        data, valid = self._read_native(window, band)
        with np.errstate(over="ignore"):
            values = data.astype(np.float32)
        if data.dtype == np.float64:
            finite = np.isfinite(values)
            valid = finite if valid is None else valid & finite
        if valid is None:
            return values, np.ones(window.shape, bool)
        values[~valid] = 0
        return values, valid

    def read_valid(self, window: Window, band: int = 1) -> np.ndarray:
        """Validity alone, bool (rows, cols)."""
        valid = self._read_native(window, band)[1]
        return np.ones(window.shape, bool) if valid is None else valid

    def _read_decimated(self, window: Window, band: int, factor: int) -> Tuple[np.ndarray, np.ndarray]:
        shape = (-(-window.height // factor), -(-window.width // factor))
        means, enough = np.zeros(shape, np.float32), np.zeros(shape, bool)
        itemsize = gdal.GetDataTypeSize(self._band(band).DataType) // 8
        step = max(CHUNK_BYTES // max(window.width * itemsize * factor, 1), 1)
        for first in range(0, shape[0], step):
            check_cancelled(self.feedback)
            rows = min(step * factor, window.height - first * factor)
            part = Window(window.row + first * factor, window.col, rows, window.width)
            place = slice(first, first + step)
            means[place], enough[place] = mean_of_squares(*self._read_native(part, band), factor)
            self._cached += rows * window.width * itemsize * self._bands_per_block
            if self._cached > CACHE_BYTES:
                self.empty_cache()
        enough &= np.isfinite(means)
        means[~enough] = 0
        return means, enough

    def _read_native(self, window: Window, band: int) -> Tuple[np.ndarray, np.ndarray | None]:
        """The window in the band's own type, and its validity (None = all valid)."""
        inside, place = _inside(window, self.grid.shape)
        if inside.height == 0 or inside.width == 0:
            self._band(band)
            return np.zeros(window.shape, np.uint8), np.zeros(window.shape, bool)
        with self.lock, self._reading(inside):
            data, valid = self._read_inside(inside, band)
        if self._bad is not None:
            good = ~self._bad.read(inside)
            valid = good if valid is None else valid & good
        if inside == window:
            return data, valid
        padded, padded_valid = np.zeros(window.shape, data.dtype), np.zeros(window.shape, bool)
        padded[place] = data
        padded_valid[place] = True if valid is None else valid
        return padded, padded_valid

    def _read_inside(self, inside: Window, band: int) -> Tuple[np.ndarray, np.ndarray | None]:
        rules, gdal_band = self._rules_of(band), self._band(band)
        box = inside.col, inside.row, inside.width, inside.height
        data = read_pixels(gdal_band, *box)
        valid = holds_data(data, rules.nodata)
        if rules.mask is not None:
            unmasked = read_pixels(rules.mask, *box) != 0
            valid = unmasked if valid is None else valid & unmasked
        return data, valid

    def _band(self, band: int) -> gdal.Band:
        if band in self.data_bands:
            return self.dataset.GetRasterBand(band)
        if 1 <= band <= self.dataset.RasterCount:
            raise InputError(f"{self.name}: band {band} is its alpha band; choose one of {_listed(self.data_bands)}.")
        raise InputError(f"{self.name} has {self.band_count} band(s), but band {band} was asked for.")

    def _rules_of(self, band: int) -> BandRules:
        if band not in self._rules:
            self._rules[band] = self._find_rules(band)
        return self._rules[band]

    def _find_rules(self, band: int) -> BandRules:
        gdal_band = self._band(band)
        mask = self._mask_of(gdal_band)
        if self._nodata is not None:
            return BandRules(self._nodata, mask)
        nodata = gdal_band.GetNoDataValue()
        if nodata is None and mask is None and self._derive_nodata:
            nodata = derived_nodata(gdal_band)
            if nodata is not None:
                self.feedback.message(
                    f"{self.name} declares no no-data value: {nodata:g} is taken from the corners of band {band}. "
                    "Give a no-data value, or switch this off, if that is wrong."
                )
        return BandRules(nodata, mask)

    def _mask_of(self, band: gdal.Band) -> gdal.Band | None:
        flags = band.GetMaskFlags()
        # NODATA_VALUES (a pixel is missing where all bands are) comes as a mask of the whole dataset.
        by_all_bands = flags & gdal.GMF_NODATA and flags & gdal.GMF_PER_DATASET and self._nodata is None
        if by_all_bands or not flags & (gdal.GMF_ALL_VALID | gdal.GMF_NODATA):
            return band.GetMaskBand()
        alphas = [n for n in range(1, self.dataset.RasterCount + 1) if n not in self.data_bands]
        return self.dataset.GetRasterBand(alphas[0]) if alphas else None

    def empty_cache(self) -> None:
        """Give back the blocks that GDAL keeps for later reads, unless the whole image is small."""
        self._cached = 0
        itemsize = gdal.GetDataTypeSize(self.dataset.GetRasterBand(1).DataType) // 8
        rows, cols = self.grid.shape
        if rows * cols * itemsize * self._bands_per_block > KEPT_BYTES:
            with self.lock, gdal_calls(**READING):
                self.dataset.FlushCache()

    @contextmanager
    def _reading(self, window: Window) -> Iterator[None]:
        """GDAL calls whose failure means that the file is damaged."""
        try:
            with gdal_calls(**READING):
                yield
        except RuntimeError as problem:
            raise InputError(
                f"{self.name} cannot be read in rows {window.row + 1} to {window.row + window.height} "
                f"({reason(problem)}): the file is damaged or incomplete, get a fresh copy."
            ) from problem


def _is_alpha(dataset: gdal.Dataset, band: int) -> bool:
    return dataset.GetRasterBand(band).GetColorInterpretation() == gdal.GCI_AlphaBand


def _listed(numbers: List[int]) -> str:
    return ", ".join(map(str, numbers)) or "none"


def _inside(window: Window, shape: Tuple[int, int]) -> Tuple[Window, Tuple[slice, slice]]:
    """The part of a window that lies in the raster, and its place in the window."""
    top, left = (min(max(start, 0), size) for start, size in zip((window.row, window.col), shape))
    bottom = max(min(window.row + window.height, shape[0]), top)
    right = max(min(window.col + window.width, shape[1]), left)
    place = (slice(top - window.row, bottom - window.row), slice(left - window.col, right - window.col))
    return Window(top, left, bottom - top, right - left), place
