"""Points and settings that no transform can be fitted to, and terms that the points cannot tell apart."""

from __future__ import annotations

import numpy as np
import pytest

from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.geomap.fit import NoPointsError, TooFewPointsError, fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.core.geomap.least_squares import solve

GEOMETRIES = ("shift", "xyscale", "rotate", "rscale", "rxyscale", "general")
RNG = np.random.default_rng(2)
X, Y = RNG.uniform(0, 100, (2, 30))


def scattered(count):
    return X[:count], Y[:count], X[:count] + 5, Y[:count] * 1.1


@pytest.mark.parametrize("geometry, least", zip(GEOMETRIES, (1, 2, 2, 2, 3, 3)))
def test_the_least_number_of_points(geometry, least):
    assert fit_record(*scattered(least), FitSettings(geometry)).used.sum() == least
    if least > 1:
        with pytest.raises(TooFewPointsError, match=f'Only {least - 1} .*"{geometry}" .* at least {least}'):
            fit_record(*scattered(least - 1), FitSettings(geometry))


@pytest.mark.parametrize("function", ["legendre", "polynomial"])
@pytest.mark.parametrize("xterms, count", [("half", 10), ("full", 16), ("none", 7)])
def test_the_least_number_of_points_for_a_distortion(function, xterms, count):
    settings = FitSettings("general", function, yxorder=4, yyorder=4, yxterms=xterms)
    assert np.abs(fit_record(*scattered(count), settings).residuals).max() < 1e-6
    with pytest.raises(TooFewPointsError, match=rf"Only {count - 1} .*the {count} terms of Y .*4.*4.*{xterms}"):
        fit_record(*scattered(count - 1), settings)


def test_points_of_no_weight_do_not_count():
    with pytest.raises(TooFewPointsError, match="Only 2 tie points are"):
        fit_record(*scattered(5), weights=[1, 0, 0, 0, 2])
    with pytest.raises(TooFewPointsError, match="Only 0 tie points are"):
        fit_record(*scattered(5), FitSettings("shift"), weights=np.zeros(5))


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_no_points(geometry):
    with pytest.raises(NoPointsError, match="no tie points"):
        fit_record([], [], [], [], FitSettings(geometry))
    with pytest.raises(NoPointsError, match="None of the 30 tie points lies within the limits"):
        fit_record(*scattered(30), FitSettings(geometry, ymax=-5))


@pytest.mark.parametrize("offset", [0.0, 5.9e6])
@pytest.mark.parametrize("geometry", GEOMETRIES[1:])
def test_identical_points_are_said_to_be(geometry, offset):
    with pytest.raises(InputError, match="the same reference"):
        fit_record(*np.full((4, 6), offset + 12.3), FitSettings(geometry))


@pytest.mark.parametrize("way", [(1, 0), (0, 1), (1, 1), (0.3, -0.9)])
@pytest.mark.parametrize("offset", [0.0, 5.9e6])
@pytest.mark.parametrize("geometry", ["general", "rxyscale"])
def test_points_on_a_line_are_said_to_be(geometry, offset, way):
    x, y = offset + np.outer(way, np.linspace(0, 1000, 40))
    with pytest.raises(InputError, match=f'on one line .*"{geometry}"'):
        fit_record(x, y, 2 * x, y + x, FitSettings(geometry, xxorder=3, xyorder=3))


def test_a_narrow_strip_is_no_line():
    x = np.linspace(0, 1e5, 50)
    y = 0.7 * x + np.tile([0.0, 5.0], 25)
    fit = fit_record(x, y, 1.2 * x - 3 * y, 2 * y + 5)
    part = fit.record.linear_part
    assert (part.b, part.c, part.e, part.f) == pytest.approx((1.2, -3, 0, 2), abs=1e-9)


def test_one_scale_needs_points_that_differ_along_it():
    with pytest.raises(InputError, match=r"same reference y.*differ in y"):
        fit_record([1.0, 2, 3], [7.0, 7, 7], [1.0, 2, 3], [1.0, 2, 3], FitSettings("xyscale"))
    sloping = fit_record([1.0, 2, 3], [7.0, 8, 9], [2.0, 4, 6], [1.0, 4, 7], FitSettings("xyscale")).record.linear_part
    assert (sloping.b, sloping.f) == pytest.approx((2, 3))


@pytest.mark.parametrize("offset", [0.0, 5.9e6])
@pytest.mark.parametrize("geometry", ["rotate", "rscale", "rxyscale"])
def test_input_points_that_are_all_one_tell_no_rotation(geometry, offset):
    with pytest.raises(InputError, match="rotation"):
        fit_record(X + offset, Y, np.full(30, offset + 0.1), np.full(30, 8.0), FitSettings(geometry))


def test_rejection_that_leaves_too_few_says_so():
    x, y = RNG.uniform(0, 100, (2, 12))
    xin, yin = x + RNG.normal(size=12), y + RNG.normal(size=12)
    for geometry in ("general", "rscale", "shift", "xyscale", "rotate", "rxyscale"):
        with pytest.raises(TooFewPointsError, match=r"rejected.*raise reject above 1e-06"):
            fit_record(x, y, xin, yin, FitSettings(geometry, reject=1e-6, maxiter=20))


