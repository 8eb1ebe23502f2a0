"""coreg:coregisterdem: brings one elevation model onto another, by one correction for the whole model."""

from __future__ import annotations

from ..core.feedback import StepFeedback, check_cancelled
from ..layers.styling import style_of
from ..translation import tr
from .algorithm import CoregAlgorithm
from .dem_choice import dem_choice
from .dem_parameters import dem_correction, dem_inputs, dem_numbers, dem_results, whole_method
from .dem_results import DemRun, check_dem_places, curve_of, dem_outputs, say_dem
from .feedback import RunFeedback
from .inputs import loaded_raster
from .whole_outputs import whole_or_nothing

LOADED, SOLVED, SURVEYED, WRITTEN = 10, 45, 60, 98  # per cent of the work


class CoregisterDemAlgorithm(CoregAlgorithm):
    """An elevation model, moved and raised as a whole onto a reference."""

    GROUP = "dem"

    def name(self):
        return "coregisterdem"

    def displayName(self):
        return tr("Coregister elevation models")

    def tags(self):
        words = tr(
            "coregistration,DEM,DSM,DTM,elevation,height,Nuth,Kaab,least z-difference,vertical shift,deramp,tilt,"
            "rotation,glacier,volume change,difference of DEMs,NMAD,alignment"
        )
        return words.split(",")

    def shortDescription(self):
        return tr("Finds and corrects the horizontal and vertical shift between two elevation models.")

    def shortHelpString(self):
        return _what() + _signs() + _results()

    def initAlgorithm(self, config=None):
        self.add([*dem_inputs(), *whole_method(), *dem_correction(), *dem_results()], dem_numbers())

    def take(self, parameters, context):
        self._choice = dem_choice(self, parameters, context)
        self._style = style_of(loaded_raster(self, parameters, "TARGET", context))

    def work(self, parameters, context, feedback):
        run, choice = RunFeedback(feedback), self._choice
        check_dem_places(choice, parameters, context)
        found = self._found(run)
        say_dem(found, run)
        with whole_or_nothing(self, parameters, context, run) as temporary:
            about, span = (choice, found, self._style), (SURVEYED, WRITTEN)
            return dem_outputs(self, parameters, context, about, run, span, temporary)

    def _found(self, run: RunFeedback) -> DemRun:
        from ..core.dem.dem_pair import NO_SHIFT
        from ..core.dem.pipeline import run_steps
        from ..raster_io.dem_load import load_pair, survey

        choice = self._choice
        dems = choice.open(run)
        pair = load_pair(dems.windows, feedback=StepFeedback(run, 0, LOADED))
        if pair.reference_grid.shape != dems.windows.grid.shape:
            run.message(tr("The models are so large that the correction is found from averaged pixels."))
        part = StepFeedback(run, LOADED, SOLVED)
        shift = run_steps(pair, choice.steps, choice.step_settings(), feedback=part)
        check_cancelled(run)
        curves = tuple(curve_of(pair, field) for field in (NO_SHIFT, shift))
        del pair
        seen = survey(dems.windows, shift, feedback=StepFeedback(run, SOLVED, SURVEYED))
        return DemRun(dems, shift, shift, seen, curves)


def _what() -> str:
    return tr(
        "<p>Two elevation models of one area must lie on each other to a fraction of a pixel before they are "
        "subtracted: a horizontal shift looks like a change of height on every slope. This algorithm finds the shift "
        "of the <b>model to be aligned</b> against the <b>reference</b> from their heights alone, and corrects it. "
        "Shifts of many pixels, blunders, clouds and voids are tolerated.</p>"
        "<p><b>Stable terrain.</b> Mask what has changed between the dates (glaciers, water, forest, slides), as a "
        "polygon layer or as a raster. The models may differ in CRS and resolution: the reference is projected on the "
        "fly, and degrees count as metres on the ground.</p>"
    )


def _signs() -> str:
    return tr(
        "<p><b>Signs and units.</b> The shift is what has to be <i>added</i> to the coordinates and heights of the "
        "model to be aligned: SHIFT_X_M to the east, SHIFT_Y_M to the <b>north</b>, SHIFT_Z up, all in metres (on the "
        "ground, also where the map units are degrees). Differences are reference minus model.</p>"
    )


def _results() -> str:
    return tr(
        "<p><b>Results.</b> The aligned model: by default its origin moves and its heights are raised, so that nothing "
        "is resampled; or it is resampled once, from the original, onto the pixels of the reference. The difference "
        "before and after with the same colours; the displacement model as a small file, with which <i>Apply "
        "displacement</i> moves other rasters of the same flight (horizontally); a report.</p>"
        "<p><b>Numbers.</b> NMAD is 1.4826 times the median of the deviations from the median, on stable terrain: it "
        "is that of the noise, whatever the blunders. Where the terrain is flat, a horizontal shift cannot be found: "
        "the algorithm says so and writes nothing; choose the vertical shift alone.</p>"
    )
