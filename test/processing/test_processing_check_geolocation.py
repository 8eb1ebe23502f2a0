"""Checks of geolocation arrays: numbers and layers against analytic swaths, and a sentence for everything bad."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np
import pytest
from shifted_pairs import write_raster
from swath_scenes import attach
from swaths import CENTRED, Swath, Wavy, every, with_hole

SWATH = Swath()


@pytest.fixture
def located(tmp_path):
    """``located(geolocation, "KEY=value")`` writes an image with arrays; a key without a value is taken out."""

    def write(geolocation, *changes, name="located"):
        image = write_raster(tmp_path / f"{name}.tif", np.ones(geolocation.shape), gsd=None, epsg=None)
        path = tmp_path / f"{name}.vrt"
        attach(path, image, geolocation)
        text = path.read_text("utf-8")
        for change in changes:
            key, _, value = change.partition("=")
            new = f'<MDI key="{key}">{value}</MDI>' if value else ""
            text, count = re.subn(rf'<MDI key="{key}">[^<]*</MDI>', new, text)
            assert count == 1
        path.write_text(text, "utf-8")
        return str(path)

    return write


def rows(path):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(str(path), "layer", "ogr")
    assert layer.isValid()
    return [(feature.geometry(), feature) for feature in layer.getFeatures()]


def test_numbers_of_a_sound_swath(run, located, log):
    results = run("checkgeolocation", INPUT=located(SWATH.geolocation()))
    assert results["VALID"] is True and results["STATUS"] == "ok"
    assert (results["ERRORS"], results["WARNINGS"]) == (0, 0)
    assert results["HEADING"] == pytest.approx(190, abs=1)
    assert results["PIXEL_SIZE_Y"] == pytest.approx(1000, rel=0.02)
    assert results["CLOSURE_MAX_PX"] < 0.01
    assert (results["SAMPLE_COLUMNS"], results["SAMPLE_LINES"]) == (300, 200)
    assert (results["PIXEL_STEP"], results["MISSING_SHARE"], results["SCANS"]) == (1, 0, 0)
    assert results["CRS"] == "EPSG:4326"
    assert "GDAL_THREADS" in results["CODES"] and "ABSOLUTE_PATHS" not in results["CODES"]
    rows_km, cols_km = 200, 300 * 1.2
    assert results["AREA"] == pytest.approx(rows_km * cols_km * 1e6, rel=0.03)
    assert not log.errors and not log.warnings
    assert "Lines follow each other towards" in log.text


def test_arrays_within_a_netcdf_file_move_with_it(run, located, tmp_path):
    path = str(tmp_path / "whole.nc")
    run("creategeolocation", INPUT=located(SWATH.geolocation()), OUTPUT=path)
    results = run("checkgeolocation", INPUT=path)
    assert results["VALID"] is True and "ABSOLUTE_PATHS" not in results["CODES"]


def test_layers_and_report(run, located, tmp_path):
    outputs = {"FOOTPRINT": "outline.gpkg", "POINTS": "points.gpkg", "REPORT": "report.html"}
    paths = {name: str(tmp_path / file) for name, file in outputs.items()}
    results = run("checkgeolocation", INPUT=located(SWATH.geolocation()), POINT_COUNT=100, **paths)
    ((outline, feature),) = rows(paths["FOOTPRINT"])
    assert feature["AREA"] == pytest.approx(results["AREA"])
    points = rows(paths["POINTS"])
    assert 80 <= len(points) <= 120
    for place, feature in points:
        assert outline.contains(place)
        x, y = SWATH.place(feature["COL"], feature["ROW"])
        assert SWATH.pixels_off((feature["X_MAP"], feature["Y_MAP"]), (x, y)) < 0.001
        assert abs(feature["BACK_COL"] - feature["COL"]) < 0.01 and feature["CLOSURE_PX"] < 0.01
        assert feature["SEEN"] == 1
    text = Path(paths["REPORT"]).read_text("utf-8")
    assert 'class="status good"' in text and "GEOREFERENCING_CONVENTION" in text and "PIXEL_SIZE" in text
    assert "qgis_process run coreg:checkgeolocation" in text


def test_the_report_draws_where_the_image_lies(run, located, tmp_path):
    pytest.importorskip("matplotlib")
    run("checkgeolocation", INPUT=located(SWATH.geolocation()), REPORT=str(tmp_path / "r.html"))
    text = (tmp_path / "r.html").read_text("utf-8")
    assert text.count("<svg") == 1 and "found again" in text


def test_scans_are_counted_and_their_overlap_is_seen(run, located, tmp_path):
    swath = Swath(shape=(160, 300), scan_rows=10)
    path = str(tmp_path / "p.gpkg")
    results = run("checkgeolocation", INPUT=located(swath.geolocation()), POINTS=path)
    assert results["SCANS"] == 16 and results["VALID"]
    assert max(feature["SEEN"] for _, feature in rows(path)) >= 2


def test_nothing_is_written_beside_the_input(run, located, tmp_path):
    image = located(SWATH.geolocation())
    before = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in tmp_path.iterdir()}
    run("checkgeolocation", INPUT=image)
    assert {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in tmp_path.iterdir()} == before


BAD_KEYS = [
    (("PIXEL_STEP=",), "no key PIXEL_STEP"),
    (("LINE_OFFSET=",), "no key LINE_OFFSET"),
    (("X_DATASET=",), "no key X_DATASET"),
    (("Y_BAND=",), "no key Y_BAND"),
    (("PIXEL_STEP=0",), "PIXEL_STEP of .* is 0"),
    (("LINE_STEP=one",), "LINE_STEP of .* is no number"),
    (("Y_BAND=7",), "Y_BAND of .* is 7, but"),
    (("Y_BAND=1",), "X_BAND and Y_BAND"),
    (("Y_DATASET=/nowhere/lost.tif",), r"Y_DATASET of .* does not exist \(/nowhere/lost.tif"),
    (("SRS=",), "no key SRS"),
    (("SRS=nonsense",), "SRS .* is no CRS"),
    (("PIXEL_STEP=3",), "COVERAGE|PIXEL_OFFSET|PIXEL_STEP"),
]


@pytest.mark.parametrize("changes, sentence", BAD_KEYS, ids=[c[0][0] for c in BAD_KEYS])
def test_a_bad_key_is_named(run, located, log, tmp_path, changes, sentence):
    path = str(tmp_path / "r.html")
    results = run("checkgeolocation", INPUT=located(SWATH.geolocation(), *changes), REPORT=path)
    if changes == ("PIXEL_STEP=3",):
        assert re.search(sentence, log.text)
        return
    assert results["VALID"] is False and results["ERRORS"] == 1
    assert re.search(sentence, results["STATUS"]), results["STATUS"]
    assert results["PIXEL_SIZE_X"] is None
    assert len(log.errors) == 1 and 'class="status bad"' in Path(path).read_text("utf-8")


@pytest.mark.parametrize(
    "change, sentence",
    [("GEOREFERENCING_CONVENTION=", "no key GEOREFERENCING_CONVENTION"),
     ("GEOREFERENCING_CONVENTION=CENTER", "neither TOP_LEFT_CORNER nor PIXEL_CENTER")],
)  # fmt: skip
def test_a_convention_that_gdal_guesses_is_a_warning(run, located, log, change, sentence):
    results = run("checkgeolocation", INPUT=located(SWATH.geolocation(), change))
    assert results["VALID"] is True and results["WARNINGS"] == 1
    assert any(sentence in text for text in log.warnings)


def arrays(x=None, y=None):
    given = SWATH.geolocation()
    return type(given)(given.x if x is None else x, given.y if y is None else y, given.layout, given.crs_wkt, True,
                       given.shape)  # fmt: skip


def folded():
    given = SWATH.geolocation()
    y = given.y.copy()
    y[:, ::2] += np.random.default_rng(1).normal(0, 0.05, y[:, ::2].shape)
    return arrays(y=y)


BAD_ARRAYS = {
    "swapped": (lambda: arrays(SWATH.geolocation().y, SWATH.geolocation().x + 90), "SWAPPED", False),
    "latitudes": (lambda: arrays(y=SWATH.geolocation().y + 60), "LATITUDE_RANGE|SWAPPED", False),
    "constant": (lambda: arrays(x=np.full((200, 300), 7.0)), "CONSTANT|FILL", False),
    "folds": (folded, "FOLDS", False),
    "hole": (lambda: with_hole(SWATH.geolocation(), slice(50, 80), slice(60, 90)), "MISSING", True),
    "metres": (lambda: Wavy().geolocation(every(20)), "PIXEL_SIZE", True),
    "narrow over the dateline": (lambda: Swath(centre=(179.9, 5)).geolocation(), "DATELINE.*GDAL_DATELINE", True),
    "anisotropic": (lambda: SWATH.geolocation(every(40, 1)), "GDAL_HOLES", True),
}


@pytest.mark.parametrize("case", BAD_ARRAYS)
def test_what_arrays_hold_is_found(run, located, log, case):
    make, code, valid = BAD_ARRAYS[case]
    results = run("checkgeolocation", INPUT=located(make()))
    assert results["VALID"] is valid, log.text
    assert re.search(code, results["CODES"]), results["CODES"]
    assert (results["ERRORS"] == 0) == valid and bool(log.errors) != valid


def test_layers_of_arrays_that_cannot_be_used_are_left_out(run, located, log, tmp_path):
    path = tmp_path / "o.gpkg"
    results = run("checkgeolocation", INPUT=located(arrays(y=SWATH.geolocation().y + 60)), FOOTPRINT=str(path))
    assert results["FOOTPRINT"] is None and not path.exists()
    assert any("FOOTPRINT cannot be made" in text for text in log.warnings)


def test_a_geotransform_comes_first(run, tmp_path, log):
    from osgeo import gdal

    from coreg_qgis.raster_io.geolocation_attach import write_arrays
    from coreg_qgis.raster_io.geolocation_domain import geolocation_domain

    given = SWATH.geolocation(CENTRED)
    write_arrays(str(tmp_path / "xy.tif"), given)
    path = write_raster(tmp_path / "a.tif", np.ones(given.shape))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.SetMetadata(geolocation_domain(given.layout, ("xy.tif", "xy.tif"), "EPSG:4326"), "GEOLOCATION")
    del dataset
    results = run("checkgeolocation", INPUT=path)
    assert results["VALID"] and "PRECEDENCE" in results["CODES"]
    assert any("has a geotransform too" in text for text in log.warnings)


def test_overviews_with_an_offset_are_a_warning(run, located, log):
    from osgeo import gdal

    path = located(SWATH.geolocation(every(5)))
    gdal.Open(path).BuildOverviews("AVERAGE", [2])
    results = run("checkgeolocation", INPUT=path)
    assert "GDAL_OVERVIEWS" in results["CODES"], log.text


def test_a_raster_without_arrays_is_refused(fails, tmp_path):
    plain = write_raster(tmp_path / "plain.tif", np.ones((20, 20)))
    assert "has no geolocation arrays (metadata domain GEOLOCATION): create them first" in fails(
        "checkgeolocation", INPUT=plain
    )


def test_an_input_is_never_replaced(fails, located):
    path = located(SWATH.geolocation())
    assert "is one of the inputs" in fails("checkgeolocation", INPUT=path, REPORT=path)
