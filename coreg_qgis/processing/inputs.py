"""From what the user chose in QGIS to plain values: taken in the main thread, used in the background."""

from __future__ import annotations

import math
import os
import re
from dataclasses import dataclass
from typing import Any, Tuple

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessingUtils,
    QgsProperty,
    QgsRasterLayer,
    QgsReferencedPointXY,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..core.errors import InputError
from ..core.feedback import Feedback
from ..translation import tr

POLYGONS = QgsWkbTypes.GeometryType.PolygonGeometry
_CREDENTIALS = re.compile(r"\|credential:[^|]*")  # QGIS's own; raster_io understands "|option:"


@dataclass(frozen=True)
class Polygons:
    """Polygons of a layer as WKB, with their CRS."""

    name: str
    wkb: Tuple[bytes, ...]
    crs_wkt: str

    def shapes(self) -> Tuple[Any, ...]:
        """The polygons as shapely geometries in their own CRS."""
        from shapely import wkb

        return tuple(wkb.loads(data) for data in self.wkb)

    def merged(self, crs_wkt: str) -> Any:
        """One shapely geometry in another CRS."""
        from shapely.ops import unary_union

        from ..raster_io.footprint import transform_geometry

        return transform_geometry(unary_union(self.shapes()), self.crs_wkt, crs_wkt)


@dataclass(frozen=True)
class ImageChoice:
    """One of the images that are compared, and what is known about its data."""

    label: str
    source: str
    band: int = 1
    nodata: float | None = None
    derive_nodata: bool = True
    mask: str | Polygons | None = None
    footprint: Polygons | None = None

    def for_pair(self) -> Any:
        """As raster_io wants it."""
        from ..raster_io.bad_data import MaskInput
        from ..raster_io.open import RasterInput

        mask = None
        if isinstance(self.mask, Polygons):
            mask = MaskInput(polygons=self.mask.shapes(), crs_wkt=self.mask.crs_wkt)
        elif self.mask:
            mask = MaskInput(source=self.mask)
        return RasterInput(self.source, self.label, nodata=self.nodata, derive_nodata=self.derive_nodata, mask=mask)

    def open(self, feedback: Feedback) -> Any:
        """The image alone, in its own CRS, without its mask."""
        from ..raster_io.open import open_raster

        return open_raster(
            self.source, label=self.label, nodata=self.nodata, derive_nodata=self.derive_nodata, feedback=feedback
        )

    def footprint_in(self, crs_wkt: str, raster: Any, feedback: Feedback) -> Any:
        """The given footprint, or that of the opened image's data, in a CRS; raises InputError where it is empty."""
        from ..raster_io.footprint import footprint, transform_geometry

        if self.footprint is not None:
            return self.footprint.merged(crs_wkt)
        return transform_geometry(footprint(raster, feedback=feedback), raster.grid.crs_wkt, crs_wkt)


@dataclass(frozen=True)
class PointChoice:
    """A point on the map and its CRS."""

    x: float
    y: float
    crs_wkt: str

    def in_crs(self, crs_wkt: str) -> Tuple[float, float]:
        """The point in another CRS; raises InputError where it does not exist there."""
        from shapely.geometry import Point

        from ..raster_io.footprint import transform_geometry

        point = transform_geometry(Point(self.x, self.y), self.crs_wkt, crs_wkt)
        return point.x, point.y


def is_given(parameters, name: str) -> bool:
    """False where a parameter is absent or empty, as in a model whose earlier step gave no number."""
    value = parameters.get(name)
    return value is not None and value != NULL and value != ""


def optional_number(algorithm, parameters, name: str, context) -> float | None:
    """A number, or None where it was left empty (QGIS would say 0); raises InputError for other texts."""
    if not is_given(parameters, name):
        return None
    value = parameters[name]
    if isinstance(value, str):
        try:
            float(value)
        except ValueError:
            raise InputError(tr("{} is no number: {} was given.").format(name, value)) from None
    return algorithm.parameterAsDouble(parameters, name, context)


def raster_source(algorithm, parameters, name: str, context, label: str) -> str:
    """What GDAL opens for a raster parameter; raises InputError for layers that GDAL cannot read."""
    value = given(parameters, name, context)
    if is_unloaded(value, context):
        return _CREDENTIALS.sub("", value)
    layer = algorithm.parameterAsRasterLayer(parameters, name, context)
    if layer is not None:
        return layer_source(layer, label)
    raise InputError(tr("{} is not a raster layer: choose a raster layer or a raster file.").format(label))


def loaded_raster(algorithm, parameters, name: str, context) -> QgsRasterLayer | None:
    """The layer in the project, None for a file that is not loaded."""
    if is_unloaded(given(parameters, name, context), context):
        return None
    return algorithm.parameterAsRasterLayer(parameters, name, context)


def given(parameters, name: str, context):
    """The value of a parameter; an expression in its place is evaluated."""
    value = parameters.get(name)
    if isinstance(value, QgsProperty):
        return value.valueAsString(context.expressionContext(), "")[0]
    return value


def is_unloaded(value, context) -> bool:
    """True for texts that name no loaded layer: GDAL opens them itself, and says why where it cannot.

    Files are never the project's: QGIS would load them and write statistics beside them.
    """
    if not isinstance(value, str) or not value:
        return False
    if context is None:
        return os.path.exists(value)
    return os.path.exists(value) or QgsProcessingUtils.mapLayerFromString(value, context, False) is None


