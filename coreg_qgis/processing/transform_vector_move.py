"""Features through a record: the CRSs and pixel grids around it, edges that it bends, and what has no inverse."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from struct import pack
from typing import TYPE_CHECKING, Callable, List, Sequence, Tuple

import numpy as np
from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessingFeatureSource,
)

from ..core.errors import InputError, OutputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..translation import tr
from .transform_vector_edges import densified
from .transform_vector_shapes import Shape

if TYPE_CHECKING:
    from ..core.geomap.transform import Transform
    from ..core.grid import GeoGrid

AT_ONCE = 500  # features between two looks at whether the user has cancelled
_SLICE = 200_000  # places between two looks, too
_EXACT = 1e-6  # of the size of the area that the record was fitted to
_LINE = b"\x01" + pack("<I", 2)  # head of a line in well-known binary form


@dataclass(frozen=True)
class RecordMove:
    """Places of the layer to places of the result.

    The grids, where given, turn map coordinates of the input and of the reference system into pixels as IRAF counts
    them: the centre of the first one is (1, 1).
    """

    transform: Transform
    direction: str
    input_grid: GeoGrid | None = None
    reference_grid: GeoGrid | None = None

    def __call__(self, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """NaN where there is no inverse."""
        return self.both(x, y)[:2]

    def both(self, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(x, y, whether the place lies within the limits of the record)."""
        if self.direction == "forward":
            x, y = _to_pixels(self.reference_grid, x, y)
            return (*_to_map(self.input_grid, *self.transform.forward(x, y)), self.transform.covers(x, y))
        found = self.transform.backward(*_to_pixels(self.input_grid, x, y), strict=False)
        return (*_to_map(self.reference_grid, *found), self.transform.covers(*found))

    @property
    def bends(self) -> bool:
        """Whether straight edges may become curves."""
        return self.transform.distortion != (None, None)

    @property
    def area(self) -> np.ndarray:
        """(4, 2) corners of the area that the record was fitted to, where the result has them."""
        xmin, xmax, ymin, ymax = self.transform.limits
        corners = np.array([[xmin, xmax, xmax, xmin], [ymin, ymin, ymax, ymax]], float)
        if self.direction == "forward":
            return np.column_stack(_to_map(self.input_grid, *self.transform.forward(*corners)))
        return np.column_stack(_to_map(self.reference_grid, *corners))


