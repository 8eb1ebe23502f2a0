"""Runs algorithms of this source tree through qgis_process, in a profile that is thrown away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")  # a benchmark's own, not QGIS's


class RunFailedError(RuntimeError):
    """qgis_process ended with an error; the text is what it said."""


@dataclass(frozen=True)
class Run:
    """What one run gave and cost."""

    results: dict
    log: str
    seconds: float
    peak_mb: float


def binary() -> str | None:
    """The program itself: Debian 12's wrapper around it always fails."""
    return shutil.which("qgis_process.bin") or shutil.which("qgis_process")


class QgisProcess:
    """A throw-away profile with the plugin of this source tree; a context manager that removes it."""

    def __enter__(self) -> QgisProcess:
        self._folder = Path(tempfile.mkdtemp(prefix="coreg_bench_"))
        try:
            self._stage()
            self._call(["plugins", "enable", "coreg_qgis"])
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _stage(self) -> None:
        plugin = self._folder / "config/profiles/default/python/plugins/coreg_qgis"
        shutil.copytree(ROOT / "coreg_qgis", plugin, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("metadata.txt", "LICENSE"):
            if (ROOT / name).exists():
                shutil.copy(ROOT / name, plugin)
        runtime = self._folder / "runtime"
        runtime.mkdir(mode=0o700)
        self._environment = {
            **{name: value for name, value in os.environ.items() if name not in THREAD_VARIABLES},
            "QT_QPA_PLATFORM": "offscreen",
            "QGIS_CUSTOM_CONFIG_PATH": str(self._folder / "config"),
            "XDG_RUNTIME_DIR": str(runtime),
        }

    def run(self, algorithm: str, **parameters) -> Run:
        """Run an algorithm; raises RunFailedError with its messages."""
        values = [f"{name}={value}" for name, value in parameters.items()]
        output, log, seconds, peak = self._call(["--json", "run", algorithm, "--", *values])
        results = json.loads(output[output.index("{"):])["results"]
        return Run(results, log, seconds, peak)

    def _call(self, arguments: list[str]) -> tuple[str, str, float, float]:
        program = binary()
        if program is None:
            raise RunFailedError("qgis_process is not installed: sudo apt install qgis")
        started = time.perf_counter()
        with open(self._folder / "out", "w+b") as out, open(self._folder / "log", "w+b") as log:
            child = subprocess.Popen([program, *arguments], env=self._environment, stdout=out, stderr=log)
            try:
                # Its own use alone: RUSAGE_CHILDREN would be the largest of all children so far.
                _, status, usage = os.wait4(child.pid, 0)
            except BaseException:
                child.kill()
                child.wait()
                raise
            child.returncode = os.waitstatus_to_exitcode(status)
            texts = [_text_of(stream) for stream in (out, log)]
        if child.returncode:
            raise RunFailedError(f"{' '.join(arguments)} ended with {child.returncode}:\n{texts[0]}\n{texts[1]}")
        return texts[0], texts[1], time.perf_counter() - started, usage.ru_maxrss / 1024


def _text_of(stream) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")
