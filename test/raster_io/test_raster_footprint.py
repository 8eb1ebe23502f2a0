"""Footprints: the outline of what is valid, its holes, and geometries in other CRSs."""

from __future__ import annotations

import os

import numpy as np
import pytest
from shapely.geometry import Polygon, box

from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.raster_io import footprint as module
from coreg_qgis.raster_io.footprint import footprint, transform_geometry
from coreg_qgis.raster_io.open import open_raster

pytestmark = pytest.mark.usefixtures("gdal_style")


def difference(shape, expected):
    return shape.symmetric_difference(expected).area


def pixels(grid, left, top, right, bottom):
    return Polygon([grid.to_map(c, r) for c, r in ((left, top), (right, top), (right, bottom), (left, bottom))])


@pytest.mark.parametrize("geotransform", [
    (500000, 10, 0, 5000000, 0, -10), (500000, 10, 0, 5000000, 0, 10), (500000, 8, 6, 5000000, 6, -8),
    (14.5, 1e-4, 0, 45.3, 0, -5e-5),
])  # fmt: skip
def test_outline_and_hole(make_raster, noise, geotransform):
    array = noise((90, 120))
    array[:10], array[30:50, 60:80] = 0, 0
    raster = open_raster(make_raster("a.tif", array, nodata=0, geotransform=geotransform))
    expected = pixels(raster.grid, 0, 10, 120, 90).difference(pixels(raster.grid, 60, 30, 80, 50))
    found = footprint(raster)
    assert found.is_valid and len(found.interiors) == 1
    assert difference(found, expected) < 1e-9 * expected.area
    assert len(found.exterior.coords) == 5


def test_everything_valid_is_the_image(make_raster, noise):
    raster = open_raster(make_raster("a.tif", noise((30, 40))))
    assert difference(footprint(raster), box(500000, 4999700, 500400, 5000000)) == 0


@pytest.mark.parametrize("tolerance", [0, 1, 3])
def test_slanted_edge_is_simplified_to_the_tolerance(make_raster, tolerance):
    row, col = np.indices((400, 400)) + 0.5
    array = (col > 50 + row * 0.3).astype(np.uint8)
    raster = open_raster(make_raster("a.tif", array, nodata=0))
    found = footprint(raster, tolerance_px=tolerance)
    staircase = footprint(raster, tolerance_px=0)
    assert staircase.area == array.sum() * 100
    assert found.hausdorff_distance(staircase) <= tolerance * 10 + 1e-6
    points = len(found.exterior.coords)
    assert points > 200 if tolerance == 0 else points < 30


def test_islands_become_parts(make_raster, noise):
    array = np.zeros((100, 100), np.uint16)
    array[10:40, 10:40], array[60:90, 50:95] = noise((30, 30)), noise((30, 45))
    found = footprint(open_raster(make_raster("a.tif", array, nodata=0)))
    assert found.geom_type == "MultiPolygon" and found.is_valid
    assert found.area == pytest.approx((900 + 30 * 45) * 100)


def test_specks_are_left_out_and_kept_on_request(make_raster, noise):
    array = noise((100, 100))
    array[20, 20] = array[50, 50] = array[50, 51] = 0
    raster = open_raster(make_raster("a.tif", array, nodata=0))
    assert not footprint(raster).interiors
    assert len(footprint(raster, tolerance_px=0).interiors) == 2
    assert footprint(raster, tolerance_px=0).area == (10000 - 3) * 100


def test_small_images_keep_their_few_pixels(make_raster):
    array = np.zeros((8, 8), np.uint8)
    array[3, 4] = 1
    assert footprint(open_raster(make_raster("a.tif", array, nodata=0)), tolerance_px=0.4).area == 100


def test_any_band_or_one(make_raster, noise):
    array = noise((2, 60, 60))
    array[0, :30], array[1, 20:] = 0, 0
    raster = open_raster(make_raster("a.tif", array, nodata=0))
    assert footprint(raster).area == 50 * 60 * 100
    assert footprint(raster, band=1).area == 30 * 60 * 100
    assert footprint(raster, band=2).area == 20 * 60 * 100


def test_nothing_valid(make_raster):
    path = make_raster("a.tif", np.zeros((20, 20), np.uint8), nodata=0)
    with pytest.raises(InputError, match=r"^The target image .*a.tif holds no valid pixel: check its no-data value"):
        footprint(open_raster(path, label="The target image"))


def test_blocks_join(make_raster, noise, monkeypatch):
    array = noise((300, 200))
    array[100:120, 40:90] = 0
    raster = open_raster(make_raster("a.tif", array, nodata=0))
    whole = footprint(raster)
    monkeypatch.setattr(module, "BLOCK_PIXELS", 200 * 17)
    assert difference(footprint(raster), whole) == 0


def test_of_a_warped_raster(make_raster, noise):
    raster = open_raster(make_raster("a.tif", noise((60, 80))))
    grid = GeoGrid((100, 100), (499900, 10, 0, 5000100, 0, -10), raster.grid.crs_wkt)
    assert difference(footprint(raster.on_grid(grid, "nearest")), box(500000, 4999400, 500800, 5000000)) < 1


@pytest.mark.parametrize("questions", [0, 1, 3])
def test_cancel(make_raster, noise, cancelling, questions, monkeypatch):
    monkeypatch.setattr(module, "BLOCK_PIXELS", 200 * 17)
    raster = open_raster(make_raster("a.tif", noise((300, 200)) % 2))
    with pytest.raises(CancelledError):
        footprint(raster, feedback=cancelling(questions))


def test_progress_and_no_files_left(make_raster, noise, recorder, tmp_path):
    raster = open_raster(make_raster("a.tif", noise((30, 40))))
    footprint(raster, feedback=recorder)
    assert recorder.progress == sorted(recorder.progress) and recorder.progress[-1] == 100
    assert os.listdir(tmp_path) == ["a.tif"]


# --- geometries in other CRSs --------------------------------------------------------------------------------------


def test_edges_become_curves():
    """A parallel of 10 degrees is far from straight in UTM."""
    strip = box(10, 50, 20, 51)
    projected = transform_geometry(strip, "EPSG:4326", "EPSG:32633")
    assert len(projected.exterior.coords) > 100
    back = transform_geometry(projected, "EPSG:32633", "EPSG:4326")
    assert difference(back, strip) < 1e-3
    straight = projected.simplify(5000)
    assert difference(straight, projected) > 1e8


def test_axis_order_is_x_y():
    point_like = box(14.99, 44.99, 15.01, 45.01)
    x, y = transform_geometry(point_like, "EPSG:4326", "EPSG:32633").centroid.coords[0]
    assert x == pytest.approx(500000, abs=5) and y == pytest.approx(4982950, abs=30)


def test_equal_or_missing_crs_changes_nothing():
    shape = box(0, 0, 1, 1)
    for first, second in (("EPSG:32633", "EPSG:32633"), ("", "EPSG:32633"), ("EPSG:32633", "")):
        assert transform_geometry(shape, first, second) is shape


def test_geometry_that_cannot_be_projected():
    with pytest.raises(InputError, match="cannot be projected to EPSG:3857"):
        transform_geometry(box(0, -95, 1, -90), "EPSG:4326", "EPSG:3857")


def test_crs_that_cannot_be_understood():
    with pytest.raises(InputError, match="The CRS \"nonsense\" cannot be understood"):
        transform_geometry(box(0, 0, 1, 1), "EPSG:4326", "nonsense")
