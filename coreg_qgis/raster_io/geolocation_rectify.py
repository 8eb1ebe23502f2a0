"""Swaths resampled to a map grid by their geolocation arrays."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Sequence

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, StepFeedback, check_cancelled
from ..core.geolocation import Geolocation
from ..core.grid import GeoGrid
from . import field_plan
from .aligned_file import Alignment, write_tiles
from .crs import Projector, display_name
from .field_warp import check_warped, source_view
from .gdal_calls import READING, GdalProblem, gdal_calls
from .geolocation_domain import read_sound_geolocation
from .geolocation_gdal import GdalsOwn, check_gdal_can, gdal_finds, warn_of_gdal
from .geolocation_grid import swath_bounds, swath_places
from .geolocation_plan import GeolocationPlan, warp_by_geolocation
from .open import name_of, open_dataset
from .write import failure, warn_of_loss

LABEL = "The raster to rectify"
ENGINES = ("auto", "own", "gdal")
_SAMPLED = 200  # rows and columns of pixels that tell the share of holes
_EDGE = 400  # points a side of the image's outline


@dataclass(frozen=True)
class Rectified:
    """What was done: by which engine, on which grid, and the share (0..1) of pixels in the swath without a place."""

    engine: str
    grid: GeoGrid
    hole_share: float


def rectify(
    source: str,
    output: str,
    grid: GeoGrid,
    *,
    geolocation: Geolocation | None = None,
    resampling: str = "bilinear",
    engine: str = "auto",
    driver: str = "",
    options: Sequence[str] = (),
    threads: int | None = None,
    nodata: float | None = None,
    label: str = LABEL,
    feedback: Feedback = SILENT,
) -> Rectified:
    """Write ``source``, which is located by geolocation arrays, resampled once to ``grid``, all bands.

    ``engine``: "own" finds the place of each pixel to 0.02 px, also between scans that overlap (bow-tie; the scan
    whose middle is nearest is shown); "gdal" is GDAL's transformer; "auto" is "own", but for overlapping scans with
    GDAL before 3.5. Where the arrays have no place there is no data. ``geolocation``: the arrays where they were read
    before; ``nodata`` replaces what the file says. What is kept, and how empty pixels are marked, is as in
    ``align.write_aligned``. Raises InputError, OutputError, CancelledError; then nothing is left behind.
    """
    output, source, dataset = os.fspath(output), os.fspath(source), open_dataset(source, label)
    name = check_rectified(source, output, grid, resampling, engine, driver, options)
    geolocation = geolocation or read_sound_geolocation(dataset, label, feedback=feedback)
    check_cancelled(feedback)
    check_overlap(geolocation, grid, name_of(source, label))
    plan = GeolocationPlan.through(geolocation, grid, feedback)
    own = engine == "own" or (engine == "auto" and (field_plan.BY_ARRAYS or not plan.in_scans))
    if not own:
        check_gdal_can(geolocation, grid, name_of(source, label))
        warn_of_gdal(geolocation, feedback)
    try:
        with gdal_calls(**READING):
            alignment = _alignment(dataset, nodata, plan, grid, resampling, feedback, str(threads or "ALL_CPUS"))
            alignment = alignment if own else replace(alignment, warp=GdalsOwn(dataset, alignment, geolocation, label))
        warn_of_loss(options, feedback, dataset)
        write_tiles(alignment, output, name, options, StepFeedback(feedback, 2, 98))
        holes = hole_share(plan, grid, None if own else (dataset, label))
    except GdalProblem as problem:
        raise failure(problem, source, output, feedback) from problem
    feedback.set_progress(100)
    return Rectified("own" if own else "gdal", grid, holes)


def check_rectified(
    source: str, output: str, grid: GeoGrid, resampling: str, engine: str = "auto", driver: str = "",
    options: Sequence[str] = (), inputs: Sequence[str] = (),
) -> str:  # fmt: skip
    """The driver's name; raises InputError or OutputError before long work where ``output`` could not be written."""
    if engine not in ENGINES:
        raise InputError(f"There is no engine \"{engine}\": choose one of {', '.join(ENGINES)}.")
    return check_warped(source, output, grid, resampling, driver, options, inputs)


