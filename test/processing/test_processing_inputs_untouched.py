"""Inputs are never modified: nothing changes, and nothing appears beside them, whoever runs what and in which way."""

from __future__ import annotations

import gc
import shutil

import numpy as np
import pytest
from shifted_pairs import GSD, ORIGIN, write_raster

RASTERS = ("applyshift", "coregisterglobal")
ALGORITHMS = ("footprint", "overlap", "detectglobalshift", *RASTERS)


class Inputs:
    """Copies of the images in a folder of their own."""

    def __init__(self, pair, folder):
        self.folder = folder
        folder.mkdir()
        self.reference, self.target = (
            str(shutil.copy(path, folder / f"{name}.tif"))
            for name, path in (("reference", pair.reference), ("target", pair.target))
        )
        mask = np.zeros((400, 500), np.uint8)
        mask[:40, :40] = 1
        self.mask = write_raster(folder / "mask.tif", mask, dtype=np.uint8)
        self.grid = write_raster(
            folder / "grid.tif", np.ones((200, 250)), gsd=2 * GSD, origin=(ORIGIN[0] + 5, ORIGIN[1])
        )
        self.before = self.contents()

    def contents(self):
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def changed(self):
        """Names of what is new or different; QGIS writes when layers die, so they must be gone."""
        gc.collect()
        after = self.contents()
        return sorted(name for name in {*after, *self.before} if after.get(name) != self.before.get(name))


@pytest.fixture
def inputs(pair, tmp_path):
    return Inputs(pair, tmp_path / "inputs")


def parameters(algorithm, inputs, folder, extension, correction, layer=str):
    """All parameters of an algorithm that read or write a file."""
    out, (reference, target, mask, grid) = folder / "outputs", (
        layer(path) for path in (inputs.reference, inputs.target, inputs.mask, inputs.grid))  # fmt: skip
    out.mkdir(exist_ok=True)
    vectors = {name: str(out / f"{name}.gpkg") for name in ("OVERLAP", "WINDOWS", "VECTORS")}
    pair = {"REFERENCE": reference, "TARGET": target}
    corrected = {"OUTPUT": str(out / f"corrected{extension}"), "CORRECTION": correction, "GRID": grid}
    return {
        "footprint": {"INPUT": target, "OUTPUT": str(out / "footprint.gpkg")},
        "overlap": {**pair, "OVERLAP": vectors["OVERLAP"]},
        "detectglobalshift": {**pair, **vectors, "TARGET_MASK": mask, "REPORT": str(out / "report.html")},
        "applyshift": {"INPUT": target, "X_SHIFT": 3.0, "Y_SHIFT": 4.0, **corrected},
        "coregisterglobal": {**pair, **vectors, **corrected, "REFERENCE_MASK": mask},
    }[algorithm]


CASES = [(name, ".tif", 0) for name in ALGORITHMS]
CASES += [(name, end, kind) for name in RASTERS for end, kind in ((".vrt", 0), (".vrt", 3), (".tif", 1), (".tif", 3))]


@pytest.mark.parametrize("name, extension, correction", CASES)
def test_paths(run, inputs, tmp_path, name, extension, correction):
    run(name, **parameters(name, inputs, tmp_path, extension, correction))
    assert inputs.changed() == []


@pytest.mark.parametrize("name, extension, correction", CASES)
def test_results_loaded_into_the_project(coreg_provider, feedback, inputs, tmp_path, name, extension, correction):
    """QGIS asks the loaded raster for statistics, and a VRT could hand that question on to the input."""
    import processing
    from qgis.core import QgsProject

    given = parameters(name, inputs, tmp_path, extension, correction)
    processing.runAndLoadResults(f"coreg:{name}", given, feedback=feedback)
    layers = QgsProject.instance().mapLayers().values()
    assert len(layers) >= 1 and all(layer.isValid() for layer in layers)
    ask_for_statistics(layers)
    del layers
    QgsProject.instance().clear()
    assert inputs.changed() == []


def ask_for_statistics(layers):
    """What QGIS does when the user chooses another stretch of the colours, or opens the histogram."""
    from qgis.core import QgsRasterBandStats, QgsRasterLayer

    for layer in layers:
        if isinstance(layer, QgsRasterLayer):
            layer.dataProvider().bandStatistics(1, QgsRasterBandStats.Stats.All)
            layer.dataProvider().histogram(1)


