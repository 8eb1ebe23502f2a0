"""Other grids: an analytic image must appear where it belongs, in any CRS, resolution and orientation."""

from __future__ import annotations

import numpy as np
import pytest

from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.grid import GeoGrid, Window
from coreg_qgis.core.raster import RESAMPLINGS
from coreg_qgis.raster_io.crs import Projector
from coreg_qgis.raster_io.open import open_raster

pytestmark = pytest.mark.usefixtures("gdal_style")

SHAPE = (300, 400)
GRID = GeoGrid(SHAPE, (500000, 10, 0, 5000000, 0, -10), "EPSG:32633")
CENTRE = 502000.0, 4998500.0
# Kernels that smooth flatten the waves, which a fit of slopes sees as a little motion.
TOLERANCE = {"bilinear": 0.02, "cubic": 0.005, "cubicspline": 0.03, "lanczos": 0.05, "average": 0.02}


def wave(x, y):
    return 100 + 50 * np.sin((x - 500000) / 300) + 30 * np.cos((y - 5000000) / 400)


def slopes(x, y):
    """Change per metre along x and y."""
    return 50 / 300 * np.cos((x - 500000) / 300), -30 / 400 * np.sin((y - 5000000) / 400)


def centres(grid):
    rows, cols = grid.shape
    col, row = np.meshgrid(np.arange(cols) + 0.5, np.arange(rows) + 0.5)
    return grid.to_map(col, row)


def displacement(values, valid, grid, pixel):
    """How far (x, y, in lengths of ``pixel``) the values lie from where the wave is."""
    x, y = Projector(grid.crs_wkt, GRID.crs_wkt)(*centres(grid))
    dx, dy = slopes(x, y)
    error = (values - wave(x, y))[valid]
    return np.linalg.lstsq(np.column_stack([dx[valid], dy[valid]]), error, rcond=None)[0] / pixel


@pytest.fixture
def image(make_raster):
    return open_raster(make_raster("wave.tif", wave(*centres(GRID)).astype(np.float32)), derive_nodata=False)


def other_grid(crs, pixel, shape=(60, 70), turn=0.0, south_up=False):
    """A grid of ``pixel`` metres around the centre of the image in another CRS."""
    x, y = (float(v[0]) for v in Projector(GRID.crs_wkt, crs)([CENTRE[0]], [CENTRE[1]]))
    if crs == "EPSG:4326":
        pixel = pixel / 111_000
    cos, sin = np.cos(np.radians(turn)) * pixel, np.sin(np.radians(turn)) * pixel
    flip = -1 if south_up else 1
    a, b, c, d = cos, sin * flip, sin, -cos * flip
    rows, cols = shape
    return GeoGrid(shape, (x - a * cols / 2 - b * rows / 2, a, b, y - c * cols / 2 - d * rows / 2, c, d), crs)


# The average of less than a pixel is that pixel's value, as with nearest.
CASES = [(r, p) for r in TOLERANCE for p in (5, 10, 10.4, 14, 16, 20, 33, 47) if r != "average" or p > 12]


@pytest.mark.parametrize("resampling, pixel", CASES)
@pytest.mark.parametrize("crs", ["EPSG:32633", "EPSG:32632", "EPSG:4326", "EPSG:3857"])
def test_nothing_moves(image, crs, pixel, resampling):
    grid = other_grid(crs, pixel, shape=(40, 44))
    values, valid = image.on_grid(grid, resampling).read(Window(0, 0, *grid.shape))
    assert valid.all()
    assert np.abs(displacement(values, valid, grid, max(pixel, 10))).max() < TOLERANCE[resampling]


@pytest.mark.parametrize("pixel", [5, 10, 14, 33])
@pytest.mark.parametrize("crs", ["EPSG:32633", "EPSG:32632", "EPSG:4326"])
def test_nearest_is_the_pixel_below(make_raster, noise, crs, pixel):
    array = noise(SHAPE)
    grid = other_grid(crs, pixel, shape=(40, 44))
    raster = open_raster(make_raster("a.tif", array), derive_nodata=False)
    values, valid = raster.on_grid(grid, "nearest").read(Window(0, 0, 40, 44))
    col, row = GRID.to_pixel(*Projector(crs, GRID.crs_wkt)(*centres(grid)))
    sure = (np.abs(col - col.round()) > 0.01) & (np.abs(row - row.round()) > 0.01)
    if crs != GRID.crs_wkt:
        assert sure.mean() > 0.9
    assert valid.all()
    assert np.array_equal(values[sure], array[np.floor(row).astype(int), np.floor(col).astype(int)][sure])


@pytest.mark.parametrize("turn, south_up", [(0, True), (30, False), (30, True), (90, False), (180, False), (-75, True)])
@pytest.mark.parametrize("crs", ["EPSG:32633", "EPSG:32632"])
def test_rotated_and_south_up_grids(image, crs, turn, south_up):
    grid = other_grid(crs, 12, turn=turn, south_up=south_up)
    values, valid = image.on_grid(grid, "cubic").read(Window(0, 0, *grid.shape))
    x, y = Projector(crs, GRID.crs_wkt)(*centres(grid))
    assert valid.all()
    assert np.abs(values - wave(x, y)).max() < 0.02


