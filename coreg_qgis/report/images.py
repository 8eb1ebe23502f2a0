"""Image windows as inline pictures: stretched, compared as a checkerboard, or blinking on top of each other."""

from __future__ import annotations

from html import escape
from typing import Callable, Tuple

import numpy as np

from .png import data_uri

LARGEST = 256  # px a side: detail of a pixel must stay visible, the page small
CELLS = 8


def grey(values: np.ndarray, limits: Tuple[float, float] | None = None) -> np.ndarray:
    """(rows, cols, 2) grey and alpha of values; NaN is transparent. ``limits``: stretch_limits by default."""
    good = np.isfinite(values)
    low, high = limits or stretch_limits(values)
    scaled = np.clip((np.where(good, values, low) - low) / max(high - low, 1e-12), 0, 1)
    return np.stack([np.rint(255 * scaled), 255.0 * good], -1).astype(np.uint8)


def stretch_limits(values: np.ndarray) -> Tuple[float, float]:
    """Values between which an image is stretched; (0, 1) where it holds no data."""
    good = values[np.isfinite(values)]
    if not good.size:
        return 0.0, 1.0
    low, high = np.percentile(good, [1, 99])
    return float(low), float(high)


def central(values: np.ndarray, largest: int = LARGEST) -> np.ndarray:
    """The middle of a window at most ``largest`` pixels wide and high, at full resolution."""
    rows, cols = values.shape
    top, left = max(0, (rows - largest) // 2), max(0, (cols - largest) // 2)
    return values[top:top + largest, left:left + largest]


def reduced(values: np.ndarray, largest: int = LARGEST) -> np.ndarray:
    """The whole window at lower resolution: every n-th pixel."""
    step = max(1, -(-max(values.shape) // largest))
    return values[::step, ::step]


def picture(pixels: np.ndarray, text: str) -> str:
    """Inline SVG of an image; ``text`` describes it for those who do not see it."""
    rows, cols = pixels.shape[:2]
    return (
        f'<svg class="picture" viewBox="0 0 {cols} {rows}" role="img" aria-label="{escape(text)}">'
        f'<image width="{cols}" height="{rows}" href="{data_uri(pixels)}"/></svg>'
    )


def checkerboard(reference: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Squares of two equally large images by turns, from grey() of each."""
    rows, cols = reference.shape[:2]
    size = max(4, max(rows, cols) // CELLS)
    odd = (np.arange(rows)[:, None] // size + np.arange(cols)[None] // size) % 2 == 1
    return np.where(odd[:, :, None], target, reference)


def flicker(reference: np.ndarray, before: np.ndarray, after: np.ndarray, tr: Callable[[str], str] = str) -> str:
    """Two stages, before and after, where reference and target blink or are shown alone; CSS only, no script."""
    modes = (("blink", tr("Blink")), ("reference", tr("Reference")), ("target", tr("Target")))
    inputs = "".join(
        f'<input type="radio" name="mode" id="mode-{key}"{" checked" if key == "blink" else ""}>' for key, _ in modes
    )
    labels = "".join(f'<label for="mode-{key}">{escape(name)}</label>' for key, name in modes)
    top = data_uri(reference)
    stages = "".join(
        f'<figure><div class="stage"><img alt="{escape(tr("Target"))}" src="{data_uri(image)}">'
        f'<img class="over" alt="{escape(tr("Reference"))}" src="{top}"></div>'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
        for image, caption in (
            (before, tr("Before: the image jumps by the shift.")),
            (after, tr("After: what belongs together stands still.")),
        )
    )
    return f'<div class="viewer">{inputs}<div class="modes">{labels}</div><div class="pair">{stages}</div></div>'
