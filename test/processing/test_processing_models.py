"""A graphical model: the shift that is found moves another image."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal
from shifted_pairs import ORIGIN, SHIFT_M, write_raster


@pytest.fixture
def model(coreg_provider):
    """Detect global shift, then Apply shift to a third raster."""
    from qgis.core import (
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterRasterLayer,
    )

    source = QgsProcessingModelChildParameterSource
    chain = QgsProcessingModelAlgorithm("chain", "test")
    for name in ("reference", "target", "other"):
        chain.addModelParameter(QgsProcessingParameterRasterLayer(name, name), QgsProcessingModelParameter(name))
    detect = QgsProcessingModelChildAlgorithm("coreg:detectglobalshift")
    detect.setChildId("detect")
    for parameter, name in (("REFERENCE", "reference"), ("TARGET", "target")):
        detect.addParameterSources(parameter, [source.fromModelParameter(name)])
    chain.addChildAlgorithm(detect)
    apply = QgsProcessingModelChildAlgorithm("coreg:applyshift")
    apply.setChildId("apply")
    apply.addParameterSources("INPUT", [source.fromModelParameter("other")])
    for parameter, name in (("X_SHIFT", "X_SHIFT_M"), ("Y_SHIFT", "Y_SHIFT_M")):
        apply.addParameterSources(parameter, [source.fromChildOutput("detect", name)])
    output = QgsProcessingModelOutput("moved")
    output.setChildId("apply")
    output.setChildOutputName("OUTPUT")
    apply.setModelOutputs({"moved": output})
    chain.addChildAlgorithm(apply)
    return chain


@pytest.fixture
def other(tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    return write_raster(folder / "other.tif", np.arange(300).reshape(3, 10, 10))


def run_model(model, feedback, inputs, other, output):
    import processing

    given = {"reference": inputs["REFERENCE"], "target": inputs["TARGET"], "other": other}
    return processing.run(model, {**given, "apply:moved": output}, feedback=feedback)


def moved(path):
    x0, _, _, y0, _, _ = gdal.Open(path).GetGeoTransform()
    return x0 - ORIGIN[0], y0 - ORIGIN[1]


def test_the_shift_of_a_known_detection_is_applied(model, feedback, pair, detected, other, tmp_path):
    run_model(model, feedback, pair.inputs, other, str(tmp_path / "moved.tif"))
    assert moved(str(tmp_path / "moved.tif")) == (10, 30)


def test_the_shift_of_a_real_pair_is_applied(model, feedback, pair, other, tmp_path):
    run_model(model, feedback, pair.inputs, other, str(tmp_path / "moved.tif"))
    np.testing.assert_allclose(moved(str(tmp_path / "moved.tif")), SHIFT_M, atol=0.5)


def test_without_a_match_the_model_fails_and_moves_nothing(model, feedback, log, pair, detected, other, tmp_path):
    from qgis.core import QgsProcessingException

    detected(False)
    with pytest.raises(QgsProcessingException) as caught:
        run_model(model, feedback, pair.inputs, other, str(tmp_path / "moved.tif"))
    assert "X_SHIFT" in str(caught.value) + log.text
    assert not (tmp_path / "moved.tif").exists()
