#!/usr/bin/env python3
"""Say which files and functions have grown too long to be read at one sitting.

usage: code_size.py FOLDER...    Files of at most 300 lines; functions of at most 40, docstring and blanks not counted.
"""

import ast
import sys
from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 40


def too_long(path):
    """One line of text for each finding in a file."""
    text = path.read_text("utf-8")
    lines = text.splitlines()
    if len(lines) > FILE_LINES:
        yield f"{path}:1: the file has {len(lines)} lines, more than {FILE_LINES}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            count = code_lines(node, lines)
            if count > FUNCTION_LINES:
                yield f"{path}:{node.lineno}: {node.name} has {count} lines of code, more than {FUNCTION_LINES}"


def code_lines(function, lines):
    """Lines of a function that are neither blank nor part of its docstring."""
    own = set(range(function.lineno, function.end_lineno + 1))
    if ast.get_docstring(function) is not None:
        own -= set(range(function.body[0].lineno, function.body[0].end_lineno + 1))
    return sum(bool(lines[number - 1].strip()) for number in own)


def main(folders):
    """Print all findings; true when there are any."""
    findings = [text for folder in folders for path in sorted(Path(folder).rglob("*.py")) for text in too_long(path)]
    print("\n".join(findings) or "code size: nothing too long")
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
