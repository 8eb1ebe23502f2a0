"""Arrays as PNG text for a page; needs numpy only, so that pictures do not depend on matplotlib."""

from __future__ import annotations

import base64
import struct
import zlib

import numpy as np

_COLOUR_TYPE = {1: 0, 2: 4, 3: 2, 4: 6}  # channels: grey, grey + alpha, RGB, RGBA


def png(pixels: np.ndarray) -> bytes:
    """An 8 bit PNG of (rows, cols) or (rows, cols, 1..4) uint8."""
    pixels = np.ascontiguousarray(pixels if pixels.ndim == 3 else pixels[:, :, None])
    rows, cols, channels = pixels.shape
    header = struct.pack(">IIBBBBB", cols, rows, 8, _COLOUR_TYPE[channels], 0, 0, 0)
    data = zlib.compress(_filtered(pixels).tobytes(), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def data_uri(pixels: np.ndarray) -> str:
    """The same as text for ``src`` and ``href``."""
    return "data:image/png;base64," + base64.b64encode(png(pixels)).decode("ascii")


def _filtered(pixels: np.ndarray) -> np.ndarray:
    """Rows with PNG's filter 2 (difference to the row above): images of land compress better so."""
    rows = pixels.reshape(len(pixels), -1)
    above = np.vstack([np.zeros_like(rows[:1]), rows[:-1]])
    return np.hstack([np.full((len(rows), 1), 2, np.uint8), rows - above])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
