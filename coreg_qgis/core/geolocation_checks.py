"""What is wrong, doubtful or worth knowing about an image's geolocation arrays, each in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

from .feedback import SILENT, Feedback
from .geolocation import Geolocation
from .geolocation_summary import GeolocationSummary, summarise

ERROR, WARNING, NOTE = "error", "warning", "note"
DOUBTFUL_STEP = 2.0  # pixels, from which arrays with a sample for each pixel do not fit
_FEWEST_FILLS = 4
_FILL_SHARE = 1e-4
_MOST_ROUNDING_PX = 0.01
_MOST_CLOSURE_PX = 0.01
_FOLDED_SHARE = 0.1  # of the cells; with more, places and pixels have little to do with each other


@dataclass(frozen=True)
class Finding:
    """One result of a check: a stable ``code``, a ``severity`` (ERROR, WARNING, NOTE), a sentence, and its number."""

    code: str
    severity: str
    text: str
    value: float | None = None


def findings(
    geolocation: Geolocation, *, summary: GeolocationSummary | None = None, feedback: Feedback = SILENT
) -> Tuple[Finding, ...]:
    """All that can be said about ``geolocation``, errors first; ``summary`` if it has been made already."""
    found = _values(geolocation)
    if not any(f.severity == ERROR for f in found):
        summary = summary or summarise(geolocation, feedback=feedback)
        found += _shape(summary) + _coverage(geolocation) + _exactness(summary) + _notes(geolocation, summary)
    order = (ERROR, WARNING, NOTE)
    return tuple(sorted(found, key=lambda f: order.index(f.severity)))


def _values(geolocation: Geolocation) -> List[Finding]:
    """What the numbers themselves show, without regard to their order."""
    known = np.isfinite(geolocation.x) & np.isfinite(geolocation.y)
    if not known.any():
        return [Finding(
            "ALL_MISSING", ERROR, "X_DATASET and Y_DATASET hold no sample that has both coordinates: name other "
            "arrays, or correct their no-data value.",
        )]
    x, y = (v.ravel() if known.all() else v[known] for v in (geolocation.x, geolocation.y))
    if np.array_equal(x, y):
        return [Finding(
            "SAME_BAND", ERROR, "X and Y are the same numbers: X_BAND and Y_BAND seem to name one band, so "
            "correct one.",
        )]
    fills = _fill_values(geolocation, x, y)
    if fills:
        return fills
    found = [
        Finding("CONSTANT", ERROR, f"{name}_DATASET holds the same value everywhere ({v[0]:g}): name another array.")
        for name, v in (("X", x), ("Y", y)) if v.min() == v.max()
    ]
    return found or (_degrees(x, y) if geolocation.geographic else _metres(x, y))


def _fill_values(geolocation: Geolocation, x: np.ndarray, y: np.ndarray) -> List[Finding]:
    """Values that stand for "no data" without having been declared: many samples, one extreme value."""
    found = []
    fewest = max(_FEWEST_FILLS, _FILL_SHARE * x.size)
    for name, own, other in (("X", x, y), ("Y", y, x)):
        for extreme in (own.min(), own.max()):
            same = own == extreme
            count = int(np.count_nonzero(same))
            beyond = 360.0 if name == "X" else 90.0
            odd = np.ptp(other[same]) == 0 or (geolocation.geographic and abs(extreme) > beyond)
            if fewest <= count < own.size and odd:
                found.append(Finding(
                    "FILL_VALUE_UNDECLARED", ERROR, f"{name}_DATASET holds {extreme:g} in {count} samples, which seems "
                    "to stand for missing ones: declare it as its no-data value.", float(extreme),
                ))
    return found


def _degrees(x: np.ndarray, y: np.ndarray) -> List[Finding]:
    beyond = int(np.count_nonzero(np.abs(y) > 90.0))
    if beyond and np.abs(x).max() <= 90.0:
        return [Finding(
            "SWAPPED", ERROR, f"Latitudes reach {np.abs(y).max():g} degrees and longitudes only {np.abs(x).max():g}: X "
            "and Y seem to be swapped, so exchange X_DATASET and Y_DATASET, or their bands.", beyond,
        )]
    if beyond:
        return [Finding(
            "LATITUDE_RANGE", ERROR, f"{beyond} latitudes lie beyond 90 degrees: correct Y_DATASET, its no-data value "
            "or SRS.", beyond,
        )]
    if x.min() < -360.0 or x.max() > 540.0 or np.ptp(x) > 720.0:
        return [Finding(
            "LONGITUDE_RANGE", ERROR, f"Longitudes reach from {x.min():g} to {x.max():g} degrees: correct X_DATASET, "
            "its no-data value or SRS.",
        )]
    return []


def _metres(x: np.ndarray, y: np.ndarray) -> List[Finding]:
    if np.abs(x).max() <= 360.0 and np.abs(y).max() <= 90.0:
        return [Finding(
            "LIKE_DEGREES", WARNING, "The coordinates look like degrees, but SRS is projected: check SRS.",
        )]
    return []


def _shape(summary: GeolocationSummary) -> List[Finding]:
    """How the samples lie side by side."""
    found = []
    cells = (summary.samples[0] - 1) * (summary.samples[1] - 1)
    if summary.missing_in_one:
        found.append(Finding(
            "NODATA_DIFFERS", WARNING, f"{summary.missing_in_one} samples are missing in only one of X and Y: they "
            "count as missing, but GDAL looks at X alone.", summary.missing_in_one,
        ))
    if summary.folded_cells:
        severe = summary.folded_cells > _FOLDED_SHARE * cells
        found.append(Finding(
            "FOLDS", ERROR if severe else WARNING, f"The arrays fold: {summary.folded_cells} of {cells} cells are "
            "turned over, so that places there have no single pixel; look for outliers or noise in the coordinates.",
            summary.folded_cells,
        ))
    if summary.flat_cells:
        found.append(Finding(
            "FLAT", WARNING, f"{summary.flat_cells} of {cells} cells have no area: samples repeat their neighbours.",
            summary.flat_cells,
        ))
    if summary.outliers:
        found.append(Finding(
            "OUTLIERS", WARNING, f"Coordinates jump at about {summary.outliers} samples by more than a cell from "
            "their neighbours.", summary.outliers,
        ))
    if summary.gaps:
        found.append(Finding(
            "GAPS", WARNING, f"Lines are missing at {summary.gaps} places: neighbours there are far apart, and what "
            "lies between is interpolated.", summary.gaps,
        ))
    return found


def _coverage(geolocation: Geolocation) -> List[Finding]:
    """Whether offsets, steps and sizes fit the image."""
    found = []
    layout, samples, image = geolocation.layout, geolocation.x.shape, geolocation.shape
    low, high = layout.to_samples(0.0, 0.0), layout.to_samples(float(image[1]), float(image[0]))
    steps = layout.pixel_step, layout.line_step
    for axis, name, along in ((0, "PIXEL", "width"), (1, "LINE", "height")):
        count = samples[1 - axis]
        if count == image[1 - axis] and steps[axis] >= DOUBTFUL_STEP:
            found.append(Finding(
                "STEP", WARNING, f"There is a sample for each pixel of the image's {along}, but {name}_STEP is "
                f"{steps[axis]:g}: it should be 1, if the image was not cropped.", steps[axis],
            ))
            continue
        beyond = max(-low[axis], high[axis] - (count - 1))
        if beyond > 1.0 + 1e-6:
            found.append(Finding(
                "COVERAGE", WARNING, f"The arrays leave {beyond:.1f} steps of the image's {along} without samples, "
                f"where places are extrapolated or unknown: check {name}_OFFSET, {name}_STEP and the arrays' size.",
                beyond,
            ))
        elif -0.5 - low[axis] < -1.5 or high[axis] < count - 2.0:
            found.append(Finding(
                "LARGER", NOTE, f"The arrays reach beyond the image's {along}, as after a crop: check {name}_OFFSET "
                f"and {name}_STEP if it was not cropped.", max(low[axis], count - 1 - high[axis]),
            ))
    return found


def _exactness(summary: GeolocationSummary) -> List[Finding]:
    found = []
    if summary.single_precision_px > _MOST_ROUNDING_PX:
        found.append(Finding(
            "FLOAT32_PRECISION", WARNING, "The coordinates are rounded to 32-bit numbers, by up to "
            f"{summary.single_precision_px:.2g} px: store them as 64-bit numbers.", summary.single_precision_px,
        ))
    rms, most = summary.closure
    if np.isfinite(most):
        poor = most > _MOST_CLOSURE_PX or summary.lost
        text = f"Places there and back differ by {rms:.2g} px (rms), {most:.2g} px at most"
        lost = f", and {summary.lost} are not found again" if summary.lost else ""
        found.append(Finding("CLOSURE", WARNING if poor else NOTE, f"{text}{lost}.", most))
    return found


def _notes(geolocation: Geolocation, summary: GeolocationSummary) -> List[Finding]:
    unit = "m" if geolocation.geographic else "map units"
    across, along = summary.pixel_size
    low, high = summary.pixel_range
    found = [
        Finding("PIXEL_SIZE", NOTE, f"Pixels measure {across:.4g} x {along:.4g} {unit} (medians across and along), "
                f"between {low:.4g} and {high:.4g} {unit}.", float(np.sqrt(across * along))),
        Finding("HEADING", NOTE, f"Lines follow each other towards {summary.heading:.1f} degrees.", summary.heading),
    ]
    total = summary.samples[0] * summary.samples[1]
    if summary.missing:
        share = 100.0 * summary.missing / total
        text = f"{summary.missing} of {total} samples ({share:.1f} %) are missing."
        found.append(Finding("MISSING", NOTE, text, share))
    if summary.scans:
        found.append(Finding(
            "SCANS", NOTE, f"The lines overlap in {summary.scans} scans of {summary.scan_lines} lines (bow-tie): of "
            "several pixels that see a place, the one nearest to the centre of its scan is taken.", summary.scan_lines,
        ))
    if summary.crosses_dateline:
        found.append(Finding("DATELINE", NOTE, "The image crosses the dateline."))
    if summary.pole:
        found.append(Finding("POLE", NOTE, f"The image sees the {summary.pole} pole."))
    return found
