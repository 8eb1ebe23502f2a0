"""Robust scale and weights of height differences."""

from __future__ import annotations

import numpy as np

NMAD_OF_MAD = 1.4826
_CLASSES = 8
_LEAST_IN_CLASS = 50
_ROUNDS = 30
_NARROW = 3.0  # scales beyond which a value tells nothing of the location
_NOISE = 1e-6  # m: a scale below is that of equal models


def nmad(values: np.ndarray) -> float:
    """1.4826 times the median absolute deviation from the median, of the finite values; NaN without any."""
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return float("nan")
    return float(NMAD_OF_MAD * np.median(np.abs(finite - np.median(finite))))


def tukey(ratio: np.ndarray, limit: float = 4.685) -> np.ndarray:
    """Tukey's biweight (Beaton & Tukey 1974, Technometrics 16) of residuals over their scale."""
    return np.where(np.abs(ratio) < limit, (1 - (ratio / limit) ** 2) ** 2, 0)


def location(values: np.ndarray) -> float:
    """Where most of the finite values lie: Tukey's M-estimate, which one-sided blunders pull less than the median."""
    finite = values[np.isfinite(values)].astype(np.float64)
    middle = float(np.median(finite))
    for _ in range(_ROUNDS):
        scale = max(NMAD_OF_MAD * float(np.median(np.abs(finite - middle))), _NOISE)
        weight = tukey((finite - middle) / scale, _NARROW)
        before, middle = middle, float((weight * finite).sum() / weight.sum())
        if abs(middle - before) < 1e-4 * scale:
            break
    return middle


def scale_by_slope(residuals: np.ndarray, tan_slope: np.ndarray) -> np.ndarray:
    """The NMAD that goes with each residual's slope: heights scatter more on steep terrain.

    NMADs of classes with equal counts, interpolated over the tangent of the slope; never falling with it.
    """
    classes = int(min(_CLASSES, residuals.size // _LEAST_IN_CLASS))
    if classes < 2:
        return np.full(residuals.size, max(nmad(residuals), _NOISE))
    middle = np.median(residuals)
    edges = np.quantile(tan_slope, np.linspace(0, 1, classes + 1)[1:-1])
    member = np.searchsorted(edges, tan_slope)
    centres, scales = [], []
    for k in range(classes):
        own = member == k
        if own.sum() >= _LEAST_IN_CLASS // 2:
            centres.append(np.median(tan_slope[own]))
            scales.append(NMAD_OF_MAD * np.median(np.abs(residuals[own] - middle)))
    return np.interp(tan_slope, centres, np.maximum(np.maximum.accumulate(scales), _NOISE))
