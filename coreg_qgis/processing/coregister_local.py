"""coreg:coregisterlocal: corrects shifts that change over the image."""

from __future__ import annotations

from ..core.errors import NoMatchError
from ..core.feedback import StepFeedback, check_cancelled
from ..layers.styling import style_of
from ..translation import tr
from .algorithm import CoregAlgorithm
from .detection import open_images
from .feedback import RunFeedback
from .grid_results import say_grid
from .inputs import loaded_raster
from .local_choice import fitted, local_choice, tie_points
from .local_parameters import local_inputs, local_numbers, local_results
from .local_results import check_local_places, say_model, write_local

MEASURED, FITTED = 55, 65  # per cent of the work
FITTED_GIVEN = 20  # where nothing is measured


class CoregisterLocalAlgorithm(CoregAlgorithm):
    """The target image, every part of it moved onto the reference by its own shift."""

    def name(self):
        return "coregisterlocal"

    def displayName(self):
        return tr("Coregister image (local shifts)")

    def tags(self):
        words = tr(
            "coregistration,registration,alignment,local,distortion,displacement,warp,rubber sheet,spline,blockwise,"
            "tie points,gcp,orthorectification,subpixel"
        )
        return words.split(",")

    def shortDescription(self):
        return tr("Measures how the shift between two images changes over the scene, and corrects the target by it.")

    def shortHelpString(self):
        return _what() + _signs() + _models() + _results()

    def initAlgorithm(self, config=None):
        self.add([*local_inputs(), *local_results()], local_numbers())

    def take(self, parameters, context):
        self._choice = local_choice(self, parameters, context)
        self._style = style_of(loaded_raster(self, parameters, "TARGET", context))

    def work(self, parameters, context, feedback):
        run, choice = RunFeedback(feedback), self._choice
        images = open_images(choice.grid.pair, run) if choice.given is None else None
        check_local_places(choice, parameters, context)
        measured = MEASURED if images else 0
        points, grid, quality = tie_points(choice, images, StepFeedback(run, 0, measured))
        if quality is not None:
            say_grid(quality, run)
            if not quality.found:
                raise NoMatchError(tr("No correction was made, since there is {}").format(quality.status))
        check_cancelled(run)
        end = FITTED if images else FITTED_GIVEN
        found = fitted(choice, points, grid, quality, StepFeedback(run, measured, end))
        say_model(found, run)
        return write_local(self, parameters, context, (choice, found, self._style), run, end)


def _what() -> str:
    return tr(
        "<p>Corrects the <b>target</b> where its shift against the <b>reference</b> changes over the image: "
        "distortion, terrain effects, jumps between strips. A quality grid measures tie points over the overlap, a "
        "displacement model is fitted to them, and the image is resampled once. The target itself is never modified."
        "</p>"
        "<p>Instead of being measured, tie points can be given: the layer of an earlier quality grid, where "
        "OUTLIER = 1 takes a point out and OUTLIER = 0 takes it in. The reference may then be left empty. The place of "
        "a point is X_MAP, Y_MAP where the layer has them: dragging its geometry changes nothing.</p>"
    )


def _signs() -> str:
    return tr(
        "<p><b>Signs and units.</b> A shift is what has to be <i>added</i> to the coordinates of the target. "
        "X_SHIFT_M and Y_SHIFT_M count map units of the CRS of the target, to the east and <b>north</b>; pixels are "
        "pixels of the target, to the right and <b>down</b>.</p>"
    )


def _models() -> str:
    return tr(
        "<p><b>Models.</b> The automatic choice takes the simplest model that predicts tie points that it has not seen "
        "about as well as the best one, so that the noise of the points is not printed into the image; the report says "
        "which and why. Fewer than 5 valid points give a single shift. Far from tie points the displacement is "
        "extrapolated with care, and flagged. Where nothing matches, the algorithm ends with an error and writes "
        "nothing.</p>"
    )


def _results() -> str:
    return tr(
        "<p><b>Results.</b> The corrected image; the target with ground control points, which leaves every pixel as it "
        "is; the shifts as a raster; the model as a small file, with which <i>Apply displacement</i> corrects other "
        "bands, masks and vector layers of the scene; tie points with residuals; blocks as a heat map; a report.</p>"
        "<p><b>Numbers.</b> RMSE_BEFORE_PX and RMSE_AFTER_PX are measured at points that the model has not seen, nor "
        "any window that shares pixels with theirs. They are empty for fewer than 10 points, and where the windows are "
        "too large for the image to leave some free; the second match in the report, made when the images were "
        "matched, tells more.</p>"
    )
