"""Tie points for other programs: each file must bring the content of a wrongly placed image to its true place."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal, gdal_array
from scipy.ndimage import binary_erosion

from coreg_qgis.core.errors import CancelledError, InputError, NoMatchError, OutputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.tie_points import TiePoints
from coreg_qgis.raster_io.gcps import ground_control_points, write_gcp_vrt, write_geomap_list, write_points_file

pytestmark = pytest.mark.usefixtures("gdal_style")

CRS = "EPSG:32633"
SHAPE = (160, 200)
NORTH_UP = (500000, 10, 0, 5000000, 0, -10)
TURNED = (500000, 9.5, 3.1, 5000000, 3.1, -9.5)
PIXEL = 10.0
NAMES = ["point list.points", "punkte äöü ß.points"]


def scene(x, y):
    """What lies at a place on the reference."""
    return 1000 + 300 * np.sin((x - 500000) / 200) * np.cos((y - 5000000) / 260)


def shift_at(x, y, bend=0.0):
    """The true shift (east, north) of what lies at (x, y): 1 to 4 pixels, growing over the scene."""
    u, v = (x - 501000) / 1000, (y - 4999000) / 1000
    return 23.0 + 6 * u - 3 * v + bend * u * v, -31.0 + 4 * u + 5 * v - bend * u**2


def wrongly_placed(grid: GeoGrid, bend=0.0) -> np.ndarray:
    """The pixels of a target on ``grid`` that shows everything at its place minus the shift."""
    rows, cols = grid.shape
    shown_x, shown_y = grid.to_map(*np.meshgrid(np.arange(cols) + 0.5, np.arange(rows) + 0.5))
    x, y = shown_x, shown_y
    for _ in range(40):
        dx, dy = shift_at(x, y, bend)
        x, y = shown_x + dx, shown_y + dy
    return scene(x, y).astype(np.float32)


def tie_points(grid: GeoGrid, bend=0.0, step=16) -> TiePoints:
    """Points that know the true shift; the second is an outlier, the third not measured."""
    cols, rows = (v.ravel() for v in np.meshgrid(np.arange(0.0, grid.shape[1] + 1, step), np.arange(0.0, 161, step)))
    x, y = grid.to_map(cols, rows)
    dx, dy = np.array(shift_at(x, y, bend))
    count = len(x)
    dx[1], dy[1] = 500, 500
    dx[2], dy[2] = np.nan, np.nan
    right, down = grid.vector_to_pixel(dx, dy)
    flag, ones = np.zeros(count, bool), np.ones(count)
    wrong = flag.copy()
    wrong[1] = True
    return TiePoints(
        point_id=np.arange(1, count + 1), x_map=x, y_map=y, x_im=cols, y_im=rows, win_size=64 * ones,
        x_shift_px=right, y_shift_px=down, x_shift_m=dx, y_shift_m=dy, uncertainty_px=0.01 * ones,
        reliability=99 * ones, ssim_before=0.3 * ones, ssim_after=0.9 * ones, deviation_px=0 * ones,
        unreliable=flag, dissimilar=flag, inconsistent=wrong, message=np.array([""] * count, object),
    )  # fmt: skip


@pytest.fixture
def target(make_raster):
    """target(geotransform, bend) -> (path, grid, points) of a wrongly placed image and its true tie points."""

    def make(geotransform=NORTH_UP, bend=0.0, name="target image.tif"):
        grid = GeoGrid(SHAPE, geotransform, CRS)
        path = make_raster(name, wrongly_placed(grid, bend), geotransform=geotransform, crs=CRS, nodata=-1)
        return path, grid, tie_points(grid, bend)

    return make


def remaining_shift(path: str, **how):
    """Mean (east, north) shift, in pixels, and largest grey value error of what gdalwarp makes of the image."""
    warped = gdal.Warp(
        "", path, format="MEM", dstSRS=CRS, outputBounds=(500350, 4998650, 501650, 4999650), xRes=PIXEL, yRes=PIXEL,
        resampleAlg="cubic", errorThreshold=0, dstNodata=-1, **how,
    )  # fmt: skip
    x, y = np.meshgrid(500350 + PIXEL * (np.arange(130) + 0.5), 4999650 - PIXEL * (np.arange(100) + 0.5))
    seen = warped.ReadAsArray()
    inside = binary_erosion(seen > 0, iterations=3)  # at the image's edge the kernel of the warper is cut off
    assert inside.mean() > 0.7
    east = (scene(x + 1, y) - scene(x - 1, y)) / 2
    north = (scene(x, y + 1) - scene(x, y - 1)) / 2
    slopes, error = np.column_stack([east[inside], north[inside]]), (seen - scene(x, y))[inside]
    return np.linalg.lstsq(slopes, error, rcond=None)[0] / PIXEL, np.abs(error).max()


@pytest.mark.parametrize("geotransform", [NORTH_UP, TURNED], ids=["north up", "turned"])
@pytest.mark.parametrize(
    "bend, how", [(0.0, {"polynomialOrder": 1}), (6.0, {"tps": True})], ids=["first order", "spline"]
)
def test_warping_the_vrt_brings_the_content_to_its_place(target, tmp_path, geotransform, bend, how):
    path, grid, points = target(geotransform, bend)
    output = str(tmp_path / "gcps.vrt")
    write_gcp_vrt(output, path, points, grid)
    moved, worst = remaining_shift(output, **how)
    assert np.abs(moved).max() < 0.005
    assert worst < 0.05 * PIXEL * 1.5  # the steepest slope is 1.5 grey values a map unit
    before, _ = remaining_shift(path)
    np.testing.assert_allclose(before, (2.3, -3.1), atol=0.5)  # the shift itself: the content lies west and north


def test_vrt_has_ground_control_points_only(target, tmp_path):
    path, grid, points = target()
    write_gcp_vrt(str(tmp_path / "gcps.vrt"), path, points, grid)
    dataset = gdal.Open(str(tmp_path / "gcps.vrt"))
    assert dataset.GetGeoTransform(can_return_null=True) is None
    assert dataset.GetGCPCount() == points.valid.sum() == len(points) - 2
    assert dataset.GetGCPSpatialRef().GetAuthorityCode(None) == "32633"
    first = dataset.GetGCPs()[0]
    assert (first.Id, first.GCPX, first.GCPY) == ("1", points.x_map[0], points.y_map[0])
    # The target shows the content of the first point 2 pixels further left and 3 further up than it belongs.
    right, down = grid.vector_to_pixel(*shift_at(points.x_map[0], points.y_map[0]))
    np.testing.assert_allclose((first.GCPPixel, first.GCPLine), (points.x_im[0] - right, points.y_im[0] - down))


def test_points_of_a_rectangular_pixel_count_from_the_outer_corner():
    grid = GeoGrid((50, 50), (1000, 2, 0, 9000, 0, -4), "")
    points = tie_points(grid, step=10).select([0])
    shifted = replace(points, x_shift_m=np.array([6.0]), y_shift_m=np.array([-8.0]))
    gcp = ground_control_points(shifted, grid)[0]
    assert (gcp.GCPPixel, gcp.GCPLine, gcp.GCPX, gcp.GCPY) == (-3.0, -2.0, 1000.0, 9000.0)


def test_vrt_keeps_what_the_target_says(make_raster, noise, tmp_path):
    mask = np.ones(SHAPE, bool)
    mask[:30] = False

    def colours(dataset):
        table = gdal.ColorTable()
        table.SetColorEntry(3, (10, 20, 30, 255))
        dataset.GetRasterBand(1).SetColorTable(table)
        dataset.GetRasterBand(1).SetDescription("classes")

    path = make_raster("classes.tif", noise(SHAPE, np.uint8), mask=mask, setup=colours)
    grid = GeoGrid(SHAPE, NORTH_UP, CRS)
    write_gcp_vrt(str(tmp_path / "gcps.vrt"), path, tie_points(grid), grid)
    dataset = gdal.Open(str(tmp_path / "gcps.vrt"))
    band = dataset.GetRasterBand(1)
    assert np.array_equal(gdal_array.DatasetReadAsArray(dataset), gdal_array.LoadFile(path))
    assert band.GetColorTable().GetColorEntry(3) == (10, 20, 30, 255) and band.GetDescription() == "classes"
    assert np.array_equal(band.GetMaskBand().ReadAsArray() > 0, mask)


def test_vrt_keeps_bands_nodata_and_overviews_and_leaves_the_target_alone(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((3, *SHAPE)), nodata=7)
    gdal.Open(path, gdal.GA_Update).BuildOverviews("AVERAGE", [2, 4])
    before = {n: os.stat(tmp_path / n).st_mtime_ns for n in os.listdir(tmp_path)}
    grid = GeoGrid(SHAPE, NORTH_UP, CRS)
    write_gcp_vrt(str(tmp_path / "gcps.vrt"), path, tie_points(grid), grid)
    dataset = gdal.Open(str(tmp_path / "gcps.vrt"))
    assert dataset.RasterCount == 3 and dataset.GetRasterBand(2).GetOverviewCount() == 2
    assert [dataset.GetRasterBand(n).GetNoDataValue() for n in (1, 2, 3)] == [7, 7, 7]
    dataset.GetRasterBand(1).ComputeStatistics(False)
    dataset = None
    assert {n: os.stat(tmp_path / n).st_mtime_ns for n in before} == before
    assert set(os.listdir(tmp_path)) - set(before) <= {"gcps.vrt", "gcps.vrt.aux.xml"}


def test_vrt_moves_together_with_its_target(target, tmp_path):
    path, grid, points = target(name="Bild ä/target.tif")
    write_gcp_vrt(str(tmp_path / "Bild ä" / "gcp ü.vrt"), path, points, grid)
    shutil.move(str(tmp_path / "Bild ä"), str(tmp_path / "elsewhere"))
    assert gdal.Open(str(tmp_path / "elsewhere" / "gcp ü.vrt")).ReadAsArray().min() > 0


def test_vrt_without_a_valid_point_is_an_error(target, tmp_path):
    path, grid, points = target()
    with pytest.raises(NoMatchError, match=r"no\.vrt cannot be made: no tie point is valid"):
        write_gcp_vrt(str(tmp_path / "no.vrt"), path, points.select(~points.valid), grid)
    assert os.listdir(tmp_path) == ["target image.tif"]


def test_vrt_refusals(target, tmp_path, cancelling):
    path, grid, points = target()
    with pytest.raises(OutputError, match=r"would overwrite .*target image\.tif"):
        write_gcp_vrt(path, path, points, grid)
    with pytest.raises(OutputError, match="does not exist: create it"):
        write_gcp_vrt(str(tmp_path / "no" / "x.vrt"), path, points, grid)
    with pytest.raises(InputError, match=r"missing\.tif does not exist"):
        write_gcp_vrt(str(tmp_path / "x.vrt"), str(tmp_path / "missing.tif"), points, grid)
    with pytest.raises(CancelledError):
        write_gcp_vrt(str(tmp_path / "x.vrt"), path, points, grid, feedback=cancelling(cancel_after=0))
    assert os.listdir(tmp_path) == ["target image.tif"]


@pytest.mark.parametrize("name", NAMES)
def test_points_file_of_the_georeferencer(tmp_path, name):
    grid = GeoGrid(SHAPE, NORTH_UP, CRS)
    points = tie_points(grid)
    write_points_file(str(tmp_path / name), points, grid)
    lines = (tmp_path / name).read_text("utf-8").splitlines()
    assert re.match(r'#CRS: PROJCRS\["WGS 84 / UTM zone 33N",.*ID\["EPSG",32633\]\]$', lines[0])
    assert lines[1] == "mapX,mapY,sourceX,sourceY,enable,dX,dY,residual"
    rows = np.array([line.split(",") for line in lines[2:]], float)
    assert len(rows) == len(points) - 1  # without the unmeasured one
    measured = points.select(points.measured)
    np.testing.assert_allclose(rows[:, :2], np.column_stack([measured.x_map, measured.y_map]))
    shifts = np.column_stack([measured.x_shift_m, measured.y_shift_m])
    np.testing.assert_allclose(rows[:, :2] - rows[:, 2:4], shifts, atol=1e-8)
    assert rows[:, 4].tolist() == [1, 0] + [1] * (len(rows) - 2)


def test_points_file_is_read_as_qgis_transforms(tmp_path):
    """QGIS's own transformer, fed with the file's points, moves the target's corner by the shift there."""
    analysis = pytest.importorskip("qgis.analysis", reason="QGIS is not installed")
    core = pytest.importorskip("qgis.core", reason="QGIS is not installed")
    if not hasattr(analysis, "QgsGcpTransformerInterface"):
        pytest.skip("this QGIS does not show its georeferencer to Python")
    grid = GeoGrid(SHAPE, NORTH_UP, CRS)
    write_points_file(str(tmp_path / "p.points"), tie_points(grid), grid)
    rows = np.loadtxt(tmp_path / "p.points", delimiter=",", skiprows=2)
    rows = rows[rows[:, 4] == 1]
    source, true = ([core.QgsPointXY(x, y) for x, y in rows[:, c]] for c in (slice(2, 4), slice(0, 2)))
    method = analysis.QgsGcpTransformerInterface.TransformMethod.PolynomialOrder1
    transformer = analysis.QgsGcpTransformerInterface.createFromParameters(method, source, true)
    x, y = 501200.0, 4999100.0
    dx, dy = shift_at(x, y)
    done, east, north = transformer.transform(x - dx, y - dy)
    assert done
    np.testing.assert_allclose((east, north), (x, y), atol=0.01)


