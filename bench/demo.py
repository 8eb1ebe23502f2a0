"""The demo: coregisters two images through qgis_process and leaves a project, maps and a report in build/demo.

usage: python3 -m bench.demo [--folder build/demo] [--generated]

The main pair has an exactly known shift: a real Sentinel-2 scene (or, without ../shared/data, a generated one) at four
times finer pixels, moved by whole fine pixels, averaged, then given noise, haze and another tone. A second, real pair
of two sensors is measured where the data is there.
"""

from __future__ import annotations

import argparse
import math
import shutil
import sys
from pathlib import Path

import numpy as np

from bench import degradations, scenes
from bench.pair_files import write_raster
from bench.qgis_run import QgisProcess, Run, RunFailedError

ROOT = Path(__file__).resolve().parents[1]
K = 4  # fine pixels a side of a pixel
SHIFT = (29 / K, -18 / K)  # px, displacement of the content of the target, right and down
SIZE = 480  # px
WINDOW = 128  # px: the demo's scene is small, and many windows say more than two
GRID_WINDOW, GRID_POINTS = 64, 400
LOS_ANGELES = "large_s2_losangeles_2048/opt_band0_2048x2048.tif"
BAVIAANS = ("baviaans_s2_l8/sentinel2_b432_byte.tif", "baviaans_s2_l8/landsat8_byte.tif")
RED_OF_LANDSAT = 4
EXPECTED_BAVIAANS = (-0.02, -0.25)  # px of 30 m, correction of Landsat, estimated by an independent tool


def known_pair(folder: Path, generated: bool) -> tuple[Path, Path, str]:
    """Write reference.tif and target.tif of the known shift; returns them and where they come from."""
    path = scenes.DATA / LOS_ANGELES
    if path.exists() and not generated:
        fine, origin, crs, gsd = scenes.read_band(path, 1), (-13173501.9, 4017420.3), "EPSG:3395", 40.0
        source = "Sentinel-2, Los Angeles, red, 40 m"
    else:
        fine, origin, crs, gsd = scenes.generated_scene((2048, 2048), 11), (500000.0, 5400000.0), "EPSG:32633", 40.0
        source = "a generated landscape"
    fine = degradations.psf(fine, scenes.OPTICS, K)
    start = (fine.shape[0] - SIZE * K) // 2
    x, y = (int(round(s * K)) for s in SHIFT)
    reference, target = (
        scenes.area_average(fine[start - dy:start - dy + SIZE * K, start - dx:start - dx + SIZE * K], K)
        for dx, dy in ((0, 0), (x, y))
    )
    rng = np.random.default_rng(5)
    target = degradations.gamma(degradations.gain_ramp(target, rng, gain=1.3, ramp=1.0), 1.2)
    target = degradations.clouds(target, 0.06, rng)[0]
    geotransform = (origin[0] + start / K * gsd, gsd, 0.0, origin[1] - start / K * gsd, 0.0, -gsd)
    paths = folder / "reference.tif", folder / "target.tif"
    for path, image in zip(paths, (reference, target)):
        scaled = np.clip(np.rint(20 * degradations.noise(image, 20, rng)), 1, 65535).astype(np.uint16)
        write_raster(path, scaled, geotransform, crs)
    return (*paths, source)


def coregister(qgis: QgisProcess, folder: Path, reference: Path, target: Path) -> Run:
    """Run coreg:coregisterglobal with all its outputs in the folder."""
    database = folder / "coreg_demo.gpkg"
    layers = {
        name.upper(): f"ogr:dbname='{database}' table=\"{name}\" (geom)" for name in ("overlap", "windows", "vectors")
    }
    return qgis.run(
        "coreg:coregisterglobal", REFERENCE=reference, TARGET=target, OUTPUT=folder / "corrected.tif",
        REPORT=folder / "report.html", WINDOW_SIZE_X=WINDOW, WINDOW_SIZE_Y=WINDOW, **layers,
    )  # fmt: skip


