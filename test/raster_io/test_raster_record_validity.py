"""What is data and what is not, in rasters of all kinds that are warped by a record; and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from known_records import (
    ROWS,
    bent,
    centres,
    map_record,
    read,
    record_of,
    seen_inside,
    valid,
    waves,
    write,
)
from osgeo import gdal

from coreg_qgis.core.errors import CancelledError, InputError, OutputError
from coreg_qgis.raster_io.record_frame import frame_of
from coreg_qgis.raster_io.record_grid import OutputRange, grid_of
from coreg_qgis.raster_io.record_warp import write_transformed

HOLE = (slice(50, 70), slice(80, 100))
NODATA = 7
ALL = OutputRange("X"), OutputRange("Y")
SHIFT = 30  # px that the image is moved by, to the left


def shifted(x, y):
    return x + SHIFT, y


def transform(source, output, record, *, coordinates="", **how):
    frame = frame_of(source, record, coordinates=coordinates)
    write_transformed(source, str(output), frame, grid_of(frame, *ALL), **how)
    return read(output)


def with_hole(kind, folder):
    """A UInt16 image of which a rectangle is no data."""
    image, hole = waves(*centres()).astype(np.uint16), np.zeros((ROWS, 180), bool)
    hole[HOLE] = True
    if kind == "nodata":
        return write(folder / "in.tif", np.where(hole, NODATA, image).astype(np.uint16), nodata=NODATA)
    if kind == "mask":
        return write(folder / "in.tif", image, mask=~hole)
    opaque = np.where(hole, 0, 65535).astype(np.uint16)
    return write(folder / "in.tif", np.stack([image, opaque]), alpha=True)


@pytest.mark.parametrize("flux", [False, True], ids=["", "flux"])
@pytest.mark.parametrize("boundary", ["", "nearest", "wrap"])
@pytest.mark.parametrize("kind", ["nodata", "mask", "alpha"])
def test_holes_stay_holes(tmp_path, kind, boundary, flux):
    how = {"boundary": boundary} if boundary else {}
    source = with_hole(kind, tmp_path)
    made = transform(source, tmp_path / "out.tif", record_of(shifted), resampling="nearest", flux=flux, **how)
    x, _ = centres()
    hole = np.zeros(x.shape, bool)
    hole[HOLE[0], HOLE[1].start - SHIFT : HOLE[1].stop - SHIFT] = True
    expected = ~hole if boundary else ~hole & (x + SHIFT <= 180)
    np.testing.assert_array_equal(valid(tmp_path / "out.tif"), expected)
    first, original = (made[0] if made.ndim == 3 else made), waves(*centres()).astype(np.uint16)
    inner = expected[:, : 180 - SHIFT]
    np.testing.assert_array_equal(first[:, : 180 - SHIFT][inner], original[:, SHIFT:][inner])
    if boundary == "wrap":
        np.testing.assert_array_equal(first[:, 180 - SHIFT :], original[:, :SHIFT])
    if boundary == "nearest":
        np.testing.assert_array_equal(first[:, 180 - SHIFT :], np.repeat(original[:, -1:], SHIFT, 1))


def test_an_image_without_declaration_gets_a_mask(tmp_path, recorder):
    source = write(tmp_path / "in.tif", waves(*centres()).astype(np.uint8))
    transform(source, tmp_path / "out.tif", record_of(bent), resampling="bilinear", feedback=recorder)
    xin, yin = bent(*centres())
    found = valid(tmp_path / "out.tif")
    assert found[seen_inside(xin, yin, 0.02)].all()
    assert not found[~seen_inside(xin, yin, -0.02)].any()
    assert "marked by a mask" in " ".join(recorder.messages)


def test_an_image_that_goes_on_needs_no_mask(tmp_path):
    source = write(tmp_path / "in.tif", waves(*centres()).astype(np.uint8))
    made = transform(source, tmp_path / "out.tif", record_of(bent), resampling="bilinear", boundary="reflect")
    assert valid(tmp_path / "out.tif").all()
    assert made.min() >= 29


def test_flux_of_whole_numbers_is_rounded_once_and_clipped(tmp_path):
    image = np.full((ROWS, 180), 100, np.uint8)
    image[:, 90:] = 200
    source = write(tmp_path / "in.tif", image)
    half = transform(source, tmp_path / "h.tif", record_of(lambda x, y: (x / 2 + 40.25, y)), flux=True)
    assert set(np.unique(half[:, 20:60])) == {50}
    double = transform(
        source, tmp_path / "d.tif", record_of(lambda x, y: (1.9 * x - 80, y)), resampling="nearest", flux=True
    )
    seen = valid(tmp_path / "d.tif")
    assert set(np.unique(double[seen])) == {190, 255}  # 380 does not fit


def test_flux_never_makes_no_data_by_chance(tmp_path):
    image = np.full((ROWS, 180), 2 * NODATA, np.int16)
    source = write(tmp_path / "in.tif", image, nodata=NODATA)
    made = transform(source, tmp_path / "out.tif", record_of(lambda x, y: (x / 2 + 40, y)), flux=True)
    assert set(np.unique(made[:, 20:60])) == {NODATA + 1}
    assert valid(tmp_path / "out.tif")[:, 20:60].all()


def test_bands_names_and_metadata_are_kept(tmp_path):
    source = write(tmp_path / "in.tif", np.stack([waves(*centres()).astype(np.float32)] * 2), nodata=-1)
    dataset = gdal.Open(source, gdal.GA_Update)
    dataset.GetRasterBand(2).SetDescription("near infrared")
    dataset.GetRasterBand(2).SetScale(0.5)
    dataset.SetMetadataItem("SENSOR", "MSI")
    dataset = None
    before = (tmp_path / "in.tif").read_bytes()
    transform(source, tmp_path / "out.tif", map_record(), boundary="nearest", flux=True)
    made = gdal.Open(str(tmp_path / "out.tif"))
    assert made.GetRasterBand(2).GetDescription() == "near infrared"
    assert made.GetRasterBand(2).GetScale() == 0.5
    assert made.GetRasterBand(2).GetNoDataValue() == -1
    assert made.GetMetadataItem("SENSOR") == "MSI"
    assert (tmp_path / "in.tif").read_bytes() == before


@pytest.fixture
def image(tmp_path):
    return write(tmp_path / "image.tif", waves(*centres()).astype(np.uint8))


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ({"constant": 300.0}, "The constant 300 is no value of a pixel of this raster: give a whole number from 0"),
        ({"constant": 1.5}, "The constant 1.5 is no value"),
        ({"boundary": "mirror"}, 'There is no boundary "mirror": choose one of constant, nearest'),
        ({"resampling": "sinc"}, 'There is no resampling method "sinc"'),
    ],
)
def test_choices_that_cannot_be(image, tmp_path, how, text):
    with pytest.raises(InputError, match=text):
        transform(image, tmp_path / "out.tif", record_of(bent), **how)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["image.tif"]


def test_a_record_of_another_place_is_named_as_such(image, tmp_path):
    far = record_of(lambda x, y: (x + 5000, y))
    with pytest.raises(InputError, match=r"takes nothing of the raster .*image\.tif to the range of the output"):
        transform(image, tmp_path / "out.tif", far)
    with pytest.raises(InputError, match="in EPSG:32633, the record known in EPSG:32634: project the raster"):
        frame_of(image, record_of(bent, "map", crs="EPSG:32634"))
    bare = write(tmp_path / "bare.tif", np.ones((9, 9), np.uint8), geotransform=None, crs="")
    with pytest.raises(InputError, match=r"bare\.tif"):
        frame_of(bare, map_record())


def test_images_that_cannot_be_resampled(tmp_path):
    made = write(tmp_path / "complex.tif", np.ones((9, 9), np.complex64))
    with pytest.raises(InputError, match="holds complex numbers: transform its magnitude"):
        frame_of(made, record_of(bent))
    classes = write(tmp_path / "classes.tif", np.ones((ROWS, 180), np.uint8))
    dataset = gdal.Open(classes, gdal.GA_Update)
    colours = gdal.ColorTable()
    colours.SetColorEntry(1, (255, 0, 0, 255))
    dataset.GetRasterBand(1).SetColorTable(colours)
    dataset = None
    with pytest.raises(InputError, match="choose the resampling method nearest"):
        transform(classes, tmp_path / "out.tif", record_of(bent))
    assert transform(classes, tmp_path / "out.tif", record_of(bent), resampling="nearest").max() == 1


def test_outputs_that_cannot_be(image, tmp_path):
    with pytest.raises(OutputError, match="would overwrite"):
        transform(image, image, record_of(bent))
    with pytest.raises(InputError, match="is a VRT, which cannot hold new pixels"):
        transform(image, tmp_path / "out.vrt", record_of(bent))


@pytest.mark.parametrize("boundary", ["constant", "wrap"])
def test_a_cancelled_run_leaves_nothing(image, tmp_path, recorder, boundary):
    cancelled = type(recorder)(cancel_after=1)  # of three modules called conftest, "import" takes any
    with pytest.raises(CancelledError):
        transform(image, tmp_path / "out.tif", record_of(bent), boundary=boundary, feedback=cancelled)
    assert [p.name for p in tmp_path.iterdir()] == ["image.tif"]
