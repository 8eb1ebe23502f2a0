"""Pixels and map units: windows, rotated and south-up grids, signs, CRS texts, the grid of the comparison."""

from __future__ import annotations

import math

import numpy as np
import pytest

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.grid import GeoGrid, Window, authority_code, matching_grid, same_crs

UTM33 = "EPSG:32633"
NORTH_UP = GeoGrid((100, 200), (500000, 10, 0, 5200000, 0, -10), UTM33)
SOUTH_UP = GeoGrid((100, 200), (500000, 10, 0, 5200000, 0, 10), UTM33)
ANGLE = math.radians(30)
ROTATED = GeoGrid(
    (100, 200),
    (500000, 10 * math.cos(ANGLE), 10 * math.sin(ANGLE), 5200000, 10 * math.sin(ANGLE), -10 * math.cos(ANGLE)), UTM33)
SHEARED = GeoGrid((100, 200), (3, 2, 0.5, 7, -0.3, -1.5))

WKT1 = (
    'PROJCS["WGS 84 / UTM zone 33N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],'
    'AUTHORITY["EPSG","4326"]],PROJECTION["Transverse_Mercator"],PARAMETER["central_meridian",15],'
    'UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","32633"]]'
)
WKT2 = (
    'PROJCRS["WGS 84 / UTM zone 33N",\n    BASEGEOGCRS["WGS 84",DATUM["World Geodetic System 1984",'
    'ELLIPSOID["WGS 84",6378137,298.257223563]],ID["EPSG",4326]],CONVERSION["UTM zone 33N",'
    'METHOD["Transverse Mercator",ID["EPSG",9807]]],CS[Cartesian,2],LENGTHUNIT["metre",1,ID["EPSG",9001]],\n'
    '    ID["EPSG",32633]]\n'
)
NAMELESS = 'PROJCS["custom",GEOGCS["WGS 84",AUTHORITY["EPSG","4326"]],UNIT["metre",1,AUTHORITY["EPSG","9001"]]]'


def test_worked_example_of_the_field():
    """Shift (0.3579, -1.5662) px at 10 m moves the map origin by (+3.579, +15.662) m."""
    dx, dy = NORTH_UP.vector_to_map(0.3579, -1.5662)
    assert (dx, dy) == pytest.approx((3.579, 15.662))
    moved = NORTH_UP.shifted(dx, dy)
    assert moved.geotransform == pytest.approx((500003.579, 10, 0, 5200015.662, 0, -10))
    assert moved.shape == NORTH_UP.shape and moved.crs_wkt == UTM33


def test_signs_of_both_axes():
    assert NORTH_UP.vector_to_map(1, 0) == (10, 0)  # right is east
    assert NORTH_UP.vector_to_map(0, 1) == (0, -10)  # down is south
    assert SOUTH_UP.vector_to_map(0, 1) == (0, 10)  # down is north


def test_corner_of_the_first_pixel_is_zero_and_its_centre_one_half():
    assert NORTH_UP.to_map(0, 0) == (500000, 5200000)
    assert NORTH_UP.to_map(0.5, 0.5) == (500005, 5199995)
    assert NORTH_UP.to_pixel(500005, 5199995) == pytest.approx((0.5, 0.5))


def test_rotated_grid_by_hand():
    x, y = ROTATED.to_map(2, 0)
    assert (x - 500000, y - 5200000) == pytest.approx((20 * math.cos(ANGLE), 20 * math.sin(ANGLE)))
    assert ROTATED.resolution == pytest.approx((10, 10))
    # Down on a grid turned 30 degrees counter-clockwise is towards south-south-east.
    dx, dy = ROTATED.vector_to_map(0, 1)
    assert math.degrees(math.atan2(dx, dy)) % 360 == pytest.approx(150)


@pytest.mark.parametrize("grid", [NORTH_UP, SOUTH_UP, ROTATED, SHEARED])
def test_pixels_to_map_and_back(grid):
    rng = np.random.default_rng(0)
    cols, rows = rng.uniform(-300, 300, (2, 50))
    np.testing.assert_allclose(grid.to_pixel(*grid.to_map(cols, rows)), (cols, rows), atol=1e-6)
    np.testing.assert_allclose(grid.vector_to_pixel(*grid.vector_to_map(cols, rows)), (cols, rows), atol=1e-9)
    x0, y0 = grid.to_map(0, 0)
    dx, dy = grid.vector_to_map(cols, rows)
    np.testing.assert_allclose(grid.to_map(cols, rows), (x0 + dx, y0 + dy), rtol=1e-12)


@pytest.mark.parametrize("geotransform", [
    (0, 0, 0, 0, 0, -1), (0, 1, 2, 0, 2, 4), (0, math.nan, 0, 0, 0, -1), (math.inf, 1, 0, 0, 0, -1), (0, 1, 0, 0, 0)])
def test_pixels_without_area_are_refused(geotransform):
    with pytest.raises(InputError, match="geotransform"):
        GeoGrid((10, 10), geotransform)


def test_numbers_become_plain():
    grid = GeoGrid(tuple(np.array([3, 4])), tuple(np.array([0, 1, 0, 0, 0, -1], np.float32)))
    assert all(type(v) is float for v in grid.geotransform) and all(type(v) is int for v in grid.shape)
    window = Window(np.int64(1), np.float64(2), np.int32(3), 4)
    assert [type(v) for v in (window.row, window.col, window.height, window.width)] == [int] * 4


