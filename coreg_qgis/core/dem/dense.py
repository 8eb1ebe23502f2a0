"""Dense local least squares: a smooth correction at every place, without blocks.

At each place a shift (east, north, up) is fitted to the stable pixels around it under a Gaussian window: the least
Z-difference with local weights (local constant regression; Fan & Gijbels 1996, Local Polynomial Modelling). Windows
shrink from coarse to fine, each correcting what the ones before have left, with the model read anew in between.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, List

import numpy as np
from scipy import ndimage

from ..errors import InputError
from ..feedback import SILENT, Feedback, StepFeedback
from .cell_sums import Pass, sum_cells
from .hold_out_tiles import HeldOut
from .local_field import LocalField
from .node_grid import NodeGrid
from .pair_windows import PairWindows
from .robust import nmad
from .solution import DemShift

_COARSEST = 400.0
_LEAST_CELL, _CELLS_IN_SIGMA = 4, 6
_MOST_CELLS = 1_500_000
_REPEATS = 2  # smoothing once more what it has left (twicing; Tukey 1977): windows blur the field less
_PULL = 0.1  # of the mean information of all windows, toward what there was: windows with little stay there
_NOTHING = 1e-12
_RAISED = 1.001


@dataclass(frozen=True, eq=False)
class Level:
    """A correction and its NMADs on stable pixels, metres; ``sigma`` px of its finest window, None for the start.

    ``local``: what the next level goes on from; the field's own but for a vertical correction that is the same
    everywhere.
    """

    sigma: float | None
    field: Any
    local: NodeGrid
    nmad_fitted: float
    nmad_judged: float  # NaN where no pixels were kept aside


def dense_field(
    windows: PairWindows, start: DemShift, sigma: float, *, vertical: str = "local", threads: int | None = None,
    feedback: Feedback = SILENT,
) -> LocalField:  # fmt: skip
    """The correction with windows of standard deviation ``sigma`` (px of the reference) around the whole-model one.

    ``vertical``: "local", or "global": the horizontal correction varies, dz is the same everywhere, so that changes of
    height are left alone. Raises InputError without stable pixels.
    """
    if vertical not in ("local", "global"):
        raise InputError(f'The vertical correction can be "local" or "global", not "{vertical}".')
    if not sigma > 0:
        raise InputError(f"The smoothing is {sigma:g} px; give a positive number of pixels.")
    levels = descend(windows, start, sigmas_to(windows, sigma), vertical=vertical, threads=threads, feedback=feedback)
    return levels[-1].field


def sigmas_to(windows: PairWindows, finest: float) -> List[float]:
    """Windows from coarse to ``finest``, each half as wide; coarser at the end where memory would not hold them."""
    rows, cols = windows.grid.shape
    finest = max(finest, _LEAST_CELL / 2, np.sqrt(rows * cols / _MOST_CELLS) * 2)
    found = [finest]
    while found[-1] * 2 <= min(_COARSEST, max(rows, cols) / 2):
        found.append(found[-1] * 2)
    return found[::-1]


def descend(
    windows: PairWindows, start: DemShift, sigmas: List[float], *, held: HeldOut | None = None,
    vertical: str = "local", initial: NodeGrid | None = None, threads: int | None = None, feedback: Feedback = SILENT,
) -> List[Level]:  # fmt: skip
    """The levels from the start (or the ``initial`` local part) to the last of ``sigmas``, judged on what is ``held``.

    With something held it ends once two levels in a row have raised the NMAD of the judges.
    """
    flat, start = vertical == "global", replace(start, metres=windows.metres)
    field: Any = start if initial is None else LocalField(start, windows.grid, initial)
    local = initial or NodeGrid.level((0.0, 0.0, 0.0), windows.grid.shape, _cell(windows, sigmas[0]))
    levels: List[Level] = []
    for i in range(len(sigmas) + 1):
        last = i == len(sigmas)
        cell = _cell(windows, sigmas[min(i, len(sigmas) - 1)])
        step = StepFeedback(feedback, 100 * i / (len(sigmas) + 1), 100 * (i + 1) / (len(sigmas) + 1))
        found = sum_cells(windows, field, cell, held=held, level=flat, threads=threads, feedback=step)
        levels.append(_level(sigmas[i - 1] if i else None, field, local, found, flat))
        if last or (held is not None and _done(levels)):
            break
        values = local.on_cells(windows.grid.shape, cell) + smoothed_step(found.sums, sigmas[i] / cell)
        local = NodeGrid.through(values, cell)
        field = LocalField(start, windows.grid, local)
    return levels


def _level(sigma: float | None, field: Any, local: NodeGrid, found: Pass, flat: bool) -> Level:
    if not found.fitted.size:
        raise InputError("The two elevation models share no heights on stable terrain: check their extents and mask.")
    if flat and sigma is not None:
        field = field.with_level_vertical(float(np.median(found.fitted)))
    return Level(sigma, field, local, nmad(found.fitted), nmad(found.judges))


def _done(levels: List[Level]) -> bool:
    judged = [level.nmad_judged for level in levels]
    return len(judged) > 2 and min(judged[-2:]) > _RAISED * min(judged[:-2])


def _cell(windows: PairWindows, sigma: float) -> int:
    rows, cols = windows.grid.shape
    return max(_LEAST_CELL, int(sigma / _CELLS_IN_SIGMA), int(np.ceil(np.sqrt(rows * cols / _MOST_CELLS))))


def smoothed_step(sums: np.ndarray, sigma: float) -> np.ndarray:
    """(3, rows, cols) corrections at the cells from their normal equations (9, rows, cols); ``sigma`` in cells."""
    windowed = _blurred(sums[:6], sigma)
    pull = _PULL * windowed[[0, 3, 5]].mean((1, 2)) + _NOTHING
    inverse = _inverse(windowed, pull)
    right, found = sums[6:], np.zeros((3, *sums.shape[1:]))
    for _ in range(_REPEATS):
        added = _times(inverse, _blurred(right, sigma))
        found += added
        right = right - _times(sums[:6], added)
    return found


def _blurred(fields: np.ndarray, sigma: float) -> np.ndarray:
    # Outside there is nothing: windows at the border see what is inside.
    return np.stack([ndimage.gaussian_filter(f, sigma, mode="constant", truncate=3.0) for f in fields])


def _times(matrix: np.ndarray, vector: np.ndarray) -> np.ndarray:
    """Symmetric matrices (upper triangles, (6, ...)) times vectors (3, ...)."""
    a, b, c, d, e, f = matrix
    x, y, z = vector
    return np.stack([a * x + b * y + c * z, b * x + d * y + e * z, c * x + e * y + f * z])


def _inverse(matrix: np.ndarray, pull: np.ndarray) -> np.ndarray:
    """Inverses (6, ...) of symmetric matrices (6, ...) with ``pull`` (3,) added to their diagonals."""
    a, b, c, d, e, f = matrix
    a, d, f = a + pull[0], d + pull[1], f + pull[2]
    minors = np.stack([d * f - e * e, c * e - b * f, b * e - c * d, a * f - c * c, b * c - a * e, a * d - b * b])
    determinant = a * minors[0] + b * minors[1] + c * minors[2]
    return minors / determinant
