"""The Processing provider: what the toolbox, models, scripts and qgis_process see of CoReg."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from qgis.core import Qgis, QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..translation import tr

ICONS = Path(__file__).resolve().parent.parent / "icons"
ENVI_EXTENSIONS = ("bsq", "bil", "bip", "envi", "dat")
ALGORITHMS = (
    ("footprint", "FootprintAlgorithm"),
    ("overlap", "OverlapAlgorithm"),
    ("detect_global_shift", "DetectGlobalShiftAlgorithm"),
    ("apply_shift", "ApplyShiftAlgorithm"),
    ("coregister_global", "CoregisterGlobalAlgorithm"),
    ("quality_grid", "QualityGridAlgorithm"),
    ("coregister_local", "CoregisterLocalAlgorithm"),
    ("apply_displacement", "ApplyDisplacementAlgorithm"),
    ("fit_transform", "FitTransformAlgorithm"),
    ("list_transforms", "ListTransformsAlgorithm"),
    ("transform_coordinates", "TransformCoordinatesAlgorithm"),
    ("transform_vector", "TransformVectorAlgorithm"),
    ("transform_raster", "TransformRasterAlgorithm"),
    ("create_geolocation", "CreateGeolocationAlgorithm"),
    ("clip_geolocation", "ClipGeolocationAlgorithm"),
    ("geolocation_to_gcps", "GeolocationToGcpsAlgorithm"),
    ("rectify_geolocation", "RectifyGeolocationAlgorithm"),
    ("correct_geolocation", "CorrectGeolocationAlgorithm"),
    ("check_geolocation", "CheckGeolocationAlgorithm"),
    ("coregister_dem", "CoregisterDemAlgorithm"),
    ("coregister_dem_blockwise", "CoregisterDemBlockwiseAlgorithm"),
)


class CoregProvider(QgsProcessingProvider):
    """All algorithms of CoReg."""

    def id(self):
        return "coreg"

    def name(self):
        return "CoReg"

    def longName(self):
        return tr("CoReg: co-registration of images")

    def icon(self):
        return QIcon(self.svgIconPath())

    def svgIconPath(self):
        return str(ICONS / "coreg.svg")

    def supportedOutputRasterLayerExtensions(self):
        """ENVI's extensions besides QGIS's own list, which would refuse them in the dialogs."""
        known = super().supportedOutputRasterLayerExtensions()
        return [*known, *(extension for extension in ENVI_EXTENSIONS if extension not in known)]

    def loadAlgorithms(self):
        for module, name in ALGORITHMS:
            try:
                algorithm = getattr(import_module(f"{__package__}.{module}"), name)
            except ImportError as error:  # one broken part must not take the others away
                text = tr("The algorithm {} cannot be loaded: {}. Reinstall the plugin CoReg.").format(module, error)
                QgsMessageLog.logMessage(text, "CoReg", Qgis.MessageLevel.Critical)
            else:
                self.addAlgorithm(algorithm())
