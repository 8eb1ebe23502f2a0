"""Correction by a displacement field: every pixel from the right place, for any kernel, grid and type."""

from __future__ import annotations

import numpy as np
import pytest
from known_fields import CRS, GRID, LEFT, PIXEL, TOP, Shift, Turn, Waves, centres, mask_of, read, source_places
from osgeo import gdal, gdal_array
from scipy import ndimage

from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.raster import RESAMPLINGS
from coreg_qgis.raster_io import aligned_file, field_plan
from coreg_qgis.raster_io.crs import Projector
from coreg_qgis.raster_io.field_vectors import true_places
from coreg_qgis.raster_io.field_warp import write_corrected
from coreg_qgis.raster_io.warp import LANCZOS_IS_SOUND


def wave(x, y):
    return 100 + 50 * np.sin((x - LEFT) / 300) + 30 * np.cos((y - TOP) / 400)


def ramps(grid=GRID):
    """An image whose values are its own pixel coordinates: all but ``nearest`` give back where they looked."""
    rows, cols = grid.shape
    return np.stack(np.meshgrid(np.arange(cols) + 0.5, np.arange(rows) + 0.5)).astype(np.float32)


def strays(path, model, grid=GRID, source=GRID, margin=6):
    """How far, in pixels, every result pixel with all neighbours looked past the right place."""
    places = np.stack(source_places(model, grid, source))
    limits = np.array(source.shape[::-1])[:, None, None]
    inner = ((places > margin) & (places < limits - margin)).all(0)
    assert inner.mean() > 0.5
    return np.hypot(*(read(path)[0] - places))[inner]


@pytest.mark.parametrize("by_arrays", [True, False], ids=["arrays", "splines"])
@pytest.mark.parametrize("model", [Shift(13.7, -6.2), Turn(), Waves(), Waves(1, 150), Waves(12, 2000)], ids=[
    "shift", "turn", "waves", "short waves", "long waves"
])  # fmt: skip
def test_every_pixel_comes_from_the_right_place(make_raster, tmp_path, monkeypatch, model, by_arrays):
    monkeypatch.setattr(field_plan, "BY_ARRAYS", by_arrays and field_plan.BY_ARRAYS)
    path = make_raster("in.tif", ramps())
    write_corrected(path, str(tmp_path / "out.tif"), model)
    assert strays(tmp_path / "out.tif", model).max() < 0.01


@pytest.mark.parametrize("resampling", ["bilinear", "cubic", "cubicspline", "lanczos"])
@pytest.mark.parametrize("turn", [0, 25, 180])
def test_content_lies_right(make_raster, tmp_path, resampling, turn):
    model, cos, sin = Waves(), np.cos(np.radians(turn)) * 11, np.sin(np.radians(turn)) * 11
    path = make_raster("in.tif", wave(*true_places(*centres(GRID), model)).astype(np.float32))
    grid = GeoGrid((60, 80), (502000, cos, sin, 4998500, sin, -cos), CRS)
    write_corrected(path, str(tmp_path / "out.tif"), model, grid=grid, resampling=resampling)
    after, output = read(tmp_path / "out.tif")
    assert output.GetGeoTransform() == pytest.approx(grid.geotransform, rel=1e-14)
    tolerance = {"bilinear": 0.03, "cubic": 0.02, "cubicspline": 0.06, "lanczos": 0.06}[resampling]
    assert np.abs(after - wave(*centres(grid))).max() < tolerance


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.uint32, np.float32, np.float64, np.complex64])
@pytest.mark.parametrize("resampling", ["nearest", "bilinear", "cubic", "lanczos"])
def test_whole_pixels_change_nothing(make_raster, noise, tmp_path, resampling, dtype):
    array = noise((2, *GRID.shape), dtype)
    path = make_raster("in.tif", array)
    write_corrected(path, str(tmp_path / "out.tif"), Shift(2 * PIXEL, 3 * PIXEL), resampling=resampling)
    after, _ = read(tmp_path / "out.tif")
    assert after.dtype == dtype
    assert np.array_equal(after[:, :-3, 2:], array[:, 3:, :-2])


def test_no_shift_at_all_gives_the_same_image(make_raster, noise, tmp_path):
    array = noise(GRID.shape, np.uint8)
    path = make_raster("in.tif", array)
    write_corrected(path, str(tmp_path / "out.tif"), Shift(0, 0))
    after, output = read(tmp_path / "out.tif")
    assert np.array_equal(after, array) and output.GetRasterBand(1).GetMaskFlags() == gdal.GMF_ALL_VALID


