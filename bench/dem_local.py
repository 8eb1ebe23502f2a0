"""Local corrections of elevation models: real pairs against truth and targets; time and memory by size.

From the repository root: python3 -m bench.dem_local; the largest size takes minutes. A size in a process of its own:
python3 -m bench.dem_local SIDE METHOD.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Tuple

import numpy as np

from bench.dem_local_pairs import FOLDER, SHIFT, periodic_pair, real_pair
from bench.results import Results
from coreg_qgis.core.dem.block_layout import BlockSettings
from coreg_qgis.core.dem.block_surface import block_field
from coreg_qgis.core.dem.blocks import solve_blocks
from coreg_qgis.core.dem.choice import choose_field
from coreg_qgis.core.dem.dense import dense_field
from coreg_qgis.core.dem.pair_windows import PairWindows
from coreg_qgis.core.dem.pipeline import run_steps
from coreg_qgis.core.dem.robust import nmad
from coreg_qgis.core.dem.solution import DemShift
from coreg_qgis.core.grid import Window

PAIRS = {"lyb_real": (500, 250), "aster_const": (100,), "aster_smooth": (100, 50), "lyb_seam": (250, 125),
         "srtm_utm": (200,)}  # fmt: skip
OVERLAP = 0.25
SIDES = (1000, 5000, 10000)


def main() -> None:
    """Everything, or one size."""
    if len(sys.argv) == 3:
        print(json.dumps(one_size(int(sys.argv[1]), sys.argv[2])))
        return
    results = Results("dem_local")
    if FOLDER.exists():
        real(results)
    sizes(results)
    results.save()


def real(results: Results) -> None:
    """The pairs of the shared folder."""
    rows, reached = [], {}
    for name, block_sizes in PAIRS.items():
        pair, truth = real_pair(name)
        windows = PairWindows.of(pair)
        start = run_steps(pair, ("coarse", "least_z"))
        rows.append((f"{name}: whole model", *_figures(windows, start, truth), ""))
        reached[name, "whole"] = _scatter(windows, start)
        for size in block_sizes:
            begun = time.process_time()
            field, blocks = _blocks(windows, start, size)
            spent = time.process_time() - begun
            text = f"{name}: blocks of {size} px ({(~blocks.filled).sum()} of {len(blocks)})"
            rows.append((text, *_figures(windows, field, truth), f"{spent:.1f}"))
            reached[name, size] = _scatter(windows, field)
        begun = time.process_time()
        choice = choose_field(windows, start)
        spent = time.process_time() - begun
        held = min((c.nmad_held for c in choice.candidates if c.size == choice.size), default=np.nan)
        text = f"{name}: chosen: {choice.kind}" + (f" {choice.size:g} px, held out {held:.2f}" if held == held else "")
        rows.append((text, *_figures(windows, choice.field, truth), f"{spent:.1f}"))
        reached[name, "chosen"], reached[name, "held"], reached[name, "s"] = choice.nmad_after, held, spent
    results.say("## Local corrections on real pairs\n")
    results.table(("pair and method", "NMAD m", "field RMSE m (x, y, z)", "CPU s"), rows)
    for what, key, limit in (
        ("lyb_real, blocks of 500 px, NMAD", ("lyb_real", 500), 1.85),
        ("lyb_real, blocks of 250 px, NMAD", ("lyb_real", 250), 1.72),
        ("lyb_real, chosen, NMAD of held-out pixels", ("lyb_real", "held"), 1.50),
        ("lyb_real, chosen, CPU s", ("lyb_real", "s"), 5.0),
        ("aster_smooth, chosen, NMAD", ("aster_smooth", "chosen"), 2.80),
        ("lyb_seam, chosen, NMAD", ("lyb_seam", "chosen"), 2.10),
    ):
        results.target(what, reached[key], limit, at_least=False)
    for name in ("aster_const", "srtm_utm"):
        ratio = reached[name, "chosen"] / reached[name, "whole"]
        results.target(f"{name}, chosen, NMAD over that of the whole model", ratio, 1.02, at_least=False)
    results.say()


def sizes(results: Results) -> None:
    """Time and memory of a process of its own, on two threads."""
    rows, peak = [], {}
    for side in SIDES:
        for method in ("blocks", "dense"):
            command = [sys.executable, "-m", "bench.dem_local", str(side), method]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            wall, cpu, peak[side, method] = found["wall"], found["cpu"], found["peak"]
            figures = (f"{wall:.0f}", f"{cpu:.0f}", f"{cpu / side**2 * 1e6:.2f}", f"{peak[side, method]:.0f}")
            rows.append((f"{side} x {side}, {method}", *figures, f"{found['error']:.3f}"))
    results.say("## Time and peak memory, blocks of 500 px and windows of 50 px, two threads\n")
    results.table(("size and method", "wall s", "CPU s", "CPU s/Mpx", "peak MB", "median error px"), rows)
    for method in ("blocks", "dense"):
        results.target(f"{method}, peak MB at {SIDES[-1]} px", peak[SIDES[-1], method], 1500, at_least=False)


def one_size(side: int, method: str) -> dict:
    """Figures of one run on an endless pair."""
    windows = periodic_pair(side)
    start = DemShift(SHIFT[0] + 3, SHIFT[1] - 2, SHIFT[2] + 0.5)
    begun, spent = time.monotonic(), time.process_time()
    if method == "blocks":
        field, _ = _blocks(windows, start, 500)
    else:
        field = dense_field(windows, start, 50.0, threads=2)
    wall, cpu = time.monotonic() - begun, time.process_time() - spent
    x, y = windows.grid.to_map(*np.meshgrid(np.linspace(100, side - 100, 9), np.linspace(100, side - 100, 9)))
    error = np.median(np.hypot(*(f - t for f, t in zip(field.displacement(x, y), SHIFT)))) / windows.pixel
    # Not ru_maxrss: it begins with what the process had that started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    return {"wall": wall, "cpu": cpu, "peak": peak, "error": float(error)}


def _blocks(windows: PairWindows, start: DemShift, size: int) -> Tuple[Any, Any]:
    settings = BlockSettings(size, OVERLAP)
    return block_field(windows, start, solve_blocks(windows, start, settings, threads=2), settings)


def _differences(windows: PairWindows, field: Any) -> np.ndarray:
    whole = Window(0, 0, *windows.grid.shape)
    heights = windows.heights(whole)
    return np.where(windows.stable_pixels(whole), heights - windows.corrected(whole, field, heights), np.nan)


def _scatter(windows: PairWindows, field: Any) -> float:
    return nmad(_differences(windows, field))


def _figures(windows: PairWindows, field: Any, truth: np.ndarray | None) -> Tuple[str, str]:
    left = _differences(windows, field)
    if truth is None:
        return f"{nmad(left):.3f}", "-"
    x, y = windows.places(Window(0, 0, *windows.grid.shape))
    found = (*field.displacement(x, y), field.vertical(x, y))
    errors = [np.sqrt(np.mean((a - b)[np.isfinite(left)] ** 2)) for a, b in zip(found, truth)]
    return f"{nmad(left):.3f}", ", ".join(f"{e:.2f}" for e in errors)


if __name__ == "__main__":
    main()
