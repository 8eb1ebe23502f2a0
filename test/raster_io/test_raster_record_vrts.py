"""Images placed by a record without resampling."""

from __future__ import annotations

import numpy as np
import pytest
from known_records import (
    COLS,
    CRS,
    GRID,
    NORTH_UP,
    ROWS,
    bent,
    centres,
    map_record,
    on_map,
    read,
    record_of,
    seen_inside,
    waves,
    write,
)
from osgeo import gdal

from coreg_qgis.core.errors import InputError, OutputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.raster_io.geolocation_vrt import arrays_beside
from coreg_qgis.raster_io.record_frame import frame_of
from coreg_qgis.raster_io.record_vrts import POINTS_A_SIDE, write_record_gcps, write_record_geolocation

pytestmark = pytest.mark.usefixtures("gdal_style")

IMAGE = waves(*centres()).astype(np.float32)
OUTSIDE = -1


def to_pixels(x, y):
    col, row = GRID.to_pixel(*on_map(bent)(x, y))
    return col + 0.5, row + 0.5


def mixed_record():
    left, bottom, right, top = GRID.window_bounds()
    return record_of(to_pixels, "mixed", crs=CRS, limits=(left, right, bottom, top))


@pytest.fixture(params=["map", "pixel", "mixed"])
def placed(request, tmp_path):
    """(source, frame): the same transform as three kinds of records have it."""
    if request.param == "mixed":
        source = write(tmp_path / "image.tif", IMAGE, geotransform=None, crs="", nodata=OUTSIDE)
        return source, frame_of(source, mixed_record())
    source = write(tmp_path / "image.tif", IMAGE, nodata=OUTSIDE)
    return source, frame_of(source, map_record() if request.param == "map" else record_of(bent))


def true_pixels(x, y):
    """(col, row) of the image that a place on the map shows."""
    xin, yin = to_pixels(x, y)
    return xin - 0.5, yin - 0.5


def test_control_points_lie_where_the_record_has_them(placed, tmp_path):
    source, frame = placed
    path = str(tmp_path / "gcps.vrt")
    write_record_gcps(path, source, frame)
    dataset = gdal.Open(path)
    points = dataset.GetGCPs()
    assert len(points) == POINTS_A_SIDE**2
    assert dataset.GetGCPSpatialRef().GetAuthorityCode(None) == "32633"
    assert dataset.GetGeoTransform(can_return_null=True) is None
    col, row = true_pixels(np.array([p.GCPX for p in points]), np.array([p.GCPY for p in points]))
    np.testing.assert_allclose(col, [p.GCPPixel for p in points], rtol=0, atol=1e-5)
    np.testing.assert_allclose(row, [p.GCPLine for p in points], rtol=0, atol=1e-5)
    corners = {(p.GCPPixel, p.GCPLine) for p in points}
    for corner in ((0, 0), (COLS, 0), (0, ROWS), (COLS, ROWS)):
        assert min(np.hypot(c - corner[0], r - corner[1]) for c, r in corners) < 1e-5
    np.testing.assert_array_equal(dataset.ReadAsArray(), IMAGE)


def test_gdalwarp_brings_the_image_to_its_place_by_the_points(placed, tmp_path):
    source, frame = placed
    path = str(tmp_path / "gcps.vrt")
    write_record_gcps(path, source, frame)
    made = gdal.Warp("", path, options=gdal.WarpOptions(
        format="MEM", tps=True, resampleAlg="cubic", outputBounds=GRID.window_bounds(), xRes=10, yRes=10,
        errorThreshold=0.01,
    )).ReadAsArray()  # fmt: skip
    xin, yin = bent(*centres())
    inner = seen_inside(xin, yin, 3)
    np.testing.assert_allclose(made[inner], waves(xin, yin)[inner], rtol=0, atol=0.2)


def test_arrays_hold_the_place_of_each_pixel(placed, tmp_path):
    source, frame = placed
    path = str(tmp_path / "geo.vrt")
    write_record_geolocation(path, source, frame)
    domain = gdal.Open(path).GetMetadata("GEOLOCATION")
    arrays = read(arrays_beside(path))
    step = int(domain["PIXEL_STEP"])
    row, col = (index * step for index in np.indices(arrays.shape[1:]))
    from coreg_qgis.raster_io.crs import Projector

    back = Projector("OGC:CRS84", CRS)(*arrays)
    found = true_pixels(*back)
    np.testing.assert_allclose(found[0], col, rtol=0, atol=0.005)
    np.testing.assert_allclose(found[1], row, rtol=0, atol=0.005)


def test_an_image_without_a_crs_gets_points_but_no_arrays(tmp_path):
    source = write(tmp_path / "bare.tif", IMAGE, geotransform=None, crs="")
    frame = frame_of(source, record_of(bent))
    write_record_gcps(str(tmp_path / "gcps.vrt"), source, frame)
    point = gdal.Open(str(tmp_path / "gcps.vrt")).GetGCPs()[0]
    xin, yin = bent(point.GCPX + 0.5, -point.GCPY + 0.5)  # as QGIS shows bare images: one unit a pixel, upwards
    assert (xin - 0.5, yin - 0.5) == pytest.approx((point.GCPPixel, point.GCPLine), abs=1e-5)
    with pytest.raises(InputError, match="has no CRS, which geolocation arrays need"):
        write_record_geolocation(str(tmp_path / "geo.vrt"), source, frame)
    assert not (tmp_path / "geo.vrt").exists()


def test_a_fold_is_refused_in_words(tmp_path):
    source = write(tmp_path / "image.tif", IMAGE)
    fold = record_of(lambda x, y: (0.01 * (x - 90) ** 2 + 0.02 * x, y))
    for write_vrt in (write_record_gcps, write_record_geolocation):
        with pytest.raises(InputError, match="no inverse"):
            write_vrt(str(tmp_path / "out.vrt"), source, frame_of(source, fold))
    line = record_of(lambda x, y: (x + y, 2 * x + 2 * y))
    with pytest.raises(InputError, match="no inverse"):
        write_record_gcps(str(tmp_path / "out.vrt"), source, frame_of(source, line))
    assert [p.name for p in tmp_path.iterdir()] == ["image.tif"]


def test_the_image_is_not_overwritten(tmp_path):
    source = write(tmp_path / "image.tif", IMAGE)
    with pytest.raises(OutputError, match="would overwrite"):
        write_record_gcps(source, source, frame_of(source, record_of(bent)))
    assert GeoGrid(IMAGE.shape, gdal.Open(source).GetGeoTransform(), CRS).geotransform == NORTH_UP
