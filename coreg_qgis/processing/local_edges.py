"""Long straight edges of vector layers: vertices where a displacement bends them."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Sequence, Tuple

import numpy as np
from qgis.core import QgsGeometry, QgsPoint, QgsVertexId, QgsWkbTypes

if TYPE_CHECKING:
    from ..core.local_model import LocalModel

_KINDS = {
    QgsWkbTypes.Type.LineString, QgsWkbTypes.Type.MultiLineString, QgsWkbTypes.Type.Polygon,
    QgsWkbTypes.Type.MultiPolygon, QgsWkbTypes.Type.GeometryCollection,
}  # fmt: skip


def add_bends(geometries: Sequence[QgsGeometry], projected: Sequence[QgsGeometry], model: LocalModel) -> int:
    """Insert vertices into straight edges of the geometries, in place, where the model bends them; returns how many.

    ``projected`` are the same geometries in the CRS of the model. New vertices lie on the edges as they are, with Z
    and M between those of the ends. Arcs stay as they are.
    """
    from ..raster_io.field_vectors import along, bent_shares

    edges = [edge for number, twin in enumerate(projected) for edge in _edges(number, twin)]
    if not edges:
        return 0
    starts, ends = np.array([edge[1] for edge in edges]), np.array([edge[2] for edge in edges])
    added = 0
    # From the last one, so that numbers of vertices stay right.
    for (place, *_), shares in reversed(list(zip(edges, bent_shares(starts, ends, model, min(model.resolution))))):
        if not len(shares):
            continue
        geometry = geometries[place[0]].get()
        ends_of_edge = [geometry.vertexAt(QgsVertexId(*place[1:3], place[3] + i)) for i in (0, 1)]
        for values in reversed(along(*map(_values, ends_of_edge), shares).tolist()):
            vertex = QgsPoint(*values, ends_of_edge[0].wkbType())
            added += geometry.insertVertex(QgsVertexId(*place[1:3], place[3] + 1), vertex)
    return added


def _edges(number: int, geometry: QgsGeometry) -> List[Tuple[tuple, tuple, tuple]]:
    """((geometry, part, ring, vertex), start, end) of all straight edges."""
    if QgsWkbTypes.flatType(geometry.wkbType()) not in _KINDS or geometry.constGet().hasCurvedSegments():
        return []
    found = []
    for part, rings in enumerate(geometry.constGet().coordinateSequence()):
        for ring, points in enumerate(rings):
            places = [(point.x(), point.y()) for point in points]
            found += [((number, part, ring, i), a, b) for i, (a, b) in enumerate(zip(places, places[1:]))]
    return found


def _values(vertex: QgsPoint) -> np.ndarray:
    """x, y, z, m; NaN where it has none."""
    return np.array([vertex.x(), vertex.y(), vertex.z(), vertex.m()], float)
