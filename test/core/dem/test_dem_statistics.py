"""Figures of height differences against numbers that are known."""

from __future__ import annotations

import numpy as np
import pytest
from dem_scenes import GRID, noise
from scipy import ndimage

from coreg_qgis.core.dem.robust import location, nmad, scale_by_slope
from coreg_qgis.core.dem.statistics import by_aspect, by_slope, semivariogram, statistics_of


def test_figures_of_normal_differences():
    dh = np.random.default_rng(0).normal(2, 3, (400, 500))
    found = statistics_of(dh)
    assert (found.mean, found.median, found.std, found.nmad) == pytest.approx((2, 2, 3, 3), abs=0.05)
    assert found.rmse == pytest.approx(np.sqrt(13), abs=0.03)
    assert statistics_of(dh - 2).le90 == pytest.approx(1.645 * 3, rel=0.01)
    assert found.percentiles[75] - found.percentiles[25] == pytest.approx(1.349 * 3, rel=0.01)
    assert found.count == dh.size


def test_only_known_differences_in_the_mask_count():
    dh = np.array([1.0, 3.0, np.nan, 1000.0])
    found = statistics_of(dh, np.array([True, True, True, False]))
    assert (found.count, found.mean, found.rmse) == (2, 2, pytest.approx(np.sqrt(5)))
    empty = statistics_of(dh, np.zeros(4, bool))
    assert empty.count == 0 and np.isnan([empty.nmad, empty.percentiles[50], empty.le90]).all()


def test_classes_of_slope_and_aspect():
    slope = np.array([0.0, 1.9, 2.0, 50.0, 12.0])
    rows = by_slope(np.array([1.0, 1.0, 5.0, 9.0, np.nan]), slope)
    assert [(low, high, s.count) for low, high, s in rows if s.count] == [(0, 2, 2), (2, 5, 1), (40, 90, 1)]
    rows = by_aspect(np.arange(5.0), np.array([359.0, 20.0, 90.0, 110.0, np.nan]))
    assert [(direction, s.count) for direction, s in rows if s.count] == [(0, 2), (90, 2)]


def test_the_semivariogram_of_white_and_of_smooth_differences():
    distance, gamma, count = semivariogram(np.random.default_rng(0).normal(0, 2, GRID.shape), GRID)
    np.testing.assert_allclose(gamma, 4, rtol=0.15)
    assert distance[0] == pytest.approx(10, rel=0.3) and (np.diff(distance) > 0).all() and count.min() > 1000
    smooth = ndimage.gaussian_filter(noise(1.0), 6)
    _, gamma, _ = semivariogram(smooth / smooth.std(), GRID)
    assert gamma[0] < 0.1 and gamma[-1] > 0.7
    assert len(semivariogram(np.full((9, 9), np.nan), GRID)[0]) == 0


def test_robust_figures():
    values = np.random.default_rng(0).normal(0, 1, 20_000)
    values[:4000] += 30
    assert abs(location(values)) < 0.05 < np.median(values)
    assert nmad(np.array([np.nan])) != nmad(np.array([np.nan]))
    tan = np.abs(np.random.default_rng(1).normal(0, 0.3, 20_000))
    scale = scale_by_slope(np.random.default_rng(2).normal(0, 1 + 5 * tan), tan)
    assert np.corrcoef(scale, 1 + 5 * tan)[0, 1] > 0.9
    np.testing.assert_allclose(np.median(scale / (1 + 5 * tan)), 1, rtol=0.1)
    assert (scale_by_slope(np.zeros(10), np.zeros(10)) > 0).all()
