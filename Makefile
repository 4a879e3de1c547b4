# Recipes for people. `make` by itself lists them; each does its own set-up in .venv.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help report illustrative test lab docs check benchmark load faults attacks lock environment clean

help: ## List the recipes
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "  make %-13s %s\n", $$1, $$2}'

report: $(READY) ## Make the report pack of Westminster for 2015-16 Q4 in reports/
	@$(BIN)/inspection-stats report --area Westminster --quarter "2015-16 Q4"

illustrative: $(READY) ## Make a pack from illustrative data: one service compared with the average of 30
	@$(BIN)/inspection-stats compare data/illustrative/case_counts.csv --service "Illustrative service 07"

lab: $(READY) ## Open the notebooks in JupyterLab
	@$(BIN)/jupyter lab --config=lab/jupyter_lab_config.json

docs: $(READY) ## Build the docs site in site/html: guides, gallery, notebooks, reference
	@$(BIN)/python -m scripts.docs_site

check: $(READY) ## Check every table in data/
	@$(BIN)/inspection-stats check data

test: $(READY) ## Run the linters, the type checker and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/nbstripout --verify notebooks/*.ipynb
	$(BIN)/python -m pytest -n 2 --dist loadgroup

benchmark: $(READY) ## Time packs, drawing, exploring and growth against other ways, and write docs/benchmark.md (half an hour)
	@$(BIN)/python -m benchmarks

load: $(READY) ## Make a thousand packs in one run and check 2,000 claims: do time and memory stay flat? (6 minutes)
	@$(BIN)/python -m benchmarks.load

faults: $(READY) ## Stop a run of packs 200 times at random moments; the packs must be the same
	@$(BIN)/python scripts/faults.py --kills 200

attacks: $(READY) ## Attack the command line in some 1,100 ways: each must be refused or handled correctly
	@$(BIN)/python -m scripts.attacks

lock: $(READY) ## Update the dependencies in requirements.lock and environment.yml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --all-extras --upgrade pyproject.toml -o requirements.lock
	$(MAKE) environment

environment: $(READY) ## Write environment.yml from pyproject.toml
	$(BIN)/pyproject2conda yaml --extra dev --name inspection-stats --channel conda-forge --python-include infer --req "-e ." --header -o environment.yml

clean: ## Delete the set-up and the reports made
	rm -rf .venv reports/*/ .pytest_cache .mypy_cache .ruff_cache

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 to 3.13 is needed; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if not (3, 11) <= sys.version_info < (3, 14) else None'
	@echo "Setting up .venv, once. 1 of 3: a separate environment"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "2 of 3: the packages of requirements.lock (a minute or two)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@echo "3 of 3: the suite"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
