"""metadata.txt, the change log, the licence and the icons say the same thing, and all of it."""

import configparser
import re
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "coreg_qgis" / "icons"


@pytest.fixture(scope="module")
def metadata():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(ROOT / "metadata.txt", "utf-8")
    return dict(parser["general"])


@pytest.mark.parametrize(
    "field",
    ["name", "description", "about", "author", "email", "homepage", "repository", "tracker", "tags", "category"],
)
def test_every_field_of_the_repository_is_filled(metadata, field):
    assert metadata[field].strip()


def test_versions_of_qgis_and_the_processing_flag(metadata):
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["qgisMaximumVersion"] == "4.99"
    assert metadata["hasProcessingProvider"] == "yes"
    assert "supportsQt6" not in metadata


def test_the_newest_version_of_the_change_log_is_that_of_the_metadata(metadata):
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[0] == metadata["version"]
    assert metadata["changelog"].startswith(versions[0])


@pytest.mark.parametrize("field", ["homepage", "repository", "tracker"])
def test_addresses_are_of_the_project(metadata, field):
    assert metadata[field].startswith("https://github.com/coreg-qgis/coreg_qgis")


def test_licence_is_the_gpl_2_or_later(metadata):
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 2, June 1991" in text
    assert metadata["license"] == "GPL-2.0-or-later"


def test_about_names_every_algorithm_of_the_change_log(metadata):
    named = re.findall(r"^- \*(.+?)\* \(`coreg:", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert len(named) >= 5
    assert [name for name in named if name not in metadata["about"]] == []


def test_icon_of_the_plugin_manager_is_a_square_png_with_transparency(metadata):
    header = (ROOT / "coreg_qgis" / metadata["icon"]).read_bytes()[:26]
    width, height, depth, colour = struct.unpack(">IIBB", header[16:26])
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert (width, height, depth, colour) == (128, 128, 8, 6)


def test_resources_name_files_that_exist():
    tree = ElementTree.parse(ROOT / "resources.qrc")
    files = [element.text for element in tree.iter("file")]
    assert "coreg_qgis/icons/coreg.svg" in files
    assert [name for name in files if not (ROOT / name).is_file()] == []


def test_svg_icons_draw_something(qgis_app):
    from qgis.PyQt.QtGui import QIcon

    icons = sorted(ICONS.glob("*.svg"))
    assert len(icons) >= 5
    for path in icons:
        image = QIcon(str(path)).pixmap(24, 24).toImage()
        colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        assert len(colours) > 10, path
