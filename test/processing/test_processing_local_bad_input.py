"""Bad input of the local coregistration: one clear sentence, and nothing is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from distorted_pairs import RESULTS, rows_along, tie_point_layer, write_distorted
from shifted_pairs import write_raster

GOOD = rows_along([(10.0, 20.0)] * 9)


@pytest.fixture(scope="module")
def distorted(tmp_path_factory):
    return write_distorted(tmp_path_factory.mktemp("distorted"))


@pytest.fixture
def refuses(fails, distorted, tmp_path):
    """``refuses(rows, ...)`` runs with such tie points and every output; nothing may be written."""

    def sentence_of(rows, target=None, layer=None, **more):
        made = layer or tie_point_layer(rows, **{k: more.pop(k) for k in ("crs", "fields") if k in more})
        files = {name: str(tmp_path / file) for name, file in RESULTS.items()}
        before = sorted(tmp_path.iterdir())
        text = fails("coregisterlocal", TARGET=target or distorted.target, TIE_POINTS=made, **{**files, **more})
        assert sorted(tmp_path.iterdir()) == before
        return text

    return sentence_of


def test_without_the_needed_fields(refuses):
    fields = ("X_MAP", "Y_MAP", "X_SHIFT_M", "OUTLIER")
    assert "no field Y_SHIFT_M" in refuses([row[:4] for row in GOOD], fields=fields)
    assert "no field X_SHIFT_M and Y_SHIFT_M" in refuses([row[:2] for row in GOOD], fields=fields[:2])


def test_without_points(refuses):
    assert "is empty" in refuses([])


def test_without_a_shift(refuses):
    assert "has a shift" in refuses([(*row[:2], None, None, 0) for row in GOOD])


def table(folder, rows, fields):
    """The file of a table without geometries."""
    path = folder / "table.csv"
    lines = [",".join(fields), *(",".join(map(str, row)) for row in rows)]
    path.write_text("\n".join(lines), "utf-8")
    (folder / "table.csvt").write_text(",".join(["Real"] * len(fields)), "utf-8")
    return str(path)


def test_a_table_needs_coordinates(run, refuses, distorted, tmp_path_factory):
    fields, folder = ("X_MAP", "Y_MAP", "X_SHIFT_M", "Y_SHIFT_M", "OUTLIER"), tmp_path_factory.mktemp("table")
    text = refuses([], layer=table(folder, [row[2:] for row in GOOD], fields[2:]))
    assert '"table" is a table without geometries: give it the fields X_MAP and Y_MAP' in text
    full = table(folder, GOOD, fields)
    assert run("coregisterlocal", TARGET=distorted.target, TIE_POINTS=full, OUTPUT=None)["POINTS_USED"] == len(GOOD)


def test_lines_are_no_tie_points(refuses, qgis_app):
    from qgis.core import QgsVectorLayer

    kind = "LineString?crs=EPSG:32633&field=X_SHIFT_M:double&field=Y_SHIFT_M:double"
    text = refuses([], layer=QgsVectorLayer(kind, "my lines", "memory"))
    assert '"my lines", has no points' in text and "choose a point layer" in text


@pytest.mark.parametrize("given", ["nowhere.gpkg", ""])
def test_what_is_no_layer(refuses, distorted, given):
    given = given or distorted.target
    text = refuses([], layer=given)
    assert given in text and "choose a point layer" in text


@pytest.mark.parametrize("name, ending", [
    ("GCP_VRT", ".vrt"), ("GEOLOCATION_VRT", ".vrt"), ("MODEL_FILE", ".json")
])  # fmt: skip
def test_a_name_that_tells_another_kind_of_file(refuses, tmp_path, name, ending):
    text = refuses(GOOD, **{name: f"{tmp_path}/x.tif"})
    assert f"{tmp_path}/x.tif" in text and f"ends in {ending}" in text


def test_all_outliers(refuses):
    assert "outliers" in refuses(rows_along([(10.0, 20.0)] * 9, outlier=1))


def test_without_a_place(refuses):
    assert "place" in refuses([(None, None, *row[2:]) for row in GOOD])


def test_collinear_points_for_an_affine_model(refuses):
    rows = [(500500 + 100 * i, 5199500 - 100 * i, 10.0, 20.0, 0) for i in range(9)]
    assert "one line" in refuses(rows, MODEL=2)


def test_fewer_than_an_affine_model_needs(refuses):
    assert "at least three" in refuses(GOOD[:2], MODEL=2)


def test_points_of_another_place(refuses):
    assert "far outside the target" in refuses([(row[0] + 900000, *row[1:]) for row in GOOD])


def test_coordinates_that_are_no_coordinates_of_the_geometries(refuses):
    degrees = [(15.0 + i / 100, 47.0, 1e-5, 1e-5, 0) for i in range(9)]
    assert "another CRS" in refuses(degrees, crs="EPSG:4326")


def test_shifts_without_coordinates_in_the_crs_of_the_target(refuses, qgis_app):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=X_SHIFT_M:double&field=Y_SHIFT_M:double", "p", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([1e-5, 1e-5])
    feature.setGeometry(QgsGeometry.fromWkt("Point(15 46.9)"))
    layer.dataProvider().addFeature(feature)
    assert "another CRS" in refuses([], layer=layer)


def test_a_text_for_a_number(refuses, qgis_app):
    from qgis.core import QgsFeature, QgsVectorLayer

    layer = QgsVectorLayer("Point?crs=EPSG:32633&field=X_SHIFT_M:string&field=Y_SHIFT_M:double", "p", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["much", 1.0])
    layer.dataProvider().addFeature(feature)
    assert '"much", which is no number' in refuses([], layer=layer)


def test_nulls_and_duplicates_do_no_harm(run, distorted):
    rows = [*GOOD, GOOD[0], (*GOOD[1][:2], None, None, None), (*GOOD[2][:4], None), (None, None, 900.0, 900.0, 0)]
    result = run("coregisterlocal", TARGET=distorted.target, TIE_POINTS=tie_point_layer(rows), OUTPUT=None)
    assert (result["MODEL_USED"], result["POINTS_USED"]) == ("shift", 11)
    assert result["RMSE_AFTER_PX"] < 1e-9 < result["RMSE_BEFORE_PX"]


def test_nothing_to_measure_against(fails, distorted):
    assert "reference" in fails("coregisterlocal", TARGET=distorted.target)
    layer = tie_point_layer(GOOD)
    text = fails("coregisterlocal", TARGET=distorted.target, TIE_POINTS=layer, ALIGN_TO_REFERENCE=True)
    assert "line up" in text


def test_images_without_a_match_leave_nothing(fails, unrelated, tmp_path):
    files = {name: str(tmp_path / file) for name, file in RESULTS.items()}
    assert "No correction was made" in fails("coregisterlocal", **unrelated.inputs, **files, WINDOW_SIZE=64, SPACING=60)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["OUTPUT", "SHIFTS", "GCP_VRT", "GEOLOCATION_VRT", "MODEL_FILE", "POINTS", "REPORT"])
def test_an_output_is_never_an_input(fails, distorted, name):
    before = os.path.getmtime(distorted.target), os.path.getsize(distorted.target)
    layer = tie_point_layer(GOOD)
    text = fails("coregisterlocal", TARGET=distorted.target, TIE_POINTS=layer, **{name: distorted.target})
    assert "input" in text
    assert (os.path.getmtime(distorted.target), os.path.getsize(distorted.target)) == before


def test_outputs_that_are_the_same_file(refuses, tmp_path):
    both = {"OUTPUT": f"{tmp_path}/same.tif", "SHIFTS": f"{tmp_path}/same.tif"}
    assert "same file" in refuses(GOOD, **both)


@pytest.mark.parametrize("name", ["OUTPUT", "SHIFTS", "MODEL_FILE", "GCP_VRT", "GEOLOCATION_VRT", "REPORT"])
def test_a_folder_that_is_not_there(refuses, tmp_path, name):
    ending = RESULTS[name].split(".")[-1]
    assert "does not exist" in refuses(GOOD, **{name: f"{tmp_path}/no folder/x.{ending}"})


def test_formats_that_cannot_hold_the_result(refuses, tmp_path):
    assert "VRT" in refuses(GOOD, OUTPUT=f"{tmp_path}/o.vrt")
    assert "VRT" in refuses(GOOD, SHIFTS=f"{tmp_path}/s.vrt")


def test_a_raster_of_shifts_needs_floating_point_numbers(refuses, tmp_path):
    assert "floating-point" in refuses(GOOD, SHIFTS=f"{tmp_path}/s.png")


def test_classes_need_nearest(refuses, tmp_path_factory):
    from osgeo import gdal

    path = write_raster(tmp_path_factory.mktemp("classes") / "c.tif", np.ones((400, 400)), dtype=np.uint8)
    image = gdal.Open(path, gdal.GA_Update)
    colours = gdal.ColorTable()
    colours.SetColorEntry(1, (255, 0, 0, 255))
    image.GetRasterBand(1).SetColorTable(colours)
    del image
    assert "nearest" in refuses(GOOD, target=path)


def test_a_later_output_that_fails_takes_the_others_back(refuses, monkeypatch):
    from coreg_qgis.core.errors import OutputError
    from coreg_qgis.report import local_report

    def fail(*args, **options):
        raise OutputError("The disk is full: make room.")

    monkeypatch.setattr(local_report, "write_local_report", fail)
    assert "disk is full" in refuses(GOOD)


@pytest.fixture
def model(run, distorted, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("model") / "model.json")
    run("coregisterlocal", TARGET=distorted.target, TIE_POINTS=tie_point_layer(GOOD), MODEL_FILE=path, OUTPUT=None)
    return path


def changed(model, tmp_path, **values):
    content = json.loads(Path(model).read_text("utf-8"))
    (tmp_path / "changed.json").write_text(json.dumps({**content, **values}), "utf-8")
    return str(tmp_path / "changed.json")


def apply(fails, distorted, tmp_path, **given):
    text = fails("applydisplacement", **{"INPUT": distorted.target, "OUTPUT": f"{tmp_path}/o.tif", **given})
    assert not (tmp_path / "o.tif").exists()
    return text


def test_model_files_that_are_none(fails, distorted, model, tmp_path):
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "other.json").write_text("{}", "utf-8")
    text = Path(model).read_text("utf-8")
    (tmp_path / "cut.json").write_text(text[: len(text) // 2], "utf-8")
    for name in ("binary", "other", "cut"):
        path = str(tmp_path / f"{name}.json")
        sentence = apply(fails, distorted, tmp_path, DISPLACEMENT=path)
        assert "not a displacement model" in sentence and path in sentence
    assert "damaged" in apply(fails, distorted, tmp_path, DISPLACEMENT=changed(model, tmp_path, support=[]))
    assert "newer" in apply(fails, distorted, tmp_path, DISPLACEMENT=changed(model, tmp_path, version=99))
    assert "cannot be read" in apply(fails, distorted, tmp_path, DISPLACEMENT=f"{tmp_path}/missing.json")


def test_files_that_are_not_named_as_models(fails, run, distorted, model, tmp_path):
    (tmp_path / "notes.txt").write_text("hello", "utf-8")
    for path in (str(tmp_path / "notes.txt"), distorted.target):
        sentence = apply(fails, distorted, tmp_path, DISPLACEMENT=path)
        assert f"{path} is not a displacement model" in sentence and "saved" in sentence
    folder = apply(fails, distorted, tmp_path, DISPLACEMENT=str(tmp_path))
    assert f"{tmp_path} cannot be read" in folder
    renamed = tmp_path / "model.txt"
    renamed.write_text(Path(model).read_text("utf-8"), "utf-8")
    assert run("applydisplacement", INPUT=distorted.target, DISPLACEMENT=str(renamed), OUTPUT=f"{tmp_path}/o.tif")


def test_vectors_without_geometries(fails, distorted, model, tmp_path):
    path = table(tmp_path, [(1, 2)], ("A", "B"))
    given = {"DISPLACEMENT": model, "OUTPUT_VECTOR": f"{tmp_path}/o.gpkg"}
    text = fails("applydisplacement", INPUT_VECTOR=path, **given)
    assert '"table" is a table without geometries' in text and "choose a layer" in text
    for other in (distorted.target, "nowhere.gpkg"):
        text = fails("applydisplacement", INPUT_VECTOR=other, **given)
        assert other in text and "choose another one" in text
    assert not (tmp_path / "o.gpkg").exists()


def test_a_raster_in_another_crs_than_the_model(fails, distorted, model, tmp_path):
    other = write_raster(tmp_path / "other.tif", np.ones((50, 50)), epsg=32634)
    text = apply(fails, distorted, tmp_path, DISPLACEMENT=model, INPUT=other)
    assert "32633" in text and "32634" in text and "project" in text


def test_nothing_to_correct_and_nowhere_to_put_it(fails, distorted, model):
    assert "nothing to correct" in fails("applydisplacement", DISPLACEMENT=model)
    assert "without an output" in fails("applydisplacement", DISPLACEMENT=model, INPUT=distorted.target, OUTPUT=None)


def test_applied_outputs_replace_no_input(fails, distorted, model, tmp_path):
    given = {"INPUT": distorted.target, "DISPLACEMENT": model}
    assert "input" in fails("applydisplacement", **given, OUTPUT=distorted.target)
    content = Path(model).read_text("utf-8")
    assert "input" in fails("applydisplacement", **given, OUTPUT=model)
    assert Path(model).read_text("utf-8") == content
    layer = tie_point_layer(GOOD)
    both = {"OUTPUT": f"{tmp_path}/o.tif", "OUTPUT_VECTOR": f"{tmp_path}/o.tif", "INPUT_VECTOR": layer}
    assert "same file" in fails("applydisplacement", **given, **both)
    assert list(tmp_path.iterdir()) == []


def test_vectors_that_cannot_be_brought_to_the_model(fails, model, tmp_path):
    away = tie_point_layer([(500.0, 95.0, 0.0, 0.0, 0)], crs="EPSG:4326")
    given = {"INPUT_VECTOR": away, "DISPLACEMENT": model, "OUTPUT_VECTOR": f"{tmp_path}/o.gpkg"}
    assert "does not exist in the CRS" in fails("applydisplacement", **given)
    assert list(tmp_path.iterdir()) == []