def measure_grid(qgis: QgisProcess, folder: Path, reference: Path, target: Path) -> None:
    """Run coreg:qualitygrid with its layers and its report in the folder."""
    database = folder / "coreg_demo.gpkg"
    layers = {
        sink: f"ogr:dbname='{database}' table=\"{table}\" (geom)"
        for sink, table in (("POINTS", "quality_points"), ("VECTORS", "quality_vectors"))
    }
    run = qgis.run(
        "coreg:qualitygrid", REFERENCE=reference, TARGET=target, WINDOW_SIZE=GRID_WINDOW, POINT_COUNT=GRID_POINTS,
        REPORT=folder / "quality_report.html", **layers,
    )  # fmt: skip
    found = run.results
    print("\nQuality grid of the same images")
    print(f"  points            {found['POINTS_TOTAL']:.0f}, of which {found['POINTS_VALID']:.0f} valid and "
          f"{found['POINTS_OUTLIER']:.0f} rejected")
    print(f"  RMSE              {found['RMSE_ABS_PX']:.3f} px as given, {found['RMSE_ABS_PX_GLOBAL']:.3f} px after the "
          "best shift")
    print(f"  {run.seconds:.1f} s, QGIS's start included")


def say_known(run: Run) -> float:
    """Print the shift found beside the known one; returns the error in px."""
    found, known = (run.results["X_SHIFT_PX"], run.results["Y_SHIFT_PX"]), (-SHIFT[0], -SHIFT[1])
    error = math.hypot(found[0] - known[0], found[1] - known[1])
    print(f"  known correction  {known[0]:+9.4f} px right  {known[1]:+9.4f} px down")
    print(f"  found             {found[0]:+9.4f} px right  {found[1]:+9.4f} px down")
    print(f"  error             {error:9.4f} px (stated uncertainty {run.results['UNCERTAINTY_PX']:.4f} px)")
    print(f"  on the map        {run.results['X_SHIFT_M']:+9.2f} m east    {run.results['Y_SHIFT_M']:+9.2f} m north")
    print(f"  reliability       {run.results['RELIABILITY']:9.0f} of 100")
    print(f"  similarity (SSIM) {run.results['SSIM_BEFORE']:9.3f} -> {run.results['SSIM_AFTER']:.3f}")
    print(f"  {run.seconds:.1f} s, QGIS's start included")
    return error


def measure_baviaans(qgis: QgisProcess) -> None:
    """Measure the pair of two sensors and resolutions, where the data is there."""
    reference, target = (scenes.DATA / path for path in BAVIAANS)
    if not (reference.exists() and target.exists()):
        return
    print("\nLandsat 8 (30 m) against Sentinel-2 (10 m), Baviaanskloof, eleven days apart")
    run = qgis.run(
        "coreg:detectglobalshift", REFERENCE=reference, TARGET=target, REFERENCE_BAND=1, TARGET_BAND=RED_OF_LANDSAT
    )
    found = run.results["X_SHIFT_PX"], run.results["Y_SHIFT_PX"]
    print(f"  an independent tool {EXPECTED_BAVIAANS[0]:+.2f} px right {EXPECTED_BAVIAANS[1]:+.2f} px down (estimate)")
    print(f"  found               {found[0]:+.2f} px right {found[1]:+.2f} px down, {run.results['STATUS']}")


def main(arguments: list[str] | None = None) -> int:
    """Make everything; 0 when the shift was found within a tenth of a pixel."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "demo")
    parser.add_argument("--generated", action="store_true", help="a generated scene even where the real one is there")
    options = parser.parse_args(arguments)
    folder = options.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    reference, target, source = known_pair(folder, options.generated)
    print(f"Two images of {SIZE} x {SIZE} pixels: {source}")
    try:
        with QgisProcess() as qgis:
            error = say_known(coregister(qgis, folder, reference, target))
            measure_grid(qgis, folder, reference, target)
            if not options.generated:
                measure_baviaans(qgis)
    except RunFailedError as failure:
        print(failure, file=sys.stderr)
        return 1
    from bench.demo_map import make_project  # QGIS must not be loaded before its profile is known

    make_project(folder)
    print("\nLook at:")
    for name in ("before.png", "after.png", "quality.png", "report.html", "quality_report.html", "coreg_demo.qgz",
                 "corrected.tif", "coreg_demo.gpkg"):  # fmt: skip
        print(f"  {folder / name}")
    return int(error > 0.1)


if __name__ == "__main__":
    sys.exit(main())
