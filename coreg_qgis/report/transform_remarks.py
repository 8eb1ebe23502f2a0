"""What to mistrust in a fitted transform, each in a sentence with its remedy."""

from __future__ import annotations

import math
from typing import Callable, Iterator, List

from .numbers import number
from .transform_facts import (
    FittedRecord,
    Reach,
    alike_neighbours,
    covered_share,
    dropped_terms,
    linear_errors,
    spare_points,
)
from .transform_tables import short

Translate = Callable[[str], str]
_MANY_REJECTED = 0.25
_LITTLE_COVERED = 0.4
_UNSURE = 2.0  # times the rms: 1-sigma of the surface that is too much
_CLEAR = 5.0  # times its standard error a magnification is at least, where the points tell it
_ALIKE = 0.3  # correlation of neighbours


def remarks(record: FittedRecord, reach: Reach, tr: Translate) -> List[str]:
    """None for a fit that is what it seems."""
    return [
        *_undetermined(record, tr), *_few_points(record, tr), *_rejection(record, tr), *_beyond(record, reach, tr),
        *_shape(record, reach, tr), *_left_over(record, tr),
    ]  # fmt: skip


def _undetermined(record: FittedRecord, tr: Translate) -> Iterator[str]:
    for axis, name in enumerate("XY"):
        dropped = dropped_terms(record.fit, axis)
        if len(dropped):
            text = tr("The points do not determine {count} terms of the {axis} distortion, which are 0: lower its "
                      "orders, or give points that are spread over the area.")  # fmt: skip
            yield text.format(count=len(dropped), axis=name)
        elif record.fit.status[axis].startswith("Warning"):
            yield tr("The fit of {} is singular: give points that are spread over the area.").format(name)


def _few_points(record: FittedRecord, tr: Translate) -> Iterator[str]:
    used, spare = int(record.fit.used.sum()), min(spare_points(record.fit))
    if spare <= 0:
        yield tr("No point is left over to test the fit: the residuals are zero by construction and say nothing. Give "
                 "more points, or fit a simpler transform.")  # fmt: skip
    elif spare < used / 2:
        text = tr("Only {used} points for {terms} coefficients an axis: the residuals are smaller than the errors of "
                  "the transform. Give more points, or fit a simpler transform.")  # fmt: skip
        yield text.format(used=used, terms=f"{used - spare:g}")


def _rejection(record: FittedRecord, tr: Translate) -> Iterator[str]:
    rejected, inside = int(record.rejected.sum()), int(record.fit.in_range.sum())
    if rejected > _MANY_REJECTED * inside:
        text = tr("{rejected} of {inside} points were rejected: look at where they lie, the transform may be too "
                  "simple for them.")  # fmt: skip
        yield text.format(rejected=rejected, inside=inside)


def _beyond(record: FittedRecord, reach: Reach, tr: Translate) -> Iterator[str]:
    covered = covered_share(record)
    bent = record.fit.record.distortion != (None, None)
    if bent and covered < _LITTLE_COVERED:
        text = tr("The used points surround {} % of the area within the limits; over the rest the distortion is "
                  "extrapolated.")  # fmt: skip
        yield text.format(f"{100 * covered:.0f}")
    rms, unit = max(record.rms), record.input_unit
    if not record.exact.all() and max(reach.worst) > _UNSURE * rms:
        text = tr("Within its limits the transform is uncertain by up to {worst} (1 sigma), much more than the points "
                  "scatter ({rms}): give points where there are none.")  # fmt: skip
        yield text.format(worst=short(max(reach.worst), unit), rms=short(rms, unit))


def _shape(record: FittedRecord, reach: Reach, tr: Translate) -> Iterator[str]:
    part, errors = record.fit.record.linear_part, linear_errors(record.fit)
    if any(scale < _CLEAR * error for scale, error in zip(part.magnification, errors.magnification)):
        yield tr("The input coordinates hardly follow the reference: look whether the columns and the pairs of the tie "
                 "points are right.")  # fmt: skip
    if reach.folds:
        yield tr("The transform folds within its limits, so that it has no inverse there: lower the orders.")
    if part.mirrored and record.fit.record.coordinates == "map":
        yield tr("The transform mirrors the image, which map coordinates of one system should not do: look whether "
                 "columns are exchanged or a sign is wrong.")  # fmt: skip


def _left_over(record: FittedRecord, tr: Translate) -> Iterator[str]:
    alike = alike_neighbours(record)
    if math.isfinite(alike) and alike > _ALIKE:
        text = tr("Residuals of neighbouring points are alike (correlation {}): a less rigid geometry or higher "
                  "orders may describe what is left, unless the points share pixels.")  # fmt: skip
        yield text.format(number(alike, 2))
