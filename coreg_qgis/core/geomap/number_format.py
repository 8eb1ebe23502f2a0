"""Format strings of IRAF (sys/fmtio, help page ``printf``): ``%8.3f``, ``%h``, ``%-12.4g``, with text around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Callable, Dict

from ..errors import InputError
from .number_text import exponential, fixed_point, general, integer, sexagesimal, shortened

DEFAULT_DIGITS = {"real": 7, "double": 16}
_ESCAPES = {r"\t": "\t", r"\n": "\n", r"\\": "\\"}
_PIECE = re.compile(
    r"%%|%(?P<left>-?)(?P<zero>0?)(?P<width>\d{0,3})(?:\.(?P<places>\d{0,3}))?(?P<code>r[0-9a-z]?|[a-zA-Z])"
    r"|\\[tn\\]|[^%]"
)


@dataclass(frozen=True)
class NumberFormat:
    """One number between two texts. ``places`` are decimals or significant digits; None is the format's default."""

    before: str
    code: str
    after: str
    width: int = 0
    places: int | None = None
    left: bool = False
    zero: bool = False

    @property
    def is_plain_fixed(self) -> bool:
        """Whether it is %W.Df with nothing around, for which many numbers can be written at once."""
        stuck = self.left or self.zero or self.before or self.after
        return self.code == "f" and bool(self.width and self.places) and not stuck

    def text(self, value: float, calctype: str = "real") -> str:
        """The value as IRAF prints it; INDEF unless it is finite."""
        figures = _WRITERS[self.code[0]](self, float(value), DEFAULT_DIGITS[calctype])
        if self.left:
            figures = figures.ljust(self.width)
        else:
            figures = figures.rjust(self.width, "0" if self.zero else " ")
        return self.before + figures + self.after


def parse_format(text: str, name: str = "format") -> NumberFormat:
    """Read a format string. InputError says what is wrong with it and names it."""
    found, texts, end = None, [""], 0
    while end < len(text):
        piece = _PIECE.match(text, end)
        if piece is None:
            raise InputError(
                f'The {name} "{text}" cannot be read from "{text[end:]}" on: write %W.DC with a width W, a number D of '
                "digits and a letter C, for example %10.3f, and %% for a percent sign."
            )
        end = piece.end()
        if piece["code"] is None:
            texts[-1] += "%" if piece[0] == "%%" else _ESCAPES.get(piece[0], piece[0])
        elif found is None:
            found = piece
            texts.append("")
        else:
            raise InputError(f'The {name} "{text}" prints two numbers: give it one %.')
    if found is None:
        raise InputError(f'The {name} "{text}" prints no number: give it one, for example %10.3f.')
    return _checked(found, texts, f'The {name} "{text}"')


def _checked(found, texts, what: str) -> NumberFormat:
    code = found["code"]
    if code[0] not in _WRITERS or code in ("r0", "r1"):
        raise InputError(
            f"{what} has %{code}, which prints no coordinates: give one of f, g, e, s, d, h, H, m, M, o, u, x or rN."
        )
    width, places = int(found["width"] or 0), int(found["places"]) if found["places"] else None
    if width > 200 or (places or 0) > 100:
        raise InputError(f"{what} is wider than a line should be: give at most width 200 and 100 digits.")
    return NumberFormat(texts[0], code, texts[1], width, places, bool(found["left"]), bool(found["zero"]))


def _general(form: NumberFormat, value: float, default: int) -> str:
    return shortened(general, value, form.places or default, form.width)


def _exponential(form: NumberFormat, value: float, default: int) -> str:
    return shortened(exponential, value, form.places or default, form.width)


def _fixed(form: NumberFormat, value: float, default: int) -> str:
    """Decimals give way first, then the fixed notation; IRAF lets a field of two and more whole digits grow by two."""
    decimals = default if form.places is None else form.places
    figures = fixed_point(value, decimals)
    if not form.width or len(figures) <= form.width or figures == "INDEF":
        return figures
    least = min(decimals, 1)
    most = form.width + (2 if abs(value) >= 10 else 1)
    whole = len(str(int(abs(value)))) + (value < 0)
    if whole + 1 + least > most:
        figures = shortened(exponential, value, form.width, form.width + 1)
        return figures if len(figures) <= form.width + 1 else "*" * (form.width + 1)
    while decimals > least and len(figures) > form.width:
        decimals -= 1
        figures = fixed_point(value, decimals)
    return figures if len(figures) + (not least) <= most else "*" * (form.width + 1)


def _base_60(form: NumberFormat, value: float, default: int) -> str:
    """One decimal may give way, and the last one may stick out by one; IRAF writes all else in G form."""
    decimals = 1 if form.places is None else form.places
    part = {"h": (3, 1), "m": (2, 1), "H": (3, 15), "M": (2, 15)}[form.code]
    figures = sexagesimal(value, decimals, *part)
    if not form.width or len(figures) <= form.width or figures == "INDEF":
        return figures
    if len(figures) == form.width + 1:
        return sexagesimal(value, decimals - 1, *part) if decimals > 1 else figures
    return shortened(general, value, max(decimals, 1), form.width)


def _decimal(form: NumberFormat, value: float, default: int) -> str:
    return integer(value)


def _unsigned(form: NumberFormat, value: float, default: int) -> str:
    radix = {"x": 16, "o": 8}.get(form.code, 10)
    if len(form.code) == 2:
        radix = int(form.code[1], 36)
    return integer(value, radix, signed=False)


_WRITERS: Dict[str, Callable[[NumberFormat, float, int], str]] = {
    **dict.fromkeys("gs", _general),
    **dict.fromkeys("hHmM", _base_60),
    **dict.fromkeys("xour", _unsigned),
    "e": _exponential,
    "f": _fixed,
    "d": _decimal,
}
