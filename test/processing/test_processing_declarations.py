"""What scripts, models and qgis_process rely on: ids, names, defaults, and a help for everything."""

from __future__ import annotations

import pytest

IDS = (
    *("footprint", "overlap", "detectglobalshift", "applyshift", "coregisterglobal", "qualitygrid", "coregisterlocal"),
    "applydisplacement",
)
GEOLOCATION = (
    *("creategeolocation", "clipgeolocation", "geolocationtogcps", "rectifygeolocation", "checkgeolocation"),
    "correctgeolocation",
)
DEM = ("coregisterdem", "coregisterdemblockwise")
TRANSFORMATIONS = ("fittransform", "listtransforms", "transformcoordinates", "transformvector", "transformraster")
ALL = (*IDS, *TRANSFORMATIONS, *GEOLOCATION, *DEM)
PAIR = ["REFERENCE", "TARGET"]
DETECTION = [
    *PAIR,
    "REFERENCE_BAND",
    "TARGET_BAND",
    "WINDOW_CENTER",
    "WINDOW_SIZE_X",
    "WINDOW_SIZE_Y",
    "WINDOW_COUNT",
    "REFERENCE_NODATA",
    "TARGET_NODATA",
    "DERIVE_NODATA",
    "REFERENCE_FOOTPRINT",
    "TARGET_FOOTPRINT",
    "REFERENCE_MASK",
    "TARGET_MASK",
    "MAX_SHIFT",
    "MAX_ITERATIONS",
    "ESTIMATOR",
    "MATCH_RESAMPLING",
]
RESULTS = ["OVERLAP", "WINDOWS", "VECTORS", "REPORT"]
CORRECTION = ["CORRECTION", "RESAMPLING", "RESOLUTION", "GRID", "CREATION_OPTIONS", "FORMAT", "OUTPUT"]
GRID = [
    *DETECTION[:4],
    *("WINDOW_SIZE", "SPACING", "POINT_COUNT", "POSITIONS", "MAX_POINTS", "SEED", "EXTENT_MASK", "EXTENT_MODE"),
    *("SEARCH", "FILTER_RELIABILITY", "MIN_RELIABILITY", "FILTER_SIMILARITY", "FILTER_CONSENSUS"),
    *("CONSENSUS_THRESHOLD", *DETECTION[8:], "THREADS", "CRS"),
]
RASTER_FORMAT = ["CREATION_OPTIONS", "FORMAT"]
LOCAL_RESULTS = ["OUTPUT", "POINTS", "BLOCKS", "SHIFTS", "MODEL_FILE", "GCP_VRT", "GEOLOCATION_VRT", "REPORT"]
GRID_RESULTS = ["POINTS", "VECTORS", "OVERLAP", "SHIFTS", "REPORT", "POINTS_FILE", "GCP_VRT", "TIE_POINT_LIST"]
DEM_PAIR = [*PAIR, *DETECTION[2:4], *DETECTION[8:10], "STABLE_MASK", "MASK_MODE"]
DEM_NUMBERS = [
    *("SHIFT_X_M", "SHIFT_Y_M", "SHIFT_Z", "NMAD_BEFORE", "NMAD_AFTER", "MEDIAN_BEFORE", "MEDIAN_AFTER"),
    *("ITERATIONS", "CONVERGED", "STATUS"),
]
ORDERS = ["XXORDER", "XYORDER", "YXORDER", "YYORDER"]
LIMITS = ["XMIN", "XMAX", "YMIN", "YMAX"]
FIT_RESULTS = ["DATABASE", "POINTS", "VECTORS", "RESULTS", "REPORT"]
PARAMETERS = {
    "footprint": ["INPUT", "BAND", "TOLERANCE", "NODATA", "DERIVE_NODATA", "OUTPUT"],
    "overlap": [
        *PAIR,
        "REFERENCE_NODATA",
        "TARGET_NODATA",
        "DERIVE_NODATA",
        "REFERENCE_FOOTPRINT",
        "TARGET_FOOTPRINT",
        "OVERLAP",
    ],
    "detectglobalshift": [*DETECTION, *RESULTS],
    "applyshift": ["INPUT", "X_SHIFT", "Y_SHIFT", *CORRECTION],
    "coregisterglobal": [*DETECTION, *CORRECTION, *RESULTS],
    "qualitygrid": [*GRID, *GRID_RESULTS],
    "coregisterlocal": [
        *(*PAIR, "TIE_POINTS", "MODEL", "BLOCK_SIZE", "RESAMPLING", "ALIGN_TO_REFERENCE"),
        *(*GRID[2:-1], *RASTER_FORMAT, *LOCAL_RESULTS),
    ],
    "applydisplacement": [
        *("DISPLACEMENT", "INPUT", "INPUT_VECTOR", "RESAMPLING", "GRID", *RASTER_FORMAT, "OUTPUT", "OUTPUT_VECTOR"),
    ],
    "fittransform": [
        *("TIE_POINTS", "POINTS_FILES", "RECORD", "COORDINATES", "FIT_GEOMETRY", "FUNCTION", *ORDERS),
        *("XXTERMS", "YXTERMS", "MAXITER", "REJECT", "LINES", "WEIGHT_FIELD", "WEIGHT_COLUMN", "CRS", "VECTORS_OF"),
        *(*LIMITS, "CALCTYPE", *FIT_RESULTS),
    ],
    "listtransforms": ["DATABASE", "RECORD", "OUTPUT"],
    "transformcoordinates": [
        *("INPUT", "DATABASE", "RECORD", "DIRECTION", "GEOMETRY", "XCOLUMN", "YCOLUMN", "XFORMAT", "YFORMAT"),
        *("MIN_SIGDIGITS", "CALCTYPE", "XREF", "YREF", "XMAG", "YMAG", "XROTATION", "YROTATION", "XOUT", "YOUT"),
        *("XSHIFT", "YSHIFT", "OUTPUT", "OUTPUT_FOLDER"),
    ],
    "transformvector": [
        *("INPUT", "DATABASE", "RECORD", "DIRECTION", "GEOMETRY", "COORDINATES", "IMAGE", "REFERENCE", "OUTPUT"),
    ],
    "transformraster": [
        *("INPUT", "DATABASE", "RECORD", "COORDINATES", "REFERENCE", "RESAMPLING", "GEOMETRY", *LIMITS),
        *("XSCALE", "YSCALE", "NCOLS", "NLINES", "BOUNDARY", "CONSTANT", "FLUX_CONSERVE", *RASTER_FORMAT),
        *("OUTPUT", "GCP_VRT", "GEOLOCATION_VRT"),
    ],
    "creategeolocation": [
        *("INPUT", "DISPLACEMENT", "TIE_POINTS", "X_RASTER", "X_BAND", "Y_RASTER", "Y_BAND", "POSITION"),
        *("PIXEL_OFFSET", "LINE_OFFSET", "PIXEL_STEP", "LINE_STEP", "GCP_MODEL", "DATABASE", "RECORD"),
        *("INTERPOLATION_ERROR", "STEP", "SAMPLES", "CRS", *RASTER_FORMAT, "OUTPUT"),
    ],
    "clipgeolocation": [
        *("INPUT", "COLUMN", "LINE", "WIDTH", "HEIGHT", "EXTENT", "EXTENT_MASK", "FACTOR", "XSIZE", "YSIZE"),
        *("RESAMPLING", "ARRAYS", *RASTER_FORMAT, "OUTPUT"),
    ],
    "geolocationtogcps": ["INPUT", "COLUMNS", "LINES", "CRS", "GCP_VRT", "POINTS_FILE", "POINTS"],
    "rectifygeolocation": [
        *("INPUT", "CRS", "RESOLUTION", "EXTENT", "REFERENCE", "RESAMPLING", "ENGINE", "THREADS", *RASTER_FORMAT),
        "OUTPUT",
    ],
    "checkgeolocation": ["INPUT", "POINT_COUNT", "FOOTPRINT", "POINTS", "REPORT"],
    "correctgeolocation": [
        *("INPUT", "REFERENCE", "BAND", "REFERENCE_BAND", "MODEL", "WINDOW_SIZE", "SPACING", "PASSES", "MAX_SHIFT"),
        *("NODATA", "POINT_COUNT", "SEED", "MIN_RELIABILITY", "REFERENCE_NODATA", "DERIVE_NODATA"),
        *("REFERENCE_MASK", "MAX_ITERATIONS", "ESTIMATOR", "THREADS", *RASTER_FORMAT, "OUTPUT", "POINTS", "REPORT"),
    ],
    "coregisterdem": [
        *(*DEM_PAIR, "METHOD", "VERTICAL", "DERAMP", "STEPS", "MIN_SLOPE", "MAX_SLOPE", "SEED", "CORRECTION"),
        *(*RASTER_FORMAT, "OUTPUT", "DIFFERENCE_BEFORE", "DIFFERENCE_AFTER", "MODEL_FILE", "REPORT"),
    ],
    "coregisterdemblockwise": [
        *(*DEM_PAIR, "METHOD", "BLOCK_METHOD", "BLOCK_SIZE", "OVERLAP", "MIN_VALID", "SMOOTHING", "VERTICAL"),
        *("START", "MIN_SLOPE", "MAX_SLOPE", "SEED", "THREADS", "CORRECTION", *RASTER_FORMAT, "OUTPUT"),
        *("DIFFERENCE_BEFORE", "DIFFERENCE_AFTER", "BLOCKS", "VECTORS", "SHIFTS", "MODEL_FILE", "REPORT"),
    ],
}
NUMBERS = ["X_SHIFT_PX", "Y_SHIFT_PX", "X_SHIFT_M", "Y_SHIFT_M", "ABS_SHIFT", "ANGLE", "RELIABILITY"]
NUMBERS += ["SSIM_BEFORE", "SSIM_AFTER", "UNCERTAINTY_PX", "STATUS"]
STATISTICS = [
    f"{measure}_{axis}_{unit}{stage}"
    for stage in ("", "_GLOBAL", "_AFFINE")
    for unit in ("PX", "M")
    for measure in ("MEAN", "MEDIAN", "STD", "RMSE", "CE90", "NMAD")
    for axis in ("X", "Y", "ABS")
]
OUTPUTS = {
    "footprint": ["OUTPUT", "AREA", "CRS"],
    "overlap": ["OVERLAP", "AREA", "SHARE_REFERENCE", "SHARE_TARGET", "CRS"],
    "detectglobalshift": [*RESULTS, *NUMBERS],
    "applyshift": ["OUTPUT"],
    "coregisterglobal": ["OUTPUT", *RESULTS, *NUMBERS],
    "qualitygrid": [
        *GRID_RESULTS,
        *("POINTS_TOTAL", "POINTS_MATCHED", "POINTS_VALID", "POINTS_OUTLIER"),
        *STATISTICS,
        *("SSIM_BEFORE", "SSIM_AFTER", "SCATTER_PX", *NUMBERS[:4], "STATUS"),
    ],
    "coregisterlocal": [
        *(*LOCAL_RESULTS, "RMSE_BEFORE_PX", "RMSE_AFTER_PX", "MODEL_USED", "POINTS_USED", "STATUS"),
    ],
    "applydisplacement": ["OUTPUT", "OUTPUT_VECTOR"],
    "fittransform": [
        *(*FIT_RESULTS, "XRMS", "YRMS", "XSHIFT", "YSHIFT", "XMAG", "YMAG", "XROTATION", "YROTATION", "SKEW"),
        *("COUNT_USED", "COUNT_REJECTED", "STATUS", "RECORD_NAMES"),
    ],
    "listtransforms": ["OUTPUT", "COUNT", "RECORD_NAMES"],
    "transformcoordinates": [
        *("OUTPUT", "OUTPUT_FOLDER", "COUNT_TRANSFORMED", "COUNT_COPIED", "COUNT_UNDEFINED", "COUNT_OUTSIDE"),
    ],
    "transformvector": ["OUTPUT", "COUNT", "COUNT_OUTSIDE"],
    "transformraster": ["OUTPUT", "GCP_VRT", "GEOLOCATION_VRT"],
    "creategeolocation": [
        *("OUTPUT", "ARRAYS_FILE", "SAMPLE_STEP", "ERROR_PX", "RESIDUAL_PX", "SAMPLE_COLUMNS", "SAMPLE_LINES"),
        "NODATA_SHARE",
    ],
    "clipgeolocation": [
        *("OUTPUT", "ARRAYS_FILE", "WINDOW_COLUMN", "WINDOW_LINE", "WINDOW_WIDTH", "WINDOW_HEIGHT"),
        *("OUTPUT_WIDTH", "OUTPUT_HEIGHT"),
    ],
    "geolocationtogcps": [
        *("GCP_VRT", "POINTS_FILE", "POINTS", "POINT_COUNT", "RMS_TPS", "MAX_TPS", "RMS_ORDER1", "MAX_ORDER1"),
        *("RMS_ORDER2", "MAX_ORDER2", "RMS_ORDER3", "MAX_ORDER3"),
    ],
    "rectifygeolocation": [
        *("OUTPUT", "HOLE_PERCENT", "PIXEL_SIZE", "COLUMNS", "ROWS", "ENGINE_USED", "OUTPUT_CRS"),
    ],
    "checkgeolocation": [
        *("FOOTPRINT", "POINTS", "REPORT", "VALID", "ERRORS", "WARNINGS", "STATUS", "CODES", "CRS", "PIXEL_SIZE_X"),
        *("PIXEL_SIZE_Y", "HEADING", "CLOSURE_RMS_PX", "CLOSURE_MAX_PX", "MISSING_SHARE", "FOLDED_CELLS", "SCANS"),
        *("SAMPLE_COLUMNS", "SAMPLE_LINES", "PIXEL_STEP", "LINE_STEP", "AREA"),
    ],
    "correctgeolocation": [
        *("OUTPUT", "POINTS", "REPORT", "ARRAYS", "RMSE_BEFORE_PX", "RMSE_AFTER_PX", "RMSE_AGAIN_PX", "X_SHIFT_PX"),
        *("Y_SHIFT_PX", "ABS_SHIFT", "INTERPOLATION_ERROR_PX", "POINTS_TOTAL", "POINTS_USED", "MODEL_USED", "STATUS"),
    ],
    "coregisterdem": ["OUTPUT", "DIFFERENCE_BEFORE", "DIFFERENCE_AFTER", "MODEL_FILE", "REPORT", *DEM_NUMBERS],
    "coregisterdemblockwise": [
        *("OUTPUT", "DIFFERENCE_BEFORE", "DIFFERENCE_AFTER", "BLOCKS", "VECTORS", "SHIFTS", "MODEL_FILE", "REPORT"),
        *(*DEM_NUMBERS, "METHOD_USED", "NMAD_GLOBAL", "BLOCKS_TOTAL", "BLOCKS_OK"),
    ],
}
INPUTS = {
    "footprint": ["INPUT"],
    "applyshift": ["INPUT", "X_SHIFT", "Y_SHIFT"],
    "coregisterlocal": ["TARGET"],
    "applydisplacement": ["DISPLACEMENT"],
    "fittransform": [],
    "listtransforms": ["DATABASE"],
    "transformcoordinates": ["INPUT"],
    "transformvector": ["INPUT", "DATABASE"],
    "transformraster": ["INPUT", "DATABASE"],
    **{name: ["INPUT"] for name in GEOLOCATION},
    "correctgeolocation": ["INPUT", "REFERENCE"],
}


