"""The README must not promise what does not run or is not there."""

import re
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_without_qgis_runs_and_is_right(capsys):
    code = re.search(r"<!-- runnable -->\n```python\n(.*?)```", README, re.DOTALL).group(1)
    names = {}
    exec(compile(code, "README.md", "exec"), names)  # our own text
    result = names["result"]
    np.testing.assert_allclose((result.shift.x_shift_px, result.shift.y_shift_px), (-5, 2), atol=0.02)
    np.testing.assert_allclose(result.geotransform, (299950, 10, 0, 5900020, 0, -10), atol=0.2)
    assert result.is_shifted and not result.is_resampled
    assert np.abs(names["aligned"].array - names["reference"].array)[5:-5, 5:-5].max() < 0.02
    assert "Updated map info = {UTM, 1, 1, 2999" in capsys.readouterr().out


def test_pictures_and_links_are_there():
    for place in re.findall(r"\]\(([^)#]+)\)", README):
        assert place.startswith("http") or (ROOT / place).exists(), place


def test_the_algorithms_are_those_of_the_provider(coreg_provider):
    about = set(re.findall(r"^\| `coreg:(\w+)`", README, re.MULTILINE))
    assert about == {algorithm.name() for algorithm in coreg_provider.algorithms()}
