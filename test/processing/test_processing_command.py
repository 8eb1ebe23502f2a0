"""The command that repeats a run, and qgis_process itself."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys

import numpy as np
import pytest
from osgeo import gdal
from shifted_pairs import GSD, ORIGIN, SHIFT_M, SHIFT_PX, write_raster


@pytest.fixture
def words(coreg_provider):
    """The command of coreg:detectglobalshift with some parameters, as the shell takes it apart."""
    from qgis.core import QgsProcessingContext, QgsProject

    from coreg_qgis.processing.command import command

    def split(**parameters):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        text = command(coreg_provider.algorithm("detectglobalshift"), parameters, context)
        if sys.platform != "win32":
            shell = subprocess.run(["sh", "-c", f"printf '%s\\n' {text}"], capture_output=True, text=True, check=True)
            assert shell.stdout.splitlines() == shlex.split(text)
        return shlex.split(text)

    return split


def test_paths_with_blanks_and_quotes_survive_the_shell(words, tmp_path):
    odd = write_raster(tmp_path / "it's $HOME & more.tif", np.ones((4, 4)))
    assert words(REFERENCE=odd, TARGET="b.tif") == [
        "qgis_process",
        "run",
        "coreg:detectglobalshift",
        "--",
        f"REFERENCE={odd}",
        "TARGET=b.tif",
    ]


def test_layers_become_their_files(words, pair, qgis_app):
    from qgis.core import QgsProject, QgsRasterLayer

    layer = QgsRasterLayer(pair.reference, "by name", "gdal")
    QgsProject.instance().addMapLayer(layer)
    try:
        for given in (layer, layer.id(), "by name"):
            assert f"REFERENCE={pair.reference}" in words(REFERENCE=given, TARGET=pair.target)
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


def test_values_are_written_as_qgis_process_reads_them(words, qgis_app):
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsPointXY,
        QgsProcessingFeatureSourceDefinition,
        QgsProcessingOutputLayerDefinition,
        QgsProperty,
        QgsReferencedPointXY,
    )

    point = QgsReferencedPointXY(QgsPointXY(1.5, -2), QgsCoordinateReferenceSystem("EPSG:32633"))
    found = words(
        REFERENCE="a.tif",
        TARGET=QgsProperty.fromValue("b.tif"),
        WINDOW_CENTER=point,
        DERIVE_NODATA=False,
        ESTIMATOR=2,
        MAX_SHIFT=None,
        REFERENCE_FOOTPRINT=QgsProcessingFeatureSourceDefinition("fields.gpkg"),
        WINDOWS=QgsProcessingOutputLayerDefinition("w.gpkg"),
    )
    assert found[4:] == [
        "REFERENCE=a.tif",
        "TARGET=b.tif",
        "WINDOW_CENTER=1.5,-2.0 [EPSG:32633]",
        "DERIVE_NODATA=false",
        "REFERENCE_FOOTPRINT=fields.gpkg",
        "ESTIMATOR=2",
        "WINDOWS=w.gpkg",
    ]


def test_lists_are_given_one_by_one(coreg_provider, tmp_path):
    from qgis.core import QgsProcessingContext

    from coreg_qgis.processing.command import command, settings

    algorithm, context = coreg_provider.algorithm("fittransform"), QgsProcessingContext()
    files = [str(tmp_path / name) for name in ("first points.txt", "b.points")]
    text = command(algorithm, {"POINTS_FILES": files}, context)
    assert shlex.split(text)[4:] == [f"POINTS_FILES={path}" for path in files]
    description = algorithm.parameterDefinition("POINTS_FILES").description()
    assert dict(settings(algorithm, {"POINTS_FILES": files}, context))[description] == ", ".join(files)
    assert dict(settings(algorithm, {}, context))[description] == "not set"


def test_numbers_of_numpy_are_taken_as_they_are(run, pair, tmp_path):
    output = str(tmp_path / "out.tif")
    run("applyshift", INPUT=pair.target, X_SHIFT=np.float64(3.5), Y_SHIFT=np.float32(-2), OUTPUT=output)
    assert gdal.Open(output).GetGeoTransform()[0] == ORIGIN[0] + 3.5


def test_settings_are_read_by_people(coreg_provider, pair):
    from qgis.core import QgsProcessingContext

    from coreg_qgis.processing.command import settings

    algorithm = coreg_provider.algorithm("detectglobalshift")
    rows = dict(settings(algorithm, {**pair.inputs, "ESTIMATOR": 2}, QgsProcessingContext()))
    assert rows["Reference image"] == pair.reference
    assert rows["Sub-pixel estimator"].startswith("Classic")
    assert rows["Resampling for matching"] == "Cubic"
    assert rows["Number of match windows"] == "16"
    assert rows["Maximum shift [px]"] == "not set"
    assert "Report" not in rows
    rows = dict(settings(coreg_provider.algorithm("coregisterdem"), {"DERAMP": 1}, QgsProcessingContext()))
    assert (rows["Steps"], rows["Deramp"]) == ("not set", "Tilt (order 1)")


def test_quoting_for_windows(monkeypatch):
    from coreg_qgis.processing import command

    monkeypatch.setattr(command.os, "name", "nt")
    assert command._quoted(r"INPUT=C:\my images\a.tif") == r'"INPUT=C:\my images\a.tif"'
    assert command._quoted("--") == "--"


def test_qgis_process_runs_footprint_and_overlap_with_their_inputs_alone(qgis_process, pair):
    assert qgis_process.run("coreg:footprint", INPUT=pair.reference)["AREA"] == 400 * 500 * GSD**2
    overlap = qgis_process.run("coreg:overlap", **pair.inputs)
    assert (overlap["SHARE_REFERENCE"], overlap["CRS"]) == (100, "EPSG:32633")


def test_qgis_process_runs_apply_shift(qgis_process, pair, tmp_path):
    output = tmp_path / "out.tif"
    qgis_process.run("coreg:applyshift", INPUT=pair.target, X_SHIFT=3.5, Y_SHIFT=-2, OUTPUT=output)
    assert gdal.Open(str(output)).GetGeoTransform()[0] == ORIGIN[0] + 3.5
    assert "OUTPUT" in qgis_process.run("coreg:applyshift", INPUT=pair.target, X_SHIFT=3.5, Y_SHIFT=-2)


def test_qgis_process_detects_with_its_inputs_alone(qgis_process, pair, no_new_files):
    result = qgis_process.run("coreg:detectglobalshift", **pair.inputs)
    np.testing.assert_allclose([result["X_SHIFT_PX"], result["Y_SHIFT_PX"]], SHIFT_PX, atol=0.05)
    np.testing.assert_allclose([result["X_SHIFT_M"], result["Y_SHIFT_M"]], SHIFT_M, atol=0.5)


def test_qgis_process_coregisters_with_its_inputs_alone(qgis_process, pair, tmp_path):
    assert qgis_process.run("coreg:coregisterglobal", **pair.inputs)["STATUS"].startswith("ok")
    output = tmp_path / "out.tif"
    qgis_process.run("coreg:coregisterglobal", OUTPUT=output, **pair.inputs)
    np.testing.assert_allclose(gdal.Open(str(output)).GetGeoTransform()[0] - ORIGIN[0], SHIFT_M[0], atol=0.5)


def test_the_command_in_the_report_repeats_the_run(qgis_process, run, pair, tmp_path):
    import html
    import re

    report = tmp_path / "report.html"
    result = run("detectglobalshift", REPORT=str(report), WINDOW_COUNT=4, **pair.inputs)
    found = re.search(r"qgis_process run coreg:detectglobalshift --[^<]*", report.read_text("utf-8"))
    arguments = shlex.split(html.unescape(found.group(0)))[1:]
    report.unlink()
    again = json.loads(qgis_process("--json", *arguments).stdout)["results"]
    assert again["X_SHIFT_PX"] == pytest.approx(result["X_SHIFT_PX"], abs=1e-6)
    assert report.exists()


def test_qgis_process_says_why_it_fails(qgis_process, pair):
    done = qgis_process("run", "coreg:overlap", "--", f"REFERENCE={pair.target}", f"TARGET={pair.target}", check=False)
    assert done.returncode == 1
    assert "same file" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout


def test_qgis_process_says_that_nothing_matches(qgis_process, unrelated):
    result = qgis_process.run("coreg:detectglobalshift", **unrelated.inputs)
    assert result["STATUS"].startswith("no match: ")
    assert result.get("X_SHIFT_M") is None
