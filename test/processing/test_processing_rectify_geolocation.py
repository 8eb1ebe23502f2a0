"""coreg:rectifygeolocation, and other algorithms on swaths, as users run them."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

sys.path.append(str(Path(__file__).resolve().parents[1] / "core"))
sys.path.append(str(Path(__file__).resolve().parents[1] / "raster_io"))

from geolocated_files import set_keys, write_bands, write_swath
from swaths import Swath, earth_km, with_hole

SWATH = Swath(shape=(110, 140))
UTM = "EPSG:32632"


def write_image(folder, swath=SWATH, geolocation=None):
    """A swath whose bands are longitude and latitude of its pixels: no data is -999."""
    path = write_swath(folder, geolocation or swath.geolocation(), "Übersicht.tif")
    keys = gdal.Open(path).GetMetadata("GEOLOCATION")
    col, row = np.meshgrid(np.arange(swath.shape[1]) + 0.5, np.arange(swath.shape[0]) + 0.5)
    write_bands(path, swath.place(col, row), -999)
    set_keys(path, keys)
    return path


@pytest.fixture
def image(tmp_path):
    return write_image(tmp_path)


def strays(path):
    """Distance (km) from each pixel's place to the one that it shows."""
    from coreg_qgis.core.grid import GeoGrid
    from coreg_qgis.raster_io.crs import Projector, wkt_of

    dataset = gdal.Open(path)
    grid = GeoGrid((dataset.RasterYSize, dataset.RasterXSize), dataset.GetGeoTransform(), "")
    lon, lat = dataset.ReadAsArray()
    place = np.meshgrid(np.arange(lon.shape[1]) + 0.5, np.arange(lon.shape[0]) + 0.5)
    true = Projector(wkt_of(dataset.GetSpatialRef()), "EPSG:4326")(*grid.to_map(*place))
    off = np.where(lon == -999, np.nan, earth_km(lon, lat, *true))
    inner = np.isfinite(off)
    for _ in range(2):  # the rim, where there is nothing to interpolate between
        inner[1:-1, 1:-1] &= inner[:-2, 1:-1] & inner[2:, 1:-1] & inner[1:-1, :-2] & inner[1:-1, 2:]
        inner[[0, -1]] = inner[:, [0, -1]] = False
    assert inner.sum() > 3000
    return off[inner]


def test_the_swath_comes_to_its_place(run, log, image, tmp_path):
    before = Path(image).read_bytes()
    result = run("rectifygeolocation", INPUT=image, OUTPUT=str(tmp_path / "out.tif"))
    assert strays(result["OUTPUT"]).max() < 0.03
    dataset = gdal.Open(result["OUTPUT"])
    assert (result["COLUMNS"], result["ROWS"]) == (dataset.RasterXSize, dataset.RasterYSize)
    assert result["PIXEL_SIZE"] == dataset.GetGeoTransform()[1] == pytest.approx(1060, rel=0.05)
    assert (result["HOLE_PERCENT"], result["ENGINE_USED"], result["OUTPUT_CRS"]) == (0, "own", UTM)
    assert not log.warnings
    assert Path(image).read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.tif", "xy.tif", "Übersicht.tif"]


def test_only_the_input_is_needed(run, image):
    result = run("rectifygeolocation", INPUT=image)
    assert strays(result["OUTPUT"]).max() < 0.03
    gdal.Unlink(result["OUTPUT"])


def test_a_layer_of_the_project_is_read_by_its_file(run, image, tmp_path):
    from qgis.core import QgsProject, QgsRasterLayer

    layer = QgsRasterLayer(image, "swath")
    QgsProject.instance().addMapLayer(layer)
    try:
        result = run("rectifygeolocation", INPUT=layer, OUTPUT=str(tmp_path / "out.tif"))
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    assert strays(result["OUTPUT"]).max() < 0.03


