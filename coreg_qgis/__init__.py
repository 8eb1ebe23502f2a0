"""CoReg: sub-pixel co-registration of raster images in QGIS."""


def classFactory(iface):  # noqa: N802  (the name QGIS looks for)
    """What QGIS calls to make the plugin; ``iface`` is None in qgis_process."""
    from .plugin import CoregPlugin

    return CoregPlugin(iface)
