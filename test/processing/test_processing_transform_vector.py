"""Vector layers through records, against the function that the records were made of."""

from __future__ import annotations

import numpy as np
import pytest
from shifted_pairs import write_raster
from transform_cases import CENTRE, CUBIC, HALF, bent, fitted, lattice, renamed, write_database


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """Records "bent" (cubic) and "turned" (linear, 90 degrees, twice as large)."""
    turned = fitted(lambda x, y: (2 * y + 5, -2 * x + 7), "turned")
    return write_database(tmp_path_factory.mktemp("records") / "a.db", fitted(bent, **CUBIC), turned)


def points_of(layer):
    return np.array([(f.geometry().asPoint().x(), f.geometry().asPoint().y()) for f in layer.getFeatures()])


def texts_of(places):
    return [f"Point({x!r} {y!r})" for x, y in places.tolist()]


def test_points_of_the_input_go_to_their_places_on_the_reference(run, database, layer_of, log):
    rng = np.random.default_rng(1)
    true = np.array(CENTRE) + rng.uniform(-HALF, HALF, (1200, 2))  # more than are moved at once
    layer = layer_of("Point", texts_of(np.column_stack(bent(*true.T))))
    result = run("transformvector", INPUT=layer, DATABASE=database, RECORD="bent")
    np.testing.assert_allclose(points_of(result["OUTPUT"]), true, atol=1e-6)
    assert [f["NAME"] for f in result["OUTPUT"].getFeatures()] == [f"feature {i}" for i in range(1200)]
    assert (result["COUNT"], result["COUNT_OUTSIDE"]) == (1200, 0)
    assert log.warnings == []


def test_forward_is_the_way_back(run, database, layer_of):
    places = np.column_stack(lattice(side=5))
    there = run("transformvector", INPUT=layer_of("Point", texts_of(places)), DATABASE=database, RECORD="bent",
                DIRECTION=0)["OUTPUT"]  # fmt: skip
    np.testing.assert_allclose(points_of(there), np.column_stack(bent(*places.T)), atol=1e-6)
    back = run("transformvector", INPUT=there, DATABASE=database, RECORD="bent", DIRECTION=1)["OUTPUT"]
    np.testing.assert_allclose(points_of(back), places, atol=1e-6)


def test_a_turn_by_90_degrees_has_its_inverse(run, database, layer_of):
    layer = layer_of("Point", ["Point(10396005 -1003993)"])
    moved = run("transformvector", INPUT=layer, DATABASE=database, RECORD="turned")["OUTPUT"]
    np.testing.assert_allclose(points_of(moved), [(502000, 5198000)], atol=1e-6)


def test_the_linear_part_alone(run, tmp_path, layer_of):
    from coreg_qgis.core.geomap.transform import transform_of

    record = fitted(bent, **CUBIC)
    database = write_database(tmp_path / "a.db", record)
    layer = layer_of("Point", ["Point(503500 5199000)"])
    moved = run("transformvector", INPUT=layer, DATABASE=database, GEOMETRY=1)["OUTPUT"]
    linear = transform_of(record, geometry="linear")
    np.testing.assert_allclose(np.ravel(linear.forward(*points_of(moved)[0])), (503500, 5199000), atol=1e-6)


def test_another_crs_is_transformed_there_and_back(run, database, layer_of):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    systems = [QgsCoordinateReferenceSystem(code) for code in ("EPSG:32633", "EPSG:4326")]
    transform = QgsCoordinateTransform(*systems, QgsProject.instance())
    true, seen = (502900.0, 5197500.0), bent(502900.0, 5197500.0)
    end, start = (transform.transform(QgsPointXY(*place)) for place in (true, seen))
    layer = layer_of("Point", [f"Point({start.x()!r} {start.y()!r})"], "EPSG:4326")
    moved = run("transformvector", INPUT=layer, DATABASE=database, RECORD="bent")["OUTPUT"]
    assert moved.crs().authid() == "EPSG:4326"
    np.testing.assert_allclose(points_of(moved), [(end.x(), end.y())], atol=1e-10)


