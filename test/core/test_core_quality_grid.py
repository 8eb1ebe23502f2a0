"""The quality grid end to end on arrays: known fields, edges, holes, masks, other grids, unrelated images."""

from __future__ import annotations

import numpy as np
import pytest
from known_pairs import CRS, FINE, Recorder, fine_scene, raster_pair
from shapely.affinity import rotate
from shapely.geometry import box

from bench import degradations, fields
from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.pair import GlobalShiftSettings
from coreg_qgis.core.point_filters import FilterSettings
from coreg_qgis.core.quality_grid import GridSettings, measure_quality_grid
from coreg_qgis.core.raster import ArrayRaster

GSD = 4 * FINE
SIDE = 360
ORIGIN = (500000.0, 5200000.0)
W64 = GlobalShiftSettings(window_shape=(64, 64))
GRID = GridSettings(W64, spacing=24)
NO_FILTERS = FilterSettings(None, False, None)


def _rasters(field, *, snr=20.0, spoil=None, seed=3, dtype=np.float32):
    images = fields.distorted_pair(fine_scene(seed), (SIDE, SIDE), field, (80, 80))
    rng = np.random.default_rng(seed)
    images = [degradations.noise(i, snr, rng) if np.isfinite(snr) else i for i in images]
    if spoil:
        images = spoil(*images)
    return [
        ArrayRaster(i.astype(dtype), (ORIGIN[0], GSD, 0, ORIGIN[1], 0, -GSD), CRS, nodata=-1, name=name)
        for i, name in zip(images, ("the reference", "the target"))
    ]


def _errors(points, field):
    """(n,) distance in px from the true correction at the points' places."""
    truth = field.correction_at((points.x_map - ORIGIN[0]) / GSD, (ORIGIN[1] - points.y_map) / GSD)
    return np.hypot(points.x_shift_px - truth[:, 0], points.y_shift_px - truth[:, 1])


FIELDS = [
    fields.constant(2.3, -1.6), fields.linear(0.8, -2.1, 0.12, 1500, SIDE), fields.smooth(0.6, 500, 1.2, 0.3),
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.name)
def test_known_fields_are_measured_at_every_point(field):
    found = measure_quality_grid(*_rasters(field), GRID)
    points = found.points
    assert found.status == "ok" and len(points) == 15 * 15
    error = _errors(points, field)
    assert points.valid.mean() >= 0.99
    assert np.sqrt((error[points.valid] ** 2).mean()) < 0.05 and error[points.valid].max() < 0.15
    truth = field.correction_at((points.x_map - ORIGIN[0]) / GSD, (ORIGIN[1] - points.y_map) / GSD)
    assert found.before("px", "rmse", "abs") == pytest.approx(np.sqrt((truth**2).sum(1).mean()), abs=0.02)
    assert found.before("px", "mean", "y") == pytest.approx(truth[:, 1].mean(), abs=0.02)
    assert found.before("m", "mean", "y") == pytest.approx(-GSD * truth[:, 1].mean(), abs=0.2)
    left = truth - truth.mean(0)
    assert found.after_global("px", "rmse", "abs") == pytest.approx(np.sqrt((left**2).sum(1).mean()), abs=0.03)
    if field.name != "smooth":
        assert found.after_affine("px", "rmse", "abs") < 0.03
    assert found.ssim_after > 0.9 > found.ssim_before


def test_jumps_between_strips_are_kept():
    field = fields.jumping(1.6, 120, 0.4, -0.7)
    points = measure_quality_grid(*_rasters(field), GRID).points
    error = _errors(points, field)
    across = np.abs((points.x_im + 60) % 120 - 60)  # px from the nearest jump
    clear = across > 40  # windows on one strip only
    assert points.valid[clear].mean() >= 0.98
    assert error[clear & points.valid].max() < 0.15


def test_edges_keep_their_accuracy_and_say_where_they_were_measured():
    field = fields.linear(0.8, -2.1, 0.12, 1500, SIDE)
    points = measure_quality_grid(*_rasters(field), GRID).points
    col, row = (points.x_map - ORIGIN[0]) / GSD, (ORIGIN[1] - points.y_map) / GSD
    error = _errors(points, field)
    edge = np.minimum(np.minimum(col, SIDE - col), np.minimum(row, SIDE - row)) < 30
    assert edge.sum() > 50 and points.valid[edge].mean() > 0.97
    assert np.sqrt((error[edge & points.valid] ** 2).mean()) < 2.5 * np.sqrt((error[~edge] ** 2).mean()) + 0.005
    # The windows at the edge reach beyond the images: what they measure belongs to the part that is inside.
    assert col.min() > 14 and points.x_im.max() < SIDE - 14