@pytest.mark.parametrize("resampling", ["nearest", "bilinear", "cubic", "cubicspline", "lanczos"])
def test_affine_fields_are_what_gdal_makes_of_a_geotransform(make_raster, noise, tmp_path, resampling):
    array = ndimage.gaussian_filter(noise(GRID.shape, np.float32), 2)
    path = make_raster("in.tif", array)
    write_corrected(path, str(tmp_path / "out.tif"), Turn(), resampling=resampling)
    after, _ = read(tmp_path / "out.tif")
    moved, expected = gdal_array.OpenArray(array), gdal_array.OpenArray(np.full(GRID.shape, np.nan, np.float32))
    moved.SetGeoTransform(Turn().corrected(GRID.geotransform))
    expected.SetGeoTransform(GRID.geotransform)
    gdal.Warp(
        expected, moved, resampleAlg="near" if resampling == "nearest" else resampling, errorThreshold=0,
        warpOptions=["XSCALE=1", "YSCALE=1"],
    )  # fmt: skip
    expected = expected.ReadAsArray()
    both = np.isfinite(after) & np.isfinite(expected)
    assert both.mean() > 0.9 and (np.isfinite(after) != np.isfinite(expected)).mean() < 1e-3
    difference = np.abs(after - expected)[both]
    if resampling == "nearest":
        assert (difference > 0).mean() < 0.01
    else:
        assert difference.max() < 0.01 * np.abs(np.gradient(array)).max()


@pytest.mark.parametrize("resampling, order", [("nearest", 0), ("bilinear", 1)])
def test_curved_fields_are_what_scipy_makes_of_them(make_raster, noise, tmp_path, resampling, order):
    array = noise(GRID.shape, np.float32)
    path, model = make_raster("in.tif", array), Waves()
    write_corrected(path, str(tmp_path / "out.tif"), model, resampling=resampling)
    col, row = source_places(model)
    expected = ndimage.map_coordinates(array, [row - 0.5, col - 0.5], order=order, mode="nearest")
    difference = np.abs(read(tmp_path / "out.tif")[0] - expected)[5:-5, 5:-5]
    if resampling == "nearest":
        at_border = np.minimum(*(np.abs(v - np.round(v)) for v in (col, row)))[5:-5, 5:-5] < 0.01
        assert difference[~at_border].max() == 0
    else:
        assert np.nanmax(difference) < 0.01 * 2 * np.ptp(array)


class Back:
    """What undoes Waves: at the distorted place Q, the way from P(Q) to Q."""

    def displacement(self, x, y):
        return tuple(distorted - true for distorted, true in zip((x, y), true_places(x, y, Waves())))


def test_there_and_back(make_raster, tmp_path):
    image = wave(*centres(GRID)).astype(np.float32)
    path = make_raster("in.tif", image)
    write_corrected(path, str(tmp_path / "there.tif"), Waves())
    write_corrected(str(tmp_path / "there.tif"), str(tmp_path / "back.tif"), Back())
    there, back = (np.abs(read(tmp_path / name)[0] - image)[10:-10, 10:-10] for name in ("there.tif", "back.tif"))
    assert there.max() > 2 and back.max() < 0.02


# --- tiles, threads, grids ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout, by_arrays", [("strips", True), ("tiles", True), ("strips", False)])
def test_tiles_join_without_seams(make_raster, tmp_path, monkeypatch, layout, by_arrays):
    monkeypatch.setattr(field_plan, "BY_ARRAYS", by_arrays and field_plan.BY_ARRAYS)
    options = [] if layout == "strips" else ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=32", "COMPRESS=LZW"]
    path, model = make_raster("in.tif", ramps(), options=options), Waves(2, 300)
    monkeypatch.setattr(aligned_file, "TILE_BYTES", 1)
    write_corrected(path, str(tmp_path / "many.tif"), model)
    assert strays(tmp_path / "many.tif", model, margin=3).max() < 0.01


def test_number_of_threads_changes_nothing(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise(GRID.shape))
    for threads in (None, 1, 3):
        write_corrected(path, str(tmp_path / f"{threads}.tif"), Waves(), threads=threads)
    one, two, three = (read(tmp_path / f"{threads}.tif")[0] for threads in (None, 1, 3))
    assert np.array_equal(one, two) and np.array_equal(one, three)


