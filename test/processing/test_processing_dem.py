"""The coregistration of elevation models: shifts against truth, and what becomes of every output."""

from __future__ import annotations

import json

import numpy as np
import pytest
from dem_files import (
    GSD,
    ORIGIN,
    SHAPE,
    SHIFT,
    moved_heights,
    nmad,
    places,
    read_dem,
    reference_heights,
    terrain,
    write_dem,
)

FILES = {
    "OUTPUT": "aligned.tif", "DIFFERENCE_BEFORE": "before.tif", "DIFFERENCE_AFTER": "after.tif",
    "MODEL_FILE": "model.json", "REPORT": "report.html",
}  # fmt: skip


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dems")
    return {
        "REFERENCE": write_dem(folder / "reference.tif", reference_heights()),
        "TARGET": write_dem(folder / "aligned.tif", moved_heights()),
    }


@pytest.fixture
def outputs(tmp_path):
    return {name: str(tmp_path / file) for name, file in FILES.items()}


def shift_of(found):
    return np.array([found["SHIFT_X_M"], found["SHIFT_Y_M"], found["SHIFT_Z"]])


@pytest.mark.parametrize("method", [0, 1, 2, 3, 4])
def test_every_method_finds_the_shift(run, models, method):
    found = run("coregisterdem", **models, METHOD=method, OUTPUT=None)
    away = shift_of(found) - SHIFT
    # A turn shares a little of what a shift does; the others are held by all slopes.
    assert np.abs(away).max() < (0.6 if method > 1 else 0.2)
    assert found["NMAD_AFTER"] < 0.35 < 1.0 < found["NMAD_BEFORE"]
    assert found["CONVERGED"] == 1 and found["STATUS"] == "ok" and found["OUTPUT"] is None
    assert found["ITERATIONS"] >= 1
    assert abs(found["MEDIAN_AFTER"]) < 0.05 < abs(found["MEDIAN_BEFORE"])


def test_georeferencing_moves_and_raises_and_leaves_the_rest(run, models, outputs):
    from osgeo import gdal

    found = run("coregisterdem", **models, **outputs)
    aligned = gdal.Open(found["OUTPUT"])
    place = aligned.GetGeoTransform()
    assert np.allclose((place[0] - ORIGIN[0], place[3] - ORIGIN[1]), shift_of(found)[:2], atol=1e-6)
    assert (place[1], place[5]) == (GSD, -GSD)
    raised = read_dem(found["OUTPUT"]) - read_dem(models["TARGET"])
    assert np.allclose(raised, found["SHIFT_Z"], atol=1e-3)
    assert aligned.GetRasterBand(1).DataType == gdal.GDT_Float32


def test_on_the_grid_of_the_reference(run, models, outputs):
    from osgeo import gdal

    found = run("coregisterdem", **models, **outputs, CORRECTION=1)
    reference, aligned = gdal.Open(models["REFERENCE"]), gdal.Open(found["OUTPUT"])
    assert aligned.GetGeoTransform() == reference.GetGeoTransform()
    assert (aligned.RasterYSize, aligned.RasterXSize) == SHAPE
    heights, before, after = (read_dem(found[n]) for n in ("OUTPUT", "DIFFERENCE_BEFORE", "DIFFERENCE_AFTER"))
    left = reference_heights() - heights
    assert nmad(left) < 0.25 and abs(np.nanmedian(left)) < 0.05
    # Differences are reference minus model, before and after.
    known = np.isfinite(after)
    assert np.allclose(after[known], left[known], atol=1e-3)
    assert np.allclose(nmad(before), found["NMAD_BEFORE"], rtol=1e-3)
    assert np.allclose(nmad(after), found["NMAD_AFTER"], rtol=1e-3)
    assert np.isnan(heights).any()  # what the model does not reach
    assert np.isnan(aligned.GetRasterBand(1).GetNoDataValue())


def test_one_cubic_interpolation_only(run, models, outputs, tmp_path):
    """Without noise, nearly all that is left is what the interpolation costs."""
    models = {**models, "TARGET": write_dem(tmp_path / "clean.tif", moved_heights(noise=0))}
    found = run("coregisterdem", **models, OUTPUT=outputs["OUTPUT"], CORRECTION=1)
    assert np.abs(shift_of(found) - SHIFT).max() < 0.05
    assert np.nanstd(reference_heights() - read_dem(found["OUTPUT"])) < 0.03


def test_the_displacement_model_moves_other_rasters(run, models, outputs, tmp_path):
    from osgeo import gdal

    found = run("coregisterdem", **models, **outputs)
    content = json.loads((tmp_path / "model.json").read_text("utf-8"))
    assert content["kind"] == "shift"
    assert np.allclose(content["field"]["shift"], shift_of(found)[:2])
    assert content["vertical"]["dz_m"] == pytest.approx(found["SHIFT_Z"])
    moved = run(
        "applydisplacement", DISPLACEMENT=outputs["MODEL_FILE"], INPUT=models["TARGET"], OUTPUT=str(tmp_path / "m.tif")
    )
    left = reference_heights() - (gdal.Open(moved["OUTPUT"]).ReadAsArray() + found["SHIFT_Z"])
    assert nmad(left[4:-4, 4:-4]) < 0.25


