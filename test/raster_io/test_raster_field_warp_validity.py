"""Correction by a displacement field: what is no data, and what the image says about itself."""

from __future__ import annotations

import os

import numpy as np
import pytest
from known_fields import CRS, GRID, PIXEL, Shift, Waves, mask_of, read, source_places
from osgeo import gdal

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.raster_io import field_plan
from coreg_qgis.raster_io.field_warp import write_corrected

SHAPE = GRID.shape
KERNELS = ["nearest", "bilinear", "cubic", "cubicspline", "lanczos"]


def nearest_valid(valid, model):
    """Validity of the source pixel in which each result pixel looked, and where that is beyond doubt."""
    col, row = source_places(model)
    inside = (col >= 0) & (row >= 0) & (col < SHAPE[1]) & (row < SHAPE[0])
    expected = np.zeros(SHAPE, bool)
    expected[inside] = valid[row[inside].astype(int), col[inside].astype(int)]
    sure = np.minimum(*(np.abs(v - np.round(v)) for v in (col, row))) > 0.01
    return expected, sure


@pytest.fixture(params=[True, False], ids=["arrays", "splines"])
def both_ways(request, monkeypatch):
    monkeypatch.setattr(field_plan, "BY_ARRAYS", request.param and field_plan.BY_ARRAYS)


TYPES = [
    (np.uint8, 255), (np.int16, -32768), (np.uint16, 0), (np.float32, -9999), (np.float64, np.nan), (np.float32, None),
]  # fmt: skip
CASES = [(True, kernel, *case) for kernel in KERNELS for case in TYPES]


@pytest.mark.parametrize("by_arrays, resampling, dtype, nodata", [*CASES, (False, "cubic", np.int16, -5)])
def test_invalid_pixels_take_no_part_and_edges_are_not_eaten(
    make_raster, tmp_path, monkeypatch, by_arrays, resampling, dtype, nodata
):
    monkeypatch.setattr(field_plan, "BY_ARRAYS", by_arrays and field_plan.BY_ARRAYS)
    array = np.full(SHAPE, 100, dtype)
    empty = np.nan if nodata is None else nodata
    array[50:60, 50:60], array[120, 200], array[:, 300] = empty, empty, empty
    path = make_raster("in.tif", array, nodata=nodata)
    write_corrected(path, str(tmp_path / "out.tif"), Waves(), resampling=resampling)
    after, output = read(tmp_path / "out.tif")
    declared = output.GetRasterBand(1).GetNoDataValue()
    assert np.array_equal([declared], [empty], equal_nan=True)
    valid = np.isfinite(after) if empty != empty else after != empty
    np.testing.assert_allclose(after[valid], 100, rtol=0 if np.dtype(dtype).kind in "iu" else 1e-4)  # GDAL's Lanczos
    expected, sure = nearest_valid(array == 100, Waves())
    assert sure.mean() > 0.9 and np.array_equal(valid[sure], expected[sure])


@pytest.mark.parametrize("name", ["out.tif", "out.bsq", "out.cog.tif", "out.img"])
def test_integers_without_nodata_get_a_mask_and_keep_their_zeros(make_raster, noise, tmp_path, recorder, name):
    array = noise((2, *SHAPE), np.uint16)
    array[:, 80:90] = 0
    path = make_raster("in.tif", array)
    write_corrected(path, str(tmp_path / name), Waves(), resampling="nearest", feedback=recorder)
    after, output = read(tmp_path / name)
    assert output.RasterCount == 2 and output.GetRasterBand(1).GetNoDataValue() is None
    expected, sure = nearest_valid(np.ones(SHAPE, bool), Waves())
    mask = mask_of(output)
    assert np.array_equal(mask[sure], expected[sure]) and 0 < mask.mean() < 1
    assert (after[0][mask] == 0).sum() > 1000
    assert any("marked by a mask" in m for m in recorder.messages)
    assert not [n for n in os.listdir(tmp_path) if n.startswith(".")]


