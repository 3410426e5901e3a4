# Two commands: `make site` builds everything under site/, `make test` runs every check and test.
# Only Python 3.11+, git and make are needed; the rest is set up in .venv from requirements.lock.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SITE ?= site

.PHONY: site test check serve lint types unit audit bench clean wheel

site: $(READY)
	$(BIN)/gongshi build --site-dir $(SITE)

test: $(READY) lint types unit

check: $(READY)
	$(BIN)/gongshi check

serve: $(READY)
	$(BIN)/gongshi serve

lint: $(READY)
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check generator tests

types: $(READY)
	$(BIN)/mypy

unit: $(READY)
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.paper
	$(BIN)/pytest -n auto --dist loadgroup

# Needs Java and npm, so it is no part of `make test`.
audit: site
	$(BIN)/python -m tests.bench.nu $(SITE)
	$(BIN)/python -m tests.bench.lighthouse $(SITE)

bench: $(READY)
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.bench.check
	$(BIN)/python -m tests.bench.builds
	$(BIN)/python -m tests.bench.search

wheel: $(READY)
	$(BIN)/python -m build --wheel --no-isolation

clean:
	rm -rf $(VENV) build site dist .site.staging .site.lock .build.lock

# The project itself is installed in place, so that what is tested is what is edited.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
