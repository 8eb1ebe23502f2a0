"""coreg:fittransform: tie points to a stored transform, as IRAF's geomap fits it."""

from __future__ import annotations

from qgis.core import QgsProcessing

from ..core.feedback import StepFeedback
from ..translation import tr
from .algorithm import CoregAlgorithm
from .feedback import RunFeedback
from .fit_choice import fit_all, fit_choice
from .fit_parameters import fit_inputs, fit_numbers, fit_results
from .fit_results import check_fit_places, say_fits, write_fits

FITTED = 80  # per cent of the work that is done when only the outputs are left


class FitTransformAlgorithm(CoregAlgorithm):
    """A transform with a physical meaning, its residuals, and a database to keep it."""

    GROUP = "transformations"

    def name(self):
        return "fittransform"

    def displayName(self):
        return tr("Fit transform")

    def tags(self):
        words = tr(
            "coregistration,geomap,iraf,transformation,polynomial,affine,similarity,helmert,chebyshev,legendre,"
            "tie points,ground control points,gcp,georeferencer,residuals,registration,rotation,scale"
        )
        return words.split(",")

    def shortDescription(self):
        return tr("Fits a transformation to tie points, shows the residuals and keeps it in a database like geomap's.")

    def shortHelpString(self):
        return _what() + _sources() + _meaning() + _results()

    def initAlgorithm(self, config=None):
        self.add([*fit_inputs(), *fit_results()], fit_numbers())

    def take(self, parameters, context):
        self._choice = fit_choice(self, parameters, context)

    def work(self, parameters, context, feedback):
        run = RunFeedback(feedback)
        if "DATABASE" not in parameters:  # a script or qgis_process named none: a temporary file
            parameters = {**parameters, "DATABASE": QgsProcessing.TEMPORARY_OUTPUT}
        check_fit_places(self._choice, parameters, context)
        found = fit_all(self._choice, StepFeedback(run, 0, FITTED))
        say_fits(found, run)
        return write_fits(self, parameters, context, self._choice, found, run)


def _what() -> str:
    return tr(
        "<p>Fits a transformation to tie points by least squares, as IRAF's <i>geomap</i> does: a shift, a rotation, "
        "a similarity, an affine or a polynomial transformation. The result is a record in a text database that IRAF "
        "reads too. <i>Transform raster</i>, <i>Transform vector</i> and <i>Transform coordinates</i> apply "
        "it.</p>"
        "<p><b>General</b> geometry: where an order is above 2, a distortion surface is added to the affine part. Few "
        "points and high orders fit noise: look at the residuals, at their uncertainty and at the rejected points.</p>"
    )


def _sources() -> str:
    return tr(
        "<p><b>Tie points.</b> A record leads from the <b>reference</b>, where something belongs, to the <b>input</b>, "
        "where the image that was not corrected shows it. Each source gives one record: a layer (points of a quality "
        "grid without its outliers, or lines of two points), files of QGIS's Georeferencer, text lists with "
        "<i>xref yref xin yin</i>. Lines of a list that are no tie points are left out, and named in the log.</p>"
        "<p>Pixels in a record count from 1 at the centre of the first one, to the right and down. Lines that were "
        "drawn on an image without georeferencing, and files of the Georeferencer, are converted to that. In layers "
        "that result from pixels, the points lie where QGIS shows such an image.</p>"
    )


def _meaning() -> str:
    return tr(
        "<p><b>Numbers.</b> Of the last record: RMS of the residuals per axis (over the number of points less one), "
        "the input coordinates of the reference's origin (XSHIFT, YSHIFT), magnification in units of input for a unit "
        "of reference, rotation of both axes in degrees, SKEW, the angle by which the axes depart from 90 degrees "
        "(180 for a mirrored image), the points used and rejected.</p>"
        "<p>Where one of several sources has too few points, the others are fitted all the same, with a "
        "warning, and STATUS counts them.</p>"
    )


def _results() -> str:
    return tr(
        "<p><b>Layers.</b> X_REF, Y_REF and X_IN, Y_IN are the tie point, X_FIT, Y_FIT the input position that the "
        "transform gives, X_RES, Y_RES and RES input minus fitted, X_SIGMA and Y_SIGMA one standard error of the "
        "fitted position, all in the units of the input. REJECTED points lie within the limits and were not used. "
        "POINT_ID is that of the layer, or the line in the file. The vectors show what had still to be added after "
        "the transform, or the whole shifts, in units of the reference.</p>"
        "<p>The database is appended to where it exists; nothing that is in it changes.</p>"
    )
