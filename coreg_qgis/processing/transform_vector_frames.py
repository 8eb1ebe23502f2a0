"""What the coordinates of a record mean for a layer: CRSs and pixel grids on the input and the reference side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem

from ..core.errors import InputError
from ..translation import tr
from .inputs import qgis_crs
from .transform_vector_move import FeatureMover, RecordMove, transform_between

if TYPE_CHECKING:
    from ..core.feedback import Feedback
    from ..core.geomap.record import Record
    from ..core.geomap.transform import Transform
    from ..core.grid import GeoGrid

# Stored as the position in this tuple, so that new values may only be added at the end.
COORDINATES = ("stored", "map", "pixel", "mixed")


@dataclass(frozen=True)
class Side:
    """Of a transform: the CRS of its map coordinates (None: the layer's numbers as they are) and its pixels there."""

    crs: Any = None
    grid: GeoGrid | None = None


@dataclass(frozen=True)
class FrameChoice:
    """What was chosen about the coordinates; rasters are "" where none is given."""

    coordinates: str
    image: str
    reference: str
    direction: str

    def sides(self, record: Record, feedback: Feedback) -> tuple:
        """(input side, reference side) of a record."""
        kind = record.coordinates if self.coordinates == "stored" else self.coordinates
        if kind == "unknown":
            kind = "pixel" if self.image else "unknown"
        image = _side_of(self.image, tr("The image of the pixels"))
        if kind == "map" and self.image:
            feedback.warning(tr("The record holds map coordinates: the image of the pixels is not used."))
        if kind in ("pixel", "mixed") and not self.image:
            feedback.warning(
                tr("The record counts pixels and no image is given: the layer's coordinates are taken as columns and "
                   "lines, the centre of the first pixel at 1, 1.")
            )  # fmt: skip
        if kind == "unknown":
            feedback.warning(
                tr("The record does not say what its coordinates are: they are compared with the layer's as they are. "
                   "If they are pixels, choose the image whose pixels the record counts.")
            )  # fmt: skip
        on_map = Side(_crs_of(record))
        if kind == "pixel":
            return image, _side_of(self.reference, tr("The image of the reference")) if self.reference else image
        if kind == "mixed":
            return image, on_map
        return (on_map, on_map) if kind == "map" else (Side(), Side())

    def mover(self, record: Record, transform: Transform, layer_crs, transforms, feedback: Feedback) -> tuple:
        """(FeatureMover, CRS of the result); raises InputError where CRSs do not lead to each other."""
        sides = self.sides(record, feedback)
        if self._counts_map_of(record) and not record.crs:
            text = tr("The record does not name the CRS of its coordinates: that of the layer, {}, is taken for it.")
            feedback.warning(text.format(layer_crs.authid() or layer_crs.description() or tr("unknown")))
        start, end = (side.crs for side in (sides if self.direction == "backward" else sides[::-1]))
        move = RecordMove(transform, self.direction, sides[0].grid, sides[1].grid)
        layer = tr("The vector layer")
        before = None if start is None else transform_between(layer_crs, start, transforms, layer)
        if start is None and end is None:
            return FeatureMover(move), layer_crs
        if end is None:
            return FeatureMover(move, before), QgsCoordinateReferenceSystem()
        if start is None or start != end:
            return FeatureMover(move, before), end
        return FeatureMover(move, before, transform_between(end, layer_crs, transforms, layer)), layer_crs

    def _counts_map_of(self, record: Record) -> bool:
        """Whether both sides of the record are map coordinates."""
        return (record.coordinates if self.coordinates == "stored" else self.coordinates) == "map"


def _crs_of(record: Record):
    """None where the record does not say; raises InputError where QGIS does not know what it says."""
    if not record.crs:
        return None
    found = qgis_crs(record.crs)
    if not found.isValid():
        text = tr('The record "{}" is in the CRS {}, which QGIS does not know: correct the field crs of the record.')
        raise InputError(text.format(record.name, record.crs))
    return found


def _side_of(source: str, label: str) -> Side:
    """Of a raster; of one without georeferencing the pixels as QGIS shows them, with rows down to negative y."""
    from ..core.grid import GeoGrid
    from ..raster_io.open import georeferenced_grid, name_of, open_dataset

    if not source:
        return Side()
    dataset = open_dataset(source, label)
    if dataset.GetGeoTransform(can_return_null=True) is None and not dataset.GetGCPCount():
        return Side(None, GeoGrid((dataset.RasterYSize, dataset.RasterXSize), (0, 1, 0, 0, 0, -1)))
    grid = georeferenced_grid(dataset, name_of(source, label))
    crs = qgis_crs(grid.crs_wkt)
    return Side(crs if crs.isValid() else None, grid)
