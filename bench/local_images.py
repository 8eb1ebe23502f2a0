"""Local coregistration of whole images of known distortion: the error of the field, and of a second match.

usage: python3 -m bench.local_images [--side 1500] [--window 64] [--spacing 32]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import numpy as np

from bench import degradations, fields, scenes
from bench.pair_files import write_raster
from bench.qgis_run import THREAD_VARIABLES
from bench.results import Results

GSD, ORIGIN, CRS = 10.0, (500000.0, 5200000.0), "EPSG:32633"
MARGIN = 40  # px that the fields may reach beyond the images
CLOUDS, SNR = 0.1, 20.0
FIELD_RMSE, TIMES = 0.05, 3.0
MODELS = ("auto", "shift", "affine", "polynomial", "spline", "blockwise")


def cases(side: int) -> dict[str, fields.Field]:
    """Distortions of 0 to 3 px."""
    return {
        "pure shift": fields.constant(2.3, -1.4),
        "rotation 0.1 degree": fields.linear(0.6, -0.9, 0.1, 0.0, side),
        "smooth, one wave": fields.smooth(1.5, side, 0.3, -0.2),
        "jump of 1.5 px": fields.jumping(1.5, side / 2),
    }


def write_images(folder: Path, fine: np.ndarray, side: int, field: fields.Field) -> list[Path]:
    """Reference and target with noise, and clouds in the target."""
    corner = (MARGIN * fields.OVERSAMPLING,) * 2
    reference, target = fields.distorted_pair(fine, (side, side), field, corner)
    rng = np.random.default_rng(1)
    target = degradations.clouds(target, CLOUDS, rng)[0]
    paths = [folder / "reference.tif", folder / "target.tif"]
    for path, image in zip(paths, (reference, target)):
        noisy = np.clip(np.rint(20 * degradations.noise(image, SNR, rng)), 1, 65535).astype(np.uint16)
        write_raster(path, noisy, (ORIGIN[0], GSD, 0, ORIGIN[1], 0, -GSD), CRS)
    return paths


def field_rmse(model, field: fields.Field, side: int, within=slice(None)) -> float:
    """RMSE (length, px) over a dense lattice of the scene, or over those of its places ``within``."""
    at = np.arange(5.0, side, 10.0)
    col, row = (v.ravel() for v in np.meshgrid(at, at))
    truth = field.correction_at(col, row)
    dx, dy = model.displacement(ORIGIN[0] + GSD * col, ORIGIN[1] - GSD * row)
    return float(np.sqrt(((dx / GSD - truth[:, 0]) ** 2 + (-dy / GSD - truth[:, 1]) ** 2)[within].mean()))


def measure(fine: np.ndarray, side: int, field: fields.Field, window: int, spacing: float) -> dict:
    """Errors of every model, of linear interpolation through the raw points, and of a second match."""
    from scipy.interpolate import LinearNDInterpolator

    from coreg_qgis.core.local_model import LocalSettings, fit_local
    from coreg_qgis.core.pair import GlobalShiftSettings
    from coreg_qgis.core.quality_grid import GridSettings, measure_quality_grid
    from coreg_qgis.raster_io.field_warp import write_corrected
    from coreg_qgis.raster_io.open import RasterInput, open_pair

    settings = GridSettings(GlobalShiftSettings(window_shape=(window, window)), spacing=spacing)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reference, target = write_images(folder, fine, side, field)
        pair = open_pair(RasterInput(str(reference), "r"), RasterInput(str(target), "t"))
        grid = measure_quality_grid(*pair, settings)
        models = {kind: fit_local(grid.points, grid.target_grid, LocalSettings(model=kind)) for kind in MODELS}
        write_corrected(str(target), str(folder / "corrected.tif"), models["auto"])
        pair = open_pair(RasterInput(str(reference), "r"), RasterInput(str(folder / "corrected.tif"), "c"))
        again = measure_quality_grid(*pair, settings)
    good = grid.points.select(grid.points.valid)
    places, shifts = (np.column_stack(v) for v in ((good.x_map, good.y_map), (good.x_shift_m, good.y_shift_m)))
    raw = LinearNDInterpolator(places, shifts)
    at = np.arange(5.0, side, 10.0)
    col, row = (v.ravel() for v in np.meshgrid(at, at))
    error = raw(ORIGIN[0] + GSD * col, ORIGIN[1] - GSD * row) / GSD * [1, -1] - field.correction_at(col, row)
    linear = float(np.sqrt(np.nanmean((error**2).sum(1))))
    within = field_rmse(models["auto"], field, side, np.isfinite(error).all(1))
    return {
        "times": linear / within,
        "points": len(good), "before": grid.before("px", "rmse", "abs"), "again": again.before("px", "rmse", "abs"),
        "linear": linear, "kind": models["auto"].kind,
        **{kind: field_rmse(model, field, side) for kind, model in models.items()},
    }


def main(arguments: list[str] | None = None) -> bool:
    """Measure, print, save; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--side", type=int, default=1500, help="px")
    parser.add_argument("--window", type=int, default=64)
    parser.add_argument("--spacing", type=float, default=32)
    parser.add_argument("--cases", nargs="+")
    parser.add_argument("--no-save", action="store_true", help="only print")
    options = parser.parse_args(arguments)
    results, met = Results("local_images"), []
    fine_side = (options.side + 2 * MARGIN) * fields.OVERSAMPLING
    fine = degradations.psf(scenes.generated_scene((fine_side, fine_side), 3), scenes.OPTICS, fields.OVERSAMPLING)
    results.say(f"## Local coregistration of images of {options.side} px, {CLOUDS:.0%} clouds, SNR {SNR:g}, "
                f"windows of {options.window} px every {options.spacing:g} px")
    chosen = {name: field for name, field in cases(options.side).items() if name in (options.cases or cases(1))}
    size = options.window, options.spacing
    found = {name: measure(fine, options.side, field, *size) for name, field in chosen.items()}
    results.say("RMSE in px: of the field against the truth over the whole scene, and of matches before and after")
    results.table(
        ["distortion", "points", "as given", "second match", "linear", *MODELS, "chosen", "times linear"],
        [(name, f["points"], f"{f['before']:.3f}", f"{f['again']:.3f}", f"{f['linear']:.3f}",
          *(f"{f[kind]:.3f}" for kind in MODELS), f["kind"], f"{f['times']:.1f}") for name, f in found.items()],
    )  # fmt: skip
    for name, f in found.items():
        if "jump" not in name:
            met.append(results.target(f"RMSE of the field (px), {name}", f["auto"], FIELD_RMSE, at_least=False))
        if "smooth" in name:
            what = f"times better than linear interpolation, within the points, {name}"
            met.append(results.target(what, f["times"], TIMES, at_least=True))
    if not options.no_save:
        results.save()
    return all(met)


if __name__ == "__main__":
    if any(os.environ.get(name) != "1" for name in THREAD_VARIABLES):  # numpy reads them when it is imported
        os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
        os.execv(sys.executable, [sys.executable, "-m", "bench.local_images", *sys.argv[1:]])
    main()
