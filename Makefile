# `make demo` and `make test` do everything on a machine with Python 3.11 or newer and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate

DOSSIER ?= data/voorbeeld

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo serve test setup setup-dev browser lint types architecture tests bench docs lock clean

help: ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

demo: setup ## set up, then: propose, check and map the example
	$(BIN)/uitstroommatch voorstel $(DOSSIER) --uit voorstel.json
	$(BIN)/uitstroommatch controleer $(DOSSIER) voorstel.json
	$(BIN)/uitstroommatch kaart $(DOSSIER) voorstel.json --uit kaart.html

serve: setup ## set up, then: start the service on this machine, with the example loaded
	$(BIN)/uitstroommatch serveer --voorbeeld

test: setup-dev browser lint types architecture tests ## set up, then every check and every test

# ------------------------------------------------------------------ set-up

setup: $(VENV)/.runtime ## the environment to run in
setup-dev: $(VENV)/.dev ## the environment to develop in

$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "No Python found; install Python 3.11 or newer." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than Python 3.11; use: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The lock holds every package with its hash, the build backend included.
# The project itself then needs neither a download nor an environment of its own to build in.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.runtime

browser: setup-dev ## a Chromium for the browser tests, if there is none
	@tests/browser/install_chromium.sh $(BIN)/python

# ------------------------------------------------------------------ checks

lint: setup-dev ## style
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup-dev ## types
	$(BIN)/mypy

architecture: setup-dev ## who may import whom
	$(BIN)/lint-imports --no-logo

tests: setup-dev ## the tests
	$(BIN)/python -m pytest -n 2 --dist worksteal --ignore=tests/benchmarks

bench: setup-dev ## the benchmarks, the quick set
	$(BIN)/python -m pytest tests/benchmarks
	$(BIN)/python -m tests.benchmarks --quick

# ------------------------------------------------------------- maintenance

docs: setup ## make docs/regels.md of the rules and goals themselves
	$(BIN)/python docs/maak_regels.py

# Pins that stand in the locks stay, unless: make lock UPGRADE=--upgrade
lock: $(VENV)/pyvenv.cfg ## rebuild both lock files, without a host in them
	$(PIP) install uv
	$(COMPILE) $(UPGRADE) --group build pyproject.toml -o requirements.lock
	$(COMPILE) $(UPGRADE) --group dev --constraint requirements.lock pyproject.toml -o requirements-dev.lock
	@! grep -n '://' requirements.lock requirements-dev.lock || { echo "A lock names a host." >&2; exit 1; }

clean: ## remove the environment, the caches and what the demo made
	rm -rf $(VENV) build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f voorstel.json kaart.html
