"""A lossless copy of a raster that names its geolocation arrays itself, or in its .aux.xml."""

from __future__ import annotations

import os
from typing import Dict, Sequence

import numpy as np
from osgeo import gdal, gdal_array

from ..core.errors import OutputError
from ..core.feedback import Feedback
from .creation_options import complete_options
from .fidelity import CHECKING, REMEDY, keep_band_info, verify_pixels
from .gdal_calls import gdal_calls, progress_of, small_cache
from .geolocation_keys import DOMAIN
from .output import driver_for
from .write import WRITING, finish, keep_metadata, overview_factors, refuse_lossy_format, warn_of_loss


def copy_with_domain(
    view: gdal.Dataset,
    origin: gdal.Dataset,
    unfinished: str,
    output: str,
    domain: Dict[str, str],
    driver: str,
    options: Sequence[str],
    feedback: Feedback,
) -> None:
    """Write ``view``, a part of ``origin``, to ``unfinished``, which becomes ``output``.

    Raises GdalProblem, and OutputError where the format keeps neither the metadata nor the pixels as they are.
    """
    name = driver_for(output, driver)
    refuse_lossy_format(output, name)
    warn_of_loss(options, feedback, origin)
    copied = None
    with gdal_calls(**WRITING) as log:
        try:
            creation = complete_options(name, options, origin, output)
            with small_cache():
                copied = gdal.GetDriverByName(name).CreateCopy(unfinished, view, 0, creation, progress_of(feedback))
            keep_metadata(view, log.need(copied), feedback)
            keep_band_info(view, copied)
            copied.SetMetadata(domain, DOMAIN)
            copied.FlushCache()
        finally:
            copied = None  # closed before the folder goes, also where an error keeps this frame alive
    _verify(unfinished, view, domain, name)
    if view.RasterXSize == origin.RasterXSize and view.RasterYSize == origin.RasterYSize:
        finish(unfinished, output, name, overview_factors(origin), False, feedback)
    else:
        finish(unfinished, output, name, [], False, feedback)
    verify_pixels(unfinished, view, name, feedback)


def _verify(path: str, view: gdal.Dataset, domain: Dict[str, str], driver: str) -> None:
    with gdal_calls(**CHECKING) as log:
        written = log.need(gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY))
        found = written.GetMetadata(DOMAIN) or {}
        sizes = [(d.RasterXSize, d.RasterYSize, d.RasterCount) for d in (written, view)]
        types = [[_dtype(d, n) for n in range(1, view.RasterCount + 1)] for d in (view, written)]
    if any(found.get(key) != value for key, value in domain.items()):
        raise OutputError(
            f"The format {driver} does not keep geolocation arrays with {os.path.basename(path)}: write a .vrt or .tif."
        )
    if sizes[0] != sizes[1] or not all(np.can_cast(a, b) for a, b in zip(*types)):
        raise OutputError(f"The format {driver} cannot hold the image as it is: {REMEDY}.")


def _dtype(dataset: gdal.Dataset, number: int) -> np.dtype:
    return np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(dataset.GetRasterBand(number).DataType))
