"""Results of aligned elevation models, made up: known offsets, no algorithm in between."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from coreg_qgis.core.dem.block_layout import IMPLAUSIBLE, Blocks
from coreg_qgis.core.dem.choice import BLOCKS, GLOBAL, Candidate, Choice
from coreg_qgis.core.dem.nuth_kaab import AspectCurve
from coreg_qgis.core.dem.solution import EMPTY, OK, DemShift
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.report.dem_result import DemResult, dem_stage

ROWS, COLS, PIXEL = 90, 120, 20.0
GRID = GeoGrid((ROWS, COLS), (500000.0, PIXEL, 0.0, 8600000.0, 0.0, -PIXEL), "EPSG:32633")
HISTORY = ((9.0, 2.0, -1.0, 4.0), (10.4, 2.2, -1.8, 2.6), (10.5, 2.1, -1.9, 2.5))
SHIFT = DemShift(
    10.5, 2.1, -1.9, iterations=3, count=4321, history=HISTORY, nmad_before=6.0, nmad_after=2.0,
    covariance=np.diag([0.04, 0.09, 0.01]),
)  # fmt: skip


def curve(amplitude, gap=0.0):
    aspect = np.arange(2.25, 360 - gap, 4.5)
    wave = amplitude * np.cos(np.radians(70.0 - aspect))
    full = np.full(len(aspect), 50)
    return AspectCurve(aspect, wave, np.full(len(aspect), 0.5), full, amplitude, 70.0, 0.0, np.eye(3) * 1e-4)


def differences(scatter, offset, seed=0):
    rng = np.random.default_rng(seed)
    values = (offset + scatter * rng.standard_normal(GRID.shape)).astype(np.float32)
    values[:, :4] = np.nan
    return values


def stage(scatter, offset, amplitude):
    rng = np.random.default_rng(1)
    slope, aspect = rng.uniform(0, 45, GRID.shape), rng.uniform(0, 360, GRID.shape)
    stable = np.ones(GRID.shape, bool)
    stable[:20] = False
    return dem_stage(differences(scatter, offset), stable, slope, aspect, curve(amplitude))


def whole_model():
    return DemResult(SHIFT, stage(6.0, -2.5, 10.7), stage(2.0, 0.01, 0.05), GRID, "Least Z-difference")


def some_blocks():
    col, row = (v.ravel() for v in np.meshgrid([20, 60, 100], [20, 60]))
    x, y = GRID.to_map(col, row)
    ones = np.ones(6)
    status = np.array([OK, OK, EMPTY, OK, IMPLAUSIBLE, OK])
    return Blocks(
        np.column_stack([row - 20, col - 20, 40 * ones, 40 * ones]).astype(int), x, y, 500 * ones,
        10 + 0.5 * np.arange(6), 2 - 0.1 * np.arange(6), -2 * ones, np.full((6, 3), 0.1), 400 * ones, ones, ones, ones,
        6 * ones, 2 * ones, 3 * ones, status, status != OK,
    )  # fmt: skip


def by_blocks():
    tried = (Candidate(GLOBAL, float("nan"), 2.411), Candidate(BLOCKS, 40.0, 1.557))
    choice = Choice(BLOCKS, 40.0, None, some_blocks(), 2.453, 1.565, tried)
    shifts = np.stack([np.tile(np.linspace(a, b, COLS), (ROWS, 1)) for a, b in ((8, 12), (1, 3), (-2.2, -1.8))])
    return replace(whole_model(), choice=choice, shifts=shifts)
