"""The numbers of geolocation arrays: no data, packed numbers, and fill values that nobody declared."""

from __future__ import annotations

from typing import Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import Feedback
from .gdal_calls import READING, GdalProblem, gdal_calls, reason, small_cache
from .geolocation_keys import ArrayBand, ArrayKeys, open_array_dataset
from .open import inside

_FILLS = (-999, -9999, -99999, -32767, -32768, 32767, 65535, 0.0)  # what producers write where nothing was located
_LARGEST = 1e20  # beyond any coordinate: netCDF's and HDF's fill values
_MANY = 4  # samples, and this share of all, from which zeros on both axes are no place in the Gulf of Guinea
_SHARE = 0.001
_ROWS = 256  # read at a time: arrays of large images are held once, and not three times


def read_arrays(keys: ArrayKeys, name: str, feedback: Feedback) -> Tuple[np.ndarray, np.ndarray]:
    """X and y of the samples, float64 (m, n), NaN where either has no data; arrays of one row or column are expanded.

    Raises InputError for arrays that cannot be read, do not fit each other or hold no place at all.
    """
    name = inside(name)
    x, y = _expanded(_values(keys.x, name), _values(keys.y, name), keys, name)
    lost = ~(np.isfinite(x) & np.isfinite(y))
    x[lost] = y[lost] = np.nan
    _drop_fills(x, y, keys.geographic, name, feedback)
    if not np.isfinite(x).any():
        raise InputError(
            f"The geolocation arrays of {name} ({keys.x.name}, {keys.y.name}) hold no data at all: restore them or "
            f"correct {keys.x.key}, X_BAND, {keys.y.key} and Y_BAND."
        )
    return x, y


def _values(array: ArrayBand, name: str) -> np.ndarray:
    dataset = open_array_dataset(array, name)
    band = dataset.GetRasterBand(array.number)
    if gdal.DataTypeIsComplex(band.DataType):
        raise InputError(f"The array that {array.axis}_BAND of {name} names is complex ({array.name}): name another.")
    try:
        with gdal_calls(**READING) as log, small_cache():
            values = np.empty((band.YSize, band.XSize))
            nodata, packing = band.GetNoDataValue(), packing_of(band)
            for first in range(0, band.YSize, _ROWS):
                rows = min(_ROWS, band.YSize - first)
                given = log.need(band.ReadAsArray(0, first, band.XSize, rows))
                values[first : first + rows] = _unpacked(given, nodata, packing)
    except GdalProblem as problem:
        raise InputError(
            f"The array that {array.key} of {name} names cannot be read to its end ({array.name}: "
            f"{reason(problem)}): restore the file."
        ) from problem
    return values


def _unpacked(given: np.ndarray, nodata: float | None, packing: Tuple[float, float] | None) -> np.ndarray:
    """The numbers that are meant, NaN where there are none."""
    values = given.astype(np.float64)
    if nodata is not None:
        values[given == given.dtype.type(nodata)] = np.nan
    values[np.abs(values) >= _LARGEST] = np.nan
    return values if packing is None else values * packing[0] + packing[1]


def packing_of(band: gdal.Band) -> Tuple[float, float] | None:
    """(scale, offset) of packed numbers, None where values are as they are."""
    scale, offset = band.GetScale(), band.GetOffset()
    packing = (1.0 if scale is None else scale, offset or 0.0)
    return None if packing == (1.0, 0.0) else packing


def _expanded(x: np.ndarray, y: np.ndarray, keys: ArrayKeys, name: str) -> Tuple[np.ndarray, np.ndarray]:
    """As GDAL: where both have one row, x varies along the columns of the image and y along its lines."""
    if x.shape[0] == 1 and (y.shape[0] == 1 or y.shape[1] == 1):
        x, y = (v.copy() for v in np.broadcast_arrays(x.reshape(1, -1), y.reshape(-1, 1)))
    if x.shape != y.shape:
        raise InputError(
            f"The geolocation arrays of {name} differ in size: {_size(x)} samples for x in {keys.x.name} and "
            f"{_size(y)} for y in {keys.y.name}; correct {keys.x.key} or {keys.y.key}."
        )
    if min(x.shape) < 2:
        raise InputError(
            f"The geolocation arrays of {name} have {_size(x)} samples ({keys.x.name}): two lines and two columns are "
            "needed at least."
        )
    return x, y


def _size(values: np.ndarray) -> str:
    return f"{values.shape[1]} x {values.shape[0]}"


def _drop_fills(x: np.ndarray, y: np.ndarray, geographic: bool, name: str, feedback: Feedback) -> None:
    """Undeclared fill values become NaN: degrees that cannot be, and the same fill value in x and y."""
    for value in _FILLS:
        at_x, at_y = x == value, y == value
        fill = at_x & at_y
        if geographic and abs(value) > 360:
            fill = at_x | at_y
        count = int(fill.sum())
        if count == 0 or (value == 0 and count < max(_MANY, _SHARE * x.size)):
            continue
        x[fill] = y[fill] = np.nan
        feedback.warning(
            f"{count} of {x.size} samples of the geolocation arrays of {name} are {value:g}, which the arrays do not "
            "declare as no data: they are left out."
        )
