# Everything a developer does. `make run` needs Python 3.11 or newer, its venv and pip, and make.

SHELL := /bin/bash
.DEFAULT_GOAL := help

HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=
BIN := .venv/bin
PYTHONS := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python

export HOST PORT
export PYTHONUNBUFFERED := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# What the environment says, or else .env.
setting = $(or $($1),$(shell sed -n "s/^$1=[\"']*\([^\"']*\).*/\1/p" .env 2>/dev/null))

# The paper's address follows HOST and PORT where neither the environment nor .env names one.
HERE = $(if $(findstring :,$(HOST)),[$(if $(filter ::,$(HOST)),::1,$(HOST))],$(HOST:0.0.0.0=127.0.0.1))
ADDRESS = $(or $(call setting,SITE_URL),http://$(HERE):$(PORT))

# The extras that its services need.
EXTRAS = $(if $(filter postgres%,$(call setting,DATABASE_URL)),postgres) \
	$(if $(filter redis%,$(call setting,CACHE_URL)),redis) $(if $(call setting,STORAGE_URL),s3)
SERVED := .venv/.installed $(EXTRAS:%=.venv/.installed-%) .env

# As on a server, whatever .env says.
PRODUCTION := SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
	DEBUG=0 SITE_URL=https://paper.example EMAIL_URL=smtp+tls://desk:secret@mail.example:587 \
	DATABASE_URL=sqlite://:memory:

.PHONY: help run dev demo test walks test-newest lint format check messages bench lock clean

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/' | expand -t 20

run: $(SERVED) ## serve the paper as in production, with the demo newsroom
	@SITE_URL=$(ADDRESS) RUN_WORKER=1 exec $(BIN)/python manage.py serve

dev: $(SERVED) ## the same, with DEBUG and a server that reloads itself
	@SITE_URL=$(ADDRESS) DEBUG=1 exec $(BIN)/python manage.py serve

demo: $(SERVED) ## load the demo newsroom (ARGS="--stories 5000 --seed 7" for a large one)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo $(ARGS)

test: .venv/.installed-dev ## every test, on SQLite, with no service (ARGS="-k embargo" to choose)
	@$(BIN)/pytest -n auto $(ARGS)

walks: .venv/.installed-dev ## every order in which people can work at one story, farther than `make test` goes
	@$(BIN)/pytest -n auto -m far $(ARGS)

test-newest: .venv-newest/.installed ## every test on the newest Django (PYTHON=… is a Python that it runs on)
	@.venv-newest/bin/pytest -n auto -W ignore::DeprecationWarning -W ignore::PendingDeprecationWarning $(ARGS)

lint: .venv/.installed-dev ## style, templates, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z '*.py' | xargs -0 $(BIN)/django-upgrade --check --target-version 5.2
	$(BIN)/djlint templates --lint --check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.installed-dev ## put every file into the house's form
	$(BIN)/ruff check --fix-only --quiet .
	git ls-files -z '*.py' | xargs -0 $(BIN)/django-upgrade --exit-zero-even-if-changed --target-version 5.2
	$(BIN)/ruff format .
	$(BIN)/djlint templates --reformat --quiet --warn

check: .venv/.installed ## Django's checks as on a server; no change of a model without its migration
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(PRODUCTION) $(BIN)/python manage.py makemigrations --check --dry-run

messages: .venv/.installed-dev ## bring the translations' catalogues up to what the code says (docs/languages.md)
	@$(PRODUCTION) $(BIN)/python manage.py messages

bench: .venv/.installed ## how long the pages take, and how many queries, as the newsroom grows
	@$(PRODUCTION) $(BIN)/python manage.py bench $(ARGS)

lock: ## choose the newest versions that fit together, and write constraints.txt
	uv pip compile --quiet --upgrade --universal --all-extras --python-version 3.11 \
		--constraint <(echo 'Django<6') --no-emit-index-url --no-annotate \
		--custom-compile-command 'make lock' --output-file constraints.txt pyproject.toml

clean: ## remove what was installed and made, but keep the newsroom's data and .env
	rm -rf .venv .venv-newest .data/static .data/static.stamp .data/cache .data/bench
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@for python in $(PYTHONS); do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making .venv with $$($$python --version) …"; \
			exec $$python -m venv .venv; \
		fi; \
	done; \
	echo 'No Python 3.11 or newer was found: install one, or say where it is with PYTHON=…' >&2; \
	exit 1

.venv/.installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo 'Installing what the newsroom needs …'
	@$(BIN)/python -m pip install --quiet --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/.installed-dev: pyproject.toml constraints.txt | .venv/bin/python
	@echo 'Installing what its developers need …'
	@$(BIN)/python -m pip install --quiet --quiet --constraint constraints.txt --editable '.[dev,postgres,redis,s3]'
	@touch .venv/.installed .venv/.installed-{postgres,redis,s3} $@

.venv/.installed-%: pyproject.toml constraints.txt | .venv/.installed
	@echo 'Installing the extra “$*” …'
	@$(BIN)/python -m pip install --quiet --quiet --constraint constraints.txt --editable '.[$*]'
	@touch $@

.venv-newest/.installed: pyproject.toml constraints.txt
	@echo 'Installing the newest Django …'
	@$(or $(PYTHON),python3) -m venv .venv-newest
	@grep -v '^django==' constraints.txt > .venv-newest/constraints.txt
	@.venv-newest/bin/python -m pip install --quiet --quiet --constraint .venv-newest/constraints.txt \
		--editable '.[dev,postgres,redis,s3]'
	@touch $@

.env:
	@umask 077 && $(BIN)/python -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50)); print("DEMO_PASSWORD=" + secrets.token_urlsafe(9))' > .env.new && mv -n .env.new .env
	@echo 'Wrote .env with a secret key and the password of the demo newsroom.'
