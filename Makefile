# One line a target; `make` alone lists them. Everything runs from .venv, which `make setup` makes.
# The system's first: distributions build theirs with profile-guided optimisation, which reads notices a fifth faster (docs/performance.md).
PYTHON ?= $(or $(shell for python in /usr/bin/python3 python3; do $$python -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$python && break; done),python3)
BIN := .venv/bin
SOURCES ?=
SAMPLE ?= 60

.DEFAULT_GOAL := help
.PHONY: help setup run cluster cluster-down servers test test-quick check lock bench-reading bench-evidence fuzz mutants bench-road bench-index bench-cluster road-full chaos clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

setup: .venv/ready ## make .venv with everything locked

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || (echo "需要 Python 3.11–3.13 / Python 3.11–3.13 is needed: make setup PYTHON=python3.12"; exit 1)
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: setup ## the demonstration, or `make run SOURCES=ccgp` for the live portal
ifeq ($(strip $(SOURCES)),)
	$(BIN)/chebiao up --demo
else
	$(BIN)/chebiao up $(foreach source,$(SOURCES),--source $(source))
endif

cluster: servers ## the demonstration on real Kafka and Elasticsearch, every service a process; then cluster-down
	@$(BIN)/python -m deploy.cluster up

cluster-down: setup ## stop what `make cluster` started
	@$(BIN)/python -m deploy.cluster down

servers: setup ## fetch Kafka, Elasticsearch and an S3 endpoint for the tests, once (220 MB)
	@$(BIN)/python -m deploy.local.fetching

# what starts some hundred processes: none need compile our modules anew, and no server lives long enough for Java's second compiler
test: export PYTHONDONTWRITEBYTECODE :=
test: export JDK_JAVA_OPTIONS := -XX:TieredStopAtLevel=1
test: setup check ## everything that is checked, tests on two workers; suites whose servers cannot be had are named at the end
	@$(BIN)/python -m deploy.local.fetching || [ "$$CI" != true ]
	$(BIN)/pytest -n 2

test-quick: setup ## unit, laws and contracts only, without servers
	$(BIN)/pytest -m 'not servers' tests/unit tests/laws tests/contract tests/architecture

check: setup ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: setup ## lock again after pyproject.toml changed
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet --extra dev --extra ocr pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet --extra image --extra ocr -c requirements.lock pyproject.toml -o deploy/requirements.lock

bench-reading: setup ## how well and how fast notices are read, and the files beside them
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.attachments
	$(BIN)/python -m bench.documents
	$(BIN)/python -m bench.otherwise --every 10

bench-evidence: setup ## every value's words blanked: it changes or goes
	$(BIN)/python -m bench.evidence

fuzz: setup ## ten minutes and more of hostile input: pages, texts, grammars, files
	for target in page text values files; do $(BIN)/python -m bench.fuzz $$target --seconds 170 || exit 1; done

mutants: setup ## mutation score of money, displacement, dates, places (SAMPLE=0: all mutants)
	nice $(BIN)/python -m bench.mutants --sample $(SAMPLE)

bench-road: setup ## notices/s of the whole embedded road, and where the time goes
	$(BIN)/python -m bench.road

bench-index: servers ## latency of the search index, embedded and on Elasticsearch
	$(BIN)/python -m bench.index

road-full: setup ## 10,000 simulated notices over HTTP, undisturbed and with 20 kills
	$(BIN)/python -m bench.kills --notices 10000 --kills 20

bench-cluster: servers ## our Faust worker beside a raw loop and Quix Streams; Faust's tables; the index made anew
	$(BIN)/python -m bench.cluster

chaos: servers ## 5,000 notices through the cluster, 30 kills of workers, broker, Elasticsearch; Kafka away for a minute
	$(BIN)/python -m bench.outage --seconds 60
	$(BIN)/python -m bench.chaos --notices 5000 --kills 30

clean: ## throw away caches and the demonstration
	rm -rf .data/demo .data/cluster .mypy_cache .ruff_cache .pytest_cache .hypothesis
