"""Coregistration of arrays in memory: geotransform or pixels, dtypes, figures as text, ENVI's map info."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from known_pairs import CRS, moved, raster_pair, wrongly_placed

from coreg_qgis.core.correction import coregister_arrays, describe, resampled
from coreg_qgis.core.envi import format_map_info, map_info
from coreg_qgis.core.errors import InputError, NoMatchError
from coreg_qgis.core.global_shift import GlobalShiftSettings, detect_global_shift
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.raster import RESAMPLINGS, ArrayRaster

W96 = GlobalShiftSettings(window_shape=(96, 96))
CORRECTION = (37.3, -52.1)


def test_georeferencing_only():
    reference, target = raster_pair(CORRECTION)
    result = coregister_arrays(reference, target, W96)
    assert result.array is target.array and result.is_shifted and not result.is_resampled
    assert result.geotransform == pytest.approx(moved(target.geotransform, *CORRECTION), abs=0.15)
    assert result.crs_wkt == CRS and result.shift.found
    assert result.map_info[:3] == ["UTM", 1, 1]
    assert result.map_info[3:7] == [result.geotransform[0], result.geotransform[3], 10, 10]
    assert result.map_info[7:] == [33, "North", "WGS-84"]


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.uint16, np.float32, np.float64])
def test_aligned_to_the_reference(dtype):
    reference, target = raster_pair(CORRECTION, dtype=dtype, snr=np.inf)
    result = coregister_arrays(reference, target, W96, align_to_reference=True)
    assert result.is_resampled and result.geotransform == reference.geotransform
    assert result.array.dtype == dtype and result.array.shape == reference.array.shape
    inner = (slice(20, -20), slice(20, -20))
    truth = reference.array[inner].astype(float)
    assert np.std(result.array[inner] - truth) < 0.2 * truth.std()
    for rows, cols in ((0, 1), (1, 0)):  # a pixel off would be no correction
        assert np.std(np.roll(result.array, (rows, cols), (0, 1))[inner] - truth) > 0.3 * truth.std()


def test_aligned_to_another_resolution_with_all_bands_and_nodata():
    reference, target = raster_pair(CORRECTION, (150, 150), factors=(8, 8), target_shape=(300, 300),
                                    target_factors=(4, 4), snr=np.inf)
    stack = np.stack([target.array, 2 * target.array + 5]).astype(np.float32)
    stack[:, :60] = -9999
    target = ArrayRaster(stack, target.geotransform, CRS, nodata=-9999)
    result = coregister_arrays(reference, target, W96, align_to_reference=True, resampling="average")
    assert result.array.shape == (2, 150, 150) and result.array.dtype == np.float32
    empty = result.array[0] == -9999
    assert empty[:29].all() and not empty[33:-1, :-1].any()
    np.testing.assert_array_equal(empty, result.array[1] == -9999)
    inner = (slice(35, 140), slice(5, 140))
    error = result.array[0][inner] - reference.array[inner]
    assert np.sqrt(np.mean(error**2)) < 0.22 * reference.array[inner].std()
    np.testing.assert_allclose(result.array[1][inner], 2 * result.array[0][inner] + 5, atol=0.01)


def test_images_that_lie_right_already():
    reference, _ = raster_pair()
    result = coregister_arrays(reference, reference, W96)
    assert not result.is_shifted and result.geotransform == pytest.approx(reference.geotransform, abs=0.05)


def test_nothing_to_match():
    reference, target = raster_pair(seed=3)[0], raster_pair(seed=11)[1]
    with pytest.raises(NoMatchError, match="no match"):
        coregister_arrays(reference, target, W96)


def _grid(shape=(20, 20), step=1.0, origin=(0.0, 30.0)):
    return GeoGrid(shape, (origin[0], step, 0, origin[1], 0, -step))


@pytest.mark.parametrize("dtype", [np.uint32, np.int64, np.uint64, np.float64])
def test_nearest_keeps_every_value(dtype):
    """Object numbers above 2 ** 24 do not fit float32."""
    labels = (2**24 + np.arange(900)).reshape(30, 30).astype(dtype)
    source = ArrayRaster(labels, _grid().geotransform)
    np.testing.assert_array_equal(resampled(source, _grid((20, 20)), "nearest"), labels[:20, :20])
    np.testing.assert_array_equal(
        resampled(source, _grid((20, 20), origin=(3.2, 26.1)), "nearest"), labels[4:24, 3:23])
    np.testing.assert_array_equal(
        resampled(source, _grid((60, 60), 0.5), "nearest"), np.kron(labels, np.ones((2, 2), dtype)))


@pytest.mark.parametrize("resampling", RESAMPLINGS)
def test_outside_is_empty(resampling):
    grid = _grid((20, 20), origin=(-5, 35))
    for array, nodata, empty in (
        (np.full((30, 30), 7, np.uint8), None, 0), (np.full((30, 30), 7, np.uint8), 255, 255),
        (np.full((30, 30), 7, np.uint8), -9999, 0), (np.full((30, 30), 7, np.int16), math.nan, 0),
        (np.full((30, 30), 7, np.float32), -9999, -9999), (np.full((30, 30), 7.0), None, math.nan)):
        out = resampled(ArrayRaster(array, _grid().geotransform, nodata=nodata), grid, resampling)
        assert out.dtype == array.dtype
        np.testing.assert_array_equal(out[:5], np.full((5, 20), empty))
        np.testing.assert_array_equal(out[5:, :5], np.full((15, 5), empty))
        np.testing.assert_array_equal(out[5:, 5:], 7)


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.uint16, np.int32, np.uint32, np.int64, np.uint64])
def test_overshoots_do_not_wrap_around(dtype):
    """Cubic splines overshoot at edges between the dtype's extremes."""
    info = np.iinfo(dtype)
    array = np.full((30, 30), info.min, dtype)
    array[:, 15:] = info.max
    out = resampled(ArrayRaster(array, _grid().geotransform), _grid((20, 20), origin=(4.5, 25.5)), "cubic")
    middle = info.min / 2 + info.max / 2
    assert (out[:, :10].astype(float) <= middle).all() and (out[:, 11:].astype(float) >= middle).all()


