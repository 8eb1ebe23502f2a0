"""Lists of coordinates through records: numbers against truth, other text untouched, files whole or not at all."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import numpy as np
import pytest
from transform_cases import CENTRE, CUBIC, HALF, bent, fitted, lattice, write_database

NAMES = ["COUNT_TRANSFORMED", "COUNT_COPIED", "COUNT_UNDEFINED", "COUNT_OUTSIDE"]


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """Records "bent" (cubic) and "doubled"."""
    doubled = fitted(lambda x, y: (2 * x, 2 * y), "doubled", points=lattice((50, 50), 50), coordinates="pixel", crs="")
    return write_database(tmp_path_factory.mktemp("records") / "a.db", fitted(bent, **CUBIC), doubled)


@pytest.fixture
def list_of(tmp_path):
    """``list_of("a.txt", text)`` writes a list and returns its path."""

    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
        return str(path)

    return write


def text_of(path):
    return Path(path).read_bytes().decode()


def counts(result):
    return [result[name] for name in NAMES]


def test_forward_and_back_against_truth(run, database, list_of, tmp_path, log):
    rng = np.random.default_rng(4)
    places = np.array(CENTRE) + rng.uniform(-HALF, HALF, (5000, 2))
    source = list_of("places.txt", "".join(f"{x:.6f} {y:.6f}\n" for x, y in places))
    given = {"DATABASE": database, "RECORD": "bent", "XFORMAT": "%.6f", "YFORMAT": "%.6f"}
    there = run("transformcoordinates", INPUT=source, OUTPUT=f"{tmp_path}/there.txt", **given)
    np.testing.assert_allclose(np.loadtxt(there["OUTPUT"]), np.column_stack(bent(*places.T)), rtol=0, atol=2e-6)
    assert counts(there) == [5000, 0, 0, 0]
    assert log.warnings == []
    back = run("transformcoordinates", INPUT=there["OUTPUT"], DIRECTION=1, OUTPUT=f"{tmp_path}/back.txt", **given)
    np.testing.assert_allclose(np.loadtxt(back["OUTPUT"]), places, rtol=0, atol=2e-6)


def test_other_text_stays(run, database, list_of, tmp_path):
    text = "# ünits\r\n\r\nA 10.00 20.00 # Größe\r\nB ten 20\r\nC   3.5   4.5\r\n# end"
    result = run(
        "transformcoordinates", INPUT=list_of("a.txt", text), DATABASE=database, RECORD="doubled", XCOLUMN=2, YCOLUMN=3,
        OUTPUT=f"{tmp_path}/o.txt",
    )  # fmt: skip
    wanted = ["# ünits\r", "\r", r"A\s+20\.\s+40\. # Größe\r?", "B ten 20\r", r"C\s+7\.\s+9\.\r?", "# end"]
    lines = text_of(result["OUTPUT"]).split("\n")
    assert len(lines) == len(wanted)
    for line, pattern in zip(lines, wanted):
        assert re.fullmatch(pattern, line), line
    assert counts(result) == [2, 1, 0, 0]


def test_the_text_is_that_of_the_task(run, database, list_of, tmp_path):
    from coreg_qgis.core.geomap.tasks import run_geoxytran

    text = "1.25 7.5 star\n  13.00001   88.125  5\n"
    settings = {"xformat": "%12.3f", "yformat": "%H", "calctype": "real"}
    params = {"input": "a", "output": "o", "database": "d", "transforms": "doubled", "xmag": 3, "yrotation": 4}
    wanted = run_geoxytran({**params, **settings}, {"a": text, "d": text_of(database)}).files["o"]
    result = run(
        "transformcoordinates", INPUT=list_of("a.txt", text), DATABASE=database, RECORD="doubled", XMAG=3, YROTATION=4,
        XFORMAT="%12.3f", YFORMAT="%H", CALCTYPE=0, OUTPUT=f"{tmp_path}/o.txt",
    )  # fmt: skip
    assert text_of(result["OUTPUT"]) == wanted


def test_several_lists_follow_each_other(run, database, list_of, tmp_path):
    sources = [list_of("b.txt", "\ufeff1 2\n# end"), list_of("a.txt", "\ufeff3 4"), list_of("c.txt", "5 6\n")]
    result = run(
        "transformcoordinates", INPUT=sources, DATABASE=database, RECORD="doubled", XFORMAT="%.6g", YFORMAT=" %.6g",
        OUTPUT=f"{tmp_path}/o.txt",
    )  # fmt: skip
    assert text_of(result["OUTPUT"]) == "\ufeff2. 4.\n# end\n6. 8.\n10. 12.\n"


def test_a_file_each_and_one_of_all(run, database, list_of, tmp_path):
    sources = [list_of("b.txt", "1 2\n"), list_of("a.txt", "3 4\n")]
    given = {"DATABASE": database, "RECORD": "doubled", "XFORMAT": "%.6g", "YFORMAT": " %.6g"}
    folder = tmp_path / "new" / "results"
    result = run("transformcoordinates", INPUT=sources, OUTPUT_FOLDER=str(folder), **given)
    assert {path.name: text_of(path) for path in folder.iterdir()} == {"b.txt": "2. 4.\n", "a.txt": "6. 8.\n"}
    assert result["OUTPUT"] is None and result["OUTPUT_FOLDER"] == str(folder)
    both = run(
        "transformcoordinates", INPUT=sources, OUTPUT_FOLDER=str(folder), OUTPUT=f"{tmp_path}/o.txt", DIRECTION=1,
        **given,
    )  # fmt: skip
    assert text_of(both["OUTPUT"]) == "0.5 1.\n1.5 2.\n"
    assert text_of(folder / "a.txt") == "1.5 2.\n"


def test_a_record_for_each_list(run, database, list_of, tmp_path, fails):
    x, y = CENTRE
    sources = [list_of("b.txt", "1 2\n"), list_of("a.txt", f"{x} {y}\n")]
    given = {"INPUT": sources, "DATABASE": database, "XFORMAT": "%.4f", "YFORMAT": " %.4f"}
    result = run("transformcoordinates", RECORD="doubled, bent", OUTPUT=f"{tmp_path}/o.txt", **given)
    found = np.loadtxt(result["OUTPUT"])
    np.testing.assert_allclose(found, [(2, 4), bent(x, y)], rtol=0, atol=1e-4)
    assert "3 records are given for 2 inputs" in fails("transformcoordinates", RECORD="bent,bent,bent", **given)


def test_numbers_alone_make_a_transform(run, list_of, tmp_path, log):
    source = list_of("a.txt", "10 0\n0 10\n")
    given = {"INPUT": source, "XFORMAT": "%.6f", "YFORMAT": " %.6f"}
    turned = run("transformcoordinates", XROTATION=90, YROTATION=90, XMAG=2, XSHIFT=1, **given)["OUTPUT"]
    np.testing.assert_allclose(np.loadtxt(turned), [(1, 20), (-9, 0)], atol=1e-6)
    same = run("transformcoordinates", **given)["OUTPUT"]
    np.testing.assert_allclose(np.loadtxt(same), [(10, 0), (0, 10)])
    assert any("stay the same" in text for text in log.warnings)


def test_places_outside_and_without_inverse_are_told(run, list_of, tmp_path, log):
    folded = fitted(lambda x, y: (x + 0.9 * (x - CENTRE[0]) ** 2 / HALF, y), xxorder=3)
    database = write_database(tmp_path / "f.db", folded)
    x, y = CENTRE
    source = list_of("a.txt", f"{x} {y}\n490000 {y}\n{x + 9000} {y}\n{x} {y}\n")
    result = run("transformcoordinates", INPUT=source, DATABASE=database, DIRECTION=1)
    assert counts(result) == [3, 0, 1, 1]
    assert "INDEF" in text_of(result["OUTPUT"]).split("\n")[1]
    assert any("Line 2" in text and "a.txt" in text for text in log.warnings)
    assert any(text.startswith("1 of 3 places (33 %)") for text in log.warnings), log.warnings


def test_messages_about_lines_are_limited(run, database, list_of, log):
    text = "1 2\n" + "no numbers\n" * 1000
    result = run("transformcoordinates", INPUT=list_of("a.txt", text), DATABASE=database, RECORD="doubled")
    assert result["COUNT_COPIED"] == 1000
    assert len(log.warnings) < 60
    assert any(re.match(r"There are 9\d\d more", text) for text in log.warnings)


class TestBadInput:
    @pytest.fixture
    def good(self, list_of, database):
        return {"INPUT": list_of("in/a.txt", "1 2\n3 4\n"), "DATABASE": database, "RECORD": "doubled"}

    def test_missing_columns_name_file_and_line(self, fails, good):
        text = fails("transformcoordinates", **{**good, "YCOLUMN": 3})
        assert "a.txt" in text and "Line 1" in text and "column 3" in text and "copied" not in text

    def test_no_numbers(self, fails, good, list_of):
        text = fails("transformcoordinates", **{**good, "INPUT": list_of("b.txt", "a b\n")})
        assert "b.txt" in text and 'x value "a" is not a number' in text

    @pytest.mark.parametrize("content", ["", "# nothing\n\n"])
    def test_an_empty_list(self, fails, good, list_of, tmp_path, content):
        path = list_of("e.txt", content)
        text = fails("transformcoordinates", **{**good, "INPUT": path, "OUTPUT": f"{tmp_path}/o.txt"})
        assert "e.txt" in text and "empty" in text
        assert not (tmp_path / "o.txt").exists()

    def test_no_text(self, fails, good, list_of):
        assert "no plain text" in fails("transformcoordinates", **{**good, "INPUT": list_of("e.txt", "1 2\n\0\0")})

    def test_a_list_that_is_not_there(self, fails, good, tmp_path):
        assert "none.txt" in fails("transformcoordinates", **{**good, "INPUT": [f"{tmp_path}/none.txt"]})

    def test_an_unknown_record_names_those_there(self, fails, good):
        text = fails("transformcoordinates", **{**good, "RECORD": "other"})
        assert '"other"' in text and "bent, doubled" in text

    def test_a_record_without_a_database(self, fails, good):
        assert "database" in fails("transformcoordinates", **{**good, "DATABASE": None})

    def test_a_file_that_is_no_database(self, fails, good, list_of):
        path = list_of("d.txt", "1 2 3\n")
        assert "d.txt" in fails("transformcoordinates", **{**good, "DATABASE": path})

    @pytest.mark.parametrize("pattern", ["%q", "%", "abc"])
    def test_a_format_that_is_none(self, fails, good, pattern):
        assert "xformat" in fails("transformcoordinates", **{**good, "XFORMAT": pattern})

    def test_no_inverse_anywhere(self, fails, good):
        flat = {"XMAG": 0, "DIRECTION": 1}
        assert "no inverse" in fails("transformcoordinates", **{**good, **flat})

    def test_outputs_that_are_inputs(self, fails, good, tmp_path):
        source, database = good["INPUT"], good["DATABASE"]
        before = Path(source).read_bytes(), Path(database).read_bytes()
        os.symlink(source, tmp_path / "link.txt")
        for output in (source, database, str(tmp_path / "link.txt")):
            assert output in fails("transformcoordinates", OUTPUT=output, **good)
        assert "overwrite the input" in fails("transformcoordinates", OUTPUT_FOLDER=str(tmp_path / "in"), **good)
        assert (Path(source).read_bytes(), Path(database).read_bytes()) == before

    def test_lists_of_one_name_need_one_file(self, fails, good, list_of, tmp_path):
        both = [good["INPUT"], list_of("other/a.txt", "1 2\n")]
        text = fails("transformcoordinates", **{**good, "INPUT": both, "OUTPUT_FOLDER": str(tmp_path / "out")})
        assert "same name" in text
        assert not (tmp_path / "out").exists()

    def test_one_place_for_both_outputs(self, fails, good, tmp_path):
        (tmp_path / "out").mkdir()
        outputs = {"OUTPUT": f"{tmp_path}/out/a.txt", "OUTPUT_FOLDER": f"{tmp_path}/out"}
        assert "same file" in fails("transformcoordinates", **good, **outputs)

    def test_nothing_to_write(self, fails, good):
        assert "without an output" in fails("transformcoordinates", OUTPUT=None, **good)


def test_what_was_there_stays_where_a_run_fails(fails, database, list_of, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").write_text("older")
    (tmp_path / "o.txt").write_text("older")
    sources = [list_of("a.txt", "1 2\n"), list_of("b.txt", "1 2\n\0")]
    given = {"DATABASE": database, "RECORD": "doubled", "OUTPUT": f"{tmp_path}/o.txt"}
    assert "b.txt" in fails("transformcoordinates", INPUT=sources, OUTPUT_FOLDER=f"{tmp_path}/out", **given)
    assert "b.txt" in fails("transformcoordinates", INPUT=sources, OUTPUT_FOLDER=f"{tmp_path}/new/one", **given)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.txt"]
    assert text_of(tmp_path / "out" / "a.txt") == text_of(tmp_path / "o.txt") == "older"
    assert not (tmp_path / "new").exists()


def test_a_cancelled_run_ends_soon_and_leaves_nothing(run, database, tmp_path):
    from qgis.core import QgsProcessingFeedback

    class Cancelling(QgsProcessingFeedback):
        when = None

        def setProgress(self, percent):
            super().setProgress(percent)
            if percent > 5 and self.when is None:
                self.when = time.monotonic()
                self.cancel()

    places = np.random.default_rng(5).uniform(0, 100, (300000, 2))
    source = tmp_path / "a.txt"
    source.write_text("".join(f"{x:.5f} {y:.5f}\n" for x, y in places.tolist()))
    cancelling = Cancelling()
    given = {"DATABASE": database, "RECORD": "doubled", "XFORMAT": "%h", "DIRECTION": 1}
    outputs = {"OUTPUT": f"{tmp_path}/o.txt", "OUTPUT_FOLDER": f"{tmp_path}/out"}
    result = run("transformcoordinates", using=cancelling, INPUT=str(source), **given, **outputs)
    assert time.monotonic() - cancelling.when < 2
    assert not any(result.values())
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_qgis_process(qgis_process, database, list_of, tmp_path):
    given = {"INPUT": [list_of("a.txt", "1 2\n"), list_of("b.txt", "3 4\n")], "DATABASE": database, "RECORD": "doubled"}
    assert qgis_process.run("coreg:transformcoordinates", **given)["COUNT_TRANSFORMED"] == 2
    result = qgis_process.run("coreg:transformcoordinates", OUTPUT=f"{tmp_path}/o.txt", **given)
    np.testing.assert_allclose(np.loadtxt(result["OUTPUT"]), [(2, 4), (6, 8)], atol=1e-6)
