"""Blocks of a model: their corrections and status, and the surface through them."""

from __future__ import annotations

import numpy as np
import pytest
from dem_scenes import GRID, PIXEL, centres, displaced, from_centre, hills, reference
from local_scenes import Seam, Waves, field_errors, pair_of, windows_of

from coreg_qgis.core.dem.block_layout import IMPLAUSIBLE, BlockSettings, block_windows
from coreg_qgis.core.dem.block_surface import block_field
from coreg_qgis.core.dem.blocks import solve_blocks
from coreg_qgis.core.dem.dem_pair import DemPair
from coreg_qgis.core.dem.pair_windows import PairWindows
from coreg_qgis.core.dem.solution import DIVERGED, EMPTY, FEW, FLAT, MASKED, OK, DemShift
from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.feedback import SilentFeedback

START = DemShift(4.0, -3.0, 1.0)
FIFTY = BlockSettings(50, 0.5)


@pytest.mark.parametrize("overlap", [0.0, 0.25, 0.5, 0.75])
@pytest.mark.parametrize("shape", [(220, 260), (101, 50), (333, 64)])
def test_blocks_cover_the_reference_and_stay_inside(shape, overlap):
    covered = np.zeros(shape, int)
    for w in block_windows(shape, BlockSettings(50, overlap)):
        assert w.row >= 0
        assert w.col >= 0
        assert w.row + w.height <= shape[0]
        assert w.col + w.width <= shape[1]
        covered[w.row : w.row + w.height, w.col : w.col + w.width] += 1
    assert covered.min() >= 1
    assert covered.mean() < 1.8 / (1 - overlap) ** 2


@pytest.mark.parametrize("method", ["least_z", "nuth_kaab", "vertical"])
def test_a_constant_shift_is_found_in_every_block(method):
    truth = DemShift(7.5, -4.0, 2.0)
    start = DemShift(6.0, -3.0, 1.0) if method != "vertical" else DemShift(7.5, -4.0, 1.0)
    blocks = solve_blocks(windows_of(truth, rough=0.05), start, BlockSettings(80, 0.25, method=method))
    assert set(blocks.status) == {OK}
    assert not blocks.filled.any()
    assert np.abs(blocks.dx - 7.5).max() < 0.3
    assert np.abs(blocks.dy + 4.0).max() < 0.3
    assert np.abs(blocks.dz - 2.0).max() < 0.1
    assert (blocks.nmad_after < 0.2 * blocks.nmad_before).all()
    assert (blocks.share > 0.95).all()
    assert (blocks.aspect_share > 0.7).all()
    assert np.allclose(blocks.destinations() - blocks.sources(), np.column_stack([blocks.dx, blocks.dy, blocks.dz]))


def test_sigmas_are_those_of_the_errors():
    blocks = solve_blocks(windows_of(START, rough=1.0), START, BlockSettings(50, 0.0))
    ratio = np.column_stack([blocks.dx - 4, blocks.dy + 3]) / blocks.sigma[:, :2]
    assert 0.4 < np.sqrt(np.mean(ratio**2)) < 2.5


def test_what_fails_is_told_by_its_status():
    stable = np.ones(GRID.shape, bool)
    stable[:52, :52] = False
    pair = pair_of(START, stable=stable)
    pair.reference[60:150, 60:160] = 500.0
    pair.aligned[60:150, 60:160] = 499.0 + np.random.default_rng(0).normal(0, 0.01, (90, 100))
    pair.aligned[160:, 200:] = np.nan
    pair.stable[160:, :50] = False
    pair.stable[200:202, 20:25] = True
    blocks = solve_blocks(PairWindows.of(pair), START, BlockSettings(44, 0.0))
    status = blocks.status.reshape(5, 6)
    assert status[0, 0] == MASKED
    assert status[2, 2] == FLAT
    assert status[4, 5] == EMPTY
    assert status[4, 0] == FEW
    assert status[0, 3] == OK
    assert (blocks.filled == (blocks.status != OK)).all()


@pytest.mark.parametrize("overlap", [0.0, 0.5])
def test_the_surface_follows_a_smooth_correction(overlap):
    truth, windows = Waves(), windows_of(Waves())
    settings = BlockSettings(40, overlap)
    field, blocks = block_field(windows, START, solve_blocks(windows, START, settings), settings)
    assert (blocks.status == OK).mean() > 0.95
    assert np.all(field_errors(field, truth, 15) < [1.2, 1.2, 0.3])
    assert field_errors(START, truth)[:2].min() > 2.4


