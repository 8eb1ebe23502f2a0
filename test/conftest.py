"""One QGIS for all tests, in a throw-away profile.

Nothing here imports QGIS before a fixture asks for it, so that test/core runs where QGIS is not installed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
QGIS_PLUGINS = "/usr/share/qgis/python/plugins"  # where Debian keeps the package `processing`

sys.path.insert(0, str(ROOT))
if os.path.isdir(QGIS_PLUGINS):
    sys.path.append(QGIS_PLUGINS)


def qgis_environment(folder: Path) -> dict[str, str]:
    """The environment of a QGIS that keeps everything it writes under ``folder``."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return {
        **inherited,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(folder / "config"),
        "XDG_RUNTIME_DIR": str(runtime),
    }


def pytest_configure(config):
    """Keep the QGIS of this process, and of every process it starts, away from the user's profile."""
    config.qgis_folder = Path(tempfile.mkdtemp(prefix="coreg_test_"))
    os.environ.update(qgis_environment(config.qgis_folder))


def pytest_sessionfinish(session, exitstatus):
    """Keep the verdict for the very end."""
    session.config.verdict = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    """Remove the throw-away profile, and leave at once where QGIS was in the process.

    Python takes Qt's and QGIS's objects down in any order, and newer QGIS crashes on some.
    """
    shutil.rmtree(config.qgis_folder, ignore_errors=True)
    if "qgis.core" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(getattr(config, "verdict", 1))


@pytest.fixture(scope="session")
def qgis_app():
    """The running QgsApplication, with QGIS's own Processing algorithms."""
    pytest.importorskip("qgis.core", reason="QGIS is not installed")
    from qgis.core import QgsApplication

    app = QgsApplication([], True)
    app.initQgis()
    from processing.core.Processing import Processing
    from qgis.analysis import QgsNativeAlgorithms

    Processing.initialize()
    registry = QgsApplication.processingRegistry()
    if registry.providerById("native") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))
    # Never app.exitQgis(): it takes GDAL's drivers from datasets that tests still hold, and the process ends at once.
    return app


@pytest.fixture(scope="session")
def coreg_provider(qgis_app):
    """The provider `coreg`, registered once: `processing.run("coreg:…", …)` works with it."""
    from coreg_qgis.processing.provider import CoregProvider

    provider = CoregProvider()
    assert qgis_app.processingRegistry().addProvider(provider)
    yield provider
    qgis_app.processingRegistry().removeProvider(provider)


@pytest.fixture(scope="session")
def plugin_zip(tmp_path_factory) -> Path:
    """The installable plugin, built as users get it."""
    build = tmp_path_factory.mktemp("build")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    built = subprocess.run(
        ["make", "--silent", "-C", str(ROOT), "zip", f"BUILD={build}"], env=environment, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return build / "coreg_qgis.zip"


@pytest.fixture
def run_python(tmp_path):
    """Run Python code in a fresh interpreter with a profile of its own; returns what it prints, as JSON."""
    environment = {**qgis_environment(tmp_path), "PYTHONPATH": os.pathsep.join([str(ROOT), QGIS_PLUGINS])}

    def run(code: str, **variables: str):
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)],
            env={**environment, **variables}, cwd=tmp_path, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return run


class QgisProcess:
    """The command line program of QGIS, in a profile of its own."""

    def __init__(self, binary: str, folder: Path):
        self.binary = binary
        self.environment = qgis_environment(folder)
        self.plugins = folder / "config" / "profiles" / "default" / "python" / "plugins"

    def __call__(self, *arguments, check: bool = True, timeout: float = 300) -> subprocess.CompletedProcess:
        """Run the program with these arguments; a failure fails the test unless ``check`` is False."""
        command = [self.binary, *map(str, arguments)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=timeout)
        if check:
            assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done

    def run(self, algorithm: str, **parameters) -> dict:
        """Run an algorithm and return its results; KEY=[a, b] gives a parameter twice, as for lists."""
        values = [
            f"{name}={value}"
            for name, given in parameters.items()
            for value in (given if isinstance(given, (list, tuple)) else [given])
        ]
        output = self("--json", "run", algorithm, "--", *values).stdout
        return json.loads(output[output.index("{") :])["results"]


def qgis_process_binary() -> str | None:
    """The program itself: Debian 12's wrapper around it always fails."""
    return shutil.which("qgis_process.bin") or shutil.which("qgis_process")


@pytest.fixture(scope="session")
def empty_qgis_process(tmp_path_factory) -> QgisProcess:
    """qgis_process in a new profile without any plugin."""
    binary = qgis_process_binary()
    if binary is None:
        pytest.skip("qgis_process is not installed")
    return QgisProcess(binary, tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="session")
def qgis_process(empty_qgis_process, plugin_zip) -> QgisProcess:
    """qgis_process in a profile where the zip is installed and switched on."""
    process = empty_qgis_process
    process.plugins.mkdir(parents=True)
    with zipfile.ZipFile(plugin_zip) as archive:
        archive.extractall(process.plugins)
    process("plugins", "enable", "coreg_qgis")
    return process
