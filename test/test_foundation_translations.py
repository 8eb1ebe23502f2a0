"""Translations fit the texts that they replace, and every text can be translated."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / ".ci" / "translations.py"
FILES = sorted((ROOT / "i18n").glob("*.ts"))


def messages(path):
    """(context, source, translation) of all finished messages."""
    found = []
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation.get("type") is None:
                found.append((context.findtext("name"), message.findtext("source"), translation.text))
    return found


def marks(text):
    """What must stay as it is: placeholders, tags, names of outputs."""
    return sorted(re.findall(r"\{[^}]*\}|</?\w+>|\b[A-Z]+_[A-Z_]+\b", text))


def collect(folder):
    return subprocess.run([sys.executable, SCRIPT, folder], capture_output=True, text=True, encoding="utf-8")


def test_german_is_among_the_languages():
    assert "coreg_qgis_de.ts" in [path.name for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_translations_keep_placeholders_and_markup(path):
    found = messages(path)
    assert len(found) > 50
    assert [source for _, source, translation in found if marks(source) != marks(translation or "")] == []
    assert {context for context, _, _ in found} == {"CoReg"}


def test_all_texts_of_the_plugin_can_be_collected():
    shown = collect(ROOT / "coreg_qgis")
    assert shown.returncode == 0, shown.stderr
    assert 'translate("CoReg", "Reference image")' in shown.stdout.splitlines()


def test_context_is_the_one_that_is_looked_up():
    assert 'CONTEXT = "CoReg"' in (ROOT / "coreg_qgis" / "translation.py").read_text("utf-8")


def test_calls_are_found_wherever_they_stand(tmp_path):
    code = 'tr("one")\nclass A:\n    def f(self):\n        g(self.tr("two \\"q\\"" "+"), tr("one"))\n'
    (tmp_path / "a.py").write_text(code)
    assert collect(tmp_path).stdout == 'translate("CoReg", "one")\ntranslate("CoReg", "two \\"q\\"+")\n'


@pytest.mark.parametrize("call", ["tr(f'{1}')", "tr('a' + name)", "tr('{}'.format(1))", "tr()"])
def test_text_that_is_no_literal_is_an_error(tmp_path, call):
    (tmp_path / "a.py").write_text(f"\n{call}\n")
    shown = collect(tmp_path)
    assert shown.returncode == 1
    assert "a.py:2" in shown.stderr
