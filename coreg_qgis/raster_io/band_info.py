"""What a raster says about its pixels, copied from one dataset to another."""

from __future__ import annotations

from typing import Dict, Iterable

from osgeo import gdal

# Structure is the format's own; SUBDATASETS would point to the source; the others describe an unshifted geometry.
_NOT_COPIED = ("IMAGE_STRUCTURE", "DERIVED_SUBDATASETS", "SUBDATASETS", "GEOLOCATION", "RPC", "TIFF", "LocationInfo")
# What an ENVI header says about place and layout is written anew by the driver.
_ENVI_LAYOUT = (
    "bands", "band_names", "byte_order", "coordinate_system_string", "data_type", "data_ignore_value", "description",
    "file_type", "header_offset", "interleave", "lines", "map_info", "projection_info", "samples", "geo_points",
    "classes", "class_lookup", "class_names", "pixel_size", "x_start", "y_start", "rpc_info", "file_compression",
)  # fmt: skip
_STATISTICS = "STATISTICS_"


def copy_metadata(source: gdal.Dataset, target: gdal.Dataset) -> None:
    """The dataset's metadata in all domains that stay true; what the target has already is kept."""
    for domain in source.GetMetadataDomainList() or []:
        if domain in _NOT_COPIED or domain.startswith("new_vrt"):
            continue
        if domain.startswith(("xml:", "json:")):
            _copy_text(source, target, domain)
            continue
        wanted = _without_layout(source.GetMetadata(domain) or {}, domain)
        present = target.GetMetadata(domain) or {}
        missing = {key: value for key, value in wanted.items() if key not in present}
        if missing:
            target.SetMetadata({**present, **missing}, domain)


def _copy_text(source: gdal.Dataset, target: gdal.Dataset, domain: str) -> None:
    """A document as metadata; a VRT's own description is none."""
    document = source.GetMetadata_List(domain)
    if document and domain not in ("xml:VRT", "xml:ESRI") and not target.GetMetadata_List(domain):
        target.SetMetadata(list(document), domain)


def _without_layout(metadata: Dict[str, str], domain: str) -> Dict[str, str]:
    if domain != "ENVI":
        return metadata
    return {key: value for key, value in metadata.items() if key.replace(" ", "_") not in _ENVI_LAYOUT}


def copy_bands(source: gdal.Dataset, target: gdal.Dataset, *, statistics: bool) -> None:
    """All that the bands say; ``statistics`` only where the pixels stay the same."""
    for number in range(1, source.RasterCount + 1):
        _copy_band(source.GetRasterBand(number), target.GetRasterBand(number), statistics)


def _copy_band(source: gdal.Band, target: gdal.Band, statistics: bool) -> None:
    metadata = source.GetMetadata() or {}
    target.SetMetadata(metadata if statistics else _without(metadata, _STATISTICS))
    target.SetDescription(source.GetDescription())
    if source.GetColorTable() is not None:
        target.SetColorTable(source.GetColorTable())
    target.SetColorInterpretation(source.GetColorInterpretation())
    for value, setter in (
        (source.GetNoDataValue(), target.SetNoDataValue),
        (source.GetScale(), target.SetScale),
        (source.GetOffset(), target.SetOffset),
        (source.GetUnitType() or None, target.SetUnitType),
        (source.GetCategoryNames() or None, target.SetCategoryNames),
        (source.GetDefaultRAT(), target.SetDefaultRAT),
    ):
        if value is not None:
            setter(value)


def _without(metadata: Dict[str, str], prefix: str) -> Dict[str, str]:
    return {key: value for key, value in metadata.items() if not key.startswith(prefix)}


def copy_structure(source: gdal.Dataset, target: gdal.Dataset) -> None:
    """The bits a pixel uses, and whether bytes are signed: drivers read them from a VRT's bands."""
    for number in range(1, source.RasterCount + 1):
        for key in ("NBITS", "PIXELTYPE"):
            value = structure(source.GetRasterBand(number)).get(key)
            if value:
                target.GetRasterBand(number).SetMetadataItem(key, value, "IMAGE_STRUCTURE")


def structure(band: gdal.Band) -> Dict[str, str]:
    """How the band is stored; asked for as a whole, since asking for PIXELTYPE alone is deprecated."""
    return band.GetMetadata("IMAGE_STRUCTURE") or {}


def has_own_mask(dataset: gdal.Dataset) -> bool:
    """True for a mask of the whole dataset that is neither an alpha band nor a no-data value."""
    flags = dataset.GetRasterBand(1).GetMaskFlags()
    others = gdal.GMF_ALL_VALID | gdal.GMF_NODATA | gdal.GMF_ALPHA
    return bool(flags & gdal.GMF_PER_DATASET) and not flags & others


def alpha_band(dataset: gdal.Dataset) -> int:
    """Number of the alpha band, 0 = none."""
    return next((n for n in _numbers(dataset) if _interpretation(dataset, n) == gdal.GCI_AlphaBand), 0)


def has_classes(dataset: gdal.Dataset) -> bool:
    """True where values are classes, which cannot be averaged."""
    return any(
        dataset.GetRasterBand(n).GetColorTable() is not None or _interpretation(dataset, n) == gdal.GCI_PaletteIndex
        for n in _numbers(dataset)
    )


def _interpretation(dataset: gdal.Dataset, band: int) -> int:
    return dataset.GetRasterBand(band).GetColorInterpretation()


def _numbers(dataset: gdal.Dataset) -> Iterable[int]:
    return range(1, dataset.RasterCount + 1)
