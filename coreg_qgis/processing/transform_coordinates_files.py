"""Files of lists through transforms: one file of all, one file each, or both; all of them or none."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Iterator, List, Sequence, Tuple

import numpy as np

from ..core.errors import InputError, OutputError
from ..core.feedback import Feedback, StepFeedback, check_cancelled
from ..translation import tr

if TYPE_CHECKING:
    from ..core.geomap.coordinate_list import ListFormat, ListReport
    from ..core.geomap.transform import Transform

_SLICE = 1 << 18  # bytes
_MARK = b"\xef\xbb\xbf"  # of UTF-8 files by some editors


@dataclass(eq=False)
class ListApply:
    """A transform in one direction, NaN where there is no inverse; counts places outside the limits of the fit."""

    transform: Transform
    direction: str
    outside: int = 0

    def __call__(self, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        forward = self.direction == "forward"
        found = self.transform.forward(x, y) if forward else self.transform.backward(x, y, strict=False)
        places = (x, y) if forward else found
        known = np.isfinite(places[0]) & np.isfinite(places[1])
        self.outside += int((known & ~self.transform.covers(*places)).sum())
        return found


@dataclass(frozen=True)
class ListTask:
    """Lists, the transform of each, and where they go: ``joined`` the file of all, ``single`` one each; "" = none."""

    inputs: Sequence[str]
    applied: Sequence[ListApply]
    options: ListFormat
    joined: str
    single: Sequence[str]

    def write(self, feedback: Feedback) -> List[ListReport]:
        """Write all files; returns what became of each list."""
        reports: List[ListReport] = []
        with self._together(), self._joined_file() as joined:
            for number, source in enumerate(self.inputs):
                share = [100 * at / len(self.inputs) for at in (number, number + 1)]
                joined.begin_list()
                reports.append(self._write_list(number, source, joined, StepFeedback(feedback, *share)))
            check_cancelled(feedback)
        return reports

    def _write_list(self, number: int, source: str, joined: _Joined, feedback: Feedback) -> ListReport:
        from ..core.geomap.coordinate_list import transform_list
        from ..raster_io.output import staged

        given = {"name": source, "size": os.path.getsize(source), "feedback": feedback}
        with opened_list(source) as whole:
            stream = _Slices(whole) if self.options.xformat or self.options.yformat else whole
            if not self.single[number]:
                return transform_list(stream, joined, self.applied[number], self.options, **given)
            with staged(self.single[number]) as unfinished, open(unfinished, "wb") as own:
                return transform_list(stream, _Both(own, joined), self.applied[number], self.options, **given)

    @contextmanager
    def _together(self) -> Iterator[None]:
        """Where the block raises, the single files are those of before, and so is their folder."""
        from ..raster_io.older_outputs import files_put_back

        single = [path for path in self.single if path]
        with ExitStack() as older:
            if single:
                older.enter_context(_folder(os.path.dirname(single[0])))
            for path in single:
                older.enter_context(files_put_back(path, False, lambda name: ()))
            yield

    @contextmanager
    def _joined_file(self) -> Iterator[_Joined]:
        from ..raster_io.output import staged

        if not self.joined:
            yield _Joined(None)
            return
        with staged(self.joined) as unfinished, open(unfinished, "wb") as stream:
            yield _Joined(stream)


class _Slices:
    """Gives a file in small parts: numbers in formats take long, and a cancelled run shall end soon."""

    def __init__(self, stream: BinaryIO):
        self._stream = stream

    def read(self, size: int) -> bytes:
        """At most so many bytes."""
        return self._stream.read(min(size, _SLICE))


class _Joined:
    """Lists one after the other: each begins on a line of its own, and only the first with a byte order mark."""

    def __init__(self, stream: BinaryIO | None):
        self._stream, self._last, self._is_new = stream, b"", False

    def begin_list(self) -> None:
        """What comes now is another list."""
        self._is_new = bool(self._last)

    def write(self, data: bytes) -> None:
        """Add to the present list."""
        if self._stream is None or not data:
            return
        if self._is_new:
            self._is_new = False
            data = data[len(_MARK) :] if data.startswith(_MARK) else data
            data = data if self._last == b"\n" else b"\n" + data
        self._stream.write(data)
        self._last = data[-1:] or self._last


class _Both:
    """Writes to two files."""

    def __init__(self, first: BinaryIO, second: Any):
        self._targets = first, second

    def write(self, data: bytes) -> None:
        """To each of them."""
        for target in self._targets:
            target.write(data)


def single_files(inputs: Sequence[str], folder: str, others: Sequence[str]) -> List[str]:
    """A file in ``folder`` for each list, with its name; "" for each without a folder.

    Raises OutputError where two would be one file, or one is an input or one of the ``others``.
    """
    from ..raster_io.paths import same_source

    if not folder:
        return [""] * len(inputs)
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise OutputError(tr("The output folder {} is a file: choose a folder.").format(folder))
    found, paths = {}, [os.path.join(os.path.abspath(folder), os.path.basename(source)) for source in inputs]
    for source, path in zip(inputs, paths):
        key = os.path.normcase(path)
        if key in found:
            text = tr("The lists {} and {} have the same name and cannot both go to {}: write them to one file.")
            raise OutputError(text.format(found[key], source, folder))
        found[key] = source
        if os.path.lexists(path):
            _refuse([other for other in (*inputs, *others) if same_source(path, other)], path)
            if os.path.isdir(path):
                raise OutputError(tr("The output {} is a folder: choose another output folder.").format(path))
    return paths


@contextmanager
def opened_list(path: str) -> Iterator[BinaryIO]:
    """A list to read; raises InputError where it cannot be opened."""
    try:
        stream = open(path, "rb")  # noqa: SIM115  (closed below: errors of the block are not its own)
    except OSError as problem:
        text = tr("The coordinate list {} cannot be read ({}): choose a text file.")
        raise InputError(text.format(path, problem.strerror or problem)) from problem
    with stream:
        yield stream


def _refuse(inputs: Sequence[str], path: str) -> None:
    if inputs:
        text = tr("The output {} would overwrite the input {}: choose another output folder.")
        raise OutputError(text.format(path, inputs[0]))


@contextmanager
def _folder(path: str) -> Iterator[None]:
    """A folder that is there in the block; where that raises, it and those above are gone if they were made for it."""
    missing = [path]
    while not os.path.isdir(missing[-1]) and os.path.dirname(missing[-1]) != missing[-1]:
        missing.append(os.path.dirname(missing[-1]))
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as problem:
        text = tr("The output folder {} cannot be made ({}): choose another one.")
        raise OutputError(text.format(path, problem.strerror or problem)) from problem
    try:
        yield
    except BaseException:
        for folder in missing[:-1]:
            with suppress(OSError):  # somebody else may use it by now
                os.rmdir(folder)
        raise
