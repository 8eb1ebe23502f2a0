"""What is refused before long work, and what a cancel in the last moment leaves."""

from __future__ import annotations

import numpy as np
import pytest
from shifted_pairs import write_raster


@pytest.mark.parametrize("places", [
    {"OUTPUT": "x.tif", "REPORT": "x.tif"}, {"WINDOWS": "z.gpkg", "VECTORS": "./z.gpkg"},
    {"OUTPUT": "y.tif", "WINDOWS": "y.tif"},
])  # fmt: skip
def test_outputs_that_are_the_same_file(fails, pair, tmp_path, places):
    paths = {name: f"{tmp_path}/{file}" for name, file in places.items()}
    text = fails("coregisterglobal", **pair.inputs, **paths)
    assert all(name in text for name in places) and "same file" in text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given, said", [
    ({"WINDOW_CENTER": "nan,nan"}, "no point"), ({"WINDOW_CENTER": "500000,5200000 [EPSG:999999]"}, "CRS"),
    ({"TARGET_NODATA": "abc"}, "abc"),
])  # fmt: skip
def test_values_that_mean_nothing(fails, pair, given, said):
    assert said in fails("detectglobalshift", **pair.inputs, **given)


def test_corrections_that_cannot_be_are_refused_before_the_detection(fails, pair, tmp_path, monkeypatch):
    from coreg_qgis.core import global_shift

    monkeypatch.setattr(global_shift, "detect_global_shift", lambda *a, **o: pytest.fail("detected"))
    out = {"OUTPUT": str(tmp_path / "x.tif")}
    text = fails("coregisterglobal", **pair.inputs, **out, CORRECTION=3, RESOLUTION=1e9)
    assert "larger than the image" in text
    text = fails("coregisterglobal", **pair.inputs, **out, CREATION_OPTIONS="TILED=YES|BLOCKXSIZE=100")
    assert "creation options" in text
    text = fails("coregisterglobal", **pair.inputs, OUTPUT=str(tmp_path / "x.gpkg"))
    assert "changes pixel values" in text


def test_classes_are_refused_early(fails, pair, tmp_path):
    from osgeo import gdal

    path = write_raster(tmp_path / "classes.tif", np.ones((50, 50)), dtype=np.uint8)
    table = gdal.ColorTable()
    table.SetColorEntry(1, (255, 0, 0, 255))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetColorTable(table)
    dataset = None
    text = fails("coregisterglobal", REFERENCE=pair.reference, TARGET=path, CORRECTION=1, OUTPUT=f"{tmp_path}/x.tif")
    assert "nearest" in text


def test_one_window_at_the_given_centre(run, log, pair):
    result = run(
        "detectglobalshift", **pair.inputs, WINDOW_CENTER="502500,5198000", WINDOW_COUNT=4, WINDOW_SIZE_X=128,
        WINDOWS="memory:",
    )
    assert "the one window around it" in log.text and result["WINDOWS"].featureCount() == 1


@pytest.mark.parametrize("moment", ["image", "results"])
def test_cancelled_in_the_last_moment(run, feedback, pair, tmp_path, detected, monkeypatch, moment):
    from coreg_qgis.processing import coregister_global as module

    name = {"image": "write_corrected", "results": "write_results"}[moment]
    real = getattr(module, name)

    def late(*args, **options):
        result = real(*args, **options)
        feedback.cancel()
        return result

    monkeypatch.setattr(module, name, late)
    files = {"OUTPUT": "o.bsq", "OVERLAP": "o.gpkg", "WINDOWS": "w.gpkg", "VECTORS": "v.gpkg", "REPORT": "r.html"}
    result = run("coregisterglobal", **pair.inputs, **{k: f"{tmp_path}/{v}" for k, v in files.items()})
    assert not any(result.values())
    assert list(tmp_path.iterdir()) == []
