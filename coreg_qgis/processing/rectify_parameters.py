"""Parameters of coreg:rectifygeolocation."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
)

from ..translation import tr
from .layer_parameters import RasterParameter
from .parameters import DOUBLE, INTEGER, explained, resampling_labels

BILINEAR = 1


def image():
    """What is rectified."""
    return explained(
        RasterParameter("INPUT", tr("Raster with geolocation arrays")),
        tr("A raster with GEOLOCATION metadata, or its VRT. 'Create geolocation arrays' attaches arrays to others."),
    )


def grid() -> list:
    """The grid of the result."""
    return [
        explained(
            QgsProcessingParameterCrs("CRS", tr("CRS of the result"), None, True),
            tr("Empty: that of the reference, that of arrays in map units, or a projection that suits the swath."),
        ),
        explained(
            QgsProcessingParameterNumber("RESOLUTION", tr("Resolution [map units]"), DOUBLE, None, True, 0),
            tr("Side of the square pixels in units of the CRS of the result. Empty: the median pixel of the swath."),
        ),
        explained(
            QgsProcessingParameterExtent("EXTENT", tr("Extent"), None, True),
            tr("In any CRS: xmin,xmax,ymin,ymax [EPSG:code]. Empty: all of the swath, or that of the reference."),
        ),
        explained(
            RasterParameter("REFERENCE", tr("Reference raster that gives the grid"), None, True),
            tr("The result has its CRS and pixels and, where no extent is given, exactly its extent. A CRS is then not "
               "needed, and another one than its own is refused."),
        ),
    ]  # fmt: skip


def resampling():
    """How pixels are made."""
    return explained(
        QgsProcessingParameterEnum("RESAMPLING", tr("Resampling method"), resampling_labels(), False, BILINEAR),
        tr("The image is resampled once: nearest neighbour for classes and flags; bilinear and cubic for measurements; "
           "average where pixels become coarser."),
    )  # fmt: skip


def engine():
    """Whose way back from the map."""
    labels = [tr("Automatic (own)"), tr("Own: exact inverse of the arrays"), tr("GDAL: as gdalwarp -geoloc")]
    return explained(
        QgsProcessingParameterEnum("ENGINE", tr("Engine"), labels, False, 0),
        tr("GDAL's transformer leaves holes for unequal steps of the arrays and at the dateline; its versions 3.5.0 to "
           "3.6.2 place arrays in map units wrongly: there it is refused."),
        advanced=True,
    )  # fmt: skip


def threads():
    """On how many cores."""
    return explained(
        QgsProcessingParameterNumber("THREADS", tr("Threads"), INTEGER, 0, True, 0),
        tr("How many parts of the image are resampled at the same time. 0 or empty: as many as there are cores."),
        advanced=True,
    )
