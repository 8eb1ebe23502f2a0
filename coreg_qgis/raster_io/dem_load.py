"""Elevation models in memory, for the solutions of the whole model, and thinned, for figures and maps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Iterator

import numpy as np

from ..core.dem.dem_pair import NO_SHIFT, DemPair
from ..core.dem.pair_windows import PairWindows
from ..core.dem.points import judged_pixels
from ..core.dem.robust import nmad
from ..core.dem.terrain import gradient, slope_aspect
from ..core.errors import InputError, NoOverlapError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.grid import GeoGrid, Window
from ..core.raster import block_mean, read_usable

MOST_PIXELS = 60_000_000  # of the reference: above, pixels are averaged, so that memory stays below 2 GB
MOST_FIGURES = 4_000_000  # pixels that figures are taken from
_STRIP = 1 << 21
_SHRINK_EARLY = 0.3  # a model 1.7 times as fine as the reference is averaged two by two when it is read
_MARGIN = 0.1
_UNITS = {"feet": 3.28, "decimetres": 10.0, "centimetres": 100.0, "millimetres": 1000.0}
_SAME_UNIT = 0.04  # of the ratio, which a shift changes a little
_SAME_RELIEF = 0.9  # correlation of the heights: below, it is noise that differs
_LEAST_COMPARED = 100


def load_pair(windows: PairWindows, most: int = MOST_PIXELS, feedback: Feedback = SILENT) -> DemPair:
    """Both models as arrays; a reference of more than ``most`` pixels is averaged, with its stable pixels only.

    Raises InputError and NoOverlapError where there is nothing to compare, CancelledError.
    """
    grid = windows.grid
    factor = max(1, math.ceil(math.sqrt(grid.shape[0] * grid.shape[1] / most)))
    coarse = grid.subgrid(Window(0, 0, *grid.shape), factor)
    heights, stable = np.full(coarse.shape, np.nan, np.float32), np.zeros(coarse.shape, bool)
    for w in _strips(grid, factor):
        check_cancelled(feedback)
        values, valid = read_usable(windows.reference, w)
        kept = windows.stable_pixels(w)
        rows = slice(w.row // factor, w.row // factor + -(-w.height // factor))
        if factor > 1:
            # Also where a mask leaves nothing, so that a model without heights is told from that.
            values, valid = block_mean(values, valid & kept, factor)
            kept = valid
        heights[rows][valid], stable[rows] = values[valid], kept
        feedback.set_progress(50 * (w.row + w.height) / grid.shape[0])
    _check(windows, stable)
    aligned_grid, aligned = _aligned(windows, coarse, feedback)
    everywhere = windows.stable is None or factor > 1
    pair = DemPair(heights, aligned, coarse, aligned_grid, None if everywhere else stable, windows.metres)
    _tell_unit(pair, feedback)
    return pair


def _tell_unit(pair: DemPair, feedback: Feedback) -> None:
    """Say where the relief of one model is a multiple of the other's, as in a unit that its file does not tell."""
    if not np.isfinite(pair.aligned).any():
        return
    x, y, first = judged_pixels(pair)
    second = pair.sampled(x, y)
    both = np.isfinite(second)
    if both.sum() < _LEAST_COMPARED or not np.corrcoef(first[both], second[both])[0, 1] > _SAME_RELIEF:
        return
    names, scatter = ("reference", "model to be aligned"), (nmad(first[both]), nmad(second[both]))
    ratio = max(scatter) / max(min(scatter), 1e-9)
    for unit, factor in _UNITS.items():
        if abs(ratio / factor - 1) < _SAME_UNIT:
            larger = int(np.argmax(scatter))
            feedback.warning(
                f"The heights of the {names[larger]} vary {factor:g} times as much as those of the "
                f"{names[1 - larger]}, as if they were in {unit}: convert them first, they are compared as they are."
            )


