"""coreg:rectifygeolocation: resamples a raster to a map grid by its geolocation arrays."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from ..core.errors import InputError
from ..layers.styling import style_like_on_load, style_of
from ..translation import tr
from .algorithm import CoregAlgorithm
from .command import layer_files
from .correction import is_skipped, raster_format, raster_path
from .feedback import RunFeedback
from .inputs import crs_text, is_given, loaded_raster, optional_number, raster_source
from .local_parameters import corrected
from .outputs import check_places, destination_text
from .parameters import RESAMPLINGS
from .rectify_choice import ENGINES, RectifyTask
from .rectify_parameters import engine, grid, image, resampling, threads
from .whole_outputs import whole_or_nothing


class RectifyGeolocationAlgorithm(CoregAlgorithm):
    """A swath on a map grid."""

    GROUP = "geolocation"

    def name(self):
        return "rectifygeolocation"

    def displayName(self):
        return tr("Rectify by geolocation arrays")

    def tags(self):
        return tr(
            "coregistration,geolocation,swath,rectify,warp,project,orthorectify,AVHRR,MODIS,VIIRS,Sentinel-3,bow-tie,"
            "gdalwarp,RFC 4"
        ).split(",")

    def shortDescription(self):
        return tr("Resamples an image that is located by arrays of coordinates to a map grid.")

    def shortHelpString(self):
        return tr(
            "<p>Brings a swath, an image that is located pixel by pixel by arrays of longitude and latitude or of map "
            "coordinates (GDAL's GEOLOCATION metadata), to a map grid, with all bands, in one resampling. The input "
            "is never modified.</p>"
            "<p><b>Grid.</b> By default UTM for arrays in degrees (polar stereographic near the poles, an azimuthal "
            "projection for wide swaths), the CRS of the arrays otherwise; square pixels as large as the median pixel "
            "of the swath; all of the swath. Choose a CRS, a resolution in its map units, an extent, or a raster whose "
            "pixels and extent are taken over.</p>"
            "<p><b>Place.</b> Arrays may be subsampled and cross the dateline or hold a pole. Each pixel of the result "
            "shows the place in the swath whose coordinates are those of its centre, to 0.02 pixels of the swath. "
            "Where scans overlap (bow-tie) the one is shown in whose middle the place lies; where the arrays hold no "
            "data, and outside the swath, the result has no data.</p>"
            "<p><b>Engines.</b> Our own finds the way back from the map by the arrays themselves; GDAL's, that of "
            "gdalwarp -geoloc, is there for comparison. HOLE_PERCENT is the share of pixels within the outline of the "
            "swath that got no place.</p>"
        )

    def initAlgorithm(self, config=None):
        numbers = [
            QgsProcessingOutputNumber("HOLE_PERCENT", tr("Pixels within the swath without a place [%]")),
            QgsProcessingOutputNumber("PIXEL_SIZE", tr("Side of the pixels [map units]")),
            QgsProcessingOutputNumber("COLUMNS", tr("Columns of the result")),
            QgsProcessingOutputNumber("ROWS", tr("Rows of the result")),
            QgsProcessingOutputString("ENGINE_USED", tr("Engine: own or gdal")),
            QgsProcessingOutputString("OUTPUT_CRS", tr("CRS of the result")),
        ]
        self.add(
            [image(), *grid(), resampling(), engine(), threads(), *raster_format(), corrected(tr("Rectified raster"))],
            numbers,
        )

    def take(self, parameters, context):
        self._files = layer_files(self, parameters, context)
        self._style = style_of(loaded_raster(self, parameters, "INPUT", context))
        options = self.parameterAsString(parameters, "CREATION_OPTIONS", context)
        lender = ""
        if is_given(parameters, "REFERENCE"):
            lender = raster_source(self, parameters, "REFERENCE", context, tr("The reference raster"))
        extent, extent_crs = None, ""
        if is_given(parameters, "EXTENT"):
            box = self.parameterAsExtent(parameters, "EXTENT", context)
            if box.isNull() or not box.isFinite():
                text = tr("The extent {} cannot be understood: give xmin,xmax,ymin,ymax [CRS].")
                raise InputError(text.format(parameters["EXTENT"]))
            extent = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
            extent_crs = crs_text(self.parameterAsExtentCrs(parameters, "EXTENT", context))
        self._task = RectifyTask(
            source=raster_source(self, parameters, "INPUT", context, tr("The raster to rectify")),
            reference=lender,
            crs=self._crs(parameters, context),
            resolution=self._positive(parameters, "RESOLUTION", context),
            extent=extent,
            extent_crs=extent_crs,
            resampling=RESAMPLINGS[self.parameterAsEnum(parameters, "RESAMPLING", context)],
            engine=ENGINES[self.parameterAsEnum(parameters, "ENGINE", context)],
            threads=int(optional_number(self, parameters, "THREADS", context) or 0) or None,
            driver=self.parameterAsString(parameters, "FORMAT", context).strip(),
            options=tuple(option.strip() for option in options.split("|") if option.strip()),
        )

    def work(self, parameters, context, feedback):
        run, task = RunFeedback(feedback), self._task
        if is_skipped(parameters):
            raise InputError(tr("There is nothing to do without an output: choose where to save the rectified raster."))
        place = destination_text(parameters, "OUTPUT", context)
        check_places([place], self._files)
        geolocation, grid = task.grid(run)
        if place:
            task.check(place, grid, self._files)
        output = raster_path(self, parameters, context)
        with whole_or_nothing(self, parameters, context, run) as temporary:
            temporary += [] if is_given(parameters, "OUTPUT") else [output]
            done = task.write(output, geolocation, grid, run)
        style_like_on_load(context, output, self._style)
        return {"OUTPUT": output, **self._numbers(done)}

    def _numbers(self, done):
        from ..raster_io.crs import display_name

        rows, cols = done.grid.shape
        return {
            "HOLE_PERCENT": 100 * done.hole_share, "PIXEL_SIZE": done.grid.resolution[0], "COLUMNS": cols,
            "ROWS": rows, "ENGINE_USED": done.engine, "OUTPUT_CRS": display_name(done.grid.crs_wkt),
        }  # fmt: skip

    def _crs(self, parameters, context) -> str:
        if not is_given(parameters, "CRS"):
            return ""
        crs = self.parameterAsCrs(parameters, "CRS", context)
        if not crs.isValid():
            text = tr("The CRS {} is not known: choose another, or none.")
            raise InputError(text.format(parameters["CRS"]))
        return crs_text(crs)

    def _positive(self, parameters, name, context):
        number = optional_number(self, parameters, name, context)
        if number is not None and not number > 0:
            raise InputError(tr("The resolution must be more than 0: {} was given.").format(number))
        return number
