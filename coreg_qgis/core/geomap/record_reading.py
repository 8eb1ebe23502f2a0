"""A record of a text database from its lines. Fields are found by their first word, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite, nan
from typing import Dict, Sequence, Tuple

import numpy as np

from ..errors import InputError
from .number_text import general
from .power_basis import raw
from .record import COORDINATES, Record
from .record_text import DIGITS, EXACT
from .surfaces import CROSS_TERMS, FUNCTIONS, MOST_ORDER, Surface, terms

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([EeDd][+-]?\d+)?$")
_HEADER = 8  # lines of a surface before its coefficients: function, orders, cross terms, limits
_STORED = ("xshift", "yshift", "xmag", "ymag", "xrotation", "yrotation")
_MEANS = ("xrefmean", "yrefmean", "xmean", "ymean")
_WORDS = ("begin", "geometry", "function", "coordinates", "crs")
_KNOWN = (*_WORDS, *_MEANS, *_STORED, "xrms", "yrms", "surface1", "surface2", EXACT)


@dataclass(frozen=True)
class Line:
    """One line of a file; ``place`` names the file and counts from 1."""

    place: str
    text: str


@dataclass(frozen=True, eq=False)
class StoredRecord(Record):
    """A record of a file and the lines it had there, which it keeps as long as they say the same."""

    source: Tuple[Line, ...] = ()


def read_record(lines: Sequence[Line]) -> StoredRecord:
    """Of the lines from ``begin`` on. InputError names the place of damage."""
    fields = split_fields(lines)
    header = {name: _header_number(fields.get(name)) for name in (*_MEANS, *_STORED, "xrms", "yrms")}
    words = {name: fields[name][0].text.split(None, 1)[1:] if name in fields else [] for name in _WORDS}
    words = {name: word[0].strip() if word else "" for name, word in words.items()}
    linear, distortion = (_surfaces(fields, name, lines[-1]) for name in ("surface1", "surface2"))
    if None in linear:
        raise InputError(f"{fields['surface1'][0].place}: a linear surface has orders below 1; restore the file.")
    return StoredRecord(
        name=words["begin"],
        linear=linear,
        distortion=_exact(distortion, fields),
        geometry=words["geometry"],
        function=words["function"],
        reference_mean=(header["xrefmean"], header["yrefmean"]),
        input_mean=(header["xmean"], header["ymean"]),
        rms=(header["xrms"], header["yrms"]),
        coordinates=words["coordinates"] if words["coordinates"] in COORDINATES else "unknown",
        crs=words["crs"],
        stored=tuple((name, header[name]) for name in _STORED if isfinite(header[name])),
        extra=tuple((name, tuple(line.text for line in part)) for name, part in fields.items() if name not in _KNOWN),
        source=tuple(lines),
    )


def split_fields(lines: Sequence[Line]) -> Dict[str, Tuple[Line, ...]]:
    """Name of each field -> its lines; of several with one name the first, as IRAF finds it."""
    parts = []
    for line in lines:
        words = line.text.split()
        if not words or words[0].startswith("#"):
            continue
        if parts and (_NUMBER.match(words[0]) or words[0] == "INDEF"):
            parts[-1][1].append(line)
        else:
            parts.append((words[0], [line]))
    found = {}
    for name, part in parts:
        found.setdefault(name, tuple(part))
    return found


def _header_number(field: Sequence[Line] | None) -> float:
    if field is None:
        return nan
    words = field[0].text.split()
    if len(words) > 1 and words[1] == "INDEF":
        return nan
    return _number(field[0], words[1] if len(words) > 1 else "")


def _number(line: Line, word: str) -> float:
    value = float(word.upper().replace("D", "E")) if _NUMBER.match(word) else nan
    if not isfinite(value):
        given = f'"{word}"' if word else "nothing"
        raise InputError(f"{line.place}: {given} stands where a number belongs; correct the line or restore the file.")
    return value


def _rows(field: Sequence[Line]) -> np.ndarray:
    """(n, 2) numbers below a field's first line, which says how many there are."""
    words = field[0].text.split()
    count = _number(field[0], words[1] if len(words) > 1 else "")
    given = len(field) - 1
    if given != count:
        raise InputError(
            f"{field[-1].place}: the {given} lines of numbers of {words[0]} end here, but it announces {count:g}; "
            "restore the file from a copy."
        )
    values = [[_number(line, word) for word in [*line.text.split(), "", ""][:2]] for line in field[1:]]
    return np.array(values).reshape(given, 2)


def _surfaces(fields: Dict[str, Tuple[Line, ...]], name: str, end: Line) -> Tuple[Surface | None, Surface | None]:
    if name not in fields:
        raise InputError(f"{end.place}: the record that ends here has no {name}; restore the file from a copy.")
    field = fields[name]
    rows = _rows(field)
    if not len(rows):
        return None, None
    if len(rows) < _HEADER:
        raise InputError(
            f"{field[0].place}: a surface has {_HEADER} lines at least, not {len(rows)}; restore the file."
        )
    return tuple(_surface(field, column) for column in rows.T)


def _surface(field: Sequence[Line], column: np.ndarray) -> Surface | None:
    code, xorder, yorder, cross = column[:4]
    if min(xorder, yorder) < 1:
        return None
    known = (1, 3), (1, MOST_ORDER), (1, MOST_ORDER), (0, 2)
    for line, value, (least, most) in zip(field[1:], column[:4], known):
        if value != int(value) or not least <= value <= most:
            raise InputError(f"{line.place}: no surface has the code or order {value:g}; restore the file.")
    form = int(xorder), int(yorder), CROSS_TERMS[int(cross)]
    count = len(terms(*form))
    if len(column) < _HEADER + count:
        raise InputError(
            f"{field[0].place}: a surface of these orders has {count} coefficients, but there are "
            f"{len(column) - _HEADER}; restore the file from a copy."
        )
    try:
        return Surface(
            FUNCTIONS[int(code) - 1], *form, tuple(column[4:_HEADER].tolist()), column[_HEADER : _HEADER + count].copy()
        )
    except InputError as error:
        raise InputError(f"{field[0].place}: {error}") from None


def _exact(distortion, fields) -> Tuple[Surface | None, Surface | None]:
    """The distortion in the frame that it was fitted in, where that still says what IRAF's own field says."""
    if EXACT not in fields:
        return distortion
    try:
        rows = _rows(fields[EXACT])
        return tuple(_framed(surface, column) for surface, column in zip(distortion, rows.T))
    except InputError:  # damaged, but nothing hangs on it
        return distortion


def _framed(surface: Surface | None, column: np.ndarray) -> Surface | None:
    if surface is None or surface.function != "polynomial":
        return surface
    count = len(surface.coefficients)
    origin, scale, coefficients = column[:2], column[2:4], column[4 : 4 + count]
    if len(coefficients) < count or not scale.all():
        return surface
    frame = tuple(origin.tolist()), tuple(scale.tolist())
    form = surface.function, surface.xorder, surface.yorder, surface.xterms, surface.limits
    found = Surface(*form, coefficients.copy(), *frame)
    told, ours = surface.coefficients.tolist(), raw(found).coefficients
    same = any([float(general(value, digits)) for value in ours] == told for digits in DIGITS.values())
    return found if same else surface
