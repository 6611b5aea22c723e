PYTHON ?= python3
RUN = .venv/bin

.PHONY: test chat format bench-tailoring lock clean

test: .venv/dev  ## format, lint, types, import contracts, tests
	$(RUN)/ruff format --check --quiet .
	$(RUN)/ruff check --quiet .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python -m pytest --cov --cov-report=term:skip-covered --cov-fail-under=95

chat: .venv/run  ## a conversation in the terminal; no token needed
	@$(RUN)/reflection-bot chat

format: .venv/dev
	$(RUN)/ruff format .
	$(RUN)/ruff check --fix .

bench-tailoring: .venv/dev  ## how well replies fit, on the sets beside the project
	$(RUN)/python tools/bench_tailoring.py

lock:  ## writes requirements/*.txt anew; needs uv
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml --group dev -o requirements/dev.txt

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements/run.txt pyproject.toml
	@test -e .venv/dev || $(RUN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@test -e .venv/dev || $(RUN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/dev: .venv/bin/python requirements/dev.txt pyproject.toml
	$(RUN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(RUN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