@pytest.mark.parametrize("crs, metre", [("EPSG:32633", 1.0), ("EPSG:4326", 1e-5)])
def test_long_edges_follow_the_bend(run, database, layer_of, crs, metre):
    from qgis.core import (
        Qgis,
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransform,
        QgsGeometry,
        QgsPointXY,
        QgsProject,
    )

    from coreg_qgis.core.geomap.transform import transform_of
    from coreg_qgis.processing.transform_records import load_record

    way = QgsCoordinateTransform(
        *(QgsCoordinateReferenceSystem(code) for code in (crs, "EPSG:32633")), QgsProject.instance()
    )
    back = transform_of(load_record(database, "bent")).backward

    reverse = Qgis.TransformDirection.Reverse

    def exact(x, y):
        place = way.transform(QgsPointXY(x, y))
        moved = np.ravel(back(place.x(), place.y()))
        return way.transform(QgsPointXY(*moved.tolist()), reverse)

    ends = [(CENTRE[0] - 1950, CENTRE[1] - 1950), (CENTRE[0] + 1950, CENTRE[1] - 1900)]
    (x0, y0), (x1, y1) = ((p.x(), p.y()) for p in (way.transform(QgsPointXY(*end), reverse) for end in ends))
    layer = layer_of("LineString", [f"LineString({x0!r} {y0!r}, {x1!r} {y1!r})"], crs)
    moved = next(run("transformvector", INPUT=layer, DATABASE=database, RECORD="bent")["OUTPUT"].getFeatures())
    truth = [exact(x0 + share * (x1 - x0), y0 + share * (y1 - y0)) for share in np.linspace(0, 1, 300)]
    chord = QgsGeometry.fromPolylineXY([truth[0], truth[-1]])
    assert max(chord.distance(QgsGeometry.fromPointXY(place)) for place in truth) > 5 * metre
    assert max(moved.geometry().distance(QgsGeometry.fromPointXY(place)) for place in truth) < 0.01 * metre
    assert 10 < moved.geometry().constGet().nCoordinates() < 1000


def test_neighbours_still_meet(run, database, layer_of):
    x, y = CENTRE
    border = [(x, y - 1900), (x - 1200, y + 1801)]
    rings = [
        [(x - 1900, y - 1900), *border, (x - 1900, y + 1900)],
        [*border[::-1], (x + 1900, y - 1900), (x + 1900, y + 1900)],
    ]
    texts = [f"Polygon(({', '.join(f'{a} {b}' for a, b in [*ring, ring[0]])}))" for ring in rings]
    moved = run("transformvector", INPUT=layer_of("Polygon", texts), DATABASE=database, RECORD="bent")["OUTPUT"]
    first, second = ({(p.x(), p.y()) for p in f.geometry().vertices()} for f in moved.getFeatures())
    assert len(first & second) > 15
    polygons = [f.geometry() for f in moved.getFeatures()]
    assert polygons[0].combine(polygons[1]).constGet().nCoordinates() == len(first ^ second) + 3  # no gap, no overlap


@pytest.mark.parametrize(
    "kind, text, wanted",
    [
        ("LineStringZM", "LineStringZM(2007 -1003 5 1, 2027 -1003 6 2)", "LineStringZM (505 1001 5 1, 505 1011 6 2)"),
        ("PointZ", "PointZ(2007 -1003 5)", "PointZ (505 1001 5)"),
        ("MultiPointM", "MultiPointM((2007 -1003 5),(2007 -1005 6))", "MultiPointM ((505 1001 5),(506 1001 6))"),
        ("MultiPolygon", "MultiPolygon(((2007 -1003, 2027 -1003, 2027 -1023, 2007 -1003)))",
         "MultiPolygon (((505 1001, 505 1011, 515 1011, 505 1001)))"),
        ("Point", None, ""),
        ("Point", "Point EMPTY", ""),
    ],
)  # fmt: skip
def test_every_kind_of_geometry_keeps_its_kind(run, tmp_path, layer_of, kind, text, wanted):
    turned = fitted(lambda x, y: (2 * y + 5, -2 * x + 7), points=lattice((500, 1000), 100))
    layer = layer_of(kind, [text])
    database = write_database(tmp_path / "t.db", turned)
    moved = run("transformvector", INPUT=layer, DATABASE=database)["OUTPUT"]
    assert moved.wkbType() == layer.wkbType()
    found = next(moved.getFeatures()).geometry()
    # Newer versions of QGIS write "LineString ZM".
    text = found.asWkt(6).replace(" ZM", "ZM").replace(" Z (", "Z (").replace(" M (", "M (")
    assert text == wanted or (wanted == "" and found.isEmpty())


