"""Normal equations of the least Z-difference, summed over small square cells of the reference.

One pass over the model in bands: heights are read where the current correction says, and each stable pixel adds its
row (-dz/de, -dz/dn, 1) and its difference, with Tukey's weights over a scale that grows with the slope.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any, Callable, Deque, Iterator, List, Tuple

import numpy as np

from ..feedback import SILENT, Feedback, SilentFeedback, check_cancelled
from ..grid import Window
from .hold_out_tiles import HeldOut
from .node_grid import node_count
from .pair_windows import PairWindows
from .robust import scale_by_slope
from .terrain import gradient

_LIMIT = 4.685  # scales, of Tukey's biweight
_STEEPEST = np.float32(np.tan(np.radians(60)))
_SAMPLE = 20_000  # pixels of a band that its scale is taken from
_KNOTS = 64  # slopes between which the scale is interpolated
_LEAST = 100  # pixels of a band without which it tells nothing
_JUDGES = 400_000  # pixels of a model that its NMAD is taken from


@dataclass(frozen=True, eq=False)
class Pass:
    """``sums`` (9, rows, cols) over the cells, and the differences of stable pixels with the correction given.

    ``fitted``: a sample of the pixels that were summed, ``judges``: of those that were kept aside.
    """

    sums: np.ndarray
    fitted: np.ndarray
    judges: np.ndarray


class OnlyCancels(SilentFeedback):
    """Lets a part of some work be cancelled, and keeps its progress to itself."""

    def __init__(self, parent: Feedback):
        self._parent = parent

    def is_cancelled(self) -> bool:
        """As the parent says."""
        return self._parent.is_cancelled()


def sum_cells(
    windows: PairWindows, field: Any, cell: int, *, held: HeldOut | None = None, level: bool = False,
    threads: int | None = None, feedback: Feedback = SILENT,
) -> Pass:  # fmt: skip
    """One pass over the pair; the sums do not depend on the number of ``threads`` (default: all cores).

    ``level``: the differences are those without the local part of the vertical correction.
    """
    rows, cols = node_count(windows.grid.shape, cell)
    sums, samples = np.empty((9, rows, cols)), []
    every = max(1, windows.grid.shape[0] * windows.grid.shape[1] // _JUDGES)
    bands = windows.bands(cell)

    def work(band: Window) -> Tuple[np.ndarray, Tuple[np.ndarray, np.ndarray]]:
        return _band(windows, field, band, cell, held, (every, level))

    for band, (found, sample) in zip(bands, in_order(work, bands, threads, feedback)):
        top = band.row // cell
        sums[:, top : top + found.shape[1]] = found
        samples.append(sample)
    return Pass(sums, *(np.concatenate(part) for part in zip(*samples)))


def in_order(
    work: Callable[[Any], Any], items: List[Any], threads: int | None = None, feedback: Feedback = SILENT
) -> Iterator[Any]:
    """Results of ``work`` on the items in their order, a few computed ahead; progress and cancelling between them."""
    threads = threads or os.cpu_count() or 1
    waiting: Deque[Future] = deque()
    pool = ThreadPoolExecutor(threads)
    left = iter(items)
    try:
        for done in range(1, len(items) + 1):
            waiting.extend(pool.submit(work, item) for item in islice(left, threads + 1 - len(waiting)))
            check_cancelled(feedback)
            result = waiting.popleft().result()
            feedback.set_progress(100 * done / len(items))
            yield result
    finally:
        for task in waiting:
            task.cancel()
        pool.shutdown()


def _band(
    windows: PairWindows, field: Any, band: Window, cell: int, held: HeldOut | None, judged: Tuple[int, bool]
) -> Tuple[np.ndarray, Tuple[np.ndarray, np.ndarray]]:
    """(sums (9, rows, cols), (fitted, judges)) of a band."""
    every, level = judged
    wide = Window(band.row - 1, band.col - 1, band.height + 2, band.width + 2)
    reference = windows.heights(wide)
    model = windows.corrected(wide, field, reference)
    left = (reference - model)[1:-1, 1:-1]
    slopes = [gradient(heights, windows.grid, windows.metres) for heights in (reference, model)]
    east, north = (-(a + b)[1:-1, 1:-1] / 2 for a, b in zip(*slopes))
    known = windows.stable_pixels(band) & np.isfinite(left)
    aside = held.kept_aside(band) if held else np.zeros(band.shape, bool)
    read = left + field.local.on_window(band)[2] if level and hasattr(field, "local") else left
    sample = tuple(read[known & part].ravel()[::every] for part in (~aside, aside))
    tan = np.hypot(east, north)
    used = known & ~aside & (tan < _STEEPEST)  # NaN is not
    if np.count_nonzero(used) < _LEAST:
        return np.zeros((9, *node_count(band.shape, cell))), sample
    return _summed(_products(left, east, north, tan, used), cell), sample


def _products(left: np.ndarray, east: np.ndarray, north: np.ndarray, tan: np.ndarray, used: np.ndarray) -> tuple:
    """The nine products of the normal equations, upper triangle row by row, then the right side."""
    step = max(1, np.count_nonzero(used) // _SAMPLE)
    some_left, some_tan = left[used][::step], tan[used][::step]
    scale = scale_by_slope(some_left.astype(float), some_tan)
    order = np.argsort(some_tan, kind="stable")[np.linspace(0, some_tan.size - 1, _KNOTS).astype(int)]
    scale = np.interp(tan, some_tan[order], scale[order]).astype(np.float32)
    ratio = (left - np.float32(np.median(some_left))) / (_LIMIT * scale)
    used = used & (np.abs(ratio) < 1)
    weight = np.where(used, (1 - ratio * ratio) ** 2 / (scale * scale), np.float32(0))
    east, north, left = (np.where(used, v, np.float32(0)) for v in (east, north, left))
    we, wn = weight * east, weight * north
    return we * east, we * north, we, wn * north, wn, weight, we * left, wn * left, weight * left


def _summed(products: tuple, cell: int) -> np.ndarray:
    """(9, rows, cols): sums over squares of ``cell`` pixels; those at the far edges may be cut off."""
    starts = [np.arange(0, n, cell) for n in products[0].shape]
    return np.stack([
        np.add.reduceat(np.add.reduceat(p, starts[0], 0), starts[1], 1).astype(float) for p in products
    ])  # fmt: skip
