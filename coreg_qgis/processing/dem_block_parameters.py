"""Parameters and outputs of the blockwise coregistration of elevation models that the whole-model one does not have."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ..translation import tr
from .correction import raster_format
from .dem_parameters import REFERENCE_GRID, dem_results, method_labels, slopes_and_seed
from .parameters import DOUBLE, INTEGER, LINE, POLYGON, explained

# Stored as the position in these tuples, so that new values may only be added at the end.
BLOCKWISE, DENSE, BEST = range(3)
BLOCK_METHODS = ("least_z", "nuth_kaab", "vertical")
LOCAL_VERTICALS = ("local", "global")


def local_method() -> list:
    """How a correction that varies over the model is found."""
    kinds = [
        tr("Block by block"),
        tr("Dense: a smooth correction at every place, without blocks"),
        tr("The better of both"),
    ]
    return [
        explained(
            QgsProcessingParameterEnum("METHOD", tr("Method"), kinds, False, BLOCKWISE),
            tr(
                "Whatever is chosen has to predict stable pixels that it has not seen better than one correction for "
                "the whole model does; else that one is taken, and the report says so."
            ),
        ),
        *_blocks(),
        explained(
            QgsProcessingParameterNumber("SMOOTHING", tr("Finest smoothing [px]"), DOUBLE, 25.0, False, 2, 10000),
            tr(
                "Standard deviation in pixels of the reference of the finest window that the dense correction may "
                "take; wider ones are taken where they predict unseen pixels better."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterEnum(
                "VERTICAL", tr("Vertical shift"), [tr("Varies over the model"), tr("The same everywhere")], False, 0
            ),
            tr("One that varies also takes away real changes of height that are wide: then it should be the same."),
        ),
        explained(
            QgsProcessingParameterEnum("START", tr("Correction of the whole model"), method_labels(), False, 0),
            tr("Found first: what is local is added to it."),
            advanced=True,
        ),
        *slopes_and_seed(),
        _threads(),
    ]


def _threads():
    return explained(
        QgsProcessingParameterNumber("THREADS", tr("Threads"), INTEGER, 0, True, 0),
        tr("How many blocks are solved at once. 0 or empty: as many as there are cores. The result is the same."),
        advanced=True,
    )


def _blocks() -> list:
    methods = [tr("Least Z-difference"), tr("Nuth and Kaab (2011)"), tr("Vertical shift alone")]
    return [
        explained(
            QgsProcessingParameterEnum("BLOCK_METHOD", tr("Method within a block"), methods, False, 0),
            tr("How the shift of each block is found, from that of the whole model on."),
        ),
        explained(
            QgsProcessingParameterNumber("BLOCK_SIZE", tr("Size of the blocks [px]"), INTEGER, None, True, 16),
            tr("Side in pixels of the reference. Empty: 500, or a third of the shorter side of smaller models."),
        ),
        explained(
            QgsProcessingParameterNumber("OVERLAP", tr("Overlap of blocks [%]"), DOUBLE, 50.0, False, 0, 75),
            tr("Share of a side that neighbouring blocks have in common."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("MIN_VALID", tr("Least valid share [%]"), DOUBLE, 2.0, False, 0, 99),
            tr("Share of a block's pixels that must be stable and have heights in both models."),
            advanced=True,
        ),
    ]


def local_correction() -> list:
    """How the corrected model is made, and its file."""
    kinds = [
        tr("Resample once onto the model's own pixels"),
        tr("Resample once onto the pixels and the extent of the reference"),
    ]
    return [
        explained(
            QgsProcessingParameterEnum("CORRECTION", tr("Correction"), kinds, False, REFERENCE_GRID),
            tr("To subtract the models, take the pixels of the reference."),
        ),
        *raster_format(),
    ]


def local_dem_results() -> list:
    """Rasters, layers and files, each of them optional."""
    output, before, after, *files = dem_results()
    return [
        output,
        before,
        after,
        explained(
            QgsProcessingParameterFeatureSink("BLOCKS", tr("Blocks"), POLYGON, None, True),
            tr(
                "SHIFT_X, SHIFT_Y and SHIFT_Z of each block in metres, its number of pixels, its NMAD before and "
                "after, and its STATUS: what failed is told and filled from the neighbours."
            ),
        ),
        explained(
            QgsProcessingParameterFeatureSink("VECTORS", tr("Shift vectors"), LINE, None, True),
            tr("A line for each block from its place in the model to that in the reference, with both as X, Y, Z."),
        ),
        explained(
            QgsProcessingParameterRasterDestination("SHIFTS", tr("Raster of the shifts"), None, True, False),
            tr("Bands: what is added to the east, to the north and up, in metres, on the pixels of the reference."),
        ),
        *files,
    ]


def local_dem_numbers() -> list:
    """What models and scripts get besides the numbers of the whole model."""
    return [
        QgsProcessingOutputString("METHOD_USED", tr("What was applied: blocks, dense or global")),
        QgsProcessingOutputNumber("NMAD_GLOBAL", tr("NMAD of stable terrain after one correction for all [m]")),
        QgsProcessingOutputNumber("BLOCKS_TOTAL", tr("Number of blocks")),
        QgsProcessingOutputNumber("BLOCKS_OK", tr("Number of blocks that were solved")),
    ]
