"""Dense local least squares: smooth corrections against truth."""

from __future__ import annotations

import pickle
import time

import numpy as np
import pytest
from dem_scenes import GRID, centres, reference
from local_scenes import Seam, Waves, field_errors, pair_of, windows_of

from coreg_qgis.core.dem.cell_sums import sum_cells
from coreg_qgis.core.dem.dem_pair import DemPair
from coreg_qgis.core.dem.dense import dense_field, descend, sigmas_to
from coreg_qgis.core.dem.hold_out_tiles import HeldOut
from coreg_qgis.core.dem.least_z import least_z
from coreg_qgis.core.dem.pair_windows import PairWindows
from coreg_qgis.core.dem.rotation import rotation
from coreg_qgis.core.dem.solution import DemShift
from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.grid import GeoGrid, Window

START = DemShift(4.0, -3.0, 1.0)
WHOLE = Window(0, 0, *GRID.shape)


def test_a_smooth_correction_is_found_at_every_place():
    truth = Waves()
    field = dense_field(windows_of(truth), START, 12.5)
    assert field_errors(START, truth)[:2].min() > 2.4
    assert np.all(field_errors(field, truth, 15) < [0.5, 0.5, 0.15])  # of 10 m pixels
    assert np.all(field_errors(field, truth) < [0.8, 0.8, 0.2])


def test_wider_windows_give_smoother_fields():
    windows, truth = windows_of(Waves()), Waves()
    fine, coarse = (field_errors(dense_field(windows, START, sigma), truth)[0] for sigma in (12.5, 100.0))
    assert fine < 0.5 * coarse


def test_a_jump_is_smoothed_but_does_not_spread():
    truth = Seam()
    field = dense_field(windows_of(truth), DemShift(), 12.5)
    x, y = centres()
    away = np.abs(x - 501300) > 400
    east, north = field.displacement(x, y)
    wanted = truth.displacement(x, y)
    assert np.sqrt(np.mean((east - wanted[0])[away] ** 2)) < 0.6
    assert np.sqrt(np.mean((north - wanted[1])[away] ** 2)) < 0.6


def test_vertical_global_leaves_changes_of_height_alone():
    truth = Waves()
    field = dense_field(windows_of(truth), START, 12.5, vertical="global")
    x, y = centres()
    assert np.ptp(field.vertical(x, y)) < 1e-6
    assert abs(float(field.vertical(x[0, 0], y[0, 0])) - 1.0) < 0.3
    assert np.all(field_errors(field, truth, 15)[:2] < 0.5)


def test_blunders_and_unstable_terrain_take_no_part():
    stable = np.ones(GRID.shape, bool)
    stable[60:110, 60:130] = False

    def spoil(model):
        model[60:110, 60:130] += 25  # a glacier that has grown
        model[150:170, 40:60] -= 300  # a cloud
        model[20:30, 200:230] = np.nan

    truth = Waves(2.0)
    field = dense_field(windows_of(truth, stable=stable, change=spoil), START, 25.0)
    assert np.all(field_errors(field, truth, 10) < [0.9, 0.9, 0.4])


def test_threads_do_not_change_the_result_and_fields_pickle():
    windows = windows_of(Waves())
    one, two = (dense_field(windows, START, 25.0, threads=n) for n in (1, 3))
    assert np.array_equal(one.local.coefficients, two.local.coefficients)
    again = pickle.loads(pickle.dumps(one))
    x, y = centres()
    assert np.array_equal(again.vertical(x, y), one.vertical(x, y))


@pytest.mark.parametrize("turned", [False, True])
def test_the_field_says_the_same_from_either_side(turned):
    pair = pair_of(Waves())
    start = rotation(pair, START) if turned else START
    windows = PairWindows.of(pair)
    field = dense_field(windows, start, 25.0)
    assert field.needs_height == turned
    by_place = pair.resampled(field)
    by_window = windows.corrected(WHOLE, field, windows.heights(WHOLE))
    inside = np.isfinite(by_place) & np.isfinite(by_window)
    assert inside.mean() > 0.97
    assert np.abs(by_place - by_window)[inside].max() < 0.02


def test_bands_and_windows_read_the_same_heights():
    windows = windows_of(Waves())
    heights = windows.heights(WHOLE)
    whole = windows.corrected(WHOLE, START, heights)
    part = Window(50, 60, 40, 30)
    found = windows.corrected(part, START, windows.heights(part))
    assert np.allclose(found, whole[50:90, 60:90], atol=2e-3, equal_nan=True)


