"""What geolocation arrays are made of: what was chosen, as plain values, and the calls that do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Tuple

import numpy as np

from ..core.errors import InputError
from ..core.feedback import Feedback
from ..translation import tr
from .inputs import qgis_crs
from .local_model_file import load_model
from .transform_records import load_record

if TYPE_CHECKING:
    from ..core.geolocation import Geolocation
    from ..raster_io.geolocation_base import Location

SAMPLES = ("corner", "centre")
_NO_LAYER_CRS = qgis_crs("")


@dataclass(frozen=True)
class GeolocationTask:
    """Sources as GDAL opens them; "" or None = not given."""

    source: str
    displacement: str = ""
    database: str = ""
    record: str = ""
    ties: Any = None  # LayerTies
    x: Tuple[str, int] | None = None
    y: Tuple[str, int] | None = None
    position: str = "blocks"
    layout: Dict[str, float | None] | None = None
    gcp_model: str = "auto"
    crs_wkt: str = ""
    most_px: float = 0.01
    step: int | None = None
    samples: str = "corner"

    def check(self) -> None:
        """Raise InputError where it is not clear what the arrays shall be made of."""
        given = {
            "DISPLACEMENT": self.displacement, "DATABASE": self.database, "TIE_POINTS": self.ties, "X_RASTER": self.x,
        }  # fmt: skip
        several = [name for name, value in given.items() if value]
        if len(several) > 1:
            text = tr("Geolocation arrays are made of one source, but {} were given: choose one of them.")
            raise InputError(text.format(tr(" and ").join(several)))

    def made(self, feedback: Feedback) -> Tuple[Geolocation, Dict[str, Any]]:
        """The arrays and what is told of them in numbers; raises InputError, CancelledError."""
        if self.x:
            return self._given(feedback)
        from ..core.location_sampling import sampled_places
        from ..raster_io.open import open_dataset

        location = self._location(feedback)
        if self.crs_wkt:
            location = location.in_crs(self.crs_wkt)
        elif location.kind != "arrays":
            location = location.in_degrees()
        if location.arrays is not None and self.step is None:
            return _as_they_are(location.arrays)
        dataset = open_dataset(self.source)
        found = sampled_places(
            location.place, (dataset.RasterYSize, dataset.RasterXSize), location.crs_wkt, location.geographic,
            most_px=self.most_px, samples=self.samples, step=self.step, feedback=feedback,
        )  # fmt: skip
        if found.error_px > self.most_px:
            text = tr("Places between the samples, {} px apart, are wrong by up to {:.3g} px.")
            feedback.warning(text.format(found.step, found.error_px))
        numbers = {"SAMPLE_STEP": found.step, "ERROR_PX": found.error_px, "RESIDUAL_PX": location.rms_px}
        return found.geolocation, numbers

    def _given(self, feedback: Feedback) -> Tuple[Geolocation, Dict[str, Any]]:
        from ..raster_io.geolocation_given import given_arrays

        arrays = given_arrays(
            self.source, self.x, self.y, position=self.position, layout=self.layout, crs_wkt=self.crs_wkt,
            feedback=feedback,
        )  # fmt: skip
        return _as_they_are(arrays)

    def _location(self, feedback: Feedback) -> Location:
        from ..raster_io.geolocation_base import displaced, own_location

        if self.database:
            return self._of_record()
        if self.ties is not None:
            return self._of_ties(feedback)
        base = own_location(self.source, self.gcp_model, feedback)
        if not self.displacement:
            return base
        model = load_model(self.displacement)
        if not model.crs_wkt:
            text = tr("The displacement model {} has no CRS: make it of an image that has one.")
            raise InputError(text.format(self.displacement))
        return displaced(base, model, model.crs_wkt)

    def _of_record(self) -> Location:
        from ..raster_io.geolocation_base import Location
        from ..raster_io.record_frame import frame_of

        frame = frame_of(self.source, load_record(self.database, self.record))
        if not frame.crs:
            text = tr("Neither the record nor the raster {} says a CRS, which geolocation arrays need: assign one.")
            raise InputError(text.format(self.source))
        return Location(frame.places, frame.crs, "record")

    def _of_ties(self, feedback: Feedback) -> Location:
        from ..raster_io.geolocation_base import tie_location
        from ..raster_io.open import georeferenced_grid, open_dataset

        dataset = open_dataset(self.source)
        placed = dataset.GetGeoTransform(can_return_null=True)
        placed = placed is not None and tuple(placed) != (0, 1, 0, 0, 0, 1)
        given = self.ties.source("map" if placed else "mixed", True, _NO_LAYER_CRS)
        for text in given.messages:
            feedback.message(text)
        places, inputs = given.points[:, :2], given.points[:, 2:]
        if placed:
            pixels = np.column_stack(georeferenced_grid(dataset, self.source).to_pixel(*inputs.T))
        else:
            pixels = inputs - 0.5  # records count the centre of the first pixel as 1, 1
        return tie_location(pixels, places, given.crs_name, given.label)


def _as_they_are(arrays: Geolocation) -> Tuple[Geolocation, Dict[str, Any]]:
    return arrays, {"SAMPLE_STEP": arrays.layout.pixel_step, "ERROR_PX": None, "RESIDUAL_PX": None}
