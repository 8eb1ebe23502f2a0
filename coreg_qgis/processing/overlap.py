"""coreg:overlap: where two images both hold data."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ..core.errors import InputError, NoOverlapError
from ..core.feedback import StepFeedback, check_cancelled
from ..layers.styling import OVERLAP
from ..translation import tr
from .algorithm import CoregAlgorithm
from .feedback import RunFeedback
from .inputs import image_choice, qgis_crs
from .outputs import ResultLayer, area_m2, check_places, destination_text, from_shapely, write_layer
from .parameters import POLYGON, explained, image_pair, pair_footprints, pair_nodata
from .point_table import REAL
from .whole_outputs import whole_or_nothing

COLUMNS = (("AREA", REAL), ("SHARE_REF", REAL), ("SHARE_TGT", REAL))
LAYER = ResultLayer("OVERLAP", QgsWkbTypes.Type.MultiPolygon, COLUMNS, OVERLAP)


class OverlapAlgorithm(CoregAlgorithm):
    """The area that two images share."""

    GROUP = "overlap"

    def name(self):
        return "overlap"

    def displayName(self):
        return tr("Image overlap")

    def tags(self):
        return tr("overlap,intersection,common area,footprint,extent,nodata,coregistration").split(",")

    def shortDescription(self):
        return tr("The area where two images both hold data.")

    def shortHelpString(self):
        return tr(
            "<p>Intersects the valid-data footprints of two images: only pixels that hold data count, not the "
            "rectangles of the files. The result is in the CRS of the target; the output CRS names it.</p>"
            "<p>AREA is in square metres: on the plane for a projected CRS, on the ellipsoid for longitude and "
            "latitude. SHARE_REFERENCE and SHARE_TARGET tell how many per cent of each image's valid area the overlap "
            "is. Images that do not overlap end in an error.</p>"
        )

    def initAlgorithm(self, config=None):
        sink = QgsProcessingParameterFeatureSink("OVERLAP", tr("Overlap"), POLYGON, None, True)
        self.add(
            [
                *image_pair(),
                *pair_nodata(),
                *pair_footprints(),
                explained(sink, tr("The overlap, in the CRS of the target.")),
            ],
            [
                QgsProcessingOutputNumber("AREA", tr("Area of the overlap [m²]")),
                QgsProcessingOutputNumber("SHARE_REFERENCE", tr("Share of the reference [%]")),
                QgsProcessingOutputNumber("SHARE_TARGET", tr("Share of the target [%]")),
                QgsProcessingOutputString("CRS", tr("CRS of the overlap")),
            ],
        )

    def take(self, parameters, context):
        from ..raster_io.paths import same_source

        self._images = [image_choice(self, parameters, context, role) for role in ("REFERENCE", "TARGET")]
        if same_source(*(image.source for image in self._images)):
            text = tr("The reference and the target image are the same file, {}: choose two different images.")
            raise InputError(text.format(self._images[0].source))

    def work(self, parameters, context, feedback):
        run = RunFeedback(feedback)
        check_places([destination_text(parameters, "OVERLAP", context)], [image.source for image in self._images])
        reference, target, crs_wkt = self._footprints(run)
        check_cancelled(run)
        crs = qgis_crs(crs_wkt)
        overlap = _overlap(reference, target)
        areas = [area_m2(from_shapely(shape), crs, context) for shape in (overlap, reference, target)]
        shares = [100 * areas[0] / area for area in areas[1:]]
        geometry = from_shapely(overlap)
        geometry.convertToMultiType()
        rows = [(geometry, [areas[0], *shares])]
        with whole_or_nothing(self, parameters, context, run):
            made = write_layer(self, parameters, context, LAYER, crs, rows, feedback=run)
        return {
            **made,
            "AREA": areas[0],
            "SHARE_REFERENCE": shares[0],
            "SHARE_TARGET": shares[1],
            "CRS": crs.authid(),
        }

    def _footprints(self, run):
        """Both footprints in the CRS of the target, and that CRS."""
        reference, target = (image.open(run) for image in self._images)
        crs_wkt = target.grid.crs_wkt
        steps = StepFeedback(run, 0, 50), StepFeedback(run, 50, 100)
        shapes = [
            image.footprint_in(crs_wkt, raster, step)
            for image, raster, step in zip(self._images, (reference, target), steps)
        ]
        return (*shapes, crs_wkt)


def _overlap(reference, target):
    from ..core.footprint import overlap_of

    overlap = overlap_of(reference, target)
    if overlap.is_empty:
        text = tr("The reference and the target image do not overlap: check that both have the right CRS and position.")
        raise NoOverlapError(text)
    return overlap
