"""Displacement models as text: the same model comes back, and whatever is not one is refused with its name."""

from __future__ import annotations

import json
import math
from dataclasses import fields, replace

import numpy as np
import pytest

from bench.local_models import GRID, rotation, smooth, tie_points
from coreg_qgis.core.blockwise import Blocks
from coreg_qgis.core.errors import InputError
from coreg_qgis.core.local_model import LocalSettings, fit_local
from coreg_qgis.core.model_file import VERSION, model_from_text, model_to_text

KINDS = ("shift", "affine", "polynomial", "spline", "blockwise")
NAME = "scene.coreg.json"


@pytest.fixture(scope="module")
def models():
    points = tie_points(smooth(3000), 0.05, 1, spacing=250)
    return {kind: fit_local(points, GRID, LocalSettings(kind)) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_model_comes_back(models, kind):
    model = models[kind]
    found = model_from_text(model_to_text(model), NAME)
    places = np.random.default_rng(0).uniform((499000, 5160000), (540000, 5210000), (500, 2)).T
    assert np.array_equal(found.displacement(*places), model.displacement(*places))
    assert np.array_equal(found.supported(*places), model.supported(*places))
    assert list(found.support.exterior.coords) == list(model.support.exterior.coords)
    for name in ("kind", "crs_wkt", "resolution", "hold_out", "reason", "scatter_px", "uncertainty_px", "status"):
        assert getattr(found, name) == getattr(model, name), name
    assert np.array_equal(found.residuals, model.residuals)
    assert (found.blocks is None) == (kind != "blockwise")
    assert model_to_text(found) == model_to_text(model)


def test_blocks_come_back_with_their_types(models):
    model = models["blockwise"]
    found = model_from_text(model_to_text(model), NAME).blocks
    assert np.isnan(model.blocks.scatter).any() or model.blocks.filled.any()
    for column in fields(Blocks):
        mine, theirs = (getattr(b, column.name) for b in (model.blocks, found))
        assert np.array_equal(mine, theirs, equal_nan=column.name == "scatter"), column.name
        assert mine.dtype.kind == theirs.dtype.kind


def test_numbers_that_are_not_known_stay_so():
    points = tie_points(rotation, 0.05, 1, spacing=1500)
    model = fit_local(points.select(np.flatnonzero(points.valid)[:1]), GRID)
    found = model_from_text(model_to_text(model), NAME)
    assert math.isnan(model.uncertainty_px) and math.isnan(found.uncertainty_px) and found.hold_out == ()


def test_the_text_is_small_and_plain(models):
    text = model_to_text(models["affine"])
    assert text.isascii() and len(text) < 8000 and json.loads(text)["version"] == VERSION
    other = replace(models["affine"], crs_wkt='LOCAL_CS["Höhe"]')
    assert model_from_text(model_to_text(other), NAME).crs_wkt == 'LOCAL_CS["Höhe"]'


def refusal(text):
    with pytest.raises(InputError) as caught:
        model_from_text(text, NAME)
    said = str(caught.value)
    assert NAME in said and said.endswith(".") and "\n" not in said
    return said


@pytest.mark.parametrize("text", [
    "", "nothing", "{", "[1, 2]", "null", '{"type": "FeatureCollection"}', "[" * 100_000, '{"format": NaN}', "\x00\xff",
])  # fmt: skip
def test_other_files_are_refused(text):
    assert "is not a displacement model" in refusal(text)


def test_a_newer_version_is_said_to_be_one(models):
    content = json.loads(model_to_text(models["shift"]))
    assert "newer than this plugin reads (1): update" in refusal(json.dumps({**content, "version": VERSION + 1}))
    for version in ("1", None, 0, -3, 1.0, 1.5, [1], True, False):
        assert "damaged: its version is unknown" in refusal(json.dumps({**content, "version": version}))


def changed(content, path, value):
    *way, last = path
    inner = content
    for key in way:
        inner = inner[key]
    inner[last] = value
    return json.dumps(content)


@pytest.mark.parametrize(("kind", "path", "value", "words"), [
    ("shift", ["kind"], "geomap", '"geomap" is no kind'),
    ("shift", ["kind"], "affine", "does not fit its kind"),
    ("shift", ["kind"], ["shift"], "kind is missing or no text"),
    ("shift", ["crs"], None, "crs is missing"),
    ("shift", ["resolution"], [10, 0], "resolution is not positive"),
    ("shift", ["resolution"], [10, 1e-300], "resolution is not positive"),
    ("shift", ["resolution"], [10, 1e300], "resolution holds numbers larger"),
    ("shift", ["resolution"], [10], "not 2 finite numbers"),
    ("shift", ["resolution"], [10, True], "not 2 finite numbers"),
    ("shift", ["resolution"], [10, 10**400], "not 2 finite numbers"),
    ("shift", ["support"], [[0, 0], [1, 1], [0, 0]], "fewer than four corners"),
    ("shift", ["support"], [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]], "no polygon"),
    ("shift", ["support"], [[0, 0], [1, 1], [1, "0"], [0, 0]], "support is missing or not 8 finite"),
    ("shift", ["support"], "POLYGON", "fewer than four"),
    ("shift", ["support"], [[0, 0], [1e300, 0], [0, 1e300], [0, 0]], "support holds numbers larger"),
    ("shift", ["field"], None, "field is missing"),
    ("shift", ["field", "type"], "python", '"python" is no type of field'),
    ("shift", ["field", "shift"], [1, "x"], "shift is missing or not 2"),
    ("shift", ["field", "shift"], [1, -1e300], "shift holds numbers larger"),
    ("shift", ["field", "shift"], [0, 9e8], "longer than any image"),
    ("affine", ["field", "matrix"], [[1, 2, 3]], "matrix is missing or not 6"),
    ("affine", ["field", "matrix"], [[0, 1e3, 0], [0, 0, 0]], "longer than any image"),
    ("affine", ["field", "matrix", 0, 1], None, "matrix is missing or not 6"),
    ("spline", ["field", "cells"], [4, 4], "do not fit the lattice"),
    ("spline", ["field", "cells"], [10**9, 10**9], "lattice of its field cannot be used"),
    ("spline", ["field", "cells"], [-4, -4], "lattice of its field cannot be used"),
    ("spline", ["field", "step"], 0, "lattice of its field cannot be used"),
    ("spline", ["field", "step"], 1e-300, "lattice of its field cannot be used"),
    ("spline", ["field", "step"], 5e8, "lattice of its field does not lie"),
    ("spline", ["field", "origin"], [0, 0], "lattice of its field does not lie"),
    ("spline", ["field", "origin"], [-1, -1], "lattice of its field does not lie"),
    ("spline", ["field", "origin"], [0], "origin is missing"),
    ("spline", ["field", "trend"], 3, "trend is missing"),
    ("spline", ["field", "coefficients"], [1, 2], "coefficients is missing"),
    ("spline", ["field", "coefficients", "float64"], "AAAA", "numbers of coefficients are incomplete"),
    ("spline", ["field", "coefficients", "float64"], "ä?", "numbers of coefficients are incomplete"),
    ("spline", ["field", "coefficients", "float64"], 7, "numbers of coefficients are incomplete"),
    ("spline", ["field", "coefficients", "shape"], [10**9, 10**9], "shape of coefficients cannot be used"),
    ("spline", ["field", "coefficients", "shape"], "no", "shape of coefficients cannot be used"),
    ("polynomial", ["field", "order"], 7, "coefficients do not fit the order"),
    ("polynomial", ["field", "order"], 2, "coefficients do not fit the order"),
    ("polynomial", ["field", "order"], True, "coefficients do not fit the order"),
    ("polynomial", ["field", "order"], None, "coefficients do not fit the order"),
    ("polynomial", ["field", "scale"], [1, 0], "scale of its polynomial is not positive"),
    ("polynomial", ["field", "plane"], [[1, 2, 3]], "plane is missing or not 6"),
    ("polynomial", ["field", "plane", 0], [9e8, 1, 0], "longer than any image"),
    ("polynomial", ["field", "bounds"], [1, 0, 0, 1], "bounds of its polynomial enclose no area"),
    ("polynomial", ["field", "limits"], [0, 1, 1, 1], "limits of its polynomial enclose no area"),
    ("polynomial", ["field", "origin"], ["0", 1], "origin is missing"),
    ("shift", ["hold_out_rms_px"], {"shift": 1}, "hold_out_rms_px is not a list"),
    ("shift", ["hold_out_rms_px"], [["wavy", 1]], "hold_out_rms_px is not a list"),
    ("shift", ["hold_out_rms_px"], [["shift", -1]], "no number of pixels"),
    ("shift", ["scatter_px"], 1e300, "scatter_px is missing or no number"),
    ("shift", ["scatter_px"], "0.1", "scatter_px is missing or no number"),
    ("shift", ["residuals_px"], {"shape": [0], "float64": ""}, "two columns"),
    ("shift", ["blocks"], {}, "blocks do not fit"),
    ("blockwise", ["blocks"], None, "blocks do not fit"),
    ("blockwise", ["blocks", "dx"], None, "dx is missing"),
    ("blockwise", ["blocks", "dx"], {"shape": [0], "float64": ""}, "column dx of its blocks does not have one"),
])  # fmt: skip
def test_damage_is_found_and_named(models, kind, path, value, words):
    said = refusal(changed(json.loads(model_to_text(models[kind])), path, value))
    assert f"The displacement model {NAME} is damaged: " in said and words in said and "save the model again" in said


