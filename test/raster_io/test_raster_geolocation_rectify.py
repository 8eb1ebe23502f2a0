"""Rectified swaths: which place each pixel of the result shows, against the swath's own formula."""

from __future__ import annotations

import numpy as np
import pytest
from geolocated_files import set_keys, write_bands, write_swath
from osgeo import gdal
from swaths import CENTRED, CORNERS, Swath, Wavy, earth_km, every, with_hole

from coreg_qgis.core.errors import CancelledError, InputError, OutputError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.raster_io import field_plan, geolocation_gdal
from coreg_qgis.raster_io.crs import Projector, wkt_of
from coreg_qgis.raster_io.geolocation_domain import read_geolocation
from coreg_qgis.raster_io.geolocation_grid import bounds_in, ground_pixel, rectified_grid, suggested_crs
from coreg_qgis.raster_io.geolocation_rectify import rectify

SWATH = Swath(shape=(120, 160))
OUTSIDE = -1.0


def counted(shape):
    """Bands whose pixels hold their own (col, row): resampled, they tell what place of the image is shown."""
    return np.meshgrid(np.arange(shape[1]) + 0.5, np.arange(shape[0]) + 0.5)


def write_counted(folder, geolocation, name="counted.tif"):
    image = write_swath(folder, geolocation, name)
    keys = gdal.Open(image).GetMetadata("GEOLOCATION")
    write_bands(image, counted(geolocation.shape), OUTSIDE)
    set_keys(image, keys)
    return image


def shown(path):
    """(col, row) that each pixel of the result shows, NaN = no data, and its (lon, lat)."""
    dataset = gdal.Open(str(path))
    places = dataset.ReadAsArray()
    places[:, (places == OUTSIDE).any(0)] = np.nan
    grid = GeoGrid(places.shape[1:], dataset.GetGeoTransform(), wkt_of(dataset.GetSpatialRef()))
    return places, Projector(grid.crs_wkt, "EPSG:4326")(*grid.to_map(*counted(grid.shape)))


def strays(path, swath, margin=0.5):
    """How far, in pixels at nadir, the pixels of the result are from what they show; its edges left out."""
    (col, row), place = shown(path)
    inner = (col > margin) & (row > margin) & (col < swath.shape[1] - margin) & (row < swath.shape[0] - margin)
    if swath.scan_rows:
        inner &= np.abs((row + swath.scan_rows / 2) % swath.scan_rows - swath.scan_rows / 2) > 0.5
    assert inner.sum() > 1000
    return swath.pixels_off(swath.place(col[inner], row[inner]), [v[inner] for v in place])


def run(folder, geolocation, out="out.tif", image=None, **options):
    image = image or write_counted(folder, geolocation)
    grid = {name: options.pop(name) for name in ("crs", "resolution", "extent", "reference") if name in options}
    found = read_geolocation(image)
    grid = rectified_grid(found, **grid)
    return rectify(image, str(folder / out), grid, **options)


@pytest.mark.parametrize(
    ("swath", "layout"),
    [
        (SWATH, CENTRED),
        (SWATH, CORNERS),
        (Swath(shape=(120, 160), heading=10.0, mirrored=True), CENTRED),
        (Swath(shape=(120, 160), centre=(179.9, -30.0)), CENTRED),
        (Swath(shape=(120, 160), centre=(30.0, 89.8)), CENTRED),
        (Swath(shape=(120, 160), centre=(-70.0, -89.7), heading=77.0), CENTRED),
        (Swath(shape=(120, 160), pixel_km=0.01, bend=0.02), CENTRED),
        (Swath(shape=(300, 300), pixel_km=9.0), CENTRED),
    ],
    ids=["centres", "corners", "mirrored", "dateline", "north pole", "south pole", "fine", "wide"],
)
def test_every_pixel_shows_its_place(tmp_path, swath, layout):
    done = run(tmp_path, swath.geolocation(layout))
    assert done.engine == "own"
    assert done.hole_share == 0
    assert strays(tmp_path / "out.tif", swath).max() < 0.03


def test_nothing_of_the_swath_is_lost_at_its_edges(tmp_path):
    done = run(tmp_path, SWATH.geolocation())
    places, place = shown(tmp_path / "out.tif")
    found = SWATH.geolocation().to_pixel(*place)
    inside = (found[0] > 0) & (found[0] < 160) & (found[1] > 0) & (found[1] < 120)
    assert done.grid.shape == inside.shape
    np.testing.assert_array_equal(np.isfinite(places[0])[inside], True)
    beyond = np.isnan(found[0]) | (np.abs(found[0] - 80) > 80.02) | (np.abs(found[1] - 60) > 60.02)
    assert not np.isfinite(places[0])[beyond].any()


