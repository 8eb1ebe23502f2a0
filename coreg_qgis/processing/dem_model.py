"""The horizontal part of a correction of heights as a displacement model, for further rasters and vectors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from ..core.local_model import LocalModel
    from ..raster_io.dem_open import OpenedDems

_MOST_CELLS = 200_000
_PROBES = 4000


def dem_model_text(dems: OpenedDems, field: Any, reason: str) -> str:
    """JSON of the displacement model, with the vertical part for whoever wants to add it to heights."""
    from ..core.model_file import model_to_text

    content = json.loads(model_to_text(dem_model(dems, field, reason)))
    whole = getattr(field, "start", field)
    content["vertical"] = {
        "dz_m": float(whole.dz),
        "matrix": whole.matrix.tolist(),
        "centre": [float(v) for v in whole.centre],
        "ramps": [
            {"coefficients": r.coefficients.tolist(), "centre": list(map(float, r.centre)), "size": float(r.size)}
            for r in whole.ramps
        ],
    }
    return json.dumps(content, indent=1, allow_nan=False) + "\n"


def dem_model(dems: OpenedDems, field: Any, reason: str) -> LocalModel:
    """A shift, an affine model for a rotation (at the height of its centre), or a spline for a local correction."""
    from shapely.geometry import Polygon

    from ..core.local_model import LocalModel
    from ..core.shift_field import Affine, Translation

    grid, metres = dems.aligned_grid, dems.windows.metres
    sigma = getattr(field, "start", field).sigmas[:2]
    uncertainty = float(np.hypot(*np.divide(sigma, metres)) / max(grid.resolution)) if sigma else float("nan")
    if hasattr(field, "start"):
        kind, horizontal, left = "spline", *_spline(field, grid)
        uncertainty = max(uncertainty, left / max(grid.resolution)) if sigma else uncertainty
    elif field.is_translation:
        kind, horizontal = "shift", Translation(*(float(v) for v in field.displacement(0.0, 0.0)))
    else:
        kind, horizontal = "affine", Affine(_matrix(field))
    return LocalModel(
        kind, horizontal, grid.crs_wkt, grid.resolution, Polygon(grid.corners()), (), reason, np.zeros((0, 2)),
        float("nan"), uncertainty,
    )  # fmt: skip


def _matrix(field: Any) -> np.ndarray:
    """(2, 3) of a displacement that is linear in x and y."""
    x, y = field.centre[:2]
    here, right, up = (np.array(field.displacement(*at), float) for at in ((x, y), (x + 1e3, y), (x, y + 1e3)))
    slope = np.column_stack([right - here, up - here]) / 1e3
    return np.column_stack([here - slope @ [x, y], slope])


def _spline(field: Any, grid: Any):
    """(field, largest of both axes' RMS of what it smooths away) over the model's own area; map units."""
    from ..core.dem.node_grid import NodeGrid
    from ..core.penalised_spline import Lattice
    from ..core.shift_field import Affine, SmoothField

    low, high = np.reshape(grid.window_bounds(), (2, 2))
    wanted = field.local.cell * min(field.grid.resolution)
    step = max(wanted, float(np.sqrt(np.prod(high - low) / _MOST_CELLS)))
    cells = np.maximum(np.ceil((high - low) / step), 1).astype(int)
    lattice = Lattice(float(low[0]), float(low[1]), step, (int(cells[0]), int(cells[1])))
    x, y = (start + step * np.arange(n + 1) for start, n in zip(low, cells))
    values = np.stack(field.displacement(*np.meshgrid(x, y, indexing="ij")))
    coefficients = NodeGrid.through(values, 1).coefficients.reshape(2, -1).T
    made = SmoothField(Affine(np.zeros((2, 3))), lattice, np.ascontiguousarray(coefficients))
    rng = np.random.default_rng(0)
    at = [rng.uniform(a, b, _PROBES) for a, b in zip(low, high)]
    left = np.subtract(made.displacement(*at), field.displacement(*at))
    return made, float(np.sqrt((left**2).mean(1)).max())
