"""Plots of a quality grid: how its shifts scatter, how they vary over the image, and how far to trust them."""

from __future__ import annotations

import math
from typing import Any, Callable, Tuple

import numpy as np

from ..core.tie_points import TiePoints
from .figures import COLOURS, draw
from .marks import crosses, dots, thinned
from .numbers import number

Translate = Callable[[str], str]
DOTS = 2500  # a panel
CROSSES = 800
_LINES = 120  # places at most of a running median
_FEWEST = 5  # points of one place
_BRIDGED = 2.5  # times the step: wider gaps break the line
_LEAST_RANGE = 0.02  # px: what is less is no scatter worth a plot of its own


def shift_scatter(
    points: TiePoints, centre: Tuple[float, float], radius: float, tr: Translate = str
) -> str:
    """X against y shifts in px: all with outliers, and the valid ones close up.

    ``centre``: the global shift in px; ``radius`` of the circle around it that holds 90 % of the valid shifts, px.
    """
    shifts = np.column_stack([points.x_shift_px, points.y_shift_px]).astype(float)
    valid, wrong = np.flatnonzero(points.valid), np.flatnonzero(points.outlier)
    close = _square(shifts[valid], 1.6 * radius if math.isfinite(radius) else 0.0)

    def paint(drawing) -> None:
        for i, title in enumerate((tr("All measured points"), tr("The valid ones, close up"))):
            axes = drawing.add_axes((0.09 + 0.487 * i, 0.14, 0.403, 0.76))
            frame = close if i else _square(shifts[points.measured], 0.5)
            _limit(axes, *frame)
            for line, value in zip((axes.axvline, axes.axhline), centre):
                line(value, color=COLOURS["line"], linewidth=1, zorder=0)
            dots(axes, *shifts[thinned(valid, DOTS)].T, layers=8, size=2.2, edgecolor=COLOURS["accent"], alpha=0.5)
            crosses(axes, *shifts[thinned(wrong, CROSSES)].T, edgecolor=COLOURS["rejected"], linewidth=0.9)
            axes.plot(*centre, "+", color=COLOURS["ink"], markersize=14, markeredgewidth=1.5, zorder=5)
            axes.set_title(title, loc="left")
            axes.set_xlabel(tr("shift right (px)"))
            axes.set_ylabel(tr("shift down (px)") if i == 0 else "")
        _circle(axes, centre, radius)
        _outline(drawing.axes[0], *close)

    return draw(paint, (8.2, 4.4), "scatter", tr("Shifts of the points, valid ones and outliers, and the global shift"))


def _square(values: np.ndarray, least: float) -> Tuple[np.ndarray, float]:
    """(middle, half the side) of a square around all values."""
    values = values[np.isfinite(values).all(1)]
    if not len(values):
        return np.zeros(2), 1.0
    middle = (values.max(0) + values.min(0)) / 2
    return middle, max(1.1 * float(np.ptp(values, axis=0).max()) / 2, least, _LEAST_RANGE)


def _limit(axes, middle: np.ndarray, reach: float) -> None:
    """Y grows downwards as in the image."""
    axes.set_xlim(middle[0] - reach, middle[0] + reach)
    axes.set_ylim(middle[1] + reach, middle[1] - reach)
    axes.ticklabel_format(useOffset=False, style="plain")
    axes.locator_params(nbins=5)


def _outline(axes, middle: np.ndarray, reach: float) -> None:
    """Where the close-up lies; nothing where that is the whole plot."""
    if reach < 0.8 * np.ptp(axes.get_xlim()) / 2:
        sides = reach * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) + middle
        axes.fill(*sides.T, facecolor="none", edgecolor=COLOURS["soft"], linewidth=0.8)


def _circle(axes, centre: Tuple[float, float], radius: float) -> None:
    if radius > 0:
        turn = np.linspace(0, 2 * np.pi, 73)
        x, y = centre[0] + radius * np.cos(turn), centre[1] + radius * np.sin(turn)
        axes.plot(x, y, color=COLOURS["ink"], linewidth=0.9)


