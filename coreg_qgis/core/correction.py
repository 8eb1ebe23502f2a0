"""Coregistration of arrays without any file: detect, then correct, all in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Tuple

import numpy as np

from .envi import format_map_info, map_info
from .errors import InputError, NoMatchError
from .feedback import SILENT, Feedback
from .global_shift import DEFAULTS, GlobalShift, GlobalShiftSettings, detect_global_shift
from .grid import GeoGrid, Window
from .raster import RESAMPLINGS, ArrayRaster


@dataclass(frozen=True, eq=False)
class Coregistered:
    """A corrected array and where it lies; ``array`` has the target's dtype and number of dimensions."""

    shift: GlobalShift
    array: np.ndarray
    geotransform: Tuple[float, ...]
    crs_wkt: str
    is_shifted: bool  # False where the images lay right already (shift below the uncertainty)
    is_resampled: bool  # False: the pixels are those of the target, only the geotransform moved

    @property
    def map_info(self) -> List[Any]:
        """ENVI's map info of the corrected array."""
        return map_info(self.geotransform, self.crs_wkt)


def coregister_arrays(
    reference: ArrayRaster,
    target: ArrayRaster,
    settings: GlobalShiftSettings = DEFAULTS,
    *,
    align_to_reference: bool = False,
    resampling: str = "cubic",
    feedback: Feedback = SILENT,
) -> Coregistered:
    """Bring ``target`` onto ``reference``: the geotransform moves, or the pixels are resampled to the reference's grid.

    Resampled pixels without data get the target's nodata value (NaN or 0 where it has none). Raises NoMatchError
    where nothing could be matched, besides the errors of detect_global_shift.
    """
    shift = detect_global_shift(reference, target, settings, feedback=feedback)
    if not shift.found:
        raise NoMatchError(shift.status)
    corrected = ArrayRaster(
        target.array, shift.corrected_geotransform, target.crs_wkt, target.nodata, target.bad, target.name
    )
    is_shifted = bool(np.hypot(shift.x_shift_px, shift.y_shift_px) > shift.uncertainty_px)
    if not align_to_reference:
        return Coregistered(shift, target.array, corrected.geotransform, target.crs_wkt, is_shifted, False)
    array = resampled(corrected, reference.grid, resampling)
    return Coregistered(shift, array, reference.grid.geotransform, target.crs_wkt, is_shifted, True)


def resampled(source: ArrayRaster, grid: GeoGrid, resampling: str = "cubic") -> np.ndarray:
    """All bands of a raster on another grid of the same CRS, in the dtype and dimensions of its array."""
    if resampling not in RESAMPLINGS:
        raise InputError(f"The resampling method {resampling!r} is unknown: use one of {', '.join(RESAMPLINGS)}.")
    view = source.on_grid(grid, resampling)
    dtype = source.array.dtype
    empty = _empty_value(source.nodata, dtype)
    bands = []
    for band in range(1, source.band_count + 1):
        if resampling == "nearest":
            bands.append(_nearest(source, band, grid, empty))
            continue
        values, valid = view.read(Window(0, 0, *grid.shape), band)
        if dtype.kind in "iub":
            low, high = _limits(dtype)
            # The largest 64-bit integers are no floats: the next one below still converts.
            high = high if int(float(high)) == high else np.nextafter(float(high), 0)
            values = np.clip(np.rint(values.astype(np.float64)), low, high)
        bands.append(np.where(valid, values, empty).astype(dtype))
    return bands[0] if source.array.ndim == 2 else np.stack(bands)


def _nearest(source: ArrayRaster, band: int, grid: GeoGrid, empty: float) -> np.ndarray:
    """Values as they are: float32 would round the numbers of classes and objects."""
    cols, rows = np.meshgrid(np.arange(grid.shape[1]) + 0.5, np.arange(grid.shape[0]) + 0.5)
    col, row = (np.floor(v + 1e-6).astype(int) for v in source.grid.to_pixel(*grid.to_map(cols, rows)))
    height, width = source.grid.shape
    valid = (row >= 0) & (row < height) & (col >= 0) & (col < width)
    row, col = np.where(valid, row, 0), np.where(valid, col, 0)
    valid &= source.read(Window(0, 0, height, width), band)[1][row, col]
    values = np.ma.getdata(source.array if source.array.ndim == 2 else source.array[band - 1])
    result = np.full(grid.shape, empty, values.dtype)
    result[valid] = values[row, col][valid]
    return result


def _empty_value(nodata: float | None, dtype: np.dtype) -> float:
    """What pixels without data hold: the nodata value where the dtype can hold it, else NaN or 0."""
    if dtype.kind == "f":
        return np.nan if nodata is None else nodata
    low, high = _limits(dtype)
    return nodata if nodata is not None and low <= nodata <= high else 0


def _limits(dtype: np.dtype) -> Tuple[int, int]:
    return (0, 1) if dtype.kind == "b" else (int(np.iinfo(dtype).min), int(np.iinfo(dtype).max))


def describe(shift: GlobalShift, crs_wkt: str = "") -> str:
    """The figures of a detection as lines of text, for a console."""
    if not shift.found:
        return shift.status
    grid = shift.target_grid
    crs = crs_wkt or grid.crs_wkt
    lines = [
        f"Status: {shift.status}",
        f"Windows that agree: {int(shift.used.sum())} of {len(shift.matches)}",
        f"Shift in target pixels (right, down): {shift.x_shift_px:.4f}, {shift.y_shift_px:.4f}",
        f"Shift in map units (east, north): {shift.x_shift_m:.6g}, {shift.y_shift_m:.6g}",
        f"Length {shift.abs_shift:.6g} map units, azimuth {shift.angle:.2f} degrees clockwise from north",
        f"Reliability {shift.reliability:.1f} %, uncertainty {shift.uncertainty_px:.4f} px (1 sigma)",
        f"Similarity (SSIM) before {shift.ssim_before:.3f}, after {shift.ssim_after:.3f}",
    ]
    for label, geotransform in (("Original", grid.geotransform), ("Updated", shift.corrected_geotransform)):
        try:
            lines.append(f"{label} {format_map_info(map_info(geotransform, crs))}")
        except InputError:  # ENVI has no words for this grid, but GDAL has
            lines.append(f"{label} geotransform {geotransform}")
    return "\n".join(lines)
