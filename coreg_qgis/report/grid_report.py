"""The report of a quality grid: how well two images fit, where, and what a correction would leave."""

from __future__ import annotations

import math
from typing import Callable, Iterable, Iterator, List, Sequence, Tuple

import numpy as np

from ..core.quality_grid import QualityGrid
from ..core.statistics import ShiftStatistics
from . import figures, grid_figures, grid_tables, html
from .grid_maps import VectorMap, vector_map
from .numbers import NONE, MapNumbers, count, number

Translate = Callable[[str], str]
TRUSTED_SHARE = 0.5  # of the measured points that must be valid, and
TRUSTED_COUNT = 10  # how many at least, before the numbers are called good
FEWEST_PLOTTED = 3  # points: less have no distribution
ARROW = " \u2192 "


def write_grid_report(
    path: str,
    result: QualityGrid,
    *,
    title: str,
    settings: Sequence[Tuple[str, str]],
    command: str,
    versions: Sequence[Tuple[str, str]],
    messages: Sequence[str] = (),
    tr: Translate = str,
) -> None:
    """Write the HTML page of a quality grid, whatever was found; whole or not at all.

    ``settings`` and ``versions`` are (name, value), ``command`` repeats the run, ``tr`` translates literals. Raises
    OutputError where ``path`` cannot be written.
    """
    body = [
        _status(result, tr),
        *_headlines(result, tr),
        *_plots(result, tr),
        *_tables(result, tr),
        *html.run_details(settings, command, versions, messages, tr),
    ]
    html.write_report(path, title, body)


def _status(result: QualityGrid, tr: Translate) -> str:
    valid, measured = int(result.points.valid.sum()), int(result.points.measured.sum())
    text = tr("{valid} of {all} points are valid.").format(valid=count(valid), all=count(len(result.points)))
    text = text if result.status == "ok" else result.status
    if not valid:
        return html.status("bad", "\u2716 " + tr("No valid point"), text)
    if valid < TRUSTED_COUNT or valid < TRUSTED_SHARE * measured:
        return html.status("doubt", "\u25b2 " + tr("Few valid points, check them by eye"), text)
    if result.status != "ok":
        return html.status("doubt", "\u25b2 " + tr("Measured, with a remark"), text)
    return html.status("good", "\u2714 " + tr("Measured"), text)


def _headlines(result: QualityGrid, tr: Translate) -> Iterator[str]:
    points = result.points
    valid, measured, outliers = (int(flags.sum()) for flags in (points.valid, points.measured, points.outlier))
    share = f" ({number(100 * outliers / measured, 1)} %)" if measured else ""
    stages = (result.before, result.after_global, result.after_affine)
    ce90 = _chain(stage("px", "ce90", "abs") for stage in stages)
    tiles = [
        html.tile(
            tr("Valid points"),
            count(valid),
            tr("{measured} measured of {all} laid out").format(measured=count(measured), all=count(len(points))),
        ),
        html.tile(tr("Outliers"), count(outliers) + share, tr("Measured, but rejected by a filter")),
        html.tile(
            tr("Similarity (SSIM) before \u2192 after"),
            _chain((result.ssim_before, result.ssim_after)),
            tr("Mean of the valid points; 1: identical"),
        ),
        _rmse(tr("RMSE before correction"), result, result.before, tr),
        _rmse(tr("RMSE after the best single shift"), result, result.after_global, tr),
        _rmse(tr("RMSE after the best affine"), result, result.after_affine, tr),
        html.tile(tr("CE90 (px): none \u2192 shift \u2192 affine"), ce90, tr("90 % of the points are no further off")),
        html.tile(
            tr("Scatter of the points"),
            _pixels(result.scatter_px),
            tr("Robust deviation from their neighbours, per axis: about the accuracy of one point"),
        ),
        _best_shift(result, tr),
    ]
    yield '<div class="tiles">' + "".join(tiles) + "</div>"
    yield html.paragraph(tr("A shift is what is added to the target's coordinates to bring it onto the reference."))


def _rmse(name: str, result: QualityGrid, statistics: ShiftStatistics, tr: Translate) -> str:
    on_map = MapNumbers(result)(statistics("m", "rmse", "abs"))
    note = "" if on_map == NONE else tr("{length} on the map").format(length=on_map)
    return html.tile(name, _pixels(statistics("px", "rmse", "abs")), note)


def _pixels(value: float) -> str:
    return f"{number(value)} px" if math.isfinite(value) else NONE


def _chain(values: Iterable[float]) -> str:
    """Values of one step after the other; a dash where there are none at all."""
    texts = [number(value) for value in values]
    return ARROW.join(texts) if any(text != NONE for text in texts) else NONE


def _best_shift(result: QualityGrid, tr: Translate) -> str:
    name, length, shift = tr("Best single shift: east, north"), MapNumbers(result), result.global_shift_m
    if not np.isfinite(shift).all():
        return html.tile(name, NONE)
    right, down = (number(v, 3, True) for v in result.target_grid.vector_to_pixel(*shift))
    note = tr("{right} px right, {down} px down").format(right=right, down=down)
    return html.tile(name, f"{length(shift[0], True)}, {length(shift[1], True)}", note)


def _plots(result: QualityGrid, tr: Translate) -> Iterator[str]:
    try:
        pieces = [*_maps(result, tr), *_diagrams(result, tr)]
    except figures.FiguresUnavailableError:
        pieces = list(html.missing_plots(tr))
    yield from pieces