def test_columns_belong_together():
    reference, target = _rasters(FIELDS[0])
    found = measure_quality_grid(reference, target, GRID)
    points = found.points
    assert points.point_id.tolist() == list(range(1, len(points) + 1))
    np.testing.assert_allclose(points.x_shift_m, GSD * points.x_shift_px)
    np.testing.assert_allclose(points.y_shift_m, -GSD * points.y_shift_px)
    np.testing.assert_allclose(points.x_im, (points.x_map - ORIGIN[0]) / GSD, atol=1e-6)
    np.testing.assert_allclose(points.y_im, (ORIGIN[1] - points.y_map) / GSD, atol=1e-6)
    np.testing.assert_allclose(points.abs_shift, np.hypot(points.x_shift_m, points.y_shift_m))
    assert set(points.win_size) == {64} and (points.message == "").all()
    assert found.global_shift_m == pytest.approx((-2.3 * GSD, -1.6 * GSD), abs=0.05)
    assert found.start_shift_px == pytest.approx((-2.3, 1.6), abs=0.1) and found.start_reliability > 99
    distance = np.abs(_errors(points, FIELDS[0]))
    assert np.median(distance) < 2 * np.median(points.uncertainty_px) and np.median(points.uncertainty_px) < 0.03


@pytest.mark.parametrize("threads", [2, 5])
def test_threads_change_nothing(threads):
    from dataclasses import replace

    pair = _rasters(FIELDS[2])
    one, many = (measure_quality_grid(*pair, replace(GRID, threads=n)).points for n in (1, threads))
    for name in ("x_shift_px", "y_shift_px", "reliability", "ssim_after", "deviation_px", "uncertainty_px"):
        np.testing.assert_array_equal(getattr(one, name), getattr(many, name))


def test_given_positions_come_in_any_order_and_may_lie_outside():
    pair = _rasters(FIELDS[2])
    grid = measure_quality_grid(*pair, GRID).points
    rows = np.random.default_rng(0).permutation(len(grid))[:40]
    rows = rows[np.abs(grid.x_im[rows] - SIDE / 2) < 140]
    places = np.vstack([np.column_stack([grid.x_map, grid.y_map])[rows], [[0.0, 0.0], [ORIGIN[0] - 900, ORIGIN[1]]]])
    recorder = Recorder()
    found = measure_quality_grid(*pair, GRID, positions=places, feedback=recorder).points
    assert len(found) == len(places) and found.point_id.tolist() == list(range(1, len(places) + 1))
    assert found.message[-2:].tolist() == ["outside the overlap"] * 2 and not found.measured[-2:].any()
    assert any("2 of" in text for text in recorder.messages)
    inner = np.abs(grid.y_im[rows] - SIDE / 2) < 140  # whole windows, so that the place is the one asked for
    np.testing.assert_allclose(found.x_shift_px[:-2][inner], grid.x_shift_px[rows][inner], atol=0.01)
    with pytest.raises(InputError, match="None of the 1 positions"):
        measure_quality_grid(*pair, GRID, positions=np.array([[0.0, 0.0]]))
    with pytest.raises(InputError, match="no position"):
        measure_quality_grid(*pair, GRID, positions=np.empty((0, 2)))


def test_areas_limit_and_exclude():
    pair = _rasters(FIELDS[0])
    part = box(ORIGIN[0], ORIGIN[1] - 2000, ORIGIN[0] + 1500, ORIGIN[1])
    inner = measure_quality_grid(*pair, GRID, area=part).points
    outer = measure_quality_grid(*pair, GRID, excluded=part).points
    whole = measure_quality_grid(*pair, GRID).points
    assert 40 < len(inner) < 100 and inner.x_im.max() < 150 and inner.y_im.max() < 200
    assert abs(len(outer) + len(inner) - len(whole)) < 20
    assert not ((outer.x_im < 145) & (outer.y_im < 195)).any()
    with pytest.raises(InputError, match="outside the overlap"):
        measure_quality_grid(*pair, GRID, area=box(0, 0, 1, 1))
    with pytest.raises(InputError, match="covers the whole overlap"):
        measure_quality_grid(*pair, GRID, excluded=box(0, 0, 1e7, 1e7))


def test_holes_and_a_rotated_footprint():
    field = FIELDS[0]
    swath = rotate(box(40, 90, 320, 270), 25)

    def spoil(reference, target):
        rows, cols = np.mgrid[:SIDE, :SIDE] + 0.5
        from coreg_qgis.core.grid_layout import inside

        seen = inside(np.column_stack([cols.ravel(), rows.ravel()]), swath).reshape(SIDE, SIDE)
        seen[150:190, 170:200] = False
        return [np.where(seen, image, -1) for image in (reference, target)]

    points = measure_quality_grid(*_rasters(field, spoil=spoil), GRID).points
    error = _errors(points, field)
    assert len(points) > 60 and points.valid.mean() > 0.8
    assert error[points.valid].max() < 0.25
    assert set(points.message[~points.measured]) <= {"too little valid data in the window"}