@pytest.mark.parametrize("geotransform", [
    (500000, 10, 0, 4997000, 0, 10),
    (500000, 8, 6, 4999000, 6, -8),
    (501000, -10, 0, 5000000, 0, -10),
])  # fmt: skip
def test_rotated_and_south_up_sources(make_raster, geotransform):
    source = GeoGrid(SHAPE, geotransform, GRID.crs_wkt)
    path = make_raster("a.tif", wave(*centres(source)).astype(np.float32), geotransform=geotransform)
    raster = open_raster(path, derive_nodata=False)
    assert raster.grid.geotransform == geotransform
    x, y = source.to_map(200, 150)
    grid = GeoGrid((40, 50), (x - 300, 12, 0, y + 250, 0, -12), "EPSG:32633")
    values, valid = raster.on_grid(grid, "cubic").read(Window(0, 0, 40, 50))
    assert valid.all()
    assert np.abs(values - wave(*centres(grid))).max() < 0.02


def test_pixels_at_the_origin_of_the_crs(make_raster):
    """GDAL takes the geotransform (0, 1, 0, 0, 0, 1 or -1) for none at all."""
    array = np.add.outer(np.arange(50.0), 3 * np.arange(60.0)).astype(np.float32)
    raster = open_raster(make_raster("a.tif", array, geotransform=(0, 1, 0, 0, 0, -1)), derive_nodata=False)
    values, valid = raster.on_grid(raster.grid.shifted(0.25, -0.5), "bilinear").read(Window(5, 5, 20, 20))
    assert valid.all()
    np.testing.assert_allclose(values, array[5:25, 5:25] + 0.5 + 3 * 0.25, atol=1e-3)


@pytest.mark.parametrize("resampling", RESAMPLINGS)
def test_same_grid_gives_the_same_pixels(make_raster, noise, resampling):
    array = noise((50, 60))
    raster = open_raster(make_raster("a.tif", array), derive_nodata=False)
    values, valid = raster.on_grid(raster.grid, resampling).read(Window(10, 10, 30, 40))
    assert valid.all()
    if resampling == "cubicspline":  # a smoothing kernel, even here
        assert np.corrcoef(values.ravel(), array[10:40, 10:50].ravel())[0, 1] > 0.8
    else:
        np.testing.assert_allclose(values, array[10:40, 10:50], rtol=1e-5)


def test_unknown_resampling(image):
    with pytest.raises(InputError, match="no resampling method \"sinc\": choose one of nearest"):
        image.on_grid(GRID, "sinc")


@pytest.mark.parametrize("crs, pixel", [("EPSG:32633", 10), ("EPSG:32632", 13), ("EPSG:32633", 31)])
def test_windows_join_without_seams(image, crs, pixel, monkeypatch):
    """Windows, and the tiles inside one, must give what one large read gives."""
    from coreg_qgis.raster_io import warped_raster

    grid = other_grid(crs, pixel, shape=(64, 80))
    warped = image.on_grid(grid, "cubic")
    whole, valid = warped.read(Window(0, 0, 64, 80))
    assert valid.all()
    for row in (0, 32):
        for col in (0, 40):
            part, _ = warped.read(Window(row, col, 32, 40))
            np.testing.assert_allclose(part, whole[row : row + 32, col : col + 40], atol=2e-3)
    monkeypatch.setattr(warped_raster, "TILE", 16)
    np.testing.assert_allclose(warped.read(Window(0, 0, 64, 80))[0], whole, atol=2e-3)


@pytest.mark.parametrize("factor", [2, 3, 4, 5])
@pytest.mark.parametrize("crs", ["EPSG:32633", "EPSG:32632"])
@pytest.mark.parametrize("resampling", RESAMPLINGS)
def test_decimated_reads_do_not_move(image, crs, factor, resampling):
    grid = other_grid(crs, 10, shape=(120, 140))
    values, valid = image.on_grid(grid, resampling).read(Window(0, 0, 120, 140), factor=factor)
    coarse = grid.subgrid(Window(0, 0, 120, 140), factor)
    assert values.shape == coarse.shape and valid.all()
    assert np.abs(displacement(values, valid, coarse, 10.0 * factor)).max() < 0.02


def test_decimation_averages(make_raster):
    """A checkerboard of single pixels must become grey and not one of its colours."""
    board = (np.indices((240, 240)).sum(0) % 2 * 200).astype(np.uint8) + 1
    raster = open_raster(make_raster("a.tif", board), derive_nodata=False)
    values, valid = raster.on_grid(raster.grid.shifted(3, 3), "cubic").read(Window(40, 40, 160, 160), factor=8)
    assert valid.all() and np.abs(values - 101).max() < 2
    coarse = GeoGrid((40, 40), (500300, 31, 0, 4999700, 0, -31), GRID.crs_wkt)
    for resampling in ("bilinear", "cubic", "cubicspline", "average"):
        values, _ = raster.on_grid(coarse, resampling).read(Window(0, 0, 40, 40))
        assert np.abs(values - 101).max() < 20


