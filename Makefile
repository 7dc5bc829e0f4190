# `make serve` shows the site, `make quick` checks a change in seconds, `make test` checks everything.
# Each target sets up what it needs once, in .venv and node_modules.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
NODE := node_modules/.done
# Each test file runs on one worker, so that fixtures that its tests share are created once. Files start in the order of their
# names: tests in a browser take longest and come first, and short files are left to fill both workers at the end.
PARALLEL := --numprocesses auto --dist loadfile --no-loadscope-reorder

# Turns off Material's notice about MkDocs 2, which it prints on every build. MkDocs is pinned below 2.
export NO_MKDOCS_2_WARNING := 1
# Builds are reproducible: the only date in the site is the date of the last commit.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

# Folders are listed too, because their time changes when a file is removed. Generated pages are outputs and not listed.
SOURCES := mkdocs.yml docs/about/index.md docs/about/programs.md docs/lookup/index.md $(shell find data docs/assets generator overrides snippets -not -path '*/__pycache__*')

.PHONY: serve site check fix quick lint-python lint-scripts lint-words unit test test-site test-browser test-libraries soak coverage needs chromium bench zensical lock clean

serve: $(VENV)/site.done ## build, serve on http://127.0.0.1:8000/, and rebuild on changes
	$(RUN) -m generator serve

site: site/index.html ## write site/
	@echo "site/ is up to date."

site/index.html: $(SOURCES) | $(VENV)/site.done
	@echo "Building site/ ..."
	$(RUN) -m generator site $(if $(CI),--locked)
	@touch $@

check: $(VENV)/test.done ## check everything that a change to data/ can break, except the layout on phones
	@$(PYTHON) tests/needs.py node
	$(RUN) -m generator check
	node --test-reporter=dot tests/scripts/found-first.test.js
	$(RUN) -m pytest --quiet $(PARALLEL) -m "catalogue and not (site or browser or slow or libraries or soak)"

fix: $(VENV)/test.done ## fix what needs no judgment: order, permalinks, schemas, formatting
	$(RUN) -m generator fix
	$(RUN) -m ruff check --fix --quiet
	$(RUN) -m ruff format --quiet

quick: ## lint, check types, words and spelling, and run the unit tests of Python and JavaScript
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target lint-scripts unit lint-python lint-words
	@echo "No findings. All unit tests pass."

lint-python: $(VENV)/test.done
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --check --quiet
	@$(RUN) -m mypy

lint-scripts: $(NODE) $(VENV)/site.done
	@npm run --silent lint
	@npm run --silent lint:styles
	@npm run --silent types
	@npm run --silent test

lint-words: $(VENV)/test.done
	@$(RUN) -m tools.words
	@$(RUN) -m codespell_lib $(shell git ls-files)

unit: $(VENV)/test.done
	@$(RUN) -m pytest $(PARALLEL) -m "not (site or browser or slow or libraries or soak)"

test: needs ## run every check and test, including those in a browser
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target chromium site lint-scripts lint-python lint-words
	$(RUN) -m pytest $(PARALLEL)

test-site: needs $(VENV)/test.done site ## run the tests of the built site, and slow tests that need no browser
	$(RUN) -m pytest $(PARALLEL) -m "(site or slow) and not (browser or libraries or soak)"

test-browser: needs $(VENV)/test.done chromium site ## run the tests in a browser
	$(RUN) -m pytest $(PARALLEL) -m "browser and not soak"

test-libraries: $(VENV)/test.done $(VENV)/libraries.done tests/libraries/node_modules/.done ## run the client libraries against a server that plays X
	$(RUN) -m pytest -m libraries

soak: needs $(VENV)/test.done chromium site ## run the exhaustive tests, for about an hour: killed builds, mutations, every payload, guide and code page
	$(RUN) -m pytest $(PARALLEL) -m soak

coverage: $(VENV)/test.done ## measure the branch coverage of generator/ by unit and slow tests
	$(RUN) -m coverage erase
	$(RUN) -m coverage run -m pytest -m "not (site or browser or libraries or soak)"
	$(RUN) -m coverage combine --quiet
	$(RUN) -m coverage report --skip-covered

needs:
	@$(PYTHON) tests/needs.py node npm curl jq openssl

chromium: $(VENV)/test.done
	@$(RUN) tests/browser/chromium.py

bench: $(VENV)/test.done ## run the benchmarks; QUICK=1 runs fewer, ONLY="weight edit" only some
	$(RUN) -m tools.bench $(ONLY) $(if $(QUICK),--quick)

$(VENV)/site.done: requirements/site.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is older than Python 3.11. Install a newer Python, then run: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/site.txt
	@touch $@

$(NODE): package-lock.json
	@$(PYTHON) tests/needs.py node npm
	@echo "Setting up the JavaScript tools (once) ..."
	@npm ci --silent
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/site.done
	@echo "Setting up the test tools (once) ..."
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/test.txt
	@touch $@

$(VENV)/libraries.done: requirements/libraries.txt $(VENV)/test.done
	@echo "Setting up the client libraries for Python (once) ..."
	@test -x $(VENV)/libraries/bin/python || $(PYTHON) -m venv $(VENV)/libraries
	$(VENV)/libraries/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/libraries.txt
	@touch $@

tests/libraries/node_modules/.done: tests/libraries/package-lock.json
	@$(PYTHON) tests/needs.py node npm
	@echo "Setting up the client libraries for JavaScript (once) ..."
	@npm ci --silent --prefix tests/libraries
	@touch $@

zensical: site $(VENV)/test.done ## build the site with Zensical, and compare it
	@test -x $(VENV)/zensical/bin/zensical || $(PYTHON) -m venv $(VENV)/zensical
	$(VENV)/zensical/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/zensical.txt
	$(RUN) -m tools.zensical $(VENV)/zensical/bin/zensical

lock: $(VENV)/test.done ## pin the newest versions that pyproject.toml allows
	$(RUN) -m pip install --quiet pip-tools
	$(RUN) -m piptools compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade --output-file requirements/site.txt pyproject.toml
	$(RUN) -m piptools compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade --extra test --constraint requirements/site.txt --output-file requirements/test.txt pyproject.toml
	$(RUN) -m piptools compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade --output-file requirements/zensical.txt requirements/zensical.in
	$(RUN) -m piptools compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade --output-file requirements/libraries.txt requirements/libraries.in

clean: ## remove everything that was built or installed
	git clean -dfqX docs
	rm -rf .build site site.new node_modules tests/libraries/node_modules $(VENV)
