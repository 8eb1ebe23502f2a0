"""Parameters and outputs of the correction of geolocation arrays."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..translation import tr
from .correction import raster_format
from .create_geolocation_parameters import located_raster
from .grid_parameters import quality_grid
from .layer_parameters import RasterParameter
from .local_parameters import local_inputs
from .parameters import DOUBLE, INTEGER, POINT, explained, report_file

WINDOW, PASSES, MOST_PASSES = 64, 3, 5
_AS_IN_GRIDS = (
    "POINT_COUNT", "SEED", "MIN_RELIABILITY", "REFERENCE_NODATA", "DERIVE_NODATA", "REFERENCE_MASK", "MAX_ITERATIONS",
    "ESTIMATOR", "THREADS",
)  # fmt: skip


def correction_inputs() -> list:
    """All inputs."""
    shared = {definition.name(): definition for definition in quality_grid()}
    shared["REFERENCE_BAND"].setHelp(tr("Choose bands that look alike: the same or neighbouring wavelengths."))
    model = next(definition for definition in local_inputs() if definition.name() == "MODEL")
    return [
        *_images(),
        _band(),
        shared["REFERENCE_BAND"],
        model,
        *_windows(),
        *(shared[name] for name in _AS_IN_GRIDS),
    ]


def _images() -> list:
    return [
        explained(
            RasterParameter("INPUT", tr("Image with geolocation arrays")),
            tr("The image whose arrays are corrected. Neither it nor its arrays are modified."),
        ),
        explained(
            RasterParameter("REFERENCE", tr("Reference image")),
            tr("The image that is right: any georeferenced raster, in any CRS and resolution, of the same area."),
        ),
    ]


def _band():
    return explained(
        QgsProcessingParameterBand("BAND", tr("Band of the image"), 1, "INPUT", optional=True),
        tr("The band that is compared with that of the reference. The correction holds for all bands."),
    )


def _windows() -> list:
    nodata = QgsProcessingParameterNumber("NODATA", tr("No-data value of the image"), DOUBLE, None, True)
    return [
        explained(
            QgsProcessingParameterNumber(
                "WINDOW_SIZE", tr("Size of the match windows [px]"), INTEGER, WINDOW, False, 16, 4096
            ),
            tr("In pixels of the image. Large ones find more where images differ, small ones follow finer distortion."),
        ),
        explained(
            QgsProcessingParameterNumber("SPACING", tr("Distance between points [px]"), DOUBLE, None, True, 1),
            tr("In pixels of the image, along rows and columns. Empty: it follows from the number of points."),
        ),
        explained(
            QgsProcessingParameterNumber("PASSES", tr("Passes"), INTEGER, PASSES, False, 1, MOST_PASSES),
            tr(
                "How often the reference is seen through the arrays as corrected so far and matched again. Passes "
                "after the first use windows of half the size (32 px or more) where these match as well, which follow "
                "the distortion more closely."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("MAX_SHIFT", tr("Maximum shift [px]"), DOUBLE, None, True, 0),
            tr("A larger shift, in pixels of the image, is refused as no match. Empty: as far as the search reaches."),
            advanced=True,
        ),
        explained(
            nodata,
            tr("This value marks pixels without data, instead of the no-data value stored in the file."),
            advanced=True,
        ),
    ]


def correction_results() -> list:
    """Layers and files, each of them optional."""
    output = located_raster()
    output.setDescription(tr("Image with corrected arrays"))
    output.setFlags(output.flags() | QgsProcessingParameterDefinition.Flag.FlagOptional)
    return [
        *raster_format(),
        output,
        explained(
            QgsProcessingParameterFeatureSink("POINTS", tr("Tie points with residuals"), POINT, None, True),
            tr(
                "Every point with its shift, its quality and what the model leaves of it, in the CRS of the reference. "
                "X_IM and Y_IM count pixels of the image from its outer corner."
            ),
        ),
        report_file(
            tr("A page with the model and why it was chosen, residuals at left-out points, maps, and a second match.")
        ),
    ]


def correction_numbers() -> list:
    """The numbers that the correction gives to models and scripts; empty where there is none."""
    return [
        QgsProcessingOutputString("ARRAYS", tr("File of the corrected arrays")),
        QgsProcessingOutputNumber("RMSE_BEFORE_PX", tr("RMSE before the correction at left-out points [image px]")),
        QgsProcessingOutputNumber("RMSE_AFTER_PX", tr("RMSE after the correction at left-out points [image px]")),
        QgsProcessingOutputNumber("RMSE_AGAIN_PX", tr("RMSE of a second match with the corrected arrays [image px]")),
        QgsProcessingOutputNumber("X_SHIFT_PX", tr("Median shift to the right [image px]")),
        QgsProcessingOutputNumber("Y_SHIFT_PX", tr("Median shift down [image px]")),
        QgsProcessingOutputNumber("ABS_SHIFT", tr("Median length of the shift [map units of the reference]")),
        QgsProcessingOutputNumber("INTERPOLATION_ERROR_PX", tr("Error of interpolation between samples [image px]")),
        QgsProcessingOutputNumber("POINTS_TOTAL", tr("Number of points")),
        QgsProcessingOutputNumber("POINTS_USED", tr("Points that the model was fitted to")),
        QgsProcessingOutputString("MODEL_USED", tr("Model: shift, affine, spline, blockwise or polynomial")),
        QgsProcessingOutputString("STATUS", tr("Status: ok, or ok with a remark")),
    ]
