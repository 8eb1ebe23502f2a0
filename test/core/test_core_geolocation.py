"""Layouts of geolocation arrays, and the places of pixels, against swaths that are known exactly."""

from __future__ import annotations

import numpy as np
import pytest
from swaths import CENTRED, CORNERS, DEGREES, Swath, Wavy, every, random_pixels, sampled, with_hole

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.geolocation import ArrayLayout, Geolocation

LAYOUTS = [CENTRED, CORNERS, every(5), ArrayLayout(3, 1, 4, 6, "PIXEL_CENTER"), ArrayLayout(24.5, 0.5, 40, 1)]


def rms(values):
    return float(np.sqrt(np.mean(np.square(values))))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_samples_lie_where_the_layout_says(layout):
    cols, rows = layout.sample_places((3, 4))
    half = 0.5 if layout.convention == "PIXEL_CENTER" else 0.0
    assert np.allclose(cols, layout.pixel_offset + (np.arange(4) + half) * layout.pixel_step)
    assert np.allclose(rows, layout.line_offset + (np.arange(3) + half) * layout.line_step)
    u, v = layout.to_samples(cols[2], rows[1])
    assert (u, v) == pytest.approx((2, 1))
    assert layout.to_image(u, v) == pytest.approx((cols[2], rows[1]))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_crops_and_sizes_keep_every_place(layout):
    swath = Wavy()
    whole = swath.geolocation(layout)
    col, row = random_pixels((200, 300), 50)
    part = Geolocation(whole.x, whole.y, layout.cropped(70, 40).resized(0.5, 1.5), whole.crs_wkt, False, (300, 150))
    expected = whole.to_map(col + 70, row + 40)
    assert np.allclose(part.to_map(col * 0.5, row * 1.5), expected, atol=1e-6, rtol=0)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("horizontal", "vertical"), [(True, False), (False, True), (True, True)])
def test_mirrored_images_keep_every_place(layout, horizontal, vertical):
    whole = Wavy().geolocation(layout)
    rows, cols = whole.shape
    turn = (slice(None, None, -1 if vertical else 1), slice(None, None, -1 if horizontal else 1))
    layout = layout.flipped(whole.shape, whole.x.shape, horizontal=horizontal, vertical=vertical)
    mirrored = Geolocation(whole.x[turn], whole.y[turn], layout, whole.crs_wkt, False, whole.shape)
    col, row = random_pixels(whole.shape, 50)
    there = mirrored.to_map(cols - col if horizontal else col, rows - row if vertical else row)
    assert np.allclose(there, whole.to_map(col, row), atol=1e-6, rtol=0)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_thinned_arrays_sample_the_same_places(layout):
    whole = Wavy().geolocation(layout)
    thin = Geolocation(
        whole.x[1::3, 2::2], whole.y[1::3, 2::2], layout.thinned(2, 3, 2, 1), whole.crs_wkt, False, whole.shape
    )
    cols, rows = thin.layout.sample_places(thin.x.shape)
    assert np.allclose(whole.to_map(*np.meshgrid(cols, rows)), (thin.x, thin.y), atol=1e-6, rtol=0)


@pytest.mark.parametrize(("keys", "name"), [
    ({"pixel_step": 0}, "PIXEL_STEP"), ({"line_step": -1}, "LINE_STEP"), ({"line_offset": np.nan}, "LINE_OFFSET"),
    ({"convention": "CENTER"}, "GEOREFERENCING_CONVENTION"),
])
def test_layouts_that_cannot_be_used_name_the_key(keys, name):
    with pytest.raises(InputError, match=name):
        ArrayLayout(**keys)


@pytest.mark.parametrize("shapes", [((3, 3), (3, 4)), ((1, 5), (1, 5)), ((9,), (9,))])
def test_arrays_that_are_no_pair_are_refused(shapes):
    with pytest.raises(InputError, match="same size"):
        Geolocation(np.zeros(shapes[0]), np.zeros(shapes[1]), CENTRED, DEGREES, True, (5, 5))


