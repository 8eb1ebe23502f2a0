"""One shift for a scene, end to end on arrays: every kind of grid, dtype and content, against the exact truth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from known_pairs import CRS, FINE, fine_scene, moved, raster_pair
from shapely.geometry import Point, Polygon, box

from bench import degradations
from coreg_qgis.core.global_shift import GlobalShiftSettings, detect_global_shift
from coreg_qgis.core.raster import ArrayRaster

CORRECTION = (7.3, -12.1)  # map units; 0.73 and 1.21 pixels of 10 m
W96 = GlobalShiftSettings(window_shape=(96, 96))


def _check(found, truth=CORRECTION, limit_px=0.02):
    """Right within ``limit_px`` of the matching grid, sure of it, and its error no surprise to itself."""
    assert found.found, found.status
    pixel = max(found.matching_grid.resolution)
    error = np.hypot(found.x_shift_m - truth[0], found.y_shift_m - truth[1]) / pixel
    target_pixel = np.mean(found.target_grid.resolution)
    assert error < limit_px
    assert found.reliability > 95 and error * pixel / target_pixel < 4 * found.uncertainty_px + 0.01
    back = found.target_grid.vector_to_map(found.x_shift_px, found.y_shift_px)
    assert back == pytest.approx((found.x_shift_m, found.y_shift_m))


def test_all_figures_of_a_plain_pair():
    reference, target = raster_pair(CORRECTION, (320, 320))
    found = detect_global_shift(reference, target, W96)
    _check(found, limit_px=0.008)
    assert found.status == "ok"
    assert (found.x_shift_px, found.y_shift_px) == pytest.approx((0.73, 1.21), abs=0.01)
    assert found.abs_shift == pytest.approx(math.hypot(*CORRECTION), abs=0.1)
    assert found.angle == pytest.approx(148.9, abs=0.5)  # clockwise from north: towards south-south-east
    assert found.ssim_after > 0.9 > found.ssim_before
    assert found.used.sum() >= 5 and len(found.used) == len(found.matches)
    assert found.corrected_geotransform == pytest.approx(moved(target.geotransform, *CORRECTION), abs=0.1)
    assert found.target_grid.geotransform == target.geotransform
    assert found.overlap.area == pytest.approx(Polygon(reference.grid.corners()).intersection(
        Polygon(target.grid.corners())).area)
    evidence = found.evidence
    assert evidence.surface.shape == evidence.reference.shape == (96, 96)
    assert np.nanstd(evidence.target_after - evidence.reference) < 0.7 * np.nanstd(
        evidence.target_before - evidence.reference)
    # Where the correction is positive the target's content lies to the left and above.
    row, col = np.unravel_index(evidence.surface.argmax(), evidence.surface.shape)
    assert (col - 48, row - 48) == (-1, -1)


@pytest.mark.parametrize("azimuth", range(0, 360, 45))
def test_azimuth_is_clockwise_from_north(azimuth):
    truth = (40 * math.sin(math.radians(azimuth)), 40 * math.cos(math.radians(azimuth)))
    found = detect_global_shift(*raster_pair(truth, (150, 150)), GlobalShiftSettings(window_shape=(128, 128)))
    assert (found.angle - azimuth + 180) % 360 - 180 == pytest.approx(0, abs=0.3)
    assert found.abs_shift == pytest.approx(40, abs=0.2)


def test_defaults_and_single_window():
    pair = raster_pair(CORRECTION)
    found = detect_global_shift(*pair)
    _check(found)
    single = detect_global_shift(*pair, GlobalShiftSettings(window_count=1, window_shape=(128, 128)))
    assert len(single.matches) == 1
    _check(single)


def test_window_centre():
    reference, target = raster_pair(CORRECTION)
    x, y = reference.grid.to_map(100.3, 180.6)
    found = detect_global_shift(reference, target, GlobalShiftSettings(window_shape=(96, 96), window_centre=(x, y)))
    assert len(found.matches) == 1
    assert (found.matches.x_map[0], found.matches.y_map[0]) == pytest.approx((x, y), abs=5.01)
    _check(found, limit_px=0.03)


@pytest.mark.parametrize("estimator", ["coherence", "coherence_masked", "foroosh"])
def test_estimators(estimator):
    pair = raster_pair(CORRECTION)
    found = detect_global_shift(*pair, GlobalShiftSettings(window_shape=(96, 96), estimator=estimator))
    if estimator == "foroosh":  # its pull towards whole pixels is no noise that it could predict
        assert np.hypot(found.x_shift_px - 0.73, found.y_shift_px - 1.21) < 0.2
    else:
        _check(found, limit_px=0.01)


@pytest.mark.parametrize("shift", [(600, -300), (-850.5, 420.25), (33.3, 899.9)])
def test_tens_of_pixels(shift):
    found = detect_global_shift(*raster_pair(shift), W96)
    _check(found, shift)


def test_images_of_different_extents():
    """The target is smaller, begins elsewhere, and its pixels lie beside the reference's."""
    pair = raster_pair((-71.2, 33.0), (330, 300), target_at=(243, 311), target_shape=(180, 250))
    _check(detect_global_shift(*pair, W96), (-71.2, 33.0))


