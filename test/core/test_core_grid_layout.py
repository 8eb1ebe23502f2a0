"""Where points stand, what the reliability of one says beside that of the others, and statistics of vectors."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.affinity import rotate
from shapely.geometry import MultiPolygon, Point, box

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.grid_layout import given, inside, limited, regular, subset
from coreg_qgis.core.scene_prior import with_scene_prior
from coreg_qgis.core.statistics import AXES, MEASURES, UNITS, shift_statistics

GRID = GeoGrid((400, 600), (1000.0, 10.0, 0.0, 9000.0, 0.0, -10.0), "EPSG:32633")
WHOLE = box(1000, 5000, 7000, 9000)


def test_spacing_is_kept_and_the_lattice_centred():
    found = regular(GRID, WHOLE, spacing=50, count=7)
    cols, rows = GRID.to_pixel(*found.places.T)
    assert len(found.places) == 12 * 8 and found.spacing == 50
    np.testing.assert_allclose(np.unique(np.round(cols, 6)), np.arange(25, 600, 50))
    np.testing.assert_allclose(np.unique(np.round(rows, 6)), np.arange(25, 400, 50))
    assert found.point_id.tolist() == list(range(1, 97)) and found.usable.all()
    np.testing.assert_allclose(np.diff(cols[:12]), 50)  # row by row


@pytest.mark.parametrize("count", [1, 10, 97, 1000, 5000])
@pytest.mark.parametrize("area", [WHOLE, rotate(box(3000, 6000, 6000, 7500), 30), box(1000, 8900, 7000, 9000)])
def test_number_of_points_is_about_right(count, area):
    found = regular(GRID, area, spacing=None, count=count)
    assert len(found.places) >= 1 and inside(found.places, area).all()
    if count >= 97:
        assert len(found.places) == pytest.approx(count, rel=0.25)


def test_rotated_grids_are_laid_out_along_their_rows():
    grid = GeoGrid((400, 600), (1000.0, 8.0, 6.0, 9000.0, 6.0, -8.0))
    area = rotate(box(*grid.window_bounds()), 0).intersection(box(2000, 8000, 5000, 10000))
    found = regular(grid, area, spacing=20, count=1)
    cols, rows = grid.to_pixel(*found.places.T)
    np.testing.assert_allclose((cols - cols[0]) / 20, np.rint((cols - cols[0]) / 20), atol=1e-6)
    assert inside(found.places, area).all() and len(found.places) == pytest.approx(area.area / 100 / 400, rel=0.1)


def test_points_stand_no_closer_than_asked():
    found = regular(GRID, WHOLE, spacing=None, count=100_000, closest=8)
    assert found.spacing == 8 and len(found.places) == 75 * 50


def test_a_place_is_found_even_in_a_ring():
    ring = Point(4000, 7000).buffer(500).difference(Point(4000, 7000).buffer(450))
    found = regular(GRID, ring, spacing=1000, count=1)
    assert len(found.places) == 1 and inside(found.places, ring.buffer(1)).all()


def test_too_many_points_are_refused():
    huge = GeoGrid((100_000, 100_000), (0.0, 1.0, 0.0, 0.0, 0.0, -1.0))
    with pytest.raises(InputError, match="A spacing of 2 px makes 2500000000 points"):
        regular(huge, box(0, -100_000, 100_000, 0), spacing=2, count=1)


def test_inside_as_shapely_has_it():
    rng = np.random.default_rng(0)
    areas = [
        rotate(box(0, 0, 10, 4), 33), MultiPolygon([box(0, 0, 3, 3), box(5, 5, 9, 8)]),
        Point(5, 5).buffer(4).difference(Point(6, 5).buffer(1.5)),
    ]
    places = rng.uniform(-2, 12, (3000, 2))
    for area in areas:
        truth = [area.contains(Point(*p)) for p in places]
        np.testing.assert_array_equal(inside(places, area), truth)
    assert inside(np.empty((0, 2)), areas[0]).shape == (0,)


def test_areas():
    part = box(0, 0, 3000, 7000)
    assert limited(WHOLE, part, None).area == pytest.approx(2000 * 2000)
    assert limited(WHOLE, None, part).area == pytest.approx(6000 * 4000 - 2000 * 2000)
    assert limited(WHOLE, part, box(0, 0, 2000, 9000)).area == pytest.approx(1000 * 2000)
    for area, excluded in ((box(0, 0, 10, 10), None), (None, WHOLE.buffer(5)), (part, part)):
        with pytest.raises(InputError, match="check its place and its CRS"):
            limited(WHOLE, area, excluded)


def test_random_subset_has_a_seed():
    layout = regular(GRID, WHOLE, spacing=50, count=1)
    some, same, other = subset(layout, 20, 1), subset(layout, 20, 1), subset(layout, 20, 2)
    assert some.point_id.tolist() == same.point_id.tolist() == sorted(set(some.point_id.tolist()))
    assert some.point_id.tolist() != other.point_id.tolist()
    np.testing.assert_array_equal(some.places, layout.places[some.point_id - 1])
    assert subset(layout, 96, 1) is layout and subset(layout, None, 1) is layout


def test_given_places():
    layout = given([[1500, 8000], [0, 0], [6999, 5001]], WHOLE)
    assert layout.usable.tolist() == [True, False, True] and np.isnan(layout.spacing)
    with pytest.raises(InputError, match="None of the 1 positions"):
        given([[0, 0]], WHOLE)
    with pytest.raises(InputError, match="There is no position"):
        given([], WHOLE)


def test_lone_good_points_of_an_unrelated_pair_lose_their_trust():
    rng = np.random.default_rng(0)
    unrelated = np.concatenate([rng.uniform(0, 3, 990), [60, 75, 55, 90, 80, 52, 65, 70, 85, 95]])
    found = with_scene_prior(unrelated)
    assert found.max() < 50 and (found <= unrelated).all()


def test_ordinary_scenes_and_single_points_keep_their_trust():
    for scene in ([80.0], [99.9], np.full(500, 97.0), np.concatenate([np.full(700, 99.9), np.full(300, 1.0)])):
        np.testing.assert_allclose(with_scene_prior(np.array(scene)), scene, atol=1)
    island = np.concatenate([np.full(50, 99.99), np.full(950, 0.5)])  # a few windows on land in a sea
    assert with_scene_prior(island)[:50].min() > 90
    assert np.isnan(with_scene_prior(np.array([np.nan, 80.0]))[0])
    assert len(with_scene_prior(np.empty(0))) == 0


def test_statistics_by_hand():
    pixels = np.array([[1.0, 0.0], [2.0, 0.0], [3.0, -4.0], [2.0, 0.0]])
    found = shift_statistics(pixels, pixels * [10, -10])
    assert found.count == 4
    length = np.array([1, 2, 5, 2])
    for (unit, measure, axis), truth in {
        ("px", "mean", "x"): 2.0, ("px", "median", "y"): 0.0, ("px", "std", "x"): np.sqrt(2 / 3),
        ("px", "rmse", "x"): np.sqrt(18 / 4), ("px", "rmse", "abs"): np.sqrt((length**2).mean()),
        ("m", "mean", "y"): 10.0, ("m", "ce90", "y"): np.percentile([0, 0, 40, 0], 90),
        ("px", "ce90", "abs"): np.percentile(length, 90), ("px", "nmad", "abs"): 1.4826 * 0.5,
    }.items():
        assert found(unit, measure, axis) == pytest.approx(truth), (unit, measure, axis)
    assert len(list(found.items())) == len(UNITS) * len(MEASURES) * len(AXES)
    normal = np.random.default_rng(1).normal(0, [0.5, 2.0], (20000, 2))
    found = shift_statistics(normal, normal)
    assert found("px", "nmad", "x") == pytest.approx(0.5, rel=0.03) == found("px", "std", "x")
    assert found("px", "ce90", "y") == pytest.approx(1.645 * 2, rel=0.03)


def test_statistics_of_nothing_and_of_one():
    assert np.isnan(shift_statistics(np.empty((0, 2)), np.empty((0, 2))).values).all()
    alone = shift_statistics(np.array([[3.0, 4.0]]), np.array([[30.0, -40.0]]))
    assert alone("px", "rmse", "abs") == 5 and alone("px", "std", "x") == 0 and alone("m", "nmad", "abs") == 0
