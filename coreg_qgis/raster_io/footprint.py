"""The polygon of the pixels that hold data, at full resolution."""

from __future__ import annotations

import math
import uuid
from contextlib import contextmanager
from typing import Any, Iterator, List, Tuple

import numpy as np
from osgeo import gdal, ogr, osr

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, StepFeedback, check_cancelled
from ..core.grid import Window
from .crs import display_name, equivalent, spatial_reference
from .gdal_calls import gdal_calls, progress_of, reason
from .gdal_raster import GdalRaster

BLOCK_PIXELS = 6 << 20
EDGE_PARTS = 100  # edges that cross the whole geometry are projected in so many parts


def footprint(
    raster: GdalRaster, band: int | None = None, tolerance_px: float = 1.0, feedback: Feedback = SILENT
) -> Any:
    """The valid pixels as a shapely Polygon or MultiPolygon in the raster's CRS, holes kept.

    ``band`` None: pixels that hold data in any band. The outline is simplified by at most ``tolerance_px`` pixels,
    and islands and holes of fewer than (2 tolerance_px)^2 pixels are left out. Raises InputError where nothing is
    valid, CancelledError.
    """
    bands = list(getattr(raster, "data_bands", range(1, raster.band_count + 1))) if band is None else [band]
    with _validity_dataset(raster, bands, StepFeedback(feedback, 0, 60)) as (mask, count):
        pieces = _polygons(mask, count, tolerance_px, StepFeedback(feedback, 60, 100), raster.name) if count else []
    if not pieces:
        raise InputError(f"{raster.name} holds no valid pixel: check its no-data value and its mask.")
    return _on_map(pieces, raster, tolerance_px)


def transform_geometry(geometry: Any, from_wkt: str, to_wkt: str) -> Any:
    """A shapely geometry in another CRS, x before y; its edges are made curves by points along them.

    Raises InputError where it cannot be projected.
    """
    from shapely import wkb  # noqa: PLC0415  (the plugin must load where shapely is missing)

    if not from_wkt or not to_wkt or equivalent(from_wkt, to_wkt) or geometry.is_empty:
        return geometry
    try:
        with gdal_calls() as log:
            shape = ogr.CreateGeometryFromWkb(geometry.wkb)
            xmin, ymin, xmax, ymax = geometry.bounds
            shape.Segmentize(math.hypot(xmax - xmin, ymax - ymin) / EDGE_PARTS or 1.0)
            transformation = log.need(
                osr.CreateCoordinateTransformation(spatial_reference(from_wkt), spatial_reference(to_wkt))
            )
            shape.Transform(transformation)
            log.check()
            projected = wkb.loads(bytes(shape.ExportToWkb()))
    except RuntimeError as problem:
        projected = None
        text = reason(problem)
    else:
        text = "it leaves the area of that CRS"
    if projected is None or not np.isfinite(projected.bounds).all():
        raise InputError(f"The geometry cannot be projected to {display_name(to_wkt)} ({text}): choose another CRS.")
    return projected


def _blocks(raster: GdalRaster) -> Iterator[Window]:
    rows, cols = raster.grid.shape
    whole = raster.block_rows
    step = max(BLOCK_PIXELS // cols // whole * whole, min(whole, 2048))
    for row in range(0, rows, step):
        yield Window(row, 0, min(step, rows - row), cols)


@contextmanager
def _validity_dataset(raster: GdalRaster, bands: List[int], feedback: Feedback) -> Iterator[Tuple[gdal.Dataset, int]]:
    """1 where any of the bands is valid, and how often; compressed in memory: a few megabytes for any scene."""
    rows, cols = raster.grid.shape
    path = f"/vsimem/coreg_{uuid.uuid4().hex}.tif"
    with gdal_calls():
        mask = gdal.GetDriverByName("GTiff").Create(path, cols, rows, 1, gdal.GDT_Byte, options=["COMPRESS=PACKBITS"])
        try:
            count = 0
            for block in _blocks(raster):
                check_cancelled(feedback)
                valid = _valid_in_any(raster, block, bands)
                count += int(valid.sum())
                mask.GetRasterBand(1).WriteArray(valid.astype(np.uint8), block.col, block.row)
                feedback.set_progress(100 * (block.row + block.height) / rows)
            mask.FlushCache()
            yield mask, count
        finally:
            mask = None
            gdal.Unlink(path)


def _valid_in_any(raster: GdalRaster, block: Window, bands: List[int]) -> np.ndarray:
    valid = np.zeros(block.shape, bool)
    for band in bands:
        valid |= raster.read_valid(block, band)
        raster.empty_cache()
        if valid.all():
            break
    return valid


def memory_layer() -> Tuple[gdal.Dataset, ogr.Layer]:
    """A layer in memory and the dataset that must outlive it."""
    driver = gdal.GetDriverByName("MEM")
    if driver.GetMetadataItem("DCAP_VECTOR") != "YES":  # GDAL 3.11 merged both drivers
        driver = gdal.GetDriverByName("Memory")
    dataset = driver.Create("", 0, 0, 0, gdal.GDT_Unknown)
    return dataset, dataset.CreateLayer("polygons", None, ogr.wkbUnknown)


def _polygons(mask: gdal.Dataset, count: int, tolerance: float, feedback: Feedback, name: str) -> List[Any]:
    """Shapely polygons in pixel coordinates of where ``mask`` is 1."""
    from shapely import wkb  # noqa: PLC0415

    try:
        with gdal_calls() as log:
            band = mask.GetRasterBand(1)
            smallest = math.ceil((2 * tolerance) ** 2)
            if smallest > 1 and count > 100 * smallest:  # a small image is all island
                gdal.SieveFilter(band, None, band, smallest, 4, callback=progress_of(StepFeedback(feedback, 0, 40)))
            _store, layer = memory_layer()
            gdal.Polygonize(band, band, layer, -1, [], callback=progress_of(StepFeedback(feedback, 40, 100)))
            log.check()
            return [wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb())) for feature in layer]
    except RuntimeError as problem:
        check_cancelled(feedback)
        raise InputError(f"The footprint of {name} cannot be traced ({reason(problem)}).") from problem


def _on_map(pieces: List[Any], raster: GdalRaster, tolerance: float) -> Any:
    from shapely.affinity import affine_transform  # noqa: PLC0415
    from shapely.geometry import MultiPolygon  # noqa: PLC0415

    shape = pieces[0] if len(pieces) == 1 else MultiPolygon(pieces)
    if tolerance > 0:
        shape = shape.simplify(tolerance, preserve_topology=True)
    x0, a, b, y0, c, d = raster.grid.geotransform
    shape = affine_transform(shape, [a, b, c, d, x0, y0])
    return shape if shape.is_valid else shape.buffer(0)
