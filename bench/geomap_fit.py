"""Fits of transforms: time for many points, and digits kept by high orders on map coordinates, beside the real IRAF.

usage: python3 -m bench.geomap_fit [--points 100000] [--rounds 7]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np

from bench import iraf_run
from bench.results import Results
from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.core.geomap.record import GEOMETRIES

SECONDS, SPAN_ERROR = 0.15, 1e-9
WEST, SOUTH, SIZE = 3e5, 5.9e6, 1.1e5  # m, of one Sentinel-2 tile
CALL = 'geomap ("points", "db", INDEF, INDEF, INDEF, INDEF, interactive=no, verbose=no, results="{}", {})'


def _places(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0, SIZE, (2, count)) + np.array([[WEST], [SOUTH]])


def _orders(order: int) -> dict:
    return dict.fromkeys(("xxorder", "xyorder", "yxorder", "yyorder"), order)


def _iraf(folder: Path, columns, settings: FitSettings, results: str = "") -> float:
    """Seconds of the real geomap, start and reading of the list included."""
    np.savetxt(folder / "points", np.column_stack(columns), fmt="%.6f")
    for name in (results, "db"):
        if name:
            (folder / name).unlink(missing_ok=True)
    given = {"function": settings.function, "calctype": "double", "fitgeometry": settings.geometry}
    words = [f'{key}="{value}"' for key, value in given.items()]
    words += [f"{key}={getattr(settings, key)}" for key in _orders(0)]
    words += [f"maxiter={settings.maxiter}", f"reject={settings.reject}"]
    return iraf_run.run(folder, [CALL.format(results, ", ".join(words))])[1]


def show_speed(results: Results, folder: Path, count: int, rounds: int) -> bool:
    """Seconds of fits of many noisy points."""
    rng = np.random.default_rng(1)
    x, y = _places(count)
    u, v = (x - WEST) / SIZE, (y - SOUTH) / SIZE
    xin, yin = x + 30 * u**3 * v + rng.normal(size=count), y - 20 * u * v**2 + rng.normal(size=count)
    xin[::50] += 100
    kinds = [(name, FitSettings(name)) for name in GEOMETRIES]
    for order in (3, 5, 8):
        kinds += [(f"{name}, order {order}", FitSettings(function=name, **_orders(order)))
                  for name in ("polynomial", "chebyshev")]  # fmt: skip
    kinds.append(("chebyshev, order 5, rejecting", FitSettings(function="chebyshev", **_orders(5), maxiter=5)))
    rows, wanted = [], None
    for name, settings in kinds:
        taken = []
        for _ in range(rounds):
            start = time.perf_counter()
            fit = fit_record(x, y, xin, yin, settings)
            taken.append(time.perf_counter() - start)
        best = min(taken)
        wanted = best if name == "chebyshev, order 5" else wanted
        theirs = "-"
        if iraf_run.PROGRAM:
            columns = np.array([x, y, xin, yin])
            theirs = f"{_iraf(folder, columns, settings) - _iraf(folder, columns[:, :100], settings):.2f}"
        rows.append((name, f"{best:.3f}", f"{np.median(taken):.3f}", fit.rounds + 1, int(fit.used.sum()), theirs))
    results.say(f"### Fits of {count} points")
    results.table(["fit", "best (s)", "median", "fits", "used", "IRAF, reading too (s)"], rows)
    return results.target(f"{count} points, chebyshev of order 5 (s)", wanted, SECONDS, at_least=False)


def show_conditioning(results: Results, folder: Path) -> bool:
    """Largest error on map coordinates over the span, for polynomials whose truth is known; IRAF at its own points."""
    x, y = _places(2000, 4)
    within = np.meshgrid(np.linspace(x.min(), x.max(), 50), np.linspace(y.min(), y.max(), 50))
    rows, worst = [], 0.0
    for order in (3, 5, 8, 12):
        rng = np.random.default_rng(order)
        shape = rng.normal(0, 50, (order, order)) * (np.add.outer(range(order), range(order)) < order)

        def truth(x, y, shape=shape):
            u, v = 2 * (x - WEST) / SIZE - 1, 2 * (y - SOUTH) / SIZE - 1
            return x + 100 + np.polynomial.polynomial.polyval2d(u, v, shape)

        row = [order]
        for function in ("polynomial", "legendre", "chebyshev"):
            settings = FitSettings(function=function, **_orders(order))
            record = fit_record(x, y, truth(x, y), y, settings).record
            error = float(np.abs(record.forward(*within)[0] - truth(*within)).max() / SIZE)
            worst = max(worst, error if order <= 8 else 0)
            row.append(f"{error:.1e}")
        for function in ("polynomial", "chebyshev"):
            row.append("-")
            if iraf_run.PROGRAM:
                settings = FitSettings(function=function, **_orders(order))
                _iraf(folder, (x, y, truth(x, y), y), settings, "results")
                fitted = np.loadtxt(folder / "results", usecols=4)
                row[-1] = f"{np.abs(fitted - truth(x, y)).max() / SIZE:.1e}"
        rows.append(row)
    results.say(f"### Error over the span, coordinates around {SOUTH:.0f}")
    results.table(["order", "polynomial", "legendre", "chebyshev", "IRAF polynomial", "IRAF chebyshev"], rows)
    return results.target("order 8 and less, error over the span", worst, SPAN_ERROR, at_least=False)


def main() -> None:
    """Both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    results = Results("geomap_fit")
    with tempfile.TemporaryDirectory() as folder:
        met = [
            show_speed(results, Path(folder), given.points, given.rounds),
            show_conditioning(results, Path(folder)),
        ]
    results.save()
    raise SystemExit(0 if all(met) else 1)


if __name__ == "__main__":
    main()
