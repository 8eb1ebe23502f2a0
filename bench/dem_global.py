"""Whole elevation models brought onto each other: real pairs, blunders, voids, rotation, time and memory.

usage: python3 -m bench.dem_global [--data ../shared/data/dem] [--sizes 1000 5000 10000]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from scipy import ndimage

from bench.results import Results
from coreg_qgis.core.dem.dem_pair import NO_SHIFT, DemPair
from coreg_qgis.core.dem.pipeline import run_steps
from coreg_qgis.core.dem.robust import nmad
from coreg_qgis.core.dem.solution import DemShift
from coreg_qgis.core.grid import GeoGrid

PAIRS = ("lyb_real", "aster_const", "aster_smooth", "lyb_seam", "srtm_utm")
METHODS = {
    "Nuth & Kaab": ("nuth_kaab",),
    "least Z": ("least_z",),
    "least Z, 6 parameters": ("least_z_rotation",),
    "least Z, 7 parameters": ("least_z_rotation_scale",),
    "rotation": ("rotation",),
    "coarse, Nuth & Kaab, tilt": ("coarse", "nuth_kaab", "tilt"),
    "Nuth & Kaab, ramp of order 2": ("nuth_kaab", "deramp_2"),
}
MEGABYTE = 1 << 20


def load(folder: Path) -> DemPair:
    """A pair of the shared data."""
    from osgeo import gdal

    heights, grids = [], []
    for name in ("ref.tif", "tba.tif"):
        dataset = gdal.Open(str(folder / name))
        values = dataset.ReadAsArray().astype(np.float32)
        values[values == np.float32(dataset.GetRasterBand(1).GetNoDataValue())] = np.nan
        heights.append(values)
        grids.append(GeoGrid(values.shape, dataset.GetGeoTransform(), dataset.GetProjection()))
    stable = gdal.Open(str(folder / "mask.tif")).ReadAsArray() == 1
    return DemPair(*heights, *grids, stable)


def timed(pair: DemPair, steps) -> tuple[DemShift, float]:
    """(correction, CPU seconds), with nothing kept from earlier runs."""
    fresh = replace(pair)
    start = time.process_time()
    return run_steps(fresh, steps), time.process_time() - start


def real_pairs(data: Path, results: Results) -> list[bool]:
    """The pairs of the shared data by each method, and their targets."""
    found, met = {}, []
    for name in PAIRS:
        pair = load(data / name)
        pixel = pair.reference_grid.resolution[0]
        truth = json.loads((data / name / "truth.json").read_text("utf-8")).get("correction_mean")
        before = nmad(pair.difference()[pair.stable])
        floor = json.loads((data / name / "truth.json").read_text("utf-8")).get("nmad_oracle_exact_shift_cubic")
        results.say(f"## {name}: NMAD {before:.3f}" + (f", floor {floor:.3f}" if floor else ""))
        rows = []
        for method, steps in METHODS.items():
            shift, cpu = timed(pair, steps)
            after = nmad(pair.difference(shift)[pair.stable])
            off = np.hypot(shift.dx - truth[0], shift.dy - truth[1]) / pixel if truth else np.nan
            up = abs(shift.dz - truth[2]) if truth else np.nan
            found[name, method] = after, off, up, cpu
            rows.append([
                method, f"{shift.dx:.3f}", f"{shift.dy:.3f}", f"{shift.dz:.3f}", f"{off:.4f}", f"{up:.3f}",
                f"{after:.3f}", f"{cpu:.2f}",
            ])  # fmt: skip
        results.table(["method", "x, m", "y, m", "z, m", "error, px", "error z, m", "NMAD", "CPU s"], rows)
    nuth, six = found["lyb_real", "Nuth & Kaab"], found["lyb_real", "least Z, 6 parameters"]
    met.append(results.target("lyb_real, Nuth & Kaab, NMAD", nuth[0], 2.46, at_least=False))
    met.append(results.target("lyb_real, Nuth & Kaab, CPU s", nuth[3], 0.3, at_least=False))
    met.append(results.target("lyb_real, 6 parameters, NMAD", six[0], 2.04, at_least=False))
    met.append(results.target("lyb_real, 6 parameters, CPU s", six[3], 2, at_least=False))
    for method in ("Nuth & Kaab", "least Z"):
        const, srtm = found["aster_const", method], found["srtm_utm", method]
        met.append(results.target(f"aster_const, {method}, px", const[1], 0.02, at_least=False))
        met.append(results.target(f"aster_const, {method}, z, m", const[2], 0.1, at_least=False))
        met.append(results.target(f"srtm_utm, {method}, px", srtm[1], 0.01, at_least=False))
    return met


def displaced(pair: DemPair, truth: DemShift, seed: int = 0) -> DemPair:
    """The reference as a model that ``truth`` brings back, with correlated noise of 1 m."""
    z, grid = pair.reference.astype(float), pair.reference_grid
    x, y = pair.places()
    height = z
    for _ in range(6):
        extra = (height,) if truth.needs_height else ()
        east, north = truth.displacement(x, y, *extra)
        col, row = grid.to_pixel(x + east, y + north)
        read = ndimage.map_coordinates(z, [row - 0.5, col - 0.5], order=5, mode="mirror")
        height = read - truth.vertical(x, y, *extra)
        if not truth.needs_height:
            break
    noise = ndimage.gaussian_filter(np.random.default_rng(seed).standard_normal(z.shape), 1.5)
    return replace(pair, aligned=(height + noise / noise.std()).astype(np.float32), stable=None)


def blobs(shape, share: float, seed: int) -> np.ndarray:
    """Patches of about 8 px that cover a share of the area."""
    smooth = ndimage.gaussian_filter(np.random.default_rng(seed).standard_normal(shape), 8)
    return smooth > np.quantile(smooth, 1 - share)


def made_pairs(data: Path, results: Results) -> list[bool]:
    """Longyearbyen against itself, shifted, damaged and turned."""
    base = load(data / "lyb_real")
    pixel, met, rows = base.reference_grid.resolution[0], [], []
    cases = {
        "0.3 px": ((0.3, -0.2), False), "1.7 px": ((1.7, 1.1), False), "3.7 px": ((3.7, -2.3), False),
        "40 px": ((40.4, -25.7), False), "150 px": ((150.4, -85.7), False),
        "3.7 px, 20 % blunders, 20 % voids": ((3.7, -2.3), True),
        "40 px, 20 % blunders, 20 % voids": ((40.4, -25.7), True),
    }  # fmt: skip
    worst = {False: [0.0, 0.0], True: [0.0, 0.0]}
    for case, (px, damaged) in cases.items():
        truth = DemShift(px[0] * pixel, -px[1] * pixel, 5.0)
        pair = displaced(base, truth)
        if damaged:
            raised = blobs(pair.aligned.shape, 0.2, 1)
            pair.aligned[raised] += np.float32(60)
            pair.aligned[blobs(pair.aligned.shape, 0.2, 2)] = np.nan
        for method in (("coarse", "nuth_kaab"), ("coarse", "least_z")):
            shift, cpu = timed(pair, method)
            off, up = np.hypot(shift.dx - truth.dx, shift.dy - truth.dy) / pixel, abs(shift.dz - truth.dz)
            worst[damaged] = [max(worst[damaged][0], off), max(worst[damaged][1], up)]
            rows.append([f"{case}: {method[1]}", f"{off:.4f}", f"{up:.3f}", f"{shift.nmad_before:.2f}",
                         f"{shift.nmad_after:.3f}", f"{cpu:.2f}"])  # fmt: skip
    results.say("## Longyearbyen 2009 against itself, z 5 m, noise 1 m")
    results.table(["case", "error, px", "error z, m", "NMAD before", "after", "CPU s"], rows)
    for damaged, (most_px, most_m, name) in {False: (0.02, 0.02, "shifts"), True: (0.05, 0.15, "damaged")}.items():
        met.append(results.target(f"{name}, px", worst[damaged][0], most_px, at_least=False))
        met.append(results.target(f"{name}, z, m", worst[damaged][1], most_m, at_least=False))
    return met + turned_pairs(base, results)


def turned_pairs(base: DemPair, results: Results) -> list[bool]:
    """Small and larger angles about all three axes."""
    x, y = base.places()
    centre = (float(x.mean()), float(y.mean()), float(np.nanmean(base.reference)))
    rows, worst = [], 0.0
    for degrees in (0.01, 0.02, 0.2):
        truth = DemShift(6.0, -14.0, 5.0, tuple(np.radians([degrees, -0.7 * degrees, 0.5 * degrees])), 0.0, centre)
        pair = displaced(base, truth)
        for steps in (("rotation",), ("least_z_rotation",)):
            shift = run_steps(pair, steps, start=replace(NO_SHIFT, centre=centre))
            wrong = np.abs(np.degrees(np.subtract(shift.rotation, truth.rotation)))
            worst = max(worst, wrong.max())
            rows.append([f"{degrees} degree: {steps[0]}", *(f"{w:.5f}" for w in wrong), f"{shift.nmad_after:.3f}"])
    results.say("## The same, turned")
    results.table(["angle", "about east", "about north", "about up", "NMAD after"], rows)
    return [results.target("rotation, degrees", worst, 0.001, at_least=False)]


def fractal(side: int) -> np.ndarray:
    """Terrain of any size with relief at all scales."""
    rng, heights = np.random.default_rng(0), np.zeros((side, side), np.float32)
    for power in range(2, 8):
        coarse = rng.standard_normal((side // 2**power + 4,) * 2).astype(np.float32)
        for row in range(0, side, 1024):
            rows = np.arange(row, min(row + 1024, side))[:, None] / 2**power + 1
            cols = np.arange(side) / 2**power + 1
            part = heights[row : row + len(rows)]
            part += 2**power / 2 * ndimage.map_coordinates(
                coarse, np.broadcast_arrays(rows, cols), order=3, output=np.float32
            )
    return heights


def measure(side: int, steps: list[str]) -> None:
    """Print (CPU s, peak MB, MB of one raster, error in px) of a square pair; in a process of its own."""
    heights = fractal(side + 4)
    reference, model = heights[:side, :side].copy(), heights[2 : side + 2, 3 : side + 3] - np.float32(5)
    del heights
    grid = GeoGrid(reference.shape, (0, 10, 0, 0, 0, -10))
    pair = DemPair(reference, model, grid, grid)
    with open("/proc/self/clear_refs", "w", encoding="ascii") as peak:
        peak.write("5")  # the peak so far is that of making the terrain
    start = time.process_time()
    shift = run_steps(pair, steps)
    cpu = time.process_time() - start
    status = Path("/proc/self/status").read_text("ascii")
    most = int(status.split("VmHWM:")[1].split()[0]) / 1024
    off = float(np.hypot(shift.dx - 30, shift.dy + 20) / 10)
    print(json.dumps([cpu, most, reference.nbytes / MEGABYTE, off]))


def sizes(sides: list[int], results: Results) -> list[bool]:
    """Time and memory; each in a process of its own, so that peaks do not add up."""
    rows, met = [], []
    for side in sides:
        for steps in (["nuth_kaab"], ["coarse", "least_z"], ["coarse", "least_z_rotation"]):
            command = [sys.executable, "-m", "bench.dem_global", "--measure", str(side), *steps]
            text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            cpu, peak, raster, off = json.loads(text)
            rows.append([f"{side} x {side}: {', '.join(steps)}", f"{cpu:.1f}", f"{peak:.0f}", f"{peak / raster:.1f}",
                         f"{off:.4f}"])  # fmt: skip
            if side >= 4500:
                per = 21e6 / side**2
                met.append(results.target(f"{side}: {steps[-1]}, CPU s for 21 Mpx", cpu * per, 60, at_least=False))
                met.append(results.target(f"{side}: {steps[-1]}, peak / raster", peak / raster, 12, at_least=False))
    results.say("## Time and peak memory of the process, rasters included")
    results.table(["size", "CPU s", "MB", "rasters", "error, px"], rows)
    return met


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data" / "dem")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 5000, 10000])
    parser.add_argument("--measure", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure:
        measure(int(options.measure[0]), options.measure[1:])
        return True
    results = Results("dem_global")
    results.say("# Whole elevation models")
    met = []
    if options.data.is_dir():
        met += real_pairs(options.data, results)
        met += made_pairs(options.data, results)
    else:
        results.say(f"No pairs under {options.data}: only time and memory are measured.")
    met += sizes(options.sizes, results)
    results.save()
    return all(met)


if __name__ == "__main__":
    sys.exit(not main())
