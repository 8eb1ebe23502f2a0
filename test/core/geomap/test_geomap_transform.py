"""Transforms ready for use: values, inverse, overrides, limits and displacement."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.polynomial import chebyshev, legendre, polynomial

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.geomap.record import LinearPart, Record
from coreg_qgis.core.geomap.surfaces import CROSS_TERMS, FUNCTIONS, Surface, frame, terms
from coreg_qgis.core.geomap.transform import ConvergenceError, Overrides, RecordDisplacement, Transform, transform_of

LIMITS = (1.0, 1001.0, -200.0, 600.0)
SLOPES = (1.1, 0.02), (-0.03, 0.95)
EVALUATE = {"chebyshev": chebyshev.chebval2d, "legendre": legendre.legval2d, "polynomial": polynomial.polyval2d}


def _plane(constant, slopes, function="polynomial", limits=LIMITS):
    """Of raw coordinates; in the frame of the limits for the bases that have one."""
    if function == "polynomial":
        return Surface(function, 2, 2, "none", limits, np.array([constant, *slopes]))
    origin, scale = frame(limits)
    middle = constant + np.dot(slopes, origin)
    return Surface(function, 2, 2, "none", limits, np.array([middle, slopes[0] * scale[0], slopes[1] * scale[1]]))


def _bent(function, xorder, yorder, xterms, seed, limits=LIMITS):
    origin, scale = frame(limits)
    values = np.random.default_rng(seed).normal(0, 2, len(terms(xorder, yorder, xterms)))
    return Surface(function, xorder, yorder, xterms, limits, values, origin, scale)


def _record(function="polynomial", bent=(None, None), slopes=SLOPES, limits=LIMITS):
    linear = _plane(10.0, slopes[0], function, limits), _plane(-20.0, slopes[1], function, limits)
    return Record("r", linear, bent, function=function)


def _places(count=3000, limits=LIMITS, seed=5):
    xmin, xmax, ymin, ymax = limits
    rng = np.random.default_rng(seed)
    return rng.uniform(xmin, xmax, count), rng.uniform(ymin, ymax, count)


def _expected(record, x, y):
    """By numpy's own series, axis by axis."""
    found = []
    for constant, slopes, bent in zip((10.0, -20.0), SLOPES, record.distortion):
        value = constant + slopes[0] * x + slopes[1] * y
        if bent is not None:
            table = np.zeros((bent.xorder, bent.yorder))
            for (i, j), coefficient in zip(terms(bent.xorder, bent.yorder, bent.xterms), bent.coefficients):
                table[i, j] = coefficient
            u, v = (x - bent.origin[0]) / bent.scale[0], (y - bent.origin[1]) / bent.scale[1]
            value = value + EVALUATE[bent.function](u, v, table)
        found.append(value)
    return found


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("xterms", CROSS_TERMS)
def test_both_axes_have_the_values_of_their_series(function, xterms):
    bent = _bent(function, 5, 3, xterms, 1), _bent(function, 2, 4, xterms, 2)
    record = _record(function, bent)
    x, y = _places(100_001)  # several chunks and threads
    np.testing.assert_allclose(transform_of(record).forward(x, y), _expected(record, x, y), rtol=0, atol=1e-11)


@pytest.mark.parametrize("bent", [(None, "legendre"), ("chebyshev", None), ("polynomial", "legendre")])
def test_axes_of_different_frames_keep_apart(bent):
    surfaces = tuple(name and _bent(name, 4, 4, "half", 3) for name in bent)
    record = _record("polynomial", surfaces)
    x, y = _places()
    moved = transform_of(record).forward(x, y)
    np.testing.assert_allclose(moved, _expected(record, x, y), rtol=0, atol=1e-11)
    np.testing.assert_allclose(transform_of(record).backward(*moved), (x, y), rtol=0, atol=1e-9)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("slopes", [SLOPES, ((0.0, 1.2), (-1.2, 0.0)), ((-1.1, 0.1), (0.1, 0.9))])
def test_backward_undoes_forward(function, slopes):
    record = _record(function, (_bent(function, 5, 5, "half", 4), _bent(function, 5, 5, "full", 6)), slopes)
    transform = transform_of(record)
    x, y = _places(50_000)
    np.testing.assert_allclose(transform.backward(*transform.forward(x, y)), (x, y), rtol=0, atol=1e-9)


