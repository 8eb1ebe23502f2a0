"""How a coregistration of elevation models leaves its algorithm: rasters, files, numbers, a report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Dict

import numpy as np

from ..core.errors import InputError
from ..core.feedback import Feedback, StepFeedback, check_cancelled
from ..layers.styling import difference_style_on_load, style_like_on_load
from ..translation import tr
from .correction import is_skipped, raster_path
from .dem_choice import DemChoice
from .detection import check_result_places
from .feedback import RunFeedback
from .inputs import is_given
from .outputs import check_endings, destination_text
from .point_table import plain
from .report_file import write_report

if TYPE_CHECKING:
    from ..core.dem.choice import Choice
    from ..core.dem.nuth_kaab import AspectCurve
    from ..core.dem.solution import DemShift
    from ..raster_io.dem_load import Survey
    from ..raster_io.dem_open import OpenedDems

DIFFERENCES = ("DIFFERENCE_BEFORE", "DIFFERENCE_AFTER")
RESULTS = (*DIFFERENCES, "MODEL_FILE", "REPORT")
_WORSE = 1.001


@dataclass(frozen=True, eq=False)
class DemRun:
    """What was found: the whole-model solution, and the correction that is applied (the same, or a local one)."""

    dems: OpenedDems
    shift: DemShift
    field: Any
    survey: Survey
    curves: tuple  # of the aspects before and after; None where the terrain gives none
    choice: Choice | None = None

    @cached_property
    def stages(self) -> tuple:
        """(before, after) as the report has them."""
        from ..report.dem_report import dem_stage

        seen = self.survey
        differences = zip((seen.before, seen.after), self.curves)
        return tuple(dem_stage(d, seen.stable, seen.slope, seen.aspect, curve) for d, curve in differences)

    @property
    def nmads(self) -> tuple:
        """(before, after) on stable terrain, metres."""
        return tuple(stage.statistics.nmad for stage in self.stages)

    @property
    def status(self) -> str:
        """One line for models and scripts."""
        remarks = []
        if not self.shift.converged:
            remarks.append("the iterations have not converged")
        before, after = self.nmads
        if after > _WORSE * before:
            remarks.append("the scatter on stable terrain is larger than before")
        return "ok: " + "; ".join(remarks) if remarks else "ok"


def check_dem_places(choice: DemChoice, parameters, context, names=RESULTS) -> None:
    """Raise InputError or OutputError before long work where one of the outputs could not be written."""
    from ..raster_io.dem_write import HEIGHT, SHIFT_BANDS
    from ..raster_io.output import check_output, driver_for
    from ..raster_io.shift_raster import try_bands

    check_result_places(choice, parameters, context, names)
    check_endings(parameters, context, {"MODEL_FILE": ".json"})
    for name in ("OUTPUT", *DIFFERENCES, *(n for n in names if n == "SHIFTS")):
        path = destination_text(parameters, name, context)
        if not path:
            continue
        driver, options = (choice.driver, choice.options) if name == "OUTPUT" else ("", ())
        if driver_for(path, driver) == "VRT":
            text = tr("The output {} cannot be a VRT, which holds no new pixels: choose another format, such as .tif.")
            raise InputError(text.format(path))
        check_output(path, choice.files, driver, options)
        try_bands(path, SHIFT_BANDS if name == "SHIFTS" else (HEIGHT,), driver=driver)


def say_dem(found: DemRun, run: RunFeedback) -> None:
    """The correction in the log, and what it is worth."""
    s = found.shift
    text = tr("Shift of the whole model: {:.3f} m to the east, {:.3f} m to the north, {:.3f} m up.")
    run.message(text.format(s.dx, s.dy, s.dz))
    if s.sigmas[:3]:
        run.message(tr("Standard deviations: {:.3f}, {:.3f} and {:.3f} m.").format(*s.sigmas[:3]))
    if not s.is_translation:
        angles = np.degrees(s.rotation)
        text = tr("Rotation about the axes east, north, up: {:.5f}, {:.5f}, {:.5f} degrees; scale {:.7f}.")
        run.message(text.format(*angles, 1 + s.scale))
    text = tr("NMAD on stable terrain: {:.3f} m before the correction, {:.3f} m after it.")
    run.message(text.format(*found.nmads))
    if found.status != "ok":
        run.warning(found.status)


def curve_of(pair, field) -> AspectCurve | None:
    """The curve of the aspects that a correction leaves, None where the terrain does not give one."""
    from ..core.dem.nuth_kaab import aspect_curve
    from ..core.errors import CancelledError, CoregError

    try:
        return aspect_curve(pair, field)
    except CancelledError:
        raise
    except CoregError:
        return None


def dem_outputs(algorithm, parameters, context, about, run: RunFeedback, span, temporary) -> Dict[str, Any]:
    """Write the rasters and the files that are wanted; ``about`` = (choice, what was found, style of the model)."""
    choice, found, style = about
    start, end = span
    wanted = [name for name in DIFFERENCES if is_given(parameters, name)]
    has_output = not is_skipped(parameters)
    parts = np.linspace(start, end, has_output + len(wanted) + 2)
    made: Dict[str, Any] = dict.fromkeys(("OUTPUT", *RESULTS))
    if has_output:
        made["OUTPUT"] = raster_path(algorithm, parameters, context)
        temporary += [] if is_given(parameters, "OUTPUT") else [made["OUTPUT"]]
        _write_aligned(choice, found, made["OUTPUT"], StepFeedback(run, *parts[:2]))
        style_like_on_load(context, made["OUTPUT"], style)
    for number, name in enumerate(wanted, int(has_output)):
        made[name] = algorithm.parameterAsOutputLayer(parameters, name, context)
        _write_difference(choice, found, name, made[name], StepFeedback(run, *parts[number : number + 2]))
        difference_style_on_load(context, made[name], _limit(found))
    check_cancelled(run)
    if is_given(parameters, "MODEL_FILE"):
        made["MODEL_FILE"] = algorithm.parameterAsFileOutput(parameters, "MODEL_FILE", context)
        _write_model(made["MODEL_FILE"], choice, found, run)
    made["REPORT"] = _write_report(algorithm, parameters, context, choice, found, run)
    return {**made, **dem_number_values(found)}


def dem_number_values(found: DemRun) -> Dict[str, Any]:
    """The outputs that are numbers or texts; None where there is no number."""
    shift, (before, after) = found.shift, (stage.statistics for stage in found.stages)
    return {
        "SHIFT_X_M": plain(shift.dx),
        "SHIFT_Y_M": plain(shift.dy),
        "SHIFT_Z": plain(shift.dz),
        "NMAD_BEFORE": plain(before.nmad),
        "NMAD_AFTER": plain(after.nmad),
        "MEDIAN_BEFORE": plain(before.median),
        "MEDIAN_AFTER": plain(after.median),
        "ITERATIONS": int(shift.iterations),
        "CONVERGED": int(shift.converged),
        "STATUS": found.status,
    }


def _write_aligned(choice: DemChoice, found: DemRun, path: str, feedback: Feedback) -> None:
    from ..raster_io.dem_write import MovedHeights, aligned_heights
    from ..raster_io.shift_raster import write_bands

    heights = aligned_heights(found.dems, found.field, choice.on_reference)
    if not choice.on_reference and not isinstance(heights, MovedHeights) and found.choice is None:
        feedback.message(
            tr("A rotation cannot be told by georeferencing alone: the model is resampled once onto its own pixels.")
        )
    write_bands(path, heights, driver=choice.driver, options=choice.options, inputs=choice.files, feedback=feedback)


def _write_difference(choice: DemChoice, found: DemRun, name: str, path: str, feedback: Feedback) -> None:
    from ..core.dem.dem_pair import NO_SHIFT
    from ..raster_io.dem_write import Differences
    from ..raster_io.shift_raster import write_bands

    field = NO_SHIFT if name == "DIFFERENCE_BEFORE" else found.field
    write_bands(path, Differences(found.dems.windows, field), inputs=choice.files, feedback=feedback)


def _limit(found: DemRun) -> float:
    """Metres at which the colours of both differences end, as in the report."""
    from ..report.dem_report import difference_limit

    return difference_limit(*(stage.sample for stage in found.stages))


def _write_model(path: str, choice: DemChoice, found: DemRun, run: RunFeedback) -> None:
    from .dem_model import dem_model_text
    from .local_model_file import save_text

    kind = choice.method if found.choice is None else f"{choice.method}; {found.choice.kind}"
    save_text(path, dem_model_text(found.dems, found.field, kind), choice.files)
    text = tr("The displacement model holds the horizontal correction; the vertical one of {:.3f} m is noted in it.")
    run.message(text.format(found.shift.dz))


def _write_report(algorithm, parameters, context, choice: DemChoice, found: DemRun, run: RunFeedback) -> str | None:
    if not is_given(parameters, "REPORT"):
        return None

    def write(path: str, result: DemRun, **how) -> None:
        from ..report.dem_report import write_dem_report

        write_dem_report(path, _report_content(result, choice.method), **how)

    return write_report(algorithm, parameters, context, choice, write, found, run)


def _report_content(found: DemRun, method: str) -> Any:
    from ..raster_io.dem_load import shifts_on
    from ..report.dem_report import DemResult

    windows = found.dems.windows
    shifts = None if found.choice is None else shifts_on(windows, found.field, found.survey)
    return DemResult(found.shift, *found.stages, windows.grid, method, found.choice, shifts)
