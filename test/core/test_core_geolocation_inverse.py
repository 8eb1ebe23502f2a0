"""From places back to pixels: against swaths that are known exactly, with everything that makes it hard."""

from __future__ import annotations

import numpy as np
import pytest
from swaths import CENTRED, CORNERS, DEGREES, Swath, Wavy, every, random_pixels, sampled, with_hole

from coreg_qgis.core.errors import CancelledError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.geolocation import ArrayLayout, Geolocation
from coreg_qgis.core.geolocation_lattice import pixel_lattice
from coreg_qgis.core.grid import GeoGrid

SCANNED = Swath(scan_rows=10, panorama=2.0, shape=(200, 1000))


def off(pixels, col, row):
    return np.hypot(pixels[0] - col, pixels[1] - row)


@pytest.mark.parametrize("swath", [
    Swath(), Swath(heading=10, mirrored=True), Swath(centre=(179.9, 20.0)), Swath(centre=(-180.0, 20.0), pixel_km=0.1),
    Swath(centre=(30.0, 86.0)), Swath(centre=(30.0, 89.8), heading=40), Swath(centre=(-70.0, -89.9), heading=250),
    Swath((3000, 409), centre=(170.0, 60.0), heading=-15, pixel_km=4.0), Wavy(),
], ids=str)
@pytest.mark.parametrize("layout", [CENTRED, CORNERS])
def test_pixels_are_true_to_a_hundredth(swath, layout):
    col, row = random_pixels(swath.shape, 20000, margin=1.0)
    most = 0.02 if swath.shape[0] > 1000 else 0.01  # pixels of 4 km beside the pole
    assert off(swath.geolocation(layout).to_pixel(*swath.place(col, row)), col, row).max() < most


@pytest.mark.parametrize(("swath", "layout"), [
    (Swath(), every(5)), (Swath(), ArrayLayout(0, 0, 5, 5, "PIXEL_CENTER")), (Wavy(), every(20)),
    (Swath((300, 2048)), ArrayLayout(24.5, 0.5, 40, 1)), (Swath((600, 800)), every(40)),
    (Swath(centre=(30.0, 89.5)), every(5)), (Swath(), CENTRED),
    (Swath(centre=(180.0, 0.0)), ArrayLayout(24.5, 0.5, 40, 1)),
], ids=str)
def test_there_and_back_is_exact_and_nothing_is_lost(swath, layout):
    geolocation = swath.geolocation(layout)
    col, row = random_pixels(swath.shape, 20000)
    assert off(geolocation.to_pixel(*geolocation.to_map(col, row)), col, row).max() < 1e-6


def test_subsampled_arrays_are_true_to_their_interpolation():
    swath = Swath((600, 800), panorama=0.05, bend=0.5)
    col, row = random_pixels(swath.shape, 5000, margin=5.0)
    assert off(swath.geolocation(every(5)).to_pixel(*swath.place(col, row)), col, row).max() < 0.01


@pytest.mark.parametrize("turn", [-360.0, 0.0, 360.0])
def test_longitudes_may_be_given_in_any_turn(turn):
    swath = Swath(centre=(180.0, 20.0))
    col, row = random_pixels(swath.shape, 1000)
    lon, lat = swath.place(col, row)
    eastern = sampled(lambda c, r: (swath.place(c, r)[0] % 360, swath.place(c, r)[1]), swath.shape, CENTRED)
    for geolocation in (swath.geolocation(), eastern):
        assert off(geolocation.to_pixel(lon + turn, lat), col, row).max() < 0.01


def test_half_a_step_beyond_the_image_is_known_and_no_more():
    image = Wavy(amplitude=0.0)
    for layout, reach in ((CENTRED, 0.5), (CORNERS, 0.5), (every(20), 10.0)):
        geolocation = image.geolocation(layout)
        rows, cols = image.shape
        beyond = np.array([0.9, 1.1]) * reach
        left = geolocation.to_pixel(*image.place(-beyond, np.full(2, 30.0)))
        below = geolocation.to_pixel(*image.place(np.full(2, 30.0), rows + beyond))
        assert np.array_equal(np.isfinite(left[0]), [True, False])
        assert np.array_equal(np.isfinite(below[1]), [True, False])
        assert left[0][0] == pytest.approx(-beyond[0], abs=1e-6)
        strict = geolocation.to_pixel(*image.place(np.array([-0.1, 0.1, cols - 0.1, cols + 0.1]), np.full(4, 9.0)),
                                      strict=True)
        assert np.array_equal(np.isfinite(strict[0]), [False, True, True, False])


def test_places_elsewhere_have_no_pixel():
    swath = Swath()
    lon, lat = np.array([190.0, 10.0, -60.0, np.nan, 10.0, np.inf]), np.array([-45.0, -45.0, 70.0, 45.0, 95.0, 0.0])
    col, row = swath.geolocation().to_pixel(lon, lat)
    assert np.isnan(col).all()
    assert np.isnan(row).all()
    assert swath.geolocation().to_pixel(np.zeros((0, 2)), np.zeros((0, 2)))[0].shape == (0, 2)


