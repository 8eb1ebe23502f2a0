"""The zip that users install: what is in it, and that QGIS takes it into an empty profile."""

import hashlib
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALGORITHMS = ("footprint", "overlap", "detectglobalshift", "applyshift", "coregisterglobal", "qualitygrid")
ALGORITHMS += ("coregisterlocal", "applydisplacement", "fittransform", "listtransforms")
ALGORITHMS += ("transformcoordinates", "transformvector", "transformraster", "creategeolocation", "clipgeolocation")
ALGORITHMS += ("geolocationtogcps", "rectifygeolocation", "checkgeolocation", "correctgeolocation")
ALGORITHMS += ("coregisterdem", "coregisterdemblockwise")


@pytest.fixture(scope="module")
def names(plugin_zip):
    with zipfile.ZipFile(plugin_zip) as archive:
        return archive.namelist()


def test_zip_holds_the_whole_package_and_what_qgis_needs(names):
    source = [path.relative_to(ROOT).as_posix() for path in (ROOT / "coreg_qgis").rglob("*.py")]
    needed = {name for name in source if name != "coreg_qgis/resources.py"}
    needed |= {f"coreg_qgis/{name}" for name in ("metadata.txt", "LICENSE", "i18n/coreg_qgis_de.qm", "icons/coreg.svg")}
    for kind in ("*.qml", "*.css", "*.html", "*.svg"):
        needed |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "coreg_qgis").rglob(kind)}
    assert sorted(needed - set(names)) == []


def test_zip_holds_nothing_else(names):
    kinds = {Path(name).suffix for name in names}
    assert kinds <= {".py", ".txt", ".svg", ".png", ".qml", ".qm", ".css", ".html", ""}
    assert {name.split("/")[0] for name in names} == {"coreg_qgis"}
    assert [name for name in names if "__pycache__" in name or "/test" in name or "/." in name] == []


def test_same_sources_give_the_same_bytes(tmp_path):
    digests = set()
    for name, mask in (("a", 0o022), ("another place", 0o077)):
        command = [sys.executable, ROOT / ".ci" / "package.py", tmp_path / name]
        subprocess.run(command, check=True, capture_output=True, umask=mask)
        digests.add(hashlib.sha256((tmp_path / name / "coreg_qgis.zip").read_bytes()).hexdigest())
        time.sleep(2.1)  # a zip counts in steps of two seconds
    assert len(digests) == 1


def test_plugin_is_listed_after_installation(qgis_process):
    assert "coreg_qgis" in qgis_process("plugins").stdout


@pytest.mark.parametrize("name", ALGORITHMS)
def test_algorithm_is_listed_and_described(qgis_process, name):
    shown = qgis_process("help", f"coreg:{name}").stdout
    assert f"coreg:{name}" in shown
    assert "Arguments" in shown


def test_list_shows_all_algorithms_and_no_other(qgis_process):
    listed = {word for word in qgis_process("list").stdout.split() if word.startswith("coreg:")}
    assert {f"coreg:{name}" for name in ALGORITHMS} <= listed
    assert "cannot be loaded" not in qgis_process("list").stderr


def test_install_puts_the_plugin_into_the_profile_that_is_asked_for(tmp_path):
    command = ["make", "-C", str(ROOT), "install", f"BUILD={tmp_path / 'build'}", "PROFILE=field work"]
    command.append(f"QGIS_CUSTOM_CONFIG_PATH={tmp_path / 'my config'}")
    subprocess.run(command, check=True, capture_output=True)
    plugin = tmp_path / "my config" / "profiles" / "field work" / "python" / "plugins" / "coreg_qgis"
    assert (plugin / "metadata.txt").is_file()
    assert (plugin / "plugin.py").is_file()
