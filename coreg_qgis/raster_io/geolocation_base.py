"""Where the pixels of a raster lie by what it says itself, by a displacement model, a record or tie points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback
from ..core.geolocation import Geolocation
from ..core.location_sampling import Place
from ..core.shift_field import smooth_field
from .crs import Projector, equivalent, spatial_reference, wkt_of
from .field_vectors import true_places
from .gdal_calls import READING, GdalProblem, gdal_calls, reason
from .geolocation_domain import has_geolocation, read_geolocation
from .open import georeferenced_grid, name_of, open_dataset
from .shift_raster import Displacement

LABEL = "The raster"
GCP_MODELS = ("auto", "tps", "order1", "order2", "order3")
_NEEDED = {"tps": 3, "order1": 3, "order2": 6, "order3": 10}
_ROWS = 256  # of arrays at a time
_THIN = 1e-6  # width over length of points that count as one line
Pair = Tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, eq=False)
class Location:
    """``place(col, row) -> (x, y)`` in a CRS, x before y; ``rms_px`` is that of the points it was made of, if any.

    ``arrays`` are those that the raster has, whose samples stay where they are.
    """

    place: Place
    crs_wkt: str
    kind: str
    rms_px: float | None = None
    arrays: Geolocation | None = None

    @property
    def geographic(self) -> bool:
        """True where x, y are longitude and latitude."""
        return bool(spatial_reference(self.crs_wkt).IsGeographic())

    def in_crs(self, crs_wkt: str) -> Location:
        """The same places in another CRS; raises InputError where there is no way to it."""
        if equivalent(self.crs_wkt, crs_wkt):
            return self
        return self.moved(Projector(self.crs_wkt, crs_wkt), crs_wkt, self.kind)

    def moved(self, function: Place, crs_wkt: str, kind: str) -> Location:
        """With ``function(x, y)``, in a CRS, instead of x, y."""
        arrays = None if self.arrays is None else _with_places(self.arrays, function, crs_wkt)
        return Location(lambda col, row: function(*self.place(col, row)), crs_wkt, kind, self.rms_px, arrays)

    def in_degrees(self) -> Location:
        """In longitudes and latitudes of the same datum: GDAL up to 3.6.2 inverts arrays in metres wrongly."""
        return self.in_crs(wkt_of(spatial_reference(self.crs_wkt).CloneGeogCS()))


def own_location(source: str, gcp_model: str = "auto", feedback: Feedback = SILENT) -> Location:
    """By geotransform, else ground control points, else geolocation arrays, as GDAL prefers them; InputError."""
    dataset = open_dataset(source, LABEL)
    name = name_of(source, LABEL)
    with gdal_calls(**READING):
        geotransform, crs = dataset.GetGeoTransform(can_return_null=True), wkt_of(dataset.GetSpatialRef())
        gcps = dataset.GetGCPCount()
    if geotransform is not None and (tuple(geotransform) != (0, 1, 0, 0, 0, 1) or crs):
        grid = georeferenced_grid(dataset, name)
        if not crs:
            raise InputError(f"{name} has no CRS, which geolocation arrays need: give it one first.")
        return Location(grid.to_map, crs, "geotransform")
    if gcps:
        return gcp_location(dataset, name, gcp_model)
    if has_geolocation(dataset):
        arrays = read_geolocation(source, LABEL, feedback=feedback)
        return Location(arrays.to_map, arrays.crs_wkt, "arrays", arrays=arrays)
    raise InputError(
        f"{name} says nothing about its place: give a record, tie points or rasters of x and y to make the geolocation "
        "arrays of."
    )


def gcp_location(dataset: gdal.Dataset, name: str, model: str = "auto") -> Location:
    """By the ground control points: "tps" goes through all of them, "order1" to "order3" are polynomials."""
    with gdal_calls(**READING):
        gcps, crs = dataset.GetGCPs(), wkt_of(dataset.GetGCPSpatialRef())
    if not crs:
        raise InputError(f"The ground control points of {name} have no CRS: assign one to the raster first.")
    pixels = np.array([(gcp.GCPPixel, gcp.GCPLine) for gcp in gcps], float)
    places = np.array([(gcp.GCPX, gcp.GCPY) for gcp in gcps], float)
    model = ("tps" if len(gcps) >= 4 else "order1") if model == "auto" else model
    _check_points(pixels, places, _NEEDED[model], f"The ground control points of {name}")
    options = ["METHOD=GCP_TPS"] if model == "tps" else ["METHOD=GCP_POLYNOMIAL", f"MAX_GCP_ORDER={model[-1]}"]
    place = transformer_place(dataset, options, name)
    return Location(place, crs, "gcps", _rms_px(place, pixels, places))


def transformer_place(dataset: gdal.Dataset, options, name: str) -> Place:
    """Pixels to map coordinates by GDAL's transformer; raises InputError where it cannot be made."""
    try:
        with gdal_calls(**READING) as log:
            transformer = log.need(gdal.Transformer(dataset, None, list(options)))
    except GdalProblem as problem:
        raise InputError(
            f"The ground control points of {name} cannot be used ({reason(problem)}): choose another model for them."
        ) from problem

    def place(col, row) -> Pair:
        col, row = np.broadcast_arrays(np.asarray(col, float), np.asarray(row, float))
        with gdal_calls(**READING) as log:
            points, ok = transformer.TransformPoints(0, np.column_stack([col.ravel(), row.ravel()]).tolist())
            log.failures.clear()  # what cannot be transformed is told by its flag
        found = np.array(points, float).reshape(-1, 3)[:, :2]
        found[~np.array(ok, bool)] = np.nan
        return found[:, 0].reshape(col.shape), found[:, 1].reshape(col.shape)

    return place


