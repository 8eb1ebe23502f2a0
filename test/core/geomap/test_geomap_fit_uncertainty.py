"""Covariances against the scatter of many fits to fresh noise."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
import pytest

from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.core.geomap.record import LinearPart

RUNS = 400
SIGMA = np.array([0.4, 1.1])  # of X and Y
X, Y = np.random.default_rng(1).uniform(0, 1000, (2, 30)) + np.array([[5e5], [5.9e6]])
AT = np.array([5e5, 5e5 + 500, 5e5 + 1300.0]), np.array([5.9e6, 5.9e6 + 500, 5.9e6 - 400])
SETTINGS = [
    FitSettings("shift"), FitSettings("xyscale"), FitSettings("rotate"), FitSettings("rscale"), FitSettings("rxyscale"),
    FitSettings("general"), FitSettings("general", "chebyshev", 3, 3, 2, 2), FitSettings("general", "polynomial", 4, 3),
]  # fmt: skip


def truth(settings):
    scales = {"rscale": (1.2, 1.2), "rxyscale": (1.2, 0.8), "general": (1.2, 0.8), "xyscale": (1.2, 0.8)}
    angle = 0 if settings.geometry in ("shift", "xyscale") else 30
    part = LinearPart.of((0, 0), scales.get(settings.geometry, (1, 1)), (angle, angle))
    return part.b * X + part.c * Y, part.e * X + part.f * Y


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("settings", SETTINGS, ids=lambda one: f"{one.geometry}-{one.function}-{one.xxorder}")
def test_predictions_scatter_as_they_say(settings, weighted):
    rng = np.random.default_rng(6)
    own = rng.uniform(0.3, 3, len(X)) if weighted else np.ones(len(X))
    xin, yin = truth(settings)
    found, said = [], []
    for _ in range(RUNS):
        noise = rng.normal(size=(2, len(X))) * SIGMA[:, None] * own
        fit = fit_record(X, Y, xin + noise[0], yin + noise[1], settings, weights=own**-2 if weighted else None)
        found.append(fit.record.forward(*AT))
        said.append(fit.uncertainty(*AT))
    ratio = np.std(found, axis=0) / np.sqrt(np.mean(np.square(said), axis=0))
    # The standard deviation of 400 is known to 3.5 %.
    assert np.abs(ratio - 1).max() < 0.13


def test_coefficients_scatter_as_they_say():
    rng = np.random.default_rng(6)
    xin, yin = truth(FitSettings("rscale"))
    slopes, said = [], []
    for _ in range(RUNS):
        noise = rng.normal(size=(2, len(X))) * SIGMA[:, None]
        fit = fit_record(X, Y, xin + noise[0], yin + noise[1], FitSettings("rscale"))
        part = fit.record.linear_part
        slopes.append((part.b, part.c, part.e, part.f))
        said.append(fit.covariance.linear)
    kept = np.ix_([1, 2, 4, 5], [1, 2, 4, 5])
    scatter, said = np.cov(np.transpose(slopes)), np.mean(said, axis=0)[kept]
    spread = np.sqrt(np.diag(scatter))
    assert np.abs((scatter - said) / np.outer(spread, spread)).max() < 0.2
    # One rotation and one scale: b = f and c = -e, whatever the noise.
    assert said[0, 3] == pytest.approx(said[0, 0]) and said[1, 2] == pytest.approx(-said[1, 1])


def test_a_mean_shift_is_known_to_sigma_over_root_n():
    fit = fit_record([0.0, 1, 2, 3], [0.0, 5, 1, 2], [1.0, 3, 3, 5], [0.0, 5, 1, 2], FitSettings("shift"))
    x, y = fit.uncertainty([[0.0, 1e6]], [[0.0, 1e6]])  # of any shape
    assert x == pytest.approx(np.full((1, 2), np.std([1, 2, 1, 2], ddof=1) / 2))
    assert y == pytest.approx(np.zeros((1, 2)))


def test_a_fit_without_spare_points_does_not_know():
    fit = fit_record([0.0, 1, 0], [0.0, 0, 1], [0.0, 1, 0], [0.0, 0, 1])
    assert np.isnan(fit.uncertainty(0.5, 0.5)[0]) and np.isnan(fit.covariance.linear[0, 0])
    spare = FitSettings("general", "legendre", xxorder=3, xyorder=3)
    x, y = np.random.default_rng(0).uniform(0, 1, (2, 6))
    sigma = fit_record(x, y, x, y + np.arange(6) % 2, spare).uncertainty(x, y)
    assert np.isnan(sigma[0]).all() and (sigma[1] > 0).all()


def test_uncertainty_does_not_depend_upon_the_axes():
    """Turning the input by 90 degrees exchanges the two."""
    rng = np.random.default_rng(3)
    xin, yin = X + rng.normal(size=30), Y + 3 * rng.normal(size=30)
    turn = radians(90)
    for geometry in ("rotate", "rscale"):
        one = fit_record(X, Y, xin, yin, FitSettings(geometry)).uncertainty(*AT)
        turned = xin * cos(turn) - yin * sin(turn), xin * sin(turn) + yin * cos(turn)
        other = fit_record(X, Y, *turned, FitSettings(geometry)).uncertainty(*AT)
        assert np.array(other[::-1]) == pytest.approx(np.array(one), rel=1e-5)
