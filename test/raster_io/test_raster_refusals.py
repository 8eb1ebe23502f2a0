"""What a format or its options cannot do ends in one sentence, whether or not GDAL raises exceptions."""

from __future__ import annotations

import os

import numpy as np
import pytest
from osgeo import gdal

from coreg_qgis.core.errors import CancelledError, CoregError, InputError, OutputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.raster_io.align import output_grid
from coreg_qgis.raster_io.output import check_output
from coreg_qgis.raster_io.write import write_shifted

pytestmark = pytest.mark.usefixtures("gdal_style")


def refusal(path, output, **options):
    """The one sentence; nothing may be left behind."""
    folder = os.path.dirname(output)
    before = sorted(os.listdir(folder))
    with pytest.raises(CoregError) as caught:
        write_shifted(path, str(output), 1, 1, **options)
    assert sorted(os.listdir(folder)) == before
    text = str(caught.value)
    assert "\n" not in text and ".coreg-" not in text and len(text) < 400
    return text


@pytest.mark.parametrize("name", ["out.asc", "out.bt", "out.hgt", "out.mbtiles", "out.kml"])
def test_formats_that_cannot_hold_the_image(make_raster, noise, tmp_path, name):
    assert name in refusal(make_raster("in.tif", noise((3, 40, 50))), str(tmp_path / name)) or name == "out.mbtiles"


@pytest.mark.parametrize("questions", [1, 2, 3])
def test_cancelled_while_gdal_writes(make_raster, noise, tmp_path, cancelling, questions):
    path = make_raster("in.tif", noise((600, 700)))
    with pytest.raises(CancelledError):
        write_shifted(path, str(tmp_path / "out.tif"), 1, 1, feedback=cancelling(questions))
    assert os.listdir(tmp_path) == ["in.tif"]


@pytest.mark.parametrize("options", [["TILED=YES", "BLOCKXSIZE=100"], ["COMPRESS=LZW", "PREDICTOR=3"]])
def test_options_that_do_not_fit_the_image(make_raster, noise, tmp_path, options):
    path = make_raster("in.tif", noise((300, 300), np.uint16))
    text = refusal(path, str(tmp_path / "out.tif"), options=options)
    assert "creation options" in text


def test_the_state_of_gdal_is_left_alone(make_raster, noise, tmp_path, gdal_style):
    write_shifted(make_raster("in.tif", noise((30, 40))), str(tmp_path / "out.tif"), 1, 1)
    assert bool(gdal.GetUseExceptions()) == (gdal_style == "exceptions")


def test_netcdf_of_many_bands(make_raster, noise, tmp_path):
    if gdal.GetDriverByName("netCDF") is None:
        pytest.skip("this GDAL has no netCDF driver")
    path = make_raster("in.tif", noise((3, 300, 400)), setup=lambda d: d.BuildOverviews("NEAREST", [2]))
    assert "cannot hold all bands" in refusal(path, str(tmp_path / "x.nc"))


def test_geopackages_of_images_are_lossy(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((3, 300, 400), np.uint8))
    assert "changes pixel values" in refusal(path, str(tmp_path / "x.gpkg"))


def test_a_format_that_changed_pixels_is_refused(make_raster, noise, tmp_path):
    if gdal.GetDriverByName("WEBP") is None:
        pytest.skip("this GDAL has no WEBP driver")
    path = make_raster("in.tif", noise((3, 40, 50), np.uint8))
    text = refusal(path, str(tmp_path / "x.webp"), options=["LOSSLESS=NO", "QUALITY=20"])
    assert "changed pixel values" in text


@pytest.mark.parametrize("options", [
    ["NBITS=7"], ["DISCARD_LSB=2"], ["COMPRESS=LERC", "MAX_Z_ERROR=0.5"], ["COMPRESS=JPEG"],
])  # fmt: skip
def test_options_that_change_pixels_are_warned_of(make_raster, noise, tmp_path, recorder, options):
    path = make_raster("in.tif", noise((40, 50), np.uint8) % 128)
    write_shifted(path, str(tmp_path / "x.tif"), 1, 1, options=options, feedback=recorder)
    assert any("may change pixel values" in warning for warning in recorder.warnings)


