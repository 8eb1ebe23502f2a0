"""How a check of geolocation arrays leaves its algorithm: findings, layers, numbers, a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Tuple

from qgis.core import QgsGeometry, QgsWkbTypes

from ..core.feedback import check_cancelled
from ..layers.styling import FOOTPRINT
from ..translation import tr
from .command import command, layer_files, settings
from .detection import check_result_places
from .feedback import RunFeedback
from .inputs import is_given, qgis_crs, raster_source
from .outputs import ResultLayer, area_m2, from_shapely, write_layer
from .point_table import INTEGER, REAL, TEXT, attribute_rows, plain, position_rows
from .report_file import write_report
from .whole_outputs import whole_or_nothing

if TYPE_CHECKING:
    from ..core.geolocation_outline import SamplePoints
    from ..raster_io.geolocation_check import CheckedGeolocation

POINT_FIELDS = (
    ("POINT_ID", INTEGER),
    ("COL", REAL),
    ("ROW", REAL),
    ("X_MAP", REAL),
    ("Y_MAP", REAL),
    ("BACK_COL", REAL),
    ("BACK_ROW", REAL),
    ("CLOSURE_PX", REAL),
    ("PIXEL_SIZE", REAL),
    ("SEEN", INTEGER),
)
OUTLINE_LAYER = ResultLayer("FOOTPRINT", QgsWkbTypes.Type.MultiPolygon, (("SOURCE", TEXT), ("AREA", REAL)), FOOTPRINT)
POINTS_LAYER = ResultLayer("POINTS", QgsWkbTypes.Type.Point, POINT_FIELDS, "geolocation_points.qml")


@dataclass(frozen=True)
class CheckChoice:
    """What was chosen, as plain values."""

    source: str
    point_count: int
    command: str
    settings: List[Tuple[str, str]]
    layers: Tuple[str, ...]

    @property
    def files(self) -> List[str]:
        """The files that no output may replace."""
        return [self.source, *self.layers]


def check_choice(algorithm, parameters, context) -> CheckChoice:
    """Take everything from QGIS that the check needs; to be called in the main thread."""
    return CheckChoice(
        source=raster_source(algorithm, parameters, "INPUT", context, tr("The raster")),
        point_count=algorithm.parameterAsInt(parameters, "POINT_COUNT", context),
        command=command(algorithm, parameters, context),
        settings=settings(algorithm, parameters, context),
        layers=layer_files(algorithm, parameters, context),
    )


def check_geolocation_places(choice: CheckChoice, parameters, context) -> None:
    """Raise OutputError before long work where one of the outputs could not be written."""
    check_result_places(choice, parameters, context, ("FOOTPRINT", "POINTS", "REPORT"))


def say_findings(checked: CheckedGeolocation, run: RunFeedback) -> None:
    """Every finding in the log, by its severity."""
    for finding in checked.found:
        {"error": run.error, "warning": run.warning}.get(finding.severity, run.message)(finding.text)


@dataclass(frozen=True, eq=False)
class _Drawn:
    """What layers and report show of arrays that can be used."""

    points: SamplePoints | None
    shape: Any  # shapely; None = not known
    area: float | None


def write_check(algorithm, parameters, context, about, run: RunFeedback) -> Dict[str, Any]:
    """Write what is wanted; ``about`` = (choice, what was found); returns all outputs."""
    choice, checked = about
    drawn = _drawn(choice, checked, context)
    check_cancelled(run)
    with whole_or_nothing(algorithm, parameters, context, run):
        made = _write_layers(algorithm, parameters, context, (choice, checked, drawn), run)

        def write(path: str, result: CheckedGeolocation, **how) -> None:
            from ..report.geolocation_report import GeolocationResult, write_geolocation_report

            name = "" if result.geolocation is None else _crs_name(result)
            content = GeolocationResult(
                result.keys, result.found, result.image_shape, result.geolocation, result.summary, drawn.points,
                drawn.shape, name,
            )  # fmt: skip
            write_geolocation_report(path, content, **how)

        report = write_report(algorithm, parameters, context, choice, write, checked, run)
        return {**made, "REPORT": report, **_numbers(checked, drawn)}


def _drawn(choice: CheckChoice, checked: CheckedGeolocation, context) -> _Drawn:
    if checked.geolocation is None or not checked.valid:
        return _Drawn(None, None, None)
    from ..core.geolocation_outline import outline, sample_points

    shape = outline(checked.geolocation)
    area = None if shape.is_empty else area_m2(from_shapely(shape), qgis_crs(checked.geolocation.crs_wkt), context)
    return _Drawn(sample_points(checked.geolocation, choice.point_count), shape, area)


def _write_layers(algorithm, parameters, context, about, run: RunFeedback) -> Dict[str, Any]:
    choice, checked, drawn = about
    made: Dict[str, Any] = {"FOOTPRINT": None, "POINTS": None}
    if drawn.points is None:
        wanted = [name for name in made if is_given(parameters, name)]
        if wanted:
            run.warning(tr("The arrays cannot be used: {} cannot be made.").format(", ".join(wanted)))
        return made
    crs = qgis_crs(checked.geolocation.crs_wkt)
    rows = _outline_rows(choice.source, drawn), _point_rows(drawn.points)
    for layer, features in zip((OUTLINE_LAYER, POINTS_LAYER), rows):
        made.update(write_layer(algorithm, parameters, context, layer, crs, features, feedback=run))
    return made


def _outline_rows(source: str, drawn: _Drawn) -> Iterator[Tuple[QgsGeometry, List[Any]]]:
    if not drawn.shape.is_empty:
        geometry = from_shapely(drawn.shape)
        geometry.convertToMultiType()
        yield geometry, [source, drawn.area]


def _point_rows(points: SamplePoints) -> Iterator[Tuple[QgsGeometry, List[Any]]]:
    columns = {
        "POINT_ID": range(1, len(points.col) + 1), "COL": points.col, "ROW": points.row, "X_MAP": points.x,
        "Y_MAP": points.y, "BACK_COL": points.back_col, "BACK_ROW": points.back_row, "CLOSURE_PX": points.off_px,
        "PIXEL_SIZE": points.pixel_size, "SEEN": points.seen,
    }  # fmt: skip
    columns["POINT_ID"] = list(columns["POINT_ID"])
    return position_rows(attribute_rows(columns, POINT_FIELDS), POINT_FIELDS)


def _crs_name(checked: CheckedGeolocation) -> str:
    from ..raster_io.crs import display_name

    return display_name(checked.geolocation.crs_wkt)


def _numbers(checked: CheckedGeolocation, drawn: _Drawn) -> Dict[str, Any]:
    """The outputs that are numbers or texts; None where there is no number."""
    summary, geolocation = checked.summary, checked.geolocation
    errors = [finding.text for finding in checked.found if finding.severity == "error"]
    found = {
        "VALID": checked.valid, "ERRORS": len(errors), "WARNINGS": checked.count("warning"),
        "STATUS": errors[0] if errors else "ok", "CODES": ",".join(dict.fromkeys(f.code for f in checked.found)),
        "AREA": drawn.area,
    }  # fmt: skip
    names = (
        "PIXEL_SIZE_X", "PIXEL_SIZE_Y", "HEADING", "CLOSURE_RMS_PX", "CLOSURE_MAX_PX", "MISSING_SHARE", "FOLDED_CELLS",
        "SCANS", "SAMPLE_COLUMNS", "SAMPLE_LINES", "PIXEL_STEP", "LINE_STEP",
    )  # fmt: skip
    if summary is None:
        return {**found, "CRS": None, **dict.fromkeys(names)}
    lines, columns = summary.samples
    values = (
        *summary.pixel_size, summary.heading, *summary.closure, summary.missing / (lines * columns),
        summary.folded_cells, summary.scans, columns, lines, geolocation.layout.pixel_step,
        geolocation.layout.line_step,
    )  # fmt: skip
    return {**found, "CRS": _crs_name(checked), **{name: plain(value) for name, value in zip(names, values)}}
