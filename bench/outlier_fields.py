"""Outlier rejection on tie-point fields of known truth: share of inliers kept, share of outliers that stay.

usage: python3 -m bench.outlier_fields [--seeds N] [--counts 400 1000 3000]
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from itertools import product

import numpy as np

from bench.results import Results
from coreg_qgis.core.outliers import spatial_consensus

SIDE = 3000.0  # px of the scene
KINDS = ("affine", "smooth", "jumping")
NOISES = (0.05, 0.2)  # px per axis
SHARES = (0.3, 0.5, 0.6)
WRONG = 0.5  # px from the truth that make an outlier
KEPT, LEFT, THROWN = 97.0, 3.0, 1.0  # %
LAYOUTS = ("grid", "oblong", "holes", "irregular")


@dataclass(frozen=True)
class Field:
    """Points (n,), their measured shifts (n, 2) in px, and which of them are outliers."""

    x: np.ndarray
    y: np.ndarray
    shift: np.ndarray
    wrong: np.ndarray  # replaced, and off by more than WRONG; not the far ends of the noise of good points


def positions(rng: np.random.Generator, count: int, layout: str) -> np.ndarray:
    """About ``count`` points (n, 2) in the scene."""
    if layout == "irregular":
        return rng.uniform(0, SIDE, (count, 2))
    more = 1.25 if layout == "holes" else 1.0
    ratio = 3.0 if layout == "oblong" else 1.0
    columns, rows = (int(round(np.sqrt(count * more * r))) for r in (ratio, 1 / ratio))
    grid = np.stack(np.meshgrid(np.linspace(0, SIDE, columns), np.linspace(0, SIDE, rows)), -1).reshape(-1, 2)
    if layout == "holes":
        centres = rng.uniform(0, SIDE, (3, 2))
        grid = grid[(np.hypot(*(grid[:, None] - centres).transpose(2, 0, 1)) > 0.15 * SIDE).all(1)]
    return grid


def true_field(rng: np.random.Generator, at: np.ndarray, kind: str) -> np.ndarray:
    """Shifts (n, 2): a rotation and shear, with waves or with jumps between strips added."""
    angle = np.radians(rng.uniform(-0.3, 0.3))
    matrix = rng.normal(0, 5e-4, (2, 2)) + angle * np.array([[0, 1], [-1, 0]])
    shift = (at - SIDE / 2) @ matrix.T + rng.uniform(-5, 5, 2)
    if kind == "smooth":
        for axis in range(2):
            heading, phase = rng.uniform(0, 2 * np.pi, 2)
            wave = at @ (np.cos(heading), np.sin(heading)) * 2 * np.pi / (SIDE * rng.uniform(1 / 3, 1 / 2))
            shift[:, axis] += rng.uniform(2, 3) * np.sin(wave + phase)
    if kind == "jumping":
        heading = np.radians(rng.choice([0, 90]) + rng.uniform(-12, 12))
        across = (at - SIDE / 2) @ (np.cos(heading), np.sin(heading)) / SIDE + 0.5
        strips = int(rng.integers(3, 7))
        steps = rng.uniform(1, 2, strips) * np.exp(2j * np.pi * rng.uniform(0, 1, strips))
        offset = np.cumsum(steps)[np.clip(np.floor(across * strips + rng.uniform(0, 1)), 0, strips - 1).astype(int)]
        shift += np.column_stack([offset.real, offset.imag])
    return shift


def make(seed, count: int, kind: str, share: float, noise: float, *, clustered=False, layout="grid") -> Field:
    """A field with a share of outliers: single ones, or blobs that are wrong together."""
    rng = np.random.default_rng(seed)
    at = positions(rng, count, layout)
    truth = true_field(rng, at, kind)
    measured = truth + rng.normal(0, noise, truth.shape)
    shift = measured.copy()
    (_add_blobs if clustered else _add_random)(rng, at, shift, share, noise)
    wrong = (shift != measured).any(1) & (np.hypot(*(shift - truth).T) > WRONG)
    return Field(at[:, 0], at[:, 1], shift, wrong)


def _add_random(rng: np.random.Generator, at: np.ndarray, shift: np.ndarray, share: float, noise: float) -> None:
    """A quarter of them off by 1 to 2 px only, the others anywhere within 3, 10 or 30 px of the mean shift."""
    picked = rng.permutation(len(at))[:int(round(share * len(at)))]
    near, far = np.split(picked, [len(picked) // 4])
    shift[near] += rng.uniform(1, 2, (len(near), 1)) * _directions(rng, len(near))
    shift[far] = shift.mean(0) + rng.uniform(-1, 1, (len(far), 2)) * rng.choice([3, 10, 30])


def _add_blobs(rng: np.random.Generator, at: np.ndarray, shift: np.ndarray, share: float, noise: float) -> None:
    """Discs of 0.06 to 0.2 scene sides, each with one wrong shift of 1.5 to 10 px and twice the noise."""
    blob, number = np.zeros(len(at), int), 0
    while (blob > 0).mean() < share:
        number += 1
        inside = np.hypot(*(at - rng.uniform(0, SIDE, 2)).T) < rng.uniform(0.06, 0.2) * SIDE
        blob[inside] = number
    drift = rng.uniform(1.5, 10, (number + 1, 1)) * _directions(rng, number + 1)
    inside = blob > 0
    shift[inside] += drift[blob[inside]] + rng.normal(0, noise, (int(inside.sum()), 2))


def _directions(rng: np.random.Generator, count: int) -> np.ndarray:
    angle = rng.uniform(0, 2 * np.pi, count)
    return np.column_stack([np.cos(angle), np.sin(angle)])


def judge(field: Field) -> tuple[float, float]:
    """(inliers kept, outliers left) in %."""
    flagged = spatial_consensus(field.x, field.y, *field.shift.T).inconsistent
    wrong = field.wrong
    return 100 * float((~flagged[~wrong]).mean()), 100 * float((~flagged[wrong]).mean()) if wrong.any() else 0.0


def measure(seeds: int, counts, shares=SHARES, *, clustered=False) -> dict:
    """(kept, left) of every field, by kind, noise and share."""
    return {
        (kind, noise, share): np.array([
            judge(make([seed, count], count, kind, share, noise, clustered=clustered, layout=layout))
            for seed in range(seeds) for count in counts for layout in LAYOUTS
        ])
        for kind, noise, share in product(KINDS, NOISES, shares)
    }  # fmt: skip


def print_table(results: Results, title: str, found: dict) -> None:
    """Mean and worst field of every case."""
    results.say(f"### {title}")
    rows = []
    for (kind, noise, share), values in found.items():
        mean, worst = values.mean(0), (values[:, 0].min(), values[:, 1].max())
        cells = [f"{share:.0%}", f"{noise:g}", *(f"{v:.1f}" for v in (mean[0], worst[0], mean[1], worst[1]))]
        rows.append([kind, *cells])
    results.table(["field", "outliers", "noise px", "kept %", "worst", "left %", "worst"], rows)


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--counts", type=int, nargs="+", default=[400, 1000, 3000])
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    results, started = Results("outlier_fields"), time.perf_counter()
    results.say("## Outliers of tie-point fields")
    results.say(f"{options.seeds} seeds x {options.counts} points x layouts {', '.join(LAYOUTS)}; no reliability used.")
    results.say(f'"kept": good points that stay; "left": outliers (replaced, off by more than {WRONG} px) that stay;')
    results.say("mean and worst field.")
    results.say()
    clean = measure(options.seeds, options.counts, (0.0,))
    single = measure(options.seeds, options.counts)
    blobs = measure(options.seeds, options.counts, clustered=True)
    print_table(results, "No outliers", clean)
    print_table(results, "Single outliers, a quarter of them off by 1 to 2 px", single)
    print_table(results, "Blobs of outliers that agree with each other", blobs)
    results.say("### Targets")
    met = []
    for (kind, noise, share), values in single.items():
        if share == 0.5:
            kept, left = values.mean(0)
            what = f"50 % single outliers, {kind}, noise {noise:g}"
            met.append(results.target(f"{what}: inliers kept, %", kept, KEPT, at_least=True))
            met.append(results.target(f"{what}: outliers left, %", left, LEFT, at_least=False))
    for (kind, noise, _), values in clean.items():
        what = f"no outliers, {kind}, noise {noise:g}: thrown away, %"
        met.append(results.target(what, 100 - values[:, 0].mean(), THROWN, at_least=False))
    results.say()
    results.say(f"{time.perf_counter() - started:.0f} s")
    if not options.no_save:
        results.save()
    return all(met)


if __name__ == "__main__":
    main()
