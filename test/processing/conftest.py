"""Image pairs, and a Processing that reports what it did."""

from __future__ import annotations

import numpy as np
import pytest
from shifted_pairs import Pair, shifted_images, write_raster


@pytest.fixture(scope="session")
def pair(tmp_path_factory) -> Pair:
    """A pair of 400 x 500 pixels, in a folder with a blank and letters that are not ASCII."""
    folder = tmp_path_factory.mktemp("images") / "Übersicht 1"
    folder.mkdir()
    reference, target = shifted_images((400, 500))
    return Pair(write_raster(folder / "refé.tif", reference), write_raster(folder / "target.tif", target), folder)


@pytest.fixture(scope="session")
def unrelated(tmp_path_factory) -> Pair:
    """Two images of the same place that show nothing in common."""
    folder = tmp_path_factory.mktemp("unrelated")
    rng = np.random.default_rng(5)
    images = [rng.normal(1000, 100, (300, 300)) for _ in range(2)]
    paths = [write_raster(folder / name, image) for name, image in zip(("a.tif", "b.tif"), images)]
    return Pair(*paths, folder)


class Log:
    """What an algorithm said; made a real feedback by ``feedback``."""

    def __init__(self):
        self.info, self.warnings, self.errors = [], [], []

    @property
    def text(self) -> str:
        return "\n".join([*self.info, *self.warnings, *self.errors])


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def feedback(qgis_app, log):
    """A QgsProcessingFeedback that writes into ``log``."""
    from qgis.core import QgsProcessingFeedback

    class Recorder(QgsProcessingFeedback):
        def pushInfo(self, text):
            log.info.append(text)

        def pushWarning(self, text):
            log.warnings.append(text)

        def reportError(self, text, fatalError=False):
            log.errors.append(text)

    return Recorder()


@pytest.fixture
def run(coreg_provider, feedback):
    """``run("footprint", INPUT=…)`` runs coreg:footprint and returns its results."""
    import processing

    def run_algorithm(name, *, using=None, context=None, **parameters):
        return processing.run(f"coreg:{name}", parameters, feedback=using or feedback, context=context)

    return run_algorithm


@pytest.fixture
def fails(run):
    """``fails("footprint", INPUT=…)`` runs it, expects one sentence for the user, and returns that."""
    from qgis.core import QgsProcessingException

    def sentence_of(name, **parameters):
        with pytest.raises(QgsProcessingException) as caught:
            run(name, **parameters)
        text = str(caught.value)
        assert "Traceback" not in text
        assert "\n" not in text.strip().replace("Unable to execute algorithm\n", "")
        return text

    return sentence_of


@pytest.fixture
def polygons(qgis_app):
    """``polygons([(xmin, ymin, xmax, ymax), …])`` makes a memory layer of rectangles."""
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

    def layer_of(boxes, crs="EPSG:32633"):
        layer = QgsVectorLayer(f"Polygon?crs={crs}", "polygons", "memory")
        for box in boxes:
            feature = QgsFeature()
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(*box)))
            layer.dataProvider().addFeature(feature)
        return layer

    return layer_of


@pytest.fixture
def no_new_files(pair):
    """Fails the test where it leaves a file beside the input images."""
    before = sorted(pair.folder.iterdir())
    yield
    assert sorted(pair.folder.iterdir()) == before


@pytest.fixture
def detected(monkeypatch):
    """Make the detection return ``global_shift()``."""
    from fake_detection import global_shift

    from coreg_qgis.core import global_shift as core

    def fake(found):
        monkeypatch.setattr(core, "detect_global_shift", lambda *args, **options: global_shift(found))

    fake(True)
    return fake


@pytest.fixture
def gridded(monkeypatch):
    """Make the quality grid return ``fake_grid.quality_grid(…)``; keeps what the core was asked in ``asked``."""
    from fake_grid import quality_grid

    from coreg_qgis.core import quality_grid as core

    class Gridded:
        asked = {}

        def __call__(self, points=None, **options):
            def measure(reference, target, settings, **given):
                self.asked = {"settings": settings, **given}
                return quality_grid(points, **options)

            monkeypatch.setattr(core, "measure_quality_grid", measure, raising=False)

    gridded = Gridded()
    gridded()
    return gridded


@pytest.fixture
def layer_of(qgis_app):
    """``layer_of("LineStringZ", ["LineStringZ(...)"], crs)`` makes a layer with a field NAME."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    def make(kind, texts, crs="EPSG:32633"):
        layer = QgsVectorLayer(f"{kind}?crs={crs}&field=NAME:string", "layer", "memory")
        for number, text in enumerate(texts):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"feature {number}"])
            if text is not None:
                feature.setGeometry(QgsGeometry.fromWkt(text))
            assert layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        return layer

    return make
