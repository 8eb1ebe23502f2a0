"""Steps of coregistration in order: each adds to the correction, and the original model is what each of them reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Dict, Sequence, Tuple

from ..errors import InputError
from ..feedback import SILENT, Feedback, StepFeedback, check_cancelled
from .coarse_start import coarse_start
from .dem_pair import NO_SHIFT, DemPair
from .least_z import LeastZSettings, least_z
from .nuth_kaab import NuthKaabSettings, nuth_kaab
from .points import judged_pixels, nmad_on
from .rotation import rotation
from .solution import DemShift
from .vertical import deramp, vertical_shift


@dataclass(frozen=True)
class StepSettings:
    """What the steps share: degrees of slope that are used, the seed of samples, and the kind of vertical shift."""

    slopes: Tuple[float, float] = (1.0, 60.0)
    seed: int = 0
    vertical: str = "median"


Step = Callable[[DemPair, DemShift, StepSettings, Feedback], DemShift]


def _least_z(**unknowns: bool) -> Step:
    def step(pair: DemPair, start: DemShift, settings: StepSettings, feedback: Feedback) -> DemShift:
        own = LeastZSettings(slopes=settings.slopes, seed=settings.seed, **unknowns)
        return least_z(pair, start, own, feedback=feedback)

    return step


def _nuth_kaab(pair: DemPair, start: DemShift, settings: StepSettings, feedback: Feedback) -> DemShift:
    gentle = max(settings.slopes[0], NuthKaabSettings.slopes[0])  # tan(slope) is divided by
    own = NuthKaabSettings(slopes=(gentle, settings.slopes[1]), seed=settings.seed)
    return nuth_kaab(pair, start, own, feedback)


def _rotation(scale: bool) -> Step:
    def step(pair: DemPair, start: DemShift, settings: StepSettings, feedback: Feedback) -> DemShift:
        return rotation(pair, start, scale=scale, seed=settings.seed, feedback=feedback)

    return step


def _deramp(order: int) -> Step:
    def step(pair: DemPair, start: DemShift, settings: StepSettings, feedback: Feedback) -> DemShift:
        return deramp(pair, start, order, settings.seed)

    return step


STEPS: Dict[str, Step] = {
    "coarse": lambda pair, start, settings, feedback: coarse_start(pair, start, settings.seed, feedback),
    "nuth_kaab": _nuth_kaab,
    "least_z": _least_z(),
    "least_z_rotation": _least_z(rotation=True),
    "least_z_rotation_scale": _least_z(rotation=True, scale=True),
    "rotation": _rotation(False),
    "rotation_scale": _rotation(True),
    "vertical": lambda pair, start, settings, feedback: vertical_shift(pair, start, settings.vertical, settings.seed),
    "tilt": _deramp(1),
    "deramp_1": _deramp(1),
    "deramp_2": _deramp(2),
    "deramp_3": _deramp(3),
}


def run_steps(
    pair: DemPair, steps: Sequence[str], settings: StepSettings = StepSettings(), *, start: DemShift = NO_SHIFT,
    feedback: Feedback = SILENT,
) -> DemShift:  # fmt: skip
    """The correction of all steps together. Raises InputError for unknown steps, none at all, and as each step does.

    ``iterations`` and ``history`` run through all steps, ``converged`` holds when each of them has converged.
    """
    unknown = [name for name in steps if name not in STEPS]
    if unknown or not steps:
        named = f'"{unknown[0]}" is no step' if unknown else "No step was chosen"
        raise InputError(f"{named}: use some of {', '.join(STEPS)}.")
    pair.check()
    current, iterations, history, converged, count = start, 0, (), True, 0
    for number, name in enumerate(steps):
        check_cancelled(feedback)
        part = StepFeedback(feedback, 100 * number / len(steps), 100 * (number + 1) / len(steps))
        current = STEPS[name](pair, replace(current, iterations=0, history=()), settings, part)
        iterations, history = iterations + current.iterations, history + current.history
        converged, count = converged and (current.converged or name == "coarse"), current.count or count
        part.set_progress(100)
    if steps[-1] == "coarse":  # all others have measured themselves at full resolution
        pixels = judged_pixels(pair, seed=settings.seed)
        before, after = (nmad_on(pair, pixels, field) for field in (NO_SHIFT, current))
        current = replace(current, nmad_before=before, nmad_after=after)
    return replace(current, iterations=iterations, history=history, converged=converged, count=count)
