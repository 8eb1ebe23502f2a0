"""What must not change an estimate: company in the batch, backends, order, junk under masks."""

from __future__ import annotations

import numpy as np
import pytest
from known_pairs import rmse, window_stack

from coreg_qgis.core import fourier
from coreg_qgis.core.estimator import BATCH, Estimates, estimate
from coreg_qgis.core.phase_correlation import foroosh, gaussian_peak, peak
from coreg_qgis.core.quality import reliability
from coreg_qgis.core.spectrum import band, taper
from coreg_qgis.core.windows import soft_weights

SHIFTS = [(0.3, 0.4), (2.2, -1.7), (5.1, 5.6), (-3.5, 0), (0.6, -0.6), (1, 1), (2, 2), (-4.4, 3.3), (0, -5.5), (3, -2)]


@pytest.fixture(scope="module")
def stack():
    return window_stack(64, SHIFTS, margin=12)


def _assert_same(first: Estimates, second: Estimates, atol=1e-6):
    np.testing.assert_allclose(first.displacement, second.displacement, atol=atol)
    np.testing.assert_allclose(first.spread, second.spread, atol=10 * atol)
    np.testing.assert_allclose(first.coherence, second.coherence, atol=10 * atol)
    np.testing.assert_allclose(reliability(first, 4096), reliability(second, 4096), atol=0.1)


@pytest.mark.parametrize("method", ["coherence", "coherence_masked", "foroosh"])
def test_company_in_the_batch_does_not_matter(stack, method):
    reference, target, _ = stack
    noise = np.random.default_rng(0).normal(100, 30, target.shape).astype(np.float32)
    spoilt = target.copy()
    spoilt[[2, 7]] = noise[[2, 7]]  # their search goes far, and their refinement takes further steps
    together = estimate(reference, spoilt, method=method)
    for i in range(len(SHIFTS)):
        if i not in (2, 7):
            alone = estimate(reference[i : i + 1], spoilt[i : i + 1], method=method)
            _assert_same(alone, Estimates(**{k: v[i : i + 1] for k, v in vars(together).items()}))


def test_order_and_number_of_batches_do_not_matter(stack):
    reference, target, exact = stack
    many = np.tile(np.arange(len(SHIFTS)), 3)  # several batches, the last not full
    assert len(many) > 2 * BATCH
    found = estimate(reference[many], target[many])
    back = estimate(reference[many[::-1]], target[many[::-1]]).displacement[::-1]
    np.testing.assert_allclose(found.displacement, back, atol=1e-6)
    assert rmse(found.displacement - exact[many]) < 0.01


def test_the_same_twice_is_the_same(stack):
    reference, target, _ = stack
    first, second = estimate(reference, target), estimate(reference, target)
    np.testing.assert_allclose(first.displacement, second.displacement, atol=1e-5)


def test_inputs_are_left_alone(stack):
    reference, target, _ = stack
    kept = reference.copy(), target.copy()
    weights = np.ones_like(reference), np.ones_like(target)
    for method in ("coherence", "coherence_masked", "foroosh"):
        estimate(reference, target, method=method)
        estimate(reference, target, reference_weights=weights[0], target_weights=weights[1], method=method)
    np.testing.assert_array_equal(reference, kept[0])
    np.testing.assert_array_equal(target, kept[1])


@pytest.mark.skipif(len(fourier.BACKENDS) < 2, reason="pyfftw is not installed")
@pytest.mark.parametrize("method", ["coherence", "coherence_masked", "foroosh"])
def test_backends_agree(stack, method):
    reference, target, _ = stack
    _assert_same(*(estimate(reference, target, method=method, backend=name) for name in fourier.BACKENDS), atol=1e-4)


def test_no_windows_give_no_rows():
    found = estimate(np.zeros((0, 64, 64), np.float32), np.zeros((0, 80, 80), np.float32))
    assert found.displacement.shape == (0, 2) and found.covariance.shape == (0, 3) and found.spread.shape == (0,)


# Masks --------------------------------------------------------------------------------------------------------------