def shift_histograms(points: TiePoints, tr: Translate = str) -> str:
    """How the valid shifts are distributed along both axes, px."""
    valid = points.select(points.valid)

    def paint(drawing) -> None:
        panels = ((valid.x_shift_px, tr("shift right (px)")), (valid.y_shift_px, tr("shift down (px)")))
        for i, (values, label) in enumerate(panels):
            axes = drawing.add_axes((0.09 + 0.487 * i, 0.19, 0.403, 0.68))
            low, high = _range(values)
            axes.hist(
                np.clip(values, low, high), np.linspace(low, high, _bins(values, high - low) + 1),
                histtype="stepfilled", facecolor=COLOURS["accent"], edgecolor=COLOURS["accent"], alpha=0.75,
            )  # fmt: skip
            middle = float(np.median(values))
            axes.axvline(middle, color=COLOURS["ink"], linewidth=1)
            axes.set_title(tr("median {}").format(number(middle, 3, True)), loc="left")
            axes.set_xlim(low, high)
            axes.set_xlabel(label)
            axes.set_ylabel(tr("points") if i == 0 else "")
            axes.ticklabel_format(useOffset=False, style="plain")
            axes.locator_params(axis="x", nbins=6)
            _whole_numbers(axes)

    return draw(paint, (8.2, 2.9), "histogram", tr("Histograms of the valid shifts along both axes"))


def _range(values: np.ndarray) -> Tuple[float, float]:
    """Nearly all values with some room: a few odd ones do not make the rest small."""
    low, high = (float(v) for v in np.percentile(values, [0.5, 99.5]))
    room = max(0.12 * (high - low), _LEAST_RANGE / 2)
    return low - room, high + room


def _bins(values: np.ndarray, span: float) -> int:
    """As many as Freedman and Diaconis (1981) would have, within reason."""
    width = 2 * float(np.subtract(*np.percentile(values, [75, 25]))) / len(values) ** (1 / 3)
    return int(min(max(span / width, 13), 60)) if width > 0 else 13


def _whole_numbers(axes) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))


def shifts_along_axes(points: TiePoints, spacing: float, tr: Translate = str) -> str:
    """X and y shifts of the valid points against their column and row in the target, with running medians.

    These are partial residuals: the linear trend along the other axis would hide small steps and waves. ``spacing``:
    of the points in target pixels, NaN = irregular.
    """
    valid = points.select(points.valid)
    chosen = thinned(np.arange(len(valid)), DOTS)
    places = ((valid.x_im, tr("column of the target (px)")), (valid.y_im, tr("row of the target (px)")))
    shifts = ((valid.x_shift_px, tr("right (px)")), (valid.y_shift_px, tr("down (px)")))

    def paint(drawing) -> None:
        for down, (shift, value_label) in enumerate(shifts):
            for across, (place, place_label) in enumerate(places):
                axes = drawing.add_axes((0.09 + 0.487 * across, 0.56 - 0.455 * down, 0.403, 0.39))
                values = without_trend(shift, place, places[1 - across][0])
                axes.set_ylim(*_range(values))
                axes.set_xlim(*_with_room(place))
                look = {"layers": 4, "size": 2.0, "edgecolor": COLOURS["accent"], "alpha": 0.35}
                dots(axes, place[chosen], values[chosen], **look)
                axes.plot(*running_median(place, values, spacing), color=COLOURS["ink"], linewidth=1.2)
                axes.ticklabel_format(useOffset=False, style="plain")
                axes.locator_params(nbins=5)
                axes.set_ylabel(value_label if across == 0 else "")
                axes.set_xlabel(place_label if down == 1 else "")

    return draw(paint, (8.2, 5.2), "axes", tr("Shifts against column and row of the target"))


def without_trend(values: np.ndarray, along: np.ndarray, other: np.ndarray) -> np.ndarray:
    """``values`` less their linear trend with ``other`` beside one with ``along``; the mean stays."""
    if len(values) < 3:
        return values
    slopes = np.column_stack([along - along.mean(), other - other.mean()])
    return values - slopes[:, 1] * np.linalg.lstsq(slopes, values - values.mean(), rcond=None)[0][1]


def _with_room(values: np.ndarray) -> Tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    room = max(0.03 * (high - low), 10.0)
    return low - room, high + room


