"""Where the target lies roughly, and where windows stand: coarse search and placement."""

from __future__ import annotations

import numpy as np
import pytest
from known_pairs import FINE, ORIGIN, Recorder, fine_scene, raster_pair, wrongly_placed
from shapely.geometry import box

from bench import degradations
from coreg_qgis.core.coarse import MAX_CANDIDATES, search
from coreg_qgis.core.errors import CancelledError
from coreg_qgis.core.footprint import overlap_of, valid_footprint
from coreg_qgis.core.placement import place_windows
from coreg_qgis.core.raster import ArrayRaster

PIXEL = 2 * FINE


def _pair(shift, shape=(600, 600), **more):
    """Pixels of 5 m, so that 600 of them fit the scene; the correction is ``shift`` px right and down."""
    more = {"factors": (2, 2), "at": (60, 60), **more}
    return raster_pair((shift[0] * PIXEL, -shift[1] * PIXEL), shape, **more)


def _search(reference, target, side=256, **more):
    overlap = overlap_of(valid_footprint(reference), valid_footprint(target))
    return search(reference, target, overlap, (1, 1), side, **more)


def _spoilt(array):
    rng = np.random.default_rng(7)
    array = degradations.gamma(degradations.gain_ramp(array, rng), 1.4)
    return degradations.clouds(array, 0.2, rng)[0]


@pytest.mark.parametrize("shift", [(0, 0), (35, -20), (-110, 64), (180, 0), (-150, 175)])
@pytest.mark.parametrize("spoil", [None, _spoilt])
def test_offsets_up_to_thirty_percent_of_the_side(shift, spoil):
    found = _search(*_pair(shift, spoil=spoil, snr=10))
    assert found.reference.factor in (2, 3)
    # Displacements of the content are minus the correction; the best candidate is right to about a decimated pixel.
    assert np.hypot(found.candidates[0][0] + shift[0], found.candidates[0][1] + shift[1]) < 3
    assert 1 <= len(found.candidates) <= MAX_CANDIDATES


def test_full_resolution_for_small_images_and_fractions_of_grids():
    reference, target = raster_pair((47.5, -31), at=(40, 40), target_at=(41, 43))
    found = _search(reference, target, 512)
    assert found.reference.factor == 1
    assert found.candidates[0] == pytest.approx((-4.75, -3.1), abs=0.2)


def test_south_up_grids():
    reference, target = _pair((40, 30))
    up = []
    for raster in (reference, target):
        x0, a, b, y0, c, d = raster.geotransform
        rows = raster.array.shape[0]
        up.append(ArrayRaster(raster.array[::-1], (x0, a, b, y0 + rows * d, c, -d), raster.crs_wkt))
    assert _search(*up).candidates[0] == pytest.approx((-40, 30), abs=2)


def test_max_shift_bounds_the_candidates():
    reference, target = _pair((120, 0))
    found = _search(reference, target, max_shift=50)
    assert all(np.hypot(*c) <= 50 + 2 * 3 + 1 for c in found.candidates)
    assert _search(reference, target, max_shift=130).candidates[0] == pytest.approx((-120, 0), abs=2)


def test_nodata_with_a_fixed_edge_does_not_hold_the_search():
    reference, target = _pair((60, -45))
    keep = np.zeros((600, 600), bool)
    rows, cols = np.mgrid[:600, :600]
    keep[np.hypot(rows - 300, cols - 300) < 260] = True
    pair = [ArrayRaster(np.where(keep, r.array + 3000, 0), r.geotransform, r.crs_wkt, nodata=0)
            for r in (reference, target)]
    assert _search(*pair).candidates[0] == pytest.approx((-60, 45), abs=2)


def test_search_can_be_cancelled_and_reports_progress():
    pair, recorder = _pair((0, 0)), Recorder()
    _search(*pair, feedback=recorder)
    assert recorder.progress == sorted(recorder.progress) and recorder.progress[-1] == 100
    with pytest.raises(CancelledError):
        _search(*pair, feedback=Recorder(cancel_at=1))


# Placement ----------------------------------------------------------------------------------------------------------

def _placed(reference, target, shape=(64, 64), count=9, displacement=(0, 0), side=300):
    found = _search(reference, target, side)
    return place_windows(found, displacement, shape, count)


