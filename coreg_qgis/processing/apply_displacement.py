"""coreg:applydisplacement: corrects a raster or a vector layer by a saved displacement model."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsWkbTypes,
)

from ..core.errors import InputError
from ..core.feedback import StepFeedback
from ..layers.styling import style_like_on_load, style_of
from ..translation import tr
from .algorithm import CoregAlgorithm
from .command import layer_files
from .correction import is_skipped, raster_format, raster_path
from .feedback import RunFeedback
from .inputs import given, is_given, loaded_raster, raster_source
from .layer_parameters import RasterParameter, SourceParameter
from .local_apply import RasterChoice, outside_share
from .local_model_file import load_model
from .local_parameters import corrected, resampling
from .local_vectors import Displacer, write_displaced
from .outputs import check_distinct, check_places, destination_text
from .parameters import RESAMPLINGS, explained
from .whole_outputs import whole_or_nothing

WORTH_A_WARNING = 0.01  # share of a raster: less is the rim that every grid of tie points leaves
ROUNDING = 1e-9  # of areas
ANY_VECTOR = QgsProcessing.SourceType.TypeVectorAnyGeometry


class ApplyDisplacementAlgorithm(CoregAlgorithm):
    """Other images and vectors of a scene, corrected as the image was that the model was made for."""

    def name(self):
        return "applydisplacement"

    def displayName(self):
        return tr("Apply displacement")

    def tags(self):
        return tr("coregistration,displacement,warp,rubber sheet,model,mask,vector,correct,distortion").split(",")

    def shortDescription(self):
        return tr("Corrects other images, masks or vector layers of a scene by a saved displacement model.")

    def shortHelpString(self):
        return tr(
            "<p>Applies the displacement model that <i>Coregister image (local shifts)</i> saved to another raster of "
            "the same scene: other bands, another resolution, a mask (with nearest neighbour); or to a vector layer "
            "that was digitised on the uncorrected image; or to both in one run. The inputs are never modified.</p>"
            "<p><b>Signs and units.</b> The displacement is added to the coordinates, in map units of the CRS of the "
            "model, to the east and <b>north</b>. A raster has to be in that CRS. Vector layers may be in any: each "
            "vertex is transformed to it, moved, and transformed back; fields and the kind of geometry stay. "
            "Straight edges get more vertices where the displacement bends them by more than 0.02 pixels.</p>"
            "<p>Where the input reaches beyond the tie points of the model, the displacement is extrapolated with "
            "care, and a warning tells the share.</p>"
        )

    def initAlgorithm(self, config=None):
        # What is no model is refused by name and reason where it is read; QGIS would only say "incorrect".
        kinds = tr("Displacement models (*.json)") + ";;" + tr("All files (*)")
        model = QgsProcessingParameterFile("DISPLACEMENT", tr("Displacement model"), fileFilter=kinds)
        vectors = SourceParameter("INPUT_VECTOR", tr("Vector layer to correct"), [ANY_VECTOR], None, True)
        grid = RasterParameter("GRID", tr("Raster that gives the grid"), None, True)
        moved = QgsProcessingParameterFeatureSink("OUTPUT_VECTOR", tr("Corrected layer"), ANY_VECTOR, None, True)
        self.add([
            explained(model, tr("The file that 'Coregister image (local shifts)' saved as displacement model.")),
            explained(
                RasterParameter("INPUT", tr("Raster to correct"), None, True),
                tr("Any raster of the scene in the CRS of the model, with all its bands and in any resolution."),
            ),
            explained(vectors, tr("Points, lines or polygons as they lie on the uncorrected image, in any CRS.")),
            resampling(),
            explained(
                grid,
                tr("The corrected raster gets its CRS, origin and pixel size. Empty: the grid of the raster itself."),
                advanced=True,
            ),
            *raster_format(),
            corrected(tr("Corrected raster")),
            explained(moved, tr("The features with all their fields, every vertex at its true place.")),
        ])

    def take(self, parameters, context):
        has_raster, has_vectors = is_given(parameters, "INPUT"), is_given(parameters, "INPUT_VECTOR")
        if not (has_raster or has_vectors):
            raise InputError(tr("There is nothing to correct: choose a raster, a vector layer, or both."))
        if not is_given(parameters, "DISPLACEMENT"):
            raise InputError(tr("The displacement model is missing: choose a file that CoReg has saved."))
        self._model_file = self.parameterAsFile(parameters, "DISPLACEMENT", context)
        self._files = [self._model_file, *layer_files(self, parameters, context)]
        self._raster = self._raster_choice(parameters, context) if has_raster else None
        self._style = style_of(loaded_raster(self, parameters, "INPUT", context)) if has_raster else None
        self._source = self.parameterAsSource(parameters, "INPUT_VECTOR", context) if has_vectors else None
        if has_vectors:
            self._check_source(given(parameters, "INPUT_VECTOR", context))
        self._transforms = context.transformContext()

    def work(self, parameters, context, feedback):
        run = RunFeedback(feedback)
        parameters = self._with_default_sink(parameters)
        self._check_places(parameters, context)
        model = load_model(self._model_file)
        both = self._raster is not None and self._source is not None
        with whole_or_nothing(self, parameters, context, run) as temporary:
            output = self._write_raster(parameters, context, model, StepFeedback(run, 0, 70 if both else 100))
            temporary += [output] if output and not is_given(parameters, "OUTPUT") else []
            layer = self._write_vectors(parameters, context, model, StepFeedback(run, 70 if both else 0, 100))
        if output:
            style_like_on_load(context, output, self._style)
        return {"OUTPUT": output, "OUTPUT_VECTOR": layer}

    def _check_source(self, value):
        if self._source is None:
            raise InputError(tr("The vector layer {} cannot be read: choose another one, or none.").format(value))
        if self._source.wkbType() == QgsWkbTypes.Type.NoGeometry:
            text = tr('"{}" is a table without geometries, so that nothing can be moved: choose a layer that has some.')
            raise InputError(text.format(self._source.sourceName()))

    def _raster_choice(self, parameters, context) -> RasterChoice:
        options = self.parameterAsString(parameters, "CREATION_OPTIONS", context)
        label = tr("The raster that gives the grid")
        lender = raster_source(self, parameters, "GRID", context, label) if is_given(parameters, "GRID") else ""
        return RasterChoice(
            source=raster_source(self, parameters, "INPUT", context, tr("The raster to correct")),
            grid_source=lender,
            resampling=RESAMPLINGS[self.parameterAsEnum(parameters, "RESAMPLING", context)],
            driver=self.parameterAsString(parameters, "FORMAT", context).strip(),
            options=tuple(option.strip() for option in options.split("|") if option.strip()),
        )

    def _with_default_sink(self, parameters):
        """A temporary layer where a script or qgis_process named none."""
        if self._source is None or "OUTPUT_VECTOR" in parameters:
            return parameters
        return {**parameters, "OUTPUT_VECTOR": QgsProcessing.TEMPORARY_OUTPUT}

    def _check_places(self, parameters, context):
        """Raise before any work where an output is missing or could not be written."""
        skipped = self._raster is not None and is_skipped(parameters)
        if skipped or (self._source is not None and not is_given(parameters, "OUTPUT_VECTOR")):
            raise InputError(tr("There is nothing to do without an output: choose where to save the corrected layer."))
        places = {name: destination_text(parameters, name, context) for name in ("OUTPUT", "OUTPUT_VECTOR")}
        if self._raster is None:
            places.pop("OUTPUT")
        check_places(places.values(), self._files)
        check_distinct(places)
        if self._raster is not None:
            self._raster.check(places["OUTPUT"], self._files)

    def _write_raster(self, parameters, context, model, feedback):
        if self._raster is None:
            return None
        output = raster_path(self, parameters, context)
        share = outside_share(self._raster.grid_for(model), model)
        if share >= WORTH_A_WARNING:
            text = tr("{:.0f} % of the raster lie outside the tie points of the model: there, the shift is a guess.")
            feedback.warning(text.format(100 * share))
        elif share > ROUNDING:
            feedback.message(tr("Less than 1 % of the raster, at its rim, lies outside the tie points of the model."))
        self._raster.write(output, model, feedback)
        return output

    def _write_vectors(self, parameters, context, model, feedback):
        if self._source is None:
            return None
        source, crs = self._source, self._source.sourceCrs()
        displacer = Displacer.of(model, crs, self._transforms)
        sink, layer = self.parameterAsSink(
            parameters, "OUTPUT_VECTOR", context, source.fields(), source.wkbType(), crs
        )
        if sink is None:
            raise InputError(tr("The corrected layer cannot be created: choose another place or format for it."))
        outside, added = write_displaced(source, sink, displacer, layer, feedback)
        del sink  # closes the file
        if added:
            feedback.message(tr("{} vertices were added to long edges that the displacement bends.").format(added))
        if outside:
            text = tr("{} of {} features lie outside the tie points of the model: there, the shift is a guess.")
            feedback.warning(text.format(outside, source.featureCount()))
        return layer
