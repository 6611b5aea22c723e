"""Logs: one line of JSON for each event, without content, names, chat ids or tokens."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime

import msgspec

_FIELDS = (
    "aside", "codes", "error", "kind", "pause_s", "refused", "scripts", "status", "strangers", "took_ms", "updates",
    "webhook",
)  # fmt: skip
OURS = ("bot", "storage", "dialogues")


class OneLine(logging.Formatter):
    """Writes the event and those of its figures that are known to be harmless; never an exception's text."""

    def format(self, record: logging.LogRecord) -> str:
        """Give one line of JSON."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname.lower(), "event": record.msg}
        line |= {name: getattr(record, name) for name in _FIELDS if hasattr(record, name)}
        return msgspec.json.encode(line).decode()


def start_logging(level: str) -> None:
    """Write our own events to standard error; libraries say nothing, since they log addresses with tokens in them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    logging.getLogger().handlers = [logging.NullHandler()]
    for name in OURS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
