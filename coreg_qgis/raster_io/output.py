"""Outputs: whether they can be written, in which format, and how they come into being whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from typing import Iterator, List, Sequence, Tuple

from osgeo import gdal

from ..core.errors import InputError, OutputError
from ..core.grid import GeoGrid
from .creation_options import check_options
from .gdal_calls import READING, GdalProblem, gdal_calls
from .paths import files_of, opened
from .trial import try_output

_EXTENSIONS = {
    "tif": "GTiff",
    "tiff": "GTiff",
    "vrt": "VRT",
    "bsq": "ENVI",
    "bil": "ENVI",
    "bip": "ENVI",
    "envi": "ENVI",
    "dat": "ENVI",
    "img": "HFA",
}
_WITH_HEADER = [extension for extension, driver in _EXTENSIONS.items() if driver == "ENVI"]
_NOT_FILES = ("MEM", "PDF", "WMS", "PostGISRaster", "Rasterlite", "GTI", "STACIT")


def driver_for(output: str, driver: str = "") -> str:
    """Short name of the GDAL driver that writes ``output``; ``driver`` overrides the extension.

    Raises InputError where there is none.
    """
    output = os.fspath(output)
    if driver:
        found = _driver(driver)
        if found is None or not _writes_rasters(found):
            raise InputError(f"GDAL here cannot write the format \"{driver}\": choose another, for example GTiff.")
        return found.ShortName
    if output.lower().endswith((".cog.tif", ".cog.tiff")):
        return "COG"
    extension = os.path.splitext(output)[1][1:].lower()
    if extension == "hdr":
        raise InputError(f"{output} names a header: name the ENVI data file instead, for example with .bsq.")
    if extension in _EXTENSIONS:
        return _EXTENSIONS[extension]
    for index in range(gdal.GetDriverCount()):
        found = gdal.GetDriver(index)
        extensions = (found.GetMetadataItem("DMD_EXTENSIONS") or "").lower().split()
        if extension and extension in extensions and _writes_rasters(found):
            return found.ShortName
    raise InputError(
        f"{output} has no extension that tells a raster format: use .tif, .cog.tif, .bsq (ENVI) or .vrt, "
        "or choose the format."
    )


def _driver(name: str) -> gdal.Driver | None:
    try:
        with gdal_calls():
            return gdal.GetDriverByName(name)
    except GdalProblem:
        return None


def _writes_rasters(driver: gdal.Driver) -> bool:
    metadata = driver.GetMetadata()
    can_write = "YES" in (metadata.get("DCAP_CREATE"), metadata.get("DCAP_CREATECOPY"))
    return can_write and metadata.get("DCAP_RASTER") == "YES" and driver.ShortName not in _NOT_FILES


def can_create(driver: str) -> bool:
    """True where a file of this format can be filled block by block."""
    return gdal.GetDriverByName(driver).GetMetadataItem("DCAP_CREATE") == "YES"


def check_output(
    output: str,
    inputs: Sequence[str],
    driver: str = "",
    options: Sequence[str] = (),
    expected_bytes: int = 0,
    like: str = "",
) -> None:
    """Raise before long work where ``output`` could not be written.

    InputError: unknown format, wrong creation option. OutputError: equal to a file of an input, folder missing or
    not writable, a file of another raster in the way, less than ``expected_bytes`` free, a format that refuses an
    image of the bands and type of the raster ``like`` with these options.
    """
    output = os.fspath(output)
    name = driver_for(output, driver)
    check_options(name, options)
    if output.startswith("/vsi"):
        raise OutputError(f"{output} is not a place on disk: choose a local file.")
    folder = os.path.dirname(os.path.abspath(output))
    if not os.path.isdir(folder):
        raise OutputError(f"The folder {folder} does not exist: create it or choose another output.")
    if os.path.isdir(output):
        raise OutputError(f"{output} is a folder: name a file in it.")
    refuse_device(output)
    _refuse_inputs(output, inputs, name)
    header = _header_of(output)
    if name == "ENVI" and os.path.exists(header) and not os.path.exists(output):
        raise OutputError(f"{header} belongs to another raster and would be overwritten: choose another output name.")
    _try_folder(folder)
    if like:
        try_output(output, name, options, like)
    free = shutil.disk_usage(folder).free
    if expected_bytes > free:
        raise OutputError(
            f"{output} needs about {expected_bytes / 1e9:.1f} GB, but only {free / 1e9:.1f} GB are free in {folder}: "
            "make room, compress the output (COMPRESS=DEFLATE), or choose another folder."
        )


def refuse_device(output: str) -> None:
    """OutputError for devices and pipes: a finished file takes the place of what bears its name."""
    path = os.path.abspath(output)
    if os.path.dirname(path) == "/dev" or (os.path.exists(path) and not os.path.isfile(path)):
        raise OutputError(f"The output {output} is a device or a pipe: name a file.")


def _refuse_inputs(output: str, inputs: Sequence[str], driver: str) -> None:
    written = [output, *_sidecars(output), *([_header_of(output)] if driver == "ENVI" else [])]
    for source in inputs:
        for read in files_of(source):
            for path in written:
                if _same_file(path, read):
                    raise OutputError(
                        f"The output {output} would overwrite {read}, which belongs to the input "
                        f"{os.fspath(source)}: choose another output name."
                    )


def _same_file(first: str, second: str) -> bool:
    try:
        return os.path.samefile(first, second)
    except (OSError, ValueError):
        return os.path.normcase(os.path.realpath(first)) == os.path.normcase(os.path.realpath(second))


def _sidecars(output: str) -> List[str]:
    """Files whose names are the output's with something behind: they would be read with a new output, too."""
    return [output + ending for ending in (".aux.xml", ".ovr", ".msk", ".msk.ovr", ".ovr.msk")]


