"""Telegram's HTML: which tags there are, when it is well formed, what remains as text and entities."""

import re
from dataclasses import dataclass, field

from tests.telegram.errors import JSON, ViolationError

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
ATTRIBUTES = {
    "span": {"class"},
    "tg-emoji": {"emoji-id"},
    "a": {"href"},
    "code": {"class"},
    "blockquote": {"expandable"},
}
REFERENCE = re.compile(r"&(lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
PLAIN = re.compile(r"[^<&]+")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
START_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
ATTRIBUTE = re.compile(r"""\s+([a-zA-Z-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=]+)))?""")
END_TAG = re.compile(r"</([a-zA-Z0-9-]*)\s*>")


def utf16_length(text: str) -> int:
    """Length as Telegram counts it, in UTF-16 code units."""
    try:
        return len(text.encode("utf-16-le")) // 2
    except UnicodeEncodeError:
        raise ViolationError("strings must be encoded in UTF-8") from None


@dataclass
class _Reading:
    text: str
    at: int = 0
    length: int = 0
    plain: list[str] = field(default_factory=list)
    entities: list[JSON] = field(default_factory=list)
    open_tags: list[tuple[str, JSON]] = field(default_factory=list)

    def byte_offset(self) -> int:
        return len(self.text[: self.at].encode())

    def add(self, piece: str) -> None:
        self.plain.append(piece)
        self.length += utf16_length(piece)

    def fail(self, reason: str) -> ViolationError:
        return ViolationError(f"can't parse entities: {reason}")


def parse_html(text: str) -> tuple[str, list[JSON]]:
    """Plain text and entities (offsets in UTF-16 units) of Telegram's HTML; raises ViolationError."""
    reading = _Reading(text)
    while reading.at < len(text):
        if text.startswith("</", reading.at):
            _end_tag(reading)
        elif text[reading.at] == "<":
            _start_tag(reading)
        elif match := REFERENCE.match(text, reading.at):
            reading.add(_character(match.group(1)))
            reading.at = match.end()
        else:
            piece = PLAIN.match(text, reading.at)
            reading.add(piece.group() if piece else text[reading.at])
            reading.at = piece.end() if piece else reading.at + 1
    if reading.open_tags:
        raise reading.fail(f'Can\'t find end tag corresponding to start tag "{reading.open_tags[-1][0]}"')
    return trimmed("".join(reading.plain), reading.entities)


def trimmed(plain: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    """Without white space at both ends, as Telegram stores a text."""
    kept = plain.strip()
    cut = utf16_length(plain[: len(plain) - len(plain.lstrip())])
    room = utf16_length(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] - cut + entity["length"], room)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return kept, sorted(moved, key=lambda entity: (entity["offset"], -entity["length"]))


def _start_tag(reading: _Reading) -> None:
    match = START_TAG.match(reading.text, reading.at)
    name = match.group(1).lower() if match else ""
    if match is None or name not in KINDS:
        raise reading.fail(f'Unsupported start tag "{name}" at byte offset {reading.byte_offset()}')
    entity: JSON = {"type": KINDS[name], "offset": reading.length}
    given = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in ATTRIBUTE.finditer(match.group(2))}
    if ATTRIBUTE.sub("", match.group(2)).strip() or given.keys() - ATTRIBUTES.get(name, set()):
        raise reading.fail(f'Tag "{name}" has attributes it can\'t have at byte offset {reading.byte_offset()}')
    if name == "span" and given.get("class") != "tg-spoiler":
        raise reading.fail(f'Tag "span" must have class "tg-spoiler" at byte offset {reading.byte_offset()}')
    if name == "a":
        entity["url"] = given.get("href", "")
    if name == "tg-emoji":
        entity["custom_emoji_id"] = given.get("emoji-id", "")
    if "expandable" in given:
        entity["type"] = "expandable_blockquote"
    reading.open_tags.append((name, entity))
    reading.at = match.end()


def _end_tag(reading: _Reading) -> None:
    match = END_TAG.match(reading.text, reading.at)
    if match is None or not reading.open_tags:
        raise reading.fail(f"Unexpected end tag at byte offset {reading.byte_offset()}")
    name, entity = reading.open_tags.pop()
    found = match.group(1).lower()
    if found not in ("", name):
        raise reading.fail(
            f'Unmatched end tag at byte offset {reading.byte_offset()}, expected "</{name}>", found "</{found}>"',
        )
    entity["length"] = reading.length - entity["offset"]
    if entity["length"]:
        reading.entities.append(entity)
    reading.at = match.end()


def _character(reference: str) -> str:
    if reference in NAMED:
        return NAMED[reference]
    digits = reference.removeprefix("#")
    code = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
