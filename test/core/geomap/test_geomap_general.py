"""Numbers in G form against what IRAF's printf writes."""

import pytest

from coreg_qgis.core.geomap.number_text import general


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (512, 7, "512."),
        (0.0, 7, "0."),
        (-0.5, 16, "-0.5"),
        (0.001234567, 7, "0.001234567"),
        (0.0001234567, 7, "1.234567E-4"),
        (-1e-4, 7, "-1.000000E-4"),
        (1.6e10, 7, "1.600000E10"),
        (-2.5e-7, 2, "-2.5E-7"),
        (3.4e20, 1, "3.E20"),
        (12345678.9, 7, "12345679."),
        (123456789.9, 7, "123456790."),
        (1234567890.0, 7, "1.234568E9"),
        (99999.9, 3, "100000."),
        (123456.7, 3, "1.23E5"),
        (9.996e10, 2, "1.0E11"),
        (0.0009999, 3, "1.00E-3"),
        (0.00996, 3, "0.00996"),
        (2.5, 1, "3."),
        (1.005, 3, "1.01"),
        (0.125, 2, "0.13"),
        (float("nan"), 7, "INDEF"),
        (float("-inf"), 7, "INDEF"),
    ],
)
def test_g_form_is_irafs(value, digits, text):
    assert general(value, digits) == text
