"""Corrected geolocation arrays against swaths whose every place is known."""

from __future__ import annotations

import numpy as np
import pytest
from swaths import CENTRED, CORNERS, Swath, Wavy, every, random_pixels, with_hole

from coreg_qgis.core.errors import CancelledError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.swath_correction import (
    QuickPlaces,
    corrected_geolocation,
    sampled,
    sufficient_layout,
    swath_grid,
)


def waves(col, row):
    """Where the arrays so far place what a pixel shows: 1 to 3 px from it."""
    return col + 2 + np.sin(row / 40), row - 1.5 + np.cos(col / 50)


def errors(swath, fixed, col, row, moved=waves):
    """px on the ground between the corrected places and the truth."""
    return swath.pixels_off(fixed.to_map(col, row), swath.place(*moved(col, row)))


def test_the_grid_of_a_swath_counts_pixels_to_the_right_and_down():
    grid = swath_grid((30, 40))
    assert grid.to_pixel(*grid.to_map(3.25, 7.5)) == (3.25, 7.5)
    assert grid.vector_to_pixel(2.0, -3.0) == (2.0, 3.0)


@pytest.mark.parametrize("layout", [CENTRED, CORNERS], ids=["centres", "corners"])
@pytest.mark.parametrize(
    "swath",
    [Swath(), Swath(heading=340, mirrored=True), Swath(centre=(179.9, 10)), Swath(centre=(20, 89.5))],
    ids=["descending", "mirrored", "dateline", "pole"],
)
def test_pixels_get_the_places_that_their_content_had(swath, layout):
    given = swath.geolocation(layout)
    fixed = corrected_geolocation(given, waves, layout, given.x.shape)
    limit = 0.02 if swath.centre[1] > 85 else 0.002
    assert errors(swath, fixed, *random_pixels(swath.shape, 2000, margin=6)).max() < limit
    assert errors(swath, fixed, *random_pixels(swath.shape, 2000)).max() < 0.1  # beyond the edge the last pixel goes on
    assert fixed.layout == layout and fixed.shape == given.shape
    assert np.abs(fixed.x).max() <= 180


def test_full_circle_longitudes_stay_as_they_are():
    swath = Swath(centre=(179.9, 10))
    given = swath.geolocation()
    given = type(given)(given.x % 360, given.y, given.layout, given.crs_wkt, True, given.shape)
    fixed = corrected_geolocation(given, waves, given.layout, given.x.shape)
    assert fixed.x.min() > 170 and 180 < fixed.x.max() < 190


def test_coarse_arrays_get_samples_enough_for_the_shifts():
    swath = Swath()
    given = swath.geolocation(every(20))
    layout, shape, error = sufficient_layout(given.layout, given.x.shape, waves)
    assert layout.pixel_step in (5, 10) and layout.line_step in (5, 10)
    assert error <= 0.01
    assert set(given.layout.sample_places(given.x.shape)[0]) <= set(layout.sample_places(shape)[0])
    fixed = corrected_geolocation(given, waves, layout, shape)
    col, row = random_pixels(swath.shape, 2000, margin=5)
    own = swath.pixels_off(given.to_map(*waves(col, row)), swath.place(*waves(col, row)))
    assert errors(swath, fixed, col, row).max() < own.max() + 0.02


def test_centres_of_blocks_keep_their_places_when_samples_are_added():
    layout = type(CENTRED)(2, 3, 16, 8, "PIXEL_CENTER")
    finer, shape, _ = sufficient_layout(layout, (20, 20), waves)
    for before, after in zip(layout.sample_places((20, 20)), finer.sample_places(shape)):
        assert set(before) <= set(after)
        assert (before[0], before[-1]) == (after[0], after[-1])


def test_a_shift_everywhere_needs_no_more_samples():
    layout, shape, error = sufficient_layout(every(40, 1), (200, 8), lambda col, row: (col + 3, row - 2))
    assert (layout, shape, error) == (every(40, 1), (200, 8), 0)


def test_holes_do_not_grow():
    swath = Swath()
    given = with_hole(swath.geolocation(), slice(80, 90), slice(100, 130))
    fixed = corrected_geolocation(given, waves, given.layout, given.x.shape)
    assert (np.isnan(fixed.x) & np.isfinite(given.x)).sum() < 20  # where both sides are unknown
    col, row = np.meshgrid(np.arange(95, 135) + 0.5, np.arange(75, 95) + 0.5)
    off = errors(swath, fixed, col, row)
    known = np.isfinite(off)
    assert known.sum() > 450 and off[known].max() < 0.03  # interpolated over the hole's edge


def test_lines_of_overlapping_scans_follow_their_own_scan():
    swath = Swath(shape=(160, 300), scan_rows=10)
    given = swath.geolocation()
    fixed = corrected_geolocation(given, waves, given.layout, given.x.shape)
    col, row = np.meshgrid(np.arange(10, 290, 7) + 0.5, np.arange(20, 140) + 0.5)
    there = waves(col, row)
    truth = swath.place_in_scan(*there, np.floor(row / 10))
    assert swath.pixels_off(fixed.to_map(col, row), truth).max() < 0.03


def test_metres_are_corrected_as_degrees_are():
    image = Wavy()
    given = image.geolocation()
    fixed = corrected_geolocation(given, waves, given.layout, given.x.shape)
    col, row = random_pixels(image.shape, 2000, margin=1)
    (x, y), (tx, ty) = fixed.to_map(col, row), image.place(*waves(col, row))
    assert np.hypot(x - tx, y - ty).max() / image.pixel < 0.01


def test_a_cancelled_run_ends():
    class Cancelled(SilentFeedback):
        def is_cancelled(self):
            return True

    given = Swath().geolocation()
    with pytest.raises(CancelledError):
        corrected_geolocation(given, waves, given.layout, given.x.shape, Cancelled())


def test_samples_lie_where_pixels_do_and_unknown_ones_are_not_used():
    values = np.add.outer(np.arange(40.0), 2 * np.arange(50.0))
    valid = np.ones(values.shape, bool)
    col, row = random_pixels(values.shape, 500, margin=3)
    found, usable = sampled(values, valid, col, row)
    assert usable.all()
    assert np.abs(found - (row - 0.5 + 2 * (col - 0.5))).max() < 0.02
    valid[10:20, 10:20] = False
    found, usable = sampled(values, valid, np.array([15.0, 30, -1, np.nan]), np.array([15.0, 30, 5, 5]))
    assert usable.tolist() == [False, True, False, False]
    assert sampled(values, np.ones(values.shape, bool), np.array([0.2]), np.array([5.0]))[1].tolist() == [False]


@pytest.mark.parametrize("reach", [0, 300])
def test_quick_places_are_exact_to_a_thousandth(reach):
    quick = QuickPlaces(waves, (200, 300))
    col, row = random_pixels((200, 300), 5000, margin=-reach)
    off = np.hypot(*(a - b for a, b in zip(quick(col, row), waves(col, row))))
    assert off.max() < 0.001
    assert (off.max() > 0) == (reach == 0)  # far outside places are exact


def test_places_that_jump_are_left_exact():
    def jump(col, row):
        return col + (row > 77.3), row - 2.0 * (col > 101.7)

    quick = QuickPlaces(jump, (200, 300))
    at = random_pixels((200, 300), 2000)
    assert np.array_equal(quick(*at), jump(*at))
