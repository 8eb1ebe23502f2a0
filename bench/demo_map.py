"""The demo's QGIS project and its pictures: reference in red, target in cyan, so that grey means "they agree"."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

import numpy as np
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsColorRampShader,
    QgsLayerTreeGroup,
    QgsLayerTreeModel,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMapThemeCollection,
    QgsProject,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter

from bench.scenes import read_band
from coreg_qgis.layers.styling import GRID_VECTORS, OVERLAP, QUALITY_POINTS, VECTORS, WINDOWS, apply_style

RED, CYAN = QColor(255, 0, 0), QColor(0, 255, 255)
MAP = QSize(760, 760)
DETAIL = 0.22  # of the map's width
HEADER = 44  # px
MIDDLE = 0.33  # brightness of the median


def make_project(folder: Path) -> None:
    """Write coreg_demo.qgz, before.png and after.png from what the demo's run left in the folder."""
    with without_sidecars():
        if QgsApplication.instance() is None:
            draw_in_own_qgis(folder)
        else:
            draw(folder)


@contextmanager
def without_sidecars() -> Iterator[None]:
    """Rasters that are opened in here get no .aux.xml with their statistics beside them."""
    before = gdal.GetConfigOption("GDAL_PAM_ENABLED")
    gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")
    try:
        yield
    finally:
        gdal.SetConfigOption("GDAL_PAM_ENABLED", before)


def draw_in_own_qgis(folder: Path) -> None:
    """Start QGIS without a window for as long as the drawing takes."""
    with tempfile.TemporaryDirectory(prefix="coreg_demo_") as profile:
        os.environ.update(QT_QPA_PLATFORM="offscreen", QGIS_CUSTOM_CONFIG_PATH=profile, XDG_RUNTIME_DIR=profile)
        app = QgsApplication([], True)
        app.initQgis()
        try:
            draw(folder)
        finally:
            QgsProject.instance().clear()
            app.exitQgis()


def draw(folder: Path) -> None:
    """Fill the folder, in a QGIS that runs already."""
    project = QgsProject.instance()
    project.clear()
    reference = raster(folder / "reference.tif", "Reference (red)", RED)
    # The lowest layer covers the paper: light that is added to white stays white.
    reference.setBlendMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    target = raster(folder / "target.tif", "Target as given (cyan)", CYAN)
    corrected = raster(folder / "corrected.tif", "Target corrected (cyan)", CYAN)
    vectors = [
        vector(folder / "coreg_demo.gpkg", name, title, style)
        for name, title, style in (
            ("vectors", "Shift vectors", VECTORS),
            ("windows", "Match windows", WINDOWS),
            ("overlap", "Overlap", OVERLAP),
        )
    ]
    quality = [
        vector(folder / "coreg_demo.gpkg", "quality_vectors", "Shift vectors of the grid", GRID_VECTORS),
        vector(folder / "coreg_demo.gpkg", "quality_points", "Quality points", QUALITY_POINTS),
    ]
    project.setCrs(reference.crs())
    project.setTitle("CoReg demo")
    root = project.layerTreeRoot()
    put(project, root.addGroup("Quality grid"), quality)
    put(project, root.addGroup("Measured"), vectors)
    put(project, root.addGroup("Images"), [corrected, target, reference])
    themes = {"Before": [*vectors, target, reference], "After": [*vectors, corrected, reference],
              "Quality": [*quality, target]}  # fmt: skip
    for name, visible in themes.items():
        save_theme(project, name, visible)
    for name, (title, shown) in {
        "before": ("Before: red and cyan fringes, the images do not agree", [target, reference]),
        "after": ("After: grey, what belongs together lies together", [corrected, reference]),
    }.items():
        picture([*vectors, *shown], shown, title).save(str(folder / f"{name}.png"))
    title = "Quality grid: the shift at every point over the target; crosses: rejected"
    picture([*quality, target], [*quality, target], title).save(str(folder / "quality.png"))
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(corrected.extent(), corrected.crs()))
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    if not project.write(str(folder / "coreg_demo.qgz")):
        raise RuntimeError(f"the project could not be written: {project.error()}")


def raster(path: Path, name: str, colour: QColor) -> QgsRasterLayer:
    """A layer from black to a colour, added to what lies under it."""
    layer = QgsRasterLayer(str(path), name)
    if not layer.isValid():
        raise RuntimeError(f"{path} cannot be read by QGIS")
    low, high = limits(read_band(path, 1))
    ramp = QgsColorRampShader(low, high)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    ramp.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(low, QColor(0, 0, 0)), QgsColorRampShader.ColorRampItem(high, colour)]
    )
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    layer.setRenderer(renderer)
    layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Plus)
    return layer


def limits(values: np.ndarray) -> tuple[float, float]:
    """Values between which an image is stretched; the median fixes them, so that clouds and another tone do not."""
    low, median = np.nanpercentile(values, [1, 50])
    return float(low), float(low + (median - low) / MIDDLE)


def vector(path: Path, table: str, name: str, style: str) -> QgsVectorLayer:
    """A layer of the GeoPackage with the plugin's style."""
    layer = QgsVectorLayer(f"{path}|layername={table}", name, "ogr")
    if not layer.isValid():
        raise RuntimeError(f"{table} in {path} cannot be read by QGIS")
    apply_style(layer, style, QgsProject.instance())
    return layer


def put(project: QgsProject, group: QgsLayerTreeGroup, layers: list) -> None:
    """Add layers to the project and the group, the first on top."""
    for layer in layers:
        project.addMapLayer(layer, False)
        group.addLayer(layer)


def save_theme(project: QgsProject, name: str, visible: list) -> None:
    """Show these layers only and keep that as a map theme."""
    root = project.layerTreeRoot()
    for node in root.findLayers():
        node.setItemVisibilityChecked(node.layer() in visible)
        node.setExpanded(False)
    record = QgsMapThemeCollection.createThemeFromCurrentState(root, QgsLayerTreeModel(root))
    project.mapThemeCollection().insert(name, record)


def picture(layers: list, images: list, title: str) -> QImage:
    """The whole map with its vectors, and a detail of the images beside it, under a title."""
    extent = images[-1].extent()
    whole = rendered(layers, extent)
    centre, reach = extent.center(), DETAIL * extent.width() / 2
    box = QgsRectangle(centre.x() - reach, centre.y() - reach, centre.x() + reach, centre.y() + reach)
    detail = rendered(images, box)
    gap = 8
    sheet = QImage(2 * MAP.width() + gap, MAP.height() + HEADER, QImage.Format.Format_RGB32)
    sheet.fill(QColor(255, 255, 255))
    painter = QPainter(sheet)
    painter.setFont(QFont("DejaVu Sans", 15))
    painter.drawText(QRect(8, 0, sheet.width(), HEADER), Qt.AlignmentFlag.AlignVCenter, title)
    painter.drawImage(0, HEADER, whole)
    painter.drawImage(MAP.width() + gap, HEADER, detail)
    painter.end()
    return sheet


def rendered(layers: list, extent: QgsRectangle) -> QImage:
    """The layers, the first on top, as an image."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[-1].crs())
    settings.setExtent(extent)
    settings.setOutputSize(MAP)
    settings.setBackgroundColor(QColor(0, 0, 0))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()

