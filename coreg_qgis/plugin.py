"""What QGIS loads: the Processing provider always, a menu entry and a button where there is a window."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon

from .processing.provider import ICONS, CoregProvider
from .translation import install_translator, tr

MENU = "CoReg"
MAIN_ALGORITHM = "coreg:coregisterglobal"


class CoregPlugin:
    """The plugin; ``iface`` is None where QGIS has no window."""

    def __init__(self, iface):
        self.iface = iface
        self.translator = install_translator()
        self.provider = None
        self.action = None

    def initProcessing(self):
        """Give Processing our algorithms; all that qgis_process asks for."""
        if self.provider is None:
            provider = CoregProvider()
            # A registry that refuses a provider, because it has one of that id, deletes it.
            self.provider = provider if QgsApplication.processingRegistry().addProvider(provider) else None

    def initGui(self):
        """Add the algorithms, and the way to the main one: the menu Raster > CoReg and a button."""
        from qgis.PyQt.QtWidgets import QAction  # there may be no GUI to import when qgis_process loads us

        self.initProcessing()
        window = self.iface.mainWindow()
        self.action = QAction(QIcon(str(ICONS / "coreg.svg")), tr("Coregister image (global shift)…"), window)
        self.action.setObjectName("coregRegisterGlobal")
        self.action.setToolTip(tr("Find and correct the shift between two images"))
        self.action.triggered.connect(self.open_main_dialog)
        self.iface.addPluginToRasterMenu(MENU, self.action)
        self.iface.addToolBarIcon(self.action)

    def unload(self):
        """Take back everything that was added."""
        if self.action is not None:
            self.iface.removePluginRasterMenu(MENU, self.action)
            self.iface.removeToolBarIcon(self.action)
            self.action.deleteLater()
            self.action = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QgsApplication.removeTranslator(self.translator)
            self.translator = None

    def open_main_dialog(self):
        """Open the dialog of the main algorithm, or say what it needs."""
        try:
            from processing import execAlgorithmDialog
        except ImportError:
            text = tr("Switch on the plugin Processing (Plugins > Manage and Install Plugins) to use CoReg.")
            self.iface.messageBar().pushWarning(MENU, text)
        else:
            execAlgorithmDialog(MAIN_ALGORITHM, {})
