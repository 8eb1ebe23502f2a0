"""geomap and geoxytran against the real IRAF: its recorded answers, and the speed of both in one run.

usage: python3 -m bench.geomap_iraf [--points 1000000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import numpy as np

from bench import geomap_golden, iraf_run
from bench.results import Results
from coreg_qgis.core.geomap.coordinate_list import ListFormat, transform_list
from coreg_qgis.core.geomap.database import append_record
from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.core.geomap.transform import transform_of

TIMES_FASTER = 20
SIZE = 4000.0
SETTINGS = FitSettings(
    function="chebyshev", xxorder=5, xyorder=5, yxorder=5, yyorder=5, xmin=0.0, xmax=SIZE, ymin=0.0, ymax=SIZE,
    calctype="double",
)  # fmt: skip


def show_cases(results: Results) -> bool:
    """Cases passed of total by group; those without a target record what IRAF does with bad input."""
    groups = defaultdict(lambda: [0, 0, 0, 0])
    for case in geomap_golden.cases():
        row = groups[case["group"]]
        found = geomap_golden.differences(case)
        row[0] += not found
        row[1] += 1
        row[2] += not geomap_golden.differences(case, exact=True)
        row[3] += not geomap_golden.has_target(case)
        for text in found:
            results.say(f"- {case['id']}: {text}")
    rows = [[name, *row] for name, row in groups.items()]
    rows.append(["all", *(sum(column) for column in zip(*groups.values()))])
    results.table(["cases of IRAF 2.17", "passed", "of", "to the byte", "without a target"], rows)
    return rows[-1][1] == rows[-1][2]


def _record():
    rng = np.random.default_rng(1)
    x, y = rng.uniform(0, SIZE, (2, 2000))
    u, v = x / SIZE, y / SIZE
    xin = 40 + 1.02 * x - 0.1 * y + 20 * u**3 * v + 9 * np.cos(3 * v)
    yin = -9 + 0.09 * x + 0.98 * y + 15 * u * v**2 - 7 * np.sin(2 * u)
    return fit_record(x, y, xin, yin, SETTINGS, name="r").record


def _best(work, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def show_speed(results: Results, count: int, rounds: int) -> bool:
    """Seconds for a list of ``count`` places, both ways: IRAF file to file, ours file to file and arrays alone."""
    record = _record()
    transform = transform_of(record)
    places = np.random.default_rng(2).uniform(0, SIZE, (2, count))
    rows, met = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "db").write_text(append_record("", record, "double", datetime(2026, 1, 1)), "ascii")
        given, written = folder / "forward_in", folder / "backward_in"
        np.savetxt(given, places.T, "%.4f")
        np.savetxt(written, np.transpose(transform.forward(*places)), "%.4f")
        for direction, source in (("forward", given), ("backward", written)):
            apply = getattr(transform, direction)
            columns = np.loadtxt(source, unpack=True)
            arrays = _best(lambda apply=apply, columns=columns: apply(*columns), rounds)
            lists = _best(lambda apply=apply, source=source: _list(apply, source, folder / "ours"), rounds)
            theirs = _iraf(folder, source.name, direction)
            error = np.abs(np.loadtxt(folder / f"iraf_{direction}") - np.loadtxt(folder / "ours")).max()
            rows.append(
                [direction, f"{theirs:.2f}", f"{lists:.2f}", f"{arrays:.3f}", f"{theirs / lists:.1f}",
                 f"{theirs / arrays:.0f}", f"{count / arrays:.3g}", f"{error:.1g}"]
            )  # fmt: skip
            met.append((f"{direction}, times faster", theirs / arrays))
    results.table(
        [f"{count} places, order 5", "IRAF, s", "ours, file to file, s", "ours, arrays, s", "times (files)",
         "times (arrays)", "places/s", "largest difference"],
        rows,
    )  # fmt: skip
    told = [results.target(what, value, TIMES_FASTER, at_least=True) for what, value in met]
    return all(told)


def _list(apply, source: Path, target: Path) -> None:
    with source.open("rb") as lines, target.open("wb") as out:
        transform_list(lines, out, apply, ListFormat(calctype="double", min_sigdigits=10))


def _iraf(folder: Path, source: str, direction: str) -> float:
    """Seconds of geoxytran less those of a start without it."""
    _, start = iraf_run.run(folder, [])
    options = f'direction="{direction}", calctype="double", min_sigdigits=10'
    _, whole = iraf_run.run(folder, [f'geoxytran ("{source}", "iraf_{direction}", "db", "r", {options})'])
    return whole - start


def main() -> bool:
    """Both parts, as far as the cases and IRAF are there; True when all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    results = Results("geomap_iraf")
    results.say("## geomap and geoxytran against the real IRAF")
    met = True
    if geomap_golden.cases():
        met = show_cases(results)
    else:
        results.say(f"No cases: {geomap_golden.FOLDER} is not there.")
    if iraf_run.PROGRAM:
        met = show_speed(results, options.points, options.rounds) and met
    else:
        results.say("No comparison of speed: IRAF is not installed (make test-iraf).")
    results.save()
    return met


if __name__ == "__main__":
    main()
