"""coreg:footprint: the polygon of the pixels that hold data."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..layers.styling import FOOTPRINT
from ..translation import tr
from .algorithm import CoregAlgorithm
from .feedback import RunFeedback
from .inputs import ImageChoice, is_given, optional_number, qgis_crs, raster_source
from .layer_parameters import RasterParameter
from .outputs import ResultLayer, area_m2, check_places, destination_text, from_shapely, write_layer
from .parameters import DOUBLE, POLYGON, derive_nodata, explained
from .point_table import REAL, TEXT
from .whole_outputs import whole_or_nothing

LAYER = ResultLayer("OUTPUT", QgsWkbTypes.Type.MultiPolygon, (("SOURCE", TEXT), ("AREA", REAL)), FOOTPRINT)


class FootprintAlgorithm(CoregAlgorithm):
    """Where a raster holds data."""

    GROUP = "overlap"

    def name(self):
        return "footprint"

    def displayName(self):
        return tr("Valid-data footprint")

    def tags(self):
        return tr("footprint,extent,outline,nodata,no data,valid,boundary,polygon,coregistration").split(",")

    def shortDescription(self):
        return tr("The polygon of the pixels that hold data.")

    def shortHelpString(self):
        return tr(
            "<p>Draws the outline of the pixels that hold data, at full resolution, in the CRS of the raster. Holes "
            "are kept. Pixels without data are those with the no-data value, those that the mask band or the alpha "
            "band leaves out, and NaN or infinite values.</p>"
            "<p>The outline follows the edges of the pixels; the tolerance (in pixels) says how far the simplified "
            "outline may be away from it, and 0 keeps every step.</p>"
            "<p>AREA is in square metres: on the plane for a projected CRS, on the ellipsoid for longitude and "
            "latitude. The polygon serves as footprint of the reference or the target in the other algorithms, where "
            "it saves the search.</p>"
        )

    def initAlgorithm(self, config=None):
        raster = RasterParameter("INPUT", tr("Raster"))
        band = QgsProcessingParameterBand("BAND", tr("Band"), None, "INPUT", optional=True)
        nodata = QgsProcessingParameterNumber("NODATA", tr("No-data value"), DOUBLE, None, True)
        tolerance = QgsProcessingParameterNumber("TOLERANCE", tr("Tolerance [px]"), DOUBLE, 1.0, False, 0)
        sink = QgsProcessingParameterFeatureSink("OUTPUT", tr("Footprint"), POLYGON, None, True)
        self.add(
            [
                explained(raster, tr("Any georeferenced raster that GDAL reads.")),
                explained(band, tr("The band whose valid pixels count. Empty: pixels that hold data in any band.")),
                explained(tolerance, tr("How far the outline may be simplified, in pixels of the raster.")),
                explained(
                    nodata,
                    tr("This value marks pixels without data, instead of the no-data value stored in the file."),
                    advanced=True,
                ),
                derive_nodata(),
                explained(sink, tr("The footprint, in the CRS of the raster.")),
            ],
            [
                QgsProcessingOutputNumber("AREA", tr("Area [m²]")),
                QgsProcessingOutputString("CRS", tr("CRS of the footprint")),
            ],
        )

    def take(self, parameters, context):
        label = tr("The raster")
        self._band = self.parameterAsInt(parameters, "BAND", context) if is_given(parameters, "BAND") else None
        self._tolerance = self.parameterAsDouble(parameters, "TOLERANCE", context)
        self._image = ImageChoice(
            label=label,
            source=raster_source(self, parameters, "INPUT", context, label),
            nodata=optional_number(self, parameters, "NODATA", context),
            derive_nodata=self.parameterAsBoolean(parameters, "DERIVE_NODATA", context),
        )

    def work(self, parameters, context, feedback):
        from ..raster_io.footprint import footprint

        run = RunFeedback(feedback)
        check_places([destination_text(parameters, "OUTPUT", context)], [self._image.source])
        raster = self._image.open(run)
        shape = footprint(raster, self._band, self._tolerance, feedback=run)
        crs, geometry = qgis_crs(raster.grid.crs_wkt), from_shapely(shape)
        area = area_m2(geometry, crs, context)
        geometry.convertToMultiType()
        rows = [(geometry, [self._image.source, area])]
        with whole_or_nothing(self, parameters, context, run):
            made = write_layer(self, parameters, context, LAYER, crs, rows, feedback=run)
        return {**made, "AREA": area, "CRS": crs.authid()}
