"""Fits against truth: exact recovery, other solvers, rejection, limits, weights and conditioning."""

from __future__ import annotations

from itertools import product
from math import cos, radians, sin

import numpy as np
import pytest
from scipy.optimize import least_squares

from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.core.geomap.record import LinearPart
from coreg_qgis.core.geomap.surfaces import terms

SHIFT = (35.25, -21.5)


def places(count=40, seed=3):
    rng = np.random.default_rng(seed)
    return rng.uniform(0, 1000, count), rng.uniform(0, 800, count)


def plane(part, x, y):
    return part.a + part.b * x + part.c * y, part.d + part.e * x + part.f * y


def slopes(record):
    part = record.linear_part
    return part.b, part.c, part.e, part.f


def noisy(part, sigma=3.0, seed=5):
    x, y = places()
    rng = np.random.default_rng(seed)
    return (x, y, *(values + rng.normal(0, sigma, len(x)) for values in plane(part, x, y)))


LINEAR = {
    "shift": ((1, 1), (0, 0)),
    "xyscale": ((1.04, 0.93), (0, 0)),
    "rotate": ((1, 1), (27, 27)),
    "rscale": ((1.31, 1.31), (27, 27)),
    "rxyscale": ((1.31, 0.87), (27, 27)),
    "general": ((1.31, 0.87), (22, 29)),
}


@pytest.mark.parametrize("function", ["polynomial", "legendre", "chebyshev"])
@pytest.mark.parametrize("geometry", LINEAR)
def test_each_geometry_finds_the_transform_it_was_made_for(geometry, function):
    x, y = places()
    truth = LinearPart.of(SHIFT, *LINEAR[geometry])
    fit = fit_record(x, y, *plane(truth, x, y), FitSettings(geometry, function))
    found = fit.record.linear_part
    assert found.shift == pytest.approx(SHIFT, abs=1e-10)
    assert found.magnification == pytest.approx(truth.magnification, abs=1e-13)
    assert np.abs((np.subtract(found.rotation, truth.rotation) + 180) % 360 - 180).max() < 1e-10
    assert np.abs(fit.residuals).max() < 1e-10
    assert fit.record.distortion == (None, None)
    assert fit.record.function == function and fit.status == ("X fit ok.", "Y fit ok.")
    orders = [(one.xorder, one.yorder) for one in fit.record.linear]
    assert orders == ([(2, 1), (1, 2)] if geometry == "xyscale" else [(2, 2), (2, 2)])


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("angle", [0, 45, 90, 135, 180, 225, 270, 315, 359.9])
@pytest.mark.parametrize("geometry", ["rotate", "rscale", "rxyscale"])
def test_rotations_of_all_quadrants_and_mirror_images(geometry, angle, flipped):
    x, y = places()
    mags = {"rotate": (1, 1), "rscale": (0.7, 0.7), "rxyscale": (0.7, 1.6)}[geometry]
    truth = LinearPart.of(SHIFT, mags, ((angle + 180) % 360 if flipped else angle, angle))
    found = fit_record(x, y, *plane(truth, x, y), FitSettings(geometry)).record.linear_part
    assert found.mirrored is flipped
    assert (found.b, found.c, found.e, found.f) == pytest.approx((truth.b, truth.c, truth.e, truth.f), abs=1e-12)


def models():
    def scaled(p, along, down):
        return along * cos(p[0]), down * sin(p[0]), -along * sin(p[0]), down * cos(p[0])

    return {
        "shift": (0, lambda p: (1, 0, 0, 1)),
        "xyscale": (2, lambda p: (p[0], 0, 0, p[1])),
        "rotate": (1, lambda p: scaled(p, 1, 1)),
        "rscale": (2, lambda p: scaled(p, p[1], p[1])),
        "rxyscale": (3, lambda p: scaled(p, p[1], p[2])),
        "general": (4, lambda p: p),
    }


