"""coreg:clipgeolocation: a part of a raster, or a coarser one, with the geolocation arrays that still locate it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.errors import InputError
from ..core.feedback import StepFeedback
from ..translation import tr
from .algorithm import CoregAlgorithm
from .clip_geolocation_parameters import NUMBERS, WINDOW, area, clipped, image, numbers, size, window
from .command import layer_files
from .correction import raster_format
from .feedback import RunFeedback
from .geolocation_output import attached, output_path
from .inputs import crs_text, footprint_choice, is_given, optional_number, raster_source
from .outputs import check_places, destination_text
from .parameters import RESAMPLINGS

if TYPE_CHECKING:
    from ..core.geolocation import Geolocation
    from ..raster_io.geolocation_clip import PixelWindow

CUT = 0


class ClipGeolocationAlgorithm(CoregAlgorithm):
    """A window of a swath that keeps its place."""

    GROUP = "geolocation"

    def name(self):
        return "clipgeolocation"

    def displayName(self):
        return tr("Clip raster with geolocation arrays")

    def tags(self):
        return tr("coregistration,geolocation,arrays,swath,clip,crop,subset,decimate,translate,RFC 4,window").split(",")

    def shortDescription(self):
        return tr("Crops or decimates a raster that is located by geolocation arrays, and keeps its location.")

    def shortHelpString(self):
        return tr(
            "<p>Takes a part of a raster, or every n-th pixel of it, together with its geolocation arrays, which GDAL "
            "and QGIS lose when they clip. Pixels that are only cropped are those of the raster, bit by bit, and so "
            "are the samples of the arrays: offsets and distances say where they lie now.</p>"
            "<p><b>Window.</b> Columns and lines count from 0 at the upper left pixel, to the right and <b>down</b>. "
            "Or an area on the map, an extent or polygons in any CRS: the window is the smallest one with all pixels "
            "that see it. Both together: what they share.</p>"
            "<p><b>Size.</b> A factor makes n x n pixels one, from a window cut to whole ones. The nearest pixel of a "
            "block is not in its middle where n is even, which the arrays take into account.</p>"
            "<p><b>Results.</b> The raster with its arrays beside it, and the window in numbers. GDAL up to 3.12 "
            "misplaces overviews of such windows: give gdalwarp -ovr NONE, or use <i>Rectify by geolocation "
            "arrays</i>, which knows.</p>"
        )

    def initAlgorithm(self, config=None):
        self.add([image(), *window(), *area(), *size(), *raster_format(), clipped()], numbers())

    def take(self, parameters, context):
        self._source = raster_source(self, parameters, "INPUT", context, tr("The raster to clip"))
        self._files = list(layer_files(self, parameters, context))
        self._given = {name: optional_number(self, parameters, name, context) for name in WINDOW}
        self._factor = optional_number(self, parameters, "FACTOR", context)
        self._size = tuple(optional_number(self, parameters, name, context) for name in ("XSIZE", "YSIZE"))
        self._resampling = RESAMPLINGS[self.parameterAsEnum(parameters, "RESAMPLING", context)]
        self._cut = self.parameterAsEnum(parameters, "ARRAYS", context) == CUT
        self._areas = []
        if is_given(parameters, "EXTENT"):
            box = self.parameterAsExtent(parameters, "EXTENT", context)
            if box.isNull() or not box.isFinite():
                text = tr("The extent {} cannot be understood: give xmin,xmax,ymin,ymax [CRS].")
                raise InputError(text.format(parameters["EXTENT"]))
            bounds = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
            crs = crs_text(self.parameterAsExtentCrs(parameters, "EXTENT", context))
            self._areas.append((bounds, crs))
        mask = footprint_choice(self, parameters, "EXTENT_MASK", context, tr("The area"))
        if mask is not None:
            self._areas.append((mask, mask.crs_wkt))

    def work(self, parameters, context, feedback):
        from ..raster_io.geolocation_clip import clipped_geolocation, window_view
        from ..raster_io.geolocation_domain import array_keys, read_geolocation
        from ..raster_io.open import open_dataset

        run, label = RunFeedback(feedback), tr("The raster to clip")
        check_places([destination_text(parameters, "OUTPUT", context)], self._files)
        path = output_path(self, parameters, context)
        geolocation = read_geolocation(self._source, label, feedback=run)
        found = self._window(geolocation, run)
        arrays = clipped_geolocation(geolocation, found, self._resampling, cut_arrays=self._cut)
        kept = None if self._cut else array_keys(self._source, label)
        view = window_view(open_dataset(self._source, label), found, self._resampling)
        with attached(self, parameters, context, run, path) as write:
            step = StepFeedback(run, 10, 100)
            beside = write(self._source, arrays, view=view, kept=kept, inputs=self._files, feedback=step)
        values = (found.col, found.row, found.width, found.height, found.out_width, found.out_height)
        return {"OUTPUT": path, "ARRAYS_FILE": beside, **dict(zip(NUMBERS, values))}

    def _window(self, geolocation: Geolocation, run) -> PixelWindow:
        """The pixels that are wanted; raises InputError."""
        from ..raster_io.geolocation_clip import check_window, resized_window, shared_window, window_of_area

        rows, cols = geolocation.shape
        column, line = (int(self._given[name] or 0) for name in ("COLUMN", "LINE"))
        width, height = (
            int(end - first if self._given[name] is None else self._given[name])
            for name, first, end in (("WIDTH", column, cols), ("HEIGHT", line, rows))
        )
        found = column, line, width, height
        check_window(found, geolocation.shape, self._source)
        for place, crs in self._areas:
            crs = crs or geolocation.crs_wkt
            found = shared_window(found, window_of_area(geolocation, _shape(place), crs, self._source))
        wanted = resized_window(found, self._factor, tuple(None if n is None else int(n) for n in self._size))
        run.message(
            tr("The window has {} x {} pixels from column {}, line {}.").format(
                wanted.width, wanted.height, wanted.col, wanted.row
            )
        )
        return wanted


def _shape(place):
    """A shapely polygon of an extent or of polygons."""
    from shapely.geometry import box
    from shapely.ops import unary_union

    return box(*place) if isinstance(place, tuple) else unary_union(place.shapes())
