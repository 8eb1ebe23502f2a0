"""Outlines and sample points of swaths against their analytic places."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import Point
from swaths import CENTRED, Swath, Wavy, every, random_pixels, with_hole

from coreg_qgis.core.geolocation_outline import outline, sample_points


def covered(shape, swath, margin):
    """Shares of places inside the image, and of those outside of it, that lie in the outline."""
    rows, cols = swath.shape
    col, row = random_pixels(swath.shape, 300, margin=margin)
    beyond = np.concatenate([[cols + margin] * 40, [-margin] * 40, np.linspace(0, cols, 40), np.linspace(0, cols, 40)])
    along = np.linspace(0, rows, 40)
    below = np.concatenate([along, along, [rows + margin] * 40, [-margin] * 40])
    return tuple(
        np.mean([shape.covers(Point(*place)) for place in zip(*swath.place(c, r))])
        for c, r in ((col, row), (beyond, below))
    )


@pytest.mark.parametrize(
    "swath",
    [Swath(), Swath(heading=10, mirrored=True), Swath(scan_rows=10), Swath(centre=(179.8, 20)),
     Swath(centre=(40, 89.5)), Swath(centre=(40, -89.3))],
    ids=["plain", "ascending", "scans", "dateline", "north", "south"],
)  # fmt: skip
def test_the_outline_holds_the_image_and_nothing_else(swath):
    shape = outline(swath.geolocation())
    assert shape.is_valid
    assert covered(shape, swath, 6.0) == (1.0, 0.0)
    assert shape.bounds[0] >= -180 and shape.bounds[2] <= 180


def test_over_the_dateline_there_are_two_parts():
    assert len(outline(Swath(centre=(179.8, 20)).geolocation()).geoms) == 2
    assert outline(Swath().geolocation()).geom_type == "Polygon"


def test_poles_are_inside():
    assert outline(Swath(centre=(40, 89.5)).geolocation()).buffer(1e-9).covers(Point(12, 90))


def test_metres_have_an_outline_too():
    image = Wavy()
    shape = outline(image.geolocation(every(20)))
    size = np.prod(image.shape) * image.pixel**2
    assert shape.area == pytest.approx(size, rel=0.03)


def test_an_edge_without_places_is_left_out():
    swath = Swath()
    given = with_hole(swath.geolocation(), slice(0, 60), slice(0, 100))
    shape = outline(given)
    places = [swath.place(*at) for at in ((50, 30), (150, 100), (250, 20), (20, 150))]
    inside = [shape.covers(Point(*map(float, place))) for place in places]
    assert inside == [False, True, True, True]


def test_samples_lead_back_to_where_they_come_from():
    swath = Swath()
    points = sample_points(swath.geolocation(), 400)
    assert 350 <= len(points.col) <= 450
    assert np.abs(points.back_col - points.col).max() < 0.01 and np.abs(points.back_row - points.row).max() < 0.01
    assert points.off_px.max() < 0.001
    assert swath.pixels_off((points.x, points.y), swath.place(points.col, points.row)).max() < 1e-3
    assert (points.seen == 1).all()
    middle = np.argmin(np.hypot(points.col - 150, points.row - 100))
    assert points.pixel_size[middle] == pytest.approx(1000, rel=0.01)  # metres at nadir


def test_places_that_several_scans_see_are_counted():
    points = sample_points(Swath(shape=(160, 300), scan_rows=10).geolocation(), 600)
    outer = np.abs(points.col - 150) > 120
    assert np.median(points.seen[outer]) == 2
    assert points.off_px.max() < 0.01


def test_samples_without_a_place_are_unknown():
    given = with_hole(Swath().geolocation(CENTRED), slice(50, 100), slice(100, 200))
    points = sample_points(given, 400)
    lost = np.isnan(points.x)
    assert 20 < lost.sum() < 60
    assert np.isnan(points.off_px[lost]).all() and (points.seen[lost] == 0).all()


def test_small_images_have_one_sample_a_pixel_at_most():
    points = sample_points(Swath(shape=(4, 5)).geolocation(), 400)
    assert len(points.col) == 20
    assert set(points.col) == {0.5, 1.5, 2.5, 3.5, 4.5}
