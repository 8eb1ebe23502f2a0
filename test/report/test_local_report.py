"""The report of a local coregistration: what it says for good, doubtful and untested results."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from made_up_grids import GRID, tie_points

from coreg_qgis.core.errors import OutputError
from coreg_qgis.core.hold_out import hold_out
from coreg_qgis.core.local_model import LocalSettings, fit_local
from coreg_qgis.report import figures
from coreg_qgis.report.local_report import LocalResult, write_local_report

ABOUT = {"title": "Local <shifts>", "settings": [("Model", "auto")], "command": "qgis_process run x", "versions": []}


@pytest.fixture(scope="module")
def result():
    points = tie_points(300)
    model = fit_local(points, GRID, LocalSettings("spline"))
    unseen = hold_out(points, GRID, model)
    return LocalResult(points, GRID, model, unseen, None, float("nan"), None)


@pytest.fixture
def text_of(tmp_path):
    def write(content, **about):
        write_local_report(str(tmp_path / "r.html"), content, **{**ABOUT, **about})
        return (tmp_path / "r.html").read_text("utf-8")

    return write


def test_the_page_says_which_model_and_why_and_what_is_left(text_of, result):
    text = text_of(result)
    assert result.model.reason.split(";")[0] in text
    for stage in (result.before, result.after):
        assert f'{stage("px", "rmse", "abs"):.3f}' in text
    assert 'class="status good"' in text
    assert "Local &lt;shifts&gt;" in text and "<shifts>" not in text
    assert "matched again" not in text


def test_every_model_is_in_the_table(text_of, result):
    rows = (("shift", 0.912), ("affine", 0.512), ("spline", 0.112))
    text = text_of(replace(result, model=replace(result.model, hold_out=rows)))
    for kind, rms in rows:
        assert re.search(rf"{kind}</td><td>{rms}", text)


def test_maps_before_and_after(text_of, result):
    pytest.importorskip("matplotlib")
    text = text_of(result)
    assert text.count("<svg") == 2
    assert "had not seen" in text


def test_without_matplotlib_the_numbers_stay(text_of, result, monkeypatch):
    def unavailable(*args, **options):
        raise figures.FiguresUnavailableError

    monkeypatch.setattr("coreg_qgis.report.local_report.vector_map", unavailable)
    text = text_of(result)
    assert "<svg" not in text and "matplotlib" in text
    assert f'{result.after("px", "rmse", "abs"):.3f}' in text


def test_remarks_make_it_doubtful(text_of, result):
    text = text_of(replace(result, model=replace(result.model, status="ok: much is extrapolated")))
    assert 'class="status doubt"' in text and "much is extrapolated" in text


def test_a_correction_that_makes_it_worse_is_bad(text_of, result):
    worse = replace(result.unseen, before=result.after, after=result.before)
    assert 'class="status bad"' in text_of(replace(result, unseen=worse))


def test_too_few_points_to_test(text_of, result):
    text = text_of(replace(result, unseen=None))
    assert 'class="status doubt"' in text and "too few independent points" in text
    assert "nan" not in re.sub(r"<svg.*?</svg>", "", text, flags=re.S)


def test_points_without_a_place_are_left_out_of_the_maps(text_of, result):
    pytest.importorskip("matplotlib")
    x = result.points.x_map.copy()
    x[:20] = np.nan
    text = text_of(replace(result, points=replace(result.points, x_map=x)))
    assert text.count("<svg") == 2


def test_a_place_that_cannot_be_written(result, tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_local_report(str(tmp_path / "no" / "r.html"), result, **ABOUT)
