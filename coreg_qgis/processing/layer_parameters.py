"""Parameters for layers that leave files alone.

To check a value, QGIS loads the file that it names, and keeps the statistics of that layer beside the file. We open
files ourselves, which leaves nothing behind, and say more about those that cannot be read.
"""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterRasterLayer,
)

from .inputs import is_unloaded


class _FilesAreNotLoaded:
    def checkValueIsAcceptable(self, value, context=None):
        return is_unloaded(value, context) or super().checkValueIsAcceptable(value, context)


class RasterParameter(_FilesAreNotLoaded, QgsProcessingParameterRasterLayer):
    """A raster layer or file."""


class SourceParameter(_FilesAreNotLoaded, QgsProcessingParameterFeatureSource):
    """Features of a layer or file."""


class LayerParameter(_FilesAreNotLoaded, QgsProcessingParameterMapLayer):
    """A layer or file of one of several kinds."""
