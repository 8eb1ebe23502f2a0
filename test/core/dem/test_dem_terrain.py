"""Gradients, slope and aspect against planes whose numbers are known."""

from __future__ import annotations

import numpy as np
import pytest

from coreg_qgis.core.dem.terrain import gradient, ground_metres, slope_aspect
from coreg_qgis.core.grid import GeoGrid


@pytest.mark.parametrize(
    "geotransform",
    [(0, 5, 0, 100, 0, -5), (0, 5, 0, -100, 0, 5), (7, 3, 4, 9, 4, -3), (0, 10, 0, 0, 0, -2)],
    ids=["north-up", "south-up", "rotated", "oblong"],
)
def test_a_plane_has_its_gradient_on_every_grid(geotransform):
    grid = GeoGrid((6, 7), geotransform)
    x, y = grid.to_map(np.arange(7) + 0.5, np.arange(6)[:, None] + 0.5)
    east, north = gradient(0.3 * x - 0.2 * y + 10, grid)
    np.testing.assert_allclose(east[1:-1, 1:-1], 0.3, atol=1e-5)
    np.testing.assert_allclose(north[1:-1, 1:-1], -0.2, atol=1e-5)
    assert np.isnan(east[0]).all() and np.isnan(north[:, -1]).all()


def test_map_units_become_metres_on_each_axis():
    grid = GeoGrid((5, 5), (10, 0.001, 0, 60, 0, -0.001), "EPSG:4326")
    metres = ground_metres(grid, is_geographic=True)
    assert metres == pytest.approx((55_800, 111_412), rel=1e-3)  # of a degree at 60 degrees north
    x, y = grid.to_map(np.arange(5) + 0.5, np.arange(5)[:, None] + 0.5)
    east, north = gradient(0.1 * metres[0] * (x - 10) - 0.3 * metres[1] * (y - 60), grid, metres)
    assert (east[2, 2], north[2, 2]) == pytest.approx((0.1, -0.3), rel=1e-4)
    assert ground_metres(grid, is_geographic=False, metres_per_unit=0.3048) == (0.3048, 0.3048)


@pytest.mark.parametrize(("east", "north", "aspect"), [(0, -1, 0), (-1, 0, 90), (0, 1, 180), (1, 0, 270), (-1, 1, 135)])
def test_aspect_is_where_it_falls_clockwise_from_north(east, north, aspect):
    slope, found = slope_aspect(np.array([float(east)]), np.array([float(north)]))
    assert found[0] == pytest.approx(aspect)
    assert slope[0] == pytest.approx(np.degrees(np.arctan(np.hypot(east, north))))


def test_level_places_have_no_aspect():
    slope, aspect = slope_aspect(np.zeros(1), np.zeros(1))
    assert slope[0] == 0 and np.isnan(aspect[0])


def test_all_neighbours_of_a_void_are_unknown_in_both_components():
    heights = np.zeros((7, 7), np.float32)
    heights[3, 3] = np.nan
    for component in gradient(heights, GeoGrid((7, 7), (0, 1, 0, 0, 0, -1))):
        assert np.isnan(component[2:5, 2:5]).all()
        assert np.isfinite(component[1, 1:-1]).all() and np.isfinite(component[1:-1, 1]).all()


def test_models_too_small_for_a_gradient_have_none():
    east, north = gradient(np.zeros((2, 9)), GeoGrid((2, 9), (0, 1, 0, 0, 0, -1)))
    assert np.isnan(east).all() and np.isnan(north).all()
