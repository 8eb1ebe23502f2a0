"""Geolocation arrays for the pixels of a raster: a VRT, a lossless copy or a .aux.xml, and the arrays beside it."""

from __future__ import annotations

import html
import os
from dataclasses import replace
from typing import Dict, List, Sequence, Tuple

from osgeo import gdal

from ..core.errors import InputError, OutputError
from ..core.feedback import SILENT, Feedback, StepFeedback, check_cancelled
from ..core.geolocation import Geolocation
from .gcps import without_place
from .gdal_calls import GdalProblem, gdal_calls
from .geolocation_copy import copy_with_domain
from .geolocation_keys import DOMAIN, ArrayBand, ArrayKeys, domain_of, keys_of
from .geolocation_netcdf import write_netcdf
from .geolocation_tiff import write_arrays
from .open import open_dataset
from .output import check_output, expected_bytes, staged
from .virtual import relative_name, shifted_vrt, source_name, vrt_text, with_overviews, with_own_statistics
from .write import LABEL, failure, overview_factors

FORMS = ("vrt", "pam", "netcdf")
_SIDECAR = ".aux.xml"


def form_of(path: str) -> str:
    """How arrays are attached to the output ``path``: by its extension."""
    ending = os.path.splitext(path)[1].lower()
    return {".vrt": "vrt", ".nc": "netcdf"}.get(ending, "pam")


def arrays_file(path: str) -> str:
    """Where the arrays of the output ``path`` are kept."""
    if path.lower().endswith(_SIDECAR):
        path = path[: -len(_SIDECAR)]
    return f"{os.path.splitext(path)[0] if path.lower().endswith('.vrt') else path}.geolocation.tif"


def write_attached(
    path: str,
    source: str,
    geolocation: Geolocation,
    form: str = "",
    *,
    view: gdal.Dataset | None = None,
    kept: ArrayKeys | None = None,
    driver: str = "",
    options: Sequence[str] = (),
    inputs: Sequence[str] = (),
    feedback: Feedback = SILENT,
) -> None:
    """Write the pixels of ``source``, located by arrays that lie beside ``path`` in ``arrays_file(path)``.

    ``form``: "vrt" points to the source, "pam" is a lossless copy in any format, or with ``path`` = source + .aux.xml
    that file alone, "netcdf" has places of all pixels within; "" = by the extension. Paths are relative, so that the
    folder can move. ``view`` (VRT of the source) shows a part of it; ``kept``: existing arrays are referred to, with
    the layout of ``geolocation``. Raises InputError, OutputError, CancelledError; then nothing is left behind.
    """
    path, source, form = os.fspath(path), os.fspath(source), form or form_of(os.fspath(path))
    dataset = open_dataset(source, LABEL)
    sidecar = path.lower().endswith(_SIDECAR)
    _check(path, source, form, dataset, kept, driver, options, [source, *own_arrays(dataset), *inputs])
    arrays, domain = _domain(path, geolocation, kept)
    try:
        with staged(path) as unfinished:
            if not kept and form != "netcdf":
                beside = os.path.join(os.path.dirname(unfinished), os.path.basename(arrays))
                write_arrays(beside, geolocation, StepFeedback(feedback, 0, 40))
            rest = StepFeedback(feedback, 40, 100)
            if sidecar:
                _write_text(unfinished, _pam_text(domain))
            elif form == "vrt":
                _write_text(unfinished, _vrt_text(dataset, view, domain, path))
            elif form == "netcdf":
                write_netcdf(unfinished, placeless(dataset, view), geolocation, rest)
            else:
                copy_with_domain(placeless(dataset, view), dataset, unfinished, path, domain, driver, options, rest)
            check_cancelled(feedback)
    except GdalProblem as problem:
        raise failure(problem, source, path, feedback) from problem
    feedback.set_progress(100)


