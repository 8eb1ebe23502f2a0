"""Text databases of geomap: records read, found by name and appended; what is there already stays byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Dict, List, Tuple

import numpy as np

from ..errors import InputError
from .record import Record
from .record_reading import Line, StoredRecord, read_record, split_fields
from .record_text import EXACT, header_numbers, record_fields

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_NAMES = 20  # listed in a message


@dataclass(frozen=True, eq=False)
class Database:
    """Records in the order of the file; of several with one name the last counts."""

    name: str
    records: Tuple[Record, ...]

    def names(self) -> List[str]:
        """Each name once, in the order of the file."""
        return list(dict.fromkeys(record.name for record in self.records))

    def find(self, name: str | None = None) -> Record:
        """The last record of this name; without a name the only one. InputError names those there are."""
        names = self.names()
        if not names:
            raise InputError(f"{self.name} holds no record: fit a transform into it first.")
        if not name and len(names) > 1:
            raise InputError(f"{self.name} holds several records: name one of {_listed(names)}.")
        found = [record for record in self.records if record.name == (name or names[0])]
        if not found:
            raise InputError(f'{self.name} holds no record "{name}": name one of {_listed(names)}.')
        return found[-1]


def read_database(text: str, name: str) -> Database:
    """Records of a file's text. InputError names the file and the line of damage; an empty file has no records."""
    lines = [Line(f"{name}, line {number}", line) for number, line in enumerate(text.split("\n"), 1)]
    starts = [at for at, line in enumerate(lines) if line.text.split()[:1] == ["begin"]]
    if text.strip() and not starts and any(line.text.strip() and line.text.lstrip()[0] != "#" for line in lines):
        raise InputError(f'{name} has no line "begin NAME": choose a database that geomap or this plugin wrote.')
    ends = [*starts[1:], len(lines)]
    return Database(name, tuple(read_record(_used(lines[start:end])) for start, end in zip(starts, ends)))


def append_record(text: str, record: Record, calctype: str, stamp: datetime) -> str:
    """The text with one more record at its end; ``calctype`` ("real", "double") is the precision of the numbers."""
    gap = "\n" if text and not text.endswith("\n") else ""
    return text + gap + record_text(record, calctype, stamp)


def record_text(record: Record, calctype: str, stamp: datetime) -> str:
    """A record as it stands in a database, with the line of its time."""
    fields = record_fields(record, calctype)
    if isinstance(record, StoredRecord):
        fields = _with_source(fields, record, calctype)
    lines = [f"# {_stamp(stamp)}"]
    for part in fields.values():
        lines.extend(part)
    return "\n".join(lines) + "\n"


def lost_in_text(record: Record, calctype: str, x, y) -> float:
    """How far at most, at places (n,), the digits in a database take the record off where IRAF reads it.

    Powers of raw coordinates in the millions cancel to more digits than there are.
    """
    kept = [text for name, part in record_fields(record, calctype).items() if name != EXACT for text in part]
    found = read_record([Line(record.name, text) for text in kept])
    apart = np.subtract(found.forward(x, y), record.forward(x, y))
    return float(np.hypot(*apart).max(initial=0))


def record_parameters(record: Record) -> Dict[str, Any]:
    """What a record says, as plain numbers and texts; None where it does not have a surface."""
    found: Dict[str, Any] = {"name": record.name, "geometry": record.geometry, "function": record.function}
    for axis, surface in zip("xy", record.distortion):
        found[f"{axis}xorder"] = surface.xorder if surface is not None else None
        found[f"{axis}yorder"] = surface.yorder if surface is not None else None
        found[f"{axis}xterms"] = surface.xterms if surface is not None else None
    found.update(header_numbers(record))
    found.update(zip(("xmin", "xmax", "ymin", "ymax"), record.limits))
    linear = record.linear_part
    return {
        **found,
        "skew": linear.skew,
        "mirrored": linear.mirrored,
        "coordinates": record.coordinates,
        "crs": record.crs,
    }


def _with_source(fields: Dict[str, Tuple[str, ...]], record: StoredRecord, calctype: str) -> Dict[str, Tuple[str, ...]]:
    """The fields in the order and with the text of the file, where they say what the record there says."""
    source = split_fields(record.source)
    before = record_fields(read_record(record.source), calctype)
    same = {name for name, part in fields.items() if name in source and before.get(name) == part}
    kept = {name: tuple(line.text for line in part) for name, part in source.items() if name in same}
    order = [name for name in source if name in fields] + [name for name in fields if name not in source]
    return {name: kept.get(name, fields[name]) for name in order}


def _used(lines: List[Line]) -> List[Line]:
    """Without carriage returns, and without the comments and blanks that lead the next record."""
    kept = [Line(line.place, line.text.rstrip("\r")) for line in lines]
    return [line for line in kept if line.text.strip() and not line.text.lstrip().startswith("#")]


def _listed(names: List[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown} and {len(names) - _MOST_NAMES} more"


def _stamp(time: datetime) -> str:
    """As IRAF writes it, whatever the language of the system."""
    return f"{_DAYS[time.weekday()]} {time:%H:%M:%S} {time.day:02d}-{_MONTHS[time.month - 1]}-{time.year}"
