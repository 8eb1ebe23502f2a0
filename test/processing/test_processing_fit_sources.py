"""Where the tie points of coreg:fittransform may come from, and in which coordinates."""

from __future__ import annotations

import numpy as np
import pytest
from known_transforms import (
    CRS,
    XMAG,
    XROTATION,
    grid_layer,
    inputs_of,
    line_layer,
    places,
    record_of,
    rows_of,
    write_list,
    write_points_file,
)

from coreg_qgis.core.grid import GeoGrid

GRID = GeoGrid((400, 400), (500000.0, 10.0, 0.0, 5200000.0, 0.0, -10.0), CRS)


def is_known(result):
    """Whether the fit is that of the known transform."""
    return (result["XMAG"], result["XROTATION"]) == pytest.approx((XMAG, XROTATION), abs=1e-7) and result["XRMS"] < 1e-6


def test_outliers_and_points_without_a_shift_are_left_out(run, qgis_app, log):
    reference = places()
    given = inputs_of(reference)
    given[3] += 100
    given[5] = np.nan
    layer = grid_layer(reference, given, outliers=[3])
    result = run("fittransform", TIE_POINTS=layer, POINTS="memory:")
    assert is_known(result) and result["COUNT_USED"] == 23
    assert "1 outliers are left out" in log.text and "1 points without a place or a shift" in log.text
    assert not {104, 106} & {row["POINT_ID"] for row in rows_of(result["POINTS"])}


def test_the_flag_used_counts_where_there_is_no_outlier(run, qgis_app):
    reference = places()
    given = inputs_of(reference)
    given[3] += 100
    layer = grid_layer(reference, given, fields={"USED": [row != 3 for row in range(25)]})
    layer.dataProvider().deleteAttributes([layer.fields().lookupField("OUTLIER")])
    layer.updateFields()
    assert is_known(run("fittransform", TIE_POINTS=layer))


def test_a_shapefile_with_short_names_is_read(run, qgis_app, tmp_path):
    from qgis.core import QgsVectorFileWriter, QgsVectorLayer

    reference = places()
    given = inputs_of(reference)
    given[3] += 100
    layer = grid_layer(reference, given, outliers=[3])
    path = str(tmp_path / "points.shp")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ESRI Shapefile"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, layer.transformContext(), options)
    assert QgsVectorLayer(path, "x", "ogr").fields().lookupField("X_SHIFT_M") >= 0
    result = run("fittransform", TIE_POINTS=path)
    assert result["XMAG"] == pytest.approx(XMAG, abs=1e-8)  # the file has five decimals
    assert (result["COUNT_USED"], result["RECORD_NAMES"]) == (24, "points")


def test_blanks_of_a_csv_file_are_unknown_values(run, tmp_path):
    rows = [f"{x},{y},{a},{b}," for (x, y), (a, b) in zip(places(), places() - inputs_of(places()))]
    path = tmp_path / "grid.csv"
    path.write_text("\n".join(["X_MAP,Y_MAP,X_SHIFT_M,Y_SHIFT_M,OUTLIER", *rows, "1,2,,,"]), encoding="utf-8")
    result = run("fittransform", TIE_POINTS=str(path))
    assert is_known(result) and result["COUNT_USED"] == 25


def test_a_layer_saved_in_another_crs_needs_that_of_its_target(run, fails, qgis_app):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    reference = places()
    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(CRS), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    shown = [tuple(to_degrees.transform(QgsPointXY(*place))) for place in reference.tolist()]
    layer = grid_layer(reference, inputs_of(reference), crs="EPSG:4326", shown=shown)
    assert "CRS of the reference coordinates" in fails("fittransform", TIE_POINTS=layer)
    result = run("fittransform", TIE_POINTS=layer, CRS=CRS)
    assert is_known(result) and record_of(result).crs == CRS