def test_linear_part_alone():
    record = _record("legendre", (_bent("legendre", 4, 4, "half", 7), None))
    transform = transform_of(record, geometry="linear")
    x, y = np.array([3.0, 5000.0]), np.array([-7.0, 1e6])
    moved = transform.forward(x, y)
    np.testing.assert_allclose(moved, (10 + 1.1 * x + 0.02 * y, -20 - 0.03 * x + 0.95 * y), rtol=1e-14)
    np.testing.assert_allclose(transform.backward(*moved), (x, y), rtol=1e-13)
    with pytest.raises(InputError, match='no geometry "flat"'):
        transform_of(record, geometry="flat")


def test_map_coordinates_lose_nothing():
    limits = (500_000.0, 500_100.0, 5_900_000.0, 5_900_100.0)
    bent = _bent("polynomial", 8, 8, "half", 8, limits), _bent("polynomial", 8, 8, "half", 9, limits)
    bent = tuple(replace(one, coefficients=one.coefficients / 20) for one in bent)  # slopes below 1
    transform = transform_of(_record("polynomial", bent, ((1.0, 0.0), (0.0, 1.0)), limits))
    x, y = _places(2000, limits)
    np.testing.assert_allclose(transform.backward(*transform.forward(x, y)), (x, y), rtol=0, atol=2e-8)


def test_single_numbers_and_tables_keep_their_shape():
    transform = transform_of(_record("chebyshev", (_bent("chebyshev", 3, 3, "full", 1), None)))
    assert np.shape(transform.forward(5.0, 6.0)) == (2,)
    x, y = np.meshgrid(np.linspace(1, 9, 4), np.linspace(2, 5, 3))
    table = transform.backward(*transform.forward(x, y))
    assert table[0].shape == (3, 4)
    np.testing.assert_allclose(table[1], y, atol=1e-9)
    assert np.shape(transform.forward(np.array([]), np.array([]))) == (2, 0)


def _folded():
    """X = x - 0.01 x^2 has its greatest value at x = 50."""
    bent = Surface("polynomial", 3, 2, "none", LIMITS, np.array([0.0, 0.0, -0.01, 0.0]))
    return transform_of(Record("r", (_plane(0, (1, 0)), _plane(0, (0, 1))), (bent, None)))


def test_places_without_an_inverse_are_named():
    transform = _folded()
    x, y = np.array([0.0, 9.0, 26.0, 24.0, 40.0]), np.full(5, 3.0)
    with pytest.raises(ConvergenceError, match=r"^2 of 5 places have no inverse .* number 3 at 26 3: .*limits x 1 "):
        transform.backward(x, y)
    found = transform.backward(x, y, strict=False)
    np.testing.assert_allclose(found[0], [0, 10, np.nan, 40, np.nan], atol=1e-9)
    np.testing.assert_array_equal(np.isnan(found[1]), np.isnan(found[0]))


def test_unknown_coordinates_stay_unknown():
    transform = _folded()
    x = np.array([np.nan, 9.0])
    np.testing.assert_allclose(transform.backward(x, x * 0 + 1)[0], [np.nan, 10.0])
    np.testing.assert_allclose(transform.forward(x, 1.0)[0], [np.nan, 8.19])


def test_a_plane_that_becomes_a_line_has_no_inverse():
    transform = transform_of(_record(slopes=((1.0, 2.0), (2.0, 4.0))))
    with pytest.raises(InputError, match="takes the plane to a line"):
        transform.backward(1.0, 1.0)
    with pytest.raises(InputError, match="takes the plane to a line"):
        transform_of(None, Overrides(xmag=0.0)).backward(1.0, 1.0)


def test_large_difference_of_scales_is_no_line():
    transform = transform_of(None, Overrides(xmag=1e-7, ymag=1e7, xshift=3.0))
    np.testing.assert_allclose(transform.backward(*transform.forward(2.0, 5.0)), (2.0, 5.0))


# What follows was worked out by hand from the meaning of geoxytran's parameters.


def test_overrides_alone():
    def moved(**given):
        return np.array(transform_of(None, Overrides(**given)).forward(3.0, 4.0))

    np.testing.assert_array_equal(moved(), (3, 4))
    np.testing.assert_array_equal(moved(xref=7.0, yref=1.0), (3, 4))
    np.testing.assert_allclose(moved(xmag=2.0, ymag=0.5), (6, 2))
    np.testing.assert_allclose(moved(xrotation=90.0, yrotation=90.0), (-4, 3), atol=1e-14)
    np.testing.assert_allclose(moved(xmag=2.0, xref=1.0, yref=1.0, xout=10.0, yout=20.0), (14, 23))
    np.testing.assert_allclose(moved(xshift=5.0, xout=10.0, xref=1.0), (8, 4))


