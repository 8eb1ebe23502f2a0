"""Opening: every kind of file that works, every kind that does not and what the user is told."""

from __future__ import annotations

import os
import shutil
import warnings
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.grid import Window
from coreg_qgis.raster_io.open import RasterInput, open_pair, open_raster

LABEL = "The target image"


def _refused(path, *fragments, **options):
    with pytest.raises(InputError) as caught:
        open_raster(path, label=LABEL, **options)
    text = str(caught.value)
    assert text.startswith(LABEL)
    assert str(path).split("|")[0] in text
    for fragment in fragments:
        assert fragment in text
    assert text.endswith(".") and "\n" not in text


def test_missing_file_is_named(tmp_path):
    _refused(str(tmp_path / "nowhere.tif"), "does not exist")


def test_no_file_given():
    with pytest.raises(InputError, match=r"^The target image is missing: choose a file"):
        open_raster("", label=LABEL)


def test_text_file_is_not_a_raster(tmp_path):
    path = tmp_path / "notes.tif"
    path.write_text("hello")
    _refused(str(path), "cannot be read as a raster")


def test_without_georeferencing(make_raster, noise):
    _refused(make_raster("a.tif", noise((9, 9)), geotransform=None, crs=""), "no georeferencing", "georeference it")


def test_without_crs(make_raster, noise):
    _refused(make_raster("a.tif", noise((9, 9)), crs=""), "no coordinate reference system", "assign")


def test_ground_control_points_only(make_raster, noise):
    points = [gdal.GCP(500000 + x, 5000000 - y, 0, x, y) for x in (0, 9) for y in (0, 9)]
    path = make_raster(
        "a.tif", noise((9, 9)), geotransform=None, crs="", setup=lambda d: d.SetGCPs(points, 'LOCAL_CS["x"]')
    )
    _refused(path, "ground control points", "gdalwarp")


def test_complex_numbers(make_raster, noise):
    _refused(make_raster("a.tif", noise((9, 9), np.complex64)), "complex", "magnitude")


def test_pixels_without_area(make_raster, noise):
    path = make_raster("a.tif", noise((9, 9)), driver="HFA", geotransform=(5e5, 10, 0, 5e6, 0, -10))
    text = (
        '<VRTDataset rasterXSize="9" rasterYSize="9"><SRS>EPSG:32633</SRS><GeoTransform>0,1,1,0,1,1</GeoTransform>'
        f'<VRTRasterBand dataType="UInt16" band="1"><SimpleSource><SourceFilename>{path}</SourceFilename>'
        "<SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>"
    )
    vrt = path + ".vrt"
    Path(vrt).write_text(text)
    _refused(vrt, "no usable georeferencing")


def test_band_out_of_range(make_raster, noise):
    raster = open_raster(make_raster("a.tif", noise((2, 9, 9))), label=LABEL)
    for band in (0, 3):
        with pytest.raises(InputError, match=f"has 2 band\\(s\\), but band {band} was asked for"):
            raster.read(Window(0, 0, 2, 2), band)
        with pytest.raises(InputError, match="was asked for"):
            raster.on_grid(raster.grid).read(Window(0, 0, 2, 2), band)


def _truncate(path, share):
    with open(path, "r+b") as file:
        file.truncate(int(os.path.getsize(path) * share))


def test_truncated_geotiff_is_found_when_it_is_opened(make_raster, noise):
    path = make_raster("a.tif", noise((300, 300)), options=["TILED=YES", "COMPRESS=DEFLATE"])
    _truncate(path, 0.6)
    _refused(path, "damaged or incomplete")


def test_truncated_envi_is_found_when_it_is_opened(make_raster, noise):
    path = make_raster("a.bsq", noise((300, 300)), driver="ENVI")
    _truncate(path, 0.5)
    _refused(path, "incomplete", "get a fresh copy")


@pytest.mark.parametrize("factor", [1, 4])
def test_damage_in_the_middle_is_an_error_and_not_zeros(make_raster, noise, factor):
    path = make_raster("a.tif", noise((512, 512)), options=["TILED=YES", "COMPRESS=DEFLATE"])
    with open(path, "r+b") as file:
        size = os.path.getsize(path)
        file.seek(int(size * 0.3))
        file.write(b"\xff" * int(size * 0.3))
    raster = open_raster(path, label=LABEL)
    with pytest.raises(InputError, match=r"^The target image .*cannot be read in rows .*damaged or incomplete"):
        raster.read(Window(0, 0, 512, 512), factor=factor)
    with pytest.raises(InputError, match="damaged or incomplete"):
        raster.on_grid(raster.grid.shifted(3, 3)).read(Window(0, 0, 512, 512), factor=factor)


def test_nothing_reaches_stderr_and_no_global_switch_changes(tmp_path, make_raster, noise, capfd):
    before = gdal.GetUseExceptions()
    threads = gdal.GetConfigOption("GDAL_NUM_THREADS")
    with pytest.raises(InputError):
        open_raster(str(tmp_path / "no.tif"))
    path = make_raster("a.tif", noise((300, 300)), options=["TILED=YES", "COMPRESS=DEFLATE"])
    capfd.readouterr()
    open_raster(path).read(Window(0, 0, 300, 300))
    _truncate(path, 0.6)
    with pytest.raises(InputError):
        open_raster(path)
    assert capfd.readouterr().err == ""
    assert gdal.GetUseExceptions() == before
    assert gdal.GetConfigOption("GDAL_NUM_THREADS") == threads


