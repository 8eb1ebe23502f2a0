"""How a correction of geolocation arrays leaves its algorithm: arrays, tie points, numbers, a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Tuple

import numpy as np
from qgis.core import QgsGeometry, QgsUnitTypes, QgsWkbTypes

from ..core.feedback import StepFeedback, check_cancelled
from ..layers.styling import QUALITY_POINTS
from ..translation import tr
from .correct_geolocation_choice import CorrectionChoice
from .detection import check_result_places
from .feedback import RunFeedback
from .geolocation_output import attached, output_path
from .inputs import is_given, qgis_crs
from .local_rows import LOCAL_FIELDS, RESIDUAL_FIELDS
from .outputs import ResultLayer, destination_text, write_layer
from .point_table import attribute_rows, plain, position_rows, tie_point_values
from .report_file import write_report

if TYPE_CHECKING:
    from ..core.tie_points import TiePoints
    from ..raster_io.swath_match import SwathMatch

POINTS_LAYER = ResultLayer("POINTS", QgsWkbTypes.Type.Point, LOCAL_FIELDS, QUALITY_POINTS)


def check_correction_places(algorithm, parameters, context, choice: CorrectionChoice) -> None:
    """Raise InputError or OutputError before long work where one of the outputs could not be written."""
    from ..raster_io.geolocation_attach import arrays_file, form_of
    from ..raster_io.output import check_output, expected_bytes

    check_result_places(choice, parameters, context, ("POINTS", "REPORT"))
    path = destination_text(parameters, "OUTPUT", context)
    if not path:
        return
    driver = algorithm.parameterAsString(parameters, "FORMAT", context).strip()
    form = {"VRT": "vrt", "NETCDF": "netcdf"}.get(driver.upper(), "pam") if driver else form_of(path)
    small = form == "vrt" or path.lower().endswith(".aux.xml")
    size = 0 if small else expected_bytes(choice.image.source)
    check_output(path, choice.files, "VRT" if small else "netCDF" if form == "netcdf" else driver, (), size)
    if form != "netcdf":
        check_output(arrays_file(path), choice.files)


def say_match(found: SwathMatch, run: RunFeedback) -> None:
    """The shifts and their model in a few lines of the log."""
    points = found.points
    text = tr("{} of {} points are valid, {} are outliers.")
    run.message(text.format(int(points.valid.sum()), len(points), int(points.outlier.sum())))
    run.message(tr("Displacement model: {}").format(found.model.reason))
    if found.unseen is not None:
        text = tr("RMSE at {} left-out points: {:.3f} px before the correction, {:.3f} px after it.")
        before, after = (stage("px", "rmse", "abs") for stage in (found.unseen.before, found.unseen.after))
        run.message(text.format(found.unseen.before.count, before, after))
    if found.again is not None and found.again.found:
        run.message(tr("A second match leaves {:.3f} px (RMSE).").format(found.again.before("px", "rmse", "abs")))
    if found.model.status != "ok":
        run.warning(tr("Displacement model: {}").format(found.model.status))


def write_correction(algorithm, parameters, context, about, run: RunFeedback, start: float) -> Dict[str, Any]:
    """Write what is wanted; ``about`` = (choice, pair, what was found); returns all outputs."""
    from ..raster_io.swath_match import points_on_map

    choice, pair, found = about
    crs = pair.reference.grid.crs_wkt
    placed = points_on_map(found.points, pair.geolocation, crs)
    path = output_path(algorithm, parameters, context)
    with attached(algorithm, parameters, context, run, path) as write:
        made = _write_points(algorithm, parameters, context, (found, placed, crs), run)
        check_cancelled(run)
        made["REPORT"] = write_report(algorithm, parameters, context, choice, _report, found, run)
        rest = StepFeedback(run, start, 100)
        arrays = write(choice.image.source, found.corrected, inputs=choice.files, feedback=rest)
    return {"OUTPUT": path, "ARRAYS": arrays, **made, **correction_numbers_of(found, placed)}


def _write_points(algorithm, parameters, context, about, run: RunFeedback) -> Dict[str, Any]:
    found, placed, wkt = about
    crs = qgis_crs(wkt)
    rows = _rows(found, placed) if is_given(parameters, "POINTS") else []
    unit = QgsUnitTypes.toAbbreviatedString(crs.mapUnits())
    return write_layer(algorithm, parameters, context, POINTS_LAYER, crs, rows, feedback=run, unit=unit)


def _rows(found: SwathMatch, placed: TiePoints) -> Iterator[Tuple[QgsGeometry, List[Any]]]:
    from ..core.fit_sample import usable
    from ..core.local_model import residuals_px

    right, down = residuals_px(found.points, found.model, found.quality.target_grid).T
    left = {"RES_X_PX": right, "RES_Y_PX": down, "RES_PX": np.hypot(right, down), "USED": usable(found.points)}
    rows = zip(tie_point_values(placed), attribute_rows(left, RESIDUAL_FIELDS))
    return position_rows([values + more for values, more in rows], LOCAL_FIELDS)


def correction_numbers_of(found: SwathMatch, placed: TiePoints) -> Dict[str, Any]:
    """The outputs that are numbers or texts; None where there is no number."""
    from ..core.fit_sample import usable

    stages = {
        "BEFORE": found.unseen and found.unseen.before,
        "AFTER": found.unseen and found.unseen.after,
        "AGAIN": found.again.before if found.again is not None and found.again.found else None,
    }
    good = placed.select(usable(found.points))
    middle = {"X_SHIFT_PX": good.x_shift_px, "Y_SHIFT_PX": good.y_shift_px, "ABS_SHIFT": good.abs_shift}
    return {
        **{f"RMSE_{n}_PX": None if stage is None else plain(stage("px", "rmse", "abs")) for n, stage in stages.items()},
        **{name: plain(np.nanmedian(values)) for name, values in middle.items()},
        "INTERPOLATION_ERROR_PX": plain(found.sampling_px),
        "POINTS_TOTAL": len(found.points),
        "POINTS_USED": len(good),
        "MODEL_USED": found.model.kind,
        "STATUS": found.model.status,
    }


def _report(path: str, found: SwathMatch, **about) -> None:
    from ..report.correction_report import CorrectionResult, write_correction_report

    result = CorrectionResult(
        found.points, found.model, found.unseen, found.again, found.corrected.shape, found.quality.spacing_px
    )
    write_correction_report(path, result, **about)