@pytest.mark.parametrize("name, extension, correction", CASES)
def test_layers_leave_what_qgis_itself_leaves(run, inputs, tmp_path, name, extension, correction):
    """QGIS keeps the statistics of a layer beside its file when the layer goes; nothing else may be there or differ."""
    from qgis.core import QgsRasterLayer

    for path in (inputs.reference, inputs.target, inputs.mask, inputs.grid):
        layer = QgsRasterLayer(path)
        assert layer.isValid()
        del layer
    gc.collect()
    left_by_qgis = inputs.contents()
    for path in inputs.folder.glob("*.aux.xml"):
        path.unlink()
    given = parameters(name, inputs, tmp_path, extension, correction, QgsRasterLayer)
    run(name, **given)
    del given
    gc.collect()
    after = inputs.contents()
    assert set(inputs.before) <= set(after) <= set(left_by_qgis)
    assert all(left_by_qgis[path] == content for path, content in after.items())


@pytest.mark.parametrize("driver", ["ENVI", "PNG", "HFA"])
def test_other_formats_and_another_crs(run, inputs, tmp_path, driver):
    """PNG keeps its CRS in a .aux.xml, which must stay as it is."""
    from osgeo import gdal

    target, reference = inputs.folder / f"image.{driver.lower()}", inputs.folder / "west.tif"
    gdal.Translate(str(target), inputs.target, format=driver)
    gdal.Warp(str(reference), inputs.reference, dstSRS="EPSG:32632", xRes=GSD, yRes=GSD, resampleAlg="cubic")
    inputs.before = inputs.contents()
    given = {"REFERENCE": str(reference), "TARGET": str(target), "REFERENCE_NODATA": 0}
    found = run("coregisterglobal", OUTPUT=str(tmp_path / "out.vrt"), **given)
    assert found["X_SHIFT_PX"] == pytest.approx(3.25, abs=0.1)
    run("coregisterglobal", OUTPUT=str(tmp_path / "out.tif"), CORRECTION=2, **given)
    run("overlap", OVERLAP="memory:", **given)
    assert inputs.changed() == []


def test_a_layer_of_the_project_by_its_name_and_its_file(run, inputs, tmp_path, qgis_app):
    from qgis.core import QgsProject, QgsRasterLayer

    project = QgsProject.instance()
    project.addMapLayers([QgsRasterLayer(inputs.reference, "fixed"), QgsRasterLayer(inputs.target, "moving")])
    project.clear()
    gc.collect()
    inputs.before = inputs.contents()  # with what QGIS left
    project.addMapLayers([QgsRasterLayer(inputs.reference, "fixed"), QgsRasterLayer(inputs.target, "moving")])
    found = run("detectglobalshift", REFERENCE="fixed", TARGET=inputs.target)
    project.clear()
    assert found["X_SHIFT_PX"] == pytest.approx(3.25, abs=0.05)
    assert inputs.changed() == []


@pytest.mark.parametrize("kind", ["option", "directory", "expression", "static"])
def test_texts_that_are_no_plain_path(run, inputs, tmp_path, kind, qgis_app):
    """QGIS would load what such a text stands for, although GDAL understands it as well."""
    from qgis.core import QgsProperty

    source = {
        "option": f"{inputs.target}|option:NUM_THREADS=1",
        "directory": f"GTIFF_DIR:1:{inputs.target}",
        "expression": QgsProperty.fromExpression(f"'{inputs.target}'"),
        "static": QgsProperty.fromValue(inputs.target),
    }[kind]
    run("overlap", REFERENCE=inputs.reference, TARGET=source, OVERLAP="memory:")
    run("applyshift", INPUT=source, X_SHIFT=1, Y_SHIFT=1, OUTPUT=str(tmp_path / "out.tif"))
    run("detectglobalshift", REFERENCE=inputs.reference, TARGET=source, TARGET_MASK=f"GTIFF_DIR:1:{inputs.mask}")
    assert (tmp_path / "out.tif").exists()
    assert inputs.changed() == []


@pytest.mark.parametrize("name", ALGORITHMS)
def test_qgis_process(qgis_process, inputs, tmp_path, name):
    given = parameters(name, inputs, tmp_path, ".vrt", 0)
    if name == "applyshift":
        given.pop("GRID")
    qgis_process.run(f"coreg:{name}", **given)
    assert inputs.changed() == []
