"""The report of a global shift: what was found, how sure it is, and what the eye says to it."""

from __future__ import annotations

from typing import Any, Callable, Iterator, List, Sequence, Tuple

import numpy as np

from ..core.global_shift import GlobalShift, WindowEvidence
from . import figures, html, images
from .numbers import MapNumbers, number

Translate = Callable[[str], str]
TRUSTED, DOUBTFUL = 80.0, 50.0  # reliability


def write_global_report(
    path: str,
    result: GlobalShift,
    *,
    title: str,
    settings: Sequence[Tuple[str, str]],
    command: str,
    versions: Sequence[Tuple[str, str]],
    messages: Sequence[str] = (),
    tr: Translate = str,
) -> None:
    """Write the HTML page of a result, found or not; whole or not at all.

    ``settings`` and ``versions`` are (name, value), ``command`` repeats the run, ``tr`` translates literals. Raises
    OutputError where ``path`` cannot be written.
    """
    body = [
        _status(result, tr),
        *_headlines(result, tr),
        *_pictures(result.evidence, tr),
        *_plots(result, tr),
        *_windows_table(result, tr),
        *_run(result, settings, command, versions, messages, tr),
    ]
    html.write_report(path, title, body)


def _status(result: GlobalShift, tr: Translate) -> str:
    if not result.found:
        return html.status("bad", "\u2716 " + tr("No shift found"), result.status)
    if result.reliability >= TRUSTED:
        return html.status("good", "\u2714 " + tr("Shift found"), result.status)
    if result.reliability >= DOUBTFUL:
        return html.status("doubt", "\u25b2 " + tr("Shift found, check it by eye"), result.status)
    return html.status("bad", "\u25b2 " + tr("Shift found, more likely wrong than right"), result.status)


def _headlines(result: GlobalShift, tr: Translate) -> Iterator[str]:
    if not result.found:
        return
    length = MapNumbers(result)
    agreeing = int(np.count_nonzero(result.used))
    on_map = f"{length(result.x_shift_m, sign=True)}, {length(result.y_shift_m, sign=True)}"
    pixels = f"{number(result.x_shift_px, 3, True)}, {number(result.y_shift_px, 3, True)}"
    similarity = f"{number(result.ssim_before)} \u2192 {number(result.ssim_after)}"
    polar = tr("Length {length}, azimuth {angle} clockwise from north").format(
        length=length(result.abs_shift), angle=f"{number(result.angle, 1)}\u00b0"
    )
    meter = html.meter(result.reliability)
    windows_note = tr("Windows whose shift agrees with the result")
    tiles = [
        html.tile(tr("Shift on the map: east, north"), on_map, polar, before=_compass(result, tr)),
        html.tile(tr("Shift in pixels: right, down"), pixels, tr("Pixels of the target")),
        html.tile(
            tr("Uncertainty"),
            f"{number(result.uncertainty_px, 4)} px",
            tr("1 sigma, both axes together; land that changed or a rotation makes it too small"),
        ),
        html.tile(
            tr("Reliability"),
            f"{number(result.reliability, 0)} / 100",
            tr("50: as likely wrong as right"),
            extra=meter,
        ),
        html.tile(tr("Similarity (SSIM) before \u2192 after"), similarity, tr("1: identical; it should grow")),
        html.tile(tr("Windows that agree"), f"{agreeing} / {len(result.matches)}", windows_note),
    ]
    yield '<div class="tiles">' + "".join(tiles) + "</div>"
    meaning = tr("The shift is what is added to the target's coordinates to bring it onto the reference.")
    yield html.paragraph(meaning)


def _compass(result: GlobalShift, tr: Translate) -> str:
    label = html.escape(tr("Direction of the shift"))
    return (
        f'<svg class="compass" viewBox="-34 -34 68 68" role="img" aria-label="{label}">'
        '<g transform="translate(0 5)"><circle r="23" fill="none" stroke="var(--line)"/>'
        '<path d="M0-23v-3M0 23v-4M-23 0h4M23 0h-4" stroke="var(--soft)"/>'
        '<text y="-28" text-anchor="middle" font-size="9" fill="var(--soft)">N</text>'
        f'<g transform="rotate({result.angle:.1f})"><path d="M0 16V-12" stroke="var(--accent)" stroke-width="2.5"/>'
        '<path d="M-5-9L0-20L5-9z" fill="var(--accent)"/></g></g></svg>'
    )


def _pictures(evidence: WindowEvidence | None, tr: Translate) -> Iterator[str]:
    if evidence is None:
        return
    limits = images.stretch_limits(evidence.target_before)
    views = (evidence.reference, evidence.target_before, evidence.target_after)
    stretches = (None, limits, limits)
    reference, before, after = (images.grey(images.central(v), s) for v, s in zip(views, stretches))
    yield html.heading(tr("Before and after"))
    yield html.paragraph(tr("The best window: reference and target, each in its own grey scale."))
    yield images.flicker(reference, before, after, tr)
    yield html.heading(tr("Checkerboard of reference and target"))
    yield html.paragraph(tr("Lines break at the edges of the squares before the correction, and run on after it."))
    yield html.side_by_side(
        html.figure(images.picture(images.checkerboard(reference, other), caption), caption)
        for other, caption in ((before, tr("Before")), (after, tr("After")))
    )
    yield html.heading(tr("The two windows"))
    centre = f"{evidence.x_map:.10g}, {evidence.y_map:.10g}"
    yield html.paragraph(tr("Centre of the window on the map: {}. Striped where there is no data.").format(centre))
    yield html.side_by_side(
        html.figure(images.picture(images.grey(images.reduced(v), s), caption), caption)
        for v, s, caption in zip(views[:2], stretches, (tr("Reference"), tr("Target, as given")))
    )


