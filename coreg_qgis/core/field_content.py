"""Displacement fields as parts of a JSON text, and back."""

from __future__ import annotations

from typing import Any, Tuple

import numpy as np

from .errors import InputError
from .geomap.record import Record
from .geomap.surfaces import Surface, terms
from .json_parts import LARGEST, LEAST, Broken, array, numbers, packed, table, text
from .penalised_spline import Lattice
from .polynomial_field import PolynomialField
from .shift_field import Affine, SmoothField, Translation

FIELDS = {
    "shift": Translation, "affine": Affine, "polynomial": PolynomialField, "spline": SmoothField,
    "blockwise": SmoothField,
}  # fmt: skip
_MOST_CELLS = 1_000_000
_MOST_ORDER = 40


def field_content(field: Any) -> dict:
    """What ``field_of`` makes the same field of."""
    if isinstance(field, Translation):
        return {"type": "translation", "shift": [float(field.dx), float(field.dy)]}
    if isinstance(field, Affine):
        return {"type": "affine", "matrix": [[float(v) for v in row] for row in field.matrix]}
    if isinstance(field, PolynomialField):
        return _polynomial_content(field)
    lattice = field.lattice
    return {
        "type": "bicubic spline",
        "trend": [[float(v) for v in row] for row in field.trend.matrix],
        "origin": [float(lattice.x0), float(lattice.y0)],
        "step": float(lattice.step),
        "cells": [int(n) for n in lattice.cells],
        "coefficients": packed(field.coefficients),
    }


def field_of(content: dict) -> Any:
    """The field of a table; raises Broken where it is none."""
    kind = text(content, "type")
    if kind == "translation":
        return Translation(*map(float, numbers(content, "shift", (2,))))
    if kind == "affine":
        return Affine(numbers(content, "matrix", (2, 3)))
    if kind == "polynomial":
        return _polynomial(content)
    if kind != "bicubic spline":
        raise Broken(f'"{kind}" is no type of field')
    (x0, y0), step = numbers(content, "origin", (2,)), float(numbers(content, "step", ()))
    cells = content.get("cells")
    whole = isinstance(cells, list) and len(cells) == 2 and all(type(n) is int and n > 0 for n in cells)
    if not whole or cells[0] * cells[1] > _MOST_CELLS or step <= LEAST:
        raise Broken("the lattice of its field cannot be used")
    coefficients = array(table(content, "coefficients"), "coefficients")
    lattice = Lattice(float(x0), float(y0), step, (cells[0], cells[1]))
    fit = coefficients.shape == (lattice.shape[0] * lattice.shape[1], 2)
    if not fit or not (np.abs(coefficients) <= LARGEST).all():
        raise Broken("the coefficients do not fit the lattice of its field")
    return SmoothField(Affine(numbers(content, "trend", (2, 3))), lattice, coefficients)


def _polynomial_content(field: PolynomialField) -> dict:
    bent = field.record.distortion
    return {
        "type": "polynomial",
        "plane": [[float(v) for v in surface.coefficients] for surface in field.record.linear],
        "order": int(bent[0].xorder),
        "origin": [float(v) for v in bent[0].origin],
        "scale": [float(v) for v in bent[0].scale],
        "limits": [float(v) for v in field.record.limits],
        "bounds": [float(v) for v in field.bounds],
        "coefficients": packed(np.column_stack([surface.coefficients for surface in bent])),
    }


def _polynomial(content: dict) -> PolynomialField:
    plane, order = numbers(content, "plane", (2, 3)), content.get("order")
    limits, bounds = (_box(content, key) for key in ("limits", "bounds"))
    origin, scale = (tuple(map(float, numbers(content, key, (2,)))) for key in ("origin", "scale"))
    if not min(scale) > LEAST:
        raise Broken("the scale of its polynomial is not positive")
    columns = array(table(content, "coefficients"), "coefficients")
    try:
        count = len(terms(order, order, "half")) if type(order) is int and 2 < order <= _MOST_ORDER else 0
        if columns.shape != (count, 2) or not (np.abs(columns) <= LARGEST).all():
            raise Broken("the coefficients do not fit the order of its polynomial")
        linear = tuple(Surface("polynomial", 2, 2, "none", limits, row) for row in plane)
        bent = tuple(Surface("polynomial", order, order, "half", limits, v, origin, scale) for v in columns.T)
    except InputError as problem:
        raise Broken(str(problem)) from None
    return PolynomialField(Record("displacement", linear, bent, "general", "polynomial", coordinates="map"), bounds)


def _box(content: dict, key: str) -> Tuple[float, float, float, float]:
    box = tuple(map(float, numbers(content, key, (4,))))
    if not (box[0] < box[1] and box[2] < box[3]):
        raise Broken(f"the {key} of its polynomial enclose no area")
    return box
