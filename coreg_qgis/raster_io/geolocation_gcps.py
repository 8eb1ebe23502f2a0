"""Ground control points from geolocation arrays, and what each of GDAL's models makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Sequence, Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import InputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.geolocation import Geolocation
from ..core.location_sampling import distance_px
from .crs import Projector, equivalent, spatial_reference, wkt_of
from .gdal_calls import GdalProblem, gdal_calls
from .geolocation_attach import own_arrays, placeless
from .geolocation_base import transformer_place
from .open import open_dataset
from .output import check_output, staged
from .virtual import source_name, vrt_text, with_own_statistics
from .write import LABEL, failure, overview_factors

MODELS = {
    "TPS": ("METHOD=GCP_TPS",),
    "ORDER1": ("METHOD=GCP_POLYNOMIAL", "MAX_GCP_ORDER=1"),
    "ORDER2": ("METHOD=GCP_POLYNOMIAL", "MAX_GCP_ORDER=2"),
    "ORDER3": ("METHOD=GCP_POLYNOMIAL", "MAX_GCP_ORDER=3"),
}
_NEEDED = {"TPS": 3, "ORDER1": 3, "ORDER2": 6, "ORDER3": 10}
MOST = 2500  # points with which a thin-plate spline takes long
LIMIT = 5000  # points for which GDAL solves a thin-plate spline within half a minute, which nothing can interrupt
_POLAR, _POOR_PX = 80.0, 1.0
_HEADER = "mapX,mapY,sourceX,sourceY,enable,dX,dY,residual"
_DIGITS = 12
_CHECKS = 60  # places along each axis


@dataclass(frozen=True, eq=False)
class ControlPoints:
    """Pixel coordinates (n, 2) col, row and the places (n, 2) x, y they have in a CRS."""

    pixels: np.ndarray
    places: np.ndarray
    crs_wkt: str

    def for_gdal(self) -> List[gdal.GCP]:
        """GDAL's own, named 1, 2, ..."""
        rows = np.column_stack([self.places, self.pixels]).tolist()
        return [gdal.GCP(x, y, 0.0, col, row, "", str(n)) for n, (x, y, col, row) in enumerate(rows, 1)]


def control_points(geolocation: Geolocation, count: Tuple[int, int], crs_wkt: str, name: str) -> ControlPoints:
    """``count`` (columns, lines) pixel centres evenly over the image, without those that have no place.

    Longitudes go on across the dateline. Raises InputError where less than three are left.
    """
    if min(count) < 2:
        raise InputError(f"{count[0]} x {count[1]} ground control points do not locate an image: give 2 x 2 or more.")
    rows, cols = geolocation.shape
    centres = [np.unique(np.floor(np.linspace(0, n - 1, k))) + 0.5 for n, k in zip((cols, rows), count)]
    col, row = (v.ravel() for v in np.meshgrid(*centres))
    x, y = projected(geolocation, crs_wkt)(col, row)
    known = np.isfinite(x) & np.isfinite(y)
    if known.sum() > LIMIT:
        raise InputError(f"{known.sum()} ground control points are too many to be used: ask for {LIMIT} or fewer.")
    if known.sum() < 3:
        raise InputError(f"Only {known.sum()} of {len(known)} pixels of {name} have a place: ask for more points.")
    return ControlPoints(np.column_stack([col, row])[known], np.column_stack([x, y])[known], crs_wkt)


def projected(geolocation: Geolocation, crs_wkt: str):
    """``place(col, row) -> (x, y)`` in a CRS; longitudes within 180 degrees of the middle of the image."""
    same = equivalent(geolocation.crs_wkt, crs_wkt)
    projector = None if same else Projector(geolocation.crs_wkt, crs_wkt)
    geographic = bool(spatial_reference(crs_wkt).IsGeographic())

    def place(col, row):
        x, y = geolocation.to_map(col, row)
        return (x, y) if projector is None else projector(x, y)

    if not geographic:
        return place
    middle = _middle_longitude(place, geolocation.shape)

    def unwrapped(col, row):
        x, y = place(col, row)
        return middle + (x - middle + 180) % 360 - 180, y

    return unwrapped


def _middle_longitude(place, shape: Tuple[int, int]) -> float:
    col, row = np.meshgrid(*(np.linspace(0.5, n - 0.5, 21) for n in shape[::-1]))
    lon = np.radians(place(col, row)[0])
    return float(np.degrees(np.arctan2(np.nanmean(np.sin(lon)), np.nanmean(np.cos(lon)))))


def model_errors(
    geolocation: Geolocation, points: ControlPoints, name: str, feedback: Feedback = SILENT
) -> Dict[str, Tuple[float, float]]:
    """{model: (RMS, largest) error in px} at check places all over the image, for the models that the points allow."""
    shape = geolocation.shape
    col, row = (v.ravel() for v in np.meshgrid(*(np.linspace(0.5, n - 0.5, min(n, _CHECKS)) for n in shape[::-1])))
    place = projected(geolocation, points.crs_wkt)
    geographic = bool(spatial_reference(points.crs_wkt).IsGeographic())
    errors = {}
    for model, options in MODELS.items():
        check_cancelled(feedback)
        if len(points.pixels) < _NEEDED[model]:
            continue
        with gdal_calls():
            bare = gdal.GetDriverByName("MEM").Create("", shape[1], shape[0], 0)
            bare.SetGCPs(points.for_gdal(), spatial_reference(points.crs_wkt))
        off = distance_px(transformer_place(bare, options, name)(col, row), place, col, row, geographic)
        off = off[np.isfinite(off)]
        if len(off):
            errors[model] = float(np.sqrt((off**2).mean())), float(off.max())
    return errors


def bent_by_pole(points: ControlPoints, errors: Dict[str, Tuple[float, float]]) -> bool:
    """True where no model of points in degrees is good, and a pole is near."""
    polar = bool(np.abs(points.places[:, 1]).max() > _POLAR) and bool(spatial_reference(points.crs_wkt).IsGeographic())
    return polar and bool(errors) and min(largest for _rms, largest in errors.values()) > _POOR_PX


def write_gcps(
    path: str, source: str, points: ControlPoints, *, inputs: Sequence[str] = (), feedback: Feedback = SILENT
) -> None:
    """Write a VRT of ``source`` that ground control points place; raises InputError, OutputError, CancelledError."""
    dataset = open_dataset(source, LABEL)
    check_output(path, [source, *own_arrays(dataset), *inputs], "VRT")
    check_cancelled(feedback)
    try:
        with gdal_calls():
            bare = placeless(dataset, None)
            bare.SetGCPs(points.for_gdal(), spatial_reference(points.crs_wkt))
            text = with_own_statistics(vrt_text(bare, source_name(dataset), path), overview_factors(bare))
        with staged(path) as unfinished, open(unfinished, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except GdalProblem as problem:
        raise failure(problem, source, path, feedback) from problem


def points_text(points: ControlPoints) -> str:
    """A .points file for QGIS's Georeferencer: pixels to the right and up, as it shows rasters without a place."""
    columns = (*points.places.T, points.pixels[:, 0], -points.pixels[:, 1])
    texts = [[np.format_float_positional(v, _DIGITS, trim="-") for v in column] for column in columns]
    lines = [f"#CRS: {wkt_of(spatial_reference(points.crs_wkt))}", _HEADER]
    lines += [f"{','.join(row)},1,0,0,0" for row in zip(*texts)]
    return "\n".join(lines) + "\n"
