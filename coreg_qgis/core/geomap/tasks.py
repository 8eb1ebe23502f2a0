"""geomap and geoxytran as IRAF's tasks: parameters by their names there, files as texts by their names.

What goes wrong ends a task before anything is written, in one sentence. A list of tie points that cannot be fitted
only loses its own record, as in IRAF.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Callable, Dict, List, Mapping, Tuple

from ..errors import CancelledError, CoregError, InputError
from ..feedback import SILENT, Feedback, check_cancelled
from .coordinate_list import Apply, transform_text
from .database import append_record, read_database
from .fit import GeomapFit, NoPointsError, TooFewPointsError, fit_record
from .fit_settings import FitSettings
from .results_text import Heading, no_points_texts, results_text, summary_text, too_few_points_texts
from .task_parameters import GEOMAP, GEOXYTRAN, complete, fit_settings, list_format, matched, names, overrides
from .tie_list import TieList, read_ties
from .transform import Transform, transform_of

STDIN, STDOUT = "STDIN", "STDOUT"
Files = Mapping[str, str]


@dataclass(frozen=True)
class TaskResult:
    """``outcome`` "completed" or "aborted" (``stderr`` says why, there are no files); ``files`` whole, by name."""

    outcome: str
    stdout: str
    stderr: str
    files: Dict[str, str]


def run_geomap(params: Mapping[str, Any], files: Files, feedback: Feedback = SILENT) -> TaskResult:
    """Fit each list of ``input`` and append its record to the text of ``database``. Raises CancelledError only."""
    return _run(partial(_geomap, params, files, feedback))


def run_geoxytran(params: Mapping[str, Any], files: Files, feedback: Feedback = SILENT) -> TaskResult:
    """Take the lists of ``input`` through records, or without a ``database`` through the overrides alone.

    Raises CancelledError only.
    """
    return _run(partial(_geoxytran, params, files, feedback))


def _run(task: Callable[[], Tuple[str, List[str], Dict[str, str]]]) -> TaskResult:
    try:
        printed, messages, written = task()
    except CancelledError:
        raise
    except CoregError as error:
        return TaskResult("aborted", "", f"ERROR: {error}\n", {})
    return TaskResult("completed", printed, "".join(f"{text}\n" for text in messages), written)


def _geomap(params, files: Files, feedback: Feedback) -> Tuple[str, List[str], Dict[str, str]]:
    params = complete(params, GEOMAP)
    settings, inputs = fit_settings(params), names(params["input"])
    transforms = matched("transforms", names(params["transforms"]) or inputs, inputs, one_for_all=False)
    given = names(params["results"]) or [""]
    results = matched("results files", given, inputs, one_for_all=True)
    _check_files(inputs, given, files)
    database = _required(params, "database")
    known, printed, messages = files.get(database, ""), [], []
    written = dict.fromkeys([name for name in given if name not in ("", STDOUT)], "")
    for name, transform, result in zip(inputs, transforms, results):
        check_cancelled(feedback)
        ties = read_ties(files[name].split("\n"), name)
        messages += ties.messages()
        fit, screen, section = _fitted(ties, Heading(name, transform, result), settings, feedback)
        if fit is not None:
            known = append_record(known, fit.record, settings.calctype, datetime.now())
            written[database] = known
        if result in written:
            written[result] += section
        if result == STDOUT or params["verbose"]:
            printed.append(section if result == STDOUT else screen)
    return "".join(printed), messages, written


def _fitted(
    ties: TieList, heading: Heading, settings: FitSettings, feedback: Feedback
) -> Tuple[GeomapFit | None, str, str]:
    """(fit, text for the screen, section of the results file); no fit where the points do not suffice."""
    try:
        fit = fit_record(*ties.points.T, settings, name=heading.transform, feedback=feedback)
    except NoPointsError:
        return (None, *no_points_texts(heading))
    except TooFewPointsError:
        return (None, *too_few_points_texts(heading))
    return fit, summary_text(heading, fit), results_text(heading, fit, ties.points, settings.calctype)


def _geoxytran(params, files: Files, feedback: Feedback) -> Tuple[str, List[str], Dict[str, str]]:
    params = complete(params, GEOXYTRAN)
    form, inputs, outputs = list_format(params), names(params["input"]), names(params["output"])
    targets = matched("outputs", outputs, inputs, one_for_all=True)
    _check_files(inputs, outputs, files)
    transforms = _transforms(params, files, inputs)
    written, messages = dict.fromkeys(outputs, ""), []
    for name, target, transform in zip(inputs, targets, transforms):
        check_cancelled(feedback)
        text, report = transform_text(files[name], _applied(transform, params), form, name=name)
        written[target] += text
        messages += report.messages
    return written.pop(STDOUT, ""), messages, written


def _transforms(params, files: Files, inputs: List[str]) -> List[Transform]:
    """One for each input."""
    build = partial(transform_of, overrides=overrides(params), geometry=params["geometry"])
    if not params["database"]:
        return [build(None)] * len(inputs)
    _check_files([params["database"]], [], files)
    database = read_database(files[params["database"]], params["database"])
    records = matched("transforms", names(params["transforms"]) or [""], inputs, one_for_all=True)
    return [build(database.find(name)) for name in records]


def _applied(transform: Transform, params) -> Apply:
    """What has no inverse is INDEF in the list, which says where."""
    return transform.forward if params["direction"] == "forward" else partial(transform.backward, strict=False)


def _required(params, name: str) -> str:
    if not params[name]:
        raise InputError(f"No {name} is given: name one.")
    return params[name]


def _check_files(inputs: List[str], outputs: List[str], files: Files) -> None:
    """InputError unless all inputs are there and no output is."""
    if not inputs:
        raise InputError("No input is given: name one.")
    for name in inputs:
        if name not in files:
            raise InputError(f"{name} does not exist: correct the name.")
    for name in outputs:
        if name in files and name != STDOUT:
            raise InputError(f"{name} exists already: remove it, or name another file.")