def test_arcs_become_short_edges_with_a_message(run, database, layer_of, log):
    from qgis.core import QgsWkbTypes

    x, y = CENTRE
    text = f"CurvePolygon(CircularString({x + 500} {y}, {x} {y + 500}, {x - 500} {y}, {x} {y - 500}, {x + 500} {y}))"
    layer = layer_of("CurvePolygon", [text])
    moved = run("transformvector", INPUT=layer, DATABASE=database, RECORD="bent")["OUTPUT"]
    assert moved.wkbType() == QgsWkbTypes.Type.Polygon
    places = np.array([(p.x(), p.y()) for p in next(moved.getFeatures()).geometry().vertices()])
    radius = np.hypot(*(np.column_stack(bent(*places.T)) - CENTRE).T)
    np.testing.assert_allclose(radius, 500, atol=0.02)
    assert any("arcs" in text for text in log.warnings)


def test_places_outside_are_flagged_with_their_share(run, database, layer_of, log):
    x, y = CENTRE
    layer = layer_of("Point", [f"Point({x} {y})", f"Point({x + 2500} {y})", f"Point({x} {y})", f"Point({x} {y})"])
    result = run("transformvector", INPUT=layer, DATABASE=database, RECORD="bent")
    assert result["COUNT_OUTSIDE"] == 1
    assert any(text.startswith("1 of 4 features (25 %)") for text in log.warnings), log.warnings


@pytest.mark.parametrize(("coordinates", "told"), [("map", "does not name the CRS"), ("unknown", "does not say what")])
def test_what_a_record_does_not_tell_is_said(run, tmp_path, layer_of, log, coordinates, told):
    database = write_database(tmp_path / "a.db", fitted(bent, coordinates=coordinates, crs="", **CUBIC))
    place = np.array([bent(*CENTRE)])
    moved = run("transformvector", INPUT=layer_of("Point", texts_of(place)), DATABASE=database)["OUTPUT"]
    np.testing.assert_allclose(points_of(moved), [CENTRE], atol=1e-6)
    assert moved.crs().authid() == "EPSG:32633"
    assert [text for text in log.warnings if told in text] == log.warnings != []


