"""GDAL's warper through a displacement field."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar, Iterator, List, Sequence, Tuple

import numpy as np
from osgeo import gdal

from ..core.grid import GeoGrid
from .field_lattice import CLOSEST, SourceLattice
from .gdal_calls import gdal_calls
from .shift_raster import Displacement
from .warp import WarpPlan, array_dataset, kernel_options, sound_resampling, tile_like

BY_ARRAYS = int(gdal.VersionInfo("VERSION_NUM")) >= 3050000  # before, only sources may have geolocation arrays
APPROXIMATION = 0.002  # px, of GDAL along rows
_TILT = 2.0**-10  # px
_AWAY = 2  # pixels from the origin: (0, 1, 0, 0, 0, 1) would mean "not georeferenced"
_LOCAL = (_AWAY, 1, 0, _AWAY, 0, 1)
_THINNED = 2  # splines are so much better between nodes than linear interpolation that they need fewer
_SPLINE_CELLS = 8  # of the thinned lattice along each side of a tile that one spline serves
_SEARCHED = 200  # steps along each axis that tell whether the image covers the grid


@dataclass(frozen=True)
class FieldPlan(WarpPlan):
    """How one grid is seen from another through a displacement field of the source."""

    model: Displacement
    closest: ClassVar[int] = CLOSEST

    @classmethod
    def through(cls, model: Displacement, source: GeoGrid, target: GeoGrid) -> FieldPlan:
        """The plan for warping ``source`` to ``target``; see WarpPlan.between."""
        plan = WarpPlan.between(source, target)
        return cls(plan.projector, plan.area, plan.scale, model)

    def source_pixels(self, source: GeoGrid, target: GeoGrid, steps: int = _SEARCHED) -> Tuple[np.ndarray, np.ndarray]:
        """See WarpPlan.source_pixels."""
        rows, cols = target.shape
        col, row = np.meshgrid(np.linspace(0, cols, steps + 1), np.linspace(0, rows, steps + 1))
        return self.places(source, target, col.ravel(), row.ravel())

    def places(self, source: GeoGrid, target: GeoGrid, col, row) -> Tuple[np.ndarray, np.ndarray]:
        """(col, row) in the source for pixel coordinates of the target, arrays of any shape; NaN where unknown."""
        x, y = self.projector(*target.to_map(col, row))
        dx, dy = self.model.displacement(x, y)
        return source.to_pixel(x - dx, y - dy)


def warp_by_field(
    source: gdal.Dataset,
    source_grid: GeoGrid,
    target: gdal.Dataset,
    target_grid: GeoGrid,
    resampling: str,
    plan: FieldPlan,
    *,
    threads: str = "1",
    options: Sequence[str] = (),
    alpha: Tuple[bool, bool] = (False, False),
    megabytes: int = 64,
) -> None:
    """As ``warp.warp``, through the field of ``plan``. Pixels of which no shift is known keep their content."""
    lattice = SourceLattice.over(
        target_grid.shape, lambda *at: plan.places(source_grid, target_grid, *at), source_grid.shape, max(plan.scale),
        plan.closest,
    )  # fmt: skip
    warp_by_lattice(
        source, source_grid.shape, target, lattice, resampling, plan,
        threads=threads, options=options, alpha=alpha, megabytes=megabytes,
    )  # fmt: skip


def warp_by_lattice(
    source: gdal.Dataset,
    source_shape: Tuple[int, int],
    target: gdal.Dataset,
    lattice: SourceLattice,
    resampling: str,
    plan: WarpPlan,
    *,
    threads: str = "1",
    options: Sequence[str] = (),
    alpha: Tuple[bool, bool] = (False, False),
    megabytes: int = 64,
    approximation: float = APPROXIMATION,
) -> None:
    """As ``warp.warp``, by the places of ``lattice``. Pixels whose place is unknown keep their content.

    ``approximation``: by how many pixels of the source GDAL may err along rows, 0 for places that jump.
    """
    if not lattice.reaches(source_shape):
        return
    whole = bool(lattice.known.all())
    extra = f"SOURCE_EXTRA={lattice.roughness}"  # GDAL looks at few places to see which part of the source it needs
    settings = {
        "resampleAlg": "near" if resampling == "nearest" else sound_resampling(resampling, plan.scale),
        # Between unknown places, GDAL's approximation along a row can miss the few that are known.
        "errorThreshold": approximation if whole else 0,
        "warpOptions": [f"NUM_THREADS={threads}", extra, *kernel_options(plan, 1), *options],
        "srcAlpha": alpha[0],
        "dstAlpha": alpha[1],
        "warpMemoryLimit": megabytes,
    }
    source.SetGeoTransform(_LOCAL)
    before = None if whole else target.ReadAsArray()
    if BY_ARRAYS:
        _warp_by_arrays(source, target, lattice, settings)
    else:
        _warp_by_splines(source, source_shape, target, lattice, settings)
    if before is not None:
        target.FlushCache()
        unknown = lattice.unknown_pixels((target.RasterYSize, target.RasterXSize))
        target.WriteArray(np.where(unknown, before, target.ReadAsArray()))


def _warp_by_arrays(source: gdal.Dataset, target: gdal.Dataset, lattice: SourceLattice, settings: dict) -> None:
    """The lattice as geolocation arrays (GDAL RFC 4) of the target, between whose nodes GDAL interpolates linearly."""
    bands = np.stack([_tilted(lattice.cols, 1), _tilted(lattice.rows, 0)]) + _AWAY
    with gdal_calls() as log, _in_memory(bands, log) as path:
        target.SetMetadata({
            "X_DATASET": path, "X_BAND": "1", "Y_DATASET": path, "Y_BAND": "2", "SRS": "",
            "PIXEL_OFFSET": str(lattice.offset), "LINE_OFFSET": str(lattice.offset),
            "PIXEL_STEP": str(lattice.step), "LINE_STEP": str(lattice.step),
            "GEOREFERENCING_CONVENTION": "TOP_LEFT_CORNER",
        }, "GEOLOCATION")  # fmt: skip
        # The way back is not needed: its table is made as small as GDAL lets it be.
        methods = ["SRC_METHOD=GEOTRANSFORM", "DST_METHOD=GEOLOC_ARRAY", "GEOLOC_BACKMAP_OVERSAMPLE_FACTOR=0.1"]
        log.need(gdal.Warp(target, source, options=gdal.WarpOptions(transformerOptions=methods, **settings)) or None)


def _tilted(places: np.ndarray, axis: int) -> np.ndarray:
    """The places or, where all are the same one, a hair's breadth apart along the axis: GDAL refuses flat arrays."""
    if np.ptp(places) > _TILT:
        return places
    return places + np.expand_dims(np.linspace(0, _TILT, places.shape[axis]), 1 - axis)


