"""One correction for each block of a model, each from the whole-model solution on; what fails says why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Tuple

import numpy as np

from ..errors import InputError, NoMatchError, NoOverlapError
from ..feedback import SILENT, Feedback, check_cancelled
from ..grid import Window
from .block_layout import Blocks, BlockSettings, block_windows
from .cell_sums import OnlyCancels, in_order
from .dem_pair import DemPair
from .hold_out_tiles import HeldOut
from .least_z import LeastZSettings, attempt
from .nuth_kaab import NuthKaabSettings, nuth_kaab
from .pair_windows import PairWindows
from .robust import nmad
from .solution import DIVERGED, EMPTY, FEW, FLAT, MASKED, OK, DemShift
from .terrain import gradient, slope_aspect
from .vertical import vertical_shift

_REACH = 32  # px around a block that its shift may take it to
_MOST_REACH = 2000  # px, for the comparison with the uncorrected model
_ASPECTS = 12
_LEAST_IN_ASPECT = 10  # pixels
_LEAST_PIXELS = 100
_UNSOLVABLE = (InputError, NoMatchError, NoOverlapError)


def solve_blocks(
    windows: PairWindows, start: DemShift, settings: BlockSettings, *, held: HeldOut | None = None,
    threads: int | None = None, feedback: Feedback = SILENT,
) -> Blocks:  # fmt: skip
    """All blocks, whatever becomes of them; the result does not depend on the number of ``threads``.

    ``held``: pixels that take no part. Raises InputError for blocks that do not fit and for an unknown method.
    """
    if settings.method not in _METHODS:
        raise InputError(f'Blocks cannot be solved by "{settings.method}": use one of {", ".join(_METHODS)}.')
    places, start = block_windows(windows.grid.shape, settings), replace(start, metres=windows.metres)

    def work(window: Window) -> Dict[str, Any]:
        return _block(windows, start, settings, window, held, feedback)

    return _table(windows, start, places, list(in_order(work, places, threads, feedback)))


def _block(
    windows: PairWindows, start: DemShift, settings: BlockSettings, window: Window, held: HeldOut | None,
    feedback: Feedback,
) -> Dict[str, Any]:  # fmt: skip
    check_cancelled(feedback)
    far = np.hypot(start.dx, start.dy) / windows.pixel
    pair = windows.pair(window, start, reach=_REACH + (int(np.ceil(far)) if far <= _MOST_REACH else 0))
    if held is not None:
        pair = replace(pair, stable=pair.stable & ~held.kept_aside(window))
    heights = pair.reference[np.isfinite(pair.reference)]
    row = {
        "found": replace(start, covariance=None), "status": EMPTY, "count": 0, "share": 0.0, "slope": 0.0,
        "aspect": 0.0, "z": float(np.median(heights)) if heights.size else np.nan, "before": np.nan, "after": np.nan,
    }  # fmt: skip
    if not heights.size or not np.isfinite(pair.aligned).any():
        return row
    read = np.isfinite(pair.resampled(start))
    if not (read & np.isfinite(pair.reference)).any():
        return row
    left = read & pair.stable_pixels()
    possible = window.height * window.width / (1 if held is None else 2)
    row["share"] = min(1.0, np.count_nonzero(left) / possible)
    row["slope"], row["aspect"] = _coverage(pair, left, settings.slopes)
    if row["share"] < max(settings.least_share, 1e-12):
        return {**row, "status": FEW if left.any() else MASKED}
    return {**row, **_solved(pair, start, settings, feedback)}


def _solved(pair: DemPair, start: DemShift, settings: BlockSettings, feedback: Feedback) -> Dict[str, Any]:
    found = _METHODS[settings.method](pair, start, settings, feedback)
    away = np.hypot(found.dx - start.dx, found.dy - start.dy)
    most = settings.most_shift
    if most is None:
        most = 0.25 * settings.size * max(np.multiply(pair.reference_grid.resolution, pair.metres))
    status = DIVERGED if found.status == OK and away > most else found.status
    kept = {"found": found, "status": status, "count": found.count}
    return {**kept, "before": found.nmad_before, "after": found.nmad_after}


def _least_z(pair: DemPair, start: DemShift, settings: BlockSettings, feedback: Feedback) -> DemShift:
    own = LeastZSettings(slopes=settings.slopes, sample=settings.sample, seed=settings.seed, least=_LEAST_PIXELS)
    return attempt(pair, start, own, feedback=OnlyCancels(feedback))


def _nuth_kaab(pair: DemPair, start: DemShift, settings: BlockSettings, feedback: Feedback) -> DemShift:
    gentle = max(settings.slopes[0], NuthKaabSettings.slopes[0])
    own = NuthKaabSettings(slopes=(gentle, settings.slopes[1]), sample=settings.sample, seed=settings.seed)
    try:
        found = nuth_kaab(pair, start, own, OnlyCancels(feedback))
    except _UNSOLVABLE:  # what cannot be solved in one block is told by its status
        return replace(start, status=FLAT, covariance=None, iterations=0)
    worse = found.nmad_after > 1.02 * nmad(pair.difference(start)[pair.stable_pixels()])
    return replace(found, status=OK if found.converged and not worse else DIVERGED)


def _vertical(pair: DemPair, start: DemShift, settings: BlockSettings, _: Feedback) -> DemShift:
    try:
        return replace(vertical_shift(pair, start, seed=settings.seed), status=OK)
    except _UNSOLVABLE:  # as above
        return replace(start, status=FEW, covariance=None, iterations=0)


_METHODS = {"least_z": _least_z, "nuth_kaab": _nuth_kaab, "vertical": _vertical}


def _coverage(pair: DemPair, left: np.ndarray, slopes: Tuple[float, float]) -> Tuple[float, float]:
    """(share of the pixels ``left`` on usable slopes, share of the aspects that these have)."""
    slope, aspect = slope_aspect(*gradient(pair.reference, pair.reference_grid, pair.metres))
    usable = left & (slope >= slopes[0]) & (slope <= slopes[1])  # NaN is not
    sector = (aspect[usable] * _ASPECTS / 360).astype(int) % _ASPECTS
    filled = np.bincount(sector, minlength=_ASPECTS) >= _LEAST_IN_ASPECT
    return float(np.count_nonzero(usable) / max(np.count_nonzero(left), 1)), float(filled.mean())


def _table(windows: PairWindows, start: DemShift, places: List[Window], rows: List[Dict[str, Any]]) -> Blocks:
    x, y = (np.array(v) for v in zip(*(windows.grid.to_map(*place.centre) for place in places)))
    z = np.array([row["z"] for row in rows])
    shifts = np.array([_at_centre(row["found"], start, *at) for row, *at in zip(rows, x, y, z)])
    sigma = np.full((len(rows), 3), np.nan)
    for own, row in zip(sigma, rows):
        known = row["found"].sigmas[:3]
        own[: len(known)] = known

    def column(name: str) -> np.ndarray:
        return np.array([row[name] for row in rows])

    return Blocks(
        np.array([(w.row, w.col, w.height, w.width) for w in places]), x, y, z, *shifts.T, sigma, column("count"),
        column("share"), column("slope"), column("aspect"), column("before"), column("after"),
        np.array([row["found"].iterations for row in rows]), column("status"), column("status") != OK,
    )  # fmt: skip


def _at_centre(found: DemShift, start: DemShift, x: float, y: float, z: float) -> Tuple[float, ...]:
    """Metres that ``found`` adds to the place that ``start`` brings to a block's centre."""
    height = z if np.isfinite(z) else start.centre[2]
    east, north = (float(v) for v in start.displacement(x, y, height))
    at = (x - east, y - north, height)
    east, north = found.displacement(*at)
    return float(east * start.metres[0]), float(north * start.metres[1]), float(found.vertical(*at))
