"""One cubic interpolation from the original: its accuracy, its voids, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from dem_scenes import CENTRE, COLS, GRID, PIXEL, ROWS, displaced, from_centre, hills, pair_of, patches, reference

from coreg_qgis.core.dem.dem_pair import NO_SHIFT, DemPair
from coreg_qgis.core.dem.solution import DemShift, Ramp
from coreg_qgis.core.errors import InputError, NoOverlapError
from coreg_qgis.core.grid import GeoGrid, Window

TURN = DemShift(3.3, -7.1, 2.5, (0.002, -0.001, 0.003), 1e-4, (*CENTRE, 500.0))


def test_without_a_shift_the_heights_are_the_same():
    pair = pair_of(NO_SHIFT)
    np.testing.assert_allclose(pair.resampled(), pair.aligned, atol=1e-3)
    assert np.abs(pair.difference()).max() < 1e-3


@pytest.mark.parametrize("shift", [DemShift(13.7, -8.3, -4.2), DemShift(-33.0, 21.0, 100.0), TURN])
def test_the_true_correction_gives_the_reference(shift):
    left = pair_of(shift).difference(shift)
    assert np.isfinite(left).mean() > 0.9
    assert np.nanstd(left) < 0.02 and abs(np.nanmean(left)) < 0.005


def test_quick_and_general_paths_agree():
    shift = DemShift(13.7, -8.3, -4.2)
    pair = pair_of(shift)
    holes = replace(pair, aligned=np.where(patches(0.1), np.nan, pair.aligned).astype(np.float32))
    for each in (pair, holes):
        quick = each.resampled(shift)
        slow = each.sampled(*each.places(), shift)
        np.testing.assert_array_equal(np.isnan(quick), np.isnan(slow))
        np.testing.assert_allclose(quick, slow, atol=2e-3)


def test_a_window_is_a_part_of_the_whole():
    window = Window(30, 50, 40, 60)
    pair = pair_of(TURN)
    for field in (TURN, DemShift(3.0, 4.0, 1.0, ramps=(Ramp(np.array([1.0, 2.0, 3.0]), CENTRE, 1000.0),))):
        np.testing.assert_allclose(pair.resampled(field, window), pair.resampled(field)[30:70, 50:110], atol=1e-3)
        np.testing.assert_allclose(pair.difference(field, window), pair.difference(field)[30:70, 50:110], atol=1e-3)


@pytest.mark.parametrize("shift", [NO_SHIFT, DemShift(4.0, 3.0), DemShift(10.0, 0.0)], ids=str)
def test_voids_grow_by_one_pixel_at_most(shift):
    model = reference()
    model[100:105, 100:105] = np.nan
    pair = DemPair(reference(), model, GRID, GRID)
    found = pair.resampled(shift)
    unknown = np.isnan(found[20:-20, 20:-20])
    whole = not (shift.dx % PIXEL or shift.dy % PIXEL)
    assert unknown.sum() == (25 if whole else 36)
    # Beside the void the spline leans on filled heights, yet the error is a fraction of what noise would do.
    truth = pair_of(shift)
    assert np.nanmax(np.abs(found - DemPair(reference(), reference(), GRID, GRID).resampled(shift))) < 3
    assert truth.reference.shape == found.shape


def test_what_lies_outside_is_void():
    found = pair_of(NO_SHIFT).resampled(DemShift(25.0, 0.0))
    assert np.isnan(found[:, :3]).all() and np.isfinite(found[:, 3:]).all()


def test_a_finer_model_is_averaged_and_keeps_its_place():
    fine = GeoGrid((ROWS * 2, COLS * 2), (500000.0, PIXEL / 2, 0, 5200000.0, 0, -PIXEL / 2), GRID.crs_wkt)
    shift = DemShift(6.0, -3.0, 1.0)
    rough = np.random.default_rng(0).standard_normal(fine.shape).astype(np.float32)
    left = DemPair(reference(), displaced(shift, fine) + rough, GRID, fine).difference(shift)
    assert np.nanstd(left) < 0.6  # of 1 m, where 4 pixels are averaged; single ones would leave all of it
    assert abs(np.nanmean(left)) < 0.01


def test_south_up_and_coarser_models_serve_too():
    other = GeoGrid((90, 100), (499990.0, 30.0, 0, 5197770.0, 0, 30.0), GRID.crs_wkt)
    shift = DemShift(12.0, 7.0, -3.0)
    left = DemPair(reference(), displaced(shift, other), GRID, other).difference(shift)
    assert np.isfinite(left).mean() > 0.9 and np.nanstd(left) < 0.3


def test_decimation_averages_stable_heights():
    pair = pair_of(NO_SHIFT)
    small = replace(pair, stable=~patches(0.3)).decimated(4)
    assert small.reference.shape == (55, 65) and small.reference_grid.resolution == (40.0, 40.0)
    assert np.isnan(small.reference).mean() == pytest.approx(0.3, abs=0.05)
    assert np.nanmax(np.abs(small.difference())) < 10 and abs(np.nanmean(small.difference())) < 0.2
    assert pair.decimated(1) is pair


def test_fields_of_other_kinds_are_given_at_the_models_own_places():
    class Stretch:
        def displacement(self, x, y):
            return 1e-3 * (x - CENTRE[0]), np.zeros(np.shape(y)) + 5.0

        def vertical(self, x, y):
            return 2e-3 * (y - CENTRE[1])

    x, y = pair_of(NO_SHIFT).places()
    at = (x - CENTRE[0]) / 1.001, y - 5.0 - CENTRE[1]
    truth = hills(*at) + 2e-3 * at[1]
    found = DemPair(reference(), reference(), GRID, GRID).resampled(Stretch())
    assert np.nanmax(np.abs(found - truth)[3:-3, 3:-3]) < 0.05
    assert from_centre(*CENTRE) == (0, 0)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reference": np.zeros((3, 3))}, "reference has shape"),
        ({"aligned": np.zeros((3, 3))}, "model to be aligned has shape"),
        ({"aligned": np.zeros(GRID.shape, np.int16)}, "floating point"),
        ({"stable": np.ones((3, 3), bool)}, "stable mask has shape"),
        ({"aligned_grid": replace(GRID, crs_wkt="EPSG:4326")}, "different CRSs"),
    ],
)
def test_pairs_that_do_not_fit_are_refused(change, sentence):
    with pytest.raises(InputError, match=sentence):
        replace(pair_of(NO_SHIFT), **change)


@pytest.mark.parametrize(
    ("change", "kind", "sentence"),
    [
        ({"reference": np.full(GRID.shape, np.nan)}, InputError, "reference holds no heights"),
        ({"aligned": np.full(GRID.shape, np.nan)}, InputError, "aligned holds no heights"),
        ({"aligned_grid": GRID.shifted(1e6, 0)}, NoOverlapError, "do not overlap"),
        ({"stable": np.zeros(GRID.shape, bool)}, InputError, "leaves no stable terrain"),
        ({"stable": np.arange(COLS) < 10 + np.zeros((ROWS, 1)), "aligned_grid": GRID.shifted(1500, 0)},
         NoOverlapError, "share no heights"),
    ],
)  # fmt: skip
def test_pairs_that_nothing_can_be_solved_with_say_why(change, kind, sentence):
    with pytest.raises(kind, match=sentence):
        replace(pair_of(NO_SHIFT), **change).check()


def test_a_mask_over_all_heights_says_so():
    pair = pair_of(NO_SHIFT)
    pair.reference[:, :100] = np.nan
    stable = np.zeros(GRID.shape, bool)
    stable[:, :100] = True
    with pytest.raises(InputError, match="no heights on stable terrain"):
        replace(pair, stable=stable).check()
