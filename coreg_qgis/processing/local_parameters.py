"""Parameters and outputs of the local coregistration; what it measures with is declared in ``grid_parameters``."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ..translation import tr
from .correction import raster_format
from .grid_parameters import quality_grid
from .layer_parameters import SourceParameter
from .parameters import CUBIC, DOUBLE, POINT, POLYGON, explained, report_file, resampling_labels

# Stored as the position in this tuple, so that new values may only be added at the end.
MODELS = ("auto", "shift", "affine", "spline", "blockwise", "polynomial")
AUTOMATIC = 0
_LEFT_OUT = ("CRS",)  # of the quality grid: layers are in the CRS of the target, as the model is


def local_inputs() -> list:
    """All inputs of the local coregistration."""
    measured = {p.name(): p for p in quality_grid() if p.name() not in _LEFT_OUT}
    reference, target = measured.pop("REFERENCE"), measured.pop("TARGET")
    reference.setFlags(reference.flags() | QgsProcessingParameterDefinition.Flag.FlagOptional)
    reference.setHelp(reference.help() + " " + tr("Only where tie points are given it may be left empty."))
    return [reference, target, _tie_points(), *_model(), *_raster(), *measured.values(), *raster_format()]


def _tie_points():
    return explained(
        SourceParameter("TIE_POINTS", tr("Tie points measured before"), [POINT], None, True),
        tr(
            "The points of a quality grid of this target, edited by hand if you like: points whose OUTLIER is 1 are "
            "not used. Given, nothing is measured. Needed are X_SHIFT_M and Y_SHIFT_M."
        ),
    )


def _model() -> list:
    kinds = [
        tr("Automatic: the simplest that predicts left-out points as well as the best"),
        tr("Shift"),
        tr("Affine transformation"),
        tr("Smoothing spline"),
        tr("Blockwise"),
        tr("Polynomial"),
    ]
    return [
        explained(
            QgsProcessingParameterEnum("MODEL", tr("Displacement model"), kinds, False, AUTOMATIC),
            tr("What is fitted to the tie points. The report compares all models at points that they had not seen."),
        ),
        explained(
            QgsProcessingParameterNumber("BLOCK_SIZE", tr("Size of the blocks [px]"), DOUBLE, None, True, 1),
            tr("Side of the blocks of the blockwise model in pixels of the target. Empty: by cross-validation."),
            advanced=True,
        ),
    ]


def _raster() -> list:
    return [
        resampling(),
        explained(
            QgsProcessingParameterBoolean("ALIGN_TO_REFERENCE", tr("Line up with pixels of the reference"), False),
            tr("Else the corrected image has the pixels and the extent of the target as given."),
        ),
    ]


def resampling():
    """How pixels are made."""
    return explained(
        QgsProcessingParameterEnum("RESAMPLING", tr("Resampling method"), resampling_labels(), False, CUBIC),
        tr("The image is resampled once: nearest neighbour for classes and masks, cubic for measurements."),
    )


def local_results() -> list:
    """Layers and files of the local coregistration, each of them optional."""
    return [corrected(tr("Corrected image")), _points(), _blocks(), *_files(), _report()]


def corrected(name: str):
    """A raster that a displacement was applied to."""
    return explained(
        QgsProcessingParameterRasterDestination("OUTPUT", name, None, True, True),
        tr("All bands, resampled once. The format follows the extension: .tif, .cog.tif, .bsq or .envi (ENVI)."),
    )


def _points():
    return explained(
        QgsProcessingParameterFeatureSink("POINTS", tr("Tie points with residuals"), POINT, None, True),
        tr(
            "The fields of the quality grid, whether the model USED the point, and what it leaves of the shift: "
            "RES_X_PX right, RES_Y_PX down, RES_PX the length, in pixels of the target."
        ),
    )


def _blocks():
    return explained(
        QgsProcessingParameterFeatureSink("BLOCKS", tr("Blocks"), POLYGON, None, True),
        tr(
            "The shift of each block as a heat map, with the number and the scatter of its points. Neighbouring blocks "
            "overlap by half; shown is the inner part of each. For other models the blocks show the tie points."
        ),
    )


def _files() -> list:
    model = QgsProcessingParameterFileDestination(
        "MODEL_FILE", tr("Displacement model"), tr("Displacement models (*.json)"), None, True, False
    )
    gcps = QgsProcessingParameterFileDestination(
        "GCP_VRT", tr("Target with ground control points"), tr("GDAL virtual rasters (*.vrt)"), None, True, False
    )
    geolocation = QgsProcessingParameterFileDestination(
        "GEOLOCATION_VRT", tr("Target with geolocation arrays"), tr("GDAL virtual rasters (*.vrt)"), None, True, False
    )
    return [
        explained(
            QgsProcessingParameterRasterDestination("SHIFTS", tr("Raster of the shifts"), None, True, False),
            tr(
                "Bands: shift to the east, to the north, uncertainty (1 sigma; no data where the displacement is "
                "extrapolated), all in map units of the CRS of the target."
            ),
        ),
        explained(
            model, tr("A small file with which 'Apply displacement' corrects other images and vectors of the scene.")
        ),
        explained(
            gcps, tr("No resampling: a small file that shows the target with the used points as ground control points.")
        ),
        explained(
            geolocation,
            tr(
                "No resampling: a small file that shows the target, and beside it a raster (.geolocation.tif) with the "
                "corrected place of its pixels, by which gdalwarp -geoloc places it (GDAL 3.5 or newer)."
            ),
        ),
    ]


def _report():
    return report_file(
        tr(
            "A page with the model and why it was chosen, the residuals at left-out points, maps before and after, and "
            "a second match of the corrected image against the reference."
        )
    )


def local_numbers() -> list:
    """The numbers that the local coregistration gives to models and scripts; empty where there is none."""
    return [
        QgsProcessingOutputNumber("RMSE_BEFORE_PX", tr("RMSE before the correction at left-out points [target px]")),
        QgsProcessingOutputNumber("RMSE_AFTER_PX", tr("RMSE after the correction at left-out points [target px]")),
        QgsProcessingOutputString("MODEL_USED", tr("Model: shift, affine, spline or blockwise")),
        QgsProcessingOutputNumber("POINTS_USED", tr("Points that the model was fitted to")),
        QgsProcessingOutputString("STATUS", tr("Status: ok, or ok with a remark")),
    ]
