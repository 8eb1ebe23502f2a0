"""Cancelled, a run ends within two seconds and leaves no file."""

from __future__ import annotations

import time

import numpy as np
import pytest
from shifted_pairs import landscape, write_raster

LIMIT = 2.0  # seconds
OUTPUTS = {"OUTPUT": "o.tif", "OVERLAP": "o.gpkg", "WINDOWS": "w.gpkg", "VECTORS": "v.gpkg", "REPORT": "r.html"}


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """2400 x 2400 pixels, moved by (7, -4) px: long enough to be cancelled on the way."""
    folder = tmp_path_factory.mktemp("large")
    scene = landscape(2420, 2420, 3)
    reference, target = scene[10:2410, 10:2410], scene[6:2406, 17:2417]
    return {
        "REFERENCE": write_raster(folder / "reference.tif", reference),
        "TARGET": write_raster(folder / "target.tif", target),
    }


@pytest.fixture
def cancelling(qgis_app):
    """A feedback that cancels at a progress, and remembers when."""
    from qgis.core import QgsProcessingFeedback

    class Cancelling(QgsProcessingFeedback):
        limit, when = 100.0, None

        def setProgress(self, percent):
            super().setProgress(percent)
            if percent >= self.limit and self.when is None:
                self.when = time.monotonic()
                self.cancel()

    return Cancelling()


@pytest.mark.parametrize("percent", [0.1, 10, 30, 50, 61, 80])
def test_coregistration(run, cancelling, large, tmp_path, percent):
    cancelling.limit = percent
    outputs = {name: str(tmp_path / file) for name, file in OUTPUTS.items()}
    result = run("coregisterglobal", using=cancelling, CORRECTION=1, **outputs, **large)
    assert cancelling.when is not None
    assert time.monotonic() - cancelling.when < LIMIT
    assert not any(result.values())
    assert list(tmp_path.iterdir()) == []


def test_apply_shift(run, cancelling, large, tmp_path):
    cancelling.limit = 20
    grid = {"CORRECTION": 3, "RESOLUTION": 7, "RESAMPLING": 4}
    output = str(tmp_path / "out.tif")
    result = run("applyshift", using=cancelling, INPUT=large["TARGET"], X_SHIFT=3, Y_SHIFT=3, OUTPUT=output, **grid)
    assert time.monotonic() - cancelling.when < LIMIT
    assert not any(result.values())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["footprint", "overlap"])
def test_footprints(run, cancelling, large, tmp_path, name):
    cancelling.limit = 20
    inputs = {"INPUT": large["TARGET"]} if name == "footprint" else large
    sink = {"OUTPUT" if name == "footprint" else "OVERLAP": str(tmp_path / "out.gpkg")}
    result = run(name, using=cancelling, **inputs, **sink)
    assert time.monotonic() - cancelling.when < LIMIT
    assert not any(result.values())
    assert list(tmp_path.iterdir()) == []


def test_inputs_are_whole(large):
    from osgeo import gdal

    first, second = (gdal.Open(path).ReadAsArray() for path in large.values())
    np.testing.assert_array_equal(first[0:100, 107:207], second[4:104, 100:200])
