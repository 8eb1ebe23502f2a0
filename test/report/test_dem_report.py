"""The report of aligned elevation models: what it says for good, doubtful and bad results, and what it shows."""

from __future__ import annotations

import base64
import re
from dataclasses import replace

import numpy as np
import pytest
from made_up_dems import GRID, SHIFT, by_blocks, curve, differences, stage, whole_model

from coreg_qgis.core.dem.choice import GLOBAL
from coreg_qgis.core.dem.solution import Ramp
from coreg_qgis.core.errors import OutputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.report import figures
from coreg_qgis.report.dem_remarks import remarks
from coreg_qgis.report.dem_report import DemResult, dem_stage, difference_limit, thinned_map, write_dem_report

ABOUT = {"title": "Two <models>", "settings": [("Blocks", "40")], "command": "qgis_process run x", "versions": []}


@pytest.fixture
def text_of(tmp_path):
    def write(content, **about):
        write_dem_report(str(tmp_path / "r.html"), content, **{**ABOUT, **about})
        return (tmp_path / "r.html").read_text("utf-8")

    return write


def plain(text):
    return re.sub(r"<[^>]+>", " ", text.replace("\u2212", "-"))


def test_the_page_tells_the_shift_and_what_it_does(text_of):
    result = whole_model()
    text = text_of(result)
    assert 'class="status good"' in text
    before, after = result.before.statistics, result.after.statistics
    for name in ("nmad", "median", "le90"):
        assert f"{getattr(before, name):.2f} \u2192 {getattr(after, name):.2f}" in text.replace("\u2212", "-")
    words = plain(text)
    assert "10.71 m = 0.54 px toward 79 degrees" in words
    assert re.search(r"East\s+\+10\.500 m\s+0\.200 m\s+0\.525", words)
    assert re.search(r"Up\s+-1\.900 m\s+0\.100 m", words)
    assert "3 rounds, converged" in words and "Least Z-difference" in words
    assert "Two &lt;models&gt;" in text and "<models>" not in text


def test_statistics_before_and_after_by_slope_and_aspect(text_of):
    result = whole_model()
    words = plain(text_of(result))
    for one in (result.before.statistics, result.after.statistics):
        assert f"{one.mean:.3f}" in words and f"{one.std:.3f}" in words and f"{one.rmse:.3f}" in words
        assert f"{one.percentiles[95]:.2f}" in words
    (low, high, first), (_, _, left) = result.before.slopes[2], result.after.slopes[2]
    assert f"{low:g} \u2013 {high:g}\u00b0" in words and f"{first.nmad:.2f} \u2192 {left.nmad:.2f}" in words
    assert "40 \u2013 90\u00b0" in words
    east = result.before.aspects[2][1], result.after.aspects[2][1]
    assert f"{east[0].median:.2f} \u2192 {east[1].median:.2f}" in words


def test_only_stable_pixels_count():
    result = whole_model()
    values = differences(6.0, -2.5)
    values[:20] = np.nan
    assert result.before.statistics.count == np.isfinite(values).sum() == result.before.sample.size
    assert result.before.statistics.mean == pytest.approx(np.nanmean(values), abs=1e-4)


def test_plots_of_a_whole_model(text_of):
    pytest.importorskip("matplotlib")
    text = text_of(whole_model())
    labels = re.findall(r'<svg role="img" aria-label="([^"]*)"', text)
    assert len(labels) == 4
    assert [word in " ".join(labels) for word in ("Maps", "Histograms", "aspect", "Convergence")] == [True] * 4
    assert "Amplitude: 10.70 m before, 0.05 m after." in text
    assert "Faint: not stable" in text
    assert "Blocks</h2>" not in text and "Whole model or local" not in text


def test_maps_of_differences_show_both_stages_in_the_same_colours(text_of):
    pytest.importorskip("matplotlib")
    image = pytest.importorskip("PIL.Image")
    import io

    level = np.full(GRID.shape, 3.0, np.float32)
    level[:, :60] = -3.0
    level[0, 0] = np.nan
    same = dem_stage(level)
    text = text_of(replace(whole_model(), before=same, after=same))
    pictures = re.findall(r"data:image/png;base64,\s*([A-Za-z0-9+/=\s]+)", text)[:2]
    pixels = [np.asarray(image.open(io.BytesIO(base64.b64decode(p))).convert("RGBA")) for p in pictures]
    assert pixels[0].shape[:2] == GRID.shape
    assert (pixels[0] == pixels[1]).all()
    red, blue = pixels[0][50, 10], pixels[0][50, 100]
    assert red[0] > red[2] + 40 and blue[2] > blue[0] + 40
    assert pixels[0][0, 0, 3] == 0 and red[3] == 255


