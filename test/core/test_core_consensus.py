"""One shift from many windows: outliers, scatter, agreement by chance, a single window."""

from __future__ import annotations

import numpy as np
import pytest

from coreg_qgis.core.consensus import agree
from coreg_qgis.core.matches import Matches

TRUTH = np.array([3.25, -7.5])


def matches(shifts, reliability=95.0, sigma=0.01, size=256) -> Matches:
    """Windows with these shifts (n, 2)."""
    shifts = np.asarray(shifts, float).reshape(-1, 2)
    n = len(shifts)
    nan, full = np.full(n, np.nan), np.ones(n)
    sigma = sigma * np.ones((n, 2))
    return Matches(
        x_map=np.arange(n) * 100.0, y_map=nan, x_used=nan, y_used=nan, height=full * size, width=full * size,
        x_shift=shifts[:, 0],
        y_shift=shifts[:, 1], sigma_x=sigma[:, 0], sigma_y=sigma[:, 1], reliability=full * reliability,
        ssim_before=nan, ssim_after=nan, message=np.array([""] * n, object))


def _noisy(n, sigma=0.01, seed=0):
    return TRUTH + np.random.default_rng(seed).normal(0, sigma, (n, 2))


def test_good_windows():
    result = agree(matches(_noisy(16)))
    assert (result.x_shift, result.y_shift) == pytest.approx(tuple(TRUTH), abs=0.01)
    assert result.used.sum() >= 14 and result.reliability > 99
    # Sixteen windows of 0.01 px: 0.0025 px an axis, times the caution of another 0.01 px.
    assert 0.002 < result.uncertainty < 0.01 and result.scatter < 0.02


@pytest.mark.parametrize("count", [1, 3, 5, 7])
def test_outliers_do_not_pull(count):
    rng = np.random.default_rng(count)
    shifts = _noisy(16)
    shifts[:count] += rng.uniform(2, 40, (count, 2)) * rng.choice([-1, 1], (count, 2))
    result = agree(matches(shifts))
    assert (result.x_shift, result.y_shift) == pytest.approx(tuple(TRUTH), abs=0.012)
    assert not result.used[:count].any() and result.used[count:].sum() >= 14 - count


def test_outliers_that_are_near_are_trimmed():
    shifts = _noisy(12, sigma=0.005)
    shifts[0] += (0.4, 0)
    result = agree(matches(shifts))
    assert not result.used[0] and abs(result.x_shift - TRUTH[0]) < 0.01


def test_trust_decides_and_not_the_number():
    shifts = np.vstack([_noisy(4), np.random.default_rng(1).uniform(-60, 60, (12, 2))])
    trust = np.r_[np.full(4, 99.0), np.full(12, 8.0)]
    result = agree(matches(shifts, trust))
    assert (result.x_shift, result.y_shift) == pytest.approx(tuple(TRUTH), abs=0.02)
    assert result.used[:4].sum() >= 3 and not result.used[4:].any() and result.reliability > 90


def test_uncertainty_covers_the_error():
    """Over many draws the error is about as large as the predicted one."""
    ratios = []
    for seed in range(60):
        result = agree(matches(_noisy(12, 0.05, seed), sigma=0.05))
        ratios.append(np.hypot(result.x_shift - TRUTH[0], result.y_shift - TRUTH[1]) / result.uncertainty)
    assert 0.6 < np.sqrt(np.mean(np.square(ratios))) < 1.4


def test_scatter_beyond_the_sigmas_shows_in_the_uncertainty():
    """Relief or rotation: windows differ by 0.5 px although each knows itself to 0.01."""
    result = agree(matches(_noisy(16, 0.5, 3)))
    assert 0.2 < result.scatter < 0.8
    assert 0.05 < result.uncertainty < 0.4
    assert (result.x_shift, result.y_shift) == pytest.approx(tuple(TRUTH), abs=0.5)


def test_rotation_needs_a_wider_tolerance():
    x, y = np.meshgrid(np.linspace(-1, 1, 4), np.linspace(-1, 1, 4))
    turned = TRUTH + 3 * np.column_stack([-y.ravel(), x.ravel()])
    result = agree(matches(turned))
    assert result.used.sum() >= 8 and result.scatter > 0.5
    assert (result.x_shift, result.y_shift) == pytest.approx(tuple(TRUTH), abs=1)


def test_scattered_windows_do_not_become_a_shift():
    for seed in range(20):
        shifts = np.random.default_rng(seed).uniform(-60, 60, (16, 2))
        assert agree(matches(shifts, 30.0), tried=6).reliability < 50


def test_many_candidates_make_the_best_of_them_less_sure():
    one, many = (agree(matches([TRUTH], 90.0), tried) for tried in (1, 18))
    assert one.reliability == pytest.approx(90) and many.reliability < one.reliability


def test_agreement_raises_and_dissent_lowers_the_reliability():
    alone = agree(matches([TRUTH], 80.0)).reliability
    three = agree(matches(_noisy(3), 80.0)).reliability
    dissent = agree(matches(np.vstack([_noisy(1), [[30, 30], [-40, 9]]]), 80.0)).reliability
    assert dissent < alone < three


def test_single_window_is_taken_as_it_is():
    result = agree(matches([TRUTH], 97.0, sigma=0.02))
    assert (result.x_shift, result.y_shift) == tuple(TRUTH)
    assert result.used.tolist() == [True] and result.reliability == pytest.approx(97)
    assert result.uncertainty == pytest.approx(0.02 * 2**0.5) and result.scatter == 0


@pytest.mark.parametrize("broken", ["shift", "sigma", "reliability"])
def test_windows_without_a_number_take_no_part(broken):
    """A flat window has a shift but no uncertainty; it must not turn the result into NaN."""
    shifts, sigma, trust = _noisy(6), np.full((6, 2), 0.01), np.full(6, 95.0)
    {"shift": shifts, "sigma": sigma, "reliability": trust}[broken][2] = np.nan
    result = agree(matches(shifts, trust, sigma))
    assert (result.x_shift, result.y_shift) == pytest.approx(tuple(TRUTH), abs=0.02)
    assert not result.used[2] and np.isfinite(result.uncertainty) and np.isfinite(result.reliability)


def test_nothing_at_all():
    for nothing in (Matches.none(), matches([[np.nan, np.nan]] * 3), matches(_noisy(3), 0.0)):
        result = agree(nothing)
        assert result.reliability == 0 and np.isnan(result.x_shift) and np.isnan(result.uncertainty)


def test_selecting_and_joining_matches():
    both = Matches.joined([matches(_noisy(3)), Matches.none(), matches(_noisy(2, seed=5))])
    assert len(both) == 5 and len(Matches.none()) == 0
    np.testing.assert_array_equal(both.select([4]).x_shift, both.x_shift[4:])
    assert len(both.select(both.x_map > 150)) == 1