@pytest.mark.parametrize("geometry", LINEAR)
def test_no_other_parameters_fit_noisy_points_better(geometry):
    """A general transform, so that every geometry has something it cannot follow; an iterative solver is the judge."""
    x, y, xin, yin = noisy(LinearPart.of(SHIFT, (1.2, 0.9), (25, 31)), 20)
    count, model = models()[geometry]

    def misfit(p):
        b, c, e, f = model(p[2:])
        return np.concatenate([p[0] + b * x + c * y - xin, p[1] + e * x + f * y - yin])

    starts = [np.r_[0, 0, angle, 1, 1, 1][: 2 + count] for angle in (0.4, 2.0, 3.5, 5.0)]
    best = min((least_squares(misfit, start, x_scale="jac", xtol=1e-14) for start in starts), key=lambda one: one.cost)
    fit = fit_record(x, y, xin, yin, FitSettings(geometry))
    assert (fit.residuals**2).sum() / 2 == pytest.approx(best.cost, rel=1e-9)
    assert slopes(fit.record) == pytest.approx(tuple(model(best.x[2:])), abs=1e-5)


def test_points_on_a_line_are_not_taken_for_a_mirror_image():
    """On map coordinates rounding alone would decide; two points fit either way."""
    rng = np.random.default_rng(0)
    for angle in rng.uniform(0, 360, 50):
        way = np.linspace(0, 1000, 2 + int(angle) % 2)
        x, y = 5e5 + way * cos(radians(angle)), 5.9e6 + way * sin(radians(angle))
        record = fit_record(x, y, x * cos(1) + y * sin(1), -x * sin(1) + y * cos(1), FitSettings("rscale")).record
        assert not record.linear_part.mirrored
        assert slopes(record) == pytest.approx((cos(1), sin(1), -sin(1), cos(1)), abs=1e-9)


FORMS = [(3, 3, "half"), (2, 2, "full"), (5, 3, "half"), (2, 5, "half"), (4, 4, "none"), (3, 5, "full"), (6, 6, "half")]


@pytest.mark.parametrize("function", ["polynomial", "legendre", "chebyshev"])
@pytest.mark.parametrize("form", FORMS)
def test_distortion_completes_the_plane_to_the_best_surface_of_its_terms(function, form):
    x, y = places(80)
    xin = 1.1 * x - 0.2 * y + 30 * np.sin(x / 300 + y / 500)
    yin = 0.3 * x + 0.9 * y + 20 * np.cos(y / 200)
    settings = FitSettings("general", function, *form[:2], xxterms=form[2])
    fit = fit_record(x, y, xin, yin, settings)
    assert fit.record.distortion[1] is None  # orders 2, half
    linear = np.column_stack([np.ones_like(x), x, y])
    for axis, wanted in ((0, xin), (1, yin)):
        best = linear @ np.linalg.lstsq(linear, wanted, rcond=None)[0]
        assert fit.record.linear[axis].value(x, y) == pytest.approx(best, abs=1e-9)
    u, v = (x - 500) / 500, (y - 400) / 400
    powers = np.column_stack([u**i * v**j for i, j in terms(*form)])
    best = powers @ np.linalg.lstsq(powers, xin, rcond=None)[0]
    assert fit.fitted[:, 0] == pytest.approx(best, abs=1e-8)
    assert fit.residuals[:, 0] == pytest.approx(xin - best, abs=1e-8)
    assert np.column_stack(fit.record.forward(x, y)) == pytest.approx(fit.fitted, abs=1e-12)


def test_axes_may_have_different_distortions():
    x, y = places(60)
    fit = fit_record(x, y, x + 1e-5 * x * x, y + 1e-8 * y**3, FitSettings(xxorder=3, xyorder=2, yxorder=2, yyorder=4))
    assert [(one.xorder, one.yorder) for one in fit.record.distortion] == [(3, 2), (2, 4)]
    assert np.abs(fit.residuals).max() < 1e-10


def test_geometries_but_general_ignore_orders():
    x, y = places()
    assert fit_record(x, y, x, y, FitSettings("rscale", xxorder=5, xxterms="full")).record.distortion == (None, None)


