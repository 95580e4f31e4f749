# make run   a chat with the sample archive, on http://127.0.0.1:7860
# make demo  three questions in the terminal
# make test  lint, types and all tests

PYTHON ?= python3
ARTICLES ?= data/sample
INDEX ?= sample-index
PORT ?= 7860
PIP_OPTIONS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt $(PIP_OPTIONS)

.PHONY: run demo test check lint types tests chromium format eval eval-shared bench train-cleaning train-statements train-reader train-confidence translations screenshots clean

run: .venv/installed
	$(BIN)/onrecord index $(ARTICLES) --index $(INDEX)
	$(BIN)/onrecord serve --index $(INDEX) --port $(PORT)

demo: .venv/installed
	$(BIN)/onrecord index $(ARTICLES) --index $(INDEX)
	$(BIN)/onrecord ask --index $(INDEX) "what did Peskov say about Kursk?"
	$(BIN)/onrecord ask --index $(INDEX) "how many homes lost power in the gale?"
	$(BIN)/onrecord ask --index $(INDEX) "what did Macron say about Kursk?"

test: check tests

check: lint types

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed-dev
	$(BIN)/mypy

tests: .venv/installed-dev chromium
	$(BIN)/python -m pytest

# The browser tests need a system Chromium; they skip, saying so, where it cannot be installed.
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; } || \
	  echo "!! no Chromium: the browser tests will be SKIPPED; sudo apt install chromium brings them in"

format: .venv/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The README's first table: the project's own test sets.
eval: .venv/installed-dev
	$(BIN)/python -m benchmarks.evals --part own
	$(BIN)/python -m benchmarks.tables

# The other tables, from the material in ../shared; about two hours.
eval-shared: .venv/installed-dev bench
	$(BIN)/python -m benchmarks.evals --part shared
	$(BIN)/python -m benchmarks.tables

bench: .venv/installed-dev
	for name in retrieval reading embedding cleaning reprints verify crash damage disk_full update scale \
	    statements speakers probes unanswerable reader chat; do \
	  $(BIN)/python -m benchmarks.$$name || exit 1; done
	$(BIN)/python -m benchmarks.batch --kills 0
	$(BIN)/python -m benchmarks.batch --only-kills
	$(BIN)/python -m benchmarks.hostile --seed 11 --through-index

# Fits the weights of index/clean again; the same articles and lines give the same weights.
train-cleaning: .venv/installed-dev
	$(BIN)/python -m index.clean.train

# The trainings below go on where they were stopped, from their folders in build/, and take an accelerator if PyTorch sees
# one. glibc's limits keep memory from being given back and faulted in again each step.
TRAIN := MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=17179869184 $(BIN)/python -m training

# The tagger of index/statements, an hour and a half on 2 cores.
train-statements: .venv/installed-dev
	$(TRAIN).statements

# The span reader, in five stages from the packaged encoder, each from the weights of the one before; some seven hours on one core.
# READER_OPTIONS="--limit 50 --every 5" STAGES=build/trial tries all five in a quarter of an hour.
STAGES := build/reader
STAGE = $(TRAIN).reader --work $(basename $@) --out $@
READER_OPTIONS ?=
train-reader: $(STAGES)/5.safetensors
	[ ! -e $< ] || cp $< qa/reader/reader.safetensors
$(STAGES)/1.safetensors: | .venv/installed-dev
	$(STAGE) --epochs 1 --rate 1.5e-4 --limit 20000 $(READER_OPTIONS)
$(STAGES)/2.safetensors: $(STAGES)/1.safetensors
	$(STAGE) --from $< --epochs 2 --average 4 $(READER_OPTIONS)
$(STAGES)/3.safetensors: $(STAGES)/2.safetensors
	$(STAGE) --from $< --epochs 1 --average 4 --seed 7 $(READER_OPTIONS)
$(STAGES)/4.safetensors: $(STAGES)/3.safetensors
	$(STAGE) --from $< --sets reddit amazon --drawn --limit 6000 --epochs 1 --rate 6e-5 --negatives 0.25 --every 60 --average 3 --seed 11 $(READER_OPTIONS)
$(STAGES)/5.safetensors: $(STAGES)/4.safetensors
	$(STAGE) --from $< --drawn --limit 10000 --epochs 2 --average 4 --seed 13 --with-start $(READER_OPTIONS)

# Fits the confidence of answers again, on questions to archives in build/confidence.
train-confidence: .venv/installed-dev
	$(BIN)/python -m training.confidence

# All texts of the page into qa/language/messages.pot, and from there into each language.
translations: .venv/installed-dev
	$(BIN)/pybabel -q extract -F pyproject.toml --project=onrecord --header-comment="# Texts of On Record's interface; see qa/language/language.md." --add-location=file --sort-output -w 110 -o qa/language/messages.pot app.py qa
	$(BIN)/pybabel -q update -i qa/language/messages.pot -d qa/language --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 110
	$(BIN)/pybabel -q compile -d qa/language

screenshots: .venv/installed-dev chromium
	ONRECORD_SCREENSHOTS=1 $(BIN)/python -m pytest -q tests/web -k screenshot

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache $(INDEX)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv .venv; } || \
	  { echo "Python cannot make virtual environments here: sudo apt install python3-venv"; exit 1; }

# torch first and pinned: an unpinned one brings gigabytes of CUDA libraries.
.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	@echo "Installing into .venv; the first time this takes some minutes."
	$(PIP) torch
	$(PIP) --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	$(PIP) --editable ".[dev]"
	@touch $@
