#!/usr/bin/env python3
"""Stage the plugin as QGIS loads it, and zip it so that the same sources always give the same bytes.

usage: package.py BUILD_FOLDER    makes BUILD_FOLDER/coreg_qgis/ and BUILD_FOLDER/coreg_qgis.zip
"""

import shutil
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "coreg_qgis"
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.py[co]", ".*", "*~", "resources.py", "*.aux.xml")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


def stage(build):
    """A fresh folder with the package, its metadata, licence and translations."""
    folder = build / NAME
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / NAME, folder, ignore=LEFT_OUT)
    for name in ("metadata.txt", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    (folder / "i18n").mkdir()
    for translation in (ROOT / "i18n").glob("*.qm"):
        shutil.copy(translation, folder / "i18n")
    return folder


def pack(folder, archive):
    """Zip a folder; nothing in the bytes tells when, where or by whom."""
    unfinished = archive.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w") as zipped:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), EPOCH)
                entry.create_system = 3  # Unix, so that the mode is read
                entry.external_attr = 0o100644 << 16
                zipped.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    unfinished.replace(archive)


def main(build):
    """Stage and zip; say where."""
    build.mkdir(parents=True, exist_ok=True)
    archive = build / f"{NAME}.zip"
    pack(stage(build), archive)
    print(f"{archive} ({archive.stat().st_size / 1024:.0f} KiB)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
