"""From what the user chose for a local coregistration to plain values, and from them to tie points and a model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Dict, List, Tuple

from ..core.errors import CancelledError, CoregError, InputError
from ..core.feedback import StepFeedback
from ..translation import tr
from .command import command, layer_files, settings
from .detection import open_images
from .grid_choice import GridChoice, grid_choice, measure
from .inputs import is_given, optional_number, raster_source
from .local_apply import middle_shift
from .local_parameters import MODELS
from .local_points import GivenPoints, given_points
from .parameters import RESAMPLINGS

if TYPE_CHECKING:
    from ..core.grid import GeoGrid
    from ..core.hold_out import HoldOut
    from ..core.local_model import LocalModel
    from ..core.quality_grid import QualityGrid
    from ..core.tie_points import TiePoints
    from .feedback import RunFeedback

CHECK_POINTS = 200  # of the second match: about as many as an RMSE needs


@dataclass(frozen=True, eq=False)
class LocalChoice:
    """What was chosen, as plain values."""

    grid: GridChoice | None  # None = no reference to measure against
    given: GivenPoints | None
    target: str
    reference: str  # "" = none
    model: Dict[str, Any]  # of core's LocalSettings
    resampling: str
    aligned: bool
    driver: str
    options: Tuple[str, ...]
    command: str
    settings: List[Tuple[str, str]]
    layers: Tuple[str, ...]

    @property
    def files(self) -> List[str]:
        """The files that no output may replace."""
        return [self.target, *([self.reference] if self.reference else []), *self.layers]

    def target_grid(self) -> GeoGrid:
        """The grid of the target as given."""
        from ..raster_io.open import open_raster

        return open_raster(self.target, label=tr("The target image"), derive_nodata=False).grid

    def output_grid(self, target: GeoGrid, model: LocalModel | None = None) -> GeoGrid:
        """The grid of the corrected image."""
        if not self.aligned:
            return target
        from ..raster_io.align import output_grid
        from ..raster_io.open import open_raster

        reference = open_raster(self.reference, label=tr("The reference image"), derive_nodata=False).grid
        dx, dy = (0, 0) if model is None else middle_shift(target, model)
        return output_grid(target, dx, dy, reference=reference)


def local_choice(algorithm, parameters, context) -> LocalChoice:
    """Take everything from QGIS that the local coregistration needs; to be called in the main thread."""
    given = given_points(algorithm, parameters, "TIE_POINTS", context)
    reference = ""
    if given is None and not is_given(parameters, "REFERENCE"):
        raise InputError(tr("There is nothing to measure against: choose a reference image, or give tie points."))
    if is_given(parameters, "REFERENCE"):
        reference = raster_source(algorithm, parameters, "REFERENCE", context, tr("The reference image"))
    aligned = algorithm.parameterAsBoolean(parameters, "ALIGN_TO_REFERENCE", context)
    if aligned and not reference:
        raise InputError(tr("Pixels can only line up with those of a reference image: choose one, or switch this off."))
    options = algorithm.parameterAsString(parameters, "CREATION_OPTIONS", context)
    return LocalChoice(
        grid=grid_choice(algorithm, parameters, context) if reference else None,
        given=given,
        target=raster_source(algorithm, parameters, "TARGET", context, tr("The target image")),
        reference=reference,
        model={
            "model": MODELS[algorithm.parameterAsEnum(parameters, "MODEL", context)],
            "block_px": optional_number(algorithm, parameters, "BLOCK_SIZE", context),
            "seed": algorithm.parameterAsInt(parameters, "SEED", context),
        },
        resampling=RESAMPLINGS[algorithm.parameterAsEnum(parameters, "RESAMPLING", context)],
        aligned=aligned,
        driver=algorithm.parameterAsString(parameters, "FORMAT", context).strip(),
        options=tuple(option.strip() for option in options.split("|") if option.strip()),
        command=command(algorithm, parameters, context),
        settings=settings(algorithm, parameters, context),
        layers=layer_files(algorithm, parameters, context),
    )


@dataclass(frozen=True, eq=False)
class LocalRun:
    """What was measured and fitted; the report's LocalResult is made of it."""

    points: TiePoints
    grid: GeoGrid  # the target's
    model: LocalModel
    quality: QualityGrid | None  # None = tie points were given
    unseen: HoldOut | None  # None = too few points to test it


def tie_points(choice: LocalChoice, images, feedback) -> Tuple[TiePoints, GeoGrid, QualityGrid | None]:
    """The given or measured points, the grid of the target, the measurement."""
    if choice.given is None:
        quality = measure(choice.grid, images, feedback)
        return quality.points, quality.target_grid, quality
    grid = choice.target_grid()
    return choice.given.tie_points(grid), grid, None


def fitted(choice: LocalChoice, points: TiePoints, grid: GeoGrid, quality, feedback) -> LocalRun:
    """Fit the model to all points, and the same kind again without some of them to test it."""
    from ..core.hold_out import hold_out
    from ..core.local_model import LocalSettings, fit_local

    settings = LocalSettings(**choice.model)
    model = fit_local(points, grid, settings, StepFeedback(feedback, 0, 60))
    unseen = hold_out(points, grid, model, settings.seed, StepFeedback(feedback, 60, 100))
    return LocalRun(points, grid, model, quality, unseen)


def second_match(choice: LocalChoice, output: str, run: RunFeedback, feedback) -> QualityGrid | None:
    """A small quality grid of the corrected image against the reference; None where it cannot be measured."""
    pair = replace(choice.grid.pair, target=replace(choice.grid.pair.target, source=output))
    grid = {**choice.grid.grid, "point_count": CHECK_POINTS, "spacing": None, "max_points": None}
    try:
        again = replace(choice.grid, pair=pair, grid=grid, positions=None)
        return measure(again, open_images(pair, feedback), feedback)
    except CancelledError:
        raise
    except CoregError as problem:
        run.warning(tr("The corrected image could not be matched again: {}").format(problem))
        return None
