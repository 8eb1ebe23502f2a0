"""The GEOLOCATION metadata of a raster (GDAL RFC 4) as plain values, every key checked."""

from __future__ import annotations

import math
import os
import re
from dataclasses import dataclass
from typing import Dict, Sequence, Tuple

from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import Feedback
from ..core.geolocation import CONVENTIONS, ArrayLayout
from .crs import spatial_reference, wkt_of
from .gdal_calls import READING, GdalProblem, gdal_calls, reason
from .open import inside

DOMAIN = "GEOLOCATION"
_YES = ("YES", "TRUE", "ON", "1")


@dataclass(frozen=True)
class ArrayBand:
    """One of the two arrays: ``name`` is what GDAL opens, wherever the process stands."""

    axis: str  # "X" or "Y"
    name: str
    number: int
    relative: bool = False  # the name starts at the folder of the raster that the array locates
    key: str = ""  # what messages call the name; "" = as RFC 4

    def __post_init__(self) -> None:
        """The key of RFC 4 where there is no other."""
        object.__setattr__(self, "key", self.key or f"{self.axis}_DATASET")


@dataclass(frozen=True)
class ArrayKeys:
    """What the GEOLOCATION metadata of a raster say."""

    x: ArrayBand
    y: ArrayBand
    layout: ArrayLayout
    crs_wkt: str
    geographic: bool


def keys_of(dataset: gdal.Dataset, name: str, feedback: Feedback) -> ArrayKeys:
    """The checked keys of a dataset, which messages call ``name``; raises InputError that names the key."""
    with gdal_calls(**READING):
        found: Dict[str, str] = dataset.GetMetadata(DOMAIN) or {}
        described = dataset.GetDescription()
    if not found:
        raise InputError(
            f"{name} has no geolocation arrays (metadata domain {DOMAIN}): create them first, or choose another raster."
        )
    name = inside(name)
    crs, geographic = _crs(found, name)
    x, y = (ArrayBand(axis, _array_name(found, axis, described, name), _band(found, axis, name)) for axis in "XY")
    if (x.name, x.number) == (y.name, y.number):
        raise InputError(
            f"X_BAND and Y_BAND of {name} are both band {x.number} of {x.name}: let them name the bands of x "
            "(longitude) and of y (latitude)."
        )
    return ArrayKeys(x, y, _layout(found, name, feedback), crs, geographic)


def _need(found: Dict[str, str], key: str, name: str, remedy: str) -> str:
    value = str(found.get(key, "")).strip()
    if not value:
        raise InputError(f"The geolocation metadata of {name} have no key {key}: {remedy}.")
    return value


def _crs(found: Dict[str, str], name: str) -> Tuple[str, bool]:
    text = _need(found, "SRS", name, "add it with the CRS of the arrays as WKT, that of EPSG:4326 for degrees")
    try:
        srs = spatial_reference(text)
    except InputError:
        raise InputError(
            f"The key SRS of the geolocation metadata of {name} is no CRS ({_short(text)}): correct it, for example to "
            "the WKT of EPSG:4326 for longitudes and latitudes."
        ) from None
    return wkt_of(srs), bool(srs.IsGeographic())


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + " ..."


def _band(found: Dict[str, str], axis: str, name: str) -> int:
    key = f"{axis}_BAND"
    text = _need(found, key, name, f"add it with the number of the band in {axis}_DATASET, for example 1")
    if not re.fullmatch(r"\+?\d+", text) or int(text) < 1:
        raise InputError(f"The key {key} of {name} is no band number ({text}): give 1, 2, ...")
    return int(text)


def _layout(found: Dict[str, str], name: str, feedback: Feedback) -> ArrayLayout:
    numbers = {}
    for key in ("PIXEL_OFFSET", "LINE_OFFSET", "PIXEL_STEP", "LINE_STEP"):
        text = _need(found, key, name, "add it, 0 for an offset and 1 for a step where every pixel has its sample")
        numbers[key.lower()] = _number(text, key, name)
    for key in ("pixel_step", "line_step"):
        if numbers[key] <= 0:
            raise InputError(
                f"The key {key.upper()} of {name} is {numbers[key]:g}: give the distance of samples in pixels, above 0."
            )
    return ArrayLayout(**numbers, convention=_convention(found, name, feedback))