def _maps(result: QualityGrid, tr: Translate) -> Iterator[str]:
    points = result.points
    if not len(points) and result.overlap is None:
        return
    vectors = np.column_stack([points.x_shift_m, points.y_shift_m]).astype(float)
    yield html.heading(tr("Shift vectors"))
    caption = tr(
        "Arrows: valid points, coloured by the length of the shift; crosses: outliers; dots: not measured. Where "
        "points are dense, one of several is drawn."
    )
    content = _map_of(result, "vectors", tr("Map of the shift vectors"), vectors)
    yield _plot(vector_map(content, tr), caption)
    if not np.isfinite(result.affine).all() or not result.found:
        return
    predicted = np.column_stack([np.ones(len(points)), points.x_map, points.y_map]) @ result.affine.T
    yield html.heading(tr("What is left after the best affine transformation"))
    caption = tr("The part of the valid shifts that no shift, rotation or scale explains; note the other scale.")
    text = tr("Map of the residual vectors after the best affine transformation")
    yield _plot(vector_map(_map_of(result, "residuals", text, vectors - predicted, others=False), tr), caption)


def _map_of(result: QualityGrid, name: str, text: str, vectors: np.ndarray, others: bool = True) -> VectorMap:
    points, pixel = result.points, min(result.target_grid.resolution)
    return VectorMap(
        name=name, text=text, places=np.column_stack([points.x_map, points.y_map]), vectors=vectors, valid=points.valid,
        outlier=points.outlier & others, unmeasured=~points.measured & others, overlap=result.overlap,
        unit=MapNumbers(result).unit, pixel=pixel, spacing=result.spacing_px * pixel,
    )  # fmt: skip


def _plot(svg: str, caption: str) -> str:
    return html.figure(f'<div class="plot">{svg}</div>', caption)


def _diagrams(result: QualityGrid, tr: Translate) -> Iterator[str]:
    if not result.found:
        return
    points = result.points
    centre = result.target_grid.vector_to_pixel(*result.global_shift_m)
    yield html.heading(tr("Scatter of the shifts"))
    caption = tr(
        "Dots: valid points; crosses: outliers; plus: the best single shift. The circle holds 90 % of the valid "
        "shifts (CE90 after that shift); the square in the left plot is the right one."
    )
    radius = result.after_global("px", "ce90", "abs")
    yield _plot(grid_figures.shift_scatter(points, centre, radius, tr), caption)
    if points.valid.sum() < FEWEST_PLOTTED:
        return
    yield html.heading(tr("Histograms of the shifts"))
    yield _plot(grid_figures.shift_histograms(points, tr), tr("Valid points, in pixels of the target."))
    yield html.heading(tr("Shift against column and row"))
    caption = tr(
        "Valid points with their running median (line), less the linear trend along the other axis. A slope is a "
        "rotation or scale, steps are image strips or detectors, waves along the rows are jitter."
    )
    yield _plot(grid_figures.shifts_along_axes(points, result.spacing_px, tr), caption)
    yield html.heading(tr("Reliability and similarity of the points"))
    caption = tr("Reliability 50: as likely wrong as right. The similarity should grow from before to after.")
    yield _plot(grid_figures.distributions(points, tr), caption)


def _tables(result: QualityGrid, tr: Translate) -> Iterator[str]:
    if result.found:
        yield from _statistics(result, tr)
        yield html.heading(tr("The best simple corrections"))
        yield html.pairs_table(grid_tables.model_rows(result, tr))
    yield html.heading(tr("What became of the points"))
    outcome = grid_tables.outcome_rows(result, tr)
    yield html.table([tr("Outcome"), tr("Points"), tr("Share")], outcome, text_columns=(0,))
    yield html.heading(tr("How it was measured"))
    yield html.pairs_table(_measurement(result, tr))


def _statistics(result: QualityGrid, tr: Translate) -> Iterator[str]:
    yield html.heading(tr("Statistics of the valid points, in pixels of the target"))
    headers = grid_tables.statistics_headers(tr)
    yield html.table(headers, grid_tables.statistics_rows(result, "px", tr), text_columns=(0, 1))
    unit, name = MapNumbers(result).unit, tr("Statistics of the valid points, on the map")
    yield html.heading(f"{name} ({unit})" if unit else name)
    yield html.table(headers, grid_tables.statistics_rows(result, "m", tr), text_columns=(0, 1))
    yield html.paragraph(
        tr(
            "Standard deviation and NMAD are about mean and median, RMSE is about zero. 90 % of the points are no "
            "further off than CE90 (length) and LE90 (one axis)."
        ),
        "soft",
    )


def _measurement(result: QualityGrid, tr: Translate) -> List[Tuple[str, str]]:
    spacing = f"{number(result.spacing_px, 1)} px" if math.isfinite(result.spacing_px) else tr("given positions")
    rows, cols = result.window_shape
    start = NONE
    if math.isfinite(result.start_reliability):
        x, y = (number(v, 2, True) for v in result.start_shift_px)
        reliability = tr("reliability {}").format(number(result.start_reliability, 0))
        start = tr("{right} px right, {down} px down").format(right=x, down=y) + f" ({reliability})"
    pixel = " \u00d7 ".join(MapNumbers(result)(v) for v in result.matching_grid.resolution)
    return [
        (tr("Distance between the points (target)"), spacing),
        (tr("Windows (columns \u00d7 rows)"), f"{cols} \u00d7 {rows} px"),
        (tr("Pixels that were compared"), pixel),
        (tr("Coarse shift from which the windows started"), start),
        (tr("Status"), result.status),
    ]
