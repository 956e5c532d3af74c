# Everything a fresh clone needs is Python >= 3.10 and make; the rest is installed into $(VENV).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE := samples/childcare-page.txt

.PHONY: help demo test check bench lexicon docs clean

help:  ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(BIN)/.user: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[html,docx,pdf]'
	touch $@

$(BIN)/.dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(BIN)/.user  ## set everything up and parse a sample to YAML
	@$(BIN)/fanwen-parse parse $(SAMPLE)

test: $(BIN)/.dev  ## set everything up and run all tests
	$(BIN)/python -m pytest

check: $(BIN)/.dev  ## all that CI runs: lint, types, import contracts, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: $(BIN)/.dev  ## cold start, memory, throughput, growth, diff against a plain differ
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/diff.py

lexicon: $(BIN)/.dev  ## write the literal module of the YAML lexicon
	$(BIN)/python -m fanwen_parse.lexicon.build

docs: $(BIN)/.dev  ## write the catalogue page and the outputs of the examples anew
	$(BIN)/python tests/test_check.py
	$(BIN)/python -m pytest --accept tests/test_docs.py

clean:  ## remove what was made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