def test_half_of_the_pixels_are_kept_aside_and_not_fitted_to():
    windows = windows_of(Waves())
    held = HeldOut(GRID.shape)
    found = sum_cells(windows, START, 16, held=held)
    assert 0.45 < held.kept_aside(WHOLE).mean() < 0.55
    assert found.fitted.size + found.judges.size == pytest.approx(GRID.shape[0] * GRID.shape[1], rel=0.02)
    both = sum_cells(windows, START, 16)
    assert both.judges.size == 0
    assert found.sums[5].sum() < 0.6 * both.sums[5].sum()


def test_levels_that_only_fit_noise_raise_the_scatter_of_what_is_kept_aside():
    windows = windows_of(START, rough=1.0)
    levels = descend(windows, START, sigmas_to(windows, 5.0), held=HeldOut(GRID.shape))
    assert levels[-1].nmad_fitted < levels[0].nmad_fitted
    assert levels[-1].nmad_judged > levels[0].nmad_judged


def test_map_units_of_different_length_by_axis_and_a_model_south_up():
    # As in degrees; the scene is the same.
    metres = (100000.0, 50000.0)
    x0, a, _, y0, _, d = GRID.geotransform
    scaled = GeoGrid(GRID.shape, (x0 / metres[0], a / metres[0], 0, y0 / metres[1], 0, d / metres[1]), "EPSG:32633")
    pair = pair_of(Waves())
    south = (y0 + d * GRID.shape[0]) / metres[1]
    south_up = GeoGrid(GRID.shape, (x0 / metres[0], a / metres[0], 0, south, 0, -d / metres[1]), "EPSG:32633")
    other = DemPair(pair.reference, pair.aligned[::-1].copy(), scaled, south_up, None, metres)
    known = dense_field(PairWindows.of(pair), START, 25.0)
    found = dense_field(PairWindows.of(other), START, 25.0)
    assert np.allclose(found.local.coefficients, known.local.coefficients, atol=0.02)
    x, y = centres()
    east, north = found.displacement(x / metres[0], y / metres[1])
    wanted = known.displacement(x, y)
    assert np.abs(east * metres[0] - wanted[0]).max() < 0.02
    assert np.abs(north * metres[1] - wanted[1]).max() < 0.02


def test_a_model_with_finer_pixels_is_averaged():
    halved = tuple(np.multiply(GRID.geotransform, (1, 0.5, 1, 1, 1, 0.5)))
    fine = GeoGrid((2 * GRID.shape[0], 2 * GRID.shape[1]), halved, GRID.crs_wkt)
    truth = Waves()
    model = pair_of(truth, grid=fine).aligned
    pair = DemPair(reference(), model, GRID, fine)
    field = dense_field(PairWindows.of(pair), least_z(pair), 12.5)
    assert np.all(field_errors(field, truth, 15) < [0.6, 0.6, 0.2])


class _Cancelled(SilentFeedback):
    def __init__(self, after):
        self.left = after

    def is_cancelled(self):
        self.left -= 1
        return self.left < 0


def test_cancelling_ends_the_run_soon():
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        dense_field(windows_of(Waves()), START, 5.0, feedback=_Cancelled(2))
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("sigma", "vertical", "said"),
    [(0.0, "local", "positive"), (-3.0, "local", "positive"), (np.nan, "local", "positive"), (25.0, "none", "global")],
)
def test_settings_that_mean_nothing_are_refused(sigma, vertical, said):
    with pytest.raises(InputError, match=said):
        dense_field(windows_of(Waves()), START, sigma, vertical=vertical)


@pytest.mark.parametrize("spoilt", ["mask", "voids", "elsewhere"])
def test_nothing_to_fit_to_is_said(spoilt):
    pair = pair_of(Waves())
    stable = np.zeros(GRID.shape, bool) if spoilt == "mask" else None
    model = np.full(GRID.shape, np.nan, np.float32) if spoilt == "voids" else pair.aligned
    start = DemShift(1e6, 0.0, 0.0) if spoilt == "elsewhere" else START
    windows = PairWindows.of(DemPair(pair.reference, model, GRID, GRID, stable))
    with pytest.raises(InputError, match="stable terrain"):
        dense_field(windows, start, 25.0)
