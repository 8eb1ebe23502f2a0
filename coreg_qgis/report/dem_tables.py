"""Tables of aligned elevation models: the correction, what was tried, and figures of the differences."""

from __future__ import annotations

import math
from typing import Callable, Iterator, List, Tuple

import numpy as np

from ..core.dem.solution import OK, DemShift
from ..core.dem.statistics import PERCENTILES, DemStatistics
from . import html
from .dem_result import DemResult
from .numbers import NONE, count, number

Translate = Callable[[str], str]
ARROW = " \u2192 "


def kind_names(tr: Translate) -> dict:
    """What the kinds of corrections are called."""
    return {
        "global": tr("whole model"), "dense": tr("smooth field"), "blocks": tr("blocks"),
    }  # fmt: skip


def status_names(tr: Translate) -> dict:
    """What became of blocks."""
    return {
        OK: tr("solved"), "few pixels": tr("too few stable pixels"), "flat": tr("too flat"),
        "diverged": tr("diverged"), "empty": tr("no heights in common"), "masked": tr("wholly masked"),
        "implausible": tr("contradicts its neighbours"),
    }  # fmt: skip


def correction_table(shift: DemShift, resolution: Tuple[float, float], tr: Translate) -> str:
    """The whole-model correction with its standard deviations; ``resolution``: metres of a pixel (east, north)."""
    sigmas = (*shift.sigmas, *[math.nan] * 7)[:7]
    names = (tr("East"), tr("North"), tr("Up"))
    rows: List[Tuple[str, List[str]]] = []
    for name, value, sigma, pixel in zip(names, (shift.dx, shift.dy, shift.dz), sigmas, (*resolution, math.nan)):
        rows.append(("", [name, f"{number(value, sign=True)} m", _uncertain(sigma, 3, "m"), number(value / pixel)]))
    if any(shift.rotation):
        axes = (tr("Rotation about east"), tr("Rotation about north"), tr("Rotation about up"))
        for name, angle, sigma in zip(axes, np.degrees(shift.rotation), np.degrees(sigmas[3:6])):
            rows.append(("", [name, f"{number(angle, 5, True)}\u00b0", _uncertain(sigma, 5, "\u00b0"), NONE]))
    if shift.scale:
        value = number(1e6 * shift.scale, 1, True)
        rows.append(("", [tr("Scale"), f"{value} ppm", _uncertain(1e6 * sigmas[6], 1, "ppm"), NONE]))
    for ramp in shift.ramps:
        order = round((math.sqrt(8 * len(ramp.coefficients) + 1) - 3) / 2)
        rows.append(("", [tr("Ramp of order {}").format(order), tr("added to the heights"), NONE, NONE]))
    headers = [tr("Component"), tr("Correction"), tr("Std. dev."), tr("In pixels")]
    return html.table(headers, rows, text_columns=(0,))


def _uncertain(sigma: float, digits: int, unit: str) -> str:
    gap = "" if unit == "\u00b0" else " "
    return f"{number(sigma, digits)}{gap}{unit}" if math.isfinite(sigma) else NONE


def candidates_table(result: DemResult, tr: Translate) -> str:
    """Corrections that were tried and how they did on pixels that they had not seen; the chosen one is marked."""
    names, rows = kind_names(tr), []
    for tried in result.choice.candidates:
        size = f"{tried.size:g} px" if math.isfinite(tried.size) else NONE
        won = tried.kind == result.choice.kind and (tried.size == result.choice.size or not math.isfinite(tried.size))
        cells = [names.get(tried.kind, tried.kind), size, number(tried.nmad_held), "\u2714" if won else ""]
        rows.append(("first" if won else "", cells))
    headers = [tr("Correction"), tr("Smoothing or block"), tr("NMAD of unseen pixels (m)"), tr("Chosen")]
    return html.table(headers, rows, text_columns=(0,))


def statistics_table(result: DemResult, tr: Translate) -> str:
    """Figures of the differences on stable terrain, before and after; metres."""
    measures = [tr("Pixels"), tr("Mean"), tr("Median"), tr("Std. dev."), tr("NMAD"), tr("RMSE"), tr("LE90")]
    rows = [
        ("", [name, count(s.count), *(number(v) for v in (s.mean, s.median, s.std, s.nmad, s.rmse, s.le90))])
        for name, s in _stages(result, tr)
    ]
    return html.table([tr("Stage"), *measures], rows, text_columns=(0,))


def percentiles_table(result: DemResult, tr: Translate) -> str:
    """Percentiles of the same."""
    rows = [("", [name, *(number(s.percentiles[p], 2) for p in PERCENTILES)]) for name, s in _stages(result, tr)]
    return html.table([tr("Stage"), *(f"{p}\u202f%" for p in PERCENTILES)], rows, text_columns=(0,))


def _stages(result: DemResult, tr: Translate) -> Tuple[Tuple[str, DemStatistics], ...]:
    return (tr("before"), result.before.statistics), (tr("after"), result.after.statistics)


def slope_table(result: DemResult, tr: Translate) -> str:
    """By classes of slope, before and after; empty classes are left out."""
    rows = [
        (f"{low:g} \u2013 {high:g}\u00b0", before, after)
        for (low, high, before), (_, _, after) in zip(result.before.slopes, result.after.slopes)
    ]
    return _compared(tr("Slope"), rows, tr)


def aspect_table(result: DemResult, tr: Translate) -> str:
    """By eight directions that the slopes face, before and after."""
    names = (tr("N"), tr("NE"), tr("E"), tr("SE"), tr("S"), tr("SW"), tr("W"), tr("NW"))
    pairs = zip(names, result.before.aspects, result.after.aspects)
    return _compared(tr("Aspect"), [(name, before, after) for name, (_, before), (_, after) in pairs], tr)


def _compared(first: str, rows: List[Tuple[str, DemStatistics, DemStatistics]], tr: Translate) -> str:
    cells = [
        ("", [name, count(after.count or before.count), _change(before.median, after.median),
              _change(before.nmad, after.nmad), _change(before.rmse, after.rmse)])
        for name, before, after in rows
        if before.count or after.count
    ]  # fmt: skip
    headers = [first, tr("Pixels"), tr("Median (m)"), tr("NMAD (m)"), tr("RMSE (m)")]
    return html.table(headers, cells, text_columns=(0,))


def _change(before: float, after: float) -> str:
    return ARROW.join((number(before, 2), number(after, 2)))


def blocks_table(result: DemResult, tr: Translate) -> str:
    """How many blocks came to what end."""
    names = status_names(tr)
    kinds, counts = np.unique(result.blocks.status, return_counts=True)
    rows = [("", [names.get(str(k), str(k)), count(n)]) for k, n in sorted(zip(kinds, counts), key=lambda p: -p[1])]
    return html.table([tr("Status of the block"), tr("Blocks")], rows, text_columns=(0,))


def block_spread(result: DemResult, tr: Translate) -> Iterator[str]:
    """What the blocks that count have found, as a table of ranges."""
    blocks = result.blocks
    own = ~blocks.filled
    if not own.any():
        return
    rows = []
    for name, values in ((tr("East"), blocks.dx), (tr("North"), blocks.dy), (tr("Up"), blocks.dz)):
        low, middle, high = np.percentile(values[own], [0, 50, 100])
        rows.append(("", [name, *(number(v, 3, True) for v in (low, middle, high))]))
    headers = [tr("Shift of the blocks (m)"), tr("Least"), tr("Median"), tr("Greatest")]
    yield html.table(headers, rows, text_columns=(0,))
