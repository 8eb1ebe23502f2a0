"""Corrections that vary over the scene of dem_scenes, with their truth."""

from __future__ import annotations

import numpy as np
from dem_scenes import CENTRE, GRID, centres, displaced, noise, reference

from coreg_qgis.core.dem.dem_pair import DemPair
from coreg_qgis.core.dem.pair_windows import PairWindows


class Waves:
    """A correction that waves over 2 km, about (4, -3, 1) metres."""

    needs_height = False
    is_translation = False

    def __init__(self, amount=5.0):
        self.amount = amount

    def displacement(self, x, y, z=None):
        u, v = (x - CENTRE[0]) / 320, (y - CENTRE[1]) / 320
        return 4 + self.amount * np.sin(u) * np.cos(v), -3 + self.amount * np.cos(u + 0.5)

    def vertical(self, x, y, z=None):
        u, v = (x - CENTRE[0]) / 320, (y - CENTRE[1]) / 320
        return 1 + 0.2 * self.amount * np.sin(u + v)


class Seam(Waves):
    """Two halves that lie 8 m apart."""

    def displacement(self, x, y, z=None):
        west = np.asarray(x) < CENTRE[0]
        return np.where(west, 4.0, -4.0), np.where(west, 2.0, -1.0)

    def vertical(self, x, y, z=None):
        return np.where(np.asarray(x) < CENTRE[0], 0.5, -0.5)


def pair_of(truth, rough=0.3, grid=GRID, stable=None, change=None):
    """The pair, with noise that is alike over some pixels; ``change(model)`` spoils the model."""
    model = displaced(truth, grid) + noise(rough, 7, grid.shape)
    if change is not None:
        change(model)
    return DemPair(reference(grid), model, grid, grid, stable)


def windows_of(truth, **kwargs):
    return PairWindows.of(pair_of(truth, **kwargs))


def field_errors(field, truth, margin=0, grid=GRID):
    """(3,) root mean square errors in metres of a correction at the pixels of the model."""
    cut = (slice(margin, grid.shape[0] - margin), slice(margin, grid.shape[1] - margin))
    x, y = (v[cut] for v in centres(grid))
    found = (*field.displacement(x, y), field.vertical(x, y))
    known = (*truth.displacement(x, y), truth.vertical(x, y))
    return np.array([np.sqrt(np.mean((a - b) ** 2)) for a, b in zip(found, known)])
