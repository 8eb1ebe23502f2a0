"""coreg:transformvector: takes a vector layer through a record."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
    QgsWkbTypes,
)

from ..core.errors import InputError
from ..translation import tr
from .algorithm import CoregAlgorithm
from .command import layer_files
from .feedback import RunFeedback
from .inputs import is_given, raster_source
from .layer_parameters import RasterParameter
from .outputs import check_places, destination_text
from .parameters import explained
from .transform_records import DIRECTIONS, PARTS, database, database_path, direction, load_record, part, record_name
from .transform_vector_frames import COORDINATES, FrameChoice
from .transform_vector_move import write_moved
from .whole_outputs import whole_or_nothing

ANY_VECTOR = QgsProcessing.SourceType.TypeVectorAnyGeometry


class TransformVectorAlgorithm(CoregAlgorithm):
    """Points, lines and polygons, every vertex where the transform has it."""

    GROUP = "transformations"

    def name(self):
        return "transformvector"

    def displayName(self):
        return tr("Transform vector")

    def tags(self):
        return tr("coregistration,geomap,geoxytran,IRAF,vector,transform,warp,polynomial,rubber sheet").split(",")

    def shortDescription(self):
        return tr("Takes points, lines or polygons through a stored transform, backward or forward.")

    def shortHelpString(self):
        return tr(
            "<p>Moves every vertex of a vector layer by a record that <i>Fit transform</i>, or IRAF's geomap, has "
            "written. Fields, Z and M stay; the layer itself is never modified.</p>"
            "<p><b>Direction.</b> A record leads from the reference to the input. What was drawn on the input image "
            "has to go <b>backward</b>, which is the default: it moves as <i>Transform raster</i> moves the image. "
            "Forward takes a layer of the reference onto the input image.</p>"
            "<p><b>Coordinates.</b> Where the record holds map coordinates, in map units to the east and north, the "
            "layer may be in any CRS: it is transformed to that of the record and back. Where it holds pixels, as "
            "IRAF counts them, choose the image whose pixels they are; without it, the numbers of the layer are "
            "taken for columns and lines.</p>"
            "<p><b>Edges.</b> Where a distortion bends long edges, vertices are added to them, so that they are right "
            "to a millionth of the area of the record. Arcs become short edges.</p>"
            "<p>A vertex that has no inverse ends the run with a message. Outside the limits of the tie points that "
            "the record was fitted to, the transform is extrapolated, and a warning tells the share.</p>"
        )

    def initAlgorithm(self, config=None):
        layer = QgsProcessingParameterFeatureSource("INPUT", tr("Vector layer to transform"), [ANY_VECTOR])
        moved = QgsProcessingParameterFeatureSink("OUTPUT", tr("Transformed layer"), ANY_VECTOR, None, True)
        way = tr("Backward: a layer that was drawn on the input image goes to its place on the reference, as the image "
                 "does. Forward: a layer of the reference goes onto the input image.")  # fmt: skip
        self.add(
            [
                explained(layer, tr("Points, lines or polygons of any kind.")),
                database(),
                record_name(),
                direction("backward", way),
                part(),
                *_frames(),
                explained(moved, tr("The features with all their fields, every vertex at its new place.")),
            ],
            [
                QgsProcessingOutputNumber("COUNT", tr("Features")),
                QgsProcessingOutputNumber("COUNT_OUTSIDE", tr("Features outside the limits of the record")),
            ],
        )

    def take(self, parameters, context):
        if not is_given(parameters, "DATABASE"):
            raise InputError(tr("The database is missing: choose the file that holds the record."))
        self._database = database_path(self, parameters, context)
        self._record = self.parameterAsString(parameters, "RECORD", context)
        self._part = PARTS[self.parameterAsEnum(parameters, "GEOMETRY", context)]
        self._source = self.parameterAsSource(parameters, "INPUT", context)
        if self._source is None:
            raise InputError(tr("The vector layer cannot be read: choose another one."))
        self._frames = FrameChoice(
            COORDINATES[self.parameterAsEnum(parameters, "COORDINATES", context)],
            self._raster(parameters, "IMAGE", context, tr("The image of the pixels")),
            self._raster(parameters, "REFERENCE", context, tr("The image of the reference")),
            DIRECTIONS[self.parameterAsEnum(parameters, "DIRECTION", context)],
        )
        self._files = [self._database, *layer_files(self, parameters, context)]
        self._transforms = context.transformContext()

    def work(self, parameters, context, feedback):
        from ..core.geomap.transform import transform_of

        run = RunFeedback(feedback)
        if "OUTPUT" not in parameters:  # a script or qgis_process that named none
            parameters = {**parameters, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT}
        if not is_given(parameters, "OUTPUT"):
            raise InputError(tr("There is nothing to do without an output: choose where to save the result."))
        check_places([destination_text(parameters, "OUTPUT", context)], self._files)
        record = load_record(self._database, self._record)
        transform = transform_of(record, geometry=self._part)
        crs = self._source.sourceCrs()
        mover, result_crs = self._frames.mover(record, transform, crs, self._transforms, run)
        with whole_or_nothing(self, parameters, context, run):
            layer, count, outside = self._write(parameters, context, mover, result_crs, run)
        if not count:
            run.warning(tr("The vector layer holds no feature: the result is empty."))
        if outside:
            text = tr("{} of {} features ({:.0f} %) lie at least partly outside the limits of the tie points of the "
                      "record: there, the transform is extrapolated.")  # fmt: skip
            run.warning(text.format(outside, count, max(1, 100 * outside / count)))
        return {"OUTPUT": layer, "COUNT": count, "COUNT_OUTSIDE": outside}

    def _write(self, parameters, context, mover, crs, run: RunFeedback):
        source = self._source
        kind = source.wkbType()
        if QgsWkbTypes.isCurvedType(kind):
            run.warning(tr("The layer has arcs, which a transform does not keep: they become short edges."))
            kind = QgsWkbTypes.linearType(kind)
        sink, layer = self.parameterAsSink(parameters, "OUTPUT", context, source.fields(), kind, crs)
        if sink is None:
            raise InputError(tr("The transformed layer cannot be created: choose another place or format for it."))
        count, outside = write_moved(source, sink, mover, layer, run)
        del sink  # closes the file
        made = None if crs.isValid() else QgsProcessingUtils.mapLayerFromString(layer, context)
        if made is not None:
            made.setCrs(crs)  # pixels have none, but QGIS gives temporary layers without one longitudes and latitudes
        return layer, count, outside

    def _raster(self, parameters, name: str, context, label: str) -> str:
        return raster_source(self, parameters, name, context, label) if is_given(parameters, name) else ""


def _frames() -> list:
    """What the coordinates of the record are."""
    labels = [
        tr("As the record says"),
        tr("Map coordinates"),
        tr("Pixel coordinates"),
        tr("Reference on the map, input in pixels"),
    ]
    return [
        explained(
            QgsProcessingParameterEnum("COORDINATES", tr("Coordinates of the record"), labels, False, 0),
            tr("Records of IRAF do not say it: unless told here, their coordinates are pixels where an image is given, "
               "and the numbers of the layer otherwise."),
            advanced=True,
        ),
        explained(
            RasterParameter("IMAGE", tr("Image whose pixels the record counts"), None, True),
            tr("The input image on which the layer lies, for records in pixels. Not needed for map coordinates."),
            advanced=True,
        ),
        explained(
            RasterParameter("REFERENCE", tr("Reference whose pixels the record counts"), None, True),
            tr("For records in pixels where the reference has another grid than the image. Empty: the grid of the "
               "image, as 'Transform raster' gives it to the transformed image."),
            advanced=True,
        ),
    ]  # fmt: skip
