"""Polynomial displacement fields: exact for polynomials, chosen for them, and tame beyond their points."""

from __future__ import annotations

import numpy as np
import pytest

from bench.local_models import GRID, PIXEL, SIDE, errors, rmse, smooth, tie_points
from coreg_qgis.core.errors import InputError
from coreg_qgis.core.fit_sample import fit_sample
from coreg_qgis.core.local_model import LocalSettings, field_of_kind, fit_local
from coreg_qgis.core.polynomial_field import fit_polynomial


def cubic(c, r):
    u, v = 2 * c / SIDE - 1, 2 * r / SIDE - 1
    return 1.2 + 0.8 * u * v - 0.5 * u**3, -0.4 + 1.1 * v**2 - 0.7 * u**2 * v


@pytest.mark.parametrize("order", [4, 5])
def test_a_cubic_field_is_found_to_the_last_digits(order):
    points = tie_points(cubic, 0, 1, spacing=150, wrong=0)
    field = fit_polynomial(fit_sample(points, GRID), order)
    x, y = (v[points.valid] for v in (points.x_map, points.y_map))
    true = GRID.vector_to_map(*cubic(*GRID.to_pixel(x, y)))
    assert np.abs(np.array(field.displacement(x, y)) - true).max() < 1e-7  # metres at 5,200,000 m


def test_automatic_takes_the_polynomial_where_the_field_is_one():
    points = tie_points(cubic, 0.1, 4, spacing=100)
    model = fit_local(points, GRID)
    assert model.kind == "polynomial" and model.field.record.distortion[0].xorder == 4
    rms = dict(model.hold_out)
    assert rms["affine"] > 2 * rms["polynomial"] and rms["polynomial"] <= rms["spline"]
    assert rmse(errors(model.displacement, cubic, 50)) < 0.03
    assert model.uncertainty_px == pytest.approx(rmse(errors(model.displacement, cubic, 50)), rel=0.7)


def test_outliers_hardly_pull():
    points = tie_points(cubic, 0.05, 4, spacing=100, wrong=0.05)
    model = fit_local(points, GRID, LocalSettings("polynomial"))
    assert rmse(errors(model.displacement, cubic, 50)) < 0.04


def test_beyond_the_points_the_distortion_keeps_its_border_value():
    points = tie_points(cubic, 0.02, 2, spacing=100)
    field = fit_local(points, GRID, LocalSettings("polynomial")).field
    xmin, xmax, ymin, ymax = field.bounds
    far = 100 * SIDE * PIXEL
    (x0, y0), (x1, y1) = (np.array(field.displacement(x, (ymin + ymax) / 2)) for x in (xmax, xmax + far))
    slope = field.record.linear_part
    assert x1 - x0 == pytest.approx((1 - slope.b) * far, rel=1e-9)
    assert y1 - y0 == pytest.approx(-slope.e * far, rel=1e-9)
    assert np.hypot(x1 - x0, y1 - y0) / PIXEL < 300  # a polynomial of degree 3 itself would be a million


def test_the_kind_is_kept_for_other_points():
    points = tie_points(cubic, 0.05, 3, spacing=100)
    model = fit_local(points, GRID, LocalSettings("polynomial"))
    again = field_of_kind(points.select(np.arange(0, len(points), 2)), GRID, model)
    assert again.record.distortion[0].xorder == model.field.record.distortion[0].xorder


def test_a_polynomial_that_points_do_not_determine_is_refused():
    points = tie_points(smooth(3000), 0.05, 1, spacing=100)
    few = points.select(np.flatnonzero(points.valid)[:11])
    with pytest.raises(InputError, match="11 valid tie points do not determine a polynomial"):
        fit_local(few, GRID, LocalSettings("polynomial"))
    line = points.select(points.valid & (points.y_im == points.y_im[0]))
    with pytest.raises(InputError, match="do not determine a polynomial"):
        fit_local(line, GRID, LocalSettings("polynomial"))
