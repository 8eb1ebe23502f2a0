"""Images located by arrays: pixels and places against the truth, and against GDAL's own transformer; and the speed.

usage: python3 -m bench.geolocation [--points 20000] [--size 3000]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import Callable

import numpy as np
from osgeo import gdal, osr

from bench.results import Results
from coreg_qgis.core.geolocation import ArrayLayout

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "test" / "core"))
from swaths import CENTRED, CORNERS, Swath, Wavy, every, random_pixels

MOST_PX, TIMES_BETTER = 0.01, 10.0
SECONDS_PER_MILLION, MOST_ARRAYS = 2.0, 1.0
FLAT = {"panorama": 0.05, "bend": 0.5}  # a scanner whose places bend little between samples
CASES = (
    ("every pixel, centres", Swath((500, 600)), CENTRED),
    ("every pixel, corners", Swath((500, 600)), CORNERS),
    ("mirrored, ascending", Swath((500, 600), heading=350, mirrored=True), CENTRED),
    ("every 5th pixel", Swath((500, 600), **FLAT), every(5)),
    ("steps 40 x 1", Swath((500, 2048), **FLAT), ArrayLayout(24.5, 0.5, 40, 1)),
    ("metres, waves, step 5", Wavy((500, 600)), every(5)),
    ("metres, waves, step 20", Wavy((500, 600)), every(20)),
    ("metres, no waves, step 20", Wavy((500, 600), amplitude=0.0), every(20)),
    ("metres, no turn, step 40", Wavy((500, 600), amplitude=0.0, turn=0.0), every(40)),
    ("dateline", Swath((500, 600), centre=(180.0, 20.0)), CENTRED),
    ("dateline, 60 km wide", Swath((500, 600), centre=(180.0, 20.0), pixel_km=0.1, bend=0.4), CENTRED),
    ("latitude 86", Swath((500, 600), centre=(30.0, 86.0)), CENTRED),
    ("pole inside", Swath((500, 600), centre=(30.0, 89.8), heading=40), CENTRED),
    ("whole orbit", Swath((10000, 409), centre=(170.0, 10.0), heading=-15, pixel_km=4.0), CENTRED),
)


def main() -> int:
    """Print and save all tables; 1 where a target is missed."""
    options = argparse.ArgumentParser()
    options.add_argument("--points", type=int, default=20000)
    options.add_argument("--size", type=int, default=3000)
    options = options.parse_args()
    results = Results("geolocation")
    results.say("# Pixels and places of images that are located by arrays\n")
    met = accuracy(results, options.points)
    met &= overlaps(results, options.points)
    met &= speed(results, options.size)
    results.save()
    return 0 if met else 1


def accuracy(results: Results, points: int) -> bool:
    """Tables of errors in pixels."""
    results.say(f"GDAL {gdal.__version__}; {points} places a case. \"Inverse\" is the distance of the pixel found from "
                "the one that the arrays mean, \"truth\" from the one that really saw the place (so with what sampling "
                "loses), both in px; lost: inside the image without an answer.\n")
    rows, worst, fewest, lost = [], 0.0, np.inf, 0
    for name, image, layout in CASES:
        ours, theirs = errors(image, layout, points)
        rows.append([name, *(f"{v:.1e}" for v in ours[:2]), f"{ours[2]:.2%}", f"{ours[3]:.4f}",
                     *(f"{v:.1e}" for v in theirs[:2]), f"{theirs[2]:.2%}", f"{theirs[3]:.4f}"])
        worst, lost = max(worst, ours[1]), lost + ours[2]
        if theirs[1] > MOST_PX:
            fewest = min(fewest, theirs[1] / ours[1])
    results.table(["arrays", "inverse rms", "max", "lost", "truth max", "GDAL rms", "max", "lost", "truth max"], rows)
    met = results.target("inverse, px, at most", worst, MOST_PX, at_least=False)
    met &= results.target("places lost", lost, 0, at_least=False)
    if np.isfinite(fewest):
        what = "times as exact as GDAL's inverse, where that is off by more than 0.01 px"
        met &= results.target(what, fewest, TIMES_BETTER, at_least=True)
    results.say()
    return bool(met)


def errors(image, layout: ArrayLayout, points: int) -> tuple:
    """(rms, max, share lost, max from the truth) of ours and of GDAL's inverse."""
    geolocation = image.geolocation(layout)
    pixel = np.stack(random_pixels(image.shape, points, margin=max(layout.pixel_step, layout.line_step)))
    meant, true = np.stack(geolocation.to_map(*pixel)), np.stack(image.place(*pixel))
    ours = [np.stack(geolocation.to_pixel(*place)) for place in (meant, true)]
    with tempfile.TemporaryDirectory() as folder:
        transform = gdal_inverse(geolocation, Path(folder))
        theirs = [transform(place) for place in (meant, true)]
    return tuple(_measures(pixel, *found) for found in (ours, theirs))


def _measures(pixel, back, from_truth) -> tuple:
    off, far = np.hypot(*(back - pixel)), np.hypot(*(from_truth - pixel))
    known = off[np.isfinite(off)]
    rms = float(np.sqrt(np.mean(known ** 2)))
    return rms, float(known.max()), float(np.isnan(off).mean()), float(np.nanmax(far))


