"""coreg:coregisterglobal: detects the shift and applies it."""

from __future__ import annotations

from ..core.errors import NoMatchError
from ..core.feedback import StepFeedback, check_cancelled
from ..layers.styling import style_like_on_load, style_of
from ..translation import tr
from .algorithm import CoregAlgorithm
from .correction import (
    correction,
    correction_choice,
    is_skipped,
    raster_format,
    raster_output,
    raster_path,
    write_corrected,
)
from .detect_global_shift import detection_help
from .detection import check_result_places, detect, detection_choice, open_images, say, write_results
from .feedback import RunFeedback
from .inputs import is_given, loaded_raster
from .outputs import destination_text
from .parameters import detection, detection_numbers, detection_results
from .whole_outputs import whole_or_nothing


class CoregisterGlobalAlgorithm(CoregAlgorithm):
    """The target image, moved onto the reference by the shift that was found."""

    def name(self):
        return "coregisterglobal"

    def displayName(self):
        return tr("Coregister image (global shift)")

    def tags(self):
        return tr("coregistration,registration,alignment,shift,offset,correct,phase correlation,subpixel").split(",")

    def shortDescription(self):
        return tr("Finds the sub-pixel shift between two images and corrects the target by it.")

    def shortHelpString(self):
        return detection_help() + tr(
            "<p><b>Correction.</b> By default only the georeferencing moves: every pixel stays as it is, with all "
            "bands, metadata, no-data values and colours; a .vrt output costs no disk. The other kinds resample once, "
            "onto the pixels of the reference or onto another grid. The target itself is never modified. "
            "Where there is no match, the algorithm ends with an error and writes nothing.</p>"
        )

    def initAlgorithm(self, config=None):
        output = raster_output(tr("Corrected image"))
        parameters = [*detection(), *correction(False), *raster_format(), output, *detection_results()]
        self.add(parameters, detection_numbers())

    def take(self, parameters, context):
        self._choice = detection_choice(self, parameters, context)
        self._correction = correction_choice(self, parameters, context, grid_required=False)
        self._style = style_of(loaded_raster(self, parameters, "TARGET", context))

    def work(self, parameters, context, feedback):
        run = RunFeedback(feedback)
        images = open_images(self._choice, run)
        check_result_places(self._choice, parameters, context)
        target = self._choice.target.source
        self._correction.check(target, destination_text(parameters, "OUTPUT", context), self._choice.files)
        result = detect(self._choice, images, StepFeedback(run, 0, 60))
        say(result, run)
        check_cancelled(run)
        if not result.found:
            raise NoMatchError(tr("No correction was made, since there is {}").format(result.status))
        with whole_or_nothing(self, parameters, context, run) as temporary:
            output = self._write_image(parameters, context, result, temporary, StepFeedback(run, 60, 95))
            return {"OUTPUT": output, **write_results(self, parameters, context, self._choice, result, run)}

    def _write_image(self, parameters, context, result, temporary, feedback):
        if is_skipped(parameters):
            return None
        output = raster_path(self, parameters, context)
        temporary += [] if is_given(parameters, "OUTPUT") else [output]
        shift = (result.x_shift_m, result.y_shift_m)
        reference, target = self._choice.reference.source, self._choice.target.source
        write_corrected(self._correction, target, output, shift, reference, feedback)
        style_like_on_load(context, output, self._style)
        return output
