"""Masks of bad data: rasters and polygons on any grid, in any CRS; masked pixels take no part."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import LineString, MultiPolygon, Polygon, box

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.grid import GeoGrid, Window
from coreg_qgis.raster_io.bad_data import BadData, MaskInput
from coreg_qgis.raster_io.footprint import transform_geometry
from coreg_qgis.raster_io.open import RasterInput, open_pair, open_raster

pytestmark = pytest.mark.usefixtures("gdal_style")

GRID = GeoGrid((60, 80), (500000, 10, 0, 5000000, 0, -10), "EPSG:32633")
ROTATED = GeoGrid((60, 80), (500000, 8, 6, 5000000, 6, -8), "EPSG:32633")


def bad_of(mask, grid=GRID, window=None):
    return BadData(mask, grid).read(window or Window(0, 0, *grid.shape))


def pixel_box(left, top, right, bottom, grid=GRID):
    return Polygon([grid.to_map(c, r) for c, r in ((left, top), (right, top), (right, bottom), (left, bottom))])


@pytest.mark.parametrize("grid", [GRID, ROTATED])
def test_polygon_marks_the_pixels_whose_centres_are_inside(grid):
    bad = bad_of(MaskInput(polygons=(pixel_box(10, 20, 30.6, 40.4, grid),)), grid)
    expected = np.zeros(grid.shape, bool)
    expected[20:40, 10:31] = True
    assert np.array_equal(bad, expected)


def test_polygons_with_holes_and_parts():
    ring = pixel_box(5, 5, 25, 25).difference(pixel_box(10, 10, 20, 20))
    parts = MultiPolygon([ring, pixel_box(40, 40, 45, 50)])
    bad = bad_of(MaskInput(polygons=(parts, pixel_box(60, 0, 90, 10), Polygon())))
    expected = np.zeros(GRID.shape, bool)
    expected[5:25, 5:25] = True
    expected[10:20, 10:20] = False
    expected[40:50, 40:45] = expected[:10, 60:] = True
    assert np.array_equal(bad, expected)


def test_windows_see_their_part():
    mask = MaskInput(polygons=(pixel_box(10, 20, 30, 40),))
    whole = bad_of(mask)
    for window in (Window(0, 0, 10, 10), Window(15, 5, 20, 30), Window(25, 15, 3, 3)):
        part = bad_of(mask, window=window)
        place = slice(window.row, window.row + window.height), slice(window.col, window.col + window.width)
        assert np.array_equal(part, whole[place])


def test_polygon_in_another_crs():
    polygon = pixel_box(10, 20, 30, 40)
    projected = transform_geometry(polygon, "EPSG:32633", "EPSG:4326")
    west, south, east, north = projected.bounds
    assert 14 < west < east < 16 and 44 < south < north < 46  # longitude first
    assert np.array_equal(
        bad_of(MaskInput(polygons=(projected,), crs_wkt="EPSG:4326")), bad_of(MaskInput(polygons=(polygon,)))
    )


def test_lines_are_refused():
    with pytest.raises(InputError, match="The mask holds a LineString: give polygons"):
        BadData(MaskInput(polygons=(LineString([(0, 0), (1, 1)]),)), GRID)


def test_raster_on_the_same_grid(make_raster, noise):
    marks = (noise((60, 80)) % 3 == 0).astype(np.uint8)
    assert np.array_equal(bad_of(MaskInput(make_raster("m.tif", marks))), marks == 1)


@pytest.mark.parametrize("dtype, value", [(np.uint8, 7), (np.float64, 1e-50), (np.int16, -1), (np.float32, 0.5)])
def test_anything_but_zero_is_bad(make_raster, dtype, value):
    marks = np.zeros((60, 80), dtype)
    marks[10:20, 30:40] = value
    assert np.array_equal(bad_of(MaskInput(make_raster("m.tif", marks))), marks != 0)


def test_nodata_of_the_mask_is_not_bad(make_raster):
    marks = np.zeros((60, 80), np.uint8)
    marks[10:20, 30:40], marks[40:50] = 1, 255
    assert np.array_equal(bad_of(MaskInput(make_raster("m.tif", marks, nodata=255))), marks == 1)


def test_nothing_is_derived_from_the_masks_corners(make_raster):
    marks = np.zeros((60, 80), np.uint8)
    marks[:10], marks[-10:] = 255, 255
    assert np.array_equal(bad_of(MaskInput(make_raster("m.tif", marks))), marks != 0)


def test_smaller_mask_says_nothing_about_the_rest(make_raster):
    marks = np.ones((20, 20), np.uint8)
    path = make_raster("m.tif", marks, geotransform=(500100, 10, 0, 4999800, 0, -10))
    expected = np.zeros(GRID.shape, bool)
    expected[20:40, 10:30] = True
    assert np.array_equal(bad_of(MaskInput(path)), expected)


def test_coarser_mask(make_raster):
    marks = np.zeros((20, 27), np.uint8)
    marks[5, 7] = 1
    path = make_raster("m.tif", marks, geotransform=(500000, 30, 0, 5000000, 0, -30))
    expected = np.zeros(GRID.shape, bool)
    expected[15:18, 21:24] = True
    assert np.array_equal(bad_of(MaskInput(path)), expected)


@pytest.mark.parametrize("finer", [2, 5, 10])
def test_finer_mask_marks_a_pixel_by_any_bad_part(make_raster, finer):
    marks = np.zeros((60 * finer, 80 * finer), np.uint8)
    marks[20 * finer + 1, 30 * finer] = 1
    size = 10 / finer
    path = make_raster("m.tif", marks, geotransform=(500000, size, 0, 5000000, 0, -size))
    expected = np.zeros(GRID.shape, bool)
    expected[20, 30] = True
    assert np.array_equal(bad_of(MaskInput(path)), expected)


def test_mask_in_another_crs(make_raster):
    marks = np.zeros((200, 200), np.uint8)
    marks[40:80, 30:70] = 1
    geotransform = (14.998, 0.00012, 0, 45.156, 0, -0.00009)
    path = make_raster("m.tif", marks, crs="EPSG:4326", geotransform=geotransform)
    bad = bad_of(MaskInput(path))
    x0, a, _, y0, _, d = geotransform
    corner = box(x0 + 30 * a, y0 + 80 * d, x0 + 70 * a, y0 + 40 * d)
    by_polygon = bad_of(MaskInput(polygons=(corner,), crs_wkt="EPSG:4326"))
    assert 1000 < by_polygon.sum() < 2000 and (bad != by_polygon).mean() < 0.02


def test_unreadable_mask_is_named(tmp_path):
    with pytest.raises(InputError, match=r"^The mask of the target image .*does not exist"):
        BadData(MaskInput(str(tmp_path / "no.tif")), GRID, "The mask of the target image")


def test_masked_pixels_take_no_part_in_anything(make_raster, noise):
    """Reading, decimating and resampling give the same whatever stands under the mask."""
    area = pixel_box(10, 20, 33, 40)
    results = []
    for number, filler in enumerate((1, 60000)):
        array = noise((60, 80))
        array[20:40, 10:33] = filler
        other = make_raster(f"o{number}.tif", noise((60, 80), seed=9))
        path = make_raster(f"a{number}.tif", array)
        fixed, moving = open_pair(
            RasterInput(path, derive_nodata=False, mask=MaskInput(polygons=(area,))), RasterInput(other)
        )
        assert moving.read(Window(0, 0, 60, 80))[1].all()
        warped = fixed.on_grid(GRID.shifted(3, 4), "cubic")
        results.append([r.read(Window(-2, -2, 64, 84), factor=f) for r in (fixed, warped) for f in (1, 3)])
        assert not fixed.read(Window(0, 0, 60, 80))[1][20:40, 10:33].any()
        assert fixed.read(Window(0, 0, 60, 80))[1].sum() == 60 * 80 - 20 * 23
    for (first, first_valid), (second, second_valid) in zip(*results):
        assert np.array_equal(first_valid, second_valid) and np.array_equal(first, second)
        assert 0.5 < first_valid.mean() < 0.99


def test_raster_and_polygons_together(make_raster):
    marks = np.zeros((60, 80), np.uint8)
    marks[:5] = 1
    bad = bad_of(MaskInput(make_raster("m.tif", marks), polygons=(pixel_box(0, 0, 3, 60),)))
    expected = marks == 1
    expected[:, :3] = True
    assert np.array_equal(bad, expected)


def test_mask_on_a_reference_in_another_crs(make_raster):
    ramp = np.add.outer(np.arange(100.0), np.arange(100.0)).astype(np.float32)
    first = make_raster("a.tif", ramp, crs="EPSG:32632", geotransform=(972000, 10, 0, 5015000, 0, -10))
    second = make_raster("b.tif", ramp)
    masked = MaskInput(polygons=(box(972000, 5014500, 972500, 5015000),))
    plain, _ = open_pair(RasterInput(first), RasterInput(second))
    fixed, _ = open_pair(RasterInput(first, mask=masked), RasterInput(second))
    window = Window(0, 0, *plain.grid.shape)
    lost = plain.read(window)[1] & ~fixed.read(window)[1]
    assert 2400 < lost.sum() < 2800


def test_open_raster_without_mask_is_unchanged(make_raster, noise):
    array = noise((60, 80))
    raster = open_raster(make_raster("a.tif", array))
    masked = raster.with_bad_data(BadData(MaskInput(polygons=(pixel_box(0, 0, 40, 60),)), raster.grid))
    assert raster.read(Window(0, 0, 60, 80))[1].all()
    assert masked.read(Window(0, 0, 60, 80))[1].sum() == 60 * 40
