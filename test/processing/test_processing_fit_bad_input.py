"""What coreg:fittransform refuses, each in one sentence that names the input; nothing is written then."""

from __future__ import annotations

import os

import numpy as np
import pytest
from known_transforms import CRS, grid_layer, inputs_of, line_layer, places, write_list, write_points_file


@pytest.fixture
def refused(fails, tmp_path):
    """``refused(TIE_POINTS=…)``: the sentence; no output comes into being."""

    def sentence(**parameters):
        outputs = {"DATABASE": tmp_path / "no.db", "RESULTS": tmp_path / "no.txt", "POINTS": tmp_path / "no.gpkg"}
        text = fails("fittransform", **{name: str(path) for name, path in outputs.items()}, **parameters)
        assert not any(path.exists() for path in outputs.values())
        return text

    return sentence


@pytest.fixture
def good(qgis_app):
    """A layer that can be fitted."""
    return grid_layer(places(), inputs_of(places()))


def test_no_tie_points_at_all(refused):
    assert "choose a layer of tie points" in refused()


@pytest.mark.parametrize(
    "count, geometry, needed",
    [(1, 1, 2), (1, 3, 2), (2, 4, 3), (2, 5, 3)],
    ids=["xyscale", "rscale", "rxyscale", "general"],
)
def test_too_few_points_for_the_geometry(refused, tmp_path, count, geometry, needed):
    path = write_list(tmp_path / "few.txt", places()[:count], places()[:count])
    text = refused(POINTS_FILES=[path], FIT_GEOMETRY=geometry)
    assert path in text and f"{count} tie point" in text and f"at least {needed}" in text


def test_too_few_points_for_the_terms(refused, good):
    text = refused(TIE_POINTS=good, XXORDER=6, XYORDER=6, XXTERMS=2)
    assert "25 tie points" in text and "at least 36" in text


@pytest.mark.parametrize("geometry", [1, 2, 3, 4, 5])
def test_identical_and_collinear_points(refused, tmp_path, geometry):
    same = np.tile(places()[:1], (6, 1))
    text = refused(POINTS_FILES=[write_list(tmp_path / "same.txt", same, same)], FIT_GEOMETRY=geometry)
    assert "same.txt" in text
    if geometry == 5:
        line = places()[0] + np.arange(6)[:, None] * (30.0, 40.0)
        assert "line.txt" in refused(POINTS_FILES=[write_list(tmp_path / "line.txt", line, line + 1)])


def test_a_list_without_numbers_names_its_first_line(refused, tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("# head\n1 2 3\n4 5 six 7\n", encoding="utf-8")
    text = refused(POINTS_FILES=[str(path)])
    assert f"{path} holds no tie points (line 2: " in text


@pytest.mark.parametrize("content", [b"", b"# nothing\n\n"])
def test_empty_files(refused, tmp_path, content):
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert f"{path} holds no tie points" in refused(POINTS_FILES=[str(path)])


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 50, "1 2 3 4\n".encode("utf-16")])
def test_files_that_are_no_plain_text(refused, tmp_path, content):
    path = tmp_path / "binary.txt"
    path.write_bytes(content)
    assert f"{path} is no plain text: save it as text" in refused(POINTS_FILES=[str(path)])


@pytest.mark.parametrize("line", ["1.5,2,3,4", "1,5 2 3 4", "1;2;3;4"])
def test_other_separators_are_told_what_to_write(refused, tmp_path, line):
    path = tmp_path / "commas.csv"
    path.write_text(line + "\n", encoding="utf-8")
    text = refused(POINTS_FILES=[str(path)])
    assert "(line 1: " in text and "with blanks between and points for decimals" in text
    assert text.count(str(path)) == 1


def test_a_file_that_is_not_there(refused, tmp_path):
    assert "gone.txt cannot be read" in refused(POINTS_FILES=[str(tmp_path / "gone.txt")])


