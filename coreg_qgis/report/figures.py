"""Plots as inline SVG: matplotlib's Figure and SVG canvas, never pyplot, which would pick a GUI backend.

Colours are variables of the page's style sheet, so the plots follow its light and dark look.
"""

from __future__ import annotations

import io
import math
import re
from typing import Any, Callable, Iterable, Tuple

import numpy as np

_INK, _SOFT, _LINE, _ACCENT, _REJECTED, _CARD, _FAINT, *SCALE = (f"#0102{i:02x}" for i in range(3, 16))
_VARIABLES = {
    _INK: "ink", _SOFT: "soft", _LINE: "line", _ACCENT: "accent", _REJECTED: "rejected", _CARD: "card",
    _FAINT: "faint", **{colour: f"scale{i}" for i, colour in enumerate(SCALE, 1)},
}  # fmt: skip
COLOURS = {name: colour for colour, name in _VARIABLES.items()}  # stand-ins that become the page's own colours
_ZOOM = 6  # px around the peak
_STYLE = {
    "svg.fonttype": "none", "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans"], "font.size": 9,
    "axes.edgecolor": _LINE, "axes.labelcolor": _SOFT, "axes.titlecolor": _INK, "text.color": _INK,
    "xtick.color": _SOFT, "ytick.color": _SOFT, "axes.facecolor": "none", "axes.linewidth": 0.8, "axes.titlesize": 10,
    "legend.frameon": False, "lines.markersize": 6,
}  # fmt: skip


class FiguresUnavailableError(Exception):
    """matplotlib cannot be imported."""


def _draw(paint: Callable[[Any], None], size: Tuple[float, float], name: str, text: str) -> str:
    """Inline SVG of what ``paint`` puts on a matplotlib Figure; ``name`` keeps its ids apart from other figures'."""
    try:
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure
    except Exception as error:  # a package built for another numpy fails in many ways, not only with ImportError
        raise FiguresUnavailableError(str(error)) from error

    stream = io.StringIO()
    with matplotlib.rc_context({**_STYLE, "svg.hashsalt": name}):
        drawing = Figure(figsize=size, layout=None)
        drawing.patch.set_alpha(0)
        FigureCanvasSVG(drawing)
        paint(drawing)
        drawing.savefig(stream, format="svg", metadata={"Date": None, "Creator": None}, dpi=100)
    return _for_page(stream.getvalue(), name, text)


def draw(paint: Callable[[Any], None], size: Tuple[float, float], name: str, text: str) -> str:
    """As ``_draw``, with coordinates to a hundredth of a point: plots of thousands of marks stay small."""
    svg = _draw(paint, size, name, text)
    return re.sub(r' (?:d|x|y)="[^"]*"', lambda match: re.sub(r"(\.\d\d)\d+", r"\1", match.group()), svg)


def _for_page(svg: str, name: str, text: str) -> str:
    """The svg element alone, with ids of its own, colours of the page and a text for those who do not see it."""
    svg = svg[svg.index("<svg"):]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'(xlink:href="|url\()#', rf"\1#{name}-", svg)
    svg = re.sub(r'<svg([^>]*?) width="[^"]*"', r"<svg\1", svg, count=1)
    svg = re.sub(r'<svg([^>]*?) height="[^"]*"', r"<svg\1", svg, count=1)
    for colour, variable in _VARIABLES.items():
        svg = svg.replace(colour, f"var(--{variable})")
    label = text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return svg.replace("<svg", f'<svg role="img" aria-label="{label}"', 1)


