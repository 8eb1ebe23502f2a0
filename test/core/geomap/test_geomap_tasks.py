"""geomap and geoxytran on texts: parameters by their names, several lists at once, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest

from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.geomap.database import read_database
from coreg_qgis.core.geomap.task_parameters import GEOMAP, complete
from coreg_qgis.core.geomap.tasks import run_geomap, run_geoxytran

SHIFTED = "# x y X Y\n1 1 11 -4\n5 2 15 -3\n2 7 12 2 star\n9 9 19 4\n"
TURNED = "0 0 5 5\n1 0 5 7\n0 1 3 5\n2 2 1 9\n"  # by 90 degrees, twice as large
FEW = "1 1 2 2\n3 3 4 5\n"


def _record(text, name, database="db"):
    return read_database(text, database).find(name)


def test_several_lists_give_several_records_and_one_results_file():
    result = run_geomap(
        {"input": "a, b", "database": "db", "results": "res", "fitgeometry": "rscale"},
        {"a": SHIFTED, "b": TURNED, "db": "# mine\n"},
    )
    assert result.outcome == "completed"
    assert sorted(result.files) == ["db", "res"]
    assert result.files["db"].startswith("# mine\n# ")
    np.testing.assert_allclose(_record(result.files["db"], "a").forward(0, 0), (10, -5), atol=1e-5)
    assert _record(result.files["db"], "b").linear_part.magnification == pytest.approx((2, 2))
    assert result.files["res"].count("Input Coordinate Listing") == 2
    assert result.stdout.count("fit ok") == 4


def test_words_may_be_shortened_and_blanks_in_names_go():
    given = {"input": "a", "database": "db", "transforms": "my rec", "function": "leg", "calctype": "d"}
    result = run_geomap({**given, "fitgeometry": "shift", "xmin": "INDEF", "verbose": False}, {"a": SHIFTED})
    assert _record(result.files["db"], "myrec").function == "legendre"
    assert result.stdout == ""


def test_a_list_that_cannot_be_fitted_loses_its_own_record_only():
    result = run_geomap({"input": "few,a", "database": "db", "results": "STDOUT"}, {"a": SHIFTED, "few": FEW})
    assert result.outcome == "completed"
    assert read_database(result.files["db"], "db").names() == ["a"]
    assert "Too few points for X or Y fits." in result.stdout
    nothing = run_geomap({"input": "a", "database": "db", "xmin": 50}, {"a": SHIFTED})
    assert nothing.files == {}
    assert "a has no data in range" in nothing.stdout


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"input": "a,nowhere"}, "nowhere does not exist"),
        ({"input": ""}, "No input is given"),
        ({"database": ""}, "No database is given"),
        ({"results": "old"}, "old exists already"),
        ({"input": "a,b", "transforms": "one"}, "1 transforms are given for 2 inputs: give one for each input"),
        ({"input": "a,b,c", "results": "r,s"}, "2 results files are given for 3 inputs: give one, or one for each"),
        ({"fitgeometry": "affine"}, 'There is no fitgeometry "affine"'),
        ({"fitgeometry": "r"}, 'There is no fitgeometry "r"'),
        ({"xxorder": 1}, "xxorder 1 cannot be fitted"),
        ({"xxorder": 2.5}, "xxorder is 2.5: give a whole number"),
        ({"xmin": "west"}, 'xmin is "west": give a number'),
        ({"order": 3}, 'There is no parameter "order"'),
        ({"input": "line"}, "line"),
    ],
)
def test_geomap_refuses_and_writes_nothing(given, said):
    files = {"a": SHIFTED, "b": TURNED, "c": SHIFTED, "old": "x\n", "line": "1 1 1 1\n2 2 2 2\n3 3 3 3\n4 4 4 4\n"}
    result = run_geomap({"input": "a", "database": "db", **given}, files)
    assert (result.outcome, result.files) == ("aborted", {})
    assert said in result.stderr


def _database():
    return run_geomap({"input": "b,a", "database": "db", "calctype": "double"}, {"a": SHIFTED, "b": TURNED}).files["db"]


def test_lists_there_and_back():
    files = {"db": _database(), "in": "# header\n1.0  2.0 a\n\n3.0  4.0 b\n"}
    there = run_geoxytran({"input": "in", "output": "out", "database": "db", "transforms": "b"}, files)
    assert there.files == {"out": "# header\n      1.      7. a\n\n     -3.     11. b\n"}
    back = run_geoxytran(
        {"input": "out", "output": "STDOUT", "database": "db", "transforms": "b", "direction": "back"},
        {**files, **there.files},
    )
    assert back.files == {}
    assert [line.split() for line in back.stdout.split("\n")[:2]] == [["#", "header"], ["1.", "2.", "a"]]


def test_several_lists_through_their_own_records_into_one():
    files = {"db": _database(), "p": "1 1\n", "q": "1 1\n"}
    result = run_geoxytran({"input": "p,q", "output": "out", "database": "db", "transforms": "a,b"}, files)
    assert [line.split() for line in result.files["out"].splitlines()] == [["11.", "-4."], ["3.", "7."]]


def test_overrides_alone_need_no_database():
    result = run_geoxytran({"input": "p", "output": "out", "xmag": 2, "xshift": 1.5}, {"p": "4 4\n"})
    assert result.files["out"].split() == ["9.5", "4."]


def test_places_without_an_inverse_are_indef_and_told():
    fold = "".join(f"{x} {y} {x - 0.01 * x * x} {y}\n" for x in range(0, 50, 10) for y in (0, 5, 10))
    database = run_geomap({"input": "f", "database": "db", "xxorder": 3, "calctype": "double"}, {"f": fold}).files["db"]
    result = run_geoxytran(
        {"input": "p", "output": "out", "database": "db", "direction": "backward"}, {"db": database, "p": "9 3\n40 3\n"}
    )
    assert [line.split() for line in result.files["out"].splitlines()] == [["10.", "3."], ["INDEF", "INDEF"]]
    assert 'Line 2 of "p"' in result.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"transforms": "c"}, 'db holds no record "c": name one of b, a'),
        ({}, "db holds several records: name one of b, a"),
        ({"database": "nodb"}, "nodb does not exist"),
        ({"output": "old"}, "old exists already"),
        ({"output": "p"}, "p exists already"),
        ({"input": "p,old", "output": "x,y,z"}, "3 outputs are given for 2 inputs"),
        ({"input": "p", "transforms": "a,b"}, "2 transforms are given for 1 inputs"),
        ({"xcolumn": 0}, "columns count from 1"),
        ({"xformat": "%q", "transforms": "a"}, "%q"),
        ({"direction": "sideways"}, 'no direction "sideways"'),
        ({"transforms": "a", "xmag": 0, "direction": "backward"}, "has no inverse"),
    ],
)
def test_geoxytran_refuses_and_writes_nothing(given, said):
    files = {"db": _database(), "p": "1 1\n", "old": "1 1\n"}
    result = run_geoxytran({"input": "p", "output": "out", "database": "db", **given}, files)
    assert (result.outcome, result.files) == ("aborted", {})
    assert said in result.stderr


def test_parameters_have_the_defaults_of_iraf():
    params = complete({}, GEOMAP)
    assert (params["reject"], params["maxiter"], params["xxterms"], params["xmin"]) == (3.0, 0, "half", None)
    with pytest.raises(InputError, match='There is no calctype "single": give one of real, double'):
        complete({"calctype": "single"}, GEOMAP)


def test_cancelling_leaves_nothing():
    class Cancelled(SilentFeedback):
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        run_geomap({"input": "a", "database": "db"}, {"a": SHIFTED}, Cancelled())
