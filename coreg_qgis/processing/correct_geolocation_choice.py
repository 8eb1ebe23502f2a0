"""From what the user chose for a correction of geolocation arrays to plain values, and from them to the match."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Tuple

from ..core.errors import InputError
from ..translation import tr
from .command import command, layer_files, settings
from .correct_geolocation_parameters import PASSES
from .inputs import ImageChoice, image_choice, is_given, optional_number, raster_source
from .local_parameters import MODELS
from .parameters import ESTIMATORS

if TYPE_CHECKING:
    from ..raster_io.swath_match import SwathMatch, SwathPair
    from .feedback import RunFeedback


@dataclass(frozen=True)
class CorrectionChoice:
    """What was chosen, as plain values."""

    image: ImageChoice
    reference: ImageChoice
    matching: Dict[str, Any]  # of core's GlobalShiftSettings
    grid: Dict[str, Any]  # of core's GridSettings
    min_reliability: float
    model: Dict[str, Any]  # of core's LocalSettings
    passes: int
    command: str
    settings: List[Tuple[str, str]]
    layers: Tuple[str, ...]

    @property
    def files(self) -> List[str]:
        """The files that no output may replace."""
        return [self.image.source, self.reference.source, *self.layers]


def correction_choice(algorithm, parameters, context) -> CorrectionChoice:
    """Take everything from QGIS that the correction needs; to be called in the main thread."""
    label, band = tr("The image"), 1
    if is_given(parameters, "BAND"):
        band = algorithm.parameterAsInt(parameters, "BAND", context)
    derive = algorithm.parameterAsBoolean(parameters, "DERIVE_NODATA", context)
    image = ImageChoice(
        label=label,
        source=raster_source(algorithm, parameters, "INPUT", context, label),
        band=band,
        nodata=optional_number(algorithm, parameters, "NODATA", context),
        derive_nodata=derive,
    )
    seed = algorithm.parameterAsInt(parameters, "SEED", context)
    return CorrectionChoice(
        image=image,
        reference=image_choice(algorithm, parameters, context, "REFERENCE"),
        matching=_matching(algorithm, parameters, context, band),
        grid=_grid(algorithm, parameters, context, seed),
        min_reliability=algorithm.parameterAsDouble(parameters, "MIN_RELIABILITY", context),
        model={"model": MODELS[algorithm.parameterAsEnum(parameters, "MODEL", context)], "seed": seed},
        passes=_passes(algorithm, parameters, context),
        command=command(algorithm, parameters, context),
        settings=settings(algorithm, parameters, context),
        layers=layer_files(algorithm, parameters, context),
    )


def _matching(algorithm, parameters, context, band: int) -> Dict[str, Any]:
    side = algorithm.parameterAsInt(parameters, "WINDOW_SIZE", context)
    return {
        "target_band": band,
        "window_shape": (side, side),
        "max_shift": optional_number(algorithm, parameters, "MAX_SHIFT", context),
        "max_iterations": algorithm.parameterAsInt(parameters, "MAX_ITERATIONS", context),
        "estimator": ESTIMATORS[algorithm.parameterAsEnum(parameters, "ESTIMATOR", context)],
    }


def _grid(algorithm, parameters, context, seed: int) -> Dict[str, Any]:
    threads = optional_number(algorithm, parameters, "THREADS", context)
    return {
        "spacing": optional_number(algorithm, parameters, "SPACING", context),
        "point_count": algorithm.parameterAsInt(parameters, "POINT_COUNT", context),
        "seed": seed,
        "threads": int(threads) if threads else None,
    }


def _passes(algorithm, parameters, context) -> int:
    return algorithm.parameterAsInt(parameters, "PASSES", context) if is_given(parameters, "PASSES") else PASSES


@contextmanager
def scratch_folder() -> Iterator[str]:
    """A folder for the reference as the swath sees it; gone afterwards."""
    folder = tempfile.mkdtemp(prefix="coreg-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # on Windows a file that is still open may stay


def open_pair(choice: CorrectionChoice, folder: str, run: RunFeedback) -> SwathPair:
    """The image and its arrays, and the reference; raises InputError where they cannot be compared."""
    from ..raster_io.bad_data import BadData
    from ..raster_io.paths import same_source
    from ..raster_io.swath_images import open_swath
    from ..raster_io.swath_match import SwathPair

    own, other = choice.image, choice.reference
    if same_source(own.source, other.source):
        text = tr("The image and the reference are the same file, {}: choose two different images.")
        raise InputError(text.format(own.source))
    image, geolocation = open_swath(
        own.source, own.label, nodata=own.nodata, derive_nodata=own.derive_nodata, feedback=run
    )
    reference = other.open(run)
    for raster, band in ((image, own.band), (reference, other.band)):
        if band not in raster.data_bands:
            text = tr("{} has {} band(s) with data, but band {} was asked for: choose another.")
            raise InputError(text.format(raster.name, raster.band_count, band))
    mask = other.for_pair().mask
    if mask is not None:
        label = tr("The bad-data mask of the reference")
        reference = reference.with_bad_data(BadData(mask, reference.grid, label, run))
    return SwathPair(image, geolocation, reference, other.band, folder)


def match(choice: CorrectionChoice, pair: SwathPair, feedback) -> SwathMatch:
    """Measure the shifts and correct the arrays; nothing is written but temporary files."""
    from ..core.local_model import LocalSettings
    from ..core.pair import GlobalShiftSettings
    from ..core.quality_grid import FilterSettings, GridSettings
    from ..raster_io.swath_match import match_swath

    settings = GridSettings(
        matching=GlobalShiftSettings(**choice.matching),
        filters=FilterSettings(min_reliability=choice.min_reliability),
        **choice.grid,
    )
    return match_swath(pair, settings, LocalSettings(**choice.model), passes=choice.passes, feedback=feedback)