@pytest.mark.parametrize(("step", "line_step"), [(5, 5), (40, 1)])
def test_subsampled_arrays_are_bilinear_between_their_samples(tmp_path, step, line_step):
    geolocation = SWATH.geolocation(every(step, line_step))
    run(tmp_path, geolocation)
    (col, row), place = shown(tmp_path / "out.tif")
    inner = (col > 1) & (row > 1) & (col < 159) & (row < 119)
    off = earth_km(*geolocation.to_map(col[inner], row[inner]), *(v[inner] for v in place))
    assert off.max() < 0.03


def test_scans_that_overlap_show_the_right_lines(tmp_path):
    swath = Swath(shape=(120, 160), scan_rows=10, bowtie=2.0)
    done = run(tmp_path, swath.geolocation())
    assert done.hole_share < 0.002
    assert strays(tmp_path / "out.tif", swath).max() < 0.05


@pytest.mark.parametrize("scan_rows", [0, 10])
def test_older_gdal_finds_the_places_by_splines_or_itself(tmp_path, monkeypatch, scan_rows):
    monkeypatch.setattr(field_plan, "BY_ARRAYS", False)
    swath = Swath(shape=(120, 160), scan_rows=scan_rows, bowtie=1.5)
    assert run(tmp_path, swath.geolocation()).engine == ("gdal" if scan_rows else "own")
    assert np.quantile(strays(tmp_path / "out.tif", swath, 3), 0.9) < 0.03


def test_holes_stay_holes_and_are_counted(tmp_path):
    geolocation = with_hole(SWATH.geolocation(), slice(40, 70), slice(50, 100))
    done = run(tmp_path, geolocation)
    col, row = shown(tmp_path / "out.tif")[0]
    lost = (col > 51) & (col < 99) & (row > 41) & (row < 69)
    assert not lost.any()
    assert done.hole_share == pytest.approx(30 * 50 / (120 * 160), rel=0.25)  # pixels at the edge are wider
    assert strays(tmp_path / "out.tif", SWATH).max() < 0.03


def test_arrays_in_map_units_keep_their_crs(tmp_path):
    wavy = Wavy(shape=(200, 240))
    done = run(tmp_path, wavy.geolocation(every(10)))
    assert "32633" in done.grid.crs_wkt
    assert done.grid.resolution[0] == pytest.approx(10, rel=0.03)
    (col, row), _place = shown(tmp_path / "out.tif")
    x, y = done.grid.to_map(*counted(done.grid.shape))
    inner = (col > 10) & (row > 10) & (col < 230) & (row < 190)
    off = np.hypot(*(a - b[inner] for a, b in zip(wavy.place(col[inner], row[inner]), (x, y))))
    assert np.sqrt((off**2).mean()) < 0.02 * 10  # 0.007 px of it by the samples


@pytest.mark.parametrize("engine", ["own", "gdal"])
def test_both_engines_show_the_same(tmp_path, engine):
    done = run(tmp_path, SWATH.geolocation(), engine=engine, resolution=1500.0, crs="EPSG:32632")
    assert done.engine == engine
    assert done.hole_share < 0.001
    assert strays(tmp_path / "out.tif", SWATH, 1.5).max() < 0.06


def test_gdals_engine_is_refused_where_it_is_wrong(tmp_path, monkeypatch):
    monkeypatch.setattr(geolocation_gdal, "INVERTS_METRES_WRONGLY", True)
    with pytest.raises(InputError, match=r"map units wrongly.*choose the engine 'own', or update GDAL"):
        run(tmp_path, Wavy(shape=(60, 80)).geolocation(), engine="gdal")
    turned = GeoGrid((50, 50), (500000.0, 900.0, 300.0, 5000000.0, 300.0, -900.0), "EPSG:32632")
    with pytest.raises(InputError, match="rotated grid: choose the engine 'own'"):
        run(tmp_path, SWATH.geolocation(), engine="gdal", reference=turned)


def test_a_rotated_reference_lends_its_pixels(tmp_path):
    turned = GeoGrid((90, 90), (500000.0, 900.0, 300.0, 5000000.0, 300.0, -900.0), "EPSG:32632")
    done = run(tmp_path, SWATH.geolocation(), reference=turned)
    assert done.grid == turned
    assert gdal.Open(str(tmp_path / "out.tif")).GetGeoTransform() == turned.geotransform
    assert strays(tmp_path / "out.tif", SWATH).max() < 0.03


