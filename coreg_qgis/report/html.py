"""The skeleton of a report and its building blocks; every text that comes in is escaped here."""

from __future__ import annotations

import os
import uuid
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Callable, Iterable, Iterator, Sequence, Tuple

from ..core.errors import OutputError

_STYLE = Path(__file__).with_name("report.css")
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"  # the page can reach nothing outside itself


def page(title: str, body: Iterable[str]) -> str:
    """A whole page around finished pieces of HTML."""
    style = _STYLE.read_text("utf-8")
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def heading(text: str, level: int = 2) -> str:
    """A heading."""
    return f"<h{level}>{escape(text)}</h{level}>"


def paragraph(text: str, css: str = "") -> str:
    """A paragraph of plain text."""
    return f'<p class="{css}">{escape(text)}</p>' if css else f"<p>{escape(text)}</p>"


def figure(content: str, caption: str, css: str = "") -> str:
    """Finished HTML or SVG with a caption of plain text."""
    return f'<figure class="{css}">{content}<figcaption>{escape(caption)}</figcaption></figure>'


def side_by_side(pieces: Iterable[str]) -> str:
    """Finished pieces next to each other where the screen is wide enough."""
    return '<div class="pair">' + "".join(pieces) + "</div>"


def tile(name: str, value: str, note: str = "", extra: str = "", before: str = "") -> str:
    """One headline number; ``extra`` and ``before`` are finished HTML behind and before it."""
    notes = f'<div class="note">{escape(note)}</div>' if note else ""
    headline = f'<h3>{escape(name)}</h3><div class="value">{escape(value)}</div>'
    return f'<div class="tile">{before}{headline}{extra}{notes}</div>'


def meter(percent: float) -> str:
    """A bar from 0 to 100 with a mark at 50."""
    return f'<div class="meter"><i style="width:{min(max(percent, 0), 100):.0f}%"></i><u></u></div>'


def status(kind: str, name: str, text: str) -> str:
    """A banner; ``kind`` is "good", "doubt" or "bad" and says the same as the name, in colour."""
    return f'<div class="status {kind}" role="status"><b>{escape(name)}</b><span>{escape(text)}</span></div>'


def pairs_table(rows: Iterable[Tuple[str, str]]) -> str:
    """Names and values."""
    cells = "".join(f"<tr><td>{escape(str(a))}</td><td>{escape(str(b))}</td></tr>" for a, b in rows)
    return f'<div class="scroll"><table class="pairs">{cells}</table></div>'


def table(headers: Sequence[str], rows: Iterable[Tuple[str, Sequence[str]]], text_columns: Sequence[int] = ()) -> str:
    """Rows of (CSS class, cells); cells of ``text_columns`` are aligned to the left."""
    def cell(tag: str, i: int, text: str) -> str:
        css = f' class="{"text mark" if i == 0 else "text"}"' if i in text_columns else ""
        return f"<{tag}{css}>{escape(text)}</{tag}>"

    head = "".join(cell("th", i, text) for i, text in enumerate(headers))
    body = "".join(
        f'<tr class="{css}">' + "".join(cell("td", i, text) for i, text in enumerate(cells)) + "</tr>"
        for css, cells in rows
    )
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def bullet_list(texts: Iterable[str]) -> str:
    """A list of plain texts."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def code(text: str) -> str:
    """A command; one click selects all of it."""
    return f"<pre>{escape(text)}</pre>"


def run_details(settings, command: str, versions, messages: Sequence[str], tr: Callable[[str], str]) -> Iterator[str]:
    """What any run needs to be understood and repeated; ``settings`` and ``versions`` are (name, value)."""
    if messages:
        yield heading(tr("Messages of the run"))
        yield bullet_list(messages)
    yield heading(tr("Settings"))
    yield pairs_table(settings)
    yield heading(tr("The same run as a command"))
    yield code(command)
    yield heading(tr("Versions"))
    yield pairs_table(versions)


def missing_plots(tr: Callable[[str], str]) -> Iterator[str]:
    """What stands in the place of plots where matplotlib cannot be imported."""
    yield heading(tr("Plots"))
    yield paragraph(
        tr(
            "The plots are left out because the Python package matplotlib cannot be imported: install it "
            "(Debian and Ubuntu: sudo apt install python3-matplotlib; else: python3 -m pip install matplotlib, "
            "on Windows in the OSGeo4W Shell) and run the algorithm again."
        )
    )


def write_report(path: str, title: str, body: Iterable[str]) -> None:
    """Write a page of finished pieces under its title and the time, whole or not at all.

    Raises OutputError where the place cannot be written.
    """
    head = [heading(title, 1), paragraph(datetime.now().strftime("%Y-%m-%d %H:%M"), "soft")]
    text = page(title, [*head, *body])
    unfinished = f"{path}.{uuid.uuid4().hex[:8]}.part"
    try:
        with open(unfinished, "x", encoding="utf-8") as stream:
            stream.write(text)
        os.replace(unfinished, path)
    except OSError as error:
        if os.path.exists(unfinished):
            os.remove(unfinished)
        raise OutputError(
            f"The report {path} cannot be written ({error.strerror}): choose another folder or free some space."
        ) from error