def test_a_rotation_is_kept_as_an_affine_model(run, models, outputs, tmp_path, log):
    """A turn of 0.2 degrees about the middle."""
    x, y = places()
    angle = np.radians(0.2)
    east, north = x - x.mean(), y - y.mean()
    turned = terrain(x - angle * north, y + angle * east)
    models = {**models, "TARGET": write_dem(tmp_path / "turned.tif", turned)}
    found = run("coregisterdem", **models, **outputs, METHOD=2)
    assert "resampled once onto its own pixels" in log.text
    assert np.nanstd((reference_heights() - read_dem(found["OUTPUT"]))[8:-8, 8:-8]) < 0.05
    content = json.loads((tmp_path / "model.json").read_text("utf-8"))
    assert content["kind"] == "affine"
    matrix = np.array(content["field"]["matrix"])
    assert np.allclose(matrix[:, 1:], [[0, -angle], [angle, 0]], atol=2e-5)


def test_vertical_alone_and_deramp(run, tmp_path, outputs):
    x, y = places()
    flat = np.full(SHAPE, 100.0) + np.random.default_rng(0).normal(0, 0.05, SHAPE)
    tilted = flat - 3 - 0.001 * (x - x.mean())
    models = {
        "REFERENCE": write_dem(tmp_path / "flat.tif", flat), "TARGET": write_dem(tmp_path / "tilted.tif", tilted)
    }  # fmt: skip
    plain = run("coregisterdem", **models, METHOD=5, OUTPUT=None)
    assert shift_of(plain) == pytest.approx([0, 0, 3], abs=0.01)
    found = run("coregisterdem", **models, METHOD=5, DERAMP=1, OUTPUT=outputs["OUTPUT"])
    assert found["NMAD_AFTER"] < 0.1 < plain["NMAD_AFTER"]
    assert np.abs(flat - read_dem(found["OUTPUT"])).max() < 0.05  # ramps need no resampling


def test_own_steps(run, models):
    found = run("coregisterdem", **models, STEPS="coarse, nuth_kaab, least_z, deramp_2", OUTPUT=None)
    assert np.abs(shift_of(found)[:2] - SHIFT[:2]).max() < 0.2


def test_masks_of_both_meanings(run, models, tmp_path, polygons):
    """Half of the model has sunk by 60 m, as a glacier does."""
    heights = moved_heights()
    heights[:, 80:] -= 60
    models = {**models, "TARGET": write_dem(tmp_path / "sunk.tif", heights)}
    left, bottom = ORIGIN[0] + 78 * GSD, ORIGIN[1] - SHAPE[0] * GSD
    glacier = polygons([(left, bottom - 100, left + 2000, ORIGIN[1] + 100)])
    raster = np.zeros(SHAPE, np.uint8)
    raster[:, :78] = 1
    stable = write_dem(tmp_path / "stable.tif", raster, dtype=np.uint8)
    for mask in ({"STABLE_MASK": glacier}, {"STABLE_MASK": stable, "MASK_MODE": 1}):
        found = run("coregisterdem", **models, **mask, OUTPUT=None)
        assert np.abs(shift_of(found) - SHIFT).max() < 0.2
        assert found["NMAD_AFTER"] < 0.35


def test_layers_are_styled_with_one_ramp(run, models, outputs):
    from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsProject

    context = QgsProcessingContext()
    context.setProject(QgsProject())
    for name in ("DIFFERENCE_BEFORE", "DIFFERENCE_AFTER"):
        details = QgsProcessingContext.LayerDetails(name, context.project(), name)
        context.addLayerToLoadOnCompletion(outputs[name], details)
    run("coregisterdem", **models, **outputs, context=context)
    ranges = []
    for name in ("DIFFERENCE_BEFORE", "DIFFERENCE_AFTER"):
        layer = QgsProcessingUtils.mapLayerFromString(outputs[name], context)
        context.layerToLoadOnCompletionDetails(outputs[name]).postProcessor().postProcessLayer(layer, context, None)
        ranges.append((layer.renderer().classificationMin(), layer.renderer().classificationMax()))
    assert ranges[0] == ranges[1] and ranges[0][0] == -ranges[0][1] < 0


def test_the_report_says_what_was_found(run, models, outputs, tmp_path):
    run("coregisterdem", **models, **outputs, METHOD=1)
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "Nuth and Kaab" in page and "13.6" in page
    assert "coreg:coregisterdem" in page


def test_inputs_stay_as_they_are(run, models, outputs):
    from pathlib import Path

    folder = Path(models["TARGET"]).parent
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    run("coregisterdem", **models, **outputs, CORRECTION=1)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_cancelling_leaves_nothing(coreg_provider, models, outputs, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    for allowed in (0, 3, 8):

        class Impatient(QgsProcessingFeedback):
            def __init__(self, asked=allowed):
                super().__init__()
                self.asked = asked

            def isCanceled(self):
                self.asked -= 1
                return self.asked < 0

        algorithm = coreg_provider.algorithm("coregisterdem").create()
        context = QgsProcessingContext()
        found, _ = algorithm.run({**models, **outputs}, context, Impatient(), {})
        assert not found.get("OUTPUT")
        assert list(tmp_path.iterdir()) == []
