# make demo   sets up .venv, tells the shipped example stories, writes demo/index.html
# make test   sets up .venv, checks style and types, runs the tests
# make bench  measures what things cost
# make score  runs every evaluation over ../shared and checks the floors
# make test-ray, make test-browser  what needs Ray, what needs Chromium
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
EVALS := ledgers seeds chains stance origins conflicts pairs numbers events attribution tagger times quantities shared_text gathering extraction

.PHONY: demo test test-browser score table test-ray bench bench-scale bench-crashes lock picture train clean

demo: $(VENV)/runs
	$(VENV)/bin/whosays tell examples
	$(VENV)/bin/whosays tell examples --format html -o demo/index.html
	@echo "The same, to click through: demo/index.html"

test: $(VENV)/tests
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(RUN) -m pytest -m "not browser"

test-browser: $(VENV)/tests
	$(RUN) -m pytest -m browser

# What needs Ray, which is large: the tests that skip without it.
test-ray: $(VENV)/ray
	$(RUN) -m pytest tests/test_engine.py tests/test_retelling.py tests/test_intake.py tests/test_store_crash.py -k "ray or actor"

score: $(VENV)/tests
	@test -d ../shared || { echo "make score needs the data sets in ../shared"; exit 1; }
	@for name in $(EVALS); do $(RUN) -m evals.$$name --json .scores/$$name.json || exit 1; done
	$(RUN) -m evals.origins --data evals/origins/unseen.jsonl --json .scores/origins_unseen.json
	$(RUN) -m evals.origins --data evals/origins/unseen_2.jsonl --json .scores/origins_unseen_2.json
	$(RUN) -m evals.origins --data evals/origins/unseen_3.jsonl --json .scores/origins_unseen_3.json
	$(RUN) -m evals.origins --data evals/origins/unseen_4.jsonl --json .scores/origins_unseen_4.json
	$(RUN) -m evals.conflicts --data evals/conflicts/unseen_2.jsonl --json .scores/conflicts_unseen_2.json
	$(RUN) -m evals.ledgers --data evals/stories/open.jsonl --json .scores/stories_open.json
	$(RUN) -m evals.ledgers --data evals/stories/closed.jsonl --json .scores/stories_closed.json
	$(RUN) -m evals.floors .scores

# Puts the figures of the last `make score` into the README.
table: $(VENV)/tests
	$(RUN) -m evals.table .scores README.md

$(VENV)/runs: requirements.txt pyproject.toml
	@echo "Setting up $(VENV) (a minute or two, once) ..."
	test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --require-hashes -r requirements.txt
	$(RUN) -m pip install --quiet --no-deps -e .
	@touch $@

$(VENV)/tests: requirements-test.txt $(VENV)/runs
	$(RUN) -m pip install --quiet --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/ray: requirements-ray.txt $(VENV)/tests
	$(RUN) -m pip install --quiet --require-hashes -r requirements-ray.txt
	@touch $@

# What things cost, as ratios of one run; needs ../shared. By hand: machines are noisy.
bench: $(VENV)/tests
	$(RUN) -m bench.reading
	$(RUN) -m bench.shared_text
	$(RUN) -m bench.stories
	$(RUN) -m bench.telling
	$(RUN) -m bench.store

bench-scale: $(VENV)/ray
	$(RUN) -m bench.scale --plot bench/scale.svg

# Adds that are killed at random moments, in five ways; about an hour.
bench-crashes: $(VENV)/ray
	$(RUN) -m bench.crashes

# Pins every version by hash, for all supported Pythons; records no download address.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements.txt
	uv pip compile pyproject.toml --extra test -c requirements.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements-test.txt
	uv pip compile pyproject.toml --extra test --extra ray -c requirements-test.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements-ray.txt

# The picture of the README, from the pages that `make demo` writes.
picture: demo
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1440,1080 --user-data-dir=$$(mktemp -d) --screenshot=docs/ledger.png file://$(CURDIR)/demo/index.html

# Trains the tagger anew, in an environment of its own; see docs/tagger.md.
train:
	$(MAKE) -C training train

clean:
	rm -rf $(VENV) demo .scores
