"""Arrays that are no denser than a stated error needs, and an error that is told as it is."""

from __future__ import annotations

import numpy as np
import pytest
from swaths import DEGREES, METRES, Swath, Wavy, random_pixels

from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.location_sampling import largest_error_px, sampled_places


def px_off(scene, arrays, count=4000):
    """Largest distance in px between the arrays and the truth, anywhere in the image."""
    col, row = random_pixels(scene.shape, count)
    if isinstance(scene, Swath):
        return scene.pixels_off(arrays.to_map(col, row), scene.place(col, row)).max()
    (x, y), (tx, ty) = arrays.to_map(col, row), scene.place(col, row)
    return np.hypot(x - tx, y - ty).max() / scene.pixel


@pytest.mark.parametrize("samples", ["corner", "centre"])
@pytest.mark.parametrize("most", [0.3, 0.05, 0.01])
def test_the_stated_error_holds_everywhere_and_the_step_is_no_smaller_than_needed(samples, most):
    scene = Wavy()
    found = sampled_places(scene.place, scene.shape, METRES, False, most_px=most, samples=samples)
    assert found.error_px <= most
    assert px_off(scene, found.geolocation) <= 1.05 * found.error_px
    assert found.step > 1
    coarser = {2: 3, 3: 4, 4: 6, 6: 8, 8: 12, 12: 16, 16: 24, 24: 32, 32: 48}[found.step]
    wider = sampled_places(scene.place, scene.shape, METRES, False, step=coarser, samples=samples)
    assert wider.error_px > most
    assert wider.step == coarser


def test_samples_lie_where_the_layout_says():
    scene = Swath(shape=(50, 70))
    for samples, step, first in (("corner", 7, 0.0), ("centre", 7, 0.5), ("centre", 1, 0.5)):
        arrays = sampled_places(scene.place, scene.shape, DEGREES, True, step=step, samples=samples).geolocation
        cols, rows = arrays.layout.sample_places(arrays.x.shape)
        assert (cols[0], rows[0]) == (first, first)
        assert np.array_equal(arrays.x, scene.place(*np.meshgrid(cols, rows))[0])
        assert cols[-1] >= 70 - step
    with pytest.raises(InputError, match="cannot lie at"):
        sampled_places(scene.place, scene.shape, DEGREES, True, samples="middle")
    with pytest.raises(InputError, match="above 0"):
        sampled_places(scene.place, scene.shape, DEGREES, True, step=0)


@pytest.mark.parametrize("centre", [(179.9, 10.0), (-179.9, -60.0), (30.0, 90.0), (30.0, -89.99)])
def test_the_dateline_and_the_poles_are_nothing_special(centre):
    scene = Swath(shape=(80, 80), centre=centre)
    found = sampled_places(scene.place, scene.shape, DEGREES, True, step=2)
    assert found.error_px < 0.05
    assert px_off(scene, found.geolocation) < 1.65 * found.error_px + 1e-4  # pixels are 1.6 times as wide at the edges


def test_places_that_are_not_known_stay_unknown():
    def place(col, row):
        x, y = Wavy().place(col, row)
        return np.where(col > 200, np.nan, x), y

    found = sampled_places(place, (320, 400), METRES, False)
    assert np.isfinite(found.error_px)
    assert np.isnan(found.geolocation.x).any()
    assert np.array_equal(np.isnan(found.geolocation.x), np.isnan(found.geolocation.y))
    with pytest.raises(InputError, match="place of no pixel"):
        sampled_places(lambda col, row: (col * np.nan, row), (320, 400), METRES, False)


def test_an_error_in_the_arrays_is_measured_in_pixels():
    scene = Wavy(amplitude=0.0)
    given = scene.geolocation()
    moved = type(given)(given.x + 3.0, given.y, given.layout, given.crs_wkt, False, given.shape)
    assert largest_error_px(moved, scene.place) == pytest.approx(0.3, abs=1e-6)


def test_a_cancelled_run_ends():
    class Cancelled(SilentFeedback):
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        sampled_places(Wavy().place, (320, 400), METRES, False, feedback=Cancelled())
