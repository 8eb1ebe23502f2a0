"""Creation options: checked against what the driver declares, and completed from the source."""

from __future__ import annotations

from typing import Dict, List, Sequence

import numpy as np
from osgeo import gdal, gdal_array

from ..core.errors import InputError

LOSSLESS = ("LZW", "DEFLATE", "ZSTD", "LZMA", "PACKBITS")
LARGEST_BLOCK = 1024
_BOOLEANS = ("YES", "NO", "TRUE", "FALSE", "ON", "OFF", "1", "0")
_YES = ("YES", "TRUE", "ON", "1")
_BY_NAME = {"bil": "BIL", "bip": "BIP", "bsq": "BSQ"}
_ENVI_INTERLEAVE = {"LINE": "BIL", "PIXEL": "BIP", "BAND": "BSQ"}


def split_options(options: Sequence[str]) -> Dict[str, str]:
    """{"COMPRESS": "DEFLATE"} of ["COMPRESS=DEFLATE"]; raises InputError for texts without "="."""
    pairs = {}
    for option in options.split("|") if isinstance(options, str) else options:
        name, equals, value = option.strip().partition("=")
        if not equals or not name:
            raise InputError(f"The creation option \"{option}\" is not of the form NAME=VALUE: correct it.")
        pairs[name.strip().upper()] = value.strip()
    return pairs


def check_options(driver: str, options: Sequence[str]) -> None:
    """Raise InputError for options that the driver does not know, or values that it does not take."""
    known = _declared(driver)
    for name, value in split_options(options).items():
        if name not in known:
            raise InputError(
                f"The format {driver} has no creation option {name}: choose among {', '.join(sorted(known)) or 'none'}."
            )
        _check_value(driver, name, value, *known[name])


def _check_value(driver: str, name: str, value: str, attributes: Dict[str, str], choices: List[str]) -> None:
    kind = attributes.get("type", "string").lower()
    wrong = f"The creation option {name}={value} of the format {driver} is wrong"
    if choices and value.upper() not in (choice.upper() for choice in choices):
        raise InputError(f"{wrong}: choose one of {', '.join(choices)}.")
    if kind == "boolean" and value.upper() not in _BOOLEANS:
        raise InputError(f"{wrong}: give YES or NO.")
    if kind not in ("int", "integer", "unsigned int", "float"):
        return
    try:
        number = float(value) if kind == "float" else int(value)
    except ValueError:
        raise InputError(f"{wrong}: give a number.") from None
    low, high = (float(attributes.get(key) or fallback) for key, fallback in (("min", "-inf"), ("max", "inf")))
    if not low <= number <= high or (kind == "unsigned int" and number < 0):
        raise InputError(f"{wrong}: give a number from {low:g} to {high:g}.")


def _declared(driver: str) -> Dict[str, tuple]:
    """{name: (attributes, allowed values)} of the driver's creation options."""
    text = gdal.GetDriverByName(driver).GetMetadataItem("DMD_CREATIONOPTIONLIST")
    if not text:
        return {}
    declared = {}
    for node in gdal.ParseXMLString(text)[2:]:
        if node[0] != gdal.CXT_Element or node[1] != "Option":
            continue
        attributes = {child[1]: _text(child) for child in node[2:] if child[0] == gdal.CXT_Attribute}
        values = [child for child in node[2:] if child[0] == gdal.CXT_Element and child[1] == "Value"]
        aliases = [c[2][1] for v in values for c in v[2:] if c[0] == gdal.CXT_Attribute and c[1] == "alias"]
        declared[attributes.get("name", "").upper()] = (attributes, [_text(v) for v in values] + aliases)
    return declared


def _text(node) -> str:
    return "".join(child[1] for child in node[2:] if child[0] == gdal.CXT_Text)


def complete_options(driver: str, options: Sequence[str], source: gdal.Dataset, output: str) -> List[str]:
    """The user's options, and for what they leave open the source's own layout and lossless compression."""
    given = split_options(options)
    known = _declared(driver)
    defaults = {}
    if driver in ("GTiff", "COG"):
        defaults = _tiff_defaults(driver, source, given)
    elif driver == "ENVI":
        extension = output.rsplit(".", 1)[-1].lower()
        interleave = source.GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE") or ""
        defaults = {"INTERLEAVE": _BY_NAME.get(extension, _ENVI_INTERLEAVE.get(interleave, "BSQ"))}
    elif driver == "JP2OpenJPEG":
        defaults = {"QUALITY": "100", "REVERSIBLE": "YES"}
    elif driver == "WEBP":
        defaults = {"LOSSLESS": "YES"}
    merged = {**{name: value for name, value in defaults.items() if name in known}, **given}
    return [f"{name}={value}" for name, value in merged.items()]


