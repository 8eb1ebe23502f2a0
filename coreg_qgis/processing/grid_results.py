"""How a quality grid leaves its algorithm: layers, numbers, a raster of shifts, lists of points, a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict

import numpy as np
from qgis.core import QgsCoordinateTransform, QgsUnitTypes, QgsWkbTypes

from ..core.errors import InputError
from ..core.feedback import StepFeedback, check_cancelled
from ..layers.styling import GRID_VECTORS, QUALITY_POINTS
from ..translation import tr
from .detection import OVERLAP_LAYER, check_result_places, overlap_rows
from .feedback import RunFeedback
from .grid_choice import GridChoice
from .grid_parameters import STAGES, statistic_name
from .inputs import is_given, qgis_crs
from .outputs import ResultLayer, check_endings, destination_text, write_layer
from .point_table import GRID_FIELDS, plain, position_rows, tie_point_values, vector_rows
from .report_file import write_report
from .whole_outputs import whole_or_nothing

if TYPE_CHECKING:
    from ..core.quality_grid import QualityGrid

POINTS_LAYER = ResultLayer("POINTS", QgsWkbTypes.Type.Point, GRID_FIELDS, QUALITY_POINTS)
VECTORS_LAYER = ResultLayer("VECTORS", QgsWkbTypes.Type.LineString, GRID_FIELDS, GRID_VECTORS)
POINT_FILES = ("POINTS_FILE", "GCP_VRT", "TIE_POINT_LIST")
ENDINGS = {"GCP_VRT": ".vrt"}
RESULTS = ("POINTS", "VECTORS", "OVERLAP", "SHIFTS", "REPORT", *POINT_FILES)
FEWEST_FOR_FIELD = 3  # valid points; fewer say nothing about how shifts vary


def check_grid_places(choice: GridChoice, parameters, context) -> None:
    """Raise InputError or OutputError before long work where one of the outputs could not be written."""
    check_result_places(choice.pair, parameters, context, RESULTS)
    check_endings(parameters, context, ENDINGS)
    raster = destination_text(parameters, "SHIFTS", context)
    if raster:
        from ..raster_io.output import check_output, driver_for

        if driver_for(raster) == "VRT":
            text = tr("The raster of the shifts {} cannot be a VRT: choose another format, for example .tif.")
            raise InputError(text.format(raster))
        check_output(raster, choice.pair.files)
        from ..raster_io.shift_raster import try_shift_raster

        try_shift_raster(raster)


def write_grid(algorithm, parameters, context, choice, result: QualityGrid, run: RunFeedback) -> Dict[str, Any]:
    """Write what is wanted; returns all outputs of the algorithm."""
    with whole_or_nothing(algorithm, parameters, context, run):
        results = {
            **_write_layers(algorithm, parameters, context, choice, result, run),
            **_write_files(algorithm, parameters, context, choice, result, run),
        }
        check_cancelled(run)
        # Last, so that all messages are in it.
        report = write_report(algorithm, parameters, context, choice.pair, _report, result, run)
        return {**results, "REPORT": report, **grid_numbers(result)}


def grid_numbers(result: QualityGrid) -> Dict[str, Any]:
    """The outputs that are numbers, None where there is no number, and STATUS."""
    points = result.points
    east, north = result.global_shift_m
    right, down = result.target_grid.vector_to_pixel(east, north)
    counts = {"TOTAL": np.ones(len(points)), "MATCHED": points.measured, "VALID": points.valid}
    numbers = {"SSIM_BEFORE": result.ssim_before, "SSIM_AFTER": result.ssim_after, "SCATTER_PX": result.scatter_px}
    shift = {"X_SHIFT_PX": right, "Y_SHIFT_PX": down, "X_SHIFT_M": east, "Y_SHIFT_M": north}
    return {
        **{f"POINTS_{name}": int(np.count_nonzero(c)) for name, c in {**counts, "OUTLIER": points.outlier}.items()},
        **{
            statistic_name(stage, unit, measure, axis): plain(value)
            for stage in STAGES
            for unit, measure, axis, value in getattr(result, stage).items()
        },
        **{name: plain(value) for name, value in {**numbers, **shift}.items()},
        "STATUS": str(result.status),
    }


def say_grid(result: QualityGrid, run: RunFeedback) -> None:
    """The result in one line of the log, or why there is none."""
    if not result.found:
        run.error(result.status)
        return
    points = result.points
    text = tr(
        "{} of {} points are valid, {} are outliers; RMSE of the shifts {:.3f} px, after the best shift {:.3f} px."
    )
    valid, outliers = int(points.valid.sum()), int(points.outlier.sum())
    before, after = (stage("px", "rmse", "abs") for stage in (result.before, result.after_global))
    run.message(text.format(valid, len(points), outliers, before, after))


def _write_layers(algorithm, parameters, context, choice, result: QualityGrid, run: RunFeedback) -> Dict[str, Any]:
    own = qgis_crs(result.target_grid.crs_wkt)
    crs = choice.crs or own
    transform = None if crs == own else QgsCoordinateTransform(own, crs, context.transformContext())
    unit = QgsUnitTypes.toAbbreviatedString(own.mapUnits())
    made = {}
    for layer, rows_of in ((POINTS_LAYER, position_rows), (VECTORS_LAYER, vector_rows)):
        values = tie_point_values(result.points) if is_given(parameters, layer.sink) else []
        # All rows before the first is written: a CRS that cannot hold them leaves no half a layer.
        rows = list(rows_of(values, GRID_FIELDS, transform))
        made.update(write_layer(algorithm, parameters, context, layer, crs, rows, feedback=run, unit=unit))
    overlap = overlap_rows(result.overlap, own, context)
    return {**made, **write_layer(algorithm, parameters, context, OVERLAP_LAYER, own, overlap)}


def _write_files(algorithm, parameters, context, choice, result: QualityGrid, run: RunFeedback) -> Dict[str, Any]:
    """The raster of shifts and the lists of points; None with a warning for those that need a valid point."""
    made = dict.fromkeys(("SHIFTS", *POINT_FILES))
    wanted = [name for name in made if is_given(parameters, name)]
    if wanted and not result.found:
        run.warning(tr("No point is valid: {} cannot be made.").format(", ".join(wanted)))
        return made
    for name in wanted:
        check_cancelled(run)
        take = algorithm.parameterAsOutputLayer if name == "SHIFTS" else algorithm.parameterAsFileOutput
        made[name] = take(parameters, name, context)
        _WRITERS[name](made[name], choice, result, StepFeedback(run, 90, 100))
    return made


def _report(path: str, result: QualityGrid, **about) -> None:
    from ..report.grid_report import write_grid_report

    write_grid_report(path, result, **about)


def _write_shifts(path: str, choice: GridChoice, result: QualityGrid, feedback) -> None:
    from ..core.shift_field import best_translation, smooth_field
    from ..raster_io.shift_raster import shift_raster_grid, write_shift_raster

    points = result.points.select(result.points.valid)
    shifts = points.x_shift_m, points.y_shift_m
    if len(points) < FEWEST_FOR_FIELD:
        field = best_translation(*shifts)
    else:
        field = smooth_field(points.x_map, points.y_map, *shifts, points.uncertainty_px)
    check_cancelled(feedback)
    grid = shift_raster_grid(result.target_grid, result.overlap, result.spacing_px)
    write_shift_raster(path, field, grid, inside=result.overlap, inputs=choice.pair.files, feedback=feedback)


def _write_points_file(path: str, choice: GridChoice, result: QualityGrid, feedback) -> None:
    from ..raster_io.gcps import write_points_file

    write_points_file(path, result.points, result.target_grid, inputs=choice.pair.files)


def _write_gcp_vrt(path: str, choice: GridChoice, result: QualityGrid, feedback) -> None:
    from ..raster_io.gcps import write_gcp_vrt

    write_gcp_vrt(path, choice.pair.target.source, result.points, result.target_grid, feedback=feedback)


def _write_list(path: str, choice: GridChoice, result: QualityGrid, feedback) -> None:
    from ..raster_io.gcps import write_geomap_list

    write_geomap_list(path, result.points, inputs=choice.pair.files)


_WRITERS = {
    "SHIFTS": _write_shifts,
    "POINTS_FILE": _write_points_file,
    "GCP_VRT": _write_gcp_vrt,
    "TIE_POINT_LIST": _write_list,
}