@pytest.mark.parametrize("switched_on", [False, True])
def test_works_whatever_others_did_to_gdal_exceptions(make_raster, noise, tmp_path, switched_on):
    before = gdal.GetUseExceptions()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (gdal.UseExceptions if switched_on else gdal.DontUseExceptions)()
    try:
        array = noise((20, 20))
        values, valid = open_raster(make_raster("a.tif", array)).read(Window(0, 0, 20, 20))
        assert valid.all() and np.array_equal(values, array)
        with pytest.raises(InputError, match="does not exist"):
            open_raster(str(tmp_path / "no.tif"))
        assert bool(gdal.GetUseExceptions()) == switched_on
    finally:
        (gdal.UseExceptions if before else gdal.DontUseExceptions)()


def test_inputs_are_left_alone(make_raster, noise, tmp_path):
    path = make_raster("a.tif", noise((64, 64)))
    shutil.copy(path, tmp_path / "b.tif")
    listing, content = sorted(os.listdir(tmp_path)), Path(path).read_bytes()
    fixed, moving = open_pair(RasterInput(path), RasterInput(str(tmp_path / "b.tif")))
    for raster in (fixed, moving, fixed.on_grid(moving.grid.shifted(3, 4))):
        raster.read(Window(-2, -2, 60, 60), factor=3)
    del fixed, moving, raster
    assert sorted(os.listdir(tmp_path)) == listing
    assert Path(path).read_bytes() == content


@pytest.mark.parametrize("name", ["mit Leerzeichen.tif", "Übersicht_żółć_影像.tif", "weird & <name> 'x'.tif"])
def test_any_file_name(make_raster, noise, name):
    array = noise((20, 30))
    path = make_raster("Ordner ä/" + name, array)
    for source in (path, Path(path)):
        values, valid = open_raster(source).read(Window(0, 0, 20, 30))
        assert valid.all() and np.array_equal(values, array)


def test_relative_path(make_raster, noise, tmp_path, monkeypatch):
    make_raster("a.tif", noise((9, 9)))
    monkeypatch.chdir(tmp_path)
    assert open_raster("a.tif").grid.shape == (9, 9)


def test_qgis_layer_source_with_options(make_raster, noise):
    path = make_raster("a.tif", noise((9, 9)))
    assert open_raster(path + "|option:NUM_THREADS=2").grid.shape == (9, 9)


@pytest.mark.parametrize("driver, name", [("ENVI", "a.bsq"), ("HFA", "a.img"), ("GTiff", "a.tif")])
def test_formats(make_raster, noise, driver, name):
    array = noise((3, 20, 30))
    raster = open_raster(make_raster(name, array, driver=driver))
    assert raster.band_count == 3 and raster.grid.geotransform == (500000, 10, 0, 5000000, 0, -10)
    for band in (1, 2, 3):
        assert np.array_equal(raster.read(Window(0, 0, 20, 30), band)[0], array[band - 1])


def test_envi_map_info_written_by_hand(tmp_path, noise):
    array = noise((20, 30), np.int16)
    array.astype("<i2").tofile(tmp_path / "a.dat")
    (tmp_path / "a.hdr").write_text(
        "ENVI\nsamples = 30\nlines = 20\nbands = 1\nheader offset = 0\ndata type = 2\ninterleave = bsq\n"
        "byte order = 0\n"
        "map info = {UTM, 1, 1, 300003.57885632466, 5900055.6616268, 10.0, 10.0, 33, North, WGS-84}\n"
        "data ignore value = 7\n"
    )
    raster = open_raster(tmp_path / "a.dat")
    assert raster.grid.geotransform == pytest.approx((300003.57885632466, 10, 0, 5900055.6616268, 0, -10), abs=1e-8)
    assert raster.nodata(1) == 7
    assert "UTM zone 33N" in raster.grid.crs_wkt


def test_jpeg_2000(make_raster, noise, tmp_path):
    if gdal.GetDriverByName("JP2OpenJPEG") is None:
        pytest.skip("this GDAL has no JPEG 2000 driver")
    array = noise((40, 50), np.uint16) % 4000
    source = gdal.Open(make_raster("a.tif", array))
    gdal.GetDriverByName("JP2OpenJPEG").CreateCopy(
        str(tmp_path / "a.jp2"), source, options=["QUALITY=100", "REVERSIBLE=YES"]
    )
    values, _ = open_raster(str(tmp_path / "a.jp2"), derive_nodata=False).read(Window(0, 0, 40, 50))
    assert np.array_equal(values, array)


