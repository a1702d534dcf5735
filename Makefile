# itareport: `make report` makes the report of fiscal year 2568, `make test` is all that CI runs.

SHELL := /bin/sh
.DEFAULT_GOAL := help
VENV := .venv
PYTHON := $(VENV)/bin/python
RUN := $(VENV)/bin
WHEELS := .cache/wheels
NODE_MODULES := tests/node/node_modules
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help report test check lint slow template docs lock mutation fuzz site bench pdf-ua windows release test-newest test-lowest clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: $(VENV)/.installed ## build/measures_2568.docx from data/measures_2568.yaml
	@# A report made by this release counts as unchanged; --force makes it anew with the code as it is now.
	@$(RUN)/itareport build data/measures_2568.yaml -o build/ --force

test: $(VENV)/.installed $(NODE_MODULES)/.installed ## everything: lint, types, contracts, tests, staleness
	@sh scripts/system.sh test
	@$(MAKE) --no-print-directory lint
	@$(RUN)/coverage erase
	@CI=true $(RUN)/pytest -n auto --dist loadgroup --cov --cov-report=
	@$(RUN)/coverage report
	@git diff --exit-code --stat || { echo "the tests changed files that git tracks"; exit 1; }
	@echo "make test: everything passed"

check: $(VENV)/.installed lint ## the quick part: lint, types, contracts and the tests without office programs
	@$(RUN)/pytest -q -n auto --ignore=tests/e2e

lint: $(VENV)/.installed
	@$(RUN)/ruff check --quiet .
	@$(RUN)/ruff format --quiet --check .
	@$(RUN)/mypy --no-error-summary
	@$(RUN)/lint-imports --no-cache > .venv/contracts.log || { cat .venv/contracts.log; exit 1; }

slow: test-newest test-lowest windows fuzz mutation pdf-ua ## what takes longer than the test command should

pdf-ua: $(VENV)/.installed ## the PDF of the shipped data against PDF/UA-1
	@sh scripts/pdf_ua.sh

test-newest: $(VENV)/.installed ## the quick tests with the newest dependencies that pyproject.toml allows
	@sh scripts/resolution.sh highest

test-lowest: $(VENV)/.installed ## the quick tests with the oldest dependencies that pyproject.toml allows
	@sh scripts/resolution.sh lowest-direct

windows: $(VENV)/.installed ## the program for Windows, made here and tried in Wine
	@sh scripts/system.sh windows
	@$(PYTHON) packaging/windows/make_windows.py
	@$(RUN)/pytest -q -p no:cacheprovider packaging/windows/test_windows.py

release: $(VENV)/.installed ## everything that a release publishes, in dist/release
	@sh scripts/system.sh windows
	@$(PYTHON) scripts/release.py

template: $(VENV)/.installed ## templates/*.docx, made anew
	@$(PYTHON) templates/make_templates.py

docs: $(VENV)/.installed ## everything generated: reference, schema, catalogue
	@$(PYTHON) scripts/generate.py

lock: $(VENV)/.installed ## constraints.txt, made anew from pyproject.toml (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --upgrade pyproject.toml --group test --group lint --group mutation --group site -o constraints.txt

mutation: $(VENV)/.installed ## how many planted faults in reader, schema, rules and import the tests see
	@sh scripts/mutation.sh

fuzz: $(VENV)/.installed ## random inputs for an hour: MINUTES=5 SEED=1 ONLY=zips,names NUMBER=17, or REPEAT=FOLDER
	@PYTHONPATH=tests nice $(PYTHON) -m support.fuzzing $(if $(MINUTES),--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED)) \
		$(if $(ONLY),--only $(ONLY)) $(if $(NUMBER),--number $(NUMBER)) $(if $(REPEAT),--repeat $(REPEAT))

site: $(VENV)/.installed $(NODE_MODULES)/.installed ## the manual as a site, in build/site
	@$(PYTHON) scripts/make_site.py

bench: $(VENV)/.installed ## what is promised about speed and memory, measured: docs/benchmarks.md
	@$(PYTHON) benchmarks/run.py --save

clean: ## delete what the other targets made
	rm -rf build dist .cache $(VENV) $(NODE_MODULES) mutants

$(VENV)/.installed: constraints.txt pyproject.toml
	@sh scripts/system.sh python
	@test -x $(PYTHON) || python3 -m venv $(VENV)
	@$(PYTHON) -m pip download --quiet --require-hashes --no-deps --dest $(WHEELS) -r constraints.txt
	@$(PYTHON) -m pip install --quiet --no-index --find-links $(WHEELS) --require-hashes --no-deps -r constraints.txt
	@$(PYTHON) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(NODE_MODULES)/.installed: tests/node/package.json tests/node/package-lock.json
	@sh scripts/system.sh node
	@cd tests/node && npm ci --no-audit --no-fund --loglevel=error
	@touch $@
