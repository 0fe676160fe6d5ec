# The two commands of the README, and what a developer runs before a commit.
# Nothing but git, make and Python 3.11 (with pip) is needed; all else is set up in .venv.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

.PHONY: volume test lint docs judgement installed clean

volume: $(VENV)/.installed
	$(BIN)/proceedings build

test: $(VENV)/.developing
	$(BIN)/python -m pytest

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.installed
	$(BIN)/python docs/generate.py

# How often the rules are right on files of the shared corpus: docs/judgement.md.
judgement: $(VENV)/.developing
	$(BIN)/python tests/judgement/judge.py

# The program as users get it: from its wheel, far from this folder.
installed:
	bash .ci/installed $(PYTHON)

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; say which: make PYTHON=python3.11 volume"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@

# The sample has names in Han, Kana and Hangul: `cjk` brings the font.
$(VENV)/.installed: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[cjk]'
	touch $@

$(VENV)/.developing: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[cjk,dev]'
	touch $@

clean:
	rm -rf build
