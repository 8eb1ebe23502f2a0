"""Whether the arrays of an image turn over, looked at quickly: at cells all over them, not at each."""

from __future__ import annotations

import numpy as np

from .geolocation import Geolocation
from .geolocation_cells import wrapped

_CELLS = 256  # along each axis
_POLAR = 89.0  # degrees; a parallel is no straight line beyond


def folded_share(geolocation: Geolocation) -> float:
    """Share of the cells with an area that lie the other way round than most, 0 to 0.5; those between scans not."""
    rows, cols = (np.unique(np.linspace(0, n - 2, _CELLS).astype(int)) for n in geolocation.x.shape)
    cells = geolocation.cells
    if cells.first is not None:
        rows = rows[cells.last[rows] > rows]
    at = [np.ix_(*where) for where in ((rows, cols), (rows, cols + 1), (rows + 1, cols))]
    x, y = (np.stack([values[place] for place in at]) for values in (geolocation.x, geolocation.y))
    right, down = x[1] - x[0], x[2] - x[0]
    if geolocation.geographic:
        right, down = wrapped(right), wrapped(down)
    area = right * (y[2] - y[0]) - down * (y[1] - y[0])
    if cells.polar:
        area = area[np.abs(y[0]) <= _POLAR]
    positive, negative = np.count_nonzero(area > 0), np.count_nonzero(area < 0)
    return min(positive, negative) / max(positive + negative, 1)
