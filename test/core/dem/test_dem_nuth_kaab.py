"""Nuth and Kaab's cosine: its shift, its curve, and when it refuses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from dem_scenes import GRID, PIXEL, noise, pair_of, patches

from coreg_qgis.core.dem.dem_pair import NO_SHIFT, DemPair
from coreg_qgis.core.dem.nuth_kaab import NuthKaabSettings, aspect_curve, nuth_kaab
from coreg_qgis.core.dem.solution import DemShift
from coreg_qgis.core.errors import InputError, NoMatchError

SHIFT = DemShift(13.7, -8.3, -4.2)


@pytest.mark.parametrize("px", [0.3, 1.37, 3.7])
def test_a_shift_is_found(px):
    truth = DemShift(px * PIXEL, -0.6 * px * PIXEL, 5.0)
    found = nuth_kaab(pair_of(truth, 1.0))
    assert np.hypot(found.dx - truth.dx, found.dy - truth.dy) < 0.02 * PIXEL
    assert found.dz == pytest.approx(5.0, abs=0.05)
    assert found.converged and found.nmad_after < 1.1 < found.nmad_before and len(found.sigmas) == 3


def test_blunders_and_voids_are_tolerated():
    pair = pair_of(SHIFT, 1.0)
    model = np.where(patches(0.2, 3), pair.aligned + 600, pair.aligned)
    model[patches(0.2, 5)] = np.nan
    found = nuth_kaab(replace(pair, aligned=model.astype(np.float32)))
    assert np.hypot(found.dx - SHIFT.dx, found.dy - SHIFT.dy) < 0.05 * PIXEL
    assert found.dz == pytest.approx(SHIFT.dz, abs=0.15)


def test_the_curve_shows_the_shift_and_then_nothing():
    pair = pair_of(DemShift(6.0, 8.0), 0.2)
    before, after = aspect_curve(pair), aspect_curve(pair, nuth_kaab(pair))
    assert before.amplitude == pytest.approx(10, rel=0.1)
    assert before.azimuth == pytest.approx(np.degrees(np.arctan2(6, 8)), abs=5)
    assert after.amplitude < 0.05
    assert np.abs(before.at(before.aspect) - before.median).max() < 3
    assert before.count.sum() <= pair.reference.size and len(before.aspect) == len(before.scatter) <= 80


def test_a_start_and_a_sample_are_used():
    pair = pair_of(SHIFT, 0.5)
    found = nuth_kaab(pair, SHIFT, NuthKaabSettings(sample=5000, seed=2))
    assert found.iterations <= 3 and found.count <= 5500
    assert np.hypot(found.dx - SHIFT.dx, found.dy - SHIFT.dy) < 0.05 * PIXEL


@pytest.mark.parametrize(
    ("make", "amount", "sentence"),
    [
        (lambda x, y: 0 * x, 0.0, "the terrain is flat or masked"),
        (lambda x, y: 0 * x, 3.0, "could not be brought"),
        (lambda x, y: 3 * x, 0.0, "degrees of aspect empty"),
        (lambda x, y: 40 * np.sin(x / 10), 1.0, "of one aspect only"),
    ],
)
def test_flat_and_one_sided_terrain_is_refused(make, amount, sentence):
    x, y = np.meshgrid(np.arange(260.0), np.arange(220.0))
    heights = make(x, y).astype(np.float32)
    pair = DemPair(heights + noise(amount, 1), heights + noise(amount, 2), GRID, GRID)
    with pytest.raises((InputError, NoMatchError), match=sentence):
        nuth_kaab(pair)


def test_models_without_a_common_height_on_slopes_are_refused():
    pair = pair_of(NO_SHIFT)
    pair.aligned[:] = np.where(np.arange(GRID.shape[1]) < 1, pair.aligned, np.nan)
    with pytest.raises(InputError, match="have heights in both models"):
        nuth_kaab(replace(pair, aligned=np.roll(pair.aligned, 30, 1)))
