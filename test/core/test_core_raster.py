"""Arrays as rasters: dtypes, validity, windows past the edge, decimation, and resampling against analytic images."""

from __future__ import annotations

import math

import numpy as np
import pytest

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.grid import GeoGrid, Window
from coreg_qgis.core.raster import RESAMPLINGS, ArrayRaster, block_mean, read_usable

GEO = (100.0, 2.0, 0.0, 200.0, 0.0, -2.0)
INTEGERS = (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64)


def _whole(raster, factor=1, band=1):
    return raster.read(Window(0, 0, *raster.grid.shape), band, factor)


@pytest.mark.parametrize("dtype", [*INTEGERS, np.float16, np.float32, np.float64, bool])
def test_every_dtype(dtype):
    low = -60 if np.dtype(dtype).kind in "if" else 0
    array = (np.eye(9) if dtype is bool else np.arange(low, 120).reshape(12, -1)).astype(dtype)
    values, valid = _whole(ArrayRaster(array, GEO))
    assert values.dtype == np.float32 and valid.dtype == bool and valid.all()
    np.testing.assert_array_equal(values, array.astype(np.float32))


@pytest.mark.parametrize("dtype, nodata", [
    (np.int16, -32768), (np.uint8, 0), (np.uint16, 65535), (np.float32, -9999.0), (np.float32, -3.4028234663852886e38),
    (np.float64, -1.7976931348623157e308), (np.int32, 16777217), (np.float32, 0.1)])
def test_nodata(dtype, nodata):
    array = np.arange(1, 31).reshape(5, 6).astype(dtype)
    array[2, 3] = nodata
    values, valid = _whole(ArrayRaster(array, GEO, nodata=nodata))
    expected = np.ones((5, 6), bool)
    expected[2, 3] = False
    np.testing.assert_array_equal(valid, expected)
    assert values[2, 3] == 0 and np.isfinite(values).all()


def test_integer_next_to_the_nodata_value_stays_valid():
    """float32 cannot tell 16777216 from 16777217; the comparison must not be made there."""
    _, valid = _whole(ArrayRaster(np.array([[16777216, 16777217]], np.int32), GEO, nodata=16777217))
    assert valid.tolist() == [[True, False]]


def test_everything_that_makes_a_pixel_unusable():
    array = np.ma.masked_array(np.ones((2, 6)), np.zeros((2, 6), bool))
    array[0, 0], array[0, 1], array[0, 2], array[0, 3] = np.nan, np.inf, -np.inf, -5
    array.mask[0, 4] = True
    bad = np.zeros((2, 6), np.uint8)
    bad[0, 5] = 1
    values, valid = _whole(ArrayRaster(array, GEO, nodata=-5, bad=bad))
    assert not valid[0].any() and valid[1].all()
    assert not values[0].any()


def test_nan_as_nodata_value():
    _, valid = _whole(ArrayRaster(np.array([[1.0, np.nan]]), GEO, nodata=math.nan))
    assert valid.tolist() == [[True, False]]


@pytest.mark.filterwarnings("error")
def test_values_that_float32_cannot_hold_are_not_used():
    raster = ArrayRaster(np.array([[1e300, -1.79e308, 3.0, -3.4e38]]), GEO)
    values, valid = _whole(raster)
    assert valid.tolist() == [[False, False, True, True]] and np.isfinite(values).all()
    values, valid = read_usable(raster, Window(0, 0, 1, 4))
    assert valid.tolist() == [[False, False, True, False]] and values.tolist() == [[0, 0, 3, 0]]


def test_bands_are_counted_from_one():
    raster = ArrayRaster(np.stack([np.full((3, 4), v) for v in (7, 8)]), GEO, name="my image")
    assert raster.band_count == 2 and raster.grid.shape == (3, 4)
    assert _whole(raster, band=2)[0].max() == 8
    for band in (0, 3, -1):
        with pytest.raises(InputError, match=rf"my image has 2 band\(s\), but band {band}"):
            raster.read(Window(0, 0, 1, 1), band)


def test_arrays_that_are_no_raster():
    for array in (np.zeros(5), np.zeros((1, 2, 3, 4)), np.zeros((0, 5))):
        with pytest.raises(InputError, match="shape"):
            ArrayRaster(array, GEO)
    with pytest.raises(InputError, match="complex"):
        ArrayRaster(np.zeros((3, 3), complex), GEO)
    with pytest.raises(InputError, match="mask of array has shape"):
        ArrayRaster(np.zeros((3, 4)), GEO, bad=np.zeros((4, 3)))


