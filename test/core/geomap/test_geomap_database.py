"""Databases: what IRAF wrote comes back byte for byte, what we add does not disturb, damage is named by its line."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.geomap.database import (
    append_record,
    lost_in_text,
    read_database,
    record_parameters,
    record_text,
)
from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.core.geomap.record import Record
from coreg_qgis.core.geomap.surfaces import Surface, terms

GOLDEN = Path(__file__).parents[4] / "shared" / "data" / "iraf_golden" / "manifest.json"
NEW_YEAR = datetime(2026, 1, 1)
LIMITS = (583000.0, 593000.0, 5900000.0, 5908000.0)
BY_IRAF = """# Thu 00:00:00 01-Jan-2026
begin\tfirst
\txrefmean\t256.5000000000001
\tyrefmean\t256.5
\txmean\t\t265.5
\tymean\t\t265.5
\tgeometry\tgeneral
\tfunction\tlegendre
\txshift\t\t1.500001
\tyshift\t\t-2.
\txmag\t\t1.
\tymag\t\t2.
\txrotation\t359.9999999999999
\tyrotation\t0.
\txrms\t\t1.201478E-4
\tyrms\t\t0.
\tsurface1\t11
\t\t\t2.\t2.
\t\t\t2.\t2.
\t\t\t2.\t2.
\t\t\t0.\t0.
\t\t\t0.\t0.
\t\t\t10.\t10.
\t\t\t0.\t0.
\t\t\t20.\t20.
\t\t\t6.500001\t18.
\t\t\t5.\t0.
\t\t\t0.\t20.
\tsurface2\t14
\t\t\t2.\t0.
\t\t\t3.\t0.
\t\t\t3.\t0.
\t\t\t2.\t0.
\t\t\t0.\t0.
\t\t\t10.\t0.
\t\t\t0.\t0.
\t\t\t20.\t0.
\t\t\t1.\t0.
\t\t\t2.\t0.
\t\t\t3.\t0.
\t\t\t4.\t0.
\t\t\t5.\t0.
\t\t\t6.\t0.
"""


def map_record(order=4, name="scene", **more):
    """A polynomial of map coordinates that counts from the middle of its limits."""
    rng = np.random.default_rng(order)
    frame = {"origin": (588000.125, 5904000.3), "scale": (5000.7, 4000.9)}
    count = len(terms(order, order, "half"))
    bent = tuple(Surface("polynomial", order, order, "half", LIMITS, rng.normal(size=count), **frame) for _ in range(2))
    plane = tuple(
        Surface("polynomial", 2, 2, "none", LIMITS, np.array(values), **frame)
        for values in ([588010.0, 5000.0, 3.0], [5904020.0, -2.0, 4000.0])
    )
    return Record(
        name,
        plane,
        bent,
        "general",
        "polynomial",
        (588000.5, 5904000.5),
        (588010.5, 5904020.5),
        (0.25, 0.125),
        coordinates="map",
        crs="EPSG:32633",
        **more,
    )


def test_record_of_iraf_is_understood():
    record = read_database(BY_IRAF, "old.db").find()
    assert (record.name, record.geometry, record.function) == ("first", "general", "legendre")
    assert record.rms == (1.201478e-4, 0.0) and record.limits == (0.0, 10.0, 0.0, 20.0)
    assert record.distortion[1] is None and record.distortion[0].xterms == "half"
    assert dict(record.stored)["xrotation"] == 359.9999999999999
    x, y = np.array([0.0, 7.5]), np.array([20.0, 5.0])
    u, v = x / 5 - 1, y / 10 - 1
    bent = 1 + 2 * u + 3 * (1.5 * u**2 - 0.5) + 4 * v + 5 * u * v + 6 * (1.5 * v**2 - 0.5)
    np.testing.assert_allclose(record.forward(x, y), (1.500001 + x + bent, -2 + 2 * y), rtol=0, atol=1e-13)
    assert record.coordinates == "unknown" and record.crs == ""


@pytest.mark.parametrize("calctype", ["real", "double"])
def test_record_of_iraf_comes_back_byte_for_byte(calctype):
    record = read_database(BY_IRAF, "old.db").find()
    assert record_text(record, calctype, NEW_YEAR) == BY_IRAF
    renamed = record_text(replace(record, name="second"), calctype, NEW_YEAR)
    assert renamed == BY_IRAF.replace("first", "second")


@pytest.mark.skipif(not GOLDEN.exists(), reason="the golden cases of IRAF are not on this machine")
def test_all_golden_databases_come_back_byte_for_byte():
    count = 0
    for case in json.loads(GOLDEN.read_text(encoding="utf-8"))["cases"]:
        for step in case["steps"]:
            text = step["files_written"].get(step["params"].get("database", ""), "")
            if step["task"] != "geomap" or not text or "INDEF" in text:
                continue
            again = ""
            for record in read_database(text, "db").records:
                again = append_record(again, record, "double", NEW_YEAR)
            assert again == text, case["id"]
            count += 1
    assert count > 100


def test_changed_fields_are_written_anew_and_the_others_keep_their_text():
    record = read_database(BY_IRAF, "old.db").find()
    moved = np.add(record.linear[0].coefficients, [1.0, 0.0, 0.0])
    plane = replace(record.linear[0], coefficients=moved)
    text = record_text(replace(record, linear=(plane, record.linear[1])), "double", NEW_YEAR)
    changed = [(a, b) for a, b in zip(BY_IRAF.split("\n"), text.split("\n")) if a != b]
    assert changed == [("\txshift\t\t1.500001", "\txshift\t\t2.500001"), ("\t\t\t6.500001\t18.", "\t\t\t7.500001\t18.")]


def test_unknown_fields_survive_rewriting():
    extra = "\tplate\t\tESO 42\n\tmatrix\t2\n\t\t\t1.\t2.\n\t\t\t3.\t4.\n"
    text = BY_IRAF.replace("\txshift", extra + "\txshift", 1)
    record = read_database(text, "old.db").find()
    assert dict(record.extra) == {"plate": ("\tplate\t\tESO 42",), "matrix": tuple(extra.split("\n")[1:4])}
    assert record_text(record, "real", NEW_YEAR) == text
    plain = Record("new", record.linear, record.distortion, "general", "legendre", extra=record.extra)
    assert dict(read_database(record_text(plain, "real", NEW_YEAR), "new.db").find().extra) == dict(record.extra)


def test_record_without_the_fields_of_later_versions_is_read():
    lines = [
        line
        for line in BY_IRAF.split("\n")
        if not any(word in line for word in ("geometry", "function", "rms", "xmag"))
    ]
    record = read_database("\n".join(lines), "old.db").find()
    assert record.geometry == "" and np.isnan(record.rms).all() and "xmag" not in dict(record.stored)
    assert record.linear_part.magnification == (1.0, 2.0)
    assert "\n".join(line for line in record_text(record, "real", NEW_YEAR).split("\n") if "xmag" not in line) == (
        "\n".join(lines)
    )


def test_d_exponents_crlf_and_fields_in_another_order_are_read():
    start, end = BY_IRAF.index("\tsurface1"), BY_IRAF.index("\tsurface2")
    moved = BY_IRAF[:start] + BY_IRAF[end:] + BY_IRAF[start:end]
    text = moved.replace("6.500001", "6.500001D0").replace("\n", "\r\n")
    record = read_database(text, "old.db").find("first")
    np.testing.assert_array_equal(
        record.forward([1.0], [2.0]), read_database(BY_IRAF, "x").find().forward([1.0], [2.0])
    )


def test_polynomials_of_map_coordinates_keep_all_digits():
    record = map_record(8)
    x, y = (axis.ravel() for axis in np.meshgrid(np.linspace(*LIMITS[:2], 5), np.linspace(*LIMITS[2:], 5)))
    for calctype in ("real", "double"):
        text = record_text(record, calctype, NEW_YEAR)
        again = read_database(text, "new.db").find("scene")
        assert (again.coordinates, again.crs) == ("map", "EPSG:32633")
        for one, other in zip(record.distortion, again.distortion):
            np.testing.assert_array_equal(one.coefficients, other.coefficients)
            np.testing.assert_array_equal(one.value(x, y), other.value(x, y))
        assert record_text(again, calctype, NEW_YEAR) == text
    np.testing.assert_allclose(again.forward(x, y), record.forward(x, y), rtol=0, atol=5e-9)


@pytest.mark.parametrize(
    "function, centre, calctype, off",
    [
        ("polynomial", (500000.0, 5900000.0), "double", (0.1, 1000)),
        ("chebyshev", (500000.0, 5900000.0), "double", (0, 1e-8)),
        ("chebyshev", (500000.0, 5900000.0), "real", (0.05, 5)),
        ("polynomial", (500.0, 500.0), "double", (0, 1e-8)),
    ],
)
def test_what_the_digits_of_a_database_lose_for_iraf(function, centre, calctype, off):
    x, y = np.random.default_rng(5).uniform(-5000, 5000, (2, 300)) + np.array(centre)[:, None]
    orders = dict.fromkeys(("xxorder", "xyorder", "yxorder", "yyorder"), 6)
    bent = x + 10 * np.sin((x - centre[0]) / 3000), y + 10 * np.cos((y - centre[1]) / 3000)
    record = fit_record(x, y, *bent, FitSettings(function=function, **orders), name="bent").record
    assert off[0] <= lost_in_text(record, calctype, x, y) <= off[1]


def test_header_agrees_with_the_linear_surface():
    record = read_database(record_text(map_record(), "double", NEW_YEAR), "new.db").find()
    shifts = [dict(record.stored)[name] for name in ("xshift", "yshift")]
    assert shifts == [surface.coefficients[0] for surface in record.linear]


def test_an_edited_raw_surface_counts_more_than_ours():
    record = map_record(3)
    text = record_text(record, "double", NEW_YEAR)
    lines = text.split("\n")
    at = next(k for k, line in enumerate(lines) if "surface2" in line) + 9
    words = lines[at].split("\t")
    lines[at] = "\t".join([*words[:3], "7.25", words[4]])
    edited = read_database("\n".join(lines), "new.db").find()
    assert edited.distortion[0].coefficients[0] == 7.25 and edited.distortion[0].origin == (0.0, 0.0)
    np.testing.assert_array_equal(edited.distortion[1].coefficients, record.distortion[1].coefficients)
    broken = text.replace("coreg_surface2\t10", "coreg_surface2\t99")
    assert read_database(broken, "new.db").find().distortion[0].origin == (0.0, 0.0)


def test_xyscale_has_two_coefficients_an_axis():
    plane = (
        Surface("chebyshev", 2, 1, "none", (0.0, 4.0, 0.0, 2.0), np.array([3.0, 2.0])),
        Surface("chebyshev", 1, 2, "none", (0.0, 4.0, 0.0, 2.0), np.array([5.0, -1.0])),
    )
    text = record_text(Record("scaled", plane, geometry="xyscale", function="chebyshev"), "real", NEW_YEAR)
    assert "\tsurface1\t10\n\t\t\t1.\t1.\n\t\t\t2.\t1.\n\t\t\t1.\t2.\n" in text and "\tyrotation\t180.\n" in text
    again = read_database(text, "new.db").find()
    np.testing.assert_array_equal(again.forward([4.0], [2.0]), [[5.0], [4.0]])


def test_the_newest_record_of_a_name_counts():
    text = append_record(BY_IRAF.rstrip("\n"), map_record(name="first"), "double", NEW_YEAR)
    assert text.startswith(BY_IRAF + "# Thu 00:00:00 01-Jan-2026\nbegin\tfirst\n")
    database = read_database(append_record(text, map_record(name="other"), "double", NEW_YEAR), "some.db")
    assert database.names() == ["first", "other"] and len(database.records) == 3
    assert database.find("first").function == "polynomial"


def test_unknown_names_list_those_there():
    text = append_record(BY_IRAF, map_record(name="other"), "double", NEW_YEAR)
    for wanted in ("third", "", None):
        with pytest.raises(InputError, match=r"some\.db.*first, other"):
            read_database(text, "some.db").find(wanted)
    with pytest.raises(InputError, match=r"empty\.db holds no record"):
        read_database("", "empty.db").find("first")
    many = "".join(record_text(map_record(2, name=f"r{k}"), "real", NEW_YEAR) for k in range(30))
    with pytest.raises(InputError, match="r19 and 10 more"):
        read_database(many, "many.db").find("x")


DAMAGED = [
    ("1.0 2.0 3.0 4.0\n", "begin NAME"),
    (BY_IRAF[: BY_IRAF.index("\tsurface2")], "line 28: .*no surface2"),
    (BY_IRAF[: BY_IRAF.index("\t\t\t5.\t0.\n\t\t\t0.\t20.")], "line 26: .*9 lines.*announces 11"),
    (BY_IRAF[:-20], "line 41: .*announces 14"),
    (BY_IRAF.replace("6.500001\t18.", "6.500001\tabc"), 'line 26: "abc"'),
    (BY_IRAF.replace("6.500001\t18.", "6.500001"), "line 26: nothing"),
    (BY_IRAF.replace("surface1\t11", "surface1\tmany"), 'line 17: "many"'),
    (BY_IRAF.replace("1.500001", "1.5.1"), r'line 9: "1\.5\.1"'),
    (BY_IRAF.replace("\t\t\t2.\t2.", "\t\t\t7.\t2.", 1), "line 18: .*7"),
    (BY_IRAF.replace("\t\t\t2.\t0.\n\t\t\t3.", "\t\t\t2.\t0.\n\t\t\t3.5"), r"line 31: .*3\.5"),
    (BY_IRAF.replace("\t\t\t3.\t0.\n\t\t\t3.", "\t\t\t9.\t0.\n\t\t\t3."), "line 29: .*coefficients"),
    (BY_IRAF.replace("\t\t\t10.\t10.", "\t\t\t0.\t10."), "line 17: .*limits"),
]


@pytest.mark.parametrize(("text", "said"), DAMAGED)
def test_damage_is_named_by_its_line(text, said):
    with pytest.raises(InputError, match=said) as caught:
        read_database(text, "broken.db")
    assert "broken.db" in str(caught.value)


def test_unfit_records_are_refused():
    with pytest.raises(InputError, match="name"):
        record_text(map_record(name="two\nlines"), "real", NEW_YEAR)
    plane = map_record().linear
    broken = replace(plane[0], coefficients=np.array([1.0, np.nan, 0.0]))
    with pytest.raises(InputError, match="no numbers"):
        record_text(Record("bad", (broken, plane[1])), "real", NEW_YEAR)


def test_parameters_of_a_record():
    found = record_parameters(read_database(BY_IRAF, "old.db").find())
    assert (found["name"], found["geometry"], found["xxorder"], found["yxorder"]) == ("first", "general", 3, None)
    assert (found["xshift"], found["ymag"], found["xrms"], found["xmax"]) == (
        pytest.approx(1.500001),
        2,
        1.201478e-4,
        10,
    )
    assert not found["mirrored"] and found["skew"] == 0 and found["coordinates"] == "unknown"


def test_stamp_is_english_and_of_fixed_form():
    assert record_text(map_record(), "real", datetime(2026, 3, 9, 7, 5, 1)).startswith("# Mon 07:05:01 09-Mar-2026\n")
