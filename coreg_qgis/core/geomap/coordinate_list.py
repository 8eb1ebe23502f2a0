"""Lists of coordinates through a transform, all other text kept: what geoxytran does with its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO, Callable, Iterator, Tuple

import numpy as np

from ..errors import InputError
from ..feedback import SILENT, Feedback, check_cancelled
from .list_words import Block, Field, expand_tabs, find_fields
from .number_columns import fixed_columns, general_columns
from .number_format import DEFAULT_DIGITS, parse_format

Apply = Callable[[np.ndarray, np.ndarray], Tuple[np.ndarray, np.ndarray]]

_BLOCK = 1 << 18  # bytes read at once; what is made of them stays in the cache
_LONGEST_LINE = 1 << 24
_MOST_MESSAGES = 20
_MARK = b"\xef\xbb\xbf"  # of UTF-8 files by some editors
_MOST_DIGITS = 30


@dataclass(frozen=True)
class ListFormat:
    """Which columns (from 1, parted by blanks) hold the coordinates, and how the new ones are written.

    Without a format a number has as many digits as the old one, at least ``min_sigdigits``, in the old one's place.
    """

    xcolumn: int = 1
    ycolumn: int = 2
    xformat: str = ""
    yformat: str = ""
    min_sigdigits: int = 7
    calctype: str = "real"

    def __post_init__(self):
        for name in ("xcolumn", "ycolumn"):
            if getattr(self, name) < 1:
                raise InputError(f"The {name} {getattr(self, name)} cannot be used: columns count from 1.")
        if not 1 <= self.min_sigdigits <= _MOST_DIGITS:
            raise InputError(f"The min_sigdigits {self.min_sigdigits} cannot be used: give 1 to {_MOST_DIGITS}.")
        if self.calctype not in DEFAULT_DIGITS:
            raise InputError(f'There is no calctype "{self.calctype}": give real or double.')
        for name in ("xformat", "yformat"):
            if getattr(self, name):
                parse_format(getattr(self, name), name)


@dataclass(frozen=True)
class ListReport:
    """What became of a list: ``skipped`` data lines were copied, ``undefined`` coordinates written as INDEF."""

    lines: int = 0
    transformed: int = 0
    skipped: int = 0
    undefined: int = 0
    messages: Tuple[str, ...] = field(default=())  # the first of them


def transform_list(
    source: BinaryIO,
    target: BinaryIO,
    apply: Apply,
    options: ListFormat = ListFormat(),
    *,
    name: str = "",
    size: int = 0,
    feedback: Feedback = SILENT,
) -> ListReport:
    """Write the lines of ``source`` to ``target`` with ``apply(x, y)`` in place of its coordinates.

    Comments, blank lines and other columns stay as they are, in any encoding that extends ASCII; line ends too. Lines
    without two numbers are copied and named in the report. ``size`` in bytes lets progress be told. Memory does not
    grow with the list. InputError where the source is no text.
    """
    report, done = ListReport(), 0
    for text in _blocks(source, name):
        check_cancelled(feedback)
        done += len(text)
        written, report = _transform_block(text, apply, options, name, report)
        target.write(written)
        if size:
            feedback.set_progress(min(100.0, 100 * done / size))
    return report


def transform_text(
    text: str,
    apply: Apply,
    options: ListFormat = ListFormat(),
    *,
    name: str = "",
) -> Tuple[str, ListReport]:
    """``transform_list`` from text to text."""
    written = BytesIO()
    report = transform_list(BytesIO(text.encode("utf-8", "surrogateescape")), written, apply, options, name=name)
    return written.getvalue().decode("utf-8", "surrogateescape"), report


def _blocks(source: BinaryIO, name: str) -> Iterator[bytes]:
    """Whole lines, some at a time; the last may lack its newline."""
    rest = b""
    for block in iter(lambda: source.read(_BLOCK), b""):
        cut = block.rfind(b"\n") + 1
        if b"\0" in block or len(rest) > _LONGEST_LINE:
            raise InputError(
                f'The coordinate list "{name}" is no plain text: save it as text in UTF-8 or ASCII, one point per line.'
            )
        if cut:
            yield rest + block[:cut]
            rest = block[cut:]
        else:
            rest += block
    if rest:
        yield rest


def _transform_block(text: bytes, apply: Apply, options: ListFormat, name: str, report: ListReport):
    mark = _MARK if not report.lines and text.startswith(_MARK) else b""
    text = expand_tabs(text[len(mark) :])
    unfinished = not text.endswith(b"\n")
    block = find_fields(text + b"\n" if unfinished else text, options.xcolumn, options.ycolumn)
    found = np.full((2, len(block.rows)), np.nan)
    defined = np.isfinite(block.x.values + block.y.values)
    if defined.any():
        found[:, defined] = apply(block.x.values[defined], block.y.values[defined])
    written = _assemble(block, _printed(found, options.calctype), options)
    if unfinished and len(block.line_ends) - 1 not in block.rows[-1:]:
        written = written[:-1]
    return mark + written, _counted(report, block, found, name)


def _printed(found: np.ndarray, calctype: str) -> np.ndarray:
    """In calctype real IRAF holds what it prints in single precision."""
    if calctype == "double":
        return found
    with np.errstate(over="ignore"):
        single = found.astype(np.float32).astype(float)
    return np.where(np.isfinite(single), single, found)


def _counted(report: ListReport, block: Block, found: np.ndarray, name: str) -> ListReport:
    undefined = block.rows[~np.isfinite(found).all(axis=0)]
    room = _MOST_MESSAGES - len(report.messages)
    faults = [(line, f"was copied as it is: {fault}") for line, fault in block.faults[:room]]
    faults += [(int(line), "has no transformed coordinates: INDEF was written") for line in undefined[:room]]
    where = f' of "{name}"' if name else ""
    told = tuple(f"Line {report.lines + line + 1}{where} {fault}." for line, fault in sorted(faults)[:room])
    return ListReport(
        report.lines + len(block.line_ends),
        report.transformed + len(block.rows) - len(undefined),
        report.skipped + len(block.faults),
        report.undefined + len(undefined),
        report.messages + told,
    )


def _assemble(block: Block, found: np.ndarray, options: ListFormat) -> bytes:
    """All lines with new coordinates: segments of the old text and of the tables of new numbers."""
    rows, sources, base = block.rows, [block.data], len(block.data)
    columns = [(options.xcolumn, block.x, found[0], options.xformat)]
    if options.ycolumn != options.xcolumn:
        columns.append((options.ycolumn, block.y, found[1], options.yformat))
    begins, lengths = (np.zeros((len(block.line_ends), 2 * len(columns) + 1), np.int64) for _ in range(2))
    begins[:, 0] = block.line_starts
    for k, (column, old, new, pattern) in enumerate(sorted(columns, key=lambda item: item[0])):
        table, widths = _number_texts(new, old, pattern, options)
        ends = np.arange(1, len(rows) + 1) * table.shape[1]
        first = table.ravel()[ends - widths] if len(rows) else np.zeros(0)
        # A number that fills its field to the left still has to stay apart from the column before.
        widths = widths + ((column > 1) & (first != ord(" ")) & (first != ord("\t")))
        lengths[rows, 2 * k] = old.starts - begins[rows, 2 * k]
        begins[rows, 2 * k + 1], lengths[rows, 2 * k + 1] = base + ends - widths, widths
        begins[rows, 2 * k + 2] = old.ends
        sources.append(table.ravel())
        base += table.size
    lengths[rows, -1] = block.line_ends[rows] - begins[rows, -1]
    others = np.ones(len(block.line_ends), bool)
    others[rows] = False
    lengths[others, 0] = (block.line_ends - block.line_starts)[others]
    return _gathered(np.concatenate(sources), begins.ravel(), lengths.ravel())


def _gathered(source: np.ndarray, begins: np.ndarray, lengths: np.ndarray) -> bytes:
    before = np.cumsum(lengths) - lengths
    places = np.repeat(begins - before, lengths) + np.arange(int(lengths.sum()))
    return source[places].tobytes()


def _number_texts(values: np.ndarray, old: Field, pattern: str, options: ListFormat) -> Tuple[np.ndarray, np.ndarray]:
    """(texts, widths): uint8 (n, L) at the right end of rows that begin with at least one blank."""
    if not pattern:
        digits = np.maximum(options.min_sigdigits, old.digits)
        widths = np.maximum(old.ends - old.starts, digits + 1)
        table, lengths = general_columns(values, digits, widths)
        return table, np.maximum(widths, lengths)
    form = parse_format(pattern)
    if form.is_plain_fixed:
        table, lengths = fixed_columns(values, form.places, form.width, form.text)
        return table, np.maximum(lengths, form.width)
    texts = [form.text(value, options.calctype).encode("utf-8", "surrogateescape") for value in values.tolist()]
    lengths = np.array([len(text) for text in texts], np.int64)
    longest = int(lengths.max(initial=0)) + 1
    joined = b"".join(text.rjust(longest) for text in texts)
    return np.frombuffer(joined, np.uint8).reshape(len(texts), longest), lengths
