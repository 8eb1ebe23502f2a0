"""Corrections of the georeferencing alone: every pixel and every remark of the source, at another place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, gdal_array, osr

from coreg_qgis.core.errors import CancelledError, InputError, OutputError
from coreg_qgis.core.grid import Window
from coreg_qgis.raster_io.open import open_raster
from coreg_qgis.raster_io.write import write_shifted

pytestmark = pytest.mark.usefixtures("gdal_style")

DX, DY = 3.57885632466, 15.661626799963415
TYPES = [np.uint8, np.uint16, np.int16, np.uint32, np.int32, np.float32, np.float64, np.complex64, np.complex128]
TYPES += [np.int64, np.uint64] if hasattr(gdal, "GDT_Int64") else []
TYPES += [np.int8] if hasattr(gdal, "GDT_Int8") else []
FORMATS = ["out.tif", "out.cog.tif", "out.vrt", "out.bsq", "out.bil", "out.bip", "out.dat", "out.img"]


def read(path):
    dataset = gdal.Open(str(path))
    return gdal_array.DatasetReadAsArray(dataset), dataset


def same_bits(first, second):
    return first.dtype == second.dtype and first.tobytes() == second.tobytes()


def shift_of(output, source):
    return np.subtract(output.GetGeoTransform(), source.GetGeoTransform())


@pytest.mark.parametrize("name", FORMATS)
def test_formats_keep_pixels_and_move(make_raster, noise, tmp_path, name):
    path = make_raster("in.tif", noise((3, 50, 70)), nodata=7)
    write_shifted(path, str(tmp_path / name), DX, DY)
    before, source = read(path)
    after, output = read(tmp_path / name)
    assert same_bits(before, after)
    np.testing.assert_allclose(shift_of(output, source), (DX, 0, 0, DY, 0, 0), atol=1e-7)
    assert output.GetSpatialRef().IsSame(source.GetSpatialRef(), ["CRITERION=EQUIVALENT"])
    assert [output.GetRasterBand(n).GetNoDataValue() for n in (1, 2, 3)] == [7, 7, 7]
    assert not [n for n in os.listdir(tmp_path) if n.startswith(".")]


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("name", ["out.tif", "out.vrt"])
def test_every_type_bit_by_bit(make_raster, noise, tmp_path, dtype, name):
    array = noise((2, 30, 40), dtype)
    if array.dtype.kind == "f":
        array[0, 0, :4] = np.nan, np.inf, -np.inf, -0.0
        array[0, 1].view(f"u{array.itemsize}")[:] |= 0x7F800001 if array.itemsize == 4 else 0x7FF0000000000001
    path = make_raster("in.tif", array)
    write_shifted(path, str(tmp_path / name), DX, DY)
    assert same_bits(read(path)[0], read(tmp_path / name)[0])


def test_signed_bytes_of_older_gdal(make_raster, tmp_path):
    if hasattr(gdal, "GDT_Int8"):
        pytest.skip("this GDAL has a type of its own for signed bytes")
    array = np.arange(60, dtype=np.uint8).reshape(6, 10) * 4
    path = make_raster("in.tif", array, options=["PIXELTYPE=SIGNEDBYTE"], nodata=-8)
    for name in ("out.tif", "out.vrt"):
        write_shifted(path, str(tmp_path / name), 1, 1)
        after, output = read(tmp_path / name)
        assert array.tobytes() == after.tobytes()
        assert output.GetRasterBand(1).GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE"
        assert output.GetRasterBand(1).GetNoDataValue() == -8


def test_odd_bits_stay(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((30, 40)) % 4096, options=["NBITS=12", "COMPRESS=LZW"])
    write_shifted(path, str(tmp_path / "out.tif"), 1, 1)
    after, output = read(tmp_path / "out.tif")
    assert same_bits(read(path)[0], after)
    assert output.GetRasterBand(1).GetMetadataItem("NBITS", "IMAGE_STRUCTURE") == "12"


@pytest.mark.parametrize("geotransform", [
    (500000, 10, 0, 5000000, 0, 10), (500000, 8, 6, 5000000, 6, -8), (500000, -10, 0, 5000000, 0, -10),
    (14.123456789012345, 1e-5, 0, 45.123456789012345, 0, -1e-5),
])  # fmt: skip
@pytest.mark.parametrize("name", ["out.tif", "out.vrt", "out.cog.tif"])
def test_orientation_is_kept_exactly(make_raster, noise, tmp_path, geotransform, name):
    path = make_raster("in.tif", noise((20, 30)), geotransform=geotransform, crs="EPSG:4326")
    write_shifted(path, str(tmp_path / name), 1e-6, -2e-6)
    before, source = read(path)
    after, output = read(tmp_path / name)
    x0, a, b, y0, c, d = source.GetGeoTransform()
    assert output.GetGeoTransform() == pytest.approx((x0 + 1e-6, a, b, y0 - 2e-6, c, d), rel=1e-14)
    assert same_bits(before, after)


def test_orientation_that_a_format_cannot_hold_is_an_error(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((20, 30)), geotransform=(500000, 8, 6, 5000000, 7, -9))
    with pytest.raises(OutputError, match="cannot hold the image's georeferencing: choose another format"):
        write_shifted(path, str(tmp_path / "out.bsq"), 1, 1)
    assert os.listdir(tmp_path) == ["in.tif"]


def describe(dataset):
    dataset.SetMetadata({"SENSOR": "MSI", "AREA_OR_POINT": "Area"})
    dataset.SetMetadata({"wavelength_units": "nm", "sensor_type": "X"}, "ENVI")
    dataset.SetMetadata({"key": "value"}, "MY_DOMAIN")
    dataset.SetMetadata(["<a>document</a>"], "xml:MINE")
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        band.SetDescription(f"Kanal {number} ä")
        band.SetMetadata({"wavelength": str(400 + number), "STATISTICS_MEAN": "5"})
        band.SetScale(0.0001 * number)
        band.SetOffset(-0.1 * number)
        band.SetUnitType("W")


@pytest.mark.parametrize("name", ["out.tif", "out.vrt"])
def test_what_the_source_says_is_kept(make_raster, noise, tmp_path, name):
    path = make_raster("in.tif", noise((2, 30, 40)), setup=describe)
    write_shifted(path, str(tmp_path / name), DX, DY)
    _, output = read(tmp_path / name)
    assert output.GetMetadata()["SENSOR"] == "MSI"
    assert output.GetMetadata("ENVI") == {"wavelength_units": "nm", "sensor_type": "X"}
    assert output.GetMetadata("MY_DOMAIN") == {"key": "value"}
    assert output.GetMetadata_List("xml:MINE")[0].strip() == "<a>document</a>"
    for number in (1, 2):
        band = output.GetRasterBand(number)
        assert band.GetDescription() == f"Kanal {number} ä"
        assert band.GetMetadata()["wavelength"] == str(400 + number)
        assert band.GetMetadata()["STATISTICS_MEAN"] == "5"  # the pixels are the same
        assert band.GetScale() == 0.0001 * number and band.GetOffset() == -0.1 * number and band.GetUnitType() == "W"


def test_pixel_is_point_is_kept(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((30, 40)), setup=lambda d: d.SetMetadataItem("AREA_OR_POINT", "Point"))
    write_shifted(path, str(tmp_path / "out.tif"), 2, 3)
    _, output = read(tmp_path / "out.tif")
    assert output.GetMetadataItem("AREA_OR_POINT") == "Point"
    assert output.GetGeoTransform() == (500002, 10, 0, 5000003, 0, -10)


@pytest.mark.parametrize("name", ["out.tif", "out.vrt", "out.img"])
def test_classes(make_raster, tmp_path, name):
    table = gdal.ColorTable()
    for value, colour in enumerate([(0, 0, 0, 255), (255, 0, 0, 255), (0, 128, 255, 255)]):
        table.SetColorEntry(value, colour)
    attributes = gdal.RasterAttributeTable()
    attributes.CreateColumn("Value", gdal.GFT_Integer, gdal.GFU_MinMax)
    attributes.CreateColumn("Class", gdal.GFT_String, gdal.GFU_Name)
    attributes.SetRowCount(3)
    for row, text in enumerate(["none", "Wald", "Wasser"]):
        attributes.SetValueAsInt(row, 0, row)
        attributes.SetValueAsString(row, 1, text)

    def setup(dataset):
        band = dataset.GetRasterBand(1)
        band.SetColorTable(table)
        band.SetColorInterpretation(gdal.GCI_PaletteIndex)
        if name != "out.img":
            band.SetCategoryNames(["none", "Wald", "Wasser"])
            band.SetDefaultRAT(attributes)

    path = make_raster("in.tif", np.arange(60, dtype=np.uint8).reshape(6, 10) % 3, setup=setup)
    write_shifted(path, str(tmp_path / name), 1, 1)
    _, output = read(tmp_path / name)
    band = output.GetRasterBand(1)
    assert band.GetColorInterpretation() == gdal.GCI_PaletteIndex
    assert [band.GetColorTable().GetColorEntry(i)[:3] for i in range(3)] == [(0, 0, 0), (255, 0, 0), (0, 128, 255)]
    if name != "out.img":
        assert band.GetCategoryNames() == ["none", "Wald", "Wasser"]
        assert band.GetDefaultRAT().GetValueAsString(2, 1) == "Wasser"


@pytest.mark.parametrize("name", FORMATS)
def test_mask(make_raster, noise, tmp_path, name):
    mask = np.random.default_rng(3).random((50, 70)) > 0.4
    path = make_raster("in.tif", noise((2, 50, 70)), mask=mask)
    write_shifted(path, str(tmp_path / name), 1, 1)
    after, output = read(tmp_path / name)
    assert same_bits(read(path)[0], after) and output.RasterCount == 2
    if name in ("out.bsq", "out.bil", "out.bip", "out.dat", "out.img"):
        assert (tmp_path / (name + ".msk")).exists()
    else:
        assert not (tmp_path / (name + ".msk")).exists()
    assert np.array_equal(output.GetRasterBand(2).GetMaskBand().ReadAsArray() > 0, mask)
    assert np.array_equal(open_raster(tmp_path / name).read(Window(0, 0, 50, 70))[1], mask)


@pytest.mark.parametrize("name", ["out.tif", "out.cog.tif", "out.vrt"])
def test_alpha_and_colours(make_raster, noise, tmp_path, name):
    path = make_raster("in.tif", noise((4, 30, 40), np.uint8), options=["PHOTOMETRIC=RGB", "ALPHA=YES"])
    write_shifted(path, str(tmp_path / name), 1, 1)
    after, output = read(tmp_path / name)
    assert same_bits(read(path)[0], after)
    assert [output.GetRasterBand(n).GetColorInterpretation() for n in (1, 2, 3, 4)] == [
        gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand, gdal.GCI_AlphaBand,
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.cog.tif", "out.vrt", "out.img"])
@pytest.mark.parametrize("external", [False, True])
def test_overviews(make_raster, noise, tmp_path, name, external):
    path = make_raster("in.tif", noise((1100, 1200), np.uint8), options=["TILED=YES", "COMPRESS=LZW"])
    dataset = gdal.Open(path, gdal.GA_ReadOnly if external else gdal.GA_Update)
    dataset.BuildOverviews("NEAREST", [2, 4, 8])
    dataset = None
    write_shifted(path, str(tmp_path / name), 1, 1)
    before, source = read(path)
    after, output = read(tmp_path / name)
    assert same_bits(before, after)
    sizes = [output.GetRasterBand(1).GetOverview(i).XSize for i in range(output.GetRasterBand(1).GetOverviewCount())]
    assert sizes[:2] == [600, 300]
    if name in ("out.tif", "out.vrt"):
        first, second = (d.GetRasterBand(1).GetOverview(1).ReadAsArray() for d in (source, output))
        assert same_bits(first, second)


def test_no_overviews_where_the_source_has_none(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((300, 300)))
    write_shifted(path, str(tmp_path / "out.tif"), 1, 1)
    assert read(tmp_path / "out.tif")[1].GetRasterBand(1).GetOverviewCount() == 0


@pytest.mark.parametrize("options, compression, block", [
    (["COMPRESS=LZW", "TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=64"], "LZW", [128, 64]),
    (["COMPRESS=DEFLATE"], "DEFLATE", None),
    (["TILED=YES"], None, [256, 256]),
    ([], None, None),
    (["COMPRESS=JPEG", "TILED=YES"], "DEFLATE", [256, 256]),
])  # fmt: skip
def test_layout_and_lossless_compression_of_the_source(make_raster, noise, tmp_path, options, compression, block):
    path = make_raster("in.tif", noise((300, 400), np.uint8), options=options)
    write_shifted(path, str(tmp_path / "out.tif"), 1, 1)
    before, source = read(path)
    after, output = read(tmp_path / "out.tif")
    assert same_bits(before, after)
    assert output.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == compression
    width, height = output.GetRasterBand(1).GetBlockSize()
    assert [width, height] == block if block else width == 400


@pytest.mark.parametrize("interleave", ["PIXEL", "BAND"])
def test_interleave_of_the_source(make_raster, noise, tmp_path, interleave):
    path = make_raster("in.tif", noise((3, 30, 40)), options=[f"INTERLEAVE={interleave}"])
    write_shifted(path, str(tmp_path / "out.tif"), 1, 1)
    assert read(tmp_path / "out.tif")[1].GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE") == interleave


def test_creation_options_win(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((300, 400)), options=["COMPRESS=LZW", "TILED=YES"])
    write_shifted(path, str(tmp_path / "out.tif"), 1, 1, options=["compress=deflate", "TILED=NO"])
    after, output = read(tmp_path / "out.tif")
    assert same_bits(read(path)[0], after)
    assert output.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
    assert output.GetRasterBand(1).GetBlockSize()[0] == 400


def test_lossy_compression_is_warned_of(make_raster, noise, tmp_path, recorder):
    path = make_raster("in.tif", noise((64, 64), np.uint8))
    write_shifted(path, str(tmp_path / "out.tif"), 1, 1, options=["COMPRESS=JPEG"], feedback=recorder)
    assert any("JPEG may change pixel values" in w for w in recorder.warnings)


def test_lossy_format_is_refused(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((64, 64), np.uint8))
    with pytest.raises(InputError, match=r"JPEG .* changes pixel values: choose another"):
        write_shifted(path, str(tmp_path / "out.jpg"), 1, 1)


def test_jpeg_2000_is_lossless(make_raster, noise, tmp_path):
    if gdal.GetDriverByName("JP2OpenJPEG") is None:
        pytest.skip("this GDAL has no JPEG 2000 driver")
    path = make_raster("in.tif", noise((64, 64), np.uint16))
    write_shifted(path, str(tmp_path / "out.jp2"), 1, 1)
    assert same_bits(read(path)[0], read(tmp_path / "out.jp2")[0])


@pytest.mark.parametrize("name, interleave", [("out.bsq", "bsq"), ("out.bil", "bil"), ("out.bip", "bip")])
def test_envi_header_is_right(make_raster, noise, tmp_path, name, interleave):
    path = make_raster("in.bsq", noise((3, 20, 30)), driver="ENVI", setup=describe)
    write_shifted(path, str(tmp_path / name), DX, DY)
    header = (tmp_path / "out.hdr").read_text()
    assert f"interleave = {interleave}" in header
    assert str(tmp_path / name) in header and ".coreg-" not in header
    place = header.split("map info = {")[1].split("}")[0].split(",")
    assert [v.strip() for v in place[:3] + place[5:9]] == ["UTM", "1", "1", "10", "10", "33", "North"]
    assert float(place[3]) == pytest.approx(500000 + DX, abs=1e-8)
    assert float(place[4]) == pytest.approx(5000000 + DY, abs=1e-8)
    assert "wavelength units = nm" in header and "sensor type = X" in header
    assert header.count("map info") == 1 and header.count("samples") == 1
    assert same_bits(read(path)[0], read(tmp_path / name)[0])


def test_envi_to_geotiff_leaves_the_old_map_info_behind(make_raster, noise, tmp_path):
    path = make_raster("in.bsq", noise((20, 30)), driver="ENVI", setup=describe)
    write_shifted(path, str(tmp_path / "out.tif"), DX, DY)
    metadata = read(tmp_path / "out.tif")[1].GetMetadata("ENVI")
    assert metadata["sensor_type"] == "X" and "map_info" not in metadata


def test_ground_control_points_move_along(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((20, 30)))
    text = gdal.GetDriverByName("VRT").CreateCopy("", gdal.Open(path)).GetMetadata_List("xml:VRT")[0]
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(32633)
    points = '<GCPList Projection="EPSG:32633" dataAxisToSRSAxisMapping="1,2">' \
        '<GCP Id="1" Pixel="0" Line="0" X="500000" Y="5000000"/></GCPList>'
    source = tmp_path / "both.vrt"
    source.write_text(text.replace("<Metadata>", points + "<Metadata>", 1).replace(
        'relativeToVRT="0">', 'relativeToVRT="0">'))
    if gdal.Open(str(source)).GetGCPCount() != 1:
        pytest.skip("this GDAL's VRT holds either points or a geotransform")
    write_shifted(str(source), str(tmp_path / "out.vrt"), 2, 3)
    point = gdal.Open(str(tmp_path / "out.vrt")).GetGCPs()[0]
    assert (point.GCPX, point.GCPY) == (500002, 5000003)


def test_rpcs_are_left_out_with_a_warning(make_raster, noise, tmp_path, recorder):
    names = "LINE_OFF SAMP_OFF LAT_OFF LONG_OFF HEIGHT_OFF LINE_SCALE SAMP_SCALE LAT_SCALE LONG_SCALE HEIGHT_SCALE"
    rpc = dict.fromkeys(names.split(), "1")
    for key in ("LINE_NUM_COEFF", "LINE_DEN_COEFF", "SAMP_NUM_COEFF", "SAMP_DEN_COEFF"):
        rpc[key] = " ".join(["1"] * 20)
    path = make_raster("in.tif", noise((20, 30)), setup=lambda d: d.SetMetadata(rpc, "RPC"))
    write_shifted(path, str(tmp_path / "out.tif"), 2, 3, feedback=recorder)
    assert not read(tmp_path / "out.tif")[1].GetMetadata("RPC")
    assert any("RPC" in w and "left out" in w for w in recorder.warnings)


def test_without_geotransform(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((20, 30)), geotransform=None, crs="")
    with pytest.raises(InputError, match=r"^The image .*in.tif has no georeferencing"):
        write_shifted(path, str(tmp_path / "out.tif"), 2, 3)


def test_without_crs_is_fine(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((20, 30)), crs="")
    write_shifted(path, str(tmp_path / "out.tif"), 2, 3)
    assert read(tmp_path / "out.tif")[1].GetGeoTransform()[0] == 500002


# --- VRT -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["", "tiefer/", "../neben/"])
def test_vrt_moves_with_its_source(make_raster, noise, tmp_path, place):
    path = make_raster("Projekt/a/in & <x> ä.tif", noise((30, 40)))
    before, _ = read(path)
    output = Path(path).parent / place / "out.vrt"
    output.parent.mkdir(exist_ok=True)
    write_shifted(path, str(output), 2, 3)
    assert output.stat().st_size < 5000
    assert 'relativeToVRT="1"' in output.read_text(encoding="utf-8")
    assert str(tmp_path) not in output.read_text(encoding="utf-8")
    where = os.path.relpath(output, tmp_path / "Projekt")
    shutil.move(str(tmp_path / "Projekt"), str(tmp_path / "Woanders"))
    after, dataset = read(tmp_path / "Woanders" / where)
    assert same_bits(before, after) and dataset.GetGeoTransform()[0] == 500002


def test_vrt_of_a_vrt_points_to_it(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((30, 40)))
    write_shifted(path, str(tmp_path / "one.vrt"), 2, 3)
    write_shifted(str(tmp_path / "one.vrt"), str(tmp_path / "two.vrt"), 2, 3)
    after, dataset = read(tmp_path / "two.vrt")
    assert same_bits(read(path)[0], after) and dataset.GetGeoTransform()[0] == 500004
    assert "one.vrt" in (tmp_path / "two.vrt").read_text()


def test_vrt_of_a_subdataset_says_that_it_cannot_move(make_raster, noise, tmp_path, recorder):
    if gdal.GetDriverByName("netCDF") is None:
        pytest.skip("this GDAL has no netCDF driver")
    path = str(tmp_path / "a b.nc")
    gdal.GetDriverByName("netCDF").CreateCopy(path, gdal.Open(make_raster("in.tif", noise((20, 30), np.float32))))
    source = f'NETCDF:"{path}":Band1'
    write_shifted(source, str(tmp_path / "out.vrt"), 2, 3, feedback=recorder)
    assert same_bits(read(source)[0], read(tmp_path / "out.vrt")[0])
    assert any("in full" in m for m in recorder.messages)


def test_relative_source(make_raster, noise, tmp_path, monkeypatch):
    make_raster("daten/in.tif", noise((20, 30)))
    (tmp_path / "aus").mkdir()
    monkeypatch.chdir(tmp_path / "daten")
    for name in ("out.vrt", "out.tif"):
        write_shifted("in.tif", f"../aus/{name}", 2, 3)
        monkeypatch.chdir("/")
        assert same_bits(read(tmp_path / "aus" / name)[0], read(tmp_path / "daten" / "in.tif")[0])
        monkeypatch.chdir(tmp_path / "daten")


# --- whole or not at all -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.vrt", "out.img", "out.cog.tif"])
def test_existing_output_is_replaced_with_all_that_belongs_to_it(make_raster, noise, tmp_path, name):
    old = make_raster(name if name != "out.vrt" else "old.tif", noise((8, 9)), driver={
        "out.bsq": "ENVI", "out.img": "HFA"}.get(name, "GTiff"))
    output = tmp_path / name
    if name == "out.vrt":
        write_shifted(old, str(output), 0, 0)
    for ending in (".ovr", ".msk", ".aux.xml"):
        Path(str(output) + ending).write_text("stale")
    path = make_raster("in.tif", noise((30, 40)))
    write_shifted(path, str(output), 2, 3)
    assert same_bits(read(path)[0], read(output)[0])
    leftovers = [p for p in tmp_path.iterdir() if p.is_file() and p.stat().st_size < 10 and p.read_bytes() == b"stale"]
    assert not leftovers


def _everything(folder):
    return {p.name: p.read_bytes() for p in sorted(Path(folder).iterdir())}


def _failing(tmp_path, error, match, call):
    before = _everything(tmp_path)
    with pytest.raises(error, match=match) as caught:
        call()
    assert _everything(tmp_path) == before
    assert ".coreg-" not in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("name, driver", [("out.tif", "GTiff"), ("out.bsq", "ENVI"), ("out.cog.tif", "GTiff")])
@pytest.mark.parametrize("questions", [0, 1, 3])
def test_cancelled(make_raster, noise, tmp_path, cancelling, name, driver, questions):
    make_raster(name, noise((8, 9)), driver=driver)
    path = make_raster("in.tif", noise((600, 700)), options=["TILED=YES"])
    _failing(
        tmp_path, CancelledError, "cancelled",
        lambda: write_shifted(path, str(tmp_path / name), 1, 1, feedback=cancelling(questions)),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.cog.tif"])
def test_truncated_source(make_raster, noise, tmp_path, name, capfd):
    make_raster("out.tif", noise((8, 9)))
    path = make_raster("in.tif", noise((600, 700)), options=["COMPRESS=DEFLATE", "TILED=YES"])
    with open(path, "r+b") as file:
        file.truncate(os.path.getsize(path) // 2)
    capfd.readouterr()
    _failing(
        tmp_path, InputError, r"^The image .*in.tif cannot be read to its end .*damaged or incomplete",
        lambda: write_shifted(path, str(tmp_path / name), 1, 1),
    )  # fmt: skip
    assert capfd.readouterr().err == ""


def test_a_driver_that_refuses_the_image(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((5, 30, 40)))
    _failing(
        tmp_path, OutputError, r"out.png could not be written \(PNG driver",
        lambda: write_shifted(path, str(tmp_path / "out.png"), 1, 1),
    )  # fmt: skip


def test_wrong_combination_of_creation_options(make_raster, noise, tmp_path):
    make_raster("out.tif", noise((8, 9)))
    path = make_raster("in.tif", noise((30, 40)))
    _failing(
        tmp_path, OutputError, "could not be written",
        lambda: write_shifted(path, str(tmp_path / "out.tif"), 1, 1, options=["TILED=YES", "BLOCKXSIZE=17"]),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.vrt"])
def test_failing_rename_restores_everything(make_raster, noise, tmp_path, monkeypatch, name):
    driver = "ENVI" if name == "out.bsq" else "GTiff"
    if name != "out.vrt":
        make_raster(name, noise((8, 9)), driver=driver)
    Path(tmp_path / (name + ".aux.xml")).write_text("<PAMDataset></PAMDataset>")
    path = make_raster("in.tif", noise((30, 40)))
    replace, calls = os.replace, []

    def failing(start, end):
        if os.path.dirname(end) == str(tmp_path) and ".coreg-" in start:
            calls.append(end)
            if len(calls) == (2 if name == "out.bsq" else 1):
                raise PermissionError(13, "Permission denied")
        replace(start, end)

    monkeypatch.setattr(os, "replace", failing)
    _failing(
        tmp_path, OutputError, "could not be written .*Permission denied",
        lambda: write_shifted(path, str(tmp_path / name), 1, 1),
    )  # fmt: skip
    assert calls


def test_full_disk(make_raster, noise, tmp_path, small_disk, monkeypatch, capfd):
    from coreg_qgis.raster_io import write

    path = make_raster("in.tif", noise((1500, 1500)))
    for name in ("out.tif", "out.bsq", "out.img"):
        with pytest.raises(OutputError, match=r"needs about 0.0 GB, but only 0.0 GB are free"):
            write_shifted(path, str(small_disk / name), 1, 1)
    monkeypatch.setattr(write, "expected_bytes", lambda *_: 0)
    capfd.readouterr()
    for name in ("out.tif", "out.bsq", "out.img", "out.cog.tif"):
        with pytest.raises(OutputError, match=rf"{name} could not be written|{name}.*could not"):
            write_shifted(path, str(small_disk / name), 1, 1)
        assert os.listdir(small_disk) == []
        if name != "out.cog.tif":  # whose threads report past any handler
            assert "ERROR" not in capfd.readouterr().err  # libtiff itself may have a word


@pytest.mark.parametrize("overviews", [False, True])
@pytest.mark.parametrize("masked", [False, True])
def test_statistics_of_a_vrt_are_not_kept_beside_its_source(make_raster, noise, tmp_path, overviews, masked):
    """GDAL asks a lone source for them, and that keeps them in a .aux.xml: it happens whenever QGIS loads the layer."""
    mask = np.where(np.arange(401) > 50, 255, 0).astype(np.uint8) * np.ones((301, 1), np.uint8)
    path = make_raster("inputs/in.tif", noise((2, 301, 401)), mask=mask if masked else None)
    if overviews:
        gdal.Open(path, gdal.GA_Update).BuildOverviews("AVERAGE", [2, 4])
    write_shifted(path, str(tmp_path / "out.vrt"), 1, 1)
    folder = tmp_path / "inputs"
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    values, output = read(tmp_path / "out.vrt")
    assert same_bits(read(path)[0], values)
    for band in (output.GetRasterBand(n) for n in (1, 2)):
        valid = values[band.GetBand() - 1][mask > 0] if masked else values[band.GetBand() - 1]
        assert band.ComputeStatistics(False)[:2] == [valid.min(), valid.max()]
        assert band.GetStatistics(True, True) is not None
        counted = sum(band.GetHistogram(-0.5, 65535.5, 64, approx_ok=0, include_out_of_range=1))
        assert counted in (valid.size, values[0].size)  # old GDAL counts masked pixels, too
        band.GetHistogram(approx_ok=1)
        band.GetDefaultHistogram(force=1)
        assert band.GetOverviewCount() == (2 if overviews else 0)
        if masked:
            assert np.array_equal(band.GetMaskBand().ReadAsArray(), mask)
    band = output = None
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
