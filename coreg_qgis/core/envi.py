"""ENVI's ``map info`` for a geotransform, as the headers of ENVI files hold it."""

from __future__ import annotations

import math
import re
from typing import Any, List, Sequence, Tuple

from .errors import InputError


def map_info(geotransform: Sequence[float], crs_wkt: str = "") -> List[Any]:
    """The items of ENVI's map info: ['UTM', 1, 1, x, y, xres, yres, zone, 'North', 'WGS-84'] and its kin.

    (x, y) is the outer corner of the first pixel, which ENVI counts as pixel (1, 1). A rotated grid gets a trailing
    'rotation=degrees' item; raises InputError for sheared or mirrored ones, which ENVI cannot describe.
    """
    x0, a, b, y0, c, d = map(float, geotransform)
    xres, yres = math.hypot(a, c), math.hypot(b, d)
    if abs(a * b + c * d) > 1e-6 * xres * yres or a * d - b * c > 0:
        raise InputError("ENVI's map info cannot describe sheared or south-up pixels: warp the image first.")
    rotation = math.degrees(math.atan2(c, a))
    items = [_projection(crs_wkt), 1, 1, x0, y0, xres, yres, *_zone(crs_wkt), _datum(crs_wkt)]
    return items if abs(rotation) < 1e-9 else [*items, f"rotation={rotation:.8f}"]


def format_map_info(items: Sequence[Any]) -> str:
    """The line of an ENVI header, numbers with all their digits."""
    return "map info = {" + ", ".join(repr(v) if isinstance(v, float) else str(v) for v in items) + "}"


def _utm_zone(crs: str) -> Tuple[int, bool] | None:
    """(zone, is north) of a UTM CRS in WKT, or as an EPSG code of WGS 84; None for anything else."""
    named = re.search(r"UTM[ _]zone[ _](\d{1,2})\s*([NS])?", crs, re.IGNORECASE)
    if named:
        south = (named.group(2) or "").upper() == "S" or re.search(r'"false_northing",\s*10000000', crs) is not None
        return int(named.group(1)), not south
    code = re.fullmatch(r"EPSG:32([67])(\d\d)", crs.strip(), re.IGNORECASE)
    return (int(code.group(2)), code.group(1) == "6") if code else None


def _zone(crs: str) -> List[Any]:
    zone = _utm_zone(crs)
    return [] if zone is None else [zone[0], "North" if zone[1] else "South"]


def _projection(crs: str) -> str:
    if _utm_zone(crs):
        return "UTM"
    if re.match(r"\s*(GEOGCS|GEOGCRS|GEODCRS)", crs) or crs.strip().upper() == "EPSG:4326":
        return "Geographic Lat/Lon"
    name = re.match(r'\s*PROJC(?:S|RS)\s*\[\s*"([^"]+)"', crs)
    return name.group(1).replace(",", " ") if name else "Arbitrary"


def _datum(crs: str) -> str:
    code = re.fullmatch(r"EPSG:(\d+)", crs.strip(), re.IGNORECASE)
    if code and (code.group(1) == "4326" or re.fullmatch(r"32[67]\d\d", code.group(1))):
        return "WGS-84"
    datum = re.search(r'(?:DATUM|ENSEMBLE)\s*\[\s*"([^"]+)"', crs)
    name = datum.group(1) if datum else ""
    plain = re.sub(r"[^A-Z0-9]", "", name.upper())
    is_wgs84 = plain.startswith(("WGS1984", "DWGS1984", "WORLDGEODETICSYSTEM1984"))
    return "WGS-84" if is_wgs84 else name.replace(",", " ")
