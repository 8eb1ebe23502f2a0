"""What is said where a package is missing."""

import subprocess
import sys

import pytest

pytest.importorskip("qgis.core", reason="QGIS is not installed")

from coreg_qgis import requirements
from coreg_qgis.core.errors import CoregError


def absent(name):
    """A name that nothing on this system has."""
    return f"coreg_no_such_{name}"


def test_nothing_is_missing_where_all_is_there():
    assert requirements.missing_packages() == ()
    requirements.check()


def test_missing_packages_are_named_in_their_order():
    names = (absent("b"), "numpy", absent("a"))
    assert requirements.missing_packages(names) == (absent("b"), absent("a"))


def test_broken_package_counts_as_missing(tmp_path, monkeypatch):
    (tmp_path / "coreg_broken_build.py").write_text("raise RuntimeError('compiled for another numpy')")
    monkeypatch.syspath_prepend(tmp_path)
    assert requirements.missing_packages(["coreg_broken_build"]) == ("coreg_broken_build",)


def test_check_raises_one_sentence_that_names_package_and_command(monkeypatch):
    monkeypatch.setattr(requirements, "missing_packages", lambda: ("scipy", "shapely"))
    with pytest.raises(CoregError) as caught:
        requirements.check()
    text = str(caught.value)
    assert "scipy, shapely" in text
    assert requirements.install_command(("scipy", "shapely")) in text
    assert text.count(". ") == 0


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ("ID=debian\n", "sudo apt install python3-scipy python3-shapely"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "sudo apt install python3-scipy python3-shapely"),
        ('ID="fedora"\n', "sudo dnf install python3-scipy python3-shapely"),
        ('ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', "sudo zypper install python3-scipy python3-shapely"),
        ("NAME=Manjaro\nID=manjaro\nID_LIKE=arch\n", "sudo pacman -S python-scipy python-shapely"),
        ("ID=unheard\n\nbroken line\n", "python3 -m pip install --user scipy shapely"),
        (None, "python3 -m pip install --user scipy shapely"),
    ],
)
def test_command_of_a_linux_system(tmp_path, monkeypatch, release, command):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    if release is not None:
        (tmp_path / "etc").mkdir()
        (tmp_path / "etc" / "os-release").write_text(release)
    assert requirements.install_command(("scipy", "shapely"), "linux", tmp_path) == command


def test_command_inside_flatpak(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    (tmp_path / ".flatpak-info").touch()
    assert requirements.install_command(["scipy"], "linux", tmp_path).startswith("flatpak run ")


def test_command_of_conda_whatever_the_system(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    (tmp_path / "conda-meta").mkdir()
    for platform in ("win32", "darwin", "linux"):
        assert requirements.install_command(["scipy"], platform) == "conda install -c conda-forge scipy"


def test_command_on_windows_is_for_the_shell_of_qgis(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    command = requirements.install_command(["scipy", "shapely"], "win32")
    assert command == "OSGeo4W Shell> python -m pip install scipy shapely"


def test_command_on_macos_uses_the_python_inside_the_application(tmp_path, monkeypatch):
    application = tmp_path / "My QGIS.app" / "Contents" / "MacOS"
    (application / "bin").mkdir(parents=True)
    (application / "bin" / "python3").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "elsewhere"))
    monkeypatch.setattr(sys, "executable", str(application / "QGIS"))
    command = requirements.install_command(["scipy"], "darwin")
    assert command == f"'{application}/bin/python3' -m pip install --user scipy"


def test_this_system_gets_a_command_of_its_package_manager():
    if subprocess.run(["which", "apt-get"], capture_output=True).returncode:
        pytest.skip("not a Debian system")
    assert requirements.install_command(["scipy"]) == "sudo apt install python3-scipy"
