"""Tie points for other programs: QGIS's Georeferencer, GDAL's ground control points, geomap's coordinate list.

A tie point lies at its true place on the reference. The target shows the same content where the shift has not yet been
added, so that every file pairs the true place with the place, or the pixel, at the place minus the shift.
"""

from __future__ import annotations

import os
from typing import Iterable, List, Sequence, Tuple

import numpy as np
from osgeo import gdal

from ..core.errors import NoMatchError, OutputError
from ..core.feedback import SILENT, Feedback, check_cancelled
from ..core.grid import GeoGrid
from ..core.tie_points import TiePoints
from .crs import spatial_reference, wkt_of
from .gdal_calls import GdalProblem, gdal_calls
from .geolocation_on_map import refuse_projected
from .open import open_dataset
from .output import check_output, staged
from .virtual import shifted_vrt, source_name, with_overviews, with_own_statistics
from .write import LABEL, failure, overview_factors, write_vrt

_DIGITS = 12  # behind the point: a thousandth of a pixel even in degrees
_NO_PLACE = ("GeoTransform", "SRS")  # elements of a VRT that compete with its ground control points
_POINTS_HEADER = "mapX,mapY,sourceX,sourceY,enable,dX,dY,residual"
_GEOMAP_HEADER = "# xref yref xin yin"


def write_points_file(path: str, points: TiePoints, target_grid: GeoGrid, *, inputs: Sequence[str] = ()) -> None:
    """Write a ``.points`` file for QGIS's Georeferencer (3.22 and newer) with the target loaded in it.

    There, a source position is a coordinate of the source layer: for a raster with georeferencing its map
    coordinates, and pixels (right, up) only for one without. Outliers are disabled, unmeasured points left out.
    Raises OutputError, also where ``path`` belongs to one of ``inputs``.
    """
    kept = points.select(points.measured)
    columns = (kept.x_map, kept.y_map, *_as_given(kept))
    head = [_POINTS_HEADER]
    if target_grid.crs_wkt:
        head.insert(0, f"#CRS: {wkt_of(spatial_reference(target_grid.crs_wkt))}")
    rows = (f"{','.join(row)},{int(use)},0,0,0" for row, use in zip(_texts(columns), kept.valid))
    _write_lines(path, head, rows, inputs)


def write_geomap_list(path: str, points: TiePoints, *, inputs: Sequence[str] = ()) -> None:
    """Write the valid points as ``xref yref xin yin``, one a line, in map units, as IRAF's geomap reads them.

    Raises OutputError, also where ``path`` belongs to one of ``inputs``.
    """
    kept = points.select(points.valid)
    columns = (kept.x_map, kept.y_map, *_as_given(kept))
    _write_lines(path, [_GEOMAP_HEADER], (" ".join(row) for row in _texts(columns)), inputs)


def write_gcp_vrt(
    path: str, target_source: str, points: TiePoints, target_grid: GeoGrid, *, feedback: Feedback = SILENT
) -> None:
    """Write a VRT of the target that is placed by GDAL's ground control points, the valid tie points, alone.

    ``gdalwarp -tps`` or ``-order n`` makes the corrected image of it. Bands, no-data values, masks, colours and
    overviews stay those of the target. Raises InputError, OutputError, NoMatchError where no point is valid,
    CancelledError; then nothing is left behind.
    """
    path, source = os.fspath(path), os.fspath(target_source)
    kept = points.select(points.valid)
    if not len(kept):
        raise NoMatchError(f"{path} cannot be made: no tie point is valid, so that there are no ground control points.")
    dataset = open_dataset(source, LABEL)
    refuse_projected(dataset, target_grid, source)
    check_output(path, [source], "VRT")
    check_cancelled(feedback)
    factors = overview_factors(dataset)
    try:
        with gdal_calls() as log:
            vrt = log.need(with_overviews(shifted_vrt(dataset, 0, 0, feedback), factors))
            log.need(_set_gcps(vrt, kept, target_grid))
        name = source_name(dataset)
        write_vrt(vrt, name, path, feedback, lambda text: with_own_statistics(without_place(text), factors))
    except GdalProblem as problem:
        raise failure(problem, source, path, feedback) from problem


def ground_control_points(points: TiePoints, target_grid: GeoGrid) -> List[gdal.GCP]:
    """GDAL's GCPs of all points: the true place of what the target shows at a pixel, from its outer corner."""
    cols, rows = target_grid.to_pixel(*_as_given(points))
    columns = (c.tolist() for c in (points.x_map, points.y_map, cols, rows, points.point_id))
    return [gdal.GCP(x, y, 0.0, col, row, "", str(name)) for x, y, col, row, name in zip(*columns)]


def _as_given(points: TiePoints) -> Tuple[np.ndarray, np.ndarray]:
    """Map coordinates at which the target, as given, shows what lies at the points."""
    return points.x_map - points.x_shift_m, points.y_map - points.y_shift_m


def _set_gcps(vrt: gdal.Dataset, points: TiePoints, grid: GeoGrid) -> gdal.Dataset:
    srs = spatial_reference(grid.crs_wkt) if grid.crs_wkt else vrt.GetSpatialRef()
    vrt.SetGCPs(ground_control_points(points, grid), srs)
    return vrt


def without_place(text: str) -> str:
    """VRT XML without geotransform: GDAL would prefer it to ground control points and geolocation arrays."""
    tree = gdal.ParseXMLString(text)
    tree[:] = [node for node in tree if not (isinstance(node, list) and node[1] in _NO_PLACE)]
    return gdal.SerializeXMLTree(tree)


def _texts(columns: Sequence[np.ndarray]) -> Iterable[Tuple[str, ...]]:
    """Rows of numbers that no reader takes for anything else: IRAF reads exponents in ways of its own."""
    return zip(*([np.format_float_positional(v, _DIGITS, trim="-") for v in column] for column in columns))


def _write_lines(path: str, head: List[str], rows: Iterable[str], inputs: Sequence[str]) -> None:
    path = os.fspath(path)
    check_output(path, list(inputs), "VRT")  # as for any small file beside the inputs
    try:
        with staged(path) as unfinished, open(unfinished, "w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in (*head, *rows))
    except OSError as problem:
        raise OutputError(
            f"{path} could not be written ({problem.strerror or problem}): choose another folder or free some space."
        ) from problem
