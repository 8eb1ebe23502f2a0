"""Opening rasters for reading, and the checks that come before any long work."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, replace
from typing import List, Tuple, Type

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback
from ..core.grid import GeoGrid
from ..core.raster import RasterSource
from .bad_data import BadData, MaskInput
from .crs import Projector, area_of_interest, display_name, equivalent, numerically_equal, wkt_of
from .gdal_calls import READING, GdalProblem, gdal_calls, reason
from .gdal_raster import GdalRaster
from .paths import same_source
from .validity import read_pixels


@dataclass(frozen=True)
class RasterInput:
    """One raster of a pair: a path or GDAL name, how messages call it, and what in it is not data."""

    source: str
    label: str = ""
    nodata: float | None = None
    derive_nodata: bool = True
    mask: MaskInput | None = None


def open_dataset(source: str, label: str = "") -> gdal.Dataset:
    """The GDAL dataset, read-only, with at least one band; raises InputError.

    Takes what QGIS calls a layer's source as well: options after "|option:" are handed to GDAL.
    """
    path, *extras = os.fspath(source).split("|option:")
    name = name_of(path, label)
    if not path:
        raise InputError(f"{label or 'The raster'} is missing: choose a file.")
    try:
        with gdal_calls(**READING) as log:
            flags = gdal.OF_RASTER | gdal.OF_READONLY | gdal.OF_VERBOSE_ERROR
            dataset = log.need(gdal.OpenEx(path, flags, open_options=extras))
            bands, parts = dataset.RasterCount, dataset.GetSubDatasets()
    except RuntimeError as problem:
        if not os.path.exists(path) and ":" not in path[2:] and not path.startswith(("/vsi", "<")):
            raise InputError(f"{name} does not exist: choose another file.") from None
        raise InputError(
            f"{name} cannot be read as a raster ({reason(problem)}): choose a raster file that GDAL can open."
        ) from problem
    if not bands:
        raise InputError(_no_bands(name, [part[0] for part in parts]))
    _refuse_short_raw_file(dataset, path, name)
    return dataset


def _refuse_short_raw_file(dataset: gdal.Dataset, path: str, name: str) -> None:
    """GDAL reads zeros behind the end of an ENVI file, where it refuses other formats."""
    with gdal_calls(**READING):
        header = dataset.GetMetadata("ENVI") or {}
        driver = dataset.GetDriver().ShortName
    if driver != "ENVI" or not os.path.isfile(path) or header.get("file_compression", "0").strip() == "1":
        return
    bits = sum(gdal.GetDataTypeSize(dataset.GetRasterBand(n).DataType) for n in range(1, dataset.RasterCount + 1))
    needed = int(header.get("header_offset", "0")) + dataset.RasterXSize * dataset.RasterYSize * bits // 8
    if os.path.getsize(path) < needed:
        raise InputError(
            f"{name} has {os.path.getsize(path)} bytes where its header promises {needed}: the file is incomplete, "
            "get a fresh copy."
        )


def name_of(source: str, label: str) -> str:
    """How messages call a raster."""
    return f"{label or 'The raster'} {source}"


def inside(name: str) -> str:
    """``name_of`` a raster where it does not begin the sentence."""
    return name[:1].lower() + name[1:]


def open_raster(
    source: str,
    *,
    label: str = "",
    nodata: float | None = None,
    derive_nodata: bool = True,
    feedback: Feedback = SILENT,
    kind: Type[GdalRaster] = GdalRaster,
) -> GdalRaster:
    """Open a georeferenced raster read-only.

    ``nodata`` replaces what the file declares. Where it declares nothing, the value is derived from the corners of a
    band when that is first read, unless ``derive_nodata`` is False; ``feedback`` is told.
    What only geolocation arrays place is projected on the fly, which ``feedback`` is told, too. Raises InputError,
    whose sentence starts with ``label``, for what cannot be matched: unreadable or truncated files, missing
    georeferencing or CRS, complex numbers.
    """
    dataset = open_dataset(source, label)
    name = name_of(os.fspath(source), label)
    _refuse_complex(dataset, name)
    if only_by_arrays(dataset):
        from .geolocation_on_map import projected  # noqa: PLC0415  (each needs the other)

        path = projected(source, label, feedback, nodata=nodata, derive_nodata=derive_nodata)
        dataset, nodata, derive_nodata = open_dataset(path, label), None, False
    grid = georeferenced_grid(dataset, name)
    if not grid.crs_wkt:
        raise InputError(f"{name} has no coordinate reference system: assign one (in QGIS: Assign projection).")
    raster = kind(dataset, grid, name, nodata=nodata, derive_nodata=derive_nodata, feedback=feedback)
    if not raster.band_count:
        raise InputError(f"{name} has nothing but an alpha band: choose a raster with data.")
    _probe(dataset, name)
    return raster


def georeferenced_grid(dataset: gdal.Dataset, name: str) -> GeoGrid:
    """The dataset's grid; its CRS may be "". Raises InputError where it has no geotransform."""
    with gdal_calls(**READING):
        geotransform = dataset.GetGeoTransform(can_return_null=True)
        crs = wkt_of(dataset.GetSpatialRef())
        gcps, domains = dataset.GetGCPCount(), dataset.GetMetadataDomainList() or []
    if geotransform is None or (tuple(geotransform) == (0, 1, 0, 0, 0, 1) and not crs):
        raise InputError(_not_georeferenced(name, gcps, domains))
    try:
        return GeoGrid((dataset.RasterYSize, dataset.RasterXSize), geotransform, crs)
    except InputError as problem:
        raise InputError(f"{name} has no usable georeferencing. {problem}") from None


