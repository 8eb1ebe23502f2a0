"""What pixels kept aside choose, and that nothing gets worse by it."""

from __future__ import annotations

import numpy as np
import pytest
from dem_scenes import GRID
from local_scenes import Seam, Waves, field_errors, pair_of, windows_of

from coreg_qgis.core.dem.block_layout import BlockSettings
from coreg_qgis.core.dem.choice import BLOCKS, DENSE, GLOBAL, ChoiceSettings, choose_field
from coreg_qgis.core.dem.pair_windows import PairWindows
from coreg_qgis.core.dem.robust import nmad
from coreg_qgis.core.dem.solution import DemShift
from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.feedback import SilentFeedback

START = DemShift(4.0, -3.0, 1.0)
BOTH = ChoiceSettings(finest=12.5, blocks=BlockSettings(50, 0.5))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_constant_shift_stays_what_it_is(seed):
    choice = choose_field(windows_of(START, rough=1.0), START, ChoiceSettings(12.5, BlockSettings(50), seed=seed))
    assert choice.kind == GLOBAL
    assert choice.field is START
    assert choice.nmad_after == choice.nmad_global
    assert len(choice.candidates) > 2


@pytest.mark.parametrize("truth", [Waves(), Seam()])
def test_local_corrections_are_taken_where_they_are(truth):
    pair = pair_of(truth)
    choice = choose_field(PairWindows.of(pair), START, BOTH)
    assert choice.kind in (DENSE, BLOCKS)
    assert choice.nmad_after < 0.7 * choice.nmad_global
    assert choice.nmad_after == pytest.approx(nmad(pair.difference(choice.field)), rel=0.03)
    assert np.all(field_errors(choice.field, truth, 15)[:2] < 0.6 * field_errors(START, truth, 15)[:2])


def test_blocks_alone():
    choice = choose_field(windows_of(Waves()), START, ChoiceSettings(None, BlockSettings(50, 0.5)))
    assert choice.kind == BLOCKS
    assert choice.size == 50
    assert choice.blocks is not None
    assert np.all(field_errors(choice.field, Waves(), 15) < [1.5, 1.5, 0.4])


def test_blocks_with_one_vertical_correction():
    settings = ChoiceSettings(None, BlockSettings(50, 0.5), vertical="global", gain=0.0)
    choice = choose_field(windows_of(Waves()), START, settings)
    assert choice.kind == BLOCKS
    x, y = np.array([500300.0, 502000.0]), np.array([5198000.0, 5199500.0])
    assert np.ptp(choice.field.vertical(x, y)) < 1e-6
    assert np.all(field_errors(choice.field, Waves(), 15)[:2] < 1.5)


def test_blocks_that_all_fail_leave_the_choice_to_the_others():
    stable = np.zeros(GRID.shape, bool)
    stable[::3, ::3] = True  # a ninth of each block
    blocks = BlockSettings(50, 0.0, least_share=0.5)
    choice = choose_field(windows_of(Waves(), stable=stable), START, ChoiceSettings(12.5, blocks))
    assert choice.kind == DENSE
    with pytest.raises(InputError, match="few pixels"):
        choose_field(windows_of(Waves(), stable=stable), START, ChoiceSettings(None, blocks))


def test_the_same_seed_chooses_the_same():
    one, two = (choose_field(windows_of(Waves()), START, BOTH, threads=n) for n in (1, 2))
    assert one.nmad_after == two.nmad_after
    assert [c.nmad_held for c in one.candidates] == [c.nmad_held for c in two.candidates]


def test_nothing_to_choose_from_is_said():
    with pytest.raises(InputError, match="block size"):
        choose_field(windows_of(START), START, ChoiceSettings(None, None))


@pytest.mark.parametrize("after", [0, 12, 30, 45])
def test_cancelling_ends_the_choice_wherever_it_is(after):
    class Cancelled(SilentFeedback):
        asked = 0

        def is_cancelled(self):
            self.asked += 1
            return self.asked > after

    with pytest.raises(CancelledError):
        choose_field(windows_of(Waves()), START, BOTH, threads=1, feedback=Cancelled())


def test_progress_never_goes_back():
    class Recorded(SilentFeedback):
        def __init__(self):
            self.seen = [0.0]

        def set_progress(self, percent):
            self.seen.append(percent)

    recorded = Recorded()
    choose_field(windows_of(Waves()), START, BOTH, feedback=recorded)
    assert recorded.seen == sorted(recorded.seen)
    assert recorded.seen[-1] == 100
    assert len(set(recorded.seen)) > 8