@pytest.mark.parametrize("reference, target", [
    ((150, 8), (300, 4)), ((300, 4), (150, 8)), ((600, 2), (200, 6)), ((200, 6), (600, 2)), ((300, 4), (200, 6)),
    ((200, 6), (300, 4))])
def test_resolutions(reference, target):
    """Twice, three times and one and a half times as coarse, both ways; matched at the coarser."""
    pair = raster_pair(
        (17.3, -32.1), (reference[0],) * 2, factors=(reference[1],) * 2, target_shape=(target[0],) * 2,
        target_factors=(target[1],) * 2)
    found = detect_global_shift(*pair, GlobalShiftSettings(window_shape=(128, 128)))
    assert found.matching_grid.resolution[0] == pytest.approx(FINE * max(reference[1], target[1]))
    _check(found, (17.3, -32.1))


WIDE, TALL = ((300, 200), (4, 6)), ((200, 300), (6, 4))


@pytest.mark.parametrize("reference, target", [(WIDE, WIDE), (WIDE, TALL), (TALL, WIDE)])
def test_non_square_pixels(reference, target):
    pair = raster_pair((17.3, -32.1), reference[0], factors=reference[1], target_shape=target[0],
                       target_factors=target[1])
    found = detect_global_shift(*pair, GlobalShiftSettings(window_shape=(96, 96)))
    _check(found, (17.3, -32.1), 0.03)
    x_size, y_size = pair[1].grid.resolution
    assert (found.x_shift_px, found.y_shift_px) == pytest.approx((17.3 / x_size, 32.1 / y_size), abs=0.04)


def _south_up(raster):
    x0, a, b, y0, c, d = raster.geotransform
    return ArrayRaster(raster.array[::-1], (x0, a, b, y0 + len(raster.array) * d, c, -d), CRS)


def _quarter_turn(raster):
    """The same image with columns that run south and rows that run east."""
    x0, a, _, y0, _, d = raster.geotransform
    return ArrayRaster(raster.array.T, (x0, 0, a, y0, d, 0), CRS)


@pytest.mark.parametrize("turn", [_south_up, _quarter_turn])
@pytest.mark.parametrize("which", ["target", "reference", "both"])
def test_south_up_and_turned_grids(turn, which):
    reference, target = raster_pair((47.3, -32.1))
    reference = reference if which == "target" else turn(reference)
    target = target if which == "reference" else turn(target)
    found = detect_global_shift(reference, target, W96)
    _check(found, (47.3, -32.1))
    expected = (4.73, 3.21)  # in pixels of the target as it is given: right, down
    if which != "reference":
        expected = (4.73, -3.21) if turn is _south_up else (3.21, 4.73)
    assert (found.x_shift_px, found.y_shift_px) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("degrees", [30, -117])
def test_rotated_grids(degrees):
    """Both images lie turned on the map; the shift in pixels is what it was, its map vector turns with them."""
    reference, target = raster_pair((47.3, -32.1))
    turn = math.radians(degrees)
    rotation = np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])

    def turned(raster):
        x0, a, b, y0, c, d = raster.geotransform
        origin, across, down = (rotation @ v for v in ((x0, y0), (a, c), (b, d)))
        return ArrayRaster(raster.array, (origin[0], across[0], down[0], origin[1], across[1], down[1]), CRS)

    found = detect_global_shift(turned(reference), turned(target), W96)
    _check(found, tuple(rotation @ (47.3, -32.1)))
    assert (found.x_shift_px, found.y_shift_px) == pytest.approx((4.73, 3.21), abs=0.02)


@pytest.mark.parametrize("dtype", [
    np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64, np.float16, np.float32,
    np.float64])
def test_dtypes(dtype):
    fine = fine_scene()
    if np.dtype(dtype).kind in "if":
        fine = (fine - fine.mean()) * (0.6 if dtype is np.int8 else 1)
    pair = raster_pair(CORRECTION, fine=np.clip(fine, -110, 250))
    low = 0 if np.dtype(dtype).kind == "u" else -120
    pair = [ArrayRaster(np.clip(r.array, low, 250).astype(dtype), r.geotransform, CRS) for r in pair]
    assert np.dtype(dtype).kind == "u" or pair[0].array.min() < 0
    _check(detect_global_shift(*pair, W96))


def _gain(array):
    return array * 12.5 - 300


def _gamma(array):
    return degradations.gamma(array, 1.6)


def _clouds(array):
    return degradations.clouds(array, 0.25, np.random.default_rng(1))[0]


