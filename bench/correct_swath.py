"""Correction of geolocation arrays: swaths whose arrays are wrong by 0 to 4 px, corrected by a map.

The residual is the distance, on the ground and in pixels at nadir, between the corrected places of all pixels and
their true ones, which are analytic.

usage: python3 -m bench.correct_swath [--size 1000] [--cases ...]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy import ndimage

from bench import degradations, scenes
from bench.pair_files import write_raster
from bench.qgis_run import THREAD_VARIABLES
from bench.results import Results

sys.path.append(str(Path(__file__).resolve().parents[1] / "test" / "core"))

from swaths import CENTRED, Swath, every

CELL = 0.0028  # degrees of the map: a quarter of a pixel at nadir, along the track
MARGIN, PARTS, SNR, CLOUDS = 16, 5, 20.0, 0.1
WINDOW, POINTS, PASSES = 64, 1000, (1, 3)  # as the algorithm has them
RMS, CHOSEN = 0.1, 3
_ROWS = 64
PLAIN = Swath(panorama=0.3)


@dataclass(frozen=True)
class Case:
    """A swath, the layout of its arrays, and how they are wrong."""

    name: str
    swath: Swath = PLAIN
    layout: object = CENTRED
    amplitude: float = 1.4  # px of waves, on top of a shift
    wavelength: float = 0.45  # of the image's width
    clouds: float = 0.0
    crs: str = "EPSG:4326"

    def wrong_by(self, col, row):
        """(right, down) px: the arrays place p where p + this is."""
        k = 2 * np.pi / (self.wavelength * self.swath.shape[1])
        right = 1.6 + self.amplitude * np.sin(k * row) * np.cos(0.8 * k * col)
        return right, -1.2 + 0.8 * self.amplitude * np.cos(0.9 * k * col + 0.5 * k * row)


CASES = (
    Case("a shift", amplitude=0.0),
    Case("waves"),
    Case("waves, short", wavelength=0.25),
    Case("waves, 10 % clouds", clouds=CLOUDS),
    Case("scans of 10 lines that overlap", Swath(panorama=0.3, scan_rows=10, bowtie=1.6)),
    Case("every 20th sample", layout=every(20)),
    Case("over the dateline", Swath(panorama=0.3, centre=(179.9, 30.0), heading=350)),
    Case("map in UTM", crs="EPSG:32632"),
)


def seen_places(swath: Swath, col, row):
    """(lon, lat) of places in pixels: of scans that overlap, as the scan sees them that has the line."""
    if not swath.scan_rows:
        return swath.place(col, row)
    line = np.clip(np.floor(row), 0, swath.shape[0] - 1)
    return swath.place_in_scan(col, row, np.floor(line / swath.scan_rows))


def given_arrays(case: Case):
    """The wrong arrays: each scan goes on as it is beyond its own lines."""
    swath = case.swath
    geolocation = swath.geolocation(case.layout)
    col, row = np.meshgrid(*case.layout.sample_places(geolocation.x.shape))
    right, down = case.wrong_by(col, row)
    if swath.scan_rows:
        x, y = swath.place_in_scan(col + right, row + down, np.floor(row / swath.scan_rows))
    else:
        x, y = swath.place(col + right, row + down)
    return replace(geolocation, x=x, y=y)


def write_files(folder: Path, case: Case) -> tuple[str, str]:
    """(image, map): the image is the mean of the map over the true area of each pixel, with noise and clouds."""
    from coreg_qgis.raster_io.geolocation_attach import write_attached

    swath, (rows, cols) = case.swath, case.swath.shape
    edges = np.meshgrid(np.linspace(-MARGIN, cols + MARGIN, 99), np.linspace(-MARGIN, rows + MARGIN, 99))
    lon, lat = seen_places(swath, *edges)
    lon = _east_of_west(swath, lon)
    west, north = lon.min() - 0.05, lat.max() + 0.05
    shape = tuple(int(np.ceil((np.ptp(v) + 0.1) / CELL)) for v in (lat, lon))
    fine = degradations.psf(scenes.generated_scene(shape, 3), scenes.OPTICS, 4)
    image = np.zeros(swath.shape)
    for first in range(0, rows, _ROWS):
        row, col = np.mgrid[first : min(first + _ROWS, rows), 0:cols].astype(float)
        for i in (np.arange(PARTS) + 0.5) / PARTS:
            for j in (np.arange(PARTS) + 0.5) / PARTS:
                x, y = seen_places(swath, col + j, row + i)
                at = [(north - y) / CELL - 0.5, (_east_of_west(swath, x) - west) / CELL - 0.5]
                image[first : first + _ROWS] += ndimage.map_coordinates(fine, at, order=1) / PARTS**2
    rng = np.random.default_rng(1)
    if case.clouds:
        image = degradations.clouds(image.astype(np.float32), case.clouds, rng)[0]
    image = np.clip(np.rint(20 * degradations.noise(image, SNR, rng)), 1, 65535).astype(np.uint16)
    reference = folder / "map.tif"
    write_raster(reference, np.clip(np.rint(20 * fine), 1, 65535).astype(np.uint16),
                 (west, CELL, 0, north, 0, -CELL), "EPSG:4326")  # fmt: skip
    if case.crs != "EPSG:4326":
        reference = _projected(reference, case.crs)
    write_raster(folder / "swath.tif", image, (0, 1, 0, 0, 0, 1), "EPSG:4326")
    write_attached(str(folder / "swath.vrt"), str(folder / "swath.tif"), given_arrays(case))
    return str(folder / "swath.vrt"), str(reference)


def _east_of_west(swath: Swath, lon):
    """Longitudes that go on over the dateline."""
    return np.where(lon < swath.centre[0] - 180, lon + 360, lon)


def _projected(path: Path, crs: str) -> Path:
    from osgeo import gdal

    output = path.with_name("projected.tif")
    gdal.Warp(str(output), str(path), dstSRS=crs, resampleAlg="cubic", dstNodata=0, errorThreshold=0)
    return output


def residuals(case: Case, geolocation) -> np.ndarray:
    """Px at nadir, of the centres of all pixels."""
    rows, cols = case.swath.shape
    col, row = np.meshgrid(np.arange(cols) + 0.5, np.arange(rows) + 0.5)
    return case.swath.pixels_off(geolocation.to_map(col, row), seen_places(case.swath, col, row))


def measure(case: Case) -> dict:
    """Residuals before and after each number of passes, and what the run itself says of them."""
    from coreg_qgis.core.pair import GlobalShiftSettings
    from coreg_qgis.core.quality_grid import GridSettings
    from coreg_qgis.raster_io.open import open_raster
    from coreg_qgis.raster_io.swath_images import open_swath
    from coreg_qgis.raster_io.swath_match import SwathPair, match_swath

    settings = GridSettings(GlobalShiftSettings(window_shape=(WINDOW, WINDOW)), point_count=POINTS)
    with tempfile.TemporaryDirectory() as name:
        image, reference = write_files(Path(name), case)
        swath, geolocation = open_swath(image, "The image")
        pair = SwathPair(swath, geolocation, open_raster(reference, label="The map"), 1, name)
        found, seconds = {}, {}
        for passes in PASSES:
            started = time.perf_counter()
            found[passes] = match_swath(pair, settings, passes=passes)
            seconds[passes] = time.perf_counter() - started
    best, off = found[CHOSEN], residuals(case, found[CHOSEN].corrected)
    return {
        "before": rms(residuals(case, geolocation)), "kind": best.model.kind, "seconds": seconds[CHOSEN],
        "passes": [rms(residuals(case, found[passes].corrected)) for passes in PASSES],
        "p99": float(np.nanpercentile(off, 99)), "max": float(np.nanmax(off)), "step": best.corrected.layout.pixel_step,
        "unseen": best.unseen.after("px", "rmse", "abs") if best.unseen else np.nan,
        "again": best.again.before("px", "rmse", "abs"),
    }


def rms(values: np.ndarray) -> float:
    """Of the finite ones."""
    return float(np.sqrt(np.nanmean(values**2)))


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=600, help="px")
    parser.add_argument("--cases", nargs="+")
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    results, met = Results("correct_swath"), []
    results.say(f"## Correction of geolocation arrays: swaths of {options.size} x {options.size} px, SNR {SNR:g}")
    results.say(f"Windows of {WINDOW} px, {POINTS} points. Residuals of all pixels in px (RMS unless said otherwise);")
    results.say(f"99 %, largest, left-out points, second match and seconds: of {CHOSEN} passes.")
    results.say()
    rows = []
    for case in CASES:
        if options.cases and case.name not in options.cases:
            continue
        found = measure(replace(case, swath=replace(case.swath, shape=(options.size, options.size))))
        numbers = (found["before"], *found["passes"], found["p99"], found["max"], found["unseen"], found["again"])
        rows.append((case.name, *(f"{v:.3f}" for v in numbers), found["kind"], f"{found['step']:g}",
                     f"{found['seconds']:.0f}"))  # fmt: skip
        met.append((case.name, found["passes"][PASSES.index(CHOSEN)]))
    headers = ["case", "as given", *(f"{n} pass" + "es" * (n > 1) for n in PASSES), "99 %", "largest", "left-out",
               "again", "model", "step", "s"]  # fmt: skip
    results.table(headers, rows)
    reached = [results.target(f"RMS residual, px: {name}", value, RMS, at_least=False) for name, value in met]
    if not options.no_save:
        results.save()
    return all(reached)


if __name__ == "__main__":
    if any(os.environ.get(name) != "1" for name in THREAD_VARIABLES):  # numpy reads them when it is imported
        os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
        os.execv(sys.executable, [sys.executable, "-m", "bench.correct_swath", *sys.argv[1:]])
    main()
