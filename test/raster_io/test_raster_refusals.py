"""What a format or its options cannot do ends in one sentence, whether or not GDAL raises exceptions."""

from __future__ import annotations

import os

import numpy as np
import pytest
from osgeo import gdal

from coreg_qgis.core.errors import CancelledError, CoregError
from coreg_qgis.raster_io.write import write_shifted

pytestmark = pytest.mark.usefixtures("gdal_style")


def refusal(path, output, **options):
    """The one sentence; nothing may be left behind."""
    folder = os.path.dirname(output)
    before = sorted(os.listdir(folder))
    with pytest.raises(CoregError) as caught:
        write_shifted(path, str(output), 1, 1, **options)
    assert sorted(os.listdir(folder)) == before
    text = str(caught.value)
    assert "\n" not in text and ".coreg-" not in text and len(text) < 400
    return text


@pytest.mark.parametrize("name", ["out.asc", "out.bt", "out.hgt", "out.mbtiles", "out.kml"])
def test_formats_that_cannot_hold_the_image(make_raster, noise, tmp_path, name):
    assert name in refusal(make_raster("in.tif", noise((3, 40, 50))), str(tmp_path / name)) or name == "out.mbtiles"


@pytest.mark.parametrize("questions", [1, 2, 3])
def test_cancelled_while_gdal_writes(make_raster, noise, tmp_path, cancelling, questions):
    path = make_raster("in.tif", noise((600, 700)))
    with pytest.raises(CancelledError):
        write_shifted(path, str(tmp_path / "out.tif"), 1, 1, feedback=cancelling(questions))
    assert os.listdir(tmp_path) == ["in.tif"]


@pytest.mark.parametrize("options", [["TILED=YES", "BLOCKXSIZE=100"], ["COMPRESS=LZW", "PREDICTOR=3"]])
def test_options_that_do_not_fit_the_image(make_raster, noise, tmp_path, options):
    path = make_raster("in.tif", noise((300, 300), np.uint16))
    text = refusal(path, str(tmp_path / "out.tif"), options=options)
    assert "creation options" in text


def test_the_state_of_gdal_is_left_alone(make_raster, noise, tmp_path, gdal_style):
    write_shifted(make_raster("in.tif", noise((30, 40))), str(tmp_path / "out.tif"), 1, 1)
    assert bool(gdal.GetUseExceptions()) == (gdal_style == "exceptions")
