"""From what the user chose for two elevation models to plain values, and from these to models that are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, List, Tuple

from ..core.errors import InputError
from ..translation import tr
from .command import command, layer_files, settings
from .dem_parameters import INCLUDE, METHODS, REFERENCE_GRID, VERTICALS, method_labels
from .inputs import Polygons, mask_choice, optional_number, raster_source

if TYPE_CHECKING:
    from ..core.dem.pipeline import StepSettings
    from ..core.feedback import Feedback
    from ..raster_io.dem_open import OpenedDems


@dataclass(frozen=True)
class DemChoice:
    """What was chosen about the models and the file of the result, as plain values."""

    reference: str
    target: str
    bands: Tuple[int, int]
    nodata: Tuple[float | None, float | None]
    mask: str | Polygons | None
    is_stable_inside: bool
    steps: Tuple[str, ...]
    method: str  # as the user reads it
    slopes: Tuple[float, float]
    seed: int
    vertical: str
    on_reference: bool
    driver: str
    options: Tuple[str, ...]
    command: str
    settings: List[Tuple[str, str]]
    layers: Tuple[str, ...]

    @property
    def files(self) -> List[str]:
        """The files that no output may replace."""
        return [self.target, self.reference, *([self.mask] if isinstance(self.mask, str) else []), *self.layers]

    def open(self, feedback: Feedback) -> OpenedDems:
        """Both models and the mask; raises InputError and NoOverlapError."""
        from ..raster_io.bad_data import MaskInput
        from ..raster_io.dem_open import DemInput, open_dems

        mask = None
        if isinstance(self.mask, Polygons):
            mask = MaskInput(polygons=self.mask.shapes(), crs_wkt=self.mask.crs_wkt)
        elif self.mask:
            mask = MaskInput(source=self.mask)
        reference, target = (DemInput(*given) for given in zip((self.reference, self.target), self.bands, self.nodata))
        return open_dems(reference, target, mask, is_stable_inside=self.is_stable_inside, feedback=feedback)

    def step_settings(self) -> StepSettings:
        """As the core wants them."""
        from ..core.dem.pipeline import StepSettings

        return StepSettings(self.slopes, self.seed, self.vertical)


def dem_choice(algorithm, parameters, context) -> DemChoice:
    """Take everything from QGIS that a coregistration needs; to be called in the main thread."""
    declared = {definition.name() for definition in algorithm.parameterDefinitions()}
    steps, method = _steps(algorithm, parameters, context, declared)
    options = algorithm.parameterAsString(parameters, "CREATION_OPTIONS", context)
    kind = algorithm.parameterAsEnum(parameters, "CORRECTION", context)
    vertical = algorithm.parameterAsEnum(parameters, "VERTICAL", context) if "STEPS" in declared else 0
    return DemChoice(
        reference=raster_source(algorithm, parameters, "REFERENCE", context, tr("The reference")),
        target=raster_source(algorithm, parameters, "TARGET", context, tr("The model to be aligned")),
        bands=tuple(algorithm.parameterAsInt(parameters, f"{role}_BAND", context) for role in _ROLES),
        nodata=tuple(optional_number(algorithm, parameters, f"{role}_NODATA", context) for role in _ROLES),
        mask=mask_choice(algorithm, parameters, "STABLE_MASK", context, tr("The mask of stable terrain")),
        is_stable_inside=algorithm.parameterAsEnum(parameters, "MASK_MODE", context) == INCLUDE,
        steps=steps,
        method=method,
        slopes=_slopes(algorithm, parameters, context),
        seed=algorithm.parameterAsInt(parameters, "SEED", context),
        vertical=VERTICALS[vertical],
        on_reference=kind == REFERENCE_GRID,
        driver=algorithm.parameterAsString(parameters, "FORMAT", context).strip(),
        options=tuple(option.strip() for option in options.split("|") if option.strip()),
        command=command(algorithm, parameters, context),
        settings=settings(algorithm, parameters, context),
        layers=layer_files(algorithm, parameters, context),
    )


_ROLES = ("REFERENCE", "TARGET")


def _slopes(algorithm, parameters, context) -> Tuple[float, float]:
    low, high = (algorithm.parameterAsDouble(parameters, name, context) for name in ("MIN_SLOPE", "MAX_SLOPE"))
    if not low < high:
        text = tr("The least slope, {:g} degrees, is not below the steepest one, {:g}: give a smaller or a larger one.")
        raise InputError(text.format(low, high))
    return low, high


def _steps(algorithm, parameters, context, declared) -> Tuple[Tuple[str, ...], str]:
    """(steps, name) of the whole-model solution."""
    number = algorithm.parameterAsEnum(parameters, "METHOD" if "STEPS" in declared else "START", context)
    steps, name = METHODS[number], method_labels()[number]
    if "STEPS" not in declared:
        return steps, name
    text = algorithm.parameterAsString(parameters, "STEPS", context)
    own = tuple(word.strip().lower() for word in text.split(",") if word.strip())
    if own:
        _check_steps(own)
        return own, ", ".join(own)
    order = algorithm.parameterAsEnum(parameters, "DERAMP", context)
    if order:
        return (*steps, f"deramp_{order}"), tr("{}, then deramp of order {}").format(name, order)
    return steps, name


def _check_steps(own: Tuple[str, ...]) -> None:
    from ..core.dem.pipeline import STEPS

    unknown = [word for word in own if word not in STEPS]
    if unknown:
        text = tr('STEPS: "{}" is no step; use some of {}, separated by commas.')
        raise InputError(text.format(unknown[0], ", ".join(STEPS)))
