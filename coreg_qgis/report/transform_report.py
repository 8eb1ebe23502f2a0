"""The report of fitted transforms: what each means, how well it fits its tie points, and what to mistrust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Sequence, Tuple

import numpy as np

from ..core.geomap.fit import GeomapFit
from . import html

Translate = Callable[[str], str]


@dataclass(frozen=True, eq=False)
class FittedRecord:
    """A record and the tie points (n, 4) x, y, X, Y that were given to its fit, in the order of the fit."""

    name: str
    fit: GeomapFit
    points: np.ndarray
    map_unit: str = ""  # symbol of the unit of map coordinates ("m"), "" = not known


@dataclass(frozen=True, eq=False)
class TransformResult:
    """What is reported: the records in the order of their tie points, and the sources that could not be fitted."""

    records: Sequence[FittedRecord]
    failed: Sequence[Tuple[str, str]] = ()  # (name, why)


def write_transform_report(
    path: str,
    result: TransformResult,
    *,
    title: str,
    settings: Sequence[Tuple[str, str]],
    command: str,
    versions: Sequence[Tuple[str, str]],
    messages: Sequence[str] = (),
    tr: Translate = str,
) -> None:
    """Write the HTML page, whole or not at all; the arguments are those of ``write_grid_report``.

    Raises OutputError where ``path`` cannot be written.
    """
    body = html.run_details(settings, command, versions, messages, tr)
    html.write_report(path, title, body)
