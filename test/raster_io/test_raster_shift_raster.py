"""The shift raster: right values at pixel centres, in every format, whole or not at all."""

from __future__ import annotations

import os

import numpy as np
import pytest
from osgeo import gdal, gdal_array

from coreg_qgis.core.errors import CancelledError, InputError, OutputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.raster_io import shift_raster
from coreg_qgis.raster_io.shift_raster import shift_raster_grid, write_shift_raster

pytestmark = pytest.mark.usefixtures("gdal_style")

CRS = "EPSG:32633"
GRID = GeoGrid((300, 410), (500000, 40, 0, 5000000, 0, -40), CRS)


class Field:
    """A field that is not symmetric in anything; unknown in the far east; remembers how much it was asked for."""

    def __init__(self, known_to=np.inf):
        self.largest, self.asked, self._known_to = 0, 0, known_to

    def displacement(self, x, y):
        self.largest, self.asked = max(self.largest, np.size(x)), self.asked + np.size(x)
        dx = 3 + (x - 500000) / 4000
        dy = -7 + (y - 5000000) / 9000 + (x - 500000) ** 2 / 1e8
        return np.where(x > self._known_to, np.nan, dx), dy


def expected(grid, field=None):
    rows, cols = grid.shape
    field = field or Field()
    return np.array(field.displacement(*grid.to_map(*np.meshgrid(np.arange(cols) + 0.5, np.arange(rows) + 0.5))))


@pytest.mark.parametrize("name", ["s.tif", "s.cog.tif", "shifts ä ö.bsq", "s.img"])
def test_values_lie_at_pixel_centres(tmp_path, recorder, name):
    write_shift_raster(str(tmp_path / name), Field(), GRID, feedback=recorder)
    dataset = gdal.Open(str(tmp_path / name))
    values = gdal_array.DatasetReadAsArray(dataset)
    assert values.dtype == np.float32 and values.shape == (2, *GRID.shape)
    np.testing.assert_allclose(values, expected(GRID), rtol=1e-6)
    assert [dataset.GetRasterBand(n).GetDescription() for n in (1, 2)] == ["X_SHIFT_M", "Y_SHIFT_M"]
    assert all(np.isnan(dataset.GetRasterBand(n).GetNoDataValue()) for n in (1, 2))
    assert dataset.GetGeoTransform() == GRID.geotransform and dataset.GetSpatialRef().GetAuthorityCode(None) == "32633"
    assert recorder.progress == sorted(recorder.progress) and recorder.progress[-1] == 100
    assert not [n for n in os.listdir(tmp_path) if n.startswith(".")]


@pytest.mark.parametrize("name", ["s.tif", "s.cog.tif"])
def test_uncertainty_is_a_third_band(tmp_path, name):
    def uncertainty(x, _y):
        return np.where(x > 510000, np.nan, (x - 500000) / 1000)

    write_shift_raster(str(tmp_path / name), Field(known_to=508000), GRID, uncertainty=uncertainty)
    dataset = gdal.Open(str(tmp_path / name))
    values = gdal_array.DatasetReadAsArray(dataset)
    assert dataset.GetRasterBand(3).GetDescription() == "UNCERTAINTY_M"
    x, y = GRID.to_map(*np.meshgrid(np.arange(GRID.shape[1]) + 0.5, np.arange(GRID.shape[0]) + 0.5))
    np.testing.assert_allclose(values[:2], np.where(x > 508000, np.nan, expected(GRID)), rtol=1e-6)
    np.testing.assert_allclose(values[2], np.where(x > 508000, np.nan, uncertainty(x, y)), rtol=1e-6)


def test_shifts_stay_where_their_uncertainty_is_unknown(tmp_path):
    write_shift_raster(str(tmp_path / "s.tif"), Field(), GRID, uncertainty=lambda x, _y: np.full_like(x, np.inf))
    values = gdal_array.DatasetReadAsArray(gdal.Open(str(tmp_path / "s.tif")))
    np.testing.assert_allclose(values[:2], expected(GRID), rtol=1e-6)
    assert np.isnan(values[2]).all()


def test_header_of_envi_names_the_final_file(tmp_path):
    write_shift_raster(str(tmp_path / "s.bsq"), Field(), GRID)
    assert ".coreg-" not in (tmp_path / "s.hdr").read_text()


def test_outside_of_the_polygon_and_where_the_field_is_unknown_is_no_data(tmp_path):
    shapely = pytest.importorskip("shapely.geometry", reason="shapely is not installed")
    ring = [(501000, 4999000), (514000, 4997000), (511000, 4990000), (503000, 4991000)]
    hole = [(505000, 4996000), (507000, 4996000), (507000, 4994000), (505000, 4994000)]
    grid = GeoGrid((150, 205), (500000, 80, 0, 5000000, 0, -80), CRS)
    area, field = shapely.Polygon(ring, [hole]), Field(known_to=510000)
    write_shift_raster(str(tmp_path / "s.tif"), field, grid, inside=area)
    values = gdal_array.LoadFile(str(tmp_path / "s.tif"))
    rows, cols = grid.shape
    x, y = grid.to_map(*np.meshgrid(np.arange(cols) + 0.5, np.arange(rows) + 0.5))
    far = np.array([area.boundary.distance(shapely.Point(p)) > 1 for p in zip(x.ravel(), y.ravel())]).reshape(x.shape)
    inside = np.array([area.contains(shapely.Point(p)) for p in zip(x.ravel(), y.ravel())]).reshape(x.shape)
    known = inside & (x <= 510000)
    assert np.array_equal(np.isfinite(values[0])[far], known[far])
    assert np.array_equal(np.isnan(values[0]), np.isnan(values[1]))  # no half a shift
    np.testing.assert_allclose(values[:, known & far], expected(grid)[:, known & far], rtol=1e-6)
    assert field.asked < 0.6 * x.size  # what nobody sees is not computed


