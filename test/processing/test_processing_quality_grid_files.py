"""All outputs of the quality grid as files; what is refused; what a cancelled run leaves."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from fake_grid import points, tie_points
from shifted_pairs import landscape, write_raster

FILES = {
    "POINTS": "Güte punkte.gpkg", "VECTORS": "Pfeile é.shp", "OVERLAP": "Über lapp.geojson", "SHIFTS": "Ver satz.tif",
    "REPORT": "Bericht ü.html", "POINTS_FILE": "Paß punkte.points", "GCP_VRT": "Pass ö.vrt",
    "TIE_POINT_LIST": "Liste ä.txt",
}  # fmt: skip
LIMIT = 2.0  # seconds


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "Ergebnisse für alle"
    made.mkdir()
    return made


@pytest.fixture
def places(folder):
    return {name: str(folder / file) for name, file in FILES.items()}


def test_all_outputs_at_once(run, pair, gridded, folder, places, no_new_files):
    from osgeo import gdal
    from qgis.core import QgsVectorLayer

    result = run("qualitygrid", **pair.inputs, **places)
    assert {name: result[name] for name in FILES} == places
    counts = {name: QgsVectorLayer(result[name]).featureCount() for name in ("POINTS", "VECTORS", "OVERLAP")}
    assert counts == {"POINTS": 6, "VECTORS": 5, "OVERLAP": 1}
    shifts = gdal.Open(result["SHIFTS"])
    assert shifts.RasterCount == 2
    means = [np.nanmean(shifts.GetRasterBand(band).ReadAsArray()) for band in (1, 2)]
    np.testing.assert_allclose(means, (15, 35), atol=4)
    assert len(gdal.Open(result["GCP_VRT"]).GetGCPs()) == 4
    lines = {name: (folder / FILES[name]).read_text("utf-8").splitlines() for name in ("TIE_POINT_LIST", "POINTS_FILE")}
    listed = [line.split() for line in lines["TIE_POINT_LIST"] if not line.startswith("#")]
    assert [float(v) for v in listed[0]] == [501000, 5199000, 500990, 5198970]
    assert len(listed) == 4
    enabled = [line.split(",")[4] for line in lines["POINTS_FILE"] if line[0].isdigit()]
    assert enabled == ["1", "1", "1", "1", "0"]
    page = (folder / FILES["REPORT"]).read_text("utf-8")
    assert "qgis_process run coreg:qualitygrid --" in page and "Geometric quality grid" in page


def test_the_raster_of_one_point_is_its_shift(run, pair, gridded, places):
    from osgeo import gdal

    gridded(tie_points([100, 300], [100, 100], [1.5, 30.0], [2.0, 1.0], inconsistent=[False, True]))
    path = run("qualitygrid", **pair.inputs, SHIFTS=places["SHIFTS"])["SHIFTS"]
    for band, value in ((1, 15), (2, -20)):
        assert np.nanmax(np.abs(gdal.Open(path).GetRasterBand(band).ReadAsArray() - value)) < 1e-4


def test_temporary_files(run, pair, gridded):
    names = ("SHIFTS", "POINTS_FILE", "GCP_VRT", "TIE_POINT_LIST", "REPORT")
    result = run("qualitygrid", **pair.inputs, **dict.fromkeys(names, "TEMPORARY_OUTPUT"))
    endings = {Path(result[name]).suffix for name in names if Path(result[name]).exists()}
    assert endings == {".tif", ".points", ".vrt", ".txt", ".html"}


def test_an_output_never_replaces_an_input(fails, pair, gridded, folder, polygons):
    from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer

    path = str(folder / "mask ü.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(polygons([(0, 0, 1e6, 1e7)]), path, context, options)
    before = Path(path).read_bytes()
    layer = QgsVectorLayer(f"{path}|layername=mask ü", "area")
    assert layer.isValid()
    for mask in (path, layer):
        for name in ("EXTENT_MASK", "TARGET_FOOTPRINT", "REFERENCE_MASK"):
            assert "is one of the inputs" in fails("qualitygrid", **pair.inputs, **{name: mask}, OVERLAP=path)
    for name in ("SHIFTS", "REPORT", "GCP_VRT", "TIE_POINT_LIST", "POINTS"):
        assert "is one of the inputs" in fails("qualitygrid", **pair.inputs, **{name: pair.target})
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize("given, said", [
    ({"POINTS": "a.gpkg", "VECTORS": "a.gpkg"}, "same file"), ({"SHIFTS": "a.vrt"}, "cannot be a VRT"),
    ({"SHIFTS": "a.nonsense"}, "nonsense"), ({"REPORT": "none/a.html"}, "does not exist"),
    ({"GCP_VRT": "a.tif"}, "ends in .vrt"),
])  # fmt: skip
def test_outputs_are_checked_before_long_work(fails, pair, folder, monkeypatch, given, said):
    from coreg_qgis.core import quality_grid

    monkeypatch.setattr(quality_grid, "measure_quality_grid", lambda *a, **o: pytest.fail("measured"))
    assert said in fails("qualitygrid", **pair.inputs, **{name: str(folder / file) for name, file in given.items()})
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("given, said", [
    ({"SPACING": "abc"}, "SPACING"), ({"MAX_POINTS": "many"}, "MAX_POINTS"), ({"MIN_RELIABILITY": 101}, "MIN_REL"),
    ({"POSITIONS": "/nowhere.gpkg"}, "POSITIONS"), ({"CRS": "EPSG:999999"}, "CRS"), ({"TARGET_BAND": 7}, "band 7"),
    ({"WINDOW_SIZE": 0}, "WINDOW_SIZE"),
])  # fmt: skip
def test_values_that_mean_nothing(fails, pair, given, said):
    assert said in fails("qualitygrid", **pair.inputs, **given)


def test_a_crs_that_cannot_hold_the_points(fails, pair, gridded, folder):
    """A gnomonic view of the other side of the earth."""
    far = "PROJ:+proj=gnom +lat_0=-47 +lon_0=-165 +datum=WGS84"
    text = fails("qualitygrid", **pair.inputs, CRS=far, POINTS=str(folder / "p.gpkg"))
    assert "cannot be projected" in text
    assert list(folder.iterdir()) == []


@pytest.fixture
def cancelling(feedback, monkeypatch):
    """``cancelling(module, name)`` cancels the run as soon as that function has done its work."""

    def when(module, name):
        real = getattr(module, name)

        def late(*args, **options):
            result = real(*args, **options)
            feedback.cancel()
            return result

        monkeypatch.setattr(module, name, late)

    return when


@pytest.mark.parametrize("moment", ["_write_layers", "_write_files", "write_report", "say_grid"])
def test_cancelled_while_writing(run, pair, gridded, folder, places, cancelling, moment):
    from coreg_qgis.processing import grid_results, quality_grid

    cancelling(quality_grid if moment == "say_grid" else grid_results, moment)
    assert not any(run("qualitygrid", **pair.inputs, **places).values())
    assert list(folder.iterdir()) == []


def test_cancelled_within_a_layer(run, feedback, pair, gridded, folder, places, monkeypatch):
    from coreg_qgis.processing import outputs

    gridded(points().select(np.arange(6).repeat(5000)))
    real, made = outputs.feature, []

    def counting(*args):
        made.append(1)
        if len(made) == 3000:
            feedback.cancel()
        return real(*args)

    monkeypatch.setattr(outputs, "feature", counting)
    assert not any(run("qualitygrid", **pair.inputs, **places).values())
    assert len(made) < 5000
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("percent", [0.1, 8, 15, 40, 80])
def test_cancelled_while_measuring(run, folder, places, tmp_path, percent, qgis_app):
    from qgis.core import QgsProcessingFeedback

    class Cancelling(QgsProcessingFeedback):
        when = None

        def setProgress(self, value):
            super().setProgress(value)
            if value >= percent and self.when is None:
                self.when = time.monotonic()
                self.cancel()

    scene, feedback = landscape(1620, 1620, 3), Cancelling()
    reference = write_raster(tmp_path / "reference.tif", scene[10:1610, 10:1610])
    target = write_raster(tmp_path / "target.tif", scene[6:1606, 17:1617])
    inputs = {"REFERENCE": reference, "TARGET": target, "POINT_COUNT": 400, "WINDOW_SIZE": 128}
    result = run("qualitygrid", using=feedback, **inputs, **places)
    assert feedback.when is not None and time.monotonic() - feedback.when < LIMIT
    assert not any(result.values())
    assert list(folder.iterdir()) == []