def _check(windows: PairWindows, stable: np.ndarray) -> None:
    if windows.stable is not None and not stable.any():
        raise InputError(
            "The mask leaves no stable terrain: it covers the whole reference, or none of it where its inside is "
            "stable; give another mask, or change what its inside means."
        )


def _aligned(windows: PairWindows, coarse: GeoGrid, feedback: Feedback):
    """(grid, heights) of the model where the reference lies, and around."""
    grid = windows.aligned.grid
    factor = max(1, int(min(np.divide(coarse.resolution, grid.resolution)) + _SHRINK_EARLY))
    col, row = grid.to_pixel(*coarse.corners().T)
    sides = []
    for place, size in ((row, grid.shape[0]), (col, grid.shape[1])):
        margin = max(64 * factor, _MARGIN * np.ptp(place))
        low = max(math.floor((place.min() - margin) / factor), 0) * factor
        high = min(math.ceil(place.max() + margin), size)
        if high <= low:
            raise NoOverlapError("The two elevation models do not overlap: check their CRSs and extents.")
        sides.append((low, -(-(high - low) // factor) * factor))
    (top, height), (left, width) = sides
    part = grid.subgrid(Window(top, left, height, width), factor)
    heights = np.full(part.shape, np.nan, np.float32)
    step = max(1, _STRIP // (width * factor))
    for first in range(0, part.shape[0], step):
        check_cancelled(feedback)
        rows = min(step, part.shape[0] - first)
        w = Window(top + first * factor, left, rows * factor, width)
        values, valid = read_usable(windows.aligned, w, 1, factor)
        heights[first : first + rows][valid] = values[valid]
        feedback.set_progress(50 + 50 * (first + rows) / part.shape[0])
    return part, heights


def _strips(grid: GeoGrid, multiple: int) -> Iterator[Window]:
    rows, cols = grid.shape
    step = max(1, _STRIP // (cols * multiple)) * multiple
    return (Window(row, 0, min(step, rows - row), cols) for row in range(0, rows, step))


@dataclass(frozen=True, eq=False)
class Survey:
    """Every ``step``-th pixel of the reference: differences before and after in metres, slope and aspect in degrees."""

    step: int
    before: np.ndarray
    after: np.ndarray
    stable: np.ndarray
    slope: np.ndarray
    aspect: np.ndarray


def survey(windows: PairWindows, field: Any, most: int = MOST_FIGURES, feedback: Feedback = SILENT) -> Survey:
    """What figures and maps are made of, in one pass; all pixels where there are at most ``most``."""
    rows, cols = windows.grid.shape
    step = max(1, math.ceil(math.sqrt(rows * cols / most)))
    parts = []
    for w in _strips(windows.grid, step):
        check_cancelled(feedback)
        heights = windows.heights(w)
        slope, aspect = slope_aspect(*_gradient(windows, w))
        before, after = (heights - windows.corrected(w, f, heights) for f in (NO_SHIFT, field))
        stable = windows.stable_pixels(w)
        parts.append([a[::step, ::step].copy() for a in (before, after, stable, slope, aspect)])
        feedback.set_progress(100 * (w.row + w.height) / rows)
    return Survey(step, *(np.concatenate(column) for column in zip(*parts)))


def _gradient(windows: PairWindows, w: Window):
    """Of a window with one row more on either side."""
    wide = Window(w.row - 1, w.col, w.height + 2, w.width)
    return tuple(v[1:-1] for v in gradient(windows.heights(wide), windows.grid, windows.metres))


def shifts_on(windows: PairWindows, field: Any, seen: Survey, side: int = 512) -> np.ndarray:
    """(3, rows, cols) metres east, north and up on a thinned reference of at most ``side`` px."""
    step = max(1, math.ceil(max(seen.before.shape) / side)) * seen.step
    rows, cols = (np.arange(0, n, step) + 0.5 for n in windows.grid.shape)
    x, y = windows.grid.to_map(*np.meshgrid(cols, rows))
    east, north = field.displacement(x, y)
    return np.stack([east * windows.metres[0], north * windows.metres[1], field.vertical(x, y)])
