"""Benchmark results for the reader: printed at once, and kept as Markdown under build/bench."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

FOLDER = Path(__file__).resolve().parents[1] / "build" / "bench"


class Results:
    """Collects lines of Markdown while printing them."""

    def __init__(self, name: str):
        self._path = FOLDER / f"{name}.md"
        self._lines: list[str] = []

    def say(self, text: str = "") -> None:
        """One line."""
        print(text, flush=True)
        self._lines.append(text)

    def table(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table whose first column is text and whose others are numbers."""
        widths = [max(len(str(row[i])) for row in [headers, *rows]) for i in range(len(headers))]
        self._row(headers, widths)
        self.say("|" + "|".join("-" * (w + 1) + (":" if i else "-") for i, w in enumerate(widths)) + "|")
        for row in rows:
            self._row(row, widths)
        self.say()

    def _row(self, cells: Sequence[str], widths: Sequence[int]) -> None:
        padded = [str(c).rjust(w) if i else str(c).ljust(w) for i, (c, w) in enumerate(zip(cells, widths))]
        self.say("| " + " | ".join(padded) + " |")

    def target(self, what: str, value: float, limit: float, *, at_least: bool) -> bool:
        """State a target, what was reached, and whether that is enough."""
        met = value >= limit if at_least else value <= limit
        relation = "at least" if at_least else "at most"
        self.say(f"- {'met' if met else 'MISSED'}: {what}: {value:.3g} (target: {relation} {limit:g})")
        return met

    def save(self) -> Path:
        """Write build/bench/<name>.md."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        self._path.write_text("\n".join(self._lines) + "\n", encoding="utf-8")
        return self._path
