"""The report of a local coregistration: which model, why, and what it leaves of the shifts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, Iterator, List, Sequence, Tuple

import numpy as np

from ..core.fit_sample import usable
from ..core.grid import GeoGrid
from ..core.hold_out import HoldOut
from ..core.local_model import LocalModel
from ..core.quality_grid import QualityGrid
from ..core.statistics import AXES, MEASURES, ShiftStatistics
from ..core.tie_points import TiePoints
from . import figures, html
from .grid_maps import VectorMap, vector_map
from .numbers import NONE, MapNumbers, count, number, unit_of

Translate = Callable[[str], str]
ARROW = " \u2192 "


@dataclass(frozen=True, eq=False)
class LocalResult:
    """What is reported."""

    points: TiePoints
    target_grid: GeoGrid
    model: LocalModel
    unseen: HoldOut | None  # None = too few points for statistics
    overlap: Any  # shapely, None = not known
    spacing_px: float  # NaN = irregular
    second_match: QualityGrid | None  # of the corrected image

    @property
    def before(self) -> ShiftStatistics | None:
        """Of the points that were tested, uncorrected."""
        return None if self.unseen is None else self.unseen.before

    @property
    def after(self) -> ShiftStatistics | None:
        """Of the same points, corrected by models that have not seen them."""
        return None if self.unseen is None else self.unseen.after


def write_local_report(
    path: str,
    result: LocalResult,
    *,
    title: str,
    settings: Sequence[Tuple[str, str]],
    command: str,
    versions: Sequence[Tuple[str, str]],
    messages: Sequence[str] = (),
    tr: Translate = str,
) -> None:
    """Write the HTML page, whole or not at all; the arguments are those of ``write_grid_report``.

    Raises OutputError where ``path`` cannot be written.
    """
    body = [
        _status(result, tr),
        *_headlines(result, tr),
        *_models(result, tr),
        *_statistics(result, tr),
        *_plots(result, tr),
        *_second_match(result, tr),
        *html.run_details(settings, command, versions, messages, tr),
    ]
    html.write_report(path, title, body)


def _status(result: LocalResult, tr: Translate) -> str:
    text = result.model.reason
    if result.before is not None and not _rmse(result.after) < _rmse(result.before):
        return html.status("bad", "\u2716 " + tr("The correction does not help"), text)
    if result.model.status != "ok":
        return html.status("doubt", "\u25b2 " + tr("Corrected, with a remark"), f"{text} {result.model.status}")
    if result.before is None:
        return html.status("doubt", "\u25b2 " + tr("Corrected, but too few independent points to test it"), text)
    return html.status("good", "\u2714 " + tr("Corrected"), text)


def _rmse(statistics: ShiftStatistics | None) -> float:
    return math.nan if statistics is None else statistics("px", "rmse", "abs")


def _headlines(result: LocalResult, tr: Translate) -> Iterator[str]:
    model = result.model
    steps = [number(v) for v in (_rmse(result.before), _rmse(result.after))]
    tiles = [
        html.tile(tr("Displacement model"), model.kind),
        html.tile(
            tr("RMSE at left-out points (px): before \u2192 after"),
            ARROW.join(steps) if result.before is not None else NONE,
            tr("Points that the tested model had not seen"),
        ),
        html.tile(
            tr("Points used"),
            count(usable(result.points).sum()),
            tr("{all} given or laid out, {outliers} outliers").format(
                all=count(len(result.points)), outliers=count(result.points.outlier.sum())
            ),
        ),
        html.tile(
            tr("Uncertainty of the displacement"), _pixels(model.uncertainty_px), tr("1 sigma, near the tie points")
        ),
        html.tile(tr("Scatter of the residuals"), _pixels(model.scatter_px), tr("Robust deviation per axis")),
    ]
    if result.second_match is not None:
        again = result.second_match
        name = tr("RMSE of the corrected image, matched again")
        tiles.append(html.tile(name, _pixels(_rmse(again.before)), _valid_of(again, tr)))
    yield '<div class="tiles">' + "".join(tiles) + "</div>"
    yield html.paragraph(tr("A shift is what is added to the target's coordinates to bring it onto the reference."))


def _valid_of(grid: QualityGrid, tr: Translate) -> str:
    valid, every = count(grid.points.valid.sum()), count(len(grid.points))
    return tr("{valid} of {all} points are valid.").format(valid=valid, all=every)


def _pixels(value: float) -> str:
    return f"{number(value)} px" if math.isfinite(value) else NONE


def _models(result: LocalResult, tr: Translate) -> Iterator[str]:
    yield html.heading(tr("The model, and why"))
    yield html.paragraph(result.model.reason)
    if not result.model.hold_out:
        return
    rows = [("best" if kind == result.model.kind else "", [kind, number(rms)]) for kind, rms in result.model.hold_out]
    yield html.table([tr("Model"), tr("RMS at left-out points (px)")], rows, text_columns=(0,))
    yield html.paragraph(
        tr("Cross-validation: every point is predicted once by a model that was fitted without it."), "soft"
    )


def _statistics(result: LocalResult, tr: Translate) -> Iterator[str]:
    if result.unseen is None:
        return
    yield html.heading(tr("Before and after, at {} left-out points").format(count(result.before.count)))
    yield _table([(tr("before"), result.before), (tr("after"), result.after)], "px", result, tr)
    unit = unit_of(result.target_grid.crs_wkt)
    name = tr("The same on the map")
    yield html.heading(f"{name} ({unit})" if unit else name)
    yield _table([(tr("before"), result.before), (tr("after"), result.after)], "m", result, tr)
    yield html.paragraph(
        tr("The noise of the left-out points themselves is part of these numbers: the corrected image is better."),
        "soft",
    )


def _table(stages, unit: str, result: LocalResult, tr: Translate) -> str:
    names = (tr("right"), tr("down")) if unit == "px" else (tr("east"), tr("north"))
    measures = [tr("Mean"), tr("Median"), tr("Std. dev."), tr("RMSE"), tr("LE90 / CE90"), tr("NMAD")]
    length, rows = MapNumbers(result), []
    for stage, statistics in stages:
        for axis, component in zip(AXES, (*names, tr("length"))):
            values = [statistics(unit, measure, axis) for measure in MEASURES]
            texts = [number(v) if unit == "px" else length(v, unit=False) for v in values]
            first = axis == AXES[0]
            rows.append(("first" if first else "", [stage if first else "", component, *texts]))
    return html.table([tr("Correction"), tr("Component"), *measures], rows, text_columns=(0, 1))


def _plots(result: LocalResult, tr: Translate) -> Iterator[str]:
    try:
        pieces = list(_maps(result, tr))
    except figures.FiguresUnavailableError:
        pieces = list(html.missing_plots(tr))
    yield from pieces


def _maps(result: LocalResult, tr: Translate) -> Iterator[str]:
    points = result.points
    x, y = (np.asarray(v, float) for v in (points.x_map, points.y_map))
    vectors = np.column_stack([points.x_shift_m, points.y_shift_m]).astype(float)
    yield html.heading(tr("Shifts before the correction"))
    text = tr("Map of the shift vectors")
    caption = tr("Arrows: points that were used, coloured by the length of the shift; crosses: outliers.")
    yield _plot(_map_of(result, "before", text, vectors, usable(points)), caption, tr)
    if result.unseen is not None:
        shown, left = result.unseen.test, result.unseen.left
        caption = tr("What is left at points that the tested model had not seen; note the other scale.")
    else:
        shown, left = usable(points), vectors - np.column_stack(result.model.displacement(x, y))
        caption = tr("What the model leaves at the points that it was fitted to; note the other scale.")
    yield html.heading(tr("What is left after the correction"))
    text = tr("Map of the residual vectors after the correction")
    yield _plot(_map_of(result, "after", text, left, shown, others=False), caption, tr)


def _map_of(result: LocalResult, name, text, vectors, shown, others: bool = True) -> VectorMap:
    points, pixel = result.points, min(result.target_grid.resolution)
    placed = np.isfinite(np.column_stack([points.x_map, points.y_map]).astype(float)).all(1)
    outlier, unmeasured = points.outlier & others, ~points.measured & others
    overlap = result.model.support if result.overlap is None else result.overlap
    return VectorMap(
        name=name, text=text, places=np.column_stack([points.x_map, points.y_map])[placed].astype(float),
        vectors=vectors[placed], valid=shown[placed], outlier=outlier[placed], unmeasured=unmeasured[placed],
        overlap=overlap, unit=unit_of(result.target_grid.crs_wkt), pixel=pixel, spacing=result.spacing_px * pixel,
    )  # fmt: skip


def _plot(content: VectorMap, caption: str, tr: Translate) -> str:
    return html.figure(f'<div class="plot">{vector_map(content, tr)}</div>', caption)


def _second_match(result: LocalResult, tr: Translate) -> Iterator[str]:
    again = result.second_match
    if again is None:
        return
    yield html.heading(tr("The corrected image, matched again"))
    yield html.paragraph(_valid_of(again, tr))
    if again.found:
        yield _table([(tr("after"), again.before)], "px", result, tr)
        yield html.pairs_table(_similarity(again, tr))


def _similarity(again: QualityGrid, tr: Translate) -> List[Tuple[str, str]]:
    return [
        (tr("Similarity (SSIM) of the corrected image to the reference"), number(again.ssim_before)),
        (tr("Scatter of the points"), _pixels(again.scatter_px)),
    ]
