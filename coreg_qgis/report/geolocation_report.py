"""The report of checked geolocation arrays: what is wrong or worth knowing, and what they say of the image."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, Iterator, List, Sequence, Tuple

import numpy as np

from ..core.geolocation import Geolocation
from ..core.geolocation_checks import ERROR, NOTE, WARNING, Finding
from ..core.geolocation_outline import SamplePoints
from ..core.geolocation_summary import GeolocationSummary
from . import figures, html
from .grid_maps import VectorMap, vector_map
from .numbers import NONE, count, number

Translate = Callable[[str], str]
EXACT = 0.01  # px; places that lead back closer than this are found again
_TIMES = " \u00d7 "
_LONGEST = 300  # characters of a key's value


@dataclass(frozen=True, eq=False)
class GeolocationResult:
    """What is reported; the parts that need readable arrays are None where there are none."""

    keys: Sequence[Tuple[str, str]]
    found: Sequence[Finding]
    image_shape: Tuple[int, int]
    geolocation: Geolocation | None
    summary: GeolocationSummary | None
    points: SamplePoints | None
    footprint: Any  # shapely, in the CRS of the arrays
    crs_name: str


def write_geolocation_report(
    path: str,
    result: GeolocationResult,
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
        *_findings(result, tr),
        *_facts(result, tr),
        *_plots(result, tr),
        html.heading(tr("The metadata as they are")),
        html.pairs_table((key, _shortened(value)) for key, value in result.keys),
        *html.run_details(settings, command, versions, messages, tr),
    ]
    html.write_report(path, title, body)


def _shortened(value: str) -> str:
    return value if len(value) <= _LONGEST else value[:_LONGEST] + " ..."


def _status(result: GeolocationResult, tr: Translate) -> str:
    texts = {kind: [one.text for one in result.found if one.severity == kind] for kind in (ERROR, WARNING)}
    if texts[ERROR]:
        return html.status("bad", "\u2716 " + tr("The arrays cannot be used as they are"), texts[ERROR][0])
    if texts[WARNING]:
        return html.status("doubt", "\u25b2 " + tr("Usable, with remarks"), texts[WARNING][0])
    return html.status("good", "\u2714 " + tr("Nothing is wrong"), tr("All checks passed."))


def _headlines(result: GeolocationResult, tr: Translate) -> Iterator[str]:
    summary = result.summary
    if summary is None:
        return
    unit = _unit(result)
    rms, most = summary.closure
    low, high = summary.pixel_range
    tiles = [
        html.tile(
            tr("Size of a pixel, across and along ({})").format(unit), _TIMES.join(map(_length, summary.pixel_size)),
            tr("Medians; from {} to {}").format(_length(low), _length(high)),
        ),
        html.tile(tr("Heading of the lines"), f"{number(summary.heading, 1)}\u00b0", tr("Clockwise from north")),
        html.tile(
            tr("Places there and back (px)"), number(rms, 4), tr("RMS; {} at most").format(number(most, 4))
        ),
        html.tile(tr("Samples without a place"), _share(summary.missing / np.prod(summary.samples))),
    ]  # fmt: skip
    yield '<div class="tiles">' + "".join(tiles) + "</div>"


def _unit(result: GeolocationResult) -> str:
    return "m" if result.geolocation.geographic else "map units"


def _length(value: float) -> str:
    return f"{value:.4g}" if math.isfinite(value) else NONE


def _share(value: float) -> str:
    return f"{number(100 * value, 2)} %"


def _findings(result: GeolocationResult, tr: Translate) -> Iterator[str]:
    if not result.found:
        return
    names = {ERROR: tr("error"), WARNING: tr("warning"), NOTE: tr("note")}
    yield html.heading(tr("What was found"))
    rows = [("", [names[one.severity], one.text, one.code]) for one in result.found]
    yield html.table([tr("Kind"), tr("Finding"), tr("Code")], rows, text_columns=(0, 1, 2))


def _facts(result: GeolocationResult, tr: Translate) -> Iterator[str]:
    summary, geolocation = result.summary, result.geolocation
    if summary is None:
        return
    layout, (rows, cols) = geolocation.layout, result.image_shape
    west, south, east, north = summary.bounds
    facts: List[Tuple[str, str]] = [
        (tr("Size of the image (px)"), f"{count(cols)}{_TIMES}{count(rows)}"),
        (tr("Samples"), f"{count(summary.samples[1])}{_TIMES}{count(summary.samples[0])}"),
        (tr("Distance of samples (px)"), f"{layout.pixel_step:g}{_TIMES}{layout.line_step:g}"),
        (tr("First sample (column, row)"), ", ".join(f"{v:g}" for v in layout.first)),
        (tr("Convention"), layout.convention),
        (tr("CRS"), result.crs_name),
        (tr("West to east"), f"{west:.6f} \u2013 {east:.6f}"),
        (tr("South to north"), f"{south:.6f} \u2013 {north:.6f}"),
        (tr("Folded cells"), count(summary.folded_cells)),
        (tr("Gaps between lines"), count(summary.gaps)),
        (tr("Scans that overlap"), count(summary.scans)),
        (tr("Crosses the dateline"), tr("yes") if summary.crosses_dateline else tr("no")),
        (tr("Pole in the image"), summary.pole or NONE),
        (tr("Rounding of the coordinates (px)"), f"{summary.single_precision_px:.2g}"),
    ]
    yield html.heading(tr("The arrays"))
    yield html.pairs_table(facts)


def _plots(result: GeolocationResult, tr: Translate) -> Iterator[str]:
    if result.points is None or result.footprint is None or result.footprint.is_empty:
        return
    try:
        drawing = vector_map(_map(result, tr), tr)
    except figures.FiguresUnavailableError:
        yield from html.missing_plots(tr)
        return
    yield html.heading(tr("Where the image lies"))
    caption = tr("The outline, and sample points: dots lead back to their pixels, crosses to others or to none.")
    yield html.figure(f'<div class="plot">{drawing}</div>', caption)


def _map(result: GeolocationResult, tr: Translate) -> VectorMap:
    points = result.points
    known = np.isfinite(points.x + points.y)
    exact = (points.off_px <= EXACT)[known]
    places = np.column_stack([points.x, points.y])[known]
    nothing = np.zeros(len(places), bool)
    return VectorMap(
        name="places", text=tr("Map of the outline and of sample points"), places=places,
        vectors=np.zeros((len(places), 2)), valid=nothing, outlier=~exact, unmeasured=exact,
        overlap=result.footprint, unit="\u00b0" if result.geolocation.geographic else "", pixel=math.nan,
        spacing=math.nan, marks=(tr("not found again"), tr("found again")),
    )  # fmt: skip
