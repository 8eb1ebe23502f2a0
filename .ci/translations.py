#!/usr/bin/env python3
"""Collect the texts to be translated, for pylupdate5.

usage: translations.py FOLDER... > texts.py

pylupdate5 guesses a context from the surrounding class and stumbles over nested calls, while coreg_qgis.translation.tr
looks texts up in one context. So the calls of tr are found in the syntax tree and written in a form that cannot be
misread. A call whose text is not a literal could never be translated and is an error.
"""

import ast
import sys
from pathlib import Path

CONTEXT = "CoReg"
FUNCTIONS = ("tr", "_tr")


def calls(tree):
    """All calls of the translating functions, in the order of the text."""
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in FUNCTIONS
    ]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def texts(path):
    """The literals of a file; raises ValueError for a call that has another argument."""
    for call in calls(ast.parse(path.read_text("utf-8"))):
        first = call.args[0] if call.args else None
        if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
            raise ValueError(f"{path}:{call.lineno}: tr needs a literal text")
        yield first.value


def main(folders):
    """Print one translate() line for each text, each text once."""
    found = {}
    try:
        for folder in folders:
            for path in sorted(Path(folder).rglob("*.py")):
                found.update(dict.fromkeys(texts(path)))
    except ValueError as error:
        sys.exit(str(error))
    for text in found:
        literal = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        print(f'translate("{CONTEXT}", {literal})')


if __name__ == "__main__":
    main(sys.argv[1:])
