"""coreg:fittransform: numbers, layers, records, files, all against exactly known transforms."""

from __future__ import annotations

import numpy as np
import pytest
from known_transforms import (
    CENTRE,
    CRS,
    MATRIX,
    SHIFT,
    XMAG,
    XROTATION,
    YMAG,
    YROTATION,
    grid_layer,
    inputs_of,
    places,
    record_of,
    rows_of,
    write_list,
)

LAYERS = {"POINTS": "memory:", "VECTORS": "memory:"}


@pytest.fixture
def known(qgis_app):
    """Tie points of the known transform."""
    reference = places()
    return grid_layer(reference, inputs_of(reference))


def test_the_numbers_are_those_of_the_known_transform(run, known):
    result = run("fittransform", TIE_POINTS=known)
    assert result["XMAG"] == pytest.approx(XMAG, abs=1e-10) and result["YMAG"] == pytest.approx(YMAG, abs=1e-10)
    assert result["XROTATION"] == pytest.approx(XROTATION, abs=1e-8)
    assert result["YROTATION"] == pytest.approx(YROTATION, abs=1e-8)
    assert result["SKEW"] == pytest.approx(YROTATION - XROTATION, abs=1e-8)
    at_origin = CENTRE + SHIFT - MATRIX @ CENTRE
    assert (result["XSHIFT"], result["YSHIFT"]) == pytest.approx(tuple(at_origin), abs=1e-4)
    assert result["XRMS"] < 1e-8 and result["YRMS"] < 1e-8
    assert (result["COUNT_USED"], result["COUNT_REJECTED"]) == (25, 0)
    assert (result["STATUS"], result["RECORD_NAMES"]) == ("ok", "points")


def test_the_record_takes_coordinates_where_they_belong(run, known):
    record = record_of(run("fittransform", TIE_POINTS=known))
    elsewhere = places(16, 3000.0)
    assert np.column_stack(record.forward(*elsewhere.T)) == pytest.approx(inputs_of(elsewhere), abs=1e-6)
    assert (record.coordinates, record.crs) == ("map", CRS)


def test_points_show_what_was_fitted_and_vectors_what_is_left(run, qgis_app):
    reference = places()
    given = inputs_of(reference)
    given[7] += (60, -45)
    asked = {"MAXITER": 5, "REJECT": 3, **LAYERS}
    result = run("fittransform", TIE_POINTS=grid_layer(reference, given), **asked)
    rows = rows_of(result["POINTS"])
    assert (result["COUNT_USED"], result["COUNT_REJECTED"], result["POINTS"].crs().authid()) == (24, 1, CRS)
    assert [row["REJECTED"] for row in rows] == [int(i == 7) for i in range(25)]
    assert [row["USED"] for row in rows] == [int(i != 7) for i in range(25)]
    assert [row["POINT_ID"] for row in rows] == list(range(101, 126))
    bad = rows[7]
    assert bad["vertices"] == [pytest.approx(tuple(reference[7]))]
    assert (bad["X_REF"], bad["Y_REF"], bad["X_IN"], bad["Y_IN"]) == pytest.approx((*reference[7], *given[7]))
    assert (bad["X_FIT"], bad["Y_FIT"]) == pytest.approx(tuple(inputs_of(reference)[7]), abs=1e-5)
    assert (bad["X_RES"], bad["Y_RES"], bad["RES"]) == pytest.approx((60, -45, 75), abs=1e-5)
    assert all(row["RES"] < 1e-5 for row in rows if row is not bad)
    start, end = rows_of(result["VECTORS"])[7]["vertices"]
    assert start == pytest.approx(tuple(reference[7]))
    left = -np.linalg.solve(MATRIX, (60, -45))
    assert np.subtract(end, start) == pytest.approx(left, abs=1e-5)


def test_vectors_may_show_the_shifts(run, known):
    rows = rows_of(run("fittransform", TIE_POINTS=known, VECTORS_OF=1, **LAYERS)["VECTORS"])
    reference = places()
    moved = [np.subtract(*row["vertices"][::-1]) for row in rows]
    assert np.array(moved) == pytest.approx(reference - inputs_of(reference), abs=1e-6)


