"""The running program."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # matrices this small are slower on many threads, and nobody waits
