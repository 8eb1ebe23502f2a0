"""Tie points from files: those of QGIS's Georeferencer, and lists as IRAF's geomap reads them."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from typing import Iterable, Iterator, List, Tuple

import numpy as np

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..translation import tr

LARGEST_FILE = 1 << 30  # bytes
HEADER = ("mapx", "mapy")  # how the line of titles of a .points file begins
_LINES_AT_ONCE = 5000  # between two looks at whether the user has cancelled
_WITHIN = 0.9  # share of the points; some may lie a little beyond its edges
_CRS = "#crs:"
_COORDINATES, _ENABLED = 4, 4  # how many there are, and the column behind them


@dataclass(frozen=True, eq=False)
class FilePoints:
    """Tie points of a file as they stand there."""

    points: np.ndarray  # (n, 4) reference x, y, input x, y
    lines: np.ndarray  # (n,) of the file, from 1
    weights: np.ndarray | None = None
    messages: Tuple[str, ...] = ()
    georeferencer: bool = False  # a .points file
    crs: str = ""  # of its map coordinates

    @property
    def of_pixels(self) -> bool | None:
        """Whether the input of a .points file is in pixels; None where it is neither that nor near the reference."""
        reference, (x, y) = self.points[:, :2], self.points[:, 2:].T
        if _near(reference, self.points[:, 2:]):
            return False
        degrees = np.abs(x).max() <= 180 and np.abs(y).max() <= 90
        within = np.mean((x >= 0) & (y <= 0)) >= _WITHIN  # the image; rows count down
        return True if within and not degrees else None


def read_tie_file(path: str, weight_column: int | None, feedback: Feedback = SILENT) -> FilePoints:
    """The tie points of a file; InputError names the line where it cannot be understood. CancelledError."""
    lines = _text_of(path).splitlines()
    titles = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    if tuple(word.lower() for word in _words(titles)[:2]) == HEADER:
        return _georeferencer(_watched(lines, feedback), path)
    from ..core.geomap.tie_list import read_ties

    ties = read_ties(_watched(lines, feedback), path, weight_column)
    if not len(ties.points):
        why = tr(" (line {}: {})").format(*ties.skipped[0]) if ties.skipped else ""
        text = tr(
            "{} holds no tie points{}: write four numbers on each line, xref yref xin yin, with blanks between and "
            "points for decimals, or choose another file."
        )
        raise InputError(text.format(path, why))
    return FilePoints(ties.points, ties.lines, ties.weights, tuple(ties.messages()))


def _text_of(path: str) -> str:
    try:
        if os.path.getsize(path) > LARGEST_FILE:
            raise InputError(tr("{} is too large for a list of tie points: choose another file.").format(path))
        with open(path, encoding="utf-8-sig", errors="replace") as stream:
            content = stream.read()
    except OSError as problem:
        text = tr("The tie points {} cannot be read ({}): choose a .points file or a list.")
        raise InputError(text.format(path, problem.strerror or problem)) from problem
    if "\0" in content:
        text = tr("{} is no plain text: save it as text in UTF-8, or choose another file or a layer of tie points.")
        raise InputError(text.format(path))
    return content


def _watched(lines: List[str], feedback: Feedback) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number % _LINES_AT_ONCE == 0:
            check_cancelled(feedback)
        yield line


def _georeferencer(lines: Iterable[str], path: str) -> FilePoints:
    """Lines ``mapX,mapY,sourceX,sourceY,enable,...``, disabled points left out."""
    crs, rows, places, disabled, seen = "", [], [], 0, False
    for number, line in enumerate(lines, 1):
        if line.lower().startswith(_CRS):
            crs = line[len(_CRS) :].strip()
        if not line.strip() or line.startswith("#"):
            continue
        if not seen:
            seen = True
            continue
        words = _words(line)
        row = _row(words, f"{path}, line {number}")
        if len(words) > _ENABLED and words[_ENABLED] == "0":
            disabled += 1
            continue
        rows.append(row)
        places.append(number)
    if not rows:
        raise InputError(tr("{} holds no point that is enabled: enable some in the Georeferencer.").format(path))
    told = (tr("{}: {} disabled points are left out.").format(path, disabled),) if disabled else ()
    return FilePoints(np.array(rows), np.array(places), None, told, True, crs)


def _words(line: str) -> List[str]:
    """Commas between, tabs in old files."""
    return [word.strip() for word in line.split("," if "," in line else "\t")]


def _row(words: List[str], place: str) -> List[float]:
    if len(words) < _COORDINATES:
        text = tr("{}: there are {} values instead of mapX, mapY, sourceX, sourceY; correct the line.")
        raise InputError(text.format(place, len(words)))
    row = []
    for word in words[:_COORDINATES]:
        try:
            row.append(float(word))
        except ValueError:
            raise InputError(_no_number(place, word)) from None
        if not math.isfinite(row[-1]):
            raise InputError(_no_number(place, word))
    return row


def _no_number(place: str, word: str) -> str:
    return tr('{}: "{}" is no number; correct the line.').format(place, word[:40])


def _near(first: np.ndarray, second: np.ndarray) -> bool:
    """Whether points (n, 2) are no farther from each other than the extent of either set."""
    extent = min(float(np.hypot(*np.ptp(points, axis=0))) for points in (first, second))
    return float(np.median(np.hypot(*(first - second).T))) <= extent