def test_masked_pixels_take_no_part():
    field = FIELDS[0]
    bad = np.zeros((SIDE, SIDE), bool)
    bad[100:200, 60:260] = True

    def spoil(reference, target):
        junk = np.random.default_rng(1).normal(300, 80, (SIDE, SIDE))
        return [np.where(bad, junk, image) for image in (reference, target)]

    plain = _rasters(field, spoil=spoil)
    masked = [ArrayRaster(r.array, r.geotransform, r.crs_wkt, nodata=-1, bad=bad, name=r.name) for r in plain]
    trapped = measure_quality_grid(*plain, GridSettings(W64, spacing=24, filters=NO_FILTERS)).points
    free = measure_quality_grid(*masked, GRID).points
    assert (_errors(trapped, field) > 0.5).sum() > 10  # the junk is the same in both, so it holds them at zero
    assert _errors(free, field)[free.valid].max() < 0.2 and free.valid.sum() > 120


def test_other_resolution_is_measured_in_target_pixels():
    reference, target = raster_pair((23.0, -31.0), (300, 300), target_factors=(8, 8), target_shape=(150, 150))
    found = measure_quality_grid(reference, target, GridSettings(W64, spacing=16))
    points = found.points
    assert points.valid.mean() > 0.95
    assert np.median(points.x_shift_m[points.valid]) == pytest.approx(23, abs=0.3)
    assert np.median(points.y_shift_px[points.valid]) == pytest.approx(31 / 20, abs=0.02)
    inner = points.select((points.x_im > 60) & (points.x_im < 90))  # whole windows stand where they were asked for
    assert set(np.round(np.diff(np.unique(np.round(inner.x_im, 3))))) <= {0, 16}


def test_identical_images_are_all_zero():
    reference, _ = _rasters(FIELDS[0])
    twin = ArrayRaster(reference.array.copy(), reference.geotransform, reference.crs_wkt, nodata=-1, name="the target")
    found = measure_quality_grid(reference, twin, GRID)
    points = found.points
    assert points.valid.all() and points.reliability.min() > 99
    assert np.hypot(points.x_shift_px, points.y_shift_px).max() < 3e-3
    assert found.ssim_before == pytest.approx(1) and found.ssim_after == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("size", [64, 128])
@pytest.mark.parametrize("seed", [4, 8])
def test_unrelated_images_have_no_valid_point(size, seed):
    first, _ = _rasters(fields.constant(0, 0))
    other, _ = _rasters(fields.constant(0, 0), seed=seed)
    other = ArrayRaster(other.array[::-1].copy(), first.geotransform, CRS, nodata=-1, name="the target")
    settings = GridSettings(GlobalShiftSettings(window_shape=(size, size)), spacing=20)
    found = measure_quality_grid(first, other, settings)
    assert not found.points.valid.any() and not found.found
    assert found.status.startswith("no match: none of")
    assert np.isnan(found.before.values).all() and found.before.count == 0 and np.isnan(found.affine).all()
    assert (found.points.message != "").all()


@pytest.mark.parametrize("blur", [10, 20])
def test_smooth_unrelated_images_have_no_valid_point(blur):
    """Hills match hills: a few such windows look right by chance, and together where they overlap."""
    from scipy import ndimage

    rng = np.random.default_rng(blur)
    images = [ndimage.gaussian_filter(rng.normal(size=(300, 300)), blur) for _ in range(2)]
    pair = [
        ArrayRaster(np.rint(4000 * (i - i.min()) / np.ptp(i)), (ORIGIN[0], GSD, 0, ORIGIN[1], 0, -GSD), CRS, name=name)
        for i, name in zip(images, ("the reference", "the target"))
    ]
    found = measure_quality_grid(*pair, GridSettings(W64, spacing=20))
    assert not found.points.valid.any() and found.status.startswith("no match")


def test_patterns_that_repeat_are_refused_until_the_shift_is_limited():
    rows, cols = np.mgrid[:400, :400] + 0.25
    rng = np.random.default_rng(24)

    def raster(dx, dy, name):
        waves = np.sign(np.sin(2 * np.pi * (cols + dx) / 24) * np.sin(2 * np.pi * (rows + dy) / 24))
        image = 1000 + 100 * (waves + rng.normal(0, 0.1, waves.shape))
        return ArrayRaster(image, (ORIGIN[0], GSD, 0, ORIGIN[1], 0, -GSD), CRS, name=name)

    pair = raster(0, 0, "the reference"), raster(3, 2, "the target")
    found = measure_quality_grid(*pair, GridSettings(W64, spacing=40))
    assert "content repeats" in found.status and "fit equally well" in found.status
    assert not found.points.valid.any() and found.points.measured.any()
    near = GlobalShiftSettings(window_shape=(64, 64), max_shift=6)
    limited = measure_quality_grid(*pair, GridSettings(near, spacing=40))
    assert limited.points.valid.mean() > 0.8
    assert limited.global_shift_m == pytest.approx((3 * GSD, -2 * GSD), abs=0.2 * GSD)


