"""coreg:detectglobalshift: measures, changes nothing."""

from __future__ import annotations

from ..translation import tr
from .algorithm import CoregAlgorithm
from .detection import check_result_places, detect, detection_choice, open_images, say, write_results
from .feedback import RunFeedback
from .parameters import detection, detection_numbers, detection_results
from .whole_outputs import whole_or_nothing


class DetectGlobalShiftAlgorithm(CoregAlgorithm):
    """The shift between two images: numbers, layers and a report."""

    def name(self):
        return "detectglobalshift"

    def displayName(self):
        return tr("Detect global shift")

    def tags(self):
        words = tr("coregistration,registration,alignment,shift,offset,displacement,phase correlation,subpixel,match")
        return words.split(",")

    def shortDescription(self):
        return tr("Measures the sub-pixel shift between two images and changes nothing.")

    def shortHelpString(self):
        return detection_help() + tr(
            "<p>Nothing is changed. To correct the image, give X_SHIFT_M and Y_SHIFT_M to <i>Apply shift</i>, "
            "or run <i>Coregister image (global shift)</i>, which does both.</p>"
        )

    def initAlgorithm(self, config=None):
        self.add([*detection(), *detection_results()], detection_numbers())

    def take(self, parameters, context):
        self._choice = detection_choice(self, parameters, context)

    def work(self, parameters, context, feedback):
        run = RunFeedback(feedback)
        images = open_images(self._choice, run)
        check_result_places(self._choice, parameters, context)
        result = detect(self._choice, images, run)
        say(result, run)
        with whole_or_nothing(self, parameters, context, run):
            return write_results(self, parameters, context, self._choice, result, run)


def detection_help() -> str:
    """What every algorithm that detects a global shift tells about it."""
    return tr(
        "<p>Finds the one shift that brings the <b>target</b> image onto the <b>reference</b> image, to a small part "
        "of a pixel. The images may differ in extent, resolution, CRS, data type and content: they are compared at "
        "the coarser resolution, in the CRS of the target, and offsets of hundreds of pixels are found.</p>"
        "<p>A coarse search over the whole overlap comes first; then several windows are matched by phase "
        "correlation, and the shift is what most of them agree on. Where nothing can be matched, the status says "
        "why and there are no numbers.</p>"
        "<p><b>Signs and units.</b> A shift is what has to be <i>added</i> to the coordinates of the target. "
        "X_SHIFT_PX and Y_SHIFT_PX count pixels of the target, to the right and <b>down</b>; X_SHIFT_M and Y_SHIFT_M "
        "count map units of the CRS of the target, to the east and <b>north</b> (metres for UTM, degrees for "
        "longitude and latitude). ANGLE is clockwise from north.</p>"
        "<p><b>Quality.</b> RELIABILITY goes from 0 to 100; 50 means as likely wrong as right. UNCERTAINTY_PX is one "
        "standard error. SSIM_BEFORE and SSIM_AFTER tell how alike the images are at the given and at the corrected "
        "position; 1 is identical.</p>"
        "<p><b>Limits.</b> One shift for the whole image: rotation, scale and local distortion are not corrected. "
        "Windows under 64 pixels are much less accurate.</p>"
        "<p>Shapefiles cut the names of fields: there RELIABILITY is RELIABIL, UNCERTAINTY_PX is UNCERT_PX, "
        "SSIM_BEFORE, SSIM_AFTER and SSIM_IMPROVED are SSIM_BEF, SSIM_AFT and SSIM_IMPR. GeoPackage keeps them.</p>"
    )
