"""What QGIS does with the plugin: load it, ask for algorithms, show it, take it away; each in a fresh QGIS."""

import zipfile

import pytest

pytest.importorskip("qgis.core", reason="QGIS is not installed")

ALGORITHMS = [
    "applydisplacement", "applyshift", "checkgeolocation", "clipgeolocation", "coregisterdem",
    "coregisterdemblockwise", "coregisterglobal", "coregisterlocal", "correctgeolocation", "creategeolocation",
    "detectglobalshift", "fittransform", "footprint", "geolocationtogcps", "listtransforms", "overlap",
    "qualitygrid", "rectifygeolocation", "transformcoordinates", "transformraster", "transformvector",
]  # fmt: skip
START = """
import json, os, sys
class Blocker:
    blocked = os.environ.get("BLOCKED", "").split()
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.blocked:
            raise ModuleNotFoundError("No module named " + name, name=name)
sys.meta_path.insert(0, Blocker())
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
app = QgsApplication([], True)
app.initQgis()
registry = QgsApplication.processingRegistry()
import coreg_qgis
def names():
    provider = registry.providerById("coreg")
    return sorted(algorithm.name() for algorithm in provider.algorithms()) if provider else None
"""
IFACE = """
from qgis.PyQt.QtWidgets import QAction, QMainWindow
class Iface:
    def __init__(self):
        self.window, self.menu, self.bar, self.texts = QMainWindow(), [], [], []
    def mainWindow(self):
        return self.window
    def addPluginToRasterMenu(self, name, action):
        self.menu.append((name, action))
    def removePluginRasterMenu(self, name, action):
        self.menu.remove((name, action))
    def addToolBarIcon(self, action):
        self.bar.append(action)
        return 0
    def removeToolBarIcon(self, action):
        self.bar.remove(action)
    def messageBar(self):
        return self
    def pushWarning(self, title, text):
        self.texts.append(text)
iface = Iface()
"""


def language(name):
    """The environment of a user with this language."""
    return {"LANGUAGE": name, "LANG": f"{name}.UTF-8", "LC_ALL": f"{name}.UTF-8"}


def test_without_a_window_the_provider_alone_is_added(run_python):
    code = "plugin = coreg_qgis.classFactory(None); plugin.initProcessing(); print(json.dumps(names()))"
    assert run_python(START + code) == ALGORITHMS


def test_provider_says_who_it_is(coreg_provider):
    assert coreg_provider.id() == "coreg"
    assert coreg_provider.name() == "CoReg"
    assert "CoReg" in coreg_provider.longName()
    assert not coreg_provider.icon().isNull()
    assert coreg_provider.svgIconPath().endswith("coreg.svg")
    assert sorted(algorithm.id() for algorithm in coreg_provider.algorithms()) == [f"coreg:{n}" for n in ALGORITHMS]


def test_nothing_heavy_is_imported_when_the_plugin_loads(run_python):
    code = """
before = set(sys.modules)  # newer versions of QGIS import shapely themselves
plugin = coreg_qgis.classFactory(None)
plugin.initProcessing()
heavy = {"scipy", "shapely", "matplotlib", "pyfftw", "osgeo"}
print(json.dumps([names(), sorted(heavy & (set(sys.modules) - before))]))
"""
    assert run_python(START + code) == [ALGORITHMS, []]


@pytest.mark.parametrize("blocked", ["scipy", "shapely", "scipy shapely matplotlib pyfftw"])
def test_missing_packages_are_told_when_asked_to_work_and_not_before(run_python, blocked):
    code = """
plugin = coreg_qgis.classFactory(None)
plugin.initProcessing()
said = {}
for algorithm in registry.providerById("coreg").algorithms():
    said[algorithm.name()] = algorithm.canExecute()
print(json.dumps(said))
"""
    said = run_python(START + code, BLOCKED=blocked)
    assert sorted(said) == ALGORITHMS
    needed = [name for name in ("scipy", "shapely") if name in blocked.split()]
    assert [name for name, (possible, _) in said.items() if possible] == []
    assert [text for _, text in said.values() if not all(word in text for word in [*needed, "install"])] == []


