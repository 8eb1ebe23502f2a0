"""Fitted records from thin air: known linear part and distortion, noise and blunders as asked."""

from __future__ import annotations

import numpy as np

from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.report.transform_facts import FittedRecord


def fitted(
    count=200, *, name="scene", noise=0.3, blunders=0, bow=0.0, mirrored=False, coordinates="pixel", weights=None,
    seed=0, **settings,
) -> FittedRecord:  # fmt: skip
    """Points over 512 x 512 turned by 326 degrees and magnified 1.18 times; the first ``blunders`` are 40 off in Y."""
    rng = np.random.default_rng(seed)
    x, y = 512 * rng.random((2, count))
    turn, side = np.radians(326), -1 if mirrored else 1
    xin = 183 + 1.18 * (np.cos(turn) * x + side * np.sin(turn) * y) + bow * ((x - 256) / 256) ** 2
    yin = -154 + 1.18 * (-np.sin(turn) * x + side * np.cos(turn) * y)
    xin, yin = (values + noise * rng.normal(size=count) for values in (xin, yin))
    yin[:blunders] += 40
    how = FitSettings(**{"maxiter": 5, "reject": 4.0, **settings})
    fit = fit_record(x, y, xin, yin, how, name=name, coordinates=coordinates, weights=weights)
    return FittedRecord(name, fit, np.column_stack([x, y, xin, yin]), "m", weights)
