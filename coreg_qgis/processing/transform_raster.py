"""coreg:transformraster: resamples a raster by a record, what IRAF's geotran and gregister do."""

from __future__ import annotations

from ..core.errors import InputError
from ..core.feedback import StepFeedback
from ..layers.styling import style_like_on_load, style_of
from ..translation import tr
from .algorithm import CoregAlgorithm
from .command import layer_files
from .correction import is_skipped, raster_format, raster_path
from .feedback import RunFeedback
from .inputs import is_given, loaded_raster, optional_number, raster_source
from .local_parameters import corrected
from .outputs import check_distinct, check_places, destination_text
from .parameters import RESAMPLINGS
from .transform_raster_choice import RasterTask
from .transform_raster_parameters import (
    BOUNDARIES,
    COORDINATES,
    RANGE,
    VRTS,
    boundary,
    coordinates,
    flux,
    image,
    output_range,
    reference,
    resampling,
    vrts,
)
from .transform_records import PARTS, database, database_path, load_record, part, record_name
from .whole_outputs import whole_or_nothing


class TransformRasterAlgorithm(CoregAlgorithm):
    """A raster, its pixels at the reference coordinates of a record."""

    GROUP = "transformations"

    def name(self):
        return "transformraster"

    def displayName(self):
        return tr("Transform raster")

    def tags(self):
        return tr(
            "coregistration,geotran,gregister,IRAF,geomap,warp,transform,polynomial,georeference,register,flux"
        ).split(",")

    def shortDescription(self):
        return tr("Resamples a raster by a stored transform, or places it without resampling.")

    def shortHelpString(self):
        return tr(
            "<p>Brings a raster to the reference system of a record that <i>Fit transform</i>, or IRAF's geomap, has "
            "written, as IRAF's geotran and gregister do: each pixel of the output shows the image where the record "
            "takes its reference coordinates. The input is never modified.</p>"
            "<p><b>Coordinates.</b> The record says whether its coordinates are map coordinates, to the east and "
            "north in map units of its CRS, or pixels; for records of IRAF itself, choose. A raster is moved the same "
            "way as <i>Transform vector</i> moves what was drawn on it.</p>"
            "<p><b>Grid.</b> By default the pixels of the raster itself or, for a transform from map coordinates to "
            "pixels, a grid to the north that holds all of the image. A reference raster, limits, a size of pixels or "
            "numbers of pixels change that. For records in pixels the output covers the columns and lines 1, 1 to the "
            "last of the raster, where IRAF would take the limits of the record: give XMIN to YMAX to have these.</p>"
            "<p>Where the output reaches beyond the limits of the tie points that the record was fitted to, the "
            "transform is extrapolated, and a warning tells the share.</p>"
        )

    def initAlgorithm(self, config=None):
        self.add([
            image(), database(), record_name(), coordinates(), reference(), resampling(), part(), *output_range(),
            *boundary(), flux(), *raster_format(), corrected(tr("Transformed raster")), *vrts(),
        ])  # fmt: skip

    def take(self, parameters, context):
        if not is_given(parameters, "DATABASE"):
            raise InputError(tr("The database is missing: choose a file that holds records of transforms."))
        self._database = database_path(self, parameters, context)
        self._record = self.parameterAsString(parameters, "RECORD", context)
        self._files = [self._database, *layer_files(self, parameters, context)]
        lender = ""
        if is_given(parameters, "REFERENCE"):
            lender = raster_source(self, parameters, "REFERENCE", context, tr("The reference raster"))
        options = self.parameterAsString(parameters, "CREATION_OPTIONS", context)
        self._task = RasterTask(
            source=raster_source(self, parameters, "INPUT", context, tr("The raster to transform")),
            reference=lender,
            coordinates=COORDINATES[self.parameterAsEnum(parameters, "COORDINATES", context)],
            part=PARTS[self.parameterAsEnum(parameters, "GEOMETRY", context)],
            extent={name: optional_number(self, parameters, name, context) for name in RANGE},
            resampling=RESAMPLINGS[self.parameterAsEnum(parameters, "RESAMPLING", context)],
            boundary=BOUNDARIES[self.parameterAsEnum(parameters, "BOUNDARY", context)],
            constant=optional_number(self, parameters, "CONSTANT", context),
            flux=self.parameterAsBoolean(parameters, "FLUX_CONSERVE", context),
            driver=self.parameterAsString(parameters, "FORMAT", context).strip(),
            options=tuple(option.strip() for option in options.split("|") if option.strip()),
        )
        self._style = style_of(loaded_raster(self, parameters, "INPUT", context))

    def work(self, parameters, context, feedback):
        run, task = RunFeedback(feedback), self._task
        wanted = [] if is_skipped(parameters) else ["OUTPUT"]
        wanted += [name for name in VRTS if is_given(parameters, name)]
        if not wanted:
            raise InputError(tr("There is nothing to do without an output: choose where to save the raster."))
        places = {name: destination_text(parameters, name, context) for name in wanted}
        check_places(places.values(), self._files)
        check_distinct(places)
        frame = task.frame(load_record(self._database, self._record))
        if "OUTPUT" in places:
            task.check(frame, places["OUTPUT"], self._files)
        made = dict.fromkeys(("OUTPUT", *VRTS))
        with whole_or_nothing(self, parameters, context, run) as temporary:
            for i, name in enumerate(wanted):
                step = StepFeedback(run, 100 * i / len(wanted), 100 * (i + 1) / len(wanted))
                made[name] = self._path(name, parameters, context)
                temporary += [] if is_given(parameters, name) else [made[name]]
                task.write(name, made[name], frame, step)
        if made["OUTPUT"]:
            style_like_on_load(context, made["OUTPUT"], self._style)
        return made

    def _path(self, name, parameters, context):
        if name == "OUTPUT":
            return raster_path(self, parameters, context)
        return self.parameterAsFileOutput(parameters, name, context)
