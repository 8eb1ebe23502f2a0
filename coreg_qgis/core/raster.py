"""What matching reads from: windows of one band with a validity mask, from memory here, from files in raster_io."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, Tuple

import numpy as np

from .errors import InputError
from .grid import GeoGrid, Window, same_crs

RESAMPLINGS = ("nearest", "bilinear", "cubic", "cubicspline", "lanczos", "average")
_LARGEST = 1e36  # windows are scaled before anything is squared
_SPLINE_ORDER = {"nearest": 0, "bilinear": 1, "cubic": 3, "cubicspline": 3, "lanczos": 3, "average": 1}


class RasterSource(Protocol):
    """A georeferenced raster that is read window by window."""

    grid: GeoGrid
    band_count: int
    name: str

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """Values (float32) and validity (bool, True = usable) of a window; outside the raster all is invalid.

        ``factor`` > 1 averages squares of that many pixels: the result has shape ceil(shape / factor), and a
        result pixel is valid where at least half of the pixels under it are. Invalid values are 0.
        """

    def on_grid(self, grid: GeoGrid, resampling: str) -> RasterSource:
        """The same raster as it appears on another grid; reading a window is the resampling."""


def read_usable(
    source: RasterSource, window: Window, band: int = 1, factor: int = 1
) -> Tuple[np.ndarray, np.ndarray]:
    """As RasterSource.read, without values near the limits of float32: they are no-data that nobody declared."""
    values, valid = source.read(window, band, factor)
    if getattr(source, "all_usable", False):
        return values, valid
    if values.min(initial=0) >= -_LARGEST and values.max(initial=0) <= _LARGEST:
        return values, valid
    extreme = np.abs(values) > _LARGEST
    return np.where(extreme, 0, values), valid & ~extreme


def block_mean(values: np.ndarray, valid: np.ndarray, factor: int) -> Tuple[np.ndarray, np.ndarray]:
    """Mean of the valid pixels in squares of ``factor`` pixels, and where at least half of them are valid."""
    if factor == 1:
        return values, valid
    rows, cols = (-(-n // factor) for n in values.shape)
    padding = ((0, rows * factor - values.shape[0]), (0, cols * factor - values.shape[1]))
    weight = np.pad(valid, padding).reshape(rows, factor, cols, factor).sum((1, 3), dtype=np.float32)
    filled = np.pad(np.where(valid, values, 0), padding)
    total = filled.reshape(rows, factor, cols, factor).sum((1, 3), dtype=np.float64)
    enough = weight >= factor * factor / 2
    return np.where(enough, total / np.maximum(weight, 1), 0).astype(np.float32), enough


@dataclass(frozen=True, eq=False)
class ArrayRaster:
    """A numpy array with a geotransform and a CRS: (rows, cols) or (bands, rows, cols), any real dtype.

    Values equal to ``nodata``, not finite, masked (numpy.ma) or True in ``bad`` (rows, cols) are not used.
    Raises InputError for arrays of other dimensions or a mask of another shape.
    """

    array: np.ndarray
    geotransform: Tuple[float, ...]
    crs_wkt: str = ""
    nodata: float | None = None
    bad: np.ndarray | None = None
    name: str = "array"

    def __post_init__(self) -> None:
        """Check the shapes and make the array three-dimensional."""
        if self.array.ndim not in (2, 3) or 0 in self.array.shape:
            raise InputError(
                f"The array of {self.name} has shape {self.array.shape}; give (rows, cols) or (bands, rows, cols)."
            )
        if np.iscomplexobj(self.array):
            raise InputError(f"The array of {self.name} is complex; give its magnitude instead.")
        if self.bad is not None and self.bad.shape != self.array.shape[-2:]:
            raise InputError(f"The mask of {self.name} has shape {self.bad.shape}, its array {self.array.shape[-2:]}.")

    @property
    def grid(self) -> GeoGrid:
        """The grid of the array."""
        return GeoGrid(self.array.shape[-2:], self.geotransform, self.crs_wkt)

    @property
    def band_count(self) -> int:
        """Number of bands."""
        return 1 if self.array.ndim == 2 else self.array.shape[0]

    def _band(self, band: int) -> np.ndarray:
        if not 1 <= band <= self.band_count:
            raise InputError(f"{self.name} has {self.band_count} band(s), but band {band} was asked for.")
        return self.array if self.array.ndim == 2 else self.array[band - 1]

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource.read."""
        source = self._band(band)
        inside, place = _clip(window, source.shape)
        values = np.zeros(window.shape, np.float32)
        valid = np.zeros(window.shape, bool)
        part = source[inside]
        valid[place] = self._usable(part, inside)
        values[place] = np.where(valid[place], np.ma.getdata(part), 0)
        return block_mean(values, valid, factor)

    def _usable(self, part: np.ndarray, inside: Tuple[slice, slice]) -> np.ndarray:
        usable = ~np.ma.getmaskarray(part)
        data = np.ma.getdata(part)
        if np.issubdtype(data.dtype, np.floating):
            with np.errstate(over="ignore"):  # what float32 cannot hold is not finite either
                usable &= np.isfinite(data.astype(np.float32))
        if self.nodata is not None:
            usable &= data != self.nodata
        if self.bad is not None:
            usable &= ~self.bad[inside].astype(bool)
        return usable

    def on_grid(self, grid: GeoGrid, resampling: str = "cubic") -> RasterSource:
        """The array on another grid of the same CRS; raises InputError where the CRSs differ."""
        if not same_crs(self.crs_wkt, grid.crs_wkt):
            raise InputError(
                f"{self.name} is in another CRS than the grid it is compared on: reproject the array first, "
                "or run the algorithm on files, which are projected on the fly."
            )
        return ResampledRaster(self, grid, resampling)


