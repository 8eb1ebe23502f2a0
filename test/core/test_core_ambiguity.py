"""Content that cannot fix a shift must not get one: lines, repeating patterns; and units of any size must."""

import numpy as np
import pytest
from scipy import ndimage

from bench import scenes
from coreg_qgis.core.estimator import estimate
from coreg_qgis.core.global_shift import GlobalShiftSettings, detect_global_shift
from coreg_qgis.core.raster import ArrayRaster

GEOTRANSFORM = (300000.0, 10.0, 0.0, 5900000.0, 0.0, -10.0)


def _detect(reference, target, **settings):
    pair = (ArrayRaster(a.astype(np.float32), GEOTRANSFORM, "EPSG:32633") for a in (reference, target))
    return detect_global_shift(*pair, GlobalShiftSettings(**settings))


def _lines(angle, size, seed):
    rng = np.random.default_rng(seed)
    profile = ndimage.gaussian_filter1d(rng.normal(size=4 * size), 1.5)
    rows, cols = np.mgrid[:size, :size]
    along = cols * np.cos(angle) + rows * np.sin(angle)
    return np.interp(along, np.arange(4 * size) - 2 * size, profile / profile.std())


@pytest.mark.parametrize("degrees", [0, 33, 90, 115, 157])
def test_lines_fix_no_shift_along_them(degrees):
    rng = np.random.default_rng(degrees)
    scene = _lines(np.radians(degrees), 440, degrees)
    reference, target = (scene[a:a + 400, b:b + 400] + rng.normal(0, 0.1, (400, 400)) for a, b in ((20, 20), (24, 27)))
    result = _detect(reference, target, window_shape=(128, 128))
    assert not result.found and np.isnan(result.x_shift_px)
    assert "structure in one direction only" in set(result.matches.message)


def test_isotropy_tells_lines_from_texture():
    lines = _lines(0.6, 128, 1).astype(np.float32)[None]
    texture = scenes.generated_scene((512, 512), 3).reshape(128, 4, 128, 4).mean((1, 3))[None].astype(np.float32)
    assert estimate(lines, lines).isotropy[0] < 0.01
    assert estimate(texture, texture).isotropy[0] > 0.25


@pytest.mark.parametrize("period", [12, 24])
def test_a_repeating_pattern_is_said_to_be_ambiguous(period):
    rng = np.random.default_rng(period)
    rows, cols = np.mgrid[:500, :500] + 0.25

    def pattern(dx, dy):
        waves = np.sin(2 * np.pi * (cols + dx) / period) * np.sin(2 * np.pi * (rows + dy) / period)
        return np.sign(waves) + rng.normal(0, 0.1, rows.shape)

    result = _detect(pattern(0, 0), pattern(3, 2))
    assert not result.found and "repeats" in result.status and "maximum shift" in result.status


@pytest.mark.parametrize("unit", [1e-22, 1e12, 1e30])
@pytest.mark.filterwarnings("error")
def test_units_do_not_matter(unit):
    scene = scenes.generated_scene((1300, 1300), 5)
    reference, target, shift = scenes.known_shift_pair(scene, (256, 256), (3.25, -1.5), 4, np.random.default_rng(2))
    result = _detect(reference * unit, target * unit, window_shape=(128, 128))
    assert result.found and result.uncertainty_px < 0.1
    np.testing.assert_allclose((result.x_shift_px, result.y_shift_px), (-shift[0], -shift[1]), atol=0.02)


def test_the_classic_estimator_states_its_own_error():
    scene = scenes.generated_scene((1300, 1300), 5)
    pair = scenes.known_shift_pair(scene, (256, 256), (3.25, -1.25), 4, np.random.default_rng(2))[:2]
    result = _detect(*pair, estimator="foroosh", window_shape=(128, 128))
    assert result.found and result.uncertainty_px >= 0.08


def test_a_maximum_shift_is_named_where_it_may_be_the_reason():
    scene = scenes.generated_scene((1500, 1500), 6)
    pair = scenes.known_shift_pair(scene, (256, 256), (20, 9), 4, np.random.default_rng(3))[:2]
    result = _detect(*pair, max_shift=2.0)
    assert not result.found and "2 px" in result.status
