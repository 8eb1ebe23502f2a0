"""Where the pixels of a map grid lie in a swath: on few nodes where its places are smooth, else pixel by pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Tuple

import numpy as np
from scipy import ndimage

from ..core.grid import GeoGrid
from . import field_plan
from .field_lattice import CLOSEST, TOLERANCE, WIDEST, SourceLattice

if TYPE_CHECKING:
    from .geolocation_plan import GeolocationPlan

Pair = Tuple[np.ndarray, np.ndarray]
_RINGS = 2  # nodes beyond the known ones that are extrapolated: cells at the edge of the swath need them
_TRIED = 400  # pixels of a tile whose exact places must be those of the nodes
_STRAY = 0.02  # px of the source, of such pixels
_COARSE = 8  # pixels from one place to the next that tell where others are looked for
_FITTED = 5000  # known places through which a plane is laid
_DIGITS = 2.0**20  # steps of a pixel to which places are rounded, as in field_lattice


def lattice_over(plan: GeolocationPlan, grid: GeoGrid) -> SourceLattice:
    """The places of the pixels of ``grid`` in the swath of ``plan``.

    GDAL before 3.5 takes no place for each pixel: where a swath is not smooth, it is less exact there.
    """
    smooth = None if plan.in_scans else _smooth(plan, grid)
    if smooth is None and not field_plan.BY_ARRAYS:
        shape = plan.geolocation.shape
        return SourceLattice.over(grid.shape, lambda *at: plan.image_pixels(grid, *at), shape, max(plan.scale))
    return smooth or _exact(plan, grid)


def _smooth(plan: GeolocationPlan, grid: GeoGrid) -> SourceLattice | None:
    """Nodes between which linear interpolation is enough, None where there are none.

    Nodes off the swath go on from those in it, so that its last pixels are not lost.
    """
    step, nodes = WIDEST, _nodes(plan, grid, WIDEST)
    while True:
        if np.isfinite(nodes[0]).any() and not plan.whole_around(*nodes, step):
            return None
        if step == CLOSEST:
            return None
        step, before, nodes = step // 2, nodes, _nodes(plan, grid, step // 2)
        if _agree(before, nodes):
            break
    whole = _with_rings(nodes)[:, _RINGS:-_RINGS, _RINGS:-_RINGS]
    lattice = _lattice(whole, step, 0.0)
    return lattice if _confirmed(plan, grid, lattice) else None


def _nodes(plan: GeolocationPlan, grid: GeoGrid, step: int) -> np.ndarray:
    """(2, rows, cols): places (col, row) of the nodes, with the rings around the grid."""
    row, col = (step * np.arange(-_RINGS, 2 * -(-n // (2 * step)) + 1.0 + _RINGS) for n in grid.shape)
    return plan.places_over(grid, col, row)


def _agree(before: np.ndarray, nodes: np.ndarray) -> bool:
    """True where the nodes lie between those twice as far apart, wherever that can be said."""
    wide = before[:, _RINGS // 2 :, _RINGS // 2 :]  # its first node is then the first one of the closer ones
    rows, cols = (min((n + 1) // 2, w) for n, w in zip(nodes.shape[1:], wide.shape[1:]))
    wide, close = wide[:, :rows, :cols], nodes[:, : 2 * rows - 1, : 2 * cols - 1]
    strays = [
        (wide[:, :-1] + wide[:, 1:]) / 2 - close[:, 1::2, ::2],
        (wide[:, :, :-1] + wide[:, :, 1:]) / 2 - close[:, ::2, 1::2],
        (wide[:, :-1, :-1] + wide[:, 1:, 1:] + wide[:, 1:, :-1] + wide[:, :-1, 1:]) / 4 - close[:, 1::2, 1::2],
    ]
    strays = np.concatenate([np.abs(stray).ravel() for stray in strays])
    return bool((strays[np.isfinite(strays)] <= TOLERANCE).all())


def _with_rings(nodes: np.ndarray) -> np.ndarray:
    """The nodes and, extrapolated along rows or columns, those around the known ones."""
    for _ in range(_RINGS):
        guesses = []
        for axis in (1, 2):
            for ahead in (1, -1):
                guesses.append(2 * _moved(nodes, axis, ahead) - _moved(nodes, axis, 2 * ahead))
        guesses = np.stack(guesses)
        count = np.isfinite(guesses).sum(0)
        mean = np.nansum(guesses, axis=0) / np.where(count, count, np.nan)
        nodes = np.where(np.isfinite(nodes), nodes, mean)
    return nodes


def _moved(nodes: np.ndarray, axis: int, by: int) -> np.ndarray:
    """The nodes that are ``by`` further along an axis, NaN where there are none."""
    moved = np.full_like(nodes, np.nan)
    here, there = [slice(None)] * 3, [slice(None)] * 3
    here[axis], there[axis] = (slice(None, -by), slice(by, None)) if by > 0 else (slice(-by, None), slice(None, by))
    moved[tuple(here)] = nodes[tuple(there)]
    return moved


def _confirmed(plan: GeolocationPlan, grid: GeoGrid, lattice: SourceLattice) -> bool:
    """True where pixels drawn at random, and those in cells without nodes, are where the lattice has them."""
    rows, cols = grid.shape
    draw = np.random.default_rng(0)
    col, row = (draw.integers(0, n, _TRIED) + 0.5 for n in (cols, rows))
    unknown = np.argwhere(~_known_cells(lattice)) * lattice.step + lattice.step / 2
    unknown = unknown[(unknown < (rows, cols)).all(1)]
    if len(unknown):
        lost = plan.image_pixels(grid, unknown[:, 1], unknown[:, 0])
        if plan.in_image(*lost).any():
            return False
    exact = plan.image_pixels(grid, col, row)
    u, v = col / lattice.step, row / lattice.step
    i, j = v.astype(int), u.astype(int)
    inside = plan.in_image(*exact)
    known = _known_cells(lattice)[i, j]
    if (inside & ~known).any():
        return False
    u, v = u - j, v - i
    strays = np.zeros(len(col))
    for places, true in zip((lattice.cols, lattice.rows), exact):
        upper = places[i, j] * (1 - u) + places[i, j + 1] * u
        lower = places[i + 1, j] * (1 - u) + places[i + 1, j + 1] * u
        strays = np.maximum(strays, np.abs(upper * (1 - v) + lower * v - true))
    return bool((strays[inside] <= _STRAY).all())


def _known_cells(lattice: SourceLattice) -> np.ndarray:
    known = lattice.known
    return known[:-1, :-1] & known[1:, :-1] & known[:-1, 1:] & known[1:, 1:]


def _exact(plan: GeolocationPlan, grid: GeoGrid) -> SourceLattice:
    """A node in the centre of every pixel; far from known places none is looked for."""
    at = [np.arange(n) + 0.5 for n in grid.shape[::-1]]
    few = [_COARSE * np.arange(-1, n // _COARSE + 3.0) for n in grid.shape[::-1]]
    near = ndimage.binary_dilation(np.isfinite(plan.places_over(grid, *few)[0]), np.ones((5, 5), bool))
    wanted = near[1:].repeat(_COARSE, 0)[: grid.shape[0]][:, 1:].repeat(_COARSE, 1)[:, : grid.shape[1]]
    return _lattice(plan.places_over(grid, *at, wanted), 1, 0.5)


def _lattice(places: np.ndarray, step: int, offset: float) -> SourceLattice:
    """Of places (2, rows, cols), NaN = unknown: they stand where the plane through the others has them.

    From places all over the lattice GDAL concludes how much of the image it has to read.
    """
    known = np.isfinite(places[0])
    if known.any() and not known.all():
        row, col = np.indices(known.shape)
        plane = np.stack([np.ones(known.shape), col, row], -1)
        thin = max(1, int(known.sum()) // _FITTED)
        for part in places:
            fit = np.linalg.lstsq(plane[known][::thin], part[known][::thin], rcond=None)[0]
            part[~known] = plane[~known] @ fit
    places = np.where(np.isfinite(places), np.round(places * _DIGITS) / _DIGITS, 0)
    return SourceLattice(*places, known, step, offset)
