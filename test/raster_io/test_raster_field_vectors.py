"""Correction of vectors: every vertex at the place where the image shows it after its own correction."""

from __future__ import annotations

import numpy as np
import pytest
from known_fields import GRID, LEFT, TOP, Shift, Turn, Waves, read
from shapely import wkt
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from coreg_qgis.raster_io.field_vectors import displace_geometries, true_places
from coreg_qgis.raster_io.field_warp import write_corrected


@pytest.mark.parametrize("model", [Shift(13.7, -6.2), Turn(), Waves(), Waves(30, 400)])
def test_the_shift_at_the_true_place_leads_there(model):
    x, y = (v.reshape(20, 10) for v in np.random.default_rng(1).uniform(0, 4000, (2, 200)))
    x, y = LEFT + x, TOP - y
    true = true_places(x, y, model)
    assert true[0].shape == (20, 10)
    for measured, place, shift in zip((x, y), true, model.displacement(*true)):
        np.testing.assert_allclose(place - shift, measured, rtol=0, atol=1e-4)


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
