"""Parameters of coreg:transformcoordinates: columns, number formats, and numbers that stand for those of a record."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..translation import tr
from .parameters import DOUBLE, INTEGER, explained
from .transform_records import CALCTYPES

OVERRIDES = ("XREF", "YREF", "XMAG", "YMAG", "XROTATION", "YROTATION", "XOUT", "YOUT", "XSHIFT", "YSHIFT")
COUNTS = ("COUNT_TRANSFORMED", "COUNT_COPIED", "COUNT_UNDEFINED", "COUNT_OUTSIDE")


def lists() -> list:
    """The files."""
    return [
        explained(
            QgsProcessingParameterMultipleLayers(
                "INPUT", tr("Coordinate lists"), QgsProcessing.SourceType.TypeFile
            ),
            tr("Text files, one place a line, columns parted by blanks or tabs. Comments (#), blank lines, other "
               "columns and lines without two numbers are copied as they are."),
        )
    ]  # fmt: skip


def columns() -> list:
    """Where the coordinates stand, and how the new ones are written."""
    count = tr("Columns count from 1.")
    form = tr("A format of IRAF, for example %12.3f, %.8g, %h (12:30:00.0), %H (hours of degrees) or %m (minutes and "
              "seconds). Empty: as many digits as the old number has, in its place.")  # fmt: skip
    precisions = [tr("Single"), tr("Double")]
    double = CALCTYPES.index("double")
    return [
        explained(QgsProcessingParameterNumber("XCOLUMN", tr("Column of x"), INTEGER, 1, False, 1), count),
        explained(QgsProcessingParameterNumber("YCOLUMN", tr("Column of y"), INTEGER, 2, False, 1), count),
        explained(QgsProcessingParameterString("XFORMAT", tr("Format of x"), None, False, True), form, advanced=True),
        explained(QgsProcessingParameterString("YFORMAT", tr("Format of y"), None, False, True), form, advanced=True),
        explained(
            QgsProcessingParameterNumber("MIN_SIGDIGITS", tr("Fewest significant digits"), INTEGER, 7, False, 1, 30),
            tr("Of numbers without a format; those that have more digits in the list keep their count."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterEnum("CALCTYPE", tr("Precision of the numbers"), precisions, False, double),
            tr("All is computed in double precision. Single rounds what is written forward to about 7 digits, as IRAF "
               "does unless told otherwise."),
            advanced=True,
        ),
    ]  # fmt: skip


def overrides() -> list:
    """What replaces parts of the linear part of a record, or makes a transform without one."""
    texts = {
        "XREF": (tr("Reference x"), tr("This reference place goes to the output place. Empty: the middle of the limits "
                                       "of the record; 0 without a record.")),
        "YREF": (tr("Reference y"), tr("As the reference x, along the other axis.")),
        "XMAG": (tr("Magnification in x"), tr("Input units for a reference unit, instead of that of the record.")),
        "YMAG": (tr("Magnification in y"), tr("Input units for a reference unit, instead of that of the record.")),
        "XROTATION": (tr("Rotation of the x axis"), tr("Degrees, instead of that of the record.")),
        "YROTATION": (tr("Rotation of the y axis"), tr("Degrees, instead of that of the record.")),
        "XOUT": (tr("Output x"), tr("Input x of the reference place. Not used where an x shift is given.")),
        "YOUT": (tr("Output y"), tr("Input y of the reference place. Not used where a y shift is given.")),
        "XSHIFT": (tr("Shift in x"), tr("Added to the x shift of the record, in input units.")),
        "YSHIFT": (tr("Shift in y"), tr("Added to the y shift of the record, in input units.")),
    }  # fmt: skip
    return [
        explained(QgsProcessingParameterNumber(name, texts[name][0], DOUBLE, None, True), texts[name][1], advanced=True)
        for name in OVERRIDES
    ]


def list_results() -> tuple:
    """(parameters, outputs): the files, the counts."""
    files = tr("Text files (*.txt *.dat *.coo);;All files (*)")
    one = QgsProcessingParameterFileDestination("OUTPUT", tr("Transformed coordinates"), files, None, True)
    each = QgsProcessingParameterFolderDestination("OUTPUT_FOLDER", tr("Folder for one file each"), None, True, False)
    return [
        explained(one, tr("One file: several lists are appended in the order in which they are given.")),
        explained(
            each,
            tr("Each list goes to a file of its own name in this folder, which has to be another one than its own."),
        ),
    ], [
        QgsProcessingOutputNumber("COUNT_TRANSFORMED", tr("Transformed places")),
        QgsProcessingOutputNumber("COUNT_COPIED", tr("Data lines without two numbers, copied")),
        QgsProcessingOutputNumber("COUNT_UNDEFINED", tr("Places without a result, written as INDEF")),
        QgsProcessingOutputNumber("COUNT_OUTSIDE", tr("Places outside the limits of the record")),
    ]
