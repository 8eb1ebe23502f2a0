"""coreg:transformraster: rasters by records of databases, as users run it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from known_transforms import write_list
from shifted_pairs import write_raster
from transform_cases import fitted, renamed, write_database

ROWS, COLS, GSD, LEFT, TOP = 120, 160, 10.0, 500000.0, 5200000.0
SHIFT = (30.0, -50.0)  # input minus reference, map units


def scene(x, y):
    """Heights of the true scene at map coordinates."""
    u, v = (x - LEFT) / GSD, (TOP - y) / GSD
    return 1000 + 300 * np.sin(u / 9 + v / 17) + 200 * np.cos(v / 7)


def moved(x, y):
    """Where the image shows a true place: shifted, turned a little and bent by up to 2 px."""
    u, v = (x - LEFT - 800) / 800, (y - TOP + 600) / 600
    return x + SHIFT[0] + 6 * v + 12 * u * v, y + SHIFT[1] - 6 * u + 10 * u**2


def centres():
    col, row = np.meshgrid(np.arange(COLS) + 0.5, np.arange(ROWS) + 0.5)
    return LEFT + GSD * col, TOP - GSD * row


def tie_places():
    x, y = np.meshgrid(np.linspace(LEFT + 5, LEFT + GSD * COLS - 5, 9), np.linspace(TOP - GSD * ROWS + 5, TOP - 5, 8))
    return x.ravel(), y.ravel()


CURVED = {"xxorder": 3, "xyorder": 3, "yxorder": 3, "yyorder": 3}


def map_record(name="field", **notes):
    return fitted(moved, name, points=tie_places(), **CURVED, **notes)


def pixel_record(name="pixels"):
    """The same transform, between pixels of the image."""

    def pixels(x, y):
        xin, yin = moved(LEFT + GSD * (x - 0.5), TOP - GSD * (y - 0.5))
        return (xin - LEFT) / GSD + 0.5, (TOP - yin) / GSD + 0.5

    x, y = tie_places()
    points = (x - LEFT) / GSD + 0.5, (TOP - y) / GSD + 0.5
    return fitted(pixels, name, points=points, coordinates="pixel", crs="", **CURVED)


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """The image as it was taken: at Q it shows the scene at the P with moved(P) = Q."""
    q = x, y = centres()
    for _ in range(60):
        there = moved(x, y)
        x, y = x + q[0] - there[0], y + q[1] - there[1]
    folder = tmp_path_factory.mktemp("Bilder 1")
    return write_raster(folder / "image ä.tif", scene(x, y), origin=(LEFT, TOP), gsd=GSD, dtype=np.float32)


@pytest.fixture
def database(tmp_path):
    folder = tmp_path / "databases"
    folder.mkdir()
    return write_database(folder / "transforms.db", map_record(), pixel_record())


def read(path):
    from osgeo import gdal

    dataset = gdal.Open(str(path))
    return dataset.ReadAsArray(), dataset.GetGeoTransform()


def inner(margin=9):
    kept = np.zeros((ROWS, COLS), bool)
    kept[margin:-margin, margin:-margin] = True
    return kept


@pytest.mark.parametrize("record", ["field", "pixels"])
def test_the_image_comes_to_its_true_place(run, log, image, database, tmp_path, record):
    before = Path(image).read_bytes()
    result = run("transformraster", INPUT=image, DATABASE=database, RECORD=record, OUTPUT=str(tmp_path / "out.tif"))
    made, geotransform = read(result["OUTPUT"])
    assert geotransform == (LEFT, GSD, 0, TOP, 0, -GSD)
    np.testing.assert_allclose(made[inner()], scene(*centres())[inner()], rtol=0, atol=2)
    uncorrected = read(image)[0]
    assert np.abs(uncorrected - scene(*centres()))[inner()].max() > 100
    assert not log.warnings
    assert Path(image).read_bytes() == before


def test_a_raster_and_a_vector_layer_move_the_same_way(run, image, database, tmp_path):
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    true = LEFT + 700, TOP - 500
    layer = QgsVectorLayer("Point?crs=EPSG:32633", "drawn", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*map(float, moved(*true)))))
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    result = run("transformvector", INPUT=layer, DATABASE=database, RECORD="field", OUTPUT="memory:")
    point = next(result["OUTPUT"].getFeatures()).geometry().asPoint()
    assert (point.x(), point.y()) == pytest.approx(true, abs=1e-3)


def test_what_the_record_does_not_say_can_be_said(run, fails, image, tmp_path):
    unknown = write_database(tmp_path / "iraf.db", renamed(map_record(), coordinates="unknown", crs=""))
    text = fails("transformraster", INPUT=image, DATABASE=unknown, OUTPUT=str(tmp_path / "no.tif"))
    assert "takes nothing of the raster" in text  # map coordinates are no pixels of this image
    result = run("transformraster", INPUT=image, DATABASE=unknown, COORDINATES=1, OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_allclose(read(result["OUTPUT"])[0][inner()], scene(*centres())[inner()], rtol=0, atol=2)


def test_range_boundary_and_flux_reach_the_image(run, image, database, tmp_path):
    given = {"INPUT": image, "DATABASE": database, "RECORD": "pixels", "RESAMPLING": 1}
    limits = {"XMIN": -19, "XMAX": 180, "YMIN": 1, "YMAX": 120}
    made, geotransform = read(
        run("transformraster", **given, **limits, BOUNDARY=1, OUTPUT=str(tmp_path / "near.tif"))["OUTPUT"]
    )
    assert made.shape == (120, 200)
    assert geotransform[0] == LEFT - 20 * GSD
    assert np.isfinite(made).all()
    np.testing.assert_allclose(made[20:100, 30:170], scene(*centres())[20:100, 10:150], rtol=0, atol=12)
    constant, _ = read(
        run("transformraster", **given, **limits, CONSTANT=-5, OUTPUT=str(tmp_path / "const.tif"))["OUTPUT"]
    )
    assert (constant[:, :12] == -5).all()
    coarse = {"XSCALE": 2, "YSCALE": 2, "FLUX_CONSERVE": True}
    flux, geotransform = read(run("transformraster", **given, **coarse, OUTPUT=str(tmp_path / "f.tif"))["OUTPUT"])
    assert flux.shape == (60, 80)
    assert geotransform[1] == 20
    assert np.nanmedian(flux[10:50, 10:70]) == pytest.approx(4 * np.median(scene(*centres())), rel=0.05)


def test_a_reference_raster_gives_the_grid(run, image, database, tmp_path):
    lender = write_raster(tmp_path / "lender.tif", np.ones((40, 50)), origin=(LEFT + 400, TOP - 300), gsd=12.0)
    given = {"INPUT": image, "DATABASE": database, "RECORD": "field", "REFERENCE": lender}
    made, geotransform = read(run("transformraster", **given, OUTPUT=str(tmp_path / "out.tif"))["OUTPUT"])
    assert made.shape == (40, 50)
    assert geotransform == (LEFT + 400, 12, 0, TOP - 300, 0, -12)
    col, row = np.meshgrid(np.arange(50) + 0.5, np.arange(40) + 0.5)
    expected = scene(LEFT + 400 + 12 * col, TOP - 300 - 12 * row)
    np.testing.assert_allclose(made, expected, rtol=0, atol=2)


def test_files_without_resampling(run, image, database, tmp_path):
    from osgeo import gdal

    places = {name: str(tmp_path / f"{name}.vrt") for name in ("GCP_VRT", "GEOLOCATION_VRT")}
    result = run("transformraster", INPUT=image, DATABASE=database, RECORD="field", OUTPUT=None, **places)
    assert result["OUTPUT"] is None
    for name, path in places.items():
        assert result[name] == path
        np.testing.assert_array_equal(read(path)[0], read(image)[0])
    points = gdal.Open(places["GCP_VRT"]).GetGCPs()
    xin, yin = moved(np.array([p.GCPX for p in points]), np.array([p.GCPY for p in points]))
    np.testing.assert_allclose((xin - LEFT) / GSD, [p.GCPPixel for p in points], rtol=0, atol=0.001)
    np.testing.assert_allclose((TOP - yin) / GSD, [p.GCPLine for p in points], rtol=0, atol=0.001)
    assert (tmp_path / "GEOLOCATION_VRT.geolocation.tif").exists()


def test_a_fit_and_the_warp_by_it(run, image, tmp_path):
    x, y = tie_places()
    ties = write_list(tmp_path / "ties.txt", np.column_stack([x, y]), np.column_stack(moved(x, y)))
    made = str(tmp_path / "new.db")
    orders = dict.fromkeys(("XXORDER", "XYORDER", "YXORDER", "YYORDER"), 3)
    run("fittransform", POINTS_FILES=[ties], COORDINATES=1, DATABASE=made, **orders)
    result = run("transformraster", INPUT=image, DATABASE=made, COORDINATES=1, OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_allclose(read(result["OUTPUT"])[0][inner()], scene(*centres())[inner()], rtol=0, atol=2)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"DATABASE": "/nowhere/a.db"}, "There is no database /nowhere/a.db"),
        ({"RECORD": "other"}, 'holds no record "other": name one of field, pixels'),
        ({"RECORD": ""}, "holds several records: name one of field, pixels"),
        ({"INPUT": "/nowhere/a.tif"}, "/nowhere/a.tif does not exist"),
        ({"OUTPUT": None}, "There is nothing to do without an output"),
        ({"OUTPUT": "/nowhere/out.tif"}, "folder of the output /nowhere/out.tif does not exist"),
        ({"OUTPUT": "out.vrt"}, "is a VRT, which cannot hold new pixels"),
        ({"XMIN": 5, "XMAX": 2}, "XMIN 5 is not below XMAX 2"),
        ({"XSCALE": -1}, "XSCALE -1 is no size of a pixel"),
        ({"NCOLS": 0}, "An output of 0 pixels along X is none"),
        ({"XMIN": "wide"}, "XMIN is no number: wide was given"),
        ({"XMIN": 0, "XMAX": 100, "YMIN": 0, "YMAX": 100}, "takes nothing of the raster"),
    ],
)
def test_bad_input_is_told_in_a_sentence(fails, image, database, tmp_path, given, text):
    start = {"INPUT": image, "DATABASE": database, "RECORD": "field", "OUTPUT": str(tmp_path / "out.tif")}
    if given.get("OUTPUT") == "out.vrt":
        given = {"OUTPUT": str(tmp_path / "out.vrt")}
    assert text in fails("transformraster", **{**start, **given})
    assert not list(tmp_path.glob("out*"))


def test_inputs_are_not_overwritten(fails, image, database):
    given = {"INPUT": image, "DATABASE": database, "RECORD": "field"}
    for output in (image, database):
        before = Path(output).read_bytes()
        fails("transformraster", **given, OUTPUT=output, FORMAT="GTiff")
        assert Path(output).read_bytes() == before


def test_a_damaged_database_names_its_line(fails, image, database, tmp_path):
    lines = Path(database).read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if "surface1" in line)
    broken = tmp_path / "broken.db"
    broken.write_text("\n".join(lines[: number + 4]), "utf-8")
    text = fails("transformraster", INPUT=image, DATABASE=str(broken), OUTPUT=str(tmp_path / "out.tif"))
    assert "broken.db, line" in text


def test_a_raster_in_another_crs_is_named(fails, image, tmp_path):
    other = write_database(tmp_path / "o.db", renamed(map_record(), crs="EPSG:32634"))
    text = fails("transformraster", INPUT=image, DATABASE=other, OUTPUT=str(tmp_path / "out.tif"))
    assert "in EPSG:32633, the record field in EPSG:32634" in text


def test_what_is_extrapolated_is_said(run, log, image, tmp_path):
    x, y = tie_places()
    west = x < LEFT + 800
    half = fitted(moved, "half", points=(x[west], y[west]), **CURVED)
    path = write_database(tmp_path / "half.db", half)
    run("transformraster", INPUT=image, DATABASE=path, OUTPUT=str(tmp_path / "out.tif"))
    assert any("lie outside the limits of the record" in text for text in log.warnings)


def test_a_cancelled_run_keeps_what_stood_there(coreg_provider, image, database, tmp_path):
    import processing
    from qgis.core import QgsProcessingFeedback

    class Cancelling(QgsProcessingFeedback):
        def setProgress(self, progress):
            super().setProgress(progress)
            self.cancel()

    old = tmp_path / "out.tif"
    old.write_bytes(b"older")
    given = {"INPUT": image, "DATABASE": database, "RECORD": "field", "OUTPUT": str(old)}
    processing.run(
        "coreg:transformraster", {**given, "GEOLOCATION_VRT": str(tmp_path / "g.vrt")}, feedback=Cancelling()
    )
    assert old.read_bytes() == b"older"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["databases", "out.tif"]


def test_qgis_process_needs_only_the_inputs(qgis_process, image, tmp_path):
    path = write_database(tmp_path / "one.db", map_record())
    result = qgis_process.run("coreg:transformraster", INPUT=image, DATABASE=path)
    assert result["OUTPUT"].endswith(".tif")  # temporary, gone with the program
    result = qgis_process.run("coreg:transformraster", INPUT=image, DATABASE=path, OUTPUT=str(tmp_path / "out.tif"))
    np.testing.assert_allclose(read(result["OUTPUT"])[0][inner()], scene(*centres())[inner()], rtol=0, atol=2)