@pytest.mark.parametrize("lines", [0, 1])
def test_lines_of_two_points_lead_from_the_input_or_to_it(run, qgis_app, lines):
    reference = places()
    ends = [inputs_of(reference), reference]
    layer = line_layer(*(reversed(ends) if lines else ends))
    result = run("fittransform", TIE_POINTS=layer, LINES=lines)
    assert is_known(result) and (record_of(result).coordinates, record_of(result).crs) == ("map", CRS)


def test_vectors_of_a_quality_grid_are_read_by_their_fields(run, qgis_app):
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    reference = places()
    given = inputs_of(reference)
    fields = "&".join(f"field={name}:double" for name in ("X_MAP", "Y_MAP", "X_SHIFT_M", "Y_SHIFT_M"))
    layer = QgsVectorLayer(f"LineString?crs={CRS}&{fields}", "vectors", "memory")
    for place, other in zip(reference, given):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([*place.tolist(), *(place - other).tolist()])
        ends = [QgsPointXY(*place), QgsPointXY(*(2 * place - other))]
        feature.setGeometry(QgsGeometry.fromPolylineXY(ends))
        layer.dataProvider().addFeature(feature)
    assert is_known(run("fittransform", TIE_POINTS=layer))


@pytest.mark.parametrize("coordinates", [2, 3])
def test_pixels_of_a_quality_grid_count_from_the_centre_of_the_first(run, qgis_app, coordinates):
    reference = places()
    given = inputs_of(reference)
    cols, rows = GRID.to_pixel(*reference.T)
    right, down = GRID.vector_to_pixel(*(reference - given).T)
    fields = {"X_IM": cols, "Y_IM": rows, "X_SHIFT_PX": right, "Y_SHIFT_PX": down}
    record = record_of(
        run("fittransform", TIE_POINTS=grid_layer(reference, given, fields=fields), COORDINATES=coordinates)
    )
    expected = np.column_stack(GRID.to_pixel(*inputs_of(reference).T)) + 0.5
    start = np.column_stack([cols, rows]) + 0.5 if coordinates == 2 else reference
    assert np.column_stack(record.forward(*start.T)) == pytest.approx(expected, abs=1e-6)
    assert (record.coordinates, record.crs) == (("pixel", "") if coordinates == 2 else ("mixed", CRS))


def test_lines_drawn_on_an_image_without_georeferencing_are_pixels(run, qgis_app):
    col, row = places(16, 300.0, np.array([200.0, 200.0])).T
    reference, given = np.column_stack([col, -row]), np.column_stack([col + 3, -(row + 5)])
    result = run("fittransform", TIE_POINTS=line_layer(given, reference, crs=""), COORDINATES=2, POINTS="memory:")
    record = record_of(result)
    assert np.hstack(record.forward(col[0] + 0.5, row[0] + 0.5)) == pytest.approx((col[0] + 3.5, row[0] + 5.5))
    first = rows_of(result["POINTS"])[0]
    assert (first["X_REF"], first["Y_REF"]) == pytest.approx((col[0] + 0.5, row[0] + 0.5))
    assert first["vertices"] == [pytest.approx((col[0], -row[0]))]  # where it was drawn


@pytest.mark.parametrize("titles", ["mapX,mapY,sourceX,sourceY,enable", "mapX,mapY,pixelX,pixelY,enable"])
def test_a_georeferencer_file_of_pixels_is_seen_as_such(run, tmp_path, titles, log):
    reference = places()
    col, row = ((reference - (500000, 5200000)) * (0.1, -0.1)).T
    path = write_points_file(
        tmp_path / "scan.points", reference, np.column_stack([col, -row]), titles=titles, crs=CRS, disabled=[2, 3]
    )
    result = run("fittransform", POINTS_FILES=[path])
    record = record_of(result)
    assert (record.coordinates, record.crs, result["COUNT_USED"]) == ("mixed", CRS, 23)
    assert np.column_stack(record.forward(*reference.T)) == pytest.approx(np.column_stack([col, row]) + 0.5, abs=1e-7)
    assert "2 disabled points are left out" in log.text and "taken as pixels" in log.text


