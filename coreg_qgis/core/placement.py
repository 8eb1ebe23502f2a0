"""Where match windows stand: away from no-data, masks and flat texture, spread over the overlap."""

from __future__ import annotations

from typing import Tuple

import numpy as np
from scipy import ndimage

from .coarse import CoarseSearch

_SHARES = (0.98, 0.8, 0.5, 0.25)  # of usable pixels that a window should hold, tried in this order
_ROBUST = 3.0  # brightness is clipped this many robust standard deviations from its median


def place_windows(
    search: CoarseSearch, displacement: Tuple[float, float], shape: Tuple[int, int], count: int
) -> np.ndarray:
    """Window centres (n, 2) as (col, row) on the reference's grid, the best first; n <= ``count``, 0 if none fits.

    ``displacement`` (x, y) px of the target's content says which pixels are compared; ``shape`` is (rows, cols).
    """
    size = tuple(max(1, round(n / search.reference.factor)) for n in shape)
    score, share = _score(search, displacement, size)
    rows, cols = (np.arange(n) for n in score.shape)
    for least in _SHARES:
        good = np.where(share >= least, score, -1.0)
        if (good >= 0).any():
            break
    else:
        return np.empty((0, 2))
    picked = _best_of_cells(good, rows, cols, size, count)
    places = (np.array(picked, float)[:, ::-1] + 0.5) * search.reference.factor
    return places + np.array([search.window.col, search.window.row])


def _score(search: CoarseSearch, displacement, size) -> Tuple[np.ndarray, np.ndarray]:
    """Texture of both images and share of pixels valid in both, for windows of ``size`` around each pixel."""
    factor = search.reference.factor
    back = (-displacement[1] / factor, -displacement[0] / factor)
    moved = ndimage.shift(search.target.values, back, order=1, mode="nearest")
    seen = ndimage.shift(search.target.valid.astype(np.float32), back, order=0, mode="constant") > 0.5
    valid = search.reference.valid & seen
    share = ndimage.uniform_filter(valid.astype(np.float32), size, mode="constant")
    texture = np.sqrt(_texture(search.reference.values, valid, size) * _texture(moved, valid, size))
    return texture, share


def _texture(values: np.ndarray, valid: np.ndarray, size: Tuple[int, int]) -> np.ndarray:
    """Smaller eigenvalue of the structure tensor: brightness must change in both directions to fix a shift."""
    if not valid.any():
        return np.zeros(values.shape)
    middle = np.median(values[valid])
    scale = 1.4826 * np.median(np.abs(values[valid] - middle)) or values[valid].std() or 1.0
    flat = np.where(valid, np.clip((values - middle) / scale, -_ROBUST, _ROBUST), 0)
    inner = ndimage.binary_erosion(valid, border_value=1)
    gy, gx = (np.where(inner, g, 0) for g in np.gradient(flat))
    xx, xy, yy = (ndimage.uniform_filter(p, size, mode="constant") for p in (gx * gx, gx * gy, gy * gy))
    return np.maximum((xx + yy) / 2 - np.hypot((xx - yy) / 2, xy), 0)


def _best_of_cells(good: np.ndarray, rows: np.ndarray, cols: np.ndarray, size, count: int) -> list:
    """(row, col) of the best place in each cell of the overlap, best first, never closer than half a window."""
    usable = good >= 0
    used_rows, used_cols = rows[usable.any(1)], cols[usable.any(0)]
    # The cells divide what the windows may cover, which reaches half a window beyond where their centres may stand.
    (top, height), (left, width) = (
        (max(used[0] - n // 2, 0), min(used[-1] + n // 2, limit - 1) - max(used[0] - n // 2, 0) + 1)
        for used, n, limit in zip((used_rows, used_cols), size, good.shape)
    )
    down = max(1, round(np.sqrt(count * height / width)))
    across = max(1, -(-count // down))
    places = []
    for i in range(down):
        for j in range(across):
            cell = (
                slice(top + height * i // down, top + height * (i + 1) // down),
                slice(left + width * j // across, left + width * (j + 1) // across),
            )
            place = _best_place(good, _inner(cell, size)) or _best_place(good, cell)
            if place is not None:
                places.append(place)
    places.sort(key=lambda p: -good[p])
    kept: list = []
    for row, col in places:
        if all(abs(row - r) * 2 >= size[0] or abs(col - c) * 2 >= size[1] for r, c in kept):
            kept.append((row, col))
    return kept[:count]


def _inner(cell: Tuple[slice, slice], size: Tuple[int, int]) -> Tuple[slice, slice]:
    """The part of a cell where a window around each place stays inside the cell, at least its middle."""
    margins = [min(n // 2, (part.stop - part.start - 1) // 2) for part, n in zip(cell, size)]
    return tuple(slice(part.start + m, part.stop - m) for part, m in zip(cell, margins))


def _best_place(good: np.ndarray, part: Tuple[slice, slice]) -> Tuple[int, int] | None:
    """(row, col) of the highest score in a part of the overlap; None where no window may stand in it."""
    scores = good[part]
    if not scores.size or scores.max() < 0:
        return None
    row, col = np.unravel_index(scores.argmax(), scores.shape)
    return part[0].start + int(row), part[1].start + int(col)
