"""The rules of `make lint` bite: each is shown a file that breaks it."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / "build" / "venv" / "bin"
HEAD = '"""A module."""\n\n'


@pytest.fixture
def checkout(tmp_path):
    """A small plugin under the project's own rules."""
    if not (VENV / "ruff").exists():
        pytest.skip("the linters are not installed here: run `make lint` once")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / ".ci" / "rooms", tmp_path / ".ci" / "rooms")
    for room in ("", "core", "raster_io", "processing", "report"):
        (tmp_path / "coreg_qgis" / room).mkdir(exist_ok=True)
        (tmp_path / "coreg_qgis" / room / "__init__.py").write_text('"""A package."""\n')
    return tmp_path


def findings(checkout, *options):
    command = [VENV / "ruff", "check", "--no-cache", "--output-format", "concise", *options]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True).stdout


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("core", "from osgeo import gdal"),
        ("core", "import osgeo.gdal"),
        ("core", "from qgis.core import QgsRasterLayer"),
        ("core", "from PyQt5.QtCore import QObject"),
        ("core", "import matplotlib.figure"),
        ("core", "import processing"),
        ("core", "from ..raster_io import bands"),
        ("core", "from coreg_qgis.processing import provider"),
        ("raster_io", "from qgis.core import QgsRasterLayer"),
        ("raster_io", "from ..report import global_report"),
        ("report", "from qgis.core import QgsApplication"),
        ("report", "from osgeo import gdal"),
    ],
)
def test_room_refuses_an_import(checkout, room, line):
    (checkout / "coreg_qgis" / room / "wrong.py").write_text(f"{HEAD}{line}\n")
    assert "TID251" in findings(checkout, "--config", f".ci/rooms/{room}.toml", f"coreg_qgis/{room}")


def test_room_refuses_a_lazy_import_too(checkout):
    (checkout / "coreg_qgis" / "core" / "wrong.py").write_text(f"{HEAD}def f():\n    import osgeo\n    return osgeo\n")
    assert "TID251" in findings(checkout, "--config", ".ci/rooms/core.toml", "coreg_qgis/core")


@pytest.mark.parametrize("room", ["core", "raster_io"])
def test_room_takes_what_it_may_use(checkout, room):
    text = HEAD + "import numpy\nimport scipy.fft\nfrom shapely import geometry\n\nfrom . import core\n\n"
    (checkout / "coreg_qgis" / room / "right.py").write_text(text + "USED = (numpy, scipy, geometry, core)\n")
    assert "All checks passed" in findings(checkout, "--config", f".ci/rooms/{room}.toml", f"coreg_qgis/{room}")
    assert "All checks passed" in findings(checkout, "coreg_qgis")


@pytest.mark.parametrize(
    ("place", "text", "rule"),
    [
        ("processing", "from osgeo import gdal\n\nUSED = gdal\n", "TID251"),
        ("processing", "from PyQt5.QtCore import QObject\n\nUSED = QObject\n", "TID251"),
        ("processing", "import scipy\n\nUSED = scipy\n", "TID253"),
        ("report", "import matplotlib.pyplot\n\nUSED = matplotlib\n", "TID251"),
        ("processing", "def f(a: int | None):\n    return a\n", "FA102"),
        ("core", "def public():\n    return 1\n", "D103"),
        ("core", "def _f(a):\n" + "".join(f"    if a == {n}:\n        a += 1\n" for n in range(11)), "C901"),
        ("core", "print(1)\n", "T201"),
    ],
)
def test_rule_of_the_whole_plugin(checkout, place, text, rule):
    (checkout / "coreg_qgis" / place / "wrong.py").write_text(HEAD + text)
    assert rule in findings(checkout, "coreg_qgis")


def test_osgeo_is_allowed_in_raster_io_only(checkout):
    (checkout / "coreg_qgis" / "raster_io" / "right.py").write_text(HEAD + "from osgeo import gdal\n\nUSED = gdal\n")
    assert "All checks passed" in findings(checkout, "coreg_qgis")
    assert "All checks passed" in findings(checkout, "--config", ".ci/rooms/raster_io.toml", "coreg_qgis/raster_io")


def code_size(folder):
    return subprocess.run([sys.executable, ROOT / ".ci" / "code_size.py", folder], capture_output=True, text=True)


def test_long_function_and_long_file_are_found(tmp_path):
    (tmp_path / "long.py").write_text("def f():\n" + "    a = 1\n" * 40 + "\n" * 300)
    shown = code_size(tmp_path)
    assert shown.returncode == 1
    assert "f has 41 lines" in shown.stdout
    assert "the file has 341 lines" in shown.stdout


def test_docstring_and_blank_lines_do_not_count(tmp_path):
    (tmp_path / "fair.py").write_text('def f():\n    """One.\n\n    Two.\n    """\n' + "\n    a = 1\n" * 39)
    assert code_size(tmp_path).returncode == 0


def upload_checks(archive):
    command = [VENV / "python", ROOT / ".ci" / "upload_checks.py", archive]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture
def changed_zip(plugin_zip, tmp_path):
    """Copy the plugin's zip with some files added or replaced."""
    tools = [VENV / "python", "-c", "import bandit, detect_secrets, flake8"]
    if not (VENV / "python").exists() or subprocess.run(tools, capture_output=True).returncode:
        pytest.skip("the linters are not installed for this Python: run `make lint` once")

    def build(files, mode=0o100644):
        path = tmp_path / "changed.zip"
        with zipfile.ZipFile(plugin_zip) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                if name not in files:
                    new.writestr(name, old.read(name))
            for name, text in files.items():
                if text is not None:
                    entry = zipfile.ZipInfo(name)
                    entry.external_attr = mode << 16
                    new.writestr(entry, text)
        return path

    return build


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"coreg_qgis/LICENSE": None}, "LICENSE is missing"),
        ({"coreg_qgis/a.pyc": "x"}, "a.pyc is of a kind"),
        ({"coreg_qgis/run.sh": "x"}, "run.sh is of a kind"),
        ({"coreg_qgis/.git/config": "x"}, ".git/config must not be in a zip"),
        ({"other/a.py": "x"}, "one folder"),
        ({"coreg_qgis/test/a.py": ""}, "is a test"),
        ({"coreg_qgis/metadata.txt": "[general]\nname=x\n"}, "has no tracker"),
        ({"coreg_qgis/bad.py": "assert 1\n"}, "bandit B101"),
        ({"coreg_qgis/bad.py": "import random\nrandom.random()\n"}, "bandit B311"),
        ({"coreg_qgis/bad.py": "KEY = '" + "AKIA" + "Q3EGRIDMXJQ4ZZTA" + "'\n"}, "detect-secrets"),
        ({"coreg_qgis/bad.py": "import os\n"}, "flake8"),
        ({"coreg_qgis/bad.py": "from PyQt5.QtCore import QObject as A\n\nB = A\n"}, "QGS"),
    ],
)
def test_upload_check_refuses(changed_zip, files, said):
    shown = upload_checks(changed_zip(files))
    assert shown.returncode == 1
    assert said in shown.stdout


def test_upload_check_refuses_executable_files(changed_zip):
    assert "is executable" in upload_checks(changed_zip({"coreg_qgis/a.py": ""}, mode=0o100755)).stdout
