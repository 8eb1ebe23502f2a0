"""Cancelled, a local coregistration ends within two seconds and leaves no file; its progress rises."""

from __future__ import annotations

import time

import numpy as np
import pytest
from distorted_pairs import MEASURED, RESULTS, rows_along, tie_point_layer
from shifted_pairs import landscape, write_raster

LIMIT = 2.0  # seconds


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """1800 x 1800 pixels, moved by (7, -4) px."""
    folder = tmp_path_factory.mktemp("large")
    scene = landscape(1820, 1820, 3)
    paths = [
        write_raster(folder / name, image)
        for name, image in (("reference.tif", scene[10:1810, 10:1810]), ("target.tif", scene[6:1806, 17:1817]))
    ]
    return dict(zip(("REFERENCE", "TARGET"), paths))


@pytest.fixture
def watching(qgis_app):
    """A feedback that keeps every progress, cancels at one, and remembers when."""
    from qgis.core import QgsProcessingFeedback

    class Watching(QgsProcessingFeedback):
        limit, when = 1000.0, None

        def __init__(self):
            super().__init__()
            self.seen = []

        def setProgress(self, percent):
            super().setProgress(percent)
            self.seen.append(percent)
            if percent >= self.limit and self.when is None:
                self.when = time.monotonic()
                self.cancel()

    return Watching()


def files(folder):
    return {name: str(folder / file) for name, file in RESULTS.items()}


@pytest.mark.parametrize("percent", [0.1, 5, 30, 56, 66, 75, 90, 95])
def test_coregistration(run, watching, large, tmp_path, percent):
    watching.limit = percent
    result = run("coregisterlocal", using=watching, **large, WINDOW_SIZE=64, SPACING=60, **files(tmp_path))
    assert watching.when is not None
    assert time.monotonic() - watching.when < LIMIT
    assert not any(result.values())
    assert list(tmp_path.iterdir()) == []


def test_progress_rises_to_its_end(run, watching, pair, tmp_path):
    run("coregisterlocal", using=watching, **pair.inputs, **MEASURED, **files(tmp_path))
    assert np.diff(watching.seen).min() >= -1e-9
    assert watching.seen[0] < 20
    assert watching.seen[-1] > 95
    assert len(set(watching.seen)) > 10


def test_applied_displacement(run, watching, large, tmp_path):
    model = str(tmp_path / "model.json")
    layer = tie_point_layer(rows_along([(10.0, 5.0)] * 9))
    run("coregisterlocal", TARGET=large["TARGET"], TIE_POINTS=layer, MODEL_FILE=model, OUTPUT=None)
    points = tie_point_layer(rows_along([(0.0, 0.0)] * 2000))
    for percent in (10, 80):
        watching.limit, watching.when = percent, None
        result = run(
            "applydisplacement", using=watching, INPUT=large["TARGET"], INPUT_VECTOR=points, DISPLACEMENT=model,
            OUTPUT=f"{tmp_path}/o.tif", OUTPUT_VECTOR=f"{tmp_path}/o.gpkg",
        )  # fmt: skip
        assert time.monotonic() - watching.when < LIMIT
        assert not any(result.values())
        assert [path.name for path in tmp_path.iterdir()] == ["model.json"]
        watching = type(watching)()
