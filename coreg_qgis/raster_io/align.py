"""Correction with resampling: the shifted image on another grid, block by block."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Iterator, Sequence, Tuple

import numpy as np
from osgeo import gdal, gdal_array

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, StepFeedback, check_cancelled
from ..core.grid import GeoGrid, Window
from ..core.raster import RESAMPLINGS
from .band_info import alpha_band, copy_bands, has_classes, has_own_mask, structure
from .creation_options import complete_options
from .crs import spatial_reference
from .fidelity import verify
from .gdal_calls import READING, GdalProblem, gdal_calls, progress_of, small_cache
from .grids import output_grid
from .open import georeferenced_grid, name_of, open_dataset
from .output import can_create, check_output, driver_for, expected_bytes, scratch_folder, staged
from .virtual import shifted_vrt, source_name
from .warp import WarpPlan, array_dataset, sound_resampling, warp
from .warped_vrt import write_warped_vrt
from .write import LABEL, WRITING, failure, finish, keep_metadata, overview_factors, warn_of_loss

__all__ = ["output_grid", "refuse_classes", "write_aligned"]

TILE_BYTES = 32 << 20  # all bands of one block of the output
LARGEST_TILE = 2048
WARP_MEGABYTES = 64
OPAQUE = 100  # fits every band type, signed bytes included


@dataclass(frozen=True)
class Alignment:
    """What is warped onto what."""

    view: gdal.Dataset  # the shifted image
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


def write_aligned(
    source: str,
    output: str,
    dx: float,
    dy: float,
    grid: GeoGrid,
    *,
    resampling: str,
    driver: str = "",
    options: Sequence[str] = (),
    feedback: Feedback = SILENT,
) -> None:
    """Write ``source`` moved by (dx, dy) map units of its CRS and resampled once to ``grid`` (any CRS).

    No-data value, metadata, band names, scale, offset and overviews are kept. Without a no-data value, empty pixels
    are NaN in float images and marked by a mask in others. Raises InputError (also for classes with another
    resampling than nearest), OutputError, CancelledError; then nothing is left behind.
    """
    output, source = os.fspath(output), os.fspath(source)
    if resampling not in RESAMPLINGS:
        raise InputError(f"There is no resampling method \"{resampling}\": choose one of {', '.join(RESAMPLINGS)}.")
    dataset = open_dataset(source, LABEL)
    place = georeferenced_grid(dataset, name_of(source, LABEL)).shifted(dx, dy)
    name = driver_for(output, driver)
    refuse_classes(source, resampling)
    check_output(output, [source], name, options, 0 if name == "VRT" else expected_bytes(source, grid), like=source)
    check_cancelled(feedback)
    try:
        with gdal_calls(**READING):
            alignment = _alignment(dataset, place, grid, resampling, shifted_vrt(dataset, dx, dy, feedback), feedback)
        if name == "VRT":
            write_warped_vrt(alignment, source_name(dataset), output, feedback)
            return
        warn_of_loss(options, feedback, dataset)
        _write(alignment, output, name, options, feedback)
    except GdalProblem as problem:
        raise failure(problem, source, output, feedback) from problem
    feedback.set_progress(100)


def refuse_classes(source: str, resampling: str) -> None:
    """Raise InputError where the values cannot be resampled like that."""
    if resampling == "nearest":
        return
    dataset = open_dataset(source, LABEL)
    if has_classes(dataset):
        raise InputError(
            f"{name_of(source, LABEL)} has a colour table: its values are classes that cannot be averaged, "
            "choose the resampling method nearest."
        )
    if structure(dataset.GetRasterBand(1)).get("PIXELTYPE") == "SIGNEDBYTE":
        raise InputError(
            f"{name_of(source, LABEL)} holds signed bytes, which this GDAL can only resample by nearest: "
            "choose that, or convert the image to Int16 first."
        )


def _alignment(dataset, place: GeoGrid, grid: GeoGrid, resampling: str, view, feedback: Feedback) -> Alignment:
    if not grid.crs_wkt:
        grid = GeoGrid(grid.shape, grid.geotransform, place.crs_wkt)
    plan = WarpPlan.between(place, grid)
    sound = sound_resampling(resampling, plan.scale)
    if sound != resampling:
        feedback.warning(
            f"GDAL before 3.10 moves the image by half a pixel when {resampling} makes pixels coarser: "
            f"{sound} is used instead."
        )
    bands = [dataset.GetRasterBand(n) for n in range(1, dataset.RasterCount + 1)]
    dtype = np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(_common_type(bands)))
    nodata = [_representable(band.GetNoDataValue(), dtype) for band in bands]
    alpha = alpha_band(dataset) if alpha_band(dataset) == dataset.RasterCount else 0  # GDAL warps no other
    if alpha or all(value is not None for value in nodata):
        mask = False
    elif dtype.kind == "f" and not has_own_mask(dataset):
        mask, nodata = False, [float("nan") if value is None else value for value in nodata]
        feedback.message("The image declares no no-data value: empty pixels of the result are NaN.")
    else:
        mask = has_own_mask(dataset) or not _covers(place, grid, plan)
        if mask and not has_own_mask(dataset):
            feedback.message("The image declares no no-data value: empty pixels of the result are marked by a mask.")
    fill = tuple(0 if value is None else value for value in nodata)
    return Alignment(view, dataset, place, grid, sound, plan, dtype, alpha, mask, fill, tuple(nodata))


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


def _write(alignment: Alignment, output: str, driver: str, options: Sequence[str], feedback: Feedback) -> None:
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
    warp(
        alignment.view, alignment.source_grid, target, alignment.grid.subgrid(tile), alignment.resampling,
        alignment.plan, threads="ALL_CPUS", options=options, alpha=(bool(alignment.alpha), bool(alpha)),
        megabytes=WARP_MEGABYTES,
    )  # fmt: skip
    target.FlushCache()
    if not alignment.mask:
        return pixels, None
    return pixels[:bands], np.where(pixels[bands] >= OPAQUE // 2, 255, 0).astype(np.uint8)
