"""Rasters with geolocation arrays as outputs of algorithms: the raster and the file of arrays, both or neither."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Callable, Iterator

from qgis.core import QgsProcessingUtils

from ..core.errors import InputError
from ..core.feedback import Feedback
from ..translation import tr
from .correction import is_skipped
from .inputs import is_given
from .whole_outputs import whole_or_nothing


def output_path(algorithm, parameters, context) -> str:
    """Where the raster goes: a temporary VRT where qgis_process or a script named none; InputError where skipped."""
    if is_skipped(parameters):
        raise InputError(tr("There is nothing to do without an output: choose where to save the raster."))
    path = algorithm.parameterAsFileOutput(parameters, "OUTPUT", context) if is_given(parameters, "OUTPUT") else ""
    return path or QgsProcessingUtils.generateTempFilename("located.vrt")


@contextmanager
def attached(algorithm, parameters, context, run: Feedback, path: str) -> Iterator[Callable[..., str]]:
    """A block that writes by ``write(source, geolocation, **as write_attached)``, which returns the arrays' file.

    Where it raises, or the run is cancelled until its end, the files of before stand at both places.
    """
    from ..raster_io.geolocation_attach import arrays_file, form_of, write_attached
    from ..raster_io.older_outputs import files_put_back

    beside = arrays_file(path)
    options = algorithm.parameterAsString(parameters, "CREATION_OPTIONS", context)
    driver = algorithm.parameterAsString(parameters, "FORMAT", context).strip()
    form = {"": form_of(path), "VRT": "vrt", "NETCDF": "netcdf"}.get(driver.upper(), "pam")

    def write(source, geolocation, **more) -> str:
        given = tuple(option.strip() for option in options.split("|") if option.strip())
        write_attached(path, source, geolocation, form, driver=driver, options=given, **more)
        return "" if form == "netcdf" or more.get("kept") else beside

    with files_put_back(beside, False, lambda _name: ()), whole_or_nothing(algorithm, parameters, context, run):
        yield write
