"""Lists of coordinates: what is transformed, what passes through. Texts marked so are what IRAF 2.17 itself wrote."""

from io import BytesIO

import numpy as np
import pytest

from coreg_qgis.core.errors import CancelledError, InputError
from coreg_qgis.core.feedback import SilentFeedback
from coreg_qgis.core.geomap import coordinate_list
from coreg_qgis.core.geomap.coordinate_list import ListFormat, transform_list, transform_text
from coreg_qgis.core.geomap.number_read import count_digits, read_number
from coreg_qgis.core.geomap.number_text import general, shortened

DOUBLE = ListFormat(calctype="double")


def same(x, y):
    return x, y


def moved(x, y):
    return x + 0.123456789012, y - 0.987654321098


def double(**options):
    return ListFormat(calctype="double", **options)


@pytest.mark.parametrize(
    "digits, expected",  # IRAF
    [
        (1, "0.1 *** zero\n12.4691357 -99.7530864 mid\n1.E10   -0.99 exp\n"),
        (3, "0.12 -1. zero\n12.4691357 -99.7530864 mid\n1.E10  -0.988 exp\n"),
        (7, "0.123457 -0.98765 zero\n12.4691357 -99.7530864 mid\n1.000E10 -0.98765 exp\n"),
        (12, "0.12345678901 -0.9876543211 zero\n 12.469135689 -99.753086421 mid\n10000000000.1 -0.9876545711 exp\n"),
    ],
)
def test_numbers_have_the_digits_of_the_old_ones_in_their_place(digits, expected):
    text = "0 0 zero\n12.3456789 -98.7654321 mid\n1e10 -2.5e-7 exp\n"
    assert transform_text(text, moved, double(min_sigdigits=digits))[0] == expected


def test_all_but_the_coordinates_passes_through():  # IRAF
    text = (
        "# catalogue   x   y\n#\n\n   # an indented\tcomment\n  \t \nstar1 10.5 20.25 G2V 12.3\n"
        "  star2   110.123   220.4567   K0     9.1   # remark\n\tstar3\t300\t400\tM5\t15  \n"
    )
    expected = (
        "# catalogue   x   y\n#\n\n   # an indented\tcomment\n  \t \nstar1    10.5   20.25 G2V 12.3\n"
        "  star2   110.123   220.4567   K0     9.1   # remark\n        star3    300.    400.     M5      15  \n"
    )
    found, report = transform_text(text, same, double(xcolumn=2, ycolumn=3))
    assert found == expected
    assert (report.lines, report.transformed, report.skipped, report.messages) == (8, 3, 0, ())


def test_columns_may_come_in_any_order_and_far_out():
    text = "1.5 a b c d e f g h i j 2.5 tail\n"
    found = transform_text(text, lambda x, y: (10 * x, y + 1), double(xcolumn=12, ycolumn=1, min_sigdigits=2))[0]
    assert found == "2.5 a b c d e f g h i j 25. tail\n"


def test_one_column_for_both_gets_the_x_result():
    found = transform_text("a 10 30\n", lambda x, y: (x + y, x - y), double(xcolumn=2, ycolumn=2))[0]
    assert found == "a     20. 30\n"


def test_lines_without_coordinates_are_copied_and_told():
    text = "1 2\n7 bad x\nonly\n0x10 3\n1 2 end"
    found, report = transform_text(text, same, DOUBLE, name="stars.txt")
    assert found == "      1.      2.\n7 bad x\nonly\n0x10 3\n      1.      2. end\n"
    assert (report.transformed, report.skipped) == (2, 3)
    assert report.messages == (
        'Line 2 of "stars.txt" was copied as it is: its y value "bad" is not a number.',
        'Line 3 of "stars.txt" was copied as it is: it has no column 2.',
        'Line 4 of "stars.txt" was copied as it is: its x value "0x10" is not a number.',
    )


def test_messages_stay_few_while_all_lines_are_counted():
    report = transform_text("bad 1\n" * 5000, same)[1]
    assert report.skipped == 5000 and len(report.messages) == 20


@pytest.mark.parametrize("text", ["", "# only\n\n", "\n", "# no newline", "a b"])
def test_lists_without_points_are_copied_to_the_byte(text):
    def never(x, y):
        raise AssertionError("nothing to transform")

    assert transform_text(text, never)[0] == text


def test_line_ends_of_windows_stay():
    text = "# c\r\n10 20\r\n1 2 a\r\n\r\nbad 2\r\n"
    found, report = transform_text(text, same, DOUBLE)
    assert found == "# c\r\n     10.     20.\r\n      1.      2. a\r\n\r\nbad 2\r\n"
    assert report.skipped == 1


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-8-sig"])
def test_other_encodings_pass_through_to_the_byte(encoding):
    written = BytesIO()
    transform_list(BytesIO("10 20 Würzburg\n# Ö\n".encode(encoding)), written, same, DOUBLE)
    assert written.getvalue() == "     10.     20. Würzburg\n# Ö\n".encode(encoding)


