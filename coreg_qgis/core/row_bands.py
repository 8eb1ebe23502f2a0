"""Matching of thousands of windows: every part of a raster is read about once, and a thread pool does the rest.

Rows are read in pieces as high as the file's own blocks, in order from the top; windows are matched from the pieces in
memory while the next ones are read. What a window gives depends neither on its company nor on the number of threads.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Deque, Dict, Iterator, List, Tuple

import numpy as np

from .estimator import BATCH
from .feedback import SILENT, Feedback, check_cancelled
from .grid import GeoGrid, Window
from .matches import Matches
from .matching import MatchSettings, margin_of, match_chunk
from .raster import RasterSource, read_usable

_PIECE_ROWS = 256  # of files whose blocks are lower
_MOST_ROWS = 1024  # of files whose blocks are higher
_PANEL_COLS = 16384  # wider scenes are gone through in columns
_FAR = 2048  # px between given and expected position, above which windows at the given position are read one by one


def match_many(
    reference: RasterSource,
    target: RasterSource,
    centres: np.ndarray,
    settings: MatchSettings,
    *,
    start: Tuple[float, float] = (0.0, 0.0),
    threads: int | None = None,
    feedback: Feedback = SILENT,
) -> Matches:
    """As matching.match_windows, for any number of windows on ``threads`` (default: all cores) threads."""
    if not len(centres):
        return Matches.none()
    centres = np.asarray(centres, float)
    threads = threads or os.cpu_count() or 1
    plan = _Plan(reference, target, centres, settings, start)
    pool = ThreadPoolExecutor(threads)
    results: List[Matches | None] = [None] * len(plan.chunks)
    waiting: Deque[Tuple[int, int, Future]] = deque()
    try:
        for i, (band, sources) in enumerate(plan.bands()):
            check_cancelled(feedback)
            # Pieces live as long as windows of theirs wait: those of the band before the last one are gone by now.
            _collect(waiting, results, band - 2, feedback, plan)
            task = pool.submit(match_chunk, *sources, centres[plan.chunks[i]], settings, start)
            waiting.append((band, i, task))
        _collect(waiting, results, plan.band_count, feedback, plan)
    finally:
        for _, _, task in waiting:
            task.cancel()
        pool.shutdown()
    rows = np.concatenate(plan.chunks)
    return Matches.joined(results).select(np.argsort(rows))


def _collect(waiting: deque, results: list, last: int, feedback: Feedback, plan: _Plan) -> None:
    """Wait for the chunks of all bands up to ``last``."""
    while waiting and waiting[0][0] <= last:
        check_cancelled(feedback)
        _, i, task = waiting.popleft()
        results[i] = task.result()
        feedback.set_progress(100 * (i + 1) / len(plan.chunks))


class _Plan:
    """Which windows are matched together, in which order, and the rows that they need."""

    def __init__(self, reference, target, centres, settings, start):
        self.sources, self.settings = (reference, target), settings
        corner = np.array([(w.row, w.col) for w in (Window.centred(*c, settings.shape) for c in centres)])
        self.reach = [self._reach([corner], 0), self._target_reach(corner, start)]
        self.panel = (corner[:, 1] - corner[:, 1].min()) // _PANEL_COLS
        self.band = self._bands(corner)
        order = np.lexsort((corner[:, 1], corner[:, 0], self.band))
        self.chunks: List[np.ndarray] = []
        self.chunk_bands: List[int] = []
        self.band_count = int(self.band.max()) + 1
        for band in range(self.band_count):
            rows = order[self.band[order] == band]
            self.chunks += [rows[i:i + BATCH] for i in range(0, len(rows), BATCH)]
            self.chunk_bands += [band] * -(-len(rows) // BATCH)

    def _bands(self, corner: np.ndarray) -> np.ndarray:
        """Number of the band of every window: by panels of columns, then by rows half a window high."""
        row = (corner[:, 0] - corner[:, 0].min()) // max(16, self.settings.shape[0] // 2)
        return np.unique(self.panel * (int(row.max()) + 1) + row, return_inverse=True)[1].reshape(-1)

    def _reach(self, corners: List[np.ndarray], margin: int) -> np.ndarray:
        """(n, 4) first row, first column, last row, last column (exclusive) that windows at these corners need."""
        low, high = np.min(corners, 0) - margin, np.max(corners, 0) + margin + np.array(self.settings.shape)
        return np.column_stack([low, high])

    def _target_reach(self, corner: np.ndarray, start: Tuple[float, float]) -> np.ndarray:
        reference, target = self.sources
        col, row = target.grid.to_pixel(*reference.grid.to_map(corner[:, 1].astype(float), corner[:, 0].astype(float)))
        given = np.column_stack([np.floor(row), np.floor(col)]).astype(int)
        expected = given + np.rint(start[::-1]).astype(int)
        places = [expected, given] if np.abs(start).max() <= _FAR else [expected]
        return self._reach(places, margin_of(self.settings.shape) + 4)

    def bands(self) -> Iterator[Tuple[int, Tuple[RasterSource, RasterSource]]]:
        """(band, what to match the next chunk from) in the order of the chunks."""
        held, last = self.sources, -1
        for band in self.chunk_bands:
            if band != last:
                held, last = tuple(self._source(side, band, held[side]) for side in (0, 1)), band
            yield band, held

    def _source(self, side: int, band: int, old: RasterSource) -> RasterSource:
        """The rows of one image that the windows of a band need, in memory; the image itself where they are few."""
        own = self.band == band
        panel = self.reach[side][self.panel == self.panel[own][0]]
        bounds = Window(*panel[:, :2].min(0), *(panel[:, 2:].max(0) - panel[:, :2].min(0)))
        first, last = int(self.reach[side][own, 0].min()), int(self.reach[side][own, 2].max())
        source = self.sources[side]
        window = np.array(self.settings.shape) + 2 * margin_of(self.settings.shape) + 2 * _block_rows(source)
        if int(own.sum()) * int(window.prod()) < (last - first) * bounds.width:
            return source
        number = (self.settings.reference_band, self.settings.target_band)[side]
        return Pieces.of(source, number, bounds, (first, last), old if isinstance(old, Pieces) else None)


def _block_rows(source: RasterSource) -> int:
    return int(min(getattr(source, "block_rows", 1), _MOST_ROWS))


class Pieces:
    """Rows of a raster in memory, as a RasterSource; windows that reach beyond them are read from the raster itself.

    ``pieces`` hold the values and the validity of ``step`` rows each, cut off at ``bounds``.
    """

    all_usable = True  # for read_usable, which has been over the pieces

    def __init__(self, source: RasterSource, band: int, bounds: Window, step: int, pieces: Dict[int, tuple]):
        self.source, self.grid, self.name, self.band_count = source, source.grid, source.name, source.band_count
        self.bounds, self._band, self._step, self._pieces = bounds, band, step, pieces

    @classmethod
    def of(
        cls, source: RasterSource, band: int, bounds: Window, rows: Tuple[int, int], old: Pieces | None = None
    ) -> Pieces:
        """The pieces that hold ``rows`` (first, last); those that ``old`` holds are not read again."""
        step = _block_rows(source)
        step *= -(-_PIECE_ROWS // step)
        empty = cls(source, band, bounds, step, {})
        kept = old._pieces if old is not None and old.bounds == bounds else {}
        wanted = range(rows[0] // step, (rows[1] - 1) // step + 1)
        return cls(source, band, bounds, step, {i: kept[i] if i in kept else empty._load(i) for i in wanted})

    def _load(self, i: int) -> Tuple[np.ndarray, np.ndarray]:
        first, last = self._span(i)
        window = Window(first, self.bounds.col, last - first, self.bounds.width)
        loaded = read_usable(self.source, window, self._band)
        if _block_rows(self.source) < _MOST_ROWS and hasattr(self.source, "empty_cache"):
            self.source.empty_cache()  # whole blocks have been read: none is needed again
        return loaded

    def _span(self, i: int) -> Tuple[int, int]:
        """First and last (exclusive) row of a piece."""
        top, bottom = self.bounds.row, self.bounds.row + self.bounds.height
        return min(max(i * self._step, top), bottom), max(min((i + 1) * self._step, bottom), top)

    def on_grid(self, grid: GeoGrid, resampling: str) -> RasterSource:
        """See RasterSource."""
        return self.source.on_grid(grid, resampling)

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource; the arrays may be views of what is in memory."""
        left, end = window.col - self.bounds.col, window.row + window.height
        numbers = range(window.row // self._step, (end - 1) // self._step + 1)
        inside = left >= 0 and left + window.width <= self.bounds.width and all(i in self._pieces for i in numbers)
        within = self.bounds.row <= window.row and end <= self.bounds.row + self.bounds.height
        if factor != 1 or band != self._band or not (inside and within):
            return read_usable(self.source, window, band, factor)
        parts = []
        for i in numbers:
            first, last = self._span(i)
            place = slice(max(window.row, first) - first, min(end, last) - first), slice(left, left + window.width)
            parts.append([array[place] for array in self._pieces[i]])
        if len(parts) == 1:
            return parts[0][0], parts[0][1]
        return np.concatenate([values for values, _ in parts]), np.concatenate([valid for _, valid in parts])
