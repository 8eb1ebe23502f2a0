"""Tie points with residuals, and blocks, as rows of layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, List, Tuple

import numpy as np
from qgis.core import QgsGeometry, QgsRectangle

from .point_table import GRID_FIELDS, INTEGER, REAL, attribute_rows, position_rows, tie_point_values

if TYPE_CHECKING:
    from ..core.blockwise import Blocks
    from ..core.grid import GeoGrid
    from ..core.local_model import LocalModel
    from ..core.tie_points import TiePoints

RESIDUAL_FIELDS = (("RES_X_PX", REAL), ("RES_Y_PX", REAL), ("RES_PX", REAL), ("USED", INTEGER))
LOCAL_FIELDS = (*GRID_FIELDS, *RESIDUAL_FIELDS)
BLOCK_FIELDS = (
    ("BLOCK_ID", INTEGER),
    ("X_MAP", REAL),  # centre
    ("Y_MAP", REAL),
    ("X_SHIFT_M", REAL),
    ("Y_SHIFT_M", REAL),
    ("ABS_SHIFT", REAL),
    ("COUNT", INTEGER),
    ("SCATTER", REAL),  # map units
    ("FILLED", INTEGER),
)
_APART = 3.0  # point spacings from block to block where the model has none: about nine points each


def point_rows(points: TiePoints, model: LocalModel, grid: GeoGrid) -> Iterator[Tuple[QgsGeometry, List[Any]]]:
    """Position and attributes of each tie point, in the order of LOCAL_FIELDS."""
    from ..core.fit_sample import usable
    from ..core.local_model import residuals_px

    right, down = residuals_px(points, model, grid).T
    left = {"RES_X_PX": right, "RES_Y_PX": down, "RES_PX": np.hypot(right, down), "USED": usable(points)}
    rows = zip(tie_point_values(points), attribute_rows(left, RESIDUAL_FIELDS))
    return position_rows([values + more for values, more in rows], LOCAL_FIELDS)


def blocks_of(points: TiePoints, model: LocalModel, grid: GeoGrid) -> Blocks:
    """The blocks of the model; for one without, the blockwise means of its points."""
    if model.blocks is not None:
        return model.blocks
    from ..core.blockwise import block_field
    from ..core.fit_sample import fit_sample

    sample = fit_sample(points, grid)
    return block_field(sample, 2 * _APART * (sample.spacing or sample.pixel))[1]


def block_rows(blocks: Blocks) -> Iterator[Tuple[QgsGeometry, List[Any]]]:
    """The inner part and the attributes of each block, in the order of BLOCK_FIELDS; these parts do not overlap."""
    columns = {
        "BLOCK_ID": np.arange(1, len(blocks) + 1),
        "X_MAP": blocks.x,
        "Y_MAP": blocks.y,
        "X_SHIFT_M": blocks.dx,
        "Y_SHIFT_M": blocks.dy,
        "ABS_SHIFT": np.hypot(blocks.dx, blocks.dy),
        "COUNT": blocks.count,
        "SCATTER": blocks.scatter,
        "FILLED": blocks.filled,
    }
    half = np.column_stack([blocks.width, blocks.height]) / 4
    low = np.column_stack([blocks.x, blocks.y]) - half
    edges = np.column_stack([low, low + 2 * half]).tolist()
    for edge, values in zip(edges, attribute_rows(columns, BLOCK_FIELDS)):
        yield QgsGeometry.fromRect(QgsRectangle(*edge)), values
