"""A saved displacement model on other rasters and on vector layers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from distorted_pairs import FIELD, GRID, GSD, SIDE, read, tie_point_layer, true_shift, write_distorted
from shifted_pairs import write_raster

EAST, NORTH = 20.0, -30.0  # of the constant model


@pytest.fixture(scope="module")
def distorted(tmp_path_factory):
    return write_distorted(tmp_path_factory.mktemp("distorted"))


@pytest.fixture(scope="module")
def models(coreg_provider, distorted, tmp_path_factory):
    """Files of models: "constant", and "smooth" as the field truly is."""
    import processing

    folder = tmp_path_factory.mktemp("models")
    at = np.linspace(5, SIDE - 5, 14)
    x, y = (v.ravel() for v in np.meshgrid(500000 + GSD * at, 5200000 - GSD * at))
    shifts = {"smooth": true_shift(x, y), "constant": np.tile((EAST, NORTH), (len(x), 1))}
    files = {}
    for name, values in shifts.items():
        layer = tie_point_layer([(*row, 0) for row in np.column_stack([x, y, values]).tolist()])
        files[name] = str(folder / f"{name}.json")
        given = {"TARGET": distorted.target, "TIE_POINTS": layer, "MODEL_FILE": files[name], "OUTPUT": None}
        kind = processing.run("coreg:coregisterlocal", given)["MODEL_USED"]
        assert kind in {"smooth": ("polynomial", "spline"), "constant": ("shift",)}[name]
    return files


def test_points_on_the_target_move_to_their_true_places(run, models, layer_of, log):
    rng = np.random.default_rng(2)
    pixels = rng.uniform(30, SIDE - 30, (600, 2))  # more than are moved at once
    dx, dy = FIELD.displacement(*pixels.T)
    true = np.column_stack(GRID.to_map(*(pixels - np.column_stack([dx, dy])).T))
    seen = np.column_stack(GRID.to_map(*pixels.T))
    layer = layer_of("Point", [f"Point({x!r} {y!r})" for x, y in seen.tolist()])
    moved = run("applydisplacement", INPUT_VECTOR=layer, DISPLACEMENT=models["smooth"])["OUTPUT_VECTOR"]
    found = [(f.geometry().asPoint().x(), f.geometry().asPoint().y()) for f in moved.getFeatures()]
    assert np.sqrt(((np.array(found) - true) ** 2).sum(1).mean()) < 0.03 * GSD
    assert [f["NAME"] for f in moved.getFeatures()] == [f"feature {i}" for i in range(600)]
    assert log.warnings == []


def test_another_crs_is_transformed_there_and_back(run, models, layer_of):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    systems = [QgsCoordinateReferenceSystem(code) for code in ("EPSG:32633", "EPSG:4326")]
    transform = QgsCoordinateTransform(*systems, QgsProject.instance())
    start, end = (transform.transform(QgsPointXY(*p)) for p in ((502000, 5198000), (502000 + EAST, 5198000 + NORTH)))
    layer = layer_of("Point", [f"Point({start.x()!r} {start.y()!r})"], "EPSG:4326")
    moved = run("applydisplacement", INPUT_VECTOR=layer, DISPLACEMENT=models["constant"])["OUTPUT_VECTOR"]
    assert moved.crs().authid() == "EPSG:4326"
    point = next(moved.getFeatures()).geometry().asPoint()
    assert (point.x(), point.y()) == pytest.approx((end.x(), end.y()), abs=1e-9)


@pytest.mark.parametrize(
    "kind, text, wanted",
    [
        ("LineStringZM", "LineStringZM(502000 5198000 5 1, 502100 5198000 6 2)",
         "LineStringZM (502020 5197970 5 1, 502120 5197970 6 2)"),
        ("MultiPolygon", "MultiPolygon(((502000 5198000, 502100 5198000, 502100 5198100, 502000 5198000)))",
         "MultiPolygon (((502020 5197970, 502120 5197970, 502120 5198070, 502020 5197970)))"),
        ("CompoundCurve", "CompoundCurve(CircularString(502000 5198000, 502050 5198050, 502100 5198000))",
         "CompoundCurve (CircularString (502020 5197970, 502070 5198020, 502120 5197970))"),
        ("Point", None, ""),
    ],
)  # fmt: skip
def test_every_kind_of_geometry_keeps_its_kind(run, models, layer_of, kind, text, wanted):
    layer = layer_of(kind, [text])
    moved = run("applydisplacement", INPUT_VECTOR=layer, DISPLACEMENT=models["constant"])["OUTPUT_VECTOR"]
    assert moved.wkbType() == layer.wkbType()
    found = next(moved.getFeatures())
    # Newer versions of QGIS write "LineString ZM".
    assert found.geometry().asWkt(6).replace(" ZM", "ZM") == wanted or (wanted == "" and not found.hasGeometry())


def places_of(geometry):
    return np.array([(vertex.x(), vertex.y()) for vertex in geometry.vertices()])


def off_by(geometry, places):
    """The largest distance of places (n, 2) from a geometry."""
    from qgis.core import QgsGeometry, QgsPointXY

    return max(geometry.distance(QgsGeometry.fromPointXY(QgsPointXY(*place))) for place in places.tolist())


def true_of(places):
    """Where places (n, 2) in the target truly lie."""
    pixels = np.column_stack(GRID.to_pixel(*places.T))
    return np.column_stack(GRID.to_map(*(pixels - np.column_stack(FIELD.displacement(*pixels.T))).T))


ENDS = np.array([(500400.0, 5199500.0), (503600.0, 5196300.0)])
DENSE = ENDS[0] + np.linspace(0, 1, 700)[:, None] * (ENDS[1] - ENDS[0])


def test_a_long_line_bends_with_the_image(run, models, layer_of, log):
    layer = layer_of("LineStringZM", ["LineStringZM({} {} 0 8, {} {} 16 4)".format(*ENDS.ravel())])
    moved = run("applydisplacement", INPUT_VECTOR=layer, DISPLACEMENT=models["smooth"])["OUTPUT_VECTOR"]
    line = next(moved.getFeatures()).geometry()
    assert off_by(line, true_of(DENSE)) < 0.06 * GSD < 0.15 * GSD < off_by(straight(line), true_of(DENSE))
    vertices = list(line.vertices())
    assert [text for text in log.info if text.startswith(f"{len(vertices) - 2} vertices were added")]
    shares = np.array([vertex.z() / 16 for vertex in vertices])
    np.testing.assert_allclose([vertex.m() for vertex in vertices], 8 - 4 * shares)
    assert 4 < len(shares) < 60 and (np.diff(shares) > 0).all()
    np.testing.assert_allclose(places_of(line), true_of(ENDS[0] + shares[:, None] * (ENDS[1] - ENDS[0])), atol=0.5)


def straight(line):
    """The line through the first and the last vertex."""
    from qgis.core import QgsGeometry

    vertices = list(line.vertices())
    return QgsGeometry.fromPolyline([vertices[0], vertices[-1]])


def test_a_long_line_in_another_crs_bends_from_its_own_course(run, models, layer_of):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    systems = [QgsCoordinateReferenceSystem(code) for code in ("EPSG:32633", "EPSG:3035")]
    transform = QgsCoordinateTransform(*systems, QgsProject.instance())
    ends = np.array([transform.transform(QgsPointXY(*place)) for place in ENDS.tolist()])
    dense = ends[0] + np.linspace(0, 1, 700)[:, None] * (ends[1] - ends[0])
    reverse = QgsCoordinateTransform(*systems[::-1], QgsProject.instance())
    true = true_of(np.array([reverse.transform(QgsPointXY(*place)) for place in dense.tolist()]))
    layer = layer_of("LineString", ["LineString({} {}, {} {})".format(*ends.ravel().tolist())], "EPSG:3035")
    moved = run("applydisplacement", INPUT_VECTOR=layer, DISPLACEMENT=models["smooth"])["OUTPUT_VECTOR"]
    line = next(moved.getFeatures()).geometry()
    line.transform(reverse)
    assert line.constGet().nCoordinates() > 4 and off_by(line, true) < 0.06 * GSD


def test_neighbours_share_the_vertices_of_their_edge(run, models, layer_of):
    """Drawn in opposite directions, by different features and in different parts."""
    texts = [
        "MultiPolygon(((500400 5199500, 503600 5196300, 500400 5196300, 500400 5199500)))",
        "MultiPolygon(((500100 5199900, 500200 5199900, 500200 5199800, 500100 5199900)),"
        "((503600 5199500, 503600 5196300, 500400 5199500, 503600 5199500)))",
    ]
    small = ["MultiPolygon(((500100 5199900, 500110 5199900, 500110 5199890, 500100 5199900)))"] * 600
    layer = layer_of("MultiPolygon", [texts[0], *small, texts[1]])  # those are not moved at once
    moved = run("applydisplacement", INPUT_VECTOR=layer, DISPLACEMENT=models["smooth"])["OUTPUT_VECTOR"]
    shapes = [feature.geometry() for feature in moved.getFeatures()]
    first, last = (np.unique(places_of(shapes[i]), axis=0) for i in (0, -1))
    shared = [place for place in first.tolist() if place in last.tolist()]
    assert len(shared) > 4
    assert all(shape.isGeosValid() for shape in shapes)
    assert shapes[0].intersection(shapes[-1]).area() < 1e-6
    assert all(shape.constGet().nCoordinates() == 4 for shape in shapes[1:-1])


@pytest.mark.parametrize("kind, text", [
    ("CompoundCurve", "CompoundCurve((500400 5199500, 503600 5196300), CircularString(503600 5196300, 503700 5196400, "
                      "503800 5196300))"),
    ("MultiPoint", "MultiPoint((500400 5199500), (503600 5196300))"),
])  # fmt: skip
def test_arcs_and_points_get_no_vertices(run, models, layer_of, kind, text):
    layer = layer_of(kind, [text])
    moved = run("applydisplacement", INPUT_VECTOR=layer, DISPLACEMENT=models["smooth"])["OUTPUT_VECTOR"]
    before, after = (next(one.getFeatures()).geometry() for one in (layer, moved))
    assert len(places_of(after)) == len(places_of(before)) and not np.allclose(places_of(after), places_of(before))


def test_a_mask_keeps_its_values_with_nearest(run, models, tmp_path):
    mask = np.zeros((SIDE, SIDE), np.uint8)
    mask[100:300, 150:250] = 1
    source = write_raster(tmp_path / "mask.tif", mask, dtype=np.uint8)
    given = {"INPUT": source, "DISPLACEMENT": models["constant"], "RESAMPLING": 0}
    moved = read(run("applydisplacement", **given, OUTPUT=f"{tmp_path}/m.tif")["OUTPUT"])
    assert set(np.unique(moved)) == {0, 1}
    np.testing.assert_array_equal(moved[103:303, 152:252], 1)
    assert moved.sum() == mask.sum()


def test_other_bands_in_another_resolution_on_a_given_grid(run, models, tmp_path):
    from osgeo import gdal

    rng = np.random.default_rng(3)
    coarse = write_raster(tmp_path / "coarse.tif", rng.integers(1, 900, (2, 200, 200)), gsd=20.0)
    lender = write_raster(tmp_path / "grid.tif", np.ones((20, 20)), gsd=20.0, origin=(499990.0, 5200010.0))
    result = run(
        "applydisplacement", INPUT=coarse, DISPLACEMENT=models["constant"], GRID=lender, OUTPUT=f"{tmp_path}/o.tif"
    )
    image = gdal.Open(result["OUTPUT"])
    assert image.RasterCount == 2
    assert image.GetGeoTransform()[1] == 20
    origin = np.array(image.GetGeoTransform())[[0, 3]]
    np.testing.assert_allclose((origin - (499990, 5200010)) / 20 % 1, 0, atol=1e-9)


def test_raster_and_vectors_in_one_run(run, models, distorted, layer_of, tmp_path):
    layer = layer_of("Point", ["Point(502000 5198000)"])
    result = run(
        "applydisplacement", INPUT=distorted.target, INPUT_VECTOR=layer, DISPLACEMENT=models["constant"],
        OUTPUT=f"{tmp_path}/o.tif", OUTPUT_VECTOR=f"{tmp_path}/o.gpkg",
    )  # fmt: skip
    assert sorted(result) == ["OUTPUT", "OUTPUT_VECTOR"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.gpkg", "o.tif"]


def test_extrapolation_is_flagged_with_its_share(run, models, layer_of, log, tmp_path):
    wide = write_raster(tmp_path / "wide.tif", np.ones((SIDE, 2 * SIDE)))
    layer = layer_of("Point", ["Point(502000 5198000)", "Point(510000 5198000)", "Point(511000 5198000)"])
    run(
        "applydisplacement", INPUT=wide, INPUT_VECTOR=layer, DISPLACEMENT=models["smooth"], OUTPUT=f"{tmp_path}/o.tif"
    )
    assert any(text.startswith("47 % of the raster") for text in log.warnings), log.warnings
    assert any(text.startswith("2 of 3 features") for text in log.warnings)


@pytest.mark.parametrize("rows, said", [(SIDE, ""), (SIDE + 25, "Less than 1 %"), (SIDE + 50, "6 % of the raster")])
def test_a_rim_outside_the_tie_points_is_no_warning(run, models, log, tmp_path, rows, said):
    image = write_raster(tmp_path / "image.tif", np.ones((rows, SIDE)))
    run("applydisplacement", INPUT=image, DISPLACEMENT=models["smooth"], OUTPUT=f"{tmp_path}/o.tif")
    assert len(log.warnings) == (rows == SIDE + 50)
    about = [text for text in (*log.info, *log.warnings) if "outside the tie points" in text]
    assert [text.startswith(said) for text in about] == [True] * bool(said), about


def test_qgis_process_with_the_inputs_alone(qgis_process, models, distorted, tmp_path):
    points = f"{tmp_path}/points.geojson"
    feature = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[502000,5198000]}}'
    crs = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32633"}}'
    Path(points).write_text(f'{{"type":"FeatureCollection",{crs},"features":[{feature}]}}', "utf-8")
    given = {"INPUT": distorted.target, "INPUT_VECTOR": points, "DISPLACEMENT": models["constant"]}
    result = qgis_process.run("coreg:applydisplacement", **given)
    assert result["OUTPUT"].endswith("OUTPUT.tif") and result["OUTPUT_VECTOR"]
