"""The correction itself: matrix, displacement and height belong together."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from dem_scenes import CENTRE

from coreg_qgis.core.dem.solution import DemShift, Ramp, powers, rotation_matrix

TURN = DemShift(3.3, -7.1, 2.5, (0.02, -0.01, 0.03), 1e-3, (*CENTRE, 500.0), (2.0, 3.0))


def test_matrix_and_displacement_say_the_same():
    x, y, z = CENTRE[0] + np.array([0.0, 400.0]), CENTRE[1] + np.array([0.0, -300.0]), np.array([500.0, 900.0])
    before = np.array([(x - CENTRE[0]) * 2, (y - CENTRE[1]) * 3, z, np.ones(2)])
    after = TURN.matrix @ before
    east, north = TURN.displacement(x, y, z)
    np.testing.assert_allclose([east * 2, north * 3, TURN.vertical(x, y, z)], (after - before)[:3], atol=1e-9)
    assert (east[0] * 2, north[0] * 3, TURN.vertical(x, y, z)[0]) == pytest.approx((3.3, -7.1, 2.5))


def test_a_positive_turn_about_the_vertical_leads_from_east_to_north():
    np.testing.assert_allclose(rotation_matrix((0, 0, np.pi / 2)) @ [1, 0, 0], [0, 1, 0], atol=1e-12)
    back = rotation_matrix((-0.3, 0.5, -1.1))
    np.testing.assert_allclose(rotation_matrix((0.3, -0.5, 1.1)) @ back, np.eye(3), atol=1e-12)


@pytest.mark.parametrize("shape", [(), (4,), (3, 5), (0,)])
def test_any_shape_of_places(shape):
    x, y = np.full(shape, CENTRE[0]), np.full(shape, CENTRE[1] + 10)
    for shift in (TURN, DemShift(1.0, 2.0, 3.0), DemShift(ramps=(Ramp(np.ones(3), CENTRE, 10.0),))):
        assert all(np.shape(v) == shape for v in (*shift.displacement(x, y), shift.vertical(x, y)))
    assert np.all(DemShift(1.0, 2.0, ramps=(Ramp(np.ones(3), CENTRE, 10.0),)).vertical(x, y) == pytest.approx(2.0))


def test_powers_rise_with_the_order():
    assert powers(6) == [(0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2)]
    assert powers(10)[-1] == (0, 3)


def test_it_travels_to_other_processes():
    found = pickle.loads(pickle.dumps(TURN))
    assert found.rotation == TURN.rotation and found.displacement(1.0, 2.0) == TURN.displacement(1.0, 2.0)
