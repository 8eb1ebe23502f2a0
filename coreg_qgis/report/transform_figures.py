"""Plots of a transform: residuals of both axes against both coordinates, and a map of them."""

from __future__ import annotations

from typing import Callable, Tuple

import numpy as np

from .figures import COLOURS, draw
from .grid_figures import CROSSES, DOTS, running_median
from .grid_maps import VectorMap, vector_map
from .marks import crosses, dots, thinned
from .transform_facts import FittedRecord, residuals_on_reference

Translate = Callable[[str], str]
_ROOM = 0.06
_FARTHEST = 0.6  # times the range of the used points: rejected ones farther off stand at the edge
_BESIDE = 0.09  # of the longer side: arrows of points upon the limits stay within the map
_STEPS = 15  # of the running median: trends, not the noise
_FEWEST_FOR_MEDIAN = 100


def residual_plots(record: FittedRecord, name: str, tr: Translate = str) -> str:
    """The four plots of IRAF's geomap: residual in X and Y against x and y; crosses are rejected points."""
    fit, places = record.fit, record.points[:, :2]
    used, rejected = np.flatnonzero(fit.used), np.flatnonzero(record.rejected)
    across, unit = _labels(("x", "y"), record.reference_unit), record.input_unit
    down = _labels((tr("X residual"), tr("Y residual")), unit)

    def paint(drawing) -> None:
        for row in (0, 1):
            for column in (0, 1):
                axes = drawing.add_axes((0.105 + 0.47 * column, 0.57 - 0.465 * row, 0.39, 0.395))
                left = record.all_residuals[:, row]
                low, high = _range(left[used], left[rejected])
                axes.set_ylim(low, high)
                axes.set_xlim(*_widened(places[fit.in_range, column]))
                axes.axhline(0, color=COLOURS["line"], linewidth=1, zorder=0)
                _points(axes, places[:, column], np.clip(left, low, high), used, rejected)
                axes.ticklabel_format(useOffset=False, style="plain", axis="x")
                axes.locator_params(nbins=5)
                axes.set_ylabel(down[row] if column == 0 else "")
                axes.set_xlabel(across[column] if row == 1 else "")

    return draw(paint, (8.2, 5.6), f"{name}-residuals", tr("Residuals of X and Y against x and y, rejected points too"))


def _points(axes, along: np.ndarray, left: np.ndarray, used: np.ndarray, rejected: np.ndarray) -> None:
    few = len(used) < _FEWEST_FOR_MEDIAN
    shown = thinned(used, DOTS)
    look = {"size": 3.6, "alpha": 0.85} if few else {"layers": 4, "size": 2.2, "alpha": 0.55}
    dots(axes, along[shown], left[shown], edgecolor=COLOURS["accent"], **look)
    odd = thinned(rejected, CROSSES)
    crosses(axes, along[odd], left[odd], edgecolor=COLOURS["rejected"], linewidth=1.1, clip_on=False, zorder=4)
    if not few:
        places, medians = running_median(along[used], left[used], np.ptp(along[used]) / _STEPS)
        axes.plot(places, medians, color=COLOURS["ink"], linewidth=1.2)


def _labels(names: Tuple[str, str], unit: str) -> Tuple[str, ...]:
    return tuple(f"{name} ({unit})" if unit else name for name in names)


def _range(used: np.ndarray, rejected: np.ndarray) -> Tuple[float, float]:
    """Zero, all used points, and the rejected ones unless they are so far off that the others would be a line."""
    low, high = _widened(np.append(used, 0.0))
    farthest = _FARTHEST * (high - low)
    near = rejected[(rejected > low - farthest) & (rejected < high + farthest)]
    found = np.concatenate([used, near, [0.0]])
    if len(near) < len(rejected):
        found = np.append(found, [low, high])
    return _widened(found)


def _widened(values: np.ndarray) -> Tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    room = _ROOM * (high - low) or 0.5
    return low - room, high + room


def residual_map(record: FittedRecord, name: str, tr: Translate = str) -> str | None:
    """Inline SVG of the residuals as vectors upon the reference; None where the transform has no inverse."""
    from shapely.geometry import box

    vectors = residuals_on_reference(record)
    if vectors is None:
        return None
    fit = record.fit
    xmin, xmax, ymin, ymax = fit.record.limits
    return vector_map(
        VectorMap(
            name=f"{name}-map", text=tr("Map of the residual vectors"), places=record.points[:, :2], vectors=vectors,
            valid=fit.used, outlier=record.rejected, unmeasured=~fit.in_range, overlap=box(xmin, ymin, xmax, ymax),
            unit=record.reference_unit, pixel=np.nan, spacing=np.nan, downwards=fit.record.coordinates == "pixel",
            beside=_BESIDE, marks=(tr("rejected"), tr("outside")),
        ),
        tr,
    )  # fmt: skip
