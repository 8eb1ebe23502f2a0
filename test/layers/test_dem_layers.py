"""Layers of elevation models: heat maps of blocks with labels, arrows, and rasters in a symmetric ramp."""

from __future__ import annotations

import numpy as np
import pytest

WHITE = 0xFFFFFFFF
FIELDS = ("SHIFT_X:double", "SHIFT_Y:double", "SHIFT_Z:double", "NMAD_AFTER:double", "STATUS:string(20)")


@pytest.fixture
def blocks(qgis_app):
    """``blocks([(x, y, z, status), ...])``: squares of 100 m that share ``overlap`` with the next, in one row."""
    from qgis.core import NULL, QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

    def layer_of(rows, overlap=0.0):
        columns = "&".join(f"field={field}" for field in FIELDS)
        layer = QgsVectorLayer(f"Polygon?crs=EPSG:32633&{columns}", "Blocks", "memory")
        for place, (*shift, status) in enumerate(rows):
            feature = QgsFeature(layer.fields())
            left = 100 * (1 - overlap) * place
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, 0, left + 100, 100)))
            feature.setAttributes([*(NULL if v is None else v for v in shift), 1.5, status])
            layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        return layer

    return layer_of


@pytest.fixture
def raster(qgis_app, tmp_path):
    """``raster(bands)`` writes arrays and opens them as a layer."""
    from osgeo import gdal
    from qgis.core import QgsRasterLayer

    def layer_of(bands):
        path = str(tmp_path / "r.tif")
        file = gdal.GetDriverByName("GTiff").Create(path, bands.shape[2], bands.shape[1], len(bands), gdal.GDT_Float32)
        file.SetGeoTransform((0, 1, 0, bands.shape[1], 0, -1))
        for number, band in enumerate(bands, 1):
            file.GetRasterBand(number).WriteArray(band)
            file.GetRasterBand(number).SetNoDataValue(-9999)
        del file
        return QgsRasterLayer(path, "Differences")

    return layer_of


def styled(layer, name="dem_blocks.qml"):
    from coreg_qgis.layers.styling import apply_style

    apply_style(layer, name)
    return layer.renderer()


def image_of(layer, width, height, labels=False):
    from qgis.core import Qgis, QgsMapRendererParallelJob, QgsMapSettings
    from qgis.PyQt.QtCore import QSize

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(width, height))
    settings.setDestinationCrs(layer.crs())
    flag = QgsMapSettings.Flag.DrawLabeling if hasattr(QgsMapSettings, "Flag") else Qgis.MapSettingsFlag.DrawLabeling
    settings.setFlag(flag, labels)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return np.array([[image.pixelColor(x, y).rgb() for x in range(image.width())] for y in range(image.height())])


def signed_rows(count=12):
    return [(x, 2.0 - x, -x / 2, "ok") for x in np.linspace(-3.3, 6.1, count).tolist()]


def test_every_quantity_is_a_style_and_the_horizontal_shift_is_shown(blocks):
    layer = blocks(signed_rows())
    renderer = styled(layer)
    manager = layer.styleManager()
    assert manager.currentStyle() == "Horizontal shift"
    assert set(manager.styles()) == {"Horizontal shift", "Shift east", "Shift north", "Shift up", "NMAD after"}
    lengths = [np.hypot(x, y) for x, y, *_ in signed_rows()]
    assert renderer.ranges()[0].label().startswith(f"Horizontal shift of {min(lengths):.2f} to")
    assert manager.setCurrentStyle("Shift east")
    ranges = layer.renderer().ranges()
    assert layer.renderer().classAttribute() == '"SHIFT_X"'
    assert ranges[0].lowerValue() == pytest.approx(-3.3) and ranges[-1].upperValue() == pytest.approx(6.1)
    assert len({r.symbol().color().name() for r in ranges}) == len(ranges) >= 3


@pytest.mark.parametrize("style", ["Horizontal shift", "Shift east", "Shift north", "Shift up", "NMAD after"])
def test_every_block_is_painted_in_every_style(blocks, style):
    layer = blocks(signed_rows())
    styled(layer)
    layer.styleManager().setCurrentStyle(style)
    assert (image_of(layer, 1200, 100)[50, 50::100] != WHITE).all()


def test_styling_twice_leaves_the_same_styles(blocks):
    layer = blocks(signed_rows())
    styled(layer)
    before = sorted(layer.styleManager().styles())
    styled(layer)
    assert sorted(layer.styleManager().styles()) == before


@pytest.mark.parametrize("rows", [[(1.0, 1.0, 1.0, "ok")], [(0.0, 0.0, 0.0, "ok")] * 3, [(-2.0, 0.0, -1.0, "ok")] * 2])
def test_equal_shifts_are_one_class(blocks, rows):
    layer = blocks(rows)
    assert len(styled(layer).ranges()) == 1
    assert (image_of(layer, 100 * len(rows), 100)[50, 50::100] != WHITE).all()


