"""coreg:coregisterdemblockwise: brings one elevation model onto another, every part of it by its own correction."""

from __future__ import annotations

from qgis.core import QgsWkbTypes

from ..core.feedback import StepFeedback, check_cancelled
from ..layers.styling import DEM_BLOCKS, DEM_VECTORS, shifts_style_on_load, style_of
from ..translation import tr
from .algorithm import CoregAlgorithm
from .dem_block_choice import blocks_to_show, local_dem_choice
from .dem_block_parameters import local_correction, local_dem_numbers, local_dem_results, local_method
from .dem_block_rows import DEM_BLOCK_FIELDS, DEM_VECTOR_FIELDS, dem_block_rows, dem_vector_rows
from .dem_choice import dem_choice
from .dem_parameters import dem_inputs, dem_numbers
from .dem_results import RESULTS, DemRun, check_dem_places, curve_of, dem_outputs, say_dem
from .feedback import RunFeedback
from .inputs import is_given, loaded_raster, qgis_crs
from .outputs import ResultLayer, write_layer
from .point_table import plain
from .whole_outputs import whole_or_nothing

LOADED, STARTED, CHOSEN, SURVEYED, WRITTEN = 5, 15, 70, 75, 95  # per cent of the work
START_PIXELS = 16_000_000  # that the correction of the whole model is found from
BLOCKS = ResultLayer("BLOCKS", QgsWkbTypes.Type.Polygon, DEM_BLOCK_FIELDS, DEM_BLOCKS)
VECTORS = ResultLayer("VECTORS", QgsWkbTypes.Type.LineString, DEM_VECTOR_FIELDS, DEM_VECTORS)


class CoregisterDemBlockwiseAlgorithm(CoregAlgorithm):
    """An elevation model with seams or distortions, every part of it moved and raised onto a reference."""

    GROUP = "dem"

    def name(self):
        return "coregisterdemblockwise"

    def displayName(self):
        return tr("Coregister elevation models (blockwise)")

    def tags(self):
        words = tr(
            "coregistration,DEM,DSM,DTM,elevation,height,blockwise,local,seam,distortion,Nuth,Kaab,least z-difference,"
            "glacier,volume change,difference of DEMs,NMAD,alignment"
        )
        return words.split(",")

    def shortDescription(self):
        return tr("Corrects an elevation model whose shift against a reference changes over the scene.")

    def shortHelpString(self):
        return _what() + _signs() + _results()

    def initAlgorithm(self, config=None):
        parameters = [*dem_inputs(), *local_method(), *local_correction(), *local_dem_results()]
        self.add(parameters, [*dem_numbers(), *local_dem_numbers()])

    def take(self, parameters, context):
        self._choice = dem_choice(self, parameters, context)
        self._local = local_dem_choice(self, parameters, context)
        self._style = style_of(loaded_raster(self, parameters, "TARGET", context))

    def work(self, parameters, context, feedback):
        run, choice = RunFeedback(feedback), self._choice
        check_dem_places(choice, parameters, context, (*RESULTS, "BLOCKS", "VECTORS", "SHIFTS"))
        found = self._found(run)
        say_dem(found, run)
        _say_choice(found.choice, run)
        with whole_or_nothing(self, parameters, context, run) as temporary:
            layers, blocks = self._layers(parameters, context, found, run)
            about, span = (choice, found, self._style), (SURVEYED + 5, WRITTEN)
            written = dem_outputs(self, parameters, context, about, run, span, temporary)
            shifts = self._shifts(parameters, context, found, StepFeedback(run, WRITTEN, 100))
            return {**written, **layers, "SHIFTS": shifts, **_numbers(found, blocks)}

    def _found(self, run: RunFeedback) -> DemRun:
        from ..core.dem.choice import choose_field
        from ..core.dem.dem_pair import NO_SHIFT
        from ..core.dem.pipeline import run_steps
        from ..raster_io.dem_load import load_pair, survey

        choice = self._choice
        dems = choice.open(run)
        settings = self._local.settings(choice, dems.windows.grid.shape)
        pair = load_pair(dems.windows, START_PIXELS, StepFeedback(run, 0, LOADED))
        part = StepFeedback(run, LOADED, STARTED)
        start = run_steps(pair, choice.steps, choice.step_settings(), feedback=part)
        part, threads = StepFeedback(run, STARTED, CHOSEN), self._local.threads
        chosen = choose_field(dems.windows, start, settings, threads=threads, feedback=part)
        check_cancelled(run)
        curves = tuple(curve_of(pair, field) for field in (NO_SHIFT, chosen.field))
        del pair
        seen = survey(dems.windows, chosen.field, feedback=StepFeedback(run, CHOSEN, SURVEYED))
        return DemRun(dems, start, chosen.field, seen, curves, chosen)

    def _layers(self, parameters, context, found: DemRun, run: RunFeedback):
        """The layers' outputs and the blocks; None where there are none and none are wanted."""
        windows, blocks = found.dems.windows, found.choice.blocks
        if is_given(parameters, "BLOCKS") or is_given(parameters, "VECTORS"):
            if blocks is None:
                run.message(tr("The blocks show what was found in each of them: the correction applied is another."))
            settings = self._local.blocks(self._choice, windows.grid.shape)
            part, threads = StepFeedback(run, SURVEYED, SURVEYED + 5), self._local.threads
            blocks = blocks_to_show(windows, found.shift, found.choice, settings, threads, part)
        crs = qgis_crs(windows.grid.crs_wkt)
        made = {}
        for layer in (BLOCKS, VECTORS):
            rows = []
            if is_given(parameters, layer.sink):
                is_block = layer is BLOCKS
                rows = dem_block_rows(blocks, windows.grid) if is_block else dem_vector_rows(blocks, windows.metres)
            made.update(write_layer(self, parameters, context, layer, crs, rows, feedback=run, unit="m"))
        return made, blocks

    def _shifts(self, parameters, context, found: DemRun, feedback) -> str | None:
        from ..raster_io.dem_write import Shifts
        from ..raster_io.shift_raster import write_bands

        if not is_given(parameters, "SHIFTS"):
            return None
        path = self.parameterAsOutputLayer(parameters, "SHIFTS", context)
        shifts = Shifts(found.dems.windows, found.field)
        write_bands(path, shifts, inputs=self._choice.files, feedback=feedback)
        shifts_style_on_load(context, path)
        return path


