"""The detection of a global shift, as the algorithms that measure and that correct both run it."""

from __future__ import annotations

import configparser
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Tuple

from qgis.core import Qgis, QgsWkbTypes

from ..core.errors import CancelledError
from ..core.feedback import check_cancelled
from ..layers.styling import OVERLAP, VECTORS, WINDOWS
from ..translation import tr
from .command import command, settings
from .feedback import RunFeedback
from .inputs import ImageChoice, PointChoice, image_choice, optional_number, point_choice, qgis_crs
from .outputs import (
    ResultLayer,
    area_m2,
    check_distinct,
    check_places,
    destination_text,
    from_shapely,
    numbers,
    remove_outputs,
    write_layer,
)
from .parameters import ESTIMATORS, RESAMPLINGS
from .point_table import POINT_FIELDS, REAL, vector_rows, window_rows

if TYPE_CHECKING:
    from ..core.global_shift import GlobalShift

LAYERS = (
    ResultLayer("OVERLAP", QgsWkbTypes.Type.MultiPolygon, (("AREA", REAL),), OVERLAP),
    ResultLayer("WINDOWS", QgsWkbTypes.Type.Polygon, POINT_FIELDS, WINDOWS),
    ResultLayer("VECTORS", QgsWkbTypes.Type.LineString, POINT_FIELDS, VECTORS),
)
PACKAGE = Path(__file__).resolve().parent.parent
REPORTED_PACKAGES = ("GDAL", "numpy", "scipy", "shapely", "pyfftw", "matplotlib")


@dataclass(frozen=True)
class DetectionChoice:
    """What was chosen, as plain values."""

    reference: ImageChoice
    target: ImageChoice
    centre: PointChoice | None
    shift_settings: Dict[str, Any]  # of core's GlobalShiftSettings
    command: str
    settings: List[Tuple[str, str]]

    @property
    def files(self) -> List[str]:
        """The files that no output may replace."""
        masks = [image.mask for image in (self.reference, self.target) if isinstance(image.mask, str)]
        return [self.reference.source, self.target.source, *masks]


def detection_choice(algorithm, parameters, context) -> DetectionChoice:
    """Take everything from QGIS that the detection needs; to be called in the main thread."""
    reference = image_choice(algorithm, parameters, context, "REFERENCE")
    target = image_choice(algorithm, parameters, context, "TARGET")
    width, height = (algorithm.parameterAsInt(parameters, f"WINDOW_SIZE_{axis}", context) for axis in "XY")
    chosen = {
        "reference_band": reference.band,
        "target_band": target.band,
        "window_shape": (height, width),
        "window_count": algorithm.parameterAsInt(parameters, "WINDOW_COUNT", context),
        "max_shift": optional_number(algorithm, parameters, "MAX_SHIFT", context),
        "max_iterations": algorithm.parameterAsInt(parameters, "MAX_ITERATIONS", context),
        "estimator": ESTIMATORS[algorithm.parameterAsEnum(parameters, "ESTIMATOR", context)],
        "resampling": RESAMPLINGS[algorithm.parameterAsEnum(parameters, "MATCH_RESAMPLING", context)],
    }
    return DetectionChoice(
        reference=reference,
        target=target,
        centre=point_choice(algorithm, parameters, "WINDOW_CENTER", context),
        shift_settings=chosen,
        command=command(algorithm, parameters, context),
        settings=settings(algorithm, parameters, context),
    )


def check_result_places(choice: DetectionChoice, parameters, context) -> None:
    """Raise OutputError before long work where a layer or the report could not be written."""
    names = [*(layer.sink for layer in LAYERS), "REPORT"]
    places = {name: destination_text(parameters, name, context) for name in names}
    check_places(places.values(), choice.files)
    check_distinct({"OUTPUT": destination_text(parameters, "OUTPUT", context), **places})