@pytest.mark.parametrize("centre, shape, corner", [
    ((10, 20), (4, 6), (18, 7)), ((10.4, 20.4), (4, 6), (18, 7)), ((10.6, 19.4), (4, 6), (17, 8)),
    ((0, 0), (4, 4), (-2, -2)), ((2.5, 2.5), (5, 5), (0, 0))])
def test_window_centred(centre, shape, corner):
    window = Window.centred(*centre, shape)
    assert (window.row, window.col) == corner and window.shape == shape
    assert max(abs(a - b) for a, b in zip(window.centre, centre)) <= 0.5


def test_window_moved_by_columns_and_rows():
    assert Window(1, 2, 3, 4).moved(10, -5) == Window(-4, 12, 3, 4)


@pytest.mark.parametrize("grid", [NORTH_UP, SOUTH_UP, ROTATED])
def test_subgrid_keeps_places(grid):
    window = Window(7, -3, 21, 40)
    sub = grid.subgrid(window, 4)
    assert sub.shape == (6, 10)  # rounded up
    assert sub.to_map(0, 0) == pytest.approx(grid.to_map(-3, 7))
    assert sub.to_map(2.5, 1.25) == pytest.approx(grid.to_map(-3 + 10, 7 + 5))
    assert sub.resolution == pytest.approx((40, 40))


def test_bounds_and_corners():
    assert NORTH_UP.window_bounds() == (500000, 5199000, 502000, 5200000)
    assert SOUTH_UP.window_bounds() == (500000, 5200000, 502000, 5201000)
    assert NORTH_UP.window_bounds(Window(10, 20, 5, 2)) == (500200, 5199850, 500220, 5199900)
    corners = ROTATED.corners()
    sides = np.hypot(*np.diff(np.vstack([corners, corners[:1]]), axis=0).T)
    np.testing.assert_allclose(sides, [2000, 1000, 2000, 1000])


@pytest.mark.parametrize("text, code", [
    (WKT1, "EPSG:32633"), (WKT2, "EPSG:32633"), ("epsg:32633", "EPSG:32633"), (" ESRI:102001 ", "ESRI:102001"),
    ("", None), (NAMELESS, None), ("+proj=utm +zone=33", None)])
def test_authority_code(text, code):
    assert authority_code(text) == code


def test_same_crs():
    assert same_crs(WKT1, WKT2) and same_crs(WKT1, "EPSG:32633") and same_crs(NAMELESS, NAMELESS.replace(",", ", "))
    assert same_crs("", "") and not same_crs("", "EPSG:32633")
    assert not same_crs("EPSG:32633", "EPSG:32634") and not same_crs("EPSG:32633", "ESRI:32633")
    assert not same_crs(NAMELESS, NAMELESS.replace("custom", "other")) and not same_crs(NAMELESS, "EPSG:9001")


def _grid(size, origin=(0, 0), shape=(100, 100), crs=UTM33, sign=-1):
    sx, sy = size if isinstance(size, tuple) else (size, size)
    return GeoGrid(shape, (origin[0], sx, 0, origin[1], 0, sign * sy), crs)


def test_matching_grid_is_the_coarser():
    fine, coarse = _grid(5), _grid(10, (3, 2))
    assert matching_grid(coarse, fine) is coarse
    assert matching_grid(fine, coarse) is coarse
    same, other = _grid(10), _grid(10, (4, 4))
    assert matching_grid(same, other) is other  # the target's where both are alike
    assert matching_grid(_grid(10.3), other) is other  # nearly alike


def test_matching_grid_of_non_square_pixels_is_coarser_along_both_axes():
    target, reference = _grid((10, 20), (7, 9), (60, 120)), _grid((30, 5))
    grid = matching_grid(reference, target)
    assert grid.resolution == pytest.approx((30, 20))
    assert grid.to_map(0, 0) == (7, 9)
    xmin, ymin, xmax, ymax = grid.window_bounds()
    assert xmax >= target.window_bounds()[2] and ymin <= target.window_bounds()[1]
    assert xmin == 7 and ymax == 9


def test_matching_grid_stays_in_the_crs_of_the_target():
    grid = matching_grid(_grid(30), _grid(10, (5, 5), crs="EPSG:32634"))
    assert grid.crs_wkt == "EPSG:32634" and grid.resolution == pytest.approx((30, 30))
    assert grid.to_map(0, 0) == (5, 5)


def test_pixels_alike_in_spite_of_another_origin():
    grid = _grid(10)
    assert grid.has_pixels_like(_grid(10, (3.7, 2.2), (7, 8)))
    assert grid.has_pixels_like(_grid(10 * (1 + 5e-5)))
    assert not grid.has_pixels_like(_grid(10 * (1 + 5e-4)))
    assert not grid.has_pixels_like(_grid(10, sign=1))
    assert not grid.has_pixels_like(_grid(10, crs="EPSG:32634"))
    assert _grid(10, crs=WKT1).has_pixels_like(_grid(10, crs=WKT2))
    assert not NORTH_UP.has_pixels_like(ROTATED)
