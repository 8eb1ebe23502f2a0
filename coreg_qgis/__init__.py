"""CoReg: sub-pixel co-registration of raster images in QGIS."""


def classFactory(iface):
    """What QGIS calls to make the plugin; ``iface`` is None in qgis_process."""
    from .plugin import CoregPlugin

    return CoregPlugin(iface)
