"""What is found about geolocation arrays: each defect by its own code and sentence, and numbers against the truth."""

from __future__ import annotations

import numpy as np
import pytest
from swaths import CENTRED, DEGREES, Swath, Wavy, every, with_hole

from coreg_qgis.core.errors import CancelledError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.geolocation import ArrayLayout, Geolocation
from coreg_qgis.core.geolocation_checks import ERROR, NOTE, WARNING, findings
from coreg_qgis.core.geolocation_summary import summarise

SWATH = Swath((120, 160))
GOOD = SWATH.geolocation()


def changed(x=None, y=None, layout=CENTRED, crs=DEGREES, geographic=True, shape=None):
    """The good arrays with other values; functions are given a copy to change in place."""
    values = []
    for old, new in ((GOOD.x, x), (GOOD.y, y)):
        copy = old.copy()
        values.append(copy if new is None else new(copy))
    return Geolocation(*values, layout, crs, geographic, shape or GOOD.shape)


def filled(value, part=(slice(3, 9), slice(4, 9))):
    def change(values):
        values[part] = value
        return values
    return change


def scattered(values):
    where = np.random.RandomState(5).uniform(size=values.shape) < 0.01
    return np.where(where, values + 0.5, values)


def codes(geolocation, severity=None):
    return [f.code for f in findings(geolocation) if severity in (None, f.severity)]


def test_nothing_is_wrong_with_good_arrays():
    for image in (SWATH, Swath(centre=(180.0, 10.0)), Swath(centre=(30.0, 89.8)), Wavy(),
                  Swath((200, 400), scan_rows=10, panorama=2.0)):
        found = findings(image.geolocation())
        assert {f.severity for f in found} == {NOTE}
        assert all(f.text.endswith(".") and f.text[0].isupper() for f in found)


@pytest.mark.parametrize(("geolocation", "code", "words"), [
    (changed(filled(np.nan, np.s_[:, :])), "ALL_MISSING", "X_DATASET and Y_DATASET"),
    (changed(y=lambda y: GOOD.x.copy()), "SAME_BAND", "X_BAND and Y_BAND"),
    (changed(filled(-999.0), filled(-999.0)), "FILL_VALUE_UNDECLARED", "X_DATASET holds -999 in 30 samples"),
    (changed(y=filled(-999.0)), "FILL_VALUE_UNDECLARED", "Y_DATASET holds -999 in 30 samples"),
    (changed(filled(9.96921e36), filled(9.96921e36)), "FILL_VALUE_UNDECLARED", "9.96921e+36"),
    (changed(lambda x: x * 0 + 7), "CONSTANT", "X_DATASET holds the same value everywhere (7)"),
    (changed(lambda x: GOOD.y.copy(), lambda y: GOOD.x + 130), "SWAPPED", "exchange X_DATASET and Y_DATASET"),
    (changed(lambda x: x + 100, lambda y: y + 50), "LATITUDE_RANGE", "beyond 90 degrees"),
    (changed(lambda x: x * 100), "LONGITUDE_RANGE", "X_DATASET"),
], ids=lambda v: v if isinstance(v, str) else "")
def test_arrays_that_cannot_be_used_are_errors(geolocation, code, words):
    found = [f for f in findings(geolocation) if f.severity == ERROR]
    assert found[0].code == code
    assert any(words in f.text for f in found)
    assert all(f.severity == ERROR for f in findings(geolocation))


@pytest.mark.parametrize(("geolocation", "code", "value"), [
    (changed(filled(np.nan)), "NODATA_DIFFERS", 30),
    (changed(scattered), "FOLDS", None),
    (changed(scattered), "OUTLIERS", None),
    (changed(filled(11.0, np.s_[40, 50:60]), filled(45.0, np.s_[40, 50:60])), "FLAT", 9),
    (changed(layout=ArrayLayout(0, 0, 1, 0.5)), "COVERAGE", None),
    (changed(shape=(300, 160)), "COVERAGE", 180.5),
    (changed(crs="EPSG:32633", geographic=False), "LIKE_DEGREES", None),
], ids=lambda v: v if isinstance(v, str) else "")
def test_doubtful_arrays_are_warned_of(geolocation, code, value):
    found = {f.code: f for f in findings(geolocation) if f.severity == WARNING}
    assert code in found
    if value is not None:
        assert found[code].value == pytest.approx(value)


