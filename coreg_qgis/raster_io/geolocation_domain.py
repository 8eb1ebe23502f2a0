"""Geolocation arrays of rasters (GDAL RFC 4): reading, a private VRT for GDAL's own calls, writing.

Pixel coordinates (col, row) count from the outer corner of the first pixel.
"""

from __future__ import annotations

import os
from typing import Dict, Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback
from ..core.geolocation import ArrayLayout, Geolocation
from ..core.geolocation_folds import folded_share
from .gdal_calls import READING, GdalProblem, gdal_calls, reason
from .geolocation_attach import write_attached
from .geolocation_keys import DOMAIN, ArrayBand, ArrayKeys, domain_of, keys_of, open_array_dataset
from .geolocation_values import packing_of, read_arrays
from .open import inside, name_of, open_dataset

__all__ = [
    "array_keys", "geolocation_domain", "has_geolocation", "private_vrt", "read_geolocation",
    "read_sound_geolocation", "write_attached",
]  # fmt: skip

_FOLDED_SHARE = 0.1  # of the cells; with more, places and pixels have little to do with each other
_BEYOND = 1.0 + 1e-6  # steps outside of the samples in which places are extrapolated


def has_geolocation(source: gdal.Dataset | str) -> bool:
    """True where a raster (a dataset or what GDAL opens) has the GEOLOCATION metadata; raises InputError."""
    dataset = source if isinstance(source, gdal.Dataset) else open_dataset(source)
    with gdal_calls(**READING):
        return bool(dataset.GetMetadata(DOMAIN))


def read_geolocation(
    source: gdal.Dataset | str, label: str = "The raster", *, feedback: Feedback = SILENT
) -> Geolocation:
    """The geolocation arrays of a raster: float64, NaN where no data.

    ``feedback`` is told of keys that are missing but have a default, and of fill values that are not declared.
    Raises InputError that names the key and the remedy.
    """
    dataset, name = _dataset(source, label)
    keys = keys_of(dataset, name, feedback)
    x, y = read_arrays(keys, name, feedback)
    shape = dataset.RasterYSize, dataset.RasterXSize
    _check_coverage(x.shape, keys.layout, shape, name)
    return Geolocation(x, y, keys.layout, keys.crs_wkt, keys.geographic, shape)


def read_sound_geolocation(
    source: gdal.Dataset | str, label: str = "The raster", *, feedback: Feedback = SILENT
) -> Geolocation:
    """As ``read_geolocation``, for work that looks for pixels by their places.

    Raises InputError for arrays of one value as well; ``feedback`` is told where the arrays fold.
    """
    geolocation = read_geolocation(source, label, feedback=feedback)
    name = inside(_dataset(source, label)[1])
    for axis, values in (("X", geolocation.x), ("Y", geolocation.y)):
        if np.nanmin(values) == np.nanmax(values):
            raise InputError(
                f"{axis}_DATASET of {name} holds the same value everywhere ({np.nanmin(values):g}): name another array."
            )
    share = folded_share(geolocation)
    if share > _FOLDED_SHARE:
        feedback.warning(
            f"X_DATASET and Y_DATASET of {name} fold: {100 * share:.0f} % of their cells are turned over, so that "
            "places there have no single pixel and the result is doubtful; look for outliers or noise in them."
        )
    return geolocation


def array_keys(
    source: gdal.Dataset | str, label: str = "The raster", *, feedback: Feedback = SILENT
) -> ArrayKeys:
    """The checked keys alone: names and bands of both arrays, layout, CRS. Raises InputError."""
    dataset, name = _dataset(source, label)
    return keys_of(dataset, name, feedback)


def _dataset(source: gdal.Dataset | str, label: str) -> Tuple[gdal.Dataset, str]:
    if isinstance(source, gdal.Dataset):
        described = source.GetDescription()
        return source, name_of("" if described.startswith("<") else described, label).strip()
    return open_dataset(source, label), name_of(os.fspath(source), label)