def test_the_uncertainty_of_a_shift_is_that_of_a_mean(run, tmp_path):
    rng, reference = np.random.default_rng(4), places(100)
    path = write_list(tmp_path / "noisy.txt", reference, reference - (3, 4) + rng.normal(0, 0.5, (100, 2)))
    result = run("fittransform", POINTS_FILES=[path], FIT_GEOMETRY=0, **LAYERS)
    sigma = rows_of(result["POINTS"])[0]["X_SIGMA"]
    assert sigma == pytest.approx(result["XRMS"] / 10, rel=1e-9)
    assert result["XSHIFT"] == pytest.approx(-3, abs=4 * sigma)


def test_weights_count_as_so_many_points(run, tmp_path):
    reference = places(9)
    given = reference - np.arange(9)[:, None] * (1.0, 2.0)
    weights = np.array([1, 1, 1, 1, 4, 1, 1, 1, 0])
    mean = np.average(given - reference, axis=0, weights=weights)
    path = write_list(tmp_path / "w.txt", reference, given, [np.zeros(9), weights])
    of_list = run("fittransform", POINTS_FILES=[path], WEIGHT_COLUMN=6, FIT_GEOMETRY=0, **LAYERS)
    layer = grid_layer(reference, given, fields={"W": weights})
    of_layer = run("fittransform", TIE_POINTS=layer, WEIGHT_FIELD="W", FIT_GEOMETRY=0)
    for result in (of_list, of_layer):
        assert (result["XSHIFT"], result["YSHIFT"]) == pytest.approx(tuple(mean), abs=1e-8)
        assert result["COUNT_USED"] == 8
    assert [row["WEIGHT"] for row in rows_of(of_list["POINTS"])] == weights.tolist()


@pytest.mark.parametrize("function", [0, 1, 2])
def test_a_distortion_is_found_to_its_last_digits(run, tmp_path, function):
    reference = places(64)
    u, v = ((reference - CENTRE) / 2000).T
    given = inputs_of(reference) + np.column_stack([3 * u**3 - 2 * u * v, 4 * v**2 * u])
    path = write_list(tmp_path / "bent.txt", reference, given)
    orders = dict.fromkeys(("XXORDER", "XYORDER", "YXORDER", "YYORDER"), 4)
    result = run("fittransform", POINTS_FILES=[path], FUNCTION=function, **orders, XXTERMS=1, YXTERMS=2)
    record = record_of(result)
    assert result["XRMS"] < 1e-7 and result["YRMS"] < 1e-7
    assert np.column_stack(record.forward(*reference.T)) == pytest.approx(given, abs=1e-6)
    assert [one.xterms for one in record.distortion] == ["half", "full"]


def test_each_geometry_gives_only_what_it_may(run, known):
    numbers = {}
    for geometry in range(6):
        r = run("fittransform", TIE_POINTS=known, FIT_GEOMETRY=geometry)
        numbers[geometry] = r["XMAG"], r["YMAG"], r["XROTATION"], r["SKEW"]
    assert numbers[0] == (1, 1, 0, 0)
    assert numbers[1][2:] == (0, 0) and numbers[1][0] != numbers[1][1]
    assert numbers[2] == pytest.approx((1, 1, (XROTATION + YROTATION) / 2, 0), abs=0.01)
    assert numbers[3][0] == pytest.approx(numbers[3][1], abs=1e-12) and abs(numbers[3][0] - (XMAG + YMAG) / 2) < 1e-3
    assert numbers[4][3] == pytest.approx(0, abs=1e-9) and numbers[4][0] > 1 > numbers[4][1]


def test_points_beyond_the_limits_take_no_part(run, known, log):
    result = run("fittransform", TIE_POINTS=known, XMAX=float(CENTRE[0]), **LAYERS)
    beyond = [row for row in rows_of(result["POINTS"]) if row["X_REF"] > CENTRE[0]]
    assert beyond and all((row["USED"], row["REJECTED"]) == (0, 0) for row in beyond)
    assert result["COUNT_USED"] == 25 - len(beyond) and result["COUNT_REJECTED"] == 0
    assert f"{len(beyond)} points lie beyond the limits" in log.text
    assert record_of(result).limits[1] == CENTRE[0]


