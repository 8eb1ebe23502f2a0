"""Which pixels of a band hold data: no-data values in the band's own type, masks, and values derived from corners."""

from __future__ import annotations

import math
from collections import Counter
from typing import List

import numpy as np
from osgeo import gdal

from .gdal_calls import GdalProblem

CORNER = 3
SPECIAL_VALUES = (0, -9999, -32768)
LARGEST_SHARE = 0.95  # a value that would leave less than 5 % of the image is its content, not its border
SAMPLES = 12  # blocks along each axis that stand for the whole image
SAMPLE_SIZE = 16


def is_nodata(data: np.ndarray, nodata: float) -> np.ndarray | None:
    """True where ``data`` equals ``nodata``, compared in the type of ``data``; None where no pixel can."""
    if np.issubdtype(data.dtype, np.integer):
        number = _as_integer(nodata, data.dtype)
        return None if number is None else data == number
    if math.isnan(nodata):
        return None
    limit = float(np.finfo(data.dtype).max) * 0.99999
    # The lowest value of a type is often declared as rounded text, or as that of a longer type.
    if abs(nodata) >= limit:
        return data <= -limit if nodata < 0 else data >= limit
    return data == data.dtype.type(nodata)


def _as_integer(nodata: float, dtype: np.dtype):
    info = np.iinfo(dtype)
    if not math.isfinite(nodata) or nodata != int(nodata):
        return None
    if isinstance(nodata, float) and nodata == float(info.max):
        return dtype.type(info.max)  # 2**64 - 1 has no float of its own
    return dtype.type(int(nodata)) if info.min <= int(nodata) <= info.max else None


def holds_data(data: np.ndarray, nodata: float | None) -> np.ndarray | None:
    """Validity by value of a block in its own type; None means that every pixel is valid."""
    valid = None
    if np.issubdtype(data.dtype, np.floating):
        valid = np.isfinite(data)
    missing = None if nodata is None else is_nodata(data, nodata)
    if missing is not None:
        valid = ~missing if valid is None else valid & ~missing
    return None if valid is None or valid.all() else valid


def read_pixels(band: gdal.Band, col: int, row: int, width: int, height: int, buffer=None) -> np.ndarray:
    """A block in its own type; ``buffer`` (width, height) resamples it. Raises RuntimeError where GDAL cannot."""
    buffer_width, buffer_height = buffer or (None, None)
    data = band.ReadAsArray(col, row, width, height, buffer_width, buffer_height)
    if data is None:
        raise GdalProblem(gdal.GetLastErrorMsg() or "GDAL gives no reason")
    return data


def derived_nodata(band: gdal.Band) -> float | int | None:
    """The no-data value that the image's corners show, None where they show none.

    A corner counts where its 3 x 3 pixels are one value. The value must stand in two corners, or be a usual
    no-data value (0, -9999, -32768, the type's minimum or maximum), and must not cover the whole image.
    """
    if min(band.XSize, band.YSize) < 2 * CORNER:
        return None
    corners = _corner_values(band)
    for value, count in Counter(corners).most_common():
        if (count > 1 or _is_special(value)) and _share_of(band, value) <= LARGEST_SHARE:
            return value.item()
    return None


def _corner_values(band: gdal.Band) -> List[np.generic]:
    values = []
    for row in (0, band.YSize - CORNER):
        for col in (0, band.XSize - CORNER):
            block = read_pixels(band, col, row, CORNER, CORNER)
            # NaN and infinity are never data, so they need no declaration.
            if np.all(block == block[0, 0]) and np.isfinite(block[0, 0]):
                values.append(block[0, 0])
    return values


def _is_special(value: np.generic) -> bool:
    info = np.iinfo(value.dtype) if np.issubdtype(value.dtype, np.integer) else np.finfo(value.dtype)
    return value.item() in SPECIAL_VALUES or value in (info.min, info.max)


def _share_of(band: gdal.Band, value: np.generic) -> float:
    """Share of the pixels that are not valid if ``value`` is no data, estimated from a sample."""
    missing = total = 0
    for block in _sample(band):
        valid = holds_data(block, value.item())
        missing += 0 if valid is None else block.size - int(valid.sum())
        total += block.size
    return missing / total


def _sample(band: gdal.Band):
    """Small blocks all over the image: they decode a fraction of what a decimated read would."""
    rows, cols = band.YSize, band.XSize
    if band.GetOverviewCount():
        yield read_pixels(band, 0, 0, cols, rows, (min(cols, 256), min(rows, 256)))
        return
    height, width = min(SAMPLE_SIZE, rows), min(SAMPLE_SIZE, cols)
    for row in np.unique(np.linspace(0, rows - height, SAMPLES).astype(int)):
        for col in np.unique(np.linspace(0, cols - width, SAMPLES).astype(int)):
            yield read_pixels(band, int(col), int(row), width, height)
        band.FlushCache()