def test_decimated_reads_do_not_read_in_full(image, monkeypatch):
    sizes = []
    read = type(image).read

    def watched(self, window, band=1, factor=1):
        sizes.append((window.shape, factor))
        return read(self, window, band, factor)

    monkeypatch.setattr(type(image), "read", watched)
    image.on_grid(GRID.shifted(4, 4), "cubic").read(Window(0, 0, *SHAPE), factor=16)
    assert sizes and all(factor == 8 for _, factor in sizes)


# --- validity ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("resampling", RESAMPLINGS)
@pytest.mark.parametrize("pixel", [10, 30])
def test_invalid_pixels_take_no_part(make_raster, resampling, pixel):
    """Whatever stands in invalid pixels, the result is the same and near the truth."""
    truth = wave(*centres(GRID)).astype(np.float32)
    holes = np.zeros(SHAPE, bool)
    holes[100:140, 150:220] = True
    holes[np.random.default_rng(2).random(SHAPE) < 0.01] = True
    results = []
    for name, filler in (("a.tif", -9999), ("b.tif", 1e6)):
        array = np.where(holes, np.float32(filler), truth)
        raster = open_raster(make_raster(name, array, nodata=filler))
        grid = other_grid("EPSG:32632", pixel, shape=(80, 80) if pixel == 10 else (40, 40))
        results.append(raster.on_grid(grid, resampling).read(Window(0, 0, *grid.shape)))
    (first, first_valid), (second, second_valid) = results
    assert np.array_equal(first_valid, second_valid) and np.array_equal(first, second)
    assert 0.2 < first_valid.mean() < 1
    assert not first[~first_valid].any()
    x, y = Projector(grid.crs_wkt, GRID.crs_wkt)(*centres(grid))
    assert np.abs(first - wave(x, y))[first_valid].max() < 6
    col, row = GRID.to_pixel(x, y)
    deep_inside = (col > 155) & (col < 215) & (row > 105) & (row < 135)
    assert deep_inside.any() and not first_valid[deep_inside].any()


@pytest.mark.parametrize("resampling", ["bilinear", "cubic", "cubicspline", "lanczos"])
def test_valid_where_the_four_pixels_around_are(make_raster, resampling):
    array = np.full((40, 40), 100, np.float32)
    array[20, 20] = 5
    raster = open_raster(make_raster("a.tif", array, nodata=5))
    values, valid = raster.on_grid(raster.grid.shifted(5, -5), resampling).read(Window(0, 0, 39, 39))
    expected = np.ones((39, 39), bool)
    expected[19:21, 19:21] = False
    if resampling == "lanczos":  # too little of its kernel is left at the very corners
        valid[[0, 0, -1, -1], [0, -1, 0, -1]] = True
        values[[0, 0, -1, -1], [0, -1, 0, -1]] = 100
    assert np.array_equal(valid, expected)
    np.testing.assert_allclose(values[valid], 100, rtol=1e-5)


def test_outside_of_the_source_is_invalid(image):
    warped = image.on_grid(GRID.shifted(-300, 200), "cubic")
    values, valid = warped.read(Window(0, 0, *SHAPE))
    assert not valid[:20].any() and not valid[:, :30].any()
    assert valid[21:, 31:].all()
    assert not values[~valid].any()
    far = image.on_grid(GeoGrid((50, 50), (800000, 10, 0, 4000000, 0, -10), GRID.crs_wkt))
    assert not far.read(Window(0, 0, 50, 50))[1].any()


def test_grid_that_cannot_be_projected_is_invalid(image):
    antipode = GeoGrid((20, 20), (-165.5, 0.01, 0, -44.9, 0, -0.01), "EPSG:4326")
    assert not image.on_grid(antipode).read(Window(0, 0, 20, 20))[1].any()


def test_on_grid_of_on_grid_resamples_once(image):
    coarse = other_grid("EPSG:32633", 60)
    fine = other_grid("EPSG:32633", 10)
    twice = image.on_grid(coarse, "average").on_grid(fine, "cubic").read(Window(0, 0, *fine.shape))
    once = image.on_grid(fine, "cubic").read(Window(0, 0, *fine.shape))
    assert np.array_equal(twice[0], once[0])


def test_large_reads_can_be_cancelled(make_raster, noise, cancelling, monkeypatch):
    from coreg_qgis.raster_io import warped_raster

    monkeypatch.setattr(warped_raster, "TILE", 16)
    raster = open_raster(make_raster("a.tif", noise((64, 64))), feedback=cancelling(3))
    with pytest.raises(CancelledError):
        raster.on_grid(raster.grid.shifted(1, 1)).read(Window(0, 0, 64, 64))
