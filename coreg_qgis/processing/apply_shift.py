"""coreg:applyshift: moves a raster by a known shift."""

from __future__ import annotations

import math

from qgis.core import QgsProcessingParameterNumber

from ..core.errors import InputError
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
from .feedback import RunFeedback
from .inputs import is_given, loaded_raster, raster_source
from .layer_parameters import RasterParameter
from .outputs import destination_text
from .parameters import DOUBLE, explained
from .whole_outputs import whole_or_nothing


class ApplyShiftAlgorithm(CoregAlgorithm):
    """Any raster, moved by a shift in map units."""

    def name(self):
        return "applyshift"

    def displayName(self):
        return tr("Apply shift")

    def tags(self):
        return tr("coregistration,shift,offset,move,translate,geotransform,georeferencing,align,grid").split(",")

    def shortDescription(self):
        return tr("Moves a raster by a given shift, by default without touching a pixel.")

    def shortHelpString(self):
        return tr(
            "<p>Moves a raster by a shift that is known, for example measured on one band and applied to another "
            "image of the same scene.</p>"
            "<p><b>Signs and units.</b> The shift is added to the coordinates of the raster: X_SHIFT moves it to the "
            "east, Y_SHIFT to the <b>north</b>, both in map units of the CRS of the input (metres for UTM, degrees "
            "for longitude and latitude). In a model, connect X_SHIFT_M and Y_SHIFT_M of <i>Detect global shift</i>; "
            "where that found no match, this algorithm refuses to run.</p>"
            "<p><b>Correction.</b> By default only the georeferencing moves: every pixel stays as it is, with all "
            "bands, metadata, no-data values, colour tables, band names and overviews; a .vrt output costs no disk. "
            "The other kinds resample once, onto the pixels of another raster or a given resolution.</p>"
        )

    def initAlgorithm(self, config=None):
        text = tr("In map units of the CRS of the raster (metres for UTM, degrees for longitude and latitude).")
        shifts = [
            explained(QgsProcessingParameterNumber("X_SHIFT", tr("Shift to the east [map units]"), DOUBLE), text),
            explained(QgsProcessingParameterNumber("Y_SHIFT", tr("Shift to the north [map units]"), DOUBLE), text),
        ]
        raster = explained(
            RasterParameter("INPUT", tr("Raster to move")),
            tr("Any raster that GDAL reads, with all its bands. It is never modified."),
        )
        output = raster_output(tr("Shifted raster"))
        self.add([raster, *shifts, *correction(True), *raster_format(), output])

    def take(self, parameters, context):
        self._source = raster_source(self, parameters, "INPUT", context, tr("The raster to move"))
        self._shift = self._shift_of(parameters, context)
        self._correction = correction_choice(self, parameters, context, grid_required=True)
        self._style = style_of(loaded_raster(self, parameters, "INPUT", context))

    def work(self, parameters, context, feedback):
        from ..raster_io.open import open_dataset

        open_dataset(self._source, tr("The raster to move"))
        if is_skipped(parameters):
            raise InputError(tr("There is nothing to do without an output: choose where to save the shifted raster."))
        self._correction.check(self._source, destination_text(parameters, "OUTPUT", context), [self._source])
        output = raster_path(self, parameters, context)
        run = RunFeedback(feedback)
        with whole_or_nothing(self, parameters, context, run) as temporary:
            temporary += [] if is_given(parameters, "OUTPUT") else [output]
            write_corrected(self._correction, self._source, output, self._shift, feedback=run)
        style_like_on_load(context, output, self._style)
        return {"OUTPUT": output}

    def _shift_of(self, parameters, context):
        shift = []
        for name in ("X_SHIFT", "Y_SHIFT"):
            value = self.parameterAsDouble(parameters, name, context) if is_given(parameters, name) else math.nan
            if not math.isfinite(value):
                text = tr("{} is no number: give a shift in map units; an earlier detection may have found no match.")
                raise InputError(text.format(name))
            shift.append(value)
        return tuple(shift)
