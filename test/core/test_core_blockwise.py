"""Blocks: their shifts, those that are filled, and the seamless field between them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bench.local_models import GRID, PIXEL, SIDE, errors, from_pixels, rmse, rotation, smooth, tie_points
from coreg_qgis.core.blockwise import block_field
from coreg_qgis.core.errors import InputError
from coreg_qgis.core.fit_sample import fit_sample
from coreg_qgis.core.local_model import LocalSettings, fit_local


def sample_of(shift, noise=0.05, seed=1, spacing=75):
    return fit_sample(tie_points(shift, noise, seed, spacing=spacing), GRID)


def test_blocks_overlap_by_half_and_run_from_the_north_west():
    field, blocks = block_field(sample_of(smooth(3000)), 600 * PIXEL)
    columns, rows = blocks.col.max() + 1, blocks.row.max() + 1
    assert len(blocks) == columns * rows == len(field.coefficients) - 2 * (columns + rows) - 4
    assert (blocks.width == 600 * PIXEL).all() and (blocks.height == 600 * PIXEL).all()
    assert blocks.row[:columns].tolist() == [0] * columns and blocks.col[:columns].tolist() == list(range(columns))
    np.testing.assert_allclose(np.diff(blocks.x[:columns]), 300 * PIXEL)
    np.testing.assert_allclose(np.diff(blocks.y[::columns]), -300 * PIXEL)


def test_count_is_that_of_the_points_inside():
    sample = sample_of(smooth(3000))
    _, blocks = block_field(sample, 500 * PIXEL)
    x, y = sample.at.T
    inside = (np.abs(x - blocks.x[:, None]) < blocks.width[:, None] / 2) & (
        np.abs(y - blocks.y[:, None]) < blocks.height[:, None] / 2
    )
    assert np.array_equal(inside.sum(1), blocks.count)


def test_block_shifts_and_scatter_are_right():
    sample = sample_of(rotation, 0.1)
    _, blocks = block_field(sample, 500 * PIXEL)
    col, row = GRID.to_pixel(blocks.x, blocks.y)
    found = np.column_stack(GRID.vector_to_pixel(blocks.dx, blocks.dy))
    own = ~blocks.filled
    error = found - np.column_stack(rotation(col, row))
    assert rmse(error[own]) < 0.1
    assert np.median(blocks.scatter[own]) / PIXEL == pytest.approx(0.1, rel=0.15)


def test_an_affine_truth_is_kept_exactly():
    col, row = np.random.default_rng(0).uniform(0, SIDE, (2, 300))
    points = from_pixels(col, row, np.column_stack(rotation(col, row)), 0.05)
    field, _ = block_field(fit_sample(points, GRID), 700 * PIXEL)
    assert np.abs(errors(field.displacement, rotation, 50)).max() < 1e-6


def test_blocks_without_points_are_filled_and_flagged():
    points = tie_points(smooth(3000), 0.05, 1, spacing=75)
    hole = np.hypot(points.x_im - 1500, points.y_im - 1500) < 600
    model = fit_local(replace(points, unreliable=hole), GRID, LocalSettings("blockwise", block_px=300))
    blocks = model.blocks
    col, row = GRID.to_pixel(blocks.x, blocks.y)
    empty = blocks.count < 3
    assert np.array_equal(empty, blocks.filled) and empty[np.hypot(col - 1500, row - 1500) < 350].all()
    assert f"{empty.sum()} of {len(blocks)} blocks are filled from their neighbours" in model.status
    dx, dy = GRID.vector_to_pixel(blocks.dx, blocks.dy)
    assert np.isfinite(dx).all() and dx.min() > -0.5 and dx.max() < 3.5 and dy.min() > -0.5 and dy.max() < 3.5


def test_one_block_and_one_row_of_blocks_are_enough():
    rng = np.random.default_rng(3)
    col, row = rng.uniform(0, SIDE, 50), np.full(50, 700.0)
    for side in (20000.0, 500.0):
        points = from_pixels(col, row, np.tile([1.0, 2.0], (50, 1)), 0.05)
        field, blocks = block_field(fit_sample(points, GRID), side * PIXEL)
        assert np.abs(errors(field.displacement, lambda c, r: (1 + 0 * c, 2 + 0 * r), 100)).max() < 1e-6
        assert len(blocks) >= 4


def test_the_field_has_no_seams():
    field, blocks = block_field(sample_of(smooth(1500), 0.1), 400 * PIXEL)
    fine = np.linspace(blocks.x.min() - 500, blocks.x.max() + 500, 20001)
    dx, _ = field.displacement(fine, np.full_like(fine, blocks.y.mean()))
    step = fine[1] - fine[0]
    inner = (fine > blocks.x.min() + 2 * step) & (fine < blocks.x.max() - 2 * step)
    assert np.abs(np.diff(dx)).max() < 0.02 * step  # no jump: 0.02 is a gradient that the truth reaches
    assert np.abs(np.diff(dx, 2))[inner[1:-1]].max() < 2e-4 * step  # no kink


def test_smooth_distortion_is_followed_better_than_by_block_means():
    col, row = (v.ravel() for v in np.meshgrid(np.arange(25, SIDE, 50.0), np.arange(25, SIDE, 50.0)))
    points = from_pixels(col, row, np.column_stack(smooth(3000)(col, row)), 0.02)
    field, blocks = block_field(fit_sample(points, GRID), 300 * PIXEL)
    error = rmse(errors(field.displacement, smooth(3000), 50))
    order = np.lexsort((-blocks.row, blocks.col))
    nodes = np.column_stack([blocks.dx, blocks.dy])[order].reshape(blocks.col.max() + 1, -1, 2)
    x, y = (v[order].reshape(nodes.shape[:2]) for v in (blocks.x, blocks.y))
    trend = np.stack(field.trend.displacement(x, y), -1)
    plain = np.pad(nodes - trend, ((1, 1), (1, 1), (0, 0)), "reflect", reflect_type="odd").reshape(-1, 2)
    without = rmse(errors(replace(field, coefficients=plain).displacement, smooth(3000), 50))
    assert error < 0.05 and error < 0.7 * without


def test_block_size_is_kept_or_found():
    points = tie_points(smooth(3000), 0.05, 1, spacing=75)
    given = fit_local(points, GRID, LocalSettings("blockwise", block_px=900))
    found = fit_local(points, GRID, LocalSettings("blockwise"))
    assert (given.blocks.width == 900 * PIXEL).all() and found.blocks.width[0] < 600 * PIXEL
    assert dict(found.hold_out)["blockwise"] < 0.5 * dict(given.hold_out)["blockwise"]


def test_tiny_blocks_are_refused():
    with pytest.raises(InputError, match=r"Blocks of 1 px would be .* give a block size"):
        fit_local(tie_points(smooth(3000), 0.05, 1, spacing=300), GRID, LocalSettings("blockwise", block_px=1))
