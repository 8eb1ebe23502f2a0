"""Values of a JSON text, each checked when it is taken out; arrays are base64 of little-endian float64."""

from __future__ import annotations

import base64
import binascii
import math
from typing import Any

import numpy as np

LARGEST = 1e9  # map units or pixels: no map is as wide
LEAST = 1e-12  # map units or degrees of a pixel
_MOST_NUMBERS = 20_000_000


class Broken(Exception):
    """What is wrong with the text."""


def or_none(number: float) -> float | None:
    """The number, None for NaN and infinity."""
    return float(number) if math.isfinite(number) else None


def packed(values: np.ndarray) -> dict:
    """An array as shape and base64."""
    values = np.asarray(values, float)
    data = base64.b64encode(np.ascontiguousarray(values, "<f8").tobytes()).decode("ascii")
    return {"shape": list(values.shape), "float64": data}


def table(content: dict, key: str) -> dict:
    """The object of a key; as all of these, raises Broken where it is missing or something else."""
    value = content.get(key)
    if not isinstance(value, dict):
        raise Broken(f"{key} is missing")
    return value


def text(content: dict, key: str) -> str:
    """The text of a key."""
    value = content.get(key)
    if not isinstance(value, str):
        raise Broken(f"{key} is missing or no text")
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= 1e300


def maybe(content: dict, key: str) -> float:
    """A number; NaN for null."""
    value = content.get(key, "")
    if value is not None and not (_is_number(value) and 0 <= value <= LARGEST):
        raise Broken(f"{key} is missing or no number of pixels")
    return math.nan if value is None else float(value)


def numbers(content: dict, key: str, shape: tuple) -> np.ndarray:
    """Finite plain numbers of a shape."""

    def fits(value: Any, left: tuple) -> bool:
        if not left:
            return _is_number(value)
        return isinstance(value, list) and len(value) == left[0] and all(fits(v, left[1:]) for v in value)

    if not fits(content.get(key), shape):
        raise Broken(f"{key} is missing or not {math.prod(shape)} finite numbers")
    values = np.array(content[key], float)
    if (np.abs(values) > LARGEST).any():
        raise Broken(f"{key} holds numbers larger than any map")
    return values


def array(content: dict, key: str) -> np.ndarray:
    """What ``packed`` made; ``key`` is its name in a message."""
    shape, data = content.get("shape"), content.get("float64")
    if not isinstance(shape, list) or not all(type(n) is int and 0 <= n <= _MOST_NUMBERS for n in shape):
        raise Broken(f"the shape of {key} cannot be used")
    try:
        raw = base64.b64decode(data, validate=True) if isinstance(data, str) else b"?"
    except (binascii.Error, ValueError):
        raw = b"?"
    if len(raw) != 8 * math.prod(shape):
        raise Broken(f"the numbers of {key} are incomplete or unreadable")
    return np.frombuffer(raw, "<f8").reshape(shape).astype(float)
