"""A record as the lines of a text database, in the layout of IRAF's geomap.

A field is a line that starts with its name, and the lines of numbers below it.
"""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import Dict, Tuple

import numpy as np

from ..errors import InputError
from .number_text import general
from .power_basis import RAW, raw
from .record import Record
from .surfaces import CROSS_TERMS, FUNCTIONS, Surface

DIGITS = {"real": 7, "double": 16}
EXACT = "coreg_surface2"  # distortion in the frame it was fitted in; IRAF passes over fields that it does not know
_MEAN_DIGITS = 16
Fields = Dict[str, Tuple[str, ...]]


def record_fields(record: Record, calctype: str) -> Fields:
    """Name of each field -> its lines, in the order of IRAF; ours and unknown ones follow. InputError if unfit."""
    if not record.name.strip() or len(record.name.splitlines()) != 1:
        raise InputError("A record needs a name of one line: give the transform a name.")
    plain = _raw_record(record)
    digits = DIGITS[calctype]
    found = {"begin": (f"begin\t{record.name.strip()}",)}
    for name, value in zip(("xrefmean", "yrefmean", "xmean", "ymean"), record.reference_mean + record.input_mean):
        found.update(_number_field(name, value, _MEAN_DIGITS))
    for name, word in (("geometry", record.geometry), ("function", record.function)):
        found.update(_field(name, word))
    for name, value in header_numbers(plain).items():
        found.update(_number_field(name, value, digits))
    for name, pair in (("surface1", plain.linear), ("surface2", plain.distortion)):
        rows = _pair_rows([_column(one, digits) for one in pair])
        found.update(_field(name, str(len(rows)), rows))
    for name, word in (("coordinates", record.coordinates), ("crs", " ".join(record.crs.split()))):
        found.update(_field(name, "" if word == "unknown" else word))
    found.update(_exact_field(record.distortion))
    for name, lines in record.extra:
        found.setdefault(name, tuple(lines))
    return found


def header_numbers(record: Record) -> Dict[str, float]:
    """The numbers that IRAF derives from the linear part, and the rms."""
    linear = record.linear_part
    return {
        "xshift": linear.shift[0],
        "yshift": linear.shift[1],
        "xmag": linear.magnification[0],
        "ymag": linear.magnification[1],
        "xrotation": linear.rotation[0],
        "yrotation": linear.rotation[1],
        "xrms": record.rms[0],
        "yrms": record.rms[1],
    }


def _raw_record(record: Record) -> Record:
    for surface in (*record.linear, *record.distortion):
        if surface is not None and not np.isfinite(surface.coefficients).all():
            raise InputError(f'The transform "{record.name}" has coefficients that are no numbers: fit it again.')
    linear = tuple(raw(one) for one in record.linear)
    distortion = tuple(None if one is None else raw(one) for one in record.distortion)
    return replace(record, linear=linear, distortion=distortion)


def _number_field(name: str, value: float, digits: int) -> Fields:
    return _field(name, general(value, digits) if isfinite(value) else "")


def _field(name: str, word: str, rows: Tuple[str, ...] = ()) -> Fields:
    """Nothing where there is no word: records of old versions lack some fields."""
    tabs = "\t" if len(name) >= 8 else "\t\t"
    if name.startswith("surface"):
        tabs = "\t"
    return {name: (f"\t{name}{tabs}{word}", *rows)} if word else {}


def _column(surface: Surface | None, digits: int) -> list:
    """Numbers of one axis as text; empty where the axis has no distortion."""
    if surface is None:
        return []
    codes = (FUNCTIONS.index(surface.function) + 1, surface.xorder, surface.yorder, CROSS_TERMS.index(surface.xterms))
    return [general(value, digits) for value in (*codes, *surface.limits, *surface.coefficients)]


def _pair_rows(columns: list) -> Tuple[str, ...]:
    """Lines of two numbers; the shorter column ends in zeros."""
    length = max(map(len, columns))
    x, y = (column + ["0."] * (length - len(column)) for column in columns)
    return tuple(f"\t\t\t{one}\t{two}" for one, two in zip(x, y))


def _exact_field(distortion: Tuple[Surface | None, Surface | None]) -> Fields:
    """The frame (origin, scale) and the coefficients of polynomials that do not count from zero, to 17 digits."""
    framed = [one is not None and one.function == "polynomial" and (one.origin, one.scale) != RAW for one in distortion]
    columns = [
        [f"{value:.17g}" for value in (*one.origin, *one.scale, *one.coefficients)] if used else []
        for one, used in zip(distortion, framed)
    ]
    rows = _pair_rows(columns)
    return _field(EXACT, str(len(rows)), rows) if rows else {}