@pytest.mark.parametrize("swath", [
    Swath(), Swath(heading=10, mirrored=True), Swath(centre=(179.9, 20.0)), Swath(centre=(-179.9, -40.0), heading=80),
    Swath(centre=(30.0, 86.0)), Swath(centre=(30.0, 89.8), heading=40), Swath(centre=(-70.0, -89.9), heading=250),
    Swath(scan_rows=10, panorama=2.0, shape=(200, 400)),
])
@pytest.mark.parametrize("layout", [CENTRED, CORNERS])
def test_places_are_true(swath, layout):
    if swath.scan_rows and layout == CORNERS:
        pytest.skip("corners of pixels belong to one scan or the other")
    col, row = random_pixels(swath.shape, 5000)
    place = swath.geolocation(layout).to_map(col, row)
    assert np.abs(place[0]).max() <= 180
    assert swath.pixels_off(place, swath.place(col, row)).max() < 0.011


def test_gdals_answer_beyond_the_last_samples_is_ours():
    x, y = np.meshgrid([0.0, 10.0, 30.0], [0.0, 5.0])
    geolocation = Geolocation(x + y ** 2, y, ArrayLayout(1, 0, 2, 1), "EPSG:32633", False, (2, 8))
    assert geolocation.to_map(7.0, 0.0)[0] == pytest.approx(30 + 20)  # one step beyond the last cell, with its slope
    assert geolocation.to_map(-1.0, 3.0) == pytest.approx((-10 + 25 * 3, 15))


def test_longitudes_keep_to_the_range_of_the_arrays():
    swath = Swath(centre=(180.0, 10.0))
    half, full = swath.geolocation(), sampled(lambda c, r: (swath.place(c, r)[0] % 360, swath.place(c, r)[1]), *(
        swath.shape, CENTRED))
    col, row = random_pixels(swath.shape, 500)
    lon, east = half.to_map(col, row)[0], full.to_map(col, row)[0]
    assert lon.min() < -178
    assert east.min() > 178
    assert np.allclose(lon % 360, east, atol=1e-9)


def test_scalars_give_scalars():
    place = Swath().geolocation().to_map(10.5, 20)
    assert all(np.ndim(v) == 0 for v in place)
    assert np.isnan(Swath().geolocation().to_map(np.nan, 20)[0])


def test_a_hole_takes_only_what_lies_nearest_to_it():
    swath = Swath()
    holed = with_hole(swath.geolocation(), slice(50, 60), slice(100, 120))
    col, row = np.meshgrid(np.linspace(98, 122, 97), np.linspace(48, 62, 57))
    place = holed.to_map(col, row)
    inside = (col > 100) & (col < 120) & (row > 50) & (row < 60)
    near = np.minimum(np.abs(col - 100), np.abs(col - 120)) < 1e-9
    near |= np.minimum(np.abs(row - 50), np.abs(row - 60)) < 1e-9
    assert np.array_equal(np.isnan(place[0])[~near], inside[~near])
    known = ~inside & ~near
    assert swath.pixels_off(place, swath.place(col, row))[known].max() < 0.005


def test_single_missing_samples_are_bridged():
    swath = Swath()
    holed = with_hole(swath.geolocation(), slice(50, 51), slice(100, 101))
    col, row = np.meshgrid(np.linspace(99, 102, 13), np.linspace(49, 52, 13))
    assert swath.pixels_off(holed.to_map(col, row), swath.place(col, row)).max() < 0.005


def test_holes_on_the_dateline_are_completed_across_it():
    swath = Swath(centre=(180.0, 10.0))
    holed = with_hole(swath.geolocation(), slice(95, 105), slice(140, 160))
    col, row = random_pixels(swath.shape, 20000)
    place = holed.to_map(col, row)
    known = np.isfinite(place[0])
    assert 0.99 < known.mean() < 1
    assert swath.pixels_off(place, swath.place(col, row))[known].max() < 0.005


def test_scans_are_found_where_lines_overlap_and_nowhere_else():
    scanned = Swath(scan_rows=10, panorama=2.0, shape=(97, 400)).geolocation()
    assert np.array_equal(np.unique(scanned.cells.first), np.arange(0, 97, 10))
    assert Swath().geolocation().cells.first is None
    noisy = Swath().geolocation()
    draw = np.random.RandomState(4)
    lon = np.where(draw.uniform(size=noisy.x.shape) < 0.02, noisy.x + 0.5, noisy.x)
    assert Geolocation(lon, noisy.y, CENTRED, DEGREES, True, noisy.shape).cells.first is None
