"""Rasters that are warped by a record: each pixel against the image where the transform is known to take it."""

from __future__ import annotations

import numpy as np
import pytest
from known_records import (
    COLS,
    CRS,
    GRID,
    ROWS,
    bent,
    centres,
    map_record,
    on_map,
    read,
    record_of,
    seen_inside,
    valid,
    waves,
    write,
)
from osgeo import gdal
from scipy.ndimage import map_coordinates

from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.raster_io import aligned_file, field_plan, record_boundary
from coreg_qgis.raster_io.record_boundary import folded
from coreg_qgis.raster_io.record_frame import frame_of
from coreg_qgis.raster_io.record_grid import OutputRange, grid_of
from coreg_qgis.raster_io.record_warp import write_transformed

IMAGE = waves(*centres()).astype(np.float32)
MODES = {"constant": "grid-constant", "nearest": "nearest", "reflect": "mirror", "wrap": "grid-wrap"}
ALL = OutputRange("X"), OutputRange("Y")
CONSTANT = -50.0


@pytest.fixture
def image(tmp_path):
    return write(tmp_path / "image.tif", IMAGE)


def transform(source, output, record, *ranges, coordinates="", geometry="geometric", reference="", **how):
    frame = frame_of(source, record, coordinates=coordinates, geometry=geometry, reference=reference)
    write_transformed(source, str(output), frame, grid_of(frame, *(ranges or ALL)), **how)
    return read(output)


def area(function, x, y):
    """Input pixels in a pixel of the reference, by differences over it."""
    (a, b), (c, d) = (
        np.subtract(function(x + 0.5 * dx, y + 0.5 * dy), function(x - 0.5 * dx, y - 0.5 * dy))
        for dx, dy in ((1, 0), (0, 1))
    )
    return np.abs(a * d - b * c)


@pytest.mark.parametrize("arrays", [True, False], ids=["arrays", "splines"])
@pytest.mark.parametrize("flux", [False, True], ids=["", "flux"])
@pytest.mark.parametrize("boundary", MODES)
def test_beyond_the_edges_the_image_goes_on_as_asked(image, tmp_path, monkeypatch, boundary, flux, arrays):
    monkeypatch.setattr(field_plan, "BY_ARRAYS", arrays)  # GDAL before 3.5 warps by splines
    made = transform(
        image, tmp_path / "out.tif", record_of(bent), resampling="bilinear", boundary=boundary, constant=CONSTANT,
        flux=flux,
    )  # fmt: skip
    x, y = centres()
    xin, yin = bent(x, y)
    assert not seen_inside(xin, yin).all()
    expected = map_coordinates(IMAGE.astype(float), [yin - 1, xin - 1], order=1, mode=MODES[boundary], cval=CONSTANT)
    expected *= area(bent, x, y) if flux else 1
    steepest = 150 if boundary == "constant" else 80 if boundary == "wrap" else 8  # per pixel, beside the edge
    np.testing.assert_allclose(made, expected, rtol=0, atol=0.006 * steepest)
    inner = seen_inside(xin, yin, 2)
    np.testing.assert_allclose(made[inner], expected[inner], rtol=0, atol=0.05)


def test_without_a_constant_there_is_no_data_beyond_the_edges(image, tmp_path):
    made = transform(image, tmp_path / "out.tif", record_of(bent), resampling="bilinear")
    xin, yin = bent(*centres())
    known = np.isfinite(made)
    assert known[seen_inside(xin, yin, 0.02)].all()
    assert not known[~seen_inside(xin, yin, -0.02)].any()
    inner = seen_inside(xin, yin, 1)
    np.testing.assert_allclose(made[inner], waves(xin, yin)[inner], rtol=0, atol=0.15)


def test_a_record_between_map_coordinates_moves_the_map(image, tmp_path):
    made = transform(image, tmp_path / "out.tif", map_record(), resampling="cubic")
    xin, yin = bent(*centres())
    inner = seen_inside(xin, yin, 3)
    assert inner.mean() > 0.5
    np.testing.assert_allclose(made[inner], waves(xin, yin)[inner], rtol=0, atol=0.05)
    assert gdal.Open(str(tmp_path / "out.tif")).GetGeoTransform() == GRID.geotransform


