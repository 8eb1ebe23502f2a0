"""coreg:creategeolocation: geolocation arrays of a raster, attached without touching its pixels."""

from __future__ import annotations

import numpy as np

from ..core.errors import InputError
from ..core.feedback import StepFeedback
from ..translation import tr
from .algorithm import CoregAlgorithm
from .command import layer_files
from .correction import raster_format
from .create_geolocation_choice import SAMPLES, GeolocationTask
from .create_geolocation_parameters import LAYOUT, NUMBERS, image, located_raster, numbers, sampling, sources
from .feedback import RunFeedback
from .geolocation_output import attached, output_path
from .inputs import crs_text, is_given, optional_number, raster_source
from .outputs import check_places, destination_text
from .tie_sources import layer_ties
from .transform_records import database, database_path, record_name

POSITIONS = ("blocks", "centres", "corners")
GCP_MODELS = ("auto", "tps", "order1", "order2", "order3")


class CreateGeolocationAlgorithm(CoregAlgorithm):
    """Where the pixels of a raster lie, as arrays of coordinates."""

    GROUP = "geolocation"

    def name(self):
        return "creategeolocation"

    def displayName(self):
        return tr("Create geolocation arrays")

    def tags(self):
        return tr(
            "coregistration,geolocation,arrays,swath,longitude,latitude,RFC 4,netCDF,GCP,VRT,locate,attach"
        ).split(",")

    def shortDescription(self):
        return tr("Locates a raster pixel by pixel, from a model, a record, points or rasters of x and y.")

    def shortHelpString(self):
        return tr(
            "<p>Attaches geolocation arrays (GDAL RFC 4) to a raster: longitudes and latitudes of its pixels, or of "
            "every n-th, which say where each of them lies. The pixels stay as they are; nothing is resampled. "
            "gdalwarp, QGIS's <i>Warp</i> and <i>Rectify by geolocation arrays</i> make a map of it.</p>"
            "<p><b>Source.</b> One of: a displacement model, whose shifts are added to the places of the raster; a "
            "record of <i>Fit transform</i> or IRAF's geomap; a layer of tie points; rasters of x and y that were "
            "delivered with the raster. With none of them, what the raster says itself: geotransform, ground control "
            "points, or arrays that it has, which are written in another form.</p>"
            "<p><b>Signs and units.</b> x is to the east and y to the <b>north</b>, in units of the CRS of the arrays, "
            "degrees by default. Offsets and distances of samples are pixels of the raster, to the right and "
            "<b>down</b>, from the outer corner of its first pixel. Errors are pixels of the raster.</p>"
            "<p><b>Results.</b> The located raster, beside it the arrays as Float64, and in numbers how far apart the "
            "samples lie and how wrong places between them are at most.</p>"
        )

    def initAlgorithm(self, config=None):
        self.add(
            [
                image(), *sources(), database(optional=True), record_name(), *sampling(), *raster_format(),
                located_raster(),
            ],
            numbers(),
        )  # fmt: skip

    def take(self, parameters, context):
        self._files = list(layer_files(self, parameters, context))
        crs = self.parameterAsCrs(parameters, "CRS", context)
        displacement = ""
        if is_given(parameters, "DISPLACEMENT"):
            displacement = self.parameterAsFile(parameters, "DISPLACEMENT", context)
        step = optional_number(self, parameters, "STEP", context)
        x, y = self._rasters(parameters, context)
        self._task = GeolocationTask(
            source=raster_source(self, parameters, "INPUT", context, tr("The raster to locate")),
            displacement=displacement,
            database=database_path(self, parameters, context),
            record=self.parameterAsString(parameters, "RECORD", context),
            ties=layer_ties(self, parameters, context) if is_given(parameters, "TIE_POINTS") else None,
            x=x,
            y=y,
            position=POSITIONS[self.parameterAsEnum(parameters, "POSITION", context)],
            layout={name.lower(): optional_number(self, parameters, name, context) for name in LAYOUT},
            gcp_model=GCP_MODELS[self.parameterAsEnum(parameters, "GCP_MODEL", context)],
            crs_wkt=crs_text(crs),
            most_px=self.parameterAsDouble(parameters, "INTERPOLATION_ERROR", context),
            step=None if step is None else int(step),
            samples=SAMPLES[self.parameterAsEnum(parameters, "SAMPLES", context)],
        )
        self._files += [path for path in (displacement, self._task.database) if path]
        self._files += [raster[0] for raster in (x, y) if raster]
        self._task.check()

    def _rasters(self, parameters, context):
        """(raster, band) of x and y, None where they are not given."""
        found = []
        for axis in "XY":
            name = f"{axis}_RASTER"
            if not is_given(parameters, name):
                found.append(None)
                continue
            source = raster_source(self, parameters, name, context, tr("The raster of {}").format(axis.lower()))
            given = is_given(parameters, f"{axis}_BAND")
            found.append((source, self.parameterAsInt(parameters, f"{axis}_BAND", context) if given else 1))
        x, y = found
        if x and y is None:
            y = x[0], self.parameterAsInt(parameters, "Y_BAND", context) if is_given(parameters, "Y_BAND") else 2
        if y and x is None:
            raise InputError(tr("There is a raster of y, but none of x: choose the raster of x (longitude), too."))
        return x, y

    def work(self, parameters, context, feedback):
        run = RunFeedback(feedback)
        check_places([destination_text(parameters, "OUTPUT", context)], self._files)
        path = output_path(self, parameters, context)
        arrays, made = self._task.made(StepFeedback(run, 0, 60))
        rows, cols = arrays.x.shape
        run.message(
            tr("The arrays have {} x {} samples, {:g} x {:g} px apart.").format(
                cols, rows, arrays.layout.pixel_step, arrays.layout.line_step
            )
        )
        with attached(self, parameters, context, run, path) as write:
            beside = write(self._task.source, arrays, inputs=self._files, feedback=StepFeedback(run, 60, 100))
        lost = float(np.isnan(arrays.x).mean())
        sizes = {"SAMPLE_COLUMNS": cols, "SAMPLE_LINES": rows, "NODATA_SHARE": lost}
        found = {**made, **sizes}
        return {"OUTPUT": path, "ARRAYS_FILE": beside, **{name: found[name] for name in NUMBERS}}