@dataclass(frozen=True)
class FeatureMover:
    """Moves features; ``before`` leads from the layer's CRS to that of the record, ``after`` to that of the result."""

    move: RecordMove
    before: QgsCoordinateTransform | None = None
    after: QgsCoordinateTransform | None = None

    def moved(self, features: Sequence[QgsFeature], feedback: Feedback = SILENT) -> int:
        """Move geometries in place; returns how many features lie outside the limits of the record, at least partly.

        Raises InputError where a vertex has no inverse, CancelledError also within one large feature.
        """
        filled = [one for one in features if one.hasGeometry() and not one.geometry().isEmpty()]
        if not filled:
            return 0
        shapes = [_shape(one.geometry()) for one in filled]
        chains = [chain for shape in shapes for chain in shape.chains]
        vertices = [chain.vertices for chain in chains]
        if self.move.bends:
            paths = [number for number, chain in enumerate(chains) if chain.is_path]
            finer = densified(
                [vertices[number] for number in paths], _in_slices(self._way, feedback), self._tolerance()
            )
            for number, path in zip(paths, finer):
                vertices[number] = path
        owner = np.repeat(np.arange(len(filled)), [len(shape.chains) for shape in shapes])
        owner = np.repeat(owner, [len(chain) for chain in vertices])
        places = np.concatenate([chain[:, :2] for chain in vertices])
        *found, within = _in_slices(self.move.both, feedback)(*_projected(places, self.before).T)
        new, known = np.column_stack(found), np.isfinite(places).all(axis=1)
        _refuse_lost(known & ~np.isfinite(new).all(axis=1), owner, filled, places)
        ends = np.cumsum([len(chain) for chain in vertices])[:-1]
        split = np.split(_projected(new, self.after), ends)
        rest = iter([np.column_stack([xy, old[:, 2:]]) for xy, old in zip(split, vertices)])
        for feature, shape in zip(filled, shapes):
            geometry = QgsGeometry()
            geometry.fromWkb(shape.with_vertices(list(islice(rest, len(shape.chains)))).binary())
            feature.setGeometry(geometry)
        return len(np.unique(owner[known & (within == 0)]))

    def _way(self, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """From the layer to the result; NaN where there is no inverse."""
        start = _projected(np.column_stack([x, y]), self.before)
        return tuple(_projected(np.column_stack(self.move(*start.T)), self.after).T)

    def _tolerance(self) -> float:
        """How far an edge may depart from its true place, in units of the result."""
        return _EXACT * float(np.hypot(*np.ptp(_projected(self.move.area, self.after), axis=0)))


def transform_between(first, second, transforms, what: str) -> QgsCoordinateTransform | None:
    """From one CRS to another, None where they are the same; InputError where there is no way."""
    if first == second:
        return None
    found = QgsCoordinateTransform(first, second, transforms)
    if not (first.isValid() and second.isValid() and found.isValid()):
        text = tr("{} is in the CRS {}, the record {}, and there is no way between them: set the right CRS.")
        names = (crs.authid() or crs.description() or tr("unknown") for crs in (first, second))
        raise InputError(text.format(what, *names))
    return found


def write_moved(source, sink, mover: FeatureMover, name: str, feedback: Feedback) -> Tuple[int, int]:
    """Write all features of a source to a sink; (how many, how many of them outside the limits of the record)."""
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    features = iter(source.getFeatures(QgsFeatureRequest(), unchecked))
    total, done, outside = max(source.featureCount(), 1), 0, 0
    while True:
        check_cancelled(feedback)
        batch: List[QgsFeature] = list(islice(features, AT_ONCE))
        if not batch:
            return done, outside
        outside += mover.moved(batch, feedback)
        if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
            raise OutputError(tr("The layer {} cannot be written: is the disk full?").format(name))
        done += len(batch)
        feedback.set_progress(min(100.0, 100 * done / total))


def _in_slices(function: Callable, feedback: Feedback) -> Callable:
    """The function of (x, y) on one part of its places after the other, with a look at whether the run goes on."""

    def on_slices(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        found = []
        for start in range(0, max(len(x), 1), _SLICE):
            check_cancelled(feedback)
            found.append(np.array(function(x[start : start + _SLICE], y[start : start + _SLICE]), float))
        return np.concatenate(found, axis=1)

    return on_slices


def _shape(geometry: QgsGeometry) -> Shape:
    """Arcs as many short edges."""
    straight = QgsGeometry(geometry)
    straight.convertToStraightSegment()
    return Shape.of(bytes(straight.asWkb().data()))


def _projected(places: np.ndarray, transform: QgsCoordinateTransform | None) -> np.ndarray:
    """Places (n, 2) in another CRS, NaN where they are; raises InputError where one does not exist there."""
    known = np.isfinite(places).all(axis=1)
    if transform is None or not known.any():
        return places
    line = np.ascontiguousarray(places[known], "<f8")
    carrier = QgsGeometry()  # QGIS's Python has no other door to a whole array
    carrier.fromWkb(_LINE + pack("<I", len(line)) + line.tobytes())
    try:
        carrier.transform(transform)
    except QgsCsException as problem:
        text = tr("Part of the vector layer does not exist in the CRS {}: remove it, or choose features of the scene.")
        crs = transform.destinationCrs()
        raise InputError(text.format(crs.authid() or crs.description())) from problem
    found = np.full(places.shape, np.nan)
    found[known] = np.frombuffer(carrier.asWkb().data(), "<f8", offset=len(_LINE) + 4).reshape(-1, 2)
    return found


def _refuse_lost(lost: np.ndarray, owner: np.ndarray, features: Sequence[QgsFeature], places: np.ndarray) -> None:
    """InputError where a vertex has no inverse."""
    if not lost.any():
        return
    first = int(np.flatnonzero(lost)[0])
    text = tr("The feature {} has a vertex at {:.10g} {:.10g} that has no inverse in this transform, which folds "
              "there: choose features near the tie points of the record, or its linear part alone.")  # fmt: skip
    raise InputError(text.format(features[owner[first]].id(), *places[first]))


def _to_pixels(grid: GeoGrid | None, x, y):
    if grid is None:
        return x, y
    col, row = grid.to_pixel(x, y)
    return col + 0.5, row + 0.5


def _to_map(grid: GeoGrid | None, x, y):
    return (x, y) if grid is None else grid.to_map(x - 0.5, y - 0.5)