def test_a_seam_is_no_reason_to_reject_the_blocks_beside_it():
    windows = windows_of(Seam())
    found = solve_blocks(windows, DemShift(), FIFTY)
    _, blocks = block_field(windows, DemShift(), found, FIFTY)
    assert (blocks.status == OK).mean() > 0.97
    x, y = blocks.x, blocks.y
    away = np.abs(x - 501300) > 300
    assert np.abs(blocks.dx - Seam().displacement(x, y)[0])[away].max() < 0.6


def test_a_block_against_its_neighbours_is_flagged_and_filled_from_them():
    def spoil(model):
        # Terrain that lies 25 m elsewhere: a good fit, and wrong.
        x, y = from_centre(*centres())
        model[100:150, 100:150] = (hills(x + 29, y - 28) - 8)[100:150, 100:150]

    windows = windows_of(START, change=spoil)
    settings = BlockSettings(50, 0.0)
    found = solve_blocks(windows, START, settings)
    field, blocks = block_field(windows, START, found, settings)
    worst = int(np.argmax(np.hypot(found.dx - 4, found.dy + 3)))
    assert np.hypot(found.dx[worst] - 4, found.dy[worst] + 3) > 20
    assert blocks.status[worst] == IMPLAUSIBLE
    assert blocks.filled[worst]
    assert np.hypot(blocks.dx[worst] - 4, blocks.dy[worst] + 3) < 0.5
    assert np.all(field_errors(field, START) < [0.4, 0.4, 0.1])


def test_blocks_without_data_are_filled_and_the_field_stays_within_reason():
    def spoil(model):
        model[:, :130] = np.nan

    windows = windows_of(START, change=spoil)
    field, blocks = block_field(windows, START, solve_blocks(windows, START, FIFTY), FIFTY)
    assert blocks.filled.sum() >= 0.4 * len(blocks)
    assert np.abs(blocks.dx - 4).max() < 1.0
    assert np.all(field_errors(field, START) < [0.5, 0.5, 0.2])


def test_one_row_of_blocks_and_one_block_make_a_surface_too():
    windows = windows_of(START)
    for size, overlap in ((220, 0.5), (260, 0.0)):
        settings = BlockSettings(size, overlap)
        field, blocks = block_field(windows, START, solve_blocks(windows, START, settings), settings)
        assert 1 <= len(blocks) <= 2
        assert np.all(field_errors(field, START) < [0.3, 0.3, 0.1])


def test_threads_do_not_change_the_result():
    windows = windows_of(Waves())
    one, two = (solve_blocks(windows, START, FIFTY, threads=n) for n in (1, 3))
    assert np.array_equal(one.dx, two.dx)
    assert np.array_equal(one.sigma, two.sigma, equal_nan=True)


def test_a_block_far_from_the_whole_model_has_diverged():
    windows = windows_of(DemShift(12.0, -3.0, 1.0))
    blocks = solve_blocks(windows, START, BlockSettings(60, 0.0, most_shift=3.0))
    assert set(blocks.status) == {DIVERGED}


def test_no_block_at_all_is_said_with_the_reasons():
    level = np.full(GRID.shape, 300.0, np.float32)
    rough = np.random.default_rng(1).normal(0, 0.01, GRID.shape).astype(np.float32)
    windows = PairWindows.of(DemPair(level, level + rough, GRID, GRID))
    with pytest.raises(InputError, match="flat"):
        block_field(windows, START, solve_blocks(windows, START, FIFTY), FIFTY)


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"size": 8}, "too small"), ({"size": 50, "overlap": 0.9}, "overlap"), ({"size": 50, "least_share": 1.0}, "share"),
     ({"size": 900}, "larger than the reference of 260 x 220 px"), ({"size": 50, "method": "guess"}, "least_z")],
)  # fmt: skip
def test_blocks_that_cannot_be_are_refused(settings, said):
    with pytest.raises(InputError, match=said):
        solve_blocks(windows_of(START), START, BlockSettings(**settings))


def test_too_many_blocks_are_refused():
    with pytest.raises(InputError, match="at most"):
        block_windows((20000, 20000), BlockSettings(32, 0.75))


def test_cancelling_ends_the_blocks():
    class Cancelled(SilentFeedback):
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        solve_blocks(windows_of(START), START, FIFTY, feedback=Cancelled())


def test_a_far_start_still_tells_the_scatter_before():
    truth = DemShift(40 * PIXEL, 0.0, 0.0)
    windows = PairWindows.of(DemPair(reference(), displaced(truth), GRID, GRID))
    blocks = solve_blocks(windows, truth, BlockSettings(60, 0.0))
    good = blocks.status == OK
    assert good.mean() > 0.7
    assert np.isfinite(blocks.nmad_before[good]).all()
