"""A displacement model as text: JSON, versioned, exact to the last bit, and checked from end to end when it is read.

Arrays are base64 of little-endian float64 with their shape; nothing in a file is ever executed.
"""

from __future__ import annotations

import json
from dataclasses import fields

import numpy as np
from shapely.geometry import Polygon

from .blockwise import MOST_BLOCKS, Blocks
from .errors import InputError
from .field_content import FIELDS, field_content, field_of
from .json_parts import LARGEST, LEAST, Broken, array, maybe, numbers, or_none, packed, table, text
from .local_model import MODELS, LocalModel

FORMAT = "coreg displacement model"
VERSION = 1
_WHOLE = ("row", "col", "count")
_NOT_NEGATIVE = (*_WHOLE, "width", "height", "scatter")
_LONGEST_SHIFT = 1e6  # px: no image is as wide
_PROBES = 33  # places along each axis of the support where the displacement is looked at


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
        "field": field_content(model.field),
        "hold_out_rms_px": [[kind, or_none(rms)] for kind, rms in model.hold_out],
        "scatter_px": or_none(model.scatter_px),
        "uncertainty_px": or_none(model.uncertainty_px),
        "reason": model.reason,
        "status": model.status,
        "residuals_px": packed(model.residuals),
        "blocks": None if blocks is None else {f.name: packed(getattr(blocks, f.name)) for f in fields(Blocks)},
    }
    return json.dumps(content, indent=1, allow_nan=False) + "\n"


def model_from_text(content_text: str, name: str) -> LocalModel:
    """The model of a text; ``name`` is what an InputError calls it: the file's name."""
    remedy = "save the model again, or give the file of a model that this plugin has saved"
    try:
        content = json.loads(content_text, parse_constant=_refuse)
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
            raise Broken("its version is unknown")
        model = _model(content)
        _check_place(model)
        return model
    except Broken as error:
        raise InputError(f"The displacement model {name} is damaged: {error}; {remedy}.") from None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _model(content: dict) -> LocalModel:
    kind = text(content, "kind")
    if kind not in MODELS[1:]:
        raise Broken(f'"{kind}" is no kind of model')
    field = field_of(table(content, "field"))
    if not isinstance(field, FIELDS[kind]):
        raise Broken(f'its field does not fit its kind "{kind}"')
    resolution = numbers(content, "resolution", (2,))
    if not (resolution > LEAST).all():
        raise Broken("its resolution is not positive")
    residuals = array(table(content, "residuals_px"), "residuals_px")
    if residuals.ndim != 2 or residuals.shape[1] != 2:
        raise Broken("residuals_px does not have two columns")
    if not (np.abs(residuals) <= LARGEST).all():
        raise Broken("residuals_px are no numbers of pixels")
    blocks = content.get("blocks")
    if (blocks is None) != (kind != "blockwise"):
        raise Broken(f'blocks do not fit its kind "{kind}"')
    return LocalModel(
        kind, field, text(content, "crs"), tuple(map(float, resolution)), _support(content), _hold_out(content),
        text(content, "reason"), residuals, maybe(content, "scatter_px"), maybe(content, "uncertainty_px"),
        None if blocks is None else _blocks(table(content, "blocks")), text(content, "status"),
    )  # fmt: skip


def _check_place(model: LocalModel) -> None:
    """A displacement that is none where the tie points lie cannot be meant."""
    low, high = np.reshape(model.support.bounds, (2, 2))
    lattice = getattr(model.field, "lattice", None)
    if lattice is not None:
        start = np.array([lattice.x0, lattice.y0])
        end = start + lattice.step * np.array(lattice.cells)
        if (end < low).any() or (start > high).any() or not (np.abs(end) <= LARGEST).all():
            raise Broken("the lattice of its field does not lie in its support")
    grid = np.meshgrid(*(np.linspace(*ends, _PROBES) for ends in zip(low, high)))
    with np.errstate(over="ignore", invalid="ignore"):
        shift = np.hypot(*model.displacement(*(v.ravel() for v in grid)))
    if not (shift <= _LONGEST_SHIFT * max(model.resolution)).all():
        raise Broken("its displacements are longer than any image is wide")


def _support(content: dict) -> Polygon:
    ring = content.get("support")
    if not isinstance(ring, list) or len(ring) < 4:
        raise Broken("support has fewer than four corners")
    polygon = Polygon(numbers(content, "support", (len(ring), 2)))
    if not polygon.is_valid or polygon.area <= 0:
        raise Broken("support is no polygon")
    return polygon


def _hold_out(content: dict) -> tuple:
    rows = content.get("hold_out_rms_px")
    if not isinstance(rows, list) or not all(isinstance(r, list) and len(r) == 2 and r[0] in MODELS for r in rows):
        raise Broken("hold_out_rms_px is not a list of models and numbers")
    return tuple((kind, maybe({kind: rms}, kind)) for kind, rms in rows)


def _blocks(content: dict) -> Blocks:
    columns = {f.name: array(table(content, f.name), f.name) for f in fields(Blocks)}
    count = columns["row"].size
    for name, column in columns.items():
        if column.shape != (count,) or count > MOST_BLOCKS:
            raise Broken(f"the column {name} of its blocks does not have one number for each")
        if name != "scatter" and not np.isfinite(column).all():
            raise Broken(f"the column {name} of its blocks has gaps")
        if (np.abs(column) > LARGEST).any() or (name in _NOT_NEGATIVE and (column < 0).any()):
            raise Broken(f"the column {name} of its blocks holds numbers that cannot be meant")
    for name in _WHOLE:
        columns[name] = columns[name].astype(int)
    return Blocks(**{**columns, "filled": columns["filled"] != 0})
