"""Geolocation arrays from two rasters that somebody delivered: which pixels their samples belong to, and their CRS."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Dict, List, Tuple

import numpy as np

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback
from ..core.geolocation import PIXEL_CENTER, TOP_LEFT_CORNER, ArrayLayout, Geolocation
from ..core.geolocation_checks import DOUBTFUL_STEP
from .crs import spatial_reference, wkt_of
from .geolocation_keys import ArrayBand, ArrayKeys, open_array_dataset
from .geolocation_values import read_arrays
from .open import name_of, open_dataset

POSITIONS = ("blocks", "centres", "corners")
LABEL = "The raster"
_TOLERANCE = 1e-9


def given_arrays(
    source: str,
    x: Tuple[str, int],
    y: Tuple[str, int],
    *,
    position: str = "blocks",
    layout: Dict[str, float | None] | None = None,
    crs_wkt: str = "",
    feedback: Feedback = SILENT,
) -> Geolocation:
    """Arrays (raster, band) for the pixels of ``source``.

    ``position``: samples stand for "blocks" of pixels, at their centres, for the "centres" of every n-th pixel, or
    for its outer "corners". ``layout`` may fix pixel_offset, line_offset, pixel_step and line_step, None = by the
    sizes. Raises InputError.
    """
    dataset = open_dataset(source, LABEL)
    name, shape = name_of(source, LABEL), (dataset.RasterYSize, dataset.RasterXSize)
    bands = [ArrayBand(axis, path, number, key=f"{axis}_RASTER") for axis, (path, number) in zip("XY", (x, y))]
    if x == y:
        raise InputError(
            f"X_RASTER and Y_RASTER are both band {x[1]} of {x[0]}: choose the bands of x (longitude) and y (latitude)."
        )
    own = crs_wkt or _own_crs(bands, name)
    geographic = bool(spatial_reference(own).IsGeographic()) if own else True
    keys = ArrayKeys(bands[0], bands[1], ArrayLayout(), own, geographic)
    xs, ys = read_arrays(keys, name, feedback)
    if not own:
        own = _guessed_crs(xs, ys, name, feedback)
    _check_offsets(position, layout or {})
    found = _layout(xs.shape, shape, position, layout or {})
    _warn_of_steps(found, xs.shape, shape, feedback)
    return Geolocation(xs, ys, found, own, geographic, shape)


def _own_crs(bands: List[ArrayBand], name: str) -> str:
    return next(filter(None, (wkt_of(open_array_dataset(band, name).GetSpatialRef()) for band in bands)), "")


def _guessed_crs(x: np.ndarray, y: np.ndarray, name: str, feedback: Feedback) -> str:
    if np.nanmax(np.abs(x)) > 360 or np.nanmax(np.abs(y)) > 90:
        if np.nanmax(np.abs(x)) <= 90 and np.nanmax(np.abs(y)) <= 360:
            raise InputError("X_RASTER looks like latitudes and Y_RASTER like longitudes: exchange them.")
        raise InputError(f"The rasters of x and y of {name} say no CRS and are no degrees: give the CRS.")
    feedback.message("The rasters of x and y say no CRS: their degrees are taken to be of WGS 84 (EPSG:4326).")
    return wkt_of(spatial_reference("EPSG:4326"))


def _layout(samples: Tuple[int, int], shape: Tuple[int, int], position: str, given: Dict[str, float | None]):
    """The layout that fits the sizes; raises InputError where they allow several."""
    if position not in POSITIONS:
        raise InputError(f"Samples cannot stand for \"{position}\": choose one of {', '.join(POSITIONS)}.")
    steps = {}
    for axis, count, size in (("pixel", samples[1], shape[1]), ("line", samples[0], shape[0])):
        step = given.get(f"{axis}_step")
        steps[f"{axis}_step"] = _guessed_step(axis, count, size, position) if step is None else float(step)
    start = 0.5 if position == "centres" else 0.0
    offsets = {
        key: start if given.get(key) is None else float(given[key]) for key in ("pixel_offset", "line_offset")
    }
    found = ArrayLayout(**steps, **offsets, convention=PIXEL_CENTER if position == "blocks" else TOP_LEFT_CORNER)
    for axis, first, last, size, step in _ends(found, samples, shape):
        if first > (1 + _TOLERANCE) * step or last < size - (1 + _TOLERANCE) * step:
            raise InputError(
                f"The samples of X_RASTER and Y_RASTER lie at {first:g} to {last:g} of {size} pixels along {axis}: "
                f"correct {axis}_OFFSET and {axis}_STEP, or choose the rasters of this image."
            )
    return found


def _check_offsets(position: str, given: Dict[str, float | None]) -> None:
    """Raise InputError for an offset at the edge of a pixel where samples stand for centres."""
    for key in ("pixel_offset", "line_offset"):
        offset = given.get(key)
        if position == "centres" and offset is not None and float(offset).is_integer():
            raise InputError(
                f"{key.upper()} {offset:g} is the edge of a pixel, but the samples stand for centres: offsets count "
                f"from the outer edge of the raster, so give {offset + 0.5:g} for the centre of that pixel."
            )


def _warn_of_steps(layout: ArrayLayout, samples: Tuple[int, int], shape: Tuple[int, int], feedback: Feedback) -> None:
    for axis, count, size, step in (
        ("PIXEL", samples[1], shape[1], layout.pixel_step), ("LINE", samples[0], shape[0], layout.line_step)
    ):  # fmt: skip
        if count == size and step >= DOUBTFUL_STEP:
            feedback.warning(
                f"X_RASTER and Y_RASTER have a sample for each of {size} pixels, but with {axis}_STEP {step:g} only "
                f"{size / step:.0f} of them lie on the raster: leave {axis}_STEP empty, or make it 1."
            )


def _ends(layout: ArrayLayout, samples: Tuple[int, int], shape: Tuple[int, int]):
    cols, rows = layout.sample_places(samples)
    yield "PIXEL", cols[0], cols[-1], shape[1], layout.pixel_step
    yield "LINE", rows[0], rows[-1], shape[0], layout.line_step


def _guessed_step(axis: str, count: int, size: int, position: str) -> float:
    """Pixels between samples, where the sizes leave no choice."""
    if count == size or (position == "corners" and count == size + 1):
        return 1.0
    if position == "blocks":
        fits = [size / count] if size % count == 0 else []
    elif position == "centres":
        fits = [s for s in range(1, size + 1) if math.ceil(size / s) == count]
    else:
        fits = [size / (count - 1)] if count > 1 and size % (count - 1) == 0 else []
    if len(fits) != 1:
        raise InputError(
            f"X_RASTER and Y_RASTER have {count} samples for {size} pixels along {axis}s, which does not tell how far "
            f"apart they lie: give {axis.upper()}_STEP, and {axis.upper()}_OFFSET where the first is not at the edge."
        )
    return float(fits[0])


def cut(geolocation: Geolocation, window: Tuple[int, int, int, int], margin: int = 1) -> Geolocation:
    """The arrays as far as a window (col, row, width, height) of the image needs them; the image stays the whole one.

    ``margin`` samples more on every side keep the places between and beyond samples as they were.
    """
    col, row, width, height = window
    edges = geolocation.layout.to_samples(np.array([col, col + width]), np.array([row, row + height]))
    firsts, parts = [], []
    for ends, count in zip(edges, geolocation.x.shape[::-1]):
        first = min(max(math.floor(ends[0]) - margin, 0), count - 2)
        last = min(max(math.ceil(ends[1]) + margin + 1, first + 2), count)
        firsts.append(first)
        parts.append(slice(first, last))
    layout = geolocation.layout.thinned(1, 1, *firsts)
    part = (parts[1], parts[0])
    return replace(geolocation, x=geolocation.x[part], y=geolocation.y[part], layout=layout)
