PYTHON ?= python3
RUN = .venv/bin

.PHONY: test chat format bench-tailoring bench-encryption bench-disclosure lock clean bench-export check-export bench-sending bench-redaction bench chaos

test: .venv/dev  ## format, lint, types, import contracts, tests
	$(RUN)/ruff format --check --quiet .
	$(RUN)/ruff check --quiet .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python -m pytest -n auto --cov --cov-report=term:skip-covered --cov-fail-under=95

chat: .venv/run  ## a conversation in the terminal; no token needed
	@$(RUN)/reflection-bot chat

format: .venv/dev
	$(RUN)/ruff format .
	$(RUN)/ruff check --fix .

chaos: .venv/dev  ## kills the bot 200 times while 200 people use it; about ten minutes
	OPENBLAS_NUM_THREADS=1 $(RUN)/python tools/chaos.py

bench: .venv/dev .venv-bench/peers  ## our bot beside python-telegram-bot and aiogram; about a quarter of an hour
	OPENBLAS_NUM_THREADS=1 $(RUN)/python -m tools.bench
	OPENBLAS_NUM_THREADS=1 $(RUN)/python tools/bench_encryption.py

.venv-bench/peers: requirements/run.txt
	test -d .venv-bench || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	.venv-bench/bin/pip install --quiet --disable-pip-version-check aiogram
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

bench-tailoring: .venv/dev  ## how well replies fit, on the sets beside the project
	$(RUN)/python tools/bench_tailoring.py

bench-redaction: .venv/dev  ## what is found and what is altered, beside Presidio and scrubadub, which it installs
	$(RUN)/python tools/bench_redaction.py

bench-sending: .venv/dev  ## 10,000 digests due in the same minute, and how people are answered meanwhile
	OPENBLAS_NUM_THREADS=1 $(RUN)/python tools/bench_sending.py

bench-encryption: .venv/dev  ## what DATABASE_KEY costs
	$(RUN)/python tools/bench_encryption.py

bench-export: .venv-bench/checkers  ## exports beside sqlite3 -csv on the same rows; a million answers take some minutes
	OPENBLAS_NUM_THREADS=1 .venv-bench/bin/python tools/bench_export.py

check-export: .venv-bench/checkers  ## what pycanon, frictionless, pyreadstat, pyarrow, Taguette and LibreOffice (where it is installed) say about an export
	.venv-bench/bin/python -m pytest -p no:asyncio -o filterwarnings=default tests/bot/research/test_checkers.py

.venv-bench/checkers:  # about 680 MB, so outside the development group
	test -d .venv-bench || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check pycanon frictionless pyreadstat pyarrow taguette pytest hypothesis -e .
	@touch $@

bench-disclosure: .venv/dev  ## what digests give away about one person, and how often they have something to say
	$(RUN)/python tools/bench_disclosure.py

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
