"""Least Z-difference: robust least squares of height differences on the terrain's gradients.

Rosenholm & Torlegard 1988 (Photogrammetric Engineering & Remote Sensing 54, 1385-1389): a model displaced by
(x, y, z) differs by dh = -(dz/de) x - (dz/dn) y + z; lever arms give the columns of small rotations and of a scale.
Gauss-Newton: the original model is read anew in each round. Tukey's weights, over a scale that grows with the slope.
The gradients are the reference's alone: those of the model move with it, and their noise would hold it back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Tuple

import numpy as np

from ..errors import InputError, NoMatchError
from ..feedback import SILENT, Feedback, check_cancelled
from ..grid import Window
from .dem_pair import NO_SHIFT, DemPair
from .points import Points, Selection, agreement, judged_pixels, nmad_on, points_of
from .robust import nmad, scale_by_slope, tukey
from .solution import DIVERGED, EMPTY, FEW, FLAT, MASKED, OK, DemShift

ALIKE = 0.1  # correlation of the gradients of both models; below, they are noise or lie too far apart
UNLIKE = (
    "The two elevation models could not be brought onto each other: check that both show the same terrain in the same "
    "vertical unit, begin with a coarse search, give a mask of stable terrain, or use the vertical shift alone where "
    "the terrain is flat or of one aspect only."
)
_STEEP = 5.0  # degrees: slopes that differ by more are real terrain, whatever the noise
_WORSE = 1.02  # times the NMAD of the start
_LEAST_SHARE = 1e-3  # of the gradients' power in the direction that has least


@dataclass(frozen=True)
class LeastZSettings:
    """``slopes``: degrees that are used; ``sample``: most pixels; ``tolerance``: px; ``least``: pixels needed.

    ``normals``: distances along the surface's normals count, not vertical ones.
    """

    rotation: bool = False
    scale: bool = False
    normals: bool = False
    slopes: Tuple[float, float] = (1.0, 60.0)
    sample: int = 500_000
    seed: int = 0
    rounds: int = 15
    tolerance: float = 1e-3
    least: int = 100

    @property
    def unknowns(self) -> int:
        """Number of columns of the design."""
        return 3 + 3 * self.rotation + self.scale

    @property
    def selection(self) -> Selection:
        """Which pixels are used."""
        return Selection(self.slopes, self.sample, self.seed, self.least)


SHIFT_ONLY = LeastZSettings()


def least_z(
    pair: DemPair, start: Any = NO_SHIFT, settings: LeastZSettings = SHIFT_ONLY, *, weights: np.ndarray | None = None,
    feedback: Feedback = SILENT,
) -> DemShift:  # fmt: skip
    """The correction of the whole model from ``start`` (a DemShift within the terrain's correlation length).

    ``weights``: of the reference's pixels. Raises InputError for flat terrain or too few stable pixels, NoMatchError
    where the models do not come to lie on each other.
    """
    pair.check()
    found = attempt(pair, start, settings, weights=weights, feedback=feedback)
    if found.status in (FEW, EMPTY, MASKED):
        raise InputError(
            f"Only {found.count} stable pixels have heights in both models and slopes of {settings.slopes[0]:g} to "
            f"{settings.slopes[1]:g} degrees, {settings.least} are needed: give a smaller mask or wider slopes."
        )
    if found.status == DIVERGED or (found.status == FLAT and found.covariance is not None):
        raise NoMatchError(UNLIKE)
    if found.status == FLAT:
        raise InputError(
            "The stable terrain is too flat, or falls in one direction only, to find a horizontal shift: "
            "use the vertical shift alone, or a mask that leaves hills."
        )
    return found


def attempt(
    pair: DemPair, start: Any = NO_SHIFT, settings: LeastZSettings = SHIFT_ONLY, *, window: Window | None = None,
    weights: np.ndarray | None = None, feedback: Feedback = SILENT,
) -> DemShift:  # fmt: skip
    """As least_z within a window of the reference; failures are told by ``status``, the shift is then the start's.

    ``count``: pixels used. "empty": no heights; "masked": none on stable terrain; "flat": the shift is undetermined.
    """
    w = window or Window(0, 0, *pair.reference.shape)
    start = replace(start, covariance=None, iterations=0, converged=False, count=0, history=(), metres=pair.metres)
    if not pair.stable_pixels(w).any():
        part = pair.reference[w.row : w.row + w.height, w.col : w.col + w.width]
        return replace(start, status=MASKED if np.isfinite(part).any() else EMPTY)
    judged = judged_pixels(pair, w, settings.seed)
    before = nmad_on(pair, judged, NO_SHIFT)
    at_start = nmad_on(pair, judged, start)
    points, known = points_of(pair, w, settings.selection, weights)
    failed = replace(start, count=len(points), nmad_before=before, nmad_after=at_start)
    if len(points) < settings.least or np.isnan(at_start):
        return replace(failed, status=EMPTY if np.isnan(at_start) else FLAT if known >= settings.least else FEW)
    if start.is_translation and settings.unknowns > 3:
        start = replace(start, centre=tuple(float(v.mean()) for v in (points.x, points.y, points.z)))
    reached = iterate(pair, start, points, settings, feedback)
    if reached.count < settings.least:
        return replace(failed, status=FEW, count=reached.count)
    after = nmad_on(pair, judged, reached)
    status = _status(reached, agreement(pair, reached, points), after, at_start)
    status = DIVERGED if status == FLAT and _is_varied(points) else status
    if status == OK:
        return replace(reached, nmad_before=before, nmad_after=after)
    return replace(failed, status=status, covariance=reached.covariance, iterations=reached.iterations)


def _is_varied(points: Points) -> bool:
    """True where slopes differ in all directions by more than noise does: then it is not the terrain that is wrong."""
    least = np.linalg.eigvalsh(np.cov(points.east, points.north))[0]
    return bool(least > np.tan(np.radians(_STEEP)) ** 2)


def _status(found: DemShift, alike: float, after: float, at_start: float) -> str:
    if found.covariance is None or alike < ALIKE:
        return FLAT
    return OK if found.converged and after <= _WORSE * at_start else DIVERGED


def iterate(
    pair: DemPair, start: DemShift, points: Points, settings: LeastZSettings, feedback: Feedback = SILENT
) -> DemShift:
    """Gauss-Newton rounds with the given rows; ``covariance`` is None where the unknowns are not determined."""
    metres = max(np.multiply(pair.reference_grid.resolution, pair.metres))
    design = _design(points, start, settings, pair.metres)
    # Unknowns in units of comparable effect: metres at the ends of the model.
    size = np.ones(settings.unknowns)
    size[3:] = 1 / max(float(np.sqrt(np.mean(design[:, 3:] ** 2))) if settings.unknowns > 3 else 1.0, 1e-9)
    design = design * size
    current, tan = start, np.hypot(points.east, points.north)
    normal_part = 1 / np.sqrt(1 + tan**2) if settings.normals else np.ones(len(tan))
    for _ in range(settings.rounds):
        check_cancelled(feedback)
        dh = points.z - pair.sampled(points.x, points.y, current, points.z)
        read = np.isfinite(dh)
        current = replace(current, count=int(read.sum()))
        if current.count < settings.least:
            return replace(current, converged=False, covariance=None)
        rows, left = design[read], dh[read].astype(float)
        away = (left - np.median(left)) * normal_part[read]
        scale = scale_by_slope(away, tan[read])
        weight = points.weight[read] * tukey(away / scale) * (normal_part[read] / scale) ** 2
        normal = rows.T @ (rows * weight[:, None])
        if not _determined(normal):
            return replace(current, converged=False, covariance=None)
        step = np.linalg.solve(normal, rows.T @ (weight * left))
        current = _added(current, step * size, settings, nmad(left))
        moved = np.hypot(*step[:2]) + np.abs(step[3:]).max(initial=0)
        if moved < settings.tolerance * metres:
            break
    left = left - rows @ step
    covariance = _covariance(rows, weight, left, points.cluster[read], normal) * np.outer(size, size)
    return replace(current, covariance=covariance, converged=bool(moved < 10 * settings.tolerance * metres))


def _design(points: Points, shift: DemShift, settings: LeastZSettings, metres: Tuple[float, float]) -> np.ndarray:
    """(n, unknowns): what one unit of dx, dy, dz, the rotations and the scale adds to dh."""
    gx, gy = points.east.astype(float), points.north.astype(float)
    columns = [-gx, -gy, np.ones(len(points))]
    if settings.unknowns > 3:
        x, y = (points.x - shift.centre[0]) * metres[0], (points.y - shift.centre[1]) * metres[1]
        z = points.z - shift.centre[2]
        if settings.rotation:
            columns += [gy * z + y, -gx * z - x, gx * y - gy * x]
        if settings.scale:
            columns.append(-gx * x - gy * y + z)
    return np.column_stack(columns)


def _determined(normal: np.ndarray) -> bool:
    """False where the gradients say nothing in some direction, other than that of the mean slope."""
    centred = normal[:2, :2] - np.outer(normal[:2, 2], normal[:2, 2]) / max(normal[2, 2], 1e-300)
    low, high = np.linalg.eigvalsh(centred)
    return bool(np.isfinite(normal).all() and high > 0 and low > _LEAST_SHARE * high)


def _added(shift: DemShift, step: np.ndarray, settings: LeastZSettings, scatter: float) -> DemShift:
    turned = step[3:6] if settings.rotation else np.zeros(3)
    dx, dy, dz = (float(old + new) for old, new in zip((shift.dx, shift.dy, shift.dz), step))
    return replace(
        shift, dx=dx, dy=dy, dz=dz, history=(*shift.history, (dx, dy, dz, scatter)),
        rotation=tuple(float(a + b) for a, b in zip(shift.rotation, turned)),
        scale=shift.scale + (float(step[-1]) if settings.scale else 0.0), iterations=shift.iterations + 1,
    )  # fmt: skip


def _covariance(rows, weight, left, cluster, normal) -> np.ndarray:
    """Sandwich over clusters: residuals of neighbours are correlated, so that each pixel is no witness of its own."""
    score = rows * (weight * left)[:, None]
    sums = np.column_stack([np.bincount(cluster, column) for column in score.T])
    used = np.count_nonzero(np.bincount(cluster))
    inverse = np.linalg.inv(normal)
    plain = inverse * (weight * left**2).sum() / max(weight.sum(), 1e-300)
    if used < 2 * rows.shape[1]:
        return plain
    return inverse @ (sums.T @ sums) @ inverse * used / (used - rows.shape[1])
