"""Whole-model, blockwise or dense: half of the stable pixels are kept aside and decide.

Where terrain has changed or noise is alike over many pixels, a local correction always lowers the scatter that it was
fitted to. What it does to pixels that it has not seen says whether it is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Tuple

import numpy as np

from ..errors import InputError
from ..feedback import SILENT, Feedback, StepFeedback
from .block_layout import Blocks, BlockSettings
from .block_surface import block_field
from .blocks import solve_blocks
from .cell_sums import OnlyCancels, sum_cells
from .dense import Level, descend, sigmas_to
from .hold_out_tiles import HeldOut
from .pair_windows import PairWindows
from .robust import nmad
from .solution import DemShift

GLOBAL, DENSE, BLOCKS = "global", "dense", "blocks"
_JUDGING_CELL = 64  # px, of passes whose sums are not needed


@dataclass(frozen=True)
class ChoiceSettings:
    """``finest``: px, the finest smoothing of the dense method (None: it is not tried); ``blocks``: None likewise.

    ``gain``: share by which a more local correction must lower the NMAD of the pixels kept aside to be believed.
    """

    finest: float | None = 25.0
    blocks: BlockSettings | None = None
    vertical: str = "local"
    gain: float = 0.015
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Candidate:
    """What was tried: ``kind``, its smoothing or block size in px, and the NMAD of the pixels kept aside, metres."""

    kind: str
    size: float
    nmad_held: float


@dataclass(frozen=True, eq=False)
class Choice:
    """The field that won, fitted to all stable pixels; NMADs in metres on all of them."""

    kind: str
    size: float  # px; NaN for the whole-model solution
    field: Any
    blocks: Blocks | None
    nmad_global: float
    nmad_after: float
    candidates: Tuple[Candidate, ...]


def choose_field(
    windows: PairWindows, start: DemShift, settings: ChoiceSettings = ChoiceSettings(), *,
    threads: int | None = None, feedback: Feedback = SILENT,
) -> Choice:  # fmt: skip
    """The best correction from the whole-model solution on, and never one that scatters more than that.

    Raises InputError where nothing is left to choose from.
    """
    if settings.finest is None and settings.blocks is None:
        raise InputError("No local method was chosen: give a smoothing, a block size, or both.")
    held = HeldOut(windows.grid.shape, settings.seed)
    how = {"threads": threads, "feedback": OnlyCancels(feedback)}
    levels, tried = [], []
    if settings.finest is not None:
        levels = descend(
            windows, start, sigmas_to(windows, settings.finest), held=held,
            vertical=settings.vertical, threads=threads, feedback=StepFeedback(feedback, 0, 50),
        )  # fmt: skip
        tried = [Candidate(DENSE, level.sigma, level.nmad_judged) for level in levels[1:]]
    if settings.blocks is not None:
        tried.append(_blocks_held(windows, start, settings, held, StepFeedback(feedback, 50, 65), how))
    whole = levels[0].nmad_judged if levels else _scatter(windows, start, held, how)[1]
    candidates = (Candidate(GLOBAL, np.nan, whole), *sorted(tried, key=lambda c: -c.size))
    best = _chosen(candidates, settings.gain)
    everywhere = _scatter(windows, start, None, how)[0]
    kept = Choice(GLOBAL, np.nan, start, None, everywhere, everywhere, candidates)
    if best.kind == GLOBAL:
        return kept
    last = StepFeedback(feedback, 70, 100)
    field, blocks = _refitted(windows, start, settings, best, levels, last, how)
    after = _scatter(windows, field, None, how)[0]
    feedback.set_progress(100)
    return Choice(best.kind, best.size, field, blocks, everywhere, after, candidates) if after < everywhere else kept


def _chosen(candidates: Tuple[Candidate, ...], gain: float) -> Candidate:
    """The least local one that is nearly as good as the best."""
    best = min(c.nmad_held for c in candidates if np.isfinite(c.nmad_held))
    return next(c for c in candidates if c.nmad_held * (1 - gain) <= best)


def _blocks_held(
    windows: PairWindows, start: DemShift, settings: ChoiceSettings, held: HeldOut, feedback: Feedback, how: dict
) -> Candidate:
    try:
        found = solve_blocks(windows, start, settings.blocks, held=held, **{**how, "feedback": feedback})
        field, _ = _block_field(windows, start, found, settings, how)
    except InputError:
        if settings.finest is None:
            raise
        return Candidate(BLOCKS, settings.blocks.size, np.inf)
    return Candidate(BLOCKS, settings.blocks.size, _scatter(windows, field, held, how)[1])


def _block_field(
    windows: PairWindows, start: DemShift, blocks: Blocks, settings: ChoiceSettings, how: dict
) -> Tuple[Any, Blocks]:
    field, blocks = block_field(windows, start, blocks, settings.blocks)
    if settings.vertical == "local":
        return field, blocks
    found = sum_cells(windows, field, _JUDGING_CELL, level=True, **how)
    return field.with_level_vertical(float(np.median(found.fitted))), blocks


def _refitted(
    windows: PairWindows, start: DemShift, settings: ChoiceSettings, best: Candidate, levels: List[Level],
    feedback: Feedback, how: dict,
) -> Tuple[Any, Blocks | None]:  # fmt: skip
    """The winner, from all stable pixels."""
    if best.kind == BLOCKS:
        found = solve_blocks(windows, start, settings.blocks, **{**how, "feedback": feedback})
        return _block_field(windows, start, found, settings, how)
    number = [level.sigma for level in levels].index(best.size)
    # Wider windows hold so many pixels that half of them say the same; the finest is fitted anew.
    before = levels[number - 1].local if number > 1 else None
    found = descend(
        windows, start, [best.size], vertical=settings.vertical, initial=before, **{**how, "feedback": feedback}
    )  # fmt: skip
    return found[-1].field, None


def _scatter(windows: PairWindows, field: Any, held: HeldOut | None, how: dict) -> Tuple[float, float]:
    """NMADs of stable pixels that were fitted to and kept aside."""
    found = sum_cells(windows, field, _JUDGING_CELL, held=held, **how)
    return nmad(found.fitted), nmad(found.judges)
