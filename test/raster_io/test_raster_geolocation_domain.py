"""Reading geolocation arrays: every key checked, and written ones read back by us and by GDAL."""

from __future__ import annotations

import os
import shutil

import numpy as np
import pytest
from geolocated_files import gdal_places, image_of, pixels_of, set_keys, write_bands, write_swath
from osgeo import gdal
from swaths import CENTRED, CORNERS, Swath, Wavy, every, random_pixels, with_hole

from coreg_qgis.core.errors import CancelledError, InputError, OutputError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.raster_io.geolocation_domain import (
    array_keys,
    has_geolocation,
    private_vrt,
    read_geolocation,
    read_sound_geolocation,
    write_attached,
)

SWATH = Swath(shape=(60, 80))


class Heard(SilentFeedback):
    """Keeps what it is told."""

    def __init__(self):
        self.texts = []

    def warning(self, text):
        self.texts.append(text)


class Cancelled(SilentFeedback):
    def is_cancelled(self):
        return True


def same(first, second):
    return (
        np.array_equal(first.x, second.x, equal_nan=True)
        and np.array_equal(first.y, second.y, equal_nan=True)
        and first.layout == second.layout
        and first.shape == second.shape
        and first.geographic == second.geographic
    )


@pytest.mark.parametrize("layout", [CENTRED, CORNERS, every(5), every(40, 1)])
def test_arrays_are_read_as_gdal_reads_them(tmp_path, layout):
    given = SWATH.geolocation(layout)
    path = write_swath(tmp_path, given)
    found = read_geolocation(path)
    assert same(found, given)
    col, row = random_pixels((50, 70), 200)
    assert np.abs(np.array(found.to_map(col, row)) - gdal_places(path, col, row)).max() < 1e-9


def test_metres_no_data_and_a_folder_that_moves(tmp_path):
    given = with_hole(Wavy(shape=(60, 80)).geolocation(every(4)), slice(3, 5), slice(4, 9))
    folder = tmp_path / "first"
    folder.mkdir()
    write_swath(folder, given)
    shutil.move(str(folder), str(tmp_path / "moved"))
    found = read_geolocation(str(tmp_path / "moved" / "image.tif"))
    assert same(found, given)
    assert np.isnan(found.x).sum() == 10
    assert not found.geographic


def test_whether_there_are_arrays(tmp_path):
    assert has_geolocation(write_swath(tmp_path, SWATH.geolocation(CENTRED)))
    plain = write_bands(tmp_path / "plain.tif", [image_of((5, 5))])
    assert not has_geolocation(plain)
    with pytest.raises(InputError, match="has no geolocation arrays"):
        read_geolocation(plain)


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"X_BAND": None}, "no key X_BAND"),
        ({"Y_DATASET": None}, "no key Y_DATASET"),
        ({"PIXEL_OFFSET": None}, "no key PIXEL_OFFSET"),
        ({"LINE_STEP": None}, "no key LINE_STEP"),
        ({"SRS": None}, "no key SRS: add it with the CRS of the arrays as WKT"),
        ({"SRS": "nonsense"}, r"key SRS .* is no CRS \(nonsense\)"),
        ({"X_BAND": "first"}, r"key X_BAND .* is no band number \(first\)"),
        ({"Y_BAND": "0"}, "key Y_BAND .* is no band number"),
        ({"Y_BAND": "7"}, r"key Y_BAND .* is 7, but .*xy.tif has 2 band\(s\)"),
        ({"Y_BAND": "1"}, "X_BAND and Y_BAND .* are both band 1"),
        ({"PIXEL_STEP": "0"}, "key PIXEL_STEP .* is 0: give the distance"),
        ({"LINE_STEP": "-2"}, "key LINE_STEP .* is -2"),
        ({"LINE_STEP": "two"}, r"key LINE_STEP .* is no number \(two\)"),
        ({"PIXEL_OFFSET": "nan"}, r"key PIXEL_OFFSET .* is no number \(nan\)"),
        ({"PIXEL_STEP": "0.5"}, "80 samples with PIXEL_OFFSET 0 and PIXEL_STEP 0.5 .* of 80 pixels"),
        ({"LINE_OFFSET": "9"}, "60 samples with LINE_OFFSET 9"),
        ({"X_DATASET": "gone.tif"}, "X_DATASET .* does not exist .*X_DATASET_RELATIVE_TO_SOURCE is YES"),
        ({"X_DATASET": "/nowhere/xy.tif"}, "X_DATASET .* does not exist .*beside the image there is xy.tif"),
        (
            {"Y_DATASET_RELATIVE_TO_SOURCE": None},
            r"Y_DATASET .* does not exist \(xy.tif, looked for in the folder .* Y_DATASET_RELATIVE_TO_SOURCE to YES",
        ),
    ],
)
def test_each_wrong_key_is_named_with_a_remedy(tmp_path, keys, sentence):
    path = write_swath(tmp_path, SWATH.geolocation(CENTRED), **keys)
    with pytest.raises(InputError, match=sentence):
        read_geolocation(path)


