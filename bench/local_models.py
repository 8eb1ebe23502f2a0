"""Local displacement models from simulated tie points: RMSE of the field against its truth at a dense lattice.

usage: python3 -m bench.local_models [--seeds N]
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from typing import Callable

import numpy as np
from scipy.interpolate import LinearNDInterpolator

from bench.results import Results
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.local_model import MODELS, LocalSettings, fit_local
from coreg_qgis.core.tie_points import TiePoints

SIDE, SPACING, STEP = 3000, 50, 10  # px: scene, tie points, places where the field is compared
PIXEL = 10.0  # map units
GRID = GeoGrid((SIDE, SIDE), (500000.0, PIXEL, 0.0, 5200000.0, 0.0, -PIXEL), "EPSG:32633")
CLOUDY, WRONG = 0.10, 0.01  # shares of the points: missing under clouds, outliers that survived the filters
BAND = 150  # px beside a jump that count as "near" it
RMSE, TIMES, OVERSHOOT = 0.05, 3.0, 0.15


@dataclass(frozen=True)
class Truth:
    """A field: ``shift(col, row)`` -> (right, down) px that must be added to the target."""

    name: str
    shift: Callable
    simple: tuple[str, ...]  # kinds that the automatic choice may take
    targets: bool = True  # False: shown for the limits


def smooth(wavelength: float) -> Callable:
    """Waves of 0 to 3 px along each axis."""
    k = 2 * np.pi / wavelength

    def shift(c, r):
        return 1.5 + 1.5 * np.sin(k * c + 0.4) * np.cos(0.7 * k * r), 1.5 + 1.5 * np.cos(0.8 * k * c) * np.sin(k * r)

    return shift


def rotation(c, r):
    """0.1 degree about the middle."""
    turn = np.radians(0.1)
    return 1 - turn * (r - SIDE / 2), -2 + turn * (c - SIDE / 2)


def strips(c, r):
    """Two strips, 1.5 px apart along the columns and 0.75 px across; a rotation too."""
    turn = np.radians(0.02)
    right = c > SIDE / 2 - 13
    return 0.75 * right - turn * r, 1.5 * right + turn * c


TRUTHS = (
    Truth("pure shift", lambda c, r: (1.3 + 0 * c, -2.2 + 0 * r), ("shift", "affine")),
    Truth("rotation 0.1 degree", rotation, ("affine",)),
    Truth("smooth, one wave", smooth(3000), ("spline", "blockwise")),
    Truth("smooth, two waves", smooth(1500), ("spline", "blockwise"), targets=False),
    Truth("jump of 1.7 px", strips, ("spline", "blockwise")),
)


def tie_points(shift: Callable, noise: float, seed, *, spacing: float = SPACING, wrong: float = WRONG) -> TiePoints:
    """Points of a grid with normal errors of ``noise`` px per axis; clouds hide some, some are off by 0.3 to 0.5 px."""
    rng = np.random.default_rng(seed)
    axis = np.arange(spacing / 2, SIDE, spacing)
    col, row = (v.ravel() for v in np.meshgrid(axis, axis))
    n = len(col)
    measured = np.column_stack(shift(col, row)) + rng.normal(0, noise, (n, 2))
    bad, angle = rng.permutation(n)[:round(wrong * n)], rng.uniform(0, 2 * np.pi, round(wrong * n))
    measured[bad] += rng.uniform(0.3, 0.5, (len(bad), 1)) * np.column_stack([np.cos(angle), np.sin(angle)])
    hidden = np.zeros(n, bool)
    while hidden.mean() < CLOUDY:
        x, y, radius = rng.uniform((0, 0, 80), (SIDE, SIDE, 300))
        hidden |= np.hypot(col - x, row - y) < radius
    measured[hidden] = np.nan
    return from_pixels(col, row, measured, noise)


def from_pixels(col, row, shift_px, uncertainty: float, grid: GeoGrid = GRID) -> TiePoints:
    """Tie points at pixel positions with shifts (n, 2) in px; all that are finite are valid."""
    n, no = len(col), np.zeros(len(col), bool)
    x, y = grid.to_map(col, row)
    dx, dy = grid.vector_to_map(*shift_px.T)
    nothing = np.full(n, np.nan)
    return TiePoints(
        np.arange(1, n + 1), x, y, col, row, np.full(n, 64.0), *shift_px.T, dx, dy, np.full(n, uncertainty * 2**0.5),
        np.full(n, 99.0), nothing, nothing, nothing, no, no, no, np.full(n, "", object),
    )  # fmt: skip


def lattice(step: float = STEP) -> tuple[np.ndarray, np.ndarray]:
    """(col, row) of the places where fields are compared."""
    return tuple(v.ravel() for v in np.meshgrid(*2 * [np.arange(step / 2, SIDE, step)]))


def errors(displacement: Callable, shift: Callable, step: float = STEP) -> np.ndarray:
    """(n, 2) px at the lattice."""
    col, row = lattice(step)
    found = np.column_stack(GRID.vector_to_pixel(*displacement(*GRID.to_map(col, row))))
    return found - np.column_stack(shift(col, row))


def linear(points: TiePoints) -> Callable:
    """Linear interpolation through the raw tie points; NaN outside their hull."""
    used = points.select(points.valid)
    shifts = np.column_stack([used.x_shift_m, used.y_shift_m])
    between = LinearNDInterpolator(np.column_stack([used.x_map, used.y_map]), shifts)
    return lambda x, y: tuple(between(x, y).T)


def rmse(error: np.ndarray) -> float:
    """Of the length of the finite errors (n, 2)."""
    return float(np.sqrt(np.nanmean((error**2).sum(1))))


def measure(truth: Truth, noise: float, seed: int) -> dict[str, tuple]:
    """{model: (RMSE, RMSE within the hull of the points, largest error, chosen kind, model, seconds)}."""
    points = tie_points(truth.shift, noise, [seed, int(1000 * noise)])
    raw = errors(linear(points), truth.shift)
    within = np.isfinite(raw).all(1)
    found = {"linear": (rmse(raw), rmse(raw), float(np.nanmax(np.hypot(*raw.T))), "", None, 0.0)}
    for name in MODELS:
        started = time.perf_counter()
        model = fit_local(points, GRID, LocalSettings(name))
        seconds = time.perf_counter() - started
        error = errors(model.displacement, truth.shift)
        largest = float(np.hypot(*error.T).max())
        found[name] = rmse(error), rmse(error[within]), largest, model.kind, model, seconds
    return found


def ringing(displacement: Callable) -> float:
    """How far beyond the levels of both strips the field goes near the jump, px."""
    error, (col, _) = errors(displacement, strips), lattice()
    beside = col - (SIDE / 2 - 13)
    direction = np.array([0.75, 1.5]) / np.hypot(0.75, 1.5)
    beyond = (error @ direction) * np.sign(beside)
    return float(np.nanpercentile(beyond[np.abs(beside) < 6 * BAND], 99.9))


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    results, names = Results("local_models"), ("linear", *MODELS)
    results.say("## Local displacement models")
    results.say(f"Scene of {SIDE} x {SIDE} px, tie points every {SPACING} px, {CLOUDY:.0%} missing under clouds,")
    results.say(f"{WRONG:.0%} off by 0.3 to 0.5 px. RMSE of the field (length of the error) in px, mean of")
    results.say(f"{options.seeds} seeds: of linear interpolation within the hull of the points, of others everywhere.")
    results.say()
    rows, met = [], []
    for truth in TRUTHS:
        for noise in (0.05, 0.1):
            runs = [measure(truth, noise, seed) for seed in range(options.seeds)]
            means = {name: float(np.mean([run[name][0] for run in runs])) for name in names}
            chosen = [run["auto"][3] for run in runs]
            within = float(np.mean([run["auto"][1] for run in runs]))
            stated = float(np.mean([run["auto"][4].uncertainty_px for run in runs]))
            times = means["linear"] / within
            seconds = np.mean([run["auto"][5] for run in runs])
            cells = [f"{noise:g}", *(f"{means[name]:.3f}" for name in names), "/".join(sorted(set(chosen)))]
            rows.append([truth.name, *cells, f"{times:.1f}", f"{stated:.3f}", f"{seconds:.1f}"])
            case = f"{truth.name}, noise {noise:g}"
            wrong = sum(kind not in truth.simple for kind in chosen)
            met.append((f"{case}: choices other than {' or '.join(truth.simple)}", wrong, 0, False))
            if truth.shift is strips:
                limit = OVERSHOOT * np.hypot(0.75, 1.5)
                for name in ("spline", "blockwise"):
                    value = max(ringing(run[name][4].displacement) for run in runs)
                    met.append((f"{case}: {name}, beyond the levels beside the jump, px", value, limit, False))
            elif truth.targets:
                met.append((f"{case}: auto, RMSE, px", means["auto"], RMSE, False))
                met.append((f"{case}: auto, times better than linear", times, TIMES, True))
    headers = ["field", "noise px", *names, "chosen", "times better", "stated 1 sigma", "auto s"]
    results.table(headers, rows)
    results.say("### Targets")
    results.say("Times better than linear interpolation within the hull of the points.")
    reached = [results.target(what, value, limit, at_least=more) for what, value, limit, more in met]
    if not options.no_save:
        results.save()
    return all(reached)


if __name__ == "__main__":
    main()
