"""Correction of vector data by a displacement field."""

from __future__ import annotations

from typing import Any, List, Sequence, Tuple

import numpy as np

from .shift_raster import Displacement

_ROUNDS = 30
_EXACT = 1e-7  # of the largest shift


def true_places(x, y, model: Displacement) -> Tuple[np.ndarray, np.ndarray]:
    """Where positions measured in the target truly lie; arrays of any shape, map units, NaN where no shift is known.

    The shift is defined at the true place P of a measured Q, so P = Q + displacement(P) is solved by fixed-point
    iteration, which converges where the field changes by less than a pixel a pixel; else the last round counts.
    """
    x, y = (np.asarray(v, float) for v in (x, y))
    places = x, y
    for _ in range(_ROUNDS):
        dx, dy = model.displacement(*places)
        before, places = places, (x + dx, y + dy)
        change = np.hypot(places[0] - before[0], places[1] - before[1])
        if not (change > _EXACT * np.nanmax(np.hypot(dx, dy), initial=0)).any():
            break
    return places


def displace_geometries(geometries: Sequence[Any], model: Displacement) -> List[Any]:
    """Shapely geometries measured in the target with every vertex at its true place; Z stays.

    None for a geometry of which a vertex has no known shift. Equal vertices stay equal, so that neighbours still meet.
    """
    from shapely.ops import transform  # noqa: PLC0415  (the plugin must load where shapely is missing)

    parts: List[np.ndarray] = []

    def collect(x, y, *z):
        parts.append(np.column_stack([x, y]))
        return (x, y, *z)

    counts = []
    for geometry in geometries:
        transform(collect, geometry)
        counts.append(len(parts))
    if not parts:
        return list(geometries)
    measured, index = np.unique(np.concatenate(parts), axis=0, return_inverse=True)
    moved = np.column_stack(true_places(*measured.T, model))[index.ravel()]
    moved_parts = np.split(moved, np.cumsum([len(part) for part in parts])[:-1])
    results, known = [], [bool(np.isfinite(part).all()) for part in moved_parts]
    for geometry, first, last in zip(geometries, [0, *counts], counts):
        own = iter(moved_parts[first:last])
        place = transform(lambda _x, _y, *z, own=own: (*next(own).T, *z), geometry) if all(known[first:last]) else None
        results.append(place)
    return results
