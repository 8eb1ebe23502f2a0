"""Runs of the real IRAF (Debian package ``iraf``): geoxytran on files of one folder, without a terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Sequence, Tuple

PROGRAM = shutil.which("irafcl")
_TIMEOUT = 300  # s
_LOADED = ("images", "immatch", "unlearn geomap", "unlearn geoxytran", "set clobber = no")
_MARK = "all calls done"


def run(folder: Path, calls: Sequence[str]) -> Tuple[str, float]:
    """(what it printed, seconds) of calls such as ``geoxytran ("in", "out", "db", "name")`` in ``folder``.

    RuntimeError where a call failed: irafcl itself always ends with 0. Its settings go to a folder below.
    """
    home = folder / "iraf_home"
    home.mkdir(exist_ok=True)
    script = folder / "calls.cl"
    script.write_text("\n".join([*_LOADED, *calls, f'print ("{_MARK}")', "logout"]) + "\n", "ascii")
    start = time.perf_counter()
    done = subprocess.run(
        [PROGRAM, "-f", script.name], cwd=folder, env={**os.environ, "HOME": str(home)}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=_TIMEOUT, check=True,
    )  # fmt: skip
    seconds = time.perf_counter() - start
    if _MARK not in done.stdout:
        raise RuntimeError(f"IRAF stopped: {done.stdout[-2000:]}")
    return done.stdout, seconds
