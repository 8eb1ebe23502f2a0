"""Windows of two rasters to measured shifts: fractions of grids, edges, large shifts, masks, messages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from known_pairs import FINE, Recorder, fine_scene, raster_pair, rmse

from coreg_qgis.core.errors import CancelledError
from coreg_qgis.core.grid import Window
from coreg_qgis.core.matching import MatchSettings, match_windows, sample
from coreg_qgis.core.raster import ArrayRaster
from coreg_qgis.core.windows import soft_weights

W64 = MatchSettings(shape=(64, 64))
CENTRES = np.array([[c, r] for r in (90, 150, 210) for c in (90, 150, 210)], float)
PIXEL = 4 * FINE  # map units


def _error(found, truth_px):
    return np.column_stack([found.x_shift, found.y_shift]) - truth_px


@pytest.mark.parametrize("shift", [(0.0, 0.0), (0.25, -0.5), (3.7, 2.1), (-6.37, 0.9)])
def test_shift_in_pixels_right_and_down(shift):
    reference, target = raster_pair((shift[0] * PIXEL, -shift[1] * PIXEL))
    found = match_windows(reference, target, CENTRES, W64)
    assert len(found) == 9 and (found.message == "").all()
    assert rmse(_error(found, shift)) < 0.02 and found.reliability.min() > 95
    x, y = reference.grid.to_map(*CENTRES.T)
    np.testing.assert_allclose((found.x_map, found.y_map), (x, y))
    assert set(found.height) == {64} and set(found.width) == {64}


def test_predicted_sigma_is_that_of_the_errors():
    reference, target = raster_pair((7.3, -12.1), snr=5)
    found = match_windows(reference, target, CENTRES, W64)
    error = _error(found, (0.73, 1.21))
    assert 0.4 < rmse(error / np.column_stack([found.sigma_x, found.sigma_y])) < 1.7
    assert found.sigma_x.min() >= 0.003


@pytest.mark.parametrize("offset", [(1, 0), (2, 3), (3, 1)])
def test_grids_that_differ_by_parts_of_a_pixel_are_not_resampled(offset):
    """The target's pixels lie quarters of a pixel beside the reference's; its values reach the estimator untouched."""
    rows, cols = offset
    reference, target = raster_pair((7.3, -12.1), at=(40, 40), target_at=(40 + rows, 40 + cols))
    assert reference.grid.has_pixels_like(target.grid)
    read = []

    class Watched(ArrayRaster):
        def read(self, window, band=1, factor=1):
            read.append(window)
            return super().read(window, band, factor)

        def on_grid(self, grid, resampling="cubic"):
            raise AssertionError("resampled")

    watched = Watched(target.array, target.geotransform, target.crs_wkt)
    found = match_windows(reference, watched, CENTRES, W64)
    assert read and rmse(_error(found, (0.73, 1.21))) < 0.012


def test_windows_past_the_edge():
    reference, target = raster_pair((7.3, -12.1))
    centres = np.array([[20, 150], [150, 5], [290, 290], [-200, 100], [150, 150]], float)
    found = match_windows(reference, target, centres, W64)
    assert np.abs(_error(found, (0.73, 1.21))[[0, 1, 4]]).max() < 0.1
    assert found.message[3] == "too little valid data in the window"
    assert np.isnan(found.x_shift[3]) and found.reliability[3] == 0


@pytest.mark.parametrize("shift", [(20, 0), (-31.25, 24), (40, -20.5)])
def test_windows_are_read_again_where_the_shift_leads(shift):
    """Margins hold a few pixels; beyond them the target is read where the shift points."""
    reference, target = raster_pair((shift[0] * PIXEL, -shift[1] * PIXEL))
    settings = replace(W64, shape=(128, 128))
    centres = CENTRES[[4]]
    once = match_windows(reference, target, centres, replace(settings, max_iterations=1))
    found = match_windows(reference, target, centres, settings)
    assert np.isnan(once.x_shift[0]) and once.message[0] == "the shift did not settle within the iterations"
    assert once.reliability[0] == 0
    assert np.abs(_error(found, shift)).max() < 0.01
    # The whole pixels of every round add up, so that a second reading is enough.
    twice = match_windows(reference, target, centres, replace(settings, max_iterations=2))
    np.testing.assert_allclose(twice.x_shift, found.x_shift, atol=1e-6)


def test_start_saves_the_search():
    reference, target = raster_pair((900, 700))
    found = match_windows(reference, target, CENTRES[[4]], replace(W64, max_iterations=1), start=(-90, 70))
    assert np.abs(_error(found, (90, -70))).max() < 0.02


def test_start_that_is_a_little_wrong_changes_nothing():
    reference, target = raster_pair((7.3, -12.1))
    plain = match_windows(reference, target, CENTRES, W64)
    for start in ((3, -2), (-4, 5), (0.5, 0.5)):
        found = match_windows(reference, target, CENTRES, W64, start=start)
        np.testing.assert_allclose(found.x_shift, plain.x_shift, atol=0.02)
        np.testing.assert_allclose(found.y_shift, plain.y_shift, atol=0.02)


def test_max_shift_is_counted_from_the_given_position():
    reference, target = raster_pair((60, 0))
    beyond = match_windows(reference, target, CENTRES, replace(W64, max_shift=4))
    assert np.isnan(beyond.x_shift).all() and (beyond.reliability == 0).all()
    within = match_windows(reference, target, CENTRES, replace(W64, max_shift=7))
    assert np.abs(_error(within, (6, 0))).max() < 0.03
    led = match_windows(reference, target, CENTRES, replace(W64, max_shift=4), start=(-6, 0))
    assert set(led.message) == {"beyond the maximum shift"}


def test_flat_windows_say_so():
    reference, target = raster_pair((0, 0), snr=np.inf)
    flat = [r.array.copy() for r in (reference, target)]
    flat[0][:, :160], flat[1][:, :160] = 55, 55
    for pair in ((ArrayRaster(flat[0], reference.geotransform, reference.crs_wkt), target),
                 (reference, ArrayRaster(flat[1], target.geotransform, target.crs_wkt))):
        found = match_windows(*pair, np.array([[60.0, 150.0], [250.0, 150.0]]), W64)
        assert found.message.tolist() == ["no texture in the window", ""]
        assert np.isnan(found.x_shift[0]) and found.reliability[0] == 0 and abs(found.x_shift[1]) < 0.02


def test_reversed_contrast_says_so():
    reference, target = raster_pair((7.3, -12.1), spoil=lambda a: -a)
    found = match_windows(reference, target, CENTRES[[4]], replace(W64, shape=(128, 128)))
    assert found.message[0] == "bright and dark are reversed between the images" and found.reliability[0] == 0


@pytest.mark.parametrize("junk", [0, 40000, -1e30, np.nan])
def test_nodata_and_masks_take_no_part(junk):
    """The same junk at the same pixels of both images would otherwise hold them together at zero."""
    reference, target = raster_pair((37.3, -12.1))
    bad = np.zeros((300, 300), bool)
    bad[tuple(np.random.default_rng(0).integers(0, 294, (2, 400)))] = True
    bad = np.maximum.reduce([np.roll(bad, (i, j), (0, 1)) for i in range(6) for j in range(6)])
    pair = [
        ArrayRaster(np.where(bad, junk, r.array + 4000), r.geotransform, r.crs_wkt, bad=bad)
        for r in (reference, target)
    ]
    found = match_windows(*pair, CENTRES, replace(W64, shape=(96, 96)))
    assert 0.1 < bad.mean() < 0.4
    assert rmse(_error(found, (3.73, 1.21))) < 0.03 and found.reliability.min() > 90


def test_few_dead_or_saturated_pixels_do_not_lead():
    rng = np.random.default_rng(5)

    def spoil(array):
        array = array.copy()
        array[rng.integers(0, 300, 40), rng.integers(0, 300, 40)] = 1e6
        return array

    reference, target = raster_pair((37.3, -12.1), spoil=spoil)
    found = match_windows(reference, target, CENTRES, W64)
    assert rmse(_error(found, (3.73, 1.21))) < 0.05


@pytest.mark.filterwarnings("error::RuntimeWarning")
def test_undeclared_nodata_near_the_limits_of_float32():
    def spoil(array):
        array[:150] = -3.4028234663852886e38
        return array

    reference, target = raster_pair((7.3, -12.1), spoil=spoil)
    found = match_windows(reference, target, np.array([[150.0, 60.0], [150.0, 140.0], [150.0, 220.0]]), W64)
    assert found.message.tolist() == ["too little valid data in the window", "", ""]
    assert np.abs(_error(found, (0.73, 1.21))[1:]).max() < 0.05 and np.isfinite(found.reliability).all()


def test_similarity_rises_by_the_correction():
    reference, target = raster_pair((23.0, -31.0))
    found = match_windows(reference, target, CENTRES, W64)
    assert (found.ssim_after > 0.9).all() and (found.ssim_before < found.ssim_after - 0.2).all()
    without = match_windows(reference, target, CENTRES, replace(W64, similarity=False))
    assert np.isnan(without.ssim_after).all()
    np.testing.assert_array_equal(without.x_shift, found.x_shift)


def test_bands():
    reference, target = raster_pair((7.3, -12.1))
    stack = [np.random.default_rng(0).normal(size=(300, 300)), target.array]
    target = ArrayRaster(np.stack(stack), target.geotransform, target.crs_wkt)
    found = match_windows(reference, target, CENTRES, replace(W64, target_band=2))
    assert rmse(_error(found, (0.73, 1.21))) < 0.012
    assert np.median(match_windows(reference, target, CENTRES, W64).reliability) < 40


def test_company_does_not_matter():
    reference, target = raster_pair((17.3, -12.1))
    many = np.vstack([CENTRES, CENTRES + 7, CENTRES - 9])
    together = match_windows(reference, target, many, W64)
    for i in (0, 13, 26):
        alone = match_windows(reference, target, many[[i]], W64)
        for name in ("x_shift", "y_shift", "sigma_x", "reliability", "ssim_after"):
            np.testing.assert_allclose(getattr(alone, name), getattr(together, name)[[i]], atol=1e-5, err_msg=name)


def test_progress_cancel_and_no_windows():
    reference, target = raster_pair((7.3, -12.1))
    recorder = Recorder()
    match_windows(reference, target, np.tile(CENTRES, (4, 1)), W64, feedback=recorder)
    assert recorder.progress == sorted(recorder.progress) and recorder.progress[-1] == 100
    with pytest.raises(CancelledError):
        match_windows(reference, target, np.tile(CENTRES, (4, 1)), W64, feedback=Recorder(cancel_at=1))
    assert len(match_windows(reference, target, np.empty((0, 2)), W64)) == 0


def test_sampling_between_pixels():
    smooth = fine_scene(3)[200:360, 200:360]
    source = ArrayRaster(smooth, (0, 1, 0, 160, 0, -1))
    whole, valid = sample(source, np.array([40.0, 30.0]), (50, 60), 1)
    np.testing.assert_array_equal(whole, smooth[30:80, 40:100])
    assert valid.all()
    rows, cols = np.mgrid[:160, :160]
    wave = ArrayRaster(np.sin(cols / 6) + np.cos(rows / 5), source.geotransform)
    between, _ = sample(wave, np.array([40.25, 30.5]), (50, 60), 1)
    rows, cols = np.mgrid[:50, :60]
    np.testing.assert_allclose(between, np.sin((cols + 40.25) / 6) + np.cos((rows + 30.5) / 5), atol=1e-3)
    _, seen = sample(wave, np.array([-5.5, 3.0]), (20, 20), 1)
    assert not seen[:, :6].any() and seen[:, 6:].all()


def test_soft_weights():
    valid = np.ones((1, 96, 96), bool)
    valid[0, 30:60, 40:70] = False
    weights = soft_weights(valid)
    assert weights.dtype == np.float32 and not weights[~valid].any()
    assert weights.min() >= 0 and weights.max() == 1 and weights[0, :15].min() == 1
    steps = np.abs(np.diff(weights, axis=1)).max()
    assert steps < 0.6  # no hard edge that both windows would share; it is hardest at the corners
    assert np.abs(np.diff(weights[0, :, 55])).max() < 0.3
    assert (soft_weights(np.ones((1, 64, 64), bool)) == 1).all()
    assert Window(0, 0, 2, 2).shape == (2, 2)
