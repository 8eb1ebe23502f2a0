"""Honesty of the quality grid on scenes of known truth: what is kept, what is thrown away, and how wrong it is.

usage: python3 -m bench.grid_quality [--windows 64 128]
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from typing import Callable

import numpy as np

from bench import degradations, fields, scenes
from bench.qgis_run import THREAD_VARIABLES
from bench.results import Results
from coreg_qgis.core.pair import GlobalShiftSettings
from coreg_qgis.core.quality_grid import GridSettings, QualityGrid, measure_quality_grid
from coreg_qgis.core.raster import ArrayRaster

BORDER = 96  # fine pixels that the fields may reach beyond the images
LARGEST = 640  # px a side
GEOTRANSFORM = (500000.0, 10.0, 0.0, 5200000.0, 0.0, -10.0)
GOOD = 0.5  # px


@dataclass(frozen=True)
class Case:
    """A field and what spoils the images; ``spoil`` gets both, a place of another content, and the generator."""

    name: str
    field: fields.Field
    spoil: Callable = lambda reference, target, other, rng: (reference, target)
    snr: float = 20.0


def _cloudy(share: float) -> Callable:
    return lambda a, b, other, rng: (a, degradations.clouds(b, share, rng)[0])


def _changed(share: float) -> Callable:
    return lambda a, b, other, rng: (a, degradations.change(b, share, other, rng))


def _blank(a, b, other, rng):
    b = b.copy()
    b[:, b.shape[1] // 2:] = b.mean()
    return a, b


def _unrelated(a, b, other, rng):
    return a, other


SHIFT = fields.constant(2.35, -3.6)
CASES = (
    Case("clean", SHIFT),
    Case("noisy (SNR 2)", SHIFT, snr=2),
    Case("rotation and scale", fields.linear(1.3, -0.8, 0.08, 900, LARGEST)),
    Case("smooth", fields.smooth(0.8, 700, 0.6, -1.1)),
    Case("jumps of 1.5 px", fields.jumping(1.5, 170, 0.3, 0.9)),
    Case("cloud 30 %", SHIFT, _cloudy(0.3)),
    Case("cloud 30 %, smooth", fields.smooth(0.8, 700, 0.6, -1.1), _cloudy(0.3)),
    Case("change 30 %", SHIFT, _changed(0.3)),
    Case("half blank", SHIFT, _blank),
    Case("unrelated", SHIFT, _unrelated),
)


def fine_scenes(largest: int = LARGEST, seed: int = 5) -> list[np.ndarray]:
    """Real images where they are at hand and have no gaps, and two generated ones."""
    side = largest * fields.OVERSAMPLING + 2 * BORDER
    found = [image for _, image in scenes.real_scenes() if not np.isnan(image[:1500, :1500]).any()]
    return found + [scenes.generated_scene((side, side), seed + i, kind) for i, kind in enumerate(("mixed", "natural"))]


def rasters(case: Case, fine: np.ndarray, seed: int) -> list[ArrayRaster]:
    """Reference and target of a case."""
    k = fields.OVERSAMPLING
    side = min((min(fine.shape) - 2 * BORDER) // k, LARGEST)
    fine = np.nan_to_num(fine[:side * k + 2 * BORDER, :side * k + 2 * BORDER], nan=float(np.nanmean(fine)))
    corner = (BORDER, BORDER)
    fine = degradations.psf(fine, scenes.OPTICS, k)
    reference, target = fields.distorted_pair(fine, (side, side), case.field, corner)
    rng = np.random.default_rng([seed, sum(case.name.encode())])
    other = np.rot90(reference, 2).copy()
    images = [degradations.noise(image, case.snr, rng) for image in case.spoil(reference, target, other, rng)]
    return [ArrayRaster(image, GEOTRANSFORM, "EPSG:32633", name=n) for image, n in zip(images, ("reference", "target"))]


def errors(found: QualityGrid, field: fields.Field) -> np.ndarray:
    """(n,) px from the truth."""
    points = found.points
    truth = field.correction_at((points.x_map - GEOTRANSFORM[0]) / 10, (GEOTRANSFORM[3] - points.y_map) / 10)
    return np.hypot(points.x_shift_px - truth[:, 0], points.y_shift_px - truth[:, 1])


def measure(case: Case, window: int, images: list[np.ndarray]) -> dict:
    """Counts and errors of a case over all images."""
    rows = []
    for i, fine in enumerate(images):
        pair = rasters(case, fine, i)
        settings = GridSettings(GlobalShiftSettings(window_shape=(window, window)), spacing=window / 3)
        found = measure_quality_grid(*pair, settings)
        points, side = found.points, pair[0].array.shape[0]
        edge = np.minimum(
            np.minimum(points.x_im, side - points.x_im), np.minimum(points.y_im, side - points.y_im)) < window / 2 - 1
        # Across a jump a window holds two shifts, and either is right.
        fair = np.ones(len(points), bool)
        if case.field.name == "jumping":
            fair = np.abs((points.x_im + 85) % 170 - 85) > window / 2
        rows.append(np.column_stack([errors(found, case.field), points.valid, edge])[fair])
    error, valid, edge = np.concatenate(rows).T
    valid, edge, good = valid > 0, edge > 0, error < GOOD
    kept, inner = error[valid], valid & ~edge
    return {
        "points": len(error), "good": int(good.sum()), "kept": (valid & good).sum() / max(good.sum(), 1),
        "valid": int(valid.sum()), "wrong": int((valid & ~good).sum()),
        "rmse": _rms(kept), "worst": float(kept.max(initial=0)),
        "inner": _rms(error[inner]), "edge": _rms(error[valid & edge]),
    }


def _rms(values: np.ndarray) -> float:
    return float(np.sqrt((values**2).mean())) if len(values) else float("nan")


def compare(results: Results, window: int, images: list[np.ndarray], cases: list[Case]) -> bool:
    """The table of one window size, and its targets."""
    found = {case.name: measure(case, window, images) for case in cases}
    results.say(f"### Window {window}: {len(images)} scenes, points every {window / 3:.0f} px")
    results.table(
        ["case", "points", "good (< 0.5 px)", "good ones kept", "kept in all", "kept but wrong", "RMSE of kept (px)",
         "worst", "RMSE inside", "at the edge"],
        [(name, f["points"], f["good"], f"{f['kept']:.1%}", f["valid"], f["wrong"], f"{f['rmse']:.3f}",
          f"{f['worst']:.2f}", f"{f['inner']:.3f}", f"{f['edge']:.3f}") for name, f in found.items()],
    )  # fmt: skip
    met = []
    if "clean" in found:
        kept = found["clean"]["kept"]
        met.append(results.target("good points kept on the clean pair", kept, 0.99, at_least=True))
    if "unrelated" in found:
        valid = found["unrelated"]["valid"]
        met.append(results.target("valid points of unrelated images", valid, 0, at_least=False))
    for name in sorted(found.keys() & {"cloud 30 %", "cloud 30 %, smooth"}):
        met.append(results.target(f"worst kept point (px), {name}", found[name]["worst"], GOOD, at_least=False))
    results.say()
    return all(met)


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", type=int, nargs="+", default=[64, 128])
    parser.add_argument("--scenes", type=int, help="so many scenes only, generated ones last")
    parser.add_argument("--side", type=int, default=LARGEST, help="of the generated images, px")
    parser.add_argument("--cases", nargs="+", default=[case.name for case in CASES])
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    results = Results("grid_quality")
    results.say("## What a quality grid keeps")
    images = fine_scenes(options.side)[-(options.scenes or 0):]
    cases = [case for case in CASES if case.name in options.cases]
    met = [compare(results, window, images, cases) for window in options.windows]
    if not options.no_save:
        results.save()
    return all(met)


if __name__ == "__main__":
    if any(os.environ.get(name) != "1" for name in THREAD_VARIABLES):  # numpy reads them when it is imported
        os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
        os.execv(sys.executable, [sys.executable, "-m", "bench.grid_quality", *sys.argv[1:]])
    main()
