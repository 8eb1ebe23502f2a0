"""Displacement models from tie points of known truth: accuracy, automatic choice, honesty, and bad input."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage
from shapely.geometry import box

from bench.local_models import (
    GRID,
    PIXEL,
    SIDE,
    errors,
    from_pixels,
    linear,
    rmse,
    rotation,
    smooth,
    strips,
    tie_points,
)
from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.fit_sample import fit_sample, spatial_folds
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.hold_out import split_hold_out
from coreg_qgis.core.local_model import LocalSettings, fit_local, residual_statistics, residuals_px

LEVEL = np.array([1.3, -2.2])


def constant(c, r):
    return LEVEL[0] + 0 * c, LEVEL[1] + 0 * r


def points_of(shift, noise=0.05, seed=1, spacing=150):
    return tie_points(shift, noise, seed, spacing=spacing)


def error_of(model, shift):
    return rmse(errors(model.displacement, shift, 50))


def flagged(points, rows):
    verdict = points.inconsistent.copy()
    verdict[rows] = True
    return replace(points, inconsistent=verdict)


@pytest.fixture(scope="module")
def waves():
    points = tie_points(smooth(3000), 0.05, 3, spacing=50)
    return points, fit_local(points, GRID)


@pytest.fixture(scope="module")
def jump():
    points = points_of(strips, spacing=75)
    return points, {kind: fit_local(points, GRID, LocalSettings(kind)) for kind in ("spline", "blockwise")}


@pytest.mark.parametrize("seed", range(4))
def test_pure_shift_is_told_to_be_one(seed):
    model = fit_local(points_of(constant, 0.1, seed), GRID)
    assert model.kind == "shift" and "no spatial structure" in model.reason
    assert error_of(model, constant) < 0.025
    assert model.blocks is None and model.scatter_px == pytest.approx(0.1, rel=0.15)
    assert [kind for kind, _ in model.hold_out] == ["shift", "affine", "polynomial", "spline", "blockwise"]


@pytest.mark.parametrize("seed", range(4))
def test_rotation_gives_an_affine_model(seed):
    model = fit_local(points_of(rotation, 0.1, seed), GRID)
    assert model.kind == "affine" and model.reason.startswith("affine: ")
    assert error_of(model, rotation) < 0.04
    rms = dict(model.hold_out)
    assert rms["shift"] > 10 * rms["affine"]


def test_smooth_distortion_is_followed_without_printing_the_noise(waves):
    points, model = waves
    raw = errors(linear(points), smooth(3000), 50)
    within = np.isfinite(raw).all(1)
    error = errors(model.displacement, smooth(3000), 50)
    assert model.kind == "spline" and model.status == "ok"
    assert rmse(error) < 0.03
    assert rmse(raw) > 2.8 * rmse(error[within])


def test_stated_uncertainty_is_that_of_the_field(waves):
    points, model = waves
    assert model.uncertainty_px == pytest.approx(rmse(errors(model.displacement, smooth(3000), 50)), rel=0.5)
    shift = [fit_local(points_of(constant, 0.1, seed), GRID, LocalSettings("shift")) for seed in range(12)]
    found = np.sqrt(np.mean([error_of(model, constant) ** 2 for model in shift]))
    assert shift[0].uncertainty_px == pytest.approx(found, rel=0.6)


def test_few_points_of_a_local_distortion_still_help():
    model = fit_local(points_of(smooth(3000), 0.05, spacing=400), GRID)
    assert model.kind in ("spline", "blockwise")
    shift = fit_local(points_of(smooth(3000)), GRID, LocalSettings("shift"))
    assert error_of(model, smooth(3000)) < 0.5 * error_of(shift, smooth(3000))


@pytest.mark.parametrize("kind", ["spline", "blockwise"])
def test_a_jump_between_strips_does_not_ring(jump, kind):
    error = errors(jump[1][kind].displacement, strips, 25)
    col = np.arange(12.5, SIDE, 25)[None, :].repeat(SIDE // 25, 0).ravel()
    beside = col - (SIDE / 2 - 13)
    beyond = (error @ (0.75, 1.5)) / np.hypot(0.75, 1.5) * np.sign(beside)
    assert np.percentile(beyond, 99.9) < 0.2 * np.hypot(0.75, 1.5)
    assert rmse(error[np.abs(beside) > 300]) < 0.1


@pytest.mark.parametrize("kind", ["shift", "affine", "spline", "blockwise"])
def test_surviving_outliers_hardly_pull(kind):
    shift = {"shift": constant, "affine": rotation}.get(kind, smooth(3000))
    points, other = (tie_points(shift, 0.05, 5, spacing=75, wrong=wrong) for wrong in (0.0, 0.03))
    clean, model = (error_of(fit_local(p, GRID, LocalSettings(kind)), shift) for p in (points, other))
    assert model < 1.25 * clean + 0.005


def test_a_model_that_was_asked_for_is_given():
    points = points_of(constant)
    for kind in ("shift", "affine", "spline", "blockwise"):
        model = fit_local(points, GRID, LocalSettings(kind))
        assert model.kind == kind and [k for k, _ in model.hold_out] == [kind]
        assert model.reason.startswith(f"{kind}: as asked for") and error_of(model, constant) < 0.05


def test_support_is_where_the_points_are_and_the_rest_is_said():
    points = points_of(smooth(3000))
    corner = flagged(points, (points.x_im > 1000) | (points.y_im > 1000))
    model = fit_local(corner, GRID, LocalSettings("spline"))
    x, y = GRID.to_map(np.array([[500.0, 2500.0]]), np.array([[500.0, 2500.0]]))
    assert model.supported(x, y).tolist() == [[True, False]]
    share = model.support.intersection(box(*GRID.window_bounds())).area / (SIDE * PIXEL) ** 2
    assert share < 0.2 and f"cover {share:.0%} of the image, elsewhere the displacement is extrapolated" in model.status


@pytest.mark.parametrize("kind", ["spline", "blockwise"])
def test_extrapolation_is_the_trend_and_the_border_value(kind):
    model = fit_local(points_of(smooth(3000)), GRID, LocalSettings(kind))
    near = GRID.to_map(np.array([SIDE, SIDE / 2]), np.array([SIDE / 2, SIDE]))
    far = GRID.to_map(np.array([30 * SIDE, SIDE / 2]), np.array([SIDE / 2, 30 * SIDE]))
    trend = model.field.trend
    left = [np.subtract(model.displacement(*at), trend.displacement(*at)) / PIXEL for at in (near, far)]
    np.testing.assert_allclose(left[0], left[1], atol=1e-6)
    assert np.abs(left[1]).max() < 3.2


def test_residuals_belong_to_the_points_and_statistics_say_before_and_after():
    points = flagged(points_of(rotation), [4, 17])
    model = fit_local(points, GRID)
    assert len(model.residuals) == points.valid.sum()
    np.testing.assert_allclose(residuals_px(points, model, GRID)[points.valid], model.residuals)
    assert np.isnan(residuals_px(points, model, GRID)[~points.measured]).all()
    before, after = residual_statistics(points, model, GRID)
    assert before.count == after.count == points.valid.sum()
    measured = np.column_stack([points.x_shift_px, points.y_shift_px])[points.valid]
    assert before("px", "rmse", "abs") == pytest.approx(rmse(measured))
    assert after("px", "rmse", "abs") == pytest.approx(rmse(model.residuals)) and after("px", "rmse", "abs") < 0.12
    assert after("m", "rmse", "abs") == pytest.approx(PIXEL * after("px", "rmse", "abs"))


def test_held_out_points_are_independent_and_everywhere():
    points = points_of(smooth(3000), spacing=75)
    fit, test = split_hold_out(points, 0.2, seed=4)
    assert not (fit & test).any() and ((fit | test) == points.valid).all()
    assert test.sum() == pytest.approx(0.2 * points.valid.sum(), rel=0.05)
    quadrant = (points.x_im > SIDE / 2).astype(int) + 2 * (points.y_im > SIDE / 2)
    share = np.bincount(quadrant[test]) / np.bincount(quadrant[points.valid])
    assert (np.abs(share - 0.2) < 0.05).all()
    assert (split_hold_out(points, 0.2, seed=5)[1] != test).any()
    model = fit_local(points.select(fit), GRID, LocalSettings("spline"))
    before, after = residual_statistics(points.select(test), model, GRID)
    assert before("px", "rmse", "abs") > 1 and 0.06 < after("px", "rmse", "abs") < 0.12


def test_folds_are_even_and_interleaved():
    sample = fit_sample(points_of(constant, spacing=75), GRID)
    fold = spatial_folds(sample, 5, 0)
    assert np.ptp(np.bincount(fold)) <= 5
    for k in range(5):  # every place has points of every fold near it
        apart = np.hypot(*(sample.at[:, None] - sample.at[fold == k]).transpose(2, 0, 1)).min(1)
        assert apart.max() < 6 * 75 * PIXEL
    assert (spatial_folds(sample, 5, 0) == fold).all() and (spatial_folds(sample, 5, 1) != fold).any()


@pytest.mark.parametrize("seed", range(3))
def test_errors_that_overlapping_windows_share_are_not_taken_for_distortion(seed):
    rng, window = np.random.default_rng(seed), 140.0
    col, row = (v.ravel() for v in np.meshgrid(np.arange(25, SIDE, 50.0), np.arange(25, SIDE, 50.0)))
    noise = [ndimage.gaussian_filter(rng.normal(size=(60, 60)), window / 50 / 4, mode="wrap").ravel() for _ in "xy"]
    shared = 0.08 * np.column_stack(noise) / np.std(noise)
    points = from_pixels(col, row, np.column_stack(constant(col, row)) + shared, 0.08)
    model, fooled = (fit_local(replace(points, win_size=np.full(len(col), size)), GRID) for size in (window, 10.0))
    assert model.kind == "shift" and len(model.residuals) == 3600
    assert fooled.kind in ("spline", "blockwise") and error_of(fooled, constant) > 0.05
    bent = from_pixels(col, row, np.column_stack(smooth(3000)(col, row)) + shared, 0.08)
    model = fit_local(replace(bent, win_size=np.full(len(col), window)), GRID)
    assert model.kind in ("spline", "blockwise") and error_of(model, smooth(3000)) < 0.1  # the points: 0.11


def test_uncertain_points_count_less():
    points = points_of(constant, 0.02)
    bad = np.arange(len(points)) % 2 == 0
    dx, dy = points.x_shift_m.copy(), points.y_shift_m.copy()
    dx[bad] += 0.5 * PIXEL
    said = replace(points, x_shift_m=dx, y_shift_m=dy, uncertainty_px=np.where(bad, 2.0, 0.02))
    unsaid = replace(said, uncertainty_px=np.full(len(points), np.nan))
    for kind in ("shift", "affine", "spline", "blockwise"):
        assert error_of(fit_local(said, GRID, LocalSettings(kind)), constant) < 0.06, kind
    assert error_of(fit_local(unsaid, GRID, LocalSettings("shift")), constant) > 0.2


def test_points_measured_twice_are_averaged():
    col, row = (v.ravel() for v in np.meshgrid(np.arange(100, 3000, 400.0), np.arange(100, 3000, 400.0)))
    shift = np.column_stack(constant(col, row))
    points = from_pixels(np.tile(col, 2), np.tile(row, 2), np.vstack([shift + 0.3, shift - 0.3]), 0.1)
    assert len(fit_sample(points, GRID)) == 64
    for kind in ("auto", "affine", "spline", "blockwise"):
        model = fit_local(points, GRID, LocalSettings(kind))
        assert error_of(model, constant) < 1e-6 and len(model.residuals) == 128
    assert model.residuals.shape == (128, 2) and np.allclose(np.abs(model.residuals), 0.3)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_fewer_than_five_points_give_the_shift_and_say_so(count):
    rng = np.random.default_rng(2)
    col, row = rng.uniform(0, SIDE, (2, count))
    model = fit_local(from_pixels(col, row, np.column_stack(rotation(col, row)), 0.1), GRID)
    assert model.kind == "shift" and f"{count} valid tie point" in model.reason and model.hold_out == ()
    assert np.isfinite(model.displacement(500000.0, 5200000.0)).all() and model.support.area > 0
    assert (model.uncertainty_px > 0) == (count > 1)


@pytest.mark.parametrize("kind", ["auto", "shift", "spline", "blockwise"])
def test_points_on_a_line_are_enough_for_these(kind):
    col = np.linspace(100, 2900, 40)
    points = from_pixels(col, col / 2, np.column_stack(constant(col, col)), 0.05)
    model = fit_local(points, GRID, LocalSettings(kind))
    assert error_of(model, constant) < 1e-3 and model.kind == ("shift" if kind == "auto" else kind)
    assert "cover" in model.status


@pytest.mark.parametrize("kind", ["spline", "blockwise"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_single_points_are_enough_where_asked_for(kind, count):
    col, row = np.linspace(200, 800, count), np.linspace(300, 1500, count) ** 1.01
    model = fit_local(from_pixels(col, row, np.column_stack(constant(col, row)), 0.05), GRID, LocalSettings(kind))
    assert model.kind == kind and error_of(model, constant) < 1e-6
    assert np.isnan(model.uncertainty_px) and "too few tie points to tell how well the model fits" in model.status


@pytest.mark.parametrize(("col", "row"), [([5.0, 9.0], [5.0, 7.0]), (np.arange(9.0) * 300, np.arange(9.0) * 100)])
def test_affine_needs_three_points_off_a_line(col, row):
    points = from_pixels(np.array(col), np.array(row), np.tile(LEVEL, (len(col), 1)), 0.1)
    with pytest.raises(InputError, match=r'three that do not lie on one line, or choose "shift"'):
        fit_local(points, GRID, LocalSettings("affine"))


def test_bad_points_are_refused_with_a_remedy():
    points = points_of(constant)
    nothing = np.full(len(points), np.nan)
    far = replace(points, x_map=points.x_map - 400000)
    for bad, words in (
        (points.select(np.zeros(len(points), bool)), "There are no tie points"),
        (replace(points, x_shift_m=nothing), "None of the 400 tie points has a shift"),
        (flagged(points, slice(None)), "marked as outliers: unmark"),
        (replace(points, x_map=nothing), "give X_MAP and Y_MAP"),
        (far, "far outside the target image.* in its CRS"),
    ):
        with pytest.raises(InputError, match=words):
            fit_local(bad, GRID)


@pytest.mark.parametrize(("settings", "words"), [
    (LocalSettings("wavy"), 'no model "wavy": give one of auto, shift'),
    (LocalSettings(folds=1), "folds is 1: give 2"),
    (LocalSettings(block_px=0), "block size is 0 px: give more"),
    (LocalSettings(block_px=float("nan")), "block size is nan"),
])  # fmt: skip
def test_bad_parameters_are_refused(settings, words):
    with pytest.raises(InputError, match=words):
        fit_local(points_of(constant), GRID, settings)


def test_one_point_cannot_be_held_out():
    points = points_of(constant)
    with pytest.raises(InputError, match="1 valid tie points, too few"):
        split_hold_out(flagged(points, np.flatnonzero(points.valid)[1:]), 0.2)


def test_points_that_were_not_measured_or_have_no_place_take_no_part():
    points = points_of(rotation)
    x = points.x_map.copy()
    x[::7] = np.nan
    model = fit_local(replace(points, x_map=x), GRID)
    assert model.kind == "affine" and len(model.residuals) == (points.valid & np.isfinite(x)).sum()


@pytest.mark.parametrize("pixels", [(1e-4, 0.0, 0.0, -1e-4), (6.0, 8.0, 8.0, -6.0), (10.0, 0.0, 0.0, 10.0)])
def test_other_grids_give_the_same_model(pixels):
    a, b, c, d = pixels
    grid = GeoGrid((SIDE, SIDE), (10.0, a, b, 50.0, c, d))
    col, row = (v.ravel() for v in np.meshgrid(np.arange(100, 3000, 150.0), np.arange(100, 3000, 150.0)))
    shift = np.column_stack(rotation(col, row)) + np.random.default_rng(1).normal(0, 0.05, (len(col), 2))
    model = fit_local(from_pixels(col, row, shift, 0.05, grid), grid)
    left = grid.vector_to_pixel(*model.displacement(*grid.to_map(col, row)))
    assert model.kind == "affine" and np.abs(np.subtract(left, rotation(col, row))).max() < 0.03


def test_the_order_of_the_points_does_not_matter():
    points = points_of(smooth(3000))
    other = points.select(np.random.default_rng(0).permutation(len(points)))
    one, two = fit_local(points, GRID), fit_local(other, GRID)
    assert one.kind == two.kind
    at = GRID.to_map(np.arange(0, 3000, 100.0), np.arange(3000, 0, -100.0))
    np.testing.assert_allclose(one.displacement(*at), two.displacement(*at), atol=0.03 * PIXEL)


def test_a_cancelled_run_ends():
    class Cancelled:
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        fit_local(points_of(constant), GRID, feedback=Cancelled())
