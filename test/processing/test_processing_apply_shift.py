"""coreg:applyshift: signs, units, formats, grids, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from shifted_pairs import GSD, ORIGIN, write_raster


@pytest.fixture
def image(tmp_path):
    """Two bands of 30 x 40 pixels in a folder with a blank."""
    folder = tmp_path / "some images"
    folder.mkdir()
    values = np.arange(2400).reshape(2, 30, 40)
    path = write_raster(folder / "imagé.tif", values, nodata=7)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.SetMetadataItem("SENSOR", "test")
    dataset.GetRasterBand(2).SetDescription("near infrared")
    return path


def opened(result):
    source = result["OUTPUT"]
    dataset = gdal.Open(source if isinstance(source, str) else source.source())
    assert dataset is not None
    return dataset


def test_east_and_north_are_positive_and_pixels_stay(run, image, tmp_path):
    result = run("applyshift", INPUT=image, X_SHIFT=3.579, Y_SHIFT=15.662, OUTPUT=str(tmp_path / "out.tif"))
    dataset = opened(result)
    x0, a, b, y0, c, d = dataset.GetGeoTransform()
    assert (x0, y0) == pytest.approx((ORIGIN[0] + 3.579, ORIGIN[1] + 15.662), abs=1e-9)
    assert (a, b, c, d) == (GSD, 0, 0, -GSD)
    np.testing.assert_array_equal(dataset.ReadAsArray(), np.arange(2400).reshape(2, 30, 40))
    assert dataset.GetRasterBand(1).GetNoDataValue() == 7
    assert dataset.GetRasterBand(2).GetDescription() == "near infrared"
    assert dataset.GetMetadataItem("SENSOR") == "test"


@pytest.mark.parametrize(
    "name, driver", [("o.tif", "GTiff"), ("o.vrt", "VRT"), ("o.bsq", "ENVI"), ("o.cog.tif", "GTiff"), ("o.img", "HFA")]
)
def test_the_format_follows_the_extension(run, image, tmp_path, name, driver):
    result = run("applyshift", INPUT=image, X_SHIFT=-20, Y_SHIFT=5, OUTPUT=str(tmp_path / name))
    dataset = opened(result)
    assert dataset.GetDriver().ShortName == driver
    assert dataset.GetGeoTransform()[0] == ORIGIN[0] - 20
    assert dataset.GetGeoTransform()[3] == ORIGIN[1] + 5
    np.testing.assert_array_equal(dataset.ReadAsArray(), np.arange(2400).reshape(2, 30, 40))


def test_format_and_creation_options_are_obeyed(run, image, tmp_path):
    output = str(tmp_path / "out.tif")
    options = "COMPRESS=DEFLATE|TILED=YES"
    run("applyshift", INPUT=image, X_SHIFT=1, Y_SHIFT=1, CREATION_OPTIONS=options, FORMAT="GTiff", OUTPUT=output)
    assert gdal.Info(output, format="json")["metadata"]["IMAGE_STRUCTURE"]["COMPRESSION"] == "DEFLATE"


def test_without_an_output_it_goes_to_a_temporary_file(run, image):
    assert opened(run("applyshift", INPUT=image, X_SHIFT=1, Y_SHIFT=1)).RasterCount == 2


def test_a_layer_with_open_options_works(run, image, qgis_app, tmp_path):
    from qgis.core import QgsRasterLayer

    layer = QgsRasterLayer(image + "|option:NUM_THREADS=1", "layer", "gdal")
    assert layer.isValid()
    result = run("applyshift", INPUT=layer, X_SHIFT=1, Y_SHIFT=0, OUTPUT=str(tmp_path / "out.tif"))
    assert opened(result).GetGeoTransform()[0] == ORIGIN[0] + 1


def test_onto_the_pixels_of_another_raster(run, image, tmp_path):
    grid = write_raster(tmp_path / "grid.tif", np.ones((30, 40)), origin=(ORIGIN[0] + 4, ORIGIN[1] - 3))
    common = {"INPUT": image, "X_SHIFT": 24, "Y_SHIFT": -3, "GRID": grid, "RESAMPLING": 0}
    covered = opened(run("applyshift", CORRECTION=1, OUTPUT=str(tmp_path / "one.tif"), **common))
    # Two pixels to the east is on the grid, so that nothing has to be interpolated.
    assert covered.GetGeoTransform() == (ORIGIN[0] + 24, GSD, 0, ORIGIN[1] - 3, 0, -GSD)
    np.testing.assert_array_equal(covered.ReadAsArray(), np.arange(2400).reshape(2, 30, 40))
    same = opened(run("applyshift", CORRECTION=2, OUTPUT=str(tmp_path / "two.tif"), **common))
    assert same.GetGeoTransform() == gdal.Open(grid).GetGeoTransform()
    assert (same.RasterYSize, same.RasterXSize) == (30, 40)
    np.testing.assert_array_equal(same.ReadAsArray()[:, :, 2:], np.arange(2400).reshape(2, 30, 40)[:, :, :-2])


def test_onto_a_resolution(run, image, tmp_path):
    output = str(tmp_path / "coarse.tif")
    result = run(
        "applyshift", INPUT=image, X_SHIFT=5, Y_SHIFT=0, CORRECTION=3, RESOLUTION=20, RESAMPLING=5, OUTPUT=output
    )
    dataset = opened(result)
    assert dataset.GetGeoTransform() == (ORIGIN[0] + 5, 20, 0, ORIGIN[1], 0, -20)
    expected = np.arange(1200, 2400).reshape(15, 2, 20, 2).mean((1, 3))
    np.testing.assert_allclose(dataset.GetRasterBand(2).ReadAsArray(), expected, atol=0.5)


def test_the_corrected_layer_looks_like_the_original(coreg_provider, feedback, image, tmp_path):
    from qgis.core import (
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingOutputLayerDefinition,
        QgsProcessingUtils,
        QgsProject,
        QgsRasterLayer,
    )

    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    layer = QgsRasterLayer(image, "image", "gdal")
    layer.renderer().setOpacity(0.37)
    project.addMapLayer(layer)
    output = QgsProcessingOutputLayerDefinition(str(tmp_path / "out.tif"), project)
    given = {"INPUT": layer.id(), "X_SHIFT": 1, "Y_SHIFT": 1, "OUTPUT": output}
    results, ok = coreg_provider.algorithm("applyshift").run(given, context, feedback)
    assert ok
    details = context.layerToLoadOnCompletionDetails(results["OUTPUT"])
    shifted = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)
    details.postProcessor().postProcessLayer(shifted, context, QgsProcessingFeedback())
    assert shifted.renderer().opacity() == pytest.approx(0.37)


BAD = {
    "no number": ({"X_SHIFT": None, "Y_SHIFT": 1}, "X_SHIFT"),
    "infinite": ({"X_SHIFT": 1, "Y_SHIFT": float("nan")}, "Y_SHIFT is no number"),
    "no grid": ({"CORRECTION": 1}, "needs a raster that gives the grid"),
    "no resolution": ({"CORRECTION": 3}, "needs a resolution"),
    "zero resolution": ({"CORRECTION": 3, "RESOLUTION": 0}, "more than 0"),
    "unknown option": ({"CREATION_OPTIONS": "COMPRES=DEFLATE"}, "COMPRES"),
    "wrong value": ({"CREATION_OPTIONS": "COMPRESS=BEST"}, "COMPRESS=BEST"),
    "unknown format": ({"FORMAT": "TIFFF"}, "TIFFF"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_values_are_refused(fails, image, tmp_path, case):
    changed, words = BAD[case]
    given = {"INPUT": image, "X_SHIFT": 1, "Y_SHIFT": 1, "OUTPUT": str(tmp_path / "out.tif"), **changed}
    assert words in fails("applyshift", **given)
    assert [p.name for p in tmp_path.iterdir()] == ["some images"]


@pytest.mark.parametrize("place", ["input", "link", "missing folder", "no extension"])
def test_bad_places_are_refused(fails, image, tmp_path, place):
    before = Path(image).read_bytes()
    (tmp_path / "link.tif").symlink_to(image)
    places = {
        "input": (image, "overwrite"),
        "link": (str(tmp_path / "link.tif"), "overwrite"),
        "missing folder": (str(tmp_path / "none" / "out.tif"), "does not exist"),
        "no extension": (str(tmp_path / "out.xyzzy"), "extension"),
    }
    output, words = places[place]
    assert words in fails("applyshift", INPUT=image, X_SHIFT=1, Y_SHIFT=1, OUTPUT=output)
    assert Path(image).read_bytes() == before


def test_a_raster_without_georeferencing_is_named(fails, tmp_path):
    plain = write_raster(tmp_path / "plain.tif", np.ones((20, 20)), gsd=None, epsg=None)
    text = fails("applyshift", INPUT=plain, X_SHIFT=1, Y_SHIFT=1, OUTPUT=str(tmp_path / "out.tif"))
    assert "plain.tif has no georeferencing" in text


def test_a_raster_without_a_crs_can_be_moved(run, tmp_path):
    plain = write_raster(tmp_path / "plain.tif", np.ones((20, 20)), epsg=None)
    result = run("applyshift", INPUT=plain, X_SHIFT=1, Y_SHIFT=1, OUTPUT=str(tmp_path / "out.tif"))
    assert opened(result).GetGeoTransform()[0] == ORIGIN[0] + 1


def test_a_truncated_file_is_named_and_nothing_is_left(fails, image, tmp_path):
    whole = Path(image).read_bytes()
    (tmp_path / "broken.tif").write_bytes(whole[: len(whole) // 2])
    text = fails("applyshift", INPUT=str(tmp_path / "broken.tif"), X_SHIFT=1, Y_SHIFT=1, OUTPUT=str(tmp_path / "o.tif"))
    assert "broken.tif" in text
    assert not (tmp_path / "o.tif").exists()
