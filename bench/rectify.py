"""Rectification of a swath by its geolocation arrays, beside gdalwarp -geoloc: time, memory, and places shown.

usage: python3 -m bench.rectify [--size 3000] [--rounds 1] [--no-save]
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

sys.path.append(str(Path(__file__).resolve().parents[1] / "test" / "core"))

PIXEL_KM, OUTSIDE = 0.1, -1.0
ACCURACY = 0.02
PEAK_MB, ARRAYS = 500, 2.5  # and so many times what both arrays take
OURS = "from bench.rectify import rectified; import sys; rectified(*sys.argv[1:])"
KINDS = {  # scans that overlap, step of the arrays
    "full arrays": (0, 1),
    "arrays of every 5th pixel": (0, 5),
    "scans of 10 lines that overlap": (10, 1),
}
TIMES_GDAL = 1.0


def swath(size: int, scan_rows: int):
    """The swath of this size."""
    from swaths import Swath

    bow_tie = {"scan_rows": scan_rows, "bowtie": 1.5} if scan_rows else {}
    return Swath((size, size), (10.0, 45.0), 190.0, PIXEL_KM, 0.3, 0.4, **bow_tie)


def rectified(source: str, output: str) -> None:
    """The child process that is measured: our default grid."""
    from coreg_qgis.raster_io.geolocation_domain import read_geolocation
    from coreg_qgis.raster_io.geolocation_grid import rectified_grid
    from coreg_qgis.raster_io.geolocation_rectify import rectify

    geolocation = read_geolocation(source)
    rectify(source, output, rectified_grid(geolocation), geolocation=geolocation)


def make(folder: Path, size: int, scan_rows: int, step: int) -> Path:
    """An image whose bands are the column and the row of each pixel, and its arrays: written strip by strip."""
    from osgeo import gdal
    from swaths import every

    from coreg_qgis.core.geolocation import ArrayLayout
    from coreg_qgis.raster_io.crs import spatial_reference
    from coreg_qgis.raster_io.geolocation_domain import geolocation_domain

    truth, layout = swath(size, scan_rows), every(step) if step > 1 else ArrayLayout(convention="PIXEL_CENTER")
    image, arrays = folder / "image.tif", folder / "xy.tif"
    count = -(-size // step)
    pixels = gdal.GetDriverByName("GTiff").Create(str(image), size, size, 2, gdal.GDT_Float32, ["TILED=YES"])
    places = gdal.GetDriverByName("GTiff").Create(str(arrays), count, count, 2, gdal.GDT_Float64)
    cols, rows = layout.sample_places((count, count))
    for made, at in ((pixels, (np.arange(size) + 0.5,) * 2), (places, (cols, rows))):
        for first in range(0, len(at[1]), 256):
            part = np.meshgrid(at[0], at[1][first : first + 256])
            for number, band in enumerate(part if made is pixels else truth.place(*part), 1):
                made.GetRasterBand(number).WriteArray(band, 0, first)
    for number in (1, 2):
        pixels.GetRasterBand(number).SetNoDataValue(OUTSIDE)
    wkt = spatial_reference("EPSG:4326").ExportToWkt()
    pixels.SetMetadata(geolocation_domain(layout, (str(arrays),) * 2, wkt, relative=False), "GEOLOCATION")
    pixels = places = None
    return image


def gdalwarp(source: Path, output: Path, like: Path) -> list[str]:
    """The command that makes the same grid."""
    from osgeo import gdal, osr

    grid = gdal.Open(str(like))
    x, size, _, y, _, _ = grid.GetGeoTransform()
    box = [x, y - size * grid.RasterYSize, x + size * grid.RasterXSize, y]
    srs: osr.SpatialReference = grid.GetSpatialRef()
    return [
        *("gdalwarp", "-q", "-overwrite", "-geoloc", "-r", "bilinear", "-co", "TILED=YES", "-t_srs", srs.ExportToWkt()),
        *("-te", *map(repr, box), "-ts", str(grid.RasterXSize), str(grid.RasterYSize), str(source), str(output)),
    ]  # fmt: skip


def strays(path: Path, size: int, scan_rows: int) -> tuple[np.ndarray, float]:
    """How far pixels are from the place that they show, px (one of 25), and the share of all that have one."""
    from osgeo import gdal

    from coreg_qgis.core.grid import GeoGrid
    from coreg_qgis.raster_io.crs import Projector, wkt_of

    dataset, truth = gdal.Open(str(path)), swath(size, scan_rows)
    shape, crs = (dataset.RasterYSize, dataset.RasterXSize), wkt_of(dataset.GetSpatialRef())
    grid = GeoGrid(shape, dataset.GetGeoTransform(), crs)
    found, filled = [], []
    for first in range(0, grid.shape[0], 5):
        col, row = dataset.ReadAsArray(0, first, grid.shape[1], 1)[:, 0, ::5].astype(float)
        filled.append((col != OUTSIDE).mean())
        kept = (np.minimum(col, row) > 1) & (np.maximum(col, row) < size - 1)
        if scan_rows:  # between two scans there is nothing to interpolate between
            kept &= np.abs((row + scan_rows / 2) % scan_rows - scan_rows / 2) > 0.5
        if not kept.any():
            continue
        at = grid.to_map(np.arange(0, grid.shape[1], 5)[kept] + 0.5, np.full(kept.sum(), first + 0.5))
        place = Projector(grid.crs_wkt, "EPSG:4326")(*at)
        found.append(truth.pixels_off(truth.place(col[kept], row[kept]), place))
    return np.concatenate(found), float(np.mean(filled))


def measured(command: list[str]) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak MB of a process."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{command[0]} ended with {child.returncode}")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(results: Results, options: argparse.Namespace, kind: str) -> bool:
    """A table for one kind of arrays."""
    scan_rows, step = KINDS[kind]
    with tempfile.TemporaryDirectory(prefix="coreg_bench_") as name:
        folder = Path(name)
        source = make(folder, options.size, scan_rows, step)
        outputs = {who: folder / f"{number}.tif" for number, who in enumerate(("this", "gdalwarp -geoloc"))}
        runs: dict[str, list] = {}
        for _ in range(options.rounds):
            for who, output in outputs.items():
                command = [sys.executable, "-c", OURS, str(source), str(output)]
                if who != "this":
                    command = gdalwarp(source, output, outputs["this"])
                runs.setdefault(who, []).append(measured(command))
        best = {who: np.min(done, axis=0) for who, done in runs.items()}
        peak = {who: max(run[2] for run in done) for who, done in runs.items()}
        off = {who: strays(output, options.size, scan_rows) for who, output in outputs.items()}
    results.say(f"### {kind}, {options.size} x {options.size} x 2 Float32, {os.cpu_count()} cores")
    results.table(
        ["whole process", "wall (s)", "CPU (s)", "peak (MB)", "rms (px)", "99.9 % (px)", "max (px)", "with data (%)"],
        [(who, *(f"{v:.1f}" for v in best[who][:2]), f"{peak[who]:.0f}", f"{np.sqrt((o**2).mean()):.4f}",
          f"{np.quantile(o, 0.999):.3f}", f"{o.max():.3f}", f"{100 * share:.2f}") for who, (o, share) in off.items()],
    )  # fmt: skip
    ours = float(np.quantile(off["this"][0], 0.999))
    slower, room = best["this"][0] / best["gdalwarp -geoloc"][0], 16e-6 * (options.size / step) ** 2
    return all([
        results.target("time over gdalwarp's", slower, TIMES_GDAL, at_least=False),
        results.target("place shown, 99.9 % (px)", ours, ACCURACY, at_least=False),
        results.target("peak memory (MB)", peak["this"], PEAK_MB + ARRAYS * room, at_least=False),
    ])


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=1, help="of which the fastest counts")
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    if shutil.which("gdalwarp") is None:
        raise SystemExit("gdalwarp is not installed: sudo apt install gdal-bin")
    results = Results("rectify")
    results.say("## Rectification by geolocation arrays")
    met = [compare(results, options, kind) for kind in options.kinds]
    if not options.no_save:
        results.save()
    return all(met)


if __name__ == "__main__":
    os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
    main()