def gdal_inverse(geolocation, folder: Path):
    """GDAL's transformer from places (2, n) to pixels, for the same arrays."""
    path = str(folder / "xy.tif")
    rows, cols = geolocation.x.shape
    arrays = gdal.GetDriverByName("GTiff").Create(path, cols, rows, 2, gdal.GDT_Float64)
    for i, values in enumerate((geolocation.x, geolocation.y), 1):
        arrays.GetRasterBand(i).WriteArray(values)
    arrays = None
    srs = osr.SpatialReference()
    srs.SetFromUserInput(geolocation.crs_wkt)
    image = gdal.GetDriverByName("MEM").Create("", geolocation.shape[1], geolocation.shape[0], 1)
    layout = geolocation.layout
    image.SetMetadata({
        "X_DATASET": path, "X_BAND": "1", "Y_DATASET": path, "Y_BAND": "2", "SRS": srs.ExportToWkt(),
        "PIXEL_OFFSET": repr(layout.pixel_offset), "LINE_OFFSET": repr(layout.line_offset),
        "PIXEL_STEP": repr(layout.pixel_step), "LINE_STEP": repr(layout.line_step),
        "GEOREFERENCING_CONVENTION": layout.convention,
    }, "GEOLOCATION")
    transformer = gdal.Transformer(image, None, ["SRC_METHOD=GEOLOC_ARRAY"])

    def transform(place: np.ndarray) -> np.ndarray:
        found, good = transformer.TransformPoints(1, np.column_stack([*place, np.zeros(place.shape[1])]).tolist())
        return np.where(np.array(good, bool), np.array(found, float)[:, :2].T, np.nan)

    transform.keep = image
    return transform


def overlaps(results: Results, points: int) -> bool:
    """How the lines of a place seen twice are told apart."""
    swath = Swath((1000, 1354), scan_rows=10, panorama=2.0)
    geolocation = swath.geolocation()
    pixel = np.stack(random_pixels(swath.shape, points, margin=10))
    place = swath.place(*pixel)
    rows, worst = [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, found in (("ours", np.stack(geolocation.to_pixel(*place))),
                            ("GDAL's", gdal_inverse(geolocation, Path(folder))(np.stack(place)))):
            scan = np.floor(found[1] / 10)
            ground = swath.pixels_off(swath.place_in_scan(*found, scan), place)
            centred = np.abs(found[1] - scan * 10 - 5) <= np.abs(pixel[1] - np.floor(pixel[1] / 10) * 10 - 5) + 0.01
            rows.append([name, f"{np.isnan(ground).mean():.2%}", f"{np.nanmax(ground):.3f}", f"{centred.mean():.1%}"])
            worst = worst if name != "ours" else float(np.nanmax(ground))
    results.say("Scans of 10 lines that are twice as tall at the edges (bow-tie):\n")
    results.table(["inverse", "lost", "on the ground, px", "in the scan nearest to its centre"], rows)
    return results.target("bow-tie, on the ground, px, at most", worst, MOST_PX, at_least=False)


def speed(results: Results, size: int) -> bool:
    """Time of a million places, and what it costs in memory."""
    results.say(f"\nA million places in {size} x {size} pixels with full arrays, in seconds of the processor:\n")
    rows, slowest, largest = [], 0.0, 0.0
    for name, image in (("degrees", Swath((size, size), pixel_km=0.3)), ("metres", Wavy((size, size), wavelength=800))):
        seconds, memory = costs(image)
        rows.append([name, *(f"{v:.2f}" for v in (*seconds[:3], memory, *seconds[3:]))])
        slowest, largest = max(slowest, seconds[2]), max(largest, memory)
    results.table(["arrays", "places", "index", "pixels", "memory, arrays", "GDAL's index", "GDAL's pixels *"], rows)
    results.say("\\* with the lists of Python that its interface needs\n")
    met = results.target("seconds for a million pixels", slowest, SECONDS_PER_MILLION, at_least=False)
    met &= results.target("memory, over that of one array", largest, MOST_ARRAYS, at_least=False)
    return met


def costs(image) -> tuple:
    """Seconds for a million places, the index, their pixels, and for GDAL's index and pixels; memory over an array."""
    geolocation, pixel = image.geolocation(), random_pixels(image.shape, 1_000_000)
    place, forward = timed(lambda: np.stack(geolocation.to_map(*pixel)))
    _, index = timed(lambda: geolocation.to_pixel(*place[:, :1]))
    _, inverse = timed(lambda: geolocation.to_pixel(*place))
    with tempfile.TemporaryDirectory() as folder:
        transform, prepared = timed(lambda: gdal_inverse(geolocation, Path(folder)))
        _, theirs = timed(lambda: transform(place[:, :100_000]))
    memory = memory_of(image.geolocation(), place) / geolocation.x.nbytes
    return (forward, index, inverse, prepared, 10 * theirs), memory


def timed(work: Callable) -> tuple:
    """(result, seconds of the processor)."""
    start = time.process_time()
    return work(), time.process_time() - start


def memory_of(geolocation, place: np.ndarray) -> float:
    """Bytes at the most, of the index and a search of 200 000 pixels."""
    tracemalloc.start()
    geolocation.to_pixel(*place[:, :200_000])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return float(peak)


if __name__ == "__main__":
    sys.exit(main())
