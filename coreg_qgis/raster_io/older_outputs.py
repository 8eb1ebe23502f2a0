"""What stands at the places of outputs before a run: put back where the run does not complete."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, contextmanager, suppress
from typing import Callable, Dict, Iterable, Iterator, List, Tuple

from osgeo import gdal

from ..core.errors import OutputError
from .gdal_calls import READING, GdalProblem, gdal_calls, reason
from .output import files_beside, scratch_folder

_NOT_LAYERS = ("layer_styles", "qgis_projects")  # tables of QGIS that only speak of others
_UPDATE, _READ = gdal.OF_VECTOR | gdal.OF_UPDATE, gdal.OF_VECTOR | gdal.OF_READONLY


def layers_in(path: str) -> List[str]:
    """Names of the vector layers in a file; none where it is no such file."""
    try:
        with gdal_calls(**READING) as log:
            dataset = log.need(gdal.OpenEx(path, _READ))
            names = [dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())]
    except GdalProblem:
        return []
    return [name for name in names if name not in _NOT_LAYERS]


@contextmanager
def files_put_back(
    path: str, rewritten: bool, beside: Callable[[str], Iterable[str]] = files_beside
) -> Iterator[None]:
    """Where the block raises, ``path`` and the files ``beside`` it are those of before, and no others.

    ``rewritten``: the block may write into the files themselves instead of putting others in their place. Raises
    OutputError where they cannot be kept.
    """
    with ExitStack() as stack:
        older = _kept(path, beside(path), rewritten, stack)
        try:
            yield
        except BaseException:
            for name in {path, *beside(path)} - set(older):
                with suppress(OSError):
                    os.remove(name)
            for name, (state, copy) in older.items():
                if _state(name) != state:
                    os.replace(copy, name)
            raise


def _kept(path: str, beside: Iterable[str], rewritten: bool, stack: ExitStack) -> Dict[str, Tuple[tuple, str]]:
    """{file: (its state, where it is kept)} of the files that are there."""
    older: Dict[str, Tuple[tuple, str]] = {}
    files = [name for name in (path, *beside) if os.path.isfile(name)]
    try:
        folder = stack.enter_context(scratch_folder(path)) if files else ""
        for name in files:
            copy = os.path.join(folder, os.path.basename(name))
            _link_or_copy(name, copy, rewritten)
            older[name] = _state(name), copy
    except OSError as problem:
        raise OutputError(
            f"{path} exists and cannot be kept until the run is complete ({problem.strerror or problem}): choose "
            "another output or free some space."
        ) from problem
    return older


def _link_or_copy(name: str, copy: str, rewritten: bool) -> None:
    if not rewritten:
        with suppress(OSError):  # not all disks know links
            os.link(name, copy)
            return
    shutil.copy2(name, copy)


def _state(name: str) -> tuple:
    """What changes with a file; nothing of one that is not there."""
    try:
        found = os.stat(name)
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


@contextmanager
def table_put_back(path: str, table: str) -> Iterator[None]:
    """Where the block raises, the table of the existing database file is what it was before, or not there.

    The other tables are left alone: somebody may have the file open. Raises OutputError where the file is none.
    """
    with ExitStack() as stack:
        try:
            older = _kept_table(path, table, stack)
        except GdalProblem as problem:
            raise OutputError(
                f"No layer can be added to {path} ({reason(problem)}): choose another file for it."
            ) from problem
        files = path, path + "-wal"
        before = [_state(name) for name in files]
        try:
            yield
        except BaseException:
            if [_state(name) for name in files] != before:
                _put_table_back(path, table, older)
            raise


def _kept_table(path: str, table: str, stack: ExitStack) -> str:
    """A file with a copy of the table; "" where there is none."""
    with gdal_calls() as log:
        database = log.need(gdal.OpenEx(path, _UPDATE))
        if database.GetLayerByName(table) is None:
            return ""
        copy = os.path.join(stack.enter_context(scratch_folder(path)), "older.gpkg")
        log.need(gdal.VectorTranslate(copy, database, format="GPKG", layers=[table], options=["-preserve_fid"]))
    return copy


def _put_table_back(path: str, table: str, older: str) -> None:
    try:
        with gdal_calls() as log:
            database = log.need(gdal.OpenEx(path, _UPDATE))
            names = [database.GetLayer(i).GetName() for i in range(database.GetLayerCount())]
            if table in names:
                database.DeleteLayer(names.index(table))
            if older:
                copy = log.need(gdal.OpenEx(older, _READ))
                log.need(gdal.VectorTranslate(database, copy, accessMode="update", options=["-preserve_fid"]))
    except GdalProblem as problem:
        raise OutputError(
            f"The layer {table} of {path} is incomplete and cannot be taken back ({reason(problem)}): remove it."
        ) from problem