def test_a_record_from_map_to_pixels_georeferences_a_bare_image(tmp_path):
    bare = write(tmp_path / "bare.tif", IMAGE, geotransform=None, crs="")

    def to_pixels(x, y):
        xin, yin = GRID.to_pixel(*on_map(bent)(x, y))
        return xin + 0.5, yin + 0.5

    left, bottom, right, top = GRID.window_bounds()
    record = record_of(to_pixels, "mixed", crs=CRS, limits=(left, right, bottom, top))
    made = transform(bare, tmp_path / "out.tif", record)
    dataset = gdal.Open(str(tmp_path / "out.tif"))
    grid = GeoGrid(made.shape, dataset.GetGeoTransform(), CRS)
    assert dataset.GetSpatialRef().GetAuthorityCode(None) == "32633"
    assert grid.geotransform[2] == grid.geotransform[4] == 0
    assert grid.resolution[0] == pytest.approx(grid.resolution[1])
    assert grid.resolution[0] == pytest.approx(10 / 1.1, rel=0.02)
    x, y = centres(made.shape)
    xin, yin = to_pixels(*grid.to_map(x - 0.5, y - 0.5))
    known = np.isfinite(made)
    assert known.sum() == pytest.approx(ROWS * COLS, rel=0.05)  # all of the image is there
    inner = seen_inside(xin, yin, 3)
    np.testing.assert_allclose(made[inner], waves(xin, yin)[inner], rtol=0, atol=0.05)
    assert not known[~seen_inside(xin, yin, -0.1)].any()


def turned(degrees, xmag, ymag, upside_down=False):
    """Turned about the middle, stretched, and turned over."""
    cos, sin, sign = np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), -1 if upside_down else 1

    def moved(x, y):
        u, v = x - 90, sign * (y - 70)
        return 90 + xmag * (cos * u + sin * v), 70 + ymag * (cos * v - sin * u)

    return moved


@pytest.mark.parametrize("arrays", [True, False], ids=["arrays", "splines"])
@pytest.mark.parametrize(
    "function",
    [turned(90, 1, 1), turned(180, 1, 1), turned(33, 0.4, 0.3), turned(0, 1, 1, True), turned(260, 0.9, 1.1, True)],
    ids=["90", "180", "finer", "mirrored", "mirrored and turned"],
)
def test_images_turn_and_stretch_and_flip(image, tmp_path, monkeypatch, function, arrays):
    monkeypatch.setattr(field_plan, "BY_ARRAYS", arrays)  # GDAL before 3.5 warps by splines
    made = transform(image, tmp_path / "out.tif", record_of(function), resampling="cubic")
    xin, yin = function(*centres())
    inner = seen_inside(xin, yin, 3)
    assert inner.mean() > 0.5
    np.testing.assert_allclose(made[inner], waves(xin, yin)[inner], rtol=0, atol=0.05)
    known = np.isfinite(made)
    assert known[seen_inside(xin, yin, 0.02)].all()
    assert not known[~seen_inside(xin, yin, -0.02)].any()


def test_the_output_may_be_in_another_crs(image, tmp_path):
    from coreg_qgis.raster_io.crs import Projector

    middle = Projector(CRS, "EPSG:32632")(*GRID.to_map(np.array([COLS / 2]), np.array([ROWS / 2])))
    place = (middle[0][0] - 500, 10, 0, middle[1][0] + 400, 0, -10)
    lender = write(tmp_path / "west.tif", np.ones((80, 100), np.uint8), geotransform=place, crs="EPSG:32632")
    made = transform(image, tmp_path / "out.tif", map_record(), reference=lender)
    x, y = centres(made.shape)
    there = Projector("EPSG:32632", CRS)(*GeoGrid(made.shape, place).to_map(x - 0.5, y - 0.5))
    col, row = GRID.to_pixel(*on_map(bent)(*there))
    inner = seen_inside(col + 0.5, row + 0.5, 3)
    assert inner.mean() > 0.7
    np.testing.assert_allclose(made[inner], waves(col + 0.5, row + 0.5)[inner], rtol=0, atol=0.05)
    assert gdal.Open(str(tmp_path / "out.tif")).GetSpatialRef().GetAuthorityCode(None) == "32632"


