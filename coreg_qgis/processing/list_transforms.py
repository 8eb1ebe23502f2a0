"""coreg:listtransforms: the records of a database of transforms as a table."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ..core.errors import InputError, OutputError
from ..translation import tr
from .algorithm import CoregAlgorithm
from .feedback import RunFeedback
from .outputs import check_places, destination_text, feature
from .parameters import explained
from .point_table import INTEGER, REAL, TEXT, fields_of, plain
from .transform_records import database, database_path, load_database, names_of, record_name
from .whole_outputs import whole_or_nothing

TABLE = QgsProcessing.SourceType.TypeVector
_COLUMNS = {  # name: (type, key of the parameters of a record)
    "RECORD": (TEXT, "name"),
    "GEOMETRY": (TEXT, "geometry"),
    "FUNCTION": (TEXT, "function"),
    **{name: (INTEGER, name.lower()) for name in ("XXORDER", "XYORDER")},
    "XXTERMS": (TEXT, "xxterms"),
    **{name: (INTEGER, name.lower()) for name in ("YXORDER", "YYORDER")},
    "YXTERMS": (TEXT, "yxterms"),
    **{name: (REAL, name.lower()) for name in ("XSHIFT", "YSHIFT", "XMAG", "YMAG", "XROTATION", "YROTATION", "SKEW")},
    "MIRRORED": (INTEGER, "mirrored"),
    **{name: (REAL, name.lower()) for name in ("XRMS", "YRMS", "XMIN", "XMAX", "YMIN", "YMAX")},
    "COORD_TYPE": (TEXT, "coordinates"),
    "CRS": (TEXT, "crs"),
}
FIELDS = (*((name, kind) for name, (kind, _) in _COLUMNS.items()), ("CURRENT", INTEGER))


class ListTransformsAlgorithm(CoregAlgorithm):
    """What a database holds, a row a record."""

    GROUP = "transformations"

    def name(self):
        return "listtransforms"

    def displayName(self):
        return tr("List transforms")

    def tags(self):
        words = tr("coregistration,geomap,iraf,transformation,database,records,parameters,rotation,scale,shift")
        return words.split(",")

    def shortDescription(self):
        return tr("Shows the transformations that a database holds, with their parameters, as a table.")

    def shortHelpString(self):
        return tr(
            "<p>Reads a database of transforms, written by <i>Fit transform</i> or by IRAF's <i>geomap</i>, and makes "
            "a table with a row for each record, in the order of the file. Of several records of one name the last "
            "counts: it is CURRENT. The database is not changed.</p>"
            "<p>XSHIFT and YSHIFT are the input coordinates of the reference's origin, XMAG and YMAG units of input "
            "for a unit of reference, XROTATION, YROTATION and SKEW degrees. XXORDER to YXTERMS describe the "
            "distortion surfaces and are empty where there are none. XMIN to YMAX are the reference coordinates that "
            "the record was fitted to. COORD_TYPE says what the coordinates are: map, pixel, mixed (reference on the "
            "map, input in pixels), or unknown, as in all files that IRAF wrote.</p>"
        )

    def initAlgorithm(self, config=None):
        table = QgsProcessingParameterFeatureSink("OUTPUT", tr("Table of the transforms"), TABLE, None, True)
        self.add(
            [
                database(),
                record_name(tr("Names with commas between, to show these records alone. Empty: all.")),
                explained(table, tr("A row a record, without geometries.")),
            ],
            [
                QgsProcessingOutputNumber("COUNT", tr("Number of records")),
                QgsProcessingOutputString("RECORD_NAMES", tr("Names of the records")),
            ],
        )

    def take(self, parameters, context):
        self._path = database_path(self, parameters, context)
        if not self._path:
            raise InputError(tr("The database of transforms is missing: choose a file that holds records."))
        self._names = names_of(self.parameterAsString(parameters, "RECORD", context))

    def work(self, parameters, context, feedback):
        run = RunFeedback(feedback)
        if "OUTPUT" not in parameters:  # a script or qgis_process named none: a temporary layer
            parameters = {**parameters, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT}
        check_places([destination_text(parameters, "OUTPUT", context)], [self._path])
        found = load_database(self._path)
        for name in self._names:
            found.find(name)  # raises where there is none
        wanted = self._names or found.names()
        if not wanted:
            found.find()
        current = [found.find(name) for name in wanted]
        records = [record for record in found.records if record.name in wanted]
        for record in current:
            run.message(_said(record))
        with whole_or_nothing(self, parameters, context, run):
            made = self._write(parameters, context, _rows(records, current))
        return {"OUTPUT": made, "COUNT": len(records), "RECORD_NAMES": ",".join(record.name for record in current)}

    def _write(self, parameters, context, rows) -> str | None:
        fields = fields_of(FIELDS, destination_text(parameters, "OUTPUT", context))
        no_crs = QgsCoordinateReferenceSystem()
        sink, made = self.parameterAsSink(parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.NoGeometry, no_crs)
        if sink is None:
            return None
        if not sink.addFeatures([feature(fields, QgsGeometry(), values) for values in rows]):
            raise OutputError(tr("The layer {} cannot be written: is the disk full?").format(made))
        return made


def _rows(records, current) -> Iterator[List[Any]]:
    from ..core.geomap.database import record_parameters

    for record in records:
        parameters = record_parameters(record)
        values = [_value(parameters, key, kind) for kind, key in _COLUMNS.values()]
        yield [*values, int(any(record is one for one in current))]


def _value(parameters: Dict[str, Any], key: str, kind: Any) -> Any:
    value = parameters[key]
    if value is None or value == "":
        return None
    return plain(value) if kind == REAL else int(value) if kind == INTEGER else str(value)


def _said(record) -> str:
    linear = record.linear_part
    text = tr("{}: {}, magnification {:.8g} and {:.8g}, rotation {:.5f} and {:.5f} degrees, coordinates {}")
    kind = record.geometry or tr("geometry not told")
    return text.format(record.name, kind, *linear.magnification, *linear.rotation, record.coordinates)
