"""The reports of checked and of corrected geolocation arrays: what they say of good, doubtful and bad ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_up_grids import GRID, tie_points

from coreg_qgis.core.errors import OutputError
from coreg_qgis.core.geolocation_checks import Finding
from coreg_qgis.core.hold_out import hold_out
from coreg_qgis.core.local_model import LocalSettings, fit_local
from coreg_qgis.report.correction_report import CorrectionResult, write_correction_report
from coreg_qgis.report.geolocation_report import GeolocationResult, write_geolocation_report

ABOUT = {"title": "Arrays <swath>", "settings": [("Model", "auto")], "command": "qgis_process run x", "versions": []}


@pytest.fixture(scope="module")
def corrected():
    points = tie_points(300)
    model = fit_local(points, GRID, LocalSettings("spline"))
    return CorrectionResult(points, model, hold_out(points, GRID, model), None, GRID.shape, float("nan"))


@pytest.fixture
def text_of(tmp_path):
    def write(content):
        own = write_correction_report if isinstance(content, CorrectionResult) else write_geolocation_report
        own(str(tmp_path / "r.html"), content, **ABOUT)
        return (tmp_path / "r.html").read_text("utf-8")

    return write


def checked(*found):
    return GeolocationResult([("PIXEL_STEP", "1"), ("SRS", "x" * 900)], found, (5, 6), None, None, None, None, "")


def test_a_correction_is_told_with_its_numbers(text_of, corrected):
    text = text_of(corrected)
    for stage in (corrected.unseen.before, corrected.unseen.after):
        assert f'{stage("px", "rmse", "abs"):.3f}' in text
    assert 'class="status good"' in text
    assert "Arrays &lt;swath&gt;" in text and "<swath>" not in text


def test_a_correction_that_makes_it_worse_is_bad(text_of, corrected):
    unseen = replace(corrected.unseen, before=corrected.unseen.after, after=corrected.unseen.before)
    assert 'class="status bad"' in text_of(replace(corrected, unseen=unseen))


def test_a_correction_that_cannot_be_tested_is_doubtful(text_of, corrected):
    assert 'class="status doubt"' in text_of(replace(corrected, unseen=None))


def test_a_remark_on_the_model_is_shown(text_of, corrected):
    model = replace(corrected.model, status="ok: the tie points cover 3 % of the image")
    text = text_of(replace(corrected, model=model))
    assert 'class="status doubt"' in text and "cover 3 % of the image" in text


@pytest.mark.parametrize(
    "severities, kind", [((), "good"), (("note",), "good"), (("warning", "note"), "doubt"), (("error", "note"), "bad")]
)
def test_the_worst_finding_counts(text_of, severities, kind):
    text = text_of(checked(*(Finding(f"CODE_{s}", s, f"A {s} <sentence>.") for s in severities)))
    assert f'class="status {kind}"' in text
    for severity in severities:
        assert f"A {severity} &lt;sentence&gt;." in text and f"CODE_{severity}" in text


def test_keys_are_shown_and_long_ones_cut(text_of):
    text = text_of(checked())
    assert "PIXEL_STEP" in text and "x" * 300 in text and "x" * 301 not in text


def test_a_place_that_cannot_be_written_is_an_error(tmp_path, corrected):
    for write, content in ((write_correction_report, corrected), (write_geolocation_report, checked())):
        with pytest.raises(OutputError):
            write(str(tmp_path / "no" / "r.html"), content, **ABOUT)


def test_residuals_are_drawn_as_lines_of_the_image_go(text_of, corrected):
    pytest.importorskip("matplotlib")
    assert np.isfinite(corrected.unseen.left[corrected.unseen.test]).all()
    assert text_of(corrected).count("<svg") == 2
