"""Parameters and outputs of the quality grid; what it shares with the detection is in ``parameters``."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ..core.statistics import AXES, MEASURES, UNITS
from ..translation import tr
from .parameters import (
    DOUBLE,
    INTEGER,
    LINE,
    POINT,
    POLYGON,
    explained,
    image_pair,
    matching_method,
    overlap_sink,
    pair_bands,
    pair_footprints,
    pair_masks,
    pair_nodata,
    report_file,
    window_size,
)

COARSE_SEARCH, NO_SEARCH = range(2)  # SEARCH
INSIDE, OUTSIDE = range(2)  # EXTENT_MODE
STAGES = {"before": "", "after_global": "_GLOBAL", "after_affine": "_AFFINE"}  # of QualityGrid: endings of outputs


def quality_grid() -> list:
    """All inputs of the quality grid."""
    return [
        *image_pair(),
        *pair_bands(),
        window_size("WINDOW_SIZE", tr("Size of the match windows [px]")),
        *_layout(),
        *_area(),
        *_search(),
        *_filters(),
        *pair_nodata(),
        *pair_footprints(),
        *pair_masks(),
        *matching_method(),
        *_run(),
    ]


def _layout() -> list:
    return [
        explained(
            QgsProcessingParameterNumber("SPACING", tr("Distance between points [px]"), DOUBLE, None, True, 1),
            tr("In pixels of the target, along rows and columns. Empty: it follows from the number of points."),
        ),
        explained(
            QgsProcessingParameterNumber("POINT_COUNT", tr("Number of points"), INTEGER, 1000, False, 1),
            tr("About so many points are laid out over the overlap. Used where no distance is given."),
        ),
        explained(
            QgsProcessingParameterFeatureSource("POSITIONS", tr("Positions instead of a grid"), [POINT], None, True),
            tr(
                "Points in any CRS, multipoints too, at which the shift is measured instead of a regular grid. "
                "POINT_ID counts them as in the layer; those outside the overlap stay, without a shift."
            ),
        ),
        explained(
            QgsProcessingParameterNumber("MAX_POINTS", tr("Maximum number of points"), INTEGER, None, True, 1),
            tr("From more points than this, a random subset is taken. Empty: all are measured."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("SEED", tr("Seed of the random subset"), INTEGER, 0, False, 0),
            tr("The same seed gives the same subset."),
            advanced=True,
        ),
    ]


def _area() -> list:
    modes = [tr("Points inside the polygons only"), tr("Points outside the polygons only")]
    return [
        explained(
            QgsProcessingParameterFeatureSource("EXTENT_MASK", tr("Area of the points"), [POLYGON], None, True),
            tr("Polygons in any CRS that limit where points lie, or exclude it. Windows may reach across their edges."),
        ),
        explained(
            QgsProcessingParameterEnum("EXTENT_MODE", tr("Points are measured"), modes, False, INSIDE),
            tr("Whether the polygons of the area hold the points or keep them out."),
            advanced=True,
        ),
    ]


def _search() -> list:
    kinds = [tr("Global shift first, by a coarse search"), tr("None: windows start at the given position")]
    return [
        explained(
            QgsProcessingParameterEnum("SEARCH", tr("Start of the windows"), kinds, False, COARSE_SEARCH),
            tr(
                "With a search, images that are hundreds of pixels apart are measured too; without, shifts of up to "
                "about a quarter of the window are found."
            ),
            advanced=True,
        )
    ]


def _filters() -> list:
    return [
        explained(
            QgsProcessingParameterBoolean("FILTER_RELIABILITY", tr("Reject unreliable points"), True),
            tr("By the reliability of the point's own match. The flag is OUT_REL."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("MIN_RELIABILITY", tr("Minimum reliability"), DOUBLE, 90.0, False, 0, 100),
            tr("0 to 100; 50 means as likely wrong, by more than half a pixel, as right. 90 keeps wrong points out."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterBoolean("FILTER_SIMILARITY", tr("Reject points that do not become alike"), True),
            tr("By the structural similarity (SSIM) of the windows before and after the correction: OUT_SSIM."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterBoolean("FILTER_CONSENSUS", tr("Reject points that contradict the others"), True),
            tr(
                "By what the other points and the neighbours say; smooth distortion and jumps between image strips "
                "are kept. The flag is OUT_FIELD."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("CONSENSUS_THRESHOLD", tr("Permitted deviation"), DOUBLE, 3.0, False, 0.1),
            tr("From the neighbours, in units of the points' own scatter."),
            advanced=True,
        ),
    ]


def _run() -> list:
    return [
        explained(
            QgsProcessingParameterNumber("THREADS", tr("Threads"), INTEGER, 0, True, 0),
            tr("How many windows are matched at the same time. 0 or empty: as many as there are cores."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterCrs("CRS", tr("CRS of points and vectors"), None, True),
            tr(
                "Empty: that of the target. Only the geometries are projected: X_MAP, Y_MAP and the shifts in map "
                "units stay in the CRS of the target."
            ),
            advanced=True,
        ),
    ]


def quality_grid_results() -> list:
    """Layers and files of the quality grid, each of them optional."""
    return [
        explained(
            QgsProcessingParameterFeatureSink("POINTS", tr("Quality points"), POINT, None, True),
            tr("Every point with its shift, its quality and what the filters say. None is left out."),
        ),
        explained(
            QgsProcessingParameterFeatureSink("VECTORS", tr("Shift vectors"), LINE, None, True),
            tr(
                "One line a measured point, from its true position along its shift, in true length. "
                "The style exaggerates the arrows; the layer variable coreg_exaggeration sets a factor."
            ),
        ),
        overlap_sink(),
        explained(
            QgsProcessingParameterRasterDestination("SHIFTS", tr("Raster of the shifts"), None, True, False),
            tr(
                "A smooth surface through the valid points: band 1 is the shift to the east, band 2 to the north, in "
                "map units of the CRS of the target."
            ),
        ),
        report_file(
            tr("A page with maps, figures, the table of statistics and the command that repeats the run.")
        ),
        *_point_files(),
    ]


def _point_files() -> list:
    files = (
        (
            "POINTS_FILE",
            tr("Points for the Georeferencer"),
            tr("QGIS points files (*.points)"),
            tr("The measured points as QGIS's Georeferencer loads them; outliers are switched off in it."),
        ),
        (
            "GCP_VRT",
            tr("Target with ground control points"),
            tr("GDAL virtual rasters (*.vrt)"),
            tr("A small file that shows the target with the valid points as ground control points, for GDAL's tools."),
        ),
        (
            "TIE_POINT_LIST",
            tr("List of tie points"),
            tr("Text files (*.txt)"),
            tr("The valid points as xref yref xin yin, one a line, in map units, as geomap reads them."),
        ),
    )
    return [
        explained(QgsProcessingParameterFileDestination(name, title, kind, None, True, False), text)
        for name, title, kind, text in files
    ]


def quality_grid_numbers() -> list:
    """The numbers that the quality grid gives to models and scripts; empty where there is none."""
    stages = {
        "before": "{} {} [{}]",
        "after_global": tr("{} {} after the best global shift [{}]"),
        "after_affine": tr("{} {} after the best affine transformation [{}]"),
    }
    return [
        QgsProcessingOutputNumber("POINTS_TOTAL", tr("Number of points")),
        QgsProcessingOutputNumber("POINTS_MATCHED", tr("Points with a shift")),
        QgsProcessingOutputNumber("POINTS_VALID", tr("Valid points")),
        QgsProcessingOutputNumber("POINTS_OUTLIER", tr("Outliers")),
        *(
            QgsProcessingOutputNumber(
                statistic_name(stage, unit, measure, axis),
                text.format(_measure_labels()[measure], _axis_labels()[axis], _unit_labels()[unit]),
            )
            for stage, text in stages.items()
            for unit in UNITS
            for measure in MEASURES
            for axis in AXES
        ),
        QgsProcessingOutputNumber("SSIM_BEFORE", tr("Similarity before the correction [-1..1]")),
        QgsProcessingOutputNumber("SSIM_AFTER", tr("Similarity after the correction [-1..1]")),
        QgsProcessingOutputNumber("SCATTER_PX", tr("Deviation of points from their neighbours [target px]")),
        QgsProcessingOutputNumber("X_SHIFT_PX", tr("Best global shift to the right [target px]")),
        QgsProcessingOutputNumber("Y_SHIFT_PX", tr("Best global shift down [target px]")),
        QgsProcessingOutputNumber("X_SHIFT_M", tr("Best global shift to the east [map units]")),
        QgsProcessingOutputNumber("Y_SHIFT_M", tr("Best global shift to the north [map units]")),
        QgsProcessingOutputString("STATUS", tr("Status: ok, or why there is no match")),
    ]


def statistic_name(stage: str, unit: str, measure: str, axis: str) -> str:
    """Name of the output of one statistic: RMSE_ABS_PX, RMSE_ABS_PX_GLOBAL, MEAN_X_M_AFFINE ..."""
    return f"{measure}_{axis}_{unit}".upper() + STAGES[stage]


def _measure_labels() -> dict:
    return {
        "mean": tr("Mean"),
        "median": tr("Median"),
        "std": tr("Standard deviation"),
        "rmse": tr("RMSE"),
        "ce90": tr("CE90"),
        "nmad": tr("NMAD"),
    }


def _axis_labels() -> dict:
    return {"x": tr("of x"), "y": tr("of y"), "abs": tr("of the length")}


def _unit_labels() -> dict:
    return {"px": tr("target px"), "m": tr("map units")}
