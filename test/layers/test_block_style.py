"""Blocks as a heat map: classes from the data, filled blocks hatched."""

from __future__ import annotations

import numpy as np
import pytest

WHITE = 0xFFFFFFFF


@pytest.fixture
def blocks(qgis_app):
    """``blocks([(abs_shift, filled), …])`` makes squares of 100 m side by side."""
    from qgis.core import NULL, QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

    def layer_of(rows):
        layer = QgsVectorLayer("Polygon?crs=EPSG:32633&field=ABS_SHIFT:double&field=FILLED:int", "Blocks", "memory")
        for place, (length, filled) in enumerate(rows):
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(100 * place, 0, 100 * place + 100, 100)))
            feature.setAttributes([NULL if length is None else length, filled])
            layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        return layer

    return layer_of


def styled(layer):
    from coreg_qgis.layers.styling import BLOCKS, apply_style

    apply_style(layer, BLOCKS)
    return layer.renderer()


def image_of(layer):
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings
    from qgis.PyQt.QtCore import QSize

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(100 * layer.featureCount(), 100))
    settings.setDestinationCrs(layer.crs())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    colour = [[image.pixelColor(x, y).rgb() for x in range(image.width())] for y in range(0, image.height(), 2)]
    return np.array(colour)


def test_every_block_has_a_class_and_the_legend_names_the_unit(blocks):
    lengths = np.linspace(2.4, 22.3, 25).tolist()
    layer = blocks([(length, 0) for length in lengths])
    ranges = styled(layer).ranges()
    assert 3 <= len(ranges) <= 9
    assert ranges[0].lowerValue() == lengths[0] and ranges[-1].upperValue() == lengths[-1]
    assert [a.upperValue() for a in ranges[:-1]] == [b.lowerValue() for b in ranges[1:]]
    assert ranges[0].label() == "Shift of 2.4 to 5.0 m"
    assert len({r.symbol().color().name() for r in ranges}) == len(ranges)


@pytest.mark.parametrize("lengths", [[3.0], [3.0, 3.0, 3.0], [0.0]])
def test_equal_shifts_are_one_class(blocks, lengths):
    layer = blocks([(length, 0) for length in lengths])
    assert len(styled(layer).ranges()) == 1
    assert (image_of(layer)[25, 50::100] != WHITE).all()


def test_no_blocks_keep_the_style_as_it_is(blocks):
    layer = blocks([])
    assert len(styled(layer).ranges()) == 1


def test_filled_blocks_are_hatched(blocks):
    layer = blocks([(5.0, 0), (5.0, 1)])
    styled(layer)
    picture = image_of(layer)[5:45]
    assert len(np.unique(picture[:, 10:90])) == 1
    assert len(np.unique(picture[:, 110:190])) > 1
