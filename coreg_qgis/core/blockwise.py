"""Blockwise displacements: one robust shift for each of many overlapping blocks, blended without seams.

The blocks are twice as wide as their centres are apart, so every place lies in four of them. Their shifts, less an
affine trend, are the coefficients of a bicubic B-spline, twice continuously differentiable. What averaging over a block
and blending take away from a bend is given back where neighbouring blocks bend alike (the minmod limiter of Harten
1983, J. Comput. Phys. 49); at a jump between strips they do not, so it is smoothed over a block and does not ring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np
from scipy.spatial import cKDTree

from .errors import InputError
from .fit_sample import FitSample
from .penalised_spline import Lattice
from .shift_field import Affine, SmoothField, best_affine, best_translation

MOST_BLOCKS = 40_000
_LEAST = 3  # points that make a robust shift
_HUBER = 1.345
_ROUNDS = 12
_SLOPE_PRIOR = 1.0  # points' worth of belief that the shift is level in a block
_FILLED_FROM = 8  # blocks


@dataclass(frozen=True, eq=False)
class Blocks:
    """One row a block, from the north-west, row by row; lengths and shifts in map units (+east, +north)."""

    row: np.ndarray
    col: np.ndarray
    x: np.ndarray  # centre
    y: np.ndarray
    width: np.ndarray  # neighbours overlap by one half
    height: np.ndarray
    count: np.ndarray  # points in the block
    dx: np.ndarray  # shift at the centre
    dy: np.ndarray
    scatter: np.ndarray  # standard deviation of its points per axis, map units; NaN for fewer than two
    filled: np.ndarray  # bool: too few points of its own, the shift comes from the neighbours

    def __len__(self) -> int:
        """Number of blocks."""
        return len(self.row)


def block_field(sample: FitSample, side: float) -> Tuple[SmoothField, Blocks]:
    """The field and its blocks of ``side`` map units. Raises InputError where there would be too many."""
    trend = robust_trend_plane(sample)
    lattice = _lattice(sample, side)
    left = sample.shifts - np.column_stack(trend.displacement(*sample.at.T))
    value, count, scatter = _block_shifts(sample, left, lattice)
    filled = count < min(_LEAST, count.max())
    x, y = _centres(lattice)
    _fill(value, filled, np.column_stack([x, y]))
    field = SmoothField(trend, lattice, _coefficients(value.reshape(lattice.cells[0] + 1, lattice.cells[1] + 1, 2)))
    column, up = np.divmod(np.arange(len(x)), lattice.cells[1] + 1)
    row = lattice.cells[1] - up
    order = np.lexsort((column, row))
    total = value + np.column_stack(trend.displacement(x, y))
    sides = np.full(len(x), 2 * lattice.step)
    columns = (row, column, x, y, sides, sides, count, *total.T, scatter, filled)
    return field, Blocks(*(c[order] for c in columns))


def robust_trend_plane(sample: FitSample) -> Affine:
    """The robust affine model, or the robust shift where the points do not determine one."""
    found = best_affine(*sample.at.T, *sample.shifts.T, sample.sigma**-2)
    if found is None:
        shift = best_translation(*sample.shifts.T, sample.sigma**-2)
        found = Affine(np.array([[shift.dx, 0.0, 0.0], [shift.dy, 0.0, 0.0]]))
    return found


def _lattice(sample: FitSample, side: float) -> Lattice:
    """Block centres half a side apart over the points; the outermost lie on the border of them or beyond."""
    step, low, size = side / 2, sample.at.min(0), np.ptp(sample.at, 0)
    cells = np.maximum(np.ceil(size / step * (1 - 1e-9)), 1)
    if (cells + 1).prod() > MOST_BLOCKS:
        raise InputError(
            f"Blocks of {side / sample.pixel:.4g} px would be {(cells + 1).prod():.3g} blocks over the tie points: "
            f"give a block size with which there are at most {MOST_BLOCKS}."
        )
    low = low - (cells * step - size) / 2
    return Lattice(float(low[0]), float(low[1]), float(step), (int(cells[0]), int(cells[1])))


def _centres(lattice: Lattice) -> Tuple[np.ndarray, np.ndarray]:
    x, y = (o + lattice.step * np.arange(n + 1) for o, n in zip((lattice.x0, lattice.y0), lattice.cells))
    return np.repeat(x, len(y)), np.tile(y, len(x))


def _block_shifts(sample: FitSample, left: np.ndarray, lattice: Lattice) -> Tuple[np.ndarray, ...]:
    """(shift (m, 2) at the centres, number of points (m,), scatter (m,)) by robust planes within the blocks.

    A plane is read at the centre only: points on one side of a block, at a border or beside a cloud, do not drag it.
    """
    place = (sample.at - (lattice.x0, lattice.y0)) / lattice.step
    cell = np.clip(place.astype(int), 0, np.array(lattice.cells) - 1)
    node = cell[:, None] + np.array([(0, 0), (0, 1), (1, 0), (1, 1)])  # (n, 4, 2)
    block = (node[..., 0] * (lattice.cells[1] + 1) + node[..., 1]).ravel()
    m = (lattice.cells[0] + 1) * (lattice.cells[1] + 1)
    offset = (place[:, None] - node).reshape(-1, 2)
    design = np.column_stack([np.ones(len(offset)), offset])
    values = np.repeat(left, 4, 0)
    stated = np.repeat(sample.sigma**-2 / np.mean(sample.sigma**-2), 4)
    weight = stated
    for _ in range(_ROUNDS):
        solution = _planes(block, design, values, weight, m)
        distance = np.hypot(*(values - np.einsum("nk,nkc->nc", design, solution[block])).T)
        scale = np.median(distance) / 1.1774  # the median length of two normal deviates
        if scale <= 0:
            break
        weight = stated * np.minimum(1, _HUBER * scale / np.maximum(distance, 1e-300))
    count = np.bincount(block, minlength=m)
    total = np.bincount(block, weight, m)
    squares = np.bincount(block, weight * distance**2, m) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        scatter = np.where(count > 1, np.sqrt(squares / total * count / (count - 1)), np.nan)
    return solution[:, 0], count, scatter


def _planes(block: np.ndarray, design: np.ndarray, values: np.ndarray, weight: np.ndarray, m: int) -> np.ndarray:
    """(m, 3, 2) weighted least squares of every block, slopes held by a prior."""
    normal, right = np.empty((m, 3, 3)), np.empty((m, 3, 2))
    for i in range(3):
        for j in range(i, 3):
            normal[:, i, j] = normal[:, j, i] = np.bincount(block, weight * design[:, i] * design[:, j], m)
        for c in range(2):
            right[:, i, c] = np.bincount(block, weight * design[:, i] * values[:, c], m)
    normal += np.diag([1e-12, _SLOPE_PRIOR, _SLOPE_PRIOR])
    return np.linalg.solve(normal, right)


def _coefficients(nodes: np.ndarray) -> np.ndarray:
    """Coefficients (number, 2) of the surface from the values of the blocks (nx, ny, 2)."""
    sharp = nodes.copy()
    for axis in (0, 1):
        bend = np.diff(_one_more(nodes, axis, "reflect", reflect_type="odd"), 2, axis)
        beside = _one_more(bend, axis, "edge")
        n = bend.shape[axis]
        three = np.stack([np.take(beside, np.arange(n) + i, axis) for i in range(3)])
        alike = (three > 0).all(0) | (three < 0).all(0)
        # Averaging over two steps and a cubic B-spline take 1/6 of a second difference each.
        sharp -= np.where(alike, np.sign(bend) * np.abs(three).min(0), 0) / 3
    # Odd reflection: on the outermost centres the surface has their own value.
    for axis in (0, 1):
        sharp = _one_more(sharp, axis, "reflect", reflect_type="odd")
    return sharp.reshape(-1, 2)


def _one_more(values: np.ndarray, axis: int, mode: str, **how) -> np.ndarray:
    """One row more at either end of an axis."""
    return np.pad(values, [(1, 1) if i == axis else (0, 0) for i in range(3)], mode, **how)


def _fill(value: np.ndarray, filled: np.ndarray, centres: np.ndarray) -> None:
    """Give blocks without points the mean of the nearest others, weighted by the inverse square of the distance."""
    if not filled.any():
        return
    own = np.flatnonzero(~filled)
    k = min(_FILLED_FROM, len(own))
    distance, near = cKDTree(centres[own]).query(centres[filled], np.arange(1, k + 1))
    share = distance**-2.0
    share /= share.sum(1, keepdims=True)
    value[filled] = np.einsum("fk,fkc->fc", share, value[own[near]])