def _masked(stack, junk, size=64):
    """A hole in the targets and another in the references, full of ``junk``."""
    reference, target, exact = stack
    bad_target, bad_reference = np.zeros(target.shape, bool), np.zeros(reference.shape, bool)
    s = size // 4
    bad_target[:, 12 + s : 12 + 2 * s, 12 + s // 2 : 12 + 2 * s] = True
    bad_reference[:, -s:, : 2 * s] = True
    return estimate(
        np.where(bad_reference, junk, reference).astype(np.float32),
        np.where(bad_target, junk, target).astype(np.float32),
        reference_weights=soft_weights(~bad_reference), target_weights=soft_weights(~bad_target)), exact


def _masked_pair(stack, junk):
    if stack[0].shape == stack[1].shape:
        reference, target, exact = stack
        bad = np.zeros(reference.shape, bool)
        bad[:, 16:32, 8:32] = True
        weights = soft_weights(~bad)
        return estimate(
            np.where(bad, junk, reference).astype(np.float32), np.where(bad, junk, target).astype(np.float32),
            reference_weights=weights, target_weights=weights), exact
    return _masked(stack, junk)


@pytest.mark.parametrize("junk", [5000.0, 1e6, -1e30, np.nan, np.inf, "noise"])
def test_what_lies_under_a_mask_does_not_matter(stack, junk):
    if junk == "noise":
        junk = np.random.default_rng(0).normal(0, 1e4, (64, 64)).astype(np.float32)
        reference, target, exact = stack
        stack = reference, target[:, 12:-12, 12:-12], exact
    found, _ = _masked_pair(stack, junk)
    zeros, exact = _masked_pair(stack, 0.0)
    for name in ("displacement", "covariance", "coherence", "resultant", "spread", "share"):
        np.testing.assert_array_equal(getattr(found, name), getattr(zeros, name), err_msg=name)


def test_masked_windows_are_nearly_as_exact(stack):
    found, exact = _masked(stack, 0.0)
    assert rmse(found.displacement - exact) < 0.03
    assert reliability(found, 4096).min() > 95
    plain = estimate(*stack[:2])
    assert found.share.mean() < plain.share.mean()
    assert (found.covariance[:, 0] > plain.covariance[:, 0]).all()


@pytest.mark.parametrize("size", [64, 96, 200, 224, 256, 320])
def test_masks_in_windows_of_every_size(size):
    """Sides for which search and quarter test work at different fractions of the resolution."""
    stack = window_stack(size, [(1.25, -2.5), (-4, 3.75)], k=4)
    found, exact = _masked(stack, 0.0, size)
    assert np.abs(found.displacement - exact).max() < 3 / size
    assert reliability(found, size * size).min() > 95
    assert (found.spread < 0.2).all()


def test_a_fixed_pattern_under_the_mask_does_not_hold_the_windows_together(stack):
    """The same bright scratch in both images, masked in both: the content's shift is found, not zero."""
    reference, target, exact = (v.copy() for v in stack)
    bad_reference, bad_target = np.zeros(reference.shape, bool), np.zeros(target.shape, bool)
    for bad, start in ((bad_reference, 30), (bad_target, 42)):
        bad[:, start : start + 6, :] = True
    reference[bad_reference], target[bad_target] = 3000, 3000
    found = estimate(
        reference, target, reference_weights=soft_weights(~bad_reference), target_weights=soft_weights(~bad_target))
    assert rmse(found.displacement - exact) < 0.03


def test_weights_of_one_are_no_weights(stack):
    reference, target, _ = stack
    weighted = estimate(
        reference, target, reference_weights=np.ones_like(reference), target_weights=np.ones_like(target))
    _assert_same(weighted, estimate(reference, target), atol=2e-3)


def test_fully_masked_window_is_not_trusted(stack):
    reference, target, _ = stack
    found = estimate(
        reference[:2], target[:2], reference_weights=np.ones_like(reference[:2]),
        target_weights=np.stack([np.zeros_like(target[0]), np.ones_like(target[0])]))
    assert reliability(found, 4096)[0] < 1 < 99 < reliability(found, 4096)[1]


# Parts --------------------------------------------------------------------------------------------------------------

def test_gaussian_peak_is_exact_for_a_gaussian():
    for true in (-0.45, -0.1, 0, 0.3):
        samples = [np.array([np.exp(-((p - true) ** 2) / 0.8)]) for p in (-1, 0, 1)]
        assert gaussian_peak(*samples)[0] == pytest.approx(true, abs=1e-9)
    assert gaussian_peak(*(np.array([v]) for v in (-np.inf, 1.0, -0.2)))[0] == 0


def test_peak_wraps_and_scales():
    surface = np.zeros((2, 48, 60), np.float32)
    surface[0, 3, 59], surface[1, 46, 0] = 1, 1
    np.testing.assert_allclose(peak(surface, (64, 80)), [[-80 / 60, 4], [0, -2 * 64 / 48]])
    surface[0, 20, 20] = 2  # higher, but too far
    np.testing.assert_allclose(peak(surface, (64, 80), np.array([5, 5]))[0], [-80 / 60, 4])


def test_foroosh_finds_whole_pixels_exactly():
    rng = np.random.default_rng(0)
    image = rng.normal(size=(1, 64, 64)).astype(np.float32)
    for d in ((0, 0), (1, 0), (0, -1)):
        moved = np.roll(image, d[::-1], (1, 2))
        np.testing.assert_allclose(foroosh(image, moved)[0], d, atol=0.1)


def test_taper_moves_by_parts_of_a_pixel():
    still, moved = taper(64, np.array([0.0, 0.5]))
    np.testing.assert_allclose(still, still[::-1], atol=1e-6)
    assert still[:8].max() < 1 and (still[8:56] == 1).all()
    np.testing.assert_allclose(taper(64, np.array([1.0]))[0, 1:], still[:-1], atol=1e-6)
    rising = slice(2, 6)
    np.testing.assert_allclose(moved[rising], (still[rising] + still[1:5]) / 2, atol=0.02)


@pytest.mark.parametrize("shape", [(16, 16), (8, 8), (64, 64), (32, 200), (125, 125), (128, 96)])
def test_band_holds_every_frequency_once(shape):
    table = band(shape)
    ky, kx = np.meshgrid(np.fft.fftfreq(shape[0]), np.fft.fftfreq(shape[1]), indexing="ij")
    radius = 2 * np.hypot(ky, kx)
    assert table.multiplicity.sum() == ((radius < 0.75 - 1e-6) & (radius > 0)).sum()
    assert len(set(table.index.tolist())) == len(table.index)
    assert (np.diff(table.ring) >= 0).all()
    kept = table.search_source[table.search_source < len(table.index)]
    np.testing.assert_array_equal(np.sort(kept), np.arange(len(table.index)))
