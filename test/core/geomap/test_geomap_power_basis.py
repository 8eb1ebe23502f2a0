"""Powers that count from another place: the same surface, exactly."""

from fractions import Fraction

import numpy as np
import pytest

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.geomap.power_basis import raw, rebased
from coreg_qgis.core.geomap.surfaces import Surface, terms

LIMITS = (583000.0, 593000.0, 5900000.0, 5908000.0)


def surface(order, xterms, rng, yorder=None):
    count = len(terms(order, yorder or order, xterms))
    return Surface(
        "polynomial", order, yorder or order, xterms, LIMITS, rng.normal(size=count), (588000.5, 5904000.0), (5e3, 4e3)
    )


def exact_value(surface, x, y):
    u = (Fraction(x) - Fraction(surface.origin[0])) / Fraction(surface.scale[0])
    v = (Fraction(y) - Fraction(surface.origin[1])) / Fraction(surface.scale[1])
    degrees = terms(surface.xorder, surface.yorder, surface.xterms)
    return sum(Fraction(float(c)) * u ** int(i) * v ** int(j) for (i, j), c in zip(degrees, surface.coefficients))


@pytest.mark.parametrize("xterms", ["none", "half", "full"])
@pytest.mark.parametrize(("order", "yorder"), [(2, 2), (3, 5), (8, 8)])
def test_raw_powers_are_correctly_rounded(order, yorder, xterms):
    """Every raw coefficient is within half a unit in the last place: compared with the exact expansion at places."""
    given = surface(order, xterms, np.random.default_rng(order), yorder)
    found = raw(given)
    assert found.origin == (0.0, 0.0) and found.scale == (1.0, 1.0)
    for x, y in ((583000, 5900000), (590001, 5907999)):
        truth, value = exact_value(given, x, y), exact_value(found, x, y)
        degrees = terms(found.xorder, found.yorder, found.xterms)
        parts = (Fraction(float(c)) * x ** int(i) * y ** int(j) for (i, j), c in zip(degrees, found.coefficients))
        size = sum(map(abs, parts))
        assert abs(value - truth) <= size * Fraction(1, 2**53)


def test_small_case_by_hand():
    given = Surface("polynomial", 2, 2, "full", (0, 10, 0, 10), np.array([1.0, 2.0, 3.0, 4.0]), (1.0, 2.0), (2.0, 4.0))
    # 1 + (x - 1) + 3 (y - 2) / 4 + 4 (x - 1) / 2 (y - 2) / 4
    np.testing.assert_array_equal(raw(given).coefficients, [-0.5, 0.0, 0.25, 0.5])


def test_there_and_back_of_a_mild_move_is_the_same_surface():
    given = surface(5, "half", np.random.default_rng(1))
    moved = rebased(given, (588010.25, 5904001.0), (4e3, 8e3))
    back = rebased(moved, given.origin, given.scale)
    np.testing.assert_allclose(back.coefficients, given.coefficients, rtol=1e-13)
    x, y = np.meshgrid(np.linspace(*LIMITS[:2], 9), np.linspace(*LIMITS[2:], 9))
    np.testing.assert_allclose(moved.value(x, y), given.value(x, y), rtol=1e-12, atol=1e-12)


def test_other_functions_keep_their_frame():
    given = Surface("legendre", 2, 2, "none", LIMITS, np.array([1.0, 2.0, 3.0]))
    assert raw(given) is given
    with pytest.raises(InputError, match="legendre"):
        rebased(given, (0.0, 0.0), (1.0, 1.0))


def test_too_great_coefficients_are_named():
    given = Surface("polynomial", 8, 2, "none", (0, 1, 0, 1), np.ones(9), (0.5, 0.5), (1e-60, 1.0))
    with pytest.raises(InputError, match="too great"):
        raw(given)
