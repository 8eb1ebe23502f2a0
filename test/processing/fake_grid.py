"""Quality grids that were never measured: what the layers and numbers show can be checked against exact values."""

from __future__ import annotations

import math

import numpy as np
from shapely.geometry import box

from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.quality_grid import QualityGrid
from coreg_qgis.core.statistics import shift_statistics
from coreg_qgis.core.tie_points import TiePoints

TARGET = GeoGrid((400, 500), (500000, 10, 0, 5200000, 0, -10), "EPSG:32633")
VALID, OUTLIER, UNMEASURED = 0, 4, 5  # rows of points()


def tie_points(cols, rows, right, down, *, reliability=95.0, inconsistent=False, message="") -> TiePoints:
    """Points at pixels of TARGET with shifts in its pixels; NaN = not measured."""
    cols, rows, right, down = (np.asarray(v, float) for v in (cols, rows, right, down))
    n, measured = len(cols), np.isfinite(right)

    def column(value, kind=float):
        return np.broadcast_to(np.asarray(value, kind), n).copy()

    def known(value):
        return np.where(measured, value, np.nan)

    x, y = TARGET.to_map(cols, rows)
    dx, dy = TARGET.vector_to_map(right, down)
    return TiePoints(
        point_id=np.arange(1, n + 1), x_map=x, y_map=y, x_im=cols, y_im=rows, win_size=column(64, int),
        x_shift_px=right, y_shift_px=down, x_shift_m=dx, y_shift_m=dy, uncertainty_px=known(0.05),
        reliability=known(reliability), ssim_before=known(0.4), ssim_after=known(0.9), deviation_px=known(0.1),
        unreliable=column(False, bool), dissimilar=column(False, bool), inconsistent=column(inconsistent, bool),
        message=column(message, object),
    )  # fmt: skip


def points() -> TiePoints:
    """Four valid points, one that contradicts them, one that was not measured; whole numbers."""
    nan = math.nan
    return tie_points(
        [100, 200, 300, 400, 250, 150], [100, 100, 300, 300, 200, 250],
        [1, 2, 1, 2, 30, nan], [-3, -3, -4, -4, 9, nan],
        inconsistent=[False] * 4 + [True, False], message=[""] * 4 + ["Contradicts its neighbours.", "Flat texture."],
    )  # fmt: skip


def nothing() -> TiePoints:
    """Points of which none could be measured."""
    nan = [math.nan] * 3
    return tie_points([100, 200, 300], [100, 100, 300], nan, nan, message="Flat texture.")


def quality_grid(of: TiePoints | None = None, status: str = "") -> QualityGrid:
    """A result with these points; its statistics are right, with the mean as the global shift and as the affine."""
    of = points() if of is None else of
    valid = of.select(of.valid)
    pixels = np.column_stack([valid.x_shift_px, valid.y_shift_px])
    on_map = np.column_stack([valid.x_shift_m, valid.y_shift_m])
    mean_px, mean_m = (v.mean(0) if len(v) else np.full(2, np.nan) for v in (pixels, on_map))
    left = shift_statistics(pixels - mean_px, on_map - mean_m)
    return QualityGrid(
        status=status or ("ok" if len(valid) else "no match: the images show nothing in common."),
        points=of, start_shift_px=(1.0, -3.0), start_reliability=99.0,
        before=shift_statistics(pixels, on_map), after_global=left, after_affine=left,
        global_shift_m=tuple(mean_m.tolist()), affine=np.column_stack([mean_m, np.zeros((2, 2))]),
        ssim_before=0.4 if len(valid) else math.nan, ssim_after=0.9 if len(valid) else math.nan,
        scatter_px=0.1 if len(valid) else math.nan, target_grid=TARGET, matching_grid=TARGET,
        overlap=box(500000, 5196000, 505000, 5200000), window_shape=(64, 64), spacing_px=100.0,
    )  # fmt: skip
