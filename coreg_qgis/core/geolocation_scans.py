"""Scans in geolocation arrays: lines that a sensor sees at once, and that overlap with those of its next turn."""

from __future__ import annotations

from typing import Tuple

import numpy as np

_COLUMNS = 96  # looked at
_SHARE = 0.08  # of them in which a row must go backwards to be the last one of a scan
_RUN = 5  # of them side by side that must do so: single ones are errors of the arrays
_REGULAR = 0.7  # of the ends of scans must be whole numbers of one scan apart


def scan_limits(
    x: np.ndarray, y: np.ndarray, geographic: bool
) -> Tuple[np.ndarray | None, np.ndarray | None]:
    """First and last row of the scan of each row; (None, None) where the lines go on without overlap.

    A scan ends where the next line lies behind it in many columns. Where this happens again and again at one
    distance, it ends there too where the lines happen not to overlap, such as in a part of the columns.
    """
    ends = _backward_rows(x, y, geographic)
    if not ends.size:
        return None, None
    ends = _periodic(ends, x.shape[0])
    if not ends.size:
        return None, None
    first = np.concatenate([[0], ends + 1])
    last = np.concatenate([ends, [x.shape[0] - 1]])
    whole = last > first  # a single line has no cells of its own and goes on into its neighbours
    first, last = _without_single_lines(first, last, whole)
    sizes = last - first + 1
    return np.repeat(first, sizes), np.repeat(last, sizes)


def _backward_rows(x: np.ndarray, y: np.ndarray, geographic: bool) -> np.ndarray:
    """Rows after which the lines go backwards."""
    cols = np.unique(np.linspace(0, x.shape[1] - 2, _COLUMNS).astype(int))
    here, beside = (to_space(x[:, cols + k], y[:, cols + k], geographic) for k in (0, 1))
    ahead, aside = here[:, 1:] - here[:, :-1], (beside - here)[:, :-1]
    if geographic:
        area = (np.cross(aside, ahead, axis=0) * here[:, :-1]).sum(0)
    else:
        area = aside[0] * ahead[1] - aside[1] * ahead[0]
    known = np.isfinite(area)
    majority = 1.0 if (area > 0).sum() >= (area < 0).sum() else -1.0
    backward = (area * majority < 0) & known
    share = backward.sum(1) / np.maximum(known.sum(1), 1)
    around = np.maximum(np.concatenate([[0.0], share[:-1]]), np.concatenate([share[1:], [0.0]]))
    rows = np.flatnonzero((share >= _SHARE) & (around < share / 2))
    return np.array([i for i in rows if _longest_run(backward[i][known[i]]) >= min(_RUN, cols.size // 2)], np.intp)


def _longest_run(flags: np.ndarray) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _periodic(ends: np.ndarray, rows: int) -> np.ndarray:
    """The ends of all scans: what is missing among regular ones added; none where many are not regular."""
    gaps = np.diff(ends)
    if gaps.size < 2:
        return ends
    size = int(np.bincount(gaps).argmax())
    phase = int(np.bincount(ends % size).argmax())
    if size < 2 or np.mean(ends % size == phase) < _REGULAR:
        return ends[:0]
    return np.arange(phase, rows - 1, size)


def _without_single_lines(first, last, whole) -> Tuple[np.ndarray, np.ndarray]:
    if whole.all() or not whole.any():
        return (first, last) if whole.any() else (first[:1], last[-1:])
    keep = np.flatnonzero(whole)
    starts = first[keep]
    starts[0] = first[0]
    return starts, np.concatenate([starts[1:] - 1, last[-1:]])


def to_space(x: np.ndarray, y: np.ndarray, geographic: bool) -> np.ndarray:
    """(3, ...) places on the unit sphere for degrees, (2, ...) map coordinates otherwise: without any jump."""
    if not geographic:
        return np.stack([x, y])
    lon, lat = np.radians(x), np.radians(y)
    across = np.cos(lat)
    return np.stack([across * np.cos(lon), across * np.sin(lon), np.sin(lat)])
