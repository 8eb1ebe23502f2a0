"""VRTs: a raster at another place, without copying a pixel."""

from __future__ import annotations

import html
import os
from copy import deepcopy
from typing import Callable, List, Sequence

from osgeo import gdal

from ..core.feedback import Feedback
from .band_info import copy_bands, copy_metadata, copy_structure, has_own_mask
from .gdal_calls import READING, gdal_calls

_SOURCE_ELEMENTS = ("SourceFilename", "SourceDataset")


def shifted_vrt(source: gdal.Dataset, dx: float, dy: float, feedback: Feedback) -> gdal.Dataset:
    """A VRT in memory that shows ``source`` moved by (dx, dy) map units, with all that it says about itself.

    What describes the place in another way and cannot be moved (RPCs, geolocation arrays) is left out, which
    ``feedback`` is told. Raises GdalProblem.
    """
    with gdal_calls(**READING):
        vrt = gdal.GetDriverByName("VRT").Create("", source.RasterXSize, source.RasterYSize, 0)
        x0, a, b, y0, c, d = source.GetGeoTransform()
        vrt.SetGeoTransform((x0 + dx, a, b, y0 + dy, c, d))
        if source.GetSpatialRef() is not None:
            vrt.SetSpatialRef(source.GetSpatialRef())
        name = source_name(source)
        for number in range(1, source.RasterCount + 1):
            vrt.AddBand(source.GetRasterBand(number).DataType)
            _refer(vrt.GetRasterBand(number), name, str(number), source)
        if has_own_mask(source):
            vrt.CreateMaskBand(gdal.GMF_PER_DATASET)
            _refer(vrt.GetRasterBand(1).GetMaskBand(), name, "mask,1", source)
        copy_structure(source, vrt)
        copy_bands(source, vrt, statistics=True)
        copy_metadata(source, vrt)
        _move_gcps(source, vrt, dx, dy)
        left_out = [d for d in ("RPC", "GEOLOCATION") if source.GetMetadata(d)]
    if left_out:
        feedback.warning(
            f"The {' and '.join(left_out)} metadata of {name} describe the place of the unshifted image "
            "and are left out."
        )
    return vrt


def source_name(source: gdal.Dataset) -> str:
    """The name GDAL opens the dataset by, wherever the process stands."""
    name = source.GetDescription()
    return os.path.abspath(name) if os.path.exists(name) else name


def _refer(band: gdal.Band, name: str, number: str, source: gdal.Dataset) -> None:
    """Make a VRT's band show a band of ``name``."""
    size = f'xOff="0" yOff="0" xSize="{source.RasterXSize}" ySize="{source.RasterYSize}"'
    simple = (
        f'<SimpleSource><SourceFilename relativeToVRT="0">{html.escape(name, quote=False)}</SourceFilename>'
        f"<SourceBand>{number}</SourceBand><SrcRect {size}/><DstRect {size}/></SimpleSource>"
    )
    band.SetMetadata({"source_0": simple}, "new_vrt_sources")


def _move_gcps(source: gdal.Dataset, vrt: gdal.Dataset, dx: float, dy: float) -> None:
    """Ground control points beside a geotransform say the same in more words: they move along."""
    gcps, crs = source.GetGCPs(), source.GetGCPSpatialRef()
    if not gcps or crs is None or source.GetSpatialRef() is None or not crs.IsSame(source.GetSpatialRef()):
        return
    moved = [gdal.GCP(g.GCPX + dx, g.GCPY + dy, g.GCPZ, g.GCPPixel, g.GCPLine, g.Info, g.Id) for g in gcps]
    vrt.SetGCPs(moved, crs)


def vrt_text(vrt: gdal.Dataset, name: str, output: str) -> str:
    """The VRT's XML with ``name`` as its source: relative to ``output`` for files, so that both can move together."""
    tree = gdal.ParseXMLString(vrt.GetMetadata_List("xml:VRT")[0])
    path, relative = relative_name(name, output)
    _each(tree, _SOURCE_ELEMENTS, lambda node: _set_source(node, path, relative))
    return gdal.SerializeXMLTree(tree)


def relative_name(name: str, output: str) -> tuple:
    """(name, whether it is relative to the output's folder)."""
    if not os.path.exists(name):
        return name, False
    folder = os.path.dirname(os.path.abspath(output))
    try:
        return os.path.relpath(name, folder).replace(os.sep, "/"), True
    except ValueError:  # another drive on Windows
        return name, False


def _each(node: list, names, change: Callable[[list], None]) -> None:
    if node[0] == gdal.CXT_Element and node[1] in names:
        change(node)
    for child in node[2:]:
        if isinstance(child, list):
            _each(child, names, change)


def _set_source(node: list, path: str, relative: bool) -> None:
    attribute: List = [gdal.CXT_Attribute, "relativeToVRT", [gdal.CXT_Text, "1" if relative else "0"]]
    others = [c for c in node[2:] if c[0] == gdal.CXT_Attribute and c[1] != "relativeToVRT"]
    node[2:] = [attribute, *others, [gdal.CXT_Text, path]]


def with_own_statistics(text: str, overviews: Sequence[int]) -> str:
    """VRT XML whose bands never ask their source for statistics or histograms.

    A band that shows nothing but one whole source hands such questions on, and GDAL keeps the answers in a .aux.xml
    beside the source, which is an input. A second source outside of the band prevents that. It would also hide the
    source's overviews, ``overviews`` times coarser each, if they were not listed.
    """
    tree = gdal.ParseXMLString(text)
    for band in (node for node in tree if isinstance(node, list) and node[1] == "VRTRasterBand"):
        outside = deepcopy(next(node for node in band if isinstance(node, list) and node[1] == "SimpleSource"))
        for name, offset in (("SrcRect", "0"), ("DstRect", "-1")):
            _each(outside, (name,), lambda node, offset=offset: _set_rect(node, offset))
        band.append(outside)
    _list_overviews(tree, overviews)
    return gdal.SerializeXMLTree(tree)


def _list_overviews(tree: list, overviews: Sequence[int]) -> None:
    if overviews:
        resampling = [gdal.CXT_Attribute, "resampling", [gdal.CXT_Text, "nearest"]]
        tree.append([gdal.CXT_Element, "OverviewList", resampling, [gdal.CXT_Text, " ".join(map(str, overviews))]])


def with_overviews(vrt: gdal.Dataset, overviews: Sequence[int]) -> gdal.Dataset:
    """The VRT with all of its source's overviews: by itself it shows none of less than 128 pixels."""
    band = vrt.GetRasterBand(1)
    if not overviews or band is None or band.GetOverviewCount() == len(overviews):
        return vrt
    tree = gdal.ParseXMLString(vrt.GetMetadata_List("xml:VRT")[0])
    _list_overviews(tree, overviews)
    return gdal.Open(gdal.SerializeXMLTree(tree))


def _set_rect(node: list, offset: str) -> None:
    values = {"xOff": offset, "yOff": offset, "xSize": "1", "ySize": "1"}
    node[2:] = [[gdal.CXT_Attribute, name, [gdal.CXT_Text, value]] for name, value in values.items()]


def replace_texts(text: str, values: dict) -> str:
    """VRT XML with the texts of the named elements replaced."""
    tree = gdal.ParseXMLString(text)

    def change(node: list) -> None:
        node[2:] = [c for c in node[2:] if c[0] == gdal.CXT_Attribute] + [[gdal.CXT_Text, values[node[1]]]]

    _each(tree, tuple(values), change)
    return gdal.SerializeXMLTree(tree)
