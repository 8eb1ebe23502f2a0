"""Numbers in IRAF's format strings. Unless said otherwise the texts are what IRAF 2.17 itself printed."""

import math

import numpy as np
import pytest

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.geomap.number_columns import fixed_columns, general_columns
from coreg_qgis.core.geomap.number_format import parse_format
from coreg_qgis.core.geomap.number_read import count_digits, read_number, read_numbers
from coreg_qgis.core.geomap.number_text import exponential, fixed_point, general, sexagesimal, shortened


@pytest.mark.parametrize(
    "pattern, value, text",
    [
        ("%8.3f", 12.3456789, "  12.346"),
        ("%8.3f", -0.000012345, "  -0.000"),
        ("%8.3f", 123456.789, "123456.8"),
        ("%8.3f", 1e10, "1.0000E10"),
        ("%3.1f", -98.7654321, "-98.8"),
        ("%5.1f", 99999.96, "******"),
        ("%1.2f", 1.5, "**"),
        ("%.1f", 1e10, "10000000000.0"),
        ("%-12.4f|", 15.16667, "15.1667     |"),
        ("%010.3f", -12.3456789, "000-12.346"),
        ("%.3e", 12.3456789, "1.23E1"),
        ("%.3e", -2.5e-7, "-2.50E-7"),
        ("%8.6e", 0.0123456, "1.235E-2"),
        ("%4e", -12.3, "-1.E1"),
        ("%12.5g", -0.000012345, "  -1.2345E-5"),
        ("%12.5g", 123456.789, "     123457."),
        ("%3g", -360.0, "****"),
        ("%s", 512.0, "512."),
        ("%h", 12.3456789, "12:20:44.4"),
        ("%h", -0.5, "-0:30:00.0"),
        ("%h", 359.999999, "360:00:00.0"),
        ("%.3H", -98.7654321, "-6:35:03.704"),
        ("%m", -98.7654321, "-98:45.9"),
        ("%M", 89.99999, "6:00.0"),
        ("%.0M", 0.125, "0:01"),
        ("%9.2h", 0.0, "0:00:00.0"),
        ("%8.1h", 0.0, "0:00:00.0"),
        ("%8.2h", 0.0, "      0."),
        ("%15h", 1e10, "          1.E10"),
        ("%014.2h", 0.125, "00000:07:30.00"),
        ("%5d", -98.765, "  -98"),
        ("%d", -0.5, "0"),
        ("%d", 1e10, "10000000000"),
        ("%x", -98.765, "FFFFFF9E"),
        ("%06x", 123456.789, "01E240"),
        ("%o", 359.9, "547"),
        ("%u", -12.3, "4294967284"),
        ("%r2", 59.99, "111011"),
        ("%5r9", 59.99, "   65"),
        ("%rx", 123456.789, "3EC3"),
        ("%8.3f", math.nan, "   INDEF"),
        ("%m", math.inf, "INDEF"),
        (r"\t%d", 2.5, "\t2"),
        ("X=%8.3f;", 2.5, "X=   2.500;"),
        ("%5.1f%%", 99.95, "100.0%"),
    ],
)
def test_a_format_prints_what_iraf_prints(pattern, value, text):
    assert parse_format(pattern).text(value, "double") == text


@pytest.mark.parametrize("calctype, text", [("real", "12.34568"), ("double", "12.3456789")])
def test_the_default_number_of_digits_follows_calctype(calctype, text):
    assert parse_format("%g").text(12.3456789, calctype) == text


@pytest.mark.parametrize(
    "pattern, part",
    [
        ("", "prints no number"),
        ("abc", "prints no number"),
        ("100%%", "prints no number"),
        ("%d %d", "two numbers"),
        ("%8.3", 'from "%8.3" on'),
        ("%", 'from "%" on'),
        ("%+5.2f", 'from "%+5.2f" on'),
        ("%c", "%c, which prints no coordinates"),
        ("%z", "%z, which prints no coordinates"),
        ("%r1", "%r1, which"),
        ("%F", "%F, which"),
        ("%999f", "width 200"),
    ],
)
def test_a_format_that_cannot_print_a_number_is_refused(pattern, part):
    with pytest.raises(InputError) as caught:
        parse_format(pattern, "xformat")
    assert part in str(caught.value) and str(caught.value).startswith(f'The xformat "{pattern}"')


def test_halves_of_the_decimal_number_are_rounded_away_from_zero():
    # 2.675 and 1.005 lie below the half in binary.
    assert [fixed_point(v, 2) for v in (2.675, -1.005, 0.125, 0.995)] == ["2.68", "-1.01", "0.13", "1.00"]
    assert [fixed_point(v, 0) for v in (2.5, 0.5, 0.49, 99.5)] == ["3", "1", "0", "100"]
    assert exponential(9.996, 3) == "1.00E1"
    assert sexagesimal(59.9999999, 1) == "60:00:00.0" and sexagesimal(1 / 3, 0) == "0:20:00"


