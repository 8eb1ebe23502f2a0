"""What resampling loses: an image displaced by a known field and back, and once onto its truth.

usage: python3 -m bench.warp_fidelity [--side 1000]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
from scipy import ndimage

from bench import degradations, fields, scenes
from bench.pair_files import write_raster
from bench.results import Results

PIXEL, LEFT, TOP, CRS = 10.0, 500000.0, 5200000.0, "EPSG:32633"
DIGITS = 100  # of the whole numbers in the files for one grey value of the scene
MARGIN, EDGE = 20, 12  # px around the images, and inside them where nothing is compared
KERNELS = ("nearest", "bilinear", "cubic", "cubicspline", "lanczos")
ORDERS = {"nearest": 0, "bilinear": 1, "cubic": 3}  # of scipy's splines; its third order interpolates exactly
SAME = 1.1  # times what exact coordinates lose with the same kernel


class OnMap:
    """A shift in pixels (right, down) of an image as a displacement in map units."""

    def __init__(self, shift_px):
        self._shift_px = shift_px

    def displacement(self, x, y):
        """What is added to the coordinates of the image, at the true places."""
        right, down = self._shift_px((np.asarray(x) - LEFT) / PIXEL, (TOP - np.asarray(y)) / PIXEL)
        return PIXEL * right, -PIXEL * down


def shifts(field: fields.Field):
    """(there, back): what shows the image displaced, and what undoes that."""

    def back(c, r):
        shape = np.shape(c)
        return field.correction_at(np.ravel(c), np.ravel(r)).T.reshape(2, *shape)

    return field.displacement, back


def by_scipy(image: np.ndarray, shift, order: int) -> np.ndarray:
    """The image at exactly computed places."""
    rows, cols = image.shape
    c, r = np.meshgrid(np.arange(cols) + 0.5, np.arange(rows) + 0.5)
    right, down = shift(c, r)
    return ndimage.map_coordinates(image, [r - down - 0.5, c - right - 0.5], order=order, mode="mirror")


def by_us(folder: Path, image: np.ndarray, shift, kernel: str) -> np.ndarray:
    """The image as the plugin writes it."""
    from osgeo import gdal

    from coreg_qgis.raster_io.field_warp import write_corrected

    paths = [str(folder / name) for name in ("before.tif", "after.tif")]
    numbers = np.clip(np.rint(DIGITS * image), 0, 65535).astype(np.uint16)
    write_raster(paths[0], numbers, (LEFT, PIXEL, 0, TOP, 0, -PIXEL), CRS)
    write_corrected(paths[0], paths[1], OnMap(shift), resampling=kernel)
    return gdal.Open(paths[1]).ReadAsArray() / DIGITS


def lost(found: np.ndarray, truth: np.ndarray) -> float:
    """RMSE in per cent of the truth's standard deviation, away from the edges."""
    inside = (slice(EDGE, -EDGE),) * 2
    error = (found - truth)[inside].astype(float)
    return 100 * float(np.sqrt(np.nanmean(error**2)) / truth[inside].std())


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--side", type=int, default=1000, help="px")
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    side, results, met = options.side, Results("warp_fidelity"), []
    fine_side = (side + 2 * MARGIN) * fields.OVERSAMPLING
    fine = degradations.psf(scenes.generated_scene((fine_side, fine_side), 5), scenes.OPTICS, fields.OVERSAMPLING)
    field = fields.smooth(1.5, side / 2, 0.3, -0.2)
    reference, target = fields.distorted_pair(fine, (side, side), field, (MARGIN * fields.OVERSAMPLING,) * 2)
    there, back = shifts(field)
    results.say("## What resampling loses")
    results.say(f"Image of {side} px with sharp edges, a field of waves of up to 2.4 px. RMSE in % of the standard")
    results.say('deviation of the image: "once" against the undistorted truth, "there and back" against itself.')
    results.say("scipy computes all places exactly; its cubic is the interpolating spline, GDAL's a convolution.")
    results.say()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for kernel in KERNELS:
            folder = Path(name)
            once = lost(by_us(folder, target, back, kernel), reference)
            both = lost(by_us(folder, by_us(folder, reference, there, kernel), back, kernel), reference)
            cells = [f"{once:.2f}", f"{both:.2f}"]
            if kernel in ORDERS:
                order = ORDERS[kernel]
                exact = lost(by_scipy(target, back, order), reference)
                round_trip = lost(by_scipy(by_scipy(reference, there, order), back, order), reference)
                cells += [f"{exact:.2f}", f"{round_trip:.2f}"]
                if order < 3:
                    met.append((f"{kernel}: there and back, times scipy's loss", both / round_trip))
            rows.append([kernel, *cells, *[""] * (4 - len(cells))])
    headers = ["kernel", "once %", "there and back %", "scipy once %", "scipy there and back %"]
    results.table(headers, [["uncorrected", f"{lost(target, reference):.2f}", "", "", ""], *rows])
    reached = [results.target(what, value, SAME, at_least=False) for what, value in met]
    if not options.no_save:
        results.save()
    return all(reached)


if __name__ == "__main__":
    main()