def test_degrees_keep_their_digits_and_no_exponent(tmp_path):
    grid = GeoGrid((160, 200), (-0.001, 1e-5, 0, 0.001, 0, -1e-5), "EPSG:4326")
    points = tie_points(grid)
    points = replace(points, x_shift_m=1e-6 * points.x_shift_m, y_shift_m=1e-6 * points.y_shift_m)
    write_points_file(str(tmp_path / "p.points"), points, grid)
    write_geomap_list(str(tmp_path / "p.txt"), points)
    assert not re.search(r"\de[-+]?\d", (tmp_path / "p.txt").read_text())
    rows = np.loadtxt(tmp_path / "p.txt")
    good = points.select(points.valid)
    np.testing.assert_allclose(rows[:, 0] - rows[:, 2], good.x_shift_m, atol=2e-12)
    assert (tmp_path / "p.points").read_text("utf-8").startswith("#CRS: GEOGCRS[")


def test_geomap_list_has_reference_before_input(tmp_path):
    points = tie_points(GeoGrid(SHAPE, NORTH_UP, CRS))
    write_geomap_list(str(tmp_path / "liste ä.txt"), points)
    lines = (tmp_path / "liste ä.txt").read_text("utf-8").splitlines()
    assert lines[0] == "# xref yref xin yin"
    rows = np.loadtxt(tmp_path / "liste ä.txt")
    good = points.select(points.valid)
    assert len(rows) == len(good)
    expected = (good.x_map, good.y_map, good.x_map - good.x_shift_m, good.y_map - good.y_shift_m)
    np.testing.assert_allclose(rows, np.column_stack(expected), atol=1e-8)


