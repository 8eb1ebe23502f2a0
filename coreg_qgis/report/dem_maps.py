"""Maps of the height differences before and after, and heat maps of shifts that vary over the model."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, List, Tuple

import numpy as np

from ..core.grid import GeoGrid
from .dem_result import DIFFERENCE_COLOURS, DemResult
from .figures import draw
from .numbers import number

Translate = Callable[[str], str]
_SHIFT_COLOURS = ("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725")  # evenly rising lightness
_STEPS = 64  # of colour: more cannot be told apart, and the page would grow
_FAINT = 0.3  # opacity where the terrain is not stable
_MOST_DOTS = 400  # blocks that are marked one by one
_LEAST_SPAN = 1e-3  # m, of a heat map: what is less is no variation
_WIDTH, _LEFT, _GAP, _RIGHT, _TOP, _TICKS, _BAR = 8.2, 0.78, 0.22, 0.12, 0.32, 0.3, 0.62  # inches
_TALLEST = 4.6


@dataclass(frozen=True)
class _Frame:
    """Where a raster lies in a plot: its ``extent`` as imshow takes it, and its height by its width."""

    extent: Tuple[float, float, float, float]
    shape: float
    on_map: bool  # else in pixels: the grid is rotated

    @classmethod
    def of(cls, grid: GeoGrid, metres: Tuple[float, float]) -> _Frame:
        """That of a grid whose map unit has so many metres to the east and north."""
        x0, a, b, y0, c, d = grid.geotransform
        rows, cols = grid.shape
        height, width = np.multiply(grid.resolution, metres)[::-1] * (rows, cols)
        if b or c:
            return cls((0, cols, rows, 0), height / width, False)
        return cls((x0, x0 + a * cols, y0 + d * rows, y0), height / width, True)

    def place(self, grid: GeoGrid, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """Map coordinates as the plot has them."""
        return (x, y) if self.on_map else grid.to_pixel(x, y)

    def limit(self, axes: Any) -> None:
        """North at the top, west at the left; a rotated raster as its file has it."""
        left, right, bottom, top = self.extent
        axes.set_xlim(*sorted((left, right)))
        axes.set_ylim(*(sorted((bottom, top)) if self.on_map else (bottom, top)))


def difference_maps(result: DemResult, tr: Translate = str) -> str:
    """Reference minus model before and after, side by side in the same colours."""
    frame, limit = _Frame.of(result.reference_grid, result.shift.metres), result.limit
    stages = ((tr("Before"), result.before), (tr("After"), result.after))
    layout = _Layout.of(2, frame.shape)

    def paint(drawing) -> None:
        ramp = _ramp(DIFFERENCE_COLOURS)
        for place, (title, stage) in enumerate(stages):
            axes = layout.map_axes(drawing, place)
            colours = _coloured(stage.difference, -limit, limit, ramp)
            colours[..., 3] *= np.where(stage.stable, 1.0, _FAINT)
            _show(axes, colours, frame, title)
            if place:
                axes.set_yticklabels([])
        ends = tr("{} or less").format(f"\u2212{limit:g}"), tr("{} or more").format(f"{limit:g}")
        bar = layout.bar_axes(drawing, 0.3, 0.4)
        _colour_bar(bar, ramp, (-limit, limit), ends, tr("reference minus model (m)"))

    text = tr("Maps of the height differences before and after the correction")
    return draw(paint, layout.size, "differences", text)


def shift_maps(result: DemResult, tr: Translate = str) -> str:
    """The correction at every place to the east, north and up, with the blocks that it comes from."""
    frame = _Frame.of(result.reference_grid, result.shift.metres)
    layout = _Layout.of(3, frame.shape)
    panels = tuple(zip((tr("East (m)"), tr("North (m)"), tr("Up (m)")), result.shifts, _of_blocks(result)))

    def paint(drawing) -> None:
        ramp = _ramp(_SHIFT_COLOURS)
        for place, (title, values, blocks) in enumerate(panels):
            low, high = _span(values)
            axes = layout.map_axes(drawing, place)
            _show(axes, _coloured(values, low, high, ramp), frame, title, ticks=3)
            if place:
                axes.set_yticklabels([])
            _mark_blocks(axes, result, frame, _coloured(blocks, low, high, ramp))
            digits = _digits(high - low)
            ends = number(low, digits, True), number(high, digits, True)
            _colour_bar(layout.bar_axes(drawing, *layout.below(place)), ramp, (low, high), ends, "")

    return draw(paint, layout.size, "shiftmaps", tr("Maps of the shift to the east, north and up"))


def _digits(span: float) -> int:
    """Digits behind the point that tell values within a span apart."""
    return 3 if not span > 0 else min(max(0, 2 - math.floor(math.log10(span))), 4)


def _of_blocks(result: DemResult) -> Tuple[np.ndarray, ...]:
    blocks = result.blocks
    return (np.zeros(0),) * 3 if blocks is None else (blocks.dx, blocks.dy, blocks.dz)


def _span(values: np.ndarray) -> Tuple[float, float]:
    """Nearly all values: a few odd ones do not take the colours from the rest."""
    finite = values[np.isfinite(values)]
    low, high = (float(v) for v in np.percentile(finite, [1, 99])) if finite.size else (0.0, 0.0)
    room = max(0.0, _LEAST_SPAN - (high - low)) / 2
    return low - room, high + room


def _ramp(colours: Tuple[str, ...]) -> Any:
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("own", list(colours), N=_STEPS)


def _coloured(values: np.ndarray, low: float, high: float, ramp: Any) -> np.ndarray:
    """(..., 4) red, green, blue and opacity from 0 to 1; NaN is transparent."""
    good = np.isfinite(values)
    colours = ramp(np.clip((np.where(good, values, low) - low) / (high - low), 0, 1))
    colours[..., 3] = good
    return colours


def _show(axes, colours: np.ndarray, frame: _Frame, title: str, ticks: int = 4) -> None:
    axes.imshow(colours, extent=frame.extent, interpolation="none", aspect="auto")
    frame.limit(axes)
    axes.ticklabel_format(useOffset=False, style="plain")
    axes.locator_params(axis="x", nbins=max(2, ticks - 1), steps=[1, 2, 5, 10])
    axes.locator_params(axis="y", nbins=ticks + 1, steps=[1, 2, 5, 10])
    axes.tick_params(labelsize=8)
    axes.set_title(title, loc="left")


def _mark_blocks(axes, result: DemResult, frame: _Frame, colours: np.ndarray) -> None:
    """Discs in the colour of what a block itself has found; crosses where it was filled from its neighbours."""
    blocks = result.blocks
    if blocks is None or len(blocks) > _MOST_DOTS:
        return
    x, y = frame.place(result.reference_grid, blocks.x, blocks.y)
    own = ~blocks.filled
    axes.scatter(x[own], y[own], s=14, c=colours[own], edgecolors="#ffffff", linewidths=0.6, zorder=3)
    axes.plot(x[~own], y[~own], "x", color="#ffffff", markersize=4.5, markeredgewidth=2.0, zorder=3)
    axes.plot(x[~own], y[~own], "x", color="#000000", markersize=4.0, markeredgewidth=0.9, zorder=3)


def _colour_bar(axes, ramp: Any, limits: Tuple[float, float], ends: Tuple[str, str], title: str) -> None:
    axes.imshow(ramp(np.linspace(0, 1, _STEPS))[None], extent=(0, 1, 0, 1), aspect="auto", interpolation="none")
    axes.set_yticks([])
    low, high = limits
    middle = [] if low >= 0 or high <= 0 or -low != high else [0.5]
    axes.set_xticks([0.0, *middle, 1.0])
    axes.set_xticklabels([ends[0], *("0" for _ in middle), ends[1]], fontsize=8)
    axes.set_xlabel(title, fontsize=8)


@dataclass(frozen=True)
class _Layout:
    """Maps of one size in a row, with room below for their colours; inches."""

    width: float
    height: float
    count: int

    @classmethod
    def of(cls, count: int, shape: float) -> _Layout:
        """As large as the page allows for rasters whose height is ``shape`` times their width."""
        width = (_WIDTH - _LEFT - _RIGHT - (count - 1) * _GAP) / count
        width = min(width, _TALLEST / shape)
        return cls(width, max(width * shape, 0.6), count)

    @property
    def size(self) -> Tuple[float, float]:
        """Of the whole figure."""
        return _WIDTH, _TOP + self.height + _TICKS + _BAR

    def _left(self, place: int) -> float:
        whole = _LEFT + _RIGHT + self.count * self.width + (self.count - 1) * _GAP
        return _LEFT + (_WIDTH - whole) / 2 + place * (self.width + _GAP)

    def map_axes(self, drawing, place: int) -> Any:
        """The axes of one map."""
        return self._axes(drawing, [self._left(place), _BAR + _TICKS, self.width, self.height])

    def bar_axes(self, drawing, left: float, width: float) -> Any:
        """The axes of a colour bar; ``left`` and ``width`` in shares of the figure."""
        return self._axes(drawing, [left * _WIDTH, 0.43, width * _WIDTH, 0.14])

    def below(self, place: int) -> Tuple[float, float]:
        """(left, width) of the bar below a map."""
        return (self._left(place) + 0.15) / _WIDTH, (self.width - 0.3) / _WIDTH

    def _axes(self, drawing, inches: List[float]) -> Any:
        width, height = self.size
        return drawing.add_axes([inches[0] / width, inches[1] / height, inches[2] / width, inches[3] / height])
