"""Ranges and sizes of outputs."""

from __future__ import annotations

import numpy as np
import pytest
from known_records import COLS, CRS, GRID, NORTH_UP, ROWS, bent, map_record, record_of, write

from coreg_qgis.core.errors import InputError
from coreg_qgis.raster_io.record_frame import frame_of
from coreg_qgis.raster_io.record_grid import OutputRange, grid_of

IMAGE = np.ones((ROWS, COLS), np.uint8)


@pytest.fixture
def image(tmp_path):
    return write(tmp_path / "image.tif", IMAGE)


@pytest.fixture
def bare(tmp_path):
    return write(tmp_path / "bare.tif", IMAGE, geotransform=None, crs="")


def grid(source, record, x=None, y=None, **how):
    return grid_of(frame_of(source, record, **how), OutputRange("X", **(x or {})), OutputRange("Y", **(y or {})))


def test_by_default_the_pixels_stay_where_they_are(image, bare):
    assert grid(image, record_of(bent)) == frame_of(image, record_of(bent)).base
    assert grid(image, record_of(bent)).geotransform == NORTH_UP
    assert grid(image, map_record()).geotransform == NORTH_UP
    assert grid(bare, record_of(bent)).geotransform == (0, 1, 0, 0, 0, -1)  # as QGIS shows a bare image
    assert grid(bare, record_of(bent)).shape == (ROWS, COLS)


def test_limits_of_pixels_are_centres_as_in_iraf(image):
    found = grid(image, record_of(bent), {"low": 11, "high": 30}, {"low": 5, "high": 24, "step": 2})
    assert found.shape == (10, 20)  # (24 - 5) / 2 + 1 lines
    assert found.geotransform == (NORTH_UP[0] + 100, 10, 0, NORTH_UP[3] - 35, 0, -20)
    scaled = grid(image, record_of(bent), {"count": 359}, {"count": 279})  # (180 - 1) / (359 - 1) = 0.5
    assert scaled.shape == (279, 359)
    assert scaled.resolution == (5, 5)
    assert scaled.to_map(0.5, 0.5) == GRID.to_map(0.5, 0.5)
    larger = grid(image, record_of(bent), {"low": -9, "step": 1, "count": 300})
    assert larger.shape == (ROWS, 300)
    assert larger.geotransform[0] == NORTH_UP[0] - 100


def test_limits_on_the_map_are_edges(image):
    x0, y0 = NORTH_UP[0], NORTH_UP[3]
    found = grid(image, map_record(), {"low": x0 + 100, "high": x0 + 400}, {"low": y0 - 600, "high": y0 - 100})
    assert found.shape == (50, 30)
    assert found.geotransform == (x0 + 100, 10, 0, y0 - 100, 0, -10)
    coarser = grid(image, map_record(), {"step": 40}, {"step": 40})
    assert coarser.shape == (35, 45)
    counted = grid(image, map_record(), {"count": 90}, {"count": 70})
    assert counted.shape == (70, 90)
    assert counted.resolution == (20, 20)
    from_below = grid(image, map_record(), {"step": 7}, {"low": y0 - 700, "step": 7, "count": 10})
    assert from_below.window_bounds()[1] == pytest.approx(y0 - 700)
    assert from_below.window_bounds()[3] == pytest.approx(y0 - 630)


def test_a_reference_lends_its_grid(image, bare, tmp_path):
    other = write(tmp_path / "other.tif", np.ones((50, 60), np.uint8), geotransform=(1000, 2, 0, 900, 0, -2))
    for source, record in ((image, map_record()), (bare, record_of(bent))):
        found = grid(source, record, reference=other)
        assert found.shape == (50, 60)
        assert found.geotransform == (1000, 2, 0, 900, 0, -2)
        assert "33N" in found.crs_wkt
    part = grid(bare, record_of(bent), {"low": 11, "high": 20}, reference=other)
    assert part.shape == (50, 10)
    assert part.geotransform[0] == 1020


def test_a_transform_from_map_to_pixels_gets_a_grid_over_all(bare):
    record = record_of(lambda x, y: ((x - 500000) / 4 + 0.5, (5000000 - y) / 4 + 0.5), "mixed", crs=CRS,
                       limits=(500100, 500300, 4999700, 4999900))  # fmt: skip
    found = grid(bare, record)
    assert found.shape == (ROWS, COLS)
    assert found.geotransform == pytest.approx((500000, 4, 0, 5000000, 0, -4), abs=1e-4)
    assert found.crs_wkt == CRS
    limits = {"low": 500000, "high": 500100}, {"low": 4999900, "high": 5000000}
    assert grid(bare, record, *limits).shape == (25, 25)


@pytest.mark.parametrize(
    ("x", "y", "text"),
    [
        ({"low": 5, "high": 5}, {}, "XMIN 5 is not below XMAX 5: exchange them"),
        ({"step": 0.0}, {}, "XSCALE 0 is no size of a pixel"),
        ({}, {"step": float("nan")}, "YSCALE nan is no size of a pixel"),
        ({"count": 0}, {}, "An output of 0 pixels along X is none"),
        ({"low": 500}, {}, "The output would end at X = 180 before it begins at 500"),
        ({"step": 1e-5}, {}, "17900001 pixels along X: give a larger XSCALE"),
    ],
)
def test_ranges_that_cannot_be(image, x, y, text):
    with pytest.raises(InputError, match=text):
        grid(image, record_of(bent), x, y)


def test_a_grid_that_nobody_wants_asks_for_limits(bare):
    record = record_of(lambda x, y: (x, y), "mixed", limits=(-2000, 3000, -2000, 3000))
    with pytest.raises(InputError, match=r"5000 x 5000 pixels, for an image of 180 x 140, .* give XMIN, XMAX, YMIN"):
        grid(bare, record)
    limits = {"low": -100, "high": 200}, {"low": -100, "high": 200}
    assert grid(bare, record, *limits).shape == (300, 300)