def correlation_surface(surface: np.ndarray, px_per_cell: Tuple[float, float], tr: Callable[[str], str] = str) -> str:
    """The surface with its peak marked, whole and close up.

    ``px_per_cell`` (x, y): the size of a cell of the surface in pixels; zero displacement is at its middle cell.
    """
    rows, cols = surface.shape
    row, col = np.unravel_index(np.nanargmax(surface), surface.shape)
    x, y = (col - cols // 2) * px_per_cell[0], (row - rows // 2) * px_per_cell[1]
    left, top = (-(cols // 2) - 0.5) * px_per_cell[0], (-(rows // 2) - 0.5) * px_per_cell[1]
    extent = (left, left + cols * px_per_cell[0], top + rows * px_per_cell[1], top)

    def paint(drawing) -> None:
        for i, title in enumerate((tr("Whole surface"), tr("Around the peak"))):
            axes = drawing.add_axes((0.085 + 0.47 * i, 0.14, 0.42, 0.76))
            axes.imshow(surface, extent=extent, cmap="cividis", interpolation="nearest")
            axes.plot([x], [y], "o", markersize=22 - 4 * i, markerfacecolor="none", markeredgecolor="#ffffff")
            axes.plot([x], [y], "o", markersize=25 - 4 * i, markerfacecolor="none", markeredgecolor="#d55e00")
            axes.axhline(0, color="#ffffff", linewidth=0.5, linestyle=":")
            axes.axvline(0, color="#ffffff", linewidth=0.5, linestyle=":")
            axes.set_title(title, loc="left")
            axes.set_xlabel(tr("displacement right (px)"))
            axes.set_ylabel(tr("displacement down (px)") if i == 0 else "")
        reach = _ZOOM * max(px_per_cell)
        axes.set_xlim(x - reach, x + reach)
        axes.set_ylim(y + reach, y - reach)

    return _draw(paint, (8.2, 4.4), "surface", tr("Correlation surface with a marked peak"))


def window_shifts(
    shifts: np.ndarray, used: np.ndarray, result: Tuple[float, float], sigma: float, tr: Callable[[str], str] = str
) -> str:
    """Shifts (n, 2) of the windows in px with the consensus; close up on those that were used, and all of them."""
    measured = np.isfinite(shifts).all(1)
    agreeing, rejected = shifts[measured & used], shifts[measured & ~used]

    def scatter(axes) -> None:
        axes.axhline(result[1], color=_LINE, linewidth=1)
        axes.axvline(result[0], color=_LINE, linewidth=1)
        axes.plot(*agreeing.T, "o", color=_ACCENT, alpha=0.85, label=tr("used"))
        axes.plot(*rejected.T, "x", color=_REJECTED, markeredgewidth=1.6, label=tr("rejected"))
        axes.plot(*result, "+", color=_INK, markersize=18, markeredgewidth=1.6, label=tr("result"))
        axes.set_xlabel(tr("shift right (px)"))

    def paint(drawing) -> None:
        for i, (title, points) in enumerate(
            ((tr("All windows"), shifts[measured]), (tr("Those near the result"), agreeing))
        ):
            axes = drawing.add_axes((0.09 + 0.47 * i, 0.14, 0.40, 0.76))
            scatter(axes)
            axes.set_title(title, loc="left")
            _equal_limits(axes, np.vstack([points, [result]]), max(4 * sigma, 0.05) if i else 0.5)
            if i == 0:
                axes.set_ylabel(tr("shift down (px)"))
                axes.legend(loc="best", fontsize=8)
            else:
                _sigma_circle(axes, result, sigma)

    return _draw(paint, (8.2, 4.4), "shifts", tr("Shifts of the windows, used and rejected, and the result"))


def _equal_limits(axes, points: np.ndarray, least: float) -> None:
    """Square limits around points with some room; y grows downwards as in the image."""
    points = points[np.isfinite(points).all(1)]
    middle = (points.max(0) + points.min(0)) / 2
    reach = max(1.15 * float(np.ptp(points, axis=0).max()) / 2, least)
    axes.set_xlim(middle[0] - reach, middle[0] + reach)
    axes.set_ylim(middle[1] + reach, middle[1] - reach)
    axes.locator_params(nbins=6)


def _sigma_circle(axes, centre: Tuple[float, float], sigma: float) -> None:
    if sigma > 0:
        turn = np.linspace(0, 2 * np.pi, 73)
        axes.plot(centre[0] + sigma * np.cos(turn), centre[1] + sigma * np.sin(turn), color=_INK, linewidth=0.9)


def overlap_map(
    overlap: Any, target_corners: np.ndarray, windows: np.ndarray, used: np.ndarray, vectors: np.ndarray,
    tr: Callable[[str], str] = str,
) -> str:  # fmt: skip
    """Sketch of the overlap with windows (n, 4, 2) and shift vectors (n, 2), all in map units; NaN = not measured."""
    windows, target_corners = windows.reshape(-1, 4, 2), np.asarray(target_corners)
    everything = np.vstack([target_corners, windows.reshape(-1, 2)])
    span = max(float(np.ptp(everything, axis=0).max()), 1e-9)
    lengths = np.hypot(*vectors.T) if len(vectors) else np.zeros(0)
    typical = np.median(lengths[used & np.isfinite(lengths)]) if (used & np.isfinite(lengths)).any() else 0.0
    scale = 0.1 * span / typical if typical > 0 else 0.0

    def paint(drawing) -> None:
        axes = drawing.add_axes((0.12, 0.1, 0.84, 0.85))
        axes.fill(*target_corners.T, facecolor="none", edgecolor=_SOFT, linestyle="--", linewidth=0.9)
        for ring, hole in rings(overlap):
            colour, alpha = (_CARD, 1.0) if hole else (_LINE, 0.45)
            axes.fill(*ring.T, facecolor=colour, edgecolor=_SOFT, linewidth=1, alpha=alpha)
        for corners, vector, agrees in zip(windows, vectors, used):
            colour = _ACCENT if agrees else _REJECTED
            axes.fill(*corners.T, facecolor="none", edgecolor=colour, linewidth=1, linestyle="-" if agrees else ":")
            if np.isfinite(vector).all() and scale:
                tip = scale * vector * min(1.0, 4 * typical / max(math.hypot(*vector), 1e-12))
                axes.annotate(
                    "", corners.mean(0) + tip, corners.mean(0), annotation_clip=False,
                    arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.2},
                )  # fmt: skip
        axes.set_aspect("equal")
        axes.ticklabel_format(useOffset=False, style="plain")
        axes.locator_params(nbins=4)
        axes.margins(0.06)

    return _draw(paint, (5.6, 5.2), "map", tr("Map of the overlap with windows and shift vectors"))


def rings(shape: Any) -> Iterable[Tuple[np.ndarray, bool]]:
    """(corners (n, 2), is a hole) of a shapely polygon or collection; nothing for None or an empty one."""
    for polygon in getattr(shape, "geoms", [shape] if shape is not None else []):
        if getattr(polygon, "exterior", None) is not None and not polygon.is_empty:
            yield np.asarray(polygon.exterior.coords)[:, :2], False
            for hole in polygon.interiors:
                yield np.asarray(hole.coords)[:, :2], True
