"""Cases that the real IRAF answered: coefficients, rms, coordinates and texts within the tolerances of double."""

from __future__ import annotations

from collections import defaultdict

import pytest

from bench import geomap_golden

CASES = geomap_golden.cases()
GROUPS = defaultdict(list)
for one in CASES:
    GROUPS[one["group"]].append(one)


@pytest.mark.skipif(not CASES, reason="needs ../shared/data/iraf_golden")
@pytest.mark.parametrize("group", GROUPS)
def test_geomap_and_geoxytran_give_what_iraf_gives(group):
    failed = {case["id"]: found for case in GROUPS[group] if (found := geomap_golden.differences(case))}
    assert not failed


@pytest.mark.skipif(not CASES, reason="needs ../shared/data/iraf_golden")
def test_lists_are_the_same_to_the_byte_where_double_precision_gives_them():
    failed = {case["id"]: found for case in CASES if (found := geomap_golden.differences(case, exact=True))}
    assert not failed