@pytest.mark.parametrize("name", ["out.tif", "out.bsq"])
@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
def test_mask_of_the_source(make_raster, tmp_path, name, dtype, both_ways):
    mask = np.ones(SHAPE, bool)
    mask[50:80, 60:100] = False
    path = make_raster("in.tif", np.where(mask, 100, 255).astype(dtype), mask=mask)
    write_corrected(path, str(tmp_path / name), Waves())
    after, output = read(tmp_path / name)
    kept = mask_of(output)
    assert np.array_equal(np.unique(after[kept]), [100])
    expected, sure = nearest_valid(mask, Waves())
    assert (kept != expected)[sure].mean() < 0.002  # resampled like the image, and valid from one half


@pytest.mark.parametrize("name", ["out.tif", "out.cog.tif"])
def test_alpha_stays_alpha(make_raster, tmp_path, name, both_ways):
    array = np.full((4, *SHAPE), 100, np.uint8)
    array[3] = 255
    array[:3, 50:80, 60:100], array[3, 50:80, 60:100] = 250, 0
    path = make_raster("in.tif", array, options=["PHOTOMETRIC=RGB", "ALPHA=YES"])
    write_corrected(path, str(tmp_path / name), Waves())
    after, output = read(tmp_path / name)
    assert output.RasterCount == 4 and output.GetRasterBand(4).GetColorInterpretation() == gdal.GCI_AlphaBand
    seen = after[3] > 127
    assert np.array_equal(np.unique(after[:3, seen]), [100])
    expected, sure = nearest_valid(array[3] > 0, Waves())
    assert (seen != expected)[sure].mean() < 0.002


def test_bands_with_different_nodata(make_raster, tmp_path):
    array = np.full((2, *SHAPE), 100, np.int16)
    array[0, 50:70, 50:70], array[1, 100:120, 50:70] = -1, -2
    plain = gdal.Open(make_raster("plain.tif", array))
    vrt = gdal.GetDriverByName("VRT").CreateCopy(str(tmp_path / "in.vrt"), plain)
    vrt.GetRasterBand(1).SetNoDataValue(-1)
    vrt.GetRasterBand(2).SetNoDataValue(-2)
    vrt = None
    write_corrected(str(tmp_path / "in.vrt"), str(tmp_path / "out.img"), Waves())
    after, _ = read(tmp_path / "out.img")
    assert set(np.unique(after[0])) == {-1, 100} and set(np.unique(after[1])) == {-2, 100}
    assert (after[0, 55:65, 55:65] == -1).all() and (after[1, 55:65, 55:65] == 100).all()


def test_integers_are_rounded_and_clipped(make_raster, tmp_path):
    array = np.zeros(SHAPE, np.uint8)
    array[:, 200:] = 255
    path = make_raster("in.tif", array)
    write_corrected(path, str(tmp_path / "out.tif"), Shift(3, 0))
    row = read(tmp_path / "out.tif")[0][100, 190:210].tolist()
    # Cubic convolution (Keys 1981) of the step, 0.3 px from the centres, gives 0, -18.7, 189.2, 263.0 and 255.
    assert row == [0] * 10 + [189] + [255] * 9


def test_pixels_without_a_known_shift_are_no_data(make_raster, noise, tmp_path, both_ways):
    known_to = GRID.to_map(200, 0)[0]
    path = make_raster("in.tif", noise((2, *SHAPE), np.uint8))
    write_corrected(path, str(tmp_path / "out.tif"), Waves(known_to=known_to))
    write_corrected(path, str(tmp_path / "all.tif"), Waves())
    (after, output), (everywhere, _) = read(tmp_path / "out.tif"), read(tmp_path / "all.tif")
    mask = mask_of(output)
    assert not mask[:, 200:].any() and not after[:, :, 200:].any() and mask[20:-20, 20:196].all()
    assert np.abs(after.astype(int) - everywhere)[:, 20:-20, 20:196].max() <= 3  # on other nodes, but for 0.01 px
    write_corrected(path, str(tmp_path / "none.tif"), Waves(known_to=0))
    assert not mask_of(read(tmp_path / "none.tif")[1]).any()