def test_a_crop_with_the_whole_arrays_sees_only_itself():
    swath = Swath((400, 500))
    whole = swath.geolocation()
    part = Geolocation(whole.x, whole.y, CENTRED.cropped(200, 100), DEGREES, True, (80, 60))
    col, row = random_pixels((80, 60), 2000)
    assert off(part.to_pixel(*swath.place(col + 200, row + 100)), col, row).max() < 0.01
    assert np.isnan(part.to_pixel(*swath.place(np.array([100.0, 262.0]), np.array([150.0, 150.0])))[0]).all()


def test_holes_have_no_pixels_and_all_others_are_found():
    swath = Swath((300, 400))
    geolocation = with_hole(swath.geolocation(), slice(50, 200), slice(100, 300))
    geolocation = with_hole(geolocation, slice(120, 125), slice(0, 400))
    col, row = random_pixels(swath.shape, 20000)
    x, y = geolocation.to_map(col, row)
    known = np.isfinite(x)
    back = geolocation.to_pixel(*swath.place(col, row))
    near = np.abs(off(back, col, row)) < 0.02
    assert near[known].mean() > 0.999  # places on the border of the hole may fall to either side
    assert np.isnan(back[0])[~known].mean() > 0.999
    assert off(geolocation.to_pixel(x[known], y[known]), col[known], row[known]).max() < 1e-6


@pytest.mark.parametrize("share", [0.02, 0.3])
def test_scattered_missing_samples_lose_nothing_else(share):
    swath = Swath()
    geolocation = swath.geolocation()
    lost = np.random.RandomState(3).uniform(size=geolocation.x.shape) < share
    geolocation = Geolocation(np.where(lost, np.nan, geolocation.x), geolocation.y, CENTRED, DEGREES, True, swath.shape)
    col, row = random_pixels(swath.shape, 20000)
    x, y = geolocation.to_map(col, row)
    known = np.isfinite(x)
    assert swath.pixels_off((x, y), swath.place(col, row))[known].max() < 0.01
    assert off(geolocation.to_pixel(x[known], y[known]), col[known], row[known]).max() < 1e-6


@pytest.mark.parametrize(("noise", "lost"), [(0.1, 0), (0.3, 0), (1.0, 0.002)])
def test_noise_in_the_arrays_loses_nothing(noise, lost):
    swath = Swath()
    geolocation, draw = swath.geolocation(), np.random.RandomState(7).normal
    x = geolocation.x + draw(0, noise / 80, geolocation.x.shape)
    y = geolocation.y + draw(0, noise / 111, geolocation.x.shape)
    geolocation = Geolocation(x, y, CENTRED, DEGREES, True, swath.shape)
    col, row = random_pixels(swath.shape, 20000, margin=4.0)
    place = geolocation.to_map(col, row)
    back = geolocation.to_pixel(*place)
    found = np.isfinite(back[0])
    assert (~found).mean() <= lost
    again = geolocation.to_map(back[0][found], back[1][found])
    assert swath.pixels_off(again, (place[0][found], place[1][found])).max() < 0.01


def test_of_overlapping_scans_the_nearest_to_its_centre_is_taken():
    geolocation = SCANNED.geolocation()
    col, row = random_pixels(SCANNED.shape, 20000)
    scan = np.floor(row / 10)
    place = SCANNED.place(col, row)
    got = geolocation.to_pixel(*place)
    assert np.isfinite(got[0]).all()
    got_scan = np.floor(got[1] / 10)
    assert SCANNED.pixels_off(SCANNED.place_in_scan(*got, got_scan), place).max() < 0.01
    to_centre, before = np.abs(got[1] - got_scan * 10 - 5), np.abs(row - scan * 10 - 5)
    assert (to_centre <= before + 0.01).all()
    moved = got_scan != scan
    assert 0.1 < moved.mean() < 0.6
    assert off(got, col, row)[~moved].max() < 0.01


def test_all_pixels_that_see_a_place_are_candidates():
    geolocation = SCANNED.geolocation()
    col, row = random_pixels(SCANNED.shape, 3000)
    cols, rows = geolocation.candidates(*SCANNED.place(col, row))
    count = np.isfinite(cols).sum(1)
    nearest = np.nanmin(np.hypot(cols - col[:, None], rows - row[:, None]), axis=1)
    assert nearest.max() < 0.01
    outer, middle = np.abs(col - 500) > 450, np.abs(col - 500) < 50
    assert np.mean(count[outer] >= 2) > 0.9  # the first and last lines have no neighbours
    assert np.mean(count[middle] == 1) > 0.95
    spot = [np.isfinite(c) for c in cols]
    for i in range(0, 3000, 97):
        lon, lat = SCANNED.place_in_scan(cols[i][spot[i]], rows[i][spot[i]], np.floor(rows[i][spot[i]] / 10))
        assert SCANNED.pixels_off((lon, lat), [v[i] for v in SCANNED.place(col, row)]).max() < 0.01


