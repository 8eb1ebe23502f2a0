"""Blocks of elevation models as rows of layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, List, Tuple

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from .point_table import INTEGER, REAL, TEXT, attribute_rows

if TYPE_CHECKING:
    from ..core.dem.block_layout import Blocks
    from ..core.grid import GeoGrid

_SHIFTS = (("SHIFT_X", REAL), ("SHIFT_Y", REAL), ("SHIFT_Z", REAL))
_SIGMAS = (("SIGMA_X", REAL), ("SIGMA_Y", REAL), ("SIGMA_Z", REAL))
DEM_BLOCK_FIELDS = (
    ("BLOCK_ID", INTEGER),
    ("X_MAP", REAL),  # centre
    ("Y_MAP", REAL),
    *_SHIFTS,
    ("COUNT", INTEGER),
    ("NMAD_BEFORE", REAL),
    ("NMAD_AFTER", REAL),
    ("STATUS", TEXT),
    *_SIGMAS,
    ("SHARE", REAL),  # of the pixels that are stable and valid in both models
    ("SLOPES", REAL),  # of these, on usable slopes
    ("ASPECTS", REAL),  # of twelve, that hold usable slopes
    ("ITERATIONS", INTEGER),
    ("FILLED", INTEGER),
)
DEM_VECTOR_FIELDS = (
    ("BLOCK_ID", INTEGER),
    ("SRC_X", REAL),
    ("SRC_Y", REAL),
    ("SRC_Z", REAL),
    ("DST_X", REAL),
    ("DST_Y", REAL),
    ("DST_Z", REAL),
    *_SHIFTS,
    *_SIGMAS,
    ("STATUS", TEXT),
    ("USED", INTEGER),
)


def dem_block_rows(blocks: Blocks, grid: GeoGrid) -> Iterator[Tuple[QgsGeometry, List[Any]]]:
    """The outline and the attributes of each block, in the order of DEM_BLOCK_FIELDS."""
    columns = {
        **_common(blocks),
        "X_MAP": blocks.x,
        "Y_MAP": blocks.y,
        "COUNT": blocks.count,
        "NMAD_BEFORE": blocks.nmad_before,
        "NMAD_AFTER": blocks.nmad_after,
        "SHARE": blocks.share,
        "SLOPES": blocks.slope_share,
        "ASPECTS": blocks.aspect_share,
        "ITERATIONS": blocks.iterations,
        "FILLED": blocks.filled,
    }
    for ring, values in zip(blocks.corners(grid).tolist(), attribute_rows(columns, DEM_BLOCK_FIELDS)):
        yield QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in (*ring, ring[0])]]), values


def dem_vector_rows(blocks: Blocks, metres: Tuple[float, float]) -> Iterator[Tuple[QgsGeometry, List[Any]]]:
    """A line from source to destination and the attributes of each block, in the order of DEM_VECTOR_FIELDS."""
    source, destination = blocks.sources(metres), blocks.destinations()
    columns = {
        **_common(blocks),
        **{f"SRC_{axis}": v for axis, v in zip("XYZ", source.T)},
        **{f"DST_{axis}": v for axis, v in zip("XYZ", destination.T)},
        "USED": ~blocks.filled,
    }
    ends = zip(source[:, :2].tolist(), destination[:, :2].tolist())
    for line, values in zip(ends, attribute_rows(columns, DEM_VECTOR_FIELDS)):
        yield QgsGeometry.fromPolylineXY([QgsPointXY(*end) for end in line]), values


def _common(blocks: Blocks) -> dict:
    return {
        "BLOCK_ID": np.arange(1, len(blocks) + 1),
        "SHIFT_X": blocks.dx,
        "SHIFT_Y": blocks.dy,
        "SHIFT_Z": blocks.dz,
        **{f"SIGMA_{axis}": v for axis, v in zip("XYZ", blocks.sigma.T)},
        "STATUS": blocks.status,
    }
