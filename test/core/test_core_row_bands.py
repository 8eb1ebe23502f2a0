"""Many windows at once: the same numbers as one by one, whatever the order and the threads; every part read once."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from known_pairs import Recorder, raster_pair

from coreg_qgis.core import row_bands
from coreg_qgis.core.errors import CancelledError
from coreg_qgis.core.grid import Window
from coreg_qgis.core.matching import MatchSettings, match_windows
from coreg_qgis.core.raster import ArrayRaster
from coreg_qgis.core.row_bands import Pieces, match_many

W64 = MatchSettings(shape=(64, 64))
NUMBERS = ("x_map", "y_used", "x_shift", "y_shift", "sigma_x", "reliability", "ssim_before", "ssim_after")


class Blocked(ArrayRaster):
    """An array that counts how often each of its rows is read, and claims blocks."""

    block_rows = 32

    def read(self, window, band=1, factor=1):
        with LOCK:
            for row in range(max(window.row, 0), min(window.row + window.height, self.array.shape[0])):
                READ[id(self.array), row] = READ.get((id(self.array), row), 0) + 1
        return super().read(window, band, factor)


LOCK = threading.Lock()
READ: dict = {}


@pytest.fixture(scope="module")
def pair():
    reference, target = raster_pair((7.3, -12.1))
    READ.clear()
    return [Blocked(r.array, r.geotransform, r.crs_wkt, name=r.name) for r in (reference, target)]


@pytest.fixture
def low_pieces(monkeypatch):
    monkeypatch.setattr(row_bands, "_PIECE_ROWS", 32)


def _lattice(step):
    return np.array([[c, r] for r in np.arange(3, 298, step) for c in np.arange(3, 298, step)], float)


def _same(first, second, tolerance=0.0):
    for name in NUMBERS:
        np.testing.assert_allclose(getattr(first, name), getattr(second, name), rtol=0, atol=tolerance, err_msg=name)
    assert first.message.tolist() == second.message.tolist()


def test_the_same_as_one_by_one(pair, low_pieces):
    centres = _lattice(21)
    many, single = match_many(*pair, centres, W64), match_windows(*pair, centres, W64)
    assert len(many) == len(centres) and np.isfinite(many.x_shift).mean() > 0.9
    _same(many, single, 1e-4)


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_neither_threads_nor_order_matter(pair, low_pieces, threads):
    centres = _lattice(17)
    first = match_many(*pair, centres, W64, threads=2)
    order = np.random.default_rng(threads).permutation(len(centres))
    shuffled = match_many(*pair, centres[order], W64, threads=threads)
    _same(first.select(order), shuffled, 1e-5)
    _same(first, match_many(*pair, centres, W64, threads=threads))


def test_every_row_is_read_about_once(pair, low_pieces):
    READ.clear()
    match_many(*pair, _lattice(12), W64, threads=3)
    counts = np.array(list(READ.values()))
    assert len(counts) > 500 and np.median(counts) == 1 and counts.mean() < 1.3


def test_few_windows_far_apart_are_read_alone(pair):
    READ.clear()
    match_many(*pair, np.array([[150.0, 150.0]]), W64, threads=1)
    assert len(READ) < 300


def test_panels_of_columns_change_nothing(pair, low_pieces, monkeypatch):
    centres = _lattice(19)
    whole = match_many(*pair, centres, W64)
    monkeypatch.setattr(row_bands, "_PANEL_COLS", 90)
    _same(whole, match_many(*pair, centres, W64), 1e-5)


def test_far_start_reads_the_given_position_too(pair, low_pieces):
    reference, _ = pair
    _, target = raster_pair((900, 700))
    centres = np.array([[c, r] for r in (100, 130, 160) for c in (130, 160, 190)], float)
    found = match_many(reference, target, centres, W64, start=(-90, 70))
    _same(found, match_windows(reference, target, centres, W64, start=(-90, 70)), 1e-4)
    assert (found.ssim_after > 0.9).all() and np.isfinite(found.ssim_before).all()


def test_pieces_are_the_raster(pair):
    source = pair[0]
    pieces = Pieces.of(source, 1, Window(-10, -20, 330, 340), (0, 300))
    for window in (Window(3, 5, 64, 40), Window(-10, -20, 50, 60), Window(280, 270, 40, 50), Window(250, 10, 30, 30),
                   Window(-30, 0, 10, 10), Window(0, 300, 10, 40)):
        values, valid = source.read(window)
        mine, seen = pieces.read(window)
        np.testing.assert_array_equal(np.where(valid, values, 0), np.where(seen, mine, 0))
        np.testing.assert_array_equal(valid, seen)


def test_progress_cancel_and_no_windows(pair, low_pieces):
    recorder = Recorder()
    match_many(*pair, _lattice(17), W64, threads=2, feedback=recorder)
    assert recorder.progress == sorted(recorder.progress) and recorder.progress[-1] == 100
    before = threading.active_count()
    with pytest.raises(CancelledError):
        match_many(*pair, _lattice(11), W64, threads=2, feedback=Recorder(cancel_at=10))
    assert threading.active_count() <= before
    assert len(match_many(*pair, np.empty((0, 2)), W64)) == 0


def test_errors_of_reading_come_through(pair):
    class Broken(ArrayRaster):
        def read(self, window, band=1, factor=1):
            raise OSError("damaged")

    broken = Broken(pair[1].array, pair[1].geotransform, pair[1].crs_wkt)
    with pytest.raises(OSError, match="damaged"):
        match_many(pair[0], broken, _lattice(40), W64)