@contextmanager
def _in_memory(bands: np.ndarray, log) -> Iterator[str]:
    """A file in memory of the arrays (bands, rows, cols)."""
    path = f"/vsimem/coreg-{uuid.uuid4().hex}.tif"
    try:
        log.need(gdal.GetDriverByName("GTiff").CreateCopy(path, array_dataset(bands)))
        yield path
    finally:
        gdal.Unlink(path)


def _warp_by_splines(
    source: gdal.Dataset, source_shape: Tuple[int, int], target: gdal.Dataset, lattice: SourceLattice, settings: dict
) -> None:
    """The lattice as control points of thin-plate splines, one for each small tile: right, but several times slower."""
    size = lattice.step * _THINNED * _SPLINE_CELLS
    for top in range(0, target.RasterYSize, size):
        for left in range(0, target.RasterXSize, size):
            points = _control_points(lattice, top, left, source_shape)
            if not points:
                continue
            box = left, top, min(size, target.RasterXSize - left), min(size, target.RasterYSize - top)
            pixels = np.atleast_3d(target.ReadAsArray(*box).T).T  # bands first, also where there is one
            tile = tile_like(target, pixels)
            tile.SetGeoTransform(_LOCAL)
            source.SetGCPs(points, "")
            with gdal_calls() as log:
                options = gdal.WarpOptions(transformerOptions=["SRC_METHOD=GCP_TPS"], **settings)
                log.need(gdal.Warp(tile, source, options=options) or None)
            tile.FlushCache()
            for number, band in enumerate(pixels, 1):
                target.GetRasterBand(number).WriteArray(band, left, top)


def _control_points(lattice: SourceLattice, top: int, left: int, source_shape: Tuple[int, int]) -> List[gdal.GCP]:
    """Some nodes of a tile, and one row of them around, since splines are less exact at their edges.

    Empty where the tile does not reach the source, or too few are known.
    """
    step = lattice.step * _THINNED
    place = tuple(
        slice(max(start // step - 1, 0) * _THINNED, (start // step + _SPLINE_CELLS + 2) * _THINNED, _THINNED)
        for start in (top, left)
    )
    part = SourceLattice(lattice.cols[place], lattice.rows[place], lattice.known[place], step)
    if not part.reaches(source_shape) or min(part.known.any(axis).sum() for axis in (0, 1)) < 2:
        return []
    rows, cols = (index[place][part.known] * lattice.step for index in np.indices(lattice.cols.shape))
    numbers = zip(*(v.tolist() for v in (cols, rows, part.cols[part.known], part.rows[part.known])))
    return [gdal.GCP(_AWAY + col - left, _AWAY + row - top, 0, *at) for col, row, *at in numbers]
