"""A pair whose shift changes over the scene as an exactly known field, and layers of tie points."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from shifted_pairs import landscape

from bench.fields import OVERSAMPLING, Field, distorted_pair, smooth
from bench.pair_files import write_raster
from coreg_qgis.core.grid import GeoGrid

SIDE, GSD, MARGIN = 400, 10.0, 12
CRS = "EPSG:32633"
GRID = GeoGrid((SIDE, SIDE), (500000.0, GSD, 0.0, 5200000.0, 0.0, -GSD), CRS)
FIELD = smooth(1.5, 1000, 0.6, -0.4)
MEASURED = {"WINDOW_SIZE": 64, "SPACING": 50}
RESULTS = {
    "OUTPUT": "out.tif", "SHIFTS": "shifts.tif", "MODEL_FILE": "model.json", "GCP_VRT": "gcp.vrt",
    "GEOLOCATION_VRT": "placed.vrt",
    "POINTS": "points.gpkg", "BLOCKS": "blocks.gpkg", "REPORT": "report.html",
}  # fmt: skip


@dataclass(frozen=True)
class Distorted:
    """Two files and the field between them."""

    reference: str
    target: str
    folder: Path

    @property
    def inputs(self) -> dict:
        """As parameters."""
        return {"REFERENCE": self.reference, "TARGET": self.target}


def true_shift(x, y, field: Field = FIELD):
    """(n, 2) map units, east and north: what must be added to the target at true places (n,)."""
    pixels = field.correction_at(*GRID.to_pixel(np.asarray(x, float), np.asarray(y, float)))
    return np.column_stack(GRID.vector_to_map(*pixels.T))


def write_distorted(folder: Path) -> Distorted:
    """Write the pair to a folder."""
    side = (SIDE + 2 * MARGIN) * OVERSAMPLING
    images = distorted_pair(landscape(side, side, 1), (SIDE, SIDE), FIELD, (MARGIN * OVERSAMPLING,) * 2)
    rng, paths = np.random.default_rng(0), []
    for name, image in zip(("reference.tif", "target.tif"), images):
        noisy = np.clip(image + rng.normal(0, 5, image.shape), 1, None).astype(np.uint16)
        write_raster(folder / name, noisy, GRID.geotransform, CRS)
        paths.append(str(folder / name))
    return Distorted(*paths, folder)


def tie_point_layer(rows, crs=CRS, fields=("X_MAP", "Y_MAP", "X_SHIFT_M", "Y_SHIFT_M", "OUTLIER")):
    """A memory layer of points; ``rows`` hold the values of ``fields``, and geometries lie at X_MAP, Y_MAP."""
    from qgis.core import NULL, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    kinds = "&".join(f"field={name}:{'string' if name == 'MESSAGE' else 'double'}" for name in fields)
    layer = QgsVectorLayer(f"Point?crs={crs}&{kinds}", "points", "memory")
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([NULL if value is None else value for value in row])
        if None not in row[:2]:
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*row[:2])))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def rows_along(shifts, outlier=0):
    """Rows for ``tie_point_layer``: points on a lattice over the target, one for each shift (east, north)."""
    side = int(np.ceil(np.sqrt(len(shifts))))
    places = [(0.5 + i // side, 0.5 + i % side) for i in range(len(shifts))]
    return [
        (500000 + 4000 * a / side, 5200000 - 4000 * b / side, east, north, outlier)
        for (a, b), (east, north) in zip(places, shifts)
    ]


def read(path):
    """All bands of a raster."""
    from osgeo import gdal

    return gdal.Open(str(path)).ReadAsArray()
