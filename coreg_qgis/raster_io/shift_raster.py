"""A displacement field as a raster: the shift in map units at every pixel."""

from __future__ import annotations

import math
import os
import tempfile
from typing import Any, Callable, Iterator, List, Protocol, Sequence, Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import CancelledError, InputError, OutputError
from ..core.feedback import SILENT, Feedback, StepFeedback, check_cancelled
from ..core.grid import GeoGrid, Window
from .bad_data import BadData, MaskInput
from .creation_options import split_options
from .crs import spatial_reference
from .fidelity import verify
from .gdal_calls import GdalProblem, gdal_calls, progress_of, reason, small_cache
from .output import can_create, check_output, driver_for, scratch_folder, staged
from .write import WRITING, finish

BANDS = ("X_SHIFT_M", "Y_SHIFT_M")
UNCERTAINTY = "UNCERTAINTY_M"
LONGEST_SIDE = 4000  # px of a grid that is laid out here
PIXELS_BETWEEN_POINTS = 4
_WITHOUT_SPACING = 512  # px of the longer side where the points have no regular distance
_BLOCK_PIXELS = 1 << 15  # fields may cost a lot per pixel: between two blocks the user can cancel
_SNAP = 1e-6  # px
_TIFF = {"TILED": "YES", "COMPRESS": "DEFLATE", "PREDICTOR": "3", "BIGTIFF": "IF_SAFER"}


