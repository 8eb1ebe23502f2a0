"""The report of fitted transforms: what its numbers say and when it is in doubt."""

from __future__ import annotations

import re

import numpy as np
import pytest
from made_up_transforms import fitted

from coreg_qgis.core.errors import OutputError
from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.report import figures
from coreg_qgis.report.transform_report import FittedRecord, TransformResult, write_transform_report

ABOUT = {"title": "Fit <x>", "settings": [("Geometry", "general")], "command": "qgis_process run x", "versions": []}


@pytest.fixture
def text_of(tmp_path):
    def write(*records, failed=(), **about):
        write_transform_report(str(tmp_path / "r.html"), TransformResult(records, failed), **{**ABOUT, **about})
        return (tmp_path / "r.html").read_text("utf-8")

    return write


def cells(text, name):
    """Texts of the row of a table that begins with ``name``."""
    found = re.search(rf">{re.escape(name)}</td>(.*?)</tr>", text)
    return re.findall(r"<td[^>]*>([^<]*)</td>", found[1])


def test_the_linear_part_is_told_as_it_is(text_of):
    text = text_of(fitted())
    for value, axis in ((1.18, 0), (1.18, 1)):
        told, sigma = map(float, cells(text, "Magnification")[axis].split(" \u00b1 "))
        assert 0 < sigma < 0.001 and abs(told - value) < 4 * sigma
    for told in cells(text, "Rotation of the axis"):
        angle, sigma = map(float, told.rstrip("\u00b0").replace("\u2212", "-").split(" \u00b1 "))
        assert 0 < sigma < 0.05 and abs(angle + 34) < 4 * sigma
    assert cells(text, "Mirrored")[0] == "no"
    assert float(cells(text, "As in IRAF: shift of the origin")[0].split()[0]) == pytest.approx(183, abs=0.3)
    assert 'class="status good"' in text and "Remarks" not in text
    assert "Fit &lt;x&gt;" in text and "Fit <x>" not in text


def test_the_shift_is_what_the_input_needs(text_of):
    points = fitted().points.copy()
    points[:, 2:] = points[:, :2] - (3.5, -15.25)
    fit = fit_record(*points.T, FitSettings("shift"), coordinates="map")
    told = cells(text_of(FittedRecord("s", fit, points, "m")), "Shift at the middle of the points")
    assert [float(one.split(" ")[0].replace("\u2212", "-")) for one in told] == pytest.approx([3.5, -15.25])
    assert all(one.endswith(" m") for one in told)


def test_counts_of_points_by_their_fate(text_of):
    weights = np.ones(200)
    weights[-10:] = 0
    text = text_of(fitted(blunders=6, weights=weights, xmax=400))
    record = fitted(blunders=6, weights=weights, xmax=400)
    outside = int((record.points[:, 0] > 400).sum())
    assert outside > 10
    assert f"{int(record.rejected.sum())} rejected, {outside} outside the limits" in text
    assert int(record.rejected.sum()) == int((record.points[:6, 0] <= 400).sum())


def test_rms_is_that_of_the_record(text_of):
    record = fitted()
    told = cells(text_of(record), "RMS (over n \u2212 1, as IRAF has it)")
    assert [float(one.split(" ")[0]) for one in told] == pytest.approx(record.fit.record.rms, rel=0.01)
    assert all(one.endswith(" px") for one in told)


