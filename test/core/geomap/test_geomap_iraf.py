"""Real IRAF reads our databases and takes points to the same places (`make test-iraf` installs it)."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from bench import iraf_run
from coreg_qgis.core.geomap.database import append_record, read_database
from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.core.geomap.record import GEOMETRIES
from coreg_qgis.core.geomap.surfaces import CROSS_TERMS, FUNCTIONS
from coreg_qgis.core.geomap.transform import transform_of

pytestmark = pytest.mark.skipif(not iraf_run.PROGRAM, reason="IRAF is not installed: make test-iraf")

STAMP = datetime(2026, 1, 1)
SIZE = 1000.0
ORDERS = {"xxorder": 4, "xyorder": 3, "yxorder": 2, "yyorder": 5}
CASES = {
    **{name: FitSettings(geometry=name, function="polynomial", calctype="double") for name in GEOMETRIES},
    "legendrescale": FitSettings(geometry="xyscale", function="legendre", calctype="double"),
    **{
        f"{function}{xterms}": FitSettings(
            function=function, calctype="double", xxterms=xterms, yxterms=xterms, **ORDERS
        )
        for function in FUNCTIONS
        for xterms in CROSS_TERMS
    },
    "onebent": FitSettings(function="chebyshev", xxorder=4, xyorder=4, calctype="double"),
}


def _tie_points(origin=(0.0, 0.0)):
    x, y = np.random.default_rng(3).uniform(1, SIZE, (2, 200)) + np.array([origin]).T
    u, v = (x - origin[0]) / SIZE, (y - origin[1]) / SIZE
    return x, y, 40 + 1.2 * x - 0.3 * y + 9 * u**2 * v, -9 + 0.28 * x - 1.1 * y + 7 * np.cos(2 * u) * v**2


@pytest.fixture(scope="module")
def moved_by_iraf(tmp_path_factory):
    """A folder with our database, and what IRAF made of one list by each of its records."""
    folder = tmp_path_factory.mktemp("iraf")
    text = ""
    for name, settings in CASES.items():
        text = append_record(text, fit_record(*_tie_points(), settings, name=name).record, "double", STAMP)
    utm = fit_record(*_tie_points((500_000.0, 5_900_000.0)), CASES["legendrehalf"], name="utm", coordinates="map",
                     crs="EPSG:32633").record  # fmt: skip
    (folder / "db").write_text(append_record(text, utm, "double", STAMP), "ascii")
    places = np.random.default_rng(4).uniform(10, 990, (50, 2))
    np.savetxt(folder / "in", places, "%.12f")
    np.savetxt(folder / "in_utm", np.add(places, (500_000, 5_900_000)), "%.9f")
    calls = []
    for name in [*CASES, "utm"]:
        given = "in_utm" if name == "utm" else "in"
        options = 'calctype="double", xformat="%22.14g", yformat="%22.14g"'
        calls += [
            f'geoxytran ("{given}", "fwd_{name}", "db", "{name}", {options})',
            f'geoxytran ("fwd_{name}", "bwd_{name}", "db", "{name}", direction="backward", {options})',
            f'geoxytran ("{given}", "lin_{name}", "db", "{name}", geometry="linear", {options})',
        ]
    iraf_run.run(folder, calls)
    return folder


@pytest.mark.parametrize("name", [*CASES, "utm"])
def test_iraf_reads_what_we_wrote(moved_by_iraf, name):
    given = np.loadtxt(moved_by_iraf / ("in_utm" if name == "utm" else "in"), unpack=True)
    record = read_database((moved_by_iraf / "db").read_text("ascii"), "db").find(name)
    forward, backward, linear = (
        np.loadtxt(moved_by_iraf / f"{kind}_{name}", unpack=True) for kind in ("fwd", "bwd", "lin")
    )
    error = 2e-13 * np.abs(np.concatenate([given, forward])).max()
    np.testing.assert_allclose(transform_of(record).forward(*given), forward, rtol=0, atol=error)
    np.testing.assert_allclose(transform_of(record, geometry="linear").forward(*given), linear, rtol=0, atol=error)
    np.testing.assert_allclose(transform_of(record).backward(*forward), backward, rtol=0, atol=error + 2e-10 * SIZE)
