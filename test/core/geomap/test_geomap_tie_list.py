"""Tie points from text: what geomap takes is taken, what it skips silently is skipped with a reason."""

import numpy as np
import pytest

from coreg_qgis.core.errors import InputError
from coreg_qgis.core.geomap.tie_list import read_ties

TEXT = """# x y X Y
1.0 2.0 3.0 4.0 a comment
\t5 6\t7 8   9 10

name x y z
90,100,120,128
90 100 120
1.5D2 12:30:00 -0:30:00 1e3
nan 2 3 4
INDEF 60 75 84
1 2 3 4x
"""


def test_points_and_reasons():
    ties = read_ties(TEXT.split("\n"), "ties.txt")
    np.testing.assert_array_equal(ties.points, [[1, 2, 3, 4], [5, 6, 7, 8], [150, 12.5, -0.5, 1000]])
    assert ties.lines.tolist() == [2, 3, 8] and ties.weights is None
    assert ties.skipped == (
        (5, '"name" is not a number'),
        (6, '"90,100,120,128" is not a number'),
        (7, "it has 3 numbers instead of 4"),
        (9, '"nan" is not a number'),
        (10, "INDEF is no coordinate"),
        (11, '"4x" is not a number'),
    )
    assert ties.messages()[2] == "ties.txt, line 7: skipped, it has 3 numbers instead of 4."


def test_many_skipped_lines_are_counted():
    said = read_ties(["x"] * 50, "ties.txt").messages()
    assert len(said) == 21 and said[-1] == "ties.txt: 30 more lines skipped."


def test_empty_list_has_no_points():
    ties = read_ties([], "none.txt")
    assert ties.points.shape == (0, 4) and ties.lines.shape == (0,) and not ties.messages()


def test_weights_from_a_column():
    ties = read_ties(["1 2 3 4 a 0.5\n", "# no weight\n", "5 6 7 8 b 0\n"], "ties.txt", weight_column=6)
    np.testing.assert_array_equal(ties.weights, [0.5, 0.0])


@pytest.mark.parametrize(
    ("line", "said"),
    [("1 2 3 4", "nothing"), ("1 2 3 4 x", '"x"'), ("1 2 3 4 -1", '"-1"'), ("1 2 3 4 INDEF", '"INDEF"')],
)
def test_weights_that_are_none_are_named(line, said):
    with pytest.raises(InputError, match=rf"ties\.txt, line 2: {said}.*column 5"):
        read_ties(["1 2 3 4 1", line], "ties.txt", weight_column=5)


def test_a_column_of_coordinates_cannot_hold_weights():
    with pytest.raises(InputError, match="column 5 or beyond"):
        read_ties(["1 2 3 4"], "ties.txt", weight_column=4)