def test_blocks_are_counted_mapped_and_explained(text_of):
    pytest.importorskip("matplotlib")
    words = plain(text_of(by_blocks()))
    assert re.search(r"blocks\s+40 px\s+1\.557\s+\u2714", words)
    assert re.search(r"whole model\s+\u2013\s+2\.411\s+blocks", words)
    assert "2.453 m by the whole-model correction, 1.565 m by the local one" in words
    assert re.search(r"solved\s+4", words) and re.search(r"contradicts its neighbours\s+1", words)
    assert re.search(r"East\s+\+10\.000\s+\+11\.000\s+\+12\.500", words)
    assert "2 of 6 blocks were filled" in words
    assert "Discs: what blocks have found" in words


def test_where_the_whole_model_is_better_the_page_says_so(text_of):
    local = by_blocks()
    kept = replace(local.choice, kind=GLOBAL, size=float("nan"), blocks=None)
    words = plain(text_of(replace(local, choice=kept, shifts=None)))
    assert "No local correction did clearly better" in words
    assert re.search(r"whole model\s+\u2013\s+2\.411\s+\u2714", words)
    assert "Blocks filled" not in words and "Discs" not in words


def test_rotation_scale_and_ramp_are_in_the_table(text_of):
    turned = replace(
        SHIFT, rotation=(0.0, np.radians(0.01234), 0.0), scale=2.5e-5, covariance=np.diag(np.full(7, 1e-10)),
        ramps=(Ramp(np.zeros(6), (0.0, 0.0), 1.0),), centre=(501200.0, 8599100.0, 321.0),
    )  # fmt: skip
    words = plain(text_of(replace(whole_model(), shift=turned)))
    assert re.search(r"Rotation about north\s+\+0\.01234\u00b0\s+0\.00057\u00b0", words)
    assert re.search(r"Scale\s+\+25\.0 ppm\s+10\.0 ppm", words)
    assert "Ramp of order 2" in words
    assert "501200.0 8599100.0, height 321.0 m" in words


@pytest.mark.parametrize(
    "change, kind, wanted",
    [
        ({"after": stage(6.5, 0.0, 0.1)}, "bad", "The correction does not help"),
        ({"shift": replace(SHIFT, converged=False)}, "doubt", "not converged"),
        ({"after": stage(2.0, 0.0, 6.0)}, "doubt", "Differences still go with aspect"),
        ({"after": stage(6.0, 0.0, 0.1)}, "good", "Aligned"),  # the offset alone: the scatter is as it was
    ],
)
def test_doubts_are_told(text_of, change, kind, wanted):
    text = text_of(replace(whole_model(), **change))
    assert f'class="status {kind}"' in text and wanted in text


def test_a_good_result_has_no_remarks():
    assert remarks(whole_model(), str) == []


@pytest.mark.parametrize(
    "after, wanted",
    [
        (replace(stage(2.0, 0.0, 0.05), curve=curve(0.05, gap=100.0)), "face 99 degrees of aspect"),
        (dem_stage(np.where(np.random.default_rng(0).random(GRID.shape) < 0.1, 40.0, differences(2.0, 0.0))),
         "Mean and median"),
    ],
)  # fmt: skip
def test_remarks_on_what_is_left(after, wanted):
    found = remarks(replace(whole_model(), after=after), str)
    assert len(found) == 1 and wanted in found[0]


def test_little_stable_terrain_and_a_vertical_field_are_remarked():
    stable = np.zeros(GRID.shape, bool)
    stable[40:44] = True
    few = dem_stage(differences(6.0, -2.5), stable)
    assert "counts as stable" in remarks(replace(whole_model(), before=few), str)[0]
    local = by_blocks()
    wide = local.shifts.copy()
    wide[2] *= 30
    assert any("real changes of height" in text for text in remarks(replace(local, shifts=wide), str))
    assert not any("real changes of height" in text for text in remarks(local, str))


