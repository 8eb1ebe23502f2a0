"""The detection of a global shift, as the algorithms that measure and that correct both run it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Tuple

from qgis.core import QgsGeometry, QgsWkbTypes

from ..layers.styling import OVERLAP, VECTORS, WINDOWS
from ..translation import tr
from .command import command, layer_files, settings
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
    write_layer,
)
from .parameters import ESTIMATORS, RESAMPLINGS
from .point_table import POINT_FIELDS, REAL, point_values, vector_rows, window_rows
from .report_file import write_report

if TYPE_CHECKING:
    from ..core.global_shift import GlobalShift
    from ..core.pair import GlobalShiftSettings

OVERLAP_LAYER = ResultLayer("OVERLAP", QgsWkbTypes.Type.MultiPolygon, (("AREA", REAL),), OVERLAP)
LAYERS = (
    OVERLAP_LAYER,
    ResultLayer("WINDOWS", QgsWkbTypes.Type.Polygon, POINT_FIELDS, WINDOWS),
    ResultLayer("VECTORS", QgsWkbTypes.Type.LineString, POINT_FIELDS, VECTORS),
)
RESULTS = (*(layer.sink for layer in LAYERS), "REPORT")


@dataclass(frozen=True)
class DetectionChoice:
    """What was chosen about the images and how windows are matched, as plain values."""

    reference: ImageChoice
    target: ImageChoice
    centre: PointChoice | None
    shift_settings: Dict[str, Any]  # of core's GlobalShiftSettings
    command: str
    settings: List[Tuple[str, str]]
    layers: Tuple[str, ...]  # files of all layers that were given

    @property
    def files(self) -> List[str]:
        """The files that no output may replace."""
        masks = [image.mask for image in (self.reference, self.target) if isinstance(image.mask, str)]
        return [self.reference.source, self.target.source, *masks, *self.layers]

    def footprints(self, crs_wkt: str) -> Dict[str, Any]:
        """The given footprints in the CRS of the target, as the core's functions take them."""
        images = {"reference_footprint": self.reference, "target_footprint": self.target}
        return {name: image.footprint and image.footprint.merged(crs_wkt) for name, image in images.items()}

    def matching(self, crs_wkt: str) -> GlobalShiftSettings:
        """The core's settings; ``crs_wkt`` is the target's CRS."""
        from ..core.pair import GlobalShiftSettings

        return GlobalShiftSettings(window_centre=self.centre and self.centre.in_crs(crs_wkt), **self.shift_settings)


def detection_choice(algorithm, parameters, context) -> DetectionChoice:
    """Take from QGIS what all matching of windows needs; to be called in the main thread."""
    reference = image_choice(algorithm, parameters, context, "REFERENCE")
    target = image_choice(algorithm, parameters, context, "TARGET")
    chosen = {
        "reference_band": reference.band,
        "target_band": target.band,
        **_windows(algorithm, parameters, context),
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
        layers=layer_files(algorithm, parameters, context),
    )


def _windows(algorithm, parameters, context) -> Dict[str, Any]:
    """Size and number of the windows; a quality grid has square ones, and its own count."""
    if algorithm.parameterDefinition("WINDOW_SIZE") is not None:
        side = algorithm.parameterAsInt(parameters, "WINDOW_SIZE", context)
        return {"window_shape": (side, side)}
    width, height = (algorithm.parameterAsInt(parameters, f"WINDOW_SIZE_{axis}", context) for axis in "XY")
    count = algorithm.parameterAsInt(parameters, "WINDOW_COUNT", context)
    return {"window_shape": (height, width), "window_count": count}


def check_result_places(choice: DetectionChoice, parameters, context, names: Iterable[str] = RESULTS) -> None:
    """Raise OutputError before long work where one of the outputs could not be written."""
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
    from ..core.global_shift import detect_global_shift

    crs = images[1].grid.crs_wkt
    return detect_global_shift(*images, choice.matching(crs), **choice.footprints(crs), feedback=feedback)


def write_results(algorithm, parameters, context, choice, result: GlobalShift, run: RunFeedback) -> Dict[str, Any]:
    """Write the layers and the report that are wanted; returns all outputs of the detection."""
    crs = qgis_crs(result.target_grid.crs_wkt)
    vectors = vector_rows(point_values(result), POINT_FIELDS)
    rows = overlap_rows(result.overlap, crs, context), window_rows(result), vectors
    layers = {}
    for layer, features in zip(LAYERS, rows):
        layers.update(write_layer(algorithm, parameters, context, layer, crs, features))
    return {
        **layers,
        "REPORT": write_report(algorithm, parameters, context, choice, _report, result, run),
        **numbers(result),
    }


def _report(path: str, result: GlobalShift, **about) -> None:
    from ..report.global_report import write_global_report

    write_global_report(path, result, **about)


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


def overlap_rows(overlap, crs, context) -> Iterator[Tuple[QgsGeometry, List[float]]]:
    """The overlap and its area as the one row of OVERLAP_LAYER; none where there is no overlap."""
    if overlap is not None and not overlap.is_empty:
        geometry = from_shapely(overlap)
        geometry.convertToMultiType()
        yield geometry, [area_m2(geometry, crs, context)]