def test_pixels_of_the_southern_hemisphere_are_no_degrees(run, tmp_path):
    reference = places(25, 0.5, np.array([20.0, -30.0]))
    col, row = ((reference - (19.5, -29.5)) * (5000, -5000)).T
    path = write_points_file(tmp_path / "a.points", reference, np.column_stack([col, -row]), crs="EPSG:4326")
    assert record_of(run("fittransform", POINTS_FILES=[path])).coordinates == "mixed"
    moved = write_points_file(tmp_path / "b.points", reference, reference - 0.01, crs="EPSG:4326")
    assert record_of(run("fittransform", POINTS_FILES=[moved])).coordinates == "map"


def test_a_georeferencer_file_of_neither_says_so(run, tmp_path, log):
    reference = places()
    path = write_points_file(tmp_path / "far.points", reference, np.add(reference, (3e6, 1e6)), crs=CRS)
    assert record_of(run("fittransform", POINTS_FILES=[path])).coordinates == "unknown"
    assert "neither pixels nor near the reference" in log.text


def test_the_points_file_of_a_quality_grid_gives_the_same_transform(run, tmp_path):
    reference = places()
    path = write_points_file(tmp_path / "grid.points", reference, inputs_of(reference), crs=CRS)
    result = run("fittransform", POINTS_FILES=[path])
    assert is_known(result) and record_of(result).coordinates == "map"


def test_lists_tell_no_system_unless_the_user_does(run, tmp_path):
    reference = places()
    path = write_list(tmp_path / "list.txt", reference, inputs_of(reference))
    record = record_of(run("fittransform", POINTS_FILES=[path]))
    assert (record.coordinates, record.crs) == ("unknown", "")
    result = run("fittransform", POINTS_FILES=[path], COORDINATES=1, CRS=CRS, POINTS="memory:")
    assert is_known(result) and (record_of(result).coordinates, record_of(result).crs) == ("map", CRS)
    assert result["POINTS"].crs().authid() == CRS
    assert [row["POINT_ID"] for row in rows_of(result["POINTS"])] == list(range(2, 27))  # lines of the file


def test_sources_in_two_crs_meet_in_that_of_the_first(run, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject

    reference = places()
    first = write_points_file(tmp_path / "a.points", reference, inputs_of(reference), crs=CRS)
    other = QgsCoordinateReferenceSystem("EPSG:32632")
    there = QgsCoordinateTransform(QgsCoordinateReferenceSystem(CRS), other, QgsProject.instance())
    elsewhere = np.array([tuple(there.transform(*place)) for place in reference.tolist()])
    second = write_points_file(tmp_path / "b.points", elsewhere, elsewhere + 5, crs="EPSG:32632")
    result = run("fittransform", POINTS_FILES=[first, second], POINTS="memory:")
    rows = rows_of(result["POINTS"])
    assert rows[30]["vertices"] == [pytest.approx(tuple(reference[5]), abs=1e-3)]
    assert rows[30]["X_REF"] == pytest.approx(elsewhere[5, 0])
    assert record_of(result, "b").crs == "EPSG:32632"


def test_vectors_of_mixed_records_are_in_map_units(run, tmp_path):
    reference = places()
    pixels = (reference - (500000, 5200000)) * (0.1, -0.1)
    pixels[12] += (2, 3)
    path = write_points_file(tmp_path / "scan.points", reference, pixels * (1, -1), crs=CRS)
    row = rows_of(run("fittransform", POINTS_FILES=[path], MAXITER=3, VECTORS="memory:")["VECTORS"])[12]
    assert (row["X_RES"], row["Y_RES"]) == pytest.approx((2, 3), abs=1e-6)
    assert np.subtract(*row["vertices"][::-1]) == pytest.approx((-20, 30), abs=1e-4)