@pytest.fixture(params=ALL)
def algorithm(request, coreg_provider):
    found = coreg_provider.algorithm(request.param)
    assert found is not None
    return found


def test_the_provider_has_exactly_these_algorithms(coreg_provider):
    found = sorted(algorithm.id() for algorithm in coreg_provider.algorithms())
    assert found == sorted(f"coreg:{name}" for name in ALL)


def test_names_of_parameters_and_outputs_are_public(algorithm):
    assert [p.name() for p in algorithm.parameterDefinitions()] == PARAMETERS[algorithm.name()]
    assert [o.name() for o in algorithm.outputDefinitions()] == OUTPUTS[algorithm.name()]


def test_only_the_inputs_have_to_be_given(algorithm, qgis_app):
    from qgis.core import QgsProcessingContext

    context = QgsProcessingContext()
    needed = [p.name() for p in algorithm.parameterDefinitions() if not p.checkValueIsAcceptable(None, context)]
    assert needed == INPUTS.get(algorithm.name(), PAIR)


def test_everything_explains_itself(algorithm):
    for parameter in algorithm.parameterDefinitions():
        assert len(parameter.help()) > 20, parameter.name()
        assert parameter.description()
    assert len(algorithm.shortHelpString()) > 300
    assert algorithm.shortDescription().endswith(".")
    assert algorithm.helpUrl().startswith("https://")
    assert "coregistration" in algorithm.tags()
    assert not algorithm.icon().isNull()
    if algorithm.name() in TRANSFORMATIONS:
        assert algorithm.groupId() == "transformations"
    elif algorithm.name() in GEOLOCATION:
        assert algorithm.groupId() == "geolocation"
    elif algorithm.name() in DEM:
        assert algorithm.groupId() == "dem"
    else:
        assert algorithm.groupId() in ("coregistration", "overlap")


