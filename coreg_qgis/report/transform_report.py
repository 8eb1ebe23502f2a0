"""The report of fitted transforms: what each means, how well it fits its tie points, and what to mistrust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterator, List, Sequence, Tuple

import numpy as np

from . import figures, html
from .numbers import NONE, count
from .transform_facts import FittedRecord, Reach, linear_errors, reach
from .transform_figures import residual_map, residual_plots
from .transform_remarks import remarks
from .transform_tables import (
    PLUS_MINUS,
    coefficients,
    fit_facts,
    magnification_unit,
    measured,
    overview,
    parameters,
    plain,
    residual_table,
    short,
    signed_rotation,
    skew,
)

__all__ = ["FittedRecord", "TransformResult", "write_transform_report"]

Translate = Callable[[str], str]
_MOST_PLOTTED = 12  # records; the page of a night's images must stay one that a browser opens
_TIMES = " \u00d7 "


@dataclass(frozen=True, eq=False)
class TransformResult:
    """What is reported: the records in the order of their tie points, and the sources that could not be fitted."""

    records: Sequence[FittedRecord]
    failed: Sequence[Tuple[str, str]] = ()  # (name, why)


@dataclass(frozen=True, eq=False)
class _Section:
    record: FittedRecord
    reach: Reach
    remarks: List[str]


def write_transform_report(
    path: str,
    result: TransformResult,
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
    sections = []
    for record in result.records:
        extent = reach(record.fit)
        sections.append(_Section(record, extent, remarks(record, extent, tr)))
    body = [_status(sections, result.failed, tr), *_failures(result.failed, tr)]
    if len(sections) > 1:
        body += [html.heading(tr("All records")), overview(result.records, tr)]
    for place, section in enumerate(sections):
        body += _section(section, place, len(sections), tr)
    if sections:
        body.append(html.paragraph(_sign_text(tr), "soft"))
    html.write_report(path, title, [*body, *html.run_details(settings, command, versions, messages, tr)])


def _status(sections: Sequence[_Section], failed: Sequence[Tuple[str, str]], tr: Translate) -> str:
    if not sections:
        return html.status("bad", "\u2716 " + tr("Nothing could be fitted"), "; ".join(why for _, why in failed))
    used, every = (sum(int(n) for n in counts) for counts in zip(*(_counts(one.record) for one in sections)))
    text = tr("{used} of {all} tie points were used.").format(used=count(used), all=count(every))
    if failed:
        missing = tr("{} more could not be fitted.").format(len(failed))
        return html.status("doubt", "\u25b2 " + tr("Fitted, but not all of them"), f"{missing} {text}")
    if any(section.remarks for section in sections):
        return html.status("doubt", "\u25b2 " + tr("Fitted, with remarks"), text)
    return html.status("good", "\u2714 " + tr("Fitted"), text)


def _counts(record: FittedRecord) -> Tuple[int, int]:
    return int(record.fit.used.sum()), len(record.points)


def _failures(failed: Sequence[Tuple[str, str]], tr: Translate) -> Iterator[str]:
    if failed:
        yield html.heading(tr("Not fitted"))
        yield html.pairs_table(failed)


def _section(section: _Section, place: int, count_of_all: int, tr: Translate) -> Iterator[str]:
    level = 2 if count_of_all == 1 else 3
    record = section.record
    if count_of_all > 1:
        yield html.heading(record.name)
    yield from _headlines(section, tr)
    if section.remarks:
        yield html.heading(tr("Remarks"), level)
        yield html.bullet_list(section.remarks)
    yield html.heading(tr("What the transform does"), level)
    yield parameters(record, tr)
    yield html.paragraph(_shift_text(record, tr), "soft")
    yield residual_table(record, tr)
    if place < _MOST_PLOTTED:
        yield from _plots(record, f"r{place}", level, tr)
    yield from coefficients(record, level, tr)
    yield html.heading(tr("How it was fitted"), level)
    yield fit_facts(record, tr)


def _headlines(section: _Section, tr: Translate) -> Iterator[str]:
    record, fit = section.record, section.record.fit
    unit, part, errors = record.input_unit, fit.record.linear_part, linear_errors(fit)
    turn, turns = tr("Rotation of x and y"), signed_rotation(record)
    uncertainty = tr("No point is left over to tell")
    if np.isfinite(section.reach.worst).all():
        uncertainty = tr("1 sigma, the median within the limits; at worst {}").format(_both(section.reach.worst, unit))
    tiles = [
        html.tile(tr("RMS of the residuals, X and Y"), _both(record.rms, unit), tr("Input minus fitted")),
        html.tile(tr("Points used"), count(fit.used.sum()), _unused(record, tr)),
        html.tile(tr("Uncertainty of the transform"), _both(section.reach.middling, unit), uncertainty),
        html.tile(
            tr("Magnification of x and y"),
            _two(part.magnification, errors.magnification, magnification_unit(record), 1e-7),
            tr("Input for one of reference"),
        ),
        html.tile(turn, _two(turns, errors.rotation, "\u00b0", 1e-5), tr("From the reference to the input")),
        html.tile(
            tr("Skew"),
            measured(skew(record), errors.skew, "\u00b0"),
            tr("Mirrored: 180\u00b0 for axes at right angles") if part.mirrored else tr("Not mirrored"),
        ),
    ]
    yield '<div class="tiles">' + "".join(tiles) + "</div>"


def _unused(record: FittedRecord, tr: Translate) -> str:
    rejected, outside = int(record.rejected.sum()), int((~record.fit.in_range).sum())
    text = tr("{} rejected").format(count(rejected))
    return text + (", " + tr("{} outside the limits").format(count(outside)) if outside else "")


def _both(values, unit: str) -> str:
    if not np.isfinite(values).any():
        return NONE
    first, second = (short(one) for one in values)
    return f"{first}, {second} {unit}".rstrip() if unit != "\u00b0" else f"{first}\u00b0, {second}\u00b0"


def _two(values, sigmas, unit: str, least: float) -> str:
    """Both values with digits that mean something, without their errors, which the table has."""
    texts = []
    for value, sigma in zip(values, sigmas):
        known = np.isfinite(sigma) and sigma > 0
        texts.append(measured(value, max(sigma, least)).split(PLUS_MINUS)[0] if known else plain(value))
    end = unit if unit == "\u00b0" else f" {unit}".rstrip()
    return ", ".join(texts) + end


def _shift_text(record: FittedRecord, tr: Translate) -> str:
    if record.fit.record.coordinates == "mixed":
        return tr("From map coordinates of the reference to columns and lines of the input.")
    return tr("The shift is reference minus input: what is added to the input to bring it onto the reference.")


def _sign_text(tr: Translate) -> str:
    return tr("A record goes from reference coordinates x, y to input coordinates X, Y, as IRAF's geomap has it.")


def _plots(record: FittedRecord, name: str, level: int, tr: Translate) -> Iterator[str]:
    yield html.heading(tr("Residuals"), level)
    if record.exact.all():
        yield html.paragraph(tr("The transform passes through all points but for rounding: nothing to plot."))
        return
    try:
        plots, drawn = residual_plots(record, name, tr), residual_map(record, name, tr)
    except figures.FiguresUnavailableError:
        yield from html.missing_plots(tr)
        return
    caption = tr("Residuals against the reference coordinates; crosses: rejected points, at the edge where they lie "
                 "beyond it; line: running median. A slope or bow means that the transform is too simple.")  # fmt: skip
    yield html.figure(f'<div class="plot">{plots}</div>', caption)
    if drawn is None:
        return
    yield html.heading(tr("Residuals on the map"), level)
    caption = tr("What would still have to be added to the transformed input to bring it onto the reference. The "
                 "rectangle is the area within the limits; crosses: rejected points.")  # fmt: skip
    yield html.figure(f'<div class="plot">{drawn}</div>', caption)
