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
    empty = source.nodata if source.nodata is not None else (np.nan if dtype.kind == "f" else 0)
    bands = []
    for band in range(1, source.band_count + 1):
        values, valid = view.read(Window(0, 0, *grid.shape), band)
        if dtype.kind in "iub":
            limits = (0, 1) if dtype.kind == "b" else (np.iinfo(dtype).min, np.iinfo(dtype).max)
            values = np.clip(np.rint(values.astype(np.float64)), *limits)
        bands.append(np.where(valid, values, empty).astype(dtype))
    return bands[0] if source.array.ndim == 2 else np.stack(bands)


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
