"""The golden cases: ours against GDAL's forward results and the analytic truth of its inverse."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from coreg_qgis.core.geolocation import ArrayLayout, Geolocation

FOLDER = Path(__file__).resolve().parents[3] / "shared/data/geoloc_golden"
MANIFEST = FOLDER / "manifest.json"
CASES = json.loads(MANIFEST.read_text())["cases"] if MANIFEST.exists() else []

pytestmark = pytest.mark.skipif(not CASES, reason="the golden cases of ../shared/data are not here")


def _opened(case):
    """The arrays by the keys of the case, as the manifest has them."""
    keys, folder = case["geolocation"], (FOLDER / case["open"]).parent
    x, y = (_array(folder / keys[f"{axis}_DATASET"], int(keys[f"{axis}_BAND"])) for axis in "XY")
    if x.shape[0] == 1 and y.shape[0] == 1:
        x, y = np.meshgrid(x[0], y[0])
    layout = ArrayLayout(
        *(float(keys[k]) for k in ("PIXEL_OFFSET", "LINE_OFFSET", "PIXEL_STEP", "LINE_STEP")),
        keys.get("GEOREFERENCING_CONVENTION", "TOP_LEFT_CORNER"),
    )
    image = gdal.Open(str(FOLDER / case["open"]))
    shape = (image.RasterYSize, image.RasterXSize)
    return Geolocation(x, y, layout, keys["SRS"], keys["SRS"].startswith("GEOGCS"), shape)


def _array(path, band):
    dataset = gdal.Open(str(path))  # its bands do not live longer
    source = dataset.GetRasterBand(band)
    values = source.ReadAsArray().astype(float)
    if source.GetNoDataValue() is not None:
        values[values == source.GetNoDataValue()] = np.nan
    return values


def _pairs(values):
    return np.array([(np.nan, np.nan) if v is None or isinstance(v, str) else v for v in values], float).T


@pytest.mark.parametrize("case", CASES, ids=[c["dir"] for c in CASES])
def test_places_are_gdals(case):
    geolocation, points = _opened(case), _pairs(case["points_pixel_line"])
    x, y = geolocation.to_map(*points)
    sure = ~np.array([isinstance(v, str) for v in case["plugin_inverse_target"]])
    expected = _pairs(case["expected_forward"])
    known = np.isfinite(expected[0])
    assert known.sum() >= 6
    off = np.hypot(x - expected[0], y - expected[1])[known & sure]
    assert off.max() <= case["tolerance"]["forward_units"]
    assert np.isnan(x[~known]).all()


@pytest.mark.parametrize("case", CASES, ids=[c["dir"] for c in CASES])
def test_pixels_of_places_are_the_targets(case):
    geolocation = _opened(case)
    col, row = geolocation.to_pixel(*_pairs(case["expected_forward"]))
    half = 0.5 if "GEOREFERENCING_CONVENTION" not in case["geolocation"] else 0.0  # told in a warning, not corrected
    for place, wanted in zip(np.column_stack([col, row]), case["plugin_inverse_target"]):
        if wanted is None:
            assert np.isnan(place).all()
        elif not isinstance(wanted, str):
            assert np.hypot(*(place + half - wanted)) <= 1e-6


@pytest.mark.parametrize("case", CASES, ids=[c["dir"] for c in CASES])
def test_pixels_of_true_places_are_newer_gdals(case):
    """GDAL 3.12.4, which is right wherever it answers; where it does not, the truth, if samples are around."""
    geolocation = _opened(case)
    places = np.column_stack(geolocation.to_pixel(*_pairs(case["truth_xy"])))
    tolerance = {7: 1e-3, 9: 0.1}.get(case["id"], 1e-6)  # GDAL's own: rounded in metres, and far off around the pole
    compared = 0
    for place, theirs, wanted in zip(places, case["crosscheck_3_12_4"]["inv"], case["plugin_inverse_target"]):
        if theirs[0] is not None and wanted is not None and not isinstance(wanted, str):
            assert np.hypot(*(place - theirs)) <= tolerance
            compared += 1
        elif wanted is not None and not isinstance(wanted, str) and _within(geolocation, wanted) and case["id"] != 3:
            assert np.hypot(*(place - wanted)) <= case["tolerance"]["inverse_px"]
    assert compared >= 4


def _within(geolocation, place):
    u, v = geolocation.layout.to_samples(*place)
    return 0 <= u <= geolocation.x.shape[1] - 1 and 0 <= v <= geolocation.x.shape[0] - 1


@pytest.mark.parametrize("case", CASES, ids=[c["dir"] for c in CASES])
def test_there_and_back_is_exact(case):
    geolocation, points = _opened(case), _pairs(case["points_pixel_line"])
    x, y = geolocation.to_map(*points)
    known = np.isfinite(x)
    col, row = geolocation.to_pixel(x[known], y[known])
    assert np.hypot(col - points[0][known], row - points[1][known]).max() < 1e-6
