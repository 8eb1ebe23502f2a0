"""A swath that is rectified: what was chosen, as plain values, and the calls that do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Sequence, Tuple

from ..core.errors import InputError
from ..core.feedback import Feedback, StepFeedback
from ..translation import tr

if TYPE_CHECKING:
    from ..core.geolocation import Geolocation
    from ..core.grid import GeoGrid
    from ..raster_io.geolocation_rectify import Rectified

# Stored as the position in this tuple, so that new values may only be added at the end.
ENGINES = ("auto", "own", "gdal")


@dataclass(frozen=True)
class RectifyTask:
    """Sources as GDAL opens them; "" = none. ``extent`` is (xmin, ymin, xmax, ymax)."""

    source: str
    reference: str
    crs: str  # "" = by the reference or the swath
    resolution: float | None
    extent: Tuple[float, float, float, float] | None
    extent_crs: str  # "" = that of the result
    resampling: str
    engine: str
    threads: int | None
    driver: str
    options: Tuple[str, ...]

    def grid(self, feedback: Feedback) -> Tuple[Geolocation, GeoGrid]:
        """The arrays and the grid of the result; raises InputError where either cannot be had."""
        from ..raster_io.geolocation_domain import read_sound_geolocation
        from ..raster_io.geolocation_grid import bounds_in, rectified_grid, suggested_crs

        lender = self._lender()
        geolocation = read_sound_geolocation(self.source, tr("The raster to rectify"), feedback=feedback)
        crs = lender.crs_wkt if lender else self.crs or suggested_crs(geolocation)
        extent = self.extent
        if extent is not None and self.extent_crs:
            extent = bounds_in(extent, self.extent_crs, crs)
        return geolocation, rectified_grid(
            geolocation, crs=crs, resolution=self.resolution, extent=extent, reference=lender
        )

    def check(self, output: str, grid: GeoGrid, inputs: Sequence[str]) -> None:
        """Raise InputError or OutputError before long work where ``output`` could not be written."""
        from ..raster_io.geolocation_rectify import check_rectified

        check_rectified(
            self.source, output, grid, self.resampling, self.engine, self.driver, self.options, inputs
        )

    def write(self, output: str, geolocation: Geolocation, grid: GeoGrid, feedback: Feedback) -> Rectified:
        """Write the rectified raster."""
        from ..raster_io.geolocation_rectify import rectify

        return rectify(
            self.source, output, grid, geolocation=geolocation, resampling=self.resampling, engine=self.engine,
            driver=self.driver, options=self.options, threads=self.threads, label=tr("The raster to rectify"),
            feedback=StepFeedback(feedback, 2, 100),
        )  # fmt: skip

    def _lender(self) -> GeoGrid | None:
        from ..raster_io.crs import display_name, equivalent
        from ..raster_io.open import open_raster

        if not self.reference:
            return None
        grid = open_raster(self.reference, label=tr("The reference raster"), derive_nodata=False).grid
        if self.crs and not equivalent(self.crs, grid.crs_wkt):
            text = tr("The reference raster is in {}, but {} was chosen for the result: leave the CRS empty.")
            raise InputError(text.format(display_name(grid.crs_wkt), display_name(self.crs)))
        return grid
