"""Geolocation arrays from every source, against places that are known exactly."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "core"))
sys.path.append(str(Path(__file__).resolve().parents[1] / "raster_io"))

from geolocated_files import gdal_places, image_of, pixels_of, write_bands, write_swath
from known_transforms import grid_layer
from shifted_pairs import write_raster
from swaths import CENTRED, CORNERS, Swath, every, random_pixels
from transform_cases import fitted, write_database

LEFT, TOP, GSD, SHAPE = 500000.0, 5200000.0, 10.0, (120, 160)
METRES = "EPSG:32633"
SWATH = Swath(shape=(60, 80))


def bend(x, y):
    """What must be added to the map coordinates of the image, metres."""
    u, v = (x - LEFT) / 1600, (TOP - y) / 1200
    return 25 + 30 * u * v, -18 + 20 * u - 25 * v**2


def measured(x, y):
    """Where the image shows the true place (x, y)."""
    dx, dy = bend(x, y)
    return x - dx, y - dy


def true_places(col, row):
    """The true places of pixels: P with measured(P) = Q."""
    q = x, y = LEFT + GSD * col, TOP - GSD * row
    for _ in range(80):
        dx, dy = bend(x, y)
        x, y = q[0] + dx, q[1] + dy
    return x, y


def lattice():
    x, y = np.meshgrid(np.linspace(LEFT - 50, LEFT + 1650, 14), np.linspace(TOP - 1250, TOP + 50, 12))
    return x.ravel(), y.ravel()


@pytest.fixture
def image(tmp_path):
    return write_raster(tmp_path / "image ä.tif", image_of(SHAPE), origin=(LEFT, TOP), gsd=GSD)


@pytest.fixture
def off_px():
    """``off_px(path, places)``: largest distance in px of the arrays from ``places(col, row)`` in METRES."""
    from coreg_qgis.raster_io.crs import Projector
    from coreg_qgis.raster_io.geolocation_domain import read_geolocation

    def largest(path, places, margin=2.0):
        arrays = read_geolocation(path)
        col, row = random_pixels(SHAPE, 500, margin=margin)
        x, y = Projector(arrays.crs_wkt, METRES)(*arrays.to_map(col, row))
        tx, ty = places(col, row)
        return np.hypot(x - tx, y - ty).max() / GSD

    return largest


def test_what_the_raster_says_itself(run, image, tmp_path, off_px):
    result = run("creategeolocation", INPUT=image, OUTPUT=str(tmp_path / "out.vrt"))
    assert off_px(result["OUTPUT"], lambda col, row: (LEFT + GSD * col, TOP - GSD * row)) < 0.01
    assert result["SAMPLE_STEP"] > 4
    assert result["ERROR_PX"] <= 0.01
    assert result["ARRAYS_FILE"] == str(tmp_path / "out.geolocation.tif")
    assert result["NODATA_SHARE"] == 0
    metres = run("creategeolocation", INPUT=image, CRS=METRES, STEP=1, SAMPLES=1, OUTPUT=str(tmp_path / "m.tif"))
    assert (metres["SAMPLE_COLUMNS"], metres["SAMPLE_LINES"]) == (160, 120)
    assert off_px(metres["OUTPUT"], lambda col, row: (LEFT + GSD * col, TOP - GSD * row)) < 1e-6
    assert np.array_equal(pixels_of(metres["OUTPUT"]), image_of(SHAPE))
    col, row = random_pixels(SHAPE, 50, margin=1)
    for name in ("b.tif", "b.bsq", "b.vrt"):  # GDAL must not find a geotransform that it prefers
        given = run("creategeolocation", INPUT=image, CRS="EPSG:32632", OUTPUT=str(tmp_path / name))
        assert np.all(gdal_places(given["OUTPUT"], col, row)[0] > 900000)


def test_a_displacement_model(run, image, tmp_path, off_px):
    from shapely.geometry import box

    from coreg_qgis.core.local_model import LocalModel
    from coreg_qgis.core.model_file import model_to_text
    from coreg_qgis.core.shift_field import smooth_field

    x, y = lattice()
    field = smooth_field(x, y, *bend(x, y))
    area = box(LEFT, TOP - 1200, LEFT + 1600, TOP)
    model = LocalModel("spline", field, METRES, (GSD, GSD), area, (), "Known.", np.zeros((4, 2)), 0.0, 0.01)
    path = tmp_path / "model.json"
    path.write_text(model_to_text(model), "utf-8")
    result = run("creategeolocation", INPUT=image, DISPLACEMENT=str(path), OUTPUT=str(tmp_path / "out.vrt"))
    assert off_px(result["OUTPUT"], true_places) < 0.05  # the spline's own error included
    col, row = random_pixels(SHAPE, 50, margin=2)
    from coreg_qgis.raster_io.geolocation_domain import read_geolocation

    ours = np.array(read_geolocation(result["OUTPUT"]).to_map(col, row))
    assert np.abs(gdal_places(result["OUTPUT"], col, row) - ours).max() < 1e-9


def test_a_record_and_tie_points_of_a_quality_grid(run, image, tmp_path, off_px):
    x, y = lattice()
    curved = {"xxorder": 4, "xyorder": 4, "yxorder": 4, "yyorder": 4}
    database = write_database(tmp_path / "one.db", fitted(measured, points=(x, y), **curved))
    result = run("creategeolocation", INPUT=image, DATABASE=database, OUTPUT=str(tmp_path / "record.vrt"))
    assert off_px(result["OUTPUT"], true_places) < 0.011
    reference = np.column_stack([x, y])
    layer = grid_layer(reference, np.column_stack(measured(x, y)), outliers=(3,))
    result = run("creategeolocation", INPUT=image, TIE_POINTS=layer, OUTPUT=str(tmp_path / "ties.vrt"))
    assert off_px(result["OUTPUT"], true_places) < 0.05
    assert result["RESIDUAL_PX"] < 0.02


def test_lines_drawn_on_a_raster_without_a_place(run, tmp_path, off_px, qgis_app):
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    plain = write_bands(tmp_path / "plain.tif", [image_of(SHAPE)])
    layer = QgsVectorLayer(f"LineString?crs={METRES}", "lines", "memory")
    for col, row in ((5, 5), (150, 10), (80, 60), (10, 110), (155, 115)):
        feature = QgsFeature()
        end = QgsPointXY(LEFT + GSD * col, TOP - GSD * row)
        feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(col, -row), end]))
        layer.dataProvider().addFeature(feature)
    result = run("creategeolocation", INPUT=plain, TIE_POINTS=layer, OUTPUT=str(tmp_path / "out.vrt"))
    assert off_px(result["OUTPUT"], lambda col, row: (LEFT + GSD * col, TOP - GSD * row)) < 0.05


@pytest.mark.parametrize("model", [0, 1, 2])
def test_ground_control_points(run, tmp_path, off_px, model):
    from osgeo import gdal, osr

    plain = write_bands(tmp_path / "plain.tif", [image_of(SHAPE)])
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(32633)
    dataset = gdal.Open(plain, gdal.GA_Update)
    places = [(0, 0), (160, 0), (0, 120), (160, 120), (70, 50), (20, 90)]
    gcps = [gdal.GCP(LEFT + GSD * c + 2 * r, TOP - GSD * r, 0, c, r) for c, r in places]
    dataset.SetGCPs(gcps, srs)
    dataset = None
    result = run("creategeolocation", INPUT=plain, GCP_MODEL=model, OUTPUT=str(tmp_path / "out.vrt"))
    assert off_px(result["OUTPUT"], lambda col, row: (LEFT + GSD * col + 2 * row, TOP - GSD * row)) < 0.01
    assert result["RESIDUAL_PX"] < 1e-6


@pytest.mark.parametrize("name", ["out.vrt", "out.tif", "out.bsq", "out.nc", "image.tif.aux.xml"])
@pytest.mark.parametrize(("layout", "position"), [(CENTRED, 0), (every(5), 1), (CORNERS, 2)])
def test_delivered_rasters_of_x_and_y(run, tmp_path, name, layout, position):
    from coreg_qgis.raster_io.geolocation_domain import read_geolocation

    given = SWATH.geolocation(layout)
    image = write_bands(tmp_path / "image.tif", [image_of(SWATH.shape)])
    write_bands(tmp_path / "lon.tif", [given.x], crs="EPSG:4326")
    write_bands(tmp_path / "lat.tif", [given.y * 0, given.y])
    more = {} if position != 1 else {"PIXEL_STEP": 5, "LINE_STEP": 5}
    result = run(
        "creategeolocation", INPUT=image, X_RASTER=str(tmp_path / "lon.tif"), Y_RASTER=str(tmp_path / "lat.tif"),
        Y_BAND=2, POSITION=position, OUTPUT=str(tmp_path / name), **more,
    )  # fmt: skip
    found = read_geolocation(image if name.endswith("xml") else result["OUTPUT"])
    if name != "out.nc":
        assert found.layout == layout
        assert np.array_equal(found.x, given.x)
        assert np.array_equal(found.y, given.y)
    col, row = random_pixels(SWATH.shape, 200, margin=3)
    apart = np.array(found.to_map(col, row)) - given.to_map(col, row)
    assert np.abs(apart).max() < (2e-3 if name == "out.nc" and layout != CENTRED else 1e-11)
    assert np.array_equal(pixels_of(image if name.endswith("xml") else result["OUTPUT"]), image_of(SWATH.shape))


def test_arrays_that_are_there_are_written_in_another_form(run, tmp_path):
    from coreg_qgis.raster_io.geolocation_domain import read_geolocation

    given = SWATH.geolocation(every(5))
    image = write_swath(tmp_path, given, bands=3)
    result = run("creategeolocation", INPUT=image, OUTPUT=str(tmp_path / "out.tif"))
    found = read_geolocation(result["OUTPUT"])
    assert np.array_equal(found.x, given.x)
    assert found.layout == given.layout
    assert pixels_of(result["OUTPUT"]).shape == (3, 60, 80)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"INPUT": "plain.tif"}, "says nothing about its place: give a record, tie points or rasters"),
        ({"X_RASTER": "xy.tif", "X_BAND": 5}, r"^X_BAND is 5, but X_RASTER \(.*xy.tif\) has 2 band"),
        ({"X_RASTER": "lone.tif"}, r"^Y_BAND is 2, but Y_RASTER \(.*lone.tif\) has 1 band.*another Y_RASTER"),
        ({"X_RASTER": "xy.tif", "POSITION": 1, "LINE_OFFSET": -3}, r"^LINE_OFFSET -3 is the edge .* give -2.5 for"),
        ({"X_RASTER": "xy.tif", "Y_RASTER": "xy.tif"}, "both band 1 of"),
        ({"Y_RASTER": "xy.tif"}, "raster of y, but none of x"),
        ({"X_RASTER": "xy.tif", "X_BAND": 2, "Y_RASTER": "xy.tif", "Y_BAND": 1, "PIXEL_STEP": 0}, "PIXEL_STEP"),
        ({"X_RASTER": "xy.tif", "PIXEL_STEP": 5}, ""),
        ({"X_RASTER": "xy.tif", "PIXEL_STEP": 0.2}, "correct PIXEL_OFFSET and PIXEL_STEP"),
        ({"X_RASTER": "odd.tif"}, "give PIXEL_STEP"),
        ({"X_RASTER": "metres.tif"}, "say no CRS and are no degrees: give the CRS"),
        ({"X_RASTER": "xy.tif", "DISPLACEMENT": "no.json"}, "one source, but DISPLACEMENT and X_RASTER were given"),
        ({"DISPLACEMENT": "no.json"}, "no.json"),
        ({"DATABASE": "no.db"}, "There is no database"),
        ({"OUTPUT": "none/out.vrt"}, "folder"),
        ({"INPUT": "placed.tif", "OUTPUT": "placed.tif.aux.xml"}, "which GDAL prefers to arrays: write a .vrt"),
        ({"OUTPUT": "image.tif"}, "one of the inputs"),
        ({"OUTPUT": "out.xyz123"}, "no extension that tells a raster format"),
    ],
)
def test_bad_input_is_told_in_a_sentence(fails, run, log, tmp_path, given, text):
    import re

    swath = SWATH.geolocation(CENTRED)
    write_swath(tmp_path, swath)
    write_bands(tmp_path / "plain.tif", [image_of(SWATH.shape)])
    write_raster(tmp_path / "placed.tif", image_of((5, 5)))
    write_bands(tmp_path / "odd.tif", [swath.x[:, :37], swath.y[:, :37]])
    write_bands(tmp_path / "lone.tif", [swath.x])
    write_bands(tmp_path / "metres.tif", [swath.x * 1e4, swath.y * 1e4])
    names = ("INPUT", "X_RASTER", "Y_RASTER", "DISPLACEMENT", "DATABASE", "OUTPUT")
    full = {"INPUT": "image.tif", "OUTPUT": "out.vrt", **given}
    full = {key: str(tmp_path / value) if key in names else value for key, value in full.items()}
    before = sorted(tmp_path.iterdir())
    if not text:
        run("creategeolocation", **full)  # samples that reach far beyond the image are legal
        assert any("with PIXEL_STEP 5 only 16 of them lie on the raster" in text for text in log.warnings)
        return
    assert re.search(text, fails("creategeolocation", **full))
    assert sorted(tmp_path.iterdir()) == before


def test_enumerations_are_those_of_the_rooms_below(coreg_provider):
    from coreg_qgis.core import location_sampling
    from coreg_qgis.processing import create_geolocation, create_geolocation_choice
    from coreg_qgis.raster_io import geolocation_base, geolocation_given

    assert create_geolocation.POSITIONS == geolocation_given.POSITIONS
    assert create_geolocation.GCP_MODELS == geolocation_base.GCP_MODELS
    assert create_geolocation_choice.SAMPLES == location_sampling.SAMPLES


def test_a_cancelled_run_keeps_what_stood_there(coreg_provider, image, tmp_path):
    import processing
    from qgis.core import QgsProcessingFeedback

    class Cancelling(QgsProcessingFeedback):
        def setProgress(self, progress):
            if progress > 60:
                self.cancel()

    for name in ("out.vrt", "out.geolocation.tif"):
        (tmp_path / name).write_text("older")
    given = {"INPUT": image, "OUTPUT": str(tmp_path / "out.vrt"), "STEP": 1}
    processing.run("coreg:creategeolocation", given, feedback=Cancelling())
    for name in ("out.vrt", "out.geolocation.tif"):
        assert (tmp_path / name).read_text() == "older"
    assert len(list(tmp_path.iterdir())) == 3
