"""A displacement model as text: JSON, versioned, exact to the last bit, and checked from end to end when it is read.

Arrays are base64 of little-endian float64 with their shape; nothing in a file is ever executed.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
from dataclasses import fields
from typing import Any

import numpy as np
from shapely.geometry import Polygon

from .blockwise import MOST_BLOCKS, Blocks
from .errors import InputError
from .local_model import MODELS, LocalModel
from .penalised_spline import Lattice
from .shift_field import Affine, SmoothField, Translation

FORMAT = "coreg displacement model"
VERSION = 1
_FIELDS = {"shift": (Translation,), "affine": (Affine,), "spline": (SmoothField,), "blockwise": (SmoothField,)}
_WHOLE = ("row", "col", "count")
_NOT_NEGATIVE = (*_WHOLE, "width", "height", "scatter")
_MOST_CELLS = 1_000_000
_MOST_NUMBERS = 20_000_000
_LARGEST = 1e9  # map units or pixels: no map is as wide
_LEAST = 1e-12  # map units or degrees of a pixel
_LONGEST_SHIFT = 1e6  # px: no image is as wide
_PROBES = 33  # places along each axis of the support where the displacement is looked at


class _Broken(Exception):
    """What is wrong with the text."""


def model_to_text(model: LocalModel) -> str:
    """JSON text of a model; ``model_from_text`` gives the same numbers back."""
    blocks = model.blocks
    content = {
        "format": FORMAT,
        "version": VERSION,
        "kind": model.kind,
        "crs": model.crs_wkt,
        "resolution": [float(v) for v in model.resolution],
        "support": [[float(x), float(y)] for x, y in model.support.exterior.coords],
        "field": _field_content(model.field),
        "hold_out_rms_px": [[kind, _or_none(rms)] for kind, rms in model.hold_out],
        "scatter_px": _or_none(model.scatter_px),
        "uncertainty_px": _or_none(model.uncertainty_px),
        "reason": model.reason,
        "status": model.status,
        "residuals_px": _packed(model.residuals),
        "blocks": None if blocks is None else {f.name: _packed(getattr(blocks, f.name)) for f in fields(Blocks)},
    }
    return json.dumps(content, indent=1, allow_nan=False) + "\n"


def model_from_text(text: str, name: str) -> LocalModel:
    """The model of a text; ``name`` is what an InputError calls it: the file's name."""
    remedy = "save the model again, or give the file of a model that this plugin has saved"
    try:
        content = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise InputError(f"{name} is not a displacement model: it is no JSON text; {remedy}.") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InputError(f"{name} is not a displacement model; {remedy}.")
    version = content.get("version")
    whole = type(version) is int  # JSON's true is 1, too
    if whole and version > VERSION:
        raise InputError(
            f"{name} is a displacement model of version {version}, newer than this plugin reads ({VERSION}): "
            "update the plugin, or save the model with this one."
        )
    try:
        if not whole or version != VERSION:
            raise _Broken("its version is unknown")
        model = _model(content)
        _check_place(model)
        return model
    except _Broken as error:
        raise InputError(f"The displacement model {name} is damaged: {error}; {remedy}.") from None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _or_none(number: float) -> float | None:
    return float(number) if math.isfinite(number) else None


def _packed(array: np.ndarray) -> dict:
    values = np.asarray(array, float)
    data = base64.b64encode(np.ascontiguousarray(values, "<f8").tobytes()).decode("ascii")
    return {"shape": list(values.shape), "float64": data}


def _field_content(field: Any) -> dict:
    if isinstance(field, Translation):
        return {"type": "translation", "shift": [float(field.dx), float(field.dy)]}
    if isinstance(field, Affine):
        return {"type": "affine", "matrix": [[float(v) for v in row] for row in field.matrix]}
    lattice = field.lattice
    return {
        "type": "bicubic spline",
        "trend": [[float(v) for v in row] for row in field.trend.matrix],
        "origin": [float(lattice.x0), float(lattice.y0)],
        "step": float(lattice.step),
        "cells": [int(n) for n in lattice.cells],
        "coefficients": _packed(field.coefficients),
    }


def _model(content: dict) -> LocalModel:
    kind = _text(content, "kind")
    if kind not in MODELS[1:]:
        raise _Broken(f'"{kind}" is no kind of model')
    field = _field(_table(content, "field"))
    if not isinstance(field, _FIELDS[kind]):
        raise _Broken(f'its field does not fit its kind "{kind}"')
    resolution = _numbers(content, "resolution", (2,))
    if not (resolution > _LEAST).all():
        raise _Broken("its resolution is not positive")
    residuals = _array(_table(content, "residuals_px"), "residuals_px")
    if residuals.ndim != 2 or residuals.shape[1] != 2:
        raise _Broken("residuals_px does not have two columns")
    if not (np.abs(residuals) <= _LARGEST).all():
        raise _Broken("residuals_px are no numbers of pixels")
    blocks = content.get("blocks")
    if (blocks is None) != (kind != "blockwise"):
        raise _Broken(f'blocks do not fit its kind "{kind}"')
    return LocalModel(
        kind, field, _text(content, "crs"), tuple(map(float, resolution)), _support(content), _hold_out(content),
        _text(content, "reason"), residuals, _maybe(content, "scatter_px"), _maybe(content, "uncertainty_px"),
        None if blocks is None else _blocks(_table(content, "blocks")), _text(content, "status"),
    )  # fmt: skip