class Displacement(Protocol):
    """What moves points on the map."""

    def displacement(self, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """(east, north) shifts at map coordinates, NaN where unknown; arrays of one shape."""


def shift_raster_grid(target_grid: GeoGrid, overlap: Any, spacing: float) -> GeoGrid:
    """A grid over ``overlap`` (shapely; None = the whole target) along the target's axes.

    Its pixels are about a quarter of ``spacing``, the distance of the points in target pixels (NaN = irregular), and
    at least so large that no side has more than LONGEST_SIDE of them.
    """
    window = _window_over(target_grid, overlap)
    longest = max(window.shape)
    wanted = spacing / PIXELS_BETWEEN_POINTS if math.isfinite(spacing) else longest / _WITHOUT_SPACING
    return target_grid.subgrid(window, max(1, round(wanted), math.ceil(longest / LONGEST_SIDE)))


def _window_over(grid: GeoGrid, area: Any) -> Window:
    if area is None or area.is_empty:
        return Window(0, 0, *grid.shape)
    from shapely.ops import transform  # noqa: PLC0415  (the plugin must load where shapely is missing)

    def to_pixels(x, y, *_z):
        return grid.to_pixel(np.asarray(x, float), np.asarray(y, float))

    left, top, right, bottom = transform(to_pixels, area).bounds
    left, top = math.floor(left + _SNAP), math.floor(top + _SNAP)
    return Window(top, left, max(math.ceil(bottom - _SNAP) - top, 1), max(math.ceil(right - _SNAP) - left, 1))


def write_shift_raster(
    path: str,
    field: Displacement,
    grid: GeoGrid,
    *,
    inside: Any = None,
    uncertainty: Callable | None = None,
    driver: str = "",
    options: Sequence[str] = (),
    inputs: Sequence[str] = (),
    feedback: Feedback = SILENT,
) -> None:
    """Write the shifts at the pixel centres of ``grid``: bands east and north, map units, Float32, NaN = no data.

    ``inside`` (shapely polygon, CRS of the grid): pixels whose centre lies outside are NaN. ``uncertainty(x, y)``
    gives a third band, map units. Raises InputError, OutputError, also where ``path`` belongs to one of ``inputs``,
    and CancelledError; then nothing is left behind.
    """
    shifts = _Shifts(field, grid, inside, uncertainty)
    write_bands(path, shifts, driver=driver, options=options, inputs=inputs, feedback=feedback)


class Bands(Protocol):
    """Pixels that are computed block by block."""

    grid: GeoGrid
    bands: Sequence[str]  # their names
    block_pixels: int

    def read(self, block: Window) -> np.ndarray:
        """(bands, rows, cols) float32 of a block, NaN = no data."""


def write_bands(
    path: str,
    shifts: Bands,
    *,
    driver: str = "",
    options: Sequence[str] = (),
    inputs: Sequence[str] = (),
    feedback: Feedback = SILENT,
) -> None:
    """Write computed pixels as Float32 with NaN as no data; errors are those of write_shift_raster."""
    path = os.fspath(path)
    name = driver_for(path, driver)
    if name == "VRT":
        raise InputError(f"{path} is a VRT, which cannot hold new pixels: choose another format, for example .tif.")
    creation, (rows, cols) = _creation_options(name, options), shifts.grid.shape
    check_output(path, list(inputs), name, creation, 4 * len(shifts.bands) * rows * cols)
    check_cancelled(feedback)
    try:
        with staged(path) as unfinished, scratch_folder(path) as scratch, small_cache():
            if can_create(name):
                _fill(unfinished, name, creation, shifts, StepFeedback(feedback, 0, 98))
            else:
                _fill_and_copy(unfinished, name, creation, shifts, scratch, feedback)
            expected = gdal.GetDriverByName("MEM").Create("", 1, 1, len(shifts.bands), gdal.GDT_Float32)
            verify(unfinished, expected, shifts.grid, name)
            finish(unfinished, path, name, [], False, feedback)
            check_cancelled(feedback)
    except GdalProblem as problem:
        if feedback.is_cancelled():
            raise CancelledError("The run was cancelled.") from problem
        raise OutputError(
            f"{path} could not be written ({reason(problem)}): check the creation options and the free space."
        ) from problem
    feedback.set_progress(100)


def _creation_options(driver: str, options: Sequence[str]) -> List[str]:
    given = split_options(options)
    defaults = dict(_TIFF) if driver == "GTiff" else {}
    if given.get("COMPRESS", "DEFLATE").upper() not in ("DEFLATE", "LZW", "ZSTD"):
        defaults.pop("PREDICTOR", None)
    return [f"{key}={value}" for key, value in {**defaults, **given}.items()]


class _Shifts:
    """The pixels to come, block by block."""

    block_pixels = _BLOCK_PIXELS

    def __init__(self, field: Displacement, grid: GeoGrid, inside: Any, uncertainty: Callable | None):
        self.grid = grid
        self.bands = BANDS if uncertainty is None else (*BANDS, UNCERTAINTY)
        self._field = field
        self._uncertainty = uncertainty
        self._outline = None
        if inside is not None:
            self._outline = BadData(MaskInput(polygons=(inside,)), grid, "The outline of the shifts")

    def read(self, block: Window) -> np.ndarray:
        """(bands, rows, cols) float32 at the pixel centres of a block."""
        cols, rows = np.meshgrid(block.col + 0.5 + np.arange(block.width), block.row + 0.5 + np.arange(block.height))
        wanted = np.ones(block.shape, bool) if self._outline is None else self._outline.read(block)
        shifts = np.full((len(self.bands), *block.shape), math.nan, np.float32)
        if wanted.any():
            places = self.grid.to_map(cols[wanted], rows[wanted])
            shifts[:2, wanted] = self._field.displacement(*places)
            if self._uncertainty is not None:
                shifts[2, wanted] = self._uncertainty(*places)
        shifts[~np.isfinite(shifts)] = math.nan
        shifts[:, np.isnan(shifts[:2]).any(0)] = math.nan
        return shifts


def _fill_and_copy(path: str, driver: str, creation, shifts: Bands, scratch: str, feedback: Feedback) -> None:
    """For formats that are only written as a whole."""
    first = os.path.join(scratch, "shifts.tif")
    _fill(first, "GTiff", ["TILED=YES", "BIGTIFF=IF_SAFER"], shifts, StepFeedback(feedback, 0, 80))
    with gdal_calls(**WRITING) as log:
        whole = log.need(gdal.Open(first))
        progress = progress_of(StepFeedback(feedback, 80, 98))
        log.need(gdal.GetDriverByName(driver).CreateCopy(path, whole, 0, list(creation), progress))
        whole = None


def _fill(path: str, driver: str, creation, shifts: Bands, feedback: Feedback) -> None:
    target, rows = None, shifts.grid.shape[0]
    with gdal_calls(**WRITING) as log:
        try:
            target = _create(path, driver, creation, shifts, log)
            for block in _blocks(shifts, target.GetRasterBand(1).GetBlockSize()):
                check_cancelled(feedback)
                for number, values in enumerate(shifts.read(block), 1):
                    target.GetRasterBand(number).WriteArray(values, block.col, block.row)
                log.check()
                feedback.set_progress(100 * (block.row + block.height) / rows)
            target.FlushCache()
        finally:
            target = None  # closed before the folder goes, also where an error keeps this frame alive


def _create(path: str, driver: str, creation, shifts: Bands, log) -> gdal.Dataset:
    grid, (rows, cols) = shifts.grid, shifts.grid.shape
    made = gdal.GetDriverByName(driver).Create(path, cols, rows, len(shifts.bands), gdal.GDT_Float32, list(creation))
    target = log.need(made)
    target.SetGeoTransform(grid.geotransform)
    if grid.crs_wkt:
        target.SetSpatialRef(spatial_reference(grid.crs_wkt))
    for number, name in enumerate(shifts.bands, 1):
        target.GetRasterBand(number).SetDescription(name)
        target.GetRasterBand(number).SetNoDataValue(math.nan)
    log.check()
    return target


def _blocks(shifts: Bands, block: Sequence[int]) -> Iterator[Window]:
    """Windows of whole file blocks (width, height), a row of blocks after the other."""
    rows, cols = shifts.grid.shape
    width = min(cols, max(1, shifts.block_pixels // (block[0] * block[1])) * block[0])
    height = min(rows, max(1, shifts.block_pixels // (width * block[1])) * block[1])
    for row in range(0, rows, height):
        for col in range(0, cols, width):
            yield Window(row, col, min(height, rows - row), min(width, cols - col))


class _Zeros:
    """What a format is tried with."""

    grid = GeoGrid((8, 8), (500000.0, 10.0, 0.0, 5000000.0, 0.0, -10.0), "EPSG:32633")
    block_pixels = _BLOCK_PIXELS

    def __init__(self, bands: Sequence[str]):
        self.bands = bands

    def read(self, block: Window) -> np.ndarray:
        """See Bands."""
        return np.zeros((len(self.bands), *block.shape), np.float32)


def try_shift_raster(path: str) -> None:
    """Raise OutputError where a raster of shifts cannot be written in the format of ``path``, before long work."""
    try_bands(path, BANDS, "raster of shifts")


def try_bands(path: str, bands: Sequence[str], label: str = "output", driver: str = "") -> None:
    """Raise OutputError where computed bands cannot be written in a format (default: that of ``path``)."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            write_bands(os.path.join(folder, os.path.basename(path)), _Zeros(bands), driver=driver)
        except (InputError, OutputError) as problem:
            count = {1: "one band", 2: "two bands", 3: "three bands"}.get(len(bands), f"{len(bands)} bands")
            raise OutputError(
                f"The {label} {path} cannot be written in this format: choose one that holds {count} of "
                "floating-point numbers, for example .tif."
            ) from problem
