"""A quality grid in numbers: statistics before and after simple corrections, and what became of the points."""

from __future__ import annotations

import math
from collections import Counter
from typing import Callable, List, Sequence, Tuple

import numpy as np

from ..core.quality_grid import QualityGrid
from ..core.statistics import AXES, MEASURES
from .numbers import NONE, MapNumbers, count, number

Translate = Callable[[str], str]
Row = Tuple[str, List[str]]
_REASONS = 10  # in the table: others are summed up


def statistics_headers(tr: Translate) -> List[str]:
    """Names of the columns of ``statistics_rows``."""
    measures = [tr("Mean"), tr("Median"), tr("Std. dev."), tr("RMSE"), tr("LE90 / CE90"), tr("NMAD")]
    return [tr("Correction"), tr("Component"), *measures]


def statistics_rows(result: QualityGrid, unit: str, tr: Translate) -> List[Row]:
    """(CSS class, cells) of the statistics in "px" or "m" (map units)."""
    length = MapNumbers(result)
    stages = ((tr("none"), result.before), (tr("best shift"), result.after_global),
              (tr("best affine"), result.after_affine))  # fmt: skip
    names = (tr("right"), tr("down")) if unit == "px" else (tr("east"), tr("north"))
    rows = []
    for stage, statistics in stages:
        for axis, component in zip(AXES, (*names, tr("length"))):
            values = [(statistics(unit, measure, axis), measure in MEASURES[:2]) for measure in MEASURES]
            texts = [
                number(v, 3, signed and axis != "abs") if unit == "px"
                else length(v, signed and axis != "abs", unit=False)
                for v, signed in values
            ]  # fmt: skip
            first = axis == AXES[0]
            rows.append(("first" if first else "", [stage if first else "", component, *texts]))
    return rows


def outcome_rows(result: QualityGrid, tr: Translate) -> List[Row]:
    """(CSS class, cells) of how many points had which fate; a point may be rejected for several reasons."""
    points = result.points
    measured = points.measured
    rows = [
        (tr("laid out"), len(points), ""),
        (tr("measured"), measured.sum(), ""),
        (tr("valid"), points.valid.sum(), ""),
        (tr("rejected"), points.outlier.sum(), ""),
        (tr("rejected: not reliable in itself"), (measured & points.unreliable).sum(), "rejected"),
        (tr("rejected: the images do not become more similar"), (measured & points.dissimilar).sum(), "rejected"),
        (tr("rejected: contradicts the other points"), (measured & points.inconsistent).sum(), "rejected"),
        (tr("not measured"), (~measured).sum(), ""),
        *((tr("not measured: {}").format(text), times, "rejected") for text, times in _messages(result, tr)),
    ]
    total = max(len(points), 1)
    return [(css, [name, count(times), f"{number(100 * times / total, 1)} %"]) for name, times, css in rows]


def _messages(result: QualityGrid, tr: Translate) -> Sequence[Tuple[str, int]]:
    texts = Counter(str(text) or tr("no reason given") for text in result.points.message[~result.points.measured])
    found = texts.most_common()
    others = sum(times for _, times in found[_REASONS:])
    return found[:_REASONS] + ([(tr("other reasons"), others)] if others else [])


def model_rows(result: QualityGrid, tr: Translate) -> List[Tuple[str, str]]:
    """(name, value) of the best shift and of the best affine transformation, in words."""
    length, grid = MapNumbers(result), result.target_grid
    shift = result.global_shift_m
    rows = [(tr("Best single shift"), _shift_text(result, shift, length, tr))]
    if not np.isfinite(result.affine).all():
        return [*rows, (tr("Best affine transformation"), tr("needs at least 3 valid points"))]
    valid = result.points.valid
    middle = np.array([1.0, result.points.x_map[valid].mean(), result.points.y_map[valid].mean()])
    rotation, scales, skew = affine_parts(result.affine, _degree_width(result, middle[2]))
    sense = tr("counterclockwise") if rotation > 0 else tr("clockwise")
    bounds = result.overlap.bounds if result.overlap is not None and not result.overlap.is_empty else None
    rows += [
        (tr("Best affine: shift at the points' middle"), _shift_text(result, result.affine @ middle, length, tr)),
        (tr("Best affine: rotation"), f"{number(abs(rotation), 5)}\u00b0 {sense}"),
        (tr("Best affine: scale along x, y"), ", ".join(f"{number(1e6 * s, 1, True)} ppm" for s in scales)),
        (tr("Best affine: deviation from a right angle"), f"{number(skew, 5, True)}\u00b0"),
    ]
    if bounds is not None:
        corners = np.array([(1.0, x, y) for x in bounds[::2] for y in bounds[1::2]])
        change = (corners - middle) @ result.affine.T
        pixels = np.hypot(*grid.vector_to_pixel(*change.T)).max()
        rows.append((tr("Best affine: its shift varies over the overlap by up to"), f"{number(pixels, 3)} px"))
    return rows


def _shift_text(result: QualityGrid, shift: Sequence[float], length: MapNumbers, tr: Translate) -> str:
    if not np.isfinite(shift).all():
        return NONE
    right, down = result.target_grid.vector_to_pixel(*shift)
    on_map = tr("{east} east, {north} north").format(east=length(shift[0], True), north=length(shift[1], True))
    pixels = tr("{right} px right, {down} px down").format(right=number(right, 3, True), down=number(down, 3, True))
    return f"{on_map} ({pixels})"


def _degree_width(result: QualityGrid, latitude: float) -> float:
    """Length of an x unit in y units: degrees of longitude are shorter."""
    degrees = MapNumbers(result).unit == "\u00b0"
    return math.cos(math.radians(min(abs(latitude), 89))) if degrees else 1.0


def affine_parts(affine: np.ndarray, x_unit: float = 1.0) -> Tuple[float, Tuple[float, float], float]:
    """(rotation, (x scale, y scale), skew) of the correction that adds ``affine @ (1, x, y)`` at the true place.

    Rotation in degrees, counterclockwise; scales less 1; skew: degrees by which the angle from the x to the y axis
    exceeds 90. ``x_unit``: length of an x unit in y units.
    """
    stretch = np.diag([x_unit, 1.0])
    growth = stretch @ affine[:, 1:] @ np.linalg.inv(stretch)
    (a, b), (c, d) = np.linalg.inv(np.eye(2) - growth)  # from the target, as given, to the true place
    rotation = math.degrees(math.atan2(c - b, a + d))
    skew = math.degrees(math.atan2(-b, d) - math.atan2(c, a))
    return rotation, (math.hypot(a, c) - 1, math.hypot(b, d) - 1), (skew + 180) % 360 - 180
