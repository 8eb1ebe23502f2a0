"""What is left of the height differences: figures, by slope and by aspect, and the semi-variogram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Sequence, Tuple

import numpy as np

from ..grid import GeoGrid
from .robust import nmad

PERCENTILES = (1, 5, 25, 50, 75, 95, 99)
SLOPE_EDGES = (0, 2, 5, 10, 15, 20, 30, 40, 90)
ASPECT_PARTS = 8  # north, north-east, ...; each centred on its direction
_PAIRS = 20_000  # of pixels for each lag
_LAGS = 12


@dataclass(frozen=True)
class DemStatistics:
    """Of dh in metres; NaN where no pixel counts. LE90: 90 % of |dh| are no larger (a percentile, not 1.645 std)."""

    count: int
    mean: float
    median: float
    std: float
    nmad: float
    rmse: float
    le90: float
    percentiles: Dict[int, float]


def statistics_of(dh: np.ndarray, where: np.ndarray | None = None) -> DemStatistics:
    """Figures of height differences of any shape, NaN left out, where ``where`` is True."""
    values = dh[np.isfinite(dh)] if where is None else dh[where & np.isfinite(dh)]
    if values.size == 0:
        nan = float("nan")
        return DemStatistics(0, nan, nan, nan, nan, nan, nan, dict.fromkeys(PERCENTILES, nan))
    values = values.astype(np.float64)
    percentiles = dict(zip(PERCENTILES, np.percentile(values, PERCENTILES).tolist()))
    return DemStatistics(
        int(values.size), float(values.mean()), percentiles[50], float(values.std()), nmad(values),
        float(np.sqrt((values**2).mean())), float(np.percentile(np.abs(values), 90)), percentiles,
    )  # fmt: skip


def by_slope(
    dh: np.ndarray, slope: np.ndarray, where: np.ndarray | None = None, edges: Sequence[float] = SLOPE_EDGES
) -> List[Tuple[float, float, DemStatistics]]:
    """(from, to, figures) for classes of slope in degrees; the lower edge belongs to a class."""
    where = np.ones(dh.shape, bool) if where is None else where
    return [
        (low, high, statistics_of(dh, where & (slope >= low) & (slope < high))) for low, high in zip(edges, edges[1:])
    ]


def by_aspect(
    dh: np.ndarray, aspect: np.ndarray, where: np.ndarray | None = None
) -> List[Tuple[float, DemStatistics]]:
    """(direction, figures) for eight directions in degrees, from north clockwise; level places have none."""
    where = (np.ones(dh.shape, bool) if where is None else where) & np.isfinite(aspect)
    part = np.zeros(dh.shape, np.int8)
    part[where] = np.rint(aspect[where] * ASPECT_PARTS / 360).astype(int) % ASPECT_PARTS
    return [(360 / ASPECT_PARTS * k, statistics_of(dh, where & (part == k))) for k in range(ASPECT_PARTS)]


def semivariogram(
    dh: np.ndarray, grid: GeoGrid, where: np.ndarray | None = None, *, metres: Tuple[float, float] = (1.0, 1.0),
    seed: int = 0,
) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:  # fmt: skip
    """(distance in metres, semi-variance in square metres, number of pairs) for lags that grow geometrically.

    Dowd's robust estimator (1984): 2.198 / 2 times the squared median of |difference|. Pairs are drawn at random.
    """
    usable = np.isfinite(dh) if where is None else where & np.isfinite(dh)
    rng = np.random.default_rng(seed)
    pixel = np.multiply(grid.resolution, metres)
    longest = min(np.multiply(dh.shape[::-1], pixel)) / 2
    rows = []
    for lag in np.geomspace(pixel.max(), max(longest, pixel.max()), _LAGS):
        row, col = (rng.integers(0, n, _PAIRS) for n in dh.shape)
        angle = rng.uniform(0, 2 * np.pi, _PAIRS)
        right, down = (np.rint(lag * f(angle) / p).astype(int) for f, p in ((np.cos, pixel[0]), (np.sin, pixel[1])))
        inside = (row + down >= 0) & (row + down < dh.shape[0]) & (col + right >= 0) & (col + right < dh.shape[1])
        inside &= (right != 0) | (down != 0)
        row, col, right, down = row[inside], col[inside], right[inside], down[inside]
        both = usable[row, col] & usable[row + down, col + right]
        apart = np.abs(dh[row, col] - dh[row + down, col + right])[both]
        if apart.size:
            distance = np.hypot(right * pixel[0], down * pixel[1])[both].mean()
            rows.append((distance, 2.198 / 2 * np.median(apart) ** 2, apart.size))
    table = np.array(rows, float).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2].astype(int)