def test_conventions_that_gdal_guesses_are_told(tmp_path):
    heard = Heard()
    path = write_swath(tmp_path, SWATH.geolocation(CORNERS), GEOREFERENCING_CONVENTION=None)
    assert read_geolocation(path, feedback=heard).layout.convention == "TOP_LEFT_CORNER"
    assert "have no key GEOREFERENCING_CONVENTION" in heard.texts[0]
    path = write_swath(tmp_path, SWATH.geolocation(CORNERS), GEOREFERENCING_CONVENTION="CENTER")
    assert read_geolocation(path, feedback=heard).layout.convention == "PIXEL_CENTER"
    assert "is CENTER, which is neither" in heard.texts[1]
    assert len(heard.texts) == 2


def test_arrays_that_do_not_fit_each_other_or_hold_nothing(tmp_path):
    given = SWATH.geolocation(CENTRED)
    path = write_swath(tmp_path, given, Y_DATASET="y.tif", Y_BAND="1")
    write_bands(tmp_path / "y.tif", [given.y[:-3]])
    with pytest.raises(InputError, match=r"differ in size: 80 x 60 samples for x .* 80 x 57 for y"):
        read_geolocation(path)
    write_bands(tmp_path / "y.tif", [given.y * np.nan])
    with pytest.raises(InputError, match="hold no data at all"):
        read_geolocation(path)
    write_bands(tmp_path / "y.tif", [np.ones((60, 80))], kind=gdal.GDT_CFloat64)
    with pytest.raises(InputError, match=r"Y_BAND .* is complex"):
        read_geolocation(path)
    (tmp_path / "y.tif").write_text("no raster")
    with pytest.raises(InputError, match=r"Y_DATASET .* cannot be read as a raster"):
        read_geolocation(path)
    write_bands(tmp_path / "xy.tif", [given.x[:1, :1], given.y[:1, :1]])
    set_keys(path, {**gdal.Open(path).GetMetadata("GEOLOCATION"), "Y_DATASET": "xy.tif", "Y_BAND": "2"})
    with pytest.raises(InputError, match="1 x 1 samples"):
        read_geolocation(path)


@pytest.mark.parametrize("fill", [-999.0, -9999.0, 9.969209968386869e36])
def test_fill_values_that_nobody_declared_are_no_places(tmp_path, fill):
    given = SWATH.geolocation(CENTRED)
    path, heard = write_swath(tmp_path, given), Heard()
    x = given.x.copy()
    x[10:12, 20:30] = fill
    write_bands(tmp_path / "xy.tif", [x, given.y])
    found = read_geolocation(path, feedback=heard)
    assert np.isnan(found.x).sum() == np.isnan(found.y).sum() == 20
    assert np.nanmax(np.abs(found.x - given.x)) == 0
    assert [f"are {fill:g}, which" in text for text in heard.texts] == ([True] if fill < 0 else [])


