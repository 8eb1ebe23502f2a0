"""What the coordinates of a record of geomap mean for one image: where its pixels come from and go to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.geomap.record import Record
from ..core.geomap.transform import Transform, transform_of
from ..core.grid import GeoGrid
from .crs import display_name, equivalent, wkt_of
from .gdal_calls import READING, gdal_calls
from .geolocation_on_map import open_on_map
from .open import georeferenced_grid, name_of, open_dataset

LABEL = "The raster to transform"
REFERENCE_LABEL = "The reference raster"
_BOTTOM_UP = ("FITS",)  # GDAL shows the last line of the file first, other programs count from the first

Pair = Tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, eq=False)
class RecordFrame:
    """A transform between the output's map coordinates and the image's pixels.

    ``image`` takes pixels of the image to the record's input coordinates. Reference coordinates are map coordinates of
    ``crs``, or, with ``counted``, the numbers that this grid gives to the pixels of ``lender``. ``base`` is the grid of
    the output where nothing else is asked for, None where it has to be made from the transform.
    """

    transform: Transform
    image: GeoGrid
    crs: str
    base: GeoGrid | None
    lender: GeoGrid | None = None
    counted: GeoGrid | None = None

    def reference(self, x, y) -> Pair:
        """Reference coordinates at map coordinates of the output."""
        return (x, y) if self.counted is None else self.counted.to_map(*self.lender.to_pixel(x, y))

    def place(self, x, y) -> Pair:
        """Map coordinates of reference coordinates."""
        return (x, y) if self.counted is None else self.lender.to_map(*self.counted.to_pixel(x, y))

    def source_pixels(self, x, y) -> Pair:
        """(col, row) of the image at map coordinates of the output."""
        return self.image.to_pixel(*self.transform.forward(*self.reference(x, y)))

    def places(self, col, row, strict: bool = False) -> Pair:
        """Map coordinates of the image's pixel coordinates; where there is no way back NaN, or InputError."""
        return self.place(*self.transform.backward(*self.image.to_map(col, row), strict=strict))


def frame_of(
    source: str, record: Record, *, coordinates: str = "", geometry: str = "geometric", reference: str = ""
) -> RecordFrame:
    """The frame of ``record`` for the raster ``source``; ``reference``, a raster, lends the grid of the output.

    ``coordinates`` replaces what the record says of itself; "unknown" ones are taken for pixels. Raises InputError.
    """
    kind = coordinates or record.coordinates
    dataset = open_on_map(source, LABEL) if kind == "map" else open_dataset(source, LABEL)
    _refuse_complex(dataset, source)
    transform = transform_of(record, geometry=geometry)
    lender = open_dataset(reference, REFERENCE_LABEL) if reference else None
    if kind == "map":
        return _of_map(transform, record, dataset, source, lender)
    if kind == "mixed":
        base = None if lender is None else _own_grid(lender)
        crs = record.crs or (base.crs_wkt if base else "")
        return RecordFrame(transform, counted_pixels(dataset), crs, base)
    lender = dataset if lender is None else lender
    base = _own_grid(lender)
    return RecordFrame(transform, counted_pixels(dataset), base.crs_wkt, base, base, counted_pixels(lender))


def counted_pixels(dataset: gdal.Dataset) -> GeoGrid:
    """Pixels as geomap counts them: the centre of the first one of the file is (1, 1)."""
    shape = dataset.RasterYSize, dataset.RasterXSize
    if dataset.GetDriver().ShortName in _BOTTOM_UP:
        return GeoGrid(shape, (0.5, 1, 0, shape[0] + 0.5, 0, -1))
    return GeoGrid(shape, (0.5, 1, 0, 0.5, 0, 1))


def _of_map(transform: Transform, record: Record, dataset, source: str, lender) -> RecordFrame:
    image = georeferenced_grid(dataset, name_of(source, LABEL))
    if record.crs and image.crs_wkt and not equivalent(record.crs, image.crs_wkt):
        raise InputError(
            f"{name_of(source, LABEL)} is in {display_name(image.crs_wkt)}, the record {record.name} in "
            f"{display_name(record.crs)}: project the raster to that CRS first."
        )
    return RecordFrame(transform, image, record.crs or image.crs_wkt, image if lender is None else _own_grid(lender))


def _own_grid(dataset: gdal.Dataset) -> GeoGrid:
    """The grid on the map; an image without a place lies as QGIS shows it, one unit a pixel and upwards."""
    with gdal_calls(**READING):
        geotransform, crs = dataset.GetGeoTransform(can_return_null=True), wkt_of(dataset.GetSpatialRef())
    if geotransform is None or (tuple(geotransform) == (0, 1, 0, 0, 0, 1) and not crs):
        geotransform = (0, 1, 0, 0, 0, -1)
    return GeoGrid((dataset.RasterYSize, dataset.RasterXSize), geotransform, crs)


def _refuse_complex(dataset: gdal.Dataset, source: str) -> None:
    if any(gdal.DataTypeIsComplex(dataset.GetRasterBand(n).DataType) for n in range(1, dataset.RasterCount + 1)):
        raise InputError(f"{name_of(source, LABEL)} holds complex numbers: transform its magnitude instead.")
