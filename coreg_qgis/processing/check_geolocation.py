"""coreg:checkgeolocation: what is wrong, doubtful or worth knowing about the geolocation arrays of a raster."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..translation import tr
from .algorithm import CoregAlgorithm
from .check_geolocation_results import check_choice, check_geolocation_places, say_findings, write_check
from .feedback import RunFeedback
from .layer_parameters import RasterParameter
from .parameters import INTEGER, POINT, POLYGON, explained, report_file

POINT_COUNT = 400


class CheckGeolocationAlgorithm(CoregAlgorithm):
    """Validates and describes arrays that locate a raster; changes nothing."""

    GROUP = "geolocation"

    def name(self):
        return "checkgeolocation"

    def displayName(self):
        return tr("Check geolocation arrays")

    def tags(self):
        words = tr(
            "coregistration,geolocation,swath,validate,inspect,longitude,latitude,footprint,bow-tie,folds,no data,"
            "pixel size,dateline,RFC 4"
        )
        return words.split(",")

    def shortDescription(self):
        return tr("Checks the arrays that locate a swath, and says how large its pixels are and where it lies.")

    def shortHelpString(self):
        return tr(
            "<p>Checks everything about the geolocation arrays of a raster (GDAL's GEOLOCATION metadata): every key, "
            "the sizes of image and arrays, the CRS, the convention, no data and fill values that are not declared, "
            "folds, gaps, outliers, rounding, and whether places lead back to the pixels that they come from. It also "
            "says which of GDAL's own tools would fail with these arrays. Nothing is changed.</p>"
            "<p><b>Results.</b> VALID is false where there is an error: ERRORS and WARNINGS count what the log and the "
            "report name, and STATUS is the first error, or ok. The outline is split at the dateline. The sample "
            "points tell of pixels (COL, ROW, from the outer corner of the first pixel, to the right and <b>down</b>) "
            "their place (X_MAP to the east, Y_MAP to the <b>north</b>), the pixel that it leads back to (BACK_COL, "
            "BACK_ROW), how far on the ground that is off (CLOSURE_PX, pixels), the size of a pixel (PIXEL_SIZE) and "
            "how many pixels see the place (SEEN, more than 1 where scans overlap).</p>"
            "<p><b>Units.</b> Sizes on the ground are metres for longitudes and latitudes, else map units; HEADING "
            "is the direction in which lines follow each other, degrees clockwise from north; MISSING_SHARE is 0 to 1. "
            "Numbers are empty where the arrays cannot be read.</p>"
        )

    def initAlgorithm(self, config=None):
        self.add(
            [
                explained(
                    RasterParameter("INPUT", tr("Raster with geolocation arrays")),
                    tr("A raster with GEOLOCATION metadata, in itself, a .vrt or a .aux.xml. It is never modified."),
                ),
                explained(
                    QgsProcessingParameterNumber(
                        "POINT_COUNT", tr("Number of sample points"), INTEGER, POINT_COUNT, False, 1, 1000000
                    ),
                    tr("About so many pixels are laid out over the image, for the layer of points and the report."),
                ),
                explained(
                    QgsProcessingParameterFeatureSink("FOOTPRINT", tr("Outline"), POLYGON, None, True),
                    tr("The area that the arrays give to the image, in their CRS."),
                ),
                explained(
                    QgsProcessingParameterFeatureSink("POINTS", tr("Sample points"), POINT, None, True),
                    tr("Pixels with their places and the way back, in the CRS of the arrays."),
                ),
                report_file(tr("A page with all findings, what the arrays say about the image, and a map.")),
            ],
            check_outputs(),
        )

    def take(self, parameters, context):
        self._choice = check_choice(self, parameters, context)

    def work(self, parameters, context, feedback):
        from ..raster_io.geolocation_check import check_geolocation

        run, choice = RunFeedback(feedback), self._choice
        check_geolocation_places(choice, parameters, context)
        checked = check_geolocation(choice.source, tr("The raster"), run)
        results = write_check(self, parameters, context, (choice, checked), run)
        say_findings(checked, run)
        return results


def check_outputs() -> list:
    """The numbers that the check gives to models and scripts."""
    return [
        QgsProcessingOutputBoolean("VALID", tr("No error was found")),
        QgsProcessingOutputNumber("ERRORS", tr("Number of errors")),
        QgsProcessingOutputNumber("WARNINGS", tr("Number of warnings")),
        QgsProcessingOutputString("STATUS", tr("Status: ok, or the first error")),
        QgsProcessingOutputString("CODES", tr("Codes of all findings, separated by commas")),
        QgsProcessingOutputString("CRS", tr("CRS of the arrays")),
        QgsProcessingOutputNumber("PIXEL_SIZE_X", tr("Size of a pixel across [m or map units]")),
        QgsProcessingOutputNumber("PIXEL_SIZE_Y", tr("Size of a pixel along [m or map units]")),
        QgsProcessingOutputNumber("HEADING", tr("Heading of the lines [degrees clockwise from north]")),
        QgsProcessingOutputNumber("CLOSURE_RMS_PX", tr("RMS of places there and back [px]")),
        QgsProcessingOutputNumber("CLOSURE_MAX_PX", tr("Largest error of places there and back [px]")),
        QgsProcessingOutputNumber("MISSING_SHARE", tr("Share of samples without a place [0..1]")),
        QgsProcessingOutputNumber("FOLDED_CELLS", tr("Cells that are turned over")),
        QgsProcessingOutputNumber("SCANS", tr("Scans that overlap")),
        QgsProcessingOutputNumber("SAMPLE_COLUMNS", tr("Columns of the arrays")),
        QgsProcessingOutputNumber("SAMPLE_LINES", tr("Lines of the arrays")),
        QgsProcessingOutputNumber("PIXEL_STEP", tr("Distance of samples along a line [px]")),
        QgsProcessingOutputNumber("LINE_STEP", tr("Distance of lines of samples [px]")),
        QgsProcessingOutputNumber("AREA", tr("Area of the outline [m²]")),
    ]