def test_without_curves_the_page_says_why(text_of):
    pytest.importorskip("matplotlib")
    flat = whole_model()
    flat = replace(flat, before=replace(flat.before, curve=None), after=replace(flat.after, curve=None))
    assert "There is no curve of differences against aspect" in text_of(flat)
    one = replace(whole_model(), after=flat.after)
    assert text_of(one).count("<svg") == 4


def test_a_shift_without_history_or_sigmas(text_of):
    bare = replace(SHIFT, history=(), covariance=None, count=0)
    words = plain(text_of(replace(whole_model(), shift=bare)))
    assert "Convergence" not in words
    assert re.search(r"East\s+\+10\.500 m\s+\u2013\s+0\.525", words)


def test_nothing_but_voids_is_still_a_page(text_of):
    empty = dem_stage(np.full(GRID.shape, np.nan, np.float32))
    text = text_of(DemResult(SHIFT, empty, empty, GRID, "Vertical shift"))
    assert 'class="status bad"' in text and "nan" not in plain(text).lower()


@pytest.mark.parametrize(
    "geotransform, crs, metres",
    [
        ((15.0, 1e-4, 0.0, 78.0, 0.0, -1e-4), "EPSG:4326", (23_200.0, 111_600.0)),
        ((500000.0, 20.0, 0.0, 8598200.0, 0.0, 20.0), "EPSG:32633", (1.0, 1.0)),  # south up
        ((500000.0, 16.0, 12.0, 8600000.0, 12.0, -16.0), "EPSG:32633", (1.0, 1.0)),  # rotated
    ],
)
def test_grids_of_all_kinds_are_mapped(text_of, geotransform, crs, metres):
    pytest.importorskip("matplotlib")
    grid = GeoGrid(GRID.shape, geotransform, crs)
    result = replace(by_blocks(), reference_grid=grid, shift=replace(SHIFT, metres=metres))
    x, y = grid.to_map(*np.array([[20, 60, 100, 20, 60, 100], [20, 20, 20, 60, 60, 60]]))
    blocks = replace(result.choice.blocks, x=x, y=y)
    text = text_of(replace(result, choice=replace(result.choice, blocks=blocks)))
    assert text.count("<svg") == 5


def test_without_matplotlib_the_numbers_stay(text_of, monkeypatch):
    def unavailable(*args, **options):
        raise figures.FiguresUnavailableError

    for name in ("dem_maps.draw", "dem_figures.draw"):
        monkeypatch.setattr(f"coreg_qgis.report.{name}", unavailable)
    text = text_of(by_blocks())
    assert "<svg" not in text and text.count("matplotlib cannot be imported") == 1
    assert f"{by_blocks().after.statistics.nmad:.3f}" in text


def test_a_place_that_cannot_be_written(tmp_path):
    with pytest.raises(OutputError, match="another folder"):
        write_dem_report(str(tmp_path / "none" / "r.html"), whole_model(), **ABOUT)


def test_maps_are_thinned_and_the_page_stays_small(text_of):
    assert thinned_map(np.zeros((3, 2000, 700))).shape == (3, 500, 175)
    large = np.random.default_rng(0).normal(size=(1500, 1500)).astype(np.float32)
    grid = GeoGrid(large.shape, GRID.geotransform, GRID.crs_wkt)
    result = replace(whole_model(), before=dem_stage(3 * large), after=dem_stage(large), reference_grid=grid)
    assert result.after.statistics.count == large.size
    assert len(text_of(result)) < 2e6


@pytest.mark.parametrize(
    "before, after, wanted",
    [(10.0, 2.0, 8.0), (300.0, 2.0, 8.0), (2.0, 2.0, 2.0), (1.0, 2.0, 2.0), (0.0, 0.0, 0.01), (9.7, 9.0, 10.0)],
)
def test_the_ramp_ends_at_a_round_number_that_shows_what_is_left(before, after, wanted):
    assert difference_limit(np.full(50, -before), np.append(np.full(50, after), np.nan)) == pytest.approx(wanted)


def test_no_pixels_have_a_ramp_too():
    assert difference_limit(np.zeros(0), np.full(3, np.nan)) == 0.01
