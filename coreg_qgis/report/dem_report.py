"""The report of aligned elevation models: how far they were apart, what the correction is, and what it leaves."""

from __future__ import annotations

from typing import Callable, Sequence, Tuple

from . import html
from .dem_result import DemResult, DemStage, dem_stage, thinned_map

__all__ = ["DemResult", "DemStage", "dem_stage", "thinned_map", "write_dem_report"]
Translate = Callable[[str], str]


def write_dem_report(
    path: str,
    result: DemResult,
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
    html.write_report(path, title, list(html.run_details(settings, command, versions, messages, tr)))