def test_lists_without_points_have_their_heads(tmp_path):
    grid = GeoGrid(SHAPE, NORTH_UP, "")
    nothing = tie_points(grid).select([])
    write_points_file(str(tmp_path / "p.points"), nothing, grid)
    write_geomap_list(str(tmp_path / "p.txt"), nothing)
    assert (tmp_path / "p.points").read_text() == "mapX,mapY,sourceX,sourceY,enable,dX,dY,residual\n"
    assert (tmp_path / "p.txt").read_text() == "# xref yref xin yin\n"


@pytest.mark.parametrize("write", [write_points_file, lambda p, t, g: write_geomap_list(p, t)])
def test_lists_that_cannot_be_written(tmp_path, write):
    grid = GeoGrid(SHAPE, NORTH_UP, CRS)
    with pytest.raises(OutputError, match="does not exist: create it or choose another output"):
        write(str(tmp_path / "missing" / "p.txt"), tie_points(grid), grid)
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="is a folder: name a file in it"):
        write(str(tmp_path / "folder"), tie_points(grid), grid)
    assert os.listdir(tmp_path) == ["folder"]


def test_lists_do_not_overwrite_an_input(target, tmp_path):
    path, grid, points = target()
    before = (tmp_path / "target image.tif").read_bytes()
    for write in (lambda: write_points_file(path, points, grid, inputs=[path]),
                  lambda: write_geomap_list(path, points, inputs=[path])):  # fmt: skip
        with pytest.raises(OutputError, match="would overwrite"):
            write()
    assert (tmp_path / "target image.tif").read_bytes() == before


def test_full_disk_leaves_the_old_list(small_disk):
    grid = GeoGrid((1600, 4000), NORTH_UP, CRS)
    points = tie_points(grid, step=2)
    (small_disk / "p.txt").write_text("old")
    with pytest.raises(OutputError, match=r"p\.txt could not be written .*space"):
        write_geomap_list(str(small_disk / "p.txt"), points)
    assert (small_disk / "p.txt").read_text() == "old" and os.listdir(small_disk) == ["p.txt"]
