"""GDAL's warper on arrays and datasets whose place is given by grids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence, Tuple

import numpy as np
from osgeo import gdal, gdal_array

from ..core.grid import GeoGrid
from .crs import Projector, area_of_interest, spatial_reference
from .gdal_calls import gdal_calls

# A hundredth of a pixel would already show in a shift measured to hundredths; GDAL's own default is an eighth.
ERROR_THRESHOLD = 0.002
# From here on kernels grow with the target's pixels; below, GDAL's slightly grown kernels are cut off askew.
COARSER = 1.5
LANCZOS_IS_SOUND = int(gdal.VersionInfo("VERSION_NUM")) >= 3100000  # before, grown, it moves the image half a pixel


@dataclass(frozen=True)
class WarpPlan:
    """How one grid is seen from another: the same for all windows, so that no seams appear between them."""

    projector: Projector  # from the target's CRS to the source's
    area: Tuple[float, float, float, float] | None
    scale: Tuple[float, float]  # source pixels in a target pixel, along x and y

    @classmethod
    def between(cls, source: GeoGrid, target: GeoGrid) -> WarpPlan:
        """The plan for warping ``source`` to ``target``; raises InputError where no projection is known."""
        area = area_of_interest(source)
        projector = Projector(target.crs_wkt, source.crs_wkt, area)
        return cls(projector, area, _scale(source, target, projector))

    def source_pixels(self, source: GeoGrid, target: GeoGrid, steps: int = 16) -> Tuple[np.ndarray, np.ndarray]:
        """(col, row) in the source of a lattice of points over ``target``, edges included; NaN where unknown."""
        rows, cols = target.shape
        col, row = np.meshgrid(np.linspace(0, cols, steps + 1), np.linspace(0, rows, steps + 1))
        return source.to_pixel(*self.projector(*target.to_map(col.ravel(), row.ravel())))


def _scale(source: GeoGrid, target: GeoGrid, projector: Projector) -> Tuple[float, float]:
    """Lengths, in source pixels, of one step along the target's columns and rows (median over the grid)."""
    rows, cols = target.shape
    col, row = (v.ravel() for v in np.meshgrid(np.linspace(0, cols, 7), np.linspace(0, rows, 7)))
    here = np.array(source.to_pixel(*projector(*target.to_map(col, row))))
    lengths = []
    for step in ((1, 0), (0, 1)):
        there = np.array(source.to_pixel(*projector(*target.to_map(col + step[0], row + step[1]))))
        length = np.hypot(*(there - here))
        lengths.append(float(np.median(length[np.isfinite(length)])) if np.isfinite(length).any() else 1.0)
    return lengths[0], lengths[1]


def sound_resampling(resampling: str, scale: Tuple[float, float]) -> str:
    """``resampling``, or the nearest method to it that GDAL can do at this scale without moving the image."""
    if resampling == "lanczos" and max(scale) >= COARSER and not LANCZOS_IS_SOUND:
        return "cubic"
    return resampling


def kernel_options(plan: WarpPlan, shrink: int) -> List[str]:
    """A fixed scale: GDAL would estimate it for each window anew, and its kernels would differ slightly."""
    scale = [shrink / s if s / shrink >= COARSER else 1.0 for s in plan.scale]
    return [f"XSCALE={scale[0]:.9g}", f"YSCALE={scale[1]:.9g}"]


def array_dataset(array: np.ndarray) -> gdal.Dataset:
    """A dataset that shares the memory of ``array`` (rows, cols) or (bands, rows, cols)."""
    return gdal_array.OpenArray(array)


def tile_like(target: gdal.Dataset, pixels: np.ndarray) -> gdal.Dataset:
    """A dataset on the array (bands first) whose bands mean what those of ``target`` do."""
    tile = array_dataset(pixels)
    for number in range(1, target.RasterCount + 1):
        band, other = target.GetRasterBand(number), tile.GetRasterBand(number)
        other.SetColorInterpretation(band.GetColorInterpretation())
        if band.GetNoDataValue() is not None:
            other.SetNoDataValue(band.GetNoDataValue())
    return tile


def warp(
    source: gdal.Dataset,
    source_grid: GeoGrid,
    target: gdal.Dataset,
    target_grid: GeoGrid,
    resampling: str,
    plan: WarpPlan,
    *,
    shrink: int = 1,
    threads: str = "1",
    options: Sequence[str] = (),
    alpha: Tuple[bool, bool] = (False, False),
    megabytes: int = 64,
) -> None:
    """Warp ``source`` into the existing ``target``; both are given their place on the map here.

    ``shrink``: how many original pixels one pixel of ``source`` stands for. Pixels without valid source keep their
    content. ``alpha``: whether the last band of source and target is one. Raises GdalProblem.
    """
    _place(source, source_grid, target, target_grid, plan)
    resampling = sound_resampling(resampling, (plan.scale[0] / shrink, plan.scale[1] / shrink))
    transformer = [] if plan.area is None else ["AREA_OF_INTEREST=" + ",".join(f"{v:.12g}" for v in plan.area)]
    settings = gdal.WarpOptions(
        resampleAlg="near" if resampling == "nearest" else resampling,
        errorThreshold=0 if plan.projector.changes_nothing else ERROR_THRESHOLD,
        warpOptions=[f"NUM_THREADS={threads}", *kernel_options(plan, shrink), *options],
        transformerOptions=transformer,
        srcAlpha=alpha[0],
        dstAlpha=alpha[1],
        warpMemoryLimit=megabytes,
    )
    with gdal_calls() as log:
        log.need(gdal.Warp(target, source, options=settings) or None)


def _place(source, source_grid, target, target_grid, plan: WarpPlan) -> None:
    if not plan.projector.changes_nothing:
        for dataset, grid in ((source, source_grid), (target, target_grid)):
            dataset.SetGeoTransform(grid.geotransform)
            dataset.SetSpatialRef(spatial_reference(grid.crs_wkt))
        return
    # In one CRS only the difference counts. Moved near zero it keeps all its digits, and stays away from
    # (0, 1, 0, 0, 0, 1), which GDAL takes for "not georeferenced".
    dx, dy = (2 * r - v for r, v in zip(source_grid.resolution, source_grid.to_map(0, 0)))
    source.SetGeoTransform(source_grid.shifted(dx, dy).geotransform)
    target.SetGeoTransform(target_grid.shifted(dx, dy).geotransform)