def _say_choice(chosen, run: RunFeedback) -> None:
    tried = ", ".join(_candidate(one) for one in chosen.candidates)
    run.message(tr("NMAD of stable pixels that were kept aside: {}.").format(tried))
    if chosen.kind == "global":
        run.warning(tr("No local correction is better than that of the whole model, which is applied."))
        return
    text = tr("A local correction is applied ({}, {:.0f} px): NMAD {:.3f} m, of the whole model {:.3f} m.")
    run.message(text.format(chosen.kind, chosen.size, chosen.nmad_after, chosen.nmad_global))
    if chosen.blocks is not None and chosen.blocks.filled.any():
        text = tr("{} of {} blocks could not be solved, or contradict their neighbours, and are filled from these.")
        run.warning(text.format(int(chosen.blocks.filled.sum()), len(chosen.blocks)))


def _candidate(one) -> str:
    size = f" {one.size:.0f} px" if one.size == one.size else ""
    return f"{one.kind}{size} {one.nmad_held:.3f} m"


def _numbers(found: DemRun, blocks) -> dict:
    return {
        "METHOD_USED": found.choice.kind,
        "NMAD_GLOBAL": plain(found.choice.nmad_global),
        "BLOCKS_TOTAL": None if blocks is None else len(blocks),
        "BLOCKS_OK": None if blocks is None else int((blocks.status == "ok").sum()),
    }


def _what() -> str:
    return tr(
        "<p>For elevation models whose shift against the <b>reference</b> changes over the scene: seams between "
        "strips, bent or sheared mosaics. One correction for the whole model is found first; then one for each block, "
        "or a smooth one at every place (dense). Blocks that fail, or contradict their neighbours, are flagged and "
        "filled, and a smooth surface joins them without seams.</p>"
        "<p><b>Never worse.</b> Half of the stable pixels are kept aside. A local correction is applied only where it "
        "predicts them better than that of the whole model; the file itself is never modified, and it is resampled "
        "once, from the original.</p>"
        "<p><b>Stable terrain.</b> Mask what has changed between the dates: a vertical shift that varies takes changes "
        "for errors. Where wide changes may be left in, choose a vertical shift that is the same everywhere.</p>"
    )


def _signs() -> str:
    return tr(
        "<p><b>Signs and units.</b> A shift is what has to be <i>added</i> to the coordinates and heights of the model "
        "to be aligned: to the east, to the <b>north</b>, up, in metres (on the ground, also where the map units are "
        "degrees). Differences are reference minus model.</p>"
    )


def _results() -> str:
    return tr(
        "<p><b>Results.</b> The aligned model, the difference before and after with the same colours, blocks as heat "
        "maps (a style for each quantity), vectors from source to destination, the three shifts as a raster, the "
        "displacement model for <i>Apply displacement</i> (horizontally), a report.</p>"
        "<p><b>Numbers.</b> SHIFT_X_M, SHIFT_Y_M and SHIFT_Z are those of the whole model; NMAD_BEFORE and NMAD_AFTER "
        "are those of stable terrain with the correction that was applied, NMAD_GLOBAL with that of the whole model."
        "</p>"
    )
