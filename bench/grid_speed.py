"""Speed of the quality grid: points over the bare transforms, CPU time a point and memory, on images of three sizes.

usage: python3 -m bench.grid_speed [--sizes 10980 5490 2745] [--points 3000] [--threads N]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from bench import scenes
from bench.pair_files import PERIODS
from bench.qgis_run import THREAD_VARIABLES
from bench.results import FOLDER, Results
from bench.speed import SHIFT, bare_transforms, rates
from coreg_qgis.core import estimator, fourier

WINDOW = 256
CPU_MS, PEAK_MB, RATIO = 3.0, 1024, 0.3
SMALL, SMALL_PERIODS = 1000, (151, 197, 233)  # px; small images need no wide landscape, which takes longer to make


def _pair(folder: Path, size: int):
    periods = SMALL_PERIODS if size < SMALL else PERIODS
    return scenes.write_pair(folder, size, SHIFT, periods=periods)


def floor_rate(threads: int) -> float:
    """Two forward and one inverse transform of every pair on so many threads: pairs a second, the best of some rounds.

    FFTW is planned as the estimator plans it.
    """
    count = 5 * estimator.BATCH
    stack = np.random.default_rng(0).normal(size=(count, WINDOW, WINDOW)).astype(np.float32)
    jobs = [bare_transforms(stack, stack, fourier.BACKENDS[0]) for _ in range(threads)]
    with ThreadPoolExecutor(threads) as pool:
        def job() -> None:
            for task in [pool.submit(transform) for transform in jobs]:
                task.result()

        return rates({"bare": job}, threads * count)["bare"]


def _cpu() -> float:
    used = os.times()
    return used.user + used.system


def _peak_mb() -> float:
    """Of this process; getrusage would count what the one that started it had."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def one(folder: Path, size: int, points: int, threads: int) -> dict:
    """Measure a grid on a generated pair in this process, and where its CPU time goes."""
    from coreg_qgis.core.pair import GlobalShiftSettings
    from coreg_qgis.core.quality_grid import GridSettings, measure_quality_grid
    from coreg_qgis.raster_io.open import RasterInput, open_pair

    reference, target, shift = _pair(folder, size)
    pair = open_pair(RasterInput(str(reference), "reference"), RasterInput(str(target), "target"))
    settings = GridSettings(GlobalShiftSettings(window_shape=(WINDOW, WINDOW)), point_count=points, threads=threads)
    started, used = time.perf_counter(), _cpu()
    found = measure_quality_grid(*pair, settings)
    wall, cpu = time.perf_counter() - started, _cpu() - used
    peak = _peak_mb()
    good = found.points
    error = np.hypot(good.x_shift_px + shift[0], good.y_shift_px + shift[1])
    return {
        "points": len(good), "wall": wall, "cpu": cpu, "peak": peak, "valid": int(good.valid.sum()),
        "median": float(np.nanmedian(error)), "worst": float(error[good.valid].max()),
        **_parts(pair, settings, found),
    }


def _parts(pair, settings, found) -> dict:
    """CPU seconds of each step, run again one by one on one thread."""
    from coreg_qgis.core.feedback import SILENT
    from coreg_qgis.core.matching import match_chunk
    from coreg_qgis.core.pair import find_shift, prepare_pair
    from coreg_qgis.core.point_filters import filtered
    from coreg_qgis.core.row_bands import _Plan

    parts, started = {}, _cpu()

    def note(name: str) -> None:
        nonlocal started
        parts[name] = parts.get(name, 0) + _cpu() - started
        started = _cpu()

    prepared = prepare_pair(*pair, settings.matching, None, None, SILENT)
    note("valid area")
    rough = find_shift(prepared, settings.matching, SILENT)
    note("coarse shift")
    places = np.column_stack([found.points.x_map, found.points.y_map])
    centres = np.column_stack(prepared.reference.grid.to_pixel(*places.T))
    match = prepared.match_settings(settings.matching)
    start = -rough.shift.x_shift, -rough.shift.y_shift
    plan = _Plan(prepared.reference, prepared.target, centres, match, start)
    for chunk, (_, sources) in zip(plan.chunks, plan.bands()):
        note("reading")
        match_chunk(*sources, centres[chunk], match, start)
        note("matching and similarity")
    filtered(found.points, settings.filters)
    note("filters")
    return {"parts": parts}


def _run_apart(folder: Path, size: int, points: int, threads: int) -> dict:
    """In a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "bench.grid_speed", "--one", "--sizes", str(size)]
    command += ["--points", str(points), "--threads", str(threads), "--folder", str(folder)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(run.stdout.splitlines()[-1])


def compare(results: Results, folder: Path, sizes: list[int], points: int, threads: int) -> bool:
    """The table over all sizes, and where the time goes."""
    floor = floor_rate(threads)
    for size in sizes:  # here, so that making them does not count as memory of the runs
        _pair(folder, size)
    runs = {size: _run_apart(folder, size, points, threads) for size in sizes}
    results.say(f"### Quality grid, window {WINDOW}, {threads} thread(s); bare transforms: {floor:.0f} pairs / s")
    results.table(
        ["image", "points", "points / s", "over bare", "CPU ms / point", "wall (s)", "peak (MB)", "valid",
         "median error (px)", "worst"],
        [(f"{size} x {size}", run["points"], f"{run['points'] / run['wall']:.0f}",
          f"{run['points'] / run['wall'] / floor:.2f}", f"{1000 * run['cpu'] / run['points']:.2f}",
          f"{run['wall']:.1f}", f"{run['peak']:.0f}", run["valid"], f"{run['median']:.4f}", f"{run['worst']:.4f}")
         for size, run in runs.items()],
    )  # fmt: skip
    steps = list(next(iter(runs.values()))["parts"])
    results.say("CPU milliseconds a point of each step:")
    results.table(["image", *steps], [
        (f"{size} x {size}", *(f"{1000 * run['parts'][step] / run['points']:.2f}" for step in steps))
        for size, run in runs.items()
    ])
    met = [results.target(f"CPU ms a point at {size}", 1000 * run["cpu"] / run["points"], CPU_MS, at_least=False)
           for size, run in runs.items()]  # fmt: skip
    largest = runs[max(sizes)]
    met.append(results.target("peak memory (MB)", max(run["peak"] for run in runs.values()), PEAK_MB, at_least=False))
    ratio = largest["points"] / largest["wall"] / floor
    met.append(results.target(f"ratio to bare transforms at {max(sizes)}", ratio, RATIO, at_least=True))
    return all(met)


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10980, 5490, 2745])
    parser.add_argument("--points", type=int, default=3000)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the generated images are kept")
    parser.add_argument("--one", action="store_true", help="only one size, as JSON")
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(one(options.folder, options.sizes[0], options.points, options.threads)))
        return True
    results = Results("grid_speed")
    results.say("## Speed of the quality grid")
    met = compare(results, options.folder, options.sizes, options.points, options.threads)
    if not options.no_save:
        results.save()
    return met


if __name__ == "__main__":
    if any(os.environ.get(name) != "1" for name in THREAD_VARIABLES):  # numpy reads them when it is imported
        os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
        os.execv(sys.executable, [sys.executable, "-m", "bench.grid_speed", *sys.argv[1:]])
    main()
