"""Speed of the correction by a displacement field, over GDAL's affine and thin-plate warps of the same image.

usage: python3 -m bench.warp_speed [--size 10980] [--gcps 2000] [--bands 1] [--rounds 1] [--kernels cubic ...]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from bench.qgis_run import THREAD_VARIABLES
from bench.results import Results

PIXEL, LEFT, TOP, CRS = 10.0, 500000.0, 5000000.0, "EPSG:32633"
AMPLITUDE, WAVES = 3.0, 4  # px; waves across the image
TIMES_TPS, TIMES_AFFINE, PEAK_MB = 5.0, 3.0, 1500
OURS = "from bench.warp_speed import correct; import sys; correct(*sys.argv[1:])"


class Field:
    """Waves in both directions, in metres of the map."""

    def __init__(self, size: int):
        self._k = 2 * np.pi * WAVES / (size * PIXEL)

    def displacement(self, x, y):
        """See shift_field."""
        x, y = self._k * (x - LEFT), self._k * (TOP - y)
        return AMPLITUDE * PIXEL * np.sin(y + 0.4) * np.cos(0.7 * x), -AMPLITUDE * PIXEL * np.cos(x) * np.sin(0.6 * y)


def correct(source: str, output: str, size: str, kernel: str) -> None:
    """The child process that is measured."""
    from coreg_qgis.raster_io.field_warp import write_corrected

    started = time.perf_counter()
    write_corrected(source, output, Field(int(size)), resampling=kernel)
    print(time.perf_counter() - started)


def make(folder: Path, size: int, bands: int) -> Path:
    """A UInt16 image of smooth noise with the no-data value 0, tiled as it comes from a provider."""
    from osgeo import gdal
    from scipy import ndimage

    path = folder / "source.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), size, size, bands, gdal.GDT_UInt16, ["TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512"]
    )
    dataset.SetGeoTransform((LEFT, PIXEL, 0, TOP, 0, -PIXEL))
    dataset.SetProjection(CRS)
    patch = ndimage.gaussian_filter(np.random.default_rng(0).normal(size=(1024, 1024)), 1.5, mode="wrap")
    patch = (3000 + 700 / patch.std() * patch).clip(1, 65535).astype(np.uint16)
    for band in range(1, bands + 1):
        dataset.GetRasterBand(band).SetNoDataValue(0)
        for row in range(0, size, 1024):
            strip = np.tile(patch[:min(1024, size - row)], (1, -(-size // 1024)))[:, :size]
            dataset.GetRasterBand(band).WriteArray(np.ascontiguousarray(strip), 0, row)
    dataset = None
    return path


def with_gcps(source: Path, size: int, count: int) -> Path:
    """The image as a VRT whose control points carry the field: target pixels at their true places."""
    from osgeo import gdal, osr

    side = int(np.ceil(np.sqrt(count)))
    col, row = (v.ravel()[:count] for v in np.meshgrid(*[np.linspace(0, size, side)] * 2))
    x, y = LEFT + PIXEL * col, TOP - PIXEL * row
    dx, dy = Field(size).displacement(x, y)
    pixels = zip(x, y, (x - dx - LEFT) / PIXEL, (TOP - (y - dy)) / PIXEL)
    path = source.with_name("gcps.vrt")
    crs = osr.SpatialReference()
    crs.SetFromUserInput(CRS)
    vrt = gdal.GetDriverByName("VRT").CreateCopy(str(path), gdal.Open(str(source)))
    vrt.SetGeoTransform((0, 1, 0, 0, 0, 1))
    vrt.SetGCPs([gdal.GCP(float(a), float(b), 0, float(c), float(d)) for a, b, c, d in pixels], crs.ExportToWkt())
    vrt = None
    return path


def timed(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak MB of a process."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{command[0]} ended with {child.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def commands(source: Path, gcps: Path, output: Path, size: int, kernel: str) -> dict[str, list[str]]:
    """What is compared: one process each, on all cores, to the same pixels."""
    side = size * PIXEL
    box = ["-te", *(str(v) for v in (LEFT, TOP - side, LEFT + side, TOP)), "-tr", str(PIXEL), str(PIXEL)]
    # The plain warp is moved by a third of a pixel, so that it has to interpolate as well.
    moved = ["-te", *(str(v + 3.3) for v in (LEFT, TOP - side, LEFT + side, TOP)), *box[5:]]
    gdalwarp = ["gdalwarp", "-q", "-overwrite", "-multi", "-wo", "NUM_THREADS=ALL_CPUS", "-co", "TILED=YES"]
    gdalwarp += ["-r", "near" if kernel == "nearest" else kernel]
    return {
        "gdalwarp, affine": [*gdalwarp, *moved, str(source), str(output)],
        "this, displacement field": [sys.executable, "-c", OURS, str(source), str(output), str(size), kernel],
        "gdalwarp -tps": [*gdalwarp, "-tps", *box, str(gcps), str(output)],
    }  # fmt: skip


def compare(results: Results, options: argparse.Namespace, folder: Path) -> bool:
    """A table for each kernel."""
    source = make(folder, options.size, options.bands)
    gcps, output = with_gcps(source, options.size, options.gcps), folder / "out.tif"
    met = []
    for kernel in options.kernels:
        runs: dict[str, list] = {}
        for _ in range(options.rounds):
            for name, command in commands(source, gcps, output, options.size, kernel).items():
                runs.setdefault(name, []).append(timed(command))
                output.unlink()
        best = {name: min(run[0] for run in done) for name, done in runs.items()}
        peak = {name: max(run[1] for run in done) for name, done in runs.items()}
        affine, ours, splines = best
        megapixels = options.size**2 * options.bands / 1e6
        results.say(f"### {kernel}, {options.size} x {options.size} x {options.bands} UInt16, {os.cpu_count()} cores")
        results.table(
            ["whole process", "wall (s)", "Mpx / s", "times ours", "peak (MB)"],
            [(n, f"{s:.1f}", f"{megapixels / s:.1f}", f"{s / best[ours]:.2f}", f"{peak[n]:.0f}")
             for n, s in best.items()],
        )  # fmt: skip
        faster, slower = best[splines] / best[ours], best[ours] / best[affine]
        met += [
            results.target(f"times as fast as splines of {options.gcps} points", faster, TIMES_TPS, at_least=True),
            results.target("times as slow as an affine warp", slower, TIMES_AFFINE, at_least=False),
            results.target("peak memory (MB)", peak[ours], PEAK_MB, at_least=False),
        ]
    return all(met)


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=10980)
    parser.add_argument("--gcps", type=int, default=2000)
    parser.add_argument("--bands", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1, help="of which the fastest counts")
    parser.add_argument("--kernels", nargs="+", default=["cubic"])
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    if shutil.which("gdalwarp") is None:
        raise SystemExit("gdalwarp is not installed: sudo apt install gdal-bin")
    results = Results("warp_speed")
    results.say("## Speed of the correction by a displacement field")
    with tempfile.TemporaryDirectory(prefix="coreg_bench_") as folder:
        met = compare(results, options, Path(folder))
    if not options.no_save:
        results.save()
    return met


if __name__ == "__main__":
    os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
    main()
