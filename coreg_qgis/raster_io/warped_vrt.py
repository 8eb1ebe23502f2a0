"""Warped VRTs: the resampled image as a recipe that costs no disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osgeo import gdal

from ..core.feedback import Feedback
from .band_info import copy_bands, copy_metadata
from .crs import spatial_reference
from .gdal_calls import READING, gdal_calls
from .virtual import replace_texts
from .warp import ERROR_THRESHOLD, kernel_options
from .write import write_vrt

if TYPE_CHECKING:
    from .aligned_file import Alignment


def write_warped_vrt(alignment: Alignment, name: str, output: str, feedback: Feedback) -> None:
    """Write the alignment as a VRT that warps the file ``name`` whenever it is read. Raises GdalProblem."""
    if alignment.mask:
        feedback.message("A VRT of an image without no-data value gets an alpha band for its empty pixels.")
    with gdal_calls(**READING) as log:
        vrt = log.need(gdal.Warp("", alignment.view, options=_options(alignment)))
        copy_bands(alignment.view, vrt, statistics=False)
        for number, value in enumerate(alignment.nodata, 1):
            if value is not None:
                vrt.GetRasterBand(number).SetNoDataValue(value)
        copy_metadata(alignment.origin, vrt)
        if alignment.grid.crs_wkt:
            vrt.SetSpatialRef(spatial_reference(alignment.grid.crs_wkt))
        log.check()
        texts = _place_texts(alignment)
    write_vrt(vrt, name, output, feedback, lambda text: replace_texts(text, texts))


def _options(alignment: Alignment):
    rows, cols = alignment.grid.shape
    known = [value for value in alignment.nodata if value is not None]
    empty = " ".join("none" if value is None else repr(value) for value in alignment.nodata)
    init = "NO_DATA" if known else "0"
    return gdal.WarpOptions(
        format="VRT",
        # Any extent will do: the real place, which may be rotated, is written into the text afterwards.
        outputBounds=alignment.grid.window_bounds(),
        width=cols,
        height=rows,
        srcSRS=alignment.source_grid.crs_wkt or None,
        dstSRS=alignment.grid.crs_wkt or None,
        resampleAlg="near" if alignment.resampling == "nearest" else alignment.resampling,
        errorThreshold=0 if alignment.plan.projector.changes_nothing else ERROR_THRESHOLD,
        warpOptions=[f"INIT_DEST={init}", "UNIFIED_SRC_NODATA=NO", *kernel_options(alignment.plan, 1)],
        dstNodata=empty if known else None,
        srcAlpha=bool(alignment.alpha),
        dstAlpha=bool(alignment.alpha) or alignment.mask,
    )


def _place_texts(alignment: Alignment) -> dict:
    """The elements of a warped VRT that say where the result lies."""
    place = alignment.grid.geotransform
    numbers = {"GeoTransform": place, "DstGeoTransform": place, "DstInvGeoTransform": gdal.InvGeoTransform(place)}
    return {name: ",".join(f"{value:.17g}" for value in values) for name, values in numbers.items()}
