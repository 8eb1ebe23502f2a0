"""What the user chose for a fit, and the fits themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, List, Sequence, Tuple

from qgis.core import QgsCoordinateReferenceSystem

from ..core.errors import InputError
from ..core.feedback import Feedback, StepFeedback, check_cancelled
from ..translation import tr
from .command import command, layer_files, settings
from .fit_parameters import (
    FIRST_WEIGHT_COLUMN,
    FIT_GEOMETRIES,
    LIMITS,
    LINES_FROM,
    ORDERS,
    SURFACE_FUNCTIONS,
    SYSTEMS,
    TERMS,
    VECTOR_KINDS,
)
from .inputs import is_given, optional_number
from .tie_sources import LayerTies, TieSource, file_ties, layer_ties
from .transform_records import CALCTYPES, names_of

if TYPE_CHECKING:
    from ..core.geomap.fit import GeomapFit
    from ..core.geomap.fit_settings import FitSettings


@dataclass(frozen=True, eq=False)
class Fitted:
    """A source and the transform fitted to it; without a transform, ``why`` says what was wrong."""

    name: str  # of the record
    source: TieSource
    fit: GeomapFit | None
    why: str = ""


@dataclass(frozen=True, eq=False)
class FitChoice:
    """All inputs as plain values, taken in the main thread."""

    layer: LayerTies | None
    paths: Tuple[str, ...]
    names: Tuple[str, ...]
    coordinates: str
    lines_from: str
    crs: QgsCoordinateReferenceSystem
    weight_column: int | None
    vectors_of: str
    fit: FitSettings
    files: Tuple[str, ...]  # that must not be overwritten
    command: str
    settings: List[Tuple[str, str]]

    def sources(self, feedback: Feedback) -> List[TieSource]:
        """Where the tie points come from, each with its points; raises InputError."""
        found = []
        if self.layer is not None:
            found.append(self.layer.source(self.coordinates, self.lines_from == "input", self.crs))
        for path in self.paths:
            found.append(file_ties(path, self.coordinates, self.crs, self.weight_column, feedback))
        for source in found:
            for text in source.messages:
                feedback.warning(text)
        return found

    def record_names(self, sources: Sequence[TieSource]) -> List[str]:
        """The names given, or those of the sources, each only once."""
        if self.names:
            return list(self.names)
        found: List[str] = []
        for source in sources:
            name = "".join(source.name.replace(",", "").split()) or "record"
            taken = [name, *(f"{name}_{number}" for number in range(2, len(sources) + 1))]
            found.append(next(one for one in taken if one not in found))
        return found


def fit_choice(algorithm, parameters, context) -> FitChoice:
    """What the fit needs; to be called in the main thread. Raises InputError."""
    paths = tuple(algorithm.parameterAsFileList(parameters, "POINTS_FILES", context))
    paths = tuple(path for path in paths if path)
    layer = layer_ties(algorithm, parameters, context) if is_given(parameters, "TIE_POINTS") else None
    if layer is None and is_given(parameters, "TIE_POINTS"):
        raise InputError(tr("The layer of tie points cannot be read: choose points or lines of two points, or none."))
    names = names_of(algorithm.parameterAsString(parameters, "RECORD", context))
    _check_sources((layer is not None) + len(paths), names)
    column = optional_number(algorithm, parameters, "WEIGHT_COLUMN", context)
    if column is not None and column < FIRST_WEIGHT_COLUMN:
        text = tr("Column {:g} of a list is one of its coordinates: give column {} or beyond for the weights.")
        raise InputError(text.format(column, FIRST_WEIGHT_COLUMN))
    return FitChoice(
        layer=layer,
        paths=paths,
        names=tuple(names),
        coordinates=_chosen(algorithm, parameters, context, "COORDINATES", SYSTEMS),
        lines_from=_chosen(algorithm, parameters, context, "LINES", LINES_FROM),
        crs=_reference_crs(algorithm, parameters, context),
        weight_column=None if column is None else int(column),
        vectors_of=_chosen(algorithm, parameters, context, "VECTORS_OF", VECTOR_KINDS),
        fit=_fit_settings(algorithm, parameters, context),
        files=(*paths, *layer_files(algorithm, parameters, context)),
        command=command(algorithm, parameters, context),
        settings=settings(algorithm, parameters, context),
    )


def fit_all(choice: FitChoice, feedback: Feedback) -> List[Fitted]:
    """A fit of each source; one that cannot be fitted is left to others, as geomap does. InputError if none can."""
    sources = choice.sources(StepFeedback(feedback, 0, 10))
    found = []
    for i, (source, name) in enumerate(zip(sources, choice.record_names(sources))):
        check_cancelled(feedback)
        step = StepFeedback(feedback, 10 + 90 * i / len(sources), 10 + 90 * (i + 1) / len(sources))
        try:
            found.append(Fitted(name, source, _fit(source, name, choice.fit, step)))
        except InputError as problem:
            why = f"{source.label}: {problem}"
            if len(sources) == 1:
                raise InputError(why) from problem
            feedback.warning(why)
            found.append(Fitted(name, source, None, str(problem)))
    if all(one.fit is None for one in found):
        text = tr("None of the {} sources of tie points can be fitted; {}")
        raise InputError(text.format(len(found), f"{found[0].source.label}: {found[0].why}"))
    return found


def _fit(source: TieSource, name: str, fit: FitSettings, feedback: Feedback) -> GeomapFit:
    from ..core.geomap.fit import fit_record

    return fit_record(
        *source.points.T, fit, name=name, weights=source.weights, coordinates=source.coordinates,
        crs=source.crs_name, feedback=feedback,
    )  # fmt: skip


def _check_sources(count: int, names: Sequence[str]) -> None:
    if not count:
        raise InputError(tr("There are no tie points: choose a layer of tie points, files of them, or both."))
    if names and len(names) != count:
        text = tr("{} names of records are given for {} sources of tie points: give one for each, or none.")
        raise InputError(text.format(len(names), count))
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise InputError(tr('The name "{}" is given to several records: give each a name of its own.').format(twice[0]))


def _fit_settings(algorithm, parameters, context) -> FitSettings:
    from ..core.geomap.fit_settings import FitSettings

    return FitSettings(
        geometry=_chosen(algorithm, parameters, context, "FIT_GEOMETRY", FIT_GEOMETRIES),
        function=_chosen(algorithm, parameters, context, "FUNCTION", SURFACE_FUNCTIONS),
        **{name.lower(): algorithm.parameterAsInt(parameters, name, context) for name in ORDERS},
        **{name.lower(): _chosen(algorithm, parameters, context, name, TERMS) for name in ("XXTERMS", "YXTERMS")},
        maxiter=algorithm.parameterAsInt(parameters, "MAXITER", context),
        reject=algorithm.parameterAsDouble(parameters, "REJECT", context),
        **{name.lower(): optional_number(algorithm, parameters, name, context) for name in LIMITS},
        calctype=_chosen(algorithm, parameters, context, "CALCTYPE", CALCTYPES),
    )


def _reference_crs(algorithm, parameters, context) -> QgsCoordinateReferenceSystem:
    crs = algorithm.parameterAsCrs(parameters, "CRS", context)
    if is_given(parameters, "CRS") and not crs.isValid():
        raise InputError(tr("The CRS of the reference coordinates is unknown: {} was given.").format(parameters["CRS"]))
    return crs


def _chosen(algorithm, parameters, context, name: str, values: Sequence[str]) -> str:
    return values[algorithm.parameterAsEnum(parameters, name, context)]