def only_by_arrays(dataset: gdal.Dataset) -> bool:
    """True where geolocation arrays, and neither a geotransform nor ground control points, place a raster."""
    with gdal_calls(**READING):
        geotransform = dataset.GetGeoTransform(can_return_null=True)
        nowhere = geotransform is None or (
            tuple(geotransform) == (0, 1, 0, 0, 0, 1) and dataset.GetSpatialRef() is None
        )
        return nowhere and not dataset.GetGCPCount() and bool(dataset.GetMetadata("GEOLOCATION"))


def open_pair(
    reference: RasterInput, target: RasterInput, feedback: Feedback = SILENT
) -> Tuple[RasterSource, RasterSource]:
    """Both images, masks applied, with one CRS text: that of the target.

    A reference in another CRS is projected on the fly. Raises InputError, also for the same file twice.
    """
    reference = replace(reference, label=reference.label or "The reference image")
    target = replace(target, label=target.label or "The target image")
    if same_source(reference.source, target.source):
        raise InputError(
            f"{reference.label} and {target.label[:1].lower() + target.label[1:]} are the same file, "
            f"{os.fspath(target.source)}: choose two different images."
        )
    moving, fixed = _open_masked(target, feedback), _open_masked(reference, feedback)
    crs = moving.grid.crs_wkt
    if equivalent(fixed.grid.crs_wkt, crs) or numerically_equal(fixed.grid, crs):
        return fixed.with_crs(crs), moving
    feedback.message(
        f"{fixed.name} is in {display_name(fixed.grid.crs_wkt)} and is projected on the fly to the target's "
        f"{display_name(crs)}."
    )
    return fixed.on_grid(suggested_grid(fixed.grid, fixed.name, crs), "cubic"), moving


def _open_masked(given: RasterInput, feedback: Feedback) -> GdalRaster:
    raster = open_raster(
        given.source, label=given.label, nodata=given.nodata, derive_nodata=given.derive_nodata, feedback=feedback
    )
    if given.mask is None:
        return raster
    label = f"The mask of {given.label[:1].lower() + given.label[1:]}"
    return raster.with_bad_data(BadData(given.mask, raster.grid, label, feedback))


def suggested_grid(grid: GeoGrid, name: str, crs: str) -> GeoGrid:
    """A grid in another CRS with square pixels about as long as the raster's and over its whole extent."""
    projector = Projector(grid.crs_wkt, crs, area_of_interest(grid))
    rows, cols = grid.shape
    col, row = (v.ravel() for v in np.meshgrid(np.linspace(0, cols, 41), np.linspace(0, rows, 41)))
    x, y = projector(*grid.to_map(col, row))
    along_cols = [b - a for a, b in zip((x, y), projector(*grid.to_map(col + 1, row)))]
    along_rows = [b - a for a, b in zip((x, y), projector(*grid.to_map(col, row + 1)))]
    areas = abs(along_cols[0] * along_rows[1] - along_cols[1] * along_rows[0])
    known = np.isfinite(x + y + areas)
    if not known.any():
        raise InputError(f"{name} cannot be projected to {display_name(crs)}: project one of the inputs first.")
    x, y, size = x[known], y[known], math.sqrt(np.median(areas[known]))
    shape = (math.ceil((y.max() - y.min()) / size), math.ceil((x.max() - x.min()) / size))
    return GeoGrid(shape, (x.min(), size, 0, y.max(), 0, -size), crs)


def _refuse_complex(dataset: gdal.Dataset, name: str) -> None:
    for band in range(1, dataset.RasterCount + 1):
        if gdal.DataTypeIsComplex(dataset.GetRasterBand(band).DataType):
            raise InputError(f"{name} holds complex numbers in band {band}: compute their magnitude first.")


def _probe(dataset: gdal.Dataset, name: str) -> None:
    """Read the last pixel: an incomplete download is found now, and not after minutes of work."""
    try:
        with gdal_calls(**READING):
            for number in {1, dataset.RasterCount}:
                read_pixels(dataset.GetRasterBand(number), dataset.RasterXSize - 1, dataset.RasterYSize - 1, 1, 1)
    except (RuntimeError, GdalProblem) as problem:
        raise InputError(
            f"{name} cannot be read to its end ({reason(problem)}): the file is damaged or incomplete, "
            "get a fresh copy."
        ) from problem


def _no_bands(name: str, parts: List[str]) -> str:
    if parts:
        return f"{name} holds several rasters: choose one of them, for example {parts[0]}."
    return f"{name} has no raster band: choose a raster file."


def _not_georeferenced(name: str, gcps: int, domains: List[str]) -> str:
    if gcps:
        return f"{name} has ground control points but no geotransform: warp it to a map projection first (gdalwarp)."
    if "GEOLOCATION" in domains:
        return f"{name} has geolocation arrays but no geotransform: rectify it first (Rectify by geolocation arrays)."
    if "RPC" in domains:
        return f"{name} has RPCs but no geotransform: warp it to a map projection first (gdalwarp)."
    return f"{name} has no georeferencing: georeference it first, or add its world file."