def test_blocks_without_a_shift_are_not_painted_and_none_at_all_is_no_error(blocks):
    layer = blocks([*signed_rows(3), (None, None, None, "empty")])
    styled(layer)
    row = image_of(layer, 400, 100)[50]
    assert row[350] == WHITE and row[150] != WHITE
    assert len(styled(blocks([])).ranges()) == 1


def test_blocks_that_failed_are_hatched(blocks):
    layer = blocks([(5.0, 0.0, 0.0, "ok"), (5.0, 0.0, 0.0, "diverged")])
    styled(layer)
    picture = image_of(layer, 200, 100)[10:90]
    assert len(np.unique(picture[:, 10:90])) == 1
    assert len(np.unique(picture[:, 110:190])) > 1


def test_overlapping_blocks_are_drawn_without_covering_each_other(blocks):
    layer = blocks([(float(i), 0.0, 0.0, "ok") for i in range(5)], overlap=0.5)  # 300 m long
    styled(layer)
    row = image_of(layer, 300, 100)[50]
    centres = row[50::50][:5]
    assert len(set(centres)) >= 4
    assert row[10] == WHITE  # 25 m around the first block, drawn 50 m wide


def test_labels_name_the_shift(blocks):
    from qgis.core import QgsExpression, QgsExpressionContext

    layer = blocks([(3.24, -1.5, 0.0, "ok"), (8.0, 2.0, -4.0, "ok")])
    styled(layer)
    assert layer.labelsEnabled()
    context = QgsExpressionContext()
    context.setFeature(next(layer.getFeatures()))
    text = QgsExpression(layer.labeling().settings().fieldName).evaluate(context)
    assert text == "E +3.2\nN -1.5\nZ 0.0"
    plain, labelled = (image_of(layer, 800, 400, labels) for labels in (False, True))
    assert (plain != labelled).any()


def test_vectors_are_drawn_longer_and_filled_ones_apart(qgis_app):
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer("LineString?crs=EPSG:32633&field=USED:int", "Vectors", "memory")
    for place in range(4):
        made = QgsFeature(layer.fields())
        start = QgsPointXY(1000 * place, 0)
        made.setGeometry(QgsGeometry.fromPolylineXY([start, QgsPointXY(start.x() + 2, 1)]))
        made.setAttributes([int(place < 3)])
        layer.dataProvider().addFeature(made)
    layer.updateExtents()
    root = styled(layer, "dem_vectors.qml").rootRule()
    assert [rule.filterExpression() for rule in root.children()] == ['"USED" = 0', '"USED" = 1']
    assert layer.name() == "Vectors (× 100)"


def test_differences_are_white_at_zero_and_alike_by_both_signs(raster):
    from coreg_qgis.layers.dem_rasters import DIFFERENCE_COLOURS, style_difference
    from coreg_qgis.report import dem_result

    assert dem_result.DIFFERENCE_COLOURS == DIFFERENCE_COLOURS  # the report speaks of the same colours
    values = np.array([[[-20.0, -4.0, -2.0, 0.0, 2.0, 4.0, 20.0, -9999.0]]])
    layer = raster(values)
    style_difference(layer, 4.0)
    colours = [int(c) & 0xFFFFFF for c in image_of(layer, 8, 1)[0]]
    ends = [int(c[1:], 16) for c in (DIFFERENCE_COLOURS[0], DIFFERENCE_COLOURS[-1])]
    assert colours[3] == 0xF7F7F7
    assert colours[0] == colours[1] == ends[0] and colours[5] == colours[6] == ends[1]
    assert colours[7] == 0xFFFFFF
    red, blue = colours[2], colours[4]
    assert red >> 16 > red & 0xFF and blue >> 16 < blue & 0xFF


def test_bands_of_corrections_are_styles_of_the_layer(raster):
    from coreg_qgis.layers.dem_rasters import style_shifts

    layer = raster(np.stack([np.linspace(a, b, 50).reshape(5, 10) for a, b in ((9.004, 12.31), (-3, 1), (2, 2))]))
    style_shifts(layer)
    manager = layer.styleManager()
    assert manager.currentStyle() == "Shift east" and len(manager.styles()) == 3
    for name, band, low, high in (("Shift east", 1, 9, 12.4), ("Shift north", 2, -3, 1), ("Shift up", 3, 2, 2.0001)):
        manager.setCurrentStyle(name)
        renderer = layer.renderer()
        used = renderer.inputBand() if hasattr(renderer, "inputBand") else renderer.band()
        assert used == band
        assert renderer.classificationMin() == pytest.approx(low)
        assert renderer.classificationMax() == pytest.approx(high)
