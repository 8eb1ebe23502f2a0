"""Cases that the real IRAF answered (../shared/data/iraf_golden), run through our geomap and geoxytran."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any, Dict, List

from coreg_qgis.core.geomap.tasks import run_geomap, run_geoxytran

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "iraf_golden"
_LINE = re.compile(r"(?i)\bline (\d+)")
_TASKS = {"geomap": run_geomap, "geoxytran": run_geoxytran}


def cases() -> List[Dict[str, Any]]:
    """All of them; none where the folder is absent."""
    manifest = FOLDER / "manifest.json"
    return json.loads(manifest.read_text("utf-8"))["cases"] if manifest.exists() else []


def has_target(case: Dict[str, Any]) -> bool:
    """Whether IRAF's answer is one to reproduce: others record what it does with input that has no answer."""
    compare = _comparison()
    texts = [(step, name) for step in case["steps"] for name in (*step["files_written"], "STDOUT")]
    return any(compare.target(case, *text) for text in texts)


def differences(case: Dict[str, Any], exact: bool = False) -> List[str]:
    """How our texts differ from IRAF's beyond the tolerances; empty for none.

    Every step starts from IRAF's own files of the steps before. Where IRAF refuses a step we must refuse it too.
    """
    compare, files, outputs, found = _comparison(), dict(case["files"]), [], []
    for number, step in enumerate(case["steps"], 1):
        given = {**files, "STDIN": files[step["stdin"]]} if "stdin" in step else dict(files)
        result = _TASKS[step["task"]](step["params"], given)
        outputs.append(result.files)
        refused = step["outcome"] != "completed"
        if refused and (result.outcome != "aborted" or not result.stderr or result.files):
            found.append(f"step {number}: IRAF refuses this, we gave {result.outcome} {sorted(result.files)}")
        if compare.target(case, step, "STDOUT"):
            found += [f"step {number}: {text}" for text in _printed(compare, case, step, result, files)]
        files.update(step["files_written"])
    return found + compare.compare_case(case, outputs, exact)


def _printed(compare, case, step, result, files) -> List[str]:
    """Differences of what is printed; messages about lines of a list must name the same ones."""
    found = [] if result.outcome == step["outcome"] else [f"{result.outcome}: {result.stderr}"]
    params = step["params"]
    if step["task"] == "geoxytran":
        if _LINE.findall(result.stderr) != _LINE.findall(step["stderr"]):
            found.append(f"messages {result.stderr!r} != {step['stderr']!r}")
        return found + compare.compare_list(step["stdout"], result.stdout, step.get("abs_tol", 0.0))
    words = ("rotate", "rscale", "rxyscale")
    geometry = next((g for g in words if g.startswith(params.get("fitgeometry", "general"))), "general")
    precision = "double" if str(params.get("calctype", "real")).startswith("d") else "real"
    return found + compare.compare_results(
        step["stdout"], result.stdout, precision, compare.span_of(params, files), case.get("tolmul", 1), geometry
    )


def _comparison():
    module = ModuleType("iraf_golden_compare")
    path = FOLDER / "compare.py"  # imported as usual, Python would write its byte code beside it
    exec(compile(path.read_text("utf-8"), str(path), "exec"), module.__dict__)
    return module
