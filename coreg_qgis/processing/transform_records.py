"""Text databases of transforms as inputs and outputs of algorithms, and which record of them is meant."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, List, Sequence

from qgis.core import (
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.errors import InputError
from ..translation import tr
from .inputs import is_given
from .parameters import explained

if TYPE_CHECKING:
    from ..core.geomap.database import Database
    from ..core.geomap.record import Record

# The enumerations are stored as the position in these tuples, so that new values may only be added at the end.
DIRECTIONS = ("forward", "backward")
PARTS = ("geometric", "linear")
CALCTYPES = ("real", "double")
LARGEST_FILE = 1 << 28  # bytes


def database(optional: bool = False) -> QgsProcessingParameterDefinition:
    """The file that holds records."""
    text = tr("Database of transforms")
    files = tr("Text databases (*.db *.dat *.txt);;All files (*)")
    return explained(
        QgsProcessingParameterFile("DATABASE", text, optional=optional, fileFilter=files),
        tr("The text file into which 'Fit transform', or IRAF's geomap, has written its records."),
    )


def record_name(text: str = "") -> QgsProcessingParameterDefinition:
    """Which record of the database."""
    return explained(
        QgsProcessingParameterString("RECORD", tr("Name of the record"), None, False, True),
        text
        or tr(
            "As 'List transforms' shows it; of several records of one name the last counts. May stay empty where the "
            "database holds one name only."
        ),
    )


def direction(default: str, text: str) -> QgsProcessingParameterDefinition:
    """Which way coordinates go."""
    labels = [
        tr("Forward: from the reference to the input system"),
        tr("Backward: from the input to the reference system"),
    ]
    return explained(
        QgsProcessingParameterEnum("DIRECTION", tr("Direction"), labels, False, DIRECTIONS.index(default)), text
    )


def part() -> QgsProcessingParameterDefinition:
    """Whether the distortion is part of the transform."""
    labels = [tr("The whole transform"), tr("Its linear part alone, without distortion")]
    return explained(
        QgsProcessingParameterEnum("GEOMETRY", tr("Which part is applied"), labels, False, 0),
        tr("The linear part holds shift, magnification, rotation and skew; the distortion is what a fit of the general "
           "geometry with orders above 2 adds to it."),
        advanced=True,
    )  # fmt: skip


def database_path(algorithm, parameters, context) -> str:
    """The file of DATABASE, "" where none is given; raises InputError where it is not there."""
    if not is_given(parameters, "DATABASE"):
        return ""
    path = algorithm.parameterAsFile(parameters, "DATABASE", context)
    if not os.path.isfile(path):
        raise InputError(tr("There is no database {}: choose a file that holds records of transforms.").format(path))
    return path


def load_database(path: str) -> Database:
    """The records of a file; raises InputError where it holds none, or damaged ones."""
    from ..core.geomap.database import read_database

    return read_database(database_text(path), path)


def database_text(path: str) -> str:
    """Text of a database, line ends as they are; raises InputError where it cannot be read."""
    try:
        if os.path.getsize(path) > LARGEST_FILE:
            text = tr("The database {} is too large to be one: choose a text file that holds records of transforms.")
            raise InputError(text.format(path))
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as stream:
            return stream.read()
    except OSError as problem:
        text = tr("The database {} cannot be read ({}): choose a text file that holds records of transforms.")
        raise InputError(text.format(path, problem.strerror or problem)) from problem


def names_of(text: str) -> List[str]:
    """Names separated by commas, without the blanks around and, as in IRAF, within them."""
    return ["".join(name.split()) for name in text.split(",") if name.strip()]


def load_record(path: str, name: str) -> Record:
    """The record of this name, or the only one; raises InputError that names those there are."""
    return load_database(path).find("".join(name.split()) or None)


def load_records(path: str, names: Sequence[str]) -> List[Record]:
    """The records of these names, the only one of the database where none is named."""
    found = load_database(path)
    return [found.find(name) for name in names] or [found.find()]
