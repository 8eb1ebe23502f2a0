"""The blockwise coregistration of elevation models: fields against truth, layers, failures, and the choice."""

from __future__ import annotations

import json

import numpy as np
import pytest
from dem_files import (
    GSD,
    ORIGIN,
    moved_heights,
    nmad,
    places,
    read_dem,
    reference_heights,
    write_dem,
)

SHAPE = (300, 360)
FILES = {
    "OUTPUT": "aligned.tif", "DIFFERENCE_BEFORE": "before.tif", "DIFFERENCE_AFTER": "after.tif",
    "BLOCKS": "blocks.gpkg", "VECTORS": "vectors.gpkg", "SHIFTS": "shifts.tif", "MODEL_FILE": "model.json",
    "REPORT": "report.html",
}  # fmt: skip


def true_shift(shape=SHAPE):
    """A correction that varies smoothly over the model: east, north, up in metres, at its own places."""
    x, y = places(shape)
    u, v = (x - ORIGIN[0]) / (shape[1] * GSD), (ORIGIN[1] - y) / (shape[0] * GSD)
    return 12 + 9 * u, -5 + 10 * v * u, 3 - 2 * v


@pytest.fixture(scope="module")
def bent(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bent")
    return {
        "REFERENCE": write_dem(folder / "reference.tif", reference_heights(SHAPE)),
        "TARGET": write_dem(folder / "aligned.tif", moved_heights(true_shift(), SHAPE)),
        "BLOCK_SIZE": 100,
    }


@pytest.fixture
def outputs(tmp_path):
    return {name: str(tmp_path / file) for name, file in FILES.items()}


def rows_of(path):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(path, "layer", "ogr")
    names = [field.name() for field in layer.fields()]
    return [(f.geometry(), dict(zip(names, f.attributes()))) for f in layer.getFeatures()]


def test_blocks_follow_the_field(run, bent, outputs):
    found = run("coregisterdemblockwise", **bent, **outputs, THREADS=2)
    assert found["METHOD_USED"] == "blocks" and found["STATUS"] == "ok"
    assert found["NMAD_AFTER"] < 0.5 * found["NMAD_GLOBAL"] < 0.5 * found["NMAD_BEFORE"]
    shifts = np.array([read_dem(found["SHIFTS"], band) for band in (1, 2, 3)])
    assert shifts.shape == (3, *SHAPE)
    # Truth is given at the model's places, a pixel or two from the reference's.
    left = shifts - true_shift()
    inner = left[:, 20:-20, 20:-20]
    assert (np.sqrt((inner**2).mean((1, 2))) < (0.8, 0.8, 0.25)).all()
    heights = read_dem(found["OUTPUT"])
    assert heights.shape == SHAPE
    assert nmad(reference_heights(SHAPE) - heights) < 0.35
    assert np.allclose(nmad(read_dem(found["DIFFERENCE_AFTER"])), found["NMAD_AFTER"], rtol=1e-3)


def test_blocks_and_vectors_as_layers(run, bent, outputs):
    found = run("coregisterdemblockwise", **bent, **outputs)
    blocks, vectors = rows_of(outputs["BLOCKS"]), rows_of(outputs["VECTORS"])
    assert len(blocks) == len(vectors) == found["BLOCKS_TOTAL"] >= 12
    assert sum(values["STATUS"] == "ok" for _, values in blocks) == found["BLOCKS_OK"]
    x, y = places(SHAPE)
    truth = true_shift()
    for shape, values in blocks:
        assert shape.area() == pytest.approx((100 * GSD) ** 2, rel=0.02)
        col, row = int((values["X_MAP"] - ORIGIN[0]) / GSD), int((ORIGIN[1] - values["Y_MAP"]) / GSD)
        assert values["SHIFT_X"] == pytest.approx(truth[0][row, col], abs=1.5)
        assert values["SHIFT_Z"] == pytest.approx(truth[2][row, col], abs=0.5)
        assert 100 <= values["COUNT"] <= 10_000
        assert values["NMAD_AFTER"] < values["NMAD_BEFORE"]
    for shape, values in vectors:
        start, end = shape.asPolyline()
        assert end.x() - start.x() == pytest.approx(values["SHIFT_X"], abs=1e-6)
        assert values["DST_Z"] - values["SRC_Z"] == pytest.approx(values["SHIFT_Z"])
        assert (end.x(), end.y()) == pytest.approx((values["DST_X"], values["DST_Y"]))


def test_onto_its_own_pixels_it_lands_alike(run, bent, outputs):
    from osgeo import gdal

    found = run("coregisterdemblockwise", **bent, OUTPUT=outputs["OUTPUT"], CORRECTION=0)
    target, aligned = gdal.Open(bent["TARGET"]), gdal.Open(found["OUTPUT"])
    assert aligned.GetGeoTransform() == target.GetGeoTransform()
    assert nmad(reference_heights(SHAPE) - aligned.ReadAsArray()) < 0.35


def test_dense_and_the_better_of_both(run, bent, outputs):
    dense = run("coregisterdemblockwise", **bent, METHOD=1, OUTPUT=outputs["OUTPUT"], MODEL_FILE=outputs["MODEL_FILE"])
    assert dense["METHOD_USED"] == "dense" and dense["BLOCKS_TOTAL"] is None
    assert nmad(reference_heights(SHAPE) - read_dem(dense["OUTPUT"])) < 0.35
    best = run("coregisterdemblockwise", **bent, METHOD=2, OUTPUT=None)
    assert best["METHOD_USED"] in ("dense", "blocks")
    assert best["NMAD_AFTER"] < 0.5 * best["NMAD_GLOBAL"]


def test_one_vertical_shift_for_all(run, bent, outputs):
    run("coregisterdemblockwise", **bent, **outputs, VERTICAL=1)
    up = read_dem(outputs["SHIFTS"], 3)
    assert np.ptp(up) < 1e-3
    assert np.ptp(read_dem(outputs["SHIFTS"], 1)) > 3


def test_the_displacement_model_moves_other_rasters(run, bent, outputs, tmp_path):
    found = run("coregisterdemblockwise", **bent, **outputs)
    content = json.loads((tmp_path / "model.json").read_text("utf-8"))
    assert content["kind"] == "spline" and content["vertical"]["dz_m"] == pytest.approx(found["SHIFT_Z"])
    moved = run(
        "applydisplacement", DISPLACEMENT=outputs["MODEL_FILE"], INPUT=bent["TARGET"], OUTPUT=str(tmp_path / "m.tif")
    )
    left = reference_heights(SHAPE) - read_dem(moved["OUTPUT"]) - read_dem(outputs["SHIFTS"], 3)
    assert nmad(left[5:-5, 5:-5]) < 0.35


def test_a_constant_shift_is_left_to_the_whole_model(run, bent, outputs, tmp_path, log):
    target = write_dem(tmp_path / "constant.tif", moved_heights((13.7, -8.3, 4.2), SHAPE, noise=1.0))
    found = run("coregisterdemblockwise", **{**bent, "TARGET": target}, **outputs)
    assert found["METHOD_USED"] == "global" and found["NMAD_AFTER"] <= found["NMAD_GLOBAL"] * 1.01
    assert "No local correction is better" in log.text
    # The layers say nevertheless what blocks would have found.
    assert len(rows_of(outputs["BLOCKS"])) == found["BLOCKS_TOTAL"] >= 12
    assert np.ptp(read_dem(outputs["SHIFTS"], 1)) < 1e-3
    assert json.loads((tmp_path / "model.json").read_text("utf-8"))["kind"] == "shift"


def test_blocks_that_fail_are_told_and_filled(run, bent, outputs, tmp_path):
    """A lake without heights, and flat ice."""
    heights, flat = moved_heights(true_shift(), SHAPE), reference_heights(SHAPE)
    heights[:150, :150] = np.nan
    rng = np.random.default_rng(4)
    flat[150:, 200:] = 700 + rng.normal(0, 0.01, (150, 160))
    heights[150:, 200:] = 697 + rng.normal(0, 0.01, (150, 160))
    models = {
        "REFERENCE": write_dem(tmp_path / "flat.tif", flat), "TARGET": write_dem(tmp_path / "lake.tif", heights)
    }  # fmt: skip
    found = run("coregisterdemblockwise", **{**bent, **models}, **outputs)
    statuses = {values["STATUS"] for _, values in rows_of(outputs["BLOCKS"])}
    assert {"ok", "empty"} <= statuses and statuses & {"flat", "diverged", "few pixels"}
    assert found["BLOCKS_OK"] < found["BLOCKS_TOTAL"]
    for _, values in rows_of(outputs["BLOCKS"]):
        assert values["FILLED"] == (values["STATUS"] != "ok")
        assert values["SHIFT_X"] == pytest.approx(16, abs=9)


def test_the_result_does_not_depend_on_threads(run, bent, tmp_path):
    made = [
        read_dem(run("coregisterdemblockwise", **bent, THREADS=n, OUTPUT=str(tmp_path / f"{n}.tif"))["OUTPUT"])
        for n in (1, 3)
    ]
    assert np.array_equal(*made, equal_nan=True)


def test_a_polygon_mask_with_threads(run, bent, polygons, tmp_path):
    heights = moved_heights(true_shift(), SHAPE)
    heights[100:200, 100:220] -= 80
    left, top = ORIGIN[0] + 98 * GSD, ORIGIN[1] - 98 * GSD
    mask = polygons([(left, top - 1050, left + 1250, top)])
    models = {**bent, "TARGET": write_dem(tmp_path / "sunk.tif", heights)}
    found = run("coregisterdemblockwise", **models, STABLE_MASK=mask, THREADS=2, OUTPUT=None)
    assert found["NMAD_AFTER"] < 0.5


def test_a_reference_in_another_crs(run, bent, outputs, tmp_path, log):
    from osgeo import gdal

    other = str(tmp_path / "other.tif")
    gdal.Warp(
        other, bent["REFERENCE"], dstSRS="EPSG:32632", resampleAlg="cubicspline", xRes=10, yRes=10, dstNodata=-9999,
        outputType=gdal.GDT_Float32, errorThreshold=0,
    )  # fmt: skip
    found = run("coregisterdemblockwise", **{**bent, "REFERENCE": other}, OUTPUT=outputs["OUTPUT"])
    assert "projected on the fly" in log.text
    reference, aligned = gdal.Open(other), gdal.Open(found["OUTPUT"])
    assert aligned.GetGeoTransform() == reference.GetGeoTransform()
    heights = reference.ReadAsArray()
    left = np.where(heights == -9999, np.nan, heights) - aligned.ReadAsArray()
    assert nmad(left) < 0.6 * found["NMAD_GLOBAL"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"BLOCK_SIZE": 1000}, "larger than the reference"),
        ({"MIN_SLOPE": 50, "MAX_SLOPE": 20}, "not below"),
    ],
)
def test_what_is_refused(fails, bent, outputs, tmp_path, given, words):
    assert words in fails("coregisterdemblockwise", **{**bent, **given}, **outputs)
    assert list(tmp_path.iterdir()) == []


def test_flat_terrain_is_refused_whole(fails, bent, outputs, tmp_path):
    rng = np.random.default_rng(1)
    folder = tmp_path / "in"
    folder.mkdir()
    flat = {
        name: write_dem(folder / f"{name}.tif", 100 + rng.normal(0, 0.01, SHAPE)) for name in ("REFERENCE", "TARGET")
    }
    text = fails("coregisterdemblockwise", **{**bent, **flat}, **outputs)
    assert "flat" in text or "slopes" in text
    assert list(tmp_path.iterdir()) == [folder]


def test_cancelling_leaves_nothing(coreg_provider, bent, outputs, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    for allowed in (2, 40):

        class Impatient(QgsProcessingFeedback):
            def __init__(self, asked=allowed):
                super().__init__()
                self.asked = asked

            def isCanceled(self):
                self.asked -= 1
                return self.asked < 0

        algorithm = coreg_provider.algorithm("coregisterdemblockwise").create()
        context = QgsProcessingContext()
        found, _ = algorithm.run({**bent, **outputs}, context, Impatient(), {})
        assert not found.get("OUTPUT")
        assert list(tmp_path.iterdir()) == []