def test_options_that_change_nothing_are_not_warned_of(make_raster, noise, tmp_path, recorder):
    path = make_raster("in.tif", noise((40, 50)))
    for options in (["COMPRESS=LERC", "MAX_Z_ERROR=0"], ["COMPRESS=DEFLATE"], ["NBITS=16"], ["DISCARD_LSB=0"]):
        write_shifted(path, str(tmp_path / "x.tif"), 1, 1, options=options, feedback=recorder)
    assert recorder.warnings == []


def describe(dataset):
    band = dataset.GetRasterBand(1)
    band.SetScale(0.25)
    band.SetOffset(-3)
    band.SetUnitType("W")
    band.SetDescription("red")
    dataset.SetMetadataItem("SENSOR", "X")


@pytest.mark.parametrize("name", ["x.jp2", "x.img", "x.bsq", "x.png"])
@pytest.mark.parametrize("pam", [None, "NO"])
def test_what_a_format_cannot_hold_goes_beside_it(make_raster, noise, tmp_path, recorder, name, pam):
    if name == "x.jp2" and gdal.GetDriverByName("JP2OpenJPEG") is None:
        pytest.skip("this GDAL has no JPEG 2000")
    path = make_raster("in.tif", noise((40, 50)), nodata=7, setup=describe)
    gdal.SetConfigOption("GDAL_PAM_ENABLED", pam)
    try:
        write_shifted(path, str(tmp_path / name), 1, 1, feedback=recorder)
    finally:
        gdal.SetConfigOption("GDAL_PAM_ENABLED", None)
    written = gdal.Open(str(tmp_path / name))
    band = written.GetRasterBand(1)
    assert (band.GetNoDataValue(), band.GetScale(), band.GetOffset(), band.GetUnitType()) == (7, 0.25, -3, "W")
    assert band.GetDescription() == "red" and written.GetMetadataItem("SENSOR") == "X"
    assert not any("does not keep" in w for w in recorder.warnings)


@pytest.mark.parametrize("name", ["x.tif", "x.vrt", "x.cog.tif"])
def test_small_overviews_stay(make_raster, noise, tmp_path, name):
    path = make_raster("in.tif", noise((500, 500)))
    gdal.Open(path, gdal.GA_Update).BuildOverviews("AVERAGE", [2, 4])
    write_shifted(path, str(tmp_path / name), 1, 1)
    datasets = [gdal.Open(str(p)) for p in (path, tmp_path / name)]
    assert [dataset.GetRasterBand(1).GetOverviewCount() for dataset in datasets] == [2, 2]
    for level in (0, 1):
        before, after = (dataset.GetRasterBand(1).GetOverview(level).ReadAsArray() for dataset in datasets)
        np.testing.assert_array_equal(before, after)


def test_a_pixel_larger_than_the_image():
    grid = GeoGrid((40, 50), (0, 10, 0, 0, 0, -10), "EPSG:32633")
    with pytest.raises(InputError, match=r"resolution 1e\+09 is larger than the image"):
        output_grid(grid, 1, 1, resolution=(1e9, 1e9))


@pytest.mark.parametrize("options", [["TILED=YES", "BLOCKXSIZE=100"], ["COMPRESS=LZW", "PREDICTOR=3"]])
def test_wrong_options_are_found_before_long_work(make_raster, noise, tmp_path, options):
    path = make_raster("in.tif", noise((300, 300)))
    with pytest.raises(OutputError, match="check the creation options"):
        check_output(str(tmp_path / "x.tif"), [path], options=options, like=path)
    assert os.listdir(tmp_path) == ["in.tif"]
    assert not [name for name in gdal.ReadDir("/vsimem/") or [] if name.startswith("coreg-")]
