"""How fits leave their algorithm: records in a database, layers, numbers, a results file, a report."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from typing import TYPE_CHECKING, Any, Dict, List, Sequence

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsUnitTypes, QgsWkbTypes

from ..core.errors import OutputError
from ..core.feedback import check_cancelled
from ..layers.styling import TRANSFORM_POINTS, TRANSFORM_VECTORS
from ..translation import tr
from .feedback import RunFeedback
from .fit_choice import FitChoice, Fitted
from .fit_parameters import NUMBERS
from .fit_rows import FIT_FIELDS, fit_points, fit_vectors
from .inputs import is_given
from .local_model_file import save_text
from .outputs import ResultLayer, check_distinct, check_places, destination_text, write_layer
from .point_table import plain
from .report_file import write_report
from .transform_records import database_text, load_database
from .whole_outputs import whole_or_nothing

if TYPE_CHECKING:
    from ..core.geomap.fit_settings import FitSettings
    from ..core.geomap.record import Record
    from .tie_sources import TieSource

POINTS_LAYER = ResultLayer("POINTS", QgsWkbTypes.Type.Point, FIT_FIELDS, TRANSFORM_POINTS)
VECTORS_LAYER = ResultLayer("VECTORS", QgsWkbTypes.Type.LineString, FIT_FIELDS, TRANSFORM_VECTORS)
_NOTABLE, _NOTABLE_RMS = 1e-6, 0.1  # digits lost, of the extent of the points and of the RMS
RESULTS = ("DATABASE", "POINTS", "VECTORS", "RESULTS", "REPORT")


def check_fit_places(choice: FitChoice, parameters, context) -> None:
    """Raise InputError or OutputError before any work where an output could not be written."""
    places = {name: destination_text(parameters, name, context) for name in RESULTS}
    check_places(places.values(), choice.files)
    check_distinct(places)
    if places["DATABASE"] and os.path.exists(places["DATABASE"]):
        load_database(places["DATABASE"])


def say_fits(found: Sequence[Fitted], run: RunFeedback) -> None:
    """Each record in one line of the log, and what to mistrust."""
    text = tr(
        "{}: {} of {} points used; RMS {:.4g} in x, {:.4g} in y; magnification {:.8g} and {:.8g}, rotation {:.5f} and "
        "{:.5f} degrees."
    )
    for one in found:
        if one.fit is None:
            continue
        fit, linear = one.fit, one.fit.record.linear_part
        used = int(fit.used.sum())
        run.message(
            text.format(one.name, used, len(fit.used), *fit.record.rms, *linear.magnification, *linear.rotation)
        )
        if status_of(one) != "ok":
            told = tr("{}: {} Terms that the points cannot tell apart are 0: give lower orders, or points elsewhere.")
            run.warning(told.format(one.name, status_of(one)))
        if np.isnan(fit.covariance.linear[[0, 3], [0, 3]]).any():
            run.warning(tr("{}: no point is left over to tell how well the transform fits.").format(one.name))
        if not linear.invertible:
            told = tr("{}: the transform takes the plane to a line or a point and has no inverse: check the points.")
            run.warning(told.format(one.name))
        beyond = len(fit.used) - int(fit.in_range.sum())
        if beyond:
            run.message(tr("{}: {} points lie beyond the limits and are not used.").format(one.name, beyond))


def status_of(fitted: Fitted) -> str:
    """What geomap would say of the axes that are not as they should be; "ok" for none."""
    return " ".join(text for text in fitted.fit.status if not text.endswith("fit ok.")) or "ok"


def fit_values_of(found: Sequence[Fitted]) -> Dict[str, Any]:
    """The outputs that are numbers or texts: of the last record that was fitted."""
    fitted = [one for one in found if one.fit is not None]
    fit, linear = fitted[-1].fit, fitted[-1].fit.record.linear_part
    values = (*fit.record.rms, *linear.shift, *linear.magnification, *linear.rotation, linear.skew)
    return {
        **{name: plain(value) for name, value in zip(NUMBERS, values)},
        "COUNT_USED": int(fit.used.sum()),
        "COUNT_REJECTED": int((fit.in_range & ~fit.used).sum()),
        "STATUS": status_of(fitted[-1]) + _failed(found),
        "RECORD_NAMES": ",".join(one.name for one in fitted),
    }


def _failed(found: Sequence[Fitted]) -> str:
    count = sum(one.fit is None for one in found)
    return tr(": {} of {} sources could not be fitted").format(count, len(found)) if count else ""


def write_fits(
    algorithm, parameters, context, choice: FitChoice, found: Sequence[Fitted], run: RunFeedback
) -> Dict[str, Any]:
    """Write what is wanted; returns all outputs of the algorithm."""
    fitted = [one for one in found if one.fit is not None]
    with whole_or_nothing(algorithm, parameters, context, run):
        results: Dict[str, Any] = {**_write_layers(algorithm, parameters, context, choice, fitted, run)}
        for name, write in (("DATABASE", _write_database), ("RESULTS", _write_results)):
            check_cancelled(run)
            results[name] = None
            if is_given(parameters, name):
                results[name] = algorithm.parameterAsFileOutput(parameters, name, context)
                write(results[name], choice, found, run)
        check_cancelled(run)
        # Last, so that all messages are in it.
        report = write_report(algorithm, parameters, context, choice, _report, found, run)
    return {**results, "REPORT": report, **fit_values_of(found)}


def append_records(path: str, records: Sequence[Record], calctype: str, inputs: Sequence[str]) -> List[str]:
    """Add records to a database, whole or not at all; returns the names of those that others there had before.

    Raises InputError where the file is there and is no database, OutputError.
    """
    from ..core.geomap.database import append_record, read_database

    path = os.path.realpath(path)  # of a link, the file is replaced
    known = database_text(path) if os.path.exists(path) else ""
    names, text = read_database(known, path).names(), known
    for record in records:
        text = append_record(text, record, calctype, datetime.now())
    _replace(path, text, inputs)
    return [record.name for record in records if record.name in names]


def _replace(path: str, text: str, inputs: Sequence[str]) -> None:
    from ..raster_io.output import check_output, staged

    check_output(path, list(inputs), "VRT")  # as for any small file beside the inputs
    try:
        with staged(path) as unfinished:
            with open(unfinished, "w", encoding="utf-8", errors="surrogateescape", newline="") as stream:
                stream.write(text)
            if os.path.exists(path):
                shutil.copymode(path, unfinished)
    except OSError as problem:
        message = tr("{} could not be written ({}): choose another folder or free some space.")
        raise OutputError(message.format(path, problem.strerror or problem)) from problem


def _write_database(path: str, choice: FitChoice, found: Sequence[Fitted], run: RunFeedback) -> None:
    records = [one.fit.record for one in found if one.fit is not None]
    older = append_records(path, records, choice.fit.calctype, choice.files)
    for text in filter(None, (_lost_digits(one, choice.fit) for one in found if one.fit is not None)):
        run.warning(text)
    if older:
        text = tr("{} had records of the names {}: the new ones count from now on, the old ones stay in the file.")
        run.message(text.format(path, ", ".join(older)))


def _lost_digits(fitted: Fitted, settings: FitSettings) -> str:
    """What to say of a record that IRAF would find less exact in its text than the points are; "" for others."""
    from ..core.geomap.database import lost_in_text

    record, points = fitted.fit.record, fitted.source.points[fitted.fit.used]
    lost = lost_in_text(record, settings.calctype, *points[:, :2].T)
    if not lost > max(_NOTABLE * np.ptp(points[:, 2:], axis=0).max(), _NOTABLE_RMS * max(record.rms)):
        return ""
    text = tr("{}: the digits in the database take places up to {:.2g} off where IRAF reads it: choose {}.")
    powers = settings.calctype == "double"
    remedy = tr("Chebyshev or Legendre polynomials instead of powers") if powers else tr("16 digits in the files")
    return text.format(fitted.name, lost, remedy)


def _write_results(path: str, choice: FitChoice, found: Sequence[Fitted], run: RunFeedback) -> None:
    from ..core.geomap.results_text import Heading, results_text, too_few_points_texts

    sections = []
    for one in found:
        heading = Heading(one.source.label, one.name, path)
        if one.fit is None:
            sections.append(too_few_points_texts(heading)[1])
        else:
            sections.append(results_text(heading, one.fit, one.source.points, choice.fit.calctype))
    save_text(path, "".join(sections), choice.files)


def _write_layers(
    algorithm, parameters, context, choice: FitChoice, fitted: Sequence[Fitted], run: RunFeedback
) -> Dict[str, Any]:
    systems = [one.source.crs for one in fitted if one.source.crs.isValid()]
    crs = systems[0] if systems else QgsCoordinateReferenceSystem()
    units = {_input_unit(one.source) for one in fitted}
    unit = units.pop() if len(units) == 1 else ""

    def to_shared(one: Fitted) -> QgsCoordinateTransform | None:
        other = one.source.crs.isValid() and one.source.crs != crs
        return QgsCoordinateTransform(one.source.crs, crs, context.transformContext()) if other else None

    points = (row for one in fitted for row in fit_points(one, to_shared(one)))
    vectors = (row for one in fitted for row in fit_vectors(one, choice.vectors_of, to_shared(one)))
    made = write_layer(algorithm, parameters, context, POINTS_LAYER, crs, points, feedback=run, unit=unit)
    return {**made, **write_layer(algorithm, parameters, context, VECTORS_LAYER, crs, vectors, feedback=run)}


def _report(path: str, found: Sequence[Fitted], **about) -> None:
    from ..report.transform_report import FittedRecord, TransformResult, write_transform_report

    records = [
        FittedRecord(one.name, one.fit, one.source.points, _unit(one.source.crs), one.source.weights)
        for one in found
        if one.fit is not None
    ]
    failed = [(one.source.label, one.why) for one in found if one.fit is None]
    write_transform_report(path, TransformResult(records, failed), **about)


def _input_unit(source: TieSource) -> str:
    """That of the residuals."""
    return "px" if source.coordinates in ("pixel", "mixed") else _unit(source.crs)


def _unit(crs: QgsCoordinateReferenceSystem) -> str:
    return QgsUnitTypes.toAbbreviatedString(crs.mapUnits()) if crs.isValid() else ""