def check_overlap(geolocation: Geolocation, grid: GeoGrid, name: str) -> None:
    """Raise InputError where the swath does not reach the grid."""
    x, y = swath_places(geolocation, grid.crs_wkt)
    col, row = grid.to_pixel(x, y)
    if len(x) and ((col >= 0) & (col <= grid.shape[1]) & (row >= 0) & (row <= grid.shape[0])).any():
        return
    lattice = GeolocationPlan.through(geolocation, grid)
    if lattice.in_image(*lattice.source_pixels(pixel_grid(geolocation), grid)).any():
        return
    shown = ["{:.7g}, {:.7g} to {:.7g}, {:.7g}".format(*box) for box in (
        swath_bounds(geolocation, grid.crs_wkt), grid.window_bounds()
    )]  # fmt: skip
    raise InputError(
        f"{name} does not lie in the extent of the output: in {display_name(grid.crs_wkt)} it covers {shown[0]}, the "
        f"output {shown[1]}; choose another extent, reference or CRS."
    )


def pixel_grid(geolocation: Geolocation) -> GeoGrid:
    """The image's pixels as a grid, for those that only ask for its shape."""
    return GeoGrid(geolocation.shape, (0, 1, 0, 0, 0, 1), geolocation.crs_wkt)


def _alignment(
    dataset: gdal.Dataset, nodata: float | None, plan: GeolocationPlan, grid: GeoGrid, resampling: str,
    feedback: Feedback, threads: str,
) -> Alignment:  # fmt: skip
    view, origin = source_view(dataset, SILENT), dataset
    if nodata is not None:
        origin = _with_nodata(gdal.GetDriverByName("VRT").CreateCopy("", dataset, 0), nodata)
        view = _with_nodata(view, nodata)
    place = pixel_grid(plan.geolocation)
    return Alignment.of(
        origin, view, place, grid, resampling, feedback, plan, warp=warp_by_geolocation, threads=threads
    )


def _with_nodata(view: gdal.Dataset, nodata: float) -> gdal.Dataset:
    """The view itself, with another no-data value in all bands that hold data."""
    for number in range(1, view.RasterCount + 1):
        if view.GetRasterBand(number).GetColorInterpretation() != gdal.GCI_AlphaBand:
            view.GetRasterBand(number).SetNoDataValue(nodata)
    return view


def hole_share(plan: GeolocationPlan, grid: GeoGrid, gdals: tuple | None = None) -> float:
    """Share, 0 to 1, of the pixels of ``grid`` within the outline of the swath that get no place in it.

    Of at most 200 x 200 pixels. ``gdals``: (dataset, label) where GDAL's transformer is to find the places.
    """
    at = [np.linspace(0.5, n - 0.5, min(n, _SAMPLED)) for n in grid.shape[::-1]]
    inside = _inside(plan, grid, *at)
    col, row = (v[inside] for v in np.meshgrid(*at))
    if not len(col):
        return 0.0
    if gdals is not None:
        found = gdal_finds(gdals[0], plan.geolocation, gdals[1], *grid.to_map(col, row), grid.crs_wkt)
    else:
        found = np.isfinite(plan.image_pixels(grid, col, row)[0])
    return float(1 - found.mean())


def _inside(plan: GeolocationPlan, grid: GeoGrid, cols: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """True for places (columns and rows of a lattice) within the outline of the image, a pixel from it."""
    height, width = plan.geolocation.shape
    share = np.arange(_EDGE) / _EDGE
    ones = np.ones(_EDGE)
    col = np.concatenate([share * width, ones * width, (1 - share) * width, 0 * ones])
    row = np.concatenate([0 * ones, share * height, ones * height, (1 - share) * height])
    places = plan.geolocation.to_map(col, row)
    x, y = grid.to_pixel(*Projector(plan.geolocation.crs_wkt, grid.crs_wkt)(*places))
    x, y = (v[np.isfinite(x) & np.isfinite(y)] for v in (x, y))
    inside = np.zeros((len(rows), len(cols)), bool)
    if len(x) < 3:
        return inside
    x2, y2 = np.roll(x, -1), np.roll(y, -1)
    for i, level in enumerate(rows):
        crossed = (y <= level) != (y2 <= level)
        at = x[crossed] + (level - y[crossed]) / (y2 - y)[crossed] * (x2 - x)[crossed]
        inside[i] = np.searchsorted(np.sort(at), cols) % 2 == 1
    return inside
