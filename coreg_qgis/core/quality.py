"""From what a match measured about itself to the probability that it is right.

The coefficients were fitted by ``bench/calibration.py`` to pairs of known shift with noise, clouds, change, blur,
rotation, blank and unrelated windows of 32 to 256 pixels; the same script states how well they predict failure.
Those for the directions of edges were fitted by ``bench/contrast.py`` to the same in other contrasts.
"""

from __future__ import annotations

import numpy as np

COEFFICIENTS = np.array([1.493, 0.942, -1.363, -1.075, 0.339])
CONSTANT = -6.306
OTHER_COEFFICIENTS = np.array([1.475, 1.218, -1.025, -1.490, 0.453])  # of matches of other contrast
OTHER_CONSTANT = -7.348
ORDINARY_ISOTROPY = 0.2
_APERTURE_WEIGHT = 6.0


def features(found, pixels: int) -> np.ndarray:
    """The five columns that the reliability is made of, from Estimates with windows of ``pixels`` pixels."""
    side = np.sqrt(pixels * np.maximum(found.share, 1e-3))
    sigma = np.sqrt(np.nan_to_num(found.covariance[:, 0] + found.covariance[:, 2], nan=25.0))
    # Coherence and resultant of unrelated windows fall with the number of independent frequencies, hence the side.
    return np.column_stack([
        np.log(found.coherence * side + 0.3),
        np.log(found.resultant * side + 0.3),
        np.log(found.spread + 0.05),
        np.log(np.clip(sigma * np.sqrt(pixels) / side, 1e-3, 5.0)),
        np.log(side / 64),
    ])


def logit(columns: np.ndarray, other_contrast: np.ndarray | bool = False) -> np.ndarray:
    """Log odds that a match is right, from ``features``; matches of other contrast have coefficients of their own."""
    other = columns @ OTHER_COEFFICIENTS + OTHER_CONSTANT
    return np.where(other_contrast, other, columns @ COEFFICIENTS + CONSTANT)


def aperture_penalty(isotropy: np.ndarray) -> np.ndarray:
    """Log odds to take from a match whose shared texture varies along one direction only.

    Windows of ordinary images have an isotropy above 0.25; below 0.1 errors along the lines reach pixels, and no
    statistic of the cross-spectrum shows it, since the window itself is what moves along them.
    """
    isotropy = np.clip(np.nan_to_num(isotropy, nan=1.0), 1e-3, 1.0)
    return _APERTURE_WEIGHT * np.maximum(np.log(ORDINARY_ISOTROPY / isotropy), 0)


def reliability(found, pixels: int) -> np.ndarray:
    """Reliability 0..100 of Estimates: 50 = as likely off by more than half a pixel as not."""
    odds = logit(features(found, pixels), found.other_contrast) - aperture_penalty(found.isotropy)
    return np.where(found.opposed | (found.share <= 0), 0.0, 100 / (1 + np.exp(-odds)))
