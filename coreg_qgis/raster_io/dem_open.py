"""Two elevation models, opened to be compared: in one CRS, cut to where they meet, with a mask of stable terrain."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from typing import Tuple

import numpy as np

from ..core.dem.pair_windows import PairWindows
from ..core.dem.terrain import ground_metres
from ..core.errors import InputError, NoOverlapError
from ..core.feedback import SILENT, Feedback
from ..core.grid import GeoGrid, Window
from .bad_data import BadData, MaskInput
from .crs import Projector, area_of_interest, display_name, equivalent, numerically_equal, outline, spatial_reference
from .dem_heights import BandPart, HeightRaster, vertical_unit
from .gdal_calls import gdal_calls
from .open import open_raster, suggested_grid
from .paths import same_source

REFERENCE, ALIGNED = "The reference", "The model to be aligned"
_MARGIN, _LEAST_MARGIN = 0.1, 64  # share of the sides, and px, around the area where the models meet
_UNLIKE = 1.05  # ratio of resolutions that is worth a message
_VERY_UNLIKE = 8.0


@dataclass(frozen=True)
class DemInput:
    """One elevation model: a path or GDAL name, its band, and a no-data value in place of the declared one."""

    source: str
    band: int = 1
    nodata: float | None = None


@dataclass(frozen=True, eq=False)
class OpenedDems:
    """``windows``: what is compared, in the CRS of the model to be aligned.

    ``reference_grid``: the reference as given. Where ``is_projected`` it is in another CRS; else the compared
    reference is its ``part``.
    """

    windows: PairWindows
    reference_grid: GeoGrid
    part: Window
    is_projected: bool

    @property
    def aligned_grid(self) -> GeoGrid:
        """The grid of the model to be aligned."""
        return self.windows.aligned.grid


class StableRaster:
    """Stable terrain as a RasterSource of ones and zeros."""

    band_count = 1
    all_usable = True
    name = "stable terrain"

    def __init__(self, masked: BadData, is_stable_inside: bool):
        self._masked = masked
        self._inside = is_stable_inside
        self.grid = masked.grid

    def read(self, window: Window, band: int = 1, factor: int = 1) -> Tuple[np.ndarray, np.ndarray]:
        """See RasterSource.read; for factor 1 only, as masks are never averaged."""
        values = (self._masked.read(window) == self._inside).astype(np.float32)
        return values, np.ones(values.shape, bool)


def open_dems(
    reference: DemInput, aligned: DemInput, mask: MaskInput | None = None, *, is_stable_inside: bool = False,
    feedback: Feedback = SILENT,
) -> OpenedDems:  # fmt: skip
    """Both models; ``mask`` marks unstable terrain, or with ``is_stable_inside`` stable terrain.

    Raises InputError, also for the same file twice, and NoOverlapError. Units and resolutions that differ are told.
    """
    if same_source(reference.source, aligned.source) and reference.band == aligned.band:
        raise InputError(
            f"{REFERENCE} and the model to be aligned are the same file, {os.fspath(aligned.source)}: "
            "choose two different elevation models."
        )
    fixed, moving = (_open(given, label, feedback) for given, label in ((reference, REFERENCE), (aligned, ALIGNED)))
    _tell_units(fixed, reference.band, moving, aligned.band, feedback)
    crs = moving.grid.crs_wkt
    part = _meeting(fixed.grid, moving.grid)
    same = equivalent(fixed.grid.crs_wkt, crs) or numerically_equal(fixed.grid, crs)
    if same:
        compared = BandPart(fixed.with_crs(crs), reference.band, part)
    else:
        feedback.message(
            f"{fixed.name} is in {display_name(fixed.grid.crs_wkt)} and is projected on the fly to the "
            f"{display_name(crs)} of the model to be aligned."
        )
        grid = suggested_grid(fixed.grid.subgrid(part), fixed.name, crs)
        compared = BandPart(fixed.on_grid(grid, "cubic"), reference.band, Window(0, 0, *grid.shape))
    _tell_resolutions(compared.grid, moving.grid, feedback)
    stable = None
    if mask is not None:
        stable = StableRaster(BadData(mask, compared.grid, "The mask of stable terrain", feedback), is_stable_inside)
    whole = BandPart(moving, aligned.band, Window(0, 0, *moving.grid.shape))
    return OpenedDems(PairWindows(compared, whole, stable, _metres(compared.grid)), fixed.grid, part, not same)


def _open(given: DemInput, label: str, feedback: Feedback) -> HeightRaster:
    raster = open_raster(
        given.source, label=label, nodata=given.nodata, derive_nodata=False, feedback=feedback, kind=HeightRaster
    )
    raster.read(Window(0, 0, 1, 1), given.band)  # a wrong band number is an error wherever it is read
    return raster


def _metres(grid: GeoGrid) -> Tuple[float, float]:
    with gdal_calls():
        srs = spatial_reference(grid.crs_wkt)
        is_geographic, unit = bool(srs.IsGeographic()), srs.GetLinearUnits()
    return ground_metres(grid, is_geographic, unit or 1.0)


def _meeting(reference: GeoGrid, aligned: GeoGrid) -> Window:
    """The part of the reference where the other model lies, and some more, as that lies in a wrong place."""
    projector = Projector(aligned.crs_wkt, reference.crs_wkt, area_of_interest(aligned))
    cols, rows = reference.to_pixel(*projector(*outline(aligned)))
    known = np.isfinite(cols) & np.isfinite(rows)
    sides = []
    for place, size in ((rows[known], reference.shape[0]), (cols[known], reference.shape[1])):
        if not place.size:
            raise _apart()
        margin = max(_LEAST_MARGIN, _MARGIN * np.ptp(place))
        low, high = max(math.floor(place.min() - margin), 0), min(math.ceil(place.max() + margin), size)
        if high <= low or place.max() <= 0 or place.min() >= size:
            raise _apart()
        sides.append((low, high - low))
    (top, height), (left, width) = sides
    return Window(top, left, height, width)


def _apart() -> NoOverlapError:
    return NoOverlapError("The two elevation models do not overlap: check their CRSs and extents.")


def _tell_units(fixed: HeightRaster, band: int, moving: HeightRaster, other_band: int, feedback: Feedback) -> None:
    first, second = vertical_unit(fixed.dataset, band), vertical_unit(moving.dataset, other_band)
    if first != second:
        feedback.warning(
            f"The heights of the reference are in {first or 'metres'}, those of the model to be aligned in "
            f"{second or 'metres'}: convert one of them first, they are compared as they are."
        )
    elif first:
        feedback.warning(f"The heights of both models are in {first}, and so are all figures that say metres.")


def _tell_resolutions(reference: GeoGrid, aligned: GeoGrid, feedback: Feedback) -> None:
    ratio = max(np.maximum(*(np.divide(*v) for v in (
        (reference.resolution, aligned.resolution), (aligned.resolution, reference.resolution)))))  # fmt: skip
    if ratio <= _UNLIKE:
        return
    text = (
        f"The pixels of the reference are {_size(reference)} map units long, those of the model to be aligned "
        f"{_size(aligned)}: they are compared on the pixels of the reference"
    )
    if ratio > _VERY_UNLIKE:
        feedback.warning(f"{text}, and the shift is no better than the coarser of them allows.")
    else:
        feedback.message(f"{text}.")


def _size(grid: GeoGrid) -> str:
    return " x ".join(f"{v:g}" for v in grid.resolution)
