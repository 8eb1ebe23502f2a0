"""Displacement models: exact where they can be, calm where there are no points."""

from __future__ import annotations

import numpy as np
import pytest

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.shift_field import Affine, Translation, best_affine, best_translation, smooth_field

ORIGIN = np.array([5e5, 5.4e6])


def places(count, seed=0):
    return ORIGIN + np.random.default_rng(seed).uniform(0, 3000, (count, 2))


def wave(at):
    x, y = (at - ORIGIN).T * 2 * np.pi / 1500
    return np.column_stack([2 * np.sin(x) + 1, 3 * np.cos(y) - 4])


def test_models_take_any_shape():
    matrix = np.array([[1.0, 2e-3, 0], [2.0, 0, -1e-3]])
    field = smooth_field(*places(50).T, *wave(places(50)).T)
    for model in (Translation(1.0, -2.0), Affine(matrix), field):
        for shape in ((), (4,), (3, 5), (0,)):
            dx, dy = model.displacement(np.full(shape, 5e5), np.full(shape, 5.4e6))
            assert np.shape(dx) == np.shape(dy) == shape
    assert Affine(matrix).displacement(10.0, 100.0) == pytest.approx((1.02, 1.9))


def test_translation_is_robust():
    dx, dy = np.full(20, 3.0), np.full(20, -1.0)
    dx[0], dy[1] = 500, np.nan
    found = best_translation(dx, dy)
    assert (found.dx, found.dy) == pytest.approx((3, -1), abs=1e-6)
    assert best_translation([np.nan], [1.0]) is None and best_translation([], []) is None


def test_affine_is_exact_far_from_the_origin():
    at = places(40)
    truth = np.array([[0.02, -0.01], [0.003, 0.004]])
    shifts = (at - ORIGIN) @ truth.T + 7
    shifts[0] += 100
    found = best_affine(*at.T, *shifts.T)
    np.testing.assert_allclose(found.matrix[:, 1:], truth, atol=1e-7)
    np.testing.assert_allclose(np.column_stack(found.displacement(*at[1:].T)), shifts[1:], atol=1e-4)


def test_affine_weights_count():
    at = places(40)
    shifts = np.where(np.arange(40)[:, None] < 20, 1.0, 5.0) * np.ones((40, 2))
    found = best_affine(*at.T, *shifts.T, weights=(np.arange(40) < 20).astype(float))
    np.testing.assert_allclose(np.column_stack(found.displacement(*at.T)), 1.0, atol=1e-6)


def test_affine_needs_three_points_off_a_line():
    at = places(2)
    assert best_affine(*at.T, *wave(at).T) is None
    line = ORIGIN + np.arange(10)[:, None] * [30.0, 40.0]
    assert best_affine(*line.T, *wave(line).T) is None
    same = np.repeat(ORIGIN[None], 5, 0)
    assert best_affine(*same.T, *wave(same).T) is None


@pytest.mark.parametrize("count, noise, limit", [(600, 0, 0.05), (600, 0.2, 0.14), (3000, 0.2, 0.07), (3000, 1, 0.3)])
def test_smooth_field_is_truer_than_its_points(count, noise, limit):
    at = places(count)
    shifts = wave(at) + np.random.default_rng(1).normal(0, noise, at.shape)
    inner = ORIGIN + np.random.default_rng(2).uniform(150, 2850, (5000, 2))
    error = np.column_stack(smooth_field(*at.T, *shifts.T).displacement(*inner.T)) - wave(inner)
    assert np.sqrt((error**2).mean()) < limit


def test_smooth_field_does_not_invent_waves():
    at = places(800)
    noise = np.random.default_rng(1).normal(0, 0.5, at.shape)
    found = np.column_stack(smooth_field(*at.T, *(noise + 3).T).displacement(*at.T)) - 3
    assert np.sqrt((found**2).mean()) < 0.12


def test_smooth_field_stays_calm_outside():
    at = places(300)
    field = smooth_field(*at.T, *wave(at).T)
    far = ORIGIN + np.random.default_rng(3).uniform(-6000, 9000, (2000, 2))
    found, trend = (np.column_stack(model.displacement(*far.T)) for model in (field, field.trend))
    assert np.abs(found - trend).max() < 8


def test_uncertain_points_count_less():
    at = places(600)
    shifts, sigma = wave(at), np.full(600, 0.05)
    shifts[::2] += np.random.default_rng(0).normal(0, 2, (300, 2))
    sigma[::2] = 2
    errors = [
        np.sqrt(np.mean((np.column_stack(smooth_field(*at.T, *shifts.T, s).displacement(*at.T)) - wave(at)) ** 2))
        for s in (sigma, None)
    ]  # fmt: skip
    assert errors[0] < 0.3 * errors[1]


@pytest.mark.parametrize("at", [
    ORIGIN[None], np.repeat(ORIGIN[None], 4, 0), ORIGIN + np.arange(12)[:, None] * [30.0, 40.0], places(3), places(5),
])  # fmt: skip
def test_smooth_field_of_few_points(at):
    shifts = np.full(at.shape, 2.5)
    far = ORIGIN + np.random.default_rng(0).uniform(-5000, 5000, (100, 2))
    np.testing.assert_allclose(np.column_stack(smooth_field(*at.T, *shifts.T).displacement(*far.T)), 2.5, atol=1e-6)


def test_no_point_is_an_error():
    with pytest.raises(InputError, match="at least one"):
        smooth_field([0.0], [0.0], [np.nan], [1.0])