def test_rejection_may_cost_a_distortion_its_last_terms():
    x, y = RNG.uniform(0, 100, (2, 16))
    wanted = y + 0.01 * RNG.normal(size=16)
    wanted[4] += 100
    fit = fit_record(x, y, x, wanted, FitSettings("general", "legendre", 4, 4, xxterms="full", reject=2.5, maxiter=1))
    assert np.flatnonzero(~fit.used).tolist() == [4]
    assert fit.status == ("Warning singular X fit.", "Y fit ok.")
    assert np.abs(fit.residuals[fit.used, 0]).max() < 1e-9


def test_terms_that_the_points_cannot_tell_apart_get_zero():
    """Two columns of points: no term of the second degree in x."""
    x, y = (grid.ravel() for grid in np.meshgrid([100.0, 900.0], [50.0, 200, 400, 600, 750]))
    wanted = x + 1e-3 * y * y
    for function in ("polynomial", "legendre", "chebyshev"):
        fit = fit_record(x, y, wanted, y + x, FitSettings("general", function, 3, 3, xmin=100, xmax=900))
        assert fit.status == ("Warning singular X fit.", "Y fit ok.")
        assert np.abs(fit.residuals).max() < 1e-9
        assert fit.record.distortion[0].coefficients[2] == 0  # 1, x, x^2, y, xy, y^2
        at = np.array([500.0]), np.array([200.0])
        assert fit.record.forward(*at)[0] == pytest.approx(500 + 40, abs=1e-9)
        assert np.isfinite(fit.uncertainty(*at)[0]).all()


def test_repeated_points_make_a_singular_distortion():
    few = np.tile(np.array(scattered(5)), 4)
    fit = fit_record(*few, FitSettings(xxorder=4, xyorder=4, yxorder=3, yyorder=3))
    assert fit.status == ("Warning singular X fit.", "Warning singular Y fit.")
    assert np.abs(fit.residuals).max() < 1e-9


def test_dropped_columns_are_those_made_up_of_earlier_ones():
    terms = np.random.default_rng(0).normal(size=(6, 5000))
    terms[2] = terms[0] - 3 * terms[1]
    terms[5] = terms[3] + terms[2]
    terms *= 10.0 ** np.arange(-6, 6, 2)[:, None]
    values = np.random.default_rng(1).normal(size=(2, 5000))
    found = solve(lambda part: terms[:, part], values)
    assert found.independent.tolist() == [True, True, False, True, True, False]
    best = np.linalg.lstsq(terms[found.independent].T, values.T, rcond=None)[0].T
    assert found.coefficients[:, found.independent] == pytest.approx(best, rel=1e-9)
    assert (found.coefficients[:, [2, 5]] == 0).all()


def test_values_that_are_not_numbers_are_counted_and_named():
    columns = np.array(scattered(10))
    columns[1, 3], columns[2, 7] = np.nan, np.inf
    with pytest.raises(InputError, match=r"2 of 10 tie points .*points 4, 8\)"):
        fit_record(*columns)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_coordinates_beyond_all_numbers(geometry):
    x, y, xin, yin = scattered(10)
    with pytest.raises(InputError, match="reach 1e\\+200"):
        fit_record(np.where(x == x[2], 1e200, x), y, xin, yin, FitSettings(geometry))


@pytest.mark.parametrize("weight, said", [(-1.0, "negative"), (np.nan, "not numbers"), (np.inf, "not numbers")])
def test_weights_that_are_none(weight, said):
    weights = np.ones(10)
    weights[4] = weight
    with pytest.raises(InputError, match=said) as caught:
        fit_record(*scattered(10), weights=weights)
    assert "5" in str(caught.value)


def test_columns_of_different_length():
    with pytest.raises(InputError, match="differ in length"):
        fit_record(X, Y, X[1:], Y)
    with pytest.raises(InputError, match="differ in length"):
        fit_record(X, Y, X, Y, weights=[1.0])


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"geometry": "affine"}, "affine.*rxyscale"),
        ({"function": "spline"}, "spline.*legendre"),
        ({"xxterms": "some"}, "some.*none, full, half"),
        ({"calctype": "single"}, "single.*double"),
        ({"xxorder": 1}, "xxorder 1 .*from 2"),
        ({"yyorder": 2.5}, "yyorder 2.5"),
        ({"maxiter": -1}, "maxiter 0 or more"),
        ({"reject": 0}, "reject greater than 0"),
        ({"reject": float("nan")}, "reject greater than 0"),
        ({"xmin": float("nan")}, "limit nan of x"),
        ({"ymin": 5, "ymax": 4}, "ymin 5 is greater than the ymax 4"),
    ],
)
def test_settings_that_cannot_be(wrong, said):
    with pytest.raises(InputError, match=said):
        FitSettings(**wrong)


def test_coordinates_must_be_of_a_known_kind():
    with pytest.raises(InputError, match=r'"feet".*pixel'):
        fit_record(*scattered(9), coordinates="feet")


def test_a_cancelled_fit_stops():
    class Stopped(SilentFeedback):
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        fit_record(*scattered(9), feedback=Stopped())
    with pytest.raises(CancelledError):
        fit_record(*scattered(9), FitSettings("shift", maxiter=3), feedback=Stopped())