@pytest.mark.parametrize("grid", [
    GeoGrid((90, 100), (501000, 7, 0, 4999000, 0, -7), CRS), GeoGrid((90, 100), (501000, 13, 0, 4997900, 0, 13), CRS),
    GeoGrid((90, 100), (501000, 8, 4, 4999000, 4, -8), CRS),
], ids=["finer", "south-up", "rotated"])  # fmt: skip
def test_other_grids(make_raster, tmp_path, grid):
    path = make_raster("in.tif", ramps())
    write_corrected(path, str(tmp_path / "out.tif"), Waves(), grid=grid)
    assert strays(tmp_path / "out.tif", Waves(), grid).max() < 0.01


@pytest.mark.parametrize("resampling", ["bilinear", "cubic", "cubicspline", "lanczos", "average"])
def test_coarser_grids_average_without_moving(make_raster, tmp_path, resampling, recorder):
    grid = GeoGrid((70, 90), (500300, 30, 0, 4999700, 0, -30), CRS)
    path = make_raster("in.tif", ramps())
    write_corrected(path, str(tmp_path / "out.tif"), Waves(), grid=grid, resampling=resampling, feedback=recorder)
    inside = strays(tmp_path / "out.tif", Waves(), grid, margin=15)
    # Averaged under a pixel, whole source pixels count: up to half of one in three may fall to either side.
    assert np.median(inside) < 0.02 or resampling == "average"
    assert inside.max() < (0.8 if resampling == "average" else 0.1)
    swapped = resampling == "lanczos" and not LANCZOS_IS_SOUND
    assert any("lanczos" in w and "cubic is used" in w for w in recorder.warnings) == swapped


def test_grid_of_another_crs(make_raster, tmp_path):
    x, y = Projector(CRS, "EPSG:32632")(np.array([502000.0]), np.array([4998500.0]))
    grid = GeoGrid((60, 80), (x[0] - 400, 10, 0, y[0] + 300, 0, -10), "EPSG:32632")
    path = make_raster("in.tif", wave(*true_places(*centres(GRID), Waves())).astype(np.float32))
    write_corrected(path, str(tmp_path / "out.tif"), Waves(), grid=grid)
    after, output = read(tmp_path / "out.tif")
    assert output.GetSpatialRef().GetAuthorityCode(None) == "32632"
    assert np.abs(after - wave(*Projector("EPSG:32632", CRS)(*centres(grid)))).max() < 0.02


def test_rotated_and_geographic_sources(make_raster, tmp_path):
    rotated = GeoGrid(GRID.shape, (LEFT, 9, 4, TOP, 4, -9), CRS)
    path = make_raster("rotated.tif", ramps(rotated), geotransform=rotated.geotransform)
    write_corrected(path, str(tmp_path / "a.tif"), Waves())
    assert strays(tmp_path / "a.tif", Waves(), rotated, rotated).max() < 0.01
    degrees = GeoGrid(GRID.shape, (179.99, 1e-4, 0, -45, 0, -1e-4), "EPSG:4326")
    model = Shift(3.3e-4, -1.7e-4)
    path = make_raster("degrees.tif", ramps(degrees), geotransform=degrees.geotransform, crs="EPSG:4326")
    write_corrected(path, str(tmp_path / "b.tif"), model)
    assert strays(tmp_path / "b.tif", model, degrees, degrees).max() < 0.01


def test_shifts_beyond_the_image_leave_nothing(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise(GRID.shape))
    for number, model in enumerate([Shift(1e5, 0), Shift(0, -1e12)]):
        write_corrected(path, str(tmp_path / f"{number}.tif"), model)
        assert not mask_of(read(tmp_path / f"{number}.tif")[1]).any()
    write_corrected(path, str(tmp_path / "wild.tif"), Waves(1e6, 300))
    assert mask_of(read(tmp_path / "wild.tif")[1]).mean() < 0.05


def test_all_resamplings_are_known(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise(GRID.shape, np.uint8))
    for resampling in RESAMPLINGS:
        write_corrected(path, str(tmp_path / f"{resampling}.tif"), Waves(), resampling=resampling)
        assert mask_of(read(tmp_path / f"{resampling}.tif")[1]).mean() > 0.95
