"""How far a reliable point can be trusted in a scene where hardly any other is.

The reliability of a window was calibrated on windows most of which match. Where a thousand windows of two unrelated
images are judged, a few look right by chance; that the others do not tells so. The share of right windows is estimated
from all of them, and where it is small it replaces the one of the calibration (expectation maximisation for a change of
prior: Saerens, Latinne & Decaestecker 2002, doi:10.1162/089976602753284446).
"""

from __future__ import annotations

import numpy as np

_CALIBRATED = 0.6  # share of right windows in the calibration
_PRIOR_POINTS = 4.0  # windows of a usual scene that are imagined beside those measured, so that one alone is no scene
_DOUBTFUL = 0.3  # share of right windows below which the others speak against a scene that can be matched at all
_TOGETHER = 3.0  # windows of one scene look right by chance together: they overlap, and their images are alike
_ROUNDS = 30


def with_scene_prior(reliability: np.ndarray) -> np.ndarray:
    """Reliabilities 0..100 (n,) in the light of each other; they only fall, and NaN stays.

    A scene in which most windows match changes nothing.
    """
    known = np.isfinite(reliability)
    own = np.clip(reliability[known] / 100, 0, 1 - 1e-12)
    odds, share = own / (1 - own), _CALIBRATED
    for _ in range(_ROUNDS):
        factor = min(1.0, (share / (1 - share)) * (1 - _DOUBTFUL) / _DOUBTFUL) ** _TOGETHER
        right = odds * factor / (1 + odds * factor)
        share = (right.sum() + _PRIOR_POINTS * _CALIBRATED) / (len(right) + _PRIOR_POINTS)
    out = np.array(reliability, float)
    out[known] = np.minimum(100 * right, reliability[known])
    return out
