"""Bad input ends in one clear sentence, before long work, and leaves nothing behind."""

from __future__ import annotations

import numpy as np
import pytest
from shifted_pairs import ORIGIN, write_raster

FLAT = np.full((400, 500), 1000)
OUTPUTS = {"OUTPUT": "out.tif", "OVERLAP": "o.gpkg", "WINDOWS": "w.gpkg", "VECTORS": "v.gpkg", "REPORT": "r.html"}
CORRECTION = {"OUTPUT", "CREATION_OPTIONS", "FORMAT"}  # parameters that the detection does not have


@pytest.fixture
def refused(fails, tmp_path):
    """``refused(**parameters)`` gives the one sentence of both algorithms; no output may remain."""
    results = tmp_path / "results"
    results.mkdir()
    outputs = {name: str(results / file) for name, file in OUTPUTS.items()}
    layers = {name: place for name, place in outputs.items() if name not in CORRECTION}

    def sentence(**parameters):
        text = fails("coregisterglobal", **{**outputs, **parameters})
        assert list(results.iterdir()) == []
        if not parameters.keys() & CORRECTION:
            assert fails("detectglobalshift", **{**layers, **parameters}) == text
            assert list(results.iterdir()) == []
        return text

    return sentence


def test_no_overlap(refused, pair, tmp_path):
    away = write_raster(tmp_path / "away.tif", FLAT, origin=(ORIGIN[0] + 50000, ORIGIN[1]))
    assert "overlap" in refused(REFERENCE=pair.reference, TARGET=away)


def test_an_overlap_too_small_for_any_window(refused, pair, tmp_path):
    away = write_raster(tmp_path / "strip.tif", FLAT, origin=(ORIGIN[0] + 4970, ORIGIN[1]))
    assert "overlap" in refused(REFERENCE=pair.reference, TARGET=away)


def test_missing_crs(refused, pair, tmp_path):
    text = refused(REFERENCE=pair.reference, TARGET=write_raster(tmp_path / "nocrs.tif", FLAT, epsg=None))
    assert "target image" in text
    assert "nocrs.tif" in text
    assert "coordinate reference system" in text


def test_missing_georeferencing(refused, pair, tmp_path):
    text = refused(REFERENCE=write_raster(tmp_path / "bare.tif", FLAT, gsd=None, epsg=None), TARGET=pair.target)
    assert "reference image" in text
    assert "no georeferencing" in text


def test_the_same_file_twice(refused, pair, tmp_path):
    link = tmp_path / "link.tif"
    link.symlink_to(pair.target)
    assert "same file" in refused(REFERENCE=pair.target, TARGET=pair.target)
    assert "same file" in refused(REFERENCE=str(link), TARGET=pair.target)


@pytest.mark.parametrize("name", ["REFERENCE_BAND", "TARGET_BAND"])
def test_a_band_out_of_range(refused, pair, name):
    text = refused(**pair.inputs, **{name: 3})
    assert "band 3" in text
    assert ("refé.tif" if name == "REFERENCE_BAND" else "target.tif") in text


def test_an_image_without_data(refused, pair, tmp_path):
    empty = write_raster(tmp_path / "empty.tif", FLAT, nodata=1000)
    text = refused(REFERENCE=pair.reference, TARGET=empty)
    assert "empty.tif" in text


def test_a_mask_that_covers_everything(refused, pair, polygons):
    x, y = ORIGIN
    everything = polygons([(x - 100, y - 9000, x + 9000, y + 100)])
    text = refused(TARGET_MASK=everything, **pair.inputs)
    assert "target" in text
    assert "mask" in text


def test_a_window_centre_outside_the_overlap(refused, pair):
    text = refused(WINDOW_CENTER=f"{ORIGIN[0] - 5000},{ORIGIN[1]}", **pair.inputs)
    assert "entre" in text
    assert "overlap" in text


