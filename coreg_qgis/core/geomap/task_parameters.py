"""Parameters of geomap and geoxytran by their names in IRAF: defaults, words that may be abbreviated, lists, INDEF."""

from __future__ import annotations

from dataclasses import fields
from math import isfinite
from typing import Any, Dict, List, Mapping, Sequence

from ..errors import InputError
from .coordinate_list import ListFormat
from .fit_settings import CALCTYPES, FitSettings
from .record import GEOMETRIES
from .surfaces import CROSS_TERMS, FUNCTIONS
from .transform import DIRECTIONS, GEOMETRIES_OF_USE, Overrides

_LIMITS = ("xmin", "xmax", "ymin", "ymax")
_ORDERS = ("xxorder", "xyorder", "yxorder", "yyorder")
_OVERRIDES = tuple(one.name for one in fields(Overrides))
GEOMAP: Dict[str, Any] = {
    "input": "", "database": "", **dict.fromkeys(_LIMITS), "transforms": "", "results": "", "fitgeometry": "general",
    "function": "polynomial", **dict.fromkeys(_ORDERS, 2), "xxterms": "half", "yxterms": "half", "maxiter": 0,
    "reject": 3.0, "calctype": "real", "verbose": True, "interactive": False,
}  # fmt: skip
GEOXYTRAN: Dict[str, Any] = {
    "input": "", "output": "", "database": "", "transforms": "", "geometry": "geometric", "direction": "forward",
    **dict.fromkeys(_OVERRIDES), "calctype": "real", "xcolumn": 1, "ycolumn": 2, "xformat": "", "yformat": "",
    "min_sigdigits": 7,
}  # fmt: skip
_WORDS = {
    "fitgeometry": GEOMETRIES, "function": FUNCTIONS, "xxterms": CROSS_TERMS, "yxterms": CROSS_TERMS,
    "calctype": CALCTYPES, "geometry": GEOMETRIES_OF_USE, "direction": DIRECTIONS,
}  # fmt: skip
_WHOLE = (*_ORDERS, "maxiter", "xcolumn", "ycolumn", "min_sigdigits")
_NUMBERS = (*_LIMITS, "reject", *_OVERRIDES)
_NO_NUMBER = (None, "INDEF", "")


def complete(given: Mapping[str, Any], defaults: Mapping[str, Any]) -> Dict[str, Any]:
    """All parameters in their types. InputError for an unknown name or a value that cannot be."""
    unknown = sorted(set(given) - set(defaults))
    if unknown:
        raise InputError(f'There is no parameter "{unknown[0]}": give some of {", ".join(defaults)}.')
    return {name: _value(name, given.get(name, default)) for name, default in defaults.items()}


def fit_settings(params: Mapping[str, Any]) -> FitSettings:
    """Of complete parameters of geomap."""
    names = {one.name for one in fields(FitSettings)} - {"geometry"}
    return FitSettings(geometry=params["fitgeometry"], **{name: params[name] for name in names})


def overrides(params: Mapping[str, Any]) -> Overrides:
    """Of complete parameters of geoxytran."""
    return Overrides(**{name: params[name] for name in _OVERRIDES})


def list_format(params: Mapping[str, Any]) -> ListFormat:
    """Of complete parameters of geoxytran, which always goes backward in double precision."""
    given = {one.name: params[one.name] for one in fields(ListFormat)}
    return ListFormat(**{**given, "calctype": "double"} if params["direction"] == "backward" else given)


def names(text: str) -> List[str]:
    """Of a list with commas between; blanks in a name do not count."""
    return [name for name in ("".join(one.split()) for one in text.split(",")) if name]


def matched(what: str, given: Sequence[str], inputs: Sequence[str], *, one_for_all: bool) -> List[str]:
    """As many names as inputs. InputError where there are too few or too many."""
    if len(given) == 1 and one_for_all:
        return list(given) * len(inputs)
    if len(given) != len(inputs):
        one = "one, or " if one_for_all else ""
        raise InputError(f"{len(given)} {what} are given for {len(inputs)} inputs: give {one}one for each input.")
    return list(given)


def _value(name: str, given: Any) -> Any:
    if name in _WORDS:
        return _word(name, str(given), _WORDS[name])
    if name in _WHOLE or name in _NUMBERS:
        return _number(name, given, whole=name in _WHOLE)
    return given


def _word(name: str, given: str, known: Sequence[str]) -> str:
    """The word that begins so; a word that is one already needs no other."""
    found = [word for word in known if given and word.startswith(given)]
    if given in known or len(found) == 1:
        return given if given in known else found[0]
    raise InputError(f'There is no {name} "{given}": give one of {", ".join(known)}.')


def _number(name: str, given: Any, whole: bool) -> Any:
    if given in _NO_NUMBER and not whole:
        return None
    try:
        value = float(given)
    except (TypeError, ValueError):
        raise InputError(f'{name} is "{given}": give a number.') from None
    if not isfinite(value) or (whole and value != int(value)):
        raise InputError(f"{name} is {given}: give a {'whole ' if whole else ''}number.")
    return int(value) if whole else value