def _inside(places, shape, limits):
    (r0, r1), (c0, c1) = limits
    half_rows, half_cols = shape[0] / 2, shape[1] / 2
    slack = 3  # decimated pixels are whole ones
    return ((places[:, 1] - half_rows >= r0 - slack) & (places[:, 1] + half_rows <= r1 + slack)
            & (places[:, 0] - half_cols >= c0 - slack) & (places[:, 0] + half_cols <= c1 + slack))


def test_windows_lie_inside_the_data_and_are_spread():
    places = _placed(*_pair((0, 0)))
    assert len(places) == 9 and _inside(places, (64, 64), ((0, 600), (0, 600))).all()
    for low, high in ((0, 200), (200, 400), (400, 600)):
        assert ((places[:, 0] >= low) & (places[:, 0] < high)).sum() >= 2
        assert ((places[:, 1] >= low) & (places[:, 1] < high)).sum() >= 2


@pytest.mark.parametrize("how", ["nodata", "mask", "nan"])
@pytest.mark.parametrize("which", [0, 1])
def test_windows_avoid_what_may_not_be_used(how, which):
    pair = list(_pair((0, 0)))
    raster = pair[which]
    bad = np.zeros((600, 600), bool)
    bad[:, :280] = True
    if how == "mask":
        pair[which] = ArrayRaster(raster.array, raster.geotransform, raster.crs_wkt, bad=bad)
    else:
        value = -9999.0 if how == "nodata" else np.nan
        pair[which] = ArrayRaster(
            np.where(bad, value, raster.array), raster.geotransform, raster.crs_wkt, nodata=-9999.0)
    places = _placed(*pair)
    assert len(places) >= 6 and _inside(places, (64, 64), ((0, 600), (280, 600))).all()


def test_windows_avoid_flat_places_of_either_image():
    reference, target = _pair((0, 0), snr=np.inf)
    first, second = reference.array.copy(), target.array.copy()
    first[:300], second[:, :300] = 80, 80
    pair = [ArrayRaster(a, r.geotransform, r.crs_wkt) for a, r in ((first, reference), (second, target))]
    best = _placed(*pair, count=1)
    assert len(best) == 1 and best[0].min() > 280
    # The best come first: those with texture in both images.
    order = _placed(*pair, count=16)
    assert order[:3].min() > 260


def test_displacement_says_which_pixels_are_compared():
    """The target's hole lies 90 px to the right of where it says it is."""
    hole = np.zeros((600, 600), bool)
    hole[:, 200:320] = True
    reference, target = _pair((90, 0))
    target = ArrayRaster(target.array, target.geotransform, target.crs_wkt, bad=hole)
    places = _placed(reference, target, count=16, displacement=(-90, 0))
    assert len(places) >= 6 and (places[:, 0] > 90).all()  # left of it the target shows nothing
    left, right = places[:, 0] + 32 <= 200 + 3, places[:, 0] - 32 >= 320 - 3
    assert (left | right).all() and left.any() and right.any()


def test_windows_on_an_overlap_between_grids():
    """Centres are pixels of the reference's grid, wherever the overlap begins."""
    reference, target = _pair((0, 0), target_at=(460, 660), target_shape=(500, 460))
    places = _placed(reference, target)
    assert _inside(places, (64, 64), ((200, 600), (300, 600))).all()


def test_windows_larger_than_what_is_left_take_what_there_is():
    bad = np.ones((600, 600), bool)
    bad[250:330, 200:280] = False
    reference, target = _pair((0, 0))
    reference = ArrayRaster(reference.array, reference.geotransform, reference.crs_wkt, bad=bad)
    found = search(reference, target, box(ORIGIN[0], ORIGIN[1] - 3500, ORIGIN[0] + 3500, ORIGIN[1]), (1, 1), 300)
    place = place_windows(found, (0, 0), (120, 120), 4)
    assert len(place) >= 1 and np.abs(place[0] - (240, 290)).max() < 40
    assert len(place_windows(found, (0, 0), (400, 400), 4)) == 0


def test_windows_keep_their_distance():
    places = _placed(*_pair((0, 0)), shape=(256, 256), count=16)
    apart = np.abs(places[:, None] - places[None]).max(2) + 1e9 * np.eye(len(places))
    assert apart.min() >= 125


def test_whole_scene_of_one_value_has_places_but_no_score():
    fine = np.full_like(fine_scene(), 50)
    flat = raster_pair(fine=fine, snr=np.inf)[0]
    assert len(_placed(flat, wrongly_placed(flat.array, flat.geotransform, (0, 0)))) >= 1
