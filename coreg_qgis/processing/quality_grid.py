"""coreg:qualitygrid: the shift at many points, judged and filtered; changes nothing."""

from __future__ import annotations

from ..core.feedback import StepFeedback
from ..translation import tr
from .algorithm import CoregAlgorithm
from .detection import open_images
from .feedback import RunFeedback
from .grid_choice import grid_choice, measure
from .grid_parameters import quality_grid, quality_grid_numbers, quality_grid_results
from .grid_results import check_grid_places, say_grid, write_grid

MEASURED = 88  # per cent of the work that is done when only the outputs are left


class QualityGridAlgorithm(CoregAlgorithm):
    """Tie points over the whole overlap: layers, numbers and a report."""

    def name(self):
        return "qualitygrid"

    def displayName(self):
        return tr("Geometric quality grid")

    def tags(self):
        words = tr(
            "coregistration,registration,tie points,ground control points,gcp,accuracy,geometric quality,distortion,"
            "shift,displacement,vectors,rmse,ce90,phase correlation,subpixel"
        )
        return words.split(",")

    def shortDescription(self):
        return tr("Measures the sub-pixel shift between two images at many points, and tells good points from bad.")

    def shortHelpString(self):
        return _what() + _signs() + _quality() + _results()

    def initAlgorithm(self, config=None):
        self.add([*quality_grid(), *quality_grid_results()], quality_grid_numbers())

    def take(self, parameters, context):
        self._choice = grid_choice(self, parameters, context)

    def work(self, parameters, context, feedback):
        run = RunFeedback(feedback)
        images = open_images(self._choice.pair, run)
        check_grid_places(self._choice, parameters, context)
        result = measure(self._choice, images, StepFeedback(run, 0, MEASURED))
        say_grid(result, run)
        return write_grid(self, parameters, context, self._choice, result, run)


def _what() -> str:
    return tr(
        "<p>Measures the shift between the <b>target</b> and the <b>reference</b> image at every point of a regular "
        "grid over their overlap, to a small part of a pixel, and shows how it varies: as points, as arrows, as "
        "numbers and in a report. No image is changed. The images may differ in extent, resolution, CRS, data type "
        "and content.</p>"
        "<p>A coarse search finds the global shift first, and the window of every point starts from it. Instead of a "
        "grid, the points of a layer can be measured.</p>"
    )


def _signs() -> str:
    return tr(
        "<p><b>Signs and units.</b> A shift is what has to be <i>added</i> to the coordinates of the target. "
        "X_SHIFT_PX and Y_SHIFT_PX count pixels of the target, to the right and <b>down</b>; X_SHIFT_M and Y_SHIFT_M "
        "count map units of the CRS of the target, to the east and <b>north</b>. X_MAP and Y_MAP are where the shift "
        "was measured, on the reference, in the CRS of the target; X_IM and Y_IM are that place in the target as "
        "given, in pixels (column, row) from its outer corner. Where another CRS is chosen for the layers, only the "
        "geometries are in it.</p>"
    )


def _quality() -> str:
    return tr(
        "<p><b>Quality.</b> RELIABILITY goes from 0 to 100; 50 means as likely wrong, by more than half a pixel, as "
        "right. UNCERTAINTY_PX is one standard error, DEVIATION_PX how far the shift is from what the other points "
        "say. The flags OUT_REL, OUT_SSIM and OUT_FIELD are the verdicts of the filters: unreliable, no more similar "
        "after the correction, contradicting the others. A point with any of them is an OUTLIER. Such points stay in "
        "the layer, as do points that could not be measured: their shifts are NULL, and MESSAGE says why.</p>"
    )


def _results() -> str:
    return tr(
        "<p><b>Numbers.</b> Mean, median, standard deviation, RMSE, CE90 and NMAD of the valid points' shifts: along "
        "x, along y and of their length, in pixels of the target (RMSE_ABS_PX) and in map units (RMSE_ABS_M); then of "
        "what is left after the best single shift (RMSE_ABS_PX_GLOBAL) and after the best affine transformation "
        "(RMSE_ABS_PX_AFFINE). X_SHIFT_M and Y_SHIFT_M are that best single shift. A number is empty where there is "
        "no valid point.</p>"
        "<p><b>Files.</b> The raster of the shifts, the points for QGIS's Georeferencer, the target with ground "
        "control points and the list for geomap need valid points; without any they are left out, with a warning.</p>"
        "<p>Shapefiles cut the names of fields: there RELIABILITY is RELIABIL, UNCERTAINTY_PX is UNCERT_PX, "
        "DEVIATION_PX is DEVIAT_PX, SSIM_BEFORE, SSIM_AFTER and SSIM_IMPROVED are SSIM_BEF, SSIM_AFT and SSIM_IMPR. "
        "GeoPackage keeps them.</p>"
    )
