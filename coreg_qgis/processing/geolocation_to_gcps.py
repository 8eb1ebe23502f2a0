"""coreg:geolocationtogcps: a regular subset of geolocation arrays as ground control points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict

from qgis.core import (
    QgsFeatureSink,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..core.errors import OutputError
from ..translation import tr
from .algorithm import CoregAlgorithm
from .command import layer_files
from .feedback import RunFeedback
from .inputs import crs_text, is_given, qgis_crs, raster_source
from .layer_parameters import RasterParameter
from .local_model_file import save_text
from .outputs import check_distinct, check_endings, check_places, destination_text, feature
from .parameters import INTEGER, POINT, explained
from .point_table import INTEGER as WHOLE
from .point_table import REAL, fields_of
from .whole_outputs import whole_or_nothing

if TYPE_CHECKING:
    from ..raster_io.geolocation_gcps import ControlPoints

ENDINGS = {"GCP_VRT": ".vrt", "POINTS_FILE": ".points"}
OUTPUTS = (*ENDINGS, "POINTS")
MODELS = ("TPS", "ORDER1", "ORDER2", "ORDER3")
FIELDS = (("POINT_ID", WHOLE), ("X_IM", REAL), ("Y_IM", REAL), ("X_MAP", REAL), ("Y_MAP", REAL))


class GeolocationToGcpsAlgorithm(CoregAlgorithm):
    """Ground control points for programs that know no geolocation arrays."""

    GROUP = "geolocation"

    def name(self):
        return "geolocationtogcps"

    def displayName(self):
        return tr("Geolocation arrays to ground control points")

    def tags(self):
        return tr("coregistration,geolocation,arrays,swath,GCP,ground control points,georeferencer,points").split(",")

    def shortDescription(self):
        return tr("Takes a regular subset of geolocation arrays as ground control points, and tells their errors.")

    def shortHelpString(self):
        return tr(
            "<p>Reads the places of evenly spaced pixels from the geolocation arrays of a raster and writes them as "
            "ground control points: in a VRT that GDAL warps with a polynomial or a thin-plate spline, in a .points "
            "file for QGIS's Georeferencer, and as a layer. The raster is never modified.</p>"
            "<p><b>Signs and units.</b> Pixels count from the outer corner of the first one, to the right and "
            "<b>down</b> (X_IM, Y_IM); in the .points file upwards, as the Georeferencer counts. Places are in units "
            "of the CRS, x to the east and y to the north. Across the dateline longitudes go on beyond 180.</p>"
            "<p><b>Results.</b> For each of GDAL's models the RMS and the largest error, in pixels of the raster, at "
            "places between the points: take as many points as the error allows. Without any output, that is all.</p>"
        )

    def initAlgorithm(self, config=None):
        count = tr("Evenly spaced pixels, those at both edges included. More points make the models better, and a "
                   "thin-plate spline of more than 2500 slow.")  # fmt: skip
        points_files = tr("Points of the Georeferencer (*.points)")
        self.add(
            [
                explained(
                    RasterParameter("INPUT", tr("Raster with geolocation arrays")),
                    tr("The raster whose arrays are read. Pixels without a place give no point."),
                ),
                *(
                    explained(QgsProcessingParameterNumber(name, text, INTEGER, 10, False, 2), count)
                    for name, text in (("COLUMNS", tr("Points along a line")), ("LINES", tr("Points along a column")))
                ),
                explained(
                    QgsProcessingParameterCrs("CRS", tr("CRS of the points"), None, True),
                    tr("Empty: that of the arrays. Near a pole choose a polar projection: degrees are no plane there."),
                ),
                explained(
                    QgsProcessingParameterFileDestination(
                        "GCP_VRT", tr("Raster with ground control points"), tr("Virtual rasters (*.vrt)"), None, True
                    ),
                    tr("A small file that points to the raster; its pixels are not copied."),
                ),
                explained(
                    QgsProcessingParameterFileDestination(
                        "POINTS_FILE", tr("File of points"), points_files, None, True
                    ),
                    tr("For QGIS's Georeferencer, with the raster loaded in it."),
                ),
                explained(
                    QgsProcessingParameterFeatureSink("POINTS", tr("Layer of points"), POINT, None, True),
                    tr("The points with their pixels X_IM, Y_IM and places X_MAP, Y_MAP."),
                ),
            ],
            [QgsProcessingOutputNumber("POINT_COUNT", tr("Number of points")), *_errors()],
        )

    def take(self, parameters, context):
        self._source = raster_source(self, parameters, "INPUT", context, tr("The raster"))
        self._files = list(layer_files(self, parameters, context))
        self._crs = crs_text(self.parameterAsCrs(parameters, "CRS", context))
        self._count = tuple(self.parameterAsInt(parameters, name, context) for name in ("COLUMNS", "LINES"))

    def work(self, parameters, context, feedback):
        from ..raster_io.geolocation_domain import read_sound_geolocation
        from ..raster_io.geolocation_gcps import MOST, bent_by_pole, control_points, model_errors

        run = RunFeedback(feedback)
        self._check_places(parameters, context)
        geolocation = read_sound_geolocation(self._source, tr("The raster"), feedback=run)
        points = control_points(geolocation, self._count, self._crs or geolocation.crs_wkt, self._source)
        if len(points.pixels) > MOST:
            text = tr("{} points make a thin-plate spline slow: less than {} are usual.")
            run.warning(text.format(len(points.pixels), MOST))
        errors = model_errors(geolocation, points, self._source, run)
        for name, (rms, largest) in errors.items():
            run.message(tr("{}: error {:.3g} px RMS, {:.3g} px at most.").format(_labels()[name], rms, largest))
        if bent_by_pole(points, errors):
            run.warning(tr("Degrees are no plane near a pole: choose a polar projection as CRS of the points."))
        with whole_or_nothing(self, parameters, context, run):
            made = self._write(parameters, context, points, run)
        found = {name: errors.get(name, (None, None)) for name in MODELS}
        numbers = {f"{kind}_{name}": found[name][i] for name in MODELS for i, kind in enumerate(("RMS", "MAX"))}
        return {**made, "POINT_COUNT": len(points.pixels), **numbers}

    def _check_places(self, parameters, context):
        wanted = [name for name in OUTPUTS if is_given(parameters, name)]
        places = {name: destination_text(parameters, name, context) for name in wanted}
        check_places(places.values(), self._files)
        check_endings(parameters, context, ENDINGS)
        check_distinct(places)

    def _write(self, parameters, context, points: ControlPoints, run) -> Dict[str, Any]:
        from ..raster_io.geolocation_gcps import points_text, write_gcps

        made: Dict[str, Any] = dict.fromkeys(OUTPUTS)
        for name in ENDINGS:
            if is_given(parameters, name):
                made[name] = self.parameterAsFileOutput(parameters, name, context)
        if made["GCP_VRT"]:
            write_gcps(made["GCP_VRT"], self._source, points, feedback=run)
        if made["POINTS_FILE"]:
            save_text(made["POINTS_FILE"], points_text(points), self._files)
        if is_given(parameters, "POINTS"):
            made["POINTS"] = self._write_layer(parameters, context, points)
        return made

    def _write_layer(self, parameters, context, points: ControlPoints) -> str:
        fields = fields_of(FIELDS, destination_text(parameters, "POINTS", context))
        crs = qgis_crs(points.crs_wkt)
        sink, made = self.parameterAsSink(parameters, "POINTS", context, fields, QgsWkbTypes.Type.Point, crs)
        rows = zip(points.pixels.tolist(), points.places.tolist())
        features = [
            feature(fields, QgsGeometry.fromPointXY(QgsPointXY(*place)), [number, *pixel, *place])
            for number, (pixel, place) in enumerate(rows, 1)
        ]
        if sink is None or not sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            raise OutputError(tr("The layer of points cannot be written: choose another place or format for it."))
        return made


def _labels() -> Dict[str, str]:
    orders = (tr("Polynomial of order {}").format(order) for order in (1, 2, 3))
    return dict(zip(MODELS, (tr("Thin-plate spline"), *orders)))


def _errors() -> list:
    made = []
    for name, label in _labels().items():
        made.append(QgsProcessingOutputNumber(f"RMS_{name}", tr("{}: RMS error [px]").format(label)))
        made.append(QgsProcessingOutputNumber(f"MAX_{name}", tr("{}: largest error [px]").format(label)))
    return made
