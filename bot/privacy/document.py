"""Puts all that is held about a person into a page that a phone opens, and into JSON. Pure."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from bot.privacy.labels import day, title

if TYPE_CHECKING:
    from datetime import datetime

    from bot.library import Library
    from dialogues.script import Script
    from storage.own_data import Holding

_JSON_COLUMNS = frozenset({"state", "choices", "message"})
_STYLE = (
    "body{font:1em/1.5 sans-serif;max-width:40em;margin:1em auto;padding:0 1em}"
    "dt{font-weight:bold;margin-top:.5em}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}"
    "h2{border-top:1px solid #999;padding-top:1em}"
)


def as_data(holding: Holding, now: datetime) -> bytes:
    """Give it as JSON: {made_at, tables: {name: [row by column]}}."""
    tables = {name: [_unpacked(row) for row in rows] for name, rows in holding.items()}
    return msgspec.json.format(msgspec.json.encode({"made_at": now.isoformat(), "tables": tables}), indent=2)


def as_page(library: Library, holding: Holding, now: datetime) -> str:
    """Give it as a page: first each reflection in the words of the conversation, then every row as it is stored."""
    texts = library.texts
    parts = [
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">',
        f'<title>{texts("held_title")}</title><meta name="viewport" content="width=device-width">',
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>{texts('held_title')}</h1><p>{texts('held_made', date=day(now.isoformat()))}</p>",
    ]
    for one in holding.get("conversation", []):
        parts += [f"<h2>{escape(title(library, str(one['theme'])))}, {day(str(one['started_at']))}</h2>"]
        parts += [_definitions(_reflection(library, holding, one))]
    parts.append(f"<h2>{texts('held_all')}</h2>")
    for name, rows in holding.items():
        parts.append(f"<h3>{_heading(library, name)}</h3>")
        parts += [_definitions([(column, _shown(value)) for column, value in _unpacked(row).items()]) for row in rows]
    return "\n".join([*parts, "</body></html>\n"])


def _reflection(library: Library, holding: Holding, one: dict[str, Any]) -> list[tuple[str, str]]:
    """Give one reflection as lines: every wording of each answer, the points shown, the plan."""
    texts = library.texts
    script = library.script(str(one["theme"]))
    lines = []
    for response in _of(holding, "response", one):
        item = script.item(str(response["item"])) if script else None
        brief = item.in_brief if item else str(response["item"])
        later = f" ({texts('held_changed')})" if int(response["revision"]) > 1 else ""
        lines.append((brief + later, _answer(library, script, response)))
    points = [
        library.review[str(row["point"])].label
        for row in _of(holding, "point_shown", one)
        if row["point"] in library.review
    ]
    if points:
        lines.append((texts("held_points"), "\n".join(points)))
    lines += [(texts("held_your_plan"), str(plan["words"])) for plan in _of(holding, "plan", one)]
    return lines


def _answer(library: Library, script: Script | None, response: dict[str, Any]) -> str:
    if response["skipped"]:
        return library.texts("left_out")
    item = script.item(str(response["item"])) if script else None
    labels = {option.id: option.label for option in item.options} if item else {}
    chosen = [labels.get(choice, choice) for choice in json.loads(response["choices"] or "[]")]
    return "\n".join([*chosen, *(response[part] for part in ("words", "detail") if response[part])])


def _of(holding: Holding, table: str, conversation: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in holding.get(table, []) if row["conversation"] == conversation["id"]]


def _heading(library: Library, table: str) -> str:
    try:
        return library.texts(f"held_{table}")
    except KeyError:
        return escape(table)


def _unpacked(row: dict[str, Any]) -> dict[str, Any]:
    """Unpack JSON within a row. Files that wait to be sent are given by name: each /mine would hold those before."""
    unpacked = {
        column: json.loads(value) if column in _JSON_COLUMNS and isinstance(value, str) else value
        for column, value in row.items()
    }
    message = unpacked.get("message")
    if isinstance(message, dict) and "attachment" in message:
        unpacked["message"] = message | {"attachment": message["attachment"]["name"]}
    return unpacked


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1, default=str)


def _definitions(lines: list[tuple[str, str]]) -> str:
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in lines)
    return f"<dl>{listed}</dl>"
