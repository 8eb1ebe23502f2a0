"""A raster that is transformed by a record: what was chosen, as plain values, and the calls that do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Dict, Sequence, Tuple

from ..core.feedback import Feedback

if TYPE_CHECKING:
    from ..core.geomap.record import Record
    from ..core.grid import GeoGrid
    from ..raster_io.record_frame import RecordFrame


@dataclass(frozen=True)
class RasterTask:
    """Sources as GDAL opens them; "" = none. ``extent`` has XMIN ... NLINES, None = not given."""

    source: str
    reference: str
    coordinates: str  # "" = as the record says
    part: str
    extent: Dict[str, float | None]
    resampling: str
    boundary: str
    constant: float | None  # None = no data
    flux: bool
    driver: str
    options: Tuple[str, ...]

    def frame(self, record: Record) -> RecordFrame:
        """What the record means for the raster; raises InputError where that cannot be."""
        from ..raster_io.record_frame import frame_of

        return frame_of(
            self.source, record, coordinates=self.coordinates, geometry=self.part, reference=self.reference
        )

    def check(self, frame: RecordFrame, output: str, inputs: Sequence[str]) -> None:
        """Raise InputError or OutputError before long work where ``output`` ("" = temporary) could not be written."""
        from ..raster_io.record_warp import check_transformed

        grid = self._grid(frame)
        if output:
            check_transformed(
                self.source, output, grid, self.resampling, self.boundary, self.driver, self.options, inputs
            )

    def write(self, name: str, path: str, frame: RecordFrame, feedback: Feedback) -> None:
        """Write the output of this name."""
        from ..raster_io.record_vrts import write_record_gcps, write_record_geolocation
        from ..raster_io.record_warp import write_transformed

        if name == "GCP_VRT":
            write_record_gcps(path, self.source, frame, feedback=feedback)
            return
        if name == "GEOLOCATION_VRT":
            write_record_geolocation(path, self.source, frame, feedback=feedback)
            return
        write_transformed(
            self.source, path, frame, self._grid(frame), resampling=self.resampling, boundary=self.boundary,
            constant=self.constant, flux=self.flux, driver=self.driver, options=self.options, feedback=feedback,
        )  # fmt: skip

    def _grid(self, frame: RecordFrame) -> GeoGrid:
        from ..raster_io.record_grid import OutputRange, grid_of

        across, along = (
            OutputRange(axis, *(self.extent[f"{axis}{name}"] for name in ("MIN", "MAX", "SCALE")), _whole(count))
            for axis, count in (("X", self.extent["NCOLS"]), ("Y", self.extent["NLINES"]))
        )
        return grid_of(frame, across, along)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