def running_median(place: np.ndarray, values: np.ndarray, spacing: float) -> Tuple[np.ndarray, np.ndarray]:
    """(places, medians) of values in steps along ``place``; NaN, NaN where a gap is too wide to be bridged.

    Steps are never shorter than ``spacing`` (NaN = irregular): half a line of a grid would mix in the other axis.
    """
    low, high = float(place.min()), float(place.max())
    steps = min(len(place) // (2 * _FEWEST), _LINES)
    if math.isfinite(spacing) and spacing > 0:
        steps = min(steps, round((high - low) / spacing) + 1)
    steps = max(steps, 1)
    pitch = (high - low) / max(steps - 1, 1) or 1.0
    step = np.clip(np.rint((place - low) / pitch), 0, steps - 1).astype(int)
    order = np.lexsort((values, step))
    counts = np.bincount(step, minlength=steps)
    kept = counts >= min(_FEWEST, len(place))
    starts, counts, where = (np.cumsum(counts) - counts)[kept], counts[kept], np.bincount(step, place)[kept]
    where, ordered = where / counts, values[order]
    medians = (ordered[starts + (counts - 1) // 2] + ordered[starts + counts // 2]) / 2
    gaps = np.flatnonzero(np.diff(where) > _BRIDGED * pitch) + 1
    return np.insert(where, gaps, math.nan), np.insert(medians, gaps, math.nan)


def distributions(points: TiePoints, tr: Translate = str) -> str:
    """Reliability of valid points and outliers, and the similarity of the valid ones before and after."""
    valid, wrong = points.select(points.valid), points.select(points.outlier)

    def paint(drawing) -> None:
        axes = drawing.add_axes((0.09, 0.19, 0.403, 0.68))
        bins = np.linspace(0, 100, 41)
        _filled(axes, valid.reliability, bins, tr("valid"))
        _stepped(axes, wrong.reliability, bins, "rejected", tr("outliers"))
        axes.set_yscale("symlog", linthresh=1, linscale=0.5)  # a few doubtful points show beside thousands of others
        axes.set_xlim(0, 100)
        axes.set_xlabel(tr("reliability (0 to 100)"))
        axes.set_ylabel(tr("points (logarithmic)"))
        _finish_counts(axes, logarithmic=True)
        axes = drawing.add_axes((0.577, 0.19, 0.403, 0.68))
        everything = np.concatenate([valid.ssim_before, valid.ssim_after])
        low = min(0.0, *everything[np.isfinite(everything)].tolist()) if np.isfinite(everything).any() else 0.0
        bins = np.linspace(math.floor(10 * low) / 10, 1, 41)
        _filled(axes, valid.ssim_after, bins, tr("after"))
        _stepped(axes, valid.ssim_before, bins, "ink", tr("before"))
        axes.set_xlim(bins[0], 1)
        axes.set_xlabel(tr("similarity (SSIM) of the valid points"))
        _whole_numbers(axes)
        _finish_counts(axes, logarithmic=False)

    return draw(paint, (8.2, 2.9), "quality", tr("Distribution of reliability and of similarity"))


def _filled(axes, values: np.ndarray, bins: np.ndarray, label: str) -> None:
    look = {"facecolor": COLOURS["accent"], "edgecolor": COLOURS["accent"], "alpha": 0.75}
    axes.hist(values[np.isfinite(values)], bins, histtype="stepfilled", label=label, **look)


def _stepped(axes, values: np.ndarray, bins: np.ndarray, colour: str, label: str) -> None:
    known = values[np.isfinite(values)]
    axes.hist(known, bins, histtype="step", edgecolor=COLOURS[colour], linewidth=1.3, label=label)


def _finish_counts(axes: Any, *, logarithmic: bool) -> None:
    if logarithmic:
        from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

        most = axes.get_ylim()[1]
        powers = [10.0**n for n in range(7) if 10**n <= max(most, 10)]
        axes.yaxis.set_major_locator(FixedLocator([0, *powers]))
        axes.yaxis.set_minor_locator(NullLocator())
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
    axes.set_ylim(bottom=0)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.2), ncol=2, fontsize=8)