def test_the_grid_can_be_chosen():
    geolocation = SWATH.geolocation()
    grid = rectified_grid(geolocation, crs="EPSG:32632", resolution=2000.0, extent=(5e5, 4.95e6, 5.5e5, 5.001e6))
    assert (grid.shape, grid.geotransform) == ((26, 25), (5e5, 2000, 0, 5.001e6, 0, -2000))
    reference = GeoGrid((10, 10), (400010.0, 30.0, 0.0, 5000020.0, 0.0, -30.0), "EPSG:32632")
    grid = rectified_grid(geolocation, reference=reference, extent=(400000, 5000000, 400100, 5000100))
    assert (grid.shape, grid.geotransform) == ((4, 4), (399980.0, 30, 0, 5000110.0, 0, -30))
    assert rectified_grid(geolocation, crs="EPSG:32632").geotransform[0] % ground_pixel(geolocation, "EPSG:32632") == (
        pytest.approx(0, abs=1e-6)
    )
    with pytest.raises(InputError, match="is empty: its minima"):
        rectified_grid(geolocation, extent=(5.5e5, 4.95e6, 5e5, 5.001e6))
    with pytest.raises(InputError, match="give a coarser resolution"):
        rectified_grid(geolocation, resolution=1e-3)


@pytest.mark.parametrize(
    ("swath", "crs"),
    [
        (SWATH, "EPSG:32632"),
        (Swath(centre=(-179.95, -20.0)), "EPSG:32701"),
        (Swath(centre=(0.0, 88.0)), "EPSG:3995"),
        (Swath(centre=(120.0, -88.0)), "EPSG:3031"),
        (Swath(shape=(2000, 300), pixel_km=9.0, centre=(0.0, 0.0)), "EPSG:4326"),
    ],
)
def test_the_crs_suits_the_swath(swath, crs):
    assert suggested_crs(swath.geolocation(every(20))) == crs


def test_a_wide_swath_gets_a_projection_around_its_middle():
    wide = Swath(shape=(300, 300), pixel_km=9.0, centre=(178.0, 40.0))
    crs = suggested_crs(wide.geolocation(every(10)))
    assert "azimuthal equal area around 40 N 178 E" in crs
    assert ground_pixel(wide.geolocation(every(10)), crs) == pytest.approx(9000 * 1.1, rel=0.15)


def test_extents_in_other_systems_are_enclosed():
    west, south, east, north = bounds_in((9.0, 44.0, 11.0, 46.0), "EPSG:4326", "EPSG:32632")
    x, y = Projector("EPSG:4326", "EPSG:32632")(np.array([9.0, 11, 10, 10]), np.array([45.0, 44, 46, 44]))
    assert west <= x.min() + 1 and east >= x.max() - 1
    assert south <= y.min() and north >= y.max()
    with pytest.raises(InputError, match="extent cannot be projected"):
        bounds_in((1e9, 1e9, 2e9, 2e9), "EPSG:32632", "EPSG:4326")


def test_integers_get_a_mask_and_keep_their_values(tmp_path):
    image = write_swath(tmp_path, SWATH.geolocation(), bands=2)
    run(tmp_path, None, image=image, resampling="nearest")
    given, made = gdal.Open(image).ReadAsArray(), gdal.Open(str(tmp_path / "out.tif"))
    valid = made.GetRasterBand(1).GetMaskBand().ReadAsArray() > 0
    assert 0.3 < valid.mean() < 0.95
    assert set(np.unique(made.ReadAsArray()[:, valid])) <= set(np.unique(given))
    assert made.RasterCount == 2 and made.GetRasterBand(1).DataType == gdal.GDT_UInt16
    assert not made.GetMetadata("GEOLOCATION")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"resampling": "magic"}, 'no resampling method "magic": choose one of'),
        ({"engine": "magic"}, 'no engine "magic": choose one of'),
        ({"out": "out.vrt"}, "is a VRT, which cannot hold new pixels"),
        ({"crs": "EPSG:32632", "extent": (0, 0, 1000, 1000)}, "does not lie in the extent of the output.*choose"),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing(tmp_path, options, sentence):
    image = write_counted(tmp_path, SWATH.geolocation())
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises((InputError, OutputError), match=sentence):
        run(tmp_path, None, image=image, **options)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_a_raster_without_arrays_is_named(tmp_path):
    plain = write_bands(tmp_path / "plain.tif", counted((20, 20)))
    grid = GeoGrid((10, 10), (0, 1, 0, 0, 0, -1), "EPSG:4326")
    with pytest.raises(InputError, match=r"The raster to rectify .*plain\.tif has no geolocation arrays"):
        rectify(plain, str(tmp_path / "out.tif"), grid)


def test_cancelling_leaves_nothing(tmp_path):
    class Cancelled(SilentFeedback):
        def is_cancelled(self):
            return True

    image = write_counted(tmp_path, SWATH.geolocation())
    grid = rectified_grid(read_geolocation(image))
    with pytest.raises(CancelledError):
        rectify(image, str(tmp_path / "out.tif"), grid, feedback=Cancelled())
    assert not (tmp_path / "out.tif").exists()
