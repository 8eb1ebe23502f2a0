"""The same images as IRAF's geotran makes of them (`make test-iraf` installs it)."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest
from known_records import COLS, ROWS, bent, centres, read, record_of, seen_inside, waves, write
from osgeo import gdal

from bench import iraf_run
from coreg_qgis.core.geomap.database import append_record
from coreg_qgis.raster_io.record_frame import frame_of
from coreg_qgis.raster_io.record_grid import OutputRange, grid_of
from coreg_qgis.raster_io.record_warp import write_transformed

pytestmark = pytest.mark.skipif(not iraf_run.PROGRAM, reason="IRAF is not installed: make test-iraf")

IMAGE = waves(*centres()).astype(np.float32)
CONSTANT = -50.0
INTERPOLANTS = {"nearest": "nearest", "bilinear": "linear", "cubic": "poly3"}
CASES = [
    *((boundary, "bilinear", flux) for boundary in ("constant", "nearest", "reflect", "wrap") for flux in (0, 1)),
    ("reflect", "nearest", 0),
    ("nearest", "cubic", 1),
]
ENDS = {"xmin": 11.0, "xmax": 170.0, "ymin": 5.0, "ymax": 124.0}
RANGES = {
    "scaled": {**ENDS, "xscale": 0.5, "yscale": 1.25},
    "counted": {**ENDS, "xscale": "INDEF", "yscale": "INDEF", "ncols": 200, "nlines": 150},
}


def name_of(boundary, method, flux):
    return f"{boundary}_{method}_{flux}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Images of geotran, and the one that it was given."""
    folder = tmp_path_factory.mktemp("geotran")
    given = gdal.Open(write(folder / "in.tif", IMAGE, crs=""))
    made = gdal.GetDriverByName("FITS").CreateCopy(str(folder / "in.fits"), given)
    del made, given
    (folder / "db").write_text(append_record("", record_of(bent), "double", datetime(2026, 1, 1)), "ascii")
    calls = []
    settings = {name_of(*case): (*case, {}) for case in CASES}
    settings.update({name: ("nearest", "bilinear", 1, ends) for name, ends in RANGES.items()})
    for name, (boundary, method, flux, ends) in settings.items():
        more = "".join(f", {key}={value}" for key, value in ends.items())
        calls.append(
            f'geotran ("in.fits", "{name}.fits", "db", "known", interpolant="{INTERPOLANTS[method]}", '
            f'boundary="{boundary}", constant={CONSTANT}, fluxconserve={"yes" if flux else "no"}, verbose=no{more})'
        )
    iraf_run.run(folder, calls)
    return folder


def transform(folder, tmp_path, boundary, method, flux, *ranges):
    source = str(folder / "in.fits")
    frame = frame_of(source, record_of(bent))
    grid = grid_of(frame, *(ranges or (OutputRange("X"), OutputRange("Y"))))
    path = str(tmp_path / "out.tif")
    write_transformed(
        source, path, frame, grid, resampling=method, boundary=boundary, constant=CONSTANT, flux=bool(flux)
    )
    return read(path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: name_of(*case))
def test_geotran_makes_the_same_image(folder, tmp_path, case):
    ours, theirs = transform(folder, tmp_path, *case), read(folder / f"{name_of(*case)}.fits")
    assert ours.shape == theirs.shape == (ROWS, COLS)
    difference = np.abs(ours - theirs)
    inner = seen_inside(*bent(*centres()), 3)[::-1]
    if case[1] == "nearest":  # a pixel between two may go to either
        assert (difference > 0.01).mean() < 0.002
    else:
        assert difference[inner].max() < 0.03
        assert np.percentile(difference, 98) < 0.05
        assert difference.max() < (3 if case[1] == "bilinear" else 12)  # at the edges, where values jump


@pytest.mark.parametrize("name", RANGES)
def test_geotran_covers_the_same_range(folder, tmp_path, name):
    ends = {key: None if value == "INDEF" else value for key, value in RANGES[name].items()}
    ranges = [
        OutputRange(axis.upper(), *(ends[f"{axis}{end}"] for end in ("min", "max", "scale")), ends.get(count))
        for axis, count in (("x", "ncols"), ("y", "nlines"))
    ]
    ours, theirs = transform(folder, tmp_path, "nearest", "bilinear", 1, *ranges), read(folder / f"{name}.fits")
    assert ours.shape == theirs.shape
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=0.03)