def test_several_sources_give_a_record_each(run, known, tmp_path):
    reference = places()
    paths = [write_list(tmp_path / f"night {k}.txt", reference, reference - (k, 2 * k)) for k in (1, 2)]
    result = run("fittransform", TIE_POINTS=known, POINTS_FILES=paths, RESULTS=str(tmp_path / "r.out"), **LAYERS)
    assert result["RECORD_NAMES"] == "points,night1,night2"
    assert (result["XSHIFT"], result["YSHIFT"]) == pytest.approx((-2, -4), abs=1e-3)
    assert record_of(result, "points").linear_part.magnification[0] == pytest.approx(XMAG, abs=1e-9)
    assert {row["RECORD"] for row in rows_of(result["POINTS"])} == {"points", "night1", "night2"}
    text = (tmp_path / "r.out").read_text(encoding="utf-8")
    assert [line.split()[-1] for line in text.splitlines() if "Transform:" in line] == ["points", "night1", "night2"]
    assert sum(len(line.split()) == 8 and line[0] != "#" for line in text.splitlines()) == 75


def test_a_list_with_too_few_points_leaves_the_others(run, tmp_path, log):
    reference = places()
    few = write_list(tmp_path / "few.txt", reference[:2], reference[:2])
    good = write_list(tmp_path / "good.txt", reference, inputs_of(reference))
    report = tmp_path / "r.html"
    result = run("fittransform", POINTS_FILES=[few, good], REPORT=str(report), RESULTS=str(tmp_path / "r.txt"))
    assert result["RECORD_NAMES"] == "good" and result["XMAG"] == pytest.approx(XMAG, abs=1e-9)
    assert any("few.txt" in text and "2 tie points" in text for text in log.warnings)
    assert result["STATUS"] == "ok: 1 of 2 sources could not be fitted"
    assert "few" in report.read_text(encoding="utf-8")
    assert "Too few points for X or Y fits." in (tmp_path / "r.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("function, calctype, told", [(2, 1, "Chebyshev"), (0, 0, "16 digits"), (0, 1, None)])
def test_digits_that_iraf_would_miss_are_told(run, tmp_path, log, function, calctype, told):
    reference = places(400)
    path = write_list(tmp_path / "bent.txt", reference, inputs_of(reference) + 10 * np.sin(reference / 700))
    orders = dict.fromkeys(("XXORDER", "XYORDER", "YXORDER", "YYORDER"), 6)
    run("fittransform", POINTS_FILES=[path], FUNCTION=function, CALCTYPE=calctype, **orders)
    lost = [text for text in log.warnings if "off where IRAF reads it" in text]
    assert len(lost) == (told is not None) and all(told in text for text in lost)


@pytest.mark.parametrize("given", [np.full((25, 2), 512345.678), places()[:, [0, 0]]])
def test_a_transform_without_an_inverse_is_told(run, tmp_path, log, given):
    run("fittransform", POINTS_FILES=[write_list(tmp_path / "flat.txt", places(), given)])
    assert any("to a line or a point" in text for text in log.warnings)


def test_terms_that_the_points_cannot_tell_apart_are_told(run, tmp_path, log):
    reference = np.array([(x, y) for x in (0.0, 1000.0) for y in range(0, 1000, 100)])
    orders = dict.fromkeys(("XXORDER", "XYORDER", "YXORDER", "YYORDER"), 3)
    result = run("fittransform", POINTS_FILES=[write_list(tmp_path / "two.txt", reference, reference)], **orders)
    assert "singular X" in result["STATUS"]
    assert any("give lower orders, or points elsewhere" in text for text in log.warnings)


def test_records_are_added_to_a_database_that_stays_as_it_was(run, known, tmp_path, log):
    path = tmp_path / "mine.db"
    run("fittransform", TIE_POINTS=known, DATABASE=str(path), RECORD="first", FIT_GEOMETRY=0)
    before = path.read_bytes()
    for name in ("second one", "first"):
        result = run("fittransform", TIE_POINTS=known, DATABASE=str(path), RECORD=name)
    after = path.read_bytes()
    assert after.startswith(before) and after.count(b"begin\t") == 3
    assert b"begin\tsecondone\n" in after
    assert record_of(result, "first").geometry == "general"
    assert sum("had records of the names first" in text for text in log.info) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["mine.db"]


def test_a_database_of_iraf_keeps_its_bytes(run, known, tmp_path):
    path = tmp_path / "old.db"
    old = (
        "# a comment\nbegin\told\n\tmood\tgood \xe9\n\tsurface1\t11\n"
        + "".join(
            f"\t\t\t{value}\t{value}\n" for value in ("3.", "2.", "2.", "0.", "1.", "9.", "1.", "9.", "0.", "1.", "1.")
        )
        + "\tsurface2\t0\n"
    )
    path.write_bytes(old.encode("latin-1"))  # no UTF-8, and nobody asked for it
    result = run("fittransform", TIE_POINTS=known, DATABASE=str(path), RECORD="new")
    assert path.read_bytes().startswith(old.encode("latin-1"))
    assert record_of(result, "new").crs == CRS


def test_digits_are_those_of_the_precision_asked_for(run, known):
    lines = {}
    for calctype in (0, 1):
        with open(run("fittransform", TIE_POINTS=known, CALCTYPE=calctype)["DATABASE"], encoding="utf-8") as stream:
            lines[calctype] = next(line.split()[1] for line in stream if line.startswith("\txmag"))
    assert lines[0] == "1.002" and lines[1].startswith(("1.00199999", "1.002"))
    with open(run("fittransform", TIE_POINTS=known, CALCTYPE=0)["DATABASE"], encoding="utf-8") as stream:
        shift = next(line.split()[1] for line in stream if line.startswith("\txshift"))
    assert len(shift.strip("-").replace(".", "")) <= 7


def test_the_report_tells_records_and_messages(run, known, tmp_path):
    report = tmp_path / "r.html"
    run("fittransform", TIE_POINTS=known, RECORD="north", REPORT=str(report))
    page = report.read_text(encoding="utf-8")
    assert "north" in page and "1.002" in page and "coreg:fittransform" in page


def test_qgis_process_needs_the_tie_points_only(qgis_process, tmp_path):
    reference = places()
    path = write_list(tmp_path / "ties.txt", reference, inputs_of(reference))
    result = qgis_process.run("coreg:fittransform", POINTS_FILES=path)
    assert result["XMAG"] == pytest.approx(XMAG, abs=1e-9) and result["RECORD_NAMES"] == "ties"


def test_cancelled_fits_leave_nothing(run, known, tmp_path, feedback):
    feedback.cancel()
    assert run("fittransform", TIE_POINTS=known, DATABASE=str(tmp_path / "x.db"), using=feedback) == {}
    assert not list(tmp_path.iterdir())


def test_layers_of_the_project_get_their_styles_and_units(run, known, tmp_path, feedback):
    from processing.tools import dataobjects
    from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsProject

    from coreg_qgis.layers.exaggeration import VARIABLE

    context = dataobjects.createContext(feedback)
    reference = places()
    given = inputs_of(reference) + np.random.default_rng(2).normal(0, 0.2, reference.shape)
    result = {}
    for name in ("POINTS", "VECTORS"):
        details = QgsProcessingContext.LayerDetails(name, QgsProject.instance(), name)
        result[name] = str(tmp_path / f"{name}.gpkg")
        context.addLayerToLoadOnCompletion(result[name], details)
    run("fittransform", TIE_POINTS=grid_layer(reference, given), context=context, **result)
    layers = {}
    for name, path in result.items():
        layers[name] = QgsProcessingUtils.mapLayerFromString(path, context)
        context.layerToLoadOnCompletionDetails(path).postProcessor().postProcessLayer(layers[name], context, feedback)
    labels = [rule.label() for rule in layers["POINTS"].renderer().rootRule().children()]
    assert any(label.endswith(" m") for label in labels)
    assert VARIABLE in layers["VECTORS"].customProperty("variableNames")
