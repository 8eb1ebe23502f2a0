"""Footprints of valid pixels as polygons, and what two of them share."""

from __future__ import annotations

import math

import numpy as np
import pytest
from known_pairs import Recorder
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from coreg_qgis.core.errors import CancelledError, InputError, NoOverlapError
from coreg_qgis.core.footprint import MAX_SIDE, overlap_of, polygon_of, read_decimated, valid_footprint, window_over
from coreg_qgis.core.grid import GeoGrid, Window
from coreg_qgis.core.raster import ArrayRaster

NORTH_UP = (100.0, 2.0, 0.0, 200.0, 0.0, -2.0)
TURN = math.radians(30)
ROTATED = (100.0, 2 * math.cos(TURN), 2 * math.sin(TURN), 200.0, 2 * math.sin(TURN), -2 * math.cos(TURN))
SOUTH_UP = (100.0, 2.0, 0.0, 200.0, 0.0, 2.0)


@pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED])
def test_whole_raster(geotransform):
    raster = ArrayRaster(np.ones((30, 40)), geotransform)
    footprint = valid_footprint(raster)
    assert footprint.symmetric_difference(Polygon(raster.grid.corners())).area < 1e-6
    assert footprint.area == pytest.approx(30 * 40 * 4)


def test_nodata_border_and_hole():
    array = np.ones((50, 60))
    array[:5], array[:, -10:], array[20:30, 15:25] = 0, 0, 0
    footprint = valid_footprint(ArrayRaster(array, NORTH_UP, nodata=0))
    expected = box(100, 100, 200, 190).difference(box(130, 140, 150, 160))
    assert footprint.symmetric_difference(expected).area < 1e-9
    assert len(footprint.interiors) == 1


@pytest.mark.parametrize("seed", range(3))
def test_scattered_pixels_keep_their_area(seed):
    valid = np.random.default_rng(seed).random((40, 50)) < 0.5
    polygon = polygon_of(valid, GeoGrid(valid.shape, ROTATED))
    assert polygon.area == pytest.approx(4 * valid.sum())
    rows, cols = np.nonzero(valid)
    x, y = GeoGrid(valid.shape, ROTATED).to_map(cols[0] + 0.5, rows[0] + 0.5)
    assert polygon.covers(Point(x, y))


def test_very_many_pieces_are_closed_but_never_lost():
    valid = np.zeros((300, 300), bool)
    valid[10:290, 10:290] = np.random.default_rng(0).random((280, 280)) < 0.6
    polygon = polygon_of(valid, GeoGrid(valid.shape, NORTH_UP))
    assert 4 * valid.sum() <= polygon.area <= 4 * 281**2
    assert polygon.bounds == (120, -380, 680, 180)


def test_nothing_valid():
    assert polygon_of(np.zeros((5, 5), bool), GeoGrid((5, 5), NORTH_UP)).is_empty
    with pytest.raises(InputError, match="my image holds no valid data in band 1"):
        valid_footprint(ArrayRaster(np.zeros((5, 5)), NORTH_UP, nodata=0, name="my image"))


def test_large_raster_is_decimated_and_stays_inside():
    array = np.ones((150, 3 * MAX_SIDE - 1), np.uint8)
    array[:, :1000] = 0
    raster = ArrayRaster(array, NORTH_UP, nodata=0)
    footprint = valid_footprint(raster)
    assert footprint.within(Polygon(raster.grid.corners()).buffer(1e-6))
    # Edges are known to one decimated pixel of three.
    assert footprint.bounds == pytest.approx((100 + 2000, -100, 100 + 2 * array.shape[1], 200), abs=6)


@pytest.mark.parametrize("factor", [1, 3])
def test_decimated_reading_in_parts_equals_reading_at_once(factor):
    array = np.random.default_rng(0).normal(size=(2500, 40))
    raster = ArrayRaster(array, NORTH_UP)
    window, recorder = Window(-7, 3, 2411, 30), Recorder()
    parts = read_decimated(raster, 1, window, factor, recorder)
    values, valid = raster.read(window, 1, factor)
    np.testing.assert_array_equal(parts.values, values)
    np.testing.assert_array_equal(parts.valid, valid)
    assert parts.grid == raster.grid.subgrid(window, factor)
    assert recorder.progress == sorted(recorder.progress) and recorder.progress[-1] == 100


def test_decimated_reading_can_be_cancelled():
    raster, recorder = ArrayRaster(np.ones((4000, 8)), NORTH_UP), Recorder(cancel_at=1)
    with pytest.raises(CancelledError):
        read_decimated(raster, 1, Window(0, 0, 4000, 8), 1, recorder)
    assert len(recorder.progress) == 1


def test_overlap():
    shared = overlap_of(box(0, 0, 10, 10), box(6, 7, 20, 20))
    assert shared.equals(box(6, 7, 10, 10))
    two = MultiPolygon([box(0, 0, 2, 2), box(8, 0, 10, 2)])
    assert overlap_of(two, box(1, 0, 9, 1)).area == 2


@pytest.mark.parametrize("other", [box(20, 0, 30, 10), box(10, 0, 20, 10), box(10, 10, 20, 20), Polygon()])
def test_no_area_in_common(other):
    with pytest.raises(NoOverlapError, match="do not overlap"):
        overlap_of(box(0, 0, 10, 10), other)


def test_lines_and_points_that_are_shared_do_not_count():
    reference = MultiPolygon([box(0, 0, 4, 4), box(6, 0, 8, 4)])
    shared = overlap_of(reference, box(2, 2, 6, 6))  # an area with the first, an edge with the second
    assert shared.equals(box(2, 2, 4, 4))
    collection = GeometryCollection([box(0, 0, 4, 4), LineString([(0, 0), (9, 9)])])
    assert overlap_of(collection, box(2, 2, 6, 6)).area == pytest.approx(4)


def test_footprint_that_crosses_itself():
    bow_tie = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    assert overlap_of(bow_tie, box(0, 0, 10, 10)).area == pytest.approx(50)


@pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED])
def test_window_over_a_geometry(geotransform):
    grid = GeoGrid((100, 100), geotransform)
    x, y = grid.to_map(np.array([10.5, 30.25]), np.array([20.5, 44.0]))
    window = window_over(grid, box(x.min(), y.min(), x.max(), y.max()))
    cols, rows = grid.to_pixel(x, y)
    assert window.col <= cols.min() and window.col + window.width >= cols.max()
    assert window.row <= rows.min() and window.row + window.height >= rows.max()
    if geotransform is not ROTATED:
        assert (window.row, window.col, window.height, window.width) == (20, 10, 24, 21)


def test_window_over_whole_pixels_is_not_widened_by_rounding():
    grid = GeoGrid((100, 100), (500000.1, 0.1, 0, 5200000.1, 0, -0.1))
    part = Polygon(grid.corners(Window(10, 20, 30, 40)))
    assert window_over(grid, part) == Window(10, 20, 30, 40)