def test_a_record_without_a_crs_says_so(tmp_path, recorder):
    bare = write(tmp_path / "bare.tif", IMAGE, geotransform=None, crs="")
    transform(bare, tmp_path / "out.tif", record_of(bent, "mixed"), feedback=recorder)
    assert "does not name a CRS" in recorder.warnings[0]
    assert gdal.Open(str(tmp_path / "out.tif")).GetSpatialRef() is None


def test_the_linear_part_alone(image, tmp_path):
    made = transform(image, tmp_path / "out.tif", record_of(bent), geometry="linear", resampling="cubic")
    part = record_of(bent).linear_part
    x, y = centres()
    xin, yin = part.a + part.b * x + part.c * y, part.d + part.e * x + part.f * y
    inner = seen_inside(xin, yin, 3)
    assert np.abs(xin - bent(x, y)[0]).max() > 0.5
    np.testing.assert_allclose(made[inner], waves(xin, yin)[inner], rtol=0, atol=0.05)


def test_lines_of_a_fits_file_count_upwards(tmp_path):
    record = record_of(lambda x, y: (x, y + 30))  # shows what lies 30 lines further on in the file
    source = tmp_path / "image.fits"
    gdal.GetDriverByName("FITS").CreateCopy(str(source), gdal.Open(write(tmp_path / "i.tif", IMAGE, crs="")))
    shown = read(source)
    made = transform(str(source), tmp_path / "out.tif", record, resampling="nearest")
    np.testing.assert_array_equal(made[30:], shown[:-30])
    assert np.isnan(made[:30]).all()


@pytest.mark.parametrize("boundary", MODES)
def test_the_size_of_tiles_and_windows_changes_nothing(image, tmp_path, monkeypatch, boundary):
    how = {"resampling": "cubic", "boundary": boundary, "constant": CONSTANT, "flux": True}
    whole = transform(image, tmp_path / "whole.tif", record_of(bent), **how)
    monkeypatch.setattr(aligned_file, "TILE_BYTES", 1 << 15)
    monkeypatch.setattr(record_boundary, "LARGEST_WINDOW", 1 << 14)
    parts = transform(image, tmp_path / "parts.tif", record_of(bent), **how)
    np.testing.assert_allclose(parts, whole, rtol=0, atol=1.5)  # beside the steps of up to 220 at the edges
    assert np.median(np.abs(parts - whole)) < 0.01


@pytest.mark.parametrize(("boundary", "period"), [("wrap", COLS), ("reflect", 2 * COLS - 2)])
def test_images_repeat_any_number_of_times(image, tmp_path, boundary, period):
    far = record_of(lambda x, y: (x + 7000 * period + 25, y))
    near = record_of(lambda x, y: (x + 25, y))
    how = {"resampling": "nearest", "boundary": boundary}
    made = transform(image, tmp_path / "far.tif", far, **how)
    np.testing.assert_array_equal(made, transform(image, tmp_path / "near.tif", near, **how))
    np.testing.assert_array_equal(made[:, : COLS - 25], IMAGE[:, 25:])


def test_indices_fold_as_iraf_folds_them():
    assert folded(-3, 9, 4, "reflect").tolist() == [3, 2, 1, 0, 1, 2, 3, 2, 1]
    assert folded(-3, 9, 4, "wrap").tolist() == [1, 2, 3, 0, 1, 2, 3, 0, 1]
    assert folded(-3, 9, 4, "nearest").tolist() == [0, 0, 0, 0, 1, 2, 3, 3, 3]
    assert folded(-2, 7, 4, "constant").tolist() == [-1, -1, 0, 1, 2, 3, -1]
    assert folded(-2, 5, 1, "reflect").tolist() == [0] * 5


def test_flux_stays_when_pixels_grow_and_shrink(tmp_path):
    spot = np.zeros((ROWS, COLS), np.float32)
    spot[40:100, 50:130] = np.random.default_rng(1).uniform(50, 150, (60, 80))
    source = write(tmp_path / "spot.tif", spot)
    for size, method in ((0.4, "bilinear"), (2.5, "average")):
        ranges = OutputRange("X", step=size), OutputRange("Y", step=size)
        made = transform(
            source, tmp_path / f"{size}.tif", record_of(bent), *ranges, resampling=method, boundary="constant",
            constant=0, flux=True,
        )  # fmt: skip
        assert made.sum(dtype=float) == pytest.approx(spot.sum(dtype=float), rel=0.002)