# --- what the source says -------------------------------------------------------------------------------------------


def describe(dataset):
    dataset.SetMetadata({"SENSOR": "MSI"})
    band = dataset.GetRasterBand(1)
    band.SetDescription("Rot ä")
    band.SetMetadata({"wavelength": "665", "STATISTICS_MEAN": "5"})
    band.SetScale(0.0001)
    band.SetOffset(-0.1)
    band.SetUnitType("W")


def test_metadata_layout_and_overviews(make_raster, noise, tmp_path):
    path = make_raster(
        "in.tif", noise(SHAPE), nodata=0, setup=describe, options=["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64",
                                                                  "COMPRESS=LZW"]
    )  # fmt: skip
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.BuildOverviews("AVERAGE", [2])
    dataset = None
    write_corrected(path, str(tmp_path / "out.tif"), Waves())
    _, output = read(tmp_path / "out.tif")
    band = output.GetRasterBand(1)
    assert output.GetMetadata()["SENSOR"] == "MSI" and band.GetDescription() == "Rot ä"
    assert band.GetMetadata()["wavelength"] == "665" and "STATISTICS_MEAN" not in band.GetMetadata()
    assert (band.GetScale(), band.GetOffset(), band.GetUnitType()) == (0.0001, -0.1, "W")
    assert output.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "LZW" and band.GetBlockSize() == [64, 64]
    assert band.GetOverviewCount() == 1
    assert output.GetGeoTransform() == GRID.geotransform and not output.GetMetadata("GEOLOCATION")


def classes(dataset):
    table = gdal.ColorTable()
    table.SetColorEntry(1, (255, 0, 0, 255))
    dataset.GetRasterBand(1).SetColorTable(table)


def test_classes_go_through_by_nearest_exactly(make_raster, tmp_path, both_ways):
    array = np.random.default_rng(2).integers(1, 200, SHAPE).astype(np.uint8)
    path = make_raster("in.tif", array, setup=classes, nodata=0)
    with pytest.raises(InputError, match=r"has a colour table: .*resampling method nearest"):
        write_corrected(path, str(tmp_path / "out.tif"), Waves(), resampling="bilinear")
    write_corrected(path, str(tmp_path / "out.tif"), Waves(), resampling="nearest")
    after, output = read(tmp_path / "out.tif")
    assert output.GetRasterBand(1).GetColorTable().GetColorEntry(1)[:3] == (255, 0, 0)
    col, row = (v.astype(int) for v in source_places(Waves()))
    inside, sure = nearest_valid(np.ones(SHAPE, bool), Waves())
    expected = np.where(inside, array[row.clip(0, SHAPE[0] - 1), col.clip(0, SHAPE[1] - 1)], 0)
    assert np.array_equal(after[sure], expected[sure])


def test_default_grid_is_the_source_s_own(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise(SHAPE))
    write_corrected(path, str(tmp_path / "out.tif"), Shift(33, -44))
    after, output = read(tmp_path / "out.tif")
    assert after.shape == SHAPE and output.GetGeoTransform() == GRID.geotransform


def test_large_blocks_of_many_bands(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((40, *SHAPE), np.float32), options=["INTERLEAVE=PIXEL"])
    grid = GeoGrid((200, 300), (500400, PIXEL, 0, 4999500, 0, -PIXEL), CRS)
    write_corrected(path, str(tmp_path / "out.tif"), Shift(20, 10), grid=grid)
    after, output = read(tmp_path / "out.tif")
    assert np.array_equal(after, read(path)[0][:, 51:251, 38:338])
    assert output.GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE") == "PIXEL"
