"""The report of a global shift: right numbers, no markup from outside, whole pages or none, with or without plots."""

from __future__ import annotations

import base64
import builtins
import os
import re
import zlib
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

pytest.importorskip("shapely", reason="shapely is not installed")
from shapely.geometry import Polygon

from coreg_qgis.core.errors import OutputError
from coreg_qgis.core.global_shift import GlobalShift, WindowEvidence
from coreg_qgis.core.grid import GeoGrid
from coreg_qgis.core.matches import Matches
from coreg_qgis.report import figures, images, numbers
from coreg_qgis.report.global_report import write_global_report
from coreg_qgis.report.png import data_uri, png

UTM = 'PROJCS["UTM 33N",GEOGCS["WGS 84",UNIT["degree",0.0174532925199433]],UNIT["metre",1],AUTHORITY["EPSG","32633"]]'
GRID = GeoGrid((1000, 1200), (600000, 10, 0, 5300000, 0, -10), UTM)
VOID_TAGS = {"meta", "input", "img", "br"}
RUN = {
    "title": "Detect <global> shift",
    "settings": [("Reference image", "/data/a & b/<script>alert(1)</script>.tif")],
    "command": "qgis_process run coreg:detectglobalshift -- 'REFERENCE=/data/a & b.tif'",
    "versions": [("numpy", "1.24.2")],
    "messages": ["The band <3> was taken."],
}


def matches(count: int) -> Matches:
    i = np.arange(count)
    x, y = GRID.to_map(150.0 + 100 * i, 300.0 + 50 * i)
    columns = [np.full(count, value) for value in (256, 256, 0.358, -1.566, 0.01, 0.02, 96.0, 0.3, 0.9)]
    return Matches(x, y, x, y, *columns, message=np.array([""] * count, object))


