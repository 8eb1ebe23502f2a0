"""GDAL's global state: errors are collected, everything is put back, and threads do not see each other."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from osgeo import gdal

from coreg_qgis.raster_io.gdal_calls import GdalProblem, gdal_calls, progress_of, reason, small_cache

ROOT = Path(__file__).resolve().parents[2]
NAME = "COREG_TEST_OPTION"


def test_failures_raise_at_the_end(capfd):
    def work():
        with gdal_calls():
            gdal.Error(gdal.CE_Warning, 1, "only a warning")
            gdal.Error(gdal.CE_Failure, 1, "first")
            gdal.Error(gdal.CE_Failure, 1, "second")

    with pytest.raises(GdalProblem, match=r"^first$"):
        work()
    assert capfd.readouterr().err == ""


def test_warnings_pass(capfd):
    with gdal_calls() as log:
        gdal.Error(gdal.CE_Warning, 1, "only a warning")
    assert not log.failures and capfd.readouterr().err == ""


def test_need():
    with gdal_calls() as log:
        assert log.need(5) == 5
    with pytest.raises(GdalProblem, match="no reason"), gdal_calls() as log:
        log.need(None)


def test_own_errors_pass_through():
    with pytest.raises(KeyError), gdal_calls():
        raise KeyError("mine")


def test_failing_calls_raise_the_same_whatever_others_did_to_gdal(gdal_style, capfd):
    with pytest.raises(GdalProblem, match=r"nowhere\.tif"), gdal_calls() as log:
        log.need(gdal.OpenEx("/nowhere.tif", gdal.OF_RASTER | gdal.OF_VERBOSE_ERROR))
    assert capfd.readouterr().err == ""


def test_errors_of_other_kinds_are_not_gdal_s(gdal_style):
    with pytest.raises(RecursionError), gdal_calls():
        raise RecursionError("mine")


def test_handler_is_put_back(capfd):
    seen = []
    with_exceptions = gdal.GetUseExceptions()
    gdal.DontUseExceptions()  # newer QGIS switches them on, and then no handler is asked
    gdal.PushErrorHandler(lambda *problem: seen.append(problem[2]))
    try:
        with pytest.raises(GdalProblem), gdal_calls():
            gdal.Error(gdal.CE_Failure, 1, "inside")
        gdal.Error(gdal.CE_Failure, 1, "outside")
    finally:
        gdal.PopErrorHandler()
        if with_exceptions:
            gdal.UseExceptions()
    assert seen == ["outside"]


def test_configuration_is_local_and_put_back():
    gdal.SetThreadLocalConfigOption(NAME, "before")
    try:
        with gdal_calls(**{NAME: "outer"}):
            with gdal_calls(**{NAME: "inner"}):
                assert gdal.GetConfigOption(NAME) == "inner"
                elsewhere = []
                thread = threading.Thread(target=lambda: elsewhere.append(gdal.GetConfigOption(NAME)))
                thread.start()
                thread.join()
                assert elsewhere == [None]
            assert gdal.GetConfigOption(NAME) == "outer"
        assert gdal.GetConfigOption(NAME) == "before"
    finally:
        gdal.SetThreadLocalConfigOption(NAME, None)


def test_reason_is_the_end_of_a_sentence():
    assert reason(GdalProblem("It failed.")) == "It failed"
    assert reason(GdalProblem("")) == "GDAL gives no reason"
    wkt = 'ENGCRS["my grid",EDATUM[""],CS[Cartesian,2],LENGTHUNIT["metre",1]]'
    assert reason(GdalProblem(f"No way from `{wkt}' to `EPSG:32633'")) == "No way from my grid to `EPSG:32633'"
    assert reason(GdalProblem("/a/.coreg-x1_y/b.tif: no")) == "/a/b.tif: no"


def test_cache_is_small_and_put_back_by_the_last_user():
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(300 << 20)
    try:
        first, second = small_cache(), small_cache()
        first.__enter__()
        assert gdal.GetCacheMax() == 128 << 20
        second.__enter__()
        first.__exit__(None, None, None)
        assert gdal.GetCacheMax() == 128 << 20
        second.__exit__(None, None, None)
        assert gdal.GetCacheMax() == 300 << 20
        with pytest.raises(KeyError), small_cache():
            raise KeyError
        assert gdal.GetCacheMax() == 300 << 20
        gdal.SetCacheMax(10 << 20)
        with small_cache():
            assert gdal.GetCacheMax() == 10 << 20
    finally:
        gdal.SetCacheMax(before)


def test_progress(recorder, cancelling):
    progress = progress_of(recorder)
    assert progress(0.5, "", None) == 1 and recorder.progress == [50]
    assert progress(1.2, "", None) == 1 and recorder.progress == [50, 100]
    assert progress_of(cancelling(0))(0.5, "", None) == 0


def test_a_fresh_process_sees_no_warning_at_all(make_raster, noise, tmp_path):
    """GDAL 3.7 and later warn everybody who has not chosen between exceptions and return values."""
    path = make_raster("in.tif", noise((60, 80)))
    other = make_raster("other.tif", noise((60, 80)), crs="EPSG:32632", geotransform=(972000, 10, 0, 5015000, 0, -10))
    script = f"""
        from coreg_qgis.core.grid import Window
        from coreg_qgis.raster_io.align import output_grid, write_aligned
        from coreg_qgis.raster_io.footprint import footprint, transform_geometry
        from coreg_qgis.raster_io.open import RasterInput, open_pair
        from coreg_qgis.raster_io.output import check_output, driver_for
        from coreg_qgis.raster_io.write import write_shifted
        from osgeo import gdal
        check_output({str(tmp_path / "a.tif")!r}, [], options=["COMPRESS=LZW"])
        driver_for("a.png")
        fixed, moving = open_pair(RasterInput({other!r}), RasterInput({path!r}))
        fixed.read(Window(0, 0, 50, 50), factor=2)
        transform_geometry(footprint(moving), moving.grid.crs_wkt, "EPSG:4326")
        for end in ("tif", "vrt"):
            write_shifted({path!r}, f"{tmp_path}/a.{{end}}", 1, 1)
            grid = output_grid(moving.grid, 1, 1, reference=fixed.grid)
            write_aligned({path!r}, f"{tmp_path}/b.{{end}}", 1, 1, grid, resampling="cubic")
        if hasattr(gdal, "_UserHasSpecifiedIfUsingExceptions"):
            assert not gdal._UserHasSpecifiedIfUsingExceptions()
        assert not gdal.GetUseExceptions()
        print("fine")
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(script)], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "fine\n", "")
