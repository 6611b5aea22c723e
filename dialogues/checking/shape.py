"""Keys and types: what stands where the grammar has no place for it, what is missing, what is of another kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dialogues.grammar import QUESTION, USE
from dialogues.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogues.grammar import Key
    from dialogues.problems import Problem
    from dialogues.reading import Data, Document, Path

FLAGS = {"yes": True, "no": False, "true": True, "false": False}
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_EXPECTED = {
    "text": "a text",
    "texts": "a text or a list of texts",
    "id": "a short name of small letters, digits, dots and hyphens",
    "number": "a whole number",
    "flag": "yes or no",
    "items": "a list whose entries start with a hyphen",
    "mapping": "keys with values, one a line",
}

_CUT_OFF = "If it belongs to the text before it, put the whole text in quotes: inside {...} a comma ends a text."


def check_shape(document: Document, keys: tuple[Key, ...]) -> Iterator[Problem]:
    """Give the problems `unknown-key`, `missing-key`, `wrong-type` and `duplicate-id` of a file."""
    yield from _mapping(document, (), document.data, keys)


def _mapping(document: Document, path: Path, data: Data, keys: tuple[Key, ...]) -> Iterator[Problem]:
    if not isinstance(data, dict):
        yield document.problem("wrong-type", path, "Keys with values are expected here.", _start_with(keys))
        return
    known = {key.name: key for key in keys}
    for name in data:
        if name not in known:
            hint = did_you_mean(name, known) if data[name] else _CUT_OFF
            yield document.problem("unknown-key", (*path, name), f"The key {name!r} means nothing here.", hint)
    for key in keys:
        if key.name in data:
            yield from _value(document, (*path, key.name), data[key.name], key)
        elif key.required and (not key.goes_with or data.get("kind") in key.goes_with):
            message = f"The key {key.name!r} is missing."
            yield document.problem("missing-key", path, message, f"Add {key.name}: {key.meaning}.")


def _value(document: Document, path: Path, value: Data, key: Key) -> Iterator[Problem]:
    if not _is(value, key):
        message = f"{key.name} holds {_EXPECTED[key.shape]}."
        name = _as_id(value) if key.shape == "id" else ""
        hint = f"Write {name}." if name else f"It is {key.meaning}."
        yield document.problem("wrong-type", path, message, hint)
    elif key.allowed and value not in key.allowed:
        message = f"{key.name} can't be {value!r}."
        yield document.problem("wrong-type", path, message, did_you_mean(value, key.allowed))
    elif key.shape == "mapping":
        yield from _mapping(document, path, value, key.of)
    elif key.shape == "items":
        yield from _items(document, path, value, key)


def _items(document: Document, path: Path, items: list[Data], key: Key) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for place, item in enumerate(items):
        here = (*path, place)
        keys = USE if key.of is QUESTION and isinstance(item, dict) and "use" in item else key.of
        yield from _mapping(document, here, item, keys)
        name = (item.get("id") or item.get("use")) if isinstance(item, dict) else None
        if not isinstance(name, str):
            continue
        if name in seen:
            message = f"The id {name!r} is taken by line {seen[name]}."
            yield document.problem("duplicate-id", (*here, "id"), message, "Give this one another id.")
        seen.setdefault(name, document.line(here))


def _is(value: Data, key: Key) -> bool:
    match key.shape:
        case "text":
            return isinstance(value, str) and bool(value.strip())
        case "texts":
            texts = value if isinstance(value, list) else [value]
            return bool(texts) and all(isinstance(text, str) and text.strip() for text in texts)
        case "id":
            return isinstance(value, str) and bool(_ID.fullmatch(value))
        case "number":
            return isinstance(value, str) and value.isascii() and value.isdigit()
        case "flag":
            return isinstance(value, str) and value in FLAGS
        case "items":
            return isinstance(value, list) and bool(value)
        case "mapping":
            return isinstance(value, dict)


def _as_id(value: Data) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", value.lower())) if isinstance(value, str) else ""


def _start_with(keys: tuple[Key, ...]) -> str:
    return f"Start with {', '.join(f'{key.name}:' for key in keys if key.required)}."