def test_what_lies_outside_the_limits_is_a_guess(image, tmp_path, recorder):
    transform(image, tmp_path / "all.tif", record_of(bent), feedback=recorder)
    assert not recorder.warnings
    record = record_of(bent, limits=(1, COLS / 2, 1, ROWS))
    transform(image, tmp_path / "half.tif", record, feedback=recorder)
    assert [text for text in recorder.warnings if "outside the limits" in text]
    share = int(recorder.warnings[0].split(" %")[0])
    assert 40 < share < 60


def test_a_window_that_is_too_large_leaves_pixels_empty_and_says_so(image, tmp_path, recorder, monkeypatch):
    monkeypatch.setattr(record_boundary, "LARGEST_WINDOW", 1 << 16)
    record = record_of(lambda x, y: (50 * x, 50 * y))
    made = transform(image, tmp_path / "out.tif", record, resampling="average", boundary="wrap", feedback=recorder)
    assert f"{ROWS * COLS} pixels are left without data" in recorder.warnings[-1]
    assert np.isnan(made).all()
    assert not valid(tmp_path / "out.tif").any()


def test_a_polynomial_far_beyond_its_limits_does_no_harm(image, tmp_path, recorder):
    def wild(x, y):
        u = (x - 20) / 10
        return x + 1e-3 * u**9, y + 1e-3 * u**8

    record = record_of(wild, limits=(1, 40, 1, ROWS), xxorder=10, xyorder=2, yxorder=10, yyorder=2)
    xin, yin = wild(*centres())
    for boundary in MODES:
        out = tmp_path / f"{boundary}.tif"
        made = transform(image, out, record, resampling="nearest", boundary=boundary, constant=0, feedback=recorder)
        tame = (np.abs(np.gradient(xin, axis=1)) < 3) & seen_inside(xin, yin)
        near = np.abs(made[tame] - IMAGE[(np.rint(yin) - 1).astype(int)[tame], (np.rint(xin) - 1).astype(int)[tame]])
        assert np.percentile(near, 99) < 8  # a pixel between two may go to either
    assert "outside the limits" in recorder.warnings[0]


@pytest.mark.parametrize(("arrays", "boundary"), [(True, "constant"), (True, "nearest"), (False, "nearest")])
@pytest.mark.parametrize(
    "function",
    [lambda x, y: (x - 900, y + 700), lambda x, y: (x - 900, y), lambda x, y: (50 * x + 9e5, -40 * y - 1e6)],
    ids=["diagonally", "aside", "shrunk"],
)
def test_an_output_that_lies_wholly_beyond_the_image(image, tmp_path, monkeypatch, function, boundary, arrays):
    monkeypatch.setattr(field_plan, "BY_ARRAYS", arrays)
    made = transform(
        image, tmp_path / "o.tif", record_of(function), resampling="nearest", boundary=boundary, constant=7
    )
    x, y = (np.rint(v).astype(int) - 1 for v in function(*centres()))
    expected = (
        IMAGE[np.clip(y, 0, ROWS - 1), np.clip(x, 0, COLS - 1)] if boundary == "nearest" else np.full_like(made, 7)
    )
    np.testing.assert_array_equal(made, expected)


@pytest.mark.parametrize("arrays", [True, False], ids=["arrays", "splines"])
def test_a_strong_bend_of_a_small_image_is_followed(tmp_path, monkeypatch, arrays):
    monkeypatch.setattr(field_plan, "BY_ARRAYS", arrays)

    def arched(x, y):
        return x + 0.003 * (x - 90) ** 2 - 8, y + 0.004 * (y - 70) ** 2 - 9

    ramps = np.stack(centres())  # linear: bilinear resampling shows the places themselves
    source = write(tmp_path / "ramps.tif", ramps)
    made = transform(source, tmp_path / "out.tif", record_of(arched), resampling="bilinear")
    expected = np.stack(arched(*centres()))
    inner = seen_inside(*expected, 1)
    assert inner.mean() > 0.5
    np.testing.assert_allclose(made[:, inner], expected[:, inner], rtol=0, atol=0.005)