def test_coefficients_of_the_distortion_with_their_errors(text_of):
    bent = fitted(bow=20, xxorder=3, xyorder=3)
    text = text_of(bent)
    surface = bent.fit.record.distortion[0]
    sigma = np.sqrt(np.diag(bent.fit.covariance.distortion[0]))
    value, error = map(float, cells(text, "u\u00b2")[0].split(" \u00b1 "))
    assert value == pytest.approx(surface.coefficients[2], rel=0.02)
    assert error == pytest.approx(sigma[2], rel=0.05)
    assert value == pytest.approx(20, abs=0.5)
    assert "xorder 3, yorder 3, xterms half" in text


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"count": 3}, "No point is left over"),
        ({"count": 5}, "Only 5 points for 3 coefficients"),
        ({"bow": 8}, "Residuals of neighbouring points are alike"),
        ({"mirrored": True, "coordinates": "map"}, "mirrors the image"),
        ({"blunders": 60, "reject": 1.0, "maxiter": 9}, "points were rejected"),
        ({"xxorder": 4, "xyorder": 4, "xmin": -2000.0, "xmax": 2000.0}, "of the area within the limits"),
        ({"xxorder": 4, "xyorder": 4, "xmin": -2000.0, "xmax": 2000.0}, "uncertain by up to"),
        ({"bow": 900, "xxorder": 3}, "folds"),
        ({"noise": 5000.0}, "hardly follow the reference"),
    ],
)
def test_remarks(text_of, record, said):
    text = text_of(fitted(**record))
    assert said in text and 'class="status doubt"' in text


def test_terms_that_the_points_do_not_determine(text_of):
    x, y = (part.ravel() for part in np.meshgrid([0.0, 1.0, 2.0], np.arange(12.0)))
    noise = np.random.default_rng(0).normal(0, 0.1, (2, len(x)))
    fit = fit_record(x, y, *(np.array([x, y]) + noise), FitSettings(xxorder=5, xyorder=2))
    text = text_of(FittedRecord("s", fit, np.column_stack([x, y, *(np.array([x, y]) + noise)])))
    dropped = int((fit.record.distortion[0].coefficients == 0).sum())
    assert dropped and f"do not determine {dropped} terms of the X distortion" in text
    assert "terms of the Y distortion" not in text


def test_four_plots_and_a_map_for_each_record(text_of):
    pytest.importorskip("matplotlib")
    text = text_of(fitted(blunders=5), fitted(name="second <b>", coordinates="mixed"))
    assert text.count("<svg") == 4
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert text.count("X residual (px)") == 2 and "rejected" in text
    assert "second &lt;b&gt;" in text and "Size of a pixel" in text


def test_pages_of_many_records_stay_small(text_of):
    pytest.importorskip("matplotlib")
    text = text_of(*(fitted(20, name=f"night{i}") for i in range(30)))
    assert text.count("<svg") == 24
    assert all(f"<h2>night{i}</h2>" in text for i in range(30))
    assert len(text) < 3_000_000


def test_large_plots_stay_small(text_of):
    pytest.importorskip("matplotlib")
    assert len(text_of(fitted(40_000, blunders=3000))) < 2_000_000


def test_a_fit_without_residuals_says_so(text_of):
    text = text_of(fitted(30, noise=0))
    assert "nothing to plot" in text and "<svg" not in text
    assert cells(text, "RMS (over n \u2212 1, as IRAF has it)") == ["0 px", "0 px"]


def test_no_number_is_written_as_nan(text_of):
    assert "nan" not in text_of(fitted(3), fitted(1, geometry="shift"))


def test_lists_that_could_not_be_fitted(text_of):
    text = text_of(fitted(), failed=[("night4", "Only 2 tie points <x>")])
    assert "night4" in text and "Only 2 tie points &lt;x&gt;" in text and 'class="status doubt"' in text
    text = text_of(failed=[("night4", "Only 2 tie points")])
    assert 'class="status bad"' in text and "Only 2 tie points" in text


def test_without_matplotlib_the_numbers_stay(text_of, monkeypatch):
    def unavailable(*args, **options):
        raise figures.FiguresUnavailableError

    monkeypatch.setattr("coreg_qgis.report.transform_report.residual_plots", unavailable)
    text = text_of(fitted())
    assert "<svg" not in text and "matplotlib" in text and cells(text, "Magnification")


def test_every_text_can_be_translated(text_of):
    said = []
    text_of(fitted(blunders=60, bow=8, reject=1.0), tr=lambda text: said.append(text) or f"\u00ab{text}\u00bb")
    assert "What the transform does" in said and len(set(said)) > 40
    assert len(said) > len(set(said))


def test_a_place_that_cannot_be_written(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_transform_report(str(tmp_path / "no" / "r.html"), TransformResult([fitted()]), **ABOUT)
