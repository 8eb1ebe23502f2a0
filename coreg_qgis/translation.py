"""Translations: one context for all texts, and the translator that QGIS has to be given."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

CONTEXT = "CoReg"
_PACKAGE = Path(__file__).resolve().parent
FOLDERS = (_PACKAGE / "i18n", _PACKAGE.parent / "i18n")  # as installed from the zip; as in the source tree


def tr(text: str) -> str:
    """The text in the user's language; ``text`` is always a literal, so that it can be extracted."""
    return QCoreApplication.translate(CONTEXT, text)


def install_translator() -> QTranslator | None:
    """Make QGIS use our translation of its language, if there is one.

    The caller keeps the result for as long as it is wanted: Qt does not, and a collected translator is a silent one.
    """
    translator = QTranslator()
    name = f"coreg_qgis_{QgsApplication.locale()}"  # Qt falls back from de_AT to de by itself
    if any(translator.load(name, str(folder)) for folder in FOLDERS):
        QCoreApplication.installTranslator(translator)
        return translator
    return None
