"""The texts of a fit, as geomap writes them."""

import numpy as np
import pytest

from coreg_qgis.core.geomap.fit import fit_record
from coreg_qgis.core.geomap.fit_settings import FitSettings
from coreg_qgis.core.geomap.results_text import (
    Heading,
    no_points_texts,
    results_text,
    summary_text,
    too_few_points_texts,
)

POINTS = np.array(
    [
        [0.0, 0.0, 10.5, -4.0],
        [4.0, 0.0, 13.5, -4.0],
        [0.0, 2.0, 10.5, -3.0],
        [4.0, 2.0, 13.5, -3.0],
        [99.0, 99.0, 0.0, 0.0],  # beyond the limits
        [2.0, 1.0, 40.0, -2.5],  # rejected
    ]
)
SETTINGS = {"geometry": "shift", "xmax": 10.0, "maxiter": 1, "reject": 1.5}
SUMMARY = """
Coordinate list: ties  Transform: scene
    Results file: res
Coordinate mapping status
    X fit ok.  Y fit ok.
    Xin and Yin fit rms: 0.5773503  0.5773503
Coordinate mapping parameters
    Mean Xref and Yref: 2.  1.
    Mean Xin and Yin: 17.6  -3.3
    X and Y shift: 10.  -4.5  (xin  yin)
    X and Y scale: 1.  1.  (xin / xref  yin / yref)
    X and Y axis rotation: 0.00000  0.00000  (degrees  degrees)
"""
COLUMNS = """
# Input Coordinate Listing
#     Column 1: X (reference) 
#     Column 2: Y (reference)
#     Column 3: X (input)
#     Column 4: Y (input)
#     Column 5: X (fit)
#     Column 6: Y (fit)
#     Column 7: X (residual)
#     Column 8: Y (residual)

"""  # noqa: W291 - geomap writes a blank there
REAL = """\
       0.        0.       10.5       -4.        10.      -4.5        0.5       0.5
       4.        0.       13.5       -4.        14.      -4.5       -0.5       0.5
       0.        2.       10.5       -3.        10.      -2.5        0.5      -0.5
       4.        2.       13.5       -3.        14.      -2.5       -0.5      -0.5
       2.        1.        40.      -2.5      INDEF     INDEF      INDEF     INDEF

"""


@pytest.fixture(scope="module")
def fit():
    return fit_record(*POINTS.T, FitSettings(**SETTINGS), name="scene")


def test_summary(fit):
    assert summary_text(Heading("ties", "scene", "res"), fit) == SUMMARY


def test_results_file(fit):
    summary = "\n" + "".join(f"# {line}\n" for line in SUMMARY.strip("\n").split("\n"))
    assert results_text(Heading("ties", "scene", "res"), fit, POINTS, "real") == summary + COLUMNS + REAL


def test_columns_of_double_have_16_characters_and_lose_digits_rather_than_width(fit):
    points = POINTS + [1 / 3, 0, 1 / 3, 0] * (POINTS[:, :1] < 50)
    double = fit_record(*points.T, FitSettings(geometry="general", xmax=10.0))
    rows = results_text(Heading("ties", "scene"), double, points, "double").split("\n\n")[-2].split("\n")
    assert len(rows) == 5 and {len(row) for row in rows} == {8 * 16 + 3 * 2 + 4}
    for row, point, residual in zip(rows, points[double.in_range], double.residuals[double.in_range]):
        values = [float(word) for word in row.split()]
        np.testing.assert_allclose(values[:4], point, rtol=1e-13)
        np.testing.assert_allclose(values[6:], residual, rtol=1e-10, atol=1e-13)


def test_a_flip_shows_as_rotations_that_differ_by_180():
    points = np.array([[0, 0, 5, 5], [1, 0, 5, 6], [0, 1, 6, 5], [1, 1, 6, 6]], float)
    said = summary_text(Heading("ties", "flip"), fit_record(*points.T, FitSettings(geometry="rscale")))
    assert "X and Y axis rotation: 270.00000  90.00000  (degrees  degrees)" in said
    assert "X and Y shift: 5.  5.  (xin  yin)" in said


def test_no_points_in_range():
    screen, results = no_points_texts(Heading("ties", "scene", "res"))
    head = "Coordinate list: ties  Transform: scene\n"
    assert screen == f"\n{head}    Results file: res\nCoordinate list: ties has no data in range.\n"
    assert results == f"\n# {head}#     Results file: res\n"


def test_too_few_points():
    screen, results = too_few_points_texts(Heading("ties", "scene", "res"))
    end = "Error fitting coordinate list: ties\n"
    assert screen.endswith(f"\nCoordinate mapping status\n    {end}\tToo few points for X or Y fits.\n")
    assert results.endswith(f"\n# Coordinate mapping status\n#     # {end}#     Too few points for X or Y fits.\n")