def test_signs_and_units_are_in_the_help(coreg_provider):
    for name in (*IDS[2:], *DEM):
        text = coreg_provider.algorithm(name).shortHelpString()
        for word in ("north", "east", "map units", "added"):
            assert word in text
    for name in TRANSFORMATIONS[2:]:
        text = coreg_provider.algorithm(name).shortHelpString()
        assert "reference" in text and "input" in text


def test_the_work_runs_outside_the_main_thread(algorithm):
    from qgis.core import QgsProcessingAlgorithm

    assert not algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading


def test_enumerations_are_those_of_the_core():
    from coreg_qgis.core import global_shift, local_model, raster
    from coreg_qgis.processing import local_parameters, parameters

    assert parameters.RESAMPLINGS == raster.RESAMPLINGS
    assert parameters.ESTIMATORS == global_shift.ESTIMATORS
    assert local_parameters.MODELS == local_model.MODELS


def test_defaults_are_those_of_the_core(coreg_provider):
    from coreg_qgis.core.global_shift import GlobalShiftSettings
    from coreg_qgis.processing.parameters import ESTIMATORS, RESAMPLINGS

    algorithm, core = coreg_provider.algorithm("detectglobalshift"), GlobalShiftSettings()

    def default(name):
        return algorithm.parameterDefinition(name).defaultValue()

    assert (default("WINDOW_SIZE_Y"), default("WINDOW_SIZE_X")) == core.window_shape
    assert default("WINDOW_COUNT") == core.window_count
    assert default("MAX_ITERATIONS") == core.max_iterations
    assert default("MAX_SHIFT") is core.max_shift is None
    assert (default("REFERENCE_BAND"), default("TARGET_BAND")) == (core.reference_band, core.target_band)
    assert ESTIMATORS[default("ESTIMATOR")] == core.estimator
    assert RESAMPLINGS[default("MATCH_RESAMPLING")] == core.resampling


def test_missing_packages_are_named_before_the_run(coreg_provider, fails, pair, monkeypatch):
    from coreg_qgis import requirements

    monkeypatch.setattr(requirements, "missing_packages", lambda names=requirements.REQUIRED: ("scipy",))
    can, why = coreg_provider.algorithm("footprint").canExecute()
    assert not can
    assert "scipy" in why
    assert "scipy" in fails("footprint", INPUT=pair.reference)
