"""Numbers as the reader of a report wants them: with their digits that mean something, and a dash for none."""

from __future__ import annotations

import math
import re
from typing import Protocol

from ..core.grid import GeoGrid

NONE = "\u2013"
_SYMBOLS = {"metre": "m", "meter": "m", "degree": "\u00b0", "us survey foot": "ft", "foot": "ft", "kilometre": "km"}


def number(value: float, digits: int = 3, sign: bool = False) -> str:
    """Fixed digits with a true minus; a dash where there is no number."""
    if value is None or not math.isfinite(value):
        return NONE
    text = f"{value:+.{digits}f}" if sign else f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.lstrip("+-")
    return text.replace("-", "\u2212")


def count(value: int) -> str:
    """A whole number with narrow gaps between thousands."""
    return f"{int(value):,}".replace(",", "\u202f")


def map_digits(resolution: float) -> int:
    """Digits behind the point that show a thousandth of a pixel."""
    return min(12, max(0, math.ceil(3 - math.log10(resolution))))


def unit_of(crs: str) -> str:
    """Symbol of the CRS's map unit, "" where its text does not say."""
    if re.match(r"\s*GEO(GCS|GCRS|DCRS|GRAPHICCRS|DETICCRS)", crs, re.IGNORECASE):
        return "\u00b0"
    names = re.findall(r'(?:LENGTHUNIT|UNIT)\s*\[\s*"([^"]+)"', crs, re.IGNORECASE)
    lengths = [n for n in names if "degree" not in n.lower() and n.lower() not in ("unity", "radian")]
    return _SYMBOLS.get(lengths[-1].lower(), lengths[-1]) if lengths else ""


class HasTarget(Protocol):
    """A result that knows the grid of its target."""

    target_grid: GeoGrid


class MapNumbers:
    """Writes lengths on the map of one result: digits by its pixel size, the unit of its CRS."""

    def __init__(self, result: HasTarget):
        self.unit = unit_of(result.target_grid.crs_wkt)
        self._digits = map_digits(min(result.target_grid.resolution))

    def __call__(self, value: float, sign: bool = False, unit: bool = True) -> str:
        """A length in map units."""
        text = number(value, self._digits, sign)
        gap = "" if self.unit == "\u00b0" else "\u00a0"
        return f"{text}{gap}{self.unit}" if unit and self.unit and text != NONE else text
