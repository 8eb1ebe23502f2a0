"""Plots of aligned elevation models: how the differences scatter, how they go with aspect, how the fit converged."""

from __future__ import annotations

from typing import Any, Callable, Sequence, Tuple

import numpy as np

from ..core.dem.nuth_kaab import AspectCurve
from .dem_result import DemResult
from .figures import COLOURS, draw
from .numbers import number

Translate = Callable[[str], str]
_BINS = 80
_BEYOND = 1.5  # times the limit of the colours, where the histogram ends
_EIGHTHS = range(0, 361, 45)
_LEAST_STEP = 1e-5  # m: what is less is convergence to the last digit, and has no logarithm


def histograms(result: DemResult, tr: Translate = str) -> str:
    """How the differences on stable terrain are distributed before and after; what lies beyond is in the last bins."""
    end = _BEYOND * result.limit
    edges = np.linspace(-end, end, _BINS + 1)
    stages = (
        (tr("before"), result.before, COLOURS["rejected"], 0.35), (tr("after"), result.after, COLOURS["accent"], 0.55)
    )  # fmt: skip

    def paint(drawing) -> None:
        axes = drawing.add_axes((0.09, 0.17, 0.88, 0.78))
        axes.axvline(0, color=COLOURS["line"], linewidth=1)
        for name, stage, colour, opacity in stages:
            if stage.sample.size:
                shares = np.histogram(np.clip(stage.sample, -end, end), edges)[0] * 100 / stage.sample.size
                axes.fill_between(edges, np.append(shares, shares[-1]), step="post", color=colour, alpha=opacity, lw=0)
                axes.step(edges, np.append(shares, shares[-1]), where="post", color=colour, linewidth=1.2)
            middle = number(stage.statistics.median, 2, True)
            label = tr("{stage}: median {median} m").format(stage=name, median=middle)
            axes.plot([], [], color=colour, linewidth=5, alpha=0.7, label=label)
        axes.set_xlim(-end, end)
        axes.set_ylim(0, None)
        axes.set_xlabel(tr("reference minus model on stable terrain (m)"))
        axes.set_ylabel(tr("share of the pixels (%)"))
        axes.legend(loc="upper right")

    return draw(paint, (8.2, 3.4), "demhistogram", tr("Histograms of the height differences before and after"))


def aspect_curves(before: AspectCurve | None, after: AspectCurve | None, tr: Translate = str) -> str:
    """Differences by the tangent of the slope against aspect, with the cosine through them; what is left close up."""
    both = [
        (curve, name, colour)
        for curve, name, colour in (
            (before, tr("before"), COLOURS["rejected"]), (after, tr("after"), COLOURS["accent"])
        )
        if curve is not None
    ]  # fmt: skip
    panels = [(tr("Before and after"), both), (tr("After, close up"), both[-1:] if after is not None else [])]

    def paint(drawing) -> None:
        shown = [panel for panel in panels if panel[1]] if len(both) > 1 else [("", both)]
        for place, (title, curves) in enumerate(shown):
            width = 0.4 if len(shown) > 1 else 0.88
            axes = drawing.add_axes((0.09 + 0.487 * place, 0.17, width, 0.71))
            axes.axhline(0, color=COLOURS["line"], linewidth=1)
            for curve, name, colour in curves:
                _curve(axes, curve, name, colour, errors=len(curves) == 1)
            axes.set_title(title, loc="left")
            axes.set_xlim(0, 360)
            axes.set_xticks(_EIGHTHS)
            axes.set_xlabel(tr("aspect (degrees from north, clockwise)"))
            if place == 0:
                axes.set_ylabel(tr("difference / tan(slope) (m)"))
                axes.legend(loc="best", fontsize=8)

    text = tr("Height differences by the tangent of the slope against aspect, with the fitted cosine")
    return draw(paint, (8.2, 3.6), "aspect", text)


def _curve(axes, curve: AspectCurve, name: str, colour: str, errors: bool) -> None:
    """Medians of the bins, where wanted with their standard errors (a median's: 1.25 times that of a mean)."""
    if errors:
        error = 1.2533 * curve.scatter / np.sqrt(np.maximum(curve.count, 1))
        axes.vlines(curve.aspect, curve.median - error, curve.median + error, color=colour, linewidth=0.8, alpha=0.7)
    axes.plot(curve.aspect, curve.median, "o", color=colour, markersize=2.8, alpha=0.85, markeredgewidth=0, label=name)
    everywhere = np.linspace(0, 360, 181)
    axes.plot(everywhere, curve.at(everywhere), color=colour, linewidth=1.6)


def convergence(history: Sequence[Tuple[float, float, float, float]], tr: Translate = str) -> str:
    """How far each round (dx, dy, dz, NMAD; metres) was from the last, and the scatter that it found."""
    table = np.asarray(history, float).reshape(-1, 4)
    rounds = np.arange(1, len(table) + 1)
    away = table[:-1] - table[-1]
    lines = (
        (np.hypot(away[:, 0], away[:, 1]), tr("horizontal"), COLOURS["accent"], "o-"),
        (np.abs(away[:, 2]), tr("vertical"), COLOURS["rejected"], "s--"),
    )

    def paint(drawing) -> None:
        axes = drawing.add_axes((0.1, 0.17, 0.385, 0.71))
        for values, name, colour, look in lines:
            axes.plot(rounds[:-1], np.maximum(values, _LEAST_STEP), look, color=colour, label=name, markersize=4)
        axes.set_yscale("log")
        axes.set_title(tr("Distance from the result (m)"), loc="left")
        axes.legend(loc="best", fontsize=8)
        _rounds(axes, rounds, tr)
        axes = drawing.add_axes((0.59, 0.17, 0.385, 0.71))
        axes.plot(rounds, table[:, 3], "o-", color=COLOURS["ink"], markersize=4)
        axes.set_title(tr("NMAD of the pixels used (m)"), loc="left")
        axes.ticklabel_format(axis="y", useOffset=False)
        _rounds(axes, rounds, tr)

    return draw(paint, (8.2, 3.3), "convergence", tr("Convergence of the shift and of the scatter by rounds"))


def _rounds(axes: Any, rounds: np.ndarray, tr: Translate) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.set_xlim(0.5, len(rounds) + 0.5)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=8, integer=True))
    axes.set_xlabel(tr("round"))
