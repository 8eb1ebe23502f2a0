"""Parameters and outputs that several algorithms share, declared once: their names are public and never change."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
)

from ..translation import tr
from .layer_parameters import LayerParameter, RasterParameter

INTEGER = QgsProcessingParameterNumber.Type.Integer
DOUBLE = QgsProcessingParameterNumber.Type.Double
POLYGON = QgsProcessing.SourceType.TypeVectorPolygon
LINE = QgsProcessing.SourceType.TypeVectorLine
POINT = QgsProcessing.SourceType.TypeVectorPoint
RASTER = QgsProcessing.SourceType.TypeRaster

# The enumerations are stored as the position in these tuples, so that new values may only be added at the end.
RESAMPLINGS = ("nearest", "bilinear", "cubic", "cubicspline", "lanczos", "average")
ESTIMATORS = ("coherence", "coherence_masked", "foroosh", "other_contrast")
CUBIC = 2


def explained(parameter, text: str, advanced: bool = False):
    """The parameter with its help text."""
    parameter.setHelp(text)
    if advanced:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter


def resampling_labels() -> list:
    """What the user reads for RESAMPLINGS."""
    return [tr("Nearest neighbour"), tr("Bilinear"), tr("Cubic"), tr("Cubic spline"), tr("Lanczos"), tr("Average")]


def image_pair() -> list:
    """The two images to compare."""
    return [
        explained(
            RasterParameter("REFERENCE", tr("Reference image")),
            tr("The image that stays. Any georeferenced raster that GDAL reads, in any CRS and resolution."),
        ),
        explained(
            RasterParameter("TARGET", tr("Target image")),
            tr("The image that is measured against the reference and that a correction moves. It is never modified."),
        ),
    ]


def pair_bands() -> list:
    """The band of each image that is compared."""
    return [
        explained(
            # 3.22 ignores the default of a band that is not optional.
            QgsProcessingParameterBand("REFERENCE_BAND", tr("Band of the reference"), 1, "REFERENCE", optional=True),
            tr("Choose bands of both images that look alike: the same or neighbouring wavelengths."),
        ),
        explained(
            QgsProcessingParameterBand("TARGET_BAND", tr("Band of the target"), 1, "TARGET", optional=True),
            tr("Choose bands of both images that look alike: the same or neighbouring wavelengths."),
        ),
    ]


def pair_nodata() -> list:
    """Which pixels of each image hold no data."""
    override = tr("This value marks pixels without data, instead of the no-data value stored in the file.")
    return [
        explained(
            QgsProcessingParameterNumber("REFERENCE_NODATA", tr("No-data value of the reference"), DOUBLE, None, True),
            override,
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("TARGET_NODATA", tr("No-data value of the target"), DOUBLE, None, True),
            override,
            advanced=True,
        ),
        derive_nodata(),
    ]


def derive_nodata():
    """Whether a missing no-data value may be guessed."""
    return explained(
        QgsProcessingParameterBoolean("DERIVE_NODATA", tr("Derive missing no-data values from the corners"), True),
        tr(
            "Where a file declares no no-data value, no mask and no alpha band, the value that fills its corners is "
            "taken as no data, with a message. Switch off where such a value is a real measurement."
        ),
        advanced=True,
    )


def pair_footprints() -> list:
    """Polygons that replace the search for the valid area of each image."""
    text = tr(
        "Polygons (any CRS) of the area where the image holds usable data; they are merged. "
        "Given, the area is not searched for, which saves time on large images."
    )
    return [
        explained(
            QgsProcessingParameterFeatureSource(
                "REFERENCE_FOOTPRINT", tr("Footprint of the reference"), [POLYGON], None, True
            ),
            text,
            advanced=True,
        ),
        explained(
            QgsProcessingParameterFeatureSource(
                "TARGET_FOOTPRINT", tr("Footprint of the target"), [POLYGON], None, True
            ),
            text,
            advanced=True,
        ),
    ]


def pair_masks() -> list:
    """Layers of bad data in each image."""
    text = tr(
        "Clouds, water or other areas that must not take part in the matching: a polygon layer (inside is bad) or a "
        "raster (every value but 0 and no data is bad), in any CRS. Masked pixels are left out of every window."
    )
    types = [RASTER, POLYGON]
    return [
        explained(
            LayerParameter("REFERENCE_MASK", tr("Bad-data mask of the reference"), None, True, types),
            text,
            advanced=True,
        ),
        explained(
            LayerParameter("TARGET_MASK", tr("Bad-data mask of the target"), None, True, types),
            text,
            advanced=True,
        ),
    ]


def matching_window() -> list:
    """Where and how large the windows are that are compared."""
    return [
        explained(
            QgsProcessingParameterPoint("WINDOW_CENTER", tr("Centre of the match window"), None, True),
            tr(
                "Map position of a match window. Empty: the best places in the overlap are found, away from no data, "
                "masks and flat texture. A point without a CRS is in the CRS of the target. With a centre, the one "
                "window around it is matched, whatever the number of windows."
            ),
        ),
        window_size("WINDOW_SIZE_X", tr("Width of the match windows [px]")),
        window_size("WINDOW_SIZE_Y", tr("Height of the match windows [px]")),
        explained(
            QgsProcessingParameterNumber("WINDOW_COUNT", tr("Number of match windows"), INTEGER, 16, False, 1, 1000),
            tr(
                "The shift is the robust consensus of this many windows over the overlap, so that clouds and changes "
                "in some of them do no harm. 1 = one single window."
            ),
        ),
    ]


def window_size(name: str, description: str):
    """One side of the windows."""
    return explained(
        QgsProcessingParameterNumber(name, description, INTEGER, 256, False, 16, 4096),
        tr(
            "In pixels of the reference; where the target is coarser, at least 64 of its pixels. Shrunk, with a "
            "message, where the overlap is smaller."
        ),
    )


def matching_method() -> list:
    """How the windows are compared."""
    estimators = [
        tr("Coherence-weighted phase correlation"),
        tr("Coherence-weighted phase correlation with a mask of changes"),
        tr("Classic phase correlation (Foroosh et al. 2002)"),
        tr("Directions of edges, for images of other contrast (infrared, radar)"),
    ]
    return [
        explained(
            QgsProcessingParameterNumber("MAX_SHIFT", tr("Maximum shift [px]"), DOUBLE, None, True, 0),
            tr(
                "A larger shift, in pixels of the target, is refused as no match. "
                "Empty: as far as the coarse search over the whole overlap reaches."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("MAX_ITERATIONS", tr("Maximum iterations"), INTEGER, 5, False, 1, 100),
            tr("How often a window may be moved by whole pixels and measured again until the rest is sub-pixel."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterEnum("ESTIMATOR", tr("Sub-pixel estimator"), estimators, False, 0),
            tr(
                "The default is the most accurate; the classic one serves comparison with other programs. Directions "
                "of edges are for pairs whose contrast differs or reverses: near infrared against visible, radar "
                "against optical."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterEnum(
                "MATCH_RESAMPLING", tr("Resampling for matching"), resampling_labels(), False, CUBIC
            ),
            tr("Used only where grids or CRSs differ: how one image is read on the grid of the other to compare them."),
            advanced=True,
        ),
    ]


def detection() -> list:
    """All inputs of the detection of a global shift."""
    return [
        *image_pair(),
        *pair_bands(),
        *matching_window(),
        *pair_nodata(),
        *pair_footprints(),
        *pair_masks(),
        *matching_method(),
    ]


def detection_results() -> list:
    """Layers and files of the detection, each of them optional."""
    return [
        overlap_sink(),
        explained(
            QgsProcessingParameterFeatureSink("WINDOWS", tr("Match windows"), POLYGON, None, True),
            tr("One polygon a match window, with its shift, its quality and why it was not used."),
        ),
        explained(
            QgsProcessingParameterFeatureSink("VECTORS", tr("Shift vectors"), LINE, None, True),
            tr(
                "One line a measured window, from its centre along its shift, in true length. "
                "The style exaggerates the arrows; the layer variable coreg_exaggeration sets a factor."
            ),
        ),
        report_file(
            tr("A page with the numbers, the windows, the correlation surface and the command that repeats the run.")
        ),
    ]


def overlap_sink():
    """The overlap as a layer."""
    return explained(
        QgsProcessingParameterFeatureSink("OVERLAP", tr("Overlap"), POLYGON, None, True),
        tr("The area where both images hold data, as a polygon in the CRS of the target."),
    )


def report_file(text: str):
    """The report; ``text`` says what is in it."""
    report = QgsProcessingParameterFileDestination(
        "REPORT", tr("Report"), tr("HTML files (*.html)"), None, True, True
    )
    return explained(report, text)


def detection_numbers() -> list:
    """The numbers that the detection gives to models and scripts; all empty when there is no match."""
    return [
        QgsProcessingOutputNumber("X_SHIFT_PX", tr("Shift to the right [target px]")),
        QgsProcessingOutputNumber("Y_SHIFT_PX", tr("Shift down [target px]")),
        QgsProcessingOutputNumber("X_SHIFT_M", tr("Shift to the east [map units]")),
        QgsProcessingOutputNumber("Y_SHIFT_M", tr("Shift to the north [map units]")),
        QgsProcessingOutputNumber("ABS_SHIFT", tr("Length of the shift [map units]")),
        QgsProcessingOutputNumber("ANGLE", tr("Direction of the shift [degrees clockwise from north]")),
        QgsProcessingOutputNumber("RELIABILITY", tr("Reliability [0..100]")),
        QgsProcessingOutputNumber("SSIM_BEFORE", tr("Similarity before the correction [-1..1]")),
        QgsProcessingOutputNumber("SSIM_AFTER", tr("Similarity after the correction [-1..1]")),
        QgsProcessingOutputNumber("UNCERTAINTY_PX", tr("Uncertainty of the shift [target px, 1 sigma]")),
        QgsProcessingOutputString("STATUS", tr("Status: ok, or why there is no match")),
    ]
