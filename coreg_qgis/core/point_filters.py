"""Matched windows as tie points, and the filters that tell good points from bad."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Tuple

import numpy as np

from .matches import Matches
from .outliers import spatial_consensus
from .pair import MatchPair
from .scene_prior import with_scene_prior
from .tie_points import TiePoints

_LEAST_LOSS = 0.01  # of similarity, and a share of what is missing to 1: what resampling between pixels may cost
_LOSS_SHARE = 0.1
_RAYLEIGH_MEDIAN = np.sqrt(2 * np.log(2))  # median distance over the standard deviation per axis


@dataclass(frozen=True)
class FilterSettings:
    """Which points are rejected; None switches a filter off."""

    min_reliability: float | None = 90.0  # 0..100; leaves no wrong point under clouds, see bench/grid_quality.py
    similarity: bool = True  # reject points whose SSIM falls by the correction
    consensus: float | None = 3.0  # standard deviations that a point may be off what the others say


def tie_points(pair: MatchPair, matches: Matches, point_id: np.ndarray) -> TiePoints:
    """The points of matched windows, not filtered yet."""
    n, target = len(matches), pair.target_grid
    dx, dy = pair.grid.vector_to_map(matches.x_shift, matches.y_shift)
    x_px, y_px = target.vector_to_pixel(dx, dy)
    scale = np.divide(pair.grid.resolution, target.resolution)
    measured, none = np.isfinite(dx), np.zeros(n, bool)
    # Where nothing was measured the point stays where it was wanted.
    x_map, y_map = np.where(measured, matches.x_used, matches.x_map), np.where(measured, matches.y_used, matches.y_map)
    x_im, y_im = target.to_pixel(x_map, y_map)
    return TiePoints(
        point_id=point_id, x_map=x_map, y_map=y_map, x_im=x_im, y_im=y_im,
        win_size=np.maximum(matches.height, matches.width), x_shift_px=x_px, y_shift_px=y_px, x_shift_m=dx,
        y_shift_m=dy,
        uncertainty_px=np.where(measured, np.hypot(matches.sigma_x * scale[0], matches.sigma_y * scale[1]), np.nan),
        reliability=np.where(measured, with_scene_prior(np.where(measured, matches.reliability, np.nan)), 0.0),
        ssim_before=matches.ssim_before, ssim_after=matches.ssim_after, deviation_px=np.full(n, np.nan),
        unreliable=none, dissimilar=none, inconsistent=none, message=matches.message,
    )


def filtered(points: TiePoints, filters: FilterSettings, seed: int = 0) -> Tuple[TiePoints, float]:
    """The points with the verdicts of all filters, and the scatter of the valid ones (target px, per axis)."""
    no = np.zeros(len(points), bool)
    least = filters.min_reliability
    unreliable = no if least is None else points.measured & (points.reliability < least)
    dissimilar = no
    if filters.similarity:
        loss = np.maximum(_LEAST_LOSS, _LOSS_SHARE * (1 - points.ssim_before))
        dissimilar = points.measured & (points.ssim_after < points.ssim_before - loss)
    used = points.measured & ~unreliable & ~dissimilar
    field = spatial_consensus(
        points.x_im, points.y_im, points.x_shift_px, points.y_shift_px, sigma=points.uncertainty_px / np.sqrt(2),
        trust=np.where(used, np.maximum(points.reliability / 100, 0.5), 0.0),
        threshold=filters.consensus or FilterSettings.consensus, seed=seed,
    )
    inconsistent = no if filters.consensus is None else points.measured & field.inconsistent
    points = replace(
        points, unreliable=unreliable, dissimilar=dissimilar, inconsistent=inconsistent, deviation_px=field.deviation
    )
    return replace(points, message=_messages(points, least)), _scatter(points.deviation_px[points.valid])


def _scatter(deviation: np.ndarray) -> float:
    """Standard deviation per axis from distances, robustly; NaN where none is known."""
    known = deviation[np.isfinite(deviation)]
    return float(np.median(known) / _RAYLEIGH_MEDIAN) if len(known) else float("nan")


def _messages(points: TiePoints, least: float | None) -> np.ndarray:
    """The remark of the matching, or else why the point was rejected."""
    message = points.message.copy()
    for rejected, reason in (
        (points.inconsistent, "contradicts the other points"),
        (points.dissimilar, "the images are less similar after the correction"),
        (points.unreliable, f"reliability below {least or 0:g}"),
    ):
        message[rejected & (points.message == "")] = reason
    return message