def test_lines_that_are_no_points_are_named_and_left_out(run, tmp_path, log):
    path = tmp_path / "some.txt"
    write_list(path, places(), inputs_of(places()))
    path.write_text(path.read_text(encoding="utf-8") + "1 2 3\nx y z t\n", encoding="utf-8")
    assert run("fittransform", POINTS_FILES=[str(path)])["COUNT_USED"] == 25
    assert [f"{path}, line {n}" in " ".join(log.warnings) for n in (27, 28, 26)] == [True, True, False]


@pytest.mark.parametrize("words, told", [(" x", '"x"'), ("", "nothing"), (" -1", '"-1"')])
def test_a_bad_weight_of_a_list_names_its_line(refused, tmp_path, words, told):
    path = tmp_path / "w.txt"
    path.write_text(f"1 2 3 4 1\n5 6 7 8{words}\n", encoding="utf-8")
    text = refused(POINTS_FILES=[str(path)], WEIGHT_COLUMN=5)
    assert f"{path}, line 2" in text and told in text


def test_a_bad_weight_of_a_layer_names_its_row(refused, qgis_app):
    weights = np.ones(25)
    weights[6] = -1
    layer = grid_layer(places(), inputs_of(places()), fields={"W": weights})
    assert "rows 7" in refused(TIE_POINTS=layer, WEIGHT_FIELD="W")


def test_a_weight_field_that_the_layer_does_not_have(refused, good):
    text = refused(TIE_POINTS=good, WEIGHT_FIELD="gone")
    assert "no field gone" in text and "POINT_ID, X_MAP" in text


def test_a_crs_that_does_not_exist(refused, good):
    assert "EPSG:999999 was given" in refused(TIE_POINTS=good, CRS="EPSG:999999")


@pytest.mark.parametrize("line, told", [("1,2,3", "3 values"), ("1,2,x,4,1", '"x"'), ("1,2,3,nan,1", '"nan"')])
def test_a_damaged_georeferencer_file_names_its_line(refused, tmp_path, line, told):
    path = tmp_path / "bad.points"
    write_points_file(path, places()[:1], places()[:1])
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    text = refused(POINTS_FILES=[str(path)])
    assert f"{path}, line 3" in text and told in text


def test_a_georeferencer_file_without_enabled_points(refused, tmp_path):
    path = write_points_file(tmp_path / "off.points", places()[:4], places()[:4], disabled=range(4))
    assert "no point that is enabled" in refused(POINTS_FILES=[path])


def test_lines_of_three_points(refused, qgis_app):
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY

    layer = line_layer(inputs_of(places()), places())
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*xy) for xy in ((0, 0), (1, 1), (2, 0))]))
    layer.dataProvider().addFeature(feature)
    text = refused(TIE_POINTS=layer)
    assert "1 lines of lines" in text and "features 26" in text


def test_layers_without_points(refused, qgis_app, polygons):
    nothing = np.empty((0, 2))
    assert "empty" in refused(TIE_POINTS=line_layer(nothing, nothing))
    assert "empty" in refused(TIE_POINTS=grid_layer(nothing, nothing))
    assert "polygons" in refused(TIE_POINTS=polygons([(0, 0, 1, 1)]))


def test_points_without_shifts(refused, qgis_app):
    from qgis.core import QgsVectorLayer

    assert "X_SHIFT_M" in refused(TIE_POINTS=QgsVectorLayer(f"Point?crs={CRS}", "plain", "memory"))


def test_pixels_that_the_layer_does_not_have(refused, good):
    assert "X_IM" in refused(TIE_POINTS=good, COORDINATES=2)


def test_names_that_do_not_suit_the_sources(refused, good, tmp_path):
    path = write_list(tmp_path / "a.txt", places(), places())
    assert "3 names" in refused(TIE_POINTS=good, POINTS_FILES=[path], RECORD="a,b,c")
    assert '"a"' in refused(TIE_POINTS=good, POINTS_FILES=[path], RECORD="a,a")


def test_limits_that_hold_nothing(refused, good):
    assert "lies within the limits" in refused(TIE_POINTS=good, XMAX=1)
    assert "xmin 5" in refused(TIE_POINTS=good, XMIN=5, XMAX=1)