def test_limits_keep_points_upon_them_and_are_stored():
    x, y = np.meshgrid(np.arange(0.0, 11), np.arange(0.0, 11))
    x, y = x.ravel(), y.ravel()
    away = np.where((x < 2) | (x > 8) | (y < 3), 50.0, 0.0)
    fit = fit_record(x, y, x + away, y - away, FitSettings(xmin=2, xmax=8, ymin=3))
    assert np.array_equal(fit.in_range, away == 0)
    assert np.array_equal(fit.used, fit.in_range)
    assert fit.record.limits == (2, 8, 3, 10)
    assert slopes(fit.record) == pytest.approx((1, 0, 0, 1), abs=1e-12)
    assert np.isnan(fit.residuals[~fit.in_range]).all() and np.abs(fit.residuals[fit.in_range]).max() < 1e-12
    assert fit.record.reference_mean == pytest.approx((5, 6.5))


def test_limits_that_enclose_nothing_are_widened():
    assert fit_record([3.0], [4.0], [5.0], [7.0], FitSettings("shift")).record.limits == (2.5, 3.5, 3.5, 4.5)


def rejected_slowly(x, y, xin, yin, reject, maxiter):
    """The rule of the notes, point by point, for a plane."""
    used = np.ones(len(x), bool)
    design = np.column_stack([np.ones_like(x), x, y])
    rounds = 0
    while True:
        rests = [z - design @ np.linalg.lstsq(design[used], z[used], rcond=None)[0] for z in (xin, yin)]
        cuts = [reject * np.sqrt((rest[used] ** 2).sum() / (used.sum() - 1)) for rest in rests]
        kept = [used[k] and abs(rests[0][k]) <= cuts[0] and abs(rests[1][k]) <= cuts[1] for k in range(len(x))]
        if rounds == maxiter or sum(kept) == used.sum():
            return used, rounds
        used, rounds = np.array(kept), rounds + 1


@pytest.mark.parametrize("reject, maxiter", list(product((1.8, 2.5, 3.0), (0, 1, 2, 30))))
def test_rejection_goes_by_both_axes_and_never_takes_a_point_back(reject, maxiter):
    rng = np.random.default_rng(8)
    x, y = places(120)
    xin, yin = x + rng.standard_t(1.5, 120), y + rng.standard_t(2, 120)
    fit = fit_record(x, y, xin, yin, FitSettings(reject=reject, maxiter=maxiter))
    used, rounds = rejected_slowly(x, y, xin, yin, reject, maxiter)
    assert np.array_equal(fit.used, used) and fit.rounds == rounds
    assert np.isfinite(fit.residuals).all()
    assert fit.record.rms == pytest.approx(np.sqrt((fit.residuals[used] ** 2).sum(0) / (used.sum() - 1)))
    assert fit.record.input_mean == pytest.approx((xin.mean(), yin.mean()))  # of all points
    assert fit.record.limits == (x.min(), x.max(), y.min(), y.max())


def test_no_cut_rejects_nothing():
    x, y, xin, yin = noisy(LinearPart.of(SHIFT, (1, 1), (0, 0)))
    xin[3] += 500
    assert fit_record(x, y, xin, yin, FitSettings(reject=None, maxiter=5)).used.all()
    assert not fit_record(x, y, xin, yin, FitSettings(reject=3, maxiter=5)).used[3]


def test_rounding_is_no_reason_to_reject():
    x, y = places()
    exact = fit_record(x, y, *plane(LinearPart.of(SHIFT, (1.3, 0.9), (20, 25)), x, y), FitSettings(reject=1, maxiter=9))
    assert exact.used.all() and exact.rounds == 0


@pytest.mark.parametrize("geometry", LINEAR)
def test_a_weight_of_three_counts_as_three_points(geometry):
    x, y, xin, yin = noisy(LinearPart.of(SHIFT, *LINEAR[geometry]), 20)
    times = np.random.default_rng(1).integers(0, 4, len(x))
    settings = FitSettings(geometry, "legendre", 4, 3, 3, 3)
    one = fit_record(x, y, xin, yin, settings, weights=times * 0.37)
    many = fit_record(*(np.repeat(values, times) for values in (x, y, xin, yin)), settings)
    assert np.array_equal(one.used, times > 0)
    limited = many.record.forward(x, y)
    assert np.column_stack(one.record.forward(x, y)) == pytest.approx(np.column_stack(limited), abs=1e-9)
    assert one.record.input_mean == pytest.approx(many.record.input_mean)


