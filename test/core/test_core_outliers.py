"""Outliers of a field of shifts: what stays, what goes, few and odd points, order of the points."""

from __future__ import annotations

import numpy as np
import pytest

from coreg_qgis.core.outliers import spatial_consensus


def grid(side=24, spacing=100.0):
    return np.stack(np.meshgrid(*[np.arange(side) * spacing] * 2), -1).reshape(-1, 2)


def affine(at):
    return np.column_stack([3 + 2e-3 * at[:, 1], -5 - 2e-3 * at[:, 0]])


def smooth(at):
    wave = 2 * np.pi / 1200
    return affine(at) + np.column_stack([2 * np.sin(at[:, 1] * wave), 2 * np.cos(at[:, 0] * wave)])


def jumping(at):
    return affine(at) + 1.5 * (np.floor(at[:, :1] / 800) % 2)


def judge(at, shifts, **options):
    return spatial_consensus(at[:, 0], at[:, 1], shifts[:, 0], shifts[:, 1], **options)


def spoiled(at, truth, share, noise=0.05, seed=0, reach=20.0):
    """Shifts with noise, and which of them (bool) are anywhere within the reach instead."""
    rng = np.random.default_rng(seed)
    shifts = truth + rng.normal(0, noise, truth.shape)
    wrong = np.zeros(len(at), bool)
    wrong[rng.permutation(len(at))[:int(share * len(at))]] = True
    shifts[wrong] = truth.mean(0) + rng.uniform(-reach, reach, (int(wrong.sum()), 2))
    return shifts, wrong & (np.hypot(*(shifts - truth).T) > 0.5)


@pytest.mark.parametrize("field", [affine, smooth, jumping])
@pytest.mark.parametrize("noise", [0.005, 0.05, 0.3])
def test_clean_fields_stay(field, noise):
    at = grid()
    found = judge(at, spoiled(at, field(at), 0, noise)[0])
    assert found.inconsistent.mean() <= 0.02
    assert 0.5 * noise < found.scatter < 1.7 * noise + 0.05


@pytest.mark.parametrize("field", [affine, smooth, jumping])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.6])
def test_single_outliers_go(field, share):
    at = grid()
    shifts, wrong = spoiled(at, field(at), share)
    flagged = judge(at, shifts).inconsistent
    assert flagged[wrong].mean() >= 0.97
    assert (~flagged[~wrong]).mean() >= (0.95 if share < 0.6 else 0.9)


def test_small_errors_are_found_where_the_field_is_quiet():
    at = grid()
    shifts, _ = spoiled(at, affine(at), 0)
    shifts[::10] += (0.6, -0.5)
    found = judge(at, shifts)
    assert found.inconsistent[::10].all()
    assert found.inconsistent.mean() < 0.12
    np.testing.assert_allclose(found.deviation[::10], np.hypot(0.6, 0.5), atol=0.3)


def test_blobs_that_agree_within_themselves_go():
    at = grid()
    shifts, _ = spoiled(at, affine(at), 0)
    blobs = np.zeros(len(at), bool)
    for centre, drift in (((600, 700), (4, 1)), ((1600, 1500), (-3, 3))):
        blob = np.hypot(*(at - centre).T) < 350
        shifts[blob] += drift
        blobs |= blob
    flagged = judge(at, shifts).inconsistent
    assert flagged[blobs].mean() > 0.95 and flagged[~blobs].mean() < 0.03


def test_random_field_is_flagged():
    at = grid()
    for seed, reach in enumerate((3, 4, 8, 15, 30, 60)):
        shifts = np.random.default_rng(seed).uniform(-reach, reach, (len(at), 2))
        assert judge(at, shifts).inconsistent.mean() > 0.9


def test_order_of_points_does_not_matter():
    at = np.random.default_rng(3).uniform(0, 3000, (500, 2))
    shifts, _ = spoiled(at, smooth(at), 0.4)
    order = np.random.default_rng(4).permutation(len(at))
    first, again, mixed = judge(at, shifts), judge(at, shifts), judge(at[order], shifts[order])
    for name in ("inconsistent", "deviation", "predicted"):
        np.testing.assert_array_equal(getattr(first, name), getattr(again, name))
        np.testing.assert_array_equal(getattr(first, name)[order], getattr(mixed, name))
    assert first.scatter == mixed.scatter


def test_points_without_shift_take_no_part():
    at = grid(12)
    shifts, _ = spoiled(at, affine(at), 0)
    shifts[::7] = np.nan
    found = judge(at, shifts)
    assert not found.inconsistent[::7].any() and np.isnan(found.deviation[::7]).all()
    assert np.isfinite(found.deviation[1::7]).all()


def test_distrusted_points_have_no_say_but_are_judged():
    at = grid(16)
    shifts, _ = spoiled(at, affine(at), 0)
    crowd = np.random.default_rng(5).permutation(len(at))[:170]
    shifts[crowd] += (3, 3)
    trust = np.ones(len(at))
    trust[crowd] = 0.2
    found = judge(at, shifts, trust=trust)
    rest = np.setdiff1d(np.arange(len(at)), crowd)
    assert found.inconsistent[crowd].all() and found.inconsistent[rest].mean() < 0.04
    np.testing.assert_allclose(found.deviation[crowd], np.hypot(3, 3), atol=0.4)


def test_stated_uncertainty_excuses():
    at = grid(16)
    shifts, _ = spoiled(at, affine(at), 0)
    shifts[40] += (0.8, 0)
    sigma = np.full(len(at), 0.05)
    assert judge(at, shifts, sigma=sigma).inconsistent[40]
    sigma[40] = 0.5
    assert not judge(at, shifts, sigma=sigma).inconsistent[40]


def test_threshold_widens():
    at = grid(16)
    shifts, _ = spoiled(at, affine(at), 0)
    shifts[40] += (0.5, 0)
    assert judge(at, shifts, threshold=3).inconsistent[40]
    assert not judge(at, shifts, threshold=12).inconsistent[40]


@pytest.mark.parametrize("count", range(8))
def test_few_points_are_not_accused(count):
    at = np.random.default_rng(count).uniform(0, 3000, (count, 2))
    found = judge(at, affine(at))
    assert not found.inconsistent.any() and np.isnan(found.scatter)
    assert np.isfinite(found.deviation).all() == (count >= 3 or count == 0)


def test_few_points_show_a_clear_contradiction():
    at = np.random.default_rng(0).uniform(0, 3000, (5, 2))
    shifts = np.full((5, 2), 2.0) + np.arange(5)[:, None] * 0.01
    shifts[3] = 25
    np.testing.assert_array_equal(judge(at, shifts).inconsistent, np.arange(5) == 3)


@pytest.mark.parametrize("at", [
    np.zeros((30, 2)),
    np.repeat(np.arange(15.0), 4).reshape(-1, 2),
    np.column_stack([np.arange(60) * 50.0, np.zeros(60)]),
    np.vstack([grid(8), [[60000.0, 60000.0]]]),
])  # fmt: skip
def test_odd_positions(at):
    shifts = np.full(at.shape, 4.0) + np.random.default_rng(0).normal(0, 0.03, at.shape)
    shifts[5] += 10
    flagged = judge(at, shifts).inconsistent
    assert flagged[5] and flagged.sum() <= 2


def test_inputs_stay_as_they_are():
    at = grid(10)
    shifts, _ = spoiled(at, affine(at), 0.3)
    before = at.copy(), shifts.copy()
    judge(at, shifts)
    np.testing.assert_array_equal(at, before[0])
    np.testing.assert_array_equal(shifts, before[1])