def _realistic(array):
    rng = np.random.default_rng(2)
    array = degradations.change(array, 0.05, array[::-1, ::-1], rng)
    return degradations.clouds(degradations.gamma(degradations.gain_ramp(array, rng), 1.2), 0.1, rng)[0]


@pytest.mark.parametrize("spoil, limit", [(_gain, 0.02), (_gamma, 0.04), (_clouds, 0.03), (_realistic, 0.06)])
@pytest.mark.parametrize("truth", [CORRECTION, (310.0, -223.3)])
def test_content_that_differs(spoil, limit, truth):
    _check(detect_global_shift(*raster_pair(truth, (330, 330), spoil=spoil), W96), truth, limit)


def test_noise():
    _check(detect_global_shift(*raster_pair(CORRECTION, snr=1.5), W96), limit_px=0.1)


def test_identical_images_are_not_moved():
    reference, _ = raster_pair()
    found = detect_global_shift(reference, reference, W96)
    assert found.found and found.abs_shift < 1e-3 and found.reliability > 99


@pytest.mark.parametrize("how", ["nodata", "nan", "mask", "masked array"])
def test_data_that_may_not_be_used(how):
    """A third of the target shows something else, at the same pixels of both images."""
    rng = np.random.default_rng(3)
    reference, target = raster_pair((37.3, -52.1), (330, 330))
    bad = np.zeros((330, 330), bool)
    bad[:, 110:230] = True
    junk = rng.normal(1000, 300, (330, 330))
    pair = []
    for raster in (reference, target):
        array, more = np.where(bad, junk, raster.array), {}
        if how == "nodata":
            array[bad], more = -9999, {"nodata": -9999}
        elif how == "nan":
            array[bad] = np.nan
        elif how == "mask":
            more = {"bad": bad}
        else:
            array = np.ma.masked_array(array, bad)
        pair.append(ArrayRaster(array, raster.geotransform, CRS, **more))
    _check(detect_global_shift(*pair, W96), (37.3, -52.1), 0.03)


def test_footprints_that_are_given_are_used():
    reference, target = raster_pair(CORRECTION)
    part = box(*Point(reference.grid.to_map(150, 150)).buffer(900).bounds)
    found = detect_global_shift(reference, target, W96, reference_footprint=part, target_footprint=part)
    assert found.overlap.equals(part)
    _check(found, limit_px=0.03)


def test_max_shift():
    pair = raster_pair((60, 0))
    _check(detect_global_shift(*pair, GlobalShiftSettings(window_shape=(96, 96), max_shift=8)), (60, 0))
    beyond = detect_global_shift(*pair, GlobalShiftSettings(window_shape=(96, 96), max_shift=4))
    assert not beyond.found and math.isnan(beyond.x_shift_m)


def test_max_shift_is_counted_in_pixels_of_the_target():
    """6 px of 10 m are 12 px of 5 m; the images are compared at 10 m."""
    pair = raster_pair((60, 0), (200, 200), target_shape=(400, 400), target_factors=(2, 2))
    for limit, expected in ((14, True), (9, False)):
        found = detect_global_shift(*pair, GlobalShiftSettings(window_shape=(96, 96), max_shift=limit))
        assert found.found is expected


def test_uncertainty_is_in_pixels_of_the_target():
    pair = raster_pair(CORRECTION, (200, 200), target_shape=(400, 400), target_factors=(2, 2))
    found = detect_global_shift(*pair, GlobalShiftSettings(window_shape=(128, 128), window_count=1))
    sigma = np.hypot(found.matches.sigma_x[0], found.matches.sigma_y[0])  # of 10 m, the target's are 5 m
    assert found.uncertainty_px == pytest.approx(2 * sigma)


def test_the_same_twice_is_the_same_and_inputs_are_left_alone():
    pair = raster_pair(CORRECTION)
    kept = [r.array.copy() for r in pair]
    first, second = (detect_global_shift(*pair, W96) for _ in range(2))
    assert (first.x_shift_m, first.y_shift_m) == pytest.approx((second.x_shift_m, second.y_shift_m), abs=1e-4)
    for raster, array in zip(pair, kept):
        np.testing.assert_array_equal(raster.array, array)


def test_both_ways_are_opposite():
    reference, target = raster_pair((71.7, 38.2))
    there, back = detect_global_shift(reference, target, W96), detect_global_shift(target, reference, W96)
    assert (there.x_shift_m, there.y_shift_m) == pytest.approx((-back.x_shift_m, -back.y_shift_m), abs=0.15)


def test_corrected_pair_has_no_shift_left():
    reference, target = raster_pair((71.7, 38.2))
    found = detect_global_shift(reference, target, W96)
    again = detect_global_shift(reference, ArrayRaster(target.array, found.corrected_geotransform, CRS), W96)
    assert again.abs_shift < 0.1
    assert found.corrected_geotransform == pytest.approx(
        moved(target.geotransform, found.x_shift_m, found.y_shift_m))
