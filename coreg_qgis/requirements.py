"""The packages that CoReg cannot do without, and what to type where one is missing.

QGIS promises numpy only, so the plugin loads without the others and says what to install when it is asked to work.
"""

from __future__ import annotations

import shlex
import sys
from importlib import import_module
from pathlib import Path
from typing import Sequence, Tuple

from .core.errors import CoregError
from .translation import tr

REQUIRED = ("numpy", "scipy", "shapely")

_LINUX = {  # ID or ID_LIKE of os-release: command, what stands before the package's name
    "debian": ("sudo apt install", "python3-"),
    "ubuntu": ("sudo apt install", "python3-"),
    "fedora": ("sudo dnf install", "python3-"),
    "rhel": ("sudo dnf install", "python3-"),
    "suse": ("sudo zypper install", "python3-"),
    "opensuse": ("sudo zypper install", "python3-"),
    "arch": ("sudo pacman -S", "python-"),
}


class MissingPackageError(CoregError):
    """A Python package that the work needs cannot be imported."""


def missing_packages(names: Sequence[str] = REQUIRED) -> Tuple[str, ...]:
    """Those of the packages that cannot be imported: absent, or broken, which needs the same remedy."""
    return tuple(name for name in names if not _importable(name))


def check() -> None:
    """Raise MissingPackageError, with what to install and how, unless all required packages are there."""
    missing = missing_packages()
    if missing:
        raise MissingPackageError(message(missing))


def message(missing: Sequence[str]) -> str:
    """The sentence for the user about missing packages."""
    text = tr("CoReg needs the Python package(s) {packages}: install with `{command}` and restart QGIS.")
    return text.format(packages=", ".join(missing), command=install_command(missing))


def install_command(packages: Sequence[str], platform: str = sys.platform, root: Path = Path("/")) -> str:
    """What to type to install Python packages into this QGIS; ``root`` is where the system's files are looked for."""
    names = " ".join(packages)
    if (Path(sys.prefix) / "conda-meta").is_dir():
        return f"conda install -c conda-forge {names}"
    if platform == "win32":
        return tr("OSGeo4W Shell") + f"> python -m pip install {names}"
    if platform == "darwin":
        return f"{shlex.quote(_mac_python())} -m pip install --user {names}"
    if (root / ".flatpak-info").exists():
        return f"flatpak run --devel --command=pip3 org.qgis.qgis install --user {names}"
    for system in _linux_family(root):
        if system in _LINUX:
            command, prefix = _LINUX[system]
            return " ".join([command, *(prefix + name for name in packages)])
    return f"python3 -m pip install --user {names}"


def _importable(name: str) -> bool:
    try:
        import_module(name)
    except Exception:  # a package built for another numpy fails in many ways, not only with ImportError
        return False
    return True


def _mac_python() -> str:
    """The interpreter inside the application: sys.executable is QGIS itself there."""
    for folder in (Path(sys.prefix), *Path(sys.executable).resolve().parents):
        if (folder / "bin" / "python3").exists():
            return str(folder / "bin" / "python3")
    return "/Applications/QGIS.app/Contents/MacOS/bin/python3"


def _linux_family(root: Path) -> Sequence[str]:
    """The distribution and those it descends from, nearest first."""
    release = root / "etc" / "os-release"
    if not release.is_file():
        return ()
    fields = dict(line.split("=", 1) for line in release.read_text("utf-8").splitlines() if "=" in line)
    return " ".join(fields.get(key, "").strip("'\"") for key in ("ID", "ID_LIKE")).split()
