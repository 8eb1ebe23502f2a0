#!/usr/bin/env python3
"""Tell whether the plugin repository of QGIS would take a zip.

usage: upload_checks.py PLUGIN.zip    with a Python that has bandit, detect-secrets, flake8 and flake8-qgis

The repository refuses a zip for any finding of bandit or detect-secrets, for a wrong layout and for incomplete
metadata. We are stricter: all tests of bandit, not its selection; and findings of flake8 count as well, with those of
flake8-qgis that tell what QGIS 4 no longer has, as QGIS 4 itself cannot be run everywhere.
"""

import configparser
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

MAX_BYTES = 25_000_000
NEEDED_FILES = ("__init__.py", "metadata.txt", "LICENSE")
NEEDED_FIELDS = (
    "name", "qgisMinimumVersion", "description", "about", "version", "author", "email", "homepage", "tracker",
    "repository",
)  # fmt: skip
WELCOME = {".py", ".txt", ".md", ".svg", ".png", ".qml", ".qm", ".html", ".css", ".json", ".model3", ""}
# QGS105: we take iface as QGIS hands it in. QGS2: guesses about return values by the name of a method alone.
# QGS402: enums are class-scoped, which QGIS 3 and 4 both know.
FLAKE8 = (
    "--max-line-length=120", "--max-complexity=10", "--extend-select=QGS1,QGS4",
    "--extend-ignore=E203,QGS105,QGS2,QGS402",
)  # fmt: skip


def layout(archive):
    """What is wrong with the names, kinds and rights of the entries."""
    names = [name for name in archive.namelist() if not name.endswith("/")]
    roots = {PurePosixPath(name).parts[0] for name in names}
    if len(roots) != 1 or not next(iter(roots)).isidentifier():
        yield f"there must be one folder whose name is a Python identifier, not {sorted(roots)}"
        return
    root = next(iter(roots))
    yield from (f"{needed} is missing" for needed in NEEDED_FILES if f"{root}/{needed}" not in names)
    for entry in archive.infolist():
        path = PurePosixPath(entry.filename)
        hidden = [part for part in path.parts if part.startswith((".", "__MACOSX")) or part == "__pycache__"]
        if hidden or "\\" in entry.filename or path.is_absolute():
            yield f"{path} must not be in a zip"
        if path.suffix.lower() not in WELCOME:
            yield f"{path} is of a kind that a plugin does not need"
        if entry.external_attr >> 16 & 0o111 and not entry.is_dir():
            yield f"{path} is executable"
        if {"test", "tests", "bench"} & set(path.parts[1:-1]):
            yield f"{path} is a test and of no use to users"


def metadata(folder):
    """What is wrong with metadata.txt."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(folder / "metadata.txt", "utf-8")
    fields = dict(parser["general"])
    yield from (f"metadata.txt has no {name}" for name in NEEDED_FIELDS if not fields.get(name, "").strip())
    if not re.fullmatch(r"\d+(\.\d+){1,2}", fields.get("version", "")):
        yield "the version in metadata.txt is not of the form 1.2.3"
    if "supportsQt6" in fields:
        yield "supportsQt6 is no longer a field: say qgisMaximumVersion=4.99"
    if set(fields.get("author", "")) & set("/\\<>"):
        yield "the author in metadata.txt has characters that the repository refuses"
    if not (folder / fields.get("icon", "icon.png")).is_file():
        yield "the icon that metadata.txt names is not there"


def tool(*arguments, cwd):
    """Standard output of a Python tool, which may well exit with an error when it has findings."""
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode and not done.stdout.strip():
        sys.exit(f"{arguments[0]} did not run: {done.stderr[-800:]}")
    return done.stdout


def code(folder):
    """Findings of bandit, detect-secrets and flake8."""
    for hit in json.loads(tool("bandit", "--recursive", ".", "--format", "json", "--quiet", cwd=folder))["results"]:
        yield f"bandit {hit['test_id']}: {hit['filename']}:{hit['line_number']}: {hit['issue_text']}"
    found = json.loads(tool("detect_secrets", "scan", "--all-files", ".", cwd=folder))["results"]
    for name, hits in found.items():
        yield from (f"detect-secrets: {name}:{hit['line_number']}: {hit['type']}" for hit in hits)
    yield from (f"flake8: {line}" for line in tool("flake8", "--isolated", *FLAKE8, ".", cwd=folder).splitlines())


def main(path):
    """Print all findings; true when there are any."""
    findings = []
    if Path(path).stat().st_size > MAX_BYTES:
        findings.append(f"larger than {MAX_BYTES / 1e6:.0f} MB")
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        findings += layout(archive)
        if not findings:
            archive.extractall(folder)
            plugin = Path(folder) / PurePosixPath(archive.namelist()[0]).parts[0]
            findings += [*metadata(plugin), *code(Path(folder))]
    print("\n".join(findings) or f"{path}: ready for upload")
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
