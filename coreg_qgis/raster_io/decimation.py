"""Means over squares of pixels, fast enough for a whole scene."""

from __future__ import annotations

from typing import Tuple

import numpy as np


def mean_of_squares(data: np.ndarray, valid: np.ndarray | None, factor: int) -> Tuple[np.ndarray, np.ndarray]:
    """Mean of the valid pixels (float32) in squares of ``factor`` pixels, and where at least half of them are valid.

    ``valid`` None means that all are. Squares that the array fills only in part count what is missing as invalid.
    """
    if valid is not None:
        data = np.where(valid, data, data.dtype.type(0))
        count = _square_sums(valid, factor, np.uint32)
    else:
        count = np.multiply.outer(*(_lengths(n, factor) for n in data.shape))
    total = _square_sums(data, factor, _accumulator(data.dtype))
    enough = count >= factor * factor / 2
    with np.errstate(over="ignore"):
        means = np.where(enough, total / np.maximum(count, 1), 0).astype(np.float32)
    return means, enough


def _lengths(size: int, factor: int) -> np.ndarray:
    lengths = np.full(-(-size // factor), factor, np.int64)
    lengths[-1] -= lengths.sum() - size
    return lengths


def _accumulator(dtype: np.dtype) -> type:
    """Integers of 16 bits add up exactly, and faster, in 32 bits along one axis."""
    if dtype.kind == "u" and dtype.itemsize <= 2:
        return np.uint32
    return np.int32 if dtype.kind == "i" and dtype.itemsize <= 2 else np.float64


def _square_sums(data: np.ndarray, factor: int, accumulator: type) -> np.ndarray:
    rows, cols = data.shape
    whole = rows // factor * factor
    bands = data[:whole].reshape(-1, factor, cols).sum(1, dtype=accumulator)
    if whole < rows:
        bands = np.vstack([bands, data[whole:].sum(0, dtype=accumulator)[None]])
    bands = np.pad(bands, ((0, 0), (0, -cols % factor)))
    return bands.reshape(len(bands), -1, factor).sum(2, dtype=np.float64)