def test_candidates_of_a_plain_image_are_its_pixels():
    swath = Swath()
    col, row = random_pixels(swath.shape, 200)
    cols, rows = swath.geolocation().candidates(*swath.place(col, row))
    assert cols.shape == (200, 1)
    assert off((cols[:, 0], rows[:, 0]), col, row).max() < 0.01


def test_cropped_scans_are_searched_too():
    whole = SCANNED.geolocation()
    part = Geolocation(whole.x[9:152], whole.y[9:152], CENTRED, DEGREES, True, (143, 1000))
    col, row = random_pixels(part.shape, 20000)
    place = part.to_map(col, row)
    assert SCANNED.pixels_off(part.to_map(*part.to_pixel(*place)), place).max() < 0.01


def test_a_hole_in_one_scan_is_seen_by_the_next():
    holed = with_hole(SCANNED.geolocation(), slice(100, 110), slice(900, 980))
    col, row = random_pixels((100, 84), 20000)
    place = holed.to_map(col + 898, row + 50)
    known = np.isfinite(place[0])
    assert 0.8 < known.mean() < 1
    back = holed.to_pixel(place[0][known], place[1][known])
    assert SCANNED.pixels_off(holed.to_map(*back), (place[0][known], place[1][known])).max() < 0.01


def test_repeated_lines_lose_nothing():
    swath = Swath()
    whole, kept = swath.geolocation(), np.r_[0:60, 59, 59, 60:200]
    twice = Geolocation(whole.x[kept], whole.y[kept], CENTRED, DEGREES, True, (202, 300))
    col, row = random_pixels(twice.shape, 20000)
    place = twice.to_map(col, row)
    assert swath.pixels_off(twice.to_map(*twice.to_pixel(*place)), place).max() < 1e-6


@pytest.mark.parametrize("west", [-180.0, 0.0])
@pytest.mark.parametrize("step", [1, 10])
def test_regular_grids_of_the_whole_earth_stay_regular(step, west):
    lon, lat = west + step / 2 + np.arange(360 // step) * step, 90.0 - step / 2 - np.arange(180 // step) * step
    x, y = np.meshgrid(lon.astype(float), lat)
    globe = Geolocation(x, y, CENTRED, DEGREES, True, x.shape)
    col, row = random_pixels(globe.shape, 5000)
    place = globe.to_map(col, row)
    assert np.allclose((place[0] - west) % 360, col * step, atol=1e-9)
    assert np.allclose(place[1], 90 - row * step, atol=1e-9)
    assert off(globe.to_pixel(*place), col, row).max() < 1e-6


def test_arrays_without_any_place_have_no_pixels():
    good = Swath().geolocation()
    empty = Geolocation(good.x * np.nan, good.y, CENTRED, DEGREES, True, good.shape)
    assert np.isnan(empty.to_pixel(10.0, 45.0)).all()
    assert np.isnan(empty.candidates(10.0, 45.0)).all()


def test_gaps_between_lines_are_bridged():
    swath = Swath()
    whole, kept = swath.geolocation(), np.r_[0:100, 120:200]
    gap = Geolocation(whole.x[kept], whole.y[kept], CENTRED, DEGREES, True, (180, 300))
    col, row = random_pixels(gap.shape, 20000)
    assert off(gap.to_pixel(*gap.to_map(col, row)), col, row).max() < 1e-3


class TestLattice:
    """Nodes of a map grid."""

    image = Wavy((600, 700))
    grid = GeoGrid((700, 800), (499500.0, 10.0, 0.0, 5000500.0, 0.0, -10.0), "EPSG:32633")

    @pytest.mark.parametrize("step", [4, 16])
    def test_nodes_are_what_a_search_finds(self, step):
        geolocation = self.image.geolocation()
        cols, rows = pixel_lattice(geolocation, self.grid, step)
        assert cols.shape == (-(-700 // step) + 1, -(-800 // step) + 1)
        node = np.meshgrid(np.arange(cols.shape[1]) * step, np.arange(cols.shape[0]) * step)
        expected = geolocation.to_pixel(*self.grid.to_map(*node))
        assert np.array_equal(np.isnan(cols), np.isnan(expected[0]))
        known = np.isfinite(cols)
        assert 0.3 < known.mean() < 0.95
        assert off((cols, rows), *expected)[known].max() < 1e-6

    def test_the_grids_crs_may_be_another(self):
        cols, _ = pixel_lattice(self.image.geolocation(), self.grid, 8)
        moved = self.grid.shifted(1000.0, 2000.0)
        again, _ = pixel_lattice(self.image.geolocation(), moved, 8, project=lambda x, y: (x - 1000.0, y - 2000.0))
        assert np.allclose(cols, again, atol=1e-6, equal_nan=True)

    def test_a_cancelled_run_ends(self):
        class Cancelled(SilentFeedback):
            def is_cancelled(self):
                return True

        with pytest.raises(CancelledError):
            pixel_lattice(self.image.geolocation(), self.grid, 8, feedback=Cancelled())
