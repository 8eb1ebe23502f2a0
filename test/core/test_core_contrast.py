"""The method for pairs whose contrast differs or reverses: invariance, accuracy, honesty, whole pairs."""

from __future__ import annotations

import numpy as np
import pytest
from known_pairs import fine_scene, raster_pair, window_stack

from bench.contrast_pairs import recoloured
from coreg_qgis.core.contrast import CHANNELS, channels_of, edge_directions
from coreg_qgis.core.estimator import estimate
from coreg_qgis.core.global_shift import GlobalShiftSettings, detect_global_shift
from coreg_qgis.core.quality import reliability

METHOD = "other_contrast"
RNG = np.random.default_rng(4)
SHIFTS = RNG.uniform(-6, 6, (24, 2))


def _reversed(array):
    return array.max() + array.min() - array


def test_features_do_not_know_which_side_is_brighter():
    window = RNG.standard_normal((3, 40, 50)).astype(np.float32)
    features = edge_directions(window)
    assert features.shape == (CHANNELS * 3, 40, 50) and features.dtype == np.float32
    np.testing.assert_array_equal(edge_directions(-window), features)
    turned = edge_directions(np.ascontiguousarray(np.rot90(window, axes=(1, 2))))
    np.testing.assert_allclose(turned, -np.rot90(features, axes=(1, 2)), atol=1e-5)  # a quarter turn, doubled


def test_features_of_a_ramp_and_of_nothing():
    across = np.tile(np.arange(20, dtype=np.float32), (1, 20, 1))
    inner = (slice(None), slice(1, -1), slice(1, -1))
    real, imaginary = edge_directions(across)[inner]
    np.testing.assert_allclose(real, np.sqrt(8), rtol=1e-6)  # Sobel is 8 times the slope
    np.testing.assert_allclose(imaginary, 0, atol=1e-6)
    real, imaginary = edge_directions(across + across.transpose(0, 2, 1))[inner]
    np.testing.assert_allclose(real, 0, atol=1e-6)
    assert (imaginary > 3).all()
    assert not edge_directions(np.full((2, 20, 20), 7, np.float32)).any()


def test_only_this_method_has_channels():
    assert [channels_of(name) for name in ("coherence", "foroosh", METHOD)] == [1, 1, CHANNELS]


@pytest.mark.parametrize("size, limit", [(64, 0.03), (128, 0.02), (256, 0.02)])
def test_inverted_contrast(size, limit):
    shifts = SHIFTS if size == 64 else SHIFTS[:10]
    reference, target, exact = window_stack(size, shifts)
    found = estimate(reference, -target, method=METHOD)
    error = found.displacement - exact
    assert np.hypot(*error.T).max() < 0.15
    assert np.sqrt((error**2).mean()) < limit
    ratio = np.sqrt((error**2 / found.covariance[:, [0, 2]]).mean())
    assert 0.4 < ratio < 1.6  # two channels are not twice the evidence
    assert found.other_contrast.all() and not found.opposed.any()
    assert (reliability(found, size * size) > 90).all()
    as_is = estimate(reference, target, method=METHOD)
    np.testing.assert_allclose(as_is.displacement, found.displacement, atol=1e-3)


def test_a_window_alone_is_matched_as_in_company():
    reference, target, _ = window_stack(64, SHIFTS[:9])
    together = estimate(reference, -target, method=METHOD)
    alone = [estimate(reference[i:i + 1], -target[i:i + 1], method=METHOD) for i in range(9)]
    np.testing.assert_allclose(np.concatenate([one.displacement for one in alone]), together.displacement, atol=1e-5)
    np.testing.assert_allclose(np.concatenate([one.spread for one in alone]), together.spread, atol=1e-4)


def test_tone_curves_that_rise_and_fall():
    reference, target, exact = window_stack(128, SHIFTS, snr=50)
    found = estimate(reference, recoloured(target, np.random.default_rng(2)), method=METHOD)
    wrong = ~(np.hypot(*(found.displacement - exact).T) < 0.5)
    assert wrong.mean() < 0.35
    assert not (wrong & (reliability(found, 128 * 128) >= 90)).any()


@pytest.mark.parametrize("size", [64, 128, 256])
def test_unrelated_and_blank_windows_are_not_trusted(size):
    reference, _, _ = window_stack(size, SHIFTS[:12])
    _, target, _ = window_stack(size, SHIFTS[:12], fine=fine_scene(9)[::-1, ::-1])
    found = estimate(reference, -target[:, ::-1], method=METHOD)
    assert (reliability(found, size * size) < 50).all()
    blank = estimate(reference, np.full_like(target, 3), method=METHOD)
    assert (reliability(blank, size * size) == 0).all()


def test_masks_hide_what_stands_still():
    """Bright clutter stands still in both windows while the content moves: masked, neither it nor its edge is seen."""
    reference, target, exact = window_stack(128, SHIFTS[:8])
    block, m = (slice(None), slice(30, 100), slice(25, 95)), 12
    target_block = (slice(None), slice(m + 30, m + 100), slice(m + 25, m + 95))
    clutter = 50 * np.random.default_rng(6).standard_normal((8, 70, 70)).astype(np.float32)
    target = -target
    reference[block], target[target_block] = clutter, -clutter
    weights = [np.ones_like(reference), np.ones_like(target)]
    weights[0][block], weights[1][target_block] = 0, 0
    masked = estimate(reference, target, reference_weights=weights[0], target_weights=weights[1], method=METHOD)
    assert np.hypot(*(masked.displacement - exact).T).max() < 0.2
    seen = estimate(reference, target, method=METHOD)
    assert np.median(np.hypot(*seen.displacement.T)) < 0.2


def test_max_shift_holds_here_too():
    reference, target, exact = window_stack(64, [(9, 0), (2, -2)])
    found = estimate(reference, -target, max_shift=(3, 3), method=METHOD)
    assert np.abs(found.displacement[1] - exact[1]).max() < 0.05
    assert np.abs(found.displacement[0] - exact[0]).max() > 0.5


@pytest.mark.parametrize("shift", [(7.3, -12.1), (600, -300), (-850.5, 420.25)])
def test_whole_pair_of_reversed_contrast(shift):
    """Shifts of up to 85 px of images of 300: the coarse search must see through the contrast too."""
    pair = raster_pair(shift, spoil=_reversed)
    settings = GlobalShiftSettings(window_shape=(96, 96), estimator=METHOD)
    found = detect_global_shift(*pair, settings)
    assert found.found and found.reliability > 95
    assert (found.x_shift_m, found.y_shift_m) == pytest.approx(shift, abs=0.3)  # map units; a pixel has 10
    assert not detect_global_shift(*pair, GlobalShiftSettings(window_shape=(96, 96))).found
    np.testing.assert_array_equal(found.matches.reliability > 50, found.used)


def test_unrelated_images_give_no_shift():
    reference, _ = raster_pair(shape=(300, 300))
    _, target = raster_pair(shape=(300, 300), seed=9, fine=fine_scene(9, "urban")[::-1])
    found = detect_global_shift(reference, target, GlobalShiftSettings(window_shape=(96, 96), estimator=METHOD))
    assert not found.found and "no match" in found.status
