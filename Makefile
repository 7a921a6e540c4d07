# `make run` opens the app, `make test` runs every check; both set up what they need, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
APP_READY := $(VENV)/.app-ready
CHECKS_READY := $(VENV)/.checks-ready
CODE := newsterm tests benchmarks tools

.PHONY: run test check format lint types layers tests bench bench-refresh picture clean

run: $(APP_READY)
	@$(BIN)/newsterm $(ARGS)

test: check

check: lint types layers tests

format: $(CHECKS_READY)
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

lint: $(CHECKS_READY)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)

types: $(CHECKS_READY)
	$(BIN)/mypy

layers: $(CHECKS_READY)
	$(BIN)/lint-imports

tests: $(CHECKS_READY)
	$(BIN)/python -m pytest -n auto

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newsterm needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1)." \
	         "Name a newer one: make $(or $(MAKECMDGOALS),run) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(APP_READY): pyproject.toml | $(VENV)/bin/python
	@echo "Setting up newsterm in $(VENV), once ..." >&2
	@$(PIP) install --editable .
	@touch $@

$(CHECKS_READY): pyproject.toml $(APP_READY)
	@echo "Setting up what the checks need in $(VENV), once ..." >&2
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --group dev
	@touch $@

picture: $(APP_READY)
	@mkdir -p docs
	$(BIN)/python tools/picture.py docs/newsterm.svg --size 150x42 --keys "enter"

bench: $(APP_READY)
	$(BIN)/python benchmarks/store.py 100000
	$(BIN)/python benchmarks/ledger.py 200000
	$(BIN)/python benchmarks/screen.py 100 100000
	$(BIN)/python benchmarks/reading.py 500 5000

bench-refresh: $(APP_READY)
	$(BIN)/python benchmarks/refresh.py $(ARGS)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
