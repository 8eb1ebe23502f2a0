"""coreg:transformcoordinates: takes lists of coordinates through a record, what geoxytran does."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Sequence

from qgis.core import QgsProcessingUtils

from ..core.errors import InputError
from ..translation import tr
from .algorithm import CoregAlgorithm
from .feedback import RunFeedback
from .inputs import is_given, optional_number
from .outputs import check_distinct, check_places, destination_text
from .transform_coordinates_files import ListApply, ListTask, opened_list, single_files
from .transform_coordinates_parameters import COUNTS, OVERRIDES, columns, list_results, lists, overrides
from .transform_records import (
    CALCTYPES,
    DIRECTIONS,
    PARTS,
    database,
    database_path,
    direction,
    load_records,
    names_of,
    part,
    record_name,
)
from .whole_outputs import whole_or_nothing

if TYPE_CHECKING:
    from ..core.geomap.coordinate_list import ListFormat, ListReport
    from ..core.geomap.transform import Overrides, Transform

_MOST_MESSAGES = 50  # about single lines


class TransformCoordinatesAlgorithm(CoregAlgorithm):
    """Text lists in, text lists out, with new coordinates in the place of the old ones."""

    GROUP = "transformations"

    def name(self):
        return "transformcoordinates"

    def displayName(self):
        return tr("Transform coordinates")

    def tags(self):
        return tr("coregistration,geoxytran,IRAF,geomap,coordinates,list,text,transform,polynomial").split(",")

    def shortDescription(self):
        return tr("Takes text lists of coordinates through a stored transform, forward or backward.")

    def shortHelpString(self):
        return tr(
            "<p>Replaces the coordinates in text lists by those that a record of <i>Fit transform</i>, or of IRAF's "
            "geomap, gives for them, as IRAF's geoxytran does. All other text stays. The lists are never modified.</p>"
            "<p><b>Direction.</b> Forward: from the reference to the input system; backward: from the input system to "
            "the reference. The coordinates are those of the record: map coordinates to the east and north in map "
            "units, or pixels as IRAF counts them, the centre of the first one being 1, 1.</p>"
            "<p><b>Without a database</b> the magnifications, rotations and shifts given below make the transform. "
            "With one, they replace those of the record; a shift is added to its shift.</p>"
            "<p>A place that has no inverse is written as INDEF, with a message. Outside the limits of the tie points "
            "that the record was fitted to, a transform is extrapolated, and a warning tells the share.</p>"
        )

    def initAlgorithm(self, config=None):
        parameters, outputs = list_results()
        names = tr("As 'List transforms' shows it. Several, with commas between: one for each list, in their order. "
                   "May stay empty where the database holds one name only.")  # fmt: skip
        way = tr("Backward needs a transform that can be inverted.")
        self.add(
            [
                *lists(),
                database(optional=True),
                record_name(names),
                direction("forward", way),
                part(),
                *columns(),
                *overrides(),
                *parameters,
            ],
            outputs,
        )

    def take(self, parameters, context):
        if not is_given(parameters, "INPUT"):
            raise InputError(tr("There is no coordinate list: choose one."))
        self._inputs = [path for path in self.parameterAsFileList(parameters, "INPUT", context) if path]
        if not self._inputs:
            raise InputError(tr("There is no coordinate list: choose one."))
        for path in self._inputs:
            with opened_list(path):
                continue
        self._database = database_path(self, parameters, context)
        self._records = names_of(self.parameterAsString(parameters, "RECORD", context))
        if self._records and not self._database:
            text = tr("The database is missing in which the record {} is: choose it.")
            raise InputError(text.format(self._records[0]))
        self._direction = DIRECTIONS[self.parameterAsEnum(parameters, "DIRECTION", context)]
        self._part = PARTS[self.parameterAsEnum(parameters, "GEOMETRY", context)]
        self._overrides = self._taken_overrides(parameters, context)
        self._options = self._taken_options(parameters, context)

    def work(self, parameters, context, feedback):
        run = RunFeedback(feedback)
        joined, folder = self._places(parameters, context)
        single = single_files(self._inputs, folder, [self._database] if self._database else [])
        _check_not_among(joined, single)
        task = ListTask(self._inputs, self._applied(run), self._options, joined, single)
        with whole_or_nothing(self, parameters, context, run):
            reports = task.write(run)
            self._check_any(reports)
        self._say(reports, task.applied, run)
        counts = [sum(getattr(one, name) for one in reports) for name in ("transformed", "skipped", "undefined")]
        counts.append(sum(one.outside for one in set(task.applied)))
        return {"OUTPUT": joined or None, "OUTPUT_FOLDER": folder or None, **dict(zip(COUNTS, counts))}

    def _taken_overrides(self, parameters, context) -> Overrides:
        from ..core.geomap.transform import Overrides

        given = {name.lower(): optional_number(self, parameters, name, context) for name in OVERRIDES}
        return Overrides(**given)

    def _taken_options(self, parameters, context) -> ListFormat:
        from ..core.geomap.coordinate_list import ListFormat

        whole = ("XCOLUMN", "YCOLUMN", "MIN_SIGDIGITS")
        calctype = CALCTYPES[self.parameterAsEnum(parameters, "CALCTYPE", context)]
        return ListFormat(
            **{name.lower(): self.parameterAsInt(parameters, name, context) for name in whole},
            **{name.lower(): self.parameterAsString(parameters, name, context) for name in ("XFORMAT", "YFORMAT")},
            calctype=calctype if self._direction == "forward" else "double",
        )

    def _places(self, parameters, context):
        """(file of all, folder of one each), "" = not wanted. A temporary file where a script named no output."""
        has_folder = is_given(parameters, "OUTPUT_FOLDER")
        folder = self.parameterAsFileOutput(parameters, "OUTPUT_FOLDER", context) if has_folder else ""
        given = is_given(parameters, "OUTPUT")
        if not given and (folder or "OUTPUT" in parameters):
            if not folder:
                raise InputError(tr("There is nothing to do without an output: choose a file or a folder for it."))
            return "", folder
        check_places(
            [destination_text(parameters, "OUTPUT", context)],
            [*self._inputs, *([self._database] if self._database else [])],
        )
        if not given:
            return QgsProcessingUtils.generateTempFilename("OUTPUT.txt"), folder
        return self.parameterAsFileOutput(parameters, "OUTPUT", context), folder

    def _applied(self, run: RunFeedback) -> List[ListApply]:
        """One for each list, each of them once where all lists use the same."""
        from ..core.geomap.task_parameters import matched

        transforms = self._transforms(run)
        once = [ListApply(transform, self._direction) for transform in transforms]
        where = matched("records", [str(number) for number in range(len(once))], self._inputs, one_for_all=True)
        return [once[int(number)] for number in where]

    def _transforms(self, run: RunFeedback) -> List[Transform]:
        from ..core.geomap.transform import transform_of

        if self._database:
            records = load_records(self._database, self._records)
            return [transform_of(record, self._overrides, self._part) for record in records]
        if all(value is None for value in vars(self._overrides).values()):
            run.warning(tr("There is neither a database nor a number of a transform: the coordinates stay the same."))
        return [transform_of(None, self._overrides, self._part)]

    def _check_any(self, reports: Sequence[ListReport]) -> None:
        """InputError where no list holds a place that could be transformed."""
        if any(report.transformed for report in reports):
            return
        columns = self._options.xcolumn, self._options.ycolumn
        names = ", ".join(self._inputs[:3])
        if any(report.undefined for report in reports):
            text = tr("No place of {} has an inverse in this transform: check the direction and the record.")
            raise InputError(text.format(names))
        first = next((message for report in reports for message in report.messages), "")
        if first:
            fault = first.replace(" was copied as it is", "").rstrip(".")
            text = tr("There are no coordinates in the columns {} and {} of {} ({}): correct the columns or the list.")
            raise InputError(text.format(*columns, names, fault))
        raise InputError(tr("There are no coordinates in {}: choose a list that is not empty.").format(names))

    def _say(self, reports: Sequence[ListReport], applied: Sequence[ListApply], run: RunFeedback) -> None:
        told = [message for report in reports for message in report.messages]
        for message in told[:_MOST_MESSAGES]:
            run.warning(message)
        more = sum(report.skipped + report.undefined for report in reports) - len(told[:_MOST_MESSAGES])
        if more > 0:
            run.warning(tr("There are {} more such lines.").format(more))
        for source, report in zip(self._inputs, reports):
            text = tr("{}: {} places transformed, {} data lines copied as they are.")
            run.message(text.format(source, report.transformed, report.skipped))
        outside, total = sum(one.outside for one in set(applied)), sum(report.transformed for report in reports)
        if outside:
            text = tr("{} of {} places ({:.0f} %) lie outside the limits of the tie points of the record: there, the "
                      "transform is extrapolated.")  # fmt: skip
            run.warning(text.format(outside, total, max(1, 100 * outside / max(total, 1))))


def _check_not_among(joined: str, single: Sequence[str]) -> None:
    """OutputError where the file of all lists is one of the files of one list each."""
    for path in filter(None, single) if joined else ():
        check_distinct({"OUTPUT": joined, "OUTPUT_FOLDER": path})
