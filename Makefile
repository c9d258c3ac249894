# One line a recipe; `make help` reads the ## comments. Everything lives in .venv, nothing needs root.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do $$p -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP    := .venv/bin/python -m pip install -qq --disable-pip-version-check
RUN    := .venv/.ready
DEV    := .venv/.ready-to-test
SPARK  := .venv-spark/.ready
DATA   := var/data/.tried
NODE   := $(if $(shell command -v npm),tests/peers/node_modules/.ready)
T      ?=

export ASSAY_DATA ?= $(CURDIR)/var/data

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run story data needs test check fix format lint types floors docs coverage bench bench-web bench-market spark evaluate screenshots compare fuzz torture lock clean

help: ## say what each word does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' Makefile

setup: $(RUN) $(DEV) $(NODE) ## .venv from the hashed locks; the others call it themselves

run: $(RUN) ## the platform with made-up people, on http://localhost:8000
	@.venv/bin/assay demo

story: $(RUN) ## the library's main job, told in plain words: issue, bake, verify, revoke, verify again
	@.venv/bin/python -m tools.story

data: $(RUN) ## the starter pack of skills, downloaded once (170 MB): ESCO, O*NET and others, a language model
	@.venv/bin/assay data install

needs: ## the Debian packages that tests use; installs them where it may
	@$(PYTHON) tools/needs.py

test: needs $(DEV) $(NODE) $(DATA) ## all tests, or make test T=tests/unit/encoding
	@.venv/bin/python -m pytest -n 2 $(T)

check: format lint types floors docs test ## all that CI does; the only word one must know

fix: $(DEV) ## format, mend what can be mended safely, write the reference anew
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet . && .venv/bin/python tools/reference.py

format: $(DEV) ## is everything formatted?
	@.venv/bin/ruff format --check --output-format concise . || { echo "Not formatted; make fix formats it."; exit 1; }

lint: $(DEV) ## does ruff object to anything?
	@.venv/bin/ruff check --quiet .

types: $(DEV) ## does mypy, in its strictest mode, object to anything?
	@.venv/bin/mypy --no-error-summary src tests tools

floors: $(DEV) ## does each part import only what lies below it?
	@.venv/bin/lint-imports --no-cache > .venv/floors.txt || { cat .venv/floors.txt; exit 1; }

docs: $(DEV) ## is docs/reference what the sources say?
	@.venv/bin/python tools/reference.py --check

coverage: $(DEV) ## branch coverage of the library; 100 % below the network and the command line
	@.venv/bin/python -m pytest -n 2 --cov --cov-report=term-missing:skip-covered $(T)

bench: $(DEV) $(NODE) ## speed beside the other libraries, in the same run; the market: make bench-market
	@.venv/bin/python -m tools.bench

bench-web: $(DEV) ## the platform's speed, really served: SQLite and PostgreSQL
	@PYTHONPATH=tests .venv/bin/python -m tools.bench_web

spark: $(SPARK) ## the market's expressions on Spark: its own .venv-spark and its own tests (Java 17)
	@.venv-spark/bin/python -m pytest -q -rs tests/analysis/market/test_spark.py

bench-market: $(DEV) $(SPARK) ## five million made-up job ads on DuckDB and on Spark: the same figures? how fast?
	@.venv/bin/python -m tools.bench_market

evaluate: $(DEV) $(DATA) ## quality of the analysis on labelled sets
	@.venv/bin/python -m tools.evaluate

screenshots: needs $(DEV) ## docs/screenshots anew: the tour and what people see, taken by the tests
	@rm -f docs/screenshots/*.png ; ASSAY_SCREENSHOTS=docs/screenshots .venv/bin/python -m pytest -q tests/journeys/web -k pictures

compare: $(DEV) $(NODE) ## hostile and honest files before us and other verifiers; writes docs/comparison.md
	@.venv/bin/python -m tools.compare

fuzz: $(DEV) ## hostile bytes for ten minutes
	@.venv/bin/python -m tools.fuzz

torture: $(DEV) ## 200 SIGKILLs at random instants; nothing lost, nothing doubled
	@.venv/bin/python -m tools.torture

lock: $(DEV) ## write requirements/*.txt anew from *.in: newest versions, hashes, no addresses
	@for part in run dev peers spark; do .venv/bin/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet requirements/$$part.in -o requirements/$$part.txt || exit 1; done

clean: ## away with everything made here
	@rm -rf .venv .venv-spark tests/peers/node_modules build dist .coverage* .mypy_cache .ruff_cache .hypothesis

$(RUN): requirements/run.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Assay needs Python 3.11 or newer with venv; name it with make PYTHON=…"; exit 1; }
	@test -x .venv/bin/python || { echo "Setting up .venv …"; $(PYTHON) -m venv .venv; }
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt requirements/peers.txt
	@$(PIP) --require-hashes -r requirements/dev.txt
	@$(PIP) --require-hashes -r requirements/peers.txt
	@touch $@

$(SPARK): requirements/run.txt requirements/dev.txt requirements/spark.txt pyproject.toml
	@test -x .venv-spark/bin/python || { echo "Setting up .venv-spark …"; $(PYTHON) -m venv .venv-spark; }
	@.venv-spark/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.txt -r requirements/dev.txt -r requirements/spark.txt
	@.venv-spark/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DATA): $(RUN) src/assay/analysis/sources/starter-pack.txt
	@.venv/bin/assay data install --no-vectors > .venv/data.txt || echo "The skills could not be installed; tests that need them are skipped. make data tries again."
	@mkdir -p $(@D) && touch $@

tests/peers/node_modules/.ready: tests/peers/package-lock.json
	@npm ci --prefix tests/peers --ignore-scripts --no-audit --no-fund --silent && touch $@ || echo "npm could not install tests/peers; the tests against JavaScript verifiers are skipped."
