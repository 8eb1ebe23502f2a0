"""The report of a quality grid: right numbers and marks, small pages, and sense in the poorest of results."""

from __future__ import annotations

import builtins
import os
import re
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("shapely", reason="shapely is not installed")
from made_up_grids import DEGREES, GRID, quality_grid, tie_points
from test_global_report import RUN, page_of

from coreg_qgis.core.errors import OutputError
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.report import figures, grid_figures, grid_maps, marks
from coreg_qgis.report.grid_report import write_grid_report
from coreg_qgis.report.grid_tables import affine_parts, model_rows, outcome_rows, statistics_rows
from coreg_qgis.report.numbers import count

COMMAND = {**RUN, "title": "Geometric <quality> grid"}
HEADINGS = (
    "Shift vectors", "What is left after the best affine transformation", "Scatter of the shifts",
    "Histograms of the shifts", "Shift against column and row", "Reliability and similarity of the points",
    "Statistics of the valid points, in pixels of the target", "Statistics of the valid points, on the map (m)",
    "The best simple corrections", "What became of the points", "How it was measured", "Messages of the run",
    "Settings", "The same run as a command", "Versions",
)  # fmt: skip


def unmeasured(points):
    nothing = np.full(len(points), np.nan)
    return replace(points, x_shift_px=nothing, y_shift_px=nothing, x_shift_m=nothing, y_shift_m=nothing)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """(text, parsed page, path, result) of a usual grid."""
    path, result = tmp_path_factory.mktemp("grid report") / "Bericht ä.html", quality_grid(tie_points(1500))
    write_grid_report(str(path), result, **COMMAND)
    return *page_of(path), path, result


def written(tmp_path, result, **more):
    write_grid_report(str(tmp_path / "page.html"), result, **COMMAND, **more)
    text, checker = page_of(tmp_path / "page.html")
    return text, checker, "".join(checker.text)


def test_page_has_every_part_and_its_numbers(page):
    text, checker, _, result = page
    for heading in HEADINGS:
        assert f"<h2>{heading}</h2>" in text
    words = "".join(checker.text)
    px, metres = result.before("px", "rmse", "abs"), result.before("m", "rmse", "abs")
    valid, outliers = int(result.points.valid.sum()), int(result.points.outlier.sum())
    for expected in (
        f"{count(valid)} of {count(len(result.points))} points are valid.", f"{px:.3f} px", f"{metres:.2f}\u00a0m",
        f"{result.after_affine('px', 'rmse', 'abs'):.3f} px", f"{outliers} (", "0.031 px",
        f"{result.ssim_before:.3f} \u2192 {result.ssim_after:.3f}", COMMAND["command"],
    ):  # fmt: skip
        assert expected in words
    assert '<div class="status good"' in text


def test_nothing_from_outside_becomes_markup(page):
    text, checker, _, _ = page
    words = "".join(checker.text)
    assert "script" not in checker.tags and "holds" not in checker.tags
    assert "the window <holds> too little data" in words and "Geometric <quality> grid" in words


def test_page_is_self_contained_and_follows_the_look_of_the_system(page):
    text, checker, path, _ = page
    links = re.findall(r'(?:src|href)="([^"]*)"', text)
    assert all(link.startswith(("data:image/png", "#")) for link in links)
    assert "default-src 'none'" in text and "url(http" not in text and "@import" not in text
    assert "nan" not in "".join(checker.text).lower()
    assert len(checker.ids) == len(set(checker.ids)) and text.count("<svg") == 6
    used = set(re.findall(r'(?:xlink:href="|url\()#([^")]+)', text))
    assert used and used <= set(checker.ids)
    assert os.listdir(path.parent) == [path.name]


def test_every_colour_of_the_plots_changes_with_the_look(page):
    text = page[0]
    assert "#0102" not in text  # no stand-in is left
    names = set(re.findall(r"var\(--(\w+)\)", text))
    light, dark = (re.search(pattern, text, re.DOTALL).group(1) for pattern in (
        r":root \{(.*?)\}", r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}"
    ))  # fmt: skip
    assert {f"scale{i}" for i in range(1, 7)} <= names
    assert all(f"--{name}:" in light and f"--{name}:" in dark for name in names)
    plots = "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL))
    assert set(re.findall("#[0-9a-fA-F]{6}", plots)) <= {"#000000"}  # matplotlib's own, of unpainted paths


