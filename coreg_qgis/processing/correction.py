"""The correction of a raster by a known shift: its parameters, and the one call that writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence, Tuple

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback
from ..core.grid import GeoGrid
from ..translation import tr
from .inputs import is_given, optional_number, raster_source
from .layer_parameters import RasterParameter
from .parameters import CUBIC, DOUBLE, RESAMPLINGS, explained, resampling_labels

GEOREFERENCING, REFERENCE_GRID, REFERENCE_GRID_AND_EXTENT, OTHER_GRID = range(4)


def correction(grid_required: bool) -> list:
    """How a shift is applied; ``grid_required`` where no reference image can lend its grid."""
    reference = tr("the raster given as grid") if grid_required else tr("the reference")
    kinds = [
        tr("Georeferencing only: no resampling, pixels stay identical"),
        tr("Resample onto the pixels of {}").format(reference),
        tr("Resample onto the pixels and the extent of {}").format(reference),
        tr("Resample onto a given resolution or another raster's grid"),
    ]
    return [
        explained(
            QgsProcessingParameterEnum("CORRECTION", tr("Correction"), kinds, False, GEOREFERENCING),
            tr(
                "Georeferencing only moves the origin and leaves every pixel as it is; the other ways resample once, "
                "so that the pixels line up with those of another image."
            ),
        ),
        explained(
            QgsProcessingParameterEnum("RESAMPLING", tr("Resampling method"), resampling_labels(), False, CUBIC),
            tr("Used only where the correction resamples: nearest neighbour for classes, average for coarser pixels."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterNumber("RESOLUTION", tr("Resolution [map units]"), DOUBLE, None, True, 0),
            tr("Side of the square pixels, in units of the CRS of the output; for the last kind of correction."),
            advanced=True,
        ),
        explained(
            RasterParameter("GRID", tr("Raster that gives the grid"), None, True),
            tr("Its origin and pixel size are used by a correction that resamples onto another raster's grid."),
            advanced=True,
        ),
    ]


def raster_format() -> list:
    """How the raster is written."""
    options = explained(
        QgsProcessingParameterString("CREATION_OPTIONS", tr("Creation options"), "", False, True),
        tr("Options of the GDAL driver as NAME=VALUE, separated by |, for example COMPRESS=DEFLATE|TILED=YES."),
        advanced=True,
    )
    options.setMetadata({"widget_wrapper": {"widget_type": "rasteroptions"}})
    driver = QgsProcessingParameterString("FORMAT", tr("Format"), "", False, True)
    return [
        options,
        explained(
            driver,
            tr("Short name of a GDAL driver, for example GTiff, COG, ENVI or VRT. Empty: by the name's extension."),
            advanced=True,
        ),
    ]


def raster_output(name: str):
    """The corrected raster."""
    return explained(
        QgsProcessingParameterRasterDestination("OUTPUT", name, None, True, True),
        tr(
            "The format follows the extension: .tif (GeoTIFF), .cog.tif (cloud-optimised), .bsq or .envi (ENVI), "
            ".vrt (a small file that points to the original and costs no disk), and others that GDAL writes."
        ),
    )


def is_skipped(parameters) -> bool:
    """True where the user wants no corrected raster: present but empty, as QGIS's dialog says it."""
    return "OUTPUT" in parameters and not is_given(parameters, "OUTPUT")


def raster_path(algorithm, parameters, context) -> str:
    """Where the corrected raster goes: a temporary file where qgis_process or a script named none."""
    if not is_given(parameters, "OUTPUT"):
        return QgsProcessingUtils.generateTempFilename("OUTPUT.tif")
    return algorithm.parameterAsOutputLayer(parameters, "OUTPUT", context)


