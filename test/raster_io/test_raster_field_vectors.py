"""Correction of vectors: every vertex at the place where the image shows it after its own correction."""

from __future__ import annotations

import numpy as np
import pytest
from known_fields import GRID, LEFT, TOP, Shift, Turn, Waves, read
from shapely import wkt
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from coreg_qgis.raster_io.field_vectors import along, bent_shares, displace_geometries, true_places
from coreg_qgis.raster_io.field_warp import write_corrected


@pytest.mark.parametrize("model", [Shift(13.7, -6.2), Turn(), Waves(), Waves(30, 400)])
def test_the_shift_at_the_true_place_leads_there(model):
    x, y = (v.reshape(20, 10) for v in np.random.default_rng(1).uniform(0, 4000, (2, 200)))
    x, y = LEFT + x, TOP - y
    true = true_places(x, y, model)
    assert true[0].shape == (20, 10)
    for measured, place, shift in zip((x, y), true, model.displacement(*true)):
        np.testing.assert_allclose(place - shift, measured, rtol=0, atol=1e-4)


def test_a_place_does_not_depend_on_others():
    x, y = scattered(9, (300, 2)).T
    together = true_places(x, y, Waves(5))
    for i in range(0, 300, 7):
        assert [float(v) for v in true_places(x[i], y[i], Waves(5))] == [together[0][i], together[1][i]]


def test_vectors_follow_the_image(make_raster, tmp_path):
    """A blob in the target, and a point drawn on it, end up at one place."""
    rows, cols = np.indices(GRID.shape) + 0.5
    blob = 1000 * np.exp(-((cols - 200.3) ** 2 + (rows - 150.8) ** 2) / 50)
    path, model = make_raster("in.tif", blob.astype(np.float32)), Waves()
    write_corrected(path, str(tmp_path / "out.tif"), model)
    after = np.nan_to_num(read(tmp_path / "out.tif")[0])
    (moved,) = displace_geometries([Point(*GRID.to_map(200.3, 150.8))], model)
    col, row = GRID.to_pixel(moved.x, moved.y)
    assert np.hypot(col - 200.3, row - 150.8) > 1
    assert col == pytest.approx((after * cols).sum() / after.sum(), abs=0.05)
    assert row == pytest.approx((after * rows).sum() / after.sum(), abs=0.05)


def test_every_kind_of_geometry_keeps_its_kind_and_z():
    shapes = [
        "POINT Z (500010 4999000 7)", "LINESTRING (500000 4999900, 501000 4999100)",
        "MULTIPOINT (500000 4999900, 501000 4999100)", "LINESTRING Z (500000 4999900 1, 501000 4999100 2)",
        "POLYGON ((500000 4999000, 502000 4999000, 502000 4998000, 500000 4999000), "
        "(501000 4998900, 501200 4998900, 501200 4998800, 501000 4998900))",
        "MULTIPOLYGON (((500000 4999000, 502000 4999000, 502000 4998000, 500000 4999000)))", "POLYGON EMPTY",
        "GEOMETRYCOLLECTION (POINT (500010 4999000), LINESTRING (500000 4999900, 501000 4999100))",
    ]  # fmt: skip
    before = [wkt.loads(text) for text in shapes]
    after = displace_geometries(before, Shift(5, -3))
    expected = [wkt.loads(text) for text in shapes]
    from shapely.affinity import translate

    for old, new in zip(expected, after):
        assert new.geom_type == old.geom_type and new.has_z == old.has_z and new.is_valid
        assert new.equals(translate(old, 5, -3)) or new.is_empty
    assert after[0].z == 7 and [z for *_, z in after[3].coords] == [1, 2]
    assert [b.wkt for b in before] == [e.wkt for e in expected]  # inputs stay as they are


def test_neighbours_still_meet():
    cells = [box(LEFT + 300 * i, TOP - 300 * j - 300, LEFT + 300 * i + 300, TOP - 300 * j)
             for i in range(6) for j in range(5)]  # fmt: skip
    moved = displace_geometries(cells, Waves(8))
    corners = {tuple(c) for polygon in moved for c in polygon.exterior.coords}
    assert len(corners) == 7 * 6
    assert all(p.exterior.coords[0] == p.exterior.coords[-1] and len(p.exterior.coords) == 5 for p in moved)
    assert moved[0].intersection(moved[1]).area == 0


def test_long_edges_bend_with_the_field():
    model, ends = Waves(5), np.array([(LEFT + 100, TOP - 300), (LEFT + 3900, TOP - 3700)])
    (bent,) = displace_geometries([LineString(ends)], model, 10.0)
    (straight,) = displace_geometries([LineString(ends)], model)
    dense = ends[0] + np.linspace(0, 1, 5000)[:, None] * (ends[1] - ends[0])
    true = [Point(*place) for place in zip(*true_places(*dense.T, model))]
    assert max(map(straight.distance, true)) > 10
    assert max(map(bent.distance, true)) < 0.04 * 10
    assert 10 < len(bent.coords) < 200
    assert bent.coords[0] == straight.coords[0] and bent.coords[-1] == straight.coords[-1]


def scattered(seed, shape):
    """Map coordinates (..., 2) in the image."""
    return np.random.default_rng(seed).uniform((LEFT, TOP - 4000), (LEFT + 4000, TOP), shape)


@pytest.mark.parametrize("model", [Shift(50, 9), Turn(), Waves(known_to=LEFT - 1)])
def test_edges_stay_straight_where_the_field_does(model):
    edges = scattered(3, (2, 500, 2))
    assert all(len(shares) == 0 for shares in bent_shares(*edges, model, 10.0))


def test_short_edges_and_points_get_no_vertices():
    starts = scattered(3, (500, 2))
    ends = starts + np.random.default_rng(4).uniform(-28, 28, (500, 2))
    assert all(len(shares) == 0 for shares in bent_shares(starts, ends, Waves(30), 10.0))
    assert displace_geometries([Point(LEFT, TOP)], Waves(), 10.0)[0].geom_type == "Point"
    assert bent_shares(np.empty((0, 2)), np.empty((0, 2)), Waves(), 10.0) == []


def test_an_edge_gets_the_same_vertices_from_either_end_and_in_any_company():
    starts, ends = scattered(5, (2, 200, 2))
    ends[:50, 0] = starts[:50, 0]
    there, back = (bent_shares(*edges, Waves(5), 10.0) for edges in ((starts, ends), (ends, starts)))
    assert sum(map(len, there)) > 1000
    for i, (start, end) in enumerate(zip(starts, ends)):
        alone = bent_shares(start[None], end[None], Waves(5), 10.0)[0]
        np.testing.assert_array_equal(alone, there[i])
        np.testing.assert_array_equal(along(start, end, there[i]), along(end, start, back[i])[::-1])


def test_geometries_without_a_known_shift_are_left_out():
    model = Waves(known_to=LEFT + 1000)
    inside, across = Point(LEFT + 500, TOP - 10), LineString([(LEFT + 500, TOP - 10), (LEFT + 1500, TOP - 10)])
    first, second, third = displace_geometries([inside, across, MultiPolygon([Polygon()])], model)
    assert first.x != inside.x and second is None and third.is_empty


def test_nothing_to_do():
    assert displace_geometries([], Waves()) == []
    assert displace_geometries([Polygon()], Waves())[0].is_empty


def test_a_field_that_folds_ends():
    places = true_places(LEFT + np.arange(50.0), TOP - np.arange(50.0), Waves(50, 30))
    assert np.isfinite(places).all()
