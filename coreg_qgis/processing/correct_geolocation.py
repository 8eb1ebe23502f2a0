"""coreg:correctgeolocation: the geolocation arrays of an image corrected by a reference; its pixels stay."""

from __future__ import annotations

from ..core.feedback import StepFeedback, check_cancelled
from ..translation import tr
from .algorithm import CoregAlgorithm
from .correct_geolocation_choice import correction_choice, match, open_pair, scratch_folder
from .correct_geolocation_parameters import correction_inputs, correction_numbers, correction_results
from .correct_geolocation_results import check_correction_places, say_match, write_correction
from .feedback import RunFeedback

MATCHED = 92  # per cent of the work that is done when only the outputs are left


class CorrectGeolocationAlgorithm(CoregAlgorithm):
    """A swath, every pixel of it placed where the reference shows what it shows."""

    GROUP = "geolocation"

    def name(self):
        return "correctgeolocation"

    def displayName(self):
        return tr("Correct geolocation arrays")

    def tags(self):
        words = tr(
            "coregistration,geolocation,swath,navigation,longitude,latitude,registration,distortion,avhrr,modis,viirs,"
            "sentinel-3,hyperspectral,pushbroom,tie points,subpixel"
        )
        return words.split(",")

    def shortDescription(self):
        return tr("Measures where the pixels of a swath truly lie, and writes corrected geolocation arrays.")

    def shortHelpString(self):
        return _what() + _signs() + _results()

    def initAlgorithm(self, config=None):
        self.add([*correction_inputs(), *correction_results()], correction_numbers())

    def take(self, parameters, context):
        self._choice = correction_choice(self, parameters, context)

    def work(self, parameters, context, feedback):
        run, choice = RunFeedback(feedback), self._choice
        with scratch_folder() as folder:
            pair = open_pair(choice, folder, run)
            check_correction_places(self, parameters, context, choice)
            found = match(choice, pair, StepFeedback(run, 0, MATCHED))
            check_cancelled(run)
            say_match(found, run)
            return write_correction(self, parameters, context, (choice, pair, found), run, MATCHED)


def _what() -> str:
    return tr(
        "<p>Corrects an image that is located pixel by pixel, by arrays of longitude and latitude (a swath of AVHRR, "
        "MODIS, VIIRS, Sentinel-3, a hyperspectral line scanner), where these arrays are wrong. The <b>reference</b> "
        "is brought into the pixels of the image, a quality grid measures the shifts there, a displacement model is "
        "fitted to them, and new arrays are written beside the image. No pixel is resampled: all bands stay as they "
        "are.</p>"
        "<p>Overlapping scans (bow-tie), the dateline, poles and arrays with fewer samples than pixels do no harm. "
        "Where samples are too far apart to hold the correction, others are added between them.</p>"
    )


def _signs() -> str:
    return tr(
        "<p><b>Signs and units.</b> A shift is what has to be <i>added</i> to the place that the arrays give to what a "
        "pixel shows. X_SHIFT_PX and Y_SHIFT_PX count pixels of the image, to the right and <b>down</b>; X_SHIFT_M and "
        "Y_SHIFT_M count map units of the CRS of the reference, to the east and <b>north</b>.</p>"
    )


def _results() -> str:
    return tr(
        "<p><b>Results.</b> The image with corrected arrays, which <i>Rectify by geolocation arrays</i> or gdalwarp "
        "bring to a map; tie points with residuals; a report.</p>"
        "<p><b>Numbers.</b> RMSE_BEFORE_PX and RMSE_AFTER_PX are measured at points that the model has not seen, nor "
        "any window that shares pixels with theirs; they are empty where the windows leave none free. RMSE_AGAIN_PX "
        "is what a second match with the corrected arrays finds. INTERPOLATION_ERROR_PX is what linear interpolation "
        "between the samples of the arrays loses of the correction.</p>"
    )
