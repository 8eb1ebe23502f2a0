"""What all algorithms share: how they present themselves, and how errors and a cancelled run end."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsProcessingAlgorithm, QgsProcessingException
from qgis.PyQt.QtGui import QIcon

from .. import requirements
from ..core.errors import CancelledError, CoregError
from ..translation import tr
from .provider import ICONS

HELP_URL = "https://github.com/coreg-qgis/coreg_qgis#readme"


def plain_parameters(parameters):
    """The parameters with Python's own numbers for those of numpy, which QGIS refuses, or reads as 0."""
    return {name: value.item() if isinstance(value, np.generic) else value for name, value in parameters.items()}


class CoregAlgorithm(QgsProcessingAlgorithm):
    """Base of the algorithms: each defines ``take`` (main thread) and ``work`` (background, plain values only)."""

    GROUP = "coregistration"

    def createInstance(self):
        return type(self)()

    def group(self):
        return {
            "coregistration": tr("Image coregistration"),
            "dem": tr("DEM coregistration"),
            "geolocation": tr("Geolocation arrays"),
            "overlap": tr("Overlap and footprint"),
            "transformations": tr("Transformations"),
        }[self.GROUP]

    def groupId(self):
        return self.GROUP

    def helpUrl(self):
        return HELP_URL

    def icon(self):
        return QIcon(self.svgIconPath())

    def svgIconPath(self):
        own = ICONS / f"{type(self).__module__.rpartition('.')[2]}.svg"  # named as the algorithm's module
        return str(own if own.exists() else ICONS / "coreg.svg")

    def canExecute(self):
        missing = requirements.missing_packages()
        return not missing, requirements.message(missing) if missing else ""

    def validateInputCrs(self, parameters, context):
        # Different CRSs are welcome, and this check would load the files, which writes statistics beside them.
        return True

    def checkParameterValues(self, parameters, context):
        return super().checkParameterValues(plain_parameters(parameters), context)

    def add(self, parameters=(), outputs=()):
        """Declare parameters and, after them, outputs that are no files."""
        for parameter in parameters:
            self.addParameter(parameter)
        for output in outputs:
            self.addOutput(output)

    def prepareAlgorithm(self, parameters, context, feedback):
        self._problem = None
        try:
            requirements.check()
            self.take(plain_parameters(parameters), context)
        except CoregError as problem:
            # Raised here, scripts would read "There were errors executing the algorithm" and not why.
            self._problem = problem
        return True

    def processAlgorithm(self, parameters, context, feedback):
        try:
            if self._problem is not None:
                raise self._problem
            return self.work(plain_parameters(parameters), context, feedback)
        except CancelledError:
            return {}
        except CoregError as error:
            raise QgsProcessingException(str(error)) from error

    def take(self, parameters, context):
        """Turn layers and other objects that live in the main thread into plain values."""
        raise NotImplementedError

    def work(self, parameters, context, feedback):
        """Do the work and return all outputs; raises CoregError for the user."""
        raise NotImplementedError