def test_packed_numbers_and_single_rows(tmp_path):
    x, y = np.linspace(10, 11, 80), np.linspace(45, 46, 60)
    packed = [np.round(x[None] * 1e4).astype(np.int32)]
    write_bands(tmp_path / "x.tif", packed, nodata=-1)
    dataset = gdal.Open(str(tmp_path / "x.tif"), gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(1e-4)
    dataset = None
    write_bands(tmp_path / "y.tif", [y[:, None]])
    path = write_swath(tmp_path, SWATH.geolocation(CENTRED), X_DATASET="x.tif", Y_DATASET="y.tif", Y_BAND="1")
    found = read_geolocation(path)
    assert found.x.shape == (60, 80)
    assert np.abs(found.x - x).max() < 5.1e-5
    assert np.array_equal(found.y[:, 7], y)
    write_bands(tmp_path / "y.tif", [y[None]])
    vrt = private_vrt(path)
    assert np.abs(np.array(read_geolocation(vrt).x) - found.x).max() == 0
    assert np.abs(gdal_places(vrt, [20.5], [9.5])[0] - found.x[9, 20]) < 1e-9


def test_a_private_vrt_needs_no_folder_and_no_geotransform(tmp_path, monkeypatch):
    path = write_swath(tmp_path, SWATH.geolocation(CENTRED))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.SetGeoTransform((1, 2, 0, 3, 0, -2))
    dataset = None
    vrt = private_vrt(path)
    monkeypatch.chdir("/")
    domain = vrt.GetMetadata("GEOLOCATION")
    assert os.path.isabs(domain["X_DATASET"])
    assert "X_DATASET_RELATIVE_TO_SOURCE" not in domain
    assert vrt.GetGeoTransform(can_return_null=True) is None
    col, row = random_pixels((60, 80), 50, margin=1)
    assert np.abs(gdal_places(vrt, col, row) - np.array(read_geolocation(path).to_map(col, row))).max() < 1e-9
    assert array_keys(vrt).x.name == domain["X_DATASET"]


@pytest.mark.parametrize("name", ["out.vrt", "out.tif", "out.bsq", "out.png"])
@pytest.mark.parametrize("layout", [CENTRED, every(5)])
def test_what_is_attached_is_read_back_after_a_move(tmp_path, name, layout):
    given = with_hole(SWATH.geolocation(layout), slice(2, 4), slice(3, 6))
    folder = tmp_path / "here"
    folder.mkdir()
    source = write_bands(folder / "plain.tif", [image_of(SWATH.shape)])
    before = (folder / "plain.tif").read_bytes()
    write_attached(str(folder / name), source, given)
    assert (folder / "plain.tif").read_bytes() == before
    folder = folder.rename(tmp_path / "there")
    found = read_geolocation(str(folder / name))
    assert same(found, given)
    assert np.array_equal(pixels_of(folder / name), image_of(SWATH.shape))
    col, row = random_pixels((60, 80), 50)
    known = np.isfinite(given.to_map(col, row)[0])
    theirs = gdal_places(str(folder / name), col[known], row[known])
    ours = np.array(given.to_map(col[known], row[known]))
    assert np.median(np.abs(theirs - ours)) < 1e-9  # GDAL goes another way beside the hole
    assert not [entry for entry in os.listdir(folder) if entry.startswith(".coreg")]


def test_netcdf_holds_every_pixel_upright(tmp_path):
    given = SWATH.geolocation(every(5))
    source = write_bands(tmp_path / "plain.tif", [image_of(SWATH.shape)])
    write_attached(str(tmp_path / "out.nc"), source, given)
    found = read_geolocation(str(tmp_path / "out.nc"))
    assert np.array_equal(pixels_of(tmp_path / "out.nc"), image_of(SWATH.shape))
    assert found.layout == CENTRED
    centres = np.meshgrid(np.arange(80) + 0.5, np.arange(60) + 0.5)
    assert np.abs(np.array(given.to_map(*centres)) - (found.x, found.y)).max() < 1e-12
    assert sorted(os.listdir(tmp_path)) == ["out.nc", "plain.tif"]


def test_work_by_places_needs_arrays_that_have_them(tmp_path):
    given = SWATH.geolocation(CENTRED)
    heard = Heard()
    path = write_swath(tmp_path, given, name="sound.tif")
    assert np.array_equal(read_sound_geolocation(path, feedback=heard).x, given.x) and not heard.texts
    folded = np.where(np.arange(given.x.shape[1]) > 40, given.x[:, ::-1], given.x)
    write_bands(tmp_path / "xy.tif", [folded, given.y], np.nan)
    read_sound_geolocation(path, "The image", feedback=heard)
    (text,) = heard.texts
    assert text.startswith(f"X_DATASET and Y_DATASET of the image {path} fold: 4")
    write_bands(tmp_path / "xy.tif", [given.x, np.full_like(given.y, 45.0)], np.nan)
    with pytest.raises(InputError, match=r"^Y_DATASET of the image .* holds the same value everywhere \(45\)"):
        read_sound_geolocation(path, "The image")


@pytest.mark.parametrize("swath", [
    Swath(shape=(60, 80), scan_rows=10), Swath(shape=(60, 80), centre=(20.0, 90.0)),
    Swath(shape=(60, 80), centre=(180.0, 10.0)),
])  # fmt: skip
def test_scans_poles_and_the_dateline_are_no_folds(tmp_path, swath):
    heard = Heard()
    read_sound_geolocation(write_swath(tmp_path, swath.geolocation(CENTRED)), feedback=heard)
    assert not heard.texts


def test_a_raster_is_named_within_a_sentence(tmp_path):
    path = write_swath(tmp_path, SWATH.geolocation(CENTRED), LINE_STEP=None)
    with pytest.raises(InputError, match=r"metadata of the raster to rectify .* have no key LINE_STEP"):
        read_geolocation(path, "The raster to rectify")


@pytest.mark.parametrize("bands", [1, 2])
def test_netcdf_of_a_netcdf_file_with_a_time(tmp_path, bands):
    """What such a file says of its dimensions would make arrays of other dimensions."""
    source = write_bands(tmp_path / "plain.tif", [image_of(SWATH.shape, seed) for seed in range(bands)])
    dataset = gdal.Open(source, gdal.GA_Update)
    dataset.SetMetadata({
        "NETCDF_DIM_EXTRA": "{time}", "NETCDF_DIM_time_DEF": "{1,4}", "NETCDF_DIM_time_VALUES": "1217857801",
        "time#units": "seconds since 1981-01-01 00:00:00", "NC_GLOBAL#title": "Sea",
    })  # fmt: skip
    for number in range(1, bands + 1):
        own = {"NETCDF_DIM_time": "1217857801", "NETCDF_VARNAME": "sst", "units": "kelvin"}
        dataset.GetRasterBand(number).SetMetadata(own)
    dataset = None
    write_attached(str(tmp_path / "out.nc"), source, SWATH.geolocation(CENTRED))
    written = gdal.Open(str(tmp_path / "out.nc"))
    if bands == 1:
        assert np.array_equal(written.ReadAsArray(), image_of(SWATH.shape, 0))
        assert written.GetRasterBand(1).GetMetadataItem("units") == "kelvin"
    else:
        parts = [gdal.Open(name).ReadAsArray() for name, _ in written.GetSubDatasets()]
        assert all(any(np.array_equal(image_of(SWATH.shape, seed), part) for part in parts) for seed in range(bands))
    assert written.GetMetadataItem("NC_GLOBAL#title") == "Sea"


def test_a_sidecar_adds_arrays_to_the_image_itself(tmp_path):
    given = SWATH.geolocation(CENTRED)
    source = write_bands(tmp_path / "plain.tif", [image_of(SWATH.shape)])
    before = (tmp_path / "plain.tif").read_bytes()
    write_attached(source + ".aux.xml", source, given)
    assert same(read_geolocation(source), given)
    assert (tmp_path / "plain.tif").read_bytes() == before
    with pytest.raises(OutputError, match=r"write a .vrt"):
        write_attached(source + ".aux.xml", source, given)
    with pytest.raises(OutputError, match="would not be read with"):
        write_attached(str(tmp_path / "other.aux.xml"), source, given)


def test_outputs_are_whole_or_not_there(tmp_path):
    given = SWATH.geolocation(CENTRED)
    source = write_bands(tmp_path / "plain.tif", [image_of(SWATH.shape)])
    for name in ("out.vrt", "out.tif", "out.nc"):
        with pytest.raises(CancelledError):
            write_attached(str(tmp_path / name), source, given, feedback=Cancelled())
    with pytest.raises(OutputError, match=r"folder .* does not exist"):
        write_attached(str(tmp_path / "no" / "out.vrt"), source, given)
    with pytest.raises(OutputError, match="would overwrite"):
        write_attached(source, source, given)
    with pytest.raises(InputError, match="cannot be attached as"):
        write_attached(str(tmp_path / "out.vrt"), source, given, "tape")
    assert os.listdir(tmp_path) == ["plain.tif"]


def test_a_format_that_forgets_arrays_is_refused(tmp_path):
    source = write_bands(tmp_path / "plain.tif", [image_of(SWATH.shape).astype(float)])
    with pytest.raises(OutputError, match="does not keep geolocation arrays"):
        write_attached(str(tmp_path / "out.grd"), source, SWATH.geolocation(CENTRED), driver="RRASTER")
    assert os.listdir(tmp_path) == ["plain.tif"]