def test_many_folds_are_an_error():
    draw = np.random.RandomState(2).normal
    noisy = changed(lambda x: x + draw(0, 0.05, x.shape), lambda y: y + draw(0, 0.05, y.shape))
    assert "FOLDS" in codes(noisy, ERROR)


def test_missing_lines_are_a_gap():
    kept = np.r_[0:50, 70:120]
    gap = Geolocation(GOOD.x[kept], GOOD.y[kept], CENTRED, DEGREES, True, (100, 160))
    found = {f.code: f for f in findings(gap)}
    assert found["GAPS"].value == 1
    assert found["CLOSURE"].severity == NOTE


def test_rounding_to_single_precision_is_measured():
    fine = Swath((120, 160), pixel_km=0.0005, bend=0.0).geolocation()
    single = Geolocation(fine.x.astype("f4"), fine.y.astype("f4"), CENTRED, DEGREES, True, fine.shape)
    found = {f.code: f for f in findings(single)}["FLOAT32_PRECISION"]
    step = np.spacing(np.float32(45.0)) / 2 * 111320 / 0.5
    assert found.severity == WARNING
    assert found.value == pytest.approx(step, rel=0.3)
    assert "FLOAT32_PRECISION" not in codes(fine)


def test_crops_with_whole_arrays_are_noted():
    assert "LARGER" in codes(Geolocation(GOOD.x, GOOD.y, CENTRED.cropped(30, 40), DEGREES, True, (50, 60)), NOTE)


def test_a_sample_for_each_pixel_does_not_go_with_a_step():
    found = {f.code: f for f in findings(Geolocation(GOOD.x, GOOD.y, every(9), DEGREES, True, GOOD.x.shape))}
    assert (found["STEP"].severity, found["STEP"].value) == (WARNING, 9.0)
    assert "LARGER" not in found


@pytest.mark.parametrize("heading", [0.0, 47.0, 190.0, 300.0])
@pytest.mark.parametrize("layout", [CENTRED, every(4)])
def test_numbers_are_the_swaths(heading, layout):
    swath = Swath((120, 160), heading=heading, panorama=0.0, bend=0.0, pixel_km=0.8, centre=(10.0, 30.0))
    summary = summarise(swath.geolocation(layout))
    assert summary.pixel_size == pytest.approx((800, 800), rel=0.006)  # an ellipsoid around a sphere's swath
    assert summary.pixel_range == pytest.approx((800, 800), rel=0.01)
    assert (summary.heading - heading + 180) % 360 - 180 == pytest.approx(0, abs=0.5)
    assert summary.closure[1] < 1e-6
    assert (summary.folded_cells, summary.flat_cells, summary.outliers, summary.gaps, summary.lost) == (0,) * 5
    assert (summary.scans, summary.crosses_dateline, summary.pole) == (0, False, "")


def test_dateline_poles_scans_and_holes_are_told():
    dateline = summarise(Swath(centre=(180.0, 10.0)).geolocation())
    assert dateline.crosses_dateline
    west, _, east, _ = dateline.bounds
    assert 170 < west < 180
    assert -180 < east < -170
    assert summarise(Swath(centre=(30.0, 89.8)).geolocation()).pole == "north"
    assert summarise(Swath(centre=(30.0, -89.8)).geolocation()).pole == "south"
    scanned = summarise(Swath((200, 400), scan_rows=10, panorama=2.0).geolocation())
    assert (scanned.scans, scanned.scan_lines) == (20, 10)
    assert scanned.other_scan > 100
    assert scanned.closure[1] < 1e-6
    assert summarise(with_hole(GOOD, slice(5, 10), slice(7, 20))).missing == 65


def test_a_cancelled_check_ends():
    class Cancelled(SilentFeedback):
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        findings(GOOD, feedback=Cancelled())