class TestPixels:
    """A record that counts pixels as IRAF does: x from the left, lines down, the first centre at 1, 1."""

    @pytest.fixture
    def pixels(self, tmp_path):
        moved = fitted(
            lambda x, y: (x + 3, y - 2), points=lattice((100, 100), 90), coordinates="pixel", crs="", geometry="shift"
        )
        return write_database(tmp_path / "p.db", moved)

    def test_the_numbers_of_the_layer_without_an_image(self, run, pixels, layer_of, log):
        moved = run("transformvector", INPUT=layer_of("Point", ["Point(53 48)"]), DATABASE=pixels)["OUTPUT"]
        np.testing.assert_allclose(points_of(moved), [(50, 50)], atol=1e-9)
        assert any("no image" in text for text in log.warnings)

    def test_the_map_of_an_image(self, run, pixels, layer_of, tmp_path):
        image = write_raster(tmp_path / "i.tif", np.ones((200, 200)), gsd=10.0, origin=(500000.0, 5200000.0))
        layer = layer_of("Point", ["Point(500525 5199525)"])
        moved = run("transformvector", INPUT=layer, DATABASE=pixels, IMAGE=image)["OUTPUT"]
        np.testing.assert_allclose(points_of(moved), [(500495, 5199505)], atol=1e-6)  # 3 px left, 2 px up against X - x

    def test_an_image_without_georeferencing_has_rows_downwards(self, run, pixels, layer_of, tmp_path):
        from osgeo import gdal

        path = str(tmp_path / "plain.png")
        raster = gdal.GetDriverByName("MEM").Create("", 200, 200, 1)
        gdal.GetDriverByName("PNG").CreateCopy(path, raster)
        layer = layer_of("Point", ["Point(52.5 -47.5)"])
        moved = run("transformvector", INPUT=layer, DATABASE=pixels, IMAGE=path)["OUTPUT"]
        np.testing.assert_allclose(points_of(moved), [(49.5, -49.5)], atol=1e-9)

    def test_another_grid_of_the_reference(self, run, pixels, layer_of, tmp_path):
        image = write_raster(tmp_path / "i.tif", np.ones((200, 200)), gsd=10.0, origin=(500000.0, 5200000.0))
        other = write_raster(tmp_path / "r.tif", np.ones((200, 200)), gsd=20.0, origin=(600000.0, 5300000.0))
        layer = layer_of("Point", ["Point(500525 5199525)"])
        moved = run("transformvector", INPUT=layer, DATABASE=pixels, IMAGE=image, REFERENCE=other)["OUTPUT"]
        np.testing.assert_allclose(points_of(moved), [(600990, 5299010)], atol=1e-6)

    def test_from_pixels_to_the_map(self, run, layer_of, tmp_path):
        mixed = fitted(
            lambda x, y: ((x - 500000) / 10 + 0.5, (5200000 - y) / 10 + 0.5), points=lattice((501000, 5199000), 900),
            coordinates="mixed",
        )  # fmt: skip
        database = write_database(tmp_path / "m.db", mixed)
        layer = layer_of("Point", ["Point(1 1)"], "")
        moved = run("transformvector", INPUT=layer, DATABASE=database)["OUTPUT"]
        np.testing.assert_allclose(points_of(moved), [(500005, 5199995)], atol=1e-6)
        assert moved.crs().authid() == "EPSG:32633"
        back = run("transformvector", INPUT=moved, DATABASE=database, DIRECTION=0)["OUTPUT"]
        np.testing.assert_allclose(points_of(back), [(1, 1)], atol=1e-6)
        assert not back.crs().isValid()

    def test_a_record_of_iraf_counts_pixels_where_an_image_is_given(self, run, layer_of, tmp_path):
        shift = fitted(lambda x, y: (x + 3, y - 2), points=lattice((100, 100), 90), coordinates="unknown", crs="")
        database = write_database(tmp_path / "u.db", shift)
        image = write_raster(tmp_path / "i.tif", np.ones((200, 200)), gsd=10.0, origin=(500000.0, 5200000.0))
        layer = layer_of("Point", ["Point(500525 5199525)"])
        moved = run("transformvector", INPUT=layer, DATABASE=database, IMAGE=image)["OUTPUT"]
        np.testing.assert_allclose(points_of(moved), [(500495, 5199505)], atol=1e-6)
        plain = run("transformvector", INPUT=layer, DATABASE=database)["OUTPUT"]
        np.testing.assert_allclose(points_of(plain), [(500522, 5199527)], atol=1e-6)


