"""Reliability, similarity and the change mask: do the numbers mean what they say?"""

from __future__ import annotations

import numpy as np
import pytest
from known_pairs import fine_scene, window_stack

from bench import calibration, scenes
from bench.scenes import Case
from coreg_qgis.core.change_mask import unchanged
from coreg_qgis.core.estimator import estimate
from coreg_qgis.core.quality import features, logit, reliability
from coreg_qgis.core.similarity import ssim

CASES = tuple(Case(name, sensor_psf_px=0, **spoilt) for name, spoilt in (
    ("SNR 20", {}), ("SNR 2", {"snr": 2}), ("SNR 0.5", {"snr": 0.5}), ("cloud 0.5", {"cloud": 0.5}),
    ("cloud 0.85", {"cloud": 0.85}), ("change 0.6", {"change": 0.6}),
    ("realistic", {"psf_px": 0.5, "gain_ramp": True, "gamma": 1.2, "cloud": 0.1, "change": 0.05}),
    ("unrelated", {"nothing_common": "unrelated"}), ("blank", {"nothing_common": "blank"}),
))


@pytest.fixture(scope="module")
def rated():
    """(log odds, wrong, size) of matches from easy to hopeless."""
    sources = [("mixed", fine_scene()), ("natural", fine_scene(4, "natural"))]
    score, wrong, sizes = [], [], []
    for size, count in ((64, 20), (128, 10)):
        for case in CASES:
            reference, target, shift = scenes.window_pairs(case, size, count, 11, sources)
            found = estimate(reference, target)
            score.append(logit(features(found, size * size)))
            wrong.append(~(np.hypot(*(found.displacement - shift).T) < 0.5))
            sizes.append(np.full(count, size))
    return tuple(np.concatenate(v) for v in (score, wrong, sizes))


def test_reliability_tells_right_from_wrong(rated):
    score, wrong, sizes = rated
    assert 0.2 < wrong.mean() < 0.7  # else the figures below say nothing
    for size in (64, 128):
        own = sizes == size
        assert calibration.roc_auc(score[own], wrong[own]) > 0.97
    assert calibration.kept_at(score, wrong, 0.99) > 0.7


def test_reliability_is_a_probability(rated):
    score, wrong, _ = rated
    percent = 100 / (1 + np.exp(-score))
    assert wrong[percent > 95].mean() < 0.03
    assert wrong[percent < 5].mean() > 0.8
    middle = (percent > 20) & (percent < 80)
    assert middle.mean() < 0.25


@pytest.mark.parametrize("size", [32, 64, 256])
def test_nothing_to_match(size):
    rng = np.random.default_rng(3)
    reference, _, _ = window_stack(size, [(0, 0)] * 3, margin=0)
    blank = np.full_like(reference, 7)
    noise = rng.normal(100, 20, reference.shape).astype(np.float32)
    assert reliability(estimate(reference, blank), size**2).max() < 5
    assert reliability(estimate(blank, blank), size**2).max() < 5
    assert reliability(estimate(reference, noise), size**2).max() < 50
    assert np.isfinite(reliability(estimate(blank, reference), size**2)).all()


def test_a_single_edge_is_trusted_less_than_texture():
    """Brightness that changes across one line only fixes the shift in one direction."""
    rows, cols = np.mgrid[:64, :64]
    edge = np.where(cols > 31, 200.0, 50.0).astype(np.float32)[None]
    texture, _, _ = window_stack(64, [(0, 0)], margin=0, snr=np.inf)
    found = estimate(edge, edge)
    assert found.share[0] < 0.5 * estimate(texture, texture).share[0]
    rng = np.random.default_rng(0)
    noisy = [(edge + rng.normal(0, 5, edge.shape)).astype(np.float32) for _ in range(2)]
    sigma = np.sqrt(estimate(*noisy).covariance[0, [0, 2]])
    assert sigma[1] > 3 * sigma[0]  # along the edge nothing but noise tells where it is


def test_quarters_that_disagree_show_in_the_spread():
    """Two halves moved apart are no global shift."""
    reference, target, _ = window_stack(64, [(0, 0), (0, 0)], margin=4, snr=np.inf)
    torn = target.copy()
    torn[:, :36] = np.roll(target, 2, axis=2)[:, :36]
    torn[:, 36:] = np.roll(target, -2, axis=2)[:, 36:]
    assert estimate(reference, target).spread.max() < 0.05
    assert estimate(reference, torn).spread.min() > 0.3


def _window(seed=0):
    return window_stack(96, [(0, 0)], margin=0, snr=np.inf, seed=3 + seed)[0][0]


def test_similarity_of_the_same_is_one():
    image, valid = _window(), np.ones((96, 96), bool)
    assert ssim(image, image, valid) == pytest.approx(1)
    assert ssim(image, 3 * image + 500, valid) == pytest.approx(1, abs=1e-4)  # other gain and offset
    assert ssim(image, image[::-1, ::-1], valid) < 0.3
    assert ssim(image, -image, valid) < 0


def test_similarity_falls_with_noise_and_displacement():
    image, valid = _window(), np.ones((96, 96), bool)
    rng = np.random.default_rng(1)
    noisy = [ssim(image, image + rng.normal(0, s, image.shape), valid) for s in (0, 2, 8, 32)]
    assert noisy == sorted(noisy, reverse=True)
    moved = [ssim(image, np.roll(image, d, 1), valid) for d in (0, 1, 2, 4)]
    assert moved == sorted(moved, reverse=True)


def test_similarity_ignores_what_is_masked():
    image, valid = _window(), np.ones((96, 96), bool)
    valid[20:50, 30:60] = False
    junk = np.where(valid, image, 1e6)
    assert ssim(image, junk, valid) == pytest.approx(1)
    assert np.isnan(ssim(image, junk, np.zeros_like(valid)))
    assert np.isnan(ssim(image, np.full_like(image, 3), valid))
    few = np.zeros_like(valid)
    few[:8, :8] = True
    assert np.isnan(ssim(image, image, few))


def test_change_mask_finds_the_patch_that_changed():
    reference, target, _ = window_stack(96, [(0.25, -0.5)], margin=0, snr=20)
    changed = np.zeros((96, 96), bool)
    changed[30:50, 40:70] = True
    target = target.copy()
    target[0][changed] = 250 - 0.5 * target[0][changed]
    kept = unchanged(reference, target, np.array([[0.25, -0.5]]), None)[0]
    assert kept.dtype == np.float32 and 0 <= kept.min() <= kept.max() <= 1
    assert kept[33:47, 43:67].mean() < 0.25
    assert kept[:22].mean() > 0.8
    whole = unchanged(reference, reference, np.zeros((1, 2)), None)
    assert whole.mean() > 0.95


def test_change_mask_of_windows_without_any_weight():
    reference, target, _ = window_stack(32, [(0, 0)], margin=0)
    assert (unchanged(reference, target, np.zeros((1, 2)), np.zeros_like(reference)) == 1).all()