def open_images(choice: DetectionChoice, feedback) -> Tuple[Any, Any]:
    """Reference and target, ready to be compared; raises InputError where they cannot be."""
    from ..raster_io.open import open_pair

    return open_pair(choice.reference.for_pair(), choice.target.for_pair(), feedback=feedback)


def detect(choice: DetectionChoice, images: Tuple[Any, Any], feedback) -> GlobalShift:
    """Measure the shift between the opened images; nothing is written."""
    if choice.centre is not None and choice.shift_settings["window_count"] > 1:
        feedback.message(tr("A centre was given: the one window around it is matched, whatever the number of windows."))
    from ..core.global_shift import GlobalShiftSettings, detect_global_shift

    reference, target = images
    crs = target.grid.crs_wkt
    footprints = [image.footprint and image.footprint.merged(crs) for image in (choice.reference, choice.target)]
    return detect_global_shift(
        reference,
        target,
        GlobalShiftSettings(window_centre=choice.centre and choice.centre.in_crs(crs), **choice.shift_settings),
        reference_footprint=footprints[0],
        target_footprint=footprints[1],
        feedback=feedback,
    )


def write_results(algorithm, parameters, context, choice, result: GlobalShift, run: RunFeedback) -> Dict[str, Any]:
    """Write the layers and the report that are wanted; returns all outputs of the detection."""
    try:
        check_cancelled(run)
        results = _write_results(algorithm, parameters, context, choice, result, run)
        check_cancelled(run)
    except CancelledError:
        names = [*(layer.sink for layer in LAYERS), "REPORT"]
        remove_outputs((destination_text(parameters, name, context) for name in names), context)
        raise
    return results


def _write_results(algorithm, parameters, context, choice, result, run) -> Dict[str, Any]:
    crs = qgis_crs(result.target_grid.crs_wkt)
    rows = list(_overlap_rows(result, crs, context)), window_rows(result), vector_rows(result)
    layers = {}
    for layer, features in zip(LAYERS, rows):
        layers.update(write_layer(algorithm, parameters, context, layer, crs, features))
    return {
        **layers,
        "REPORT": _write_report(algorithm, parameters, context, choice, result, run),
        **numbers(result),
    }


def say(result: GlobalShift, run: RunFeedback) -> None:
    """The result in one line of the log, or why there is none."""
    if not result.found:
        run.error(result.status)
        return
    text = tr(
        "Shift of the target: {:.3f} px right and {:.3f} px down, that is {:.3f} east and {:.3f} north in map units; "
        "uncertainty {:.3f} px, reliability {:.0f} %."
    )
    run.message(
        text.format(
            result.x_shift_px,
            result.y_shift_px,
            result.x_shift_m,
            result.y_shift_m,
            result.uncertainty_px,
            result.reliability,
        )
    )


def versions() -> List[Tuple[str, str]]:
    """(name, version) of what took part, for the report."""
    found = [("CoReg", _own_version()), ("QGIS", Qgis.QGIS_VERSION)]
    for name in REPORTED_PACKAGES:
        try:
            found.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:
            found.append((name, tr("not installed")))
    return found


def _own_version() -> str:
    """From metadata.txt: inside the package as installed, beside it in the source tree."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read([PACKAGE.parent / "metadata.txt", PACKAGE / "metadata.txt"], "utf-8")
    return parser.get("general", "version", fallback="")


def _overlap_rows(result: GlobalShift, crs, context):
    if result.overlap is not None and not result.overlap.is_empty:
        geometry = from_shapely(result.overlap)
        geometry.convertToMultiType()
        yield geometry, [area_m2(geometry, crs, context)]


def _write_report(algorithm, parameters, context, choice, result: GlobalShift, run: RunFeedback) -> str | None:
    path = algorithm.parameterAsFileOutput(parameters, "REPORT", context)
    if not path:
        return None
    from ..report.global_report import write_global_report

    write_global_report(
        path,
        result,
        title=algorithm.displayName(),
        settings=choice.settings,
        command=choice.command,
        versions=versions(),
        messages=run.messages,
        tr=tr,
    )
    return path
