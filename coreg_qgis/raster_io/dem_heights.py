"""Elevation models on disk: heights with the voids that files mark in many ways, and the unit that they are in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Dict, Tuple

import numpy as np
from osgeo import gdal

from ..core.grid import GeoGrid, Window
from .gdal_calls import READING, gdal_calls
from .gdal_raster import GdalRaster

if TYPE_CHECKING:
    from ..core.raster import RasterSource

MARKS = (-9999.0, -32768.0, -32767.0)  # of voids that nobody declared
_DEEPEST, _HIGHEST = -15_000.0, 30_000.0  # nothing on Earth or its neighbours is beyond
_METRE_NAMES = ("", "m", "metre", "metres", "meter", "meters")


class HeightRaster(GdalRaster):
    """Heights as numbers: scale and offset of the band applied, voids invalid whether they are declared or not."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._units: Dict[int, Tuple[float, float]] = {}
        self._told = False

    def _read_native(self, window: Window, band: int) -> Tuple[np.ndarray, np.ndarray | None]:
        data, valid = super()._read_native(window, band)
        void = _is_mark(data)
        scale, offset = self._unit_of(band)
        if (scale, offset) != (1.0, 0.0):
            data = data * scale + offset
        if data.dtype.kind == "f" or data.dtype.itemsize > 2:
            with np.errstate(invalid="ignore"):
                void |= ~((data >= _DEEPEST) & (data <= _HIGHEST))
        if not void.any():
            return data, valid
        self._tell(void if valid is None else void & valid, data)
        return data, ~void if valid is None else valid & ~void

    def _unit_of(self, band: int) -> Tuple[float, float]:
        """(scale, offset) that make heights of a band's numbers."""
        with self.lock:
            if band not in self._units:
                with gdal_calls(**READING):
                    own = self._band(band)
                    scale, offset = own.GetScale(), own.GetOffset()
                self._units[band] = (1.0 if not scale else float(scale), float(offset or 0.0))
            return self._units[band]

    def _tell(self, void: np.ndarray, data: np.ndarray) -> None:
        """Once for each model."""
        if self._told or not (void & np.isfinite(data)).any():
            return
        self._told = True
        first = float(data[void & np.isfinite(data)].flat[0])
        self.feedback.message(f"{self.name} does not declare its voids: heights such as {first:g} are taken as none.")


def _is_mark(data: np.ndarray) -> np.ndarray:
    found = np.zeros(data.shape, bool)
    for mark in MARKS:
        if data.dtype.kind == "f" or np.iinfo(data.dtype).min <= mark:
            found |= data == data.dtype.type(mark)
    return found


@dataclass(frozen=True, eq=False)
class BandPart:
    """One band of a raster, and of that a window, as a RasterSource of its own."""

    source: RasterSource
    number: int
    part: Window

    band_count = 1

    @property
    def grid(self) -> GeoGrid:
        """Of the part."""
        return self.source.grid.subgrid(self.part)

    @property
    def name(self) -> str:
        """Of the raster."""
        return self.source.name

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource.read; beside the part, there is what the raster has there."""
        return self.source.read(window.moved(self.part.col, self.part.row), self.number, factor)


def vertical_unit(dataset: gdal.Dataset, band: int) -> str:
    """What the heights of a band are in, as its file says: "" for metres or where it says nothing."""
    with gdal_calls(**READING):
        unit = (dataset.GetRasterBand(band).GetUnitType() or "").strip()
        srs = dataset.GetSpatialRef()
        if not unit and srs is not None and srs.IsCompound():
            unit = "" if abs(srs.GetTargetLinearUnits("VERT_CS") - 1) < 1e-9 else "feet"
    return "" if unit.lower() in _METRE_NAMES else unit
