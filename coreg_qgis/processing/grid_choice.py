"""From what the user chose for a quality grid to plain values, and from them to the measurement."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Tuple

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
)

from ..core.errors import InputError
from ..translation import tr
from .detection import DetectionChoice, detection_choice
from .grid_parameters import COARSE_SEARCH, OUTSIDE
from .inputs import Polygons, footprint_choice, is_given, optional_number, qgis_crs

if TYPE_CHECKING:
    from ..core.quality_grid import QualityGrid


@dataclass(frozen=True, eq=False)
class Positions:
    """Points of a layer (n, 2) in its CRS, which is the target's where it is not valid."""

    xy: np.ndarray
    crs: QgsCoordinateReferenceSystem
    transforms: QgsCoordinateTransformContext

    def in_crs(self, crs: QgsCoordinateReferenceSystem) -> np.ndarray:
        """The points in another CRS; NaN where they do not exist there, which the core takes as outside."""
        if not self.crs.isValid() or self.crs == crs:
            return self.xy
        transform = QgsCoordinateTransform(self.crs, crs, self.transforms)
        return np.array([_projected(transform, x, y) for x, y in self.xy.tolist()]).reshape(-1, 2)


@dataclass(frozen=True, eq=False)
class GridChoice:
    """What was chosen, as plain values."""

    pair: DetectionChoice
    grid: Dict[str, Any]  # of core's GridSettings
    filters: Dict[str, Any]  # of core's FilterSettings
    positions: Positions | None
    polygons: Polygons | None
    outside: bool  # the polygons keep points out
    crs: QgsCoordinateReferenceSystem | None  # of the layers; None = the target's


def grid_choice(algorithm, parameters, context) -> GridChoice:
    """Take everything from QGIS that the quality grid needs; to be called in the main thread."""
    area = tr("The area of the points")
    return GridChoice(
        pair=detection_choice(algorithm, parameters, context),
        grid=_grid(algorithm, parameters, context),
        filters=_filters(algorithm, parameters, context),
        positions=_positions(algorithm, parameters, context),
        polygons=footprint_choice(algorithm, parameters, "EXTENT_MASK", context, area),
        outside=algorithm.parameterAsEnum(parameters, "EXTENT_MODE", context) == OUTSIDE,
        crs=_layer_crs(algorithm, parameters, context),
    )


def measure(choice: GridChoice, images: Tuple[Any, Any], feedback) -> QualityGrid:
    """Measure the shifts between the opened images; nothing is written."""
    from ..core.quality_grid import FilterSettings, GridSettings, measure_quality_grid

    crs = images[1].grid.crs_wkt
    polygons = None if choice.polygons is None else choice.polygons.merged(crs)
    return measure_quality_grid(
        *images,
        GridSettings(matching=choice.pair.matching(crs), filters=FilterSettings(**choice.filters), **choice.grid),
        positions=None if choice.positions is None else choice.positions.in_crs(qgis_crs(crs)),
        **{"excluded" if choice.outside else "area": polygons},
        **choice.pair.footprints(crs),
        feedback=feedback,
    )


def _grid(algorithm, parameters, context) -> Dict[str, Any]:
    most, threads = (optional_number(algorithm, parameters, name, context) for name in ("MAX_POINTS", "THREADS"))
    return {
        "spacing": optional_number(algorithm, parameters, "SPACING", context),
        "point_count": algorithm.parameterAsInt(parameters, "POINT_COUNT", context),
        "max_points": None if most is None else int(most),
        "seed": algorithm.parameterAsInt(parameters, "SEED", context),
        "coarse_search": algorithm.parameterAsEnum(parameters, "SEARCH", context) == COARSE_SEARCH,
        "threads": int(threads) if threads else None,
    }


def _filters(algorithm, parameters, context) -> Dict[str, Any]:
    def threshold(switch: str, name: str) -> float | None:
        on = algorithm.parameterAsBoolean(parameters, switch, context)
        return algorithm.parameterAsDouble(parameters, name, context) if on else None

    return {
        "min_reliability": threshold("FILTER_RELIABILITY", "MIN_RELIABILITY"),
        "similarity": algorithm.parameterAsBoolean(parameters, "FILTER_SIMILARITY", context),
        "consensus": threshold("FILTER_CONSENSUS", "CONSENSUS_THRESHOLD"),
    }


def _positions(algorithm, parameters, context) -> Positions | None:
    if not is_given(parameters, "POSITIONS"):
        return None
    source = algorithm.parameterAsSource(parameters, "POSITIONS", context)
    if source is None:
        raise InputError(tr("The layer of positions cannot be read: choose a point layer, or none."))
    features = source.getFeatures(QgsFeatureRequest().setNoAttributes())
    # A feature without a place keeps its row, so that the numbers of the points are those of the layer.
    parts = [[(point.x(), point.y()) for point in feature.geometry().vertices()] for feature in features]
    xy = [place for places in parts for place in places or [(math.nan, math.nan)]]
    if not any(parts):
        raise InputError(tr("The layer of positions holds no points: choose another point layer, or none."))
    return Positions(np.array(xy, float), source.sourceCrs(), context.transformContext())


def _layer_crs(algorithm, parameters, context) -> QgsCoordinateReferenceSystem | None:
    if not is_given(parameters, "CRS"):
        return None
    crs = algorithm.parameterAsCrs(parameters, "CRS", context)
    if not crs.isValid():
        raise InputError(tr("The CRS of points and vectors is unknown: {} was given.").format(parameters["CRS"]))
    return crs


def _projected(transform: QgsCoordinateTransform, x: float, y: float) -> Tuple[float, float]:
    try:
        point = transform.transform(x, y)
    except QgsCsException:
        return math.nan, math.nan
    return point.x(), point.y()
