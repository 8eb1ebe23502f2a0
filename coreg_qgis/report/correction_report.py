"""The report of corrected geolocation arrays: which model, why, and what it leaves of the shifts in the image."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, Iterator, Sequence, Tuple

import numpy as np

from ..core.fit_sample import usable
from ..core.hold_out import HoldOut
from ..core.local_model import LocalModel
from ..core.quality_grid import QualityGrid
from ..core.statistics import AXES, MEASURES, ShiftStatistics
from ..core.tie_points import TiePoints
from . import figures, html
from .grid_maps import VectorMap, vector_map
from .numbers import NONE, count, number

Translate = Callable[[str], str]
ARROW = " \u2192 "


@dataclass(frozen=True, eq=False)
class CorrectionResult:
    """What is reported, in pixels of the image."""

    points: TiePoints
    model: LocalModel
    unseen: HoldOut | None  # None = too few points for statistics
    again: QualityGrid | None  # a match with the corrected arrays
    shape: Tuple[int, int]  # (rows, cols) of the image
    spacing_px: float


def write_correction_report(
    path: str,
    result: CorrectionResult,
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
        _headlines(result, tr),
        html.paragraph(
            tr("A shift is what is added to the place that the arrays gave to what a pixel shows, in pixels of the "
               "image: to the right and down.")
        ),
        *_models(result, tr),
        *_statistics(result, tr),
        *_plots(result, tr),
        *html.run_details(settings, command, versions, messages, tr),
    ]  # fmt: skip
    html.write_report(path, title, body)


def _rmse(statistics: ShiftStatistics | None) -> float:
    return math.nan if statistics is None else statistics("px", "rmse", "abs")


def _stages(result: CorrectionResult) -> Tuple[ShiftStatistics | None, ShiftStatistics | None, ShiftStatistics | None]:
    """At left-out points before and after, and of the second match."""
    unseen, again = result.unseen, result.again
    found = again.before if again is not None and again.found else None
    return unseen and unseen.before, unseen and unseen.after, found


def _status(result: CorrectionResult, tr: Translate) -> str:
    before, after, again = _stages(result)
    text = result.model.reason
    worse = before is not None and not _rmse(after) < _rmse(before)
    if worse or (again is not None and _rmse(again) > _rmse(_uncorrected(result))):
        return html.status("bad", "\u2716 " + tr("The correction does not help"), text)
    if result.model.status != "ok":
        return html.status("doubt", "\u25b2 " + tr("Corrected, with a remark"), f"{text} {result.model.status}")
    if before is None and again is None:
        return html.status("doubt", "\u25b2 " + tr("Corrected, but too few independent points to test it"), text)
    return html.status("good", "\u2714 " + tr("Corrected"), text)


def _uncorrected(result: CorrectionResult) -> ShiftStatistics:
    from ..core.statistics import shift_statistics

    points = result.points.select(usable(result.points))
    pixels = np.column_stack([points.x_shift_px, points.y_shift_px])
    return shift_statistics(pixels, pixels)


def _headlines(result: CorrectionResult, tr: Translate) -> str:
    before, after, again = _stages(result)
    points = result.points
    tiles = [
        html.tile(tr("Displacement model"), result.model.kind),
        html.tile(
            tr("RMSE at left-out points (px): before \u2192 after"),
            NONE if before is None else ARROW.join([number(_rmse(before)), number(_rmse(after))]),
            tr("Points that the tested model had not seen"),
        ),
        html.tile(tr("RMSE of a second match with the corrected arrays"), _pixels(_rmse(again))),
        html.tile(
            tr("Points used"),
            count(usable(points).sum()),
            tr("{all} laid out, {outliers} outliers").format(
                all=count(len(points)), outliers=count(points.outlier.sum())
            ),
        ),
        html.tile(
            tr("Uncertainty of the displacement"), _pixels(result.model.uncertainty_px),
            tr("1 sigma, near the tie points"),
        ),
    ]  # fmt: skip
    return '<div class="tiles">' + "".join(tiles) + "</div>"


def _pixels(value: float) -> str:
    return f"{number(value)} px" if math.isfinite(value) else NONE


def _models(result: CorrectionResult, tr: Translate) -> Iterator[str]:
    yield html.heading(tr("The model, and why"))
    yield html.paragraph(result.model.reason)
    if result.model.hold_out:
        rows = [("best" if kind == result.model.kind else "", [kind, number(v)]) for kind, v in result.model.hold_out]
        yield html.table([tr("Model"), tr("RMS at left-out points (px)")], rows, text_columns=(0,))
        yield html.paragraph(
            tr("Cross-validation: every point is predicted once by a model that was fitted without it."), "soft"
        )


def _statistics(result: CorrectionResult, tr: Translate) -> Iterator[str]:
    names = tr("before"), tr("after"), tr("second match")
    rows = []
    for name, statistics in zip(names, _stages(result)):
        if statistics is None:
            continue
        for axis, component in zip(AXES, (tr("right"), tr("down"), tr("length"))):
            first = axis == AXES[0]
            texts = [number(statistics("px", measure, axis)) for measure in MEASURES]
            rows.append(("first" if first else "", [name if first else "", component, *texts]))
    if rows:
        yield html.heading(tr("What was wrong, and what is left (px)"))
        measures = [tr("Mean"), tr("Median"), tr("Std. dev."), tr("RMSE"), tr("LE90 / CE90"), tr("NMAD")]
        yield html.table([tr("Correction"), tr("Component"), *measures], rows, text_columns=(0, 1))
        yield html.paragraph(tr("Before and after are those of left-out points, with their own noise."), "soft")


def _plots(result: CorrectionResult, tr: Translate) -> Iterator[str]:
    try:
        pieces = list(_maps(result, tr))
    except figures.FiguresUnavailableError:
        pieces = list(html.missing_plots(tr))
    yield from pieces


def _maps(result: CorrectionResult, tr: Translate) -> Iterator[str]:
    points, unseen = result.points, result.unseen
    shifts = np.column_stack([points.x_shift_px, points.y_shift_px]).astype(float)
    yield html.heading(tr("Shifts before the correction"))
    caption = tr("Arrows: points that were used, coloured by the length of the shift; crosses: outliers.")
    text = tr("Map of the shift vectors in the image")
    yield _plot(result, ("before", text, caption), shifts, usable(points), tr)
    if unseen is not None:
        shown, left = unseen.test, unseen.left * [1, -1]  # up on the grid of a swath is up in the image
        caption = tr("What is left at points that the tested model had not seen; note the other scale.")
    else:
        x, y = (np.asarray(v, float) for v in (points.x_map, points.y_map))
        shown, left = usable(points), shifts - np.column_stack(result.model.displacement(x, y)) * [1, -1]
        caption = tr("What the model leaves at the points that it was fitted to; note the other scale.")
    yield html.heading(tr("What is left after the correction"))
    text = tr("Map of the residual vectors in the image after the correction")
    yield _plot(result, ("after", text, caption), left, shown, tr, others=False)


def _plot(result: CorrectionResult, texts, vectors: np.ndarray, shown: np.ndarray, tr: Translate, others=True) -> str:
    name, text, caption = texts
    points = result.points
    places = np.column_stack([points.x_im, points.y_im]).astype(float)
    placed = np.isfinite(places).all(1)
    content = VectorMap(
        name=name, text=text, places=places[placed], vectors=vectors[placed], valid=shown[placed],
        outlier=(points.outlier & others)[placed], unmeasured=(~points.measured & others)[placed],
        overlap=_outline(result.shape), unit="px", pixel=1.0, spacing=result.spacing_px, downwards=True,
    )  # fmt: skip
    return html.figure(f'<div class="plot">{vector_map(content, tr)}</div>', caption)


def _outline(shape: Tuple[int, int]) -> Any:
    from shapely.geometry import box

    return box(0, 0, shape[1], shape[0])