@pytest.mark.parametrize("window", [(-5, -7, 10, 12), (15, 25, 20, 20), (-10, -10, 45, 55), (3, -9, 4, 5),
                                    (19, 29, 1, 1), (100, 100, 4, 4), (-50, 3, 6, 6), (5, 5, 0, 3)])
def test_windows_past_the_edge(window):
    array = np.arange(1, 601.0).reshape(20, 30)
    padded = np.pad(array, 120)
    row, col, height, width = window
    values, valid = ArrayRaster(array, GEO).read(Window(*window))
    expected = padded[row + 120 : row + 120 + height, col + 120 : col + 120 + width]
    np.testing.assert_array_equal(values, expected)
    np.testing.assert_array_equal(valid, expected > 0)


def test_factor_averages_the_valid_pixels():
    array = np.arange(35.0).reshape(5, 7)
    array[0, 0] = np.nan
    values, valid = _whole(ArrayRaster(array, GEO), factor=2)
    assert values.shape == (3, 4)
    assert values[0, 0] == pytest.approx((1 + 7 + 8) / 3)
    assert values[1, 1] == pytest.approx(array[2:4, 2:4].mean())
    # The last column holds half of its pixels, the last corner a quarter.
    assert valid[0, 3] and values[0, 3] == pytest.approx((6 + 13) / 2)
    assert not valid[2, 3] and values[2, 3] == 0


def test_block_mean_counts_half_as_enough():
    values, valid = np.full((4, 4), 5.0), np.zeros((4, 4), bool)
    valid[0, :2], valid[2, 2] = True, True
    means, enough = block_mean(values, valid, 2)
    assert enough.tolist() == [[True, False], [False, False]] and means[0, 0] == 5 and means.dtype == np.float32


# Resampling ---------------------------------------------------------------------------------------------------------

def _wave(x, y):
    """A smooth image with wavelengths of 60 and 45 map units."""
    return 10 * np.sin(2 * np.pi * x / 60) + 7 * np.cos(2 * np.pi * (y + 0.3 * x) / 45)


def _analytic(grid: GeoGrid) -> np.ndarray:
    rows, cols = np.mgrid[: grid.shape[0], : grid.shape[1]] + 0.5
    return _wave(*grid.to_map(cols, rows))


def _source(step=1.0, shape=(300, 300)):
    grid = GeoGrid(shape, (1000, step, 0, 2000, 0, -step))
    return ArrayRaster(_analytic(grid), grid.geotransform)


TURN = math.radians(20)
GRIDS = {
    "half a pixel off": GeoGrid((100, 100), (1050.5, 1, 0, 1950.5, 0, -1)),
    "a third off": GeoGrid((100, 100), (1050 + 1 / 3, 1, 0, 1950 - 1 / 3, 0, -1)),
    "twice as fine": GeoGrid((200, 200), (1050, 0.5, 0, 1950, 0, -0.5)),
    "twice as coarse": GeoGrid((60, 60), (1050, 2, 0, 1950, 0, -2)),
    "three times as coarse": GeoGrid((50, 50), (1050, 3, 0, 1950, 0, -3)),
    "1.5 times as coarse": GeoGrid((80, 80), (1050.2, 1.5, 0, 1949.9, 0, -1.5)),
    "south-up": GeoGrid((100, 100), (1050.25, 1, 0, 1800.25, 0, 1)),
    "rotated": GeoGrid((80, 80), (1080, math.cos(TURN), math.sin(TURN), 1900, math.sin(TURN), -math.cos(TURN))),
    "non-square": GeoGrid((60, 90), (1050, 1.2, 0, 1950, 0, -2.1)),
}


@pytest.mark.parametrize("name", GRIDS)
def test_resampling_puts_pixels_where_they_belong(name):
    """A position wrong by half a pixel would be an error of 0.5 to 1 here."""
    grid = GRIDS[name]
    values, valid = _source().on_grid(grid, "cubic").read(Window(0, 0, *grid.shape))
    assert valid.all()
    # Means over blocks of a coarser grid are lower at the crests; 1.5 times is averaged over 2.
    limit = 0.15 if max(grid.resolution) > 1.01 else 0.005
    assert np.abs(values - _analytic(grid)).max() < limit
    mean_offset = np.polyfit(values.ravel(), _analytic(grid).ravel(), 1)
    assert mean_offset == pytest.approx((1, 0), abs=0.01)