def _plots(result: GlobalShift, tr: Translate) -> Iterator[str]:
    try:
        pieces = list(_surface(result.evidence, tr)) + list(_shifts_and_map(result, tr))
    except figures.FiguresUnavailableError:
        yield from html.missing_plots(tr)
        return
    yield from pieces


def _surface(evidence: WindowEvidence | None, tr: Translate) -> Iterator[str]:
    if evidence is None or not np.isfinite(evidence.surface).any():
        return
    per_cell = [a / b for a, b in zip(evidence.reference.shape[::-1], evidence.surface.shape[::-1])]
    yield html.heading(tr("Correlation surface of this window"))
    caption = tr(
        "How well the windows agree at each displacement of the target's content; the shift is its opposite. "
        "One sharp peak is a good match, many of like height are none."
    )
    plot = figures.correlation_surface(evidence.surface, per_cell, tr)
    yield html.figure(f'<div class="plot">{plot}</div>', caption)


def _shifts_and_map(result: GlobalShift, tr: Translate) -> Iterator[str]:
    found = result.matches
    grid = result.matching_grid
    shifts = np.column_stack([found.x_shift, found.y_shift]).astype(float)
    if result.found and len(found):
        yield html.heading(tr("Agreement of the windows"))
        consensus = grid.vector_to_pixel(result.x_shift_m, result.y_shift_m)
        scale = np.hypot(*grid.vector_to_pixel(*result.target_grid.vector_to_map(1.0, 0.0)))
        caption = tr("Each mark is a window's shift in pixels of the coarser image; the circle is the uncertainty.")
        plot = figures.window_shifts(shifts, result.used, consensus, result.uncertainty_px * scale, tr)
        yield html.figure(f'<div class="plot">{plot}</div>', caption)
    yield html.heading(tr("Where was measured"))
    caption = tr(
        "Dashed: the target image; filled: the overlap; squares: windows, used (solid) and rejected (dotted). "
        "The arrows show the direction of the shifts, enlarged."
    )
    vectors = np.column_stack(grid.vector_to_map(*shifts.T)) if len(found) else np.zeros((0, 2))
    outlines = _window_corners(result)
    sketch = figures.overlap_map(result.overlap, result.target_grid.corners(), outlines, result.used, vectors, tr)
    yield html.figure(f'<div class="plot" style="max-width:680px">{sketch}</div>', caption)


def _window_corners(result: GlobalShift) -> np.ndarray:
    """(n, 4, 2) corners of the windows on the map."""
    found = result.matches
    corners = []
    for across, down in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
        dx, dy = result.matching_grid.vector_to_map(across * found.width, down * found.height)
        corners.append(np.column_stack([found.x_map + dx, found.y_map + dy]))
    return np.stack(corners, 1) if len(found) else np.zeros((0, 4, 2))


def _windows_table(result: GlobalShift, tr: Translate) -> Iterator[str]:
    if not len(result.matches):
        return
    headers = [
        tr("Use"), tr("Centre x"), tr("Centre y"), tr("Size (px)"), tr("Right (px)"), tr("Down (px)"),
        tr("Sigma (px)"), tr("Reliability"), tr("SSIM"), tr("Remark"),
    ]  # fmt: skip
    yield html.heading(tr("Windows"))
    yield html.table(headers, _window_rows(result, tr), text_columns=(0, 9))


def _window_rows(result: GlobalShift, tr: Translate) -> Iterator[Tuple[str, List[str]]]:
    length, m = MapNumbers(result), result.matches
    order = np.lexsort((-np.nan_to_num(m.reliability), ~result.used))
    for i in order:
        cells = [
            "\u25cf " + tr("used") if result.used[i] else "\u2715 " + tr("rejected"),
            length(m.x_map[i], unit=False),
            length(m.y_map[i], unit=False),
            f"{int(m.width[i])} \u00d7 {int(m.height[i])}",
            number(m.x_shift[i], 3, True),
            number(m.y_shift[i], 3, True),
            number(np.hypot(m.sigma_x[i], m.sigma_y[i])),
            number(m.reliability[i], 0),
            f"{number(m.ssim_before[i], 2)} \u2192 {number(m.ssim_after[i], 2)}",
            str(m.message[i]),
        ]
        yield "" if result.used[i] else "rejected", cells


def _run(result: GlobalShift, settings, command: str, versions, messages, tr: Translate) -> Iterator[str]:
    if result.found:
        yield html.heading(tr("Georeferencing of the target"))
        yield html.pairs_table(_geotransforms(result, tr))
    yield from html.run_details(settings, command, versions, messages, tr)


def _geotransforms(result: GlobalShift, tr: Translate) -> List[Tuple[str, Any]]:
    def text(numbers: Sequence[float]) -> str:
        return ", ".join(f"{v:.15g}" for v in numbers)

    return [
        (tr("Geotransform as given"), text(result.target_grid.geotransform)),
        (tr("Geotransform after the correction"), text(result.corrected_geotransform)),
    ]
