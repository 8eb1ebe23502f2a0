"""Fits the reliability of core/quality.py to matches whose error is known, and shows how well it predicts failure.

`/usr/bin/python3 -m bench.calibration` prints the coefficients to copy, the area under the ROC curve for "error above
0.5 px", the share of good matches kept at 99 % precision, and predicted against observed rates.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from scipy.optimize import minimize
from scipy.stats import rankdata

from bench import scenes
from coreg_qgis.core import quality
from coreg_qgis.core.estimator import estimate

SIZES = {32: 80, 64: 120, 128: 60, 256: 30}
Case = partial(scenes.Case, sensor_psf_px=scenes.OPTICS)  # real sensors have some
CASES = (
    *(Case(f"SNR {snr}", snr=snr) for snr in (20.0, 5.0, 2.0, 1.0, 0.5)),
    *(Case(f"cloud {share}", cloud=share) for share in (0.3, 0.5, 0.7, 0.85)),
    *(Case(f"change {share}", change=share) for share in (0.3, 0.6, 0.8)),
    Case("realistic", psf_px=0.5, gain_ramp=True, gamma=1.2, cloud=0.1, change=0.05),
    Case("hard", psf_px=0.8, gain_ramp=True, gamma=1.6, cloud=0.4, change=0.2, snr=3),
    Case("rotation 0.25", rotation_deg=0.25, snr=5),
    Case("unrelated", nothing_common="unrelated"),
    Case("blank", nothing_common="blank"),
)


def unrelated_edges(size: int, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Windows of different artificial scenes as sharp as drawn: few edges that match anything like them."""
    rng = np.random.default_rng([seed, size])
    pool = [scenes.generated_scene((700, 700), 20 + i, kind) for i, kind in enumerate(("mixed", "urban", "natural"))]
    pairs = ([], [])
    for _ in range(count):
        picked = rng.choice(len(pool), 2, replace=False)
        for stack, i, side in zip(pairs, picked, (size, size + 2 * scenes.MARGIN)):
            row, col = rng.integers(0, 700 - side, 2)
            stack.append(pool[i][row:row + side, col:col + side])
    return np.stack(pairs[0]), np.stack(pairs[1])


def measure(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(features (n, k), wrong (n,) bool, window size (n,)) of matches over all cases and sizes."""
    sources = scenes.real_scenes() + [(f"generated {i}", scenes.generated_scene((1600, 1600), i)) for i in range(2)]
    features, wrong, sizes = [], [], []
    for size, count in SIZES.items():
        for case in CASES:
            reference, target, shift = scenes.window_pairs(case, size, count, seed, sources)
            found = estimate(reference, target)
            wrong.append(~(np.hypot(*(found.displacement - shift).T) < 0.5))
            features.append(quality.features(found, size * size))
            sizes.append(np.full(count, size))
        found = estimate(*unrelated_edges(size, count, seed))
        features.append(quality.features(found, size * size))
        wrong.append(np.ones(count, bool))
        sizes.append(np.full(count, size))
    return np.concatenate(features), np.concatenate(wrong), np.concatenate(sizes)


def fit(features: np.ndarray, wrong: np.ndarray) -> np.ndarray:
    """Coefficients and constant of the logistic regression for "right", lightly regularised."""
    mean, scale = features.mean(0), features.std(0)
    standard = np.column_stack([(features - mean) / scale, np.ones(len(wrong))])
    sign = np.where(wrong, -1, 1)

    def loss(beta):
        return np.logaddexp(0, -sign * (standard @ beta)).mean() + 1e-3 * (beta[:-1] ** 2).sum()

    beta = minimize(loss, np.zeros(standard.shape[1])).x
    slopes = beta[:-1] / scale
    return np.append(slopes, beta[-1] - slopes @ mean)


def roc_auc(score: np.ndarray, wrong: np.ndarray) -> float:
    """Probability that a right match scores above a wrong one."""
    right = int((~wrong).sum())
    return float((rankdata(score)[~wrong].sum() - right * (right + 1) / 2) / (right * wrong.sum()))


def kept_at(score: np.ndarray, wrong: np.ndarray, precision: float = 0.99) -> float:
    """Largest share of right matches kept by a threshold whose kept matches are right with ``precision``."""
    right = np.cumsum(~wrong[np.argsort(-score, kind="stable")])
    precise = np.flatnonzero(right / np.arange(1, len(right) + 1) >= precision)
    return float(right[precise[-1]] / right[-1]) if len(precise) else 0.0


def report(seed: int) -> None:
    """Print how the shipped coefficients do on matches of this seed."""
    features, wrong, sizes = measure(seed)
    score = quality.logit(features)
    print(f"seed {seed}: {len(wrong)} matches, {wrong.mean():.0%} off by more than 0.5 px")
    for size in SIZES:
        own = sizes == size
        print(f"  window {size}: ROC AUC {roc_auc(score[own], wrong[own]):.4f}, "
              f"kept at 99 % precision {kept_at(score[own], wrong[own]):.3f}")
    print(f"  all: ROC AUC {roc_auc(score, wrong):.4f}, kept at 99 % precision {kept_at(score, wrong):.3f}")
    percent = 100 / (1 + np.exp(-score))
    for low, high in ((0, 10), (10, 30), (30, 50), (50, 70), (70, 90), (90, 99), (99, 100.1)):
        own = (percent >= low) & (percent < high)
        if own.any():
            right = 100 * (1 - wrong[own].mean())
            print(f"  reliability {low:3d}..{min(high, 100):3.0f}: right {right:5.1f} % of {own.sum()}")


if __name__ == "__main__":
    print("coefficients fitted on seed 7:", np.round(fit(*measure(7)[:2]), 3).tolist())
    report(7)
    report(8)
