"""The report of a run as a file: what any result needs to be repeated."""

from __future__ import annotations

import configparser
from importlib import metadata
from pathlib import Path
from typing import Any, Callable, List, Tuple

from qgis.core import Qgis

from ..translation import tr
from .feedback import RunFeedback

PACKAGE = Path(__file__).resolve().parent.parent
REPORTED_PACKAGES = ("GDAL", "numpy", "scipy", "shapely", "pyfftw", "matplotlib")


def write_report(
    algorithm, parameters, context, choice, write: Callable[..., None], result: Any, run: RunFeedback
) -> str | None:
    """Write the output REPORT by one of report's functions and return its path, None where it is not wanted.

    ``choice`` has the ``settings`` and the ``command`` of the run.
    """
    path = algorithm.parameterAsFileOutput(parameters, "REPORT", context)
    if not path:
        return None
    write(
        path,
        result,
        title=algorithm.displayName(),
        settings=choice.settings,
        command=choice.command,
        versions=versions(),
        messages=run.messages,
        tr=tr,
    )
    return path


def versions() -> List[Tuple[str, str]]:
    """(name, version) of what took part, for the report."""
    found = [("CoReg", _own_version()), ("QGIS", Qgis.QGIS_VERSION)]
    for name in REPORTED_PACKAGES:
        try:
            found.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:
            found.append((name, tr("not installed")))
    return found


def _own_version() -> str:
    """From metadata.txt: inside the package as installed, beside it in the source tree."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read([PACKAGE.parent / "metadata.txt", PACKAGE / "metadata.txt"], "utf-8")
    return parser.get("general", "version", fallback="")