def test_subdatasets(make_raster, noise, tmp_path):
    if gdal.GetDriverByName("GPKG") is None:
        pytest.skip("this GDAL has no GeoPackage driver")
    array = noise((20, 30), np.uint8)
    source = gdal.Open(make_raster("a.tif", array))
    path = str(tmp_path / "zwei Bilder.gpkg")
    gdal.GetDriverByName("GPKG").CreateCopy(path, source, options=["RASTER_TABLE=one", "TILE_FORMAT=PNG"])
    gdal.GetDriverByName("GPKG").CreateCopy(
        path, source, options=["RASTER_TABLE=two", "TILE_FORMAT=PNG", "APPEND_SUBDATASET=YES"]
    )
    _refused(path, "several rasters", f"GPKG:{path}:")
    raster = open_raster(f"GPKG:{path}:two")
    assert np.array_equal(raster.read(Window(0, 0, 20, 30))[0], array)


def test_netcdf_subdataset(make_raster, noise, tmp_path):
    if gdal.GetDriverByName("netCDF") is None:
        pytest.skip("this GDAL has no netCDF driver")
    array = noise((20, 30), np.float32)
    path = str(tmp_path / "a b.nc")
    gdal.GetDriverByName("netCDF").CreateCopy(path, gdal.Open(make_raster("a.tif", array)))
    raster = open_raster(f'NETCDF:"{path}":Band1')
    assert np.array_equal(raster.read(Window(0, 0, 20, 30))[0], array)


# --- pairs ---------------------------------------------------------------------------------------------------------


def _pair_refused(first, second):
    with pytest.raises(InputError, match=r"^The reference image and the target image are the same file"):
        open_pair(RasterInput(first), RasterInput(second))


def test_same_file_twice(make_raster, noise, tmp_path, monkeypatch):
    path = make_raster("a.tif", noise((9, 9)))
    os.symlink(path, tmp_path / "link.tif")
    os.link(path, tmp_path / "hard.tif")
    monkeypatch.chdir(tmp_path)
    for other in (path, Path(path), str(tmp_path / "link.tif"), "a.tif", "./a.tif", str(tmp_path / "hard.tif")):
        _pair_refused(path, other)


def test_vrt_of_itself_is_fine(make_raster, noise, tmp_path):
    path = make_raster("a.tif", noise((9, 9)))
    gdal.GetDriverByName("VRT").CreateCopy(str(tmp_path / "a.vrt"), gdal.Open(path))
    fixed, moving = open_pair(RasterInput(path), RasterInput(str(tmp_path / "a.vrt")))
    assert np.array_equal(fixed.read(Window(0, 0, 9, 9))[0], moving.read(Window(0, 0, 9, 9))[0])


def test_equal_crs_in_other_words_gives_one_text(make_raster, noise, recorder):
    """ENVI writes ESRI's dialect of WKT, which names the datum differently."""
    first = make_raster("a.tif", noise((9, 9)))
    second = make_raster("b.bsq", noise((9, 9)), driver="ENVI")
    for one, other in ((first, second), (second, first)):
        fixed, moving = open_pair(RasterInput(one), RasterInput(other), recorder)
        assert fixed.grid.crs_wkt == moving.grid.crs_wkt
        assert fixed.grid.geotransform == (500000, 10, 0, 5000000, 0, -10)
        assert fixed.grid.has_pixels_like(moving.grid)
    assert not [m for m in recorder.messages if "projected" in m]


def test_datums_that_coincide_are_not_resampled(make_raster, noise, recorder):
    """ETRS89 and WGS 84 differ in name only: reading from the file beats reading through a warp."""
    first = make_raster("a.tif", noise((9, 9)), crs="EPSG:25833")
    second = make_raster("b.tif", noise((9, 9)), crs="EPSG:32633")
    fixed, moving = open_pair(RasterInput(first), RasterInput(second), recorder)
    assert fixed.grid.geotransform == moving.grid.geotransform and fixed.grid.crs_wkt == moving.grid.crs_wkt


def test_other_crs_is_projected_on_the_fly(make_raster, recorder):
    smooth = np.add.outer(np.arange(200.0), 2 * np.arange(220.0)).astype(np.float32)
    first = make_raster("a.tif", smooth, crs="EPSG:32632", geotransform=(972000, 10, 0, 5015000, 0, -10))
    second = make_raster("b.tif", smooth)
    fixed, moving = open_pair(RasterInput(first), RasterInput(second), recorder)
    assert fixed.grid.crs_wkt == moving.grid.crs_wkt
    assert any("EPSG:32632" in m and "EPSG:32633" in m and "on the fly" in m for m in recorder.messages)
    assert min(fixed.grid.resolution) == pytest.approx(10, rel=0.02)
    values, valid = fixed.read(Window(0, 0, *fixed.grid.shape))
    assert valid.mean() > 0.8
    x, y = fixed.grid.to_map(*np.array([[110.5], [100.5]]))
    from coreg_qgis.raster_io.crs import Projector

    px, py = Projector("EPSG:32633", "EPSG:32632")(x, y)
    col, row = (px[0] - 972000) / 10, (5015000 - py[0]) / 10
    assert values[100, 110] == pytest.approx((row - 0.5) + 2 * (col - 0.5), abs=0.02)
