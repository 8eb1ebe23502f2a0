"""The stable reference pixels that a solution is made of: a sample of fixed size, however large the models are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Tuple

import numpy as np
from scipy import linalg

from ..grid import Window
from .dem_pair import DemPair
from .robust import nmad
from .terrain import gradient, to_ground

_STRIP = 3 << 19  # pixels whose gradients are held at once
_JUDGED = 100_000
_COMPARED = 20_000
_LEAST_LIKE = 0.3  # share of the pixels at which the model is no steeper than the reference
_CLUSTERS = 6  # along each axis of the window, for covariances


@dataclass(frozen=True)
class Selection:
    """``slopes``: degrees that are used; ``sample``: most pixels; ``least``: pixels without which there is nothing."""

    slopes: Tuple[float, float] = (1.0, 60.0)
    sample: int = 500_000
    seed: int = 0
    least: int = 100


@dataclass(frozen=True, eq=False)
class Points:
    """Stable reference pixels with everything that the rows of the design need; arrays of one length."""

    x: np.ndarray
    y: np.ndarray
    z: np.ndarray  # height of the reference
    east: np.ndarray  # gradients
    north: np.ndarray
    weight: np.ndarray
    cluster: np.ndarray  # number of the part of the window it lies in

    def __len__(self) -> int:
        """Number of pixels."""
        return len(self.x)


def at_pixels(pair: DemPair, w: Window, index: np.ndarray) -> Tuple[np.ndarray, ...]:
    """(x, y, reference height) of pixels given by their flat indices in a window."""
    row, col = np.divmod(index, w.width)
    x, y = pair.reference_grid.to_map(col + w.col + 0.5, row + w.row + 0.5)
    return x, y, pair.reference[row + w.row, col + w.col]


def judged_pixels(pair: DemPair, w: Window | None = None, seed: int = 0) -> Tuple[np.ndarray, ...]:
    """(x, y, reference height) of stable pixels of any slope: what the NMAD before and after is taken from."""
    w = w or Window(0, 0, *pair.reference.shape)
    return at_pixels(pair, w, chosen(pair.stable_pixels(w), _JUDGED, seed))


def nmad_on(pair: DemPair, pixels: Tuple[np.ndarray, ...], field: Any) -> float:
    """NMAD of reference minus corrected model on pixels (x, y, reference height)."""
    return nmad(pixels[2] - pair.sampled(*pixels[:2], field, pixels[2]))


def chosen(usable: np.ndarray, most: int, seed: int) -> np.ndarray:
    """Sorted flat indices of True pixels: all of them, or about ``most`` at random."""
    count = np.count_nonzero(usable)
    if count <= most:
        return np.flatnonzero(usable)
    flat = usable.ravel()
    drawn = np.random.default_rng(seed).integers(0, flat.size, int(most * flat.size / count))
    return np.unique(drawn[flat[drawn]])


def points_of(
    pair: DemPair, w: Window, settings: Selection, weights: np.ndarray | None = None
) -> Tuple[Points, int]:
    """(stable pixels on usable slopes of the reference, number of stable pixels of any slope) in a window."""
    step = max(1, _STRIP // w.width)
    strips = [Window(row, w.col, min(step, w.row + w.height - row), w.width)
              for row in range(w.row, w.row + w.height, step)]  # fmt: skip
    first, share = _steep(pair, strips[0], settings), 1.0
    if w.height * w.width > settings.sample:
        others = sum(np.count_nonzero(_steep(pair, strip, settings)[2]) for strip in strips[1:])
        share = settings.sample / max(np.count_nonzero(first[2]) + others, 1)
    parts, known = [], 0
    for number, strip in enumerate(strips):
        east, north, usable = first if number == 0 else _steep(pair, strip, settings)
        known += np.count_nonzero(np.isfinite(east) & pair.stable_pixels(strip))
        most = min(share, 1.0) * np.count_nonzero(usable)
        index = chosen(usable, max(int(most + 0.5), 1), settings.seed + number)
        row, col = np.divmod(index, strip.width)
        row, col = row + strip.row, col + strip.col
        cluster = (row - w.row) * _CLUSTERS // w.height * _CLUSTERS + (col - w.col) * _CLUSTERS // w.width
        weight = np.ones(len(index)) if weights is None else weights[row, col].astype(float)
        parts.append((*at_pixels(pair, strip, index), east.ravel()[index], north.ravel()[index], weight, cluster))
    return Points(*(np.concatenate(column) for column in zip(*parts))), known


def _steep(pair: DemPair, w: Window, settings: Selection) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients (east, north) of the reference on a window, and its stable pixels with slopes that are used."""
    top, left = (max(0, v - 1) for v in (w.row, w.col))
    bottom, right = (min(n, end + 1) for n, end in zip(pair.reference.shape, (w.row + w.height, w.col + w.width)))
    cut = (slice(w.row - top, w.row - top + w.height), slice(w.col - left, w.col - left + w.width))
    slopes = gradient(pair.reference[top:bottom, left:right], pair.reference_grid, pair.metres)
    east, north = (v[cut] for v in slopes)
    squared = east**2 + north**2
    low, high = (np.tan(np.radians(v)) ** 2 for v in settings.slopes)
    return east, north, pair.stable_pixels(w) & (squared >= low) & (squared <= high)  # NaN is neither


def agreement(pair: DemPair, field: Any, points: Points) -> float:
    """Correlation of the gradients of the reference and of the corrected model: about 0 where they are noise.

    Where the model is steeper than the reference anywhere, it is the edge of a blunder and takes no part.
    """
    some = slice(None, None, max(1, len(points) // _COMPARED))
    x, y = points.x[some], points.y[some]
    a, b = (np.array(pair.reference_grid.vector_to_map(*step)) for step in ((1.0, 0.0), (0.0, 1.0)))
    right, down = (
        (pair.sampled(x + step[0], y + step[1], field) - pair.sampled(x - step[0], y - step[1], field)) / 2
        for step in (a, b)
    )
    east, north = to_ground(right, down, pair.reference_grid, pair.metres)
    steepest = (points.east**2 + points.north**2).max(initial=0)
    read = np.isfinite(east + north)
    like = read & (east**2 + north**2 <= steepest)
    if not like.sum() > _LEAST_LIKE * read.sum():
        return 0.0
    return _correlation((points.east[some][like], east[like]), (points.north[some][like], north[like]))


def _correlation(*components: Tuple[np.ndarray, np.ndarray]) -> float:
    """Of two vector fields, in the direction in which they agree least: a valley's noise tells nothing along it."""
    first, second = (np.array([pair[k] for pair in components], float) for k in (0, 1))
    first, second = first - first.mean(1, keepdims=True), second - second.mean(1, keepdims=True)
    common = first @ second.T
    power = (first @ first.T + second @ second.T) / 2
    largest = np.trace(power)
    if not largest > 0:
        return 0.0
    return float(linalg.eigh((common + common.T) / 2, power + 1e-4 * largest * np.eye(2), eigvals_only=True)[0])