def layer_source(layer: QgsMapLayer, label: str) -> str:
    """The name that raster_io opens a raster layer by; raises InputError where GDAL cannot."""
    provider = layer.dataProvider()
    if provider is None or not layer.isValid():
        text = tr('{} "{}" can no longer be read: check that its file {} still exists.')
        raise InputError(text.format(label, layer.name(), layer.source()))
    if provider.name() != "gdal":
        text = tr(
            '{} "{}" comes from the data provider "{}", not from a file that GDAL reads: '
            "export it to a file first (Layer > Save As) and choose that file."
        )
        raise InputError(text.format(label, layer.name(), provider.name()))
    return _CREDENTIALS.sub("", layer.source())


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """A CRS of QGIS as WKT that GDAL reads."""
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL) if crs.isValid() else ""


def qgis_crs(text: str) -> QgsCoordinateReferenceSystem:
    """A grid's CRS, WKT or an authority code, for QGIS."""
    if "[" in text:
        return QgsCoordinateReferenceSystem.fromWkt(text)
    return QgsCoordinateReferenceSystem(text)


def polygons_of(features, crs: QgsCoordinateReferenceSystem, label: str) -> Polygons:
    """The polygons of a layer; raises InputError where there are none."""
    request = QgsFeatureRequest().setNoAttributes()
    wkb = [data for feature in features.getFeatures(request) for data in _as_wkb(feature.geometry())]
    if not wkb:
        raise InputError(tr("{} holds no polygons: choose a layer with polygons, or none.").format(label))
    return Polygons(label, tuple(wkb), crs_text(crs))


def footprint_choice(algorithm, parameters, name: str, context, label: str) -> Polygons | None:
    """The polygons of an optional footprint layer."""
    if not is_given(parameters, name):
        return None
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise InputError(tr("{} cannot be read: choose a polygon layer, or none.").format(label))
    return polygons_of(source, source.sourceCrs(), label)


def mask_choice(algorithm, parameters, name: str, context, label: str) -> str | Polygons | None:
    """An optional mask: the source of a raster, or polygons."""
    if not is_given(parameters, name):
        return None
    value = given(parameters, name, context)
    if is_unloaded(value, context):
        layer = QgsVectorLayer(value, label, "ogr")
        if not layer.isValid():  # another provider's vectors, or else a raster
            layer = algorithm.parameterAsVectorLayer(parameters, name, context)
        if layer is None:
            return value
    else:
        layer = algorithm.parameterAsLayer(parameters, name, context)
    if layer is None:
        raise InputError(tr("{} cannot be read: choose a raster or a polygon layer, or none.").format(label))
    if isinstance(layer, QgsRasterLayer):
        return layer_source(layer, label)
    if not isinstance(layer, QgsVectorLayer) or layer.geometryType() != POLYGONS:
        text = tr("{} is neither a raster nor a polygon layer: choose one of these, or none.")
        raise InputError(text.format(label if layer.name() == label else f'{label} "{layer.name()}"'))
    return polygons_of(layer, layer.crs(), label)


def image_choice(algorithm, parameters, context, role: str) -> ImageChoice:
    """All that was chosen for the image REFERENCE or TARGET; parameters that are not declared are left alone."""
    label, footprint, mask = _labels(role)
    declared = {definition.name() for definition in algorithm.parameterDefinitions()}
    band, masked = f"{role}_BAND", f"{role}_MASK"
    return ImageChoice(
        label=label,
        source=raster_source(algorithm, parameters, role, context, label),
        band=algorithm.parameterAsInt(parameters, band, context) if band in declared else 1,
        nodata=optional_number(algorithm, parameters, f"{role}_NODATA", context),
        derive_nodata=algorithm.parameterAsBoolean(parameters, "DERIVE_NODATA", context),
        mask=mask_choice(algorithm, parameters, masked, context, mask) if masked in declared else None,
        footprint=footprint_choice(algorithm, parameters, f"{role}_FOOTPRINT", context, footprint),
    )


def point_choice(algorithm, parameters, name: str, context) -> PointChoice | None:
    """An optional point; one without a CRS is in that of the target."""
    if not is_given(parameters, name):
        return None
    value = given(parameters, name, context)
    point = algorithm.parameterAsPoint(parameters, name, context)
    if not (math.isfinite(point.x()) and math.isfinite(point.y())):
        raise InputError(tr("The centre of the match window is no point: {} was given, give x,y.").format(value))
    has_crs = isinstance(value, QgsReferencedPointXY) or (isinstance(value, str) and "[" in value)
    crs = algorithm.parameterAsPointCrs(parameters, name, context) if has_crs else QgsCoordinateReferenceSystem()
    if has_crs and not crs.isValid():
        raise InputError(tr("The CRS of the centre of the match window is unknown: {} was given.").format(value))
    return PointChoice(point.x(), point.y(), crs_text(crs))


def _labels(role: str) -> Tuple[str, str, str]:
    if role == "REFERENCE":
        return tr("The reference image"), tr("The footprint of the reference"), tr("The bad-data mask of the reference")
    return tr("The target image"), tr("The footprint of the target"), tr("The bad-data mask of the target")


def _as_wkb(geometry: QgsGeometry) -> list:
    """Valid, straight, two-dimensional polygons, as shapely 1.8 understands them."""
    if geometry.isNull() or geometry.isEmpty():
        return []
    flat = geometry.constGet().segmentize()
    flat.dropZValue()
    flat.dropMValue()
    parts = QgsGeometry(flat).makeValid().asGeometryCollection()
    return [bytes(part.asWkb().data()) for part in parts if part.type() == POLYGONS]