def test_unknown_resampling_and_another_crs():
    source = ArrayRaster(np.ones((5, 5)), _grid().geotransform, CRS)
    with pytest.raises(InputError, match="'magic' is unknown: use one of nearest"):
        resampled(source, source.grid, "magic")
    with pytest.raises(InputError, match="another CRS"):
        resampled(source, _grid())


def test_figures_as_text():
    reference, target = raster_pair((3.579, 15.662), snr=np.inf)
    shift = detect_global_shift(reference, target, W96)
    text = describe(shift)
    assert "Shift in target pixels (right, down): 0.35" in text and ", -1.56" in text
    assert "Status: ok" in text and f"of {len(shift.matches)}" in text
    assert "Original map info = {UTM, 1, 1, " in text and "Updated map info = {UTM, 1, 1, " in text
    azimuth = float(re.search(r"azimuth ([\d.]+) degrees", text).group(1))
    assert azimuth == pytest.approx(math.degrees(math.atan2(3.579, 15.662)), abs=0.05)
    turned = [ArrayRaster(r.array[::-1], (r.geotransform[0], 10, 0, 0, 0, 10), CRS) for r in (reference, target)]
    assert "Updated geotransform (" in describe(detect_global_shift(*turned, W96))
    nothing = detect_global_shift(reference, wrongly_placed(np.full((300, 300), 3), reference.geotransform, (0, 0)))
    assert describe(nothing) == nothing.status


WKT = 'PROJCS["{name}",GEOGCS["{geo}",DATUM["{datum}",SPHEROID["x",6378137,298.25]]],PROJECTION["Transverse_Mercator"]]'


@pytest.mark.parametrize("crs, head, tail", [
    ("EPSG:32633", "UTM", [33, "North", "WGS-84"]), ("EPSG:32733", "UTM", [33, "South", "WGS-84"]),
    ("EPSG:4326", "Geographic Lat/Lon", ["WGS-84"]), ("", "Arbitrary", [""]), ("EPSG:3857", "Arbitrary", [""]),
    (WKT.format(name="WGS 84 / UTM zone 5S", geo="WGS 84", datum="WGS_1984"), "UTM", [5, "South", "WGS-84"]),
    (WKT.format(name="ETRS89 / UTM zone 32N", geo="ETRS89", datum="ETRS_1989"), "UTM", [32, "North", "ETRS_1989"]),
    (WKT.format(name="My, own", geo="WGS 84", datum="D_WGS_1984"), "My  own", ["WGS-84"]),
    ('GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble"]]', "Geographic Lat/Lon", ["WGS-84"])])
def test_map_info(crs, head, tail):
    items = map_info((500000.5, 10, 0, 5200000.25, 0, -20), crs)
    assert items == [head, 1, 1, 500000.5, 5200000.25, 10.0, 20.0, *tail]


def test_map_info_of_a_rotated_grid():
    turn = math.radians(25)
    items = map_info((0, 10 * math.cos(turn), 10 * math.sin(turn), 0, 10 * math.sin(turn), -10 * math.cos(turn)), CRS)
    assert items[-1] == "rotation=25.00000000" and items[5:7] == pytest.approx([10, 10])


@pytest.mark.parametrize("geotransform", [(0, 10, 0, 0, 0, 10), (0, 10, 3, 0, 0, -10), (0, -10, 0, 0, 0, -10)])
def test_map_info_of_what_envi_cannot_describe(geotransform):
    with pytest.raises(InputError, match="warp the image first"):
        map_info(geotransform, CRS)


def test_map_info_keeps_all_digits():
    x = 500003.579000000012
    text = format_map_info(map_info((x, 0.1, 0, 5200015.662, 0, -0.1), CRS))
    assert text.startswith("map info = {UTM, 1, 1, ") and text.endswith("33, North, WGS-84}")
    assert float(text.split(", ")[3]) == x and float(text.split(", ")[5]) == 0.1
