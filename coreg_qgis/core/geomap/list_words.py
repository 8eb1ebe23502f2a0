"""The words of a block of lines: where the two coordinates of each line are, and which lines have none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .number_read import read_numbers

_NEWLINE, _RETURN, _BLANK, _TAB, _COMMENT = (ord(figure) for figure in "\n\r \t#")


@dataclass(frozen=True)
class Field:
    """A coordinate of n lines: data[start:end] with the blanks before its word, as IRAF counts fields."""

    starts: np.ndarray
    ends: np.ndarray
    values: np.ndarray
    digits: np.ndarray


@dataclass(frozen=True)
class Block:
    """Whole lines as uint8 ``data``; ``rows`` are the lines that hold the coordinates x and y."""

    data: np.ndarray
    line_starts: np.ndarray
    line_ends: np.ndarray  # past the newline
    rows: np.ndarray
    x: Field
    y: Field
    faults: tuple  # ((line, what is wrong), ...) of lines that hold data but no coordinates; lines from 0


def expand_tabs(text: bytes) -> bytes:
    """Tabs as blanks up to the next column of 8, except in comments and blank lines."""
    if b"\t" not in text:
        return text
    return b"".join(
        line if not line.strip() or line.lstrip().startswith(b"#") else line.expandtabs(8)
        for line in text.splitlines(keepends=True)
    )


def find_fields(text: bytes, xcolumn: int, ycolumn: int) -> Block:
    """The coordinates in two columns, counted from 1, of lines that all end in a newline."""
    data = np.frombuffer(text, np.uint8)
    newline = data == _NEWLINE
    blank = newline | (data == _BLANK) | (data == _TAB)
    blank[:-1] |= (data[:-1] == _RETURN) & newline[1:]
    before = np.concatenate(([True], blank[:-1]))
    starts, ends = np.flatnonzero(~blank & before), np.flatnonzero(blank & ~before)
    line_ends = np.flatnonzero(newline) + 1
    line_starts = np.concatenate(([0], line_ends[:-1]))
    first = np.searchsorted(starts, line_starts)
    counts = np.searchsorted(starts, line_ends) - first
    filled = np.flatnonzero(counts)
    lines = filled[data[starts[first[filled]]] != _COMMENT]
    enough = counts[lines] >= max(xcolumn, ycolumn)
    faults = [(int(line), f"it has no column {max(xcolumn, ycolumn)}") for line in lines[~enough]]
    lines = lines[enough]
    known, fields = np.ones(len(lines), bool), []
    for name, column in (("x", xcolumn), ("y", ycolumn)):
        word = first[lines] + column - 1
        values, digits, numbers = read_numbers(data, starts[word], ends[word])
        for row in np.flatnonzero(known & ~numbers):
            shown = data[starts[word[row]] : ends[word[row]]][:40].tobytes().decode("utf-8", "replace")
            faults.append((int(lines[row]), f'its {name} value "{shown}" is not a number'))
        known &= numbers
        fields.append((line_starts[lines] if column == 1 else ends[word - 1], ends[word], values, digits))
    x, y = (Field(*(part[known] for part in field)) for field in fields)
    return Block(data, line_starts, line_ends, lines[known], x, y, tuple(sorted(faults)))
