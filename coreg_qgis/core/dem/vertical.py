"""The vertical shift alone, and polynomials of the height difference over the map."""

from __future__ import annotations

from dataclasses import replace
from typing import Tuple

import numpy as np

from ..errors import InputError
from .dem_pair import NO_SHIFT, DemPair
from .points import judged_pixels, nmad_on
from .robust import nmad, tukey
from .solution import OK, DemShift, Ramp, powers

METHODS = ("median", "mean", "filtered")
_FILTER = 3.0  # NMADs from the median that the filtered mean keeps
_LEAST = 10  # pixels for each unknown
_ROUNDS = 20


def vertical_shift(pair: DemPair, start: DemShift = NO_SHIFT, method: str = "median", seed: int = 0) -> DemShift:
    """``start`` with the dz that makes the median, the mean or the NMAD-filtered mean of dh on stable terrain zero.

    Raises InputError for an unknown method or too few stable pixels.
    """
    if method not in METHODS:
        raise InputError(f'The vertical shift cannot be the "{method}": use one of {", ".join(METHODS)}.')
    pixels, dh = _left(pair, start, seed, 1)
    read = dh[np.isfinite(dh)]
    if method == "filtered":
        middle = np.median(read)
        read = read[np.abs(read - middle) <= _FILTER * max(nmad(read), 1e-6)]
    by = float(np.median(read) if method == "median" else read.mean())
    sigma = nmad(read) / np.sqrt(read.size)
    return _finished(pair, replace(start, dz=start.dz + by, metres=pair.metres), pixels, read.size, sigma)


def deramp(pair: DemPair, start: DemShift = NO_SHIFT, order: int = 1, seed: int = 0) -> DemShift:
    """``start`` with a polynomial of order 1 (a tilt) to 3 that takes away what is left of dh on stable terrain.

    Tukey-weighted least squares. Raises InputError for another order or too few stable pixels.
    """
    if order not in (1, 2, 3):
        raise InputError(f"A ramp of order {order} is not offered: use 1 (a tilt), 2 or 3.")
    count = (order + 1) * (order + 2) // 2
    pixels, dh = _left(pair, start, seed, count)
    read = np.isfinite(dh)
    x, y = pair.source_places(pixels[0][read], pixels[1][read], start, pixels[2][read])
    centre = (float((x.min() + x.max()) / 2), float((y.min() + y.max()) / 2))
    size = float(max(np.ptp(x), np.ptp(y))) / 2
    u, v = (x - centre[0]) / size, (y - centre[1]) / size
    design = np.column_stack([u**i * v**j for i, j in powers(count)])
    left, solution = dh[read].astype(float), np.zeros(count)
    solution[0] = np.median(left)
    for _ in range(_ROUNDS):
        away = left - design @ solution
        weight = tukey(away / max(nmad(away), 1e-6))
        normal = design.T @ (design * weight[:, None])
        if np.linalg.cond(normal) > 1e10:
            raise InputError(
                f"The stable terrain is too small or too narrow for a ramp of order {order}: "
                "use a lower order or a smaller mask."
            )
        before, solution = solution, np.linalg.solve(normal, design.T @ (weight * left))
        if np.allclose(solution, before, rtol=0, atol=1e-4):
            break
    ramped = replace(start, ramps=(*start.ramps, Ramp(solution, centre, size)), metres=pair.metres)
    return _finished(pair, ramped, pixels, int(read.sum()), None)


def _left(pair: DemPair, start: DemShift, seed: int, unknowns: int) -> Tuple[Tuple[np.ndarray, ...], np.ndarray]:
    """Stable pixels and what ``start`` leaves of dh there."""
    pair.check()
    pixels = judged_pixels(pair, seed=seed)
    dh = pixels[2] - pair.sampled(*pixels[:2], start, pixels[2])
    count = np.count_nonzero(np.isfinite(dh))
    if count < _LEAST * unknowns:
        raise InputError(
            f"Only {count} stable pixels have heights in both models, {_LEAST * unknowns} are needed: "
            "check the extents, or give a smaller mask."
        )
    return pixels, dh


def _finished(pair: DemPair, found: DemShift, pixels: Tuple[np.ndarray, ...], count: int, sigma) -> DemShift:
    before, after = (nmad_on(pair, pixels, field) for field in (NO_SHIFT, found))
    covariance = found.covariance
    if covariance is None and sigma is not None:
        covariance = np.diag([0.0, 0.0, sigma**2])
    return replace(
        found, nmad_before=before, nmad_after=after, count=count, covariance=covariance, converged=True, status=OK
    )
