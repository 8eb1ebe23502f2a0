"""Outputs whole or not at all: where a run does not complete, what stood at their places before stands there again."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from traceback import clear_frames
from typing import Iterator, List, Set

from qgis.core import QgsFileUtils

from ..core.feedback import Feedback, check_cancelled
from .outputs import destination_text, place_of


@contextmanager
def whole_or_nothing(algorithm, parameters, context, feedback: Feedback) -> Iterator[List[str]]:
    """A block that writes the outputs of an algorithm; temporary ones are to be added to the list that it gets.

    Where it raises, or the run is cancelled until its end, the files and tables at all destinations are those of
    before, and no layer of the run is loaded.
    """
    loaded, temporary = context.layersToLoadOnCompletion(), []
    with ExitStack() as older:
        check_cancelled(feedback)
        for definition in algorithm.destinationParameterDefinitions():
            _keep(definition, destination_text(parameters, definition.name(), context), older)
        try:
            yield temporary
            check_cancelled(feedback)
        except BaseException as problem:
            clear_frames(problem.__traceback__)  # they may hold layers open
            context.setLayersToLoadOnCompletion(loaded)
            _remove(temporary)
            raise


def _keep(definition, text: str, older: ExitStack) -> None:
    from ..raster_io.older_outputs import files_put_back, table_put_back

    path, table = place_of(text)
    if not path:
        return
    if table and os.path.exists(path):
        older.enter_context(table_put_back(path, table))
        return
    with_arrays = definition.name() == "GEOLOCATION_VRT"
    rewritten = definition.type() == "sink"
    older.enter_context(files_put_back(path, rewritten, lambda name: _beside(name, with_arrays)))


def _beside(path: str, with_arrays: bool) -> Set[str]:
    """The files that belong to an output and bear its name."""
    from ..raster_io.geolocation_vrt import arrays_beside
    from ..raster_io.output import files_beside

    found = {*files_beside(path), *(path + ending for ending in ("-wal", "-shm", "-journal"))}
    if os.path.isfile(path):
        found |= set(QgsFileUtils.sidecarFilesForPath(path))  # those of a shapefile
    return found | {arrays_beside(path)} if with_arrays else found


def _remove(paths: List[str]) -> None:
    from ..raster_io.output import remove_raster

    for path in filter(None, paths):
        remove_raster(path)
