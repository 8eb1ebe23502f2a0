"""The benchmarks and the demo run without a window and say what they measured."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bench.results import Results

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments, timeout=300):
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=timeout
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_targets_say_met_and_missed(capsys):
    results = Results("test")
    assert results.target("ratio", 0.4, 0.3, at_least=True)
    assert not results.target("error", 4.0, 3.0, at_least=False)
    assert not results.target("nothing measured", float("nan"), 3.0, at_least=False)
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in said] == ["- met", "- MISSED", "- MISSED"]


def test_results_are_kept_as_markdown(tmp_path, monkeypatch):
    monkeypatch.setattr("bench.results.FOLDER", tmp_path)
    results = Results("test")
    results._path = tmp_path / "test.md"
    results.table(["case", "mpx"], [["noise", "3.1"]])
    assert results.save().read_text("utf-8").splitlines() == [
        "| case  | mpx |", "|-------|----:|", "| noise | 3.1 |", "",
    ]  # fmt: skip


def test_accuracy_compares_the_estimators():
    output = run("-m", "bench.accuracy", "--count", 6, "--sizes", 64, "--generated", "--no-save")
    row = next(line for line in output.splitlines() if line.startswith("| SNR 20 "))
    foroosh, ours = (float(cell.split()[0]) for cell in row.split("|")[2:4])
    assert ours < 15 < foroosh
    cells = [cell.strip() for cell in row.strip("| ").split("|")]
    assert cells[5] == "6.5" and cells[6] == ("met" if ours <= 6.5 else "MISSED")
    assert sum(line.startswith("| SNR 20") for line in output.splitlines()) == 2  # without and with optics
    assert re.search(r"(met|MISSED): errors no larger than the table's, with the change mask: \d ", output)
    assert "- met: failures (> 0.5 px) of ours with reliability >= 50: 0" in output


def test_speed_compares_with_the_bare_transforms():
    output = run("-m", "bench.speed", "--windows", 8, "--no-run", "--no-save")
    row = next(line for line in output.splitlines() if line.startswith("| scipy"))
    full, bare, ratio = map(float, row.strip("| ").split("|")[1:])
    assert 0 < full < bare
    assert ratio == pytest.approx(full / bare, abs=0.02)


def test_grid_speed_says_where_the_time_goes(tmp_path):
    output = run("-m", "bench.grid_speed", "--sizes", 600, "--points", 40, "--threads", 2, "--no-save",
                 "--folder", tmp_path)  # fmt: skip
    rows = [line.strip("| ").split("|") for line in output.splitlines() if line.startswith("| 600 x 600")]
    points, rate, ratio, milliseconds = (float(cell) for cell in rows[0][1:5])
    assert 30 <= points <= 50 and rate > 0 and 0 < ratio < 1 and milliseconds > 0
    assert int(rows[0][7]) >= 0.9 * points and float(rows[0][9]) < 0.1  # valid points, worst error in px
    assert len(rows[1]) == 6 and all(float(cell) >= 0 for cell in rows[1][1:])


def test_grid_quality_counts_what_is_kept():
    output = run("-m", "bench.grid_quality", "--windows", 64, "--scenes", 1, "--side", 240, "--no-save",
                 "--cases", "clean", "unrelated")  # fmt: skip
    rows = {line.split("|")[1].strip(): line.strip("| ").split("|") for line in output.splitlines() if "| " in line}
    assert float(rows["clean"][3].strip(" %")) >= 99 and float(rows["clean"][7]) < 0.3
    assert rows["unrelated"][2].strip() == "0" and rows["unrelated"][4].strip() == "0"
    assert output.count("- met:") == 2


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    if not (shutil.which("qgis_process.bin") or shutil.which("qgis_process")):
        pytest.skip("qgis_process is not installed")
    folder = tmp_path_factory.mktemp("a demo") / "made"
    return folder, run("-m", "bench.demo", "--generated", "--folder", folder)


def test_demo_finds_the_known_shift(demo):
    error = float(re.search(r"error +([\d.]+) px", demo[1]).group(1))
    assert error < 0.05
    assert "-7.2500 px right" in demo[1]


def test_demo_leaves_what_it_promises(demo):
    names = set(os.listdir(demo[0]))
    promised = {"before.png", "after.png", "report.html", "coreg_demo.qgz", "corrected.tif", "coreg_demo.gpkg"}
    assert promised <= names
    assert not [name for name in names if name.endswith((".part", ".aux.xml"))]


def test_colour_fringes_vanish_in_the_pictures(demo):
    from osgeo import gdal

    def fringes(name: str) -> float:
        red, green, blue = gdal.Open(str(demo[0] / name)).ReadAsArray().astype(float)[:3]
        assert np.array_equal(green[60:, 800:], blue[60:, 800:])
        return np.abs(red - green)[60:, 800:].mean()  # the detail on the right, without vectors

    assert fringes("after.png") < 0.5 * fringes("before.png")


def test_project_opens_elsewhere_with_all_layers_styled(demo, tmp_path, qgis_app):
    from qgis.core import QgsProject, QgsVectorLayer

    moved = tmp_path / "moved here"
    shutil.copytree(demo[0], moved)
    project = QgsProject()
    assert project.read(str(moved / "coreg_demo.qgz"))
    layers = list(project.mapLayers().values())
    assert len(layers) == 8 and all(layer.isValid() for layer in layers)
    assert all(str(moved) in layer.source() for layer in layers)
    kinds = {layer.renderer().type() for layer in layers if isinstance(layer, QgsVectorLayer)}
    assert "RuleRenderer" in kinds
    assert set(project.mapThemeCollection().mapThemes()) == {"Before", "After", "Quality"}