def evidence(size: int = 96) -> WindowEvidence:
    rng = np.random.default_rng(0)
    reference = rng.normal(100, 20, (size, size)).astype(np.float32)
    before = np.roll(reference, (2, -1), (0, 1)).copy()
    before[:20, :30] = np.nan
    surface = np.zeros((size // 2, size // 2))
    surface[size // 4 + 1, size // 4 - 2] = 1.0
    return WindowEvidence(reference, before, reference.copy(), surface, 605000.0, 5295000.0)


def result(found: bool = True, count: int = 6, shown: WindowEvidence | None = None) -> GlobalShift:
    values = (0.3579, -1.5662, 3.579, 15.662, 97.2, 0.0123, 0.312, 0.874) if found else (np.nan,) * 8
    used = np.arange(count) >= 2 if found else np.zeros(count, bool)
    overlap = Polygon([(601000, 5299000), (611000, 5299000), (611000, 5291000), (601000, 5291000)])
    status = "ok" if found else "no match: the windows <b>disagree</b>"
    return GlobalShift(found, status, *values, GRID, GRID, overlap, matches(count), used, shown)


class Checker(HTMLParser):
    """Collects texts and refuses tags that do not close."""

    def __init__(self):
        super().__init__()
        self.open, self.text, self.ids, self.tags = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.ids += [value for key, value in attrs if key == "id"]
        if tag not in VOID_TAGS:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.ids += [value for key, value in attrs if key == "id"]

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def page_of(path) -> tuple[str, Checker]:
    page = path.read_text("utf-8")
    checker = Checker()
    checker.feed(page)
    assert checker.open == []
    return page, checker


@pytest.fixture(scope="module")
def found_page(tmp_path_factory):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    path = tmp_path_factory.mktemp("report") / "shift of año.html"
    write_global_report(str(path), result(shown=evidence(300)), **RUN)
    return (*page_of(path), path)


def test_headline_numbers(found_page):
    text = "".join(found_page[1].text)
    for expected in (
        "+3.58\u00a0m, +15.66\u00a0m", "16.07\u00a0m", "12.9\u00b0", "+0.358, \u22121.566", "0.0123 px", "97 / 100",
        "0.312 \u2192 0.874", "4 / 6", "600003.579, 10, 0, 5300015.662, 0, -10",
    ):  # fmt: skip
        assert expected in text


def test_nothing_from_outside_becomes_markup(found_page):
    page, checker, _ = found_page
    assert "<script" not in page and "script" not in checker.tags
    text = "".join(checker.text)
    assert "Detect <global> shift" in text and "/data/a & b/<script>alert(1)</script>.tif" in text
    assert "The band <3> was taken." in text and RUN["command"] in text


def test_page_is_self_contained_small_and_follows_the_look_of_the_system(found_page):
    page, checker, path = found_page
    links = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert links and all(link.startswith(("data:image/png", "#")) for link in links)
    assert "default-src 'none'" in page and "url(http" not in page and "@import" not in page
    assert "prefers-color-scheme: dark" in page and "var(--ink)" in page
    assert path.stat().st_size < 1_500_000
    assert len(checker.ids) == len(set(checker.ids))
    assert page.count("<svg") >= 8  # windows, checkerboards, compass and three plots
    assert not [name for name in os.listdir(path.parent) if name != path.name]


def test_every_reference_inside_the_page_has_its_target(found_page):
    page, checker, _ = found_page
    used = set(re.findall(r'(?:xlink:href="|url\()#([^")]+)', page)) | set(re.findall(r'for="([^"]+)"', page))
    assert used and used <= set(checker.ids)


def test_page_of_a_result_without_match(tmp_path):
    path = tmp_path / "none.html"
    write_global_report(str(path), result(found=False), **RUN)
    page, checker = page_of(path)
    text = "".join(checker.text)
    assert "No shift found" in text and "the windows <b>disagree</b>" in text
    assert "nan" not in text.lower()
    assert "Blink" not in text and "Georeferencing of the target" not in text


@pytest.mark.parametrize("reliability, kind", [(97.0, "good"), (65.0, "doubt"), (30.0, "bad")])
def test_status_says_how_far_to_trust(tmp_path, reliability, kind):
    path = tmp_path / "page.html"
    write_global_report(str(path), replace(result(), reliability=reliability), **RUN)
    assert f'<div class="status {kind}"' in path.read_text("utf-8")


def test_page_without_windows_overlap_and_data(tmp_path):
    blank = np.full((64, 64), np.nan, np.float32)
    nothing = WindowEvidence(blank, blank, blank, blank, 0.0, 0.0)
    path = tmp_path / "empty.html"
    write_global_report(str(path), replace(result(False, 0, nothing), overlap=None), **RUN)
    _, checker = page_of(path)
    assert "nan" not in "".join(checker.text).lower()


def test_without_matplotlib_tables_and_pictures_remain(tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.split(".")[0] == "matplotlib":
            raise ImportError("No module named 'matplotlib'")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    path = tmp_path / "page.html"
    write_global_report(str(path), result(shown=evidence()), **RUN)
    _, checker = page_of(path)
    text = "".join(checker.text)
    assert "python3-matplotlib" in text and "+0.358" in text and "table" in checker.tags and "img" in checker.tags


def test_pyplot_is_never_imported(tmp_path):
    import subprocess
    import sys

    code = (
        "import sys, runpy; sys.path[:0] = ['.', 'test/report']; import test_global_report as t; "
        f"t.write_global_report({str(tmp_path / 'p.html')!r}, t.result(shown=t.evidence()), **t.RUN); "
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_old_report_survives_a_failure(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("old")
    with pytest.raises(AttributeError):
        write_global_report(str(path), None, **RUN)
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["page.html"]


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    path = tmp_path / "missing" / "page.html"
    with pytest.raises(OutputError, match=r"page\.html cannot be written .*choose another folder"):
        write_global_report(str(path), result(), **RUN)


def test_texts_are_translated(tmp_path):
    path = tmp_path / "page.html"
    write_global_report(str(path), result(), tr=lambda text: text.replace("Settings", "Einstellungen"), **RUN)
    assert "<h2>Einstellungen</h2>" in path.read_text("utf-8")


def test_surface_axes_count_displacement_from_the_middle(monkeypatch):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    marks = []
    real = figures._draw

    def spy(paint, *args):
        def painted(drawing):
            paint(drawing)
            marks.extend(tuple(np.ravel(line.get_data())) for axes in drawing.axes for line in axes.lines[:1])
        return real(painted, *args)

    monkeypatch.setattr(figures, "_draw", spy)
    surface = np.zeros((32, 48))
    surface[16 + 3, 24 - 5] = 1
    figures.correlation_surface(surface, (2.0, 4.0))
    assert marks == [(-10.0, 12.0)] * 2


def test_png_gives_the_pixels_back():
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 2)).astype(np.uint8)
    data = png(pixels)
    start = data.index(b"IDAT") + 4
    rows = np.frombuffer(zlib.decompress(data[start:]), np.uint8).reshape(5, 15)
    assert (rows[:, 0] == 2).all()  # difference to the row above
    assert np.array_equal(np.cumsum(rows[:, 1:], 0, dtype=np.uint8), pixels.reshape(5, 14))
    assert base64.b64decode(data_uri(pixels).split(",")[1]) == data


def test_png_is_read_by_gdal(tmp_path):
    gdal = pytest.importorskip("osgeo.gdal", reason="GDAL is not installed")
    pixels = np.random.default_rng(1).integers(0, 256, (9, 4, 3)).astype(np.uint8)
    (tmp_path / "p.png").write_bytes(png(pixels))
    assert np.array_equal(gdal.Open(str(tmp_path / "p.png")).ReadAsArray(), pixels.transpose(2, 0, 1))


def test_checkerboard_takes_turns():
    board = images.checkerboard(np.zeros((80, 80, 1), np.uint8), np.full((80, 80, 1), 9, np.uint8))[..., 0]
    assert board[5, 5] == 0 and board[5, 15] == 9 and board[15, 5] == 9 and board[15, 15] == 0
    assert board.mean() == pytest.approx(4.5)


def test_no_data_is_transparent_and_not_stretched():
    values = np.array([[np.nan, 0.0], [50.0, 100.0]])
    pixels = images.grey(values, (0.0, 100.0))
    assert pixels[..., 1].tolist() == [[0, 255], [255, 255]]
    assert pixels[1, 1, 0] == 255 and pixels[0, 1, 0] == 0


@pytest.mark.parametrize(
    "crs, unit",
    [
        (UTM, "m"),
        ('GEOGCS["WGS 84",UNIT["degree",0.0174532925199433]]', "\u00b0"),
        ('PROJCRS["x",BASEGEOGCRS["y"],CS[Cartesian,2],LENGTHUNIT["US survey foot",0.3048006]]', "ft"),
        ("EPSG:32633", ""),
        ("", ""),
    ],
)
def test_unit_of_the_map(crs, unit):
    assert numbers.unit_of(crs) == unit


@pytest.mark.parametrize(
    "value, digits, sign, text",
    [(1.5, 2, True, "+1.50"), (-0.25, 2, False, "\u22120.25"), (-1e-4, 2, True, "0.00"), (np.nan, 1, False, "\u2013")],
)
def test_numbers_have_a_true_minus_and_no_negative_zero(value, digits, sign, text):
    assert numbers.number(value, digits, sign) == text


def test_degrees_keep_a_thousandth_of_a_pixel():
    assert numbers.map_digits(10.0) == 2 and numbers.map_digits(0.000808) == 7 and numbers.map_digits(5000) == 0
