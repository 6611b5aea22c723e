"""Checks requests and updates against the machine-readable Bot API schema."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.telegram.errors import JSON, ViolationError

DEFAULT_PATH = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "telegram-bot-api-10.1.json"
EMPTY = {"chat_id": "chat_id is empty", "text": "message text is empty"}
SCALARS: dict[str, tuple[type, ...]] = {"Integer": (int,), "Float": (int, float), "Boolean": (bool,), "String": (str,)}
# What is decoded where the schema is absent: the emulator still has to understand the requests of our bot.
STRUCTURED = frozenset(
    [
        "reply_markup",
        "entities",
        "caption_entities",
        "link_preview_options",
        "reply_parameters",
        "commands",
        "scope",
        "allowed_updates",
    ]
)
WHOLE_NUMBERS = frozenset(["chat_id", "message_id", "offset", "limit", "timeout", "max_connections", "cache_time"])
SWITCHES = frozenset(["disable_notification", "protect_content", "drop_pending_updates", "show_alert"])


@dataclass(frozen=True)
class Upload:
    """A file that came in a multipart body."""

    filename: str
    content: bytes


class Schema:
    """The methods and types of one version of the Bot API."""

    def __init__(self, methods: JSON, types: JSON) -> None:
        self._methods = {name.lower(): method for name, method in methods.items()}
        self._types = types

    @staticmethod
    @cache
    def load(path: Path | None) -> "Schema | None":
        """The schema in a file; None where the file is absent."""
        if path is None or not path.exists():
            return None
        document = json.loads(path.read_text("utf-8"))
        return Schema(document["methods"], document["types"])

    def knows(self, method: str) -> bool:
        return method.lower() in self._methods

    def decode(self, method: str, raw: JSON) -> JSON:
        """Turns the values of a request into what their types say; raises ViolationError where they don't fit."""
        fields = {field["name"]: field for field in self._methods[method.lower()]["fields"]}
        for name, field in fields.items():
            if field["required"] and raw.get(name) in (None, ""):
                raise ViolationError(EMPTY.get(name, f'parameter "{name}" is required'))
        values: JSON = {}
        for name, value in raw.items():
            if name not in fields:
                raise ViolationError(f'unknown parameter "{name}" of {method}')
            types = fields[name]["types"]
            values[name] = _from_text(name, value, types) if isinstance(value, str) else value
            problem = self.problem(values[name], types, name)
            if problem:
                raise ViolationError(f"can't parse {name}: {problem}")
        return values

    def problem(self, value: object, types: list[str], where: str) -> str | None:
        """Says what is wrong with a value that should have one of the types, None if nothing is."""
        problems = [self._misfit(value, kind, where) for kind in types]
        return None if None in problems else problems[-1]

    def _misfit(self, value: object, kind: str, where: str) -> str | None:
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return f"{where} must be an Array"
            inner = [
                self._misfit(item, kind.removeprefix("Array of "), f"{where}[{i}]") for i, item in enumerate(value)
            ]
            return next((found for found in inner if found), None)
        if kind == "InputFile":
            return None if isinstance(value, Upload) else f"{where} must be an InputFile"
        if kind in SCALARS:
            fits = isinstance(value, SCALARS[kind]) and (kind == "Boolean" or not isinstance(value, bool))
            return None if fits else f"{where} must be of type {kind}"
        if not isinstance(value, dict):
            return f"{where} must be a JSON object of type {kind}"
        if subtypes := self._types[kind].get("subtypes"):
            return self.problem(value, subtypes, where)
        return self._misfit_object(value, kind, where)

    def _misfit_object(self, value: JSON, kind: str, where: str) -> str | None:
        fields = {field["name"]: field for field in self._types[kind]["fields"]}
        missing = [name for name, field in fields.items() if field["required"] and name not in value]
        if missing:
            return f"{where} lacks {missing[0]} of {kind}"
        for name, item in value.items():
            if name not in fields:
                return f"{where} has {name}, which {kind} does not have"
            if found := self.problem(item, fields[name]["types"], f"{where}.{name}"):
                return found
        return None


def decode_without_schema(raw: JSON) -> JSON:
    """Decodes form values by the names of the parameters that our bot uses."""
    kinds = [(STRUCTURED, ["JSON"]), (WHOLE_NUMBERS, ["Integer", "String"]), (SWITCHES, ["Boolean"])]
    types = {name: kind for names, kind in kinds for name in names}
    return {
        name: _from_text(name, value, types.get(name, ["String"])) if isinstance(value, str) else value
        for name, value in raw.items()
    }


def _from_text(name: str, value: str, types: list[str]) -> object:
    whole = re.fullmatch(r"-?[0-9]{1,19}", value.strip()) is not None
    if "Integer" in types and whole:
        return int(value)
    if "String" in types:
        return value
    if types == ["Boolean"] and value.lower() in ("true", "yes", "1", "false", "no", "0"):
        return value.lower() in ("true", "yes", "1")
    try:
        decoded: object = json.loads(value)
    except ValueError:
        raise ViolationError(f"can't parse {name} JSON object") from None
    return decoded
