"""Rasters that only geolocation arrays place, as every other part of the plugin sees them: projected on the fly."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import threading
import uuid
from contextlib import suppress
from typing import Dict, Tuple

from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback
from ..core.grid import GeoGrid
from .band_info import has_classes
from .crs import display_name
from .gdal_raster import GdalRaster
from .open import name_of, only_by_arrays, open_dataset
from .paths import files_of

_KEPT = 4  # projected images, of which the oldest is removed
_lock = threading.Lock()
_made: Dict[tuple, Tuple[str, str]] = {}  # what it was made of -> (path, what was said)
_folders: list = []


def open_on_map(
    source: str, label: str = "", feedback: Feedback = SILENT, *, nodata: float | None = None,
    derive_nodata: bool = False,
) -> gdal.Dataset:  # fmt: skip
    """As ``open_dataset``; what only geolocation arrays place is projected on the fly, which ``feedback`` is told.

    Its CRS and pixels are those of ``geolocation_grid.rectified_grid``. ``nodata`` and ``derive_nodata``: see
    ``open_raster``. Raises InputError, OutputError where there is no room for it, CancelledError.
    """
    dataset = open_dataset(source, label)
    if not only_by_arrays(dataset):
        return dataset
    return open_dataset(projected(source, label, feedback, nodata=nodata, derive_nodata=derive_nodata), label)


def projected(
    source: str, label: str, feedback: Feedback = SILENT, *, nodata: float | None = None, derive_nodata: bool = False
) -> str:
    """A temporary image of ``source`` on the map; made once for a file that does not change."""
    missing = _missing(source, label, feedback, nodata, derive_nodata)
    key = (*_signature(source, label), repr(missing))
    with _lock:
        if key not in _made or not os.path.exists(_made[key][0]):
            _made[key] = _project(os.fspath(source), label, feedback, missing)
            while len(_made) > _KEPT:
                with suppress(OSError):  # in use on Windows: it goes with the folder
                    os.remove(_made.pop(next(iter(_made)))[0])
        path, text = _made[key]
    feedback.message(text)
    return path


def refuse_temporary(source: str, output: str, driver: str) -> None:
    """Raise InputError for a VRT of an image that is projected on the fly, and does not last."""
    if driver == "VRT" and only_by_arrays(open_dataset(source)):
        raise InputError(
            f"{output} is a VRT and would point to a temporary image, since geolocation arrays place {source}: choose "
            "another format, for example .tif, or rectify the image first."
        )


def refuse_projected(dataset: gdal.Dataset, grid: GeoGrid, source: str) -> None:
    """Raise InputError where ``grid`` is that of a projected image, and ``dataset`` the one that arrays place."""
    if only_by_arrays(dataset) and grid.shape != (dataset.RasterYSize, dataset.RasterXSize):
        raise InputError(
            f"{source} is placed by geolocation arrays and was projected on the fly, so that its own pixels were not "
            "measured: rectify it first (Rectify by geolocation arrays), or correct its arrays."
        )


def _signature(source: str, label: str) -> tuple:
    from .geolocation_domain import array_keys  # noqa: PLC0415  (it writes rasters, which may need this)

    keys = array_keys(source, label)
    files = sorted({*files_of(source), *(path for a in (keys.x, keys.y) for path in files_of(a.name))})
    facts = ((path, os.stat(path)) for path in files if os.path.isfile(path))
    return (os.fspath(source), *((path, fact.st_mtime_ns, fact.st_size) for path, fact in facts))


def _missing(source: str, label: str, feedback: Feedback, nodata, derive_nodata: bool) -> float | None:
    """The no-data value that is not declared: given, or derived from the corners of the first band with data."""
    dataset = open_dataset(source, label)
    pixels = GeoGrid((dataset.RasterYSize, dataset.RasterXSize), (0, 1, 0, 0, 0, 1))
    raster = GdalRaster(
        dataset, pixels, name_of(source, label), nodata=nodata, derive_nodata=derive_nodata, feedback=feedback
    )
    if not raster.data_bands:
        return None
    band = raster.data_bands[0]
    declared = dataset.GetRasterBand(band).GetNoDataValue() is not None
    return None if nodata is None and declared else raster.nodata(band)


def _project(source: str, label: str, feedback: Feedback, missing: float | None) -> Tuple[str, str]:
    from .geolocation_domain import read_sound_geolocation  # noqa: PLC0415  (they write rasters, which may need this)
    from .geolocation_grid import rectified_grid  # noqa: PLC0415
    from .geolocation_rectify import rectify  # noqa: PLC0415

    name, dataset = name_of(source, label), open_dataset(source, label)
    geolocation = read_sound_geolocation(dataset, label, feedback=feedback)
    grid = rectified_grid(geolocation)
    path = os.path.join(_folder(), f"{uuid.uuid4().hex}.tif")
    rectify(
        source, path, grid, geolocation=geolocation, resampling="nearest" if has_classes(dataset) else "cubic",
        nodata=missing, label=label, options=["COMPRESS=NONE"], feedback=_Quiet(feedback),
    )  # fmt: skip
    text = (
        f"{name} is placed by geolocation arrays: it is projected on the fly to {display_name(grid.crs_wkt)}, with "
        f"pixels of {grid.resolution[0]:g} map units."
    )
    return path, text


def _folder() -> str:
    if not _folders:
        _folders.append(tempfile.mkdtemp(prefix="coreg_swaths_"))
        atexit.register(shutil.rmtree, _folders[0], ignore_errors=True)
    return _folders[0]


class _Quiet:
    """Hands on that a run is cancelled; progress and details of a step on the way are nobody's interest."""

    def __init__(self, feedback: Feedback) -> None:
        self._feedback = feedback

    def set_progress(self, percent: float) -> None:
        """Nothing."""

    def is_cancelled(self) -> bool:
        """As the run says."""
        return self._feedback.is_cancelled()

    def message(self, text: str) -> None:
        """Nothing."""

    def warning(self, text: str) -> None:
        """Hand on."""
        self._feedback.warning(text)