def test_every_key_is_needed(models):
    for kind in KINDS:
        content = json.loads(model_to_text(models[kind]))
        for key in set(content) - {"format", "version", "blocks"}:
            assert "damaged" in refusal(json.dumps({k: v for k, v in content.items() if k != key})), key


def test_coefficients_that_are_not_finite_are_refused(models):
    model = models["spline"]
    values = model.field.coefficients.copy()
    values[7, 1] = np.nan
    said = refusal(model_to_text(replace(model, field=replace(model.field, coefficients=values))))
    assert "coefficients do not fit" in said


@pytest.mark.parametrize("value", [1e300, -1e10, np.inf])
def test_coefficients_beyond_any_map_are_refused(models, value):
    model = models["spline"]
    values = model.field.coefficients.copy()
    values[7, 1] = value
    said = refusal(model_to_text(replace(model, field=replace(model.field, coefficients=values))))
    assert "coefficients do not fit" in said


@pytest.mark.parametrize(("name", "value"), [
    ("count", -1), ("row", -2), ("col", 1e300), ("width", -5), ("x", 1e300), ("dx", -1e12), ("scatter", -0.1),
    ("scatter", np.inf),
])  # fmt: skip
def test_blocks_that_cannot_be_meant_are_refused(models, name, value):
    model = models["blockwise"]
    column = np.array(getattr(model.blocks, name), float)
    column[0] = value
    said = refusal(model_to_text(replace(model, blocks=replace(model.blocks, **{name: column}))))
    assert f"the column {name} of its blocks" in said


def test_residuals_that_are_no_numbers_are_refused(models):
    for value in (np.nan, np.inf, 1e300):
        residuals = models["shift"].residuals.copy()
        residuals[3, 1] = value
        assert "residuals_px are no" in refusal(model_to_text(replace(models["shift"], residuals=residuals)))


def test_cut_text_is_refused_wherever_it_ends(models):
    text = model_to_text(models["shift"])
    for length in range(0, len(text.rstrip()) - 1, 97):
        refusal(text[:length])