def test_missing_package_stops_a_run_with_the_same_sentence(run_python):
    code = """
plugin = coreg_qgis.classFactory(None)
plugin.initProcessing()
algorithm = registry.createAlgorithmById("coreg:footprint")
feedback, context = QgsProcessingFeedback(False), QgsProcessingContext()
_, done = algorithm.run({"INPUT": "absent.tif", "OUTPUT": "memory:"}, context, feedback)
print(json.dumps([done, feedback.textLog()]))
"""
    done, text = run_python(START + code, BLOCKED="scipy")
    assert done is False
    assert "scipy" in text
    assert "install" in text


def test_broken_algorithm_does_not_take_the_others_away(run_python):
    code = """
sys.modules["coreg_qgis.processing.overlap"] = None
told = []
def hear(*said):
    if said[1:2] == ("CoReg",):
        told.append(said[0])
QgsApplication.messageLog().messageReceived.connect(hear)
plugin = coreg_qgis.classFactory(None)
plugin.initProcessing()
print(json.dumps([names(), told]))
"""
    found, told = run_python(START + code)
    assert found == [name for name in ALGORITHMS if name != "overlap"]
    assert len(told) == 1
    assert "overlap" in told[0]


def test_window_gets_a_menu_entry_and_a_button_and_keeps_nothing(run_python):
    code = """
plugin = coreg_qgis.classFactory(iface)
plugin.initGui()
action = iface.bar[0]
shown = [iface.menu == [("CoReg", action)], len(iface.bar), action.text(), action.icon().isNull(), names()]
plugin.unload()
QgsApplication.sendPostedEvents(None, 52)  # the deferred deletion of the action
left = [iface.menu, iface.bar, names(), len(iface.window.findChildren(QAction)), plugin.translator is None]
plugin.unload()
plugin.initGui()
again = [len(iface.menu), len(iface.bar), names()]
plugin.unload()
print(json.dumps([shown, left, again]))
"""
    shown, left, again = run_python(START + IFACE + code)
    assert shown == [True, 1, "Coregister image (global shift)…", False, ALGORITHMS]
    assert left == [[], [], None, 0, True]
    assert again == [1, 1, ALGORITHMS]


def test_second_provider_of_the_same_name_does_no_harm(run_python):
    code = """
first, second = coreg_qgis.classFactory(iface), coreg_qgis.classFactory(iface)
first.initGui()
second.initGui()
second.unload()
print(json.dumps([names(), len(iface.menu)]))
"""
    assert run_python(START + IFACE + code) == [ALGORITHMS, 1]


def test_button_opens_the_main_algorithm(run_python):
    code = """
import types
asked = []
fake = types.ModuleType("processing")
fake.execAlgorithmDialog = lambda name, parameters: asked.append(name)
sys.modules["processing"] = fake
plugin = coreg_qgis.classFactory(iface)
plugin.initGui()
plugin.action.trigger()
asked.append(registry.algorithmById(asked[0]) is not None)
print(json.dumps(asked))
"""
    assert run_python(START + IFACE + code) == ["coreg:coregisterglobal", True]


def test_button_says_what_to_do_where_processing_is_off(run_python):
    code = """
sys.modules["processing"] = None
plugin = coreg_qgis.classFactory(iface)
plugin.initGui()
plugin.action.trigger()
print(json.dumps(iface.texts))
"""
    texts = run_python(START + IFACE + code)
    assert len(texts) == 1
    assert "Switch on the plugin Processing" in texts[0]


TRANSLATED = """
plugin = coreg_qgis.classFactory(None)
from coreg_qgis.translation import tr
plugin.initProcessing()
print(json.dumps([tr("Reference image"), tr("no such text"), registry.providerById("coreg").longName()]))
"""
GERMAN = ["Referenzbild", "no such text", "CoReg: Koregistrierung von Bildern"]


def test_german_in_the_source_tree(run_python, plugin_zip):
    assert run_python(START + TRANSLATED, **language("de_AT")) == GERMAN


def test_german_from_the_zip(run_python, plugin_zip, tmp_path):
    with zipfile.ZipFile(plugin_zip) as archive:
        archive.extractall(tmp_path / "installed")
    place = "print(json.dumps(coreg_qgis.__file__))"
    assert "installed" in run_python(START + place, PYTHONPATH=str(tmp_path / "installed"))
    assert run_python(START + TRANSLATED, PYTHONPATH=str(tmp_path / "installed"), **language("de")) == GERMAN


def test_english_stays_english(run_python):
    code = "plugin = coreg_qgis.classFactory(None); print(json.dumps(plugin.translator is None))"
    assert run_python(START + code, **language("en_US")) is True
