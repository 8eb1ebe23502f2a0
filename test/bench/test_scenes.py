"""The bench's truth must itself be true: exact shifts, right signs, and degradations of the stated strength."""

from __future__ import annotations

import numpy as np
import pytest

from bench import degradations, scenes
from bench.pair_files import OVERSAMPLING, EndlessScene, write_pair


@pytest.fixture(scope="module")
def scene():
    return scenes.generated_scene((800, 800), 3)


def test_whole_pixel_shift_is_an_exact_displacement_right_and_down(scene):
    rng = np.random.default_rng(0)
    reference, target, shift = scenes.known_shift_pair(scene, (40, 56), (3, -2), 4, rng, margin=5)
    assert shift == (3.0, -2.0)
    assert reference.shape == (40, 56) and target.shape == (50, 66)
    # target(x) = reference(x - d): the reference's pixel (10, 20) is seen 2 rows higher and 3 columns to the right.
    np.testing.assert_allclose(target[5 + 10 - 2, 5 + 20 + 3], reference[10, 20], rtol=1e-5)
    np.testing.assert_allclose(target[5 - 2:5 - 2 + 40, 5 + 3:5 + 3 + 56], reference, rtol=1e-5)


def test_fractional_shift_agrees_with_the_phase_ramp_of_a_smooth_scene():
    rows, cols = np.mgrid[:600, :600]
    smooth = np.sin(2 * np.pi * cols / 128) + np.cos(2 * np.pi * rows / 128)  # 32 px after averaging 4
    reference, target, (dx, dy) = scenes.known_shift_pair(smooth, (64, 64), (0.7, -0.3), 4, np.random.default_rng(1))
    assert (dx, dy) == (0.75, -0.25)
    ramp = np.angle(np.fft.rfft2(target) * np.conj(np.fft.rfft2(reference)))
    assert -ramp[0, 2] * 32 / (2 * np.pi) == pytest.approx(dx, abs=2e-3)
    assert -ramp[2, 0] * 32 / (2 * np.pi) == pytest.approx(dy, abs=2e-3)


def test_rotation_keeps_the_shift_at_the_centre_of_the_reference(scene):
    smooth = degradations.psf(scene, 2.0, 4)
    reference, turned, shift = scenes.known_shift_pair(
        smooth, (65, 65), (2, 1), 4, np.random.default_rng(2), rotation_deg=1.0)
    assert turned[32 + 1, 32 + 2] == pytest.approx(reference[32, 32], abs=0.05 * reference.std())
    assert np.abs(turned[1:, 2:] - reference[:-1, :-2]).max() > 0.2 * reference.std()


def test_a_scene_too_small_is_refused(scene):
    with pytest.raises(ValueError, match="the pair needs"):
        scenes.known_shift_pair(scene, (256, 256), (0, 0), 4, np.random.default_rng(0))


def test_gaps_are_avoided():
    holed = scenes.generated_scene((400, 900), 5)
    holed[:, :300] = np.nan
    reference, target, _ = scenes.known_shift_pair(holed, (32, 32), (1.5, 1.5), 4, np.random.default_rng(0), margin=4)
    assert np.isfinite(reference).all() and np.isfinite(target).all()


def test_noise_has_the_stated_strength(scene):
    noisy = degradations.noise(scene, 5, np.random.default_rng(0))
    assert scene.std() / (noisy - scene).std() == pytest.approx(5, rel=0.02)


@pytest.mark.parametrize("fraction", [0.1, 0.3])
def test_clouds_cover_the_stated_share_and_leave_the_rest_alone(scene, fraction):
    window = scene[:200, :200]
    clouded, mask = degradations.clouds(window, fraction, np.random.default_rng(0))
    assert np.array_equal(clouded[~mask], window[~mask])
    assert fraction * 0.9 < mask.mean() < fraction + 0.12
    assert clouded[mask].mean() > window.mean() + window.std()