@pytest.mark.parametrize("unit", [2.0**1023, 2.0**-1060])
def test_weights_count_by_their_ratios_only(unit):
    x, y, xin, yin = np.random.default_rng(8).normal(size=(4, 40))
    weights = np.where(x > 0, 0.5, 1.5)
    orders = FitSettings(xxorder=3, xyorder=3)
    one, same = (fit_record(x, y, xin, yin, orders, weights=weights * k) for k in (1.0, unit))
    assert np.array_equal(one.residuals, same.residuals)
    assert np.array_equal(one.uncertainty(x, y), same.uncertainty(x, y))


def test_equal_weights_change_nothing():
    x, y, xin, yin = noisy(LinearPart.of(SHIFT, (1.1, 0.9), (5, 9)))
    xin[7] += 100
    settings = FitSettings(xxorder=3, xyorder=3, maxiter=9, reject=2.5)
    plain = fit_record(x, y, xin, yin, settings)
    weighted = fit_record(x, y, xin, yin, settings, weights=np.full(len(x), 0.01))
    assert np.array_equal(plain.used, weighted.used) and not plain.used[7]
    assert weighted.record.rms == pytest.approx(plain.record.rms, rel=1e-12)
    assert weighted.residuals == pytest.approx(plain.residuals, abs=1e-10)
    assert weighted.uncertainty(x, y)[0] == pytest.approx(plain.uncertainty(x, y)[0], rel=1e-9)


@pytest.mark.parametrize("function", ["polynomial", "chebyshev"])
def test_order_eight_on_map_coordinates_keeps_its_digits(function):
    """Raw powers of 5,900,000 to the 7th have no digit left; the truth is a polynomial of centred coordinates."""
    rng = np.random.default_rng(4)
    x, y = rng.uniform(3e5, 4.1e5, 2000), rng.uniform(5.9e6, 6.01e6, 2000)
    shape = rng.normal(size=(8, 8)) * (np.add.outer(range(8), range(8)) < 8) * 3

    def truth(x, y):
        u, v = (x - 355000) / 55000, (y - 5955000) / 55000
        return x + 100 + np.polynomial.polynomial.polyval2d(u, v, shape)

    settings = FitSettings("general", function, 8, 8, 8, 8)
    fit = fit_record(x, y, truth(x, y), y, settings)
    u, v = np.meshgrid(np.linspace(x.min(), x.max(), 30), np.linspace(y.min(), y.max(), 30))
    assert np.abs(fit.record.forward(u, v)[0] - truth(u, v)).max() < 1e-9 * 110000
    assert fit.status == ("X fit ok.", "Y fit ok.")


def test_a_hundred_thousand_points_are_fitted_in_chunks_as_in_one():
    x, y = places(100_000)
    xin = x + 1e-5 * x * y + np.random.default_rng(0).normal(size=len(x))
    fit = fit_record(x, y, xin, y, FitSettings("general", "chebyshev", 5, 5, 5, 5))
    (xmin, xmax, ymin, ymax), form = fit.record.limits, (5, 5, "half")
    u, v = (2 * x - xmin - xmax) / (xmax - xmin), (2 * y - ymin - ymax) / (ymax - ymin)
    cheb = np.polynomial.chebyshev.chebvander2d(u, v, (4, 4)).reshape(-1, 5, 5)
    design = np.column_stack([cheb[:, i, j] for i, j in terms(*form)])
    best = design @ np.linalg.lstsq(design, xin, rcond=None)[0]
    assert np.abs(fit.fitted[:, 0] - best).max() < 1e-9


def test_the_record_says_what_it_was_told():
    x, y = places()
    record = fit_record(x, y, x, y, name="scene", coordinates="map", crs="EPSG:32633").record
    assert (record.name, record.coordinates, record.crs) == ("scene", "map", "EPSG:32633")
    assert (record.geometry, record.function) == ("general", "polynomial")
