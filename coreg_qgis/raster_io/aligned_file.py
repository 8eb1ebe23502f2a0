"""Images resampled to another grid, tile by tile, into files of any format."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Callable, Iterator, Sequence, Tuple

import numpy as np
from osgeo import gdal, gdal_array

from ..core.feedback import Feedback, StepFeedback, check_cancelled
from ..core.grid import GeoGrid, Window
from .band_info import alpha_band, copy_bands, has_classes, has_own_mask, structure
from .creation_options import complete_options
from .crs import spatial_reference
from .fidelity import verify
from .gdal_calls import gdal_calls, progress_of, small_cache
from .output import can_create, scratch_folder, staged
from .warp import WarpPlan, array_dataset, sound_resampling, warp
from .write import WRITING, finish, keep_metadata, overview_factors

TILE_BYTES = 8 << 20  # all bands of one block of the output, for which a cancelled run waits
LARGEST_TILE = 2048
WARP_MEGABYTES = 64
OPAQUE = 100  # fits every band type, signed bytes included


@dataclass(frozen=True)
class Alignment:
    """What is warped onto what."""

    view: gdal.Dataset  # the moved image
    origin: gdal.Dataset
    source_grid: GeoGrid
    grid: GeoGrid
    resampling: str
    plan: WarpPlan
    dtype: np.dtype
    alpha: int  # number of the alpha band, 0 = none
    mask: bool  # the output needs a mask of its own
    fill: Tuple[float, ...]  # what stands where there is no data, one a band
    nodata: Tuple[float | None, ...]
    warp: Callable = warp  # or another of the same parameters
    threads: str = "ALL_CPUS"

    @classmethod
    def of(
        cls, origin: gdal.Dataset, view: gdal.Dataset, place: GeoGrid, grid: GeoGrid, resampling: str,
        feedback: Feedback, plan: WarpPlan | None = None, **others,
    ) -> Alignment:  # fmt: skip
        """``view``, which shows the pixels of ``origin`` at ``place``, on ``grid``; tells the user what is decided."""
        if not grid.crs_wkt:
            grid = GeoGrid(grid.shape, grid.geotransform, place.crs_wkt)
        plan = plan or WarpPlan.between(place, grid)
        sound = sound_resampling(resampling, plan.scale)
        if sound != resampling:
            feedback.warning(
                f"GDAL before 3.10 moves the image by half a pixel when {resampling} makes pixels coarser: "
                f"{sound} is used instead."
            )
        bands = [origin.GetRasterBand(n) for n in range(1, origin.RasterCount + 1)]
        dtype = np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(_common_type(bands)))
        nodata = [_representable(band.GetNoDataValue(), dtype) for band in bands]
        alpha = alpha_band(origin) if alpha_band(origin) == origin.RasterCount else 0  # GDAL warps no other
        if alpha or all(value is not None for value in nodata):
            mask = False
        elif dtype.kind == "f" and not has_own_mask(origin):
            mask, nodata = False, [float("nan") if value is None else value for value in nodata]
            feedback.message("The image declares no no-data value: empty pixels of the result are NaN.")
        else:
            mask = has_own_mask(origin) or not _covers(place, grid, plan)
            if mask and not has_own_mask(origin):
                feedback.message(
                    "The image declares no no-data value: empty pixels of the result are marked by a mask."
                )
        fill = tuple(0 if value is None else value for value in nodata)
        return cls(view, origin, place, grid, sound, plan, dtype, alpha, mask, fill, tuple(nodata), **others)


def _representable(nodata: float | None, dtype: np.dtype) -> float | None:
    """The no-data value, None where no pixel can have it."""
    if nodata is None or dtype.kind not in "iu":
        return nodata
    return nodata if np.iinfo(dtype).min <= nodata <= np.iinfo(dtype).max else None  # NaN is in no range


def _common_type(bands) -> int:
    common = bands[0].DataType
    for band in bands[1:]:
        common = gdal.DataTypeUnion(common, band.DataType)
    return common


def _covers(place: GeoGrid, grid: GeoGrid, plan: WarpPlan) -> bool:
    """True where every pixel of ``grid`` lies in the image."""
    cols, rows = plan.source_pixels(place, grid)
    inside = (cols >= 0) & (cols <= place.shape[1]) & (rows >= 0) & (rows <= place.shape[0])
    return bool(inside.all())


def write_tiles(alignment: Alignment, output: str, driver: str, options: Sequence[str], feedback: Feedback) -> None:
    """Write the resampled image whole or not at all. Raises GdalProblem, OutputError, CancelledError."""
    overviews = overview_factors(alignment.origin)
    classes = has_classes(alignment.origin)
    creation = complete_options(driver, options, alignment.origin, output)
    with staged(output) as path, scratch_folder(output) as scratch, small_cache():
        if can_create(driver):
            _fill(alignment, path, driver, creation, scratch, StepFeedback(feedback, 0, 95))
        else:
            first = os.path.join(scratch, "aligned.tif")
            _fill(alignment, first, "GTiff", ["BIGTIFF=IF_SAFER", "TILED=YES"], scratch, StepFeedback(feedback, 0, 70))
            _copy(first, path, driver, creation, StepFeedback(feedback, 70, 95))
        verify(path, alignment.view, alignment.grid, driver)
        finish(path, output, driver, overviews, classes, StepFeedback(feedback, 95, 100))
        check_cancelled(feedback)


def _copy(first: str, path: str, driver: str, creation: Sequence[str], feedback: Feedback) -> None:
    with gdal_calls(**WRITING) as log:
        whole = log.need(gdal.Open(first))
        log.need(gdal.GetDriverByName(driver).CreateCopy(path, whole, 0, list(creation), progress_of(feedback)))


def _fill(alignment: Alignment, path: str, driver: str, creation, scratch: str, feedback: Feedback) -> None:
    target = valid = None
    with gdal_calls(**WRITING) as log:
        try:
            target = _create(alignment, path, driver, creation, log, feedback)
            valid = _create_mask(alignment, os.path.join(scratch, "valid.tif"), log) if alignment.mask else None
            _fill_tiles(alignment, target, valid, log, feedback)
            if valid is not None:
                _write_mask(target, valid, log, feedback)
            target.FlushCache()
        finally:
            target = valid = None  # closed before the folder goes, also where an error keeps this frame alive


def _fill_tiles(alignment: Alignment, target, valid, log, feedback: Feedback) -> None:
    for tile in tiles(alignment, target.GetRasterBand(1).GetBlockSize()):
        check_cancelled(feedback)
        pixels, usable = _warp_tile(alignment, tile)
        for number, band in enumerate(pixels, 1):
            target.GetRasterBand(number).WriteArray(band, tile.col, tile.row)
        if valid is not None:
            valid.GetRasterBand(1).WriteArray(usable, tile.col, tile.row)
        target.FlushCache()  # else gigabytes wait in GDAL's cache, and a cancelled run must write them first
        log.check()
        feedback.set_progress(100 * (tile.row + tile.height) / alignment.grid.shape[0])


def _create(alignment: Alignment, path: str, driver: str, creation, log, feedback: Feedback) -> gdal.Dataset:
    view, (rows, cols) = alignment.view, alignment.grid.shape
    layout = structure(view.GetRasterBand(1))
    bits, signed = layout.get("NBITS"), layout.get("PIXELTYPE")
    extra = [f"NBITS={bits}"] if bits and driver == "GTiff" else []
    extra += [f"PIXELTYPE={signed}"] if signed else []
    creation = list(creation) + [option for option in extra if option.split("=")[0] not in str(creation)]
    code = gdal_array.NumericTypeCodeToGDALTypeCode(alignment.dtype)
    target = log.need(gdal.GetDriverByName(driver).Create(path, cols, rows, view.RasterCount, code, creation))
    target.SetGeoTransform(alignment.grid.geotransform)
    if alignment.grid.crs_wkt:
        target.SetSpatialRef(spatial_reference(alignment.grid.crs_wkt))
    copy_bands(view, target, statistics=False)
    for number, value in enumerate(alignment.nodata, 1):
        if value is not None:
            target.GetRasterBand(number).SetNoDataValue(value)
    keep_metadata(alignment.origin, target, feedback)
    log.check()
    return target


def _create_mask(alignment: Alignment, path: str, log) -> gdal.Dataset:
    rows, cols = alignment.grid.shape
    options = ["COMPRESS=DEFLATE", "ZLEVEL=1", "TILED=YES"]
    return log.need(gdal.GetDriverByName("GTiff").Create(path, cols, rows, 1, gdal.GDT_Byte, options))


def _write_mask(target: gdal.Dataset, valid: gdal.Dataset, log, feedback: Feedback) -> None:
    """Copied at the end: TIFF files grow when mask and image are written by turns."""
    target.FlushCache()
    target.CreateMaskBand(gdal.GMF_PER_DATASET)
    mask, rows = target.GetRasterBand(1).GetMaskBand(), valid.RasterYSize
    for row in range(0, rows, 256):
        check_cancelled(feedback)
        height = min(256, rows - row)
        mask.WriteArray(valid.GetRasterBand(1).ReadAsArray(0, row, valid.RasterXSize, height), 0, row)
        log.check()


def tiles(alignment: Alignment, block: Sequence[int]) -> Iterator[Window]:
    """Windows of the output, whole blocks (width, height) of its file, that fit into TILE_BYTES with all bands."""
    rows, cols = alignment.grid.shape
    pixels = TILE_BYTES // (alignment.dtype.itemsize * (alignment.view.RasterCount + 1))
    width = cols if block[0] >= cols else _multiple(int(pixels**0.5), block[0])
    height = _multiple(pixels // width, block[1])
    for row in range(0, rows, height):
        for col in range(0, cols, width):
            yield Window(row, col, min(height, rows - row), min(width, cols - col))


def _multiple(size: int, step: int) -> int:
    return max(min(size, LARGEST_TILE) // step, 1) * step


def _warp_tile(alignment: Alignment, tile: Window) -> Tuple[np.ndarray, np.ndarray | None]:
    """Pixels (bands, rows, cols) and, where the output gets a mask, 255 for valid ones."""
    bands = alignment.view.RasterCount
    pixels = np.empty((bands + alignment.mask, *tile.shape), alignment.dtype)
    pixels[:bands] = np.array(alignment.fill, alignment.dtype)[:, None, None]
    pixels[bands:] = 0
    target = array_dataset(pixels)
    for number, value in enumerate(alignment.nodata, 1):
        if value is not None:
            target.GetRasterBand(number).SetNoDataValue(value)
    alpha = alignment.alpha or (bands + 1 if alignment.mask else 0)
    options = ["UNIFIED_SRC_NODATA=NO"]
    if alpha:
        target.GetRasterBand(alpha).SetColorInterpretation(gdal.GCI_AlphaBand)
    if alignment.mask:
        options.append(f"DST_ALPHA_MAX={OPAQUE}")
    alignment.warp(
        alignment.view, alignment.source_grid, target, alignment.grid.subgrid(tile), alignment.resampling,
        alignment.plan, threads=alignment.threads, options=options, alpha=(bool(alignment.alpha), bool(alpha)),
        megabytes=WARP_MEGABYTES,
    )  # fmt: skip
    target.FlushCache()
    if not alignment.mask:
        return pixels, None
    return pixels[:bands], np.where(pixels[bands] >= OPAQUE // 2, 255, 0).astype(np.uint8)
