"""Correction by a displacement field: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from known_fields import GRID, Waves
from osgeo import gdal

from coreg_qgis.core.errors import CancelledError, InputError, OutputError
from coreg_qgis.raster_io import aligned_file, field_warp
from coreg_qgis.raster_io.field_warp import write_corrected

pytestmark = pytest.mark.usefixtures("gdal_style")

SHAPE = GRID.shape


def _everything(folder):
    return {p.name: p.read_bytes() for p in sorted(Path(folder).iterdir())}


def test_what_cannot_be_written_is_said_before(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((30, 40)))
    plain = make_raster("plain.tif", noise((30, 40)), geotransform=None, crs="")
    before = _everything(tmp_path)
    for source, output, error, text, others in (
        (path, "out.vrt", InputError, "is a VRT, which cannot hold new pixels: choose", {}),
        (path, "out.tif", InputError, "no resampling method \"sinc\": choose", {"resampling": "sinc"}),
        (path, "in.tif", OutputError, "which belongs to the input", {}),
        (path, "no folder/out.tif", OutputError, "does not exist: create it", {}),
        (path, "out.tif", InputError, "creation option", {"options": ["SENSE=NO"]}),
        (plain, "out.tif", InputError, "no georeferencing: georeference it first", {}),
        (str(tmp_path / "none.tif"), "out.tif", InputError, "none.tif", {}),
    ):
        with pytest.raises(error, match=text):
            write_corrected(source, str(tmp_path / output), Waves(), **others)
    assert _everything(tmp_path) == before


@pytest.mark.parametrize("name, driver", [("out.tif", "GTiff"), ("out.bsq", "ENVI"), ("out.cog.tif", "GTiff")])
@pytest.mark.parametrize("questions", [0, 1, 2, 3])
def test_cancelled(make_raster, noise, tmp_path, cancelling, name, driver, questions, monkeypatch):
    monkeypatch.setattr(aligned_file, "TILE_BYTES", 1)
    make_raster(name, noise((8, 9)), driver=driver)
    path = make_raster("in.tif", noise((300, 300)), nodata=0)
    before = _everything(tmp_path)
    with pytest.raises(CancelledError):
        write_corrected(path, str(tmp_path / name), Waves(), feedback=cancelling(questions))
    assert _everything(tmp_path) == before


@pytest.mark.parametrize("name", ["out.tif", "out.cog.tif"])
def test_truncated_source(make_raster, noise, tmp_path, name, capfd):
    make_raster("out.tif", noise((8, 9)))
    path = make_raster("in.tif", noise((600, 700)), nodata=0, options=["COMPRESS=DEFLATE", "TILED=YES"])
    with open(path, "r+b") as file:
        file.truncate(os.path.getsize(path) // 2)
    before = _everything(tmp_path)
    capfd.readouterr()
    with pytest.raises(InputError, match=r"^The image .*in.tif cannot be read to its end .*damaged or incomplete"):
        write_corrected(path, str(tmp_path / name), Waves())
    assert _everything(tmp_path) == before
    assert capfd.readouterr().err == ""


def test_full_disk(make_raster, noise, tmp_path, small_disk, monkeypatch):
    path = make_raster("in.tif", noise((1500, 1500)), nodata=0)
    with pytest.raises(OutputError, match=r"needs about 0.0 GB, but only 0.0 GB are free"):
        write_corrected(path, str(small_disk / "out.tif"), Waves())
    monkeypatch.setattr(field_warp, "expected_bytes", lambda *_: 0)
    for name in ("out.tif", "out.cog.tif"):
        with pytest.raises(OutputError, match="could not be written"):
            write_corrected(path, str(small_disk / name), Waves())
        assert os.listdir(small_disk) == []


class Failing:
    def displacement(self, x, y):
        if np.ndim(x) == 2:  # only once tiles are made
            raise InputError("The field cannot be read: repair it.")
        return np.zeros_like(x), np.zeros_like(y)


def test_a_model_that_fails_leaves_nothing(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((300, 300)), nodata=0)
    before = _everything(tmp_path)
    with pytest.raises(InputError, match=r"^The field cannot be read: repair it\.$"):
        write_corrected(path, str(tmp_path / "out.tif"), Failing())
    assert _everything(tmp_path) == before
    assert gdal.ReadDir("/vsimem/") in (None, [])


def test_progress_and_no_files_in_memory(make_raster, noise, tmp_path, recorder):
    path = make_raster("in.tif", noise(SHAPE))
    for name in ("a.tif", "b.cog.tif"):
        recorder.progress.clear()
        write_corrected(path, str(tmp_path / name), Waves(), feedback=recorder)
        assert recorder.progress == sorted(recorder.progress) and recorder.progress[-1] == 100
    assert gdal.ReadDir("/vsimem/") in (None, [])
