"""A run that does not complete leaves what stood at the places of its outputs, and nothing of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from distorted_pairs import RESULTS, rows_along, tie_point_layer

GLOBAL = {"OVERLAP": "o.gpkg", "WINDOWS": "w.shp", "VECTORS": "v.geojson", "REPORT": "r.html"}
GRID = {"POINTS": "p.gpkg", "VECTORS": "v.gpkg", "SHIFTS": "s.tif", "GCP_VRT": "g.vrt", "REPORT": "r.html"}


class LateError(RuntimeError):
    """Something that no algorithm expects."""


@pytest.fixture
def late(monkeypatch):
    """``late(name)``: the last check of a block of outputs of an algorithm in that module raises ``what``."""
    from coreg_qgis.core.errors import OutputError
    from coreg_qgis.processing import whole_outputs

    def arm(what=OutputError):
        checks = []

        def check(feedback):
            checks.append(feedback)
            if len(checks) == 2:
                raise what("The disk is full: make room.")

        monkeypatch.setattr(whole_outputs, "check_cancelled", check)

    return arm


@pytest.fixture
def constant(run, pair, tmp_path_factory):
    """The file of a model."""
    path = str(tmp_path_factory.mktemp("model") / "model.json")
    layer = tie_point_layer(rows_along([(10.0, 20.0)] * 9))
    run("coregisterlocal", TARGET=pair.target, TIE_POINTS=layer, MODEL_FILE=path, OUTPUT=None)
    return path


@pytest.fixture
def runs(pair, constant, detected, gridded):
    """{algorithm: (its inputs, its outputs)}"""
    layer = tie_point_layer(rows_along([(10.0, 20.0)] * 9))
    displaced = {"INPUT": pair.target, "INPUT_VECTOR": layer, "DISPLACEMENT": constant}
    return {
        "coregisterlocal": ({"TARGET": pair.target, "TIE_POINTS": layer}, RESULTS),
        "applydisplacement": (displaced, {"OUTPUT": "o.bsq", "OUTPUT_VECTOR": "v.shp"}),
        "coregisterglobal": (pair.inputs, {"OUTPUT": "o.tif", **GLOBAL}),
        "detectglobalshift": (pair.inputs, GLOBAL),
        "qualitygrid": (pair.inputs, GRID),
        "applyshift": ({"INPUT": pair.target, "X_SHIFT": 5, "Y_SHIFT": 5}, {"OUTPUT": "o.tif"}),
        "footprint": ({"INPUT": pair.target}, {"OUTPUT": "f.gpkg"}),
        "overlap": (pair.inputs, {"OVERLAP": "o.gpkg"}),
    }


ALGORITHMS = (
    "coregisterlocal", "applydisplacement", "coregisterglobal", "detectglobalshift", "qualitygrid", "applyshift",
    "footprint", "overlap",
)  # fmt: skip


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("name", ALGORITHMS)
def test_a_late_failure_leaves_the_older_files(fails, run, runs, late, tmp_path, name, older):
    inputs, files = runs[name]
    given = {**inputs, **{output: str(tmp_path / file) for output, file in files.items()}}
    if older:
        run(name, **given)
        (tmp_path / "another file.txt").write_text("mine", "utf-8")
    before = content(tmp_path)
    late()
    assert "disk is full" in fails(name, **given)
    assert content(tmp_path) == before
    assert len(before) >= older * (len(files) + 1)


def test_an_unexpected_error_leaves_the_older_files(run, runs, late, tmp_path):
    inputs, files = runs["coregisterlocal"]
    given = {**inputs, **{output: str(tmp_path / file) for output, file in files.items()}}
    run("coregisterlocal", **given)
    before = content(tmp_path)
    late(LateError)
    with pytest.raises(Exception, match="disk is full"):
        run("coregisterlocal", **given)
    assert content(tmp_path) == before


def test_a_cancelled_run_loads_no_layer(feedback, run, runs, tmp_path, monkeypatch):
    from qgis.core import QgsProcessingContext, QgsProcessingOutputLayerDefinition, QgsProject

    from coreg_qgis.processing import local_results

    real = local_results.write_layer

    def write_and_cancel(*args, **options):
        made = real(*args, **options)
        feedback.cancel()
        return made

    monkeypatch.setattr(local_results, "write_layer", write_and_cancel)
    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    inputs, _ = runs["coregisterlocal"]
    given = {
        name: QgsProcessingOutputLayerDefinition(str(tmp_path / RESULTS[name]), project)
        for name in ("OUTPUT", "POINTS")
    }
    assert not any(run("coregisterlocal", context=context, **inputs, **given).values())
    assert context.layersToLoadOnCompletion() == {}
    assert list(tmp_path.iterdir()) == []


def tables(path):
    """{table: [attributes of its features by fid]}"""
    from osgeo import gdal

    database = gdal.OpenEx(path, gdal.OF_VECTOR)
    layers = [database.GetLayer(i) for i in range(database.GetLayerCount())]
    return {
        layer.GetName(): {
            feature.GetFID(): (feature.items(), feature.GetGeometryRef().ExportToWkt()) for feature in layer
        }
        for layer in layers
    }


def table_in(path, name):
    return f"ogr:dbname='{path}' table=\"{name}\" (geom)"


@pytest.fixture
def database(run, runs, tmp_path):
    """A GeoPackage with a layer of the user and an older result, "blocks"."""
    path = str(tmp_path / "mine.gpkg")
    inputs, _ = runs["coregisterlocal"]
    run("footprint", INPUT=inputs["TARGET"], OUTPUT=path)
    layer = tie_point_layer(rows_along([(1.0, 1.0)] * 16))
    run("coregisterlocal", TARGET=inputs["TARGET"], TIE_POINTS=layer, BLOCKS=table_in(path, "blocks"), OUTPUT=None)
    assert sorted(tables(path)) == ["blocks", "mine"]
    return path


def in_database(runs, path):
    return {**runs["coregisterlocal"][0], "POINTS": table_in(path, "points"), "BLOCKS": table_in(path, "blocks")}


def test_layers_of_an_existing_geopackage_stay(fails, runs, database, late, tmp_path):
    before = tables(database)
    late()
    assert "disk is full" in fails("coregisterlocal", **in_database(runs, database), OUTPUT=None)
    assert tables(database) == before
    assert [path.name for path in tmp_path.iterdir()] == ["mine.gpkg"]


def test_a_completed_run_adds_its_layers_to_a_geopackage(run, runs, database, tmp_path):
    before = tables(database)
    run("coregisterlocal", **in_database(runs, database), OUTPUT=None)
    after = tables(database)
    assert sorted(after) == ["blocks", "mine", "points"]
    assert after["mine"] == before["mine"] and after["blocks"] != before["blocks"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.gpkg"]


def test_a_file_with_several_layers_is_not_replaced(fails, runs, database):
    before = Path(database).read_bytes()
    text = fails("coregisterlocal", **runs["coregisterlocal"][0], POINTS=database, OUTPUT=None)
    assert database in text and "several layers" in text
    assert Path(database).read_bytes() == before


def test_outputs_that_are_the_same_layer(fails, runs, tmp_path):
    path = str(tmp_path / "new.gpkg")
    given = {"POINTS": table_in(path, "new"), "BLOCKS": table_in(path, "new")}
    assert "same layer, new" in fails("coregisterlocal", **runs["coregisterlocal"][0], **given)
    given["BLOCKS"] = path
    assert "same file" in fails("coregisterlocal", **runs["coregisterlocal"][0], **given)


def test_a_layer_of_an_input_is_not_replaced(fails, run, constant, database):
    before = tables(database)
    given = {"INPUT_VECTOR": f"{database}|layername=mine", "DISPLACEMENT": constant}
    text = fails("applydisplacement", **given, OUTPUT_VECTOR=table_in(database, "mine"))
    assert f"replace the layer mine of {database}" in text
    assert tables(database) == before
    run("applydisplacement", **given, OUTPUT_VECTOR=table_in(database, "moved"))
    assert {**before, "moved": tables(database)["moved"]} == tables(database)


def test_a_database_that_is_none(fails, runs, tmp_path):
    path = tmp_path / "none.gpkg"
    path.write_text("no database", "utf-8")
    text = fails("coregisterlocal", **runs["coregisterlocal"][0], POINTS=table_in(path, "points"))
    assert "No layer can be added" in text and os.fspath(path) in text
    assert path.read_text("utf-8") == "no database"