@pytest.mark.parametrize("resampling, limit", [
    ("nearest", 1.6), ("bilinear", 0.05), ("cubic", 0.001), ("cubicspline", 0.001), ("lanczos", 0.001),
    ("average", 0.05)])
def test_every_method(resampling, limit):
    grid = GRIDS["half a pixel off"]
    values, _ = _source().on_grid(grid, resampling).read(Window(0, 0, *grid.shape))
    assert np.abs(values - _analytic(grid)).max() < limit
    assert resampling in RESAMPLINGS


def test_nearest_invents_no_values():
    labels = np.random.default_rng(0).choice([3.0, 11.0, 200.0], (60, 60))
    source = ArrayRaster(labels, (0, 1, 0, 60, 0, -1))
    for step in (0.5, 1.5, 2.0, 3.0):
        grid = GeoGrid((15, 15), (5, step, 0, 55, 0, -step))
        values, valid = source.on_grid(grid, "nearest").read(Window(0, 0, 15, 15))
        assert valid.all() and set(np.unique(values)) <= {3.0, 11.0, 200.0}


def test_own_grid_gives_the_pixels_back():
    source = _source()
    values, valid = source.on_grid(source.grid, "cubic").read(Window(20, 30, 40, 50))
    expected, _ = source.read(Window(20, 30, 40, 50))
    assert valid.all()
    np.testing.assert_allclose(values, expected, atol=1e-4)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_windows_of_a_resampled_raster_fit_together(step):
    view = _source().on_grid(GeoGrid((80, 80), (1030.3, step, 0, 1970.7, 0, -step)), "cubic")
    whole, _ = view.read(Window(0, 0, 80, 80))
    part, _ = view.read(Window(13, 27, 30, 20))
    np.testing.assert_allclose(part, whole[13:43, 27:47], atol=2e-3)


def test_decimated_reading_of_a_resampled_raster():
    grid = GRIDS["half a pixel off"]
    view = _source().on_grid(grid, "cubic")
    whole, _ = view.read(Window(0, 0, 100, 100))
    values, valid = view.read(Window(0, 0, 100, 100), 1, 4)
    assert values.shape == (25, 25) and valid.all()
    assert np.abs(values - whole.reshape(25, 4, 25, 4).mean((1, 3))).max() < 0.05


def test_invalid_pixels_do_not_ring_and_spread_by_one_pixel():
    array = np.full((60, 60), 1000.0)
    array[20:30, 20:30] = -9999
    source = ArrayRaster(array, (0, 1, 0, 60, 0, -1), nodata=-9999)
    values, valid = source.on_grid(GeoGrid((50, 50), (5.5, 1, 0, 55.5, 0, -1)), "cubic").read(Window(0, 0, 50, 50))
    np.testing.assert_allclose(values[valid], 1000, atol=0.01)
    # Half a pixel to the right and up: every new pixel that touches an invalid one is invalid.
    lost = np.argwhere(~valid)
    assert lost.min(0).tolist() == [15, 14] and lost.max(0).tolist() == [25, 24] and len(lost) == 121


def test_grid_past_the_source_is_invalid_there():
    source = ArrayRaster(np.ones((20, 20)), (0, 1, 0, 20, 0, -1))
    values, valid = source.on_grid(GeoGrid((40, 40), (-10, 1, 0, 30, 0, -1))).read(Window(0, 0, 40, 40))
    expected = np.zeros((40, 40), bool)
    expected[10:30, 10:30] = True
    np.testing.assert_array_equal(valid, expected)
    assert not values[~expected].any()


def test_another_crs_is_refused_and_resampling_is_never_done_twice():
    source = ArrayRaster(np.ones((20, 20)), (0, 1, 0, 20, 0, -1), "EPSG:32633", name="my image")
    with pytest.raises(InputError, match="my image is in another CRS"):
        source.on_grid(GeoGrid((5, 5), (0, 1, 0, 5, 0, -1), "EPSG:32634"))
    view = source.on_grid(GeoGrid((40, 40), (0, 0.5, 0, 20, 0, -0.5), "EPSG:32633"), "bilinear")
    again = view.on_grid(source.grid, "cubic")
    assert again.source is source and again.grid == source.grid
    assert (view.band_count, view.name) == (1, "my image")