def test_none_of_several_lists_can_be_fitted(refused, tmp_path):
    paths = [write_list(tmp_path / f"{k}.txt", places()[:k], places()[:k]) for k in (1, 2)]
    text = refused(POINTS_FILES=paths)
    assert "None of the 2 sources" in text and "1.txt" in text


@pytest.mark.parametrize(
    "content, told",
    [("1 2 3 4\n", "begin NAME"), ("begin x\n\tsurface1\t11\n\t\t\t3. 3.\n", "line 3"), ("\0\1\2", "begin NAME")],
)
def test_a_file_that_is_no_database_is_never_overwritten(fails, good, tmp_path, content, told):
    path = tmp_path / "precious.txt"
    path.write_text(content, encoding="utf-8")
    text = fails("fittransform", TIE_POINTS=good, DATABASE=str(path), POINTS=str(tmp_path / "p.gpkg"))
    assert str(path) in text and told in text
    assert path.read_text(encoding="utf-8") == content
    assert [p.name for p in tmp_path.iterdir()] == ["precious.txt"]


@pytest.mark.parametrize("output", ["DATABASE", "RESULTS", "REPORT"])
def test_an_output_that_is_an_input(fails, tmp_path, output):
    path = write_list(tmp_path / "ties.txt", places(), inputs_of(places()))
    with open(path, "rb") as stream:
        before = stream.read()
    assert "one of the inputs" in fails("fittransform", POINTS_FILES=[path], **{output: path})
    with open(path, "rb") as stream:
        assert stream.read() == before


def test_two_outputs_in_one_file(fails, good, tmp_path):
    both = str(tmp_path / "x.txt")
    assert "are the same file" in fails("fittransform", TIE_POINTS=good, DATABASE=both, RESULTS=both)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("output", ["DATABASE", "RESULTS", "REPORT"])
def test_pipes_and_devices_stay_what_they_are(fails, good, tmp_path, output):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert "device or a pipe" in fails("fittransform", TIE_POINTS=good, **{output: str(path)})
    assert path.is_fifo()
    assert "device or a pipe" in fails("fittransform", TIE_POINTS=good, **{output: "/dev/no-such-device"})


def test_a_folder_that_is_not_there(fails, good, tmp_path):
    assert "does not exist" in fails("fittransform", TIE_POINTS=good, DATABASE=str(tmp_path / "gone" / "x.db"))


def test_a_late_failure_leaves_the_older_database(fails, run, good, tmp_path, monkeypatch):
    from coreg_qgis.core.errors import OutputError
    from coreg_qgis.processing import fit_results

    def broken(*args, **options):
        raise OutputError("The disk is full: make room.")

    places_of = {"DATABASE": str(tmp_path / "x.db"), "POINTS": str(tmp_path / "p.gpkg")}
    run("fittransform", TIE_POINTS=good, **places_of)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr(fit_results, "write_report", broken)
    assert "disk is full" in fails("fittransform", TIE_POINTS=good, RECORD="other", **places_of)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_reading_a_long_list_can_be_cancelled(tmp_path):
    from coreg_qgis.core.errors import CancelledError
    from coreg_qgis.core.feedback import SilentFeedback
    from coreg_qgis.processing.tie_files import read_tie_file

    class Impatient(SilentFeedback):
        asked = 0

        def is_cancelled(self):
            self.asked += 1
            return self.asked == 2

    path = write_list(tmp_path / "long.txt", np.zeros((20000, 2)), np.zeros((20000, 2)))
    assert len(read_tie_file(path, None).points) == 20000
    with pytest.raises(CancelledError):
        read_tie_file(path, None, Impatient())


def test_a_fit_without_spare_points_says_so(run, tmp_path, log):
    path = write_list(tmp_path / "three.txt", places()[[0, 4, 20]], inputs_of(places()[[0, 4, 20]]))
    assert run("fittransform", POINTS_FILES=[path])["COUNT_USED"] == 3
    assert "no point is left over" in log.text
    write_list(tmp_path / "three.txt", places()[[0, 4, 20, 12]], inputs_of(places()[[0, 4, 20, 12]]))
    log.warnings.clear()
    run("fittransform", POINTS_FILES=[path])
    assert not log.warnings