def _check_place(model: LocalModel) -> None:
    """A displacement that is none where the tie points lie cannot be meant."""
    low, high = np.reshape(model.support.bounds, (2, 2))
    lattice = getattr(model.field, "lattice", None)
    if lattice is not None:
        start = np.array([lattice.x0, lattice.y0])
        end = start + lattice.step * np.array(lattice.cells)
        if (end < low).any() or (start > high).any() or not (np.abs(end) <= _LARGEST).all():
            raise _Broken("the lattice of its field does not lie in its support")
    grid = np.meshgrid(*(np.linspace(*ends, _PROBES) for ends in zip(low, high)))
    with np.errstate(over="ignore", invalid="ignore"):
        shift = np.hypot(*model.displacement(*(v.ravel() for v in grid)))
    if not (shift <= _LONGEST_SHIFT * max(model.resolution)).all():
        raise _Broken("its displacements are longer than any image is wide")


def _field(content: dict):
    kind = _text(content, "type")
    if kind == "translation":
        return Translation(*map(float, _numbers(content, "shift", (2,))))
    if kind == "affine":
        return Affine(_numbers(content, "matrix", (2, 3)))
    if kind != "bicubic spline":
        raise _Broken(f'"{kind}" is no type of field')
    (x0, y0), step = _numbers(content, "origin", (2,)), float(_numbers(content, "step", ()))
    cells = content.get("cells")
    whole = isinstance(cells, list) and len(cells) == 2 and all(type(n) is int and n > 0 for n in cells)
    if not whole or cells[0] * cells[1] > _MOST_CELLS or step <= _LEAST:
        raise _Broken("the lattice of its field cannot be used")
    coefficients = _array(_table(content, "coefficients"), "coefficients")
    lattice = Lattice(float(x0), float(y0), step, (cells[0], cells[1]))
    fit = coefficients.shape == (lattice.shape[0] * lattice.shape[1], 2)
    if not fit or not (np.abs(coefficients) <= _LARGEST).all():
        raise _Broken("the coefficients do not fit the lattice of its field")
    return SmoothField(Affine(_numbers(content, "trend", (2, 3))), lattice, coefficients)


def _support(content: dict) -> Polygon:
    ring = content.get("support")
    if not isinstance(ring, list) or len(ring) < 4:
        raise _Broken("support has fewer than four corners")
    polygon = Polygon(_numbers(content, "support", (len(ring), 2)))
    if not polygon.is_valid or polygon.area <= 0:
        raise _Broken("support is no polygon")
    return polygon


def _hold_out(content: dict) -> tuple:
    rows = content.get("hold_out_rms_px")
    if not isinstance(rows, list) or not all(isinstance(r, list) and len(r) == 2 and r[0] in MODELS for r in rows):
        raise _Broken("hold_out_rms_px is not a list of models and numbers")
    return tuple((kind, _maybe({kind: rms}, kind)) for kind, rms in rows)


def _blocks(content: dict) -> Blocks:
    columns = {f.name: _array(_table(content, f.name), f.name) for f in fields(Blocks)}
    count = columns["row"].size
    for name, column in columns.items():
        if column.shape != (count,) or count > MOST_BLOCKS:
            raise _Broken(f"the column {name} of its blocks does not have one number for each")
        if name != "scatter" and not np.isfinite(column).all():
            raise _Broken(f"the column {name} of its blocks has gaps")
        if (np.abs(column) > _LARGEST).any() or (name in _NOT_NEGATIVE and (column < 0).any()):
            raise _Broken(f"the column {name} of its blocks holds numbers that cannot be meant")
    for name in _WHOLE:
        columns[name] = columns[name].astype(int)
    return Blocks(**{**columns, "filled": columns["filled"] != 0})


def _table(content: dict, key: str) -> dict:
    value = content.get(key)
    if not isinstance(value, dict):
        raise _Broken(f"{key} is missing")
    return value


def _text(content: dict, key: str) -> str:
    value = content.get(key)
    if not isinstance(value, str):
        raise _Broken(f"{key} is missing or no text")
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= 1e300


def _maybe(content: dict, key: str) -> float:
    """A number; NaN for null."""
    value = content.get(key, "")
    if value is not None and not (_is_number(value) and 0 <= value <= _LARGEST):
        raise _Broken(f"{key} is missing or no number of pixels")
    return math.nan if value is None else float(value)


def _numbers(content: dict, key: str, shape: tuple) -> np.ndarray:
    """Finite plain numbers of a shape."""

    def fits(value: Any, left: tuple) -> bool:
        if not left:
            return _is_number(value)
        return isinstance(value, list) and len(value) == left[0] and all(fits(v, left[1:]) for v in value)

    if not fits(content.get(key), shape):
        raise _Broken(f"{key} is missing or not {math.prod(shape)} finite numbers")
    values = np.array(content[key], float)
    if (np.abs(values) > _LARGEST).any():
        raise _Broken(f"{key} holds numbers larger than any map")
    return values


def _array(content: dict, key: str) -> np.ndarray:
    shape, data = content.get("shape"), content.get("float64")
    if not isinstance(shape, list) or not all(type(n) is int and 0 <= n <= _MOST_NUMBERS for n in shape):
        raise _Broken(f"the shape of {key} cannot be used")
    try:
        raw = base64.b64decode(data, validate=True) if isinstance(data, str) else b"?"
    except (binascii.Error, ValueError):
        raw = b"?"
    if len(raw) != 8 * math.prod(shape):
        raise _Broken(f"the numbers of {key} are incomplete or unreadable")
    return np.frombuffer(raw, "<f8").reshape(shape).astype(float)
