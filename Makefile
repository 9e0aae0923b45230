# Amends: `make demo` and `make test` need Python 3.11 and the package registries, nothing else.
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(BIN)/amends

.DEFAULT_GOAL := help
.PHONY: help demo test check serve bench lock audit clean peer-postgres peer-smtp peer-smsc peer-dns

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## ?(.*)/  make \1\t\2/' | expand -t 18

$(VENV)/.python:
	@command -v $(PYTHON) >/dev/null || { echo "Amends needs Python 3.11: install it, or name it with make PYTHON=/path/to/python3.11" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.demo: $(VENV)/.python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.python requirements-dev.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.demo

demo: $(VENV)/.demo  ## set up, run the bundled case through the whole response, serve it
	$(RUN) demo

serve: $(VENV)/.demo  ## console and portal with what is in AMENDS_HOME
	$(RUN) serve

test: $(VENV)/.dev  ## set up, then lint, types, import contracts and every test
	./tests/run

check: $(VENV)/.dev  ## lint, types and import contracts only
	./tests/run --check

peer-postgres: $(VENV)/.dev  ## a PostgreSQL of local packages until Ctrl-C; prints its URL
	@$(BIN)/python tests/peers.py postgres

peer-smtp: $(VENV)/.dev  ## Postfix's smtp-sink until Ctrl-C; prints its URL for --smtp
	@$(BIN)/python tests/peers.py smtp-sink

peer-smsc: $(VENV)/.dev  ## an SMS centre with receipts until Ctrl-C; prints its URL for --smpp
	@$(BIN)/python tests/peers.py smsc

peer-dns: $(VENV)/.dev  ## a name server of one zone until Ctrl-C; prints its address for --resolver
	@$(BIN)/python tests/peers.py dns

bench: $(VENV)/.dev  ## the benchmarks, each beside its peer (see benchmarks/README.md)
	$(BIN)/python benchmarks/run.py

lock: $(VENV)/.dev  ## renew the pinned, hashed dependencies (needs uv on the path)
	uv pip compile pyproject.toml --group build --generate-hashes --python-version 3.11 --universal --no-emit-index-url --no-annotate --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --generate-hashes --python-version 3.11 --universal --no-emit-index-url --no-annotate --no-header -q -o requirements-dev.lock

audit:  ## ask whether a locked library is known to be weak (needs the network and pipx)
	pipx run pip-audit --strict --require-hashes --disable-pip -r requirements.lock

clean:  ## remove the virtual environment and the caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