def test_change_covers_at_least_the_stated_share(scene):
    window = scene[:200, :200]
    changed = degradations.change(window, 0.05, scene[300:500, 300:500], np.random.default_rng(0))
    assert 0.05 <= np.mean(changed != window) < 0.12


@pytest.mark.parametrize("case", list(scenes.CASES))
def test_pairs_of_every_case(case):
    references, targets, shifts = scenes.window_pairs(case, 32, 4, 7, [], margin=8, max_shift=3)
    again = scenes.window_pairs(case, 32, 4, 7, [], margin=8, max_shift=3)
    assert references.shape == (4, 32, 32) and targets.shape == (4, 48, 48) and shifts.shape == (4, 2)
    assert references.dtype == targets.dtype == np.float32
    assert np.isfinite(references).all() and np.isfinite(targets).all()
    for first, second in zip((references, targets, shifts), again):
        assert np.array_equal(first, second, equal_nan=True)
    if scenes.CASES[case].nothing_common:
        assert np.isnan(shifts).all()
    else:
        assert np.abs(shifts).max() <= 3 and len(np.unique(shifts)) > 4


def test_generated_scene_has_edges_and_a_natural_spectrum(scene):
    power = np.abs(np.fft.rfft2(scene - scene.mean())) ** 2
    fy, fx = np.fft.fftfreq(800)[:, None], np.fft.rfftfreq(800)[None]
    frequency = np.hypot(fy, fx)
    rings = [power[(frequency > low) & (frequency < 2 * low)].mean() for low in (0.01, 0.04, 0.16)]
    slope = np.polyfit(np.log([0.01, 0.04, 0.16]), np.log(rings), 1)[0]
    assert -3.2 < slope < -1.5
    assert np.abs(np.diff(scene, axis=1)).max() > 1.5 * scene.std()


def test_endless_scene_is_the_same_scene_displaced():
    still, moved = EndlessScene(4, (0, 0), (61, 73, 97)), EndlessScene(4, (5, -3), (61, 73, 97))
    assert moved.shift == (5.0, -3.0)
    np.testing.assert_allclose(moved.rows(40, 30, 50)[:, 5:], still.rows(43, 30, 45), rtol=1e-4)
    assert EndlessScene(4, (0.3, 0.6), (61, 73, 97)).shift == (0.25, 0.5) and OVERSAMPLING == 4


def test_written_pair_is_georeferenced_and_cached(tmp_path):
    from osgeo import gdal

    reference, target, shift = write_pair(tmp_path, 600, (12.25, -7.5), snr=1e6, periods=(61, 73, 97))
    assert shift == (12.25, -7.5)
    first, second = (gdal.Open(str(p)) for p in (reference, target))
    assert first.GetGeoTransform() == second.GetGeoTransform() == (500000, 10, 0, 5400000, 0, -10)
    assert first.GetRasterBand(1).DataType == gdal.GDT_UInt16 and first.RasterXSize == 600
    a, b = first.ReadAsArray().astype(float), second.ReadAsArray().astype(float)
    errors = {dx: np.abs(b[200:400, 200 + dx:400 + dx] - a[208:408, 200:400]).mean() for dx in (-12, 11, 12, 13)}
    assert min(errors, key=errors.get) == 12
    before = target.stat().st_mtime_ns
    write_pair(tmp_path, 600, (12.25, -7.5), snr=1e6, periods=(61, 73, 97))
    assert target.stat().st_mtime_ns == before
    assert not list(tmp_path.glob("*.part"))


def test_real_scenes_are_used_when_they_are_there():
    if not scenes.DATA.exists():
        pytest.skip("the real images of ../shared/data are not here")
    real = scenes.real_scenes()
    assert len(real) >= 3
    references, _, _ = scenes.window_pairs("SNR 20", 64, 3, 1, real)
    assert references.std(axis=(1, 2)).min() > 0
