"""coreg:listtransforms: a row a record, with the numbers that the record holds."""

from __future__ import annotations

import pytest
from known_transforms import CRS, XMAG, XROTATION, YMAG, grid_layer, inputs_of, places, rows_of


@pytest.fixture
def database(run, tmp_path, qgis_app):
    """A file with a shift, a general transform, and a newer one of the same name with distortion."""
    layer, path = grid_layer(places(), inputs_of(places())), str(tmp_path / "all.db")
    for name, asked in (
        ("moved", {"FIT_GEOMETRY": 0}),
        ("bent", {"FUNCTION": 1}),
        ("bent", {"FUNCTION": 0, "XXORDER": 4, "XYORDER": 3, "XXTERMS": 2}),
    ):
        run("fittransform", TIE_POINTS=layer, DATABASE=path, RECORD=name, **asked)
    return path


def test_all_records_are_listed_in_the_order_of_the_file(run, database, log):
    result = run("listtransforms", DATABASE=database, OUTPUT="memory:")
    rows = rows_of(result["OUTPUT"])
    assert (result["COUNT"], result["RECORD_NAMES"]) == (3, "moved,bent")
    assert [(row["RECORD"], row["CURRENT"], row["GEOMETRY"]) for row in rows] == [
        ("moved", 1, "shift"), ("bent", 0, "general"), ("bent", 1, "general"),
    ]  # fmt: skip
    assert [row["FUNCTION"] for row in rows] == ["polynomial", "legendre", "chebyshev"]
    assert all(row["vertices"] == [] for row in rows)
    assert sum(text.startswith("bent: general") for text in log.info) == 1


def test_numbers_are_those_of_the_record(run, database):
    from qgis.core import NULL

    row = rows_of(run("listtransforms", DATABASE=database, RECORD="bent", OUTPUT="memory:")["OUTPUT"])[-1]
    assert (row["XMAG"], row["YMAG"], row["XROTATION"]) == pytest.approx((XMAG, YMAG, XROTATION), abs=1e-7)
    assert (row["XXORDER"], row["XYORDER"], row["XXTERMS"]) == (4, 3, "full")
    assert (row["YXORDER"], row["YXTERMS"]) == (NULL, NULL)  # no distortion of Y
    assert row["XMIN"] == pytest.approx(places()[:, 0].min()) and row["XMAX"] == pytest.approx(places()[:, 0].max())
    assert (row["COORD_TYPE"], row["CRS"], row["MIRRORED"]) == ("map", CRS, 0)


def test_a_mirrored_image_is_told(run, tmp_path, qgis_app):
    reference = places()
    layer = grid_layer(reference, (reference - reference[0]) * (1, -1) + reference[0])
    path = str(tmp_path / "m.db")
    assert run("fittransform", TIE_POINTS=layer, DATABASE=path)["SKEW"] == pytest.approx(180, abs=1e-6)
    assert rows_of(run("listtransforms", DATABASE=path, OUTPUT="memory:")["OUTPUT"])[0]["MIRRORED"] == 1


def test_only_the_named_ones(run, database):
    result = run("listtransforms", DATABASE=database, RECORD="moved", OUTPUT="memory:")
    assert (result["COUNT"], result["RECORD_NAMES"]) == (1, "moved")


def test_a_table_is_written_to_any_file(run, database, tmp_path):
    for name in ("t.csv", "t.gpkg"):
        run("listtransforms", DATABASE=database, OUTPUT=str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 100
    head = (tmp_path / "t.csv").read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith("RECORD,GEOMETRY,FUNCTION,XXORDER") and head.endswith("COORD_TYPE,CRS,CURRENT")


def test_qgis_process_needs_the_database_only(qgis_process, database):
    assert qgis_process.run("coreg:listtransforms", DATABASE=database)["COUNT"] == 3


def test_bad_databases_are_refused(fails, database, tmp_path):
    assert 'no record "gone": name one of moved, bent' in fails("listtransforms", DATABASE=database, RECORD="gone")
    assert "no database" in fails("listtransforms", DATABASE=str(tmp_path / "gone.db"))
    (tmp_path / "empty.db").write_text("", encoding="utf-8")
    assert "holds no record" in fails("listtransforms", DATABASE=str(tmp_path / "empty.db"))
    with open(database, encoding="utf-8") as stream:
        damaged = stream.read().replace("surface1\t11", "surface1\t19", 1)
    (tmp_path / "damaged.db").write_text(damaged, encoding="utf-8")
    assert "damaged.db, line" in fails("listtransforms", DATABASE=str(tmp_path / "damaged.db"))
    assert "one of the inputs" in fails("listtransforms", DATABASE=database, OUTPUT=database)
