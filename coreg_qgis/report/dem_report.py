"""The report of aligned elevation models: how far they were apart, what the correction is, and what it leaves."""

from __future__ import annotations

import math
from typing import Callable, Iterator, List, Sequence, Tuple

import numpy as np

from . import figures, html
from .dem_figures import aspect_curves, convergence, histograms
from .dem_maps import difference_maps, shift_maps
from .dem_remarks import remarks
from .dem_result import DemResult, DemStage, dem_stage, difference_limit, thinned_map
from .dem_tables import (
    ARROW,
    aspect_table,
    block_spread,
    blocks_table,
    candidates_table,
    correction_table,
    kind_names,
    percentiles_table,
    slope_table,
    statistics_table,
)
from .numbers import count, number

__all__ = ["DemResult", "DemStage", "dem_stage", "difference_limit", "thinned_map", "write_dem_report"]
Translate = Callable[[str], str]


def write_dem_report(
    path: str,
    result: DemResult,
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
    doubts = remarks(result, tr)
    body = [
        _status(result, doubts, tr),
        _headlines(result, tr),
        html.paragraph(
            tr("A correction is what is added to the coordinates and heights of the model to be aligned. Differences "
               "are reference minus model.")
        ),
        *_remarks(doubts, tr),
        *_plots(_differences, result, tr),
        *_correction(result, tr),
        *_choice(result, tr),
        *_local(result, tr),
        *_statistics(result, tr),
        *html.run_details(settings, command, versions, messages, tr),
    ]  # fmt: skip
    html.write_report(path, title, body)


def _status(result: DemResult, doubts: List[str], tr: Translate) -> str:
    before, after = result.before.statistics, result.after.statistics
    change = tr("NMAD on stable terrain from {} to {} m.").format(number(before.nmad, 2), number(after.nmad, 2))
    if not _helps(result):
        return html.status("bad", "\u2716 " + tr("The correction does not help"), change)
    if not result.shift.converged:
        return html.status("doubt", "\u25b2 " + tr("Aligned, but not converged"), change)
    if doubts:
        return html.status("doubt", "\u25b2 " + tr("Aligned, with remarks"), change)
    return html.status("good", "\u2714 " + tr("Aligned"), change)


def _helps(result: DemResult) -> bool:
    """Lower scatter, or the same with less of an offset: a vertical shift alone lowers no NMAD."""
    before, after = result.before.statistics, result.after.statistics
    if after.nmad < before.nmad:
        return True
    return after.nmad <= 1.001 * before.nmad and abs(after.median) <= abs(before.median)


def _headlines(result: DemResult, tr: Translate) -> str:
    shift, before, after = result.shift, result.before.statistics, result.after.statistics
    steps = [tr("{} rounds").format(shift.iterations), tr("converged") if shift.converged else tr("not converged")]
    kind = kind_names(tr)["global" if result.choice is None else result.choice.kind]
    tiles = [
        html.tile(tr("NMAD on stable terrain (m)"), _change(before.nmad, after.nmad), tr("Robust deviation")),
        html.tile(tr("Shift of the whole model: east, north, up (m)"), _shift(shift), _length(result, tr)),
        html.tile(tr("Median difference (m)"), _change(before.median, after.median), tr("0 is best")),
        html.tile(
            tr("LE90 (m)"), _change(before.le90, after.le90), tr("90 % of the differences are no larger")
        ),
        html.tile(tr("Method"), result.method, f'{kind}, {", ".join(steps)}'),
        html.tile(
            tr("Stable pixels"), count(after.count),
            tr("{} used for the shift").format(count(shift.count)) if shift.count else "",
        ),
    ]  # fmt: skip
    return '<div class="tiles">' + "".join(tiles) + "</div>"


def _change(before: float, after: float) -> str:
    return ARROW.join((number(before, 2), number(after, 2)))


def _shift(shift) -> str:
    return "\u2002".join(number(v, 2, True) for v in (shift.dx, shift.dy, shift.dz))


def _length(result: DemResult, tr: Translate) -> str:
    length = math.hypot(result.shift.dx, result.shift.dy)
    azimuth = math.degrees(math.atan2(result.shift.dx, result.shift.dy)) % 360
    text = tr("{metres} m = {pixels} px toward {azimuth} degrees")
    return text.format(metres=number(length, 2), pixels=number(length / result.pixel, 2), azimuth=number(azimuth, 0))


def _remarks(doubts: List[str], tr: Translate) -> Iterator[str]:
    if doubts:
        yield html.heading(tr("Remarks"))
        yield html.bullet_list(doubts)


def _plots(pieces: Callable[[DemResult, Translate], Iterator[str]], result: DemResult, tr: Translate) -> Iterator[str]:
    """All pieces of a section, or the reason why there are none, once for the page."""
    try:
        yield from list(pieces(result, tr))
    except figures.FiguresUnavailableError:
        if pieces is _differences:
            yield from html.missing_plots(tr)


def _plot(svg: str, caption: str) -> str:
    return html.figure(svg, caption, "plot")


def _differences(result: DemResult, tr: Translate) -> Iterator[str]:
    yield html.heading(tr("Height differences"))
    caption = tr("Both maps in the same colours: red where the reference is lower, blue where it is higher.")
    if any((np.isfinite(stage.difference) & ~stage.stable).any() for stage in (result.before, result.after)):
        caption += " " + tr("Faint: not stable terrain, which takes no part.")
    yield _plot(difference_maps(result, tr), caption)
    yield html.heading(tr("How they are distributed"), 3)
    yield _plot(histograms(result, tr), tr("Stable terrain only; what lies beyond is in the outermost bins."))
    before, after = result.before.curve, result.after.curve
    if before is None and after is None:
        text = tr("There is no curve of differences against aspect: too few stable slopes, or not in all directions.")
        yield html.paragraph(text, "soft")
        return
    yield html.heading(tr("Differences against aspect"))
    caption = tr("Dots: medians in bins of aspect; line: the cosine through them (Nuth & K\u00e4\u00e4b 2011). A "
                 "horizontal shift makes a wave as high as it is long; after the correction none should be left.")
    yield _plot(aspect_curves(before, after, tr), f"{caption} {_amplitudes(before, after, tr)}".rstrip())


def _amplitudes(before, after, tr: Translate) -> str:
    if before is None or after is None:
        return ""
    text = tr("Amplitude: {before} m before, {after} m after.")
    return text.format(before=number(before.amplitude, 2), after=number(after.amplitude, 2))


def _correction(result: DemResult, tr: Translate) -> Iterator[str]:
    yield html.heading(tr("The correction of the whole model"))
    resolution = tuple(np.multiply(result.reference_grid.resolution, result.shift.metres).tolist())
    yield correction_table(result.shift, resolution, tr)
    if any(result.shift.rotation) or result.shift.scale:
        x, y, z = result.shift.centre
        text = tr("The shift is that at the centre of rotation, {x} {y}, height {z} m.")
        yield html.paragraph(text.format(x=number(x, 6 if abs(x) <= 360 else 1), y=number(y, 6 if abs(x) <= 360 else 1),
                                         z=number(z, 1)), "soft")  # fmt: skip
    if len(result.shift.history) > 1:
        yield from _plots(_convergence, result, tr)


def _convergence(result: DemResult, tr: Translate) -> Iterator[str]:
    yield html.heading(tr("Convergence"), 3)
    yield _plot(convergence(result.shift.history, tr), tr("Rounds of all steps, one after the other."))


def _choice(result: DemResult, tr: Translate) -> Iterator[str]:
    if result.choice is None or not result.choice.candidates:
        return
    yield html.heading(tr("Whole model or local"))
    yield candidates_table(result, tr)
    if result.is_local:
        text = tr("NMAD on stable terrain: {whole} m by the whole-model correction, {local} m by the local one.")
        parts = {"whole": number(result.choice.nmad_global), "local": number(result.choice.nmad_after)}
        yield html.paragraph(text.format(**parts))
    else:
        yield html.paragraph(tr("No local correction did clearly better on pixels that it had not seen: what was "
                                "written is that of the whole model."))  # fmt: skip
    yield html.paragraph(tr("Half of the stable pixels were kept aside and judged corrections that were fitted to the "
                            "other half."), "soft")  # fmt: skip


def _local(result: DemResult, tr: Translate) -> Iterator[str]:
    if result.shifts is not None:
        yield from _plots(_shift_maps, result, tr)
    if result.blocks is not None:
        yield html.heading(tr("Blocks"))
        yield html.side_by_side([blocks_table(result, tr), *block_spread(result, tr)])


def _shift_maps(result: DemResult, tr: Translate) -> Iterator[str]:
    yield html.heading(tr("The correction over the model"))
    caption = tr("What is added at every place, each map in colours of its own.")
    if result.blocks is not None:
        caption += " " + tr("Discs: what blocks have found; crosses: blocks that were filled from their neighbours.")
    yield _plot(shift_maps(result, tr), caption)


def _statistics(result: DemResult, tr: Translate) -> Iterator[str]:
    yield html.heading(tr("Differences on stable terrain (m)"))
    yield statistics_table(result, tr)
    yield html.paragraph(tr("LE90 is the 90th percentile of the differences without their sign."), "soft")
    yield html.heading(tr("Percentiles"), 3)
    yield percentiles_table(result, tr)
    if result.before.slopes and result.after.slopes:
        yield html.heading(tr("By slope"), 3)
        yield slope_table(result, tr)
    if result.before.aspects and result.after.aspects:
        yield html.heading(tr("By aspect"), 3)
        yield aspect_table(result, tr)
