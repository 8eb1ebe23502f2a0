"""Clipped swaths and ground control points of swaths: places and pixels stay those of the whole."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "core"))
sys.path.append(str(Path(__file__).resolve().parents[1] / "raster_io"))

from geolocated_files import image_of, pixels_of, write_bands, write_swath
from swaths import CENTRED, Swath, every, random_pixels

SWATH = Swath(shape=(120, 160))


@pytest.fixture
def image(tmp_path):
    return write_swath(tmp_path, SWATH.geolocation(CENTRED), bands=2)


@pytest.fixture
def arrays_of(coreg_provider):
    from coreg_qgis.raster_io.geolocation_domain import read_geolocation

    return read_geolocation


def same_places(found, whole, col_off, row_off, factor=1.0, margin=0.0):
    rows, cols = found.shape
    col, row = random_pixels((rows, cols), 200, margin=margin)
    expected = whole.to_map(col * factor + col_off, row * factor + row_off)
    return np.abs(np.array(found.to_map(col, row)) - expected).max()


@pytest.mark.parametrize("name", ["out.vrt", "out.tif", "out.bsq"])
def test_a_window_of_pixels(run, image, tmp_path, arrays_of, name):
    given = {"COLUMN": 40, "LINE": 30, "WIDTH": 50, "HEIGHT": 20}
    result = run("clipgeolocation", INPUT=image, OUTPUT=str(tmp_path / name), **given)
    found = arrays_of(result["OUTPUT"])
    assert found.shape == (20, 50)
    assert same_places(found, arrays_of(image), 40, 30) < 1e-11
    expected = [image_of(SWATH.shape, seed)[30:50, 40:90] for seed in (0, 1)]
    assert np.array_equal(pixels_of(result["OUTPUT"]), expected)
    assert (result["WINDOW_COLUMN"], result["WINDOW_LINE"]) == (40, 30)
    assert Path(result["ARRAYS_FILE"]).exists()


def test_a_netcdf_file_of_one_band(run, tmp_path, arrays_of):
    image = write_swath(tmp_path, SWATH.geolocation(CENTRED))
    result = run("clipgeolocation", INPUT=image, COLUMN=40, LINE=30, OUTPUT=str(tmp_path / "out.nc"))
    # The format has the centres of the image's own pixels alone: beyond them places are extrapolated.
    assert same_places(arrays_of(result["OUTPUT"]), arrays_of(image), 40, 30, margin=0.5) < 1e-11
    assert np.array_equal(pixels_of(result["OUTPUT"]), image_of(SWATH.shape, 0)[30:, 40:])


def test_areas_on_the_map(run, image, tmp_path, arrays_of, polygons):
    whole = arrays_of(image)
    lon, lat = whole.to_map(80.0, 60.0)
    extent = f"{lon - 0.1},{lon + 0.1},{lat - 0.05},{lat + 0.05} [EPSG:4326]"
    windows = []
    layer = polygons([(lon - 0.1, lat - 0.05, lon + 0.1, lat + 0.05)], "EPSG:4326")
    for given in ({"EXTENT": extent}, {"EXTENT_MASK": layer}, {"EXTENT": extent, "COLUMN": 80}):
        result = run("clipgeolocation", INPUT=image, OUTPUT=str(tmp_path / "out.vrt"), **given)
        windows.append([result[f"WINDOW_{name}"] for name in ("COLUMN", "LINE", "WIDTH", "HEIGHT")])
        assert same_places(arrays_of(result["OUTPUT"]), whole, *windows[-1][:2]) < 1e-11
    assert windows[0] == windows[1]
    col, row, width, height = windows[0]
    assert col < 80 < col + width < 100
    assert row < 60 < row + height < 80
    assert windows[2] == [80, row, width + col - 80, height]


@pytest.mark.parametrize(("given", "factor"), [({"FACTOR": 3}, 3.0), ({"XSIZE": 80}, 2.0)])
def test_coarser_pixels(run, image, tmp_path, arrays_of, given, factor):
    given = {**given, "RESAMPLING": 5}
    for arrays in (0, 1):
        result = run("clipgeolocation", INPUT=image, ARRAYS=arrays, OUTPUT=str(tmp_path / "out.tif"), **given)
        assert (result["OUTPUT_WIDTH"], result["OUTPUT_HEIGHT"]) == (160 // factor, 120 // factor)
        assert same_places(arrays_of(result["OUTPUT"]), arrays_of(image), 0, 0, factor) < 1e-10
        assert bool(result["ARRAYS_FILE"]) is (arrays == 0)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"COLUMN": 150, "WIDTH": 20}, "20 x 120 pixels from column 150, line 0 does not lie within"),
        ({"EXTENT": "0,1,0,1 [EPSG:4326]"}, "area lies outside of"),
        ({"EXTENT": "nonsense"}, "cannot be understood|ncorrect"),
        ({"FACTOR": 2, "XSIZE": 10}, "give one of them"),
        ({"INPUT": "plain.tif"}, "has no geolocation arrays"),
        ({"OUTPUT": "xy.tif"}, "would overwrite"),
        ({"OUTPUT": "image.tif"}, "one of the inputs"),
        ({"OUTPUT": None}, "nothing to do without an output"),
        ({"OUTPUT": "out.jpg"}, "JPEG|pixel values"),
    ],
)
def test_bad_input_is_told_in_a_sentence(fails, image, tmp_path, given, text):
    write_bands(tmp_path / "plain.tif", [image_of((5, 5))])
    full = {"INPUT": "image.tif", "OUTPUT": "out.vrt", **given}
    full = {k: str(tmp_path / v) if k in ("INPUT", "OUTPUT") and v else v for k, v in full.items()}
    before = sorted(tmp_path.iterdir())
    assert re.search(text, fails("clipgeolocation", **full))
    assert sorted(tmp_path.iterdir()) == before


def test_ground_control_points_say_how_wrong_they_are(run, image, tmp_path, arrays_of):
    from osgeo import gdal

    names = {"GCP_VRT": "out.vrt", "POINTS_FILE": "out.points", "POINTS": "out.gpkg"}
    places = {name: str(tmp_path / file) for name, file in names.items()}
    result = run("geolocationtogcps", INPUT=image, COLUMNS=8, LINES=6, **places)
    assert result["POINT_COUNT"] == 48
    assert np.array_equal(pixels_of(places["GCP_VRT"]), [image_of(SWATH.shape, seed) for seed in (0, 1)])
    vrt, whole = gdal.Open(places["GCP_VRT"]), arrays_of(image)
    pixels = np.array([(gcp.GCPPixel, gcp.GCPLine) for gcp in vrt.GetGCPs()])
    gcps = np.array([(gcp.GCPX, gcp.GCPY) for gcp in vrt.GetGCPs()])
    assert np.abs(np.column_stack(whole.to_map(*pixels.T)) - gcps).max() < 1e-10
    lines = Path(places["POINTS_FILE"]).read_text("utf-8").splitlines()
    rows = np.array([line.split(",") for line in lines[2:]], float)
    assert lines[1] == "mapX,mapY,sourceX,sourceY,enable,dX,dY,residual"
    assert np.abs(rows[:, :4] - np.column_stack([gcps, pixels * (1, -1)])).max() < 1e-10
    col, row = (v.ravel() for v in np.meshgrid(np.linspace(0.5, 159.5, 90), np.linspace(0.5, 119.5, 70)))
    for model, options in (("TPS", ["METHOD=GCP_TPS"]), ("ORDER2", ["METHOD=GCP_POLYNOMIAL", "MAX_GCP_ORDER=2"])):
        points, _ok = gdal.Transformer(vrt, None, options).TransformPoints(0, np.column_stack([col, row]).tolist())
        back = whole.to_pixel(*np.array(points)[:, :2].T)
        off = np.hypot(back[0] - col, back[1] - row)
        assert result[f"RMS_{model}"] == pytest.approx(np.sqrt(np.nanmean(off**2)), rel=0.1)
        assert result[f"MAX_{model}"] == pytest.approx(np.nanmax(off), rel=0.15)
    assert result["RMS_TPS"] < result["RMS_ORDER1"]


@pytest.mark.parametrize("centre", [(179.95, 0.0), (-179.95, 30.0)])
def test_ground_control_points_across_the_dateline_go_on(run, tmp_path, centre):
    swath = Swath(shape=(120, 160), centre=centre)
    image = write_swath(tmp_path, swath.geolocation(every(5)))
    result = run("geolocationtogcps", INPUT=image, GCP_VRT=str(tmp_path / "out.vrt"))
    assert result["MAX_TPS"] < 0.5
    assert result["RMS_ORDER3"] < 0.1


def test_what_gcps_cannot_be_made_of(fails, image, tmp_path):
    plain = write_bands(tmp_path / "plain.tif", [image_of((5, 5))])
    assert "has no geolocation arrays" in fails("geolocationtogcps", INPUT=plain, GCP_VRT=str(tmp_path / "o.vrt"))
    wrong = fails("geolocationtogcps", INPUT=image, GCP_VRT=str(tmp_path / "o.tif"))
    assert "ends in .vrt" in wrong
    assert sorted(p.name for p in tmp_path.iterdir()) == ["image.tif", "plain.tif", "xy.tif"]


def test_qgis_process_needs_only_the_input(qgis_process, image, tmp_path):
    given = qgis_process.run("coreg:clipgeolocation", INPUT=image, OUTPUT=str(tmp_path / "out.vrt"))
    assert (given["OUTPUT_WIDTH"], given["OUTPUT_HEIGHT"]) == (160, 120)
    given = qgis_process.run("coreg:creategeolocation", INPUT=image, OUTPUT=str(tmp_path / "new.vrt"))
    assert given["SAMPLE_COLUMNS"] == 160
    assert qgis_process.run("coreg:geolocationtogcps", INPUT=image)["POINT_COUNT"] == 100
    for name in ("clipgeolocation", "creategeolocation"):
        assert qgis_process.run(f"coreg:{name}", INPUT=image)["OUTPUT"].endswith(".vrt")


def test_gcps_near_a_pole_and_too_many(run, fails, log, tmp_path):
    polar = write_swath(tmp_path, Swath(shape=(100, 120), centre=(20.0, 90.0)).geolocation(CENTRED))
    assert run("geolocationtogcps", INPUT=polar)["MAX_TPS"] > 1
    assert any("choose a polar projection" in text for text in log.warnings)
    log.warnings.clear()
    assert run("geolocationtogcps", INPUT=polar, CRS="EPSG:3995")["MAX_TPS"] < 0.5
    assert not log.warnings
    assert "too many to be used: ask for 5000" in fails("geolocationtogcps", INPUT=polar, COLUMNS=110, LINES=90)
