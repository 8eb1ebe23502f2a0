"""From what the user chose for a blockwise coregistration of elevation models to the settings of the core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Tuple

from ..core.feedback import StepFeedback
from .dem_block_parameters import BEST, BLOCK_METHODS, BLOCKWISE, LOCAL_VERTICALS
from .inputs import optional_number

if TYPE_CHECKING:
    from ..core.dem.block_layout import Blocks, BlockSettings
    from ..core.dem.choice import Choice, ChoiceSettings
    from ..core.dem.pair_windows import PairWindows
    from ..core.dem.solution import DemShift
    from .dem_choice import DemChoice

USUAL_SIZE, LEAST_SIZE = 500, 16
_PARTS = 3  # blocks along the shorter side of models that are too small for the usual size


@dataclass(frozen=True)
class LocalDemChoice:
    """What was chosen about the local correction, as plain values."""

    method: int
    block_method: str
    block_size: int | None
    overlap: float
    least_share: float
    smoothing: float
    vertical: str
    threads: int | None

    def blocks(self, whole: DemChoice, shape: Tuple[int, int]) -> BlockSettings:
        """Of the blocks on a reference of ``shape``; raises InputError where they do not fit."""
        from ..core.dem.block_layout import BlockSettings, block_windows

        size = self.block_size or max(LEAST_SIZE, min(USUAL_SIZE, min(shape) // _PARTS))
        settings = BlockSettings(
            size, self.overlap, self.block_method, self.least_share, slopes=whole.slopes, seed=whole.seed
        )
        block_windows(shape, settings)
        return settings

    def settings(self, whole: DemChoice, shape: Tuple[int, int]) -> ChoiceSettings:
        """What is tried."""
        from ..core.dem.choice import ChoiceSettings

        return ChoiceSettings(
            None if self.method == BLOCKWISE else self.smoothing,
            self.blocks(whole, shape) if self.method in (BLOCKWISE, BEST) else None,
            self.vertical,
            seed=whole.seed,
        )


def local_dem_choice(algorithm, parameters, context) -> LocalDemChoice:
    """Take everything from QGIS that the local correction needs; to be called in the main thread."""
    size, threads = (optional_number(algorithm, parameters, name, context) for name in ("BLOCK_SIZE", "THREADS"))
    return LocalDemChoice(
        algorithm.parameterAsEnum(parameters, "METHOD", context),
        BLOCK_METHODS[algorithm.parameterAsEnum(parameters, "BLOCK_METHOD", context)],
        None if size is None else int(size),
        algorithm.parameterAsDouble(parameters, "OVERLAP", context) / 100,
        algorithm.parameterAsDouble(parameters, "MIN_VALID", context) / 100,
        algorithm.parameterAsDouble(parameters, "SMOOTHING", context),
        LOCAL_VERTICALS[algorithm.parameterAsEnum(parameters, "VERTICAL", context)],
        int(threads) if threads else None,
    )


def blocks_to_show(
    windows: PairWindows, start: DemShift, found: Choice, settings: BlockSettings, threads: int | None,
    feedback: StepFeedback,
) -> Blocks:  # fmt: skip
    """The blocks of the correction; where that has none, what blocks would say."""
    from ..core.dem.block_surface import block_field
    from ..core.dem.blocks import solve_blocks
    from ..core.dem.solution import OK

    if found.blocks is not None:
        return found.blocks
    blocks = solve_blocks(windows, start, settings, threads=threads, feedback=feedback)
    return block_field(windows, start, blocks, settings)[1] if (blocks.status == OK).any() else blocks
