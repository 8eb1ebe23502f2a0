"""Bad input of the coregistration of elevation models: one clear sentence, and nothing is written."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from dem_files import (
    GSD,
    ORIGIN,
    SHAPE,
    SHIFT,
    moved_heights,
    nmad,
    places,
    read_dem,
    reference_heights,
    terrain,
    write_dem,
)

FILES = {
    "OUTPUT": "aligned.tif", "DIFFERENCE_BEFORE": "before.tif", "DIFFERENCE_AFTER": "after.tif",
    "MODEL_FILE": "model.json", "REPORT": "report.html",
}  # fmt: skip


@pytest.fixture(scope="module")
def dems(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dems")
    return {
        "REFERENCE": write_dem(folder / "reference.tif", reference_heights()),
        "TARGET": write_dem(folder / "aligned.tif", moved_heights()),
    }


@pytest.fixture
def refuses(fails, dems, tmp_path):
    """``refuses(...)`` runs with every output; nothing may be written."""

    def sentence_of(**more):
        folder = tmp_path / "outputs"
        folder.mkdir(exist_ok=True)
        files = {name: str(folder / file) for name, file in FILES.items()}
        text = fails("coregisterdem", **{**dems, **files, **more})
        assert list(folder.iterdir()) == []
        return text

    return sentence_of


def shift_of(found):
    return np.array([found["SHIFT_X_M"], found["SHIFT_Y_M"], found["SHIFT_Z"]])


def test_the_same_file_twice(refuses, dems):
    assert "are the same file" in refuses(TARGET=dems["REFERENCE"])


def test_no_overlap(refuses, tmp_path):
    far = write_dem(tmp_path / "far.tif", moved_heights(), origin=(ORIGIN[0] + 90000, ORIGIN[1]))
    assert "do not overlap" in refuses(TARGET=far)


def test_flat_terrain(refuses, run, tmp_path):
    rng = np.random.default_rng(1)
    flat = {
        name: write_dem(tmp_path / f"{name}.tif", 100 + height + rng.normal(0, 0.01, SHAPE))
        for name, height in (("REFERENCE", 2.0), ("TARGET", 0.0))
    }
    for method in (0, 1, 2):
        text = refuses(**flat, METHOD=method)
        assert "flat" in text or "slopes" in text, text
        assert "vertical shift alone" in text or "wider slopes" in text, text
    found = run("coregisterdem", **flat, METHOD=5, OUTPUT=None)
    assert shift_of(found) == pytest.approx([0, 0, 2], abs=0.01)


def test_a_plane_leaves_one_direction_open(refuses, tmp_path):
    x, y = places()
    rng = np.random.default_rng(1)
    models = {
        name: write_dem(tmp_path / f"{name}.tif", 0.2 * (x - x.min()) + rng.normal(0, 0.01, SHAPE))
        for name in ("REFERENCE", "TARGET")
    }
    text = refuses(**models)
    assert "direction" in text or "aspect" in text, text


def test_masks_that_leave_nothing(refuses, polygons, tmp_path):
    everywhere = polygons([(ORIGIN[0] - 5000, ORIGIN[1] - 9000, ORIGIN[0] + 9000, ORIGIN[1] + 5000)])
    assert "leaves no stable terrain" in refuses(STABLE_MASK=everywhere)
    elsewhere = polygons([(ORIGIN[0] + 50000, ORIGIN[1], ORIGIN[0] + 60000, ORIGIN[1] + 5000)])
    assert "leaves no stable terrain" in refuses(STABLE_MASK=elsewhere, MASK_MODE=1)
    empty = write_dem(tmp_path / "empty.tif", np.zeros(SHAPE), dtype=np.uint8)
    assert "leaves no stable terrain" in refuses(STABLE_MASK=empty, MASK_MODE=1)


def test_a_few_stable_pixels(refuses, polygons):
    left, top = ORIGIN[0] + 500, ORIGIN[1] - 500
    few = polygons([(left, top, left + 5 * GSD, top + 5 * GSD)])
    text = refuses(STABLE_MASK=few, MASK_MODE=1)
    assert "25 stable pixels" in text and "needed" in text


def test_a_mask_without_polygons(refuses, polygons):
    assert "holds no polygons" in refuses(STABLE_MASK=polygons([]))


def test_a_mask_of_points(refuses, tmp_path):
    points = tmp_path / "points.geojson"
    points.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, '
        '"geometry": {"type": "Point", "coordinates": [15, 47]}}]}'
    )
    text = refuses(STABLE_MASK=str(points))
    assert text.endswith("stable terrain is neither a raster nor a polygon layer: choose one of these, or none.")


@pytest.mark.parametrize("name", ["OUTPUT", "DIFFERENCE_AFTER"])
def test_formats_that_hold_no_heights(refuses, tmp_path, name):
    text = refuses(**{name: str(tmp_path / "outputs" / "heights.png")})
    assert text.startswith("The output ") and "one band of floating-point numbers" in text


def test_a_named_format_is_tried_before_the_work(fails, dems, tmp_path, monkeypatch):
    from coreg_qgis.raster_io import dem_load

    monkeypatch.setattr(dem_load, "load_pair", None)
    text = fails("coregisterdem", **dems, FORMAT="PNG", OUTPUT=str(tmp_path / "heights.tif"))
    assert "cannot be written in this format" in text


def test_nothing_but_voids(refuses, tmp_path):
    void = np.full(SHAPE, -9999.0)
    assert "only voids" in refuses(TARGET=write_dem(tmp_path / "void.tif", void))
    assert "only voids" in refuses(REFERENCE=write_dem(tmp_path / "void2.tif", void))


def test_a_band_that_is_not_there(refuses):
    assert "band 3" in refuses(TARGET_BAND=3)


def test_without_georeferencing_or_crs(refuses, tmp_path):
    nowhere = write_dem(tmp_path / "nowhere.tif", moved_heights(), gsd=None, epsg=None)
    assert "no georeferencing" in refuses(TARGET=nowhere)
    unknown = write_dem(tmp_path / "unknown.tif", moved_heights(), epsg=None)
    assert "no coordinate reference system" in refuses(REFERENCE=unknown)


def test_slopes_and_steps_that_cannot_be(refuses):
    assert "not below the steepest" in refuses(MIN_SLOPE=40, MAX_SLOPE=30)
    text = refuses(STEPS="coarse, guess")
    assert '"guess" is no step' in text and "nuth_kaab" in text


def test_models_of_unrelated_terrain(refuses, tmp_path):
    other = write_dem(tmp_path / "other.tif", terrain(*places(), seed=77))
    text = refuses(TARGET=other)
    assert "could not be brought onto each other" in text


@pytest.mark.parametrize("name", ["OUTPUT", "DIFFERENCE_BEFORE", "MODEL_FILE", "REPORT"])
def test_outputs_that_would_replace_an_input(refuses, dems, name, tmp_path):
    copy = shutil.copy(dems["TARGET"], tmp_path / ("model.json" if name == "MODEL_FILE" else "copy.tif"))
    before = copy.read_bytes()
    text = refuses(TARGET=str(copy), **{name: str(copy)})
    assert "input" in text
    assert copy.read_bytes() == before


def test_outputs_that_cannot_be_written(refuses, tmp_path):
    assert "does not exist" in refuses(OUTPUT=str(tmp_path / "missing" / "a.tif"))
    assert "VRT" in refuses(OUTPUT=str(tmp_path / "a.vrt"))
    assert "VRT" in refuses(DIFFERENCE_AFTER=str(tmp_path / "a.vrt"))
    assert ".json" in refuses(MODEL_FILE=str(tmp_path / "a.txt"))
    assert "same file" in refuses(OUTPUT=str(tmp_path / "a.tif"), DIFFERENCE_AFTER=str(tmp_path / "a.tif"))


@pytest.mark.parametrize("mark", [-9999.0, -32768.0, np.nan])
@pytest.mark.parametrize("declared", [True, False])
def test_voids_of_all_kinds(run, dems, tmp_path, mark, declared):
    heights = moved_heights()
    heights[40:70, 60:110] = mark
    heights[:5] = mark
    target = write_dem(tmp_path / "voids.tif", heights, nodata=mark if declared else None)
    found = run("coregisterdem", **{**dems, "TARGET": target}, OUTPUT=str(tmp_path / "o.tif"))
    assert np.abs(shift_of(found) - SHIFT).max() < 0.2
    assert (np.isnan(read_dem(found["OUTPUT"])) == (~np.isfinite(heights) | (heights == mark))).all()


@pytest.mark.parametrize("dtype", [np.int16, np.int32, np.uint16])
def test_whole_numbers(run, dems, tmp_path, dtype):
    models = {
        "REFERENCE": write_dem(tmp_path / "r.tif", np.rint(reference_heights()), dtype=dtype),
        "TARGET": write_dem(tmp_path / "a.tif", np.rint(moved_heights()), dtype=dtype),
    }
    found = run("coregisterdem", **models, OUTPUT=str(tmp_path / "o.tif"))
    assert np.abs(shift_of(found) - SHIFT).max() < 0.4
    from osgeo import gdal

    dataset = gdal.Open(found["OUTPUT"])
    assert dataset.GetRasterBand(1).DataType == gdal.GDT_Float32
    assert not (dataset.ReadAsArray() % 1 == 0).all()  # fractions of the vertical shift are kept


def test_scale_and_offset_of_a_band(run, dems, tmp_path):
    """Heights in decimetres above 500 m, as their file says."""
    from osgeo import gdal

    target = write_dem(tmp_path / "dm.tif", np.rint((moved_heights() - 500) * 10), dtype=np.int16)
    dataset = gdal.Open(target, gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.1)
    dataset.GetRasterBand(1).SetOffset(500)
    dataset = None
    found = run("coregisterdem", **{**dems, "TARGET": target}, OUTPUT=None)
    assert np.abs(shift_of(found) - SHIFT).max() < 0.2


def test_different_resolutions(run, dems, tmp_path, log):
    coarse = (SHAPE[0] // 3, SHAPE[1] // 3)
    target = write_dem(tmp_path / "coarse.tif", moved_heights(shape=coarse, gsd=30.0), gsd=30.0)
    found = run("coregisterdem", **{**dems, "TARGET": target}, OUTPUT=None)
    assert np.abs(shift_of(found) - SHIFT).max() < 1.0
    assert "compared on the pixels of the reference" in log.text


def test_vertical_units_that_differ(run, dems, tmp_path, log):
    from osgeo import gdal

    target = shutil.copy(dems["TARGET"], tmp_path / "feet.tif")
    dataset = gdal.Open(str(target), gdal.GA_Update)
    dataset.GetRasterBand(1).SetUnitType("ft")
    dataset = None
    run("coregisterdem", **{**dems, "TARGET": str(target)}, OUTPUT=None)
    assert any("in ft" in text and "metres" in text for text in log.warnings)


def in_other_crs(source, path, crs, resolution):
    from osgeo import gdal

    gdal.Warp(
        str(path), source, dstSRS=crs, resampleAlg="cubicspline", xRes=resolution[0], yRes=resolution[1],
        dstNodata=-9999, outputType=gdal.GDT_Float32, errorThreshold=0,
    )  # fmt: skip
    return str(path)


def test_a_reference_in_degrees(run, dems, tmp_path, log):
    degrees = in_other_crs(dems["REFERENCE"], tmp_path / "degrees.tif", "EPSG:4326", (1.3e-4, 9e-5))
    found = run(
        "coregisterdem", **{**dems, "REFERENCE": degrees}, OUTPUT=str(tmp_path / "o.tif"), CORRECTION=1,
        DIFFERENCE_AFTER=str(tmp_path / "a.tif"),
    )  # fmt: skip
    assert "projected on the fly" in log.text
    assert np.abs(shift_of(found) - SHIFT).max() < 0.3
    from osgeo import gdal

    aligned, reference = gdal.Open(found["OUTPUT"]), gdal.Open(degrees)
    assert aligned.GetGeoTransform() == reference.GetGeoTransform()
    left = np.where(read_dem(degrees) == -9999, np.nan, read_dem(degrees)) - read_dem(found["OUTPUT"])
    assert np.isfinite(left).mean() > 0.8 and nmad(left) < 0.3 and abs(np.nanmedian(left)) < 0.05


def test_both_in_degrees_count_metres_on_the_ground(run, dems, tmp_path):
    step = (1.3e-4, 9e-5)
    models = {n: in_other_crs(dems[n], tmp_path / f"{n}.tif", "EPSG:4326", step) for n in ("REFERENCE", "TARGET")}
    files = {"OUTPUT": str(tmp_path / "o.tif"), "MODEL_FILE": str(tmp_path / "m.json")}
    found = run("coregisterdem", **models, **files)
    # At the central meridian of the zone, grid north is true north.
    assert np.abs(shift_of(found) - SHIFT).max() < 0.3
    from osgeo import gdal

    places_of = [gdal.Open(path).GetGeoTransform() for path in (models["TARGET"], found["OUTPUT"])]
    east, north = places_of[1][0] - places_of[0][0], places_of[1][3] - places_of[0][3]
    latitude = np.radians(places_of[0][3])
    assert east * 111320 * np.cos(latitude) == pytest.approx(found["SHIFT_X_M"], rel=0.01)
    assert north * 111150 == pytest.approx(found["SHIFT_Y_M"], rel=0.01)
