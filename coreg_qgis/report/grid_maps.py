"""Maps of shift vectors: arrows coloured by length, outliers and unmeasured points, with a legend for all of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, Sequence, Tuple

import numpy as np

from .figures import COLOURS, SCALE, draw, rings
from .marks import arrows, crosses, dots, spread, thinned
from .numbers import number

CELLS = 36  # arrows along the longer side: more would run into each other
MARKS = 72  # other marks along the longer side
FEW_CROSSES = 250  # need no thinning
_WIDTH, _LEFT, _RIGHT, _TOP, _TICKS, _LEGEND = 8.2, 0.95, 0.2, 0.12, 0.42, 0.72  # inches
_TALLEST = 6.6
_BESIDE = 0.04  # of the longer side, free around the overlap
_LONGEST = 3.0  # times the typical arrow: longer ones are drawn no longer


@dataclass(frozen=True, eq=False)
class VectorMap:
    """What a map shows, in map units; one row a point."""

    name: str  # keeps the figure's ids apart
    text: str  # for those who do not see it
    places: np.ndarray  # (n, 2) x, y
    vectors: np.ndarray  # (n, 2) east, north
    valid: np.ndarray
    outlier: np.ndarray
    unmeasured: np.ndarray
    overlap: Any
    unit: str
    pixel: float  # map units; NaN = not known
    spacing: float  # of the points, map units; NaN = irregular
    downwards: bool = False  # y grows downwards, as lines of an image do
    beside: float = _BESIDE
    marks: Tuple[str, str] = ("", "")  # what outliers and unmeasured points are called, "" = by these names


def vector_map(content: VectorMap, tr: Callable[[str], str] = str) -> str:
    """Inline SVG of the map."""
    aspect, (left, bottom, right, top) = _frame(content)
    width, height = right - left, (top - bottom) * aspect  # in x units
    scale = min((_WIDTH - _LEFT - _RIGHT) / width, _TALLEST / height)  # inches a unit
    size = (_WIDTH, _TOP + height * scale + _TICKS + _LEGEND)
    indent = _LEFT + (_WIDTH - _LEFT - _RIGHT - width * scale) / 2

    def paint(drawing) -> None:
        place = (indent, _LEGEND + _TICKS, width * scale, height * scale)
        axes = drawing.add_axes(_share(place, size))
        axes.set_xlim(left, right)
        axes.set_ylim(*((top, bottom) if content.downwards else (bottom, top)))
        _tick(axes, width * scale, height * scale)
        _overlap(axes, content.overlap, max(width, height))
        cell = max(width, height) / CELLS
        shown = spread(content.places, np.flatnonzero(content.valid), cell, content.spacing)
        _other_points(axes, content, cell * CELLS / MARKS, len(shown))
        key = _arrows(axes, content, shown, cell, aspect)
        legend = drawing.add_axes(_share((0, 0, _WIDTH, _LEGEND), size))
        _legend(legend, content, key, scale, tr)

    return draw(paint, size, content.name, content.text)


def _share(inches: Tuple[float, ...], size: Tuple[float, float]) -> Tuple[float, ...]:
    return inches[0] / size[0], inches[1] / size[1], inches[2] / size[0], inches[3] / size[1]


def _frame(content: VectorMap) -> Tuple[float, Tuple[float, float, float, float]]:
    """(length of a y unit in x units, (left, bottom, right, top)) around the overlap and all points."""
    corners = [content.places, *(ring for ring, _ in rings(content.overlap))]
    corners = np.vstack(corners)
    if not len(corners):
        corners = np.zeros((1, 2))
    (left, bottom), (right, top) = corners.min(0), corners.max(0)
    latitude = math.radians(min(abs(bottom + top) / 2, 85)) if content.unit == "\u00b0" else 0.0
    aspect = 1 / math.cos(latitude)
    least = 20 * content.pixel if math.isfinite(content.pixel) else 1e-9
    longer = max(right - left, (top - bottom) * aspect, least)
    x_room = content.beside * longer + max(0.0, longer / 12 - (right - left)) / 2
    y_room = content.beside * longer + max(0.0, longer / 12 - (top - bottom) * aspect) / 2
    return aspect, (left - x_room, bottom - y_room / aspect, right + x_room, top + y_room / aspect)


def _tick(axes, width: float, height: float) -> None:
    """Few round coordinates, written in full."""
    axes.ticklabel_format(useOffset=False, style="plain")
    axes.locator_params(axis="x", nbins=max(1, min(5, int(width / 1.3))), steps=[1, 2, 5, 10])
    axes.locator_params(axis="y", nbins=max(1, min(6, int(height / 0.6))), steps=[1, 2, 5, 10])


def _overlap(axes, overlap: Any, span: float) -> None:
    outline = overlap.simplify(span / 2000) if overlap is not None else None
    for ring, hole in rings(outline):
        fill = "card" if hole else "faint"
        axes.fill(*ring.T, facecolor=COLOURS[fill], edgecolor=COLOURS["soft"], linewidth=0.9, zorder=0.5)


def _other_points(axes, content: VectorMap, cell: float, arrows_drawn: int) -> None:
    """Outliers are thinned out as the valid points are: all of them would seem to be the rule."""
    bad, empty = np.flatnonzero(content.outlier), np.flatnonzero(content.unmeasured)
    share = arrows_drawn / max(content.valid.sum(), 1) if arrows_drawn else 1.0
    bad = thinned(bad, max(FEW_CROSSES, round(share * len(bad))))
    bad, empty = (content.places[spread(content.places, rows, cell)] for rows in (bad, empty))
    dots(axes, *empty.T, size=1.6, edgecolor=COLOURS["soft"], alpha=0.55)
    crosses(axes, *bad.T, size=4.2, edgecolor=COLOURS["soft"], linewidth=0.8)


@dataclass(frozen=True, eq=False)
class _Key:
    """What the legend says about the arrows."""

    edges: np.ndarray  # of the classes of length
    colours: Sequence[str]
    factor: float  # how much longer than they are the arrows are drawn
    sample: float  # a round length


def _arrows(axes, content: VectorMap, shown: np.ndarray, cell: float, aspect: float) -> _Key | None:
    """Arrows of the rows ``shown``; what they mean."""
    if not len(shown):
        return None
    everything = np.hypot(*content.vectors[content.valid].T)
    edges, colours = _classes(everything)
    typical = float(np.percentile(everything, 90))
    factor = _round(_reach(content.places[shown], cell, aspect) / typical) if typical > 0 else 1.0
    lengths = np.hypot(*content.vectors[shown].T)
    shorter = np.minimum(1.0, _LONGEST * typical / np.maximum(lengths, 1e-300))
    places, vectors = content.places[shown], (factor * shorter)[:, None] * content.vectors[shown]
    which = np.clip(np.searchsorted(edges, lengths, "right") - 1, 0, len(colours) - 1)
    for i, colour in enumerate(colours):
        chosen = which == i
        arrows(axes, places[chosen], vectors[chosen], aspect=aspect, edgecolor=colour, linewidth=1.15, zorder=3)
    return _Key(edges, colours, factor, _round(typical) if typical > 0 else 0.0)


def _reach(places: np.ndarray, cell: float, aspect: float) -> float:
    """Length of a typical arrow, in x units: about the distance of the places, also where they fill a strip."""
    width, height = np.ptp(places, axis=0) * (1.0, aspect)
    distance = math.sqrt(width * height / len(places)) if len(places) > 1 else 3 * cell
    return cell * min(max(distance / cell, 0.7), 3.0)


def _classes(lengths: np.ndarray) -> Tuple[np.ndarray, Sequence[str]]:
    """(edges, colours) of classes of length: a few odd lengths do not stretch them, and equal ones are one class."""
    low, high = (float(v) for v in np.percentile(lengths, [2, 98]))
    colours = SCALE if high - low > 1e-6 * high else SCALE[2:3]
    return np.linspace(low, high, len(colours) + 1), colours


def _round(value: float) -> float:
    """The nearest of 1, 2, 5 times a power of ten, by ratio."""
    power = 10.0 ** math.floor(math.log10(value))
    return min((step * power for step in (1, 2, 5, 10)), key=lambda step: abs(math.log(step / value)))


def _legend(axes, content: VectorMap, key: _Key | None, scale: float, tr) -> None:
    """Colours of lengths at the left, the scale of the arrows in the middle, the other marks at the right; inches."""
    axes.set_axis_off()
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(0, _LEGEND)
    if key is not None:
        _colours(axes, content, key, tr)
        _scale_arrow(axes, content, key, scale, tr)
    outlier, unmeasured = content.marks
    for row, (count, mark, text) in enumerate((
        (content.outlier.sum(), crosses, outlier or tr("outlier")),
        (content.unmeasured.sum(), dots, unmeasured or tr("not measured")),
    )):  # fmt: skip
        if count:
            y = 0.47 - 0.25 * row
            mark(axes, [7.12], [y], size=4.2 if row == 0 else 2.5, edgecolor=COLOURS["soft"])
            axes.text(7.24, y, text, va="center", color=COLOURS["soft"], fontsize=8)


def _colours(axes, content: VectorMap, key: _Key, tr) -> None:
    step, left = 0.47, 0.35
    one = 1e-3 * (content.pixel if math.isfinite(content.pixel) else key.edges[-1] or 1.0)
    span = key.edges[-1] - key.edges[0] if len(key.colours) > 1 else one
    digits = min(max(0, 1 - math.floor(math.log10(span / len(key.colours)))), 9)
    for i, colour in enumerate(key.colours):
        x = left + step * np.array([i, i + 0.96, i + 0.96, i])
        axes.fill(x, [0.3, 0.3, 0.42, 0.42], facecolor=colour, edgecolor="none")
    for i, edge in enumerate(key.edges[:1] if len(key.colours) == 1 else key.edges):
        if i % 2 == 0:
            place = {"ha": "center"} if len(key.colours) > 1 else {"ha": "left"}
            axes.text(left + step * i, 0.24, number(edge, digits), va="top", color=COLOURS["soft"], fontsize=8, **place)
    unit = f" ({content.unit})" if content.unit else ""
    axes.text(left, 0.5, tr("length") + unit, va="bottom", color=COLOURS["soft"], fontsize=8)


def _scale_arrow(axes, content: VectorMap, key: _Key, scale: float, tr) -> None:
    if not key.sample:
        return
    length = key.sample * key.factor * scale
    arrows(axes, np.array([[3.75, 0.36]]), np.array([[length, 0.0]]), edgecolor=COLOURS["ink"], linewidth=1.15)
    unit = "\u00b0" if content.unit == "\u00b0" else f" {content.unit}".rstrip()
    pixels = f" = {key.sample / content.pixel:.3g} px" if math.isfinite(content.pixel) else ""
    text = f"{np.format_float_positional(key.sample, 12, trim='-')}{unit}{pixels}"
    axes.text(3.75 + length + 0.12, 0.42, text, va="center", fontsize=8)
    note = tr("drawn {} times as long").format(f"{key.factor:.12g}")
    axes.text(3.75 + length + 0.12, 0.24, note, va="center", color=COLOURS["soft"], fontsize=8)
