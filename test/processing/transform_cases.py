"""Records with known truth, as database files."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import numpy as np

from coreg_qgis.core.geomap.database import append_record
from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings

CENTRE = 502000.0, 5198000.0
HALF = 2000.0  # of the square that the records are fitted to


def bent(x, y, size=30.0):
    """Map (x, y) of the reference to map (X, Y) of the input: a shift and a cubic distortion of ``size`` metres."""
    u, v = (x - CENTRE[0]) / HALF, (y - CENTRE[1]) / HALF
    return x + 12 + size * (u * v + 0.5 * u**3), y - 7 + size * (v**2 - 0.4 * u**2 * v)


def lattice(centre=CENTRE, half=HALF, side=12):
    """(x, y) of a square of points."""
    steps = np.linspace(-half, half, side)
    x, y = np.meshgrid(centre[0] + steps, centre[1] + steps)
    return x.ravel(), y.ravel()


def fitted(function, name="bent", *, coordinates="map", crs="EPSG:32633", points=None, **settings):
    """The record of a function (x, y) -> (X, Y) at the points."""
    x, y = lattice() if points is None else points
    given = {"geometry": "general", "function": "chebyshev", **settings}
    return fit_record(x, y, *function(x, y), FitSettings(**given), name=name, coordinates=coordinates, crs=crs).record


CUBIC = {"xxorder": 4, "xyorder": 4, "yxorder": 4, "yyorder": 4}


def write_database(path, *records):
    """The path, as text, of a database of these records."""
    text = ""
    for record in records:
        text = append_record(text, record, "double", datetime(2026, 1, 2, 3, 4, 5))
    path.write_text(text, "utf-8")
    return str(path)


def renamed(record, **changes):
    """The record with other notes."""
    return replace(record, **changes)
