"""How a local coregistration leaves its algorithm: the corrected image, layers, files, numbers, a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict

from qgis.core import QgsUnitTypes, QgsWkbTypes

from ..core.errors import InputError
from ..core.feedback import StepFeedback, check_cancelled
from ..layers.styling import BLOCKS, QUALITY_POINTS, style_like_on_load
from ..translation import tr
from .correction import is_skipped, raster_path
from .detection import check_result_places
from .feedback import RunFeedback
from .inputs import is_given, qgis_crs
from .local_choice import LocalChoice, LocalRun, second_match
from .local_rows import BLOCK_FIELDS, LOCAL_FIELDS, block_rows, blocks_of, point_rows
from .outputs import ResultLayer, check_endings, destination_text, write_layer
from .point_table import plain
from .report_file import write_report
from .whole_outputs import whole_or_nothing

if TYPE_CHECKING:
    from ..core.feedback import Feedback

POINTS_LAYER = ResultLayer("POINTS", QgsWkbTypes.Type.Point, LOCAL_FIELDS, QUALITY_POINTS)
BLOCKS_LAYER = ResultLayer("BLOCKS", QgsWkbTypes.Type.Polygon, BLOCK_FIELDS, BLOCKS)
FILES = ("SHIFTS", "MODEL_FILE", "GCP_VRT", "GEOLOCATION_VRT")
RESULTS = ("POINTS", "BLOCKS", *FILES, "REPORT")
ENDINGS = {"GCP_VRT": ".vrt", "GEOLOCATION_VRT": ".vrt", "MODEL_FILE": ".json"}
RASTER, LISTS = 0.7, 0.8  # shares of the work that is left when the outputs are made


def check_local_places(choice: LocalChoice, parameters, context) -> None:
    """Raise InputError or OutputError before long work where one of the outputs could not be written."""
    from ..raster_io.align import refuse_classes
    from ..raster_io.geolocation_on_map import refuse_projected
    from ..raster_io.open import open_dataset
    from ..raster_io.output import check_output, driver_for, expected_bytes
    from ..raster_io.shift_raster import try_shift_raster

    check_result_places(choice, parameters, context, RESULTS)
    check_endings(parameters, context, ENDINGS)
    target = open_dataset(choice.target, tr("The target image"))
    if is_given(parameters, "GCP_VRT") or is_given(parameters, "GEOLOCATION_VRT"):
        refuse_projected(target, choice.target_grid(), choice.target)
    for name, driver in (("OUTPUT", choice.driver), ("SHIFTS", "")):
        path = destination_text(parameters, name, context)
        if not path:
            continue
        if driver_for(path, driver) == "VRT":
            text = tr("The output {} cannot be a VRT, which holds no new pixels: choose another format, such as .tif.")
            raise InputError(text.format(path))
        if name == "SHIFTS":
            check_output(path, choice.files)
            try_shift_raster(path)
            continue
        refuse_classes(choice.target, choice.resampling)
        size = expected_bytes(choice.target, choice.output_grid(choice.target_grid()))
        check_output(path, choice.files, choice.driver, choice.options, size, like=choice.target)


def say_model(found: LocalRun, run: RunFeedback) -> None:
    """The model in one line of the log, and what it is worth."""
    model = found.model
    run.message(tr("Displacement model: {}").format(model.reason))
    if found.unseen is not None:
        text = tr("RMSE at {} left-out points: {:.3f} px before the correction, {:.3f} px after it.")
        before, after = (stage("px", "rmse", "abs") for stage in _stages(found))
        run.message(text.format(found.unseen.before.count, before, after))
    if model.status != "ok":
        run.warning(tr("Displacement model: {}").format(model.status))


def _stages(found: LocalRun) -> tuple:
    return (None, None) if found.unseen is None else (found.unseen.before, found.unseen.after)


def write_local(algorithm, parameters, context, about, run: RunFeedback, start: float) -> Dict[str, Any]:
    """Write what is wanted; ``about`` = (choice, what was found, style of the target); returns all outputs."""
    choice, found, style = about
    end = [start + share * (100 - start) for share in (RASTER, LISTS)]
    with whole_or_nothing(algorithm, parameters, context, run) as temporary:
        output = None
        if not is_skipped(parameters):
            output = raster_path(algorithm, parameters, context)
            temporary += [] if is_given(parameters, "OUTPUT") else [output]
            _write_image(choice, found, output, StepFeedback(run, start, end[0]))
            style_like_on_load(context, output, style)
        results = {
            "OUTPUT": output,
            **_write_files(algorithm, parameters, context, about, StepFeedback(run, *end)),
            **_write_layers(algorithm, parameters, context, found, run),
        }
        report = _write_report(algorithm, parameters, context, (choice, found, output), run, end[1])
        return {**results, "REPORT": report, **local_numbers(found)}


def local_numbers(found: LocalRun) -> Dict[str, Any]:
    """The outputs that are numbers or texts; None where there is no number."""
    from ..core.fit_sample import usable

    before, after = (None if stage is None else plain(stage("px", "rmse", "abs")) for stage in _stages(found))
    return {
        "RMSE_BEFORE_PX": before,
        "RMSE_AFTER_PX": after,
        "MODEL_USED": found.model.kind,
        "POINTS_USED": int(usable(found.points).sum()),
        "STATUS": found.model.status,
    }


def _write_image(choice: LocalChoice, found: LocalRun, output: str, feedback: Feedback) -> None:
    from ..raster_io.field_warp import write_corrected

    grid = choice.output_grid(found.grid, found.model) if choice.aligned else None
    write_corrected(
        choice.target, output, found.model, grid=grid, resampling=choice.resampling, driver=choice.driver,
        options=choice.options, feedback=feedback,
    )  # fmt: skip


def _write_files(algorithm, parameters, context, about, feedback: Feedback) -> Dict[str, Any]:
    made: Dict[str, Any] = dict.fromkeys(FILES)
    wanted = [name for name in FILES if is_given(parameters, name)]
    for i, name in enumerate(wanted):
        check_cancelled(feedback)
        step = StepFeedback(feedback, 100 * i / len(wanted), 100 * (i + 1) / len(wanted))
        take = algorithm.parameterAsOutputLayer if name == "SHIFTS" else algorithm.parameterAsFileOutput
        made[name] = take(parameters, name, context)
        _WRITERS[name](made[name], *about[:2], step)
    return made


def _write_shifts(path: str, choice: LocalChoice, found: LocalRun, feedback: Feedback) -> None:
    import numpy as np

    from ..raster_io.shift_raster import shift_raster_grid, write_shift_raster

    model, spacing = found.model, found.quality.spacing_px if found.quality else float("nan")
    sigma = model.uncertainty_px * float(np.sqrt(np.prod(model.resolution)))

    def uncertainty(x, y):
        return np.where(model.supported(x, y), sigma, np.nan)

    grid = shift_raster_grid(found.grid, None, spacing)
    write_shift_raster(path, model, grid, uncertainty=uncertainty, inputs=choice.files, feedback=feedback)


def _write_model(path: str, choice: LocalChoice, found: LocalRun, feedback: Feedback) -> None:
    from ..core.model_file import model_to_text
    from .local_model_file import save_text

    save_text(path, model_to_text(found.model), choice.files)


def _write_gcps(path: str, choice: LocalChoice, found: LocalRun, feedback: Feedback) -> None:
    from ..core.fit_sample import usable
    from ..raster_io.gcps import write_gcp_vrt

    points = found.points.select(usable(found.points))
    write_gcp_vrt(path, choice.target, points, found.grid, feedback=feedback)


def _write_geolocation(path: str, choice: LocalChoice, found: LocalRun, feedback: Feedback) -> None:
    from ..raster_io.geolocation_vrt import write_geolocation_vrt

    write_geolocation_vrt(path, choice.target, found.model, found.grid, feedback=feedback)


_WRITERS = {
    "SHIFTS": _write_shifts, "MODEL_FILE": _write_model, "GCP_VRT": _write_gcps, "GEOLOCATION_VRT": _write_geolocation,
}  # fmt: skip


def _write_layers(algorithm, parameters, context, found: LocalRun, run) -> Dict[str, Any]:
    crs = qgis_crs(found.grid.crs_wkt)
    unit = QgsUnitTypes.toAbbreviatedString(crs.mapUnits())
    made = {}
    for layer, rows_of in ((POINTS_LAYER, _point_rows), (BLOCKS_LAYER, _block_rows)):
        rows = rows_of(found, run) if is_given(parameters, layer.sink) else []
        made.update(write_layer(algorithm, parameters, context, layer, crs, rows, feedback=run, unit=unit))
    return made


def _point_rows(found: LocalRun, run: RunFeedback) -> Any:
    return point_rows(found.points, found.model, found.grid)


def _block_rows(found: LocalRun, run: RunFeedback) -> Any:
    blocks = blocks_of(found.points, found.model, found.grid)
    if found.model.blocks is None:
        run.message(tr("The blocks show the tie points: the model, {}, has none.").format(found.model.kind))
    return block_rows(blocks)


def _write_report(algorithm, parameters, context, about, run: RunFeedback, start: float) -> str | None:
    if not is_given(parameters, "REPORT"):
        return None
    choice, found, output = about
    again = None
    if output and choice.grid is not None:
        again = second_match(choice, output, run, StepFeedback(run, start, 99))
    check_cancelled(run)

    def write(path: str, result: LocalRun, **how) -> None:
        from ..report.local_report import LocalResult, write_local_report

        content = LocalResult(
            found.points, found.grid, found.model, found.unseen, found.quality and found.quality.overlap,
            found.quality.spacing_px if found.quality else float("nan"), again,
        )  # fmt: skip
        write_local_report(path, content, **how)

    return write_report(algorithm, parameters, context, choice, write, found, run)
