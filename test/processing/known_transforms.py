"""Tie points of transforms that are exactly known, as layers and as files."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np

CRS = "EPSG:32633"
XMAG, YMAG, XROTATION, YROTATION = 1.002, 0.997, 0.3, 0.25
SHIFT = (1203.5, -840.25)  # of the point below, not of the far origin
CENTRE = np.array([502000.0, 5198000.0])
MATRIX = np.array(
    [
        [XMAG * cos(radians(XROTATION)), YMAG * sin(radians(YROTATION))],
        [-XMAG * sin(radians(XROTATION)), YMAG * cos(radians(YROTATION))],
    ]
)


def places(count: int = 25, extent: float = 4000.0, centre=CENTRE) -> np.ndarray:
    """(n, 2) reference places on a lattice that is not quite regular."""
    side = int(np.sqrt(count))
    steps = np.linspace(-0.5, 0.5, side)
    x, y = (axis.ravel() for axis in np.meshgrid(steps, steps))
    return np.column_stack([x + 0.05 * y**2, y - 0.04 * x]) * extent + centre


def inputs_of(reference) -> np.ndarray:
    """(n, 2) where the known affine transform takes reference places."""
    return (np.asarray(reference, float) - CENTRE) @ MATRIX.T + CENTRE + SHIFT


def grid_layer(reference, given, *, outliers=(), fields=(), geometry="points", crs=CRS, shown=None):
    """A layer as a quality grid has it: X_MAP, Y_MAP, shifts, OUTLIER and more ``fields`` {name: values}."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    fields = dict(fields)
    names = ["X_MAP", "Y_MAP", "X_SHIFT_M", "Y_SHIFT_M", "OUTLIER", *fields]
    kinds = "&".join(f"field={name}:double" for name in names)
    layer = QgsVectorLayer(f"Point?crs={crs}&field=POINT_ID:integer&{kinds}", geometry, "memory")
    for row, (place, other) in enumerate(zip(reference.tolist(), given.tolist())):
        feature = QgsFeature(layer.fields())
        shift = [place[0] - other[0], place[1] - other[1]]
        more = [float(values[row]) for values in fields.values()]
        feature.setAttributes([row + 101, *place, *shift, float(row in outliers), *more])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*(place if shown is None else shown[row]))))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def line_layer(starts, ends, crs=CRS):
    """Lines of two points without attributes; any other number of points where ``starts`` are lists of places."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer(f"LineString?crs={crs}" if crs else "LineString", "lines", "memory")
    for start, end in zip(np.asarray(starts).tolist(), np.asarray(ends).tolist()):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*start), QgsPointXY(*end)]))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def write_list(path, reference, given, more=()) -> str:
    """A list as geomap reads it."""
    columns = [np.hstack([reference, given]), *(np.reshape(values, (-1, 1)) for values in more)]
    rows = (" ".join(map(repr, row)) for row in np.hstack(columns).tolist())
    path.write_text("# xref yref xin yin\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def write_points_file(path, reference, source, *, disabled=(), titles="mapX,mapY,sourceX,sourceY,enable", crs=""):
    """A file of QGIS's Georeferencer; positions in the source as it counts them."""
    lines = [f"#CRS: {crs}"] if crs else []
    lines.append(f"{titles},dX,dY,residual")
    for row, pair in enumerate(np.hstack([reference, source]).tolist()):
        lines.append(",".join(map(repr, pair)) + f",{int(row not in disabled)},0,0,0")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def rows_of(layer) -> list:
    """The features of a result as dictionaries, with their geometry as ``vertices``."""
    names = [field.name() for field in layer.fields()]
    return [
        {
            **dict(zip(names, feature.attributes())),
            "vertices": [(v.x(), v.y()) for v in feature.geometry().vertices()],
        }
        for feature in layer.getFeatures()
    ]


def record_of(result, name=""):
    """The record that a run has written."""
    from coreg_qgis.processing.transform_records import load_record

    return load_record(result["DATABASE"], name)
