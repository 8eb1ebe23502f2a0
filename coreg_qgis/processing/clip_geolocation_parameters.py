"""Parameters of coreg:clipgeolocation."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..translation import tr
from .layer_parameters import RasterParameter
from .parameters import DOUBLE, INTEGER, POLYGON, explained, resampling_labels

WINDOW = ("COLUMN", "LINE", "WIDTH", "HEIGHT")
NUMBERS = ("WINDOW_COLUMN", "WINDOW_LINE", "WINDOW_WIDTH", "WINDOW_HEIGHT", "OUTPUT_WIDTH", "OUTPUT_HEIGHT")


def image():
    """What is clipped."""
    return explained(
        RasterParameter("INPUT", tr("Raster to clip")),
        tr("A raster with geolocation arrays, with all its bands. It is never modified."),
    )


def window() -> list:
    """The pixels that are taken."""
    names = {
        "COLUMN": (tr("First column"), 0, tr("Counted from 0 at the left edge. Empty: 0.")),
        "LINE": (tr("First line"), 0, tr("Counted from 0 at the top, downwards. Empty: 0.")),
        "WIDTH": (tr("Number of columns"), 1, tr("Pixels along a line. Empty: all to the right edge.")),
        "HEIGHT": (tr("Number of lines"), 1, tr("Lines of pixels. Empty: all to the lower edge.")),
    }
    return [
        explained(QgsProcessingParameterNumber(name, text, INTEGER, None, True, least), more)
        for name, (text, least, more) in names.items()
    ]


def area() -> list:
    """The part of the map that is taken."""
    return [
        explained(
            QgsProcessingParameterExtent("EXTENT", tr("Extent on the map"), None, True),
            tr("In any CRS. The window holds all pixels that see it, in a swath also some that do not."),
        ),
        explained(
            QgsProcessingParameterFeatureSource("EXTENT_MASK", tr("Area on the map"), [POLYGON], None, True),
            tr("Polygons in any CRS; the window holds all pixels that see them."),
        ),
    ]


def size() -> list:
    """How large the pixels of the output are, and what becomes of the arrays."""
    count = tr("Of the output, instead of a factor. Where only one of both is given, pixels keep their shape.")
    arrays = [tr("Cut to the window, with a margin of one sample"), tr("Those of the raster, where they are")]
    return [
        explained(
            QgsProcessingParameterNumber("FACTOR", tr("Pixels that become one, along an axis"), DOUBLE, None, True, 1),
            tr("2 makes an image of half as many columns and lines. Empty: pixels stay as they are."),
        ),
        explained(
            QgsProcessingParameterNumber("XSIZE", tr("Columns of the output"), INTEGER, None, True, 1), count, True
        ),
        explained(
            QgsProcessingParameterNumber("YSIZE", tr("Lines of the output"), INTEGER, None, True, 1), count, True
        ),
        explained(
            QgsProcessingParameterEnum("RESAMPLING", tr("Resampling method"), resampling_labels(), False, 0),
            tr("Used only where the size changes: nearest neighbour keeps values, average makes means of all pixels."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterEnum("ARRAYS", tr("Geolocation arrays"), arrays, False, 0),
            tr("Cut ones are written beside the output, so that it stands for itself; the others are referred to."),
            advanced=True,
        ),
    ]


def clipped():
    """The output."""
    kinds = [tr("Virtual raster, points to the raster (*.vrt)"), tr("GeoTIFF (*.tif)"), tr("ENVI (*.bsq)"),
             tr("CF-netCDF with all places (*.nc)")]  # fmt: skip
    return explained(
        QgsProcessingParameterFileDestination("OUTPUT", tr("Clipped raster"), ";;".join(kinds), None, True, True),
        tr("The format follows the extension: .vrt points to the raster and costs no disk, others hold the pixels. "
           "Arrays that are cut lie beside it in a file named *.geolocation.tif."),
    )  # fmt: skip


def numbers() -> list:
    """The window that was taken."""
    texts = [
        tr("First column of the window"), tr("First line of the window"), tr("Columns of the window"),
        tr("Lines of the window"), tr("Columns of the output"), tr("Lines of the output"),
    ]  # fmt: skip
    found = [QgsProcessingOutputNumber(name, text) for name, text in zip(NUMBERS, texts)]
    return [QgsProcessingOutputString("ARRAYS_FILE", tr("File of the arrays")), *found]