class TestBadInput:
    @pytest.fixture
    def layer(self, layer_of):
        return layer_of("Point", ["Point(502000 5198000)"])

    def test_an_unknown_record_names_those_there(self, fails, database, layer):
        text = fails("transformvector", INPUT=layer, DATABASE=database, RECORD="other")
        assert "other" in text and "bent, turned" in text

    def test_several_records_and_none_named(self, fails, database, layer):
        assert "bent, turned" in fails("transformvector", INPUT=layer, DATABASE=database)

    def test_no_database(self, fails, layer, tmp_path):
        assert f"{tmp_path}/none.db" in fails("transformvector", INPUT=layer, DATABASE=f"{tmp_path}/none.db")

    def test_a_damaged_database_names_the_line(self, fails, layer, tmp_path):
        path = write_database(tmp_path / "a.db", fitted(bent, **CUBIC))
        lines = (tmp_path / "a.db").read_text("utf-8").split("\n")
        where = next(number for number, line in enumerate(lines) if "surface1" in line) + 3
        lines[where - 1] = "\t\t\tbroken\t2."
        (tmp_path / "a.db").write_text("\n".join(lines), "utf-8")
        assert f"line {where - 1}: " in fails("transformvector", INPUT=layer, DATABASE=path)

    def test_output_equal_to_input(self, fails, database, tmp_path):
        path = tmp_path / "points.geojson"
        feature = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[15,46]}}'
        path.write_text(f'{{"type":"FeatureCollection","features":[{feature}]}}', "utf-8")
        before = path.read_bytes()
        given = {"INPUT": str(path), "DATABASE": database, "RECORD": "bent"}
        assert str(path) in fails("transformvector", OUTPUT=str(path), **given)
        assert database in fails("transformvector", OUTPUT=database, **given)
        assert path.read_bytes() == before

    def test_no_inverse(self, fails, layer_of, tmp_path):
        folded = fitted(lambda x, y: (x + 0.9 * (x - CENTRE[0]) ** 2 / HALF, y), xxorder=3)
        database = write_database(tmp_path / "f.db", folded)
        layer = layer_of("Point", ["Point(502000 5198000)", "Point(490000 5198000)"])
        text = fails("transformvector", INPUT=layer, DATABASE=database, OUTPUT=f"{tmp_path}/o.gpkg")
        assert "feature 2" in text and "490000" in text and "no inverse" in text
        assert not (tmp_path / "o.gpkg").exists()

    def test_a_linear_part_without_inverse(self, fails, layer, tmp_path):
        record = fitted(lambda x, y: (x + y, x + y))
        database = write_database(tmp_path / "s.db", record)
        assert "no inverse" in fails("transformvector", INPUT=layer, DATABASE=database)

    def test_a_layer_without_crs(self, fails, database, layer_of):
        layer = layer_of("Point", ["Point(502000 5198000)"], "")
        assert "CRS" in fails("transformvector", INPUT=layer, DATABASE=database, RECORD="bent")

    def test_a_record_in_a_crs_that_nobody_knows(self, fails, layer, tmp_path):
        database = write_database(tmp_path / "a.db", renamed(fitted(bent, **CUBIC), crs="EPSG:999999"))
        assert "EPSG:999999" in fails("transformvector", INPUT=layer, DATABASE=database)

    def test_nothing_to_write(self, fails, database, layer):
        assert "output" in fails("transformvector", INPUT=layer, DATABASE=database, RECORD="bent", OUTPUT=None)


def test_a_cancelled_run_leaves_nothing(run, database, layer_of, tmp_path):
    from qgis.core import QgsProcessingFeedback

    class Cancelling(QgsProcessingFeedback):
        def setProgress(self, percent):
            super().setProgress(percent)
            if percent > 20:
                self.cancel()

    layer = layer_of("Point", ["Point(502000 5198000)"] * 2000)
    given = {"INPUT": layer, "DATABASE": database, "RECORD": "bent", "OUTPUT": f"{tmp_path}/o.gpkg"}
    assert not any(run("transformvector", using=Cancelling(), **given).values())
    assert list(tmp_path.iterdir()) == []


def test_one_large_feature_can_be_cancelled(database):
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY

    from coreg_qgis.core.errors import CancelledError
    from coreg_qgis.core.feedback import SilentFeedback
    from coreg_qgis.core.geomap.transform import transform_of
    from coreg_qgis.processing.transform_records import load_record
    from coreg_qgis.processing.transform_vector_move import FeatureMover, RecordMove

    class Cancelled(SilentFeedback):
        asked = 0

        def is_cancelled(self):
            self.asked += 1
            return self.asked > 3

    feature, feedback = QgsFeature(), Cancelled()
    feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*CENTRE), QgsPointXY(CENTRE[0] + 900, CENTRE[1])]))
    mover = FeatureMover(RecordMove(transform_of(load_record(database, "bent")), "backward"))
    with pytest.raises(CancelledError):
        mover.moved([feature], feedback)
    assert feature.geometry().constGet().nCoordinates() == 2


def test_qgis_process_with_the_inputs_alone(qgis_process, tmp_path):
    database = write_database(tmp_path / "a.db", fitted(bent, **CUBIC))
    points = tmp_path / "points.geojson"
    feature = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[502000,5198000]}}'
    crs = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32633"}}'
    points.write_text(f'{{"type":"FeatureCollection",{crs},"features":[{feature}]}}', "utf-8")
    result = qgis_process.run("coreg:transformvector", INPUT=points, DATABASE=database)
    assert result["COUNT"] == 1 and result["OUTPUT"]
