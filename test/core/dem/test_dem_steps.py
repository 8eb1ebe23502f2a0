"""The other steps, the coarse start, and steps in order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from dem_scenes import CENTRE, GRID, PIXEL, noise, pair_of, patches

from coreg_qgis.core.dem.coarse_start import coarse_start
from coreg_qgis.core.dem.dem_pair import NO_SHIFT, DemPair
from coreg_qgis.core.dem.pipeline import STEPS, StepSettings, run_steps
from coreg_qgis.core.dem.rotation import rotation
from coreg_qgis.core.dem.solution import DemShift, Ramp
from coreg_qgis.core.dem.vertical import deramp, vertical_shift
from coreg_qgis.core.errors import InputError

SHIFT = DemShift(13.7, -8.3, -4.2)


def with_blunders(pair):
    return replace(pair, aligned=np.where(patches(0.1), pair.aligned - 100, pair.aligned).astype(np.float32))


@pytest.mark.parametrize(("method", "close"), [("median", 0.2), ("mean", 11.0), ("filtered", 0.15)])
def test_vertical_shifts_differ_in_what_blunders_do(method, close):
    found = vertical_shift(with_blunders(pair_of(DemShift(dz=5.0), 1.0)), method=method)
    assert found.dz == pytest.approx(5, abs=close) and (found.dx, found.dy) == (0, 0)
    assert (abs(found.dz - 5) > 5) == (method == "mean")


def test_vertical_shift_needs_no_slopes():
    pair = DemPair(np.full(GRID.shape, 7.0), np.full(GRID.shape, 4.0), GRID, GRID)
    assert vertical_shift(pair).dz == pytest.approx(3)
    with pytest.raises(InputError, match=r'cannot be the "mode".*median'):
        vertical_shift(pair, method="mode")


@pytest.mark.parametrize("order", [1, 2, 3])
def test_ramps_are_taken_away(order):
    coefficients = np.array([2.0, -3.0, 4.0, 1.5, -2.0, 1.0, 2.0, 1.0, -1.0, 0.5])[: (order + 1) * (order + 2) // 2]
    truth = DemShift(ramps=(Ramp(coefficients, CENTRE, 1300.0),))
    pair = with_blunders(pair_of(truth, 0.5))
    found = deramp(pair, order=order)
    x, y = pair.places()
    assert np.abs(found.vertical(x, y) - truth.vertical(x, y)).max() < 0.4
    assert found.nmad_after < 0.8 < found.nmad_before
    with pytest.raises(InputError, match="order 4 is not offered"):
        deramp(pair, order=4)


def test_ramps_need_an_area():
    stable = np.zeros(GRID.shape, bool)
    stable[:, 100] = True
    with pytest.raises(InputError, match="too narrow for a ramp of order 1"):
        deramp(pair_of(NO_SHIFT, stable=stable))


@pytest.mark.parametrize("px", [(12.3, -7.6), (-45.2, 30.7), (0.4, 0.2)])
def test_a_coarse_start_is_near(px):
    truth = DemShift(px[0] * PIXEL, px[1] * PIXEL, 20.0)
    found = coarse_start(with_blunders(pair_of(truth, 1.0)))
    assert np.hypot(found.dx - truth.dx, found.dy - truth.dy) < PIXEL
    assert found.dz == pytest.approx(20, abs=2)


def test_a_coarse_start_on_level_terrain_stays():
    pair = DemPair(noise(1.0, 1), noise(1.0, 2), GRID, GRID)
    assert (coarse_start(pair).dx, coarse_start(pair).dy) == (0, 0)


def test_a_turned_model_is_turned_back():
    truth = DemShift(3.0, -4.0, 2.0, tuple(np.radians([0.4, -0.3, 0.5])), 0.0, (*CENTRE, 500.0))
    found = rotation(pair_of(truth, 0.3), replace(NO_SHIFT, centre=truth.centre))
    np.testing.assert_allclose(np.degrees(found.rotation), [0.4, -0.3, 0.5], atol=5e-3)
    assert found.nmad_after < 0.35 and found.matrix.shape == (4, 4)
    assert np.linalg.det(found.matrix[:3, :3]) == pytest.approx(1)


def test_steps_add_up_to_one_correction():
    truth = DemShift(13.7, -8.3, 4.2, ramps=(Ramp(np.array([0.0, 2.0, -3.0]), CENTRE, 1300.0),))
    pair = pair_of(truth, 0.5)
    found = run_steps(pair, ["coarse", "nuth_kaab", "tilt", "least_z", "vertical"])
    assert np.hypot(found.dx - 13.7, found.dy + 8.3) < 0.02 * PIXEL
    x, y = pair.places()
    assert np.abs(found.vertical(x, y) - truth.vertical(x, y)).max() < 0.3
    assert found.nmad_after < 0.55 and found.nmad_before > 3 and found.converged
    assert found.iterations == len(found.history) > 4


@pytest.mark.parametrize("name", sorted(STEPS))
def test_every_step_leaves_less_than_there_was(name):
    found = run_steps(pair_of(DemShift(4.0, -3.0, 6.0), 0.3), [name], StepSettings(vertical="filtered"))
    assert found.nmad_after <= found.nmad_before
    assert found.dz == pytest.approx(6, abs=0.2) or found.ramps


def test_steps_are_known_by_name():
    with pytest.raises(InputError, match=r'"icp" is no step: use some of coarse, nuth_kaab'):
        run_steps(pair_of(SHIFT), ["nuth_kaab", "icp"])
    with pytest.raises(InputError, match="No step was chosen"):
        run_steps(pair_of(SHIFT), [])


def test_progress_runs_from_step_to_step():
    class Progress(list):
        def set_progress(self, percent):
            self.append(percent)

        def is_cancelled(self):
            return False

    seen = Progress()
    run_steps(pair_of(SHIFT), ["nuth_kaab", "vertical"], feedback=seen)
    assert seen == sorted(seen) and seen[-1] == 100
