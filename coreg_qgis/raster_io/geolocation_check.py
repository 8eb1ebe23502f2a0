"""Everything that can be said about the geolocation arrays of a raster: its keys, the arrays, and GDAL's own limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, List, Tuple

from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, StepFeedback
from ..core.geolocation import Geolocation
from ..core.geolocation_checks import ERROR, NOTE, WARNING, Finding, findings
from ..core.geolocation_summary import GeolocationSummary, summarise
from .gdal_calls import READING, gdal_calls
from .geolocation_domain import read_geolocation
from .geolocation_keys import DOMAIN
from .open import name_of, open_dataset

_INVERTS_METRES = (3, 6, 3)  # the first GDAL that does
_COARSE_CELL = 100.0  # map units
_ANISOTROPIC = 10.0
_NARROW = 5.0  # degrees
_YES = ("YES", "TRUE", "ON", "1")


@dataclass(frozen=True, eq=False)
class CheckedGeolocation:
    """The keys as they are, what was found, errors first, and the arrays where they can be read."""

    keys: Tuple[Tuple[str, str], ...]
    found: Tuple[Finding, ...]
    geolocation: Geolocation | None
    summary: GeolocationSummary | None
    image_shape: Tuple[int, int]

    def count(self, severity: str) -> int:
        """Number of findings of that severity."""
        return sum(finding.severity == severity for finding in self.found)

    @property
    def valid(self) -> bool:
        """No error was found."""
        return not self.count(ERROR)


def check_geolocation(source: str, label: str, feedback: Feedback = SILENT) -> CheckedGeolocation:
    """Check the geolocation arrays of a raster; raises InputError where it has none or is no raster, CancelledError."""
    dataset = open_dataset(source, label)
    name = name_of(source, label)
    with gdal_calls(**READING):
        keys = tuple(sorted((dataset.GetMetadata(DOMAIN) or {}).items()))
    if not keys:
        raise InputError(
            f"{name} has no geolocation arrays (metadata domain {DOMAIN}): create them first, or choose another raster."
        )
    shape = dataset.RasterYSize, dataset.RasterXSize
    told = _Told(feedback)
    found: List[Finding] = list(_precedence(dataset))
    try:
        geolocation = read_geolocation(dataset, label, feedback=told)
    except InputError as problem:
        all_found = (Finding("READING", ERROR, str(problem)), *told.found, *found)
        return CheckedGeolocation(keys, all_found, None, None, shape)
    summary = summarise(geolocation, feedback=StepFeedback(feedback, 0, 90))
    own = findings(geolocation, summary=summary)
    found += _hazards(dataset, keys, geolocation, summary)
    order = (ERROR, WARNING, NOTE)
    ordered = sorted([*own, *told.found, *found], key=lambda finding: order.index(finding.severity))
    return CheckedGeolocation(keys, tuple(ordered), geolocation, summary, shape)


class _Told:
    """A feedback whose warnings become findings."""

    def __init__(self, feedback: Feedback):
        self._feedback = feedback
        self.found: List[Finding] = []

    def set_progress(self, percent: float) -> None:
        """Hand on."""
        self._feedback.set_progress(percent)

    def is_cancelled(self) -> bool:
        """As the user says."""
        return self._feedback.is_cancelled()

    def message(self, text: str) -> None:
        """Keep as a note."""
        self.found.append(Finding("READING", NOTE, text))

    def warning(self, text: str) -> None:
        """Keep as a warning."""
        self.found.append(Finding("READING", WARNING, text))


def _precedence(dataset: gdal.Dataset) -> Iterator[Finding]:
    with gdal_calls(**READING):
        points, transform = dataset.GetGCPCount(), dataset.GetGeoTransform(can_return_null=True)
    if transform is not None:
        yield Finding(
            "PRECEDENCE", WARNING, "The raster has a geotransform too, which GDAL and QGIS prefer to the arrays: "
            "remove it, or ask for the arrays (gdalwarp -geoloc).",
        )
    if points:
        yield Finding(
            "PRECEDENCE", WARNING, f"The raster has {points} ground control points too, which GDAL prefers to the "
            "arrays: remove them, or ask for the arrays (gdalwarp -geoloc).", points,
        )


def _hazards(
    dataset: gdal.Dataset, keys: Tuple[Tuple[str, str], ...], geolocation: Geolocation, summary: GeolocationSummary
) -> Iterator[Finding]:
    """Where GDAL's own tools are known to fail with arrays that are right."""
    given = dict(keys)
    relative = [given.get(f"{axis}_DATASET_RELATIVE_TO_SOURCE", "").upper() in _YES for axis in "XY"]
    special = [_moves_along(given.get(f"{axis}_DATASET", ""), dataset) for axis in "XY"]
    if not all(one or other for one, other in zip(relative, special)):
        yield Finding(
            "ABSOLUTE_PATHS", NOTE, "X_DATASET or Y_DATASET is not relative to the raster "
            "(X_DATASET_RELATIVE_TO_SOURCE, Y_DATASET_RELATIVE_TO_SOURCE): moved, the raster loses its arrays.",
        )
    if any(relative):
        yield Finding(
            "GDAL_THREADS", NOTE, "With relative arrays gdalwarp may crash when it uses several threads (-multi, "
            "NUM_THREADS): use one, or rectify by our own engine.",
        )
    layout = geolocation.layout
    if dataset.GetRasterBand(1).GetOverviewCount() and (layout.pixel_offset or layout.line_offset):
        yield Finding(
            "GDAL_OVERVIEWS", WARNING, "The raster has overviews, and PIXEL_OFFSET or LINE_OFFSET is not 0: gdalwarp "
            "misplaces coarse outputs unless it is given -ovr NONE.",
        )
    yield from _inverse_hazards(geolocation, summary)


def _moves_along(array: str, dataset: gdal.Dataset) -> bool:
    """True for an array within the raster's own file, whose name the driver makes when it opens it, or in memory."""
    files = dataset.GetFileList() or []
    return array.startswith(("/vsi", "<")) or (bool(files) and f':"{files[0]}":' in array)


def _inverse_hazards(geolocation: Geolocation, summary: GeolocationSummary) -> Iterator[Finding]:
    layout = geolocation.layout
    cell = min(summary.pixel_size[0] * layout.pixel_step, summary.pixel_size[1] * layout.line_step)
    if not geolocation.geographic and cell >= _COARSE_CELL and _version() < _INVERTS_METRES:
        yield Finding(
            "GDAL_METRES", WARNING, f"GDAL {'.'.join(map(str, _version()))}, as here, inverts arrays in metres "
            "with cells of 100 m and more wrongly: rectify by our own engine, or keep the arrays in degrees.",
        )
    ratio = max(layout.pixel_step / layout.line_step, layout.line_step / layout.pixel_step)
    if ratio > _ANISOTROPIC:
        yield Finding(
            "GDAL_HOLES", NOTE, f"Samples are {ratio:.3g} times as far apart along one axis as along the other: "
            "gdalwarp leaves holes in what it rectifies.", ratio,
        )
    west, _, east, _ = summary.bounds
    if summary.crosses_dateline and not summary.pole and (east - west) % 360 < _NARROW:
        yield Finding(
            "GDAL_DATELINE", NOTE, f"The image is {(east - west) % 360:.3g} degrees wide and crosses the dateline: "
            "gdalwarp loses many of its pixels.", (east - west) % 360,
        )


def _version() -> Tuple[int, int, int]:
    number = int(gdal.VersionInfo("VERSION_NUM"))
    return number // 1000000, number // 10000 % 100, number // 100 % 100