def test_turned_grid_without_crs(tmp_path):
    grid = GeoGrid((60, 90), (500000, 35, 12, 5000000, 12, -35), "")
    write_shift_raster(str(tmp_path / "s.tif"), Field(), grid)
    np.testing.assert_allclose(gdal_array.LoadFile(str(tmp_path / "s.tif")), expected(grid), rtol=1e-6)


def test_work_comes_in_small_blocks(tmp_path):
    field = Field()
    write_shift_raster(str(tmp_path / "s.tif"), field, GeoGrid((700, 900), GRID.geotransform, CRS))
    assert field.asked == 700 * 900 and field.largest <= 1 << 16


@pytest.mark.parametrize("name", ["s.tif", "s.cog.tif"])
def test_cancelled_runs_leave_what_was_there(tmp_path, cancelling, name):
    (tmp_path / name).write_text("old")
    field = Field()
    with pytest.raises(CancelledError):
        write_shift_raster(str(tmp_path / name), field, GRID, feedback=cancelling(cancel_after=2))
    assert field.asked < 0.9 * GRID.shape[0] * GRID.shape[1]
    assert (tmp_path / name).read_text() == "old" and os.listdir(tmp_path) == [name]


def test_field_that_fails_leaves_nothing(tmp_path):
    class Broken:
        def displacement(self, x, y):
            raise ValueError("no points")

    with pytest.raises(ValueError, match="no points"):
        write_shift_raster(str(tmp_path / "s.tif"), Broken(), GRID)
    assert os.listdir(tmp_path) == []


def test_refusals(tmp_path, make_raster, noise):
    target = make_raster("target.tif", noise((9, 9)))
    for path, kind, sentence in (
        (tmp_path / "s.vrt", InputError, r"s\.vrt is a VRT, which cannot hold new pixels: choose another format"),
        (tmp_path / "s.xyz1", InputError, "has no extension that tells a raster format"),
        (tmp_path / "no" / "s.tif", OutputError, "does not exist: create it"),
        (target, OutputError, "would overwrite"),
        (tmp_path / "s.png", OutputError, r"cannot hold|could not be written"),
    ):
        with pytest.raises(kind, match=sentence):
            write_shift_raster(str(path), Field(), GRID, inputs=[target])
    with pytest.raises(InputError, match="no creation option FOO"):
        write_shift_raster(str(tmp_path / "s.tif"), Field(), GRID, options=["FOO=1"])
    assert os.listdir(tmp_path) == ["target.tif"]


def test_full_disk(small_disk):
    with pytest.raises(OutputError, match="GB are free"):
        write_shift_raster(str(small_disk / "s.tif"), Field(), GeoGrid((900, 900), GRID.geotransform, CRS))
    assert os.listdir(small_disk) == []


def test_options_replace_the_defaults(tmp_path):
    write_shift_raster(str(tmp_path / "a.tif"), Field(), GRID)
    write_shift_raster(str(tmp_path / "b.tif"), Field(), GRID, options=["COMPRESS=NONE", "TILED=NO"])
    a, b = (gdal.Open(str(tmp_path / n)) for n in ("a.tif", "b.tif"))
    assert a.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
    assert b.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") is None and b.GetRasterBand(1).GetBlockSize()[0] == 410
    assert np.array_equal(a.ReadAsArray(), b.ReadAsArray())


def box(*bounds):
    return pytest.importorskip("shapely.geometry", reason="shapely is not installed").box(*bounds)


def test_grid_has_a_quarter_of_the_spacing_over_the_overlap():
    target = GeoGrid((10000, 12000), (500000, 10, 0, 5000000, 0, -10), CRS)
    grid = shift_raster_grid(target, box(510000, 4950000, 560003, 4980000), 200.0)
    assert grid.resolution == (500.0, 500.0) and grid.crs_wkt == CRS
    assert grid.shape == (60, 101)
    xmin, ymin, xmax, ymax = grid.window_bounds()
    assert (xmin, ymax) == (510000, 4980000) and xmax >= 560003 and ymin <= 4950000


def test_grid_stays_small():
    target = GeoGrid((10000, 12000), (500000, 10, 0, 5000000, 0, -10), CRS)
    assert max(shift_raster_grid(target, None, 4.0).shape) == shift_raster.LONGEST_SIDE
    assert max(shift_raster_grid(target, None, np.nan).shape) == pytest.approx(512, abs=20)
    tiny = shift_raster_grid(GeoGrid((20, 10), target.geotransform), None, 2.0)
    assert tiny.shape == (20, 10) and tiny.resolution == (10, 10)


def test_grid_of_a_turned_target_covers_the_overlap():
    target = GeoGrid((1000, 1000), (500000, 8, 6, 5000000, 6, -8), CRS)
    area = box(504000, 4998000, 507000, 5001000)
    grid = shift_raster_grid(target, area, 40.0)
    corners = np.array(area.exterior.coords)
    cols, rows = grid.to_pixel(*corners.T)
    assert cols.min() > -1e-6 and rows.min() > -1e-6
    assert cols.max() < grid.shape[1] + 1e-6 and rows.max() < grid.shape[0] + 1e-6
    assert cols.max() > grid.shape[1] - 1 and rows.max() > grid.shape[0] - 1
    assert grid.resolution == (100.0, 100.0)
