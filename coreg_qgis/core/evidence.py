"""What the best window looked like, for the eye."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .coarse import correlation_of
from .consensus import Consensus
from .contrast import channels_of
from .grid import Window
from .matches import Matches
from .matching import sample
from .pair import MatchPair
from .raster import read_usable


@dataclass(frozen=True, eq=False)
class WindowEvidence:
    """Pictures of the best window; arrays (rows, cols), NaN = no data."""

    reference: np.ndarray
    target_before: np.ndarray  # target at its given position
    target_after: np.ndarray  # target at its corrected position
    surface: np.ndarray  # correlation surface of the target before, zero displacement at [rows // 2, cols // 2]
    x_map: float
    y_map: float


def window_evidence(pair: MatchPair, matches: Matches, result: Consensus, estimator: str) -> WindowEvidence:
    """Pictures of the most reliable window that agrees with the result."""
    score = np.where(result.used, matches.reliability + np.nan_to_num(matches.ssim_after), -1)
    best = int(score.argmax())
    grid = pair.reference.grid
    col, row = grid.to_pixel(matches.x_map[best], matches.y_map[best])
    window = Window.centred(col, row, pair.shape)
    bands = pair.reference_band, pair.target_band
    values, valid = read_usable(pair.reference, window, bands[0])
    corner = np.array(pair.target.grid.to_pixel(*grid.to_map(window.col, window.row)))
    shift = np.array([result.x_shift, result.y_shift])
    before, seen_before = sample(pair.target, corner, pair.shape, bands[1])
    after, seen_after = sample(pair.target, corner - shift, pair.shape, bands[1])
    return WindowEvidence(
        np.where(valid, values, np.nan), np.where(seen_before, before, np.nan), np.where(seen_after, after, np.nan),
        correlation_of(values, valid, before, seen_before, channels_of(estimator)),
        float(matches.x_map[best]), float(matches.y_map[best]),
    )