def test_shape_given_for_a_record_turns_about_the_origin_of_powers():
    part = transform_of(_record(), Overrides(xmag=2.0, ymag=3.0, xrotation=350.0, yrotation=10.0))
    wanted = LinearPart.of((10.0, -20.0), (2.0, 3.0), (350.0, 10.0))
    np.testing.assert_allclose(part.forward(0.0, 0.0), (10, -20), atol=1e-12)
    x, y = 7.0, -9.0
    np.testing.assert_allclose(
        part.forward(x, y),
        (wanted.a + wanted.b * x + wanted.c * y, wanted.d + wanted.e * x + wanted.f * y), rtol=1e-14,
    )  # fmt: skip


@pytest.mark.parametrize("function", ["chebyshev", "legendre"])
def test_shape_given_for_a_record_turns_about_the_middle_of_the_limits(function):
    record = _record(function)
    moved = transform_of(record, Overrides(xmag=5.0))
    np.testing.assert_allclose(moved.forward(501.0, 200.0), record.forward(501.0, 200.0), rtol=1e-13)
    rise = moved.forward(502.0, 200.0)[0] - moved.forward(501.0, 200.0)[0]
    assert rise == pytest.approx(5 * np.cos(np.arctan2(0.03, 1.1)))


def test_what_is_not_given_is_what_the_record_says_in_its_header():
    stored = (("xmag", 4.0), ("ymag", 2.0), ("xrotation", 0.0), ("yrotation", 0.0))
    moved = transform_of(replace(_record(), stored=stored), Overrides(ymag=3.0))
    np.testing.assert_allclose(moved.forward(1.0, 1.0), (14, -17))


def test_output_and_shift_given_for_a_record():
    bent = _bent("legendre", 3, 3, "half", 2), _bent("legendre", 3, 3, "half", 3)
    record = _record("legendre", bent)
    distortion = np.array(record.forward(501.0, 200.0)) - record.forward(501.0, 200.0, "linear")

    def offset(**given):
        return np.array(transform_of(record, Overrides(**given)).forward(501.0, 200.0)) - distortion

    plain = offset()
    np.testing.assert_allclose(offset(xref=3.0, yref=4.0), plain, rtol=1e-13)
    np.testing.assert_allclose(offset(xout=70.0), (70, plain[1]), rtol=1e-13)
    np.testing.assert_allclose(offset(xref=500.0, yout=70.0), (plain[0], 70 - 0.03), rtol=1e-13)
    np.testing.assert_allclose(offset(xshift=2.0, xout=70.0, yshift=-1.0), np.add(plain, (2, -1)), rtol=1e-13)


def test_overrides_must_be_numbers():
    with pytest.raises(InputError, match="yrotation is nan: give a number"):
        Overrides(yrotation=float("nan"))


def test_a_linear_part_of_higher_order_is_refused():
    steep = Surface("polynomial", 3, 2, "none", LIMITS, np.zeros(4))
    with pytest.raises(InputError, match='"r" has an order above 2'):
        transform_of(Record("r", (steep, steep)))


def test_covers():
    transform = transform_of(_record())
    inside = transform.covers([1.0, 1001.00005, 1002.0, 5.0, np.nan], [-200.0, 600.00005, 0.0, 601.0, 0.0])
    np.testing.assert_array_equal(inside, [True, True, False, False, False])
    np.testing.assert_array_equal(transform_of(None).covers([1e9, np.nan], 0.0), [True, False])


def test_displacement_leads_from_a_place_to_where_it_goes():
    transform = _folded()
    np.testing.assert_allclose(RecordDisplacement(transform).displacement(10.0, 3.0), (-1, 0), atol=1e-12)
    back = RecordDisplacement(transform, "backward").displacement(np.array([9.0, 30.0]), np.array([3.0, 3.0]))
    np.testing.assert_allclose(back, [(1, np.nan), (0, np.nan)], atol=1e-9)
    with pytest.raises(InputError, match='no direction "up"'):
        RecordDisplacement(transform, "up")


def test_a_record_evaluates_as_its_transform():
    record = _record("chebyshev", (_bent("chebyshev", 4, 4, "half", 1), None))
    x, y = _places(10)
    np.testing.assert_allclose(record.forward(x, y), _expected(record, x, y), rtol=1e-13)
    assert isinstance(transform_of(record), Transform)
