"""The JSON Schema that lets an editor help while an author types, made of the grammar (draft 7, as editors know it)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dialogues.grammar import POINTS, QUESTION, SCRIPT, SHARED, USE

if TYPE_CHECKING:
    from dialogues.grammar import Key

Schema = dict[str, Any]

_TEXT = {"type": ["string", "number", "boolean"]}
_SHAPES: dict[str, Schema] = {
    "text": _TEXT,
    "texts": {"anyOf": [_TEXT, {"type": "array", "minItems": 1, "items": _TEXT}]},
    "id": {"type": "string", "pattern": "^[a-z0-9]+([.-][a-z0-9]+)*$"},
    "number": {"type": "integer", "minimum": 1},
    "flag": {"enum": ["yes", "no", True, False]},
}


def schema() -> Schema:
    """Give the schema for scripts, shared questions and points, told apart by the keys at the top of the file."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A script, shared questions, or points of the review",
        "if": {"required": ["plan_cues"]},
        "then": _mapping(SHARED),
        "else": {"if": {"required": ["points"]}, "then": _mapping(POINTS), "else": _mapping(SCRIPT)},
    }


def _mapping(keys: tuple[Key, ...]) -> Schema:
    mapping: Schema = {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in keys if key.required and not key.goes_with],
        "properties": {key.name: _key(key) for key in keys},
    }
    rules = [_by_kind(key) for key in keys if key.goes_with] if keys is QUESTION else []
    return mapping | ({"allOf": rules} if rules else {})


def _by_kind(key: Key) -> Schema:
    kinds = {"required": ["kind"], "properties": {"kind": {"enum": list(key.goes_with)}}}
    there = {"required": [key.name]} if key.required else {}
    return {"if": kinds, "then": there, "else": {"properties": {key.name: False}}}


def _key(key: Key) -> Schema:
    described: Schema = {"description": key.meaning}
    if key.allowed:
        return described | {"enum": list(key.allowed)}
    if key.shape == "mapping":
        return described | _mapping(key.of)
    if key.shape == "items":
        item = _mapping(key.of)
        if key.of is QUESTION:
            item = {"if": {"required": [USE[0].name]}, "then": _mapping(USE), "else": item}
        return described | {"type": "array", "minItems": 1, "items": item}
    return described | _SHAPES[key.shape] | ({"maxLength": key.most} if key.most else {})
