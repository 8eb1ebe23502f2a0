"""Nuth & Kaab (2011, The Cryosphere 5, 271-290, doi:10.5194/tc-5-271-2011): dh / tan(slope) against aspect.

A model displaced by a in the direction b (azimuth) differs by dh = a tan(slope) cos(b - aspect) + dh0. Medians in bins
of aspect, a robust cosine through them, the model read anew at the new place, until the steps are short.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Tuple

import numpy as np

from ..errors import InputError, NoMatchError
from ..feedback import SILENT, Feedback, check_cancelled
from ..grid import Window
from .dem_pair import NO_SHIFT, DemPair
from .least_z import ALIKE, UNLIKE
from .points import Points, Selection, agreement, judged_pixels, nmad_on, points_of
from .robust import NMAD_OF_MAD, location, nmad, tukey
from .solution import OK, DemShift
from .terrain import slope_aspect

_LEAST_IN_BIN = 5
_BLUNDER = 4.0  # NMADs from the median beyond which a height difference is left out
_ROUNDS = 10  # of the weights of the cosine
_WIDEST_GAP = 140.0  # degrees of aspect without data; beyond, the cosine is not held


@dataclass(frozen=True)
class NuthKaabSettings:
    """``bins`` of aspect; ``slopes``: degrees that are used; ``tolerance``: px; ``sample``: most pixels."""

    bins: int = 80
    slopes: Tuple[float, float] = (3.0, 60.0)
    sample: int = 100_000
    seed: int = 0
    rounds: int = 20
    tolerance: float = 2e-3
    least: int = 100


@dataclass(frozen=True, eq=False)
class AspectCurve:
    """The cosine and the bins that it goes through; degrees clockwise from north and metres."""

    aspect: np.ndarray  # centres of the bins that hold enough pixels
    median: np.ndarray  # of dh / tan(slope)
    scatter: np.ndarray  # NMAD of dh / tan(slope)
    count: np.ndarray
    amplitude: float
    azimuth: float
    offset: float
    covariance: np.ndarray  # (3, 3) of the east and north shift and of the offset

    def at(self, aspect: np.ndarray) -> np.ndarray:
        """The fitted dh / tan(slope)."""
        return self.amplitude * np.cos(np.radians(self.azimuth - aspect)) + self.offset


DEFAULTS = NuthKaabSettings()


def nuth_kaab(
    pair: DemPair, start: DemShift = NO_SHIFT, settings: NuthKaabSettings = DEFAULTS, feedback: Feedback = SILENT
) -> DemShift:
    """The shift of the whole model from ``start``. Raises InputError and NoMatchError as least_z does."""
    pair.check()
    points = _points(pair, settings)
    tan, bins = _bins(points, settings)
    current = replace(start, iterations=0, converged=False, covariance=None, history=(), metres=pair.metres)
    judged = judged_pixels(pair, seed=settings.seed)
    pixel = max(np.multiply(pair.reference_grid.resolution, pair.metres))
    for _ in range(settings.rounds):
        check_cancelled(feedback)
        dh = points.z - pair.sampled(points.x, points.y, current, points.z)
        middle, scatter = _median(dh, settings), nmad(dh)
        curve = _curve((dh - middle) / tan, np.abs(dh - middle) <= _BLUNDER * max(scatter, 1e-6), bins, settings)
        angle = np.radians(curve.azimuth)
        dx, dy = current.dx + curve.amplitude * np.sin(angle), current.dy + curve.amplitude * np.cos(angle)
        dz = current.dz + middle
        current = replace(
            current, dx=float(dx), dy=float(dy), dz=dz, iterations=current.iterations + 1,
            history=(*current.history, (float(dx), float(dy), dz, scatter)),
        )  # fmt: skip
        if curve.amplitude < settings.tolerance * pixel:
            break
    if agreement(pair, current, points) < ALIKE:
        raise NoMatchError(UNLIKE)
    left = points.z - pair.sampled(points.x, points.y, current, points.z)
    covariance = curve.covariance.copy()
    covariance[2, 2] *= float(np.median(tan)) ** 2
    current = replace(
        current, dz=current.dz + location(left), covariance=covariance, count=int(np.isfinite(left).sum()),
        converged=bool(curve.amplitude < 10 * settings.tolerance * pixel), status=OK,
    )  # fmt: skip
    before, after = (nmad_on(pair, judged, field) for field in (NO_SHIFT, current))
    return replace(current, nmad_before=before, nmad_after=after)


def aspect_curve(pair: DemPair, field: Any = NO_SHIFT, settings: NuthKaabSettings = DEFAULTS) -> AspectCurve:
    """The bins and the cosine that are left after a correction: the diagnostic figure. Raises as nuth_kaab does."""
    points = _points(pair, settings)
    tan, bins = _bins(points, settings)
    dh = points.z - pair.sampled(points.x, points.y, field, points.z)
    middle = _median(dh, settings)
    return _curve((dh - middle) / tan, np.abs(dh - middle) <= _BLUNDER * max(nmad(dh), 1e-6), bins, settings)


def _points(pair: DemPair, settings: NuthKaabSettings) -> Points:
    whole = Window(0, 0, *pair.reference.shape)
    selection = Selection(settings.slopes, settings.sample, settings.seed, settings.least)
    points, _ = points_of(pair, whole, selection)
    if len(points) < settings.least:
        raise InputError(
            f"Only {len(points)} stable pixels have slopes of {settings.slopes[0]:g} to {settings.slopes[1]:g} "
            f"degrees, {settings.least} are needed: the terrain is flat or masked; "
            "use the vertical shift alone, a smaller mask or wider slopes."
        )
    return points


def _median(dh: np.ndarray, settings: NuthKaabSettings) -> float:
    finite = dh[np.isfinite(dh)]
    if finite.size < settings.least:
        raise InputError(
            f"Only {finite.size} stable pixels on slopes have heights in both models, {settings.least} are needed: "
            "check the extents, or give a smaller mask."
        )
    return float(np.median(finite))


def _bins(points: Points, settings: NuthKaabSettings) -> Tuple[np.ndarray, np.ndarray]:
    """(tangent of the slope, number of the bin of aspect)."""
    _, aspect = slope_aspect(points.east, points.north)
    tan = np.hypot(points.east, points.north)
    return tan, np.minimum((aspect * settings.bins / 360).astype(int), settings.bins - 1)


def _curve(values: np.ndarray, usable: np.ndarray, bins: np.ndarray, settings: NuthKaabSettings) -> AspectCurve:
    """Medians in bins of the usable values, and Tukey-weighted least squares of the cosine through them."""
    values, bins = values[usable], bins[usable]
    order = np.argsort(bins, kind="stable")
    parts = np.split(values[order], np.cumsum(np.bincount(bins, minlength=settings.bins))[:-1])
    full = np.array([k for k, part in enumerate(parts) if part.size >= _LEAST_IN_BIN], int)
    aspect = (full + 0.5) * 360 / settings.bins
    _check_aspects(aspect)
    median = np.array([np.median(parts[k]) for k in full])
    scatter = np.array([NMAD_OF_MAD * np.median(np.abs(parts[k] - m)) for k, m in zip(full, median)])
    count = np.array([parts[k].size for k in full])
    angle = np.radians(aspect)
    design = np.column_stack([np.sin(angle), np.cos(angle), np.ones(len(angle))])
    # The variance of a median is pi / 2 that of a mean.
    known = 1 / np.maximum(np.pi / 2 * scatter**2 / count, 1e-12)
    weight = known
    for _ in range(_ROUNDS):
        solution, *_ = np.linalg.lstsq(design * np.sqrt(weight)[:, None], median * np.sqrt(weight), rcond=None)
        ratio = (median - design @ solution) * np.sqrt(known)
        weight = known * tukey(ratio / max(nmad(ratio), 1e-6))
        if np.count_nonzero(weight) < 4:
            weight = known
    normal = design.T @ (design * weight[:, None])
    covariance = np.linalg.pinv(normal) * max(nmad(ratio), 1e-6) ** 2
    amplitude, azimuth = float(np.hypot(*solution[:2])), float(np.degrees(np.arctan2(*solution[:2])) % 360)
    return AspectCurve(aspect, median, scatter, count, amplitude, azimuth, float(solution[2]), covariance)


def _check_aspects(aspect: np.ndarray) -> None:
    """Slopes that all face one way leave one direction of the shift open."""
    gap = np.diff(np.append(aspect, aspect[0] + 360)).max() if len(aspect) else 360.0
    if len(aspect) < 6 or gap > _WIDEST_GAP:
        raise InputError(
            f"The stable slopes leave {gap:.0f} degrees of aspect empty, so that the horizontal shift is not "
            "determined: give a mask that leaves slopes in all directions, or use the vertical shift alone."
        )
