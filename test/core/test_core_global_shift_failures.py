"""Pairs and settings that cannot give a shift: they must say so at once, in one sentence, without a number."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import numpy as np
import pytest
from known_pairs import Recorder, fine_scene, moved, raster_pair
from shapely.geometry import box

from coreg_qgis.core.errors import CancelledError, CoregError, InputError, NoMatchError, NoOverlapError
from coreg_qgis.core.feedback import SILENT, StepFeedback, check_cancelled
from coreg_qgis.core.global_shift import GlobalShiftSettings, detect_global_shift
from coreg_qgis.core.raster import ArrayRaster

W96 = GlobalShiftSettings(window_shape=(96, 96))


def _again(raster, array=None, **changes):
    values = {"geotransform": raster.geotransform, "crs_wkt": raster.crs_wkt, "name": raster.name, **changes}
    return ArrayRaster(raster.array if array is None else array, **values)


def _assert_nothing(found, reason):
    assert not found.found and found.status.startswith("no match: ") and reason in found.status
    for name in ("x_shift_px", "y_shift_px", "x_shift_m", "y_shift_m", "uncertainty_px", "ssim_before", "ssim_after",
                 "abs_shift", "angle"):
        assert math.isnan(getattr(found, name)), name
    assert found.reliability == 0 and not found.used.any() and len(found.used) == len(found.matches)
    assert found.evidence is None and found.overlap.area > 0


@pytest.mark.parametrize("size, seeds", [(48, (3, 11)), (96, (11, 3)), (128, (12, 5)), (256, (3, 12)), (256, (5, 11))])
def test_unrelated_images(size, seeds):
    reference = raster_pair(seed=seeds[0])[0]
    target = raster_pair((55, -21), seed=seeds[1])[1]
    recorder = Recorder()
    found = detect_global_shift(reference, target, replace(W96, window_shape=(size, size)), feedback=recorder)
    _assert_nothing(found, "matches reliably")
    assert recorder.progress == sorted(recorder.progress)


def test_white_noise():
    rng = np.random.default_rng(0)
    pair = [_again(r, rng.normal(size=(300, 300))) for r in raster_pair()]
    _assert_nothing(detect_global_shift(*pair, W96), "matches reliably")


def test_reversed_contrast():
    reference, target = raster_pair(spoil=lambda a: 255 - a)
    for size in (64, 128, 256):
        found = detect_global_shift(reference, target, replace(W96, window_shape=(size, size)))
        _assert_nothing(found, "")


@pytest.mark.parametrize("which", ["reference", "target", "both"])
def test_constant_images(which):
    reference, target = raster_pair()
    flat = np.full((300, 300), 7)
    reference = _again(reference, flat) if which != "target" else reference
    target = _again(target, flat) if which != "reference" else target
    _assert_nothing(detect_global_shift(reference, target, W96), "")


@pytest.mark.parametrize("spoil", ["flat half", "flat stripes"])
def test_target_that_is_flat_in_parts_is_still_measured(spoil):
    """Flat windows at the rough shift must neither agree with it nor turn the result into NaN."""
    def flatten(array):
        array = array.copy()
        if spoil == "flat half":
            array[:, 150:] = 80
        else:
            array[100:200] = 80
        return array

    found = detect_global_shift(*raster_pair((37.3, -2.1), spoil=flatten), replace(W96, window_shape=(48, 48)))
    assert found.found and abs(found.x_shift_m - 37.3) < 0.6 and abs(found.y_shift_m + 2.1) < 0.6
    assert np.isfinite(found.uncertainty_px)


def test_no_overlap_on_the_map():
    reference, target = raster_pair()
    away = _again(target, geotransform=moved(target.geotransform, 1e5, 0))
    with pytest.raises(NoOverlapError, match="do not overlap"):
        detect_global_shift(reference, away)


def test_extents_that_overlap_but_data_that_does_not():
    left, right = np.zeros((300, 300), bool), np.zeros((300, 300), bool)
    left[:, :150], right[:, 140:] = True, True
    reference, target = raster_pair((0, 0))
    with pytest.raises(NoOverlapError):
        detect_global_shift(_again(reference, bad=left), _again(target, bad=right))


def test_overlap_that_is_too_small():
    reference, target = raster_pair((0, 0))
    corner = _again(target, geotransform=moved(target.geotransform, 2900, -2880))  # 10 x 12 px are shared
    with pytest.raises(InputError, match="only 10 x 12 pixels"):
        detect_global_shift(reference, corner)


def test_windows_shrink_with_a_message_where_the_overlap_is_small():
    reference, target = raster_pair((0, 0))
    xmin, _, _, ymax = reference.grid.window_bounds()
    strip = box(xmin, ymax - 700, xmin + 3000, ymax)
    recorder = Recorder()
    found = detect_global_shift(reference, target, reference_footprint=strip, target_footprint=strip,
                                feedback=recorder)
    assert found.found and found.matches.height[0] == 64 and found.matches.width[0] == 256
    assert recorder.messages == ["The match windows are 256 x 64 px, as the overlap and fast transforms allow."]


@pytest.mark.parametrize("band", [0, 2, -1])
def test_band_out_of_range(band):
    pair = raster_pair()
    with pytest.raises(InputError, match=rf"the target has 1 band\(s\), but band {band}"):
        detect_global_shift(*pair, GlobalShiftSettings(target_band=band))
    with pytest.raises(InputError, match=rf"the reference has 1 band\(s\), but band {band}"):
        detect_global_shift(*pair, GlobalShiftSettings(reference_band=band))


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("how", ["mask", "nodata", "nan"])
def test_nothing_valid(which, how):
    pair = list(raster_pair())
    if how == "mask":
        pair[which] = _again(pair[which], bad=np.ones((300, 300), bool))
    else:
        value = 0.0 if how == "nodata" else np.nan
        pair[which] = _again(pair[which], np.full((300, 300), value), nodata=0.0)
    with pytest.raises(InputError, match=f"{pair[which].name} holds no valid data in band 1"):
        detect_global_shift(*pair)


def test_scattered_valid_pixels_are_too_few():
    reference, target = raster_pair((0, 0))
    bad = np.random.default_rng(0).random((300, 300)) < 0.9
    _assert_nothing(detect_global_shift(_again(reference, bad=bad), target, W96), "too few usable pixels")


def test_window_centre_outside_the_overlap():
    reference, target = raster_pair()
    with pytest.raises(InputError, match=r"window centre \(10, 20\) lies outside the overlap"):
        detect_global_shift(reference, target, GlobalShiftSettings(window_centre=(10, 20)))


def test_window_centre_on_nothing_to_match():
    reference, target = raster_pair((0, 0))
    array = target.array.copy()
    array[:150, :150] = 33
    x, y = reference.grid.to_map(70, 70)
    found = detect_global_shift(reference, _again(target, array), replace(W96, window_centre=(x, y)))
    _assert_nothing(found, "")
    assert len(found.matches) <= 1


def test_another_crs():
    reference, target = raster_pair()
    other = _again(target, crs_wkt="EPSG:32634")
    with pytest.raises(InputError, match="another CRS"):
        detect_global_shift(reference, other)


@pytest.mark.parametrize("settings, sentence", [
    ({"window_count": 0}, "number of windows is 0"), ({"max_iterations": 0}, "number of iterations is 0"),
    ({"window_shape": (0, 64)}, "window height is 0"), ({"window_shape": (64, -3)}, "window width is -3"),
    ({"max_shift": 0}, "maximum shift is 0 px"), ({"max_shift": -2.5}, "maximum shift is -2.5 px"),
    ({"max_shift": math.nan}, "maximum shift is nan px"), ({"estimator": "magic"}, "estimator 'magic' is unknown"),
    ({"resampling": "magic"}, "resampling method 'magic' is unknown")])
def test_settings_that_mean_nothing(settings, sentence):
    with pytest.raises(InputError, match=sentence):
        detect_global_shift(*raster_pair(), GlobalShiftSettings(**settings))


def test_window_below_the_smallest_size():
    with pytest.raises(InputError, match="at least 16 x 16"):
        detect_global_shift(*raster_pair(), GlobalShiftSettings(window_shape=(12, 12)))


def test_windows_are_enlarged_on_a_coarser_target_with_a_message():
    pair = raster_pair((7.3, -12.1), (600, 600), factors=(2, 2), target_shape=(200, 200), target_factors=(6, 6))
    recorder = Recorder()
    found = detect_global_shift(*pair, W96, feedback=recorder)
    assert found.found and found.matches.height[0] == 64
    assert recorder.messages and "enlarged from 32 x 32 to at least 64 px" in recorder.messages[0]


def test_rotation_between_the_images_is_remarked():
    from bench import degradations

    turned = degradations.rotation(fine_scene(), 1.0)
    reference, target = raster_pair((0, 0), (330, 330))[0], raster_pair((0, 0), (330, 330), fine=turned)[1]
    recorder = Recorder()
    found = detect_global_shift(reference, target, replace(W96, window_shape=(64, 64)), feedback=recorder)
    assert found.found and "differs between the windows" in found.status
    assert recorder.warnings == [found.status[len("ok: "):]]
    assert found.uncertainty_px > 0.05


def test_progress_rises_from_0_to_100():
    recorder = Recorder()
    detect_global_shift(*raster_pair((7.3, -12.1)), W96, feedback=recorder)
    assert recorder.progress == sorted(recorder.progress)
    assert 0 <= recorder.progress[0] < 15 and recorder.progress[-1] == 100 and len(recorder.progress) > 6
    assert not recorder.warnings


@pytest.mark.parametrize("cancel_at", [0.5, 15, 30, 76])
def test_cancel(cancel_at):
    pair = raster_pair((7.3, -12.1), (600, 600), factors=(2, 2))
    recorder, started = Recorder(cancel_at), time.perf_counter()
    with pytest.raises(CancelledError):
        detect_global_shift(*pair, W96, feedback=recorder)
    assert time.perf_counter() - started < 2 and max(recorder.progress) < 100


def test_feedback_of_a_step_maps_onto_its_part():
    recorder = Recorder()
    step = StepFeedback(StepFeedback(recorder, 50, 100), 0, 20)
    step.set_progress(0)
    step.set_progress(100)
    step.message("m")
    step.warning("w")
    assert recorder.progress == [50, 60] and recorder.messages == ["m"] and recorder.warnings == ["w"]
    assert not step.is_cancelled()
    SILENT.set_progress(5)
    check_cancelled(SILENT)
    cancelled = Recorder(cancel_at=0)
    cancelled.set_progress(0)
    with pytest.raises(CancelledError):
        check_cancelled(StepFeedback(cancelled, 0, 1))
    assert all(issubclass(e, CoregError) for e in (InputError, NoOverlapError, NoMatchError, CancelledError))