@dataclass(frozen=True, eq=False)
class ResampledRaster:
    """Another source of the same CRS as it appears on ``grid``, resampled by scipy's splines when it is read."""

    source: RasterSource
    grid: GeoGrid
    resampling: str = "cubic"

    @property
    def band_count(self) -> int:
        """Number of bands of the source."""
        return self.source.band_count

    @property
    def name(self) -> str:
        """Name of the source."""
        return self.source.name

    def on_grid(self, grid: GeoGrid, resampling: str = "cubic") -> RasterSource:
        """Resample from the original, never twice."""
        return self.source.on_grid(grid, resampling)

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource.read."""
        target = self.grid.subgrid(window, factor)
        # Average whole source pixels first, so that a coarser grid sees areas and not points of the finer image;
        # but nearest keeps values as they are: the mean of two classes is another class.
        ratio = min(np.divide(target.resolution, self.source.grid.resolution))
        shrink = 1 if self.resampling == "nearest" else max(1, round(ratio))
        patch, origin = self._patch_below(target, shrink)
        values, valid = self.source.read(patch, band, shrink)
        return sample_affine(values, valid, origin, target, _SPLINE_ORDER[self.resampling])

    def _patch_below(self, target: GeoGrid, shrink: int) -> Tuple[Window, GeoGrid]:
        cols, rows = self.source.grid.to_pixel(*target.corners().T)
        margin = 8 * shrink
        row, col = int(np.floor(rows.min())) - margin, int(np.floor(cols.min())) - margin
        height, width = int(np.ceil(rows.max())) + margin - row, int(np.ceil(cols.max())) + margin - col
        patch = Window(row, col, -(-height // shrink) * shrink, -(-width // shrink) * shrink)
        return patch, self.source.grid.subgrid(patch, shrink)


def sample_affine(
    values: np.ndarray, valid: np.ndarray, origin: GeoGrid, target: GeoGrid, order: int
) -> Tuple[np.ndarray, np.ndarray]:
    """Values given on grid ``origin`` at the pixel centres of ``target`` (same CRS), by splines of ``order``.

    A result is valid where the nearest source pixels all are; invalid pixels are filled by the mean before the
    interpolation, so that they do not ring.
    """
    from scipy import ndimage  # noqa: PLC0415  (the plugin must load where scipy is missing)

    col0, row0 = origin.to_pixel(*target.to_map(0.5, 0.5))
    col_c, row_c = (v - w for v, w in zip(origin.to_pixel(*target.to_map(1.5, 0.5)), (col0, row0)))
    col_r, row_r = (v - w for v, w in zip(origin.to_pixel(*target.to_map(0.5, 1.5)), (col0, row0)))
    matrix, offset = np.array([[row_r, row_c], [col_r, col_c]]), np.array([row0 - 0.5, col0 - 0.5])
    filled = np.where(valid, values, values[valid].mean() if valid.any() else 0).astype(np.float32)
    sampled = ndimage.affine_transform(filled, matrix, offset, target.shape, order=order, mode="nearest")
    share = ndimage.affine_transform(
        valid.astype(np.float32), matrix, offset, target.shape, order=min(order, 1), mode="constant", cval=0.0
    )
    usable = share > 0.999
    return np.where(usable, sampled, 0).astype(np.float32), usable


def _clip(window: Window, shape: Tuple[int, int]) -> Tuple[Tuple[slice, slice], Tuple[slice, slice]]:
    """The part of a window inside a raster: as slices of the raster, and as slices of the window."""
    slices = []
    for start, length, limit in ((window.row, window.height, shape[0]), (window.col, window.width, shape[1])):
        first = min(max(start, 0), limit)
        last = max(min(start + length, limit), first)
        slices.append((slice(first, last), slice(first - start, last - start)))
    (rows, rows_in), (cols, cols_in) = slices
    return (rows, cols), (rows_in, cols_in)
