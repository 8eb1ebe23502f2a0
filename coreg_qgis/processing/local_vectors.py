"""Vector layers at their true places: every vertex moved by a displacement model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Iterable, Iterator, List, Sequence, Tuple

import numpy as np
from qgis.core import (
    Qgis,
    QgsAbstractGeometryTransformer,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessingFeatureSource,
)

from ..core.errors import InputError, OutputError
from ..core.feedback import Feedback, check_cancelled
from ..translation import tr
from .inputs import qgis_crs
from .local_edges import add_bends

if TYPE_CHECKING:
    from ..core.local_model import LocalModel

FEATURES, VERTICES = 500, 20_000  # between two looks at whether the user has cancelled
FORWARD, BACK = Qgis.TransformDirection.Forward, Qgis.TransformDirection.Reverse


@dataclass(frozen=True, eq=False)
class Displacer:
    """Moves geometries of a layer; ``transform`` leads to the CRS of the model, None = it is the layer's."""

    model: LocalModel
    transform: QgsCoordinateTransform | None

    @classmethod
    def of(cls, model: LocalModel, crs, transforms: QgsCoordinateTransformContext) -> Displacer:
        """For a layer in ``crs``; raises InputError where that cannot be transformed to the model's."""
        own = qgis_crs(model.crs_wkt)
        if crs == own or not (crs.isValid() or own.isValid()):
            return cls(model, None)
        transform = QgsCoordinateTransform(crs, own, transforms)
        if not (crs.isValid() and own.isValid() and transform.isValid()):
            text = tr("The vector layer's CRS cannot be transformed to that of the displacement model ({}): set it.")
            raise InputError(text.format(own.authid() or tr("unknown")))
        return cls(model, transform)

    def move(self, features: Sequence[QgsFeature]) -> Tuple[int, int]:
        """Move the features' geometries in place; returns (how many lie outside the support, vertices added)."""
        moved = [(f, f.geometry()) for f in features if f.hasGeometry() and not f.geometry().isEmpty()]
        if not moved:
            return 0, 0
        added = self._bend([geometry for _, geometry in moved])
        self._project([geometry for _, geometry in moved], FORWARD)
        read, ends = _Reader(), []
        for _, geometry in moved:
            geometry.get().transform(read)
            ends.append(len(read.places))
        from ..raster_io.field_vectors import true_places

        x, y = np.array(read.places, float).T
        write = _Writer(np.column_stack(true_places(x, y, self.model)).tolist())
        for _, geometry in moved:
            geometry.get().transform(write)
        self._project([geometry for _, geometry in moved], BACK)
        for feature, geometry in moved:
            feature.setGeometry(geometry)
        outside = ~self.model.supported(x, y)
        return sum(bool(part.any()) for part in np.split(outside, ends[:-1])), added

    def _bend(self, geometries: Sequence[QgsGeometry]) -> int:
        """Vertices where straight edges will bend: on the edges as they are in the layer's own CRS."""
        projected = [QgsGeometry(geometry) for geometry in geometries]
        self._project(projected, FORWARD)
        return add_bends(geometries, projected, self.model)

    def _project(self, geometries: Sequence[Any], direction) -> None:
        if self.transform is None:
            return
        for geometry in geometries:
            try:
                geometry.transform(self.transform, direction)
            except QgsCsException as problem:
                text = tr("A feature of the vector layer does not exist in the CRS of the displacement model ({}).")
                text = text.format(qgis_crs(self.model.crs_wkt).authid())
                raise InputError(text + " " + tr("Remove it, or choose features of the scene alone.")) from problem


class _Reader(QgsAbstractGeometryTransformer):
    """Collects the vertices that it is shown."""

    def __init__(self):
        super().__init__()
        self.places: List[tuple] = []

    def transformPoint(self, x, y, z, m):
        self.places.append((x, y))
        return True, x, y, z, m


class _Writer(QgsAbstractGeometryTransformer):
    """Gives the vertices their new places, in the same order."""

    def __init__(self, places: Sequence[Sequence[float]]):
        super().__init__()
        self._places = iter(places)

    def transformPoint(self, x, y, z, m):
        x, y = next(self._places)
        return True, x, y, z, m


def write_displaced(source, sink, displacer: Displacer, name: str, feedback: Feedback) -> Tuple[int, int]:
    """Write all features of a source to a sink; returns (how many lie outside the support, vertices added)."""
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    features = iter(source.getFeatures(QgsFeatureRequest(), unchecked))
    total, done, outside, added = max(source.featureCount(), 1), 0, 0, 0
    for batch in _batches(features):
        check_cancelled(feedback)
        beyond, more = displacer.move(batch)
        outside, added = outside + beyond, added + more
        if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
            raise OutputError(tr("The layer {} cannot be written: is the disk full?").format(name))
        done += len(batch)
        feedback.set_progress(min(100.0, 100 * done / total))
    return outside, added


def _batches(features: Iterable[QgsFeature]) -> Iterator[List[QgsFeature]]:
    """The features, so many at a time that moving them takes no long time."""
    batch: List[QgsFeature] = []
    size = 0
    for feature in features:
        batch.append(feature)
        size += feature.geometry().constGet().nCoordinates() if feature.hasGeometry() else 0
        if len(batch) == FEATURES or size >= VERTICES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