def _check_coverage(samples: Tuple[int, int], layout: ArrayLayout, shape: Tuple[int, int], name: str) -> None:
    """Raise InputError where the samples end more than a step before the image does."""
    name, starts = inside(name), layout.first
    for word, count, size, first, offset, step in (
        ("PIXEL", samples[1], shape[1], starts[0], layout.pixel_offset, layout.pixel_step),
        ("LINE", samples[0], shape[0], starts[1], layout.line_offset, layout.line_step),
    ):
        last = first + (count - 1) * step
        if first > _BEYOND * step or last < size - _BEYOND * step:
            raise InputError(
                f"The geolocation arrays of {name} do not cover it: {count} samples with {word}_OFFSET {offset:g} and "
                f"{word}_STEP {step:g} lie at {first:g} to {last:g} of {size} pixels along that axis; correct these "
                "keys, or choose the arrays of this image."
            )


def geolocation_domain(
    layout: ArrayLayout,
    paths: Tuple[str, str],
    crs_wkt: str,
    *,
    bands: Tuple[int, int] = (1, 2),
    relative: bool = True,
) -> Dict[str, str]:
    """The GEOLOCATION metadata for arrays in the files ``paths`` (x, y).

    ``relative``: the paths start at the folder of the raster that gets the metadata.
    """
    arrays = [ArrayBand(axis, os.fspath(path), band, relative) for axis, path, band in zip("XY", paths, bands)]
    return domain_of(layout, arrays, crs_wkt)


def private_vrt(source: gdal.Dataset | str, label: str = "The raster", *, feedback: Feedback = SILENT) -> gdal.Dataset:
    """A VRT in memory of a raster that is placed by its geolocation arrays alone, for GDAL's own calls.

    The arrays have absolute names, since GDAL up to 3.12 crashes where threads look for relative ones; packed numbers
    are unpacked. Raises InputError as ``read_geolocation``, but reads no array.
    """
    dataset, name = _dataset(source, label)
    keys = keys_of(dataset, name, feedback)
    arrays = [_unpacked(array, name) for array in (keys.x, keys.y)]
    try:
        with gdal_calls(**READING) as log:
            vrt = log.need(gdal.GetDriverByName("VRT").CreateCopy("", dataset, 0))
            vrt.SetMetadata(domain_of(keys.layout, arrays, keys.crs_wkt), DOMAIN)
            vrt.SetGCPs([], None)
            tree = gdal.ParseXMLString(vrt.GetMetadata_List("xml:VRT")[0])
            tree[:] = [node for node in tree if not (isinstance(node, list) and node[1] in ("GeoTransform", "SRS"))]
            return log.need(_reopened(dataset, vrt, tree))
    except GdalProblem as problem:
        raise InputError(f"{name} cannot be opened with its geolocation arrays ({reason(problem)}).") from problem


def _reopened(dataset: gdal.Dataset, vrt: gdal.Dataset, tree: list) -> gdal.Dataset | None:
    """The VRT without what GDAL prefers to arrays; one of a raster in memory cannot be opened by name."""
    if not dataset.GetDescription() or dataset.GetDriver().ShortName == "MEM":
        return vrt
    return gdal.Open(gdal.SerializeXMLTree(tree))


def _unpacked(array: ArrayBand, name: str) -> ArrayBand:
    """The array as plain numbers, which GDAL's transformer takes all arrays for."""
    dataset = open_array_dataset(array, name)
    with gdal_calls(**READING) as log:
        if packing_of(dataset.GetRasterBand(array.number)) is None:
            return array
        options = gdal.TranslateOptions(
            format="VRT", bandList=[array.number], unscale=True, outputType=gdal.GDT_Float64, noData=np.nan
        )
        plain = log.need(gdal.Translate("", dataset, options=options))
        return ArrayBand(array.axis, plain.GetMetadata_List("xml:VRT")[0], 1)