def _check(path, source, form, dataset, kept, driver, options, inputs) -> None:
    """Raise before long work where the outputs could not be written."""
    if form not in FORMS:
        raise InputError(f"Geolocation arrays cannot be attached as \"{form}\": choose {', '.join(FORMS)}.")
    if path.lower().endswith(_SIDECAR):
        _check_sidecar(path, source, dataset)
        check_output(path, inputs, "VRT")  # as for any small file
    else:
        name = {"vrt": "VRT", "netcdf": "netCDF"}.get(form, driver)
        size = 0 if form == "vrt" else expected_bytes(source)
        check_output(path, inputs, name, options if form == "pam" else (), size)
    if not kept and form != "netcdf":
        check_output(arrays_file(path), inputs)


def own_arrays(dataset: gdal.Dataset) -> List[str]:
    """The files of the arrays that a raster has; none where they are not found."""
    try:
        keys = keys_of(dataset, dataset.GetDescription(), SILENT)
    except InputError:
        return []
    return [array.name for array in (keys.x, keys.y)]


def _check_sidecar(path: str, source: str, dataset: gdal.Dataset) -> None:
    if os.path.abspath(path) != os.path.abspath(source_name(dataset)) + _SIDECAR:
        raise OutputError(
            f"{path} would not be read with {source}: name it {os.path.basename(source)}{_SIDECAR} in the folder of "
            "the image, or write a .vrt."
        )
    if dataset.GetGeoTransform(can_return_null=True) is not None or dataset.GetGCPCount():
        raise OutputError(f"{source} says its place in another way, which GDAL prefers to arrays: write a .vrt.")
    if os.path.exists(path):
        raise OutputError(f"{path} exists already and belongs to the image: write a .vrt instead.")
    if dataset.GetMetadata(DOMAIN):
        raise OutputError(f"{source} has geolocation arrays already, which {_SIDECAR} cannot replace: write a .vrt.")


def _domain(path: str, geolocation: Geolocation, kept: ArrayKeys | None) -> Tuple[str, Dict[str, str]]:
    """(file of the arrays, metadata) of an output."""
    if kept is None:
        arrays = arrays_file(path)
        pair = [ArrayBand(axis, os.path.basename(arrays), band, True) for axis, band in (("X", 1), ("Y", 2))]
        return arrays, domain_of(geolocation.layout, pair, geolocation.crs_wkt)
    pair = [replace(array, **dict(zip(("name", "relative"), relative_name(array.name, path)))) for array in
            (kept.x, kept.y)]  # fmt: skip
    return "", domain_of(geolocation.layout, pair, geolocation.crs_wkt)


def whole_view(dataset: gdal.Dataset) -> gdal.Dataset:
    """A VRT in memory of all of a raster, with what it says about itself; raises GdalProblem."""
    with gdal_calls() as log:
        return log.need(with_overviews(shifted_vrt(dataset, 0, 0, SILENT), overview_factors(dataset)))


def placeless(dataset: gdal.Dataset, view: gdal.Dataset | None) -> gdal.Dataset:
    """The view (None = the whole raster) without geotransform and ground control points, which GDAL would prefer."""
    with gdal_calls() as log:
        text = (view or whole_view(dataset)).GetMetadata_List("xml:VRT")[0]
        return log.need(gdal.Open(_without_gcps(without_place(text))))


def _without_gcps(text: str) -> str:
    tree = gdal.ParseXMLString(text)
    tree[:] = [node for node in tree if not (isinstance(node, list) and node[1] == "GCPList")]
    return gdal.SerializeXMLTree(tree)


def _vrt_text(dataset: gdal.Dataset, view: gdal.Dataset | None, domain: Dict[str, str], path: str) -> str:
    with gdal_calls():
        bare = placeless(dataset, view)
        bare.SetMetadata(domain, DOMAIN)
        text = vrt_text(bare, source_name(dataset), path)
        # A part of a source is never asked for the statistics of the whole.
        return with_own_statistics(text, overview_factors(bare)) if view is None else text


def _pam_text(domain: Dict[str, str]) -> str:
    items = "".join(
        f'    <MDI key="{html.escape(key)}">{html.escape(value, quote=False)}</MDI>\n' for key, value in domain.items()
    )
    return f'<PAMDataset>\n  <Metadata domain="{DOMAIN}">\n{items}  </Metadata>\n</PAMDataset>\n'


def _write_text(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
