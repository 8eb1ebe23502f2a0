"""Quality grids from thin air: a smooth field with strips, outliers and points without a shift."""

from __future__ import annotations

import numpy as np

from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.quality_grid import QualityGrid
from coreg_qgis.core.statistics import shift_statistics
from coreg_qgis.core.tie_points import TiePoints

UTM = 'PROJCS["UTM 33N",GEOGCS["WGS 84",UNIT["degree",0.0174532925199433]],UNIT["metre",1],AUTHORITY["EPSG","32633"]]'
LONGLAT = 'GEOGCS["WGS 84",UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
GRID = GeoGrid((10980, 10980), (600000, 10, 0, 5300000, 0, -10), UTM)
DEGREES = GeoGrid((4000, 9000), (-71.25, 8.9831528e-5, 0, 45.5, 0, -8.9831528e-5), LONGLAT)


def tie_points(count: int, grid: GeoGrid = GRID, *, seed: int = 0, clean: bool = False) -> TiePoints:
    """About ``count`` points in lines over the middle of ``grid``; 8 % outliers and 6 % unmeasured unless clean."""
    rng = np.random.default_rng(seed)
    rows, cols = (0.9 * n for n in grid.shape)
    step = np.sqrt(rows * cols / count)
    col, row = (v.ravel() for v in np.meshgrid(np.arange(step / 2, cols, step), np.arange(step / 2, rows, step)))
    col, row = (v[:count] + 0.05 * n for v, n in zip((col, row), grid.shape[::-1]))
    u, v = col / grid.shape[1], row / grid.shape[0]
    strip = 0.12 * np.floor(6 * u)
    right = 0.4 + 0.5 * u - 0.2 * v + strip + 0.05 * np.sin(60 * v) + 0.03 * rng.normal(size=len(u))
    down = -1.5 + 0.3 * v + 0.15 * np.sin(5 * u) + 0.03 * rng.normal(size=len(u))
    odd = rng.random(len(u)) < (0 if clean else 0.08)
    right[odd] += rng.uniform(-8, 8, odd.sum())
    down[odd] += rng.uniform(-8, 8, odd.sum())
    cloud = np.hypot(u - 0.7, v - 0.35) < (0 if clean else 0.13)
    right[cloud] = down[cloud] = np.nan
    message = np.array([""] * len(u), object)
    message[cloud] = "the window <holds> too little data"
    x, y = grid.to_map(col, row)
    dx, dy = grid.vector_to_map(right, down)
    good = np.clip(rng.normal(97, 3, len(u)), 0, 100)
    return TiePoints(
        np.arange(1, len(u) + 1), x, y, col, row, np.full(len(u), 256), right, down, dx, dy,
        np.full(len(u), 0.03), np.where(odd, rng.uniform(0, 70, len(u)), good), rng.uniform(0.2, 0.5, len(u)),
        rng.uniform(0.75, 0.97, len(u)), np.full(len(u), 0.02), odd & (rng.random(len(u)) < 0.7),
        odd & (rng.random(len(u)) < 0.3), odd.copy(), message,
    )  # fmt: skip


def quality_grid(points: TiePoints, grid: GeoGrid = GRID, *, status: str = "ok", overlap="middle") -> QualityGrid:
    """The result with these points, its statistics computed from them."""
    from shapely.geometry import Polygon

    valid = points.select(points.valid)
    places = np.column_stack([np.ones(len(valid)), valid.x_map, valid.y_map])
    shifts = np.column_stack([valid.x_shift_m, valid.y_shift_m])
    shift, affine = np.full(2, np.nan), np.full((2, 3), np.nan)
    if len(valid):
        shift = shifts.mean(0)
    if len(valid) > 2:
        affine = np.linalg.lstsq(places - [0, *places.mean(0)[1:]], shifts, rcond=None)[0].T
        affine[:, 0] -= affine[:, 1:] @ places.mean(0)[1:]

    def statistics(left):
        return shift_statistics(np.column_stack(grid.vector_to_pixel(*left.T)), left)

    corners = grid.corners()
    middle = corners.mean(0)
    if isinstance(overlap, str):
        overlap = Polygon(middle + 0.92 * (corners - middle) + 0.03 * np.roll(corners - middle, 1, 0))
    ssim = [float(np.mean(v)) if len(v) else np.nan for v in (valid.ssim_before, valid.ssim_after)]
    return QualityGrid(
        status, points, (0.5, -1.4), 98.0, statistics(shifts), statistics(shifts - shift),
        statistics(shifts - places @ affine.T), tuple(map(float, shift)), affine, *ssim, 0.031, grid, grid, overlap,
        (256, 256), float(np.diff(np.unique(points.x_im)).min()) if len(points) > 1 else np.nan,
    )  # fmt: skip