def lossy_options(options: Sequence[str], source: gdal.Dataset) -> Dict[str, str]:
    """Those of the user's options, mainly of GeoTIFF, that may change pixel values."""
    given = split_options(options)
    method = given.get("COMPRESS", "NONE").upper()
    lossy = {}
    if method.startswith("LERC"):
        lossy = {k: v for k, v in given.items() if k.startswith("MAX_Z_ERROR") and v.strip("0.") != ""}
    elif method == "JXL":
        lossy = {k: v for k, v in given.items() if k == "JXL_LOSSLESS" and v.upper() not in _YES}
    elif method == "WEBP":
        lossy = {} if given.get("WEBP_LOSSLESS", "NO").upper() in _YES else {"COMPRESS": given["COMPRESS"]}
    elif method not in (*LOSSLESS, "NONE") and not method.startswith("CCITT"):
        lossy = {"COMPRESS": given["COMPRESS"]}
    if "DISCARD_LSB" in given and set(given["DISCARD_LSB"]) - set("0, "):
        lossy["DISCARD_LSB"] = given["DISCARD_LSB"]
    if given.get("NBITS", "").isdigit() and int(given["NBITS"]) < _bits(source):
        lossy["NBITS"] = given["NBITS"]
    return lossy


def _bits(source: gdal.Dataset) -> int:
    band = source.GetRasterBand(1)
    return int(band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE") or gdal.GetDataTypeSize(band.DataType))


def _tiff_defaults(driver: str, source: gdal.Dataset, given: Dict[str, str]) -> Dict[str, str]:
    band = source.GetRasterBand(1)
    structure = source.GetMetadata("IMAGE_STRUCTURE") or {}
    defaults = {"BIGTIFF": "IF_SAFER", "NUM_THREADS": "ALL_CPUS"}
    compression = structure.get("COMPRESSION")
    if compression and "COMPRESS" not in given:
        defaults["COMPRESS"] = compression if compression in LOSSLESS else "DEFLATE"
    method = given.get("COMPRESS", defaults.get("COMPRESS", "LZW" if driver == "COG" else "")).upper()
    if method in ("LZW", "DEFLATE", "ZSTD"):
        defaults["PREDICTOR"] = _predictor(driver, source)
    if driver == "COG":
        return defaults
    if structure.get("INTERLEAVE") in ("PIXEL", "BAND"):
        defaults["INTERLEAVE"] = structure["INTERLEAVE"]
    if structure.get("MINISWHITE") == "YES":
        defaults["PHOTOMETRIC"] = "MINISWHITE"
    if "TILED" not in given:
        defaults.update(_tiling(*band.GetBlockSize(), source.RasterXSize))
    return defaults


def _tiling(width: int, height: int, cols: int) -> Dict[str, str]:
    if width >= cols:
        return {}
    usual = width % 16 == 0 and height % 16 == 0 and max(width, height) <= LARGEST_BLOCK
    width, height = (width, height) if usual else (256, 256)
    return {"TILED": "YES", "BLOCKXSIZE": str(width), "BLOCKYSIZE": str(height)}


def _predictor(driver: str, source: gdal.Dataset) -> str:
    """2 and 3 make files smaller, but exist for whole bytes of real numbers only."""
    if driver == "COG":
        return "YES" if _all_simple(source) else "NO"
    if not _all_simple(source):
        return "1"
    kind = np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(source.GetRasterBand(1).DataType)).kind
    return "3" if kind == "f" else "2"


def _all_simple(source: gdal.Dataset) -> bool:
    for number in range(1, source.RasterCount + 1):
        band = source.GetRasterBand(number)
        dtype = np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(band.DataType))
        odd_bits = band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE")
        if dtype.kind not in "iuf" or odd_bits or (dtype.kind != "f" and dtype.itemsize > 4) or dtype == np.float16:
            return False
    return True
