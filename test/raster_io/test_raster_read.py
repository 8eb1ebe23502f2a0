"""Reading windows: values, validity from every source of it, decimation, derived no-data values."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from osgeo import gdal, gdal_array

from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.grid import Window
from coreg_qgis.core.raster import ArrayRaster
from coreg_qgis.raster_io.open import open_raster

pytestmark = pytest.mark.usefixtures("gdal_style")

NEW_TYPES = [np.int64, np.uint64] if hasattr(gdal, "GDT_Int64") else []
TYPES = [np.uint8, np.uint16, np.int16, np.uint32, np.int32, np.float32, np.float64, *NEW_TYPES]
if hasattr(gdal, "GDT_Int8"):
    TYPES.append(np.int8)
LOWEST = -1.7976931348623157e308


def _whole(raster, band=1, factor=1):
    return raster.read(Window(0, 0, *raster.grid.shape), band, factor)


@pytest.mark.parametrize("dtype", TYPES)
def test_all_types(make_raster, noise, dtype):
    array = noise((20, 30), dtype)
    values, valid = _whole(open_raster(make_raster("a.tif", array), derive_nodata=False))
    assert values.dtype == np.float32 and valid.dtype == bool and valid.all()
    assert np.array_equal(values, array.astype(np.float32))


def test_signed_bytes_of_older_gdal(make_raster):
    """Before 3.7 a signed byte is a byte with a remark."""
    array = np.arange(-30, 30, dtype=np.int8).reshape(6, 10)
    if hasattr(gdal, "GDT_Int8"):
        path = make_raster("a.tif", array, nodata=-5)
    else:
        path = make_raster("a.tif", array.view(np.uint8), nodata=-5, options=["PIXELTYPE=SIGNEDBYTE"])
    values, valid = _whole(open_raster(path))
    assert np.array_equal(valid, array != -5)
    assert np.array_equal(values[valid], array[valid])


def test_windows_past_the_edge(make_raster, noise):
    array = noise((20, 30))
    raster = open_raster(make_raster("a.tif", array), derive_nodata=False)
    padded = np.pad(array, 15).astype(np.float32)
    inside = np.pad(np.ones(array.shape, bool), 15)
    places = (-5, -7, 10, 12), (15, 25, 20, 20), (-10, -10, 45, 55), (3, -9, 4, 5), (19, 29, 1, 1)
    for row, col, height, width in places:
        values, valid = raster.read(Window(row, col, height, width))
        place = slice(row + 15, row + 15 + height), slice(col + 15, col + 15 + width)
        assert np.array_equal(values, padded[place]) and np.array_equal(valid, inside[place])


def test_windows_wholly_outside(make_raster, noise):
    raster = open_raster(make_raster("a.tif", noise((20, 30))))
    for window in (Window(-50, 0, 10, 10), Window(0, 31, 5, 5), Window(500, 500, 7, 3)):
        for factor in (1, 3):
            values, valid = raster.read(window, factor=factor)
            assert values.shape == tuple(-(-n // factor) for n in window.shape)
            assert not valid.any() and not values.any()


# --- no-data values ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "dtype, nodata",
    [
        (np.uint8, 0), (np.uint8, 255), (np.uint16, 65535), (np.int16, -32768), (np.int32, -2147483648),
        (np.int32, 2147483647), (np.uint32, 4294967295), (np.int32, 16777217), (np.float32, -9999.9),
        (np.float32, 0.1), (np.float32, -3.4028234663852886e38), (np.float64, LOWEST), (np.float64, 1e-300),
        (np.float64, -32768), (np.float32, float("nan")), (np.float64, float("-inf")),
        *((t, np.iinfo(t).max) for t in NEW_TYPES),
    ],
)  # fmt: skip
def test_nodata_is_compared_in_the_bands_own_type(make_raster, noise, dtype, nodata):
    """A neighbour of the value that float32 cannot tell from it stays valid."""
    array = noise((20, 30), dtype)
    array[3:9, 4:12] = nodata
    neighbour = nodata - 1 if np.dtype(dtype).kind in "iu" and nodata > 0 else None
    if neighbour is not None:
        array[15, 15] = neighbour
    values, valid = _whole(open_raster(make_raster("a.tif", array, nodata=nodata)))
    expected = np.ones(array.shape, bool)
    expected[3:9, 4:12] = False
    assert np.array_equal(valid, expected)
    assert not values[~valid].any() and np.isfinite(values).all()


@pytest.mark.parametrize(
    "written", ["-3.40282e+38", "-3.402823466e+38", "-1.797693134862316e+308", "-1.7976931348623157e308"]
)
def test_rounded_lowest_value_of_float32(make_raster, noise, tmp_path, written):
    array = noise((20, 30), np.float32)
    array[:4] = np.finfo(np.float32).min
    path = make_raster("a.tif", array)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetNoDataValue(float(written))
    dataset = None
    raster = open_raster(path)
    assert np.array_equal(_whole(raster)[1], array > -1e30)


def test_nodata_that_the_type_cannot_hold_hides_nothing(make_raster, noise, tmp_path):
    array = noise((20, 30), np.uint8)
    source = gdal.Open(make_raster("a.tif", array))
    vrt = gdal.GetDriverByName("VRT").CreateCopy(str(tmp_path / "a.vrt"), source)
    vrt.FlushCache()
    text = (tmp_path / "a.vrt").read_text()
    for value in ("-9999", "300", "12.5", "nan"):
        (tmp_path / "b.vrt").write_text(
            text.replace("<SimpleSource>", f"<NoDataValue>{value}</NoDataValue><SimpleSource>", 1)
        )
        values, valid = _whole(open_raster(str(tmp_path / "b.vrt")))
        assert valid.all() and np.array_equal(values, array)


def test_not_finite_is_never_data(make_raster, noise):
    array = noise((20, 30), np.float32)
    array[0, 0], array[1, 1], array[2, 2], array[3, 3] = np.nan, np.inf, -np.inf, -1
    values, valid = _whole(open_raster(make_raster("a.tif", array, nodata=-1)))
    assert valid.sum() == 600 - 4 and not valid[[0, 1, 2, 3], [0, 1, 2, 3]].any()
    assert np.isfinite(values).all()


def test_doubles_beyond_float32_are_not_data(make_raster, noise):
    array = noise((20, 30), np.float64)
    array[5, 5] = 1e300
    for factor in (1, 2):
        values, valid = _whole(open_raster(make_raster("a.tif", array)), factor=factor)
        assert np.isfinite(values).all()
        assert not valid[5 // factor, 5 // factor] and valid.sum() == valid.size - 1


def test_override_replaces_what_is_declared(make_raster, noise):
    array = noise((20, 30), np.int16)
    array[:5], array[5:9] = -1, -2
    path = make_raster("a.tif", array, nodata=-1)
    assert np.array_equal(_whole(open_raster(path))[1], array != -1)
    assert np.array_equal(_whole(open_raster(path, nodata=-2))[1], array != -2)
    assert open_raster(path, nodata=-2).nodata(1) == -2


# --- masks and alpha -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("internal", [True, False])
def test_mask_of_the_dataset(make_raster, noise, tmp_path, internal):
    array, mask = noise((2, 20, 30)), np.random.default_rng(3).random((20, 30)) > 0.3
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES" if internal else "NO")
    try:
        path = make_raster("a.tif", array, mask=mask)
    finally:
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    assert (tmp_path / "a.tif.msk").exists() != internal
    for band in (1, 2):
        values, valid = _whole(open_raster(path), band)
        assert np.array_equal(valid, mask)
        assert np.array_equal(values[mask], array[band - 1][mask])


def test_mask_and_nodata_both_count(make_raster, noise):
    array, mask = noise((20, 30)), np.ones((20, 30), bool)
    mask[:4], array[10:12] = False, 7
    array[array == 7] = 7
    valid = _whole(open_raster(make_raster("a.tif", array, nodata=7, mask=mask)))[1]
    assert np.array_equal(valid, mask & (array != 7))


@pytest.mark.parametrize("nodata", [None, 3])
def test_alpha_band_says_where_data_is_and_is_none(make_raster, noise, nodata):
    array = noise((4, 20, 30), np.uint8)
    array[3] = np.where(np.random.default_rng(3).random((20, 30)) > 0.3, 255, 0)

    def setup(dataset):
        meanings = gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand, gdal.GCI_AlphaBand
        for number, meaning in enumerate(meanings, 1):
            dataset.GetRasterBand(number).SetColorInterpretation(meaning)

    path = make_raster("a.tif", array, setup=setup, nodata=nodata, options=["ALPHA=YES", "PHOTOMETRIC=RGB"])
    raster = open_raster(path, label="The image")
    assert raster.band_count == 3
    for band in (1, 2, 3):
        expected = (array[3] > 0) & (True if nodata is None else array[band - 1] != nodata)
        assert np.array_equal(_whole(raster, band)[1], expected)
    with pytest.raises(InputError, match="band 4 is its alpha band; choose one of 1, 2, 3"):
        _whole(raster, 4)


def test_nodata_of_all_bands_at_once(make_raster, noise, tmp_path):
    """The metadata NODATA_VALUES hides a pixel only where every band has its value."""
    array = noise((2, 20, 30), np.uint8)
    array[0, :5], array[1, 3:9] = 1, 2
    path = make_raster("a.tif", array, setup=lambda d: d.SetMetadataItem("NODATA_VALUES", "1 2"))
    valid = _whole(open_raster(path))[1]
    assert np.array_equal(valid, ~((array[0] == 1) & (array[1] == 2)))


# --- decimation ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.uint16, np.int32, np.float32, np.float64])
@pytest.mark.parametrize("factor", [2, 3, 7, 16])
def test_decimated_is_the_mean_of_squares(make_raster, noise, dtype, factor):
    array = noise((67, 91), dtype)
    holes = np.random.default_rng(5).random(array.shape) < 0.45
    array[holes] = 0
    path = make_raster("a.tif", array, nodata=0)
    truth = ArrayRaster(array, (0, 1, 0, 0, 0, -1), nodata=0)
    for window in (Window(0, 0, 67, 91), Window(-5, -8, 60, 70), Window(11, 13, 50, 90), Window(60, 80, 40, 40)):
        values, valid = open_raster(path).read(window, factor=factor)
        wanted, wanted_valid = truth.read(window, factor=factor)
        assert np.array_equal(valid, wanted_valid)
        np.testing.assert_allclose(values, wanted, rtol=2e-6)


def test_decimated_where_all_is_valid(make_raster, noise):
    array = noise((64, 96))
    values, valid = _whole(open_raster(make_raster("a.tif", array), derive_nodata=False), factor=8)
    assert valid.all()
    np.testing.assert_allclose(values, array.reshape(8, 8, 12, 8).mean((1, 3)), rtol=1e-6)


def test_decimation_ignores_overviews_made_by_nearest(make_raster, noise):
    array = noise((64, 96))
    path = make_raster("a.tif", array)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.BuildOverviews("NEAREST", [2, 4, 8])
    dataset = None
    values, _ = _whole(open_raster(path, derive_nodata=False), factor=8)
    np.testing.assert_allclose(values, array.reshape(8, 8, 12, 8).mean((1, 3)), rtol=1e-6)


def test_large_decimated_read_comes_in_steps(make_raster, noise, monkeypatch):
    """Several steps, an emptied cache between them, and the same result."""
    from coreg_qgis.raster_io import gdal_raster

    array = noise((600, 300))
    path = make_raster("a.tif", array, options=["TILED=YES", "COMPRESS=DEFLATE"])
    whole = _whole(open_raster(path), factor=7)
    monkeypatch.setattr(gdal_raster, "CHUNK_BYTES", 20_000)
    monkeypatch.setattr(gdal_raster, "CACHE_BYTES", 50_000)
    stepped = _whole(open_raster(path), factor=7)
    assert np.array_equal(whole[0], stepped[0]) and np.array_equal(whole[1], stepped[1])


def test_decimated_read_can_be_cancelled(make_raster, noise, monkeypatch, cancelling):
    from coreg_qgis.raster_io import gdal_raster

    monkeypatch.setattr(gdal_raster, "CHUNK_BYTES", 20_000)
    raster = open_raster(make_raster("a.tif", noise((600, 300))), feedback=cancelling(3))
    with pytest.raises(CancelledError):
        _whole(raster, factor=4)


def test_threads_may_read_at_once(make_raster, noise):
    array = noise((256, 256))
    raster = open_raster(make_raster("a.tif", array, options=["TILED=YES", "COMPRESS=DEFLATE"]), derive_nodata=False)
    warped = raster.on_grid(raster.grid, "nearest")
    wrong = []

    def work(seed):
        generator = np.random.default_rng(seed)
        for _ in range(30):
            row, col = generator.integers(0, 200, 2)
            place = slice(row, row + 50), slice(col, col + 50)
            for source in (raster, warped):
                values, valid = source.read(Window(int(row), int(col), 50, 50))
                if not (valid.all() and np.array_equal(values, array[place])):
                    wrong.append((row, col))

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


# --- derived no-data values ----------------------------------------------------------------------------------------


def _derived(path, recorder, **options):
    raster = open_raster(path, label="The target image", feedback=recorder, **options)
    return raster.nodata(1), raster


@pytest.mark.parametrize("dtype, value", [
    (np.uint16, 0), (np.uint8, 255), (np.uint16, 65535), (np.int16, -32768), (np.int16, -9999), (np.float32, -9999),
    (np.float32, 0), (np.float64, LOWEST), (np.int32, -2147483648),
])  # fmt: skip
def test_one_corner_with_a_usual_value(make_raster, noise, recorder, dtype, value):
    array = noise((60, 80), dtype)
    array[-12:, :9] = value
    found, raster = _derived(make_raster("a.tif", array), recorder)
    assert found == value
    valid = _whole(raster)[1]
    assert np.array_equal(valid, array != value)
    assert len(recorder.messages) == 1
    assert f"{value:g}" in recorder.messages[0] and "band 1" in recorder.messages[0]
    assert recorder.messages[0].startswith("The target image")


def test_two_corners_with_any_value(make_raster, noise, recorder):
    array = noise((60, 80))
    array[:5], array[-4:, -4:] = 1234, 99
    assert _derived(make_raster("a.tif", array), recorder)[0] == 1234


def test_one_corner_with_an_unusual_value_is_content(make_raster, noise, recorder):
    array = noise((60, 80))
    array[:5, :5] = 1234
    found, raster = _derived(make_raster("a.tif", array), recorder)
    assert found is None and _whole(raster)[1].all() and not recorder.messages


def test_corner_that_is_not_constant_is_content(make_raster, noise, recorder):
    array = noise((60, 80))
    array[0, 0] = array[-1, -1] = array[0, -1] = 0
    assert _derived(make_raster("a.tif", array), recorder)[0] is None


def test_image_that_is_one_value_keeps_it(make_raster, noise, recorder):
    """More than 95 % invalid: then the value is content."""
    array = np.zeros((60, 80), np.uint16)
    array[30:33, 30:40] = 5
    found, raster = _derived(make_raster("a.tif", array), recorder)
    assert found is None and _whole(raster)[1].all()


def test_value_of_many_but_not_nearly_all_pixels(make_raster, noise, recorder):
    array = np.zeros((100, 100), np.uint16)
    array[20:60, 20:60] = noise((40, 40))
    assert _derived(make_raster("a.tif", array), recorder)[0] == 0


def test_switched_off(make_raster, noise, recorder):
    array = noise((60, 80))
    array[:9] = 0
    found, raster = _derived(make_raster("a.tif", array), recorder, derive_nodata=False)
    assert found is None and _whole(raster)[1].all() and not recorder.messages


def test_nothing_is_derived_beside_a_declaration(make_raster, noise, recorder):
    array = noise((60, 80))
    array[:9] = 0
    assert _derived(make_raster("a.tif", array, nodata=77), recorder)[0] == 77
    assert _derived(make_raster("b.tif", array), recorder, nodata=78)[0] == 78
    mask = np.ones(array.shape, bool)
    found, raster = _derived(make_raster("c.tif", array, mask=mask), recorder)
    assert found is None and _whole(raster)[1].all()
    assert not recorder.messages


def test_each_band_has_its_own(make_raster, noise, recorder):
    array = noise((2, 60, 80))
    array[0, :9], array[1, -9:] = 0, 65535
    _, raster = _derived(make_raster("a.tif", array), recorder)
    assert np.array_equal(_whole(raster, 1)[1], array[0] != 0)
    assert np.array_equal(_whole(raster, 2)[1], array[1] != 65535)
    assert len(recorder.messages) == 2


def test_nan_corners_need_no_declaration(make_raster, noise, recorder):
    array = noise((60, 80), np.float32)
    array[:9] = np.nan
    found, raster = _derived(make_raster("a.tif", array), recorder)
    assert found is None and np.array_equal(_whole(raster)[1], np.isfinite(array))


def test_tiny_rasters_are_left_alone(make_raster, recorder):
    assert _derived(make_raster("a.tif", np.zeros((4, 4), np.uint8)), recorder)[0] is None


def test_type_codes_are_known():
    """The list of tested types covers every real type of this GDAL."""
    names = [n for n in dir(gdal) if n.startswith("GDT_") and n not in ("GDT_Unknown", "GDT_TypeCount")]
    real = {getattr(gdal, n) for n in names if not gdal.DataTypeIsComplex(getattr(gdal, n)) and n != "GDT_Float16"}
    assert real == {gdal_array.NumericTypeCodeToGDALTypeCode(t) for t in TYPES}
