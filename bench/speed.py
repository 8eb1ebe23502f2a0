"""Speed: the full estimator over the bare Fourier transforms it cannot do without, and a whole run on a large pair.

usage: python3 -m bench.speed [--size 10980] [--windows 64] [--no-run]
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable

import numpy as np

from bench import scenes
from bench.qgis_run import THREAD_VARIABLES, QgisProcess, binary
from bench.results import FOLDER, Results
from coreg_qgis.core import estimator, fourier

SIZE = 256
TARGETS = {"pyfftw": 0.30, "scipy": 0.35}
PEAK_MB = 1024
SHIFT = (37.25, -21.5)  # px, displacement of the content of the large pair


def bare_transforms(
    references: np.ndarray, targets: np.ndarray, backend: str, effort: str = "FFTW_ESTIMATE"
) -> Callable[[], None]:
    """Two forward and one inverse real transform of every pair and nothing else: no copy, no scaling.

    FFTW is planned as the estimator plans it, unless another ``effort`` is given.
    """
    starts = range(0, len(references), estimator.BATCH)
    batches = [[stack[i:i + estimator.BATCH] for stack in (references, targets)] for i in starts]
    if backend == "scipy":
        import scipy.fft

        def transform() -> None:
            for reference, target in batches:
                scipy.fft.rfft2(reference)
                scipy.fft.irfft2(scipy.fft.rfft2(target), s=target.shape[1:], overwrite_x=True)

        return transform
    import pyfftw

    batches = [[pyfftw.byte_align(np.ascontiguousarray(part)) for part in pair] for pair in batches]
    shape = batches[0][0].shape
    space, back = (pyfftw.empty_aligned(shape, "float32") for _ in range(2))
    half = pyfftw.empty_aligned((*shape[:2], shape[2] // 2 + 1), "complex64")
    forward = pyfftw.FFTW(space, half, axes=(1, 2), flags=(effort,))
    inverse = pyfftw.FFTW(half, back, axes=(1, 2), direction="FFTW_BACKWARD", flags=(effort,))

    def transform() -> None:
        for pair in batches:
            for part in pair:
                forward.update_arrays(part, half)
                forward.execute()
            inverse.execute()

    return transform


def rates(jobs: dict[str, Callable[[], None]], pairs: int, rounds: int = 7) -> dict[str, float]:
    """Best rate per second of each job, measured by turns so that the machine's moods strike all alike."""
    best = dict.fromkeys(jobs, math.inf)
    for _ in range(rounds):
        for name, job in jobs.items():
            started = time.perf_counter()
            job()
            best[name] = min(best[name], time.perf_counter() - started)
    return {name: pairs / seconds for name, seconds in best.items()}


def estimator_ratios(results: Results, windows: int) -> bool:
    """Matches a second over bare transforms a second, for every backend."""
    windows = max(windows - windows % estimator.BATCH, estimator.BATCH)
    margin = scenes.MARGIN
    scene = [("generated", scenes.generated_scene((1300, 1300), 1))]
    references, targets, _ = scenes.window_pairs("SNR 20", SIZE, windows, 1, scene)
    rows, met = [], []
    for backend in fourier.BACKENDS:
        bare = bare_transforms(references, np.ascontiguousarray(targets[:, margin:-margin, margin:-margin]), backend)
        rate = rates({
            "full": lambda b=backend: estimator.estimate(references, targets, backend=b),
            "bare": bare,
        }, windows)  # fmt: skip
        rows.append((backend, rate["full"], rate["bare"], rate["full"] / rate["bare"]))
    if "pyfftw" in fourier.BACKENDS:
        own = np.ascontiguousarray(targets[:, margin:-margin, margin:-margin])
        measured = rates({"bare": bare_transforms(references, own, "pyfftw", "FFTW_MEASURE")}, windows)["bare"]
        rows.append(("pyfftw, bare planned by measurement", rows[0][1], measured, rows[0][1] / measured))
    results.say(f"### Full estimator and bare transforms, window {SIZE}, one thread")
    results.table(
        ["backend", "matches / s", "2 forward + 1 inverse / s", "ratio"],
        [(name, f"{full:.0f}", f"{bare:.0f}", f"{ratio:.2f}") for name, full, bare, ratio in rows],
    )
    for name, _, _, ratio in rows:
        if name not in TARGETS:
            results.say(f"- for comparison: ratio with {name}: {ratio:.3f}")
            continue
        met.append(results.target(f"ratio with {name}", ratio, TARGETS[name], at_least=True))
    results.say()
    return all(met)


def whole_run(results: Results, size: int) -> bool:
    """Time, peak memory and error of coreg:coregisterglobal on a generated pair of ``size`` pixels a side."""
    started = time.perf_counter()
    reference, target, shift = scenes.write_pair(FOLDER, size, SHIFT)
    made = time.perf_counter() - started
    with QgisProcess() as qgis, tempfile.TemporaryDirectory() as folder:
        run = qgis.run(
            "coreg:coregisterglobal", REFERENCE=reference, TARGET=target, OUTPUT=Path(folder) / "corrected.tif",
            REPORT=Path(folder) / "report.html",
        )  # fmt: skip
    error = math.hypot(run.results["X_SHIFT_PX"] + shift[0], run.results["Y_SHIFT_PX"] + shift[1])
    results.say(f"### coreg:coregisterglobal through qgis_process, {size} x {size} uint16, tiled and deflated")
    results.table(["what", "figure"], [
        ("time (s), QGIS's start included", f"{run.seconds:.1f}"),
        ("peak memory (MB)", f"{run.peak_mb:.0f}"),
        ("known shift (px)", f"{-shift[0]:+.4f}, {-shift[1]:+.4f}"),
        ("found (px)", f"{run.results['X_SHIFT_PX']:+.4f}, {run.results['Y_SHIFT_PX']:+.4f}"),
        ("error (px)", f"{error:.4f}"),
        ("stated uncertainty (px)", f"{run.results['UNCERTAINTY_PX']:.4f}"),
        ("reliability", f"{run.results['RELIABILITY']:.0f}"),
        ("making the pair (s), kept for the next time", f"{made:.0f}"),
    ])  # fmt: skip
    met = results.target("peak memory (MB)", run.peak_mb, PEAK_MB, at_least=False)
    return results.target("error (px)", error, 0.01, at_least=False) and met


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=10980, help="pixels a side of the large pair")
    parser.add_argument("--windows", type=int, default=64)
    parser.add_argument("--no-run", action="store_true", help="only the estimator")
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    results = Results("speed")
    results.say("## Speed")
    met = estimator_ratios(results, options.windows)
    if options.no_run or binary() is None:
        results.say("The whole run was left out" + ("." if options.no_run else ": qgis_process is not installed."))
    else:
        met = whole_run(results, options.size) and met
    if not options.no_save:
        results.save()
    return met


if __name__ == "__main__":
    if any(os.environ.get(name) != "1" for name in THREAD_VARIABLES):  # numpy reads them when it is imported
        os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
        os.execv(sys.executable, [sys.executable, "-m", "bench.speed", *sys.argv[1:]])
    main()
