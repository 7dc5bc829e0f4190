# Two commands are enough: `make serve` to look at the site, `make test` to check everything.
# Both set up what they need in .venv and do nothing twice.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

# Material prints a notice about MkDocs 2 on every build; this is its own documented switch. MkDocs is pinned below 2.
export NO_MKDOCS_2_WARNING := 1
# Equal input gives equal bytes: the only date in the site is that of the last commit.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

# Folders are listed too, so that a removed file is noticed. Generated pages are results and not listed.
SOURCES := mkdocs.yml docs/about/index.md docs/about/programs.md docs/lookup/index.md $(shell find data docs/assets generator overrides snippets -not -path '*/__pycache__*')

.PHONY: serve site test check bench zensical lock clean

serve: $(VENV)/site.done ## build, serve on http://127.0.0.1:8000/ and rebuild on changes
	$(RUN) -m generator serve

site: site/index.html ## write site/
	@echo "site/ is up to date."

site/index.html: $(SOURCES) | $(VENV)/site.done
	@echo "Writing the pages from data/ ..."
	$(RUN) -m generator build $(if $(CI),--locked)
	@echo "Building site/ ..."
	@rm -rf site.new
	$(RUN) -m mkdocs build --strict --quiet --site-dir site.new
	$(RUN) -m generator publish --site site.new
	@rm -rf site && mv site.new site && touch $@

check: $(VENV)/site.done ## check the catalogue
	$(RUN) -m generator check

test: site $(VENV)/test.done ## every check and test, those in a real browser too
	@echo "Looking for a browser ..."
	$(RUN) tests/browser/chromium.py
	@echo "Checking the code ..."
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	@echo "Running the tests ..."
	$(RUN) -m pytest

bench: $(VENV)/test.done ## measure speed and weight: all figures in one run; QUICK=1 does fewer, ONLY="weight edit" some
	$(RUN) -m tools.bench $(ONLY) $(if $(QUICK),--quick)

$(VENV)/site.done: requirements/site.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, and $(PYTHON) is not it. Install one, then: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/site.txt
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/site.done
	@echo "Setting up the tools for the tests (once) ..."
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/test.txt
	@touch $@

zensical: site $(VENV)/test.done ## build the site with Zensical too, and compare
	@test -x $(VENV)/zensical/bin/zensical || $(PYTHON) -m venv $(VENV)/zensical
	$(VENV)/zensical/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/zensical.txt
	$(RUN) -m tools.zensical $(VENV)/zensical/bin/zensical

lock: $(VENV)/test.done ## pin all dependencies anew, from pyproject.toml
	$(RUN) -m pip install --quiet pip-tools
	$(RUN) -m piptools compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade --output-file requirements/site.txt pyproject.toml
	$(RUN) -m piptools compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade --extra test --constraint requirements/site.txt --output-file requirements/test.txt pyproject.toml
	$(RUN) -m piptools compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --upgrade --output-file requirements/zensical.txt requirements/zensical.in

clean: ## remove all that is made
	rm -rf site site.new $(shell sed -n "s|^/docs|docs|p" .gitignore) $(VENV)