def tie_location(pixels: np.ndarray, places: np.ndarray, crs_wkt: str, name: str) -> Location:
    """A smooth field through tie points: ``pixels`` (n, 2) col, row and the ``places`` (n, 2) they belong to.

    An affine model and a penalised spline of what it leaves, whose smoothness follows from the points.
    """
    if not crs_wkt:
        raise InputError(f"The tie points of {name} have no CRS, which geolocation arrays need: set that of the layer.")
    _check_points(pixels, places, 3, f"The tie points of {name}")
    model = smooth_field(*pixels.T, *places.T)
    return Location(model.displacement, crs_wkt, "tie points", _rms_px(model.displacement, pixels, places))


def displaced(base: Location, model: Displacement, model_crs: str) -> Location:
    """The places of ``base`` corrected by a displacement model, in the CRS of the model."""
    return base.in_crs(model_crs).moved(lambda x, y: true_places(x, y, model), model_crs, "displacement")


def _with_places(arrays: Geolocation, function: Place, crs_wkt: str) -> Geolocation:
    """The arrays with ``function(x, y)`` in a CRS instead of their places."""
    x, y = np.empty(arrays.x.shape), np.empty(arrays.x.shape)
    for first in range(0, len(x), _ROWS):
        part = slice(first, first + _ROWS)
        x[part], y[part] = function(arrays.x[part], arrays.y[part])
    lost = ~(np.isfinite(x) & np.isfinite(y))
    x[lost] = y[lost] = np.nan
    geographic = bool(spatial_reference(crs_wkt).IsGeographic())
    return replace(arrays, x=x, y=y, crs_wkt=crs_wkt, geographic=geographic)


def _check_points(pixels: np.ndarray, places: np.ndarray, needed: int, name: str) -> None:
    known = np.isfinite(pixels).all(1) & np.isfinite(places).all(1)
    count = len(np.unique(pixels[known], axis=0))
    if count < needed:
        raise InputError(f"{name} are {count} different places, but {needed} are needed: add some, or choose another "
                         "model.")  # fmt: skip
    for points in (pixels[known], places[known]):
        spread = np.linalg.svd(points - points.mean(0), compute_uv=False)
        if spread[1] <= _THIN * spread[0]:
            raise InputError(f"{name} lie on one line, so that they do not locate the image: add points beside it.")


def _rms_px(place: Place, pixels: np.ndarray, places: np.ndarray) -> float:
    """RMS of the residuals, both axes together, in pixels; by the affine model of the points."""
    design = np.column_stack([np.ones(len(pixels)), pixels])
    slopes = np.linalg.lstsq(design, places, rcond=None)[0][1:].T
    left = np.column_stack(place(*pixels.T)) - places
    return float(np.sqrt((np.linalg.solve(slopes, left.T) ** 2).sum(0).mean()))