def test_maximum_shift_that_is_too_small_is_named():
    near = GlobalShiftSettings(window_shape=(64, 64), max_shift=1)
    found = measure_quality_grid(*_rasters(FIELDS[0]), GridSettings(near, spacing=60))
    assert "maximum shift" in found.status and not found.points.valid.any()


def test_scatter_is_that_of_the_points():
    field = FIELDS[0]
    found = measure_quality_grid(*_rasters(field, snr=2), GRID)
    points = found.points
    truth = field.correction_at((points.x_map - ORIGIN[0]) / GSD, (ORIGIN[1] - points.y_map) / GSD)
    error = np.concatenate([points.x_shift_px - truth[:, 0], points.y_shift_px - truth[:, 1]])
    assert found.scatter_px == pytest.approx(1.4826 * np.median(np.abs(error)), rel=0.4)


def test_large_offsets_need_the_coarse_search():
    reference, target = _rasters(FIELDS[0])
    placed = (ORIGIN[0] + 605, GSD, 0, ORIGIN[1] - 452.5, 0, -GSD)
    pair = reference, ArrayRaster(target.array, placed, CRS, nodata=-1, name="the target")
    found = measure_quality_grid(*pair, GRID)
    points = found.points.select(found.points.valid)
    assert len(points) > 120
    np.testing.assert_allclose(np.median(points.x_shift_m), -2.3 * GSD - 605, atol=0.1)
    np.testing.assert_allclose(np.median(points.y_shift_m), -1.6 * GSD + 452.5, atol=0.1)
    assert np.hypot(points.x_shift_px + 62.8, points.y_shift_px + 43.65).max() < 0.15
    blind = measure_quality_grid(*pair, GridSettings(W64, spacing=24, coarse_search=False))
    assert blind.points.valid.sum() < 0.5 * len(points) and np.isnan(blind.start_reliability)


def test_number_of_points():
    pair = _rasters(FIELDS[0])
    recorder = Recorder()
    assert len(measure_quality_grid(*pair, GridSettings(W64, point_count=100)).points) == 100
    alone = measure_quality_grid(*pair, GridSettings(W64, point_count=1))
    assert len(alone.points) == 1 and alone.points.valid.all()
    assert alone.before("px", "std", "x") == 0 and np.isnan(alone.after_affine("px", "rmse", "abs"))
    some = measure_quality_grid(*pair, GridSettings(W64, spacing=24, max_points=30, seed=5))
    same = measure_quality_grid(*pair, GridSettings(W64, spacing=24, max_points=30, seed=5))
    assert len(some.points) == 30 and some.points.point_id.tolist() == same.points.point_id.tolist()
    assert some.points.point_id.max() > 30 and len(set(some.points.point_id)) == 30
    wide = GlobalShiftSettings(window_shape=(320, 320))
    many = measure_quality_grid(*pair, GridSettings(wide, point_count=100_000), feedback=recorder)
    assert 1000 < len(many.points) < 2000 and many.points.valid.mean() > 0.95
    assert any("closer than" in text for text in recorder.messages)


def test_progress_rises_and_cancel_ends():
    pair = _rasters(FIELDS[0])
    recorder = Recorder()
    measure_quality_grid(*pair, GRID, feedback=recorder)
    assert recorder.progress == sorted(recorder.progress) and recorder.progress[-1] == 100
    assert len([p for p in recorder.progress if 20 < p < 98]) > 10
    with pytest.raises(CancelledError):
        measure_quality_grid(*pair, GRID, feedback=Recorder(cancel_at=40))


@pytest.mark.parametrize(("wrong", "sentence"), [
    ({"point_count": 0}, "number of points is 0"),
    ({"max_points": 0}, "largest number of points"),
    ({"spacing": 0.0}, "spacing is 0"),
    ({"spacing": 0.2}, "spacing is 0.2"),
    ({"threads": 0}, "number of threads"),
    ({"seed": -1}, "seed is -1"),
    ({"spacing": np.inf}, "spacing is inf"),
    ({"filters": FilterSettings(min_reliability=101)}, "least reliability is 101"),
    ({"filters": FilterSettings(consensus=0)}, "threshold of the consensus is 0"),
])
def test_settings_that_mean_nothing_are_refused(wrong, sentence):
    with pytest.raises(InputError, match=sentence):
        measure_quality_grid(*_rasters(FIELDS[0]), GridSettings(**wrong))
