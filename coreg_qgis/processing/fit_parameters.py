"""Parameters and outputs of the fit of transforms."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ..translation import tr
from .parameters import DOUBLE, INTEGER, LINE, POINT, explained, report_file
from .transform_records import CALCTYPES, record_name

# The enumerations are stored as the position in these tuples, so that new values may only be added at the end.
FIT_GEOMETRIES = ("shift", "xyscale", "rotate", "rscale", "rxyscale", "general")
SURFACE_FUNCTIONS = ("chebyshev", "legendre", "polynomial")
TERMS = ("none", "half", "full")
SYSTEMS = ("auto", "map", "pixel", "mixed", "unknown")
LINES_FROM = ("input", "reference")
VECTOR_KINDS = ("residuals", "shifts")
ORDERS = ("XXORDER", "XYORDER", "YXORDER", "YYORDER")
LIMITS = ("XMIN", "XMAX", "YMIN", "YMAX")
NUMBERS = ("XRMS", "YRMS", "XSHIFT", "YSHIFT", "XMAG", "YMAG", "XROTATION", "YROTATION", "SKEW")
GREATEST_ORDER = 40
FIRST_WEIGHT_COLUMN = 5  # of a list, after the four coordinates


def fit_inputs() -> list:
    """Where the tie points are, what they mean, and what is fitted to them."""
    return [*_tie_points(), *_geometry(), *_rejection(), *_about_the_points(), *_limits()]


def fit_results() -> list:
    """The database, layers and files, each of them optional."""
    databases = tr("Text databases (*.db *.dat *.txt)")
    return [
        explained(
            QgsProcessingParameterFileDestination(
                "DATABASE", tr("Database of transforms"), databases, None, True, True
            ),
            tr(
                "A text file as IRAF's geomap writes it and reads it. The records are added at the end of a file that "
                "exists: all that is in it stays, and of several records of one name the last counts."
            ),
        ),
        explained(
            QgsProcessingParameterFeatureSink("POINTS", tr("Tie points with residuals"), POINT, None, True),
            tr("Every tie point at its place in the reference, with its fitted position, its residual and its fate."),
        ),
        explained(
            QgsProcessingParameterFeatureSink("VECTORS", tr("Vectors"), LINE, None, True),
            tr(
                "One line a tie point, from its place in the reference, in true length. The style exaggerates the "
                "arrows; the layer variable coreg_exaggeration sets a factor."
            ),
        ),
        explained(
            QgsProcessingParameterFileDestination(
                "RESULTS", tr("Results as text"), tr("Text files (*.txt)"), None, True, False
            ),
            tr(
                "The summary and the list of points, fitted positions and residuals, as geomap's results file has them."
            ),
        ),
        report_file(tr("A page with the parameters, plots of the residuals, a map and the coefficients.")),
    ]


def fit_numbers() -> list:
    """What the fit gives to models and scripts: of the last record that was fitted."""
    texts = {
        "XRMS": tr("RMS of the residuals in x"),
        "YRMS": tr("RMS of the residuals in y"),
        "XSHIFT": tr("Input x of the reference's origin"),
        "YSHIFT": tr("Input y of the reference's origin"),
        "XMAG": tr("Magnification in x"),
        "YMAG": tr("Magnification in y"),
        "XROTATION": tr("Rotation of the x axis [degrees]"),
        "YROTATION": tr("Rotation of the y axis [degrees]"),
        "SKEW": tr("Departure of the axes from a right angle [degrees]"),
        "COUNT_USED": tr("Tie points used"),
        "COUNT_REJECTED": tr("Tie points rejected"),
    }
    numbers = [QgsProcessingOutputNumber(name, text) for name, text in texts.items()]
    return [
        *numbers,
        QgsProcessingOutputString("STATUS", tr("Status: ok, or what to mistrust")),
        QgsProcessingOutputString("RECORD_NAMES", tr("Names of the records")),
    ]


def _tie_points() -> list:
    files = QgsProcessing.SourceType.TypeFile
    systems = [
        tr("As the source tells"),
        tr("Map coordinates, both"),
        tr("Pixels, both"),
        tr("Reference in map coordinates, input in pixels"),
        tr("Not told"),
    ]
    return [
        explained(
            QgsProcessingParameterFeatureSource("TIE_POINTS", tr("Layer of tie points"), [POINT, LINE], None, True),
            tr(
                "The points of a quality grid: outliers are left out, also those that were marked by hand. Or lines of "
                "two points, drawn from where something lies in the input to where it belongs."
            ),
        ),
        explained(
            QgsProcessingParameterMultipleLayers("POINTS_FILES", tr("Files of tie points"), files, None, True),
            tr(
                "Points of QGIS's Georeferencer (.points), or lists with xref yref xin yin on each line, as geomap "
                "reads them. Each file gives a record of its own."
            ),
        ),
        record_name(
            tr(
                "One name for each source, the layer first, with commas between. Empty: named as the layer or the "
                "file. Blanks in a name do not count."
            )
        ),
        explained(
            QgsProcessingParameterEnum("COORDINATES", tr("Kind of coordinates"), systems, False, 0),
            tr(
                "Stored in the record, so that a raster or a vector layer is transformed as it should be. By itself, a "
                "layer has map coordinates, a file of the Georeferencer those that its numbers look like, and a list "
                "tells nothing. Pixels count from 1 at the centre of the first one, to the right and down."
            ),
        ),
    ]


def _geometry() -> list:
    geometries = [
        tr("Shift"),
        tr("Shift and a scale for each axis"),
        tr("Shift and rotation"),
        tr("Shift, rotation and one scale"),
        tr("Shift, rotation and a scale for each axis"),
        tr("General: affine, with distortion where an order is above 2"),
    ]
    functions = [tr("Chebyshev polynomials"), tr("Legendre polynomials"), tr("Powers")]
    terms = [tr("None"), tr("Up to the highest order"), tr("All")]
    return [
        explained(
            QgsProcessingParameterEnum("FIT_GEOMETRY", tr("Geometry"), geometries, False, 5),
            tr("The fewer parameters, the less the noise of the points matters. All but a shift may mirror the image."),
        ),
        explained(
            QgsProcessingParameterEnum("FUNCTION", tr("Function of the surfaces"), functions, False, 2),
            tr("Matters to the general geometry with orders above 2, and to how the record is written."),
        ),
        *(_order(name) for name in ORDERS),
        *(
            explained(
                QgsProcessingParameterEnum(name, text, terms, False, TERMS.index("half")),
                tr("Products of powers of x and y, for the general geometry."),
            )
            for name, text in (("XXTERMS", tr("Cross terms of X")), ("YXTERMS", tr("Cross terms of Y")))
        ),
    ]


def _order(name: str):
    fitted, variable = name[0], name[1].lower()
    label = tr("Order of {} in {}").format(fitted, variable)
    return explained(
        QgsProcessingParameterNumber(name, label, INTEGER, 2, False, 2, GREATEST_ORDER),
        tr("2 is linear, 3 quadratic, and so on: one more than the highest power. For the general geometry."),
    )


def _rejection() -> list:
    return [
        explained(
            QgsProcessingParameterNumber("MAXITER", tr("Rounds of rejection"), INTEGER, 0, False, 0, 1000),
            tr("How often points that do not fit are left out and the rest is fitted again. 0: no point is rejected."),
        ),
        explained(
            QgsProcessingParameterNumber("REJECT", tr("Rejection limit [sigma]"), DOUBLE, 3.0, False, 0),
            tr("A point is rejected where its residual in x or in y exceeds that many times the RMS of that axis."),
        ),
    ]


def _about_the_points() -> list:
    lines = [tr("From the input to the reference"), tr("From the reference to the input")]
    kinds = [tr("What is left after the transform"), tr("The shifts themselves")]
    numeric = QgsProcessingParameterField.DataType.Numeric
    return [
        explained(
            QgsProcessingParameterEnum("LINES", tr("Direction of lines"), lines, False, 0),
            tr("How lines of two points were drawn."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterField(
                "WEIGHT_FIELD", tr("Field of weights"), None, "TIE_POINTS", numeric, False, True
            ),
            tr("Of the layer: 0 or more, relative to each other, as 1 / sigma². A point of weight 0 is not used."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber(
                "WEIGHT_COLUMN", tr("Column of weights"), INTEGER, None, True, FIRST_WEIGHT_COLUMN
            ),
            tr("Of the lists, counted from 1: after the four coordinates. Empty: all points weigh the same."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterCrs("CRS", tr("CRS of the reference coordinates"), None, True),
            tr(
                "Where the source does not tell: for lists in map coordinates, and for a layer of tie points that was "
                "saved in another CRS than that of its target. Empty: the CRS of the layer, or of the file."
            ),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterEnum("VECTORS_OF", tr("Vectors show"), kinds, False, 0),
            tr("As all shifts: what has to be added to the input's coordinates, in units of the reference."),
            advanced=True,
        ),
    ]


def _limits() -> list:
    labels = [tr("Least reference x"), tr("Greatest reference x"), tr("Least reference y"), tr("Greatest reference y")]
    text = tr("Points beyond are not used, and the transform counts as valid up to it. Empty: that of the points.")
    return [
        *(
            explained(QgsProcessingParameterNumber(name, label, DOUBLE, None, True), text, advanced=True)
            for name, label in zip(LIMITS, labels)
        ),
        explained(
            QgsProcessingParameterEnum(
                "CALCTYPE", tr("Digits in the files"), [tr("7 (real)"), tr("16 (double)")], False,
                CALCTYPES.index("double"),
            ),
            tr("All is computed in double precision."),
            advanced=True,
        ),
    ]  # fmt: skip
