"""A raster that is corrected by a displacement model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Sequence, Tuple

from ..core.errors import InputError
from ..core.feedback import Feedback
from ..translation import tr

if TYPE_CHECKING:
    from ..core.grid import GeoGrid
    from ..core.local_model import LocalModel


@dataclass(frozen=True)
class RasterChoice:
    """What was chosen about the raster, as plain values."""

    source: str
    grid_source: str  # "" = its own grid
    resampling: str
    driver: str
    options: Tuple[str, ...]

    def check(self, output: str, inputs: Sequence[str]) -> None:
        """Raise InputError or OutputError before long work where ``output`` ("" = temporary) could not be written."""
        from ..raster_io.align import refuse_classes
        from ..raster_io.output import check_output, driver_for, expected_bytes

        grid = self._grid()
        refuse_classes(self.source, self.resampling)
        if not output:
            return
        if driver_for(output, self.driver) == "VRT":
            text = tr("The output {} cannot be a VRT, which holds no new pixels: choose another format, such as .tif.")
            raise InputError(text.format(output))
        size = expected_bytes(self.source, self._output_grid(grid))
        check_output(output, inputs, self.driver, self.options, size, like=self.source)

    def grid_for(self, model: LocalModel) -> GeoGrid:
        """The raster's grid; raises InputError where it is not in the CRS of the model."""
        from ..raster_io.crs import display_name, equivalent

        grid = self._grid()
        if not equivalent(grid.crs_wkt, model.crs_wkt):
            text = tr("The raster {} is in {}, the displacement model in {}: project the raster to that CRS first.")
            names = (display_name(crs) if crs else tr("no CRS") for crs in (grid.crs_wkt, model.crs_wkt))
            raise InputError(text.format(self.source, *names))
        return grid

    def write(self, output: str, model: LocalModel, feedback: Feedback) -> None:
        """Write the corrected raster."""
        from ..raster_io.field_warp import write_corrected

        grid = self._output_grid(self.grid_for(model), model) if self.grid_source else None
        write_corrected(
            self.source, output, model, grid=grid, resampling=self.resampling, driver=self.driver,
            options=self.options, feedback=feedback,
        )  # fmt: skip

    def _grid(self) -> GeoGrid:
        from ..raster_io.open import open_raster

        return open_raster(self.source, label=tr("The raster to correct"), derive_nodata=False).grid

    def _output_grid(self, grid: GeoGrid, model: LocalModel | None = None) -> GeoGrid:
        from ..raster_io.align import output_grid
        from ..raster_io.open import open_raster

        if not self.grid_source:
            return grid
        lender = open_raster(self.grid_source, label=tr("The raster that gives the grid"), derive_nodata=False).grid
        dx, dy = (0, 0) if model is None else middle_shift(grid, model)
        return output_grid(grid, dx, dy, reference=lender)


def middle_shift(grid: GeoGrid, model: LocalModel) -> Tuple[float, float]:
    """The displacement in the middle of a raster, map units."""
    dx, dy = model.displacement(*grid.to_map(grid.shape[1] / 2, grid.shape[0] / 2))
    return float(dx), float(dy)


def outside_share(grid: GeoGrid, model: LocalModel) -> float:
    """Share of a raster's area, 0 to 1, where the displacement is extrapolated."""
    from shapely.geometry import Polygon

    outline = Polygon(grid.corners())
    return 1 - outline.intersection(model.support).area / outline.area
