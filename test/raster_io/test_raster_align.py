"""Corrections with resampling: the shifted image must lie right on any grid, in any format."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, gdal_array

from coreg_qgis.core.errors import CancelledError, InputError, OutputError
from coreg_qgis.core.grid import GeoGrid, Window
from coreg_qgis.core.raster import RESAMPLINGS
from coreg_qgis.raster_io import align, aligned_file, warp
from coreg_qgis.raster_io.align import output_grid, write_aligned
from coreg_qgis.raster_io.crs import Projector
from coreg_qgis.raster_io.open import open_raster
from coreg_qgis.raster_io.write import write_shifted

pytestmark = pytest.mark.usefixtures("gdal_style")

CRS = "EPSG:32633"
SHAPE = (200, 260)
GRID = GeoGrid(SHAPE, (500000, 10, 0, 5000000, 0, -10), CRS)
DX, DY = 13.7, -6.2


def wave(x, y):
    return 100 + 50 * np.sin((x - 500000) / 300) + 30 * np.cos((y - 5000000) / 400)


def centres(grid):
    rows, cols = grid.shape
    col, row = np.meshgrid(np.arange(cols) + 0.5, np.arange(rows) + 0.5)
    return grid.to_map(col, row)


def read(path):
    dataset = gdal.Open(str(path))
    return gdal_array.DatasetReadAsArray(dataset), dataset


def inner_grid(shape=(60, 80), pixel=10.0, turn=0.0, crs=CRS, centre=(501300, 4999000)):
    x, y = (float(v[0]) for v in Projector(CRS, crs)([centre[0]], [centre[1]]))
    cos, sin = np.cos(np.radians(turn)) * pixel, np.sin(np.radians(turn)) * pixel
    rows, cols = shape
    left, top = x - cos * cols / 2 - sin * rows / 2, y - sin * cols / 2 + cos * rows / 2
    return GeoGrid(shape, (left, cos, sin, top, sin, -cos), crs)


@pytest.fixture
def waves(make_raster):
    """An image whose content is ``wave`` once it has been moved by (DX, DY)."""
    x, y = centres(GRID.shifted(DX, DY))
    return make_raster("in.tif", np.stack([wave(x, y), 2 * wave(x, y)]).astype(np.float32))


TOLERANCE = {"nearest": 1.2, "bilinear": 0.03, "cubic": 0.005, "cubicspline": 0.06, "lanczos": 0.06, "average": 1.2}


@pytest.mark.parametrize("resampling", RESAMPLINGS)
@pytest.mark.parametrize("turn", [0, 25, 180])
def test_content_lies_right(waves, tmp_path, resampling, turn):
    grid = inner_grid(turn=turn)
    write_aligned(waves, str(tmp_path / "out.tif"), DX, DY, grid, resampling=resampling)
    after, output = read(tmp_path / "out.tif")
    assert output.GetGeoTransform() == pytest.approx(grid.geotransform, rel=1e-14)
    assert after.shape == (2, 60, 80) and after.dtype == np.float32
    for band in (0, 1):
        assert np.abs(after[band] / (band + 1) - wave(*centres(grid))).max() < TOLERANCE[resampling]


@pytest.mark.parametrize("resampling", ["bilinear", "cubic", "cubicspline", "lanczos", "average"])
def test_coarser_pixels_are_not_displaced(waves, tmp_path, resampling, recorder):
    grid = inner_grid((20, 30), 30.0)
    write_aligned(waves, str(tmp_path / "out.tif"), DX, DY, grid, resampling=resampling, feedback=recorder)
    after, _ = read(tmp_path / "out.tif")
    x, y = centres(grid)
    slopes = 50 / 300 * np.cos((x - 500000) / 300), -30 / 400 * np.sin((y - 5000000) / 400)
    columns = np.column_stack([slope.ravel() for slope in slopes])
    moved = np.linalg.lstsq(columns, (after[0] - wave(x, y)).ravel(), rcond=None)[0] / 30
    # The widest kernel flattens the waves, which the fit takes for a little motion.
    assert np.abs(moved).max() < (0.06 if resampling == "cubicspline" else 0.03)
    swapped = resampling == "lanczos" and not warp.LANCZOS_IS_SOUND
    assert any("lanczos" in w and "cubic is used" in w for w in recorder.warnings) == swapped


@pytest.mark.parametrize("name", ["out.tif", "out.vrt"])
@pytest.mark.parametrize("crs", ["EPSG:32632", "EPSG:3857"])
def test_other_crs(waves, tmp_path, crs, name):
    grid = inner_grid(crs=crs, pixel=12)
    write_aligned(waves, str(tmp_path / name), DX, DY, grid, resampling="cubic")
    after, output = read(tmp_path / name)
    assert output.GetSpatialRef().GetAuthorityCode(None) == crs.split(":")[1]
    x, y = Projector(crs, CRS)(*centres(grid))
    assert np.abs(after[0] - wave(x, y)).max() < 0.02


@pytest.mark.parametrize("name", ["out.vrt", "out.cog.tif", "out.bsq", "out.bil", "out.bip", "out.img"])
@pytest.mark.parametrize("resampling", ["nearest", "cubic", "lanczos"])
def test_every_format_holds_the_same(make_raster, noise, tmp_path, name, resampling):
    array = noise((2, *SHAPE), np.int16)
    array[:, :30] = -5
    path = make_raster("in.tif", array, nodata=-5)
    grid = inner_grid((90, 100), centre=(500400, 4999800))
    write_aligned(path, str(tmp_path / "out.tif"), DX, DY, grid, resampling=resampling)
    write_aligned(path, str(tmp_path / name), DX, DY, grid, resampling=resampling)
    first, second = read(tmp_path / "out.tif"), read(tmp_path / name)
    assert np.array_equal(first[0], second[0])
    assert 0.2 < (first[0] == -5).mean() < 0.8
    assert second[1].GetGeoTransform() == pytest.approx(grid.geotransform, abs=1e-7)
    assert second[1].GetRasterBand(2).GetNoDataValue() == -5
    assert not [n for n in os.listdir(tmp_path) if n.startswith(".")]


def test_rotated_vrt(waves, tmp_path):
    grid = inner_grid(turn=25)
    write_aligned(waves, str(tmp_path / "out.vrt"), DX, DY, grid, resampling="cubic")
    after, output = read(tmp_path / "out.vrt")
    assert output.GetGeoTransform() == pytest.approx(grid.geotransform, rel=1e-14)
    assert np.abs(after[0] - wave(*centres(grid))).max() < 0.005


def test_vrt_moves_with_its_source(waves, tmp_path):
    project = tmp_path / "Projekt ä"
    (project / "aus").mkdir(parents=True)
    shutil.move(waves, str(project / "in.tif"))
    write_aligned(str(project / "in.tif"), str(project / "aus" / "out.vrt"), DX, DY, inner_grid(), resampling="cubic")
    before, _ = read(project / "aus" / "out.vrt")
    assert str(tmp_path) not in (project / "aus" / "out.vrt").read_text(encoding="utf-8")
    shutil.move(str(project), str(tmp_path / "woanders"))
    after, _ = read(tmp_path / "woanders" / "aus" / "out.vrt")
    assert np.array_equal(before, after) and after.std() > 1


@pytest.mark.parametrize("layout", ["strips", "tiles"])
def test_tiles_join_without_seams(layout, make_raster, noise, tmp_path, monkeypatch):
    options = [] if layout == "strips" else ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=32", "COMPRESS=LZW"]
    path = make_raster("in.tif", noise((3, 300, 320)), nodata=0, options=options)
    grid = inner_grid((290, 300), 10.4, centre=(501600, 4998500))
    write_aligned(path, str(tmp_path / "one.tif"), DX, DY, grid, resampling="cubic")
    monkeypatch.setattr(aligned_file, "TILE_BYTES", 1)
    write_aligned(path, str(tmp_path / "many.tif"), DX, DY, grid, resampling="cubic")
    sizes = [os.path.getsize(tmp_path / n) for n in ("one.tif", "many.tif")]
    assert sizes[1] < 1.1 * sizes[0]  # no block is written twice
    first, second = (read(tmp_path / n)[0].astype(int) for n in ("one.tif", "many.tif"))
    assert (first > 0).mean() > 0.9 and np.abs(first - second).max() <= 1


def test_whole_pixels_on_the_own_grid_change_nothing(make_raster, noise, tmp_path):
    array = noise(SHAPE)
    path = make_raster("in.tif", array, nodata=0)
    for resampling in ("nearest", "bilinear", "cubic", "lanczos"):
        write_aligned(path, str(tmp_path / "out.tif"), 20, -30, GRID, resampling=resampling)
        after, _ = read(tmp_path / "out.tif")
        assert np.array_equal(after[3:, 2:], array[:-3, :-2])
        assert not after[:3].any() and not after[:, :2].any()


# --- validity ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype, nodata", [
    (np.uint8, 255), (np.int16, -32768), (np.float32, -9999), (np.float64, np.nan), (np.uint16, 0),
])  # fmt: skip
@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.vrt"])
def test_nodata_of_the_source_fills_the_borders(make_raster, tmp_path, dtype, nodata, name):
    array = np.full(SHAPE, 100, dtype)
    array[50:60, 50:60] = nodata
    path = make_raster("in.tif", array, nodata=nodata)
    grid = GeoGrid((260, 300), (499800, 10, 0, 5000300, 0, -10), CRS)
    write_aligned(path, str(tmp_path / name), 5, 5, grid, resampling="cubic")
    after, output = read(tmp_path / name)
    declared = output.GetRasterBand(1).GetNoDataValue()
    assert declared == nodata or (declared != declared and nodata != nodata)
    empty = np.isnan(after) if nodata != nodata else after == nodata
    assert np.array_equal(np.unique(after[~empty]), [100])  # nothing of the no-data value is mixed in
    assert empty[:29].all() and empty[:, :19].all() and empty[-29:].all()
    assert empty[81:88, 71:78].all() and not empty[100:200, 100:200].any()


def test_bands_with_different_nodata(make_raster, tmp_path):
    array = np.full((2, *SHAPE), 100, np.int16)
    array[0, 50:70, 50:70], array[1, 100:120, 50:70] = -1, -2
    plain = gdal.Open(make_raster("plain.tif", array))
    vrt = gdal.GetDriverByName("VRT").CreateCopy(str(tmp_path / "in.vrt"), plain)
    vrt.GetRasterBand(1).SetNoDataValue(-1)
    vrt.GetRasterBand(2).SetNoDataValue(-2)
    vrt = None
    write_aligned(str(tmp_path / "in.vrt"), str(tmp_path / "out.bsq"), 5, 5, GRID, resampling="cubic", driver="HFA")
    after, _ = read(tmp_path / "out.bsq")
    assert set(np.unique(after[0])) == {-1, 100} and set(np.unique(after[1])) == {-2, 100}
    assert (after[0, 52:67, 52:67] == -1).all() and (after[1, 52:67, 52:67] == 100).all()


def test_float_image_without_nodata_gets_nan(waves, tmp_path, recorder):
    grid = GeoGrid((260, 300), (499800, 10, 0, 5000300, 0, -10), CRS)
    for name in ("out.tif", "out.vrt"):
        write_aligned(waves, str(tmp_path / name), 0, 0, grid, resampling="cubic", feedback=recorder)
        after, output = read(tmp_path / name)
        assert np.isnan(output.GetRasterBand(1).GetNoDataValue())
        assert np.isnan(after[:, :29]).all() and np.isfinite(after[:, 31:220, 21:270]).all()
    assert sum("are NaN" in m for m in recorder.messages) == 2


@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.cog.tif", "out.img"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int32])
def test_integers_without_nodata_get_a_mask_and_keep_their_zeros(make_raster, noise, tmp_path, recorder, name, dtype):
    array = noise((2, *SHAPE), dtype)
    array[:, 80:90] = 0
    path = make_raster("in.tif", array)
    grid = GeoGrid((260, 300), (499800, 10, 0, 5000300, 0, -10), CRS)
    write_aligned(path, str(tmp_path / name), 10, 10, grid, resampling="nearest", feedback=recorder)
    after, output = read(tmp_path / name)
    assert output.RasterCount == 2 and output.GetRasterBand(1).GetNoDataValue() is None
    mask = output.GetRasterBand(2).GetMaskBand().ReadAsArray() > 0
    expected = np.zeros(mask.shape, bool)
    expected[29:229, 21:281] = True
    assert np.array_equal(mask, expected)
    assert np.array_equal(after[:, 29:229, 21:281], array)
    assert any("marked by a mask" in m for m in recorder.messages)


def test_no_mask_where_none_is_needed(make_raster, noise, tmp_path, recorder):
    path = make_raster("in.tif", noise(SHAPE, np.uint8))
    write_aligned(path, str(tmp_path / "out.tif"), 3, 3, inner_grid(), resampling="bilinear", feedback=recorder)
    _, output = read(tmp_path / "out.tif")
    assert output.GetRasterBand(1).GetMaskFlags() == gdal.GMF_ALL_VALID and not recorder.messages


@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.cog.tif"])
def test_mask_of_the_source_is_resampled(make_raster, tmp_path, name):
    mask = np.ones(SHAPE, bool)
    mask[50:80, 60:100] = False
    array = np.where(mask, 100, 255).astype(np.uint8)
    path = make_raster("in.tif", array, mask=mask)
    write_aligned(path, str(tmp_path / name), 5, 5, GRID, resampling="bilinear")
    after, output = read(tmp_path / name)
    kept = output.GetRasterBand(1).GetMaskBand().ReadAsArray() > 0
    assert np.array_equal(np.unique(after[kept]), [100])
    assert abs(int(kept.sum()) - int(mask.sum())) < 700
    assert not kept[52:78, 62:98].any() and kept[:48, 5:].all()


def test_vrt_of_an_image_without_nodata_gets_alpha(make_raster, noise, tmp_path, recorder):
    array = noise((2, *SHAPE), np.uint8)
    path = make_raster("in.tif", array)
    grid = GeoGrid((260, 300), (499800, 10, 0, 5000300, 0, -10), CRS)
    write_aligned(path, str(tmp_path / "out.vrt"), 0, 0, grid, resampling="nearest", feedback=recorder)
    after, output = read(tmp_path / "out.vrt")
    assert output.RasterCount == 3 and output.GetRasterBand(3).GetColorInterpretation() == gdal.GCI_AlphaBand
    assert np.array_equal(after[:2, 30:230, 20:280], array) and (after[2, 30:230, 20:280] == 255).all()
    assert not after[2, :30].any()
    assert any("alpha band" in m for m in recorder.messages)


@pytest.mark.parametrize("name", ["out.tif", "out.vrt", "out.cog.tif"])
def test_alpha_stays_alpha(make_raster, tmp_path, name):
    array = np.full((4, *SHAPE), 100, np.uint8)
    array[3] = 255
    array[:3, 50:80, 60:100], array[3, 50:80, 60:100] = 250, 0
    path = make_raster("in.tif", array, options=["PHOTOMETRIC=RGB", "ALPHA=YES"])
    grid = GeoGrid((260, 300), (499800, 10, 0, 5000300, 0, -10), CRS)
    write_aligned(path, str(tmp_path / name), 5, 5, grid, resampling="cubic")
    after, output = read(tmp_path / name)
    assert output.RasterCount == 4 and output.GetRasterBand(4).GetColorInterpretation() == gdal.GCI_AlphaBand
    seen = after[3] > 127
    assert np.array_equal(np.unique(after[:3, seen]), [100])
    assert not seen[:29].any() and not seen[82:108, 82:118].any()


# --- what the source says -------------------------------------------------------------------------------------------


def describe(dataset):
    dataset.SetMetadata({"SENSOR": "MSI"})
    dataset.SetMetadata({"sensor_type": "X"}, "ENVI")
    band = dataset.GetRasterBand(1)
    band.SetDescription("Rot ä")
    band.SetMetadata({"wavelength": "665", "STATISTICS_MEAN": "5"})
    band.SetScale(0.0001)
    band.SetOffset(-0.1)
    band.SetUnitType("W")


@pytest.mark.parametrize("name", ["out.tif", "out.vrt"])
def test_metadata(make_raster, noise, tmp_path, name):
    path = make_raster("in.tif", noise(SHAPE), nodata=0, setup=describe)
    write_aligned(path, str(tmp_path / name), 3, 3, inner_grid(), resampling="cubic")
    _, output = read(tmp_path / name)
    band = output.GetRasterBand(1)
    assert output.GetMetadata()["SENSOR"] == "MSI" and output.GetMetadata("ENVI") == {"sensor_type": "X"}
    assert band.GetDescription() == "Rot ä" and band.GetMetadata()["wavelength"] == "665"
    assert "STATISTICS_MEAN" not in band.GetMetadata()  # the pixels are others now
    assert (band.GetScale(), band.GetOffset(), band.GetUnitType()) == (0.0001, -0.1, "W")


def classes(dataset):
    table = gdal.ColorTable()
    table.SetColorEntry(1, (255, 0, 0, 255))
    dataset.GetRasterBand(1).SetColorTable(table)


def test_classes_are_not_averaged(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise(SHAPE, np.uint8), setup=classes, nodata=0)
    for resampling in RESAMPLINGS[1:]:
        with pytest.raises(InputError, match=r"^The image .*in.tif has a colour table: .*resampling method nearest"):
            write_aligned(path, str(tmp_path / "out.tif"), 3, 3, inner_grid(), resampling=resampling)
    write_aligned(path, str(tmp_path / "out.tif"), 3, 3, inner_grid(), resampling="nearest")
    _, output = read(tmp_path / "out.tif")
    assert output.GetRasterBand(1).GetColorTable().GetColorEntry(1)[:3] == (255, 0, 0)


def test_unknown_resampling(waves, tmp_path):
    with pytest.raises(InputError, match="no resampling method \"sinc\""):
        write_aligned(waves, str(tmp_path / "out.tif"), 0, 0, GRID, resampling="sinc")


@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.cog.tif", "out.img"])
def test_overviews(make_raster, noise, tmp_path, name):
    path = make_raster("in.tif", noise((1100, 1200), np.uint8), nodata=0, options=["TILED=YES", "COMPRESS=LZW"])
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.BuildOverviews("AVERAGE", [2, 4])
    dataset = None
    grid = GeoGrid((1000, 1100), (500100, 10, 0, 4999900, 0, -10), CRS)
    write_aligned(path, str(tmp_path / name), 3, 3, grid, resampling="cubic")
    _, output = read(tmp_path / name)
    assert output.GetRasterBand(1).GetOverview(0).XSize == 550
    if name == "out.tif":
        assert output.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "LZW"
        assert output.GetRasterBand(1).GetBlockSize() == [256, 256]


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.uint32, np.float32, np.float64, np.complex64])
def test_types_stay(make_raster, noise, tmp_path, dtype):
    path = make_raster("in.tif", noise(SHAPE, dtype))
    write_aligned(path, str(tmp_path / "out.tif"), 3, 3, inner_grid(), resampling="cubic")
    assert read(tmp_path / "out.tif")[0].dtype == dtype


def test_aligned_raster_is_found_where_the_shifted_one_is(waves, tmp_path):
    write_shifted(waves, str(tmp_path / "shifted.vrt"), DX, DY)
    write_aligned(waves, str(tmp_path / "aligned.tif"), DX, DY, inner_grid(), resampling="cubic")
    aligned = open_raster(tmp_path / "aligned.tif")
    expected, _ = open_raster(tmp_path / "shifted.vrt").on_grid(aligned.grid, "cubic").read(Window(0, 0, 60, 80))
    np.testing.assert_allclose(aligned.read(Window(0, 0, 60, 80))[0], expected, atol=1e-3)


# --- whole or not at all -------------------------------------------------------------------------------------------


def _everything(folder):
    return {p.name: p.read_bytes() for p in sorted(Path(folder).iterdir())}


@pytest.mark.parametrize("name, driver", [("out.tif", "GTiff"), ("out.bsq", "ENVI"), ("out.cog.tif", "GTiff")])
@pytest.mark.parametrize("questions", [0, 1, 2, 3])
def test_cancelled(make_raster, noise, tmp_path, cancelling, name, driver, questions, monkeypatch):
    monkeypatch.setattr(aligned_file, "TILE_BYTES", 1)
    make_raster(name, noise((8, 9)), driver=driver)
    path = make_raster("in.tif", noise((300, 300)), nodata=0)
    before = _everything(tmp_path)
    with pytest.raises(CancelledError):
        write_aligned(
            path, str(tmp_path / name), 1, 1, GRID, resampling="cubic", feedback=cancelling(questions)
        )
    assert _everything(tmp_path) == before


@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.cog.tif"])
def test_truncated_source(make_raster, noise, tmp_path, name, capfd):
    make_raster("out.tif", noise((8, 9)))
    path = make_raster("in.tif", noise((600, 700)), nodata=0, options=["COMPRESS=DEFLATE", "TILED=YES"])
    with open(path, "r+b") as file:
        file.truncate(os.path.getsize(path) // 2)
    before = _everything(tmp_path)
    grid = GeoGrid((600, 700), GRID.geotransform, CRS)
    capfd.readouterr()
    with pytest.raises(InputError, match=r"^The image .*in.tif cannot be read to its end .*damaged or incomplete"):
        write_aligned(path, str(tmp_path / name), 1, 1, grid, resampling="cubic")
    assert _everything(tmp_path) == before
    assert capfd.readouterr().err == ""


def test_full_disk(make_raster, noise, tmp_path, small_disk, monkeypatch):
    path = make_raster("in.tif", noise((1500, 1500)), nodata=0)
    grid = GeoGrid((1500, 1500), GRID.geotransform, CRS)
    with pytest.raises(OutputError, match=r"needs about 0.0 GB, but only 0.0 GB are free"):
        write_aligned(path, str(small_disk / "out.tif"), 1, 1, grid, resampling="cubic")
    monkeypatch.setattr(align, "expected_bytes", lambda *_: 0)
    for name in ("out.tif", "out.bsq", "out.img", "out.cog.tif"):
        with pytest.raises(OutputError, match="could not be written"):
            write_aligned(path, str(small_disk / name), 1, 1, grid, resampling="cubic")
        assert os.listdir(small_disk) == []


def test_progress(waves, tmp_path, recorder):
    for name in ("a.tif", "b.cog.tif", "c.vrt"):
        recorder.progress.clear()
        write_aligned(waves, str(tmp_path / name), 1, 1, inner_grid(), resampling="cubic", feedback=recorder)
        assert recorder.progress == sorted(recorder.progress) and recorder.progress[-1] == 100


# --- grids ---------------------------------------------------------------------------------------------------------


def test_grid_of_the_reference_over_the_shifted_target():
    reference = GeoGrid((50, 50), (400005, 20, 0, 5100003, 0, -20), CRS)
    grid = output_grid(GRID, DX, DY, reference=reference)
    col, row = reference.to_pixel(*grid.to_map(0, 0))
    assert col == pytest.approx(round(col), abs=1e-9) and row == pytest.approx(round(row), abs=1e-9)
    assert grid.resolution == (20, 20) and grid.crs_wkt == CRS
    xmin, ymin, xmax, ymax = grid.window_bounds()
    wanted = GRID.shifted(DX, DY).window_bounds()
    assert wanted[0] - 20 < xmin <= wanted[0] and wanted[1] - 20 < ymin <= wanted[1]
    assert wanted[2] <= xmax < wanted[2] + 20 and wanted[3] <= ymax < wanted[3] + 20


def test_whole_pixel_shift_on_the_own_grid_keeps_the_size():
    assert output_grid(GRID, 30, -20, reference=GRID) == GRID.shifted(30, -20)
    assert output_grid(GRID, 30.0000001, -20, reference=GRID).shape == GRID.shape


def test_extent_of_the_reference():
    reference = GeoGrid((50, 60), (500100, 20, 0, 4999900, 0, -20), CRS)
    assert output_grid(GRID, DX, DY, reference=reference, match_extent=True) == reference
    finer = output_grid(GRID, DX, DY, reference=reference, match_extent=True, resolution=(5, 10))
    assert finer.shape == (100, 240) and finer.window_bounds() == reference.window_bounds()


def test_given_resolution():
    grid = output_grid(GRID, DX, DY, resolution=(15, 30))
    assert grid.resolution == (15, 30) and grid.shape == (67, 174)
    assert grid.to_map(0, 0) == GRID.shifted(DX, DY).to_map(0, 0)
    assert output_grid(GRID, DX, DY) == GRID.shifted(DX, DY)


def test_given_resolution_on_the_references_origin():
    reference = GeoGrid((50, 60), (500105, 20, 0, 4999903, 0, -20), CRS)
    grid = output_grid(GRID, DX, DY, reference=reference, resolution=(7, 7))
    x, y = grid.to_map(0, 0)
    assert (x - 500105) / 7 == pytest.approx(round((x - 500105) / 7), abs=1e-6)
    assert (y - 4999903) / 7 == pytest.approx(round((y - 4999903) / 7), abs=1e-6)


@pytest.mark.parametrize("reference", [
    GeoGrid((50, 50), (400005, 16, 12, 5100003, 12, -16), CRS), GeoGrid((50, 50), (400005, 20, 0, 5100003, 0, 20), CRS),
    GeoGrid((50, 50), (900000, 20, 0, 5100003, 0, -20), "EPSG:32632"),
])  # fmt: skip
def test_reference_grids_of_any_kind_cover_the_target(reference):
    grid = output_grid(GRID, DX, DY, reference=reference)
    assert grid.geotransform[1:3] == reference.geotransform[1:3] and grid.crs_wkt == reference.crs_wkt
    corners = Projector(CRS, reference.crs_wkt)(*GRID.shifted(DX, DY).corners().T)
    col, row = grid.to_pixel(*corners)
    assert col.min() >= -1e-3 and row.min() >= -1e-3
    assert col.max() <= grid.shape[1] + 1e-3 and row.max() <= grid.shape[0] + 1e-3
    assert min(col.min(), row.min()) < 1.2  # and not much more


def test_resolution_that_is_none():
    for wrong in ((0, 10), (-5, 5), (float("nan"), 1), (float("inf"), 1)):
        with pytest.raises(InputError, match="give two numbers greater than 0"):
            output_grid(GRID, 0, 0, resolution=wrong)
