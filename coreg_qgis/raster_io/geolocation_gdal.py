"""Rectification by GDAL's own transformer for geolocation arrays, around its traps."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Iterator, Sequence, Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import Feedback
from ..core.geolocation import Geolocation
from ..core.grid import GeoGrid
from .aligned_file import Alignment
from .crs import spatial_reference
from .gdal_calls import READING, gdal_calls
from .geolocation_domain import private_vrt
from .warp import kernel_options

VERSION = int(gdal.VersionInfo("VERSION_NUM"))
INVERTS_METRES_WRONGLY = 3050000 <= VERSION < 3060300  # by up to hundreds of pixels, without an error
_ANISOTROPIC = 10  # steps of the arrays that differ more along columns and lines leave holes
_APPROXIMATION = 0.02  # px


class GdalsOwn:
    """A ``warp`` for Alignment that reads from GDAL's warped VRT of the swath: its table is made only once."""

    def __init__(self, source: gdal.Dataset, alignment: Alignment, geolocation: Geolocation, name: str) -> None:
        self._grid = alignment.grid
        self._private = private_vrt(source, name)
        with _careful(geolocation), gdal_calls(**READING) as log:
            self._vrt = log.need(gdal.Warp("", self._private, options=_options(alignment)))

    def __call__(
        self, source: gdal.Dataset, source_grid: GeoGrid, target: gdal.Dataset, target_grid: GeoGrid,
        resampling: str, plan, *, threads: str = "1", options: Sequence[str] = (),
        alpha: Tuple[bool, bool] = (False, False), megabytes: int = 64,
    ) -> None:  # fmt: skip
        """As ``warp.warp``; the place of the tile is all that it needs."""
        col, row = (int(round(float(v))) for v in self._grid.to_pixel(*target_grid.to_map(0, 0)))
        with gdal_calls(**READING):
            for number in range(1, target.RasterCount + 1):
                pixels = self._vrt.GetRasterBand(number).ReadAsArray(
                    col, row, target.RasterXSize, target.RasterYSize
                )
                target.GetRasterBand(number).WriteArray(pixels)


def check_gdal_can(geolocation: Geolocation, grid: GeoGrid, name: str) -> None:
    """Raise InputError where GDAL's transformer would place the image wrongly or not at all."""
    if grid.geotransform[2] or grid.geotransform[4]:
        raise InputError(
            "GDAL's engine cannot write to a rotated grid: choose the engine 'own', or another grid."
        )
    if INVERTS_METRES_WRONGLY and not geolocation.geographic:
        raise InputError(
            f"GDAL {gdal.VersionInfo('RELEASE_NAME')} places images with geolocation arrays in map units wrongly, by "
            f"up to hundreds of pixels, and those of {name} are such: choose the engine 'own', or update GDAL to 3.6.3."
        )


def _options(alignment: Alignment):
    def listed(values):
        return " ".join("none" if value is None else repr(value) for value in values)

    view, known = alignment.view, [value for value in alignment.nodata if value is not None]
    given = [view.GetRasterBand(n).GetNoDataValue() for n in range(1, view.RasterCount + 1)]
    rows, cols = alignment.grid.shape
    return gdal.WarpOptions(
        format="VRT",
        outputBounds=alignment.grid.window_bounds(),
        width=cols,
        height=rows,
        dstSRS=spatial_reference(alignment.grid.crs_wkt).ExportToWkt(),
        resampleAlg="near" if alignment.resampling == "nearest" else alignment.resampling,
        errorThreshold=_APPROXIMATION,
        overviewLevel="NONE",  # GDAL scales the offsets of arrays wrongly for overviews
        transformerOptions=["SRC_METHOD=GEOLOC_ARRAY"],
        warpOptions=[
            f"INIT_DEST={'NO_DATA' if known else '0'}", "UNIFIED_SRC_NODATA=NO", "NUM_THREADS=1",
            *kernel_options(alignment.plan, 1),
        ],
        srcNodata=listed(given) if any(value is not None for value in given) else None,
        dstNodata=listed(alignment.nodata) if known else None,
        srcAlpha=bool(alignment.alpha),
        dstAlpha=bool(alignment.alpha) or alignment.mask,
    )  # fmt: skip


@contextmanager
def _careful(geolocation: Geolocation) -> Iterator[None]:
    """The slower search of GDAL, where its table would leave holes: unequal steps, and across the dateline."""
    steps = sorted([geolocation.layout.pixel_step, geolocation.layout.line_step])
    uneven = steps[1] > _ANISOTROPIC * steps[0]
    crosses = geolocation.geographic and np.nanmax(geolocation.x) - np.nanmin(geolocation.x) > 180
    with gdal_calls(**({"GDAL_GEOLOC_INVERSE_METHOD": "QUADTREE"} if uneven or crosses else {})):
        yield


def gdal_finds(source: gdal.Dataset, geolocation: Geolocation, name: str, x, y, crs: str) -> np.ndarray:
    """True for map coordinates to which GDAL's transformer finds the pixel."""
    with _careful(geolocation), gdal_calls(**READING) as log:
        wkt = spatial_reference(crs).ExportToWkt()
        options = ["SRC_METHOD=GEOLOC_ARRAY", f"DST_SRS={wkt}"]
        transformer = log.need(gdal.Transformer(private_vrt(source, name), None, options))
        success = transformer.TransformPoints(1, np.column_stack([x, y]).tolist())[1]
        log.failures.clear()  # points outside
    return np.array(success, bool)


def warn_of_gdal(geolocation: Geolocation, feedback: Feedback) -> None:
    """Say what GDAL's transformer is known to leave out."""
    if np.isnan(geolocation.x).any():
        feedback.message("GDAL's transformer bridges or frays holes in the arrays: the engine 'own' keeps them.")