def test_crs_resolution_extent_and_engine(run, image, tmp_path):
    result = run(
        "rectifygeolocation", INPUT=image, CRS="EPSG:3035", RESOLUTION=800, EXTENT="9.6,10.4,44.8,45.2 [EPSG:4326]",
        ENGINE=2, RESAMPLING=2, THREADS=1, OUTPUT=str(tmp_path / "out.tif"),
    )  # fmt: skip
    dataset = gdal.Open(result["OUTPUT"])
    assert dataset.GetSpatialRef().GetAuthorityCode(None) == "3035"
    assert dataset.GetGeoTransform()[1] == result["PIXEL_SIZE"] == 800
    assert 63 / 0.8 < result["COLUMNS"] < 72 / 0.8
    assert result["ENGINE_USED"] == "gdal"
    assert strays(result["OUTPUT"]).max() < 0.06


def test_a_reference_gives_the_grid(run, fails, image, tmp_path):
    from shifted_pairs import write_raster

    reference = write_raster(tmp_path / "grid.tif", np.ones((90, 110)), origin=(530000, 5030000), gsd=900.0, epsg=32632)
    result = run("rectifygeolocation", INPUT=image, REFERENCE=reference, OUTPUT=str(tmp_path / "out.tif"))
    dataset = gdal.Open(result["OUTPUT"])
    assert dataset.GetGeoTransform() == gdal.Open(reference).GetGeoTransform()
    assert (dataset.RasterXSize, dataset.RasterYSize) == (110, 90)
    assert strays(result["OUTPUT"]).max() < 0.03
    text = fails("rectifygeolocation", INPUT=image, REFERENCE=reference, CRS="EPSG:3035", OUTPUT="x.tif")
    assert "The reference raster is in EPSG:32632, but EPSG:3035 was chosen" in text


def test_holes_are_told(run, tmp_path):
    geolocation = with_hole(SWATH.geolocation(), slice(40, 60), slice(30, 90))
    result = run("rectifygeolocation", INPUT=write_image(tmp_path, geolocation=geolocation))
    assert result["HOLE_PERCENT"] == pytest.approx(100 * 20 * 60 / (110 * 140), rel=0.3)
    gdal.Unlink(result["OUTPUT"])


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"RESOLUTION": 0}, "The resolution must be more than 0"),
        ({"CRS": "EPSG:123456789"}, "CRS"),
        ({"OUTPUT": ""}, "nothing to do without an output"),
        ({"OUTPUT": "{folder}/out.vrt"}, "is a VRT, which cannot hold new pixels"),
        ({"OUTPUT": "{folder}/xy.tif"}, "xy.tif"),
        ({"EXTENT": "0,1,0,1 [EPSG:4326]"}, "does not lie in the extent of the output"),
    ],
)
def test_what_cannot_be_is_said(fails, image, tmp_path, given, sentence):
    given = {"OUTPUT": "{folder}/out.tif", **given}
    given = {name: v.format(folder=tmp_path) if isinstance(v, str) else v for name, v in given.items()}
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert sentence in fails("rectifygeolocation", INPUT=image, **given)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_raster_without_arrays_is_named(fails, tmp_path):
    plain = write_bands(tmp_path / "plain.tif", [np.ones((20, 20))])
    text = fails("rectifygeolocation", INPUT=plain, OUTPUT=str(tmp_path / "out.tif"))
    assert "The raster to rectify" in text and "has no geolocation arrays" in text


def test_other_algorithms_take_a_swath(run, log, image, tmp_path):
    result = run("applyshift", INPUT=image, X_SHIFT=10600, Y_SHIFT=0, OUTPUT=str(tmp_path / "moved.tif"))
    assert strays(result["OUTPUT"]) == pytest.approx(10.6, rel=0.02)
    assert "placed by geolocation arrays: it is projected on the fly to EPSG:32632" in log.text
    footprint = run("footprint", INPUT=image, OUTPUT="memory:")["OUTPUT"]
    area = sum(feature.geometry().area() for feature in footprint.getFeatures())
    assert area == pytest.approx(110 * 140 * 1.2e6, rel=0.1)