@pytest.mark.parametrize("value, digits", [(12.3456789, 3), (-1e-7, 4), (9.999e99, 2), (0.0, 5), (123456.0, 20)])
def test_fixed_and_exponential_texts_read_back_as_the_rounded_number(value, digits):
    assert float(exponential(value, digits)) == pytest.approx(value, rel=0.5 * 10.0 ** (1 - digits) * 1.01)
    assert float(fixed_point(value, digits)) == pytest.approx(value, rel=1e-15, abs=0.5 * 10.0**-digits * 1.01)


def test_columns_of_numbers_have_the_text_of_single_ones():
    random = np.random.default_rng(3)
    n = 20000
    values = random.normal(size=n) * 10.0 ** random.integers(-8, 12, n)
    values[::5] = values[::5].round(2)
    values[1::7] = random.integers(-1000, 1000, len(values[1::7])) / 16
    values[2::31] = 10.0 ** random.integers(-5, 10, len(values[2::31]))
    values[3::31] = np.nextafter(10.0 ** random.integers(-5, 10, len(values[3::31])), 0)
    values[:4] = 0, -0.0, np.nan, -np.inf
    digits = random.integers(1, 18, n)
    widths = np.maximum(digits + 1, random.integers(1, 22, n))
    table, lengths = general_columns(values, digits, widths)
    expected = [shortened(general, v, int(d), int(w)) for v, d, w in zip(values, digits, widths)]
    assert [bytes(row).decode().strip() for row in table] == expected
    assert lengths.tolist() == [len(text) for text in expected]
    assert (table[:, -1] != ord(" ")).all()


@pytest.mark.parametrize("pattern", ["%8.3f", "%20.1f", "%6.2f", "%25.14f", "%30.20f"])
def test_columns_of_fixed_numbers_have_the_text_of_single_ones(pattern):
    random = np.random.default_rng(7)
    values = random.normal(size=4000) * 10.0 ** random.integers(-6, 9, 4000)
    values[::5] = values[::5].round(4) + 5e-5
    values[1::9] = random.integers(-999, 999, len(values[1::9])) / 16
    values[:4] = 0, -0.0, np.nan, 1e300
    form = parse_format(pattern)
    assert form.is_plain_fixed
    table, lengths = fixed_columns(values, form.places, form.width, form.text)
    expected = [form.text(value) for value in values]
    assert [bytes(row).decode().strip().rjust(form.width) for row in table] == expected
    assert np.maximum(lengths, form.width).tolist() == [len(text) for text in expected]


@pytest.mark.parametrize(
    "word, value",
    [
        ("512.", 512),
        ("-.5", -0.5),
        ("+3", 3),
        ("1.5E3", 1500),
        ("1.5d-2", 0.015),
        ("12:30:00", 12.5),
        ("-0:30", -0.5),
        ("2:30:30.5", 2.508472222222222),
        ("1:60:70", 2 + 70 / 3600),
    ],
)
def test_numbers_are_read_in_decimal_and_in_base_60(word, value):
    assert read_number(word) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "word", ["", ".", "-", "nan", "inf", "1e400", "1_0", "0x10", "12abc", "1.2.3", "1,5", "1:2:3:4", "1e"]
)
def test_words_that_are_no_numbers_are_told(word):
    assert read_number(word) is None


def test_digits_are_counted_up_to_the_exponent():
    words = ["0.00001234567", "12:30:00", "1.50E12", "-3", "2.5d10"]
    assert [count_digits(word) for word in words] == [12, 6, 3, 1, 2]


def test_columns_of_words_read_as_single_words():
    random = np.random.default_rng(4)
    words = [
        f"{value:.{places}f}" for value, places in zip(random.normal(size=3000) * 1e4, random.integers(0, 14, 3000))
    ]
    words += [
        "1e5",
        "abc",
        ".",
        "-.5",
        "+3",
        "1.2.3",
        "12:30",
        "INDEF",
        "1.5D2",
        "-",
        "-0",
        "00012",
        "1-2",
        "+-1",
        "123456789012345.",
        "1e400",
        "12a",
    ]
    words += ["1" * 16, "0." + "0" * 20 + "1234", "1234567890.123456789"]
    data = np.frombuffer(" ".join(words).encode(), np.uint8)
    sizes = np.array([len(word) for word in words])
    ends = np.cumsum(sizes + 1) - 1
    values, digits, known = read_numbers(data, ends - sizes, ends)
    single = [read_number(word) for word in words]
    assert known.tolist() == [value is not None for value in single]
    np.testing.assert_array_equal(values[known], np.array([v for v in single if v is not None]))
    assert digits.tolist() == [count_digits(word) for word in words]