def test_points_without_a_result_read_indef_and_are_told():
    def half(x, y):
        assert np.isfinite(x).all() and np.isfinite(y).all()
        return np.where(x > 5, np.nan, x), y

    found, report = transform_text("1 2\n9 2 far\nINDEF 3 x\n", half, DOUBLE, name="a")
    assert found == "      1.      2.\n   INDEF      2. far\n   INDEF   INDEF x\n"
    assert (report.transformed, report.undefined, report.skipped) == (1, 2, 0)
    assert report.messages[0] == 'Line 2 of "a" has no transformed coordinates: INDEF was written.'


def test_formats_print_each_axis_in_its_own_way():  # IRAF
    text = "10.5 -20.25 a\n1:30 0.5\n"
    found = transform_text(text, same, double(xformat="X=%8.3f", yformat="%-11h|"))[0]
    assert found == "X=  10.500 -20:15:00.0| a\nX=   1.500 0:30:00.0  |\n"


def test_calctype_real_prints_single_precision():  # IRAF
    text = "12.3456789 359.999999\n123456.789 15.16667\n"
    assert transform_text(text, same)[0] == "12.3456793       360.\n123456.789 15.16667\n"
    assert transform_text("1 123456.789\n", same, ListFormat(yformat="%h"))[0] == "      1. 123456:47:20.6\n"


@pytest.mark.parametrize(
    "options, part",
    [
        ({"xcolumn": 0}, "xcolumn 0"),
        ({"ycolumn": -1}, "ycolumn -1"),
        ({"min_sigdigits": 0}, "min_sigdigits 0"),
        ({"min_sigdigits": 99}, "min_sigdigits 99"),
        ({"calctype": "float"}, '"float"'),
        ({"yformat": "%q"}, 'yformat "%q"'),
    ],
)
def test_impossible_options_are_refused(options, part):
    with pytest.raises(InputError, match=part):
        ListFormat(**options)


@pytest.mark.parametrize("content", ["1 2\n".encode("utf-16"), b"\x89PNG\r\n\x00\x00"])
def test_files_that_are_no_text_are_refused(content):
    with pytest.raises(InputError, match="is no plain text"):
        transform_list(BytesIO(content), BytesIO(), same, name="image.png")


def test_blocks_give_the_same_list_as_one_reading(monkeypatch):
    random = np.random.default_rng(5)
    lines = [f"p{k} {x:.3f}\t{y:.5f} # {k}\n" for k, (x, y) in enumerate(random.normal(size=(300, 2)) * 3000)]
    lines[7:7], lines[200:200] = ["# a comment\n", "\n", "p bad 3\n"], ["p 1 2 " + "long " * 50 + "\n"]
    text = "".join(lines) + "last 1 2"
    whole = transform_text(text, moved, double(xcolumn=2, ycolumn=3))
    monkeypatch.setattr(coordinate_list, "_BLOCK", 64)
    assert transform_text(text, moved, double(xcolumn=2, ycolumn=3)) == whole
    assert whole[1].lines == 305 and whole[1].transformed == 302


def test_every_number_has_the_text_that_single_writing_gives():
    random = np.random.default_rng(6)
    rows = []
    for x, y in random.normal(size=(2000, 2)) * 10.0 ** random.integers(-6, 9, (2000, 2)):
        gaps = [" " * k for k in random.integers(1, 6, 2)]
        rows.append((f"{x:.{random.integers(0, 9)}f}", gaps[0], f"{y:.{random.integers(1, 9)}g}", gaps[1] + "end"))
    expected = ""
    for first, gap, second, rest in rows:
        new = []
        for word, value, width in zip(
            (first, second), moved(read_number(first), read_number(second)), (len(first), len(gap + second))
        ):
            digits = max(7, count_digits(word))
            width = max(width, digits + 1)
            new.append(shortened(general, value, digits, width).rjust(width))
        expected += new[0] + " " * (new[1][0] != " ") + new[1] + rest + "\n"
    assert transform_text("".join("".join(row) + "\n" for row in rows), moved, DOUBLE)[0] == expected


class Watch(SilentFeedback):
    def __init__(self, cancelled=False):
        self.progress, self.cancelled = [], cancelled

    def set_progress(self, percent):
        self.progress.append(percent)

    def is_cancelled(self):
        return self.cancelled


def test_progress_rises_to_its_end_and_cancel_is_heard(monkeypatch):
    monkeypatch.setattr(coordinate_list, "_BLOCK", 40)
    content, watch = b"10 20\n" * 50, Watch()
    transform_list(BytesIO(content), BytesIO(), same, size=len(content), feedback=watch)
    assert watch.progress == sorted(watch.progress) and watch.progress[-1] == 100 and len(watch.progress) > 5
    with pytest.raises(CancelledError):
        transform_list(BytesIO(content), BytesIO(), same, feedback=Watch(cancelled=True))
