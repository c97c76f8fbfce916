# make run · make test · make check · make bench — see README.md
SHELL := /bin/bash
PORT ?= 8000
export PYTHONUTF8 := 1
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: run test check bench setup setup-test lock format backup clean

run: setup
	@.ci/serve $(PORT)

test: setup-test
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: setup-test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy .
	$(VENV)/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	DEPLOYMENT=production SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))')" ALLOWED_HOSTS=plans.example \
	  DATABASE_URL=sqlite:///:memory: KEY_FILE=/run/keys/privacy.json $(PY) manage.py check --deploy --fail-level WARNING

# What the paper costs, beside WeasyPrint alone, Chromium and LibreOffice: BENCH=paper for one table only.
bench: setup-test
	@$(PY) -m tests.benchmarks $(BENCH)

setup:
	@.ci/setup run

setup-test:
	@.ci/setup test

# The lock files: every package with its hashes, no host named.
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet
lock:
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

format:
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

backup:
	@.ci/backup

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache
