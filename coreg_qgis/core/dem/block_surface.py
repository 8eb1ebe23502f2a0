"""From blocks to a correction at every place: blocks that contradict their neighbours go, a surface fills and joins.

A surface through the centres has no seams, whatever the blocks overlap.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Tuple

import numpy as np
from scipy.spatial import cKDTree

from ..errors import InputError
from ..shift_field import smooth_field
from .block_layout import IMPLAUSIBLE, Blocks, BlockSettings
from .local_field import LocalField
from .node_grid import NodeGrid, node_count
from .pair_windows import PairWindows
from .robust import NMAD_OF_MAD
from .solution import OK, DemShift
from .thin_plate import thin_plate

_NEIGHBOURS = 8
_LEAST_NEIGHBOURS = 3
_OUTLYING = 5.0  # scales
_FLOOR = 0.1  # px: blocks that differ by less are never implausible
_STEEP = 0.3  # a typical slope: a shift of one metre is worth so many metres of height
_NEAR = 2.5  # distances of the nearest one, within which a block is a neighbour
_ROUNDS = 5
_MOST_POINTS = 1200  # of a thin-plate spline; above, the penalised one does not grow with them
_NODES_IN_STEP = 4
_BEYOND = 0.5  # of their range that surfaces may leave the values of the blocks


def block_field(
    windows: PairWindows, start: DemShift, blocks: Blocks, settings: BlockSettings
) -> Tuple[LocalField, Blocks]:
    """The correction, and the blocks with the implausible ones flagged and the failed ones filled from the surface.

    Raises InputError where no block was solved.
    """
    start = replace(start, metres=windows.metres)
    local = _local_part(start, blocks)
    good = blocks.status == OK
    if not good.any():
        kinds, counts = np.unique(blocks.status, return_counts=True)
        raise InputError(
            f"No block of {settings.size} px was solved ({', '.join(f'{c} {k}' for k, c in zip(kinds, counts))}): "
            "use larger blocks, a smaller mask, or one correction for the whole model."
        )
    col, row = windows.grid.to_pixel(blocks.x, blocks.y)
    plausible = _plausible(np.column_stack([col, row]), local, good, windows.pixel)
    status = np.where(good & ~plausible, IMPLAUSIBLE, blocks.status)
    sigma = _sigma(blocks.sigma[plausible])
    surface = _surface(col[plausible], row[plausible], local[plausible], sigma, windows.grid.shape, settings.step)
    filled = ~plausible
    found = surface.at(col, row).T
    total = np.column_stack([blocks.dx, blocks.dy, blocks.dz])
    total[filled] += (found - local)[filled]
    return (
        LocalField(start, windows.grid, surface),
        replace(blocks, dx=total[:, 0], dy=total[:, 1], dz=total[:, 2], status=status, filled=filled),
    )


def _local_part(start: DemShift, blocks: Blocks) -> np.ndarray:
    """(n, 3) metres that the blocks add to the whole-model solution."""
    z = np.where(np.isfinite(blocks.z), blocks.z, start.centre[2])
    east, north = start.displacement(blocks.x, blocks.y, z)
    at = (blocks.x - east, blocks.y - north, z)
    east, north = start.displacement(*at)
    whole = [east * start.metres[0], north * start.metres[1], start.vertical(*at)]
    return np.column_stack([blocks.dx, blocks.dy, blocks.dz]) - np.column_stack(whole)


def _plausible(at: np.ndarray, local: np.ndarray, good: np.ndarray, pixel: float) -> np.ndarray:
    """Blocks that lie among the values of their nearest neighbours, as far as blocks of this model do.

    Among them, and not near their median: at a seam half of the neighbours are elsewhere.
    """
    kept = good.copy()
    for _ in range(_ROUNDS):
        others = np.flatnonzero(kept)
        if len(others) <= _LEAST_NEIGHBOURS:
            return kept
        distance, near = cKDTree(at[others]).query(at, min(_NEIGHBOURS + 1, len(others)))
        usable = (others[near] != np.arange(len(at))[:, None]) & (distance <= _NEAR * np.median(distance[others, 1]))
        judged = usable.sum(1) >= _LEAST_NEIGHBOURS
        values = np.where(usable[..., None], local[others[near]], np.nan)[judged]
        middle, own = np.nanmedian(values, 1), local[judged]
        scale = NMAD_OF_MAD * np.median(np.abs(own - middle)[kept[judged]], 0) if kept[judged].any() else 0.0
        limit = np.maximum(_OUTLYING * scale, _FLOOR * pixel * np.array([1.0, 1.0, _STEEP]))
        # The outermost neighbour on either side may itself be wrong.
        low, high = np.sort(np.stack([middle, _inner(values, 1), _inner(values, -1)]), 0)[[0, 2]]
        outside = np.zeros(len(at), bool)
        outside[judged] = (np.maximum(low - own, own - high) > limit).any(1)
        before, kept = kept, good & ~outside
        if (kept == before).all():
            break
    return kept if kept.any() else good


def _inner(values: np.ndarray, side: int) -> np.ndarray:
    """Second smallest (side 1) or largest (-1) of the values (n, neighbours, 3) that are not NaN."""
    return side * np.sort(side * values, 1)[:, 1]  # NaN sorts to the end


def _sigma(sigma: np.ndarray) -> np.ndarray:
    """(n, 2) standard deviations of the horizontal and the vertical correction, all positive and within reason."""
    both = np.column_stack([np.hypot(sigma[:, 0], sigma[:, 1]), sigma[:, 2]])
    for column in both.T:
        known = column[np.isfinite(column) & (column > 0)]
        middle = np.median(known) if known.size else 1.0
        column[:] = np.clip(np.where(np.isfinite(column), column, middle), middle / 3, middle * 30)
    return both


def _surface(
    col: np.ndarray, row: np.ndarray, local: np.ndarray, sigma: np.ndarray, shape: Tuple[int, int], step: float
) -> NodeGrid:
    cell = max(1, int(step / _NODES_IN_STEP))
    rows, cols = ((np.arange(n) + 0.5) * cell for n in node_count(shape, cell))
    x, y = np.broadcast_arrays(cols, rows[:, None])
    if len(col) < 3:
        weights = 1 / sigma[:, [0, 0, 1]] ** 2
        return NodeGrid.level(tuple((local * weights).sum(0) / weights.sum(0)), shape, cell)
    if len(col) <= _MOST_POINTS:
        across = thin_plate(col, row, local[:, :2], sigma[:, 0]).at(x, y)
        up = thin_plate(col, row, local[:, 2:], sigma[:, 1]).at(x, y)
        values = np.moveaxis(np.concatenate([across, up], -1), -1, 0)
    else:
        across = smooth_field(col, row, *local[:, :2].T, sigma[:, 0]).displacement(x, y)
        up = smooth_field(col, row, local[:, 2], local[:, 2], sigma[:, 1]).displacement(x, y)[:1]
        values = np.stack([*across, *up])
    low, high = local.min(0), local.max(0)
    room = _BEYOND * (high - low)
    values = np.clip(values, (low - room)[:, None, None], (high + room)[:, None, None])
    return NodeGrid.through(values, cell)