def test_a_layer_that_gdal_cannot_read(fails, pair, polygons, qgis_app):
    from qgis.core import QgsProject, QgsRasterLayer

    from coreg_qgis.core.errors import InputError
    from coreg_qgis.processing.inputs import layer_source

    url = "type=xyz&url=file:///nowhere/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=1&zmin=0"
    tiles = QgsRasterLayer(url, "web tiles", "wms")
    assert tiles.isValid()
    QgsProject.instance().addMapLayer(tiles)
    try:
        text = fails("detectglobalshift", REFERENCE=tiles.id(), TARGET=pair.target)
        assert 'The reference image "web tiles"' in text
        assert "export it to a file" in text
    finally:
        QgsProject.instance().removeMapLayer(tiles.id())
    memory = polygons([(0, 0, 1, 1)])
    assert "REFERENCE" in fails("detectglobalshift", REFERENCE=memory, TARGET=pair.target)
    gone = QgsRasterLayer("/nowhere/gone.tif", "gone", "gdal")
    with pytest.raises(InputError, match="can no longer be read"):
        layer_source(gone, "The target image")


@pytest.mark.parametrize("content", [b"no raster at all", None])
def test_unreadable_and_truncated_files(refused, pair, tmp_path, content):
    path = tmp_path / "broken.tif"
    with open(pair.target, "rb") as file:
        whole = file.read()
    path.write_bytes(content or whole[: len(whole) // 3])
    text = refused(REFERENCE=pair.reference, TARGET=str(path))
    assert "The target image" in text
    assert "broken.tif" in text


def test_a_missing_file(refused, pair):
    text = refused(REFERENCE="/nowhere/at all.tif", TARGET=pair.target)
    assert "/nowhere/at all.tif" in text
    assert "does not exist" in text


@pytest.mark.parametrize("name", ["OUTPUT", "WINDOWS", "REPORT"])
def test_an_output_that_is_an_input(refused, pair, name):
    with open(pair.target, "rb") as file:
        before = file.read()
    text = refused(**pair.inputs, **{name: pair.target})
    assert "target.tif" in text
    with open(pair.target, "rb") as file:
        assert file.read() == before


@pytest.mark.parametrize("name", ["OUTPUT", "VECTORS", "REPORT"])
def test_a_folder_that_does_not_exist(refused, pair, tmp_path, name):
    place = tmp_path / "none" / OUTPUTS[name]
    text = refused(**pair.inputs, **{name: str(place)})
    assert str(place.parent) in text
    assert "does not exist" in text


@pytest.mark.parametrize("name", ["OUTPUT", "VECTORS", "REPORT"])
def test_a_folder_that_cannot_be_written(refused, pair, name):
    assert "/proc" in refused(**pair.inputs, **{name: f"/proc/{OUTPUTS[name]}"})


def test_a_disk_that_is_full(refused, pair, monkeypatch):
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 100))
    assert "free" in refused(**pair.inputs, OUTPUT=str(pair.folder / "never.tif"))
    assert not (pair.folder / "never.tif").exists()


def test_a_wrong_creation_option(refused, pair):
    assert "NONSENSE" in refused(**pair.inputs, CREATION_OPTIONS="NONSENSE=1")
    assert "COMPRESS=BEST" in refused(**pair.inputs, CREATION_OPTIONS="COMPRESS=BEST")
    assert "NOFORMAT" in refused(**pair.inputs, FORMAT="NOFORMAT")


def test_a_mask_that_cannot_be_read(fails, pair, tmp_path):
    (tmp_path / "mask.txt").write_text("nothing")
    text = fails("detectglobalshift", TARGET_MASK=str(tmp_path / "mask.txt"), **pair.inputs)
    assert "mask.txt" in text


def test_a_mask_of_points(fails, pair, qgis_app):
    from qgis.core import QgsVectorLayer

    points = QgsVectorLayer("Point?crs=EPSG:32633", "trees", "memory")
    assert "mask" in fails("detectglobalshift", TARGET_MASK=points, **pair.inputs).lower()


def test_constant_windows_match_nothing(run, log, pair, tmp_path):
    flat = write_raster(tmp_path / "flat.tif", FLAT)
    result = run("detectglobalshift", REFERENCE=pair.reference, TARGET=flat, DERIVE_NODATA=False)
    assert result["STATUS"].startswith("no match: ")
    assert result["X_SHIFT_M"] is None
