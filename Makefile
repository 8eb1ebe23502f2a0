# CoReg: `make` alone lists the targets.
MAKEFLAGS += --no-print-directory
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= /usr/bin/python3
BUILD ?= build
VENV := build/venv
PROFILE ?= default
QGIS_HOME := $(or $(QGIS_CUSTOM_CONFIG_PATH),$(HOME)/.local/share/QGIS/QGIS3)
PLUGINS := $(QGIS_HOME)/profiles/$(PROFILE)/python/plugins
NEWER_DIR ?= /var/tmp/coreg_qgis_trixie
TESTS ?= test
LRELEASE ?= $(or $(wildcard /usr/lib/qt5/bin/lrelease),lrelease)

CODE := coreg_qgis test .ci $(wildcard bench)
TS := $(wildcard i18n/*.ts)
QM := $(TS:.ts=.qm)

export QT_QPA_PLATFORM ?= offscreen

LINT := lint-style lint-rooms lint-size lint-zip

.PHONY: help deps demo test test-newer test-iraf lint $(LINT) format bench resources i18n zip install clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

deps:  ## install the Debian packages that are missing (uses sudo where needed)
	@bash .ci/deps.sh

demo: deps zip  ## coregister two images through qgis_process; results under build/demo
	$(PYTHON) -m bench.demo

test: deps lint  ## lint, then the whole test suite (TESTS=path for a part of it)
	$(PYTHON) -m pytest $(TESTS)

test-newer:  ## the suite on Debian 13 with QGIS 3.40, in a chroot under NEWER_DIR (root only)
	bash .ci/newer_qgis.sh "$(NEWER_DIR)" /usr/bin/python3 -m pytest -p no:cacheprovider $(TESTS)

test-iraf:  ## hold databases to the real IRAF, which this installs (uses sudo where needed)
	@bash .ci/deps.sh iraf
	$(PYTHON) -m pytest test/core/geomap/test_geomap_iraf.py test/raster_io/test_raster_record_iraf.py

lint: $(VENV)/ready zip  ## rules of style and architecture, and those of the plugin repository on the zip
	@$(MAKE) --keep-going $(LINT)

lint-style:
	$(VENV)/bin/ruff check $(CODE)

lint-rooms: $(patsubst .ci/rooms/%.toml,lint-room-%,$(wildcard .ci/rooms/*.toml))

lint-room-%:
	$(VENV)/bin/ruff check --config .ci/rooms/$*.toml coreg_qgis/$*

lint-size:
	$(PYTHON) .ci/code_size.py coreg_qgis

lint-zip:
	$(VENV)/bin/python .ci/upload_checks.py $(BUILD)/coreg_qgis.zip

format: $(VENV)/ready  ## sort imports and apply the safe fixes of the linter
	$(VENV)/bin/ruff check --fix $(CODE)

bench: deps  ## accuracy and speed, as ratios and pixel errors
	$(PYTHON) -m bench

resources:  ## compile resources.qrc (for use in Qt Designer only: the plugin loads its icons by path)
	pyrcc5 resources.qrc | sed 's/from PyQt5/from qgis.PyQt/' > coreg_qgis/resources.py

i18n:  ## collect texts into i18n/*.ts for translators, and compile the translations
	@mkdir -p $(BUILD)/i18n
	$(PYTHON) .ci/translations.py coreg_qgis > $(BUILD)/i18n/texts.py
	for ts in $(TS); do PYTHONWARNINGS=ignore LC_ALL=C.UTF-8 pylupdate5 -noobsolete $(BUILD)/i18n/texts.py -ts $$ts; sed -i '/<location /d' $$ts; done
	$(MAKE) $(QM)

zip: $(QM)  ## the installable plugin: build/coreg_qgis.zip
	$(PYTHON) .ci/package.py $(BUILD)

install: zip  ## copy the plugin into the QGIS profile (PROFILE=default, QGIS_CUSTOM_CONFIG_PATH is respected)
	mkdir -p "$(PLUGINS)"
	rm -rf "$(PLUGINS)/coreg_qgis"
	cp -r $(BUILD)/coreg_qgis "$(PLUGINS)/"
	@echo "Installed in $(PLUGINS). Switch CoReg on in QGIS: Plugins > Manage and Install Plugins > Installed."

clean:  ## remove everything that was built
	rm -rf build i18n/*.qm coreg_qgis/resources.py .pytest_cache .ruff_cache
	find coreg_qgis test bench .ci -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

i18n/%.qm: i18n/%.ts
	@command -v $(LRELEASE) >/dev/null || { echo "lrelease is missing: run make deps" >&2; exit 1; }
	@$(LRELEASE) -silent $< -qm $@.$$$$ && mv $@.$$$$ $@

$(VENV)/ready: .ci/lint-requirements.txt
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@
