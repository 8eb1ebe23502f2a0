"""Thousands of marks as a few SVG paths: a mark of its own element each would make pages of many megabytes."""

from __future__ import annotations

import math
from typing import Any, List, Tuple

import numpy as np

_GOLDEN = 0.6180339887498949
_HEAD = 0.34  # of an arrow's length
_HALF_WIDTH = 0.13


def thinned(rows: np.ndarray, most: int) -> np.ndarray:
    """At most ``most`` of the row numbers, spread over all of them but never in step with a regular layout."""
    if len(rows) <= most:
        return rows
    return np.sort(rows[np.argsort((_GOLDEN * np.arange(len(rows))) % 1)[:most]])


def spread(places: np.ndarray, rows: np.ndarray, cell: float, spacing: float = math.nan) -> np.ndarray:
    """Of the row numbers those of one place (n, 2) a square cell: that closest to the cell's centre.

    ``spacing``: of a regular layout, NaN = irregular. Cells are whole steps of it, else the marks would be dense and
    thin by turns.
    """
    if not len(rows):
        return rows
    offset = 0.0
    if math.isfinite(spacing) and spacing > 0:
        steps = math.ceil(cell / spacing - 0.2)
        if steps <= 1:
            return rows
        cell, offset = spacing * steps, spacing / 4
    position = (places[rows] - places.min(0) + offset) / cell
    col, row = np.floor(position).astype(np.int64).T
    key = row * (int(col.max()) + 1) + col
    order = np.lexsort((np.hypot(*(position % 1 - 0.5).T), key))
    return np.sort(rows[order[np.unique(key[order], return_index=True)[1]]])


def dots(axes: Any, x: np.ndarray, y: np.ndarray, *, layers: int = 1, size: float = 2.5, **style: Any) -> None:
    """Round dots, ``size`` points wide, at data coordinates.

    A path covers a place once, however many of its dots lie there: ``layers`` paths over each other show by their
    opacity (``alpha``) where dots are dense.
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    for part in range(layers):
        ends = np.column_stack([x, y])[part::layers]
        _add_lines(axes, [(ends, ends)], linewidth=size, **style)


def crosses(axes: Any, x: np.ndarray, y: np.ndarray, *, size: float = 5.0, **style: Any) -> None:
    """Crosses, ``size`` points wide, at data coordinates; the axes' limits must be final."""
    places = axes.transData.transform(np.column_stack([np.asarray(x, float), np.asarray(y, float)]))
    arm = size / 2 * axes.figure.dpi / 72
    back = axes.transData.inverted().transform
    strokes = [((-arm, -arm), (arm, arm)), ((-arm, arm), (arm, -arm))]
    _add_lines(axes, [(back(places + start), back(places + end)) for start, end in strokes], **style)


def arrows(axes: Any, places: np.ndarray, vectors: np.ndarray, *, aspect: float = 1.0, **style: Any) -> None:
    """Arrows from (n, 2) places by (n, 2) vectors, both in data units; ``aspect``: length of a y unit in x units."""
    tips = places + vectors
    across = np.column_stack([-vectors[:, 1] * aspect, vectors[:, 0] / aspect])
    barbs = [tips - _HEAD * vectors + side * _HALF_WIDTH * across for side in (1, -1)]
    _add_lines(axes, [(places, tips), (barbs[0], tips), (barbs[1], tips)], joinstyle="round", **style)


def _add_lines(axes: Any, lines: List[Tuple[np.ndarray, np.ndarray]], **style: Any) -> None:
    """One path of all lines (starts (n, 2), ends (n, 2))."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    vertices = np.concatenate([np.stack([start, end], 1).reshape(-1, 2) for start, end in lines])
    if not len(vertices):
        return
    path = Path(vertices, np.tile([Path.MOVETO, Path.LINETO], len(vertices) // 2))
    path.should_simplify = False
    patch = PathPatch(path, facecolor="none", capstyle="round", **style)
    patch.set_snap(False)
    axes.add_patch(patch)
