"""Parameters of coreg:creategeolocation."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..translation import tr
from .layer_parameters import RasterParameter
from .parameters import DOUBLE, INTEGER, LINE, POINT, explained

LAYOUT = ("PIXEL_OFFSET", "LINE_OFFSET", "PIXEL_STEP", "LINE_STEP")
NUMBERS = ("SAMPLE_STEP", "ERROR_PX", "RESIDUAL_PX", "SAMPLE_COLUMNS", "SAMPLE_LINES", "NODATA_SHARE")


def image():
    """What gets the arrays."""
    return explained(
        RasterParameter("INPUT", tr("Raster to locate")),
        tr("Its pixels stay as they are. Without anything else the arrays say what the raster says itself: its "
           "geotransform, its ground control points, or the arrays that it has."),
    )  # fmt: skip


def sources() -> list:
    """What says where the pixels are."""
    models = tr("Displacement models (*.json)") + ";;" + tr("All files (*)")
    return [
        explained(
            QgsProcessingParameterFile("DISPLACEMENT", tr("Displacement model"), optional=True, fileFilter=models),
            tr("A file of 'Coregister image (local shifts)': its shifts are added to the place that the raster itself "
               "says its pixels have."),
        ),
        explained(
            QgsProcessingParameterFeatureSource("TIE_POINTS", tr("Layer of tie points"), [POINT, LINE], None, True),
            tr("The points of a quality grid of this raster, without its outliers, or lines drawn from where something "
               "lies in the raster to where it belongs. A smooth field is laid through them."),
        ),
        *_arrays(),
        explained(
            QgsProcessingParameterEnum("GCP_MODEL", tr("Model of ground control points"), _gcp_models(), False, 0),
            tr("Used where the raster is placed by ground control points. A thin-plate spline goes through all of "
               "them, a polynomial smooths over their errors."),
            advanced=True,
        ),
    ]  # fmt: skip


def _gcp_models() -> list:
    return [
        tr("By their number: a thin-plate spline from 4 points"), tr("Thin-plate spline"),
        *(tr("Polynomial of order {}").format(order) for order in (1, 2, 3)),
    ]  # fmt: skip


def _arrays() -> list:
    positions = [
        tr("Blocks of pixels, at their centres (PIXEL_CENTER)"),
        tr("The centre of every n-th pixel"),
        tr("The upper left corner of every n-th pixel (TOP_LEFT_CORNER)"),
    ]
    band = tr("The band of that raster that holds the coordinates.")
    made = [
        explained(
            RasterParameter("X_RASTER", tr("Raster of x or longitude"), None, True),
            tr("For arrays that were delivered beside the raster: x or longitude of its pixels, or of every n-th. "
               "Values of no data are left out."),
        ),
        explained(
            QgsProcessingParameterBand("X_BAND", tr("Band of x or longitude"), 1, "X_RASTER", optional=True), band
        ),
        explained(
            RasterParameter("Y_RASTER", tr("Raster of y or latitude"), None, True),
            tr("May be the same raster with another band. Empty: the raster of x, whose band 2 is then taken."),
        ),
        explained(
            QgsProcessingParameterBand("Y_BAND", tr("Band of y or latitude"), None, "Y_RASTER", optional=True), band
        ),
        explained(
            QgsProcessingParameterEnum("POSITION", tr("What their samples stand for"), positions, False, 0),
            tr("Of the rasters of x and y: half a pixel, or half the distance of samples, depends on it."),
        ),
    ]  # fmt: skip
    help_text = tr("In pixels of the raster to locate, only for rasters of x and y. Empty: by their sizes.")
    names = {
        "PIXEL_OFFSET": tr("First sample, pixels from the left"), "LINE_OFFSET": tr("First sample, lines from the top"),
        "PIXEL_STEP": tr("Pixels between samples"), "LINE_STEP": tr("Lines between samples"),
    }  # fmt: skip
    for name in LAYOUT:
        made.append(explained(QgsProcessingParameterNumber(name, names[name], DOUBLE, None, True), help_text, True))
    return made


def sampling() -> list:
    """How many samples the arrays have, and where."""
    samples = [tr("At the corners of pixels, the edges included"), tr("At the centres of pixels")]
    return [
        explained(
            QgsProcessingParameterNumber(
                "INTERPOLATION_ERROR", tr("Interpolation error [px]"), DOUBLE, 0.01, False, 1e-6, 10
            ),
            tr("Samples lie as far apart, up to 64 pixels, as places between them stay this right, in pixels of the "
               "raster. Not for rasters of x and y, and arrays that the raster has: their samples stay as they are."),
        ),
        explained(
            QgsProcessingParameterNumber("STEP", tr("Distance of samples [px]"), INTEGER, None, True, 1, 100000),
            tr("Fixes the distance instead; 1 = a sample for every pixel. The error is told all the same."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterEnum("SAMPLES", tr("Where samples lie"), samples, False, 0),
            tr("Samples at corners cover the image to its edges. Centres are what most readers of full arrays expect."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterCrs("CRS", tr("CRS of the arrays"), None, True),
            tr("Empty: longitudes and latitudes of the datum of the source, which all versions of GDAL read rightly, "
               "or for rasters of x and y the CRS that they say."),
            advanced=True,
        ),
    ]  # fmt: skip


def located_raster():
    """The output with arrays."""
    kinds = [
        tr("Virtual raster, points to the raster (*.vrt)"), tr("GeoTIFF, a copy (*.tif)"), tr("ENVI, a copy (*.bsq)"),
        tr("CF-netCDF, a copy with all places (*.nc)"), tr("Sidecar of the raster itself (*.aux.xml)"),
    ]  # fmt: skip
    return explained(
        QgsProcessingParameterFileDestination("OUTPUT", tr("Located raster"), ";;".join(kinds), None, True, True),
        tr("The extension decides: .vrt points to the raster and costs no disk; .tif, .bsq and other formats are "
           "lossless copies; .nc holds longitude and latitude of every pixel; the name of the raster itself with "
           ".aux.xml behind adds the arrays to the raster. The arrays lie beside it in a file named "
           "*.geolocation.tif, and both can be moved together."),
    )  # fmt: skip


def numbers() -> list:
    """What is told in numbers."""
    return [
        QgsProcessingOutputString("ARRAYS_FILE", tr("File of the arrays")),
        QgsProcessingOutputNumber("SAMPLE_STEP", tr("Distance of samples along lines [px]")),
        QgsProcessingOutputNumber("ERROR_PX", tr("Largest interpolation error [px]")),
        QgsProcessingOutputNumber("RESIDUAL_PX", tr("RMS of the residuals of points [px]")),
        QgsProcessingOutputNumber("SAMPLE_COLUMNS", tr("Columns of the arrays")),
        QgsProcessingOutputNumber("SAMPLE_LINES", tr("Lines of the arrays")),
        QgsProcessingOutputNumber("NODATA_SHARE", tr("Share of samples without a place")),
    ]
