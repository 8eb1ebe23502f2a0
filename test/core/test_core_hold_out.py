"""What a model is said to be worth at unseen points, against what it is worth, with windows that share pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage

from bench.local_models import GRID, PIXEL, SIDE, from_pixels, rotation, smooth, tie_points
from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.hold_out import hold_out, split_hold_out
from coreg_qgis.core.local_model import LocalSettings, field_of_kind, fit_local, residual_statistics

WINDOW = 256
NOISE = 0.1


def overlapping(shift, seed, *, noise=NOISE, spacing=64, side=SIDE, window=WINDOW):
    """Points ``spacing`` px apart whose errors are those of windows that see the same noise: means over the window."""
    rng = np.random.default_rng(seed)
    axis = np.arange(window / 2, side - window / 2 + 1, spacing)
    col, row = (v.ravel() for v in np.meshgrid(axis, axis))
    n, kernel = len(axis), window // spacing
    grain = rng.normal(size=(2, n + 2 * kernel, n + 2 * kernel))
    error = np.stack([ndimage.uniform_filter(one, kernel)[kernel:-kernel, kernel:-kernel] for one in grain])
    error *= noise * kernel
    measured = np.column_stack(shift(col, row)) + error.reshape(2, -1).T
    return replace(from_pixels(col, row, measured, noise), win_size=np.full(len(col), float(window)))


@pytest.mark.parametrize("shift", [rotation, smooth(3000)])
def test_unseen_points_of_overlapping_windows_show_the_errors_that_they_share(shift):
    points = overlapping(shift, 3)
    model = fit_local(points, GRID)
    stated = hold_out(points, GRID, model).after("px", "rmse", "abs")
    # What a window errs and nothing near it knows is noise of sqrt(2) * NOISE, and the model's own error.
    assert 0.9 * np.sqrt(2) * NOISE < stated < 2 * np.sqrt(2) * NOISE
    fit, test = split_hold_out(points, 0.2)
    naive = fit_local(points.select(fit), GRID, LocalSettings("spline"))
    assert residual_statistics(points.select(test), naive, GRID)[1]("px", "rmse", "abs") < 0.6 * stated


def test_no_point_is_predicted_from_pixels_that_it_shares(monkeypatch):
    points, seen = overlapping(rotation, 5, window=128), []
    model = fit_local(points, GRID)

    def watched(part, *rest):
        seen.append(part)
        return field_of_kind(part, *rest)

    monkeypatch.setattr("coreg_qgis.core.hold_out.field_of_kind", watched)
    found = hold_out(points, GRID, model)
    assert len(seen) == 1 and found.test.sum() >= 40 and (found.test <= points.valid).all()
    used = np.column_stack([seen[0].x_im, seen[0].y_im])
    for at in np.column_stack([points.x_im, points.y_im])[found.test]:
        assert np.abs(used - at).max(1).min() >= 128
    assert np.isfinite(found.left[found.test]).all() and np.isnan(found.left[~found.test]).all()
    assert found.before.count == found.after.count == found.test.sum()


def test_windows_that_stand_apart_are_left_out_point_by_point():
    points = tie_points(smooth(3000), 0.05, 1, spacing=75)
    model = fit_local(points, GRID, LocalSettings("spline"))
    found = hold_out(points, GRID, model)
    assert found.test.sum() == pytest.approx(0.2 * points.valid.sum(), rel=0.05)
    assert found.before("px", "rmse", "abs") > 1 and 0.06 < found.after("px", "rmse", "abs") < 0.12
    assert found.after("m", "rmse", "abs") == pytest.approx(PIXEL * found.after("px", "rmse", "abs"))


@pytest.mark.parametrize("side", [400, 700])
def test_where_all_windows_share_pixels_nothing_is_claimed(side):
    points = overlapping(rotation, 2, side=side, spacing=16)
    assert hold_out(points, GRID, fit_local(points, GRID)) is None


def test_few_points_are_not_tested():
    points = tie_points(rotation, 0.1, 2, spacing=150)
    points = points.select(np.flatnonzero(points.valid)[:9])
    assert hold_out(points, GRID, fit_local(points, GRID)) is None


def test_a_cancelled_test_ends():
    class Cancelled:
        def is_cancelled(self):
            return True

        def set_progress(self, percent):
            pass

    points = tie_points(rotation, 0.1, 2, spacing=150)
    with pytest.raises(CancelledError):
        hold_out(points, GRID, fit_local(points, GRID), 0, Cancelled())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("shift", "kind"), [(lambda c, r: (1.3 + 0 * c, -2.2 + 0 * r), "shift"), (rotation, "affine")])
def test_errors_that_all_windows_share_give_no_wavy_field(shift, kind, seed):
    points = overlapping(shift, seed, side=600, spacing=16, noise=0.03)
    model = fit_local(points, GRID)
    assert model.kind == kind and "share too many pixels" in model.reason and model.hold_out == ()
    inside = points.x_im > 0
    dx, dy = model.displacement(points.x_map[inside], points.y_map[inside])
    true = np.column_stack(GRID.vector_to_map(*shift(points.x_im, points.y_im)))
    error = np.sqrt(np.mean((np.column_stack([dx, dy]) - true) ** 2 * 2)) / PIXEL
    assert error < 3 * model.uncertainty_px and model.uncertainty_px < 0.1


def test_distortion_that_stated_errors_do_not_explain_is_still_followed():
    points = overlapping(smooth(1500), 1, side=700, spacing=16, noise=0.01)
    assert fit_local(points, GRID).kind in ("spline", "blockwise")


@pytest.mark.parametrize("share", [0, -0.2, 0.6, np.nan])
def test_bad_shares_to_hold_out_are_refused(share):
    with pytest.raises(InputError, match=r"more than 0 and at most 0.5"):
        split_hold_out(tie_points(rotation, 0.1, 2, spacing=300), share)