def _number(text: str, key: str, name: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InputError(f"The key {key} of {name} is no number ({text}): correct it.")
    return number


def _convention(found: Dict[str, str], name: str, feedback: Feedback) -> str:
    """As GDAL takes it: no key means corners, any unknown word centres."""
    text = str(found.get("GEOREFERENCING_CONVENTION", "")).strip()
    if text in CONVENTIONS:
        return text
    if not text:
        feedback.warning(
            f"The geolocation metadata of {name} have no key GEOREFERENCING_CONVENTION: samples are taken to lie at "
            "the upper left corners of pixels (TOP_LEFT_CORNER), as GDAL does; were they meant for centres, the image "
            "would be half a step off."
        )
        return CONVENTIONS[0]
    feedback.warning(
        f"The key GEOREFERENCING_CONVENTION of {name} is {text}, which is neither TOP_LEFT_CORNER nor PIXEL_CENTER: "
        "samples are taken to lie at centres (PIXEL_CENTER), as GDAL does."
    )
    return CONVENTIONS[1]


def _array_name(found: Dict[str, str], axis: str, described: str, name: str) -> str:
    """What GDAL opens for X_DATASET or Y_DATASET; relative paths start where RFC 4 says they do."""
    key = f"{axis}_DATASET"
    text = _need(found, key, name, "add it with the raster that holds the array")
    flag = str(found.get(f"{key}_RELATIVE_TO_SOURCE", "")).upper() in _YES
    folder = os.path.dirname(described) if described.startswith("/vsi") else os.path.dirname(os.path.abspath(described))
    path = f"{folder}/{text}" if flag and not os.path.isabs(text) else text
    if not _exists(path):
        raise InputError(_not_found(key, name, path, flag, _beside(folder, text)))
    return path if _is_special(path) else os.path.abspath(path)


def _is_special(path: str) -> bool:
    """A name that is no plain path: a part of a file, a virtual file, a database."""
    return path.startswith(("/vsi", "<")) or ":" in path[2:]


def _exists(path: str) -> bool:
    return _is_special(path) or os.path.exists(path)


def _beside(folder: str, text: str) -> str:
    """The name, relative to the image, of a file that may be meant; "" where none is there."""
    for name in (text, os.path.basename(text.replace("\\", "/"))):
        if name and not os.path.isabs(name) and os.path.exists(os.path.join(folder, name)):
            return name
    return ""


def _not_found(key: str, name: str, path: str, relative: bool, beside: str) -> str:
    tried = path if os.path.isabs(path) else f"{path}, looked for in the folder {os.getcwd()}"
    start = f"The array that {key} of {name} names does not exist ({tried})"
    if beside:
        return f"{start}: beside the image there is {beside}, so set {key} to that and {key}_RELATIVE_TO_SOURCE to YES."
    if relative:
        return f"{start}: {key}_RELATIVE_TO_SOURCE is YES, so put the file there, or correct the key."
    return (
        f"{start}: correct the key, with {key}_RELATIVE_TO_SOURCE=YES for a path that starts at the folder of the "
        "image."
    )


def open_array_dataset(array: ArrayBand, name: str) -> gdal.Dataset:
    """The raster of an array, which has the band; raises InputError that names the key."""
    key, name = array.key, inside(name)
    try:
        with gdal_calls(**READING) as log:
            dataset = log.need(gdal.OpenEx(array.name, gdal.OF_RASTER | gdal.OF_READONLY | gdal.OF_VERBOSE_ERROR))
            bands = dataset.RasterCount
    except GdalProblem as problem:
        raise InputError(
            f"The array that {key} of {name} names cannot be read as a raster ({array.name}: {reason(problem)}): "
            "correct the key or restore the file."
        ) from problem
    if array.number > bands and not key.endswith("_DATASET"):
        raise InputError(
            f"{array.axis}_BAND is {array.number}, but {key} ({array.name}) has {bands} band(s): choose another band, "
            f"or another {key}."
        )
    if array.number > bands:
        raise InputError(
            f"The key {array.axis}_BAND of {name} is {array.number}, but {array.name} has {bands} band(s): correct it."
        )
    return dataset


def domain_of(layout: ArrayLayout, arrays: Sequence[ArrayBand], crs_wkt: str) -> Dict[str, str]:
    """The metadata of RFC 4."""
    found = {}
    for array in arrays:
        found[f"{array.axis}_DATASET"] = array.name
        found[f"{array.axis}_BAND"] = str(array.number)
        if array.relative:
            found[f"{array.axis}_DATASET_RELATIVE_TO_SOURCE"] = "YES"
    return {
        **found, "SRS": spatial_reference(crs_wkt).ExportToWkt() or crs_wkt,
        "PIXEL_OFFSET": repr(layout.pixel_offset), "LINE_OFFSET": repr(layout.line_offset),
        "PIXEL_STEP": repr(layout.pixel_step), "LINE_STEP": repr(layout.line_step),
        "GEOREFERENCING_CONVENTION": layout.convention,
    }  # fmt: skip
