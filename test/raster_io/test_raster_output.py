"""Outputs: which format, and every reason why nothing can be written, found before long work."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from coreg_qgis.core.errors import InputError, OutputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.raster_io import output as module
from coreg_qgis.raster_io.output import can_create, check_output, driver_for, expected_bytes, scratch_folder, staged
from coreg_qgis.raster_io.write import write_shifted

pytestmark = pytest.mark.usefixtures("gdal_style")


@pytest.mark.parametrize("name, driver", [
    ("a.tif", "GTiff"), ("a.TIFF", "GTiff"), ("a.cog.tif", "COG"), ("a.COG.TIF", "COG"), ("a.vrt", "VRT"),
    ("a.bsq", "ENVI"), ("a.bil", "ENVI"), ("a.bip", "ENVI"), ("a.dat", "ENVI"), ("a.envi", "ENVI"), ("a.img", "HFA"),
    ("a.png", "PNG"), ("/tmp/x.y/a.nc", "netCDF"), ("a.b.tif", "GTiff"),
])  # fmt: skip
def test_driver_by_extension(name, driver):
    if gdal.GetDriverByName(driver) is None:
        pytest.skip(f"this GDAL has no driver {driver}")
    assert driver_for(name) == driver
    assert driver_for(Path(name)) == driver


def test_driver_by_name():
    assert driver_for("a.img", "ENVI") == "ENVI"
    assert driver_for("no_extension", "gtiff") == "GTiff"
    assert driver_for("a.tif", "COG") == "COG"


@pytest.mark.parametrize("name", ["a", "a.xyz123", "a.shp", "a.gpx", "folder.tif/a", ".tif.bak"])
def test_no_driver_for_the_extension(name):
    with pytest.raises(InputError, match=r"has no extension that tells a raster format: use \.tif"):
        driver_for(name)


def test_header_is_not_the_image():
    with pytest.raises(InputError, match="names a header: name the ENVI data file instead"):
        driver_for("a.hdr")


@pytest.mark.parametrize("driver", ["Nonsense", "ESRI Shapefile", "MEM", "HDF5"])
def test_no_such_driver(driver):
    with pytest.raises(InputError, match=f"cannot write the format \"{driver}\": choose another"):
        driver_for("a.tif", driver)


def test_which_drivers_fill_block_by_block():
    assert can_create("GTiff") and can_create("ENVI") and not can_create("COG") and not can_create("PNG")


# --- creation options ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [
    [], ["COMPRESS=DEFLATE", "TILED=YES"], ["compress=deflate"], ["TILED=true", "BIGTIFF=IF_SAFER"], ["ZLEVEL=9"],
    ["BLOCKXSIZE=512", "NUM_THREADS=ALL_CPUS", "MAX_Z_ERROR=0.5"], "COMPRESS=LZW|TILED=YES",
])  # fmt: skip
def test_good_options(tmp_path, options):
    check_output(str(tmp_path / "a.tif"), [], options=options)


@pytest.mark.parametrize("option, message", [
    ("COMPRES=DEFLATE", "The format GTiff has no creation option COMPRES: choose among .*COMPRESS"),
    ("COMPRESS=ZIPPED", "COMPRESS=ZIPPED of the format GTiff is wrong: choose one of .*DEFLATE"),
    ("TILED=MAYBE", "TILED=MAYBE of the format GTiff is wrong: give YES or NO"),
    ("ZLEVEL=nine", "ZLEVEL=nine of the format GTiff is wrong: give a number"),
    ("BLOCKXSIZE=2.5", "BLOCKXSIZE=2.5 of the format GTiff is wrong: give a number"),
    ("COMPRESS", "\"COMPRESS\" is not of the form NAME=VALUE"),
    ("=DEFLATE", "\"=DEFLATE\" is not of the form NAME=VALUE"),
])  # fmt: skip
def test_wrong_options(tmp_path, option, message):
    with pytest.raises(InputError, match=message):
        check_output(str(tmp_path / "a.tif"), [], options=["BIGTIFF=YES", option])


def test_options_of_other_formats(tmp_path):
    check_output(str(tmp_path / "a.bsq"), [], options=["INTERLEAVE=bil"])
    with pytest.raises(InputError, match="The format ENVI has no creation option COMPRESS"):
        check_output(str(tmp_path / "a.bsq"), [], options=["COMPRESS=LZW"])
    with pytest.raises(InputError, match="INTERLEAVE=LINE of the format ENVI is wrong: choose one of"):
        check_output(str(tmp_path / "a.bsq"), [], options=["INTERLEAVE=LINE"])
    check_output(str(tmp_path / "a.cog.tif"), [], options=["COMPRESS=LZW", "BLOCKSIZE=256"])


def test_wrong_option_stops_the_writer_before_it_starts(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((9, 9)))
    with pytest.raises(InputError, match="no creation option FOO"):
        write_shifted(path, str(tmp_path / "out.tif"), 1, 1, options=["FOO=BAR"])
    assert os.listdir(tmp_path) == ["in.tif"]


# --- places --------------------------------------------------------------------------------------------------------


def test_fine_place(make_raster, noise, tmp_path):
    path = make_raster("in.tif", noise((9, 9)))
    check_output(str(tmp_path / "neu ä.tif"), [path])
    assert os.listdir(tmp_path) == ["in.tif"]


def test_relative_output(make_raster, noise, tmp_path, monkeypatch):
    path = make_raster("in.tif", noise((9, 9)))
    monkeypatch.chdir(tmp_path)
    check_output("out.tif", [path])
    write_shifted(path, "out.tif", 1, 1)
    assert (tmp_path / "out.tif").exists()


def test_output_equal_to_an_input(make_raster, noise, tmp_path, monkeypatch):
    path = make_raster("in.tif", noise((9, 9)))
    os.symlink(path, tmp_path / "link.tif")
    os.symlink(tmp_path, tmp_path / "folder")
    monkeypatch.chdir(tmp_path)
    spellings = path, "in.tif", "./in.tif", tmp_path / "link.tif", tmp_path / "folder" / "in.tif", f"{tmp_path}//in.tif"
    for output in spellings:
        with pytest.raises(OutputError, match=r"would overwrite .*in\.tif, which belongs to the input"):
            check_output(output, ["", path])
        with pytest.raises(OutputError, match="would overwrite"):
            write_shifted(path, output, 1, 1)


def test_output_that_would_overwrite_what_belongs_to_an_input(make_raster, noise, tmp_path):
    envi = make_raster("in.bsq", noise((9, 9)), driver="ENVI")
    with pytest.raises(OutputError, match=r"would overwrite .*in\.hdr"):
        check_output(tmp_path / "in.bil", [envi])
    below = make_raster("below.tif", noise((9, 9)))
    write_shifted(below, str(tmp_path / "in.vrt"), 1, 1)
    with pytest.raises(OutputError, match=r"would overwrite .*below\.tif, which belongs to the input .*in\.vrt"):
        check_output(below, [str(tmp_path / "in.vrt")])


def test_envi_header_of_another_raster_is_not_overwritten(make_raster, noise, tmp_path):
    make_raster("other.bsq", noise((9, 9)), driver="ENVI")
    with pytest.raises(OutputError, match=r"other\.hdr belongs to another raster and would be overwritten"):
        check_output(tmp_path / "other.bil", [])
    check_output(tmp_path / "other.bsq", [])


def test_folder_that_is_not_there(tmp_path):
    with pytest.raises(OutputError, match=r"The folder .*missing does not exist: create it"):
        check_output(tmp_path / "missing" / "a.tif", [])


def test_output_that_is_a_folder(tmp_path):
    (tmp_path / "a.tif").mkdir()
    with pytest.raises(OutputError, match="is a folder: name a file in it"):
        check_output(tmp_path / "a.tif", [])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_output_that_is_a_device_or_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "a.tif")
    for path in (tmp_path / "a.tif", "/dev/no-such-device.tif"):
        with pytest.raises(OutputError, match="is a device or a pipe: name a file"):
            check_output(path, [])


def test_memory_is_no_place():
    with pytest.raises(OutputError, match="not a place on disk"):
        check_output("/vsimem/a.tif", [])


def test_folder_that_cannot_be_written_to(tmp_path, monkeypatch):
    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module.tempfile, "mkdtemp", refuse)
    with pytest.raises(OutputError, match=r"Nothing can be written to the folder .* \(Permission denied\): choose"):
        check_output(tmp_path / "a.tif", [])


def test_read_only_disk(make_raster, noise, tmp_path, small_disk):
    path = make_raster("in.tif", noise((9, 9)))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(OutputError, match=r"Nothing can be written to the folder .*Read-only"):
        write_shifted(path, str(small_disk / "out.tif"), 1, 1)


def test_too_little_space(tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    with pytest.raises(OutputError, match=r"needs about \d+\.\d GB, but only \d+\.\d GB are free in .*: make room"):
        check_output(tmp_path / "a.tif", [], expected_bytes=usage.free + 10**9)
    check_output(tmp_path / "a.tif", [], expected_bytes=1000)


def test_expected_bytes(make_raster, noise):
    assert expected_bytes(make_raster("raw.tif", noise((3, 200, 300)))) == 3 * 200 * 300 * 2
    path = make_raster("packed.tif", np.ones((3, 200, 300), np.uint16), options=["COMPRESS=DEFLATE"])
    assert 0 < expected_bytes(path) < 20_000
    grid = GeoGrid((400, 600), (0, 1, 0, 0, 0, -1))
    raw = make_raster("other.tif", noise((200, 300), np.float32))
    assert expected_bytes(raw, grid) == 400 * 600 * 4
    assert expected_bytes("nowhere.tif") == 0


# --- staging -------------------------------------------------------------------------------------------------------


def test_staged_files_arrive_together(tmp_path):
    (tmp_path / "a.bsq").write_text("old")
    (tmp_path / "a.bsq.ovr").write_text("old overview")
    (tmp_path / "b.bsq").write_text("neighbour")
    with staged(str(tmp_path / "a.bsq")) as path:
        assert os.path.basename(path) == "a.bsq" and os.stat(path.rsplit("/", 1)[0]).st_dev == os.stat(tmp_path).st_dev
        Path(path).write_text("new")
        Path(path[:-4] + ".hdr").write_text("header")
        assert (tmp_path / "a.bsq").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["a.bsq", "a.hdr", "b.bsq"]
    assert (tmp_path / "a.bsq").read_text() == "new"


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, MemoryError])
def test_staged_leaves_nothing_after_an_error(tmp_path, error):
    (tmp_path / "a.tif").write_text("old")

    def work():
        with staged(str(tmp_path / "a.tif")) as path:
            Path(path).write_text("half")
            raise error

    with pytest.raises(error):
        work()
    assert os.listdir(tmp_path) == ["a.tif"] and (tmp_path / "a.tif").read_text() == "old"


def test_staged_files_have_usual_rights(tmp_path):
    with staged(str(tmp_path / "a.tif")) as path:
        Path(path).write_text("new")
    (tmp_path / "plain").write_text("x")
    assert (tmp_path / "a.tif").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_scratch_folder_is_gone_afterwards(tmp_path):
    with scratch_folder(str(tmp_path / "a.tif")) as folder:
        assert os.path.dirname(folder) == str(tmp_path)
    assert os.listdir(tmp_path) == []
