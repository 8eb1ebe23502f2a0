"""An image and what was drawn on it go to the same places."""

from __future__ import annotations

import numpy as np
import pytest
from shifted_pairs import write_raster
from transform_cases import CENTRE, CUBIC, bent, fitted, lattice, write_database

GSD = 10.0
SIDE = 400
ORIGIN = CENTRE[0] - SIDE * GSD / 2, CENTRE[1] + SIDE * GSD / 2


def turned(x, y):
    """Pixels to pixels: half a turn by 4 degrees, a shift and a little distortion."""
    u, v = x - 200, y - 200
    return 200 + 0.9976 * u - 0.0698 * v + 5 + 1e-4 * u * v, 200 + 0.0698 * u + 0.9976 * v - 3 + 1e-4 * u**2


@pytest.mark.parametrize("kind", ["map", "pixel"])
def test_stars_stay_under_their_marks(run, tmp_path, kind):
    from osgeo import gdal
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    record = (
        fitted(bent, **CUBIC)
        if kind == "map"
        else fitted(turned, points=lattice((200, 200), 190), coordinates="pixel", crs="", xxorder=3, xyorder=3,
                    yxorder=3, yyorder=3)
    )  # fmt: skip
    database = write_database(tmp_path / "a.db", record)
    stars = np.array([(120.3, 90.8), (310.9, 150.2), (200.5, 300.7), (80.2, 250.1)])  # (column, row) from the corner
    rows, cols = np.mgrid[0:SIDE, 0:SIDE] + 0.5
    image = sum(np.exp(-((cols - c) ** 2 + (rows - r) ** 2) / 8) for c, r in stars) * 1000 + 1
    source = write_raster(tmp_path / "stars.tif", image, gsd=GSD, origin=ORIGIN, dtype=np.float32)
    layer = QgsVectorLayer("Point?crs=EPSG:32633", "marks", "memory")
    for col, row in stars:
        feature = QgsFeature()
        place = QgsPointXY(ORIGIN[0] + GSD * col, ORIGIN[1] - GSD * row)
        feature.setGeometry(QgsGeometry.fromPointXY(place))
        layer.dataProvider().addFeature(feature)
    given = {"DATABASE": database, **({"IMAGE": source} if kind == "pixel" else {})}
    marks = run("transformvector", INPUT=layer, **given)["OUTPUT"]
    moved = gdal.Open(run("transformraster", INPUT=source, DATABASE=database, OUTPUT=f"{tmp_path}/o.tif")["OUTPUT"])
    values, (x0, dx, _, y0, _, dy) = np.nan_to_num(moved.ReadAsArray()) - 1, moved.GetGeoTransform()
    for mark, star in zip(marks.getFeatures(), stars):
        point = mark.geometry().asPoint()
        col, row = (point.x() - x0) / dx, (point.y() - y0) / dy
        assert np.hypot(col - star[0], row - star[1]) > 0.3  # px
        near = slice(int(row) - 7, int(row) + 8), slice(int(col) - 7, int(col) + 8)
        weights = values[near].clip(0)
        found = [(weights * (axis[near] + 0.5)).sum() / weights.sum() for axis in np.mgrid[0:SIDE, 0:SIDE][::-1]]
        assert found == pytest.approx((col, row), abs=0.03)
