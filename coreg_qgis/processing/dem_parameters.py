"""Parameters and outputs of the coregistration of elevation models; their names are public and never change."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ..translation import tr
from .correction import raster_format
from .layer_parameters import LayerParameter, RasterParameter
from .parameters import DOUBLE, INTEGER, POLYGON, RASTER, explained, report_file

# Stored as the position in these tuples, so that new values may only be added at the end.
EXCLUDE, INCLUDE = range(2)
METHODS = (
    ("coarse", "least_z"),
    ("coarse", "nuth_kaab"),
    ("coarse", "least_z_rotation"),
    ("coarse", "least_z_rotation_scale"),
    ("coarse", "rotation"),
    ("vertical",),
)
VERTICALS = ("median", "mean", "filtered")
GEOREFERENCING, REFERENCE_GRID = range(2)


def dem_inputs() -> list:
    """The two models, and what in them is terrain that has not changed."""
    return [*_models(), *_bands(), *_nodata(), *_mask()]


def _models() -> list:
    return [
        explained(
            RasterParameter("REFERENCE", tr("Reference model")),
            tr("The elevation model that stays: heights in metres, in any CRS and resolution."),
        ),
        explained(
            RasterParameter("TARGET", tr("Model to be aligned")),
            tr("The elevation model that is brought onto the reference. The file itself is never modified."),
        ),
    ]


def _bands() -> list:
    text = tr("The band that holds the heights.")
    return [
        explained(
            QgsProcessingParameterBand("REFERENCE_BAND", tr("Band of the reference"), 1, "REFERENCE", optional=True),
            text,
        ),
        explained(
            QgsProcessingParameterBand(
                "TARGET_BAND", tr("Band of the model to be aligned"), 1, "TARGET", optional=True
            ),
            text,
        ),
    ]


def _nodata() -> list:
    text = tr(
        "This value marks voids, instead of the no-data value stored in the file. -9999, -32768, -32767, NaN and "
        "heights beyond anything on Earth are voids in any case."
    )
    labels = (
        ("REFERENCE_NODATA", tr("No-data value of the reference")),
        ("TARGET_NODATA", tr("No-data value of the model to be aligned")),
    )
    return [
        explained(QgsProcessingParameterNumber(name, label, DOUBLE, None, True), text, advanced=True)
        for name, label in labels
    ]


def _mask() -> list:
    modes = [tr("Inside has changed and is left out"), tr("Inside is stable, all else is left out")]
    return [
        explained(
            LayerParameter("STABLE_MASK", tr("Mask of stable terrain"), None, True, [RASTER, POLYGON]),
            tr(
                "Glaciers, water, forest, slides, or on the contrary the terrain that has not changed: a polygon "
                "layer, or a raster (inside is every value but 0 and no data), in any CRS."
            ),
        ),
        explained(
            QgsProcessingParameterEnum("MASK_MODE", tr("Meaning of the mask"), modes, False, EXCLUDE),
            tr("Whether the correction is found outside the mask, or inside."),
        ),
    ]


def whole_method() -> list:
    """How one correction for the whole model is found."""
    return [
        explained(
            QgsProcessingParameterEnum("METHOD", tr("Method"), method_labels(), False, 0),
            tr(
                "The least Z-difference is the most accurate on real models. Nuth and Kaab fit a cosine through "
                "dh / tan(slope) against aspect. Rotation is for models that are tilted or turned. Flat terrain allows "
                "the vertical shift alone."
            ),
        ),
        explained(
            QgsProcessingParameterEnum(
                "VERTICAL", tr("Vertical shift"), [tr("Median"), tr("Mean"), tr("Mean within 3 NMAD")], False, 0
            ),
            tr("What is made zero where the vertical shift alone is found, as method or as a step."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterEnum(
                "DERAMP", tr("Deramp"), [tr("None"), tr("Tilt (order 1)"), tr("Order 2"), tr("Order 3")], False, 0
            ),
            tr("A robust polynomial of the height difference that is left, taken away after the method."),
        ),
        explained(
            QgsProcessingParameterString("STEPS", tr("Steps"), "", False, True),
            tr(
                "Own steps in their order, in place of method and deramp, separated by commas: coarse, nuth_kaab, "
                "least_z, least_z_rotation, least_z_rotation_scale, rotation, rotation_scale, vertical, tilt, "
                "deramp_1, deramp_2, deramp_3. The model is resampled once, whatever their number."
            ),
            advanced=True,
        ),
        *slopes_and_seed(),
    ]


def method_labels() -> list:
    """What the user reads for METHODS."""
    return [
        tr("Least Z-difference: shift"),
        tr("Nuth and Kaab (2011): shift"),
        tr("Least Z-difference: shift and small rotation"),
        tr("Least Z-difference: shift, small rotation and scale"),
        tr("Rotation along the normals of the surface"),
        tr("Vertical shift alone"),
    ]


def slopes_and_seed() -> list:
    """Which terrain takes part, and which sample of it."""
    return [
        explained(
            QgsProcessingParameterNumber("MIN_SLOPE", tr("Least slope [degrees]"), DOUBLE, 1.0, False, 0, 89),
            tr("Flatter terrain says nothing about a horizontal shift. Nuth and Kaab use 3 degrees at least."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("MAX_SLOPE", tr("Steepest slope [degrees]"), DOUBLE, 60.0, False, 1, 90),
            tr("On steeper terrain heights of elevation models are seldom right."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("SEED", tr("Seed of random samples"), INTEGER, 0, False, 0),
            tr("Large models are solved from a random sample of their pixels: the same seed gives the same result."),
            advanced=True,
        ),
    ]


def dem_correction() -> list:
    """How the corrected model is made, and its file."""
    kinds = [
        tr("Georeferencing: the origin moves and heights are raised, nothing is resampled"),
        tr("Resample once onto the pixels and the extent of the reference"),
    ]
    return [
        explained(
            QgsProcessingParameterEnum("CORRECTION", tr("Correction"), kinds, False, GEOREFERENCING),
            tr(
                "To subtract the models, take the pixels of the reference. A correction with a rotation cannot be "
                "told by georeferencing: such a model is resampled once onto its own pixels."
            ),
        ),
        *raster_format(),
    ]


def dem_results() -> list:
    """Rasters and files of both algorithms, each of them optional."""
    model = QgsProcessingParameterFileDestination(
        "MODEL_FILE", tr("Displacement model"), tr("Displacement models (*.json)"), None, True, False
    )
    difference = tr("Reference minus model in metres, on the pixels of the reference, with a symmetric colour ramp; ")
    return [
        explained(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Aligned model"), None, True, True),
            tr("Heights as Float32, NaN in voids. The format follows the extension: .tif, .cog.tif, .bsq or .envi."),
        ),
        explained(
            QgsProcessingParameterRasterDestination(
                "DIFFERENCE_BEFORE", tr("Difference before the correction"), None, True, False
            ),
            difference + tr("as given."),
        ),
        explained(
            QgsProcessingParameterRasterDestination(
                "DIFFERENCE_AFTER", tr("Difference after the correction"), None, True, False
            ),
            difference + tr("corrected. Its colours are those of the difference before."),
        ),
        explained(
            model,
            tr(
                "A small file with which 'Apply displacement' moves other rasters and vectors of the model. It acts "
                "horizontally; the vertical part is noted in the file, and is not applied."
            ),
        ),
        report_file(
            tr(
                "A page with maps of the difference before and after, the histogram, the curve of the aspects with its "
                "fit, the convergence, and tables of the stable terrain."
            )
        ),
    ]


def dem_numbers() -> list:
    """The numbers that models and scripts get; empty where there is none."""
    return [
        QgsProcessingOutputNumber("SHIFT_X_M", tr("Shift to the east [m]")),
        QgsProcessingOutputNumber("SHIFT_Y_M", tr("Shift to the north [m]")),
        QgsProcessingOutputNumber("SHIFT_Z", tr("Vertical shift [m]")),
        QgsProcessingOutputNumber("NMAD_BEFORE", tr("NMAD of stable terrain before the correction [m]")),
        QgsProcessingOutputNumber("NMAD_AFTER", tr("NMAD of stable terrain after the correction [m]")),
        QgsProcessingOutputNumber("MEDIAN_BEFORE", tr("Median of stable terrain before the correction [m]")),
        QgsProcessingOutputNumber("MEDIAN_AFTER", tr("Median of stable terrain after the correction [m]")),
        QgsProcessingOutputNumber("ITERATIONS", tr("Iterations")),
        QgsProcessingOutputNumber("CONVERGED", tr("1 where the iterations have converged, else 0")),
        QgsProcessingOutputString("STATUS", tr("Status: ok, or ok with a remark")),
    ]
