"""Results of a detection that never took place: what the layers show can be checked against exact numbers."""

from __future__ import annotations

import math

import numpy as np
from shapely.geometry import box

from coreg_qgis.core.global_shift import GlobalShift, WindowEvidence
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.matches import Matches

TARGET = GeoGrid((400, 400), (500000, 10, 0, 5200000, 0, -10), "EPSG:32633")
COARSE = GeoGrid((200, 200), (500000, 20, 0, 5200000, 0, -20), "EPSG:32633")


def matches() -> Matches:
    """A good window, an outlier and one that could not be measured, on the coarse grid."""
    nan = math.nan
    return Matches(
        x_map=np.array([501000.0, 502000.0, 503000.0]),
        x_used=np.array([501000.0, 502000.0, 503000.0]),
        y_map=np.array([5199000.0, 5198000.0, 5197000.0]),
        y_used=np.array([5199000.0, 5198000.0, 5197000.0]),
        height=np.array([32, 32, 32]),
        width=np.array([64, 64, 64]),
        x_shift=np.array([0.5, 9.0, nan]),
        y_shift=np.array([-1.5, 4.0, nan]),
        sigma_x=np.array([0.03, 0.3, nan]),
        sigma_y=np.array([0.04, 0.4, nan]),
        reliability=np.array([96.0, 20.0, nan]),
        ssim_before=np.array([0.4, 0.3, nan]),
        ssim_after=np.array([0.9, 0.2, nan]),
        message=np.array(["", "", "Flat texture."], object),
    )


def global_shift(found: bool = True) -> GlobalShift:
    """Shift (1, -3) px of the target, as measured on pixels twice as long."""
    numbers = (1.0, -3.0, 10.0, 30.0, 96.0, 0.1, 0.4, 0.9) if found else (math.nan, 0.0) * 4
    noise = np.random.default_rng(1).normal(100, 10, (32, 64)).astype(np.float32)
    return GlobalShift(
        found,
        "ok" if found else "no match: the images show nothing in common.",
        *numbers,
        target_grid=TARGET,
        matching_grid=COARSE,
        overlap=box(500000, 5196000, 504000, 5200000),
        matches=matches(),
        used=np.array([found, False, False]),
        evidence=WindowEvidence(noise, noise, noise, noise, 501000.0, 5199000.0),
    )