@dataclass(frozen=True)
class CorrectionChoice:
    """What was chosen about the corrected raster."""

    kind: int
    resampling: str
    resolution: float | None
    grid_source: str
    driver: str
    options: Tuple[str, ...]

    def check(self, source: str, destination: str, inputs: Sequence[str]) -> None:
        """Raise InputError or OutputError before long work where ``source`` could not be written corrected."""
        from ..raster_io.geolocation_on_map import refuse_temporary
        from ..raster_io.output import check_output, driver_for, expected_bytes

        self._check_kind(source, destination)
        if destination:
            driver = driver_for(destination, self.driver)
            refuse_temporary(source, destination, driver)
            virtual = driver == "VRT"
            files = [*inputs, *([self.grid_source] if self.grid_source else [])]
            size = 0 if virtual else expected_bytes(source)
            check_output(destination, files, self.driver, self.options, size, like=source)

    def _check_kind(self, source: str, destination: str) -> None:
        from ..raster_io.align import output_grid, refuse_classes
        from ..raster_io.write import refuse_lossy_format

        if self.kind == GEOREFERENCING:
            if destination:
                refuse_lossy_format(destination, self.driver)
            return
        lender = _grid_of(self.grid_source) if self.grid_source else None
        refuse_classes(source, self.resampling)
        if self.resolution is not None:
            output_grid(_grid_of(source), 0, 0, reference=lender, resolution=(self.resolution, self.resolution))


def correction_choice(algorithm, parameters, context, grid_required: bool) -> CorrectionChoice:
    """The plain values; raises InputError where the kind of correction misses a grid or a resolution."""
    kind = algorithm.parameterAsEnum(parameters, "CORRECTION", context)
    resolution = optional_number(algorithm, parameters, "RESOLUTION", context)
    label = tr("The raster that gives the grid")
    grid = raster_source(algorithm, parameters, "GRID", context, label) if is_given(parameters, "GRID") else ""
    if resolution is not None and not resolution > 0:
        raise InputError(tr("The resolution must be more than 0: {} was given.").format(resolution))
    if kind == OTHER_GRID and not grid and resolution is None:
        raise InputError(tr("This kind of correction needs a resolution or a raster that gives the grid: choose one."))
    if grid_required and kind in (REFERENCE_GRID, REFERENCE_GRID_AND_EXTENT) and not grid:
        raise InputError(tr("This kind of correction needs a raster that gives the grid: choose one."))
    options = algorithm.parameterAsString(parameters, "CREATION_OPTIONS", context)
    return CorrectionChoice(
        kind=kind,
        resampling=RESAMPLINGS[algorithm.parameterAsEnum(parameters, "RESAMPLING", context)],
        resolution=resolution if kind == OTHER_GRID else None,
        grid_source=grid,
        driver=algorithm.parameterAsString(parameters, "FORMAT", context).strip(),
        options=tuple(option.strip() for option in options.split("|") if option.strip()),
    )


def write_corrected(
    choice: CorrectionChoice,
    source: str,
    output: str,
    shift: Tuple[float, float],
    reference: str = "",
    feedback: Feedback = SILENT,
) -> None:
    """Write the raster ``source`` moved by ``shift``, in map units to the east and north.

    ``reference`` is the raster whose grid the kinds 1 and 2 use; where it is empty, they use the chosen grid.
    """
    dx, dy = shift
    file = {"driver": choice.driver, "options": choice.options, "feedback": feedback}
    if choice.kind == GEOREFERENCING:
        from ..raster_io.write import write_shifted

        write_shifted(source, output, dx, dy, **file)
        return
    from ..raster_io.align import output_grid, write_aligned

    lender = choice.grid_source if choice.kind == OTHER_GRID or not reference else reference
    grid = output_grid(
        _grid_of(source),
        dx,
        dy,
        reference=_grid_of(lender) if lender else None,
        match_extent=choice.kind == REFERENCE_GRID_AND_EXTENT,
        resolution=None if choice.resolution is None else (choice.resolution, choice.resolution),
    )
    write_aligned(source, output, dx, dy, grid, resampling=choice.resampling, **file)


def _grid_of(source: str) -> GeoGrid:
    from ..raster_io.open import open_raster

    return open_raster(source, derive_nodata=False).grid