def files_beside(output: str) -> List[str]:
    """Files, there or not, that belong to a raster ``output`` and bear its name."""
    header = [_header_of(output)] if os.path.splitext(output)[1][1:].lower() in _WITH_HEADER else []
    return [*_sidecars(output), *header]


def remove_raster(output: str) -> None:
    """Remove a file that was written as an output, with its sidecars, where they exist."""
    for path in (output, *files_beside(output)):
        with suppress(OSError):
            os.remove(path)


def _header_of(output: str) -> str:
    return os.path.splitext(output)[0] + ".hdr"


def _try_folder(folder: str) -> None:
    try:
        os.rmdir(tempfile.mkdtemp(prefix=".coreg-", dir=folder))
    except OSError as problem:
        raise OutputError(
            f"Nothing can be written to the folder {folder} ({problem.strerror}): choose another."
        ) from problem


@contextmanager
def staged(output: str) -> Iterator[str]:
    """A path to write to, in a folder of its own beside ``output``; its files take their places at the end.

    The file name is the same, so that sidecars and headers get the right names. After an error nothing is left
    behind, and what stood at ``output`` before stands there still.
    """
    parent = os.path.dirname(os.path.abspath(output))
    with scratch_folder(output) as folder:
        try:
            yield os.path.join(folder, os.path.basename(output))
            _publish(folder, parent, os.path.basename(output))
        except OSError as problem:
            raise OutputError(
                f"{output} could not be written ({problem.strerror or problem}): check the folder and the free space, "
                "and close programs that use the file."
            ) from problem


@contextmanager
def scratch_folder(output: str) -> Iterator[str]:
    """A folder on the same disk as ``output`` that is gone afterwards."""
    folder = tempfile.mkdtemp(prefix=".coreg-", dir=os.path.dirname(os.path.abspath(output)))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _publish(folder: str, parent: str, name: str) -> None:
    """Move the files of ``folder`` to ``parent`` in place of the raster ``name``; all of them or none."""
    new = os.listdir(folder)
    old = {os.path.basename(p) for p in (*_sidecars(name), name)} | set(new)
    old = [n for n in old if os.path.lexists(os.path.join(parent, n))]
    if new == [name] and set(old) <= {name}:
        os.replace(os.path.join(folder, name), os.path.join(parent, name))
        return
    done: List[Tuple[str, str]] = []
    with scratch_folder(os.path.join(parent, name)) as backup:
        moves = [(os.path.join(parent, n), os.path.join(backup, n)) for n in old]
        moves += [(os.path.join(folder, n), os.path.join(parent, n)) for n in new]
        try:
            for start, end in moves:
                os.replace(start, end)
                done.append((start, end))
        except OSError:
            for start, end in reversed(done):
                os.replace(end, start)
            raise


def expected_bytes(source: str, grid: GeoGrid | None = None) -> int:
    """About how many bytes a copy of ``source`` takes on disk, on ``grid`` where that is given; 0 = unknown.

    A compressed source is taken to compress as well again.
    """
    size = _bytes_on_disk(files_of(source))
    dataset = opened(source)
    if dataset is None:
        return 0
    with gdal_calls(**READING):
        pixels = dataset.RasterXSize * dataset.RasterYSize
        depth = sum(
            gdal.GetDataTypeSize(dataset.GetRasterBand(n).DataType) // 8 for n in range(1, dataset.RasterCount + 1)
        )
        compressed = dataset.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") is not None
    raw = pixels * depth
    expected = min(raw, size) if compressed and size else raw
    return int(expected * (grid.shape[0] * grid.shape[1] / pixels if grid else 1))


def _bytes_on_disk(paths: Sequence[str]) -> int:
    return sum(os.path.getsize(path) for path in paths if os.path.isfile(path))
