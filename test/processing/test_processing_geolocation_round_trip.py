"""From delivered coordinates to a map and back: every step keeps places to a hundredth of a pixel."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "core"))
sys.path.append(str(Path(__file__).resolve().parents[1] / "raster_io"))

from geolocated_files import write_bands
from swaths import CENTRED, Swath


@pytest.mark.parametrize(("ending", "factor"), [("vrt", None), ("tif", None), ("vrt", 3)])
def test_created_clipped_moved_and_rectified(run, tmp_path, ending, factor):
    from osgeo import gdal

    swath = Swath(shape=(150, 200), centre=(15.0, 48.0))
    folder = tmp_path / "first"
    folder.mkdir()
    centres = np.meshgrid(np.arange(200) + 0.5, np.arange(150) + 0.5)
    places = [np.asarray(values) for values in swath.place(*centres)]
    image = write_bands(folder / "image.tif", places)  # pixels tell where they are
    given = swath.geolocation(CENTRED)
    xy = write_bands(folder / "xy.tif", [given.x, given.y], crs="EPSG:4326")
    created = run("creategeolocation", INPUT=image, X_RASTER=xy, OUTPUT=str(folder / f"created.{ending}"))["OUTPUT"]
    window = {"COLUMN": 30, "LINE": 20, "WIDTH": 120, "HEIGHT": 90, "FACTOR": factor}
    run("clipgeolocation", INPUT=created, OUTPUT=str(folder / f"clipped.{ending}"), **window)
    shutil.move(str(folder), str(tmp_path / "second"))
    clipped = str(tmp_path / "second" / f"clipped.{ending}")
    checked = run("checkgeolocation", INPUT=clipped)
    assert checked["CLOSURE_MAX_PX"] < 0.01
    rectified = run(
        "rectifygeolocation", INPUT=clipped, CRS="EPSG:4326", RESAMPLING=1, OUTPUT=str(tmp_path / "map.tif")
    )["OUTPUT"]
    dataset = gdal.Open(rectified)
    values, transform = dataset.ReadAsArray(), dataset.GetGeoTransform()
    row, col = np.nonzero(np.isfinite(values[0]) & (values[0] != 0))
    lon, lat = transform[0] + transform[1] * (col + 0.5), transform[3] + transform[5] * (row + 0.5)
    off = swath.pixels_off((values[0][row, col], values[1][row, col]), (lon, lat)) / (factor or 1)
    assert len(off) > 3000 / (factor or 1)
    # The outermost half pixel of an image has no neighbours to interpolate between.
    assert np.percentile(off, 90) < 0.01
