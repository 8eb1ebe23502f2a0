"""Parameters of coreg:transformraster."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..translation import tr
from .layer_parameters import RasterParameter
from .parameters import CUBIC, DOUBLE, INTEGER, explained, resampling_labels

# Stored as the position in these tuples, so that new values may only be added at the end.
COORDINATES = ("", "map", "pixel", "mixed")  # "" = as the record says
BOUNDARIES = ("constant", "nearest", "reflect", "wrap")
RANGE = ("XMIN", "XMAX", "YMIN", "YMAX", "XSCALE", "YSCALE", "NCOLS", "NLINES")
VRTS = ("GCP_VRT", "GEOLOCATION_VRT")


def image():
    """What is transformed."""
    return explained(
        RasterParameter("INPUT", tr("Raster to transform")),
        tr("The image that the input coordinates of the record belong to, with all its bands. It is never modified."),
    )


def coordinates():
    """What the coordinates of the record are."""
    labels = [
        tr("As the record says (pixels where it does not)"),
        tr("Reference and input: map coordinates"),
        tr("Reference and input: pixels"),
        tr("Reference: map coordinates, input: pixels"),
    ]
    return explained(
        QgsProcessingParameterEnum("COORDINATES", tr("Coordinates of the record"), labels, False, 0),
        tr("Pixels are columns and lines as IRAF counts them: the centre of the first one is 1, 1, and lines count in "
           "the order of the file, in FITS images from the bottom. Records that IRAF itself wrote do not say what "
           "their coordinates are."),
    )  # fmt: skip


def resampling():
    """How pixels are made, and which of IRAF's interpolants each method is like."""
    return explained(
        QgsProcessingParameterEnum("RESAMPLING", tr("Resampling method"), resampling_labels(), False, CUBIC),
        tr("The image is resampled once. Nearest neighbour and bilinear are IRAF's nearest and linear; cubic is close "
           "to its poly3 and Lanczos to lsinc; the cubic spline smooths, unlike its spline3; average takes all pixels "
           "that a coarser one covers, as its drizzle does. Where pixels become 1.5 times as large or more, all but "
           "the nearest neighbour average over them, where IRAF picks points."),
    )  # fmt: skip


def boundary() -> list:
    """What stands beyond the edges of the image."""
    labels = [
        tr("No data, or a constant"),
        tr("The nearest pixel of the edge"),
        tr("The image reflected at its edges"),
        tr("The image repeated"),
    ]
    return [
        explained(
            QgsProcessingParameterEnum("BOUNDARY", tr("Beyond the edges of the image"), labels, False, 0),
            tr("What the output shows where it reaches beyond the image. A reflection does not repeat the pixels of "
               "the edge, as in IRAF."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("CONSTANT", tr("Constant beyond the edges"), DOUBLE, None, True),
            tr("For the first kind of boundary: the value that all bands have beyond the edges, a valid one. Empty: "
               "no data."),
            advanced=True,
        ),
    ]  # fmt: skip


def flux():
    """Whether pixels are multiplied by their area."""
    return explained(
        QgsProcessingParameterBoolean("FLUX_CONSERVE", tr("Conserve the flux"), False),
        tr("Multiplies each pixel by how many pixels of the image lie in it, so that sums of counts stay. Wrong for "
           "reflectances, temperatures, heights and all else that is no count, hence off, where IRAF's default is on."),
        advanced=True,
    )  # fmt: skip


def reference():
    """The raster that gives the output's grid."""
    return explained(
        RasterParameter("REFERENCE", tr("Reference raster that gives the grid"), None, True),
        tr("The output has its pixels, extent and CRS, unless a range is given; for records in pixels, theirs are the "
           "reference coordinates. Empty: the grid of the raster itself, or, where the reference coordinates alone are "
           "map coordinates, one to the north over the image and the limits of the record."),
    )  # fmt: skip


def output_range() -> list:
    """Range and size of the output."""
    limit = tr("In reference coordinates. For map coordinates an outer edge of the output; for pixels the centre of "
               "its first or last pixel, as in IRAF. Empty: as the grid without a range has it.")  # fmt: skip
    size = tr("Size of a pixel of the output in units of the reference coordinates. Empty: by the number of pixels, or "
              "as the grid without a range has it.")  # fmt: skip
    count = tr("Divides the range into so many pixels; with a size of pixels, counts them from the lower limit where "
               "the upper one is not given.")  # fmt: skip
    texts = {
        "XMIN": tr("Lower limit of x"), "XMAX": tr("Upper limit of x"),
        "YMIN": tr("Lower limit of y"), "YMAX": tr("Upper limit of y"),
        "XSCALE": tr("Size of pixels along x"), "YSCALE": tr("Size of pixels along y"),
        "NCOLS": tr("Number of columns"), "NLINES": tr("Number of lines"),
    }  # fmt: skip
    made = []
    for name in RANGE:
        kind = INTEGER if name in ("NCOLS", "NLINES") else DOUBLE
        text = count if kind == INTEGER else size if "SCALE" in name else limit
        made.append(explained(QgsProcessingParameterNumber(name, texts[name], kind, None, True), text, advanced=True))
    return made


def vrts() -> list:
    """The image placed without resampling."""
    gcps, geolocation = (
        QgsProcessingParameterFileDestination(name, text, tr("GDAL virtual rasters (*.vrt)"), None, True, False)
        for name, text in zip(VRTS, (tr("Image with ground control points"), tr("Image with geolocation arrays")))
    )
    return [
        explained(gcps, tr("No resampling: a small file that shows the image with ground control points all over it.")),
        explained(
            geolocation,
            tr("No resampling: a small file that shows the image, and beside it a raster (.geolocation.tif) with the "
               "place of its pixels, by which gdalwarp -geoloc places it (GDAL 3.5 or newer)."),
        ),
    ]  # fmt: skip
