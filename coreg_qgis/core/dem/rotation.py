"""Rotation and translation of a model that is tilted and turned: robust least squares along the surface's normals."""

from __future__ import annotations

import math
from dataclasses import replace

from ..feedback import SILENT, Feedback
from .dem_pair import NO_SHIFT, DemPair
from .least_z import LeastZSettings, attempt, least_z
from .solution import OK, DemShift

_SIDE = 400  # px across of the first level


def rotation(
    pair: DemPair, start: DemShift = NO_SHIFT, *, scale: bool = False, seed: int = 0, feedback: Feedback = SILENT
) -> DemShift:
    """Small angles about three axes and a shift, for ``scale`` also a scale; see DemShift.matrix.

    A decimated model first: there a turn moves the corners by few pixels. Raises InputError as least_z does.
    """
    pair.check()
    settings = LeastZSettings(rotation=True, scale=scale, normals=True, seed=seed, rounds=25)
    factor = math.ceil(max(pair.reference.shape) / _SIDE)
    if factor > 1:
        coarse = attempt(pair.decimated(factor), start, replace(settings, tolerance=0.01), feedback=feedback)
        start = coarse if coarse.status == OK else start
    return least_z(pair, start, settings, feedback=feedback)
