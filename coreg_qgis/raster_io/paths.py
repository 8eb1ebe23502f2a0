"""Whether two names mean the same files."""

from __future__ import annotations

import os
from typing import List, Set

from osgeo import gdal

from .gdal_calls import READING, GdalProblem, gdal_calls


def same_source(first: str, second: str) -> bool:
    """True where two paths or GDAL names mean the same raster: links, relative paths and letter case included."""
    first, second = (os.fspath(s).split("|option:")[0] for s in (first, second))
    if first == second:
        return True
    try:
        return os.path.samefile(first, second)
    except (OSError, ValueError):
        return _normalised(first) == _normalised(second)


def _normalised(path: str) -> str:
    if ":" in path[2:] or path.startswith("/vsi"):
        return path.replace('"', "")
    return os.path.normcase(os.path.realpath(path))


def files_of(source: str) -> List[str]:
    """The source and all files that GDAL reads with it: headers, masks, what a VRT refers to, geolocation arrays."""
    path = os.fspath(source).split("|option:")[0]
    found: Set[str] = {path}
    dataset = opened(source)
    if dataset is not None:
        with gdal_calls(**READING):
            found.update(dataset.GetFileList() or [])
            found.update(_arrays(dataset))
    return sorted(found)


def _arrays(dataset: gdal.Dataset) -> Set[str]:
    """The files of geolocation arrays: their names start at the folder of the raster, or where the process stands."""
    metadata = dataset.GetMetadata("GEOLOCATION") or {}
    names = {metadata.get(f"{axis}_DATASET", "") for axis in "XY"} - {""}
    folder = os.path.dirname(dataset.GetDescription())
    return {path for name in names for path in (name, os.path.join(folder, name)) if os.path.isfile(path)}


def opened(source: str) -> gdal.Dataset | None:
    """A raster, None where it cannot be opened: whoever reads it says why."""
    try:
        with gdal_calls(**READING):
            return gdal.OpenEx(os.fspath(source).split("|option:")[0], gdal.OF_RASTER | gdal.OF_READONLY)
    except GdalProblem:
        return None
