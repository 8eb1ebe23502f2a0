"""Least Z-difference against truth, and what it says where there is none to find."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from dem_scenes import CENTRE, GRID, PIXEL, from_centre, hills, noise, pair_of, patches, reference

from coreg_qgis.core.dem.dem_pair import NO_SHIFT, DemPair
from coreg_qgis.core.dem.least_z import LeastZSettings, attempt, least_z
from coreg_qgis.core.dem.solution import DIVERGED, EMPTY, FEW, FLAT, MASKED, OK, DemShift
from coreg_qgis.core.dem.terrain import ground_metres
from coreg_qgis.core.errors import CancelledError, InputError, NoMatchError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.grid import GeoGrid, Window

SHIFT = DemShift(13.7, -8.3, -4.2)


def error(found, truth=SHIFT):
    return np.hypot(found.dx - truth.dx, found.dy - truth.dy) / PIXEL, abs(found.dz - truth.dz)


@pytest.mark.parametrize("px", [0.3, 1.37, 3.7])
def test_a_shift_is_found(px):
    truth = DemShift(px * PIXEL, -0.6 * px * PIXEL, 5.0)
    found = least_z(pair_of(truth, 1.0))
    horizontal, vertical = error(found, truth)
    assert horizontal < 0.02 and vertical < 0.05
    assert found.converged and found.status == OK and found.nmad_after < 1.1 < found.nmad_before
    assert 2 <= found.iterations == len(found.history) and found.history[-1][:3] == (found.dx, found.dy, found.dz)


def test_its_sigmas_tell_its_errors():
    ratios = []
    for seed in range(6):
        pair = pair_of(SHIFT)
        found = least_z(replace(pair, aligned=pair.aligned + noise(3.0, seed)))
        ratios += [(found.dx - SHIFT.dx) / found.sigmas[0], (found.dy - SHIFT.dy) / found.sigmas[1]]
    assert 0.3 < np.sqrt(np.mean(np.square(ratios))) < 2.5


@pytest.mark.parametrize("height", [60, 600, 5000])
def test_blunders_and_voids_are_tolerated(height):
    pair = pair_of(SHIFT, 1.0)
    model = np.where(patches(0.2, 3), pair.aligned + height, pair.aligned)
    model[patches(0.2, 5)] = np.nan
    found = least_z(replace(pair, aligned=model.astype(np.float32)))
    horizontal, vertical = error(found)
    assert horizontal < 0.03 and vertical < 0.15


def test_a_mask_keeps_changed_terrain_out():
    stable = np.ones(GRID.shape, bool)
    stable[:, :120] = False
    pair = pair_of(SHIFT, 1.0, stable)
    pair.aligned[:, :115] -= np.linspace(0, 80, 115).astype(np.float32)
    found = least_z(pair)
    assert error(found)[0] < 0.02 and found.count <= stable.sum()


def test_rotation_and_scale_are_found():
    degree = np.radians(1)
    truth = DemShift(4.0, 7.0, -3.0, (0.02 * degree, -0.013 * degree, 0.05 * degree), 2e-4, (*CENTRE, 500.0))
    settings = LeastZSettings(rotation=True, scale=True)
    found = least_z(pair_of(truth, 0.3), replace(NO_SHIFT, centre=truth.centre), settings)
    np.testing.assert_allclose(np.degrees(found.rotation[:2]), [0.02, -0.013], atol=1e-3)
    assert np.degrees(found.rotation[2]) == pytest.approx(0.05, abs=5e-3)
    assert found.scale == pytest.approx(2e-4, abs=5e-5)
    x, y = pair_of(NO_SHIFT).places()
    z = reference()
    apart = [a - b for a, b in zip(found.displacement(x, y, z), truth.displacement(x, y, z))]
    assert np.max(np.hypot(*apart)) / PIXEL < 0.05
    assert len(found.sigmas) == 7 and found.nmad_after < 0.33


def test_degrees_are_taken_as_metres_on_the_ground():
    step = 1e-4  # degrees
    grid = GeoGrid(GRID.shape, (15.0, step, 0, 60.0, 0, -step), "EPSG:4326")
    metres = ground_metres(grid, is_geographic=True)
    x, y = grid.to_map(np.arange(260) + 0.5 + np.zeros((220, 1)), np.arange(220)[:, None] + 0.5 + np.zeros(260))
    east, north = (x - 15.013) * metres[0], (y - 59.989) * metres[1]
    model = hills(east + 4.0, north - 9.0) - 2.0
    found = least_z(DemPair(hills(east, north), model, grid, grid, None, metres))
    assert (found.dx, found.dy, found.dz) == pytest.approx((4.0, -9.0, 2.0), abs=0.02)
    moved = found.displacement(15.0, 60.0)
    assert moved == pytest.approx((4.0 / metres[0], -9.0 / metres[1]), rel=0.01)


def test_the_start_is_where_it_goes_on():
    pair = pair_of(SHIFT, 1.0)
    again = least_z(pair, least_z(pair))
    assert again.iterations <= 3 and error(again)[0] < 0.02


def test_a_sample_is_repeatable_and_nearly_as_good():
    pair = pair_of(SHIFT, 1.0)
    settings = LeastZSettings(sample=8000, seed=3)
    first, second = least_z(pair, settings=settings), least_z(pair, settings=settings)
    assert (first.dx, first.dy, first.dz) == (second.dx, second.dy, second.dz)
    assert 4000 < first.count <= 8500 and error(first)[0] < 0.05
    assert least_z(pair, settings=replace(settings, seed=4)).dx != first.dx


def test_weights_leave_pixels_out():
    pair = pair_of(SHIFT, 1.0)
    pair.aligned[:, 130:] = pair_of(DemShift(-6.0, 3.0, 1.0)).aligned[:, 130:]
    weights = np.zeros(GRID.shape)
    weights[:, :128] = 1
    assert error(least_z(pair, weights=weights))[0] < 0.03


def test_windows_have_their_own_shift():
    pair = pair_of(SHIFT, 0.5)
    found = attempt(pair, window=Window(100, 120, 90, 100))
    assert found.status == OK and error(found)[0] < 0.05 and found.count <= 9000


def test_windows_say_what_they_lack():
    pair = pair_of(SHIFT, 0.5)
    stable = np.ones(GRID.shape, bool)
    stable[:60, :60] = False
    pair.reference[160:, :60] = np.nan
    pair = replace(pair, stable=stable)
    assert attempt(pair, window=Window(0, 0, 60, 60)).status == MASKED
    assert attempt(pair, window=Window(160, 0, 60, 60)).status == EMPTY
    assert attempt(pair, window=Window(100, 100, 9, 9)).status == FEW
    found = attempt(pair, SHIFT, window=Window(0, 0, 60, 60))
    assert (found.dx, found.dy, found.dz) == (SHIFT.dx, SHIFT.dy, SHIFT.dz) and not found.converged


def level(make, amount):
    x, y = np.meshgrid(np.arange(260.0), np.arange(220.0))
    heights = make(x, y).astype(np.float32)
    return DemPair(heights + noise(amount, 1), heights + noise(amount, 2), GRID, GRID)


@pytest.mark.parametrize("amount", [0.0, 0.3, 2.0])
@pytest.mark.parametrize(
    "make",
    [lambda x, y: 0 * x, lambda x, y: 3 * x, lambda x, y: 40 * np.sin(x / 10)],
    ids=["level", "plane", "parallel valleys"],
)
def test_terrain_that_holds_no_horizontal_shift_is_flat(make, amount):
    pair = level(make, amount)
    assert attempt(pair).status in ((FLAT,) if amount < 1 else (FLAT, DIVERGED))  # noise is steep, too
    with pytest.raises((InputError, NoMatchError), match="flat"):
        least_z(pair)


def test_models_of_different_places_are_no_match():
    x, y = from_centre(*pair_of(NO_SHIFT).places())
    pair = replace(pair_of(NO_SHIFT), aligned=hills(x, y, seed=11).astype(np.float32))
    assert attempt(pair).status == DIVERGED
    with pytest.raises(NoMatchError, match="same terrain in the same vertical unit"):
        least_z(pair)


def test_too_few_pixels_are_counted():
    stable = np.zeros(GRID.shape, bool)
    stable[50:55, 50:60] = True
    with pytest.raises(InputError, match=r"Only \d+ stable pixels .* 100 are needed"):
        least_z(pair_of(SHIFT, stable=stable))


def test_it_can_be_cancelled():
    class Cancelled(SilentFeedback):
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        least_z(pair_of(SHIFT), feedback=Cancelled())


def test_inputs_stay_as_they_are():
    pair = pair_of(SHIFT)
    before = pair.reference.copy(), pair.aligned.copy()
    least_z(pair)
    np.testing.assert_array_equal(pair.reference, before[0])
    np.testing.assert_array_equal(pair.aligned, before[1])