def luminance(colour: str) -> float:
    channels = np.array([int(colour[i:i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


@pytest.mark.parametrize("look", [0, 1], ids=["light", "dark"])
def test_colours_of_lengths_are_in_order_and_stand_out(page, look):
    blocks = re.findall(r":root \{(.*?)\}", page[0], re.DOTALL)
    values = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", blocks[look]))
    steps = [luminance(values[f"scale{i}"]) for i in range(1, 7)]
    assert sorted(steps, reverse=look == 0) == steps  # longer is further from the paper, whoever sees no hues
    for paper in ("card", "faint"):
        ground = luminance(values[paper])
        contrast = [(max(s, ground) + 0.05) / (min(s, ground) + 0.05) for s in steps]
        assert min(contrast) > 1.9


@pytest.mark.parametrize("number", [3000, 100_000])
def test_pages_stay_small(tmp_path, number):
    result = quality_grid(tie_points(number))
    written(tmp_path, result)
    assert (tmp_path / "page.html").stat().st_size < 1_500_000


def test_map_coordinates_are_written_in_full(page):
    labels = re.findall(r">([^<>]+)</text>", page[0])
    assert "5300000" in labels and "650000" in labels
    assert not [label for label in labels if re.search(r"\d[eE][+\u2212-]?\d", label)]


def test_degrees(tmp_path):
    text, _, words = written(tmp_path, quality_grid(tie_points(300, DEGREES), DEGREES))
    assert "\u221271.0" in words and "45.4" in words and "(\u00b0)" in words
    assert re.search(r"0\.000\d+\u00b0 = [\d.]+ px", words)


@pytest.mark.parametrize("overlap", ["middle", None])
def test_nothing_found(tmp_path, overlap):
    for points in (unmeasured(tie_points(100)), tie_points(100).select([])):
        text, _, words = written(tmp_path, quality_grid(points, status="no match: <nothing>", overlap=overlap))
        assert '<div class="status bad"' in text and "no match: <nothing>" in words
        assert "nan" not in words.lower() and "Statistics" not in words and "What became of the points" in words
        assert ("Shift vectors" in words) == (overlap is not None or len(points) > 0)


def test_only_outliers(tmp_path):
    points = tie_points(50, clean=True)
    text, _, words = written(tmp_path, quality_grid(replace(points, inconsistent=np.ones(len(points), bool))))
    assert '<div class="status bad"' in text and "nan" not in words.lower() and "49 (100.0 %)" in words


@pytest.mark.parametrize("number", [1, 4])
def test_few_points(tmp_path, number):
    result = quality_grid(tie_points(number, clean=True))
    text, _, words = written(tmp_path, result)
    assert '<div class="status doubt"' in text and "nan" not in words.lower()
    assert ("needs at least 3 valid points" in words) == (number == 1)
    assert ("Histograms" in words) == (number == 4)


def test_identical_images(tmp_path):
    points = tie_points(100, clean=True)
    zero = np.zeros(len(points))
    still = replace(points, x_shift_px=zero, y_shift_px=zero, x_shift_m=zero, y_shift_m=zero)
    text, _, words = written(tmp_path, quality_grid(still))
    assert '<div class="status good"' in text and "nan" not in words.lower() and "times as long" not in words


def test_remark_is_shown(tmp_path):
    text, _, words = written(tmp_path, quality_grid(tie_points(100), status="ok: half of the overlap is water"))
    assert '<div class="status doubt"' in text and "half of the overlap is water" in words


def test_without_matplotlib_the_tables_remain(tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.split(".")[0] == "matplotlib":
            raise ImportError("No module named 'matplotlib'")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    text, checker, words = written(tmp_path, quality_grid(tie_points(200)))
    assert "python3-matplotlib" in words and "svg" not in checker.tags and "NMAD" in words


def test_pyplot_is_never_imported(tmp_path):
    import subprocess
    import sys

    code = (
        "import sys; sys.path[:0] = ['.', 'test/report']; import test_grid_report as t; "
        f"t.write_grid_report({str(tmp_path / 'p.html')!r}, t.quality_grid(t.tie_points(30)), **t.COMMAND); "
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_old_report_survives_a_failure(tmp_path):
    (tmp_path / "page.html").write_text("old")
    with pytest.raises(AttributeError):
        write_grid_report(str(tmp_path / "page.html"), None, **COMMAND)
    assert (tmp_path / "page.html").read_text() == "old" and os.listdir(tmp_path) == ["page.html"]


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(OutputError, match=r"page\.html cannot be written .*choose another folder"):
        write_grid_report(str(tmp_path / "missing" / "page.html"), quality_grid(tie_points(20)), **COMMAND)


def test_texts_are_translated(tmp_path):
    text, _, _ = written(tmp_path, quality_grid(tie_points(20)), tr=lambda t: t.replace("Settings", "Einstellungen"))
    assert "<h2>Einstellungen</h2>" in text


def test_statistics_are_those_of_the_result():
    result = quality_grid(tie_points(400))
    rows = statistics_rows(result, "px", str)
    assert [cells[1] for _, cells in rows] == 3 * ["right", "down", "length"]
    assert [cells[0] for _, cells in rows] == ["none", "", "", "best shift", "", "", "best affine", "", ""]
    for (_, cells), (statistics, axis) in zip(
        rows, ((s, a) for s in (result.before, result.after_global, result.after_affine) for a in ("x", "y", "abs"))
    ):
        numbers = [float(c.replace("\u2212", "-")) for c in cells[2:]]
        expected = [statistics("px", m, axis) for m in ("mean", "median", "std", "rmse", "ce90", "nmad")]
        np.testing.assert_allclose(numbers, expected, atol=6e-4)
    down, north = (statistics_rows(result, unit, str)[1][1] for unit in ("px", "m"))
    assert down[2].startswith("\u2212") and north[1] == "north" and north[2].startswith("+")


def test_outcomes_are_counted():
    points = tie_points(900)
    rows = {cells[0]: cells[1] for _, cells in outcome_rows(quality_grid(points), str)}
    assert rows["laid out"] == "900" and rows["valid"] == str(points.valid.sum())
    assert rows["rejected"] == str(points.outlier.sum())
    assert rows["not measured: the window <holds> too little data"] == rows["not measured"]
    assert int(rows["rejected: not reliable in itself"]) == (points.measured & points.unreliable).sum()


def test_many_different_messages_are_summed_up():
    points = unmeasured(tie_points(200))
    points = replace(points, message=np.array([f"reason {i % 40}" for i in range(len(points))], object))
    rows = outcome_rows(quality_grid(points), str)
    assert len(rows) < 20 and rows[-1][1][0] == "not measured: other reasons"
    reasons = [int(cells[1]) for _, cells in rows if cells[0].startswith("not measured:")]
    assert sum(reasons) == len(points)


def affine_of(matrix, middle=(655000.0, 5245000.0), shift=(8.0, 13.0)):
    """The affine of shifts at true places for a correction by ``matrix`` about the middle, then ``shift``."""
    growth = np.eye(2) - np.linalg.inv(np.asarray(matrix))
    return np.column_stack([np.array(shift) - growth @ middle, growth])


@pytest.mark.parametrize("angle, sense", [(0.01, "counterclockwise"), (-0.01, "clockwise")])
def test_affine_in_words(angle, sense):
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    matrix = np.array([[c, -s], [s, c]]) @ np.diag([1 + 50e-6, 1 - 20e-6])
    result = replace(quality_grid(tie_points(100)), affine=affine_of(matrix))
    words = dict(model_rows(result, str))
    assert words["Best affine: rotation"] == f"0.01000\u00b0 {sense}"
    assert words["Best affine: scale along x, y"] == "+50.0 ppm, \u221220.0 ppm"
    assert words["Best affine: deviation from a right angle"] == "0.00000\u00b0"
    # A hundredth of a degree over the 70 km from the middle of the overlap to its corner is 12 m and more.
    varies = float(words["Best affine: its shift varies over the overlap by up to"].split()[0])
    assert 1.2 < varies < 2


def test_affine_parts_of_a_sheared_and_of_a_geographic_grid():
    rotation, scales, skew = affine_parts(affine_of([[1, -np.tan(np.radians(0.02))], [0, 1]]))
    assert skew == pytest.approx(0.02, rel=1e-3) and scales[0] == pytest.approx(0, abs=1e-12)
    turn = np.radians(0.01)
    width = np.cos(np.radians(60))
    degrees = [[np.cos(turn), -np.sin(turn) / width], [np.sin(turn) * width, np.cos(turn)]]
    rotation, scales, skew = affine_parts(affine_of(degrees, (10.0, 60.0), (0, 0)), width)
    assert rotation == pytest.approx(0.01, rel=1e-6)
    assert max(map(abs, scales)) < 1e-9 and abs(skew) < 1e-9


def test_running_median_follows_lines_and_leaves_gaps():
    rng = np.random.default_rng(1)
    place = np.repeat(np.arange(0.0, 50) * 40, 30)
    truth = np.where(place > 900, 0.3, 0.0) + 0.1 * np.sin(place / 90)
    values = truth + rng.normal(0, 0.01, len(place))
    values[::7] += 5  # a seventh of the points is wrong
    keep = (np.abs(place - 1200) > 90) & (place != 400)
    where, medians = grid_figures.running_median(place[keep], values[keep], 40.0)
    known = np.isfinite(medians)
    gap = np.flatnonzero(~known)
    assert len(gap) == 1 and where[gap[0] - 1] == 1080 and where[gap[0] + 1] == 1320  # one lost line is no gap
    nearest = np.abs(place[:, None] - where[known]).argmin(0)
    assert known.sum() > 40 and np.abs(medians[known] - truth[nearest]).max() < 0.02


def test_running_median_of_even_and_odd_numbers_is_numpys():
    place = np.array([0.0] * 5 + [10.0] * 6 + [20.0] * 9)
    values = np.random.default_rng(2).normal(size=20)
    where, medians = grid_figures.running_median(place, values, np.nan)
    assert len(where) == 2
    where, medians = grid_figures.running_median(np.tile(place, 5), np.tile(values, 5), 10.0)
    assert where.tolist() == [0, 10, 20]
    np.testing.assert_allclose(medians, [np.median(values[place == w]) for w in where])


def test_a_wave_along_the_rows_shows_beside_a_slope_along_the_columns():
    rng = np.random.default_rng(3)
    col, row = rng.uniform(0, 1000, (2, 2000))
    wave = 0.05 * np.sin(row / 40)
    left = grid_figures.without_trend(0.002 * col + 0.001 * row + wave, row, col)
    expected = 0.002 * col.mean() + 0.001 * row + wave
    assert np.abs(left - expected).max() < 0.01
    assert grid_figures.without_trend(np.array([1.0, 2.0]), row[:2], col[:2]).tolist() == [1.0, 2.0]


def test_thinning_is_even_and_repeats():
    rows = np.arange(50_000)
    kept = marks.thinned(rows, 2500)
    assert len(kept) == 2500 and np.array_equal(kept, marks.thinned(rows, 2500)) and (np.diff(kept) > 0).all()
    assert np.histogram(kept, 10, (0, 50_000))[0].min() > 240
    assert len(np.unique(kept % 224)) > 220  # all columns of a regular layout, not only some
    assert marks.thinned(rows[:7], 10).tolist() == list(range(7))


def test_spread_takes_one_a_cell_in_whole_steps_of_a_layout():
    col, row = (v.ravel() for v in np.meshgrid(np.arange(60.0), np.arange(60.0)))
    places = 7 + 100 * np.column_stack([col, row])
    kept = places[marks.spread(places, np.arange(3600), 160.0, 100.0)]
    assert len(kept) == 900 and set(np.diff(np.unique(kept[:, 0]))) == {200.0}
    assert len(marks.spread(places, np.arange(3600), 90.0, 100.0)) == 3600
    irregular = np.random.default_rng(0).uniform(0, 100, (5000, 2))
    some = marks.spread(irregular, np.arange(100, 5000), 10.0)
    assert 95 <= len(some) <= 121 and some.min() >= 100
    assert len(marks.spread(places, np.zeros(0, int), 10.0)) == 0


def lines_of(monkeypatch, content):
    """(axes' lines, texts) of a map: vertices of its arrows in data units."""
    seen = []

    def keep(axes, places, vectors, **style):
        seen.append((places, vectors, style["edgecolor"]))

    monkeypatch.setattr(grid_maps, "arrows", keep)
    svg = grid_maps.vector_map(content)
    return seen, re.findall(r">([^<>]+)</text>", svg)


def content(points, vectors, **more):
    values = {
        "name": "m", "text": "t", "places": np.column_stack([points.x_map, points.y_map]), "vectors": vectors,
        "valid": points.valid, "outlier": points.outlier, "unmeasured": ~points.measured, "overlap": None,
        "unit": "m", "pixel": 10.0, "spacing": np.nan,
    }  # fmt: skip
    return grid_maps.VectorMap(**{**values, **more})


def test_arrows_start_at_the_points_and_are_enlarged_as_the_legend_says(monkeypatch):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    points = tie_points(300)
    vectors = np.column_stack([points.x_shift_m, points.y_shift_m])
    drawn, texts = lines_of(monkeypatch, content(points, vectors))
    *groups, key = drawn
    factor = float(next(t for t in texts if "times as long" in t).split()[1])
    sample = next(t for t in texts if " = " in t)
    starts, arrows = (np.vstack([g[i] for g in groups]) for i in (0, 1))
    rows = [np.flatnonzero((points.x_map == x) & (points.y_map == y))[0] for x, y in starts]
    assert points.valid[rows].all() and len(set(rows)) == len(rows) > 200
    np.testing.assert_allclose(arrows, factor * vectors[rows])
    lengths = [np.hypot(*g[1].T).max() for g in groups if len(g[1])]
    assert lengths == sorted(lengths) and [g[2] for g in groups] == figures.SCALE
    metres, pixels = re.fullmatch(r"([\d.]+) m = ([\d.]+) px", sample).groups()
    assert float(metres) == 10 * float(pixels)
    inches = key[1][0, 0]  # the legend is laid out in inches
    span = 1.08 * max(np.ptp(points.x_map), np.ptp(points.y_map))
    assert inches == pytest.approx(float(metres) * factor * 6.6 / span, rel=0.02)


def test_an_endless_outlier_among_the_valid_points_does_not_leave_the_map(monkeypatch):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    points = tie_points(300, clean=True)
    vectors = np.column_stack([points.x_shift_m, points.y_shift_m])
    vectors[5] = 1e6, 0
    drawn, _ = lines_of(monkeypatch, content(points, vectors))
    longest = max(np.hypot(*g[1].T).max() for g in drawn[:-1] if len(g[1]))
    assert longest < 0.2 * np.ptp(points.x_map)


@pytest.mark.parametrize("shape", [(2000, 40_000), (40_000, 2000)])
def test_long_strips_and_their_arrows_fit_on_the_page(monkeypatch, shape):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    grid = GeoGrid(shape, GRID.geotransform, GRID.crs_wkt)
    points = tie_points(300, grid)
    strip = content(points, np.column_stack([points.x_shift_m, points.y_shift_m]))
    svg = grid_maps.vector_map(strip)
    drawn, _ = lines_of(monkeypatch, strip)
    assert max(np.hypot(*g[1].T).max() for g in drawn[:-1] if len(g[1])) < 20_000
    _, _, width, height = (float(v) for v in re.search(r'viewBox="([^"]+)"', svg).group(1).split())
    assert width == pytest.approx(8.2 * 72, abs=1) and 100 < height < 8.2 * 72


def test_dots_are_one_path_a_layer_and_lie_where_they_should():
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")

    def paint(drawing):
        axes = drawing.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, 100)
        axes.set_ylim(0, 100)
        marks.dots(axes, [10.0, 50.0, 90.0], [20.0, 20.0, 70.0], edgecolor=figures.COLOURS["accent"])
        marks.crosses(axes, [50.0], [50.0], size=7.2, edgecolor=figures.COLOURS["ink"])

    svg = figures.draw(paint, (1.0, 1.0), "n", "t")
    paths = [re.findall(r"([ML]) ([\d.]+) ([\d.]+)", d) for d in re.findall(r'<path d="([^"]+)"', svg)]
    dots = next(p for p in paths if len(p) == 6)
    centres = [(float(x), 72 - float(y)) for _, x, y in dots[::2]]
    np.testing.assert_allclose(centres, 0.72 * np.array([(10, 20), (50, 20), (90, 70)]), atol=0.02)
    assert dots[0][1:] == dots[1][1:] and "stroke-linecap: round" in svg
    cross = next(p for p in paths if len(p) == 4)
    np.testing.assert_allclose(sorted(float(x) for _, x, _ in cross), [32.4, 32.4, 39.6, 39.6], atol=0.02)
