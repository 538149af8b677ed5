# What one types to work with SAIT. `make` alone lists it. On Windows, without make: see the README.

# The Python that the environment is made from, once; `make run PYTHON=python3.13` takes another.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# The browser of the browser tests; `make test CHROMIUM=/path/to/chrome` takes another. Without windows it costs a third less.
CHROMIUM ?= $(shell command -v chromium-headless-shell || command -v chromium || command -v chromium-browser \
	|| command -v google-chrome)

# Where Python may not keep what it compiled, every test worker and every server that is started compiles all of it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-postgresql check e2e pictures soak bench demo demo-remove messages pins .browser

# List these targets.
help:
	@awk '/^# / { said = substr($$0, 3); next } /^[a-z0-9-]+:/ { split($$0, part, ":"); printf "make %-15s %s\n", part[1], said } { said = "" }' Makefile

# Start SAIT; the first time, install what it needs. Prints the addresses and the first sign-in link.
run: $(VENV)/installed
	@$(BIN)/python -m sait serve

# Run every check and every test, as the continuous build does.
test: check .browser
	@$(FIND_BROWSER); if [ -z "$$CHROMIUM" ]; then \
		echo "Browser tests are skipped: no Chromium found. Install it (Debian: apt install chromium-headless-shell) or pass CHROMIUM=/path/to/chrome."; \
		$(BIN)/python -m pytest -m "not e2e and not soak"; \
	else \
		CHROMIUM="$$CHROMIUM" $(BIN)/python -m pytest -m "not soak"; \
	fi

# Run on PostgreSQL what every day runs on SQLite alone: the suites of the services and of the attacks on the gate.
test-postgresql: $(VENV)/installed-dev
	$(BIN)/python -m pytest --database=postgresql -m "not e2e and not soak" tests/unit/services tests/attack tests/races tests/storage tests/faults/database/test_server_faults.py tests/faults/database/test_dumps.py

# Run the checks that need no running program: style, format, types, who may import whom.
check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Run the browser tests alone.
e2e: $(VENV)/installed-dev .browser
	@$(FIND_BROWSER); CHROMIUM="$$CHROMIUM" $(BIN)/python -m pytest -n 0 -m "e2e and not soak"

# Make the pictures of the README anew, from the demonstration.
pictures: $(VENV)/installed-dev .browser
	@$(FIND_BROWSER); CHROMIUM="$$CHROMIUM" $(BIN)/python -m tests.serving.pictures

# Run what takes minutes: new examples by chance, twenty kills, ten minutes without a network, each page's other language.
soak: $(VENV)/installed-dev .browser
	$(BIN)/python -m pytest --hypothesis-profile=chance -m "hypothesis and not e2e and not soak"
	@$(FIND_BROWSER); CHROMIUM="$$CHROMIUM" $(BIN)/python -m pytest -n 0 -m soak

# Measure the real server under load and write the figures to var/bench; ARGS="--only scoring --seconds 30" for a part.
bench: $(VENV)/installed-dev .browser
	@$(FIND_BROWSER); CHROMIUM="$$CHROMIUM" $(BIN)/python -m tests.load.bench $(ARGS)

# Load the demonstration data, which is marked as such everywhere and compared only with itself.
demo: $(VENV)/installed
	@$(BIN)/python -m sait demo load

# Remove the demonstration data; real data stays as it is.
demo-remove: $(VENV)/installed
	@$(BIN)/python -m sait demo remove

# Bring the catalogues up to date with the messages in the code, and list what is not translated yet.
messages: $(VENV)/installed
	@$(BIN)/python -m sait.i18n.catalogue

# Pin requirements.in and its companions afresh (run it with the oldest Python that is supported).
pins: $(VENV)/installed
	$(BIN)/python -m pip install --quiet pip-tools
	CUSTOM_COMPILE_COMMAND="make pins" $(COMPILE) --output-file requirements.txt requirements.in
	CUSTOM_COMPILE_COMMAND="make pins" $(COMPILE) --output-file requirements-postgresql.txt requirements-postgresql.in
	CUSTOM_COMPILE_COMMAND="make pins" $(COMPILE) --output-file requirements-dev.txt requirements-dev.in

# Install the browser of the browser tests where that is this machine's own affair: on Debian, as root.
.browser:
	@$(FIND_BROWSER); if [ -z "$$CHROMIUM" ] && [ "$$(id -u)" = 0 ] && grep -qsx 'ID=debian' /etc/os-release; then \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium-headless-shell; } > /dev/null \
		|| echo "Chromium could not be installed by apt."; \
	fi

# The stamps below are newer than the pins they were made from; a changed pin installs again.
$(VENV)/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "SAIT needs Python 3.11 or newer as '$(PYTHON)'. Another one: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Looked for when a recipe runs, because .browser may just have installed it.
FIND_BROWSER = CHROMIUM="$(CHROMIUM)"; [ -n "$$CHROMIUM" ] || CHROMIUM=$$(command -v chromium-headless-shell || true)
COMPILE = $(BIN)/pip-compile --quiet --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
	--generate-hashes --allow-unsafe
